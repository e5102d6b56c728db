"""The tables of a library, as SQLAlchemy Core describes them, the same for SQLite and PostgreSQL.

`migrations/` makes them; a test holds the two together. `search_index`, which finds the places of `search_entries` by
terms, is not the same in both stores, and is told in `search_index.py` alone. Names of columns: `*_at` are offsets in code points of the
report's text; `change` is the number of the change that wrote the row (`Writing.next_change`); `digest` is the
SHA-256, cut to 32 digits, over what the row holds (`seal.py`), which is compared whenever the row is read. The rows of the six
layers have none: the digest of `annotations` covers them. Columns of text that end in `_json` hold canonical JSON.

Order is never left to the database, whose collation differs from one server to the next: whoever reads sorts in
Python, by code points.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

__all__ = [
    "APPLICATION_ID",
    "HEAD",
    "METADATA",
    "alignments",
    "annotations",
    "captures",
    "events",
    "grouping_states",
    "hand_decisions",
    "library",
    "mentions",
    "placements",
    "problems",
    "profiles",
    "quotes",
    "record_sightings",
    "report_sources",
    "reports",
    "search_entries",
    "sentences",
    "sightings",
    "speakers",
    "statements",
    "stories",
    "story_history",
    "story_reports",
    "synopses",
    "times",
    "tokens",
    "unplaced",
]

HEAD = "0011"
"""The newest migration; a library of a newer one is refused."""

APPLICATION_ID = 0x43524452
"""What the header of an SQLite file says that it is (https://www.sqlite.org/pragma.html#pragma_application_id)."""

METADATA = MetaData()


def _id(name: str = "id") -> Column[str]:
    return Column(name, Text, primary_key=True)


def _digest() -> Column[str]:
    return Column("digest", Text, nullable=False)


def _change(name: str = "change") -> Column[int]:
    return Column(name, BigInteger, nullable=False, index=True)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _offsets(name: str = "") -> tuple[Column[int], Column[int]]:
    """Start and end of a span that may be missing, where it has a `name`."""
    start, end = (f"{name}_start_at", f"{name}_end_at") if name else ("start_at", "end_at")
    return Column(start, Integer, nullable=bool(name)), Column(end, Integer, nullable=bool(name))


def _of_report() -> tuple[Column[str], Column[int]]:
    """The key of a row of a layer: its report, and its place in the layer from 0."""
    report: Column[str] = Column("report_id", ForeignKey("annotations.report_id"), primary_key=True)
    return report, Column("position", Integer, primary_key=True, autoincrement=False)


library = Table(
    "library",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),  # the one row is 1
    Column("last_change", BigInteger, nullable=False),
)

captures = Table(
    "captures",
    METADATA,
    _id(),
    _text("address"),
    Column("is_url", Boolean, nullable=False),
    _text("sha256"),  # of the bytes as received
    Column("n_bytes", BigInteger, nullable=False),
    Column("body", LargeBinary),  # zlib; none where the file is read where it lies
    Column("is_read", Boolean, nullable=False),  # to its end; else the next reading goes on with it
    Column("received", Text),  # ISO 8601, of the first time, where the caller told it
    _change(),
    _digest(),
    Index("ix_captures_address", "address"),
)

sightings = Table(  # each time that the bytes of a capture were received from an address of the web
    "sightings",
    METADATA,
    Column("capture_id", ForeignKey("captures.id"), primary_key=True),
    Column("seen", Text, primary_key=True),  # ISO 8601 in UTC, as the caller told it
    _change(),
    _digest(),
)

reports = Table(
    "reports",
    METADATA,
    _id(),
    _text("text"),
    Column("url", Text),
    Column("outlet", Text),
    *_offsets("headline"),
    Column("byline", Text),
    Column("published", Text),
    Column("language", Text),
    _text("dropped_json"),
    Column("section", Text),
    Column("updated", Text),
    Column("marks_json", Text, nullable=False, server_default="[]"),
    _change(),
    _digest(),
    Index("ix_reports_url", "url"),
)

report_sources = Table(
    "report_sources",
    METADATA,
    Column("report_id", ForeignKey("reports.id"), primary_key=True),
    Column("capture_id", ForeignKey("captures.id"), primary_key=True),
    Column("path", Text),
    _digest(),
    Index("ix_report_sources_capture_id", "capture_id"),
    Index("ix_report_sources_path", "path"),
)

record_sightings = Table(  # each time that a web archive received the page of a report
    "record_sightings",
    METADATA,
    Column("report_id", ForeignKey("reports.id"), primary_key=True),
    Column("seen", Text, primary_key=True),  # ISO 8601 in UTC, as the record states it
    _change(),
    _digest(),
)

annotations = Table(
    "annotations",
    METADATA,
    Column("report_id", ForeignKey("reports.id"), primary_key=True),
    _text("made_by"),
    Column("seen_from", Text),
    _text("seen_from_reason"),
    _change(),
    _digest(),
    Index("ix_annotations_made_by", "made_by"),
)

sentences = Table(
    "sentences", METADATA, *_of_report(), *_offsets(), Column("paragraph", Integer, nullable=False)
)

mentions = Table(
    "mentions",
    METADATA,
    *_of_report(),
    *_offsets(),
    _text("kind"),
    _text("form"),
    _text("name"),
    *_offsets("role"),
    Index("ix_mentions_name", "name"),
)

