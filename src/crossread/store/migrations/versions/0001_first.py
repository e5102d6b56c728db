"""The first form of the library: what is read, what is found in it, stories and their synopses."""

from typing import Any

import sqlalchemy as sa
from alembic import op

__all__ = ["upgrade"]

revision = "0001"
down_revision = None

_APPLICATION_ID = 0x43524452


def upgrade() -> None:
    """Make all tables, and the one row that counts the changes."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
    _read()
    _found()
    _told()
    _grouped()
    _stories()
    op.execute("INSERT INTO library (id, last_change) VALUES (1, 0)")


def _read() -> None:
    op.create_table(
        "library",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("last_change", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "captures",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("is_url", sa.Boolean, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("n_bytes", sa.BigInteger, nullable=False),
        sa.Column("body", sa.LargeBinary),
        sa.Column("is_read", sa.Boolean, nullable=False),
        sa.Column("received", sa.Text),
        sa.Column("change", sa.BigInteger, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
    )
    op.create_index("ix_captures_address", "captures", ["address"])
    op.create_index("ix_captures_change", "captures", ["change"])
    op.create_table(
        "problems",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("stage", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("message", sa.Text, nullable=False),
        sa.Column("change", sa.BigInteger, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
    )
    op.create_index("ix_problems_change", "problems", ["change"])
    op.create_index("ix_problems_source", "problems", ["source"])
    op.create_table(
        "reports",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("url", sa.Text),
        sa.Column("outlet", sa.Text),
        sa.Column("headline_start_at", sa.Integer),
        sa.Column("headline_end_at", sa.Integer),
        sa.Column("byline", sa.Text),
        sa.Column("published", sa.Text),
        sa.Column("language", sa.Text),
        sa.Column("dropped_json", sa.Text, nullable=False),
        sa.Column("change", sa.BigInteger, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
    )
    op.create_index("ix_reports_change", "reports", ["change"])
    op.create_index("ix_reports_url", "reports", ["url"])
    op.create_table(
        "report_sources",
        sa.Column("report_id", sa.Text, sa.ForeignKey("reports.id"), primary_key=True),
        sa.Column("capture_id", sa.Text, sa.ForeignKey("captures.id"), primary_key=True),
        sa.Column("path", sa.Text),
        sa.Column("digest", sa.Text, nullable=False),
    )
    op.create_index("ix_report_sources_capture_id", "report_sources", ["capture_id"])
    op.create_index("ix_report_sources_path", "report_sources", ["path"])


def _create_layer(name: str, *columns: sa.Column[Any]) -> None:
    """A table of one layer of annotations: what each row is of, its place in the report, and `columns`."""
    op.create_table(
        name,
        sa.Column("report_id", sa.Text, sa.ForeignKey("annotations.report_id"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("start_at", sa.Integer, nullable=False),
        sa.Column("end_at", sa.Integer, nullable=False),
        *columns,
    )


def _found() -> None:
    op.create_table(
        "annotations",
        sa.Column("report_id", sa.Text, sa.ForeignKey("reports.id"), primary_key=True),
        sa.Column("made_by", sa.Text, nullable=False),
        sa.Column("seen_from", sa.Text),
        sa.Column("seen_from_reason", sa.Text, nullable=False),
        sa.Column("change", sa.BigInteger, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
    )
    op.create_index("ix_annotations_change", "annotations", ["change"])
    op.create_index("ix_annotations_made_by", "annotations", ["made_by"])
    _create_layer(
        "sentences",
        sa.Column("paragraph", sa.Integer, nullable=False),
    )
    _create_layer(
        "mentions",
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("form", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("role_start_at", sa.Integer),
        sa.Column("role_end_at", sa.Integer),
    )
    op.create_index("ix_mentions_name", "mentions", ["name"])
    _create_layer(
        "quotes",
        sa.Column("content_json", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("speaker_start_at", sa.Integer),
        sa.Column("speaker_end_at", sa.Integer),
        sa.Column("speaker_name", sa.Text),
        sa.Column("cue_start_at", sa.Integer),
        sa.Column("cue_end_at", sa.Integer),
        sa.Column("relays_json", sa.Text, nullable=False),
        sa.Column("venue_start_at", sa.Integer),
        sa.Column("venue_end_at", sa.Integer),
        sa.Column("time", sa.Text),
    )
    op.create_index("ix_quotes_speaker_name", "quotes", ["speaker_name"])


def _told() -> None:
    _create_layer(
        "times",
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
    )
    op.create_index("ix_times_value", "times", ["value"])
    _create_layer(
        "events",
        sa.Column("kind", sa.Text),
        sa.Column("actor", sa.Text),
        sa.Column("target", sa.Text),
        sa.Column("time", sa.Text),
        sa.Column("place", sa.Text),
        sa.Column("status", sa.Text, nullable=False),
    )
    _create_layer(
        "statements",
        sa.Column("speaker", sa.Text),
        sa.Column("certainty", sa.Text, nullable=False),
    )
    op.create_index("ix_statements_speaker", "statements", ["speaker"])


def _grouped() -> None:
    op.create_table(
        "profiles",
        sa.Column("report_id", sa.Text, sa.ForeignKey("reports.id"), primary_key=True),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("packed", sa.LargeBinary, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
    )
    op.create_index("ix_profiles_at", "profiles", ["at"])
    op.create_table(
        "placements",
        sa.Column("report_id", sa.Text, sa.ForeignKey("reports.id"), primary_key=True),
        sa.Column("placement_json", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
    )
    op.create_table(
        "grouping_states",
        sa.Column("at", sa.Text, primary_key=True),
        sa.Column("report_id", sa.Text, primary_key=True),
        sa.Column("open_json", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
    )
    op.create_table(
        "hand_decisions",
        sa.Column("first", sa.Text, primary_key=True),
        sa.Column("second", sa.Text, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("change", sa.BigInteger, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
    )
    op.create_index("ix_hand_decisions_change", "hand_decisions", ["change"])
    op.create_table(
        "stories",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("n_reports", sa.Integer, nullable=False),
        sa.Column("first_day", sa.Text),
        sa.Column("last_day", sa.Text),
        sa.Column("members_digest", sa.Text, nullable=False),
        sa.Column("made", sa.BigInteger, nullable=False),
        sa.Column("change", sa.BigInteger, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
    )
    op.create_index("ix_stories_change", "stories", ["change"])
    op.create_index("ix_stories_made", "stories", ["made"])


def _stories() -> None:
    op.create_table(
        "story_reports",
        sa.Column("report_id", sa.Text, sa.ForeignKey("reports.id"), primary_key=True),
        sa.Column("story_id", sa.Text, sa.ForeignKey("stories.id"), nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
    )
    op.create_index("ix_story_reports_story_id", "story_reports", ["story_id"])
    op.create_table(
        "story_history",
        sa.Column("change", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("story_id", sa.Text, nullable=False),
        sa.Column("act", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("report_id", sa.Text),
        sa.Column("other_story_id", sa.Text),
        sa.Column("reasons_json", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
    )
    op.create_index("ix_story_history_story_id", "story_history", ["story_id"])
    op.create_table(
        "synopses",
        sa.Column("story_id", sa.Text, sa.ForeignKey("stories.id"), primary_key=True),
        sa.Column("made_from", sa.Text, nullable=False),
        sa.Column("rest_json", sa.Text, nullable=False),
        sa.Column("change", sa.BigInteger, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
    )
    op.create_index("ix_synopses_change", "synopses", ["change"])
    op.create_table(
        "alignments",
        sa.Column("story_id", sa.Text, sa.ForeignKey("synopses.story_id"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("relation", sa.Text, nullable=False),
        sa.Column("aspect", sa.Text),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("why", sa.Text),
        sa.Column("origins", sa.Integer),
        sa.Column("independence", sa.Text, nullable=False),
        sa.Column("variants_json", sa.Text, nullable=False),
        sa.Column("only_in", sa.Text),
    )
    op.create_index("ix_alignments_only_in", "alignments", ["only_in"])
