from evals.sameness import chances, nearest, sameness
from tests.evals.invented import InventedModel


def test_sameness_is_the_cosine_the_chance_of_the_reader_and_the_shared_words_summed() -> None:
    model = InventedModel({"mill": 0, "granary": 60, "rain": 90, "Mills": 0})
    pairs = [("mill", "granary"), ("mill", "rain"), ("mill", "Mills")]

    assert sameness(model, pairs) == [1.0, 0.5, 2.5]


def test_the_chance_of_the_reader_is_half_where_it_is_undecided() -> None:
    model = InventedModel({}, {("mill", "granary"): 9.0, ("mill", "rain"): -9.0})
    pairs = [("mill", "granary"), ("mill", "rain"), ("rain", "granary")]

    assert [round(chance, 2) for chance in chances(model, pairs)] == [1.0, 0.0, 0.5]


def test_the_nearest_candidates_come_first_and_of_equals_the_first() -> None:
    model = InventedModel({"sought": 0, "far": 180, "near": 10, "one": 30, "other": -30})

    assert nearest(model, ["sought"], [("far", "one", "other", "near")], 3) == [
        ["near", "one", "other"]
    ]
