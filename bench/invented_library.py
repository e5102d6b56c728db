# ruff: noqa: SLF001 - rows are made by the private functions of `store/`, so that they are the same rows
"""Makes a library of any size out of invented reports, for the benches: nothing is read by a model.

    python -m bench.invented_library PATH [REPORTS]

The reports are written by the functions of `store/`, as reading writes them, with annotations that are put together
with the text, vectors by chance, and what grouping would have kept: places, states and stories. Words are invented, and
frequent after Zipf as in news. Most stories have one to three reports; one in a thousand has forty, one in each
twenty thousand reports three hundred. They come over 500 days, so that grouping always has its most reports open.
The synopses of some stories are kept, those of forty and more among them. The same number gives the same library.
"""

import sqlite3
import sys
import time
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from random import Random

import numpy as np
from sqlalchemy import Table, event, select, text

from crossread.cluster.open_stories import OpenStories
from crossread.cluster.profile import ReportProfile, pack_profile
from crossread.cluster.stories import Placement
from crossread.keep.made_by import made_by
from crossread.keep.synopsis import load_current
from crossread.language.rules.rules import RuleModel
from crossread.store import annotations as store_annotations
from crossread.store import captures as store_captures
from crossread.store import reports as store_reports
from crossread.store import schema, search_index
from crossread.store.captures import KeptCapture, capture_id
from crossread.store.library import Library, Writing, open_library
from crossread.store.reports import with_kept_id
from crossread.store.seal import canonical, sealed
from crossread.store.search_index import Entry, place_of
from crossread.store.speakers import add_names
from crossread.store.stories import Act, By, StoryEvent, add_event, set_members, story_id_of
from crossread.store.synopses import add_synopsis, made_from
from crossread.store.value_json import write_value
from crossread.types.alignment import Alignment, Aspect, Relation, Variant
from crossread.types.annotation import (
    Annotations,
    Certainty,
    EntityKind,
    EventMention,
    Mention,
    MentionForm,
    Quote,
    QuoteKind,
    Sentence,
    Statement,
    TimeExpression,
    TimeKind,
)
from crossread.types.report import Citation, Report
from crossread.types.span import Span
from crossread.types.synopsis import Passage, Synopsis, TimelineEntry

__all__ = [
    "MODEL",
    "OUTLETS",
    "WORDS",
    "Sizes",
    "find_sizes",
    "keep_invented_synopsis",
    "make_library",
    "person",
]

MODEL = RuleModel()
_MADE_BY = made_by(MODEL)
_MOST_DAYS, _EACH_DAY = 500, 200
OUTLETS = tuple(f"{town} {paper}" for town in "Oakhaven Tarn Selm Eastmarch".split() for paper in "Post Herald Times Courier Gazette Star Echo Mail Sun Tribune".split())  # fmt: skip
_FIRST_DAY = date(2021, 1, 1)
_N_WORDS, _N_PERSONS = 20_000, 30_000
_SIZES = (1, 1, 1, 1, 1, 1, 2, 2, 3)
_LARGE, _HUGE = 40, 300
_STATE_EVERY = 256  # as `keep.group.GROUPING` has it
_SKETCH = 48
_CLOSE_EVERY = 50  # reports; grouping closes after each, which is slow here and changes little
_LATEST = 6  # days; later the story might be closed already
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def _word(number: int) -> str:
    letters = "".join(
        "bdfgklmnprstvz"[number // 14**k % 14] + "aeiou"[number // 5**k % 5] for k in range(3)
    )
    return f"{letters}{'abcdefghij'[number % 10]}{'klmnopqrst'[number // 10 % 10]}"


WORDS = tuple(_word(number) for number in range(_N_WORDS))
_WEIGHTS = list(accumulate(1 / (rank + 3) for rank in range(_N_WORDS)))
_PERSON_WEIGHTS = list(accumulate(1 / (rank + 20) for rank in range(_N_PERSONS)))


def person(number: int) -> str:
    """The name of a speaker; those of low numbers are quoted often."""
    return f"{_word(number % 157).capitalize()} {_word(number + 211).capitalize()}"


@dataclass(frozen=True, slots=True)
class Sizes:
    """The ids of stories: of one report, of two or three, of forty and of three hundred; sorted."""

    alone: tuple[str, ...]
    small: tuple[str, ...]
    large: tuple[str, ...]
    huge: tuple[str, ...]


@dataclass(slots=True)
class _Text:
    """A text that grows, with all that is found in it."""

    parts: list[str] = field(default_factory=list)
    at: int = 0
    paragraph: int = -1
    sentences: list[Sentence] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    times: list[TimeExpression] = field(default_factory=list)
    events: list[EventMention] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)

    def add(self, words: str) -> Span:
        start = self.at
        self.parts.append(words)
        self.at += len(words)
        return Span(start, self.at)

    def name(self, name: str, kind: EntityKind) -> Span:
        span = self.add(name)
        self.mentions.append(Mention(span, kind, MentionForm.NAME, name))
        return span

    def end_sentence(self, start: int, speaker: str | None = None) -> None:
        span = Span(start, self.at)
        self.sentences.append(Sentence(span, self.paragraph))
        self.statements.append(Statement(span, speaker, Certainty.HAPPENED))


