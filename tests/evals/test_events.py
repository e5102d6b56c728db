import json
from pathlib import Path

import pytest

from evals.ecbplus import read_topics
from evals.events import evaluate, grouped, score_topics

WORDS = {
    ("7_1ecb", 0): "The old mill in Dorne burned on Friday .",
    ("7_2ecb", 0): "A fire destroyed the mill of Dorne .",
    ("7_1ecbplus", 0): "The quay of Velmo burned on Monday after a 5 . 6 quake .",
}
MENTIONS = (
    ("7_1ecb", (5,), "mill"),
    ("7_2ecb", (1,), "mill"),
    ("7_1ecbplus", (4,), "quay"),
    ("7_1ecbplus", (12,), "quake"),
)


def write(folder: Path) -> None:
    """Writes the invented topic as ECB+ writes its own."""
    parsed = folder / "ecbplus" / "parsed"
    parsed.mkdir(parents=True)
    blocks = [
        "".join(f"{report}\t{at}\t{n}\t{word}\t-\n" for n, word in enumerate(text.split()))
        for (report, at), text in WORDS.items()
    ]
    (parsed / "ECB_Dev_corpus.txt").write_text("\n".join(blocks), encoding="utf-8")
    mentions = [
        {"doc_id": report, "sent_id": 0, "tokens_number": list(tokens), "coref_chain": chain}
        for report, tokens, chain in MENTIONS
    ]
    (parsed / "ECB_Dev_Event_gold_mentions.json").write_text(json.dumps(mentions), encoding="utf-8")


def test_a_topic_holds_its_events_with_their_words_and_chains(tmp_path: Path) -> None:
    write(tmp_path)
    (topic,) = read_topics(tmp_path, "dev")

    assert topic.name == "7"
    assert [event.span.of(event.text) for event in topic.events] == [
        "burned",
        "fire",
        "burned",
        "quake",
    ]
    assert topic.chains == ("mill", "mill", "quay", "quake")


def test_a_number_that_was_cut_at_its_point_is_one_again(tmp_path: Path) -> None:
    write(tmp_path)
    (topic,) = read_topics(tmp_path, "dev")

    assert topic.texts["7_1ecbplus"] == "The quay of Velmo burned on Monday after a 5.6 quake ."


def test_a_split_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    write(tmp_path)

    with pytest.raises(FileNotFoundError):
        evaluate(tmp_path, "test")


def test_one_word_for_two_happenings_costs_the_head_word_and_not_the_gold_happening(
    tmp_path: Path,
) -> None:
    write(tmp_path)
    scores = score_topics(read_topics(tmp_path, "dev"))["scores"]

    assert isinstance(scores, dict)
    assert scores["head_word_conll_f1"] < scores["gold_happening_head_word_conll_f1"]


def test_values_are_grouped_by_place() -> None:
    assert grouped(["a", "b", "a"]) == [frozenset({0, 2}), frozenset({1})]
