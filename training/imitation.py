"""How far the network that reads is from larger ones that teach it.

In go what it says of a batch and the teachers; out comes a loss: over the tags of every piece, over the arguments of
every cue that the teachers hear or that is marked, and over what each reference means, the cross-entropy against the
mean of what the teachers hold likely (Hinton et al. 2015, https://arxiv.org/abs/1503.02531). The teachers answer for
what nobody has marked, too.
"""

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional

from crossread.language.decode import HEADS, read_spans
from training.arguments import Pieces, argument_logits, reference_logits
from training.examples import Example
from training.network import Reading, Said

__all__ = ["imitation"]


def imitation(
    network: Reading,
    said: Said,
    teachers: Sequence[Reading],
    batch: Sequence[Example],
    windows: tuple[Tensor, Tensor],
) -> Tensor:
    """The loss; `windows` are the ids and the shapes of `batch`, padded."""
    with torch.no_grad():
        theirs = [Said(*(part.float() for part in one(*windows))) for one in teachers]
    there = windows[0] != 0
    total = torch.zeros((), device=there.device)
    for columns in HEADS.values():
        right = _mean([one.tags[..., columns] for one in theirs])
        total = total + _crossed(said.tags[..., columns], right)[there].mean()
    lengths = [len(example.window.ids) for example in batch]
    cues = _cues(theirs, batch, lengths)
    n_cues = sum(map(len, cues))
    if n_cues:
        right = _mean(
            [
                argument_logits(teacher, one, cues)
                for teacher, one in zip(teachers, theirs, strict=True)
            ]
        )
        rows = [row for row, some in enumerate(cues) for _ in some]
        lost = _crossed(argument_logits(network, said, cues), right) * there[rows]
        total = total + lost.sum() / (25 * n_cues)
    if any(example.references for example in batch):
        right = _mean(
            [
                reference_logits(teacher, one, batch)
                for teacher, one in zip(teachers, theirs, strict=True)
            ]
        )
        total = total + 0.3 * _crossed(reference_logits(network, said, batch), right).mean()
    return total


def _mean(logits: Sequence[Tensor]) -> Tensor:
    """What the teachers hold likely, over the last axis."""
    return torch.stack([torch.softmax(one, -1) for one in logits]).mean(0)


def _crossed(logits: Tensor, right: Tensor) -> Tensor:
    """The cross-entropy less that of the answer itself, so that nothing is lost where both say the same."""
    apart = torch.log(right.clamp(min=1e-6)) - functional.log_softmax(logits, -1)
    return (right * apart).sum(-1)


def _cues(
    theirs: Sequence[Said], batch: Sequence[Example], lengths: Sequence[int]
) -> list[list[Pieces]]:
    """For each window the cues that are marked and those that the teachers hear."""
    heard = _mean([one.tags[..., HEADS["cue"]] for one in theirs]).log().cpu().numpy()
    found: list[list[Pieces]] = []
    for example, row, length in zip(batch, heard, lengths, strict=True):
        spans = {(start, end) for start, end, _ in read_spans(row[:length])}
        found.append(sorted(spans | set(example.cues)))
    return found
