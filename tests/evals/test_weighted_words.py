import pytest

from evals.weighted_words import shared_of_longer, shared_of_shorter, weighted_words


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("The mill burned.", "The old grain mill burned down.", 1.0, 1.0),
        ("The mill burned.", "The mills burn!", 1.0, 1.0),
        ("Grain burned.", "Rain fell.", 0.0, 0.0),
        ("The mill burned.", "The mill opened.", 0.1, 0.9),
        ("", "The mill burned.", 0.0, 0.0),
    ],
)
def test_the_shared_of_shorter_is_of_the_text_that_says_less(
    one: str, other: str, least: float, most: float
) -> None:
    ours, theirs = weighted_words(one), weighted_words(other)

    assert least <= shared_of_shorter(ours, theirs) <= most
    assert shared_of_shorter(ours, theirs) == shared_of_shorter(theirs, ours)


def test_the_shared_part_of_the_longer_falls_with_what_it_says_beyond_the_other() -> None:
    mill, more, most = (
        weighted_words(text)
        for text in ("The mill burned.", "The old mill burned.", "The old grain mill burned twice.")
    )

    assert 1.0 == shared_of_longer(mill, mill) > shared_of_longer(mill, more)
    assert shared_of_longer(more, mill) > shared_of_longer(most, mill)


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    common, rare = weighted_words("the granary").values()

    assert common < rare