quotes = Table(
    "quotes",
    METADATA,
    *_of_report(),
    *_offsets(),  # of the first span of its content
    _text("content_json"),  # all spans: [[start, end], ...]
    _text("kind"),
    *_offsets("speaker"),
    Column("speaker_name", Text),
    *_offsets("cue"),
    _text("relays_json"),
    *_offsets("venue"),
    Column("time", Text),
    Index("ix_quotes_speaker_name", "speaker_name", "report_id"),
)

speakers = Table(
    "speakers",
    METADATA,
    _id("name"),  # each `quotes.speaker_name` once
    Column("folded", Text, nullable=False, server_default=""),  # the name without case and accents
    _digest(),
    # In PostgreSQL by code points (COLLATE "C"), which SQLite does by itself.
    Index("ix_speakers_folded", "folded"),
)

times = Table(
    "times",
    METADATA,
    *_of_report(),
    *_offsets(),
    _text("kind"),
    _text("value"),
    _text("reason"),
    Index("ix_times_value", "value"),
)

events = Table(
    "events",
    METADATA,
    *_of_report(),
    *_offsets(),
    Column("kind", Text),
    Column("actor", Text),
    Column("target", Text),
    Column("time", Text),
    Column("place", Text),
    _text("status"),
)

statements = Table(
    "statements",
    METADATA,
    *_of_report(),
    *_offsets(),
    Column("speaker", Text),
    _text("certainty"),
    Index("ix_statements_speaker", "speaker"),
)

profiles = Table(
    "profiles",
    METADATA,
    Column("report_id", ForeignKey("reports.id"), primary_key=True),
    _text("at"),  # ISO 8601, a day or an hour, or "~" for none; with the id the order of grouping
    Column("packed", LargeBinary, nullable=False),
    _digest(),
    # In PostgreSQL by code points (COLLATE "C"), which SQLite does by itself.
    Index("ix_profiles_at", "at", "report_id"),
)

unplaced = Table(  # the reports that grouping has yet to place, or to place again
    "unplaced",
    METADATA,
    Column("report_id", ForeignKey("profiles.report_id"), primary_key=True),
    _digest(),
)

stories = Table(
    "stories",
    METADATA,
    _id(),
    Column("n_reports", Integer, nullable=False),
    Column("n_pages", Integer, nullable=False, server_default="0"),  # forms of one page count once
    Column("first_day", Text),
    Column("last_day", Text),
    Column("members_digest", Text, nullable=False),  # of the ids of its reports, sorted
    _change("made"),
    _change(),  # the last time a report came or went
    _digest(),
    Index("ix_stories_newest", "last_day", "n_pages", "id"),
)

story_reports = Table(
    "story_reports",
    METADATA,
    Column("report_id", ForeignKey("reports.id"), primary_key=True),
    Column("story_id", ForeignKey("stories.id"), nullable=False),
    _digest(),
    Index("ix_story_reports_story_id", "story_id"),
)

placements = Table(
    "placements",
    METADATA,
    Column("report_id", ForeignKey("reports.id"), primary_key=True),
    _text("placement_json"),  # what grouping decided of it, and of those driven out for it
    _digest(),
)

grouping_states = Table(
    "grouping_states",
    METADATA,
    Column("at", Text, primary_key=True),
    _id("report_id"),
    # [[story id, [report id, ...]], ...] the open stories when all up to that place were placed
    _text("open_json"),
    _digest(),
)

story_history = Table(
    "story_history",
    METADATA,
    Column("change", BigInteger, primary_key=True, autoincrement=False),
    _text("story_id"),
    _text("act"),
    _text("by"),
    Column("report_id", Text),
    Column("other_story_id", Text),
    _text("reasons_json"),
    _digest(),
    Index("ix_story_history_story_id", "story_id"),
)

hand_decisions = Table(
    "hand_decisions",
    METADATA,
    Column("first", Text, primary_key=True),
    Column("second", Text, primary_key=True),
    _text("kind"),
    _change(),
    _digest(),
)

synopses = Table(
    "synopses",
    METADATA,
    Column("story_id", ForeignKey("stories.id"), primary_key=True),
    _text("made_from"),  # the digest of all that it rests on
    _text("rest_json"),  # all but its reports and alignments
    _change(),
    _digest(),
)

alignments = Table(
    "alignments",
    METADATA,
    Column("story_id", ForeignKey("synopses.story_id"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    _text("relation"),
    Column("aspect", Text),
    _text("about"),
    Column("why", Text),
    Column("origins", Integer),
    _text("independence"),
    _text("match"),
    _text("variants_json"),  # [{"citations": [[report_id, start, end], ...]}, ...]
    Column("only_in", Text),  # the report that alone tells it
    Index("ix_alignments_only_in", "only_in"),
)

search_entries = Table(
    "search_entries",
    METADATA,
    # The day and the id of the report in one number: the newest has the highest (`search_index.place_of`).
    Column("place", BigInteger, primary_key=True, autoincrement=False),
    Column("report_id", ForeignKey("reports.id"), nullable=False),
    Column("packed", LargeBinary, nullable=False),  # its terms, zlib
    # 384 float16, little-endian; none where the report has no sentence
    Column("vector", LargeBinary),
    _digest(),
    Index("ix_search_entries_report_id", "report_id", unique=True),
)

problems = Table(
    "problems",
    METADATA,
    _id(),
    _text("source"),  # the address that was read; its next reading replaces them
    _text("stage"),
    _text("subject"),
    _text("message"),
    _change(),
    _digest(),
    Index("ix_problems_source", "source"),
)

tokens = Table(
    "tokens",
    METADATA,
    _id("sha256"),  # of the token itself, which is not kept
    _text("name"),  # whose, or what for
    _digest(),
)
