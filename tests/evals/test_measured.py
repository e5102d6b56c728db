from collections import Counter

from evals.measured import f1, measured


def test_f1_is_the_harmonic_mean_of_precision_and_recall() -> None:
    assert f1({"cue right": 3, "cue found": 4, "cue wanted": 6}, "cue") == 60.0


def test_nothing_wanted_and_nothing_found_is_no_score() -> None:
    assert f1({}, "cue") == 0.0


def test_texts_that_are_all_alike_have_an_interval_without_width() -> None:
    unit = Counter({"cue right": 1, "cue found": 2, "cue wanted": 2})
    result = measured([unit] * 5, lambda counts: {"cue_f1": f1(counts, "cue")})

    assert result == {"n": 5, "scores": {"cue_f1": 50.0}, "intervals": {"cue_f1": [50.0, 50.0]}}


def test_the_interval_holds_the_score_and_is_the_same_each_time() -> None:
    units = [Counter({"x right": n % 3, "x found": 2, "x wanted": 2}) for n in range(30)]
    first, again = (measured(units, lambda c: {"x": f1(c, "x")}) for _ in range(2))

    assert first == again
    assert first["intervals"] == {"x": [35.0, 65.0]}
