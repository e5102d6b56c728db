"""Links to other stories and what stands beside them, between the lines of an invented report, and look-alikes that stay."""

import pytest

from tests.extract.furniture.test_house import dropped_beside


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("related", "More:Crane of Velm was to be taken down within two years"),
        ("related", "HARBOUR:Port authority calls crane 'a ruin in waiting'"),
        ("related", "STORY: Divers find the cable of the crane"),
        ("related", "Crane of Velm: why it stood for so long Read more"),
        ("related", "Read more from the Brae Review:"),
        ("related", "Read the full letter of the port authority"),
        ("player", "LISTEN TO ARTICLE 6:09 SHARE THIS ARTICLE Share Tweet Post Email"),
        ("caption", "Photographer: Ada Brandt/AFP via Getty Images"),
        ("caption", "Ada S. Brandt / AP file"),
        (
            "caption",
            "| Ada Brandt/Getty Images Crane falls in Velm The port is closed until Friday.",
        ),
        ("subscribe", "You can unsubscribe at any time."),
        ("byline", "This report includes material from The Associated Press."),
        (
            "byline",
            "• Associated Press writers Ada Brandt in Velm and Jo Lind in Brae contributed.",
        ),
        ("byline", "Special to the Brae Review"),
        ("notice", "Update: Story updated with comment from the port authority."),
    ],
)
def test_a_link_and_what_stands_beside_it_is_told_by_its_words(kind: str, line: str) -> None:
    assert dropped_beside(line) == [(kind, line)]


@pytest.mark.parametrize(
    "line",
    [
        "Marsh:“I saw it lean in the storm and nobody came.”",
        "MARSH:I saw it lean in the storm and nobody came.",
        "The port authority had one message: Stay away from the basin until Friday.",
        "STORY: the word stands on the tower, and nobody knows who painted it there.",
        "The harbour master read more than forty letters about the crane in a single year.",
        "Read the sign on the quay and you know how old the crane was, Marsh said.",
        "Source: Odile Marsh, who had been the master of the harbour since the spring of 2004.",
    ],
)
def test_a_line_of_the_report_that_looks_like_a_link_stays(line: str) -> None:
    assert dropped_beside(line) == []
