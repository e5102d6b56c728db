import re

from hypothesis import given
from hypothesis import strategies as st

from crossread.language.model import Name
from crossread.language.name_votes import agree_on_names
from crossread.types.annotation import EntityKind
from crossread.types.span import Span
from tests.marked_text import read_marked

KINDS = {"p": EntityKind.PERSON, "o": EntityKind.ORGANISATION, "l": EntityKind.PLACE}


def check(read: str, wanted: str) -> None:
    """`<p Ada>` marks a person, `<o ...>` an organisation, `<l ...>` a place; before and after."""
    text, marks = read_marked(read)
    names = [Name(mark.span, KINDS[mark.name]) for mark in marks]
    found = agree_on_names(text, names)
    _, right = read_marked(wanted)

    assert [(n.span.of(text), n.kind) for n in found] == [
        (mark.span.of(text), KINDS[mark.name]) for mark in right
    ]


def test_a_surname_alone_is_the_person_whose_full_name_stood_before() -> None:
    check(
        "<p>Ana Modri</p> left. <o>Modri</o> was tired.",
        "<p>Ana Modri</p> left. <p>Modri</p> was tired.",
    )


def test_a_name_has_the_kind_that_most_sentences_give_it() -> None:
    check(
        "<o>Lanta</o> flew. <l>Lanta</l> sank. <o>Lanta</o> lost.",
        "<o>Lanta</o> flew. <o>Lanta</o> sank. <o>Lanta</o> lost.",
    )


def test_a_name_missed_in_one_place_is_found_there_too() -> None:
    check(
        "<o>Lanta</o> flew. Then Lanta sank.",
        "<o>Lanta</o> flew. Then <o>Lanta</o> sank.",
    )


def test_a_word_that_is_mostly_no_name_is_none_elsewhere() -> None:
    check(
        "<o>May</o> won. In May it rained, and in May it froze.",
        "<o>May</o> won. In May it rained, and in May it froze.",
    )


def test_a_name_never_ends_within_a_word() -> None:
    check("<l>Tormel</l>ia voted.", "<l>Tormelia</l> voted.")


def test_a_body_that_was_cut_behind_of_the_goes_on_in_the_next_name() -> None:
    check(
        "The <o>Joint Committee of the</o> <o>Blue Lantern</o> came. <o>Blue Lantern</o> left.",
        "The <o>Joint Committee of the Blue Lantern</o> came. <o>Blue Lantern</o> left.",
    )


def test_letters_with_points_are_the_body_that_is_listed_by_them() -> None:
    check(
        "The <p>F.B.I</p>. came. The I.R.S. and the <l>U.S.</l> did not, and A. B. Neal left.",
        "The <o>F.B.I.</o> came. The <o>I.R.S.</o> and the <l>U.S.</l> did not, and A. B. Neal left.",
    )


def test_a_name_that_ends_in_letters_has_the_last_point_too() -> None:
    check("He told the <o>Ansel F.B.I</o>. so.", "He told the <o>Ansel F.B.I.</o> so.")


def test_a_people_is_no_name() -> None:
    check("<l>Honduran</l> farmers left <l>Honduras</l>.", "Honduran farmers left <l>Honduras</l>.")


@given(st.text("AaB. ’é😀ש-", max_size=60), st.data())
def test_names_stay_sorted_free_of_overlaps_and_within_the_text(
    text: str, data: st.DataObject
) -> None:
    words = [match.span() for match in re.finditer(r"\w+", text)]
    chosen = data.draw(st.lists(st.sampled_from(words), unique=True)) if words else []
    names = [Name(Span(*place), data.draw(st.sampled_from(EntityKind))) for place in chosen]
    found = agree_on_names(text, names)
    edges = [edge for name in found for edge in (name.span.start, name.span.end)]

    assert edges == sorted(edges)
    assert all(edge <= len(text) for edge in edges)


def test_a_pronoun_that_a_model_takes_for_a_name_is_none() -> None:
    check(
        "<p>He</p> wrote to the <o>IT</o> office of <l>Elmport</l>.",
        "He wrote to the <o>IT</o> office of <l>Elmport</l>.",
    )
