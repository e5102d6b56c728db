"""How well each piece of a window is an argument of each cue, and each name what a reference means.

In go what a `Reading` says of a batch, and cues or references by their pieces; out come logits. `path_loss` is how far
paths through them are from right. All of a batch is reckoned at once: a GPU takes as long to begin a small sum as to do
a large one.
"""

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from crossread.language.decode import (
    ARGUMENT_NONES,
    ARGUMENT_TAGS,
    PAIR_SIZE,
    distance_buckets,
)
from training.examples import Example
from training.network import Reading, Said

__all__ = ["Pieces", "argument_logits", "path_loss", "reference_logits"]

Pieces = tuple[int, int]
_NEVER = -1e4


def argument_logits(network: Reading, said: Said, cues: Sequence[Sequence[Pieces]]) -> Tensor:
    """Cues by pieces by O and the four labels, for the cues of each window, all windows' behind one another."""
    device = said.tags.device
    longest = said.tags.shape[1]
    flat = [(row, start, end) for row, some in enumerate(cues) for start, end in some]
    rows, starts, ends = torch.tensor(flat, device=device).unbind(1)
    asked = said.pairs[rows, starts, :PAIR_SIZE]
    asked = asked + said.pairs[rows, ends - 1, PAIR_SIZE : 2 * PAIR_SIZE]
    pieces = said.pairs[..., 2 * PAIR_SIZE :].reshape(*said.tags.shape[:2], -1, PAIR_SIZE)
    scores = torch.einsum("cs,cnls->cnl", asked, pieces[rows]) / PAIR_SIZE**0.5
    near = np.stack([distance_buckets(np.arange(longest), start, end) for _, start, end in flat])
    scores = scores + network.distances[:-1].T[torch.from_numpy(near).to(device)]
    any_cue = said.tags[..., ARGUMENT_TAGS] - said.tags[..., ARGUMENT_NONES]
    scores = scores + any_cue[rows]
    return torch.cat([torch.zeros_like(scores[..., :1]), scores], -1)


def reference_logits(network: Reading, said: Said, batch: Sequence[Example]) -> Tensor:
    """References by no name and the names of a window, all windows' references behind one another.

    Where a window has fewer names than another, what stands behind them is far below 0.
    """
    device = said.tags.device
    flat = [(row, one) for row, example in enumerate(batch) for one in example.references]
    most = max(len(one.names) for _, one in flat)
    names = np.zeros((len(flat), most, 2), dtype=np.int64)
    near = np.zeros((len(flat), most), dtype=np.int64)
    absent = np.ones((len(flat), most), dtype=bool)
    for number, (_, one) in enumerate(flat):
        n = len(one.names)
        names[number, :n] = one.names
        near[number, :n] = distance_buckets(names[number, :n, 0], *one.words)
        absent[number, :n] = False
    rows = torch.tensor([row for row, _ in flat], device=device)
    words = torch.tensor([one.words for _, one in flat], device=device)
    firsts, lasts = torch.from_numpy(names).to(device).unbind(2)
    first, last, from_first, from_last = said.references.split(PAIR_SIZE, -1)
    query = first[rows, words[:, 0]] + last[rows, words[:, 1] - 1]
    keys = from_first[rows[:, None], firsts] + from_last[rows[:, None], (lasts - 1).clamp(min=0)]
    scores = torch.einsum("rs,rns->rn", query, keys) / PAIR_SIZE**0.5
    scores = scores + network.distances[-1][torch.from_numpy(near).to(device)]
    scores = scores.masked_fill(torch.from_numpy(absent).to(device), _NEVER)
    return torch.cat([torch.zeros_like(scores[:, :1]), scores], 1)


def path_loss(logits: Tensor, gold: Tensor, lengths: Tensor, transitions: Tensor) -> Tensor:
    """The negative log-likelihood of the paths `gold`, summed (Lafferty et al. 2001).

    `logits` is paths by steps by tags; `transitions` has a row for each tag before, and one for the beginning. Steps
    are joined two by two, as matrices in the semiring of logarithms are multiplied, so that there are few to take.
    """
    between, first = transitions[:-1], transitions[-1]
    steps = torch.arange(logits.shape[1], device=logits.device)
    there = steps[None, :] < lengths[:, None]
    stays = torch.full_like(between, _NEVER).fill_diagonal_(0.0)
    moves = torch.where(
        there[:, 1:, None, None], between + logits[:, 1:, None, :], stays
    )  # behind the end of a path, each tag stays as it is
    while moves.shape[1] > 1:
        if moves.shape[1] % 2:
            moves = torch.cat([moves, stays.expand(len(moves), 1, -1, -1)], 1)
        moves = torch.logsumexp(moves[:, 0::2, :, :, None] + moves[:, 1::2, None], 3)
    reached = first + logits[:, 0]
    if moves.shape[1]:
        reached = torch.logsumexp(reached[:, :, None] + moves[:, 0], 1)
    chosen = logits.gather(2, gold[..., None]).squeeze(-1)
    taken = between[gold[:, :-1], gold[:, 1:]]
    right = (chosen * there).sum(1) + (taken * there[:, 1:]).sum(1) + first[gold[:, 0]]
    return (torch.logsumexp(reached, 1) - right).sum()
