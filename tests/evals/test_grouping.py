import json
from pathlib import Path

import pytest

from evals.grouping import b_cubed, evaluate
from evals.story_sets import read_basil, read_ecbplus, read_g5


def test_b_cubed_is_the_mean_of_how_pure_and_how_whole_the_groups_are() -> None:
    """{a b} {c} against {a} {b c}: precision (1 + .5 + .5) / 3, recall (.5 + .5 + 1) / 3."""
    f1, precision, recall = b_cubed({"a": "x", "b": "x", "c": "y"}, {"a": "1", "b": "2", "c": "2"})
    assert precision == pytest.approx(200 / 3)
    assert recall == pytest.approx(200 / 3)
    assert f1 == pytest.approx(200 / 3)


def test_reports_that_are_grouped_as_people_grouped_them_score_a_hundred() -> None:
    assert b_cubed({"a": "x", "b": "y"}, {"a": "7", "b": "8"})[0] == 100


def test_without_any_set_it_says_which_are_missing(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"g5_news_cluster.*ECB_Dev_corpus.*basil"):
        evaluate(tmp_path, "dev")


def test_each_set_is_read_with_its_stories(tmp_path: Path) -> None:
    body_text = "It sank.\nShare this page"
    told = {"dId": "1", "title": "Ferry sinks", "text": body_text, "date_publish": "2021-03-01"}
    g5 = tmp_path / "g5_news_cluster" / "articles" / "1.json"
    g5.parent.mkdir(parents=True)
    g5.write_text(json.dumps({**told, "newsCluster": "{'EventId': 4}"}))
    (one,) = read_g5(tmp_path)
    assert (one.story, one.report.text) == ("4", "Ferry sinks\n\nIt sank.\n\nShare this page")
    assert [line.span.of(one.report.text) for line in one.report.dropped] == ["Share this page"]

    basil = tmp_path / "basil" / "articles" / "2021" / "1.json"
    basil.parent.mkdir(parents=True)
    body = {"title": "Dam breaks", "body-paragraphs": [["It broke.", "At night."], ["End."]]}
    who = {"uuid": "u", "source": "x", "date": "2021-03-01", "triplet-uuid": "t"}
    basil.write_text(json.dumps({**body, **who}))
    (one,) = read_basil(tmp_path)
    assert (one.story, one.report.text) == ("t", "Dam breaks\n\nIt broke. At night.\n\nEnd.")

    corpus = tmp_path / "ecbplus" / "parsed" / "ECB_Dev_corpus.txt"
    corpus.parent.mkdir(parents=True)
    corpus.write_text("3_1ecb\t0\t0\tRain\t-\n3_1ecb\t0\t1\tfell\t-\n3_2ecbplus\t1\t0\tSnow\t-\n")
    told_there = [(one.story, one.report.text) for one in read_ecbplus(tmp_path, "dev")]
    assert told_there == [("3 old", "Rain fell"), ("3 new", "Snow")]
