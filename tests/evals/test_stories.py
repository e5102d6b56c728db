"""What a story's key asks for, and what of an alignment it bears out, on two reports of two sentences each."""

from collections import Counter

from crossread.align.features.features import story_features
from crossread.types.alignment import Alignment, Aspect, Match, Relation, Variant
from crossread.types.report import Citation
from crossread.types.span import Span
from evals.stories import tally
from tests.align.invented import story_of
from training.stories import Point, Told

A = "The mill burned down. The owner has left."
B = "Fire destroyed the mill. It rained all night."
STORY = story_of(A, B)


def span(report: int, words: str) -> Span:
    start = STORY.reports[report].text.index(words)
    return Span(start, start + len(words))


def cite(report: int, words: str) -> Citation:
    return STORY.reports[report].cite(span(report, words))


BURNED = {"a": span(0, "The mill burned down"), "b": span(1, "Fire destroyed the mill")}
KEY = (
    Point("agree", None, BURNED),
    Point("single", None, {"a": span(0, "The owner has left")}),
)
TOLD = Told("s", STORY, story_features(STORY), KEY)


def counted(*alignments: Alignment) -> Counter[str]:
    return +tally(TOLD, alignments)


def test_a_shared_point_and_a_single_one_are_right_where_the_cards_say_so() -> None:
    agreed = Alignment(
        Relation.AGREE,
        "",
        (Variant((cite(0, "The mill burned down."), cite(1, "Fire destroyed the mill."))),),
    )
    alone = Alignment(Relation.SINGLE, "", (Variant((cite(0, "The owner has left."),)),))

    assert counted(agreed, alone) == {
        "single wanted": 1,
        "single right": 1,
        "aligned wanted": 1,
        "aligned right": 1,
        "relation wanted": 1,
        "relation right": 1,
        "agree shown": 1,
        "agree so": 1,
        "same shown": 1,
        "same so": 1,
        "same_sure shown": 1,
        "same_sure so": 1,
        "single shown": 1,
        "single so": 1,
    }


def test_two_points_that_are_put_together_are_wrong_both_ways() -> None:
    wrong = Alignment(
        Relation.DIFFER,
        "",
        (
            Variant((cite(0, "The owner has left."),)),
            Variant((cite(1, "It rained all night."),)),
        ),
        Aspect.WORDING,
        match=Match.LOOSE,
    )

    assert counted(wrong) == {
        "single wanted": 1,
        "aligned wanted": 1,
        "differ shown": 1,
        "same shown": 1,
        "same_loose shown": 1,
    }
