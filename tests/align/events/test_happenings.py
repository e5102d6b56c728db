"""Invented reports of two quakes, and how alike they are."""

from crossread.align.events.happenings import word_likeness
from crossread.language.bags import in_context

QUAKES = (
    "A quake of magnitude 6.1 shook Dorne on Sunday and killed ten people.",
    "Ten people died in Dorne when a strong quake struck the town on Sunday.",
    "The quake that struck Dorne measured 6.1 and left ten people dead.",
    "A quake of magnitude 5.2 shook Velmo in March and damaged the old quay.",
    "In Velmo a quake damaged houses near the quay; nobody died.",
    "The Velmo quake measured 5.2 and cracked the quay.",
)


def test_reports_of_one_quake_are_likelier_one_happening_than_reports_of_two() -> None:
    likeness = in_context(word_likeness(QUAKES))
    within = [likeness[i, j] for i in range(6) for j in range(i) if (i < 3) == (j < 3)]
    between = [likeness[i, j] for i in range(3) for j in range(3, 6)]

    assert min(within) > max(between)


def test_two_reports_alone_are_judged_by_what_they_share() -> None:
    alike = in_context(word_likeness(QUAKES[:2]))[0, 1]
    other = in_context(word_likeness((QUAKES[0], "The mayor opened a library.")))[0, 1]

    assert alike > 0 > other


def test_a_text_without_words_is_like_no_other() -> None:
    assert word_likeness(("", QUAKES[0]))[0, 1] == 0
