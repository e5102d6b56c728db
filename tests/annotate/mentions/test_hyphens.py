"""Names that a model cut at a hyphen; `<person>` and `<body>` mark what it read. All is invented."""

import pytest

from crossread.annotate.mentions.hyphens import in_one_piece
from crossread.language.model import Name
from crossread.types.annotation import EntityKind
from tests.marked_text import read_marked

CUT = [
    ("<person>Ada Brandt-Sund</person> left. <person>Brandt-</person><person>Sund</person> came.",
     ["Ada Brandt-Sund", "Brandt-Sund"]),
    ("<person>Ada Brandt-Sund</person> left. <person>Brandt</person>-Sund came.",
     ["Ada Brandt-Sund", "Brandt-Sund"]),
    ("A <person>Rolf Neal-</person><person>Ada Brandt</person> film ran.", ["Rolf Neal", "Ada Brandt"]),
    ("The <person>Neal</person>-<person>Brandt</person> bill failed.", ["Neal", "Brandt"]),
    ("The <body>Elmport News</body>-Courier wrote.", ["Elmport News-Courier"]),
    ("The <body>Kern</body>-<body>Vela</body> deal failed.", ["Kern", "Vela"]),
    ("<person>Ada Brandt</person> met <person>Neal</person>. The <person>Brandt-Neal</person> bill failed.",
     ["Ada Brandt", "Neal"]),
    ("<person>Ada Brandt</person>, <person>Otto Neal</person>, <person>Rolf Brandt-Neal</person>, <person>Brandt-Neal</person>",
     ["Ada Brandt", "Otto Neal", "Rolf Brandt-Neal", "Brandt-Neal"]),
    ("The <body>KB</body>-5 visa is sold.", []),
    ("The <body>Kern</body>-based crew left.", ["Kern"]),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "expected"), CUT)
def test_a_name_is_read_to_the_end_of_its_word_and_no_further(
    marked: str, expected: list[str]
) -> None:
    text, marks = read_marked(marked)
    kinds = {"person": EntityKind.PERSON, "body": EntityKind.ORGANISATION}
    names = [Name(mark.span, kinds[mark.name]) for mark in marks]

    assert [one.span.of(text) for one in in_one_piece(text, names)] == expected
