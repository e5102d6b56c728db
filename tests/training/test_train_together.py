"""Larger networks teach by what they answer: who answers as they do has least to learn from them."""

import math

import pytest

torch = pytest.importorskip("torch", reason="training is not set up: make build/.training")
train_together = pytest.importorskip("training.train_together")

LIKELY = 0.8


def teacher(*_: object) -> object:
    """Holds both answers likely for every pair."""
    return torch.full((3, 2), math.log(LIKELY / (1 - LIKELY)))


def lost_by(chance: float) -> float:
    said = torch.full((3, 2), math.log(chance / (1 - chance)))
    windows = torch.zeros((3, 4), dtype=torch.long), torch.zeros((3, 4), dtype=torch.long)
    return train_together.taught(said, [teacher], windows).item()  # type: ignore[no-any-return]


def test_the_answer_of_the_teacher_loses_least() -> None:
    assert lost_by(LIKELY) < min(lost_by(0.7), lost_by(0.9))


def test_the_mean_of_two_teachers_is_what_is_learned() -> None:
    def sure_of_none(*_: object) -> object:
        return torch.full((3, 2), -20.0)

    said = torch.full((3, 2), math.log(0.4 / 0.6))
    windows = torch.zeros((3, 4), dtype=torch.long), torch.zeros((3, 4), dtype=torch.long)

    both = train_together.taught(said, [teacher, sure_of_none], windows).item()
    one = train_together.taught(said, [teacher], windows).item()
    assert both < one
