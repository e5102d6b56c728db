"""How many independent origins stand behind one agreement.

In go alignments, the story's copies, and what is known of who speaks in each statement; out come the same alignments with independence
and origins. Reports that print one text are one origin. Reports that all give the words of one speaker have him for
their origin, one press statement or one interview, however many they are; so do those that print the same words of one
utterance, whoever spoke them, and a report that has its words from another's outlet. Two origins are independent where they
surely tell one point and rest on named speakers who stand apart from each other (`two_origins`); that two reports are worded
independently does not make their sources so, and stays "not established".
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, permutations
from typing import NamedTuple

from rapidfuzz import fuzz

from crossread.language.lexicon import places
from crossread.language.name_match import same_organisation, same_person
from crossread.types.alignment import Alignment, Copy, Independence, Match, Relation
from crossread.types.report import Citation
from crossread.types.span import Span

__all__ = ["Voices", "with_independence"]

_SAME_WORDS = 85  # of 100, rapidfuzz's ratio; a copy that was cut or touched up stays above
# Of statements of a few words, where a quotation and its retelling are alike too.
_SAME_FEW_WORDS = 95
_FEW = 60  # letters
_OfTwo = Callable[[Citation, Citation], bool]


class Voices(NamedTuple):
    """What is known of who speaks in the statements of a story.

    `speakers` has the name of who speaks in a statement, by report id and span, where one is named; `are_two`
    tells whether those who speak in two statements are two origins, `are_one_utterance` whether two statements give
    words that were said once; `taken_from` says in a sentence that the first has its words from the outlet of the second.
    """

    speakers: Mapping[tuple[str, Span], str]
    are_two: _OfTwo
    are_one_utterance: _OfTwo
    taken_from: Callable[[Citation, Citation], str | None]


def with_independence(
    alignments: Iterable[Alignment], copies: Sequence[Copy], voices: Voices
) -> tuple[Alignment, ...]:
    """`alignments`, each agreement with what is known of its origins."""
    pairs = {frozenset(pair) for copy in copies for pair in combinations(copy.report_ids, 2)}
    return tuple(
        _judged(one, pairs, voices) if one.relation is Relation.AGREE else one for one in alignments
    )


def _judged(alignment: Alignment, pairs: set[frozenset[str]], voices: Voices) -> Alignment:
    texts = _together([[one] for one in alignment.citations], lambda a, b: _is_copy(a, b, pairs))
    if len(texts) == 1:
        return replace(alignment, independence=Independence.COPIED, origins=1)
    told = (voices.taken_from(*pair) for pair in permutations(alignment.citations, 2))
    why = " ".join(dict.fromkeys(one for one in told if one is not None)) or None
    from_one = replace(alignment, independence=Independence.SAME_ORIGIN, origins=1, why=why)
    sources = _together(
        texts,
        lambda a, b: (
            voices.are_one_utterance(a, b)
            or bool(why and (voices.taken_from(a, b) or voices.taken_from(b, a)))
        ),
    )
    if len(sources) == 1:
        return from_one
    named = [_speaker_of(citations, voices.speakers) for citations in sources]
    said = [one for one in named if one is not None and one[0] not in places()]
    if len(said) < len(named):
        return alignment
    if all(_is_same(a, b) for (a, _), (b, _) in combinations(said, 2)):
        return from_one
    if alignment.match is not Match.SURE:
        return alignment
    if all(voices.are_two(one, other) for (_, one), (_, other) in combinations(said, 2)):
        return replace(alignment, independence=Independence.INDEPENDENT, origins=len(said))
    return alignment


def _together(groups: Sequence[list[Citation]], are_one: _OfTwo) -> list[list[Citation]]:
    """The groups of citations, those joined of which two are one."""
    joined: list[list[Citation]] = []
    for group in groups:
        home = [known for known in joined if any(are_one(a, b) for a in group for b in known)]
        merged = [*group, *(one for known in home for one in known)]
        joined = [known for known in joined if known not in home] + [merged]
    return joined


def _is_copy(a: Citation, b: Citation, pairs: set[frozenset[str]]) -> bool:
    if a.report_id == b.report_id:
        return True
    if frozenset((a.report_id, b.report_id)) not in pairs:
        return False
    least = _SAME_FEW_WORDS if min(len(a.text), len(b.text)) < _FEW else _SAME_WORDS
    return fuzz.partial_ratio(a.text, b.text) >= least


def _speaker_of(
    citations: Iterable[Citation], speakers: Mapping[tuple[str, Span], str]
) -> tuple[str, Citation] | None:
    """The one whom all citations with a speaker name, and one of them; None where nobody or several are named."""
    told = [
        (name, one)
        for one in citations
        if (name := speakers.get((one.report_id, one.span))) is not None
    ]
    names = {name for name, _ in told}
    if not told or not all(_is_same(a, b) for a, b in combinations(names, 2)):
        return None
    # By the words, so that the order of the reports decides nothing.
    return max(told, key=lambda one: (len(one[0]), one[0], one[1].text))


def _is_same(a: str, b: str) -> bool:
    return same_person(a, b) or same_organisation(a, b)
