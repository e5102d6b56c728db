import json
from pathlib import Path

import pytest

from evals.__main__ import main
from evals.cases import add_lines

TIMEML = """<TimeML><DCT><TIMEX3 value="2021-03-20">03/20/21</TIMEX3></DCT><TEXT>
Ada Brandt <EVENT eid="e1">left</EVENT> <TIMEX3 tid="t1" type="DATE" value="2021-03-17">Wednesday</TIMEX3>,
<TIMEX3 tid="t2" type="DATE" value="2020-12">two days</TIMEX3> after the vote.
</TEXT></TimeML>"""


def test_scores_are_printed_as_one_json_object(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "tempeval3" / "te3-platinum"
    folder.mkdir(parents=True)
    (folder / "a.tml").write_text(TIMEML, encoding="utf-8")
    code = main(["dates", "--data", str(tmp_path), "--split", "platinum", "--json"])
    printed = json.loads(capsys.readouterr().out)
    peers = printed.pop("peers")

    assert "HeidelTime, on Platinum" in peers
    assert (code, printed) == (
        0,
        {
            "eval": "dates",
            "split": "platinum",
            "n": 1,
            "scores": {
                "tempeval3_strict_f1": 100.0,
                "tempeval3_relaxed_f1": 100.0,
                "tempeval3_value_f1": 50.0,
            },
            "intervals": {},
            "missing": ["wikiwars"],
        },
    )


def test_a_missing_set_is_named_without_a_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["dates", "--data", str(tmp_path)])
    assert (code, capsys.readouterr().err) == (
        1,
        f"dates: the set is missing: no tempeval3 and no wikiwars in {tmp_path}\n",
    )


def test_an_unknown_name_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["weather"])
    assert (stopped.value.code, "invalid choice" in capsys.readouterr().err) == (2, True)


def test_lines_of_the_same_name_are_summed() -> None:
    sums: dict[str, tuple[int, int]] = {}
    add_lines(sums, "dates right: 12/14\nquotes exact: 1/2\n")
    add_lines(sums, "dates right: 3/4\n  missed\n")
    assert sums == {"dates right": (15, 18), "quotes exact": (1, 2)}
