from importlib.resources import files

import pytest

from crossread.language.event_frames import event_frames
from crossread.language.frequency import stem


def _lines() -> list[list[str]]:
    text = files("crossread.language").joinpath("event_frames.txt").read_text(encoding="utf-8")
    return [line.split(" ") for line in text.splitlines() if not line.startswith("#")]


def _share(one: str, other: str) -> bool:
    frames = event_frames()
    return bool(frames.get(stem(one), frozenset()) & frames.get(stem(other), frozenset()))


def test_each_written_stem_is_that_of_its_word() -> None:
    entries = [entry.partition("/") for line in _lines() for entry in line]

    assert [word for word, _, written in entries if (written or word) != stem(word)] == []


def test_a_group_holds_two_words_or_more_and_each_once() -> None:
    stems = [[stem(entry.partition("/")[0]) for entry in line] for line in _lines()]

    assert [line for line in stems if len(line) < 2 or len(set(line)) < len(line)] == []


@pytest.mark.parametrize(
    "words", ["won lost", "arrested custody", "quake shook", "acquired takeover", "killed shooting"]
)
def test_words_for_one_happening_share_a_group(words: str) -> None:
    assert _share(*words.split())


@pytest.mark.parametrize("words", ["won flooded", "arrested elected", "quake verdict"])
def test_words_for_other_happenings_share_none(words: str) -> None:
    assert not _share(*words.split())