@dataclass(frozen=True, slots=True)
class _Story:
    """An invented happening: what its reports have in common."""

    number: int
    size: int
    day: date
    place: str
    facts: tuple[tuple[str, ...], ...]
    persons: tuple[str, ...]


def _stories(chance: Random, n_reports: int) -> list[_Story]:
    sizes: list[int] = []
    written = 0
    n_days = max(1, min(_MOST_DAYS, n_reports // _EACH_DAY))
    huge_every = max(2_000, min(20_000, n_reports // 2))
    while written < n_reports:
        size = chance.choice(_SIZES)
        if len(sizes) % 1_000 == 500:
            size = _LARGE
        if (
            written // huge_every < (written + _HUGE) // huge_every
            and written % huge_every > huge_every // 2
        ):
            size = _HUGE
        size = min(size, n_reports - written)
        sizes.append(size)
        written += size
    return [_story(chance, number, size, len(sizes), n_days) for number, size in enumerate(sizes)]


def _story(chance: Random, number: int, size: int, n_stories: int, n_days: int) -> _Story:
    facts = tuple(
        tuple(chance.choices(WORDS, cum_weights=_WEIGHTS, k=chance.randint(9, 16)))
        for _ in range(12)
    )
    return _Story(
        number,
        size,
        _FIRST_DAY + timedelta(days=number * n_days // n_stories),
        _word(19_000 - number % 900).capitalize(),
        facts,
        tuple(map(person, chance.choices(range(_N_PERSONS), cum_weights=_PERSON_WEIGHTS, k=4))),
    )


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A report that is written and not kept yet."""

    story: _Story
    report: Report
    made: Annotations
    day: date


def _write(chance: Random, story: _Story, number: int) -> _Waiting:
    """A report of some 350 words: eight facts of its story told in its own way, and nine sentences of its own."""
    text = _Text()
    start = text.at
    text.add(" ".join(story.facts[0][:6]).capitalize() + " at ")
    text.name(story.place, EntityKind.PLACE)
    headline = Span(0, text.at)
    text.end_sentence(start)
    told = [(fact, True) for fact in chance.sample(story.facts, 8)]
    told += [(tuple(chance.choices(WORDS, cum_weights=_WEIGHTS, k=14)), False) for _ in range(9)]
    chance.shuffle(told)
    day = story.day + timedelta(days=min(int(chance.expovariate(1.2)), _LATEST))
    for at, (words, is_common) in enumerate(told):
        text.add("\n\n" if at % 2 == 0 else " ")
        text.paragraph += at % 2 == 0
        _sentence(text, chance, words, story, day, quoted=at % 4 if is_common else 2)
    body = "".join(text.parts)
    report = Report(
        f"n{number}", body, path=f"n{number}.txt", outlet=chance.choice(OUTLETS),
        headline=headline, published=day, language="en", byline=person(number % 900),
    )  # fmt: skip
    kept = with_kept_id(report)
    layers = ("sentences", "mentions", "quotes", "times", "events", "statements")
    made = Annotations(
        kept.id, _MADE_BY, day, "the day of publication",
        **{name: tuple(sorted(getattr(text, name), key=_at)) for name in layers},
    )  # fmt: skip
    return _Waiting(story, kept, made, day)


def _at(one: object) -> Span:
    return one.content[0] if isinstance(one, Quote) else one.span  # type: ignore[attr-defined]


def _sentence(  # noqa: PLR0913 (each is a part of the sentence)
    text: _Text, chance: Random, words: Sequence[str], story: _Story, day: date, *, quoted: int
) -> None:
    start = text.at
    if quoted == 0:
        who = chance.choice(story.persons)
        text.add('"')
        content = text.add(" ".join(words).capitalize() + ",")
        text.add('" ')
        cue = text.add("said")
        text.add(" ")
        speaker = text.name(who, EntityKind.PERSON)
        text.add(".")
        text.quotes.append(Quote((content,), QuoteKind.DIRECT, speaker, who, cue))
        text.end_sentence(start, who)
        return
    if quoted == 1:
        who = chance.choice(story.persons)
        speaker = text.name(who, EntityKind.PERSON)
        text.add(" ")
        cue = text.add("said")
        content = text.add(f" that {chance.randint(10, 40)} {' '.join(words)}")
        text.add(".")
        text.quotes.append(
            Quote((Span(content.start + 1, content.end),), QuoteKind.INDIRECT, speaker, who, cue)
        )
        text.end_sentence(start, who)
        return
    weekday = chance.randrange(7)
    text.add(f"The {' '.join(words[:3])} ")
    event = text.add(words[3])
    text.add(f" {chance.randint(10, 40)} {' '.join(words[4:])} in ")
    text.name(story.place, EntityKind.PLACE)
    text.add(" on ")
    when = text.add(_WEEKDAYS[weekday])
    text.add(".")
    value = (day - timedelta(days=(day.weekday() - weekday) % 7)).isoformat()
    text.times.append(TimeExpression(when, TimeKind.DATE, value, "the last day of that name"))
    text.events.append(
        EventMention(event, None, None, None, value, story.place, Certainty.HAPPENED)
    )
    text.end_sentence(start)


def _profile(one: _Waiting, vector: bytes) -> ReportProfile:
    """As `cluster/profile.py` would see the report, without the counting."""
    report, made = one.report, one.made
    words = _terms(report.text)
    counted = tuple((word, 1.0) for word in sorted(set(words))[:160])
    names = sorted({part.lower() for mention in made.mentions for part in mention.name.split()})
    places = sorted({m.name.lower() for m in made.mentions if m.kind is EntityKind.PLACE})
    runs = sorted(
        zlib.crc32(" ".join(words[at : at + 6]).encode()) for at in range(0, 2 * _SKETCH, 2)
    )
    return ReportProfile(
        report.id, one.day, "en", counted,
        tuple((name, 1.0) for name in names), tuple((name, 1.0) for name in places),
        tuple((word, 1.0) for word in sorted({word for word in words if word.isdigit()})),
        vector, tuple(runs),
    )  # fmt: skip


def _in_haste(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA cache_size = -200000")


@dataclass(slots=True)
class _Filling:
    """What is known while a library is filled: the open stories, and who lies in which."""

    chance: Random
    vectors: np.random.Generator
    open: OpenStories = field(default_factory=OpenStories)
    labels: dict[int, str] = field(default_factory=dict)
    members: dict[int, list[tuple[str, date]]] = field(default_factory=dict)
    n_written: int = 0
    n_kept: int = 0
    last_change: int = 0

    def next_change(self) -> int:
        self.last_change += 1
        return self.last_change


def make_library(path: str, n_reports: int) -> Library:
    """A library of `n_reports` at `path`, where none is yet; it is left open, and no synopsis is kept in it."""
    library = open_library(path, create=True)
    if library.engine.dialect.name == "sqlite":
        event.listen(library.engine, "connect", _in_haste)
    chance = Random(1)  # noqa: S311 - the same library each time
    stories = _stories(chance, n_reports)
    run = _Filling(chance, np.random.default_rng(1))
    waiting: dict[date, list[_Waiting]] = {}
    beginning: dict[date, list[_Story]] = {}
    for story in stories:
        beginning.setdefault(story.day, []).append(story)
    for number in range(_MOST_DAYS + _LATEST):
        day = _FIRST_DAY + timedelta(days=number)
        for story in beginning.pop(day, ()):
            for _ in range(story.size):
                one = _write(chance, story, run.n_written)
                run.n_written += 1
                waiting.setdefault(one.day, []).append(one)
        if coming := waiting.pop(day, []):
            with library.writing() as writing:
                _keep_day(writing, run, coming)
                _keep_stories(writing, run, stories)
    return library


def _keep_day(writing: Writing, run: _Filling, waiting: list[_Waiting]) -> None:
    """Keep the reports of a day with all that reading would keep of them."""
    run.last_change = writing.last_change
    tables: dict[str, tuple[Table, list[dict[str, object]]]] = {}
    waiting.sort(key=lambda one: one.report.id)
    vectors: dict[str, bytes] = {}
    for one in waiting:
        for table, row in _rows_of(run, one):
            tables.setdefault(table.name, (table, []))[1].append(row)
        vectors[one.report.id] = run.open.profiles[one.report.id].vector
    for table in schema.METADATA.sorted_tables:
        if rows := tables.get(table.name, (table, []))[1]:
            writing.connection.execute(table.insert(), rows)
    names = {str(quote.speaker_name) for one in waiting for quote in one.made.quotes}
    add_names(writing.connection, names)
    if waiting:
        _index(writing, waiting, vectors)
    writing.last_change = run.last_change


def _rows_of(run: _Filling, one: _Waiting) -> Iterator[tuple[Table, dict[str, object]]]:
    """The rows of one report, as `store/` writes them; whole days are written at once, which is five times as quick."""
    story, report, made = one.story, one.report, one.made
    body = report.text.encode()
    capture = KeptCapture(
        id=capture_id(str(report.path), sha256(body).hexdigest()), address=str(report.path), is_url=False,
        sha256=sha256(body).hexdigest(), n_bytes=len(body), is_read=True, received=None, change=run.next_change(),
    )  # fmt: skip
    held = sealed(store_captures._row(capture))
    yield schema.captures, {**held, "body": zlib.compress(body, 1)}
    yield schema.reports, sealed({**store_reports._row(report), "change": run.next_change()})
    source = {"report_id": report.id, "capture_id": capture.id, "path": report.path}
    yield schema.report_sources, sealed(source)
    yield from _annotation_rows(made, run.next_change())
    drawn = run.vectors.standard_normal(384)
    vector = (drawn / np.linalg.norm(drawn)).astype("<f2").tobytes()
    profile, at = _profile(one, vector), one.day.isoformat()
    packed = pack_profile(profile)
    yield schema.profiles, sealed({"report_id": report.id, "at": at, "packed": packed})
    own = story_id_of(report.id)
    label = run.labels.setdefault(story.number, own)
    run.open.add(label, profile)
    run.n_kept += 1
    if run.n_kept % _CLOSE_EVERY == 0:
        run.open.close_old()
    placement = Placement(report.id, None if label == own else label)
    placed = canonical([{"label": own, "placement": write_value(placement)}])
    yield schema.placements, sealed({"report_id": report.id, "placement_json": placed})
    run.members.setdefault(story.number, []).append((report.id, one.day))
    if int(report.id[-8:], 16) % _STATE_EVERY == 0:
        stands = [[one, list(run.open.members(one))] for one in run.open.story_ids()]
        state = {"at": at, "report_id": report.id, "open_json": canonical(stands)}
        yield schema.grouping_states, sealed(state)


def _annotation_rows(made: Annotations, change: int) -> Iterator[tuple[Table, dict[str, object]]]:
    layers = {
        one.table.name: store_annotations._rows(one, made) for one in store_annotations._LAYERS
    }
    head = {
        "report_id": made.report_id,
        "made_by": made.made_by,
        "seen_from": None if made.seen_from is None else made.seen_from.isoformat(),
        "seen_from_reason": made.seen_from_reason,
    }
    digest = store_annotations._digest(head, layers)
    yield schema.annotations, {**head, "change": change, "digest": digest}
    for layer in store_annotations._LAYERS:
        yield from ((layer.table, row) for row in layers[layer.table.name])


def _index(writing: Writing, waiting: Sequence[_Waiting], vectors: Mapping[str, bytes]) -> None:
    """The entries for search, and their terms."""
    entries = []
    for one in waiting:
        said = tuple(
            (
                tuple(str(quote.speaker_name).lower().split()),
                _terms(quote.content[0].of(one.report.text)),
            )
            for quote in one.made.quotes
        )
        words, outlet = _terms(one.report.text), _terms(str(one.report.outlet))
        place = place_of(one.day, one.report.id)
        entries.append(Entry(one.report.id, words, said, outlet, vectors[one.report.id], place))
    rows = [
        sealed({"place": one.place, "report_id": one.report_id, "packed": search_index._pack(one), "vector": one.vector})
        for one in entries
    ]  # fmt: skip
    writing.connection.execute(schema.search_entries.insert(), rows)
    is_sqlite = writing.connection.dialect.name == "sqlite"
    column, value = ("rowid", ":terms") if is_sqlite else ("place", "array_to_tsvector(:terms)")
    insert = text(f"INSERT INTO search_index ({column}, terms) VALUES (:place, {value})")  # noqa: S608 - fixed words
    given = [
        {"place": one.place, "terms": search_index._given(writing.connection, one)}
        for one in entries
    ]
    writing.connection.execute(insert, given)


def _terms(words: str) -> tuple[str, ...]:
    """What `terms_of` gives for words of this file."""
    return tuple(words.translate(_SIGNS).lower().split())


_SIGNS = str.maketrans("", "", '",.')


def _keep_stories(writing: Writing, run: _Filling, stories: Sequence[_Story]) -> None:
    """Keep the stories all of whose reports are kept."""
    whole = [number for number in run.labels if len(run.members[number]) == stories[number].size]
    for number in whole:
        of = run.labels.pop(number)
        days = dict(run.members[number])
        set_members(writing, {of: tuple(days)}, days)
        first, *others = days
        add_event(writing, StoryEvent(of, Act.MADE, By.GROUPING, first))
        for one in others:
            add_event(writing, StoryEvent(of, Act.JOINED, By.GROUPING, one))


def find_sizes(library: Library) -> Sizes:
    """The stories of a library that this file made, by size."""
    with library.reading() as connection:
        rows = connection.execute(select(schema.stories.c.id, schema.stories.c.n_reports)).all()
    found = sorted((int(row.n_reports), str(row.id)) for row in rows)
    return Sizes(
        alone=tuple(one for n, one in found if n == 1),
        small=tuple(one for n, one in found if n in {2, 3}),
        large=tuple(one for n, one in found if n == _LARGE),
        huge=tuple(one for n, one in found if n == _HUGE),
    )


def keep_invented_synopsis(library: Library, story_id: str) -> None:
    """Keep a synopsis of a story, put together by the words of its facts: to compare hundreds of reports takes minutes."""
    kept, story, _ = load_current(library, story_id, model=MODEL)
    told: dict[tuple[str, ...], list[Citation]] = {}
    timeline: dict[str, list[Citation]] = {}
    for report, made in zip(story.reports, story.annotations, strict=True):
        for one in made.statements:
            citation = report.cite(one.span)
            told.setdefault(_about(citation.text), []).append(citation)
        for told_event, when in zip(made.events, made.times, strict=True):
            timeline.setdefault(when.value, []).append(report.cite(told_event.span))
    alignments = sorted(
        (_alignment(c) for c in told.values()), key=lambda one: -len(one.report_ids)
    )
    synopsis = Synopsis(
        story=story,
        entities=(),
        alignments=tuple(alignments),
        copies=(),
        labels=(),
        timeline=tuple(
            TimelineEntry(when, one.text, (one,))
            for when in sorted(timeline)
            for one in timeline[when]
        ),
        passages=tuple(
            Passage(one.citations[0].text, one.relation, one.citations) for one in alignments
        ),
        problems=(),
    )
    with library.writing() as writing:
        rests_on = made_from(story, made_by(MODEL))
        add_synopsis(writing, kept.id, synopsis, kept=story, rests_on=rests_on)


def _about(words: str) -> tuple[str, ...]:
    """The words of a fact, without who tells it and how many."""
    return tuple(word for word in sorted(_terms(words)) if word in _KNOWN)


_KNOWN = frozenset(WORDS)


def _alignment(citations: Sequence[Citation]) -> Alignment:
    about, n_reports = citations[0].text[:30], len({one.report_id for one in citations})
    if n_reports == 1:
        return Alignment(Relation.SINGLE, about, (Variant(tuple(citations)),))
    by_wording: dict[str, list[Citation]] = {}
    for one in citations:
        by_wording.setdefault(one.text[:3], []).append(one)
    variants = tuple(Variant(tuple(some)) for some in by_wording.values())
    if len(variants) == 1:
        return Alignment(Relation.AGREE, about, variants)
    return Alignment(Relation.DIFFER, about, variants, Aspect.WORDING)


def main() -> None:
    """Make one, and tell how long it took."""
    path = sys.argv[1]
    number = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    if Path(path).exists():
        sys.exit(f"{path}: is there already")
    began = time.perf_counter()
    make_library(path, number).close()
    print(
        f"{number:,} reports in {time.perf_counter() - began:.0f} s, {Path(path).stat().st_size / 1e6:,.0f} MB"
    )


if __name__ == "__main__":
    main()
