"""The index of terms: which reports hold all of some terms, the newest first, alike in SQLite and PostgreSQL.

Both stores only answer which reports hold all terms of a set: FTS5 without texts and places of words
(https://www.sqlite.org/fts5.html, `detail=none`), and a `tsvector` of bare lexemes under a GIN index
(https://www.postgresql.org/docs/current/textsearch-tables.html). Neither cuts words, folds or ranks. So the same reports come out of
both, in the same order; all else is decided in `search.py` from the entry of each report.

A set of terms holds the words of the report as they are, and with a mark before them: `h.` the words of its head, `s.`
those of the names of who is quoted, `o.` those of its outlet, `p.` a number of 16 bits for each two words that follow each
other. Such a number stands for many pairs: it tells which reports may hold a phrase, and the entry which do.
"""

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice, pairwise
from pathlib import PurePath
from typing import cast
from urllib.parse import urlsplit

from sqlalchemy import Connection, delete, func, select, text

from crossread.errors import StoreDamagedError
from crossread.store.schema import reports, search_entries
from crossread.store.seal import canonical, open_seal, sealed
from crossread.store.terms import report_terms, terms_of, terms_within
from crossread.types.annotation import Annotations, Quote
from crossread.types.report import Report

__all__ = [
    "Entry",
    "Terms",
    "Wanted",
    "count_entries",
    "count_holding",
    "index_report",
    "load_entries",
    "make_entry",
    "not_indexed",
    "pair_terms",
    "place_of",
    "places_holding",
    "said_in",
]

_HEAD_TERMS = 60
"""So many terms from the start, headline included, are the head of a report: about two paragraphs."""

_DIGITS = 10  # of the id of a report, in its place
_MOST_BYTES = 400_000  # of the terms of a report; a tsvector ends at a megabyte
_MOST_COUNTED = 10_000
_QUICK = 1  # of zlib

