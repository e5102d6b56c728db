"""Surnames that a model took for no names; `<name>` marks those that it found, `<source>` who speaks. All is invented."""

import pytest

from crossread.annotate.mentions.mentions import chain_names
from crossread.annotate.mentions.missed import with_missed_surnames
from crossread.language.model import Attribution, Name
from crossread.types.annotation import EntityKind
from crossread.types.span import Span
from tests.marked_text import read_marked

MISSED = [
    ("<name>Ada Sellers</name> left. <source>Sellers</source> said so.", ["Ada Sellers", "Sellers"]),
    ("<name>Ada Sellers</name> left. <source>Ms. Sellers</source> said so.", ["Ada Sellers", "Sellers"]),
    ("<name>Ada Sellers</name> left. <source><name>Sellers</name></source> said so.", ["Ada Sellers", "Sellers"]),
    ("<name>Ada Sellers</name> left. <source>The Sellers</source> said so.", ["Ada Sellers"]),
    ("<name>Ada He</name> left. <source>He</source> said so.", ["Ada He"]),
    ("<name>Ada Sellers</name> left. <source>Buyers</source> said so.", ["Ada Sellers"]),
    (
        "<name>Ada Neal</name> met <name>Rolf Neal</name>. <source>Neal</source> said so.",
        ["Ada Neal", "Rolf Neal"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "names"), MISSED)
def test_a_surname_that_speaks_is_a_name_where_one_person_has_it(
    marked: str, names: list[str]
) -> None:
    text, marks = read_marked(marked)
    known = [Name(mark.span, EntityKind.PERSON) for mark in marks if mark.name == "name"]
    speak = [Attribution((m.span,), m.span, None) for m in marks if m.name == "source"]

    assert [name.span.of(text) for name in with_missed_surnames(text, known, speak)] == names


def test_a_title_that_ends_a_name_is_one() -> None:
    text = "Rolf Prince left. Prince said so. A prince came."
    names = [Name(Span(0, 11), EntityKind.PERSON), Name(Span(18, 24), EntityKind.PERSON)]

    (chain,) = chain_names(text, names)

    assert [mention.span.of(text) for mention in chain.mentions] == ["Rolf Prince", "Prince"]
