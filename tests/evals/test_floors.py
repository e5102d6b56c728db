"""Which evals are measured, and what becomes of those that cannot be."""

from pathlib import Path

import pytest

from evals.floors import main


def test_a_set_that_is_missing_is_named_and_no_failure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", str(tmp_path), "--only", "dates", "names"]) == 0

    told = capsys.readouterr().out
    assert "dates: skipped, the set is missing" in told
    assert "names: skipped, the set is missing" in told
    assert "quotes" not in told


def test_an_eval_without_floors_is_a_wrong_use(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--data", str(tmp_path), "--only", "weather"])

    assert ended.value.code == 2
    assert "no floors for weather" in capsys.readouterr().err