Terms = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """What is searched of a report, as terms: `said` holds each quote with a speaker, as name and words."""

    report_id: str
    words: Terms
    said: tuple[tuple[Terms, Terms], ...]
    outlet: Terms
    vector: bytes | None = None
    place: int = 0

    @property
    def head(self) -> Terms:
        """The words of the head."""
        return self.words[:_HEAD_TERMS]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which reports are wanted: that hold all `terms`, marked ones among them, with places from `low` to below `high`.

    `report_ids` is a question of SQL that gives ids, with its `values`, where only some reports count.
    """

    terms: Terms = ()
    low: int = 0
    high: int = 1 << 62
    report_ids: str | None = None
    values: Mapping[str, object] | None = None


def place_of(day: date | None, report_id: str = "") -> int:
    """The place of a report: those of a later day have a higher one, undated ones the lowest.

    Without an id it is the lowest place of the day.
    """
    digits = report_id.removeprefix("r-")[:_DIGITS]
    number = int(digits, 16) if digits else 0
    return ((day.toordinal() if day else 0) << 4 * _DIGITS) + number


def make_entry(report: Report, made: Annotations | None, *, vector: bytes | None = None) -> Entry:
    """What is searched of `report`, of which `made` was found; `vector` is that of its profile."""
    told = [said_in(report.text, quote) for quote in (made.quotes if made else ())]
    return Entry(
        report_id=report.id,
        words=tuple(term.text for term in report_terms(report)),
        said=tuple(one for one in told if one[0]),
        outlet=terms_of(_outlet(report)),
        vector=vector or None,
    )


def said_in(text: str, quote: Quote) -> tuple[Terms, Terms]:
    """The name of the speaker and the words of a quote in `text`; no name where nobody is told."""
    speaker = quote.speaker_name or (quote.speaker.of(text) if quote.speaker else "")
    return terms_of(speaker), tuple(term.text for term in terms_within(text, quote.content))


def _outlet(report: Report) -> str:
    """The name of the outlet, else the host of the address, else the name of the file."""
    if report.outlet or not (report.url or report.path):
        return report.outlet or ""
    if report.url:
        try:
            return (urlsplit(report.url).hostname or "").removeprefix("www.")
        except ValueError:  # an address that stands in a page need not be one
            return ""
    return PurePath((report.path or "").partition("#")[0]).stem


def index_report(connection: Connection, entry: Entry, day: date | None) -> None:
    """Keep `entry` of a report of `day` in place of an earlier one of that report."""
    known = _load(connection, [entry.report_id])
    place = place_of(day, entry.report_id)
    for before in known:
        if (before.place, _pack(before), before.vector) == (place, _pack(entry), entry.vector):
            return
        _drop(connection, before)
    at = search_entries.c.place
    # Two reports of a day share ten digits of their ids once in a million millions.
    while connection.execute(select(at).where(at == place)).first() is not None:
        place += 1
    row = {
        "place": place,
        "report_id": entry.report_id,
        "packed": _pack(entry),
        "vector": entry.vector,
    }
    connection.execute(search_entries.insert().values(sealed(row)))
    is_sqlite = connection.dialect.name == "sqlite"
    column, value = ("rowid", ":terms") if is_sqlite else ("place", "array_to_tsvector(:terms)")
    insert = text(f"INSERT INTO search_index ({column}, terms) VALUES (:place, {value})")  # noqa: S608 - fixed words
    connection.execute(insert, {"place": place, "terms": _given(connection, entry)})


def _drop(connection: Connection, entry: Entry) -> None:
    at = {"place": entry.place}
    if connection.dialect.name == "sqlite":
        # An index without texts is told again what it is to forget.
        again = "INSERT INTO search_index (search_index, rowid, terms) VALUES ('delete', :place, :terms)"
        connection.execute(text(again), {**at, "terms": _given(connection, entry)})
    else:
        connection.execute(text("DELETE FROM search_index WHERE place = :place"), at)
    connection.execute(delete(search_entries).where(search_entries.c.place == entry.place))


def _given(connection: Connection, entry: Entry) -> str | list[str]:
    """The set of terms in the form that the store takes."""
    terms = _term_set(entry)
    return " ".join(terms) if connection.dialect.name == "sqlite" else terms


def _term_set(entry: Entry) -> list[str]:
    marked = [
        *(f"h.{term}" for term in entry.head),
        *(f"o.{term}" for term in entry.outlet),
        *(f"s.{term}" for name, _ in entry.said for term in name),
        *entry.words,
    ]
    terms, n_bytes = list(dict.fromkeys(marked)), 0
    for number, term in enumerate(terms):
        n_bytes += len(term.encode()) + 1
        if n_bytes > _MOST_BYTES:
            del terms[number:]
            break
    # What is said need not stand in one piece, so it has pairs of its own.
    return [*terms, *pair_terms(entry.words, *(told for _, told in entry.said))]


def pair_terms(*texts: Terms) -> Terms:
    """The terms of the pairs of words that follow each other in one of `texts`, each once.

    There are 65,536: few beside the pairs of a language, and enough that a report holds a given one seldom by chance.
    """
    pairs = dict.fromkeys(
        f"{one} {next_one}" for words in texts for one, next_one in pairwise(words)
    )
    return tuple(dict.fromkeys(f"p.{zlib.crc32(pair.encode()) & 0xFFFF:04x}" for pair in pairs))


def places_holding(connection: Connection, wanted: Wanted, most: int) -> list[int]:
    """The places of at most `most` reports that are `wanted`, the highest first."""
    is_sqlite = connection.dialect.name == "sqlite"
    table = "search_index" if wanted.terms else "search_entries"
    column = "rowid" if is_sqlite and wanted.terms else "place"
    where, values = [f"{column} >= :low", f"{column} < :high"], dict(wanted.values or {})
    if wanted.terms:
        where.append(_holds(is_sqlite=is_sqlite))
        values["match"] = _match(wanted.terms, is_sqlite=is_sqlite)
    if wanted.report_ids is not None:
        some = f"SELECT place FROM search_entries WHERE report_id IN ({wanted.report_ids})"  # noqa: S608 - fixed words
        # The sign keeps SQLite from asking the index anew for each of them.
        where.append(f"{'+' if is_sqlite else ''}{column} IN ({some})")
    question = f"SELECT {column} FROM {table} WHERE {' AND '.join(where)}"  # noqa: S608 - fixed words
    question += f" ORDER BY {column} DESC LIMIT :most"
    given = {**values, "low": wanted.low, "high": wanted.high, "most": most}
    return [int(place) for place in connection.execute(text(question), given).scalars()]


def _holds(*, is_sqlite: bool) -> str:
    return "search_index MATCH :match" if is_sqlite else "terms @@ CAST(:match AS tsquery)"


def _match(terms: Sequence[str], *, is_sqlite: bool) -> str:
    """The terms, all of which must be there; they hold letters, digits and stops alone."""
    if is_sqlite:
        return " AND ".join(f'"{term}"' for term in terms)
    return " & ".join(f"'{term}'" for term in terms)


def count_holding(connection: Connection, term: str) -> int:
    """How many reports hold `term`; counted to 10,000, after which a word tells next to nothing."""
    is_sqlite = connection.dialect.name == "sqlite"
    inner = f"SELECT 1 FROM search_index WHERE {_holds(is_sqlite=is_sqlite)} LIMIT :most"  # noqa: S608 - fixed words
    given = {"match": _match([term], is_sqlite=is_sqlite), "most": _MOST_COUNTED}
    question = text(f"SELECT count(*) FROM ({inner}) AS found")  # noqa: S608 - fixed words
    return int(connection.execute(question, given).scalar_one())


def count_entries(connection: Connection) -> int:
    """How many reports are indexed."""
    counted = select(func.count()).select_from(search_entries)
    return int(connection.execute(counted).scalar_one())


def not_indexed(connection: Connection, most: int) -> tuple[str, ...]:
    """The ids of at most `most` reports that are kept and not indexed, sorted."""
    n_reports = connection.execute(select(func.count()).select_from(reports)).scalar_one()
    if n_reports == count_entries(connection):
        return ()
    of = search_entries.c
    wanted = select(reports.c.id).outerjoin(search_entries, of.report_id == reports.c.id)
    found = connection.execute(wanted.where(of.report_id.is_(None))).scalars().all()
    return tuple(islice(sorted(found), most))


def load_entries(
    connection: Connection, places: Iterable[int], *, phrases: Sequence[Terms] = ()
) -> tuple[Entry, ...]:
    """The entries at `places`, the highest place first, without those that cannot hold all `phrases`.

    Raises:
        StoreDamagedError: one is missing, or not what was written.
    """
    wanted = sorted(set(places), reverse=True)
    holding = _places_with(connection, wanted, phrases) if phrases else wanted
    found: dict[int, Entry] = {}
    for some in _parts(holding):
        chosen = select(search_entries).where(search_entries.c.place.in_(some))
        for row in connection.execute(chosen).all():
            found[int(row.place)] = _unpack(open_seal(row, "search_entries"))
    _need_all(holding, found)
    return tuple(found[place] for place in holding)


def _places_with(
    connection: Connection, wanted: Sequence[int], phrases: Sequence[Terms]
) -> list[int]:
    """Those of the places `wanted` whose reports may hold all `phrases`; of the others only their terms are read."""
    # Terms are letters and digits, which JSON writes as they are: they are looked for without taking it apart.
    needed = [" ".join(phrase).encode() for phrase in phrases]
    found: dict[int, bool] = {}
    at = search_entries.c
    for some in _parts(wanted):
        chosen = select(at.place, at.packed).where(at.place.in_(some))
        for place, packed in connection.execute(chosen).all():
            try:  # what is left out is not held against its digest; zlib has a checksum of its own
                body = zlib.decompress(packed)
            except zlib.error as error:
                message = f"search_entries: the row of {place} is not what was written"
                raise StoreDamagedError(message) from error
            found[int(place)] = all(words in body for words in needed)
    _need_all(wanted, found)
    return [place for place in wanted if found[place]]


def _parts(places: Sequence[int]) -> Iterator[Sequence[int]]:
    """So many places as one question may name."""
    return (places[start : start + 500] for start in range(0, len(places), 500))


def _need_all(wanted: Sequence[int], found: Mapping[int, object]) -> None:
    lost = next((place for place in wanted if place not in found), None)
    if lost is not None:
        raise StoreDamagedError(f"search_entries: there is no row {lost}, which the index names")


def _load(connection: Connection, report_ids: Sequence[str]) -> list[Entry]:
    at = search_entries.c.report_id.in_(report_ids)
    rows = connection.execute(select(search_entries).where(at)).all()
    return [_unpack(open_seal(row, "search_entries")) for row in rows]


def _pack(entry: Entry) -> bytes:
    said = [[" ".join(name), " ".join(words)] for name, words in entry.said]
    held = [" ".join(entry.words), said, " ".join(entry.outlet)]
    return zlib.compress(canonical(held).encode(), _QUICK)


def _unpack(row: Mapping[str, object]) -> Entry:
    words, said, outlet = json.loads(zlib.decompress(cast("bytes", row["packed"])))
    vector = row["vector"]
    return Entry(
        report_id=str(row["report_id"]),
        words=tuple(words.split()),
        said=tuple((tuple(name.split()), tuple(told.split())) for name, told in said),
        outlet=tuple(outlet.split()),
        vector=None if vector is None else bytes(cast("bytes", vector)),
        place=int(str(row["place"])),
    )
