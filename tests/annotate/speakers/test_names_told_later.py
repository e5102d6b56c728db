"""Sources without a name, and who is named behind them: the marks name who speaks, or nobody. All reports are invented."""

import pytest

from tests.annotate.speakers.test_who_speaks import Told, check

ANOTHERS = [
    (
        "A League spokesman said <said>the wall had great damage</said>.\n"
        "Norland spokesman Otto Varga said <said Otto Varga>fighters had been sent</said>."
    ),
    (
        "A council member said <said>the vote was hasty</said>.\n"
        "Parliament member Otto Varga said <said Otto Varga>funds were paid each year</said>."
    ),
    (
        "“<said>I doubt that this is meant to happen,</said>” a spectator said.\n"
        "“<said Ada Brandt>It was a frightening night,</said>” Ada Brandt said."
    ),
]


@pytest.mark.parametrize("marked", ANOTHERS)
def test_who_is_named_next_in_another_role_is_not_who_spoke_without_a_name(marked: str) -> None:
    check(marked, Told())


def test_the_lead_ends_with_the_fourth_paragraph_with_empty_lines_and_without() -> None:
    for parted in ("\n", "\n\n"):
        lines = (
            "Ferry sinks",
            "The ferry sank on Monday.",
            "It was old.",
            "It was slow.",
            "A lawyer for the mayor said <said>the request was a threat</said>.",
            "“<said Otto Varga>It would do lasting damage,</said>” Otto Varga said in a letter.",
        )
        check(parted.join(lines), Told())


def test_somebodys_lawyer_is_who_is_named_as_such() -> None:
    check(
        "Rep. Ada Brandt's lawyer said <said Otto Varga>she would be charged</said>.\n\n"
        "“<said Otto Varga>It is a vendetta,</said>” Brandt's lawyer, Otto Varga, said.",
        Told(),
    )


def test_the_statement_from_somebodys_lawyer_is_the_lawyers() -> None:
    check(
        "Ada Brandt left. In a statement from Brandt's lawyer, Otto Varga, nobody was named.\n\nThe statement said "
        "<said Otto Varga>the charges would be dropped</said>.",
        Told(),
    )


def test_a_deputy_is_not_whom_he_is_the_deputy_of() -> None:
    check(
        "Tormel's governor has promised <said>each victim will be paid</said>.\n\n"
        "Otto Varga, Tormel's deputy governor, said <said Otto Varga>few were hurt</said>.",
        Told(),
    )


def test_a_former_governor_is_not_who_is_governor_now() -> None:
    check(
        "A former Norland governor said <said>the wall had great damage</said>.\n\nGovernor Otto Varga left early.",
        Told(),
    )
