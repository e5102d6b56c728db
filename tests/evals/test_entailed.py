import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from crossread.language.rules.rules import RuleModel
from evals.entailed import Hypothesis, evaluate, read_hypotheses

MILL = "The old mill's roof burned on Monday, said Brandt."
FLAMES = "Flames took the old roof."
YES, NO, UNCLEAR = (
    f"RELATIONSHIP_{what}" for what in ("ENTAILS", "NEITHER_ENTAILS_NOR_CONTRADICTS", "UNSPECIFIED")
)


def sentence(text: str) -> dict[str, object]:
    tokens = [
        {"text": found[0], "character_offset_of_token_in_sentence": found.start()}
        for found in re.finditer(r"\w+|\S", text)
    ]
    return {"sentence_text": text, "tokens": tokens}


def write(folder: Path, chosen: Sequence[int], *said: str, masked: bool = False) -> None:
    (folder / "propsegment").mkdir(exist_ok=True)
    premise = {"masked_sentence_text": "F_____"} if masked else sentence(FLAMES)
    documents = [
        {"document_id": "1", "sentences": [sentence(MILL)]},
        {"document_id": "2", "sentences": [premise]},
    ]
    row = {
        "cluster_id": "7",
        "premise_document_id": "2",
        "hypothesis_proposition": {
            "document_id": "1",
            "sentence_index": 0,
            "proposition": {"token_indices": list(chosen)},
        },
        "relationship_responses": [{"relationship": answer} for answer in said],
    }
    for name, value in (
        ("document_clusters", [{"cluster_id": "7", "documents": documents}]),
        ("relationships", [row]),
    ):
        path = folder / "propsegment" / f"{name}.dev.json"
        path.write_text(json.dumps(value), encoding="utf-8")


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        ((5, 6), "roof burned"),
        ((6, 5, 1), "old roof burned"),
        ((2, 3, 4, 5), "mill's roof"),
        ((2, 5), "mill roof"),
        ((7, 8, 9), "on Monday,"),
    ],
)
def test_a_proposition_is_the_chosen_words_in_the_order_of_the_sentence(
    tmp_path: Path, chosen: tuple[int, ...], words: str
) -> None:
    write(tmp_path, chosen, YES, YES, NO)

    wanted = Hypothesis("7", words, premise=(FLAMES,), is_entailed=True)
    assert read_hypotheses(tmp_path, "dev") == [wanted]


@pytest.mark.parametrize(
    ("said", "is_entailed"),
    [
        ((YES, YES, NO), [True]),
        ((YES, NO, NO), [False]),
        ((YES, YES, UNCLEAR), [True]),
        ((YES, NO, UNCLEAR), []),
        ((UNCLEAR, UNCLEAR, UNCLEAR), []),
    ],
)
def test_most_of_the_raters_who_understood_decide(
    tmp_path: Path, said: tuple[str, ...], is_entailed: list[bool]
) -> None:
    write(tmp_path, (5, 6), *said)

    assert [one.is_entailed for one in read_hypotheses(tmp_path, "dev")] == is_entailed


def test_a_document_that_comes_without_its_text_is_left_out(tmp_path: Path) -> None:
    write(tmp_path, (5, 6), YES, masked=True)

    assert read_hypotheses(tmp_path, "dev") == []


def test_words_that_the_premise_has_score_above_words_that_it_lacks(tmp_path: Path) -> None:
    write(tmp_path, (1, 5), YES)
    path = tmp_path / "propsegment" / "relationships.dev.json"
    (row,) = json.loads(path.read_text(encoding="utf-8"))
    other = json.loads(json.dumps(row).replace("[1, 5]", "[8, 11]").replace(YES, NO))
    path.write_text(json.dumps([row, other]), encoding="utf-8")
    measured = evaluate(tmp_path, "dev", RuleModel())

    assert (measured["n"], measured["scores"]["auc"]) == (1, 100.0)  # type: ignore[index]


def test_without_the_split_the_set_is_missing(tmp_path: Path) -> None:
    write(tmp_path, (5, 6), YES)
    with pytest.raises(FileNotFoundError):
        evaluate(tmp_path, "test", RuleModel())
