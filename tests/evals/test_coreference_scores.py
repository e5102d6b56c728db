from itertools import permutations

import numpy as np
import pytest

from evals.coreference_scores import assign, conll, coreference_sums


def groups(*told: str) -> list[frozenset[str]]:
    """Groups of mentions, each written as its letters."""
    return [frozenset(group) for group in told]


# Mentions 1 to 12 as letters; the four responses and their scores are Table 1 of Luo 2005.
LUO = groups("abcde", "fg", "hijkl")


@pytest.mark.parametrize(
    ("response", "muc", "b3", "ceafe"),
    [
        (groups("abcde", "fghijkl"), 94.7, 86.5, 73.3),
        (groups("abcdehijkl", "fg"), 94.7, 73.7, 66.7),
        (groups("abcdefghijkl"), 90.0, 54.5, 29.4),
        (groups(*"abcdefghijkl"), 0.0, 40.0, 17.8),
    ],
)
def test_scores_are_those_of_the_paper_on_ceaf(
    response: list[frozenset[str]], muc: float, b3: float, ceafe: float
) -> None:
    scores = {name: round(v, 1) for name, v in conll(coreference_sums(LUO, response)).items()}

    assert (scores["muc"], scores["b3"], scores["ceafe"]) == (muc, b3, ceafe)


def test_mentions_of_one_side_only_count_as_in_the_reference_scorer() -> None:
    """The example of Pradhan et al. 2014: e is missed, h and i are invented."""
    sums = coreference_sums(groups("abc", "defg"), groups("ab", "cd", "fghi"))
    shares = {
        name: round(sums[name] / sums[f"{name} of"], 2) for name in sums if f"{name} of" in sums
    }

    assert shares == {
        "muc recall": 0.4,
        "muc precision": 0.4,
        "b3 recall": 0.42,
        "b3 precision": 0.5,
        "ceafe recall": 0.65,
        "ceafe precision": 0.43,
    }


def test_the_same_grouping_scores_everything() -> None:
    assert conll(coreference_sums(LUO, LUO[::-1])) == {
        "conll_f1": 100.0,
        "muc": 100.0,
        "b3": 100.0,
        "ceafe": 100.0,
    }


def test_singletons_right_count_for_all_but_links() -> None:
    scores = conll(coreference_sums(groups("a", "b"), groups("a", "b")))

    assert scores == pytest.approx({"conll_f1": 200 / 3, "muc": 0, "b3": 100, "ceafe": 100})


def test_conll_is_the_mean_of_the_three() -> None:
    scores = conll(coreference_sums(LUO, groups("abcde", "fghijkl")))

    assert scores["conll_f1"] == pytest.approx((scores["muc"] + scores["b3"] + scores["ceafe"]) / 3)


def test_sums_of_two_texts_are_those_of_both_together() -> None:
    first = groups("abc", "de"), groups("ab", "cde")
    second = groups("fg", "h"), groups("fgh")

    apart = coreference_sums(*first) + coreference_sums(*second)
    together = coreference_sums(first[0] + second[0], first[1] + second[1])
    assert dict(apart) == pytest.approx(dict(together), abs=3)  # millionths, rounded in each text


@pytest.mark.parametrize("shape", [(1, 1), (3, 3), (2, 5), (5, 2), (4, 4)])
def test_the_pairing_has_the_greatest_sum_of_all(shape: tuple[int, int]) -> None:
    table = np.random.default_rng(0).random(shape).tolist()
    few, many = sorted(shape)
    turned = table if shape[0] == few else [*zip(*table, strict=True)]
    best = max(
        sum(turned[row][column] for row, column in enumerate(chosen))
        for chosen in permutations(range(many), few)
    )

    assert sum(table[row][column] for row, column in assign(table)) == pytest.approx(best)


def test_nothing_is_paired_with_nothing() -> None:
    assert assign([]) == []
