"""Lines that hold a date, names and nothing else, and lines with a date that tell something."""

import pytest

from crossread.extract.furniture.furniture import find_furniture
from crossread.extract.furniture.stamps import is_stamp


@pytest.mark.parametrize(
    "line",
    [
        "By Ada Brandt on May 4, 2031",
        "Updated May 4, 2031 9:20AM EST / Published May 3, 2031 8:00PM EST",
        "Posted On : May 4, 2031 Published By : Ada B. Brandt",
        "9:20 AM PST 05/04/2031 by Ada Brandt",
        "sexta-feira, 4 de maio de 2031 às 20:13",
        "04/05/2031 - Publicado por: Ada Brandt - Categoria: Portos - Tags: guindaste queda",
        "Veröffentlicht am 4. Mai 2031 um 12:30 Uhr von Ada Brandt",
        "Publié le 4 mai 2031 à 12h30, mis à jour le 5 mai 2031",
        "Penulis: Ada Brandt, 4 Mei 2031 12:30 WIB",
    ],
)
def test_a_line_of_date_and_label_is_a_stamp_wherever_it_stands(line: str) -> None:
    assert is_stamp(line, is_first=False)


@pytest.mark.parametrize(
    "line",
    ["Ada Brandt - May 4, 2031 1:00 pm UTC", "Velm, 4. Mai 2031", "May 4, 2031 – Crane Falls"],
)
def test_names_beside_a_date_are_a_stamp_only_above_the_first_sentence(line: str) -> None:
    assert is_stamp(line, is_first=True)
    assert not is_stamp(line, is_first=False)


@pytest.mark.parametrize(
    "line",
    [
        "On May 4, 2031 a crane fell into the harbour.",
        "By 2031 May had lost",
        "Kickoff: 7:30 p.m. on May 4, 2031 at the stadium of Velm",
        "Published in 1974",
        "Ada Brandt",
        "4 cranes, 2 quays",
    ],
)
def test_a_line_with_another_word_or_without_a_whole_date_is_none(line: str) -> None:
    assert not is_stamp(line, is_first=True)


def test_the_day_that_heads_a_part_of_a_chronicle_stays() -> None:
    text = (
        "The harbour of Velm was closed after a crane fell into its basin, the port authority said.\n\n"
        "4. Mai 2031\n\nThe crane fell at noon, and nobody was hurt, the harbour master said on Tuesday."
    )
    assert find_furniture(text) == ()


def test_a_stamp_is_dropped_as_a_byline() -> None:
    stamp = "Publicado por Ada Brandt, 4 de mayo de 2031"
    text = (
        f"{stamp}\n\nThe harbour of Velm was closed after a crane fell into its basin, the port authority said.\n\n"
        "Nobody was hurt, and the harbour master said that the cause was not yet known to anyone."
    )
    assert [(one.kind.value, one.span.of(text)) for one in find_furniture(text)] == [
        ("byline", stamp)
    ]
