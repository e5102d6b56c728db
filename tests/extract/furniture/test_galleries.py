"""Captions led by the title of their gallery, and paragraphs that only begin alike. All texts are invented."""

import pytest

from crossread.extract.furniture.furniture import find_furniture
from crossread.types.report import FurnitureKind

ABOVE = (
    "The ferry struck a pier of the bridge on Monday.\nNobody was hurt, the harbour police said.\n"
)
GALLERY = """\
Port Ansel turns 300 A place to trade What began as a pier is today the largest harbour of the coast.
Port Ansel turns 300 The olden days Pictures of bygone days show how ore was unloaded.
Port Ansel turns 300 “Tall towers” Built in 1907, the towers have welcomed ships ever since.
"""
ALIKE = [
    """\
The Harbour Council said the bridge was safe.
The Harbour Council said on Tuesday that it was not.
The Harbour Council said nothing on Wednesday.
""",
    """\
Mayor Ada Brandt: It was a hard night.
Mayor Ada Brandt: Nobody slept.
Mayor Ada Brandt: We went home.
""",
    """\
Port Ansel High School Boys won the cup.
Port Ansel High School Girls lost it.
""",
]


def dropped(text: str) -> list[str]:
    return [d.span.of(text) for d in find_furniture(text) if d.kind is FurnitureKind.CAPTION]


def test_pictures_of_a_gallery_are_captions() -> None:
    assert dropped(ABOVE + GALLERY) == GALLERY.splitlines()


@pytest.mark.parametrize("lines", ALIKE)
def test_paragraphs_that_begin_alike_are_no_gallery(lines: str) -> None:
    assert dropped(ABOVE + lines) == []
