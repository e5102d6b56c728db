import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from crossread.errors import WeightsError
from crossread.language.encoder import Encoder, load_encoder
from crossread.language.model import Reading
from crossread.language.sentences import find_sentences
from crossread.types.report import Report

SHIPPED = Path(__file__).parents[2] / "src/crossread/language/weights"
TEXT = """Mayor Ada Brandt resigned on Friday. "I am tired of it all," she said.

The Harbour Council denied that it had asked her to leave."""


def read(text: str, encoder: Encoder | None = None) -> Reading:
    return (encoder or load_encoder()).read(text, find_sentences(Report(id="r", text=text)))


def load_anew() -> Encoder:
    """An encoder that remembers nothing of what another has read."""
    return load_encoder.__wrapped__()


def shown(text: str) -> list[tuple[str | None, str | None, list[str]]]:
    return [
        (
            one.source.of(text) if one.source else None,
            one.cue.of(text) if one.cue else None,
            [piece.of(text) for piece in one.content],
        )
        for one in read(text).attributions
    ]


def test_a_direct_and_an_indirect_quote_are_read_without_their_marks() -> None:
    found = shown(TEXT)

    assert ("she", "said", ["I am tired of it all,"]) in found
    assert ("The Harbour Council", "denied", ["that it had asked her to leave"]) in found


def test_names_are_read_with_their_kinds() -> None:
    names = [(name.span.of(TEXT), name.kind.value) for name in read(TEXT).names]

    assert names == [("Ada Brandt", "person"), ("Harbour Council", "organisation")]


def test_a_pronoun_is_read_as_the_name_that_it_means() -> None:
    found = [(one.span.of(TEXT), one.name.of(TEXT)) for one in read(TEXT).references]

    assert ("she", "Ada Brandt") in found


def test_the_same_text_gives_the_same_reading_of_whoever_reads_it() -> None:
    assert read(TEXT, load_anew()) == read(TEXT, load_anew())


def test_words_that_were_read_before_at_another_place_are_found_at_theirs() -> None:
    """A window that is remembered has no places: those are of the text that is read."""
    encoder = load_anew()
    first, moved = read(TEXT, encoder), read(f"   {TEXT}", encoder)

    assert [name.span.start + 3 for name in first.names] == [n.span.start for n in moved.names]
    assert read(f"   {TEXT}", load_anew()) == moved


def test_what_stands_beside_a_sentence_does_not_change_its_vector() -> None:
    alone = load_anew().vectors(["The mayor resigned."])
    together = load_anew().vectors(["A ferry sank in the night.", "The mayor resigned.", "No."])

    assert np.array_equal(alone[0], together[1])


def test_sentences_that_tell_one_point_lie_nearer_than_others() -> None:
    rows = load_encoder().vectors(
        [
            "The ferry's captain was arrested on Tuesday.",
            "Police detained the master of the ferry.",
            "The ferry line was founded in 1921.",
        ]
    )

    assert rows[0] @ rows[1] > rows[0] @ rows[2]


PAIRS = [
    ("The ferry's captain was arrested on Tuesday.", "Police detained the master of the ferry."),
    ("The ferry's captain was arrested on Tuesday.", "The ferry line was founded in 1921."),
]


def same(encoder: Encoder, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
    """What the encoder says of two statements, read together."""
    return encoder.same([(encoder.meanings([a])[0], encoder.meanings([b])[0]) for a, b in pairs])


def test_two_statements_of_one_point_are_told_from_two_of_two() -> None:
    told = same(load_encoder(), PAIRS)[:, 0]

    assert told[0] > told[1]


def test_which_statement_stands_first_and_what_else_is_asked_change_no_answer() -> None:
    encoder, other = load_anew(), load_anew()
    turned = [(b, a) for a, b in reversed(PAIRS)]

    assert np.array_equal(same(encoder, PAIRS), same(other, turned)[::-1])
    assert np.array_equal(same(load_anew(), PAIRS[:1]), same(encoder, PAIRS)[:1])


def test_no_pairs_have_no_answers() -> None:
    assert load_encoder().same([]).shape == (0, 2)


def test_no_sentences_have_an_empty_reading() -> None:
    assert load_encoder().read("Ada Brandt left.", ()) == Reading((), ())


@settings(max_examples=15, deadline=None)
@given(st.text("aAdB said. \n“”\"'é😀ש", max_size=120))
def test_spans_lie_within_the_text_whatever_it_holds(text: str) -> None:
    found = read(text)
    spans = [name.span for name in found.names] + [
        piece for one in found.attributions for piece in one.content
    ]

    assert all(0 <= span.start < span.end <= len(text) for span in spans)


def test_missing_weights_are_an_error_that_names_their_folder(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="nowhere"):
        load_encoder(tmp_path / "nowhere")


@pytest.mark.parametrize(
    "name",
    [
        "reading.int8.onnx",
        "meaning.int8.onnx",
        "together.int8.onnx",
        "words.npz",
        "tokenizer.json",
        "pairs.int8.onnx",
        "pair_words.npz",
    ],
)
def test_a_file_with_one_changed_byte_is_refused(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "weights"
    shutil.copytree(SHIPPED, folder)
    held = bytearray((folder / name).read_bytes())
    held[len(held) // 2] ^= 1
    (folder / name).write_bytes(held)

    with pytest.raises(WeightsError, match=f"{name} is damaged"):
        load_encoder(folder)


def test_the_card_speaks_of_these_weights() -> None:
    """The build fails where the card was not written anew with the weights."""
    card = (SHIPPED / "MODEL_CARD.md").read_text(encoding="utf-8")
    hashes = json.loads((SHIPPED / "weights.json").read_text(encoding="utf-8"))["sha256"]

    assert [value for value in hashes.values() if value not in card] == []
