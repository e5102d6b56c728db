"""The invented cases of `tests/cases`: their keys stand in their reports, and what is judged of them holds."""

from pathlib import Path

import pytest

from crossread.language.encoder import load_encoder
from crossread.pipeline import compare_story
from crossread.types.alignment import Relation
from evals.stories import tally
from training.stories import read_story

CASES = sorted(path.parent for path in (Path(__file__).parent / "cases").glob("*/expected.json"))


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_each_conflict_that_is_shown_of_a_case_is_one_to_a_careful_reader(folder: Path) -> None:
    model = load_encoder()
    told = read_story(folder, model)
    synopsis = compare_story(told.story, model=model)
    counts = tally(told, synopsis.alignments)

    assert counts["conflict so"] == counts["conflict shown"]
    assert [one for one in synopsis.alignments if one.relation is Relation.AGREE]


def test_copies_of_the_cases_are_those_that_the_key_names() -> None:
    model = load_encoder()
    for name in ("ruling-cut-from-an-agency", "top-court-strikes-law"):
        told = read_story(next(folder for folder in CASES if folder.name == name), model)
        copies = compare_story(told.story, model=model).copies

        names = {report.id: Path(report.path or "").stem for report in told.story.reports}
        assert [sorted(names[one] for one in copy.report_ids) for copy in copies] == [["a", "b"]]
