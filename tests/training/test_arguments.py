"""What is reckoned for a whole batch at once is what one by one would give."""

from itertools import product

import pytest

torch = pytest.importorskip("torch", reason="training is not set up: make build/.training")
arguments = pytest.importorskip("training.arguments")


def test_the_loss_of_a_path_is_minus_its_logarithm_among_all_paths() -> None:
    torch.manual_seed(1)
    logits, transitions = torch.randn(2, 4, 3), torch.randn(4, 3)
    gold, lengths = torch.tensor([[0, 2, 1, 1], [1, 0, 0, 0]]), torch.tensor([4, 2])

    def score(row: int, path: tuple[int, ...]) -> float:
        befores = (3, *path)  # the last row of the transitions is for the beginning
        steps = zip(befores, path, logits[row].tolist(), strict=False)
        return float(
            sum(transitions[before, tag].item() + told[tag] for before, tag, told in steps)
        )

    wanted = 0.0
    for row, length in enumerate(lengths.tolist()):
        paths = list(product(range(3), repeat=length))
        whole = torch.logsumexp(torch.tensor([score(row, path) for path in paths]), 0).item()
        wanted += whole - score(row, tuple(gold[row, :length].tolist()))

    assert arguments.path_loss(logits, gold, lengths, transitions).item() == pytest.approx(
        wanted, rel=1e-4
    )


def test_a_path_of_one_step_has_only_its_beginning() -> None:
    logits, transitions = torch.zeros(1, 1, 2), torch.zeros(3, 2)

    loss = arguments.path_loss(logits, torch.tensor([[1]]), torch.tensor([1]), transitions)

    assert loss.item() == pytest.approx(0.6931, abs=1e-3)  # one of two, equally likely
