"""The eval of quotes: what PolNeAR's gold counts otherwise than we do is converted before scoring."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pytest
from numpy.typing import NDArray

from crossread.language.model import Attribution, Meaning, Reading
from crossread.types.annotation import Sentence
from crossread.types.span import Span
from evals.quotes import Gold, score_texts
from tests.marked_text import read_marked


@dataclass(frozen=True)
class Knowing:
    """A model that knows the attributions of every text."""

    attributions: tuple[Attribution, ...]
    made_by: str = "knowing"

    def read(self, text: str, sentences: Sequence[Sentence]) -> Reading:
        assert text
        assert sentences
        return Reading((), self.attributions)

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        raise NotImplementedError

    def meanings(self, texts: Sequence[str]) -> Sequence[Meaning]:
        raise NotImplementedError

    def same(self, pairs: Sequence[tuple[Meaning, Meaning]]) -> NDArray[np.float32]:
        raise NotImplementedError


def scores(marked: str, *, nested: bool = False) -> dict[str, float]:
    """What ours (`<content>`, `<source>`, `<cue>`) score beside the gold (`<goldcontent>` ...).

    The value of a mark numbers its attribution; none means 1.
    """
    text, marks = read_marked(marked)
    parts: dict[tuple[str, str], dict[str, tuple[Span, ...]]] = {}
    for mark in marks:
        whose = "gold" if mark.name.startswith("gold") else "ours"
        roles = parts.setdefault((whose, mark.value or "1"), {})
        role = mark.name.removeprefix("gold")
        roles[role] = (*roles.get(role, ()), mark.span)
    gold = [
        Gold(part.get("source", ()), part["cue"], part["content"])
        for (whose, _), part in parts.items()
        if whose == "gold"
    ]
    ours = tuple(
        Attribution(part["content"], next(iter(part.get("source", ())), None), part["cue"][0])
        for (whose, _), part in parts.items()
        if whose == "ours"
    )
    found = score_texts([(text, gold)], Knowing(ours), nested=nested)["scores"]
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize(
    ("opens", "closes"), [("“", "”"), ('"', '"'), ("''", "''"), ("“‘", "’”"), ("'", "'")]
)
def test_the_marks_around_a_content_are_counted_in_however_many_signs_they_are(
    opens: str, closes: str
) -> None:
    words = f"<goldcontent>{opens}<content>It rained,</content>{closes}</goldcontent>"
    by = "<goldsource><source>Brandt</source></goldsource> <goldcue><cue>said</cue></goldcue>"

    assert scores(f"{words} {by}.")["content_f1"] == 100.0


def test_a_content_that_lacks_a_word_is_not_exact_for_its_marks() -> None:
    words = "<goldcontent>“It <content>rained,</content>”</goldcontent>"

    assert scores(f"{words} Brandt <goldcue><cue>said</cue></goldcue>.")["content_f1"] == 0.0


def test_the_colon_behind_a_cue_is_counted_in() -> None:
    text = "Brandt <goldcue><cue>said</cue>:</goldcue> <goldcontent>“<content>No.</content>”</goldcontent>"

    assert scores(text)["cue_f1"] == 100.0


@pytest.mark.parametrize(
    "marked",
    [
        # Within the content of another.
        (
            "Brandt <goldcue><cue>said</cue></goldcue> <goldcontent><content>Neal <cue 2>hoped</cue> "
            "<content 2>to go</content></content></goldcontent>."
        ),
        # Within marked words that are nobody's.
        (
            "Brandt <goldcue><cue>said</cue></goldcue> <goldcontent><content>no</content></goldcontent>. "
            "“Neal <cue 2>hoped</cue> <content 2>to go</content>.”"
        ),
    ],
)
def test_what_is_told_in_anothers_words_is_left_out_of_the_count(marked: str) -> None:
    assert scores(marked)["cue_f1"] == 100.0
    assert scores(marked, nested=True)["cue_f1"] < 100.0
