"""Searching the reports: at most 200 candidates by the index, ranked here, the same in both stores.

Candidates are the reports that hold all terms of the query: first those that hold them in their head, the newest first, then
those that hold them anywhere, the newest first. Where no report holds all words, the commonest are left out one by
one, and `Found.left_out` names them. Phrases and names are held against the entry of each report that may hold them.

Their order is BM25 (Robertson and Zaragoza 2009, The Probabilistic Relevance Framework) with the document frequencies
of the library, a word of the head counting double, and the nearness of the vector of the query to that of the report. What is equal
stands newest first. A query without words gives the newest.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from crossread.errors import QueryError
from crossread.store.query import Query, holds_all, is_name
from crossread.store.reports import load_reports
from crossread.store.search_index import (
    Entry,
    Wanted,
    count_entries,
    count_holding,
    load_entries,
    pair_terms,
    place_of,
    places_holding,
)
from crossread.store.search_places import FoundReport, Points, found_reports
from crossread.store.stories import find_story
from crossread.store.synopses import points_alone
from crossread.store.terms import terms_within

__all__ = ["MOST_CANDIDATES", "Found", "Vector", "find"]

MOST_CANDIDATES = 200
_MOST_LOOKED_AT = 2_000  # reports, where a phrase or a name is held against each
_AT_LEAST = 50  # entries; to ask for fewer at once takes as long

_K1, _B = 1.2, 0.75  # of BM25, as usual
_HEAD = 1  # what a word of the head counts more
_NEAR = 0.5  # the weight of nearness; that of BM25, as a share of the most it can be, is 1

Vector = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Found:
    """What a search gives: the best first.

    `left_out` are words of the query without which it was answered, since no report holds all. `n_candidates` is how
    many reports were ranked; `is_more` where the library holds others that may answer it too.
    """

    reports: tuple[FoundReport, ...]
    left_out: tuple[str, ...] = ()
    n_candidates: int = 0
    is_more: bool = False


def find(
    connection: Connection, query: Query, *, vector: Vector | None = None, most: int = 20
) -> Found:
    """The `most` reports that answer `query` best; `vector`, of length one, is that of `query.text`.

    Raises:
        QueryError: there is no such story.
        StoreDamagedError: what is kept is not what was written.
    """
    counts = {term: count_holding(connection, term) for term in query.terms}
    asked = query
    met = tuple(word for word in query.words if counts[word])
    if met or query.phrases:
        asked = replace(query, words=met)
    candidates = _candidates(connection, asked)
    while not candidates.entries and len(asked.words) + len(asked.phrases) > 1 and asked.words:
        commonest = max(asked.words, key=counts.__getitem__)
        fewer = tuple(word for word in asked.words if word != commonest)
        asked = replace(asked, words=fewer)
        candidates = _candidates(connection, asked)
    if not candidates.entries:
        return Found(())
    scores = _scores(connection, candidates.entries, asked, counts, vector)
    order = sorted(range(len(scores)), key=lambda n: (-scores[n], -candidates.entries[n].place))
    best = [(candidates.entries[n], scores[n]) for n in order[:most]]
    return Found(
        reports=found_reports(connection, asked, best, candidates.points),
        left_out=tuple(word for word in query.words if word not in asked.words),
        n_candidates=len(scores),
        is_more=candidates.is_more,
    )


@dataclass(slots=True)
class _Candidates:
    """The reports that hold what is asked for, and the points that they alone tell, where these are asked for."""

    entries: list[Entry] = field(default_factory=list)
    points: dict[str, Points] = field(default_factory=dict)
    is_more: bool = False


def _candidates(connection: Connection, query: Query) -> _Candidates:
    found = _Candidates()
    base = _wanted(connection, query)
    tiers = [tuple(f"h.{term}" for term in query.terms), query.terms] if query.terms else [()]
    seen: set[int] = set()
    for tier in tiers:
        _add_tier(connection, query, replace(base, terms=(*base.terms, *tier)), found, seen)
    return found


def _add_tier(
    connection: Connection, query: Query, wanted: Wanted, found: _Candidates, seen: set[int]
) -> None:
    """Add the reports that are `wanted` and hold what is asked for, some at a time, until there are enough."""
    n_looked_at = 0
    while len(found.entries) < MOST_CANDIDATES and n_looked_at < _MOST_LOOKED_AT:
        places = places_holding(connection, wanted, MOST_CANDIDATES)
        _add_answering(connection, query, [one for one in places if one not in seen], found)
        seen.update(places)
        n_looked_at += len(places)
        if len(places) < MOST_CANDIDATES:
            break
        wanted = replace(wanted, high=places[-1])
    else:
        found.is_more = True
    found.is_more = found.is_more or len(found.entries) > MOST_CANDIDATES
    del found.entries[MOST_CANDIDATES:]


def _add_answering(
    connection: Connection, query: Query, places: Sequence[int], found: _Candidates
) -> None:
    """Add those at `places` that hold what is asked for, until there is one too many, which tells of more."""
    # The pairs in the index tell of two words; of more, each pair may stand elsewhere.
    longer = tuple(one for one in query.phrases if len(one) > 2)
    rest = places
    while rest and len(found.entries) <= MOST_CANDIDATES:
        n_wanted = max(_AT_LEAST, MOST_CANDIDATES + 1 - len(found.entries))
        some, rest = rest[:n_wanted], rest[n_wanted:]
        entries = load_entries(connection, some, phrases=longer)
        if query.only_in:
            found.points |= _telling_points(connection, query, entries)
        found.entries += [one for one in entries if _answers(one, query, found.points)]


def _wanted(connection: Connection, query: Query) -> Wanted:
    """What the index is asked for, but for the words."""
    names = [term for name in (*query.speakers, *query.said_by) for term in name]
    outlets = [term for name in (*query.outlets, *query.only_in) for term in name]
    terms = (
        *pair_terms(*query.phrases),
        *(f"s.{term}" for term in names),
        *(f"o.{term}" for term in outlets),
    )
    some, values = [], {}
    if query.story_id is not None:
        story = find_story(connection, query.story_id)
        if story is None:
            raise QueryError(f"story: there is no story {query.story_id} in this library")
        some.append("SELECT report_id FROM story_reports WHERE story_id = :story_id")
        values["story_id"] = story.id
    if query.only_in:
        some.append("SELECT only_in FROM alignments WHERE only_in IS NOT NULL")
    dated = place_of(query.after or date.min)
    return Wanted(
        terms=tuple(dict.fromkeys(terms)),
        low=dated if query.after or query.before else 0,
        high=place_of(query.before) if query.before else 1 << 62,
        report_ids=" INTERSECT ".join(some) or None,
        values=values,
    )


def _answers(entry: Entry, query: Query, points: Mapping[str, Points]) -> bool:
    """Whether the report holds what the index does not know: phrases, whole names, and who says what."""
    said = [
        [told for name, told in entry.said if is_name(asked, name)]
        for asked in (*query.speakers, *query.said_by)
    ]
    by = said[len(query.speakers) :]
    named = all(said) and all(
        is_name(asked, entry.outlet) for asked in (*query.outlets, *query.only_in)
    )
    if not named or not all(any(holds_all(query, told) for told in one) for one in by):
        return False
    if query.only_in:
        return entry.report_id in points
    return bool(by) or holds_all(query, entry.words)


def _telling_points(
    connection: Connection, query: Query, entries: Sequence[Entry]
) -> dict[str, Points]:
    """The points that each report alone tells, and that hold the words of `query`."""
    points = points_alone(connection, [entry.report_id for entry in entries])
    found: dict[str, Points] = {}
    for kept in load_reports(connection, sorted(points)):
        text, report_id = kept.report.text, kept.report.id
        holding = tuple(
            spans
            for spans in points[report_id]
            if holds_all(query, tuple(term.text for term in terms_within(text, spans)))
        )
        if holding:
            found[report_id] = holding
    return found


def _scores(
    connection: Connection,
    entries: Sequence[Entry],
    query: Query,
    counts: Mapping[str, int],
    vector: Vector | None,
) -> list[float]:
    """How well each of `entries` answers; 0 for all where the query has no words."""
    if not query.terms:
        return [0.0] * len(entries)
    n_reports = count_entries(connection)
    rarity = {
        term: math.log(1 + (n_reports - counts[term] + 0.5) / (counts[term] + 0.5))
        for term in query.terms
    }
    mean = sum(len(entry.words) for entry in entries) / len(entries)
    most = math.fsum(rarity.values()) * (_K1 + 1)
    return [
        round(_bm25(entry, rarity, mean) / most + _NEAR * _nearness(entry, vector), 6)
        for entry in entries
    ]


def _bm25(entry: Entry, rarity: Mapping[str, float], mean: float) -> float:
    length = 1 - _B + _B * len(entry.words) / mean
    total = []
    for term, weight in rarity.items():
        count = entry.words.count(term) + _HEAD * entry.head.count(term)
        total.append(weight * count * (_K1 + 1) / (count + _K1 * length))
    return math.fsum(total)


def _nearness(entry: Entry, vector: Vector | None) -> float:
    """The cosine of both vectors, to four places, so that no machine rounds another way; 0 where one is missing."""
    if vector is None or entry.vector is None:
        return 0.0
    own = np.frombuffer(entry.vector, dtype="<f2").astype(np.float64)
    if own.shape != vector.shape:
        return 0.0
    return max(0.0, round(float(own @ vector.astype(np.float64)), 4))
