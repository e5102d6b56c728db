"""Several who speak together; `<source Ada Brandt and Rolf Neal>` marks words with the name of all who speak."""

import pytest

from tests.annotate.speakers.test_wrong_mouths import check_sources

WITH_GROUP = [
    "<source Ada Brandt and council aides>Ada Brandt and council aides</source> said so.",
    "<source Ada Brandt and other harbour officials>Mayor Ada Brandt and other harbour officials</source> said so.",
    "<source Several officials and Ada Brandt>Several officials, and Ada Brandt herself,</source> said so.",
    "<source Republicans and Ada Brandt>Republicans and Ada Brandt, the mayor of Elmport,</source> said so.",
    (
        "Mayor Ada Brandt left. <source Ada Brandt and senior council officials>The mayor and senior council "
        "officials</source> said so."
    ),
]


@pytest.mark.parametrize("marked", WITH_GROUP)
def test_who_speaks_with_people_without_a_name_is_named_with_them(marked: str) -> None:
    check_sources(marked)


ALONE = [
    "<source Ada Brandt>Ada Brandt, a Norland nurse and daughter of two clerks</source> said so.",
    "<source Ada Brandt>Ada Brandt, the mayor and the head of three committees,</source> said so.",
    "<source Ada Brandt>Ada Brandt of the Harbour and Quay Owners</source> said so.",
]


@pytest.mark.parametrize("marked", ALONE)
def test_what_somebody_is_beside_something_else_is_nobody_beside_her(marked: str) -> None:
    check_sources(marked)


def test_two_speak_together_though_the_first_is_described_between() -> None:
    check_sources(
        "<source Rolf Neal and Ada Brandt>Rolf Neal, director of the Norland Institute of Tides and Winds, and "
        "Mayor Ada Brandt</source> said so."
    )


def test_all_of_a_list_speak_though_a_comma_stands_before_its_and() -> None:
    check_sources(
        "<source Ada Brandt, Otto Varga and Rolf Neal>Courier reporters Ada Brandt, Otto Varga, and Rolf Neal</source> "
        "said so."
    )


def test_two_who_sign_one_statement_are_named_together() -> None:
    check_sources(
        "<source Ada Brandt and Rolf Neal>A joint statement from Mayor Ada Brandt and UN Envoy Rolf "
        "Neal</source> said so."
    )


def test_he_and_another_are_both_named_where_he_is_known() -> None:
    check_sources(
        "Otto Varga left. Otto Varga said that <source Otto Varga and Rolf Neal>he and Rolf Neal</source> said so."
    )


def test_two_behind_their_offices_are_both_named() -> None:
    check_sources(
        "<source Ada Brandt and Rolf Neal>Board Chair Ada Brandt and Fund Chair Rolf Neal</source> said so."
    )


WITH_OTHERS = [
    (
        "<source Harbour Council, Bridge Ministry and other town bodies>The Harbour Council, Bridge Ministry and other "
        "town bodies</source> said so."
    ),
    "<source Ada Brandt, Rolf Neal and other captains>Ada Brandt, Rolf Neal and other captains</source> said so.",
]


@pytest.mark.parametrize("marked", WITH_OTHERS)
def test_several_who_speak_with_others_of_their_kind_are_named_with_them(marked: str) -> None:
    check_sources(marked)


LISTS = [
    "Ada Brandt, <source Ada Brandt, Rolf Neal and Mira Sund>Rolf Neal and Mira Sund</source> said so.",
    "It comes as mayors in Norway, <source mayors in Norway, Denmark and Sweden>Denmark and Sweden</source> said so.",
    "After the talks in Norway, <source Denmark and Sweden>Denmark and Sweden</source> said so.",
    "In Norway, <source Rolf Neal and Mira Sund>Rolf Neal and Mira Sund</source> said so.",
    "When he met Ada Brandt, <source Rolf Neal and Mira Sund>Rolf Neal and Mira Sund</source> said so.",
]


@pytest.mark.parametrize("marked", LISTS)
def test_a_list_is_named_from_its_first_name_on_where_only_its_end_was_read(marked: str) -> None:
    check_sources(marked)


OF_PARTIES = [
    "<source Ada Brandt and Rolf Neal>Ada Brandt, P-Elm., and Rolf Neal, P-Elm.,</source> said so.",
    "<source Ada Brandt and Rolf Neal>Ada Brandt (P-Elmport) and Rolf Neal (S-Norland) both</source> said so.",
    "<source Mira Sund, Rolf Neal and Ada Brandt>Mira Sund, Rolf Neal and Ada Brandt each</source> said so.",
    "<source Ada Brandt>Ada Brandt, P-Elm.,</source> said so.",
]


@pytest.mark.parametrize("marked", OF_PARTIES)
def test_of_which_party_they_are_does_not_part_two_who_speak_together(marked: str) -> None:
    check_sources(marked)


DESCRIBED = [
    "<source Ada Brandt and Rolf Neal>Ada Brandt, a nurse, and Rolf Neal, a teacher,</source> said so.",
    "<source Ada Brandt and Rolf Neal>Ada Brandt, a nurse, and Rolf Neal, who owns a boat,</source> said so.",
]


@pytest.mark.parametrize("marked", DESCRIBED)
def test_two_speak_together_though_both_are_described(marked: str) -> None:
    check_sources(marked)


def test_two_speak_together_each_of_them_behind_an_office_and_a_comma() -> None:
    check_sources(
        "<source Mira Sund and Rolf Neal>Both the council spokeswoman, Mira Sund, and the defence secretary, Rolf "
        "Neal,</source> said so."
    )
