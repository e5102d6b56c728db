import json
from pathlib import Path

import pytest

from evals.statements import Answer, evaluate, read_questions, scored_questions
from tests.evals.invented import InventedModel


def write(folder: Path, name: str, *answers: tuple[str, object]) -> None:
    (folder / "nanco_discord").mkdir(exist_ok=True)
    rows = [{"Answer": words, "cluster_global": group} for words, group in answers]
    question = {"question": "Why was the mill closed?", "answers": rows}
    (folder / "nanco_discord" / name).write_text(json.dumps([question]), encoding="utf-8")


MODEL = InventedModel({"for want of grain": 0, "there was no grain": 10, "the roof leaked": 90})


def test_two_answers_are_a_true_pair_where_their_groups_are_the_same(tmp_path: Path) -> None:
    answers = (("for want of grain", 0), ("there was no grain", 0), ("the roof leaked", 1))
    write(tmp_path, "questions.json", *answers)

    (pairs,) = scored_questions(tmp_path, "dev", MODEL)
    assert [pair.is_true for pair in pairs] == [True, False, False]
    assert evaluate(tmp_path, "dev", MODEL)["scores"]["auc"] == 100.0  # type: ignore[index]


@pytest.mark.parametrize("group", ["", "-1", -1, None])
def test_an_answer_without_a_group_is_left_out(tmp_path: Path, group: object) -> None:
    write(tmp_path, "questions.json", ("for want of grain", 3), ("the roof leaked", group))

    assert read_questions(tmp_path, "dev") == [[Answer("for want of grain", 3)]]


@pytest.mark.parametrize(("split", "words"), [("test", ["b"]), ("all", ["a", "b"])])
def test_the_split_picks_the_files_that_are_named_after_it(
    tmp_path: Path, split: str, words: list[str]
) -> None:
    write(tmp_path, "questions.json", ("a", 0))
    write(tmp_path, "questions_test.json", ("b", 0))

    assert [answers[0].words for answers in read_questions(tmp_path, split)] == words


def test_without_a_file_of_questions_the_set_is_missing(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        evaluate(tmp_path, "dev", MODEL)
