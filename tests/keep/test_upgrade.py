"""A library is annotated anew by a newer model."""

from dataclasses import replace
from pathlib import Path

from crossread.cluster.profile import ReportProfile
from crossread.keep.made_by import made_by
from crossread.keep.read import read_into
from crossread.keep.upgrade import annotate_anew
from crossread.language.model import LanguageModel
from crossread.language.rules.rules import RuleModel
from crossread.store.annotations import not_made_by
from crossread.store.library import open_library
from crossread.types.annotation import Annotations
from crossread.types.report import Report
from tests.keep.invented_news import dump_of, read, write_news
from tests.keep.simple_grouping import simple_grouping

NEWER = RuleModel(made_by="rules/2")
GROUPING = simple_grouping()


def test_nothing_is_annotated_anew_until_it_is_asked_for(address: str, tmp_path: Path) -> None:
    library = open_library(address, create=True)
    paths = write_news(tmp_path, 20)
    read(library, *paths)
    with Path(paths[0]).open("rb") as file:
        list(read_into(library, paths, stdin=file, model=NEWER, grouping=GROUPING))
    with library.reading() as connection:
        before = not_made_by(connection, made_by(RuleModel()))
    told = list(annotate_anew(library, model=NEWER, grouping=GROUPING))

    assert before == ()
    assert told == [(16, 20), (20, 20)]
    with library.reading() as connection:
        assert not_made_by(connection, made_by(NEWER)) == ()
    assert list(annotate_anew(library, model=NEWER, grouping=GROUPING)) == []
    library.close()


def test_an_upgraded_library_is_that_of_a_reading_with_the_new_model(
    address: str, tmp_path: Path
) -> None:
    """Also when the upgrade is stopped on the way, and what the profiles say has changed."""

    def make_profile(
        report: Report, annotations: Annotations, *, model: LanguageModel
    ) -> ReportProfile:
        made = GROUPING.make_profile(report, annotations, model=model)
        return replace(made, words=made.words[:1], day=None) if model is NEWER else made

    grouping = replace(GROUPING, make_profile=make_profile)
    paths = write_news(tmp_path, 40)
    library = open_library(address, create=True)
    read(library, *paths, grouping=grouping)
    begun = annotate_anew(library, model=NEWER, grouping=grouping)
    next(begun)
    begun.close()  # type: ignore[attr-defined]
    list(annotate_anew(library, model=NEWER, grouping=grouping))
    straight = open_library(str(tmp_path / "straight.db"), create=True)
    with Path(paths[0]).open("rb") as file:
        list(read_into(straight, paths, stdin=file, model=NEWER, grouping=grouping))

    assert dump_of(library) == dump_of(straight)
    library.close()
    straight.close()
