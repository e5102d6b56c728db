"""Whom a "he" means that speaks, where a model says otherwise; `<said Ada Brandt>` marks words with who says them."""

import pytest

from tests.annotate.speakers.test_who_speaks import Told, check

LED = [
    (
        "Otto Varga came home. After his talk with Rolf Neal, Otto Varga left the hall.\n\n"
        "“<said Otto Varga>It will hold,</said>” he said."
    ),
    (
        "Jorn Haskett said <said Jorn Haskett>it was wrong when Rolf Neal shut the quay last year</said>.\n\n"
        "“<said Jorn Haskett>The board just cannot sit by,</said>” he said."
    ),
    (
        "Jorn Haskett runs the quay. He spoke of the plan that Rolf Neal has for an hour.\n\n"
        "“<said Jorn Haskett>It will hold,</said>” he said."
    ),
    (
        "Rolf Neal was tired. Jorn Haskett went on air after the talk.\n\n"
        "“<said Jorn Haskett>The Norland-Haskett affair is a hoax,</said>” he said."
    ),
]


@pytest.mark.parametrize("marked", LED)
def test_he_behind_marked_words_is_who_begins_the_sentence_that_leads_to_them(marked: str) -> None:
    check(marked, Told("he", "Rolf Neal"))


def test_he_behind_marked_words_is_not_who_begins_a_sentence_in_which_another_spoke() -> None:
    check(
        "Jorn Haskett did well, Rolf Neal said.\n\n“<said Rolf Neal>He will be missed,</said>” he said.",
        Told("he", "Rolf Neal"),
    )


OTHERS = [
    (
        "Rolf Neal left in May. Jorn Haskett runs the quay.\n\nThe talk was taped. "
        "“<said Jorn Haskett>It will hold,</said>” he told Rolf Neal."
    ),
    (
        "Jorn Haskett runs the quay. Rolf Neal left in May. But he said that <said Jorn Haskett>Rolf Neal "
        "would come back</said>."
    ),
]


@pytest.mark.parametrize("marked", OTHERS)
def test_he_is_not_whom_he_tells_it_and_not_whom_he_names(marked: str) -> None:
    check(marked, Told("he", "Rolf Neal"))


def test_he_may_be_who_has_the_campaign_that_he_speaks_of() -> None:
    check(
        "Rolf Neal left in May. He said that <said Rolf Neal>the Neal campaign was over</said>.",
        Told("He", "Rolf Neal"),
    )


def test_the_president_is_not_the_president_of_whom_he_speaks() -> None:
    check(
        "President Otto Varga met President Rolf Neal.\n\n“<said Otto Varga>I asked President Rolf Neal twice about the quay. He "
        "did not reply,</said>” the president said.",
        Told(),
    )


def test_they_are_not_one_person() -> None:
    check(
        "Ada Brandt said that <said Ada Brandt>the board was tired</said>.\n\nThey said that <said>it was not</said>.",
        Told("They", "Ada Brandt"),
    )


def test_he_is_nobody_who_was_she_before() -> None:
    check(
        "Tormel Brandt spoke. She said that <said Tormel Brandt>it was late</said>. Quelle Neal was told of it.\n\n"
        "Tormel Brandt left. He said that <said Quelle Neal>it was wrong</said>.",
        Told("He", "Tormel Brandt"),
    )


def test_he_is_whom_the_he_before_him_means_where_nobody_else_was_met_in_the_sentence() -> None:
    check(
        "Rolf Neal was put in jail.\n\nJorn Haskett said he knew nothing of it, but he expected <said Jorn Haskett>a "
        "day's notice of it</said>.",
        Told("he", "Rolf Neal"),
    )
