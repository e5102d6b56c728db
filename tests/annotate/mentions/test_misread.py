"""Which names that a model read as persons' are bodies', in reports that are invented."""

import pytest

from crossread.annotate.mentions.misread import as_bodies
from crossread.language.model import Name
from crossread.types.annotation import EntityKind
from crossread.types.span import Span

READ = [
    ("The Bureau of Dam Statistics met. BDS says it is shut.", "Bureau of Dam Statistics", "BDS", EntityKind.ORGANISATION),
    ("The Bureau of Dam Statistics met. BDW says it is shut.", "Bureau of Dam Statistics", "BDW", EntityKind.PERSON),
    ("The Kelp and Ice Mission met. Kim says it is shut.", "Kelp and Ice Mission", "Kim", EntityKind.PERSON),
]  # fmt: skip


@pytest.mark.parametrize(("text", "body", "words", "kind"), READ)
def test_the_first_letters_of_a_body_are_its_name(
    text: str, body: str, words: str, kind: EntityKind
) -> None:
    def place(part: str) -> Span:
        return Span(text.index(part), text.index(part) + len(part))

    named = [Name(place(body), EntityKind.ORGANISATION), Name(place(words), EntityKind.PERSON)]

    assert as_bodies(text, named)[-1].kind is kind
