"""How many origins an agreement has."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from crossread.align.independence import Voices, with_independence
from crossread.types.alignment import (
    Alignment,
    Aspect,
    Copy,
    Extent,
    Independence,
    Match,
    Relation,
    Variant,
)
from crossread.types.report import Citation, Report
from crossread.types.span import Span

WORDS = "The ferry struck the reef at nine."


def cite(report_id: str, words: str = WORDS) -> Citation:
    return Report(id=report_id, text=words, path="r.txt").cite(Span(0, len(words)))


def agreed(*citations: Citation) -> Alignment:
    return Alignment(Relation.AGREE, "the ferry", (Variant(citations),))


def copied(*report_ids: str) -> Copy:
    return Copy(report_ids, None, Extent.WHOLE, tuple(cite(one) for one in report_ids))


def voices(speakers: Mapping[tuple[str, Span], str]) -> Voices:
    """Whoever speaks stands apart from the others, and no words were said once or taken over."""
    return Voices(speakers, lambda *_: True, lambda *_: False, lambda *_: None)


def judged(
    alignment: Alignment, *copies: Copy, speakers: dict[str, str] | None = None
) -> tuple[Independence, int | None]:
    """`speakers` has who speaks in a report's statement, by the report's id; whoever they are, they stand apart."""
    named = {
        (one.report_id, one.span): speakers[one.report_id]
        for one in alignment.citations
        if speakers and one.report_id in speakers
    }
    (one,) = with_independence([alignment], copies, voices(named))
    return one.independence, one.origins


NOT_ESTABLISHED = (Independence.NOT_ESTABLISHED, None)


def test_the_same_words_in_two_copies_have_one_origin() -> None:
    assert judged(agreed(cite("a"), cite("b")), copied("a", "b")) == (Independence.COPIED, 1)


@pytest.mark.parametrize("copies", [(), (copied("a", "c"),)])
def test_reports_that_are_no_copies_of_each_other_are_not_established(
    copies: tuple[Copy, ...],
) -> None:
    assert judged(agreed(cite("a"), cite("b")), *copies) == NOT_ESTABLISHED


def test_a_part_that_a_copy_words_for_itself_is_not_established() -> None:
    own = agreed(cite("a"), cite("b", "On Tuesday night the ship ran aground, divers told us."))

    assert judged(own, copied("a", "b")) == NOT_ESTABLISHED


def test_a_third_report_that_is_no_copy_leaves_it_not_established() -> None:
    assert judged(agreed(cite("a"), cite("b"), cite("c")), copied("a", "b")) == NOT_ESTABLISHED


def test_three_copies_have_one_origin() -> None:
    copies = (copied("a", "b"), copied("b", "c"), copied("a", "c"))

    assert judged(agreed(cite("a"), cite("b"), cite("c")), *copies) == (Independence.COPIED, 1)


def test_words_that_one_copy_quotes_and_the_other_tells_are_not_copied_from_each_other() -> None:
    quoted = cite("a", "“We are cooperating fully with the investigators.”")
    told = cite("b", "Its head said that the line was cooperating fully with the investigators.")

    assert judged(agreed(quoted, told), copied("a", "b")) == NOT_ESTABLISHED


def test_a_difference_is_never_called_copied() -> None:
    variants = (Variant((cite("a"),)), Variant((cite("b"),)))
    differ = Alignment(Relation.DIFFER, "the ferry", variants, Aspect.WORDING)

    assert judged(differ, copied("a", "b")) == NOT_ESTABLISHED


SPEAKERS = [
    ({"a": "Ada Brandt", "b": "Brandt"}, (Independence.SAME_ORIGIN, 1)),
    ({"a": "Ada Brandt", "b": "Rolf Neal"}, (Independence.INDEPENDENT, 2)),
    ({"a": "Ada Brandt"}, NOT_ESTABLISHED),
]


@pytest.mark.parametrize(("speakers", "expected"), SPEAKERS)
def test_who_is_named_for_the_words_tells_one_origin_from_two(
    speakers: dict[str, str], expected: tuple[Independence, int | None]
) -> None:
    told = agreed(cite("a"), cite("b", "Divers saw the ship run aground on Tuesday night."))

    assert judged(told, speakers=speakers) == expected


def test_copies_of_one_text_count_as_one_of_two_origins() -> None:
    told = agreed(cite("a"), cite("b"), cite("c", "Divers saw the ship run aground."))
    speakers = {"a": "Ada Brandt", "b": "Ada Brandt", "c": "Rolf Neal"}

    assert judged(told, copied("a", "b"), speakers=speakers) == (Independence.INDEPENDENT, 2)


def test_two_speakers_who_may_be_of_one_house_are_not_established() -> None:
    told = agreed(cite("a"), cite("b", "Divers saw the ship run aground on Tuesday night."))
    speakers = {
        (one.report_id, one.span): name
        for one, name in zip(told.citations, ("Ada Brandt", "Rolf Neal"), strict=True)
    }
    (one,) = with_independence([told], (), voices(speakers)._replace(are_two=lambda *_: False))

    assert (one.independence, one.origins) == NOT_ESTABLISHED


def test_words_that_perhaps_tell_one_point_have_no_two_origins() -> None:
    told = replace(agreed(cite("a"), cite("b", "Divers saw the ship.")), match=Match.LOOSE)

    assert judged(told, speakers={"a": "Ada Brandt", "b": "Rolf Neal"}) == NOT_ESTABLISHED


def test_what_was_said_once_has_one_origin_whoever_is_named_for_it() -> None:
    told = agreed(
        cite("a", "“The reef is charted,” she said."), cite("b", "“The reef is charted.”")
    )
    (one,) = with_independence([told], (), voices({})._replace(are_one_utterance=lambda *_: True))

    assert (one.independence, one.origins) == (Independence.SAME_ORIGIN, 1)


def test_two_reports_of_one_utterance_are_one_of_two_origins() -> None:
    told = agreed(cite("a"), cite("b", "She said so."), cite("c", "Divers saw the ship."))
    speakers = {
        (one.report_id, one.span): name
        for one, name in zip(told.citations, ("Ada Brandt", "Brandt", "Rolf Neal"), strict=True)
    }

    def is_hers(one: Citation, other: Citation) -> bool:
        return {one.report_id, other.report_id} == {"a", "b"}

    (one,) = with_independence([told], (), voices(speakers)._replace(are_one_utterance=is_hers))

    assert (one.independence, one.origins) == (Independence.INDEPENDENT, 2)


def test_a_report_that_has_its_words_from_the_outlet_of_another_is_one_origin_with_it() -> None:
    told = agreed(cite("a", "The ferry struck the reef, the Elmport Courier reported."), cite("b"))

    def taken_from(one: Citation, _other: Citation) -> str | None:
        return "The Post has it from the Courier." if one.report_id == "a" else None

    (one,) = with_independence([told], (), voices({})._replace(taken_from=taken_from))

    assert (one.independence, one.origins) == (Independence.SAME_ORIGIN, 1)
    assert one.why == "The Post has it from the Courier."
