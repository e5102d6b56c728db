"""MUC, B-cubed, CEAF-e and their mean, the CoNLL F1 of coreference.

In go two groupings of the same mentions, the gold one (key) and ours (response), as sets of mentions; out
come sums from which recall and precision follow. Sums of texts that share no group may be added before
`conll` turns them into percentages, as the reference scorer adds those of documents. MUC is Vilain et al.
1995, B-cubed Bagga and Baldwin 1998, CEAF Luo 2005 with the likeness phi4; read together in Pradhan et al.
2014. Mentions of one side only count against the other, except in MUC, where a group of one has no link.
"""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence

__all__ = ["assign", "b_cubed", "ceaf_e", "conll", "coreference_sums", "muc"]

Group = frozenset[Hashable]
Sums = Counter[str]
MILLION = 1_000_000  # sums are kept in millionths, whole numbers, so that adding them is exact


def coreference_sums(key: Sequence[Group], response: Sequence[Group]) -> Sums:
    """The sums of all three measures, under names such as "muc recall" and "muc recall of"."""
    return muc(key, response) + b_cubed(key, response) + ceaf_e(key, response)


def muc(key: Sequence[Group], response: Sequence[Group]) -> Sums:
    """Links: of a group's size less one, how many stay when the other side cuts it."""
    return _sums("muc", _links(key, response), _links(response, key))


def _links(groups: Sequence[Group], others: Sequence[Group]) -> tuple[float, int]:
    home = _home(others)
    kept = sum(len(one) - len({home.get(m, -1 - n) for n, m in enumerate(one)}) for one in groups)
    return kept, sum(len(one) - 1 for one in groups)


def b_cubed(key: Sequence[Group], response: Sequence[Group]) -> Sums:
    """Mentions: which part of a mention's group the other side puts with it, over all mentions."""
    return _sums("b3", _parts(key, response), _parts(response, key))


def _parts(groups: Sequence[Group], others: Sequence[Group]) -> tuple[float, int]:
    home = _home(others)
    held = 0.0
    for one in groups:
        shared = Counter(home[m] for m in one if m in home)
        held += sum(count * count for count in shared.values()) / len(one)
    return held, sum(len(one) for one in groups)


def ceaf_e(key: Sequence[Group], response: Sequence[Group]) -> Sums:
    """Groups: the best pairing of both sides' groups, each with one, by phi4 (the Dice coefficient)."""
    alike = 0.0
    for some, others in _connected(key, response):
        table = [[_phi4(key[i], response[j]) for j in others] for i in some]
        alike += sum(table[row][column] for row, column in assign(table))
    return _sums("ceafe", (alike, len(key)), (alike, len(response)))


def _phi4(one: Group, other: Group) -> float:
    return 2 * len(one & other) / (len(one) + len(other))


def _home(groups: Sequence[Group]) -> dict[Hashable, int]:
    """The group of each mention, by number."""
    return {mention: number for number, group in enumerate(groups) for mention in group}


def _connected(
    key: Sequence[Group], response: Sequence[Group]
) -> list[tuple[list[int], list[int]]]:
    """Groups of both sides that hang together by shared mentions; only such can be paired."""
    home = _home(response)
    met = [sorted({home[m] for m in group if m in home}) for group in key]
    holders: dict[int, list[int]] = {}
    for number, others in enumerate(met):
        for other in others:
            holders.setdefault(other, []).append(number)
    found: list[tuple[list[int], list[int]]] = []
    seen: set[int] = set()
    for first in range(len(key)):
        ours, theirs, ahead = [], set[int](), [first]
        while ahead:
            number = ahead.pop()
            if number not in seen:
                seen.add(number)
                ours.append(number)
                theirs.update(met[number])
                ahead += [n for other in met[number] for n in holders[other]]
        if theirs:
            found.append((sorted(ours), sorted(theirs)))
    return found


def assign(table: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The pairing of rows with columns, each used once, whose sum is greatest (Kuhn 1955, Munkres 1957).

    Shortest augmenting paths with potentials, one row after another, in cubic time.
    """
    if not table or not table[0]:
        return []
    if len(table) > len(table[0]):
        return sorted((row, column) for column, row in assign([*zip(*table, strict=True)]))
    n_columns = len(table[0])
    of_row, of_column = [0.0] * (len(table) + 1), [0.0] * (n_columns + 1)
    row_at = [0] * (n_columns + 1)  # rows count from 1; 0 is none
    for row in range(1, len(table) + 1):
        row_at[0] = row
        came_from = _augment(table, of_row, of_column, row_at)
        column = came_from.pop(-1)
        while column:
            row_at[column] = row_at[came_from[column]]
            column = came_from[column]
    return sorted(
        (row_at[column] - 1, column - 1) for column in range(1, n_columns + 1) if row_at[column]
    )


def _augment(
    table: Sequence[Sequence[float]],
    of_row: list[float],
    of_column: list[float],
    row_at: Sequence[int],
) -> dict[int, int]:
    """The shortest path from the new row, at column 0, to a free column: whence each was reached.

    The free column stands under -1. Both potentials are brought up to date.
    """
    least = [float("inf")] * len(row_at)
    came_from: dict[int, int] = {}
    done = [False] * len(row_at)
    column = 0
    while True:
        done[column] = True
        row = row_at[column]
        for other in range(1, len(row_at)):
            cost = -table[row - 1][other - 1] - of_row[row] - of_column[other]
            if not done[other] and cost < least[other]:
                least[other], came_from[other] = cost, column
        step, following = min((least[c], c) for c in range(1, len(row_at)) if not done[c])
        for other in range(len(row_at)):
            if done[other]:
                of_row[row_at[other]] += step
                of_column[other] -= step
            else:
                least[other] -= step
        column = following
        if not row_at[column]:
            came_from[-1] = column
            return came_from


def _sums(name: str, recall: tuple[float, int], precision: tuple[float, int]) -> Sums:
    sums = Sums()
    for side, (part, whole) in (("recall", recall), ("precision", precision)):
        sums[f"{name} {side}"] = round(MILLION * part)
        sums[f"{name} {side} of"] = MILLION * whole
    return sums


def conll(sums: Mapping[str, int]) -> dict[str, float]:
    """F1 of each measure and their mean, in percent."""
    scores = {name: _f1(sums, name) for name in ("muc", "b3", "ceafe")}
    return {"conll_f1": sum(scores.values()) / 3, **scores}


def _f1(sums: Mapping[str, int], name: str) -> float:
    recall, precision = (
        sums.get(f"{name} {side}", 0) / whole
        if (whole := sums.get(f"{name} {side} of", 0))
        else 0.0
        for side in ("recall", "precision")
    )
    return 200 * recall * precision / (recall + precision) if recall + precision else 0.0
