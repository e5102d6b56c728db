import re
from collections.abc import Mapping
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from crossread.language.decode import (
    HEADS,
    N_BUCKETS,
    N_TAGS,
    PAIR_COLUMNS,
    PAIR_LABELS,
    PAIR_SIZE,
    REFERENCE_COLUMNS,
    Answer,
    Array,
    allowed_transitions,
    best_paths,
    distance_buckets,
    read_spans,
    read_windows,
)
from crossread.language.model import Reading
from crossread.language.windows import Window
from crossread.types.annotation import EntityKind

TEXT = "Ada Brandt said she would go , Neal wrote on Friday"
_SURE = 9.0


def answer(
    tags: Mapping[str, str],
    arguments: Mapping[str, str] | None = None,
    breaks: list[int] | None = None,
) -> Answer:
    """What a sure network says of TEXT: a word for each letter, "." none, "B", "I" (and "b", "i" content)."""
    places = [match.span() for match in re.finditer(r"\S+", TEXT)]
    n = len(places)
    made = np.full((n, N_TAGS), -_SURE, dtype=np.float32)
    for head, columns in HEADS.items():
        made[:, columns.start] = 0.0
        for at, letter in enumerate(tags.get(head, "." * n)):
            kind = ".BIbi".index(letter)
            made[at, columns.start + kind] += 2 * _SURE if kind else 0
    # The two unary heads say nothing here, so that the pairs alone decide.
    made[:, HEADS["source"]] = made[:, HEADS["content"]] = 0.0
    pairs = np.zeros((n, PAIR_COLUMNS), dtype=np.float32)
    labels = pairs[:, 2 * PAIR_SIZE :].reshape(n, len(PAIR_LABELS), PAIR_SIZE)
    labels[:, :, :] = -1.0
    for number, (cue, row) in enumerate((arguments or {}).items()):
        pairs[TEXT.split().index(cue), number] = _SURE * PAIR_SIZE**0.5
        for at, letter in enumerate(row):
            if letter != ".":
                labels[at, "BIbi".index(letter), number] = 1.0
    references = np.zeros((n, REFERENCE_COLUMNS), dtype=np.float32)
    distances = np.zeros((len(PAIR_LABELS) + 1, N_BUCKETS), dtype=np.float32)
    distances[-1] = -1.0
    window = Window([1] * n, [0] * n, [a for a, _ in places], [b for _, b in places], breaks or [0])
    transitions = np.zeros((len(PAIR_LABELS) + 2, len(PAIR_LABELS) + 1), dtype=np.float32)
    return Answer(window, made, pairs, references, distances, transitions)


def read(made: Answer) -> Reading:
    """The reading of one window."""
    return next(read_windows([made], TEXT))


def shown(tags: Mapping[str, str], arguments: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Source, cue and content of each attribution, as words."""
    return [
        (
            one.source.of(TEXT) if one.source else "",
            one.cue.of(TEXT) if one.cue else "",
            " + ".join(piece.of(TEXT) for piece in one.content),
        )
        for one in read(answer(tags, arguments)).attributions
    ]


def test_each_cue_reads_its_own_source_and_content() -> None:
    found = shown(
        {"cue": "..B.....B.."},
        {"said": "BI.bii.....", "wrote": "......." + "B..."},
    )

    assert found == [("Ada Brandt", "said", "she would go")]


def test_a_cue_of_which_the_network_is_hardly_sure_is_none() -> None:
    made = answer({"cue": "..B........"}, {"said": "BI.bii....."})
    logits = made.tags[2, HEADS["cue"]]

    logits[:] = [0.0, 0.9, -_SURE]
    assert read(made).attributions == ()
    logits[:] = [0.0, 1.1, -_SURE]
    assert len(read(made).attributions) == 1


def test_a_source_of_which_the_network_doubts_a_little_is_one() -> None:
    made = answer({"cue": "..B........"}, {"said": "...bii....."})

    made.pairs[0, 2 * PAIR_SIZE] = -1.1 / _SURE
    assert read(made).attributions[0].source is None
    made.pairs[0, 2 * PAIR_SIZE] = -0.9 / _SURE
    assert read(made).attributions[0].source is not None


def test_one_attribution_may_lie_in_another() -> None:
    found = shown({"cue": "..B.....B.."}, {"said": "BI.bii.....", "wrote": "biiiii.B..."})

    assert found == [
        ("Ada Brandt", "said", "she would go"),
        ("Neal", "wrote", "Ada Brandt said she would go"),
    ]


def test_a_content_may_stand_in_two_stretches() -> None:
    found = shown({"cue": "........B.."}, {"wrote": "bi.....B.bi"})

    assert found == [("Neal", "wrote", "Ada Brandt + on Friday")]


def test_names_have_the_kind_of_their_tags() -> None:
    names = read(answer({"names": "BI.....b..."})).names

    assert [(name.span.of(TEXT), name.kind) for name in names] == [
        ("Ada Brandt", EntityKind.PERSON),
        ("Neal", EntityKind.ORGANISATION),
    ]


def test_no_name_goes_on_over_the_end_of_a_paragraph() -> None:
    names = read(answer({"names": "BI.....b..."}, breaks=[0, 1])).names

    assert [name.span.of(TEXT) for name in names] == ["Ada", "Neal"]


def test_a_pronoun_means_the_name_that_scores_above_none() -> None:
    made = answer({"names": "BI.....B..."})
    unsure = read(made).references
    made.references[3, 0] = PAIR_SIZE  # the first piece of "she"
    made.references[0, 2 * PAIR_SIZE] = _SURE  # the first piece of "Ada Brandt"
    sure = read(made).references

    assert unsure == ()
    assert [(one.span.of(TEXT), one.name.of(TEXT)) for one in sure] == [("she", "Ada Brandt")]


def test_distances_are_counted_from_the_edges_of_the_cue() -> None:
    assert (distance_buckets(np.arange(6), 2, 4) - N_BUCKETS // 2).tolist() == [-2, -1, 0, 0, 1, 2]


@given(
    arrays(
        np.float32,
        st.tuples(st.integers(0, 30), st.sampled_from([3, 5, 7])),
        elements=st.floats(-5, 5, width=32),
    )
)
def test_spans_are_in_order_free_of_overlaps_and_within_the_window(logits: Array) -> None:
    spans = read_spans(logits)
    edges = [edge for start, end, _ in spans for edge in (start, end)]

    assert edges == sorted(edges)
    assert all(start < end <= len(logits) for start, end, _ in spans)
    assert all(0 <= kind < (logits.shape[1] - 1) // 2 for *_, kind in spans)


@given(arrays(np.float32, (2, 5, 3), elements=st.floats(-5, 5, width=32)))
def test_the_best_path_is_no_worse_than_any_other(logits: Array) -> None:
    transitions = allowed_transitions(3)
    paths = best_paths(logits, transitions)
    for row, path in zip(logits, paths, strict=True):
        scores = {other: _score(row, other, transitions) for other in product(range(3), repeat=5)}

        assert _score(row, tuple(path), transitions) == pytest.approx(max(scores.values()))


def test_the_logits_are_left_as_they_were() -> None:
    logits = np.ones((1, 4, 3), dtype=np.float32)
    best_paths(logits, allowed_transitions(3))

    assert (logits == 1).all()


def _score(row: Array, path: tuple[int, ...], transitions: Array) -> float:
    moves = [transitions[-1, path[0]]] + [transitions[a, b] for a, b in pairwise(path)]
    return float(sum(moves) + sum(row[at, tag] for at, tag in enumerate(path)))
