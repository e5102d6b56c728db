import pytest

from evals.separation import Scored, best_threshold, measured_separation


def group(*pairs: tuple[float, bool], ending: str = "") -> list[Scored]:
    return [Scored(score, is_true, ending) for score, is_true in pairs]


def scores_of(*pairs: tuple[float, bool], threshold: float | None = None) -> object:
    return measured_separation([group(*pairs)], threshold)["scores"]


@pytest.mark.parametrize(
    ("pairs", "auc"),
    [
        (((0.9, True), (0.8, True), (0.3, False)), 100.0),
        (((0.3, True), (0.9, False)), 0.0),
        (((0.5, True), (0.5, False)), 50.0),
        (((0.9, True), (0.4, True), (0.4, False), (0.6, False)), 62.5),
    ],
)
def test_auc_is_the_chance_that_a_true_pair_scores_above_a_false_one_and_a_tie_counts_half(
    pairs: tuple[tuple[float, bool], ...], auc: float
) -> None:
    assert scores_of(*pairs) == {"auc": auc}


def test_balanced_accuracy_is_the_mean_of_what_is_right_of_true_and_of_false_pairs() -> None:
    pairs = ((0.5, True), (0.4, True), (0.1, False), (0.2, False), (0.3, False), (0.9, False))

    assert scores_of(*pairs, threshold=0.5) == {"auc": 75.0, "balanced_accuracy": 62.5}


def test_pairs_of_one_kind_alone_have_no_score() -> None:
    assert scores_of((0.5, True), (0.4, True), threshold=0.5) == {}


def test_scores_are_over_all_groups_together() -> None:
    one, other = group((0.9, True), (0.8, False)), group((0.2, True), (0.1, False))
    measured = measured_separation([one, other])

    assert (measured["n"], measured["scores"]) == (2, {"auc": 75.0})


def test_each_question_that_a_group_answers_has_its_own_scores() -> None:
    strong = group((0.9, True), (0.1, False), ending="_s")
    weak = group((0.2, True), (0.3, False), ending="_w")

    assert measured_separation([strong + weak])["scores"] == {"auc_s": 100.0, "auc_w": 0.0}


@pytest.mark.parametrize(
    ("pairs", "threshold"),
    [
        (((0.2, False), (0.4, False), (0.6, True), (0.9, True)), 0.5),
        (((0.9, True), (0.2, False), (0.6, True), (0.4, False)), 0.5),
        (((0.1, False), (0.2, True), (0.3, False), (0.5, True), (0.7, True)), 0.4),
    ],
)
def test_the_best_threshold_stands_midway_where_most_is_right(
    pairs: tuple[tuple[float, bool], ...], threshold: float
) -> None:
    assert best_threshold(group(*pairs)) == threshold
