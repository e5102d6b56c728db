from collections.abc import Sequence
from pathlib import Path

import pytest

from crossread.language.rules.rules import RuleModel
from evals.translations import evaluate, read_languages

FIRE = ("Fire destroyed the grain mill of Vessel Bay.", "The grain mill of Vessel Bay burned down.")
VOTE = ("The council voted against the harbour tax.", "A harbour tax was voted down in council.")
OFFICE = ("Mayor Ada Brandt resigned on Friday.", "Mayor Tomas Brandt resigned on Friday.")


def write(folder: Path, language: str, pairs: Sequence[tuple[str, str]]) -> None:
    (folder / "two_translations_wmt21").mkdir(exist_ok=True)
    for side, name in enumerate("AB"):
        path = folder / "two_translations_wmt21" / f"newstest2021.{language}-en.ref.{name}.en"
        path.write_text("".join(f"{pair[side]}\n" for pair in pairs), encoding="utf-8")


def scores(folder: Path, split: str = "all") -> dict[str, float]:
    measured = evaluate(folder, split, RuleModel())["scores"]
    assert isinstance(measured, dict)
    return measured


def test_all_languages_that_are_there_are_read_and_empty_lines_are_not(tmp_path: Path) -> None:
    write(tmp_path, "ru", [FIRE, ("", "")])
    write(tmp_path, "cs", [VOTE])

    assert read_languages(tmp_path) == {"cs": [VOTE], "ru": [FIRE]}


def test_each_line_looks_for_its_partner_among_all_lines_of_its_language(tmp_path: Path) -> None:
    write(tmp_path, "de", [FIRE, VOTE])
    write(tmp_path, "cs", [(FIRE[0], VOTE[1]), (VOTE[0], FIRE[1])])
    found = scores(tmp_path)

    assert (found["de_top1"], found["cs_top1"], found["top1"]) == (100.0, 0.0, 50.0)


def test_a_line_of_the_same_words_as_the_partner_counts_as_the_partner(tmp_path: Path) -> None:
    write(tmp_path, "de", [(FIRE[0], FIRE[1]), (FIRE[0], FIRE[1])])

    assert scores(tmp_path)["top1"] == 100.0


def test_a_conflict_between_two_translations_is_counted(tmp_path: Path) -> None:
    write(tmp_path, "de", [OFFICE, FIRE])

    assert scores(tmp_path)["conflict_rate"] == 50.0


def test_each_fifth_pair_is_compared_unless_all_are_asked_for(tmp_path: Path) -> None:
    write(tmp_path, "de", [OFFICE, FIRE, FIRE, FIRE])

    assert scores(tmp_path, "dev")["conflict_rate"] == 100.0
    assert scores(tmp_path, "all")["conflict_rate"] == 25.0


def test_a_translation_without_its_second_is_missing(tmp_path: Path) -> None:
    write(tmp_path, "de", [FIRE])
    (tmp_path / "two_translations_wmt21" / "newstest2021.de-en.ref.B.en").unlink()
    with pytest.raises(FileNotFoundError):
        evaluate(tmp_path, "dev", RuleModel())
