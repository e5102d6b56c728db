from collections import Counter
from collections.abc import Mapping
from importlib.resources import files
from itertools import combinations

import pytest

from crossread.language.frequency import stem
from crossread.language.synonyms import synonyms


def _groups() -> list[list[tuple[str, str]]]:
    """Each group of `synonyms.txt` as pairs of a word and its written stem."""
    text = files("crossread.language").joinpath("synonyms.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return [[_pair(entry) for entry in line.split(" ")] for line in lines]


def _pair(entry: str) -> tuple[str, str]:
    word, slash, written = entry.partition("/")
    return (word, written) if slash else (word, word)


def _joined(words: str, group_of: Mapping[str, str]) -> bool:
    """Whether all of `words` stand for one thing; a word in no group stands for itself."""
    stems = [stem(word) for word in words.split()]
    return len({group_of.get(one, one) for one in stems}) == 1


def test_each_written_stem_is_that_of_its_word() -> None:
    expected = [f"{word}/{stem(word)}" for group in _groups() for word, _ in group]

    assert [f"{word}/{written}" for group in _groups() for word, written in group] == expected


def test_a_stem_stands_in_one_group_and_once() -> None:
    counts = Counter(written for group in _groups() for _, written in group)

    assert [written for written, count in counts.items() if count > 1] == []


def test_a_group_joins_two_words_or_more() -> None:
    assert [group for group in _groups() if len(group) < 2] == []


def test_words_are_single_and_lower_case_and_plain() -> None:
    words = [word for group in _groups() for word, _ in group]

    assert [
        word for word in words if not (word.isascii() and word.isalpha() and word.islower())
    ] == []


def test_there_are_five_hundred_groups_or_more() -> None:
    assert len(_groups()) >= 500


def test_each_stem_leads_to_the_first_of_its_group() -> None:
    expected = {written: group[0][1] for group in _groups() for _, written in group}

    assert dict(synonyms()) == expected


def test_a_first_word_leads_to_itself() -> None:
    assert [first for first in set(synonyms().values()) if synonyms()[first] != first] == []


def test_the_mapping_is_made_once() -> None:
    assert synonyms() is synonyms()


@pytest.mark.parametrize(
    "words",
    [
        "recalled withdrew",
        "released freed",
        "deterioration degrading worsened",
        "deadlock impasses stalemate",
        "announces unveiled",
        "wounded injured hurting",
        "abducted kidnapping snatched",
        "vessel ships boats freighter",
        "schoolgirl girls pupils student",
        "killed slain died deaths fatalities",
        "criticised criticized",
        "defence defense",
        "gunmen militants",
        "bought purchased acquisition",
        "quakes earthquake tremors",
    ],
)
def test_words_that_tell_the_same_thing_are_joined(words: str) -> None:
    assert _joined(words, synonyms())


@pytest.mark.parametrize(
    "words",
    [
        "killed wounded missing",
        "arrested charged convicted acquitted",
        "accused denied",
        "won lost drew",
        "increased declined",
        "opened closed",
        "arrived departed",
        "monday tuesday",
        "bus train tram ferry",
        "earthquake tsunami hurricane tornado flood",
        "said told added claimed warned",
        "bought sold",
        "strengthened weakened",
        "father mother",
        "son daughter",
        "brother sister",
        "husband wife",
        "king queen",
        "north south east west",
        "guilty acquittal",
        "legal illegal",
        "ally enemy",
        "approved rejected",
        "began finished suspended resumed postponed cancelled",
        "ministry minister",
        "constitutional unconstitutional",
        "uranium plutonium",
        "rebels soldiers police",
        "teacher student",
        "wheat maize rice",
        "gun knife bomb",
        "explosion fire",
        "virus vaccine disease",
        "christian muslim jewish hindu buddhist",
        "conservative liberal socialist communist",
        "president minister governor mayor senator",
        "import export",
        "inflation deflation",
        "hired sacked resigned",
        "reveal conceal",
        "rural urban",
        "alive dead",
        "rescued drowned",
    ],
)
def test_opposites_and_members_of_one_class_stay_apart(words: str) -> None:
    pairs = combinations(words.split(), 2)

    assert [pair for pair in pairs if _joined(" ".join(pair), synonyms())] == []


@pytest.mark.parametrize(
    "words",
    [
        "accord according",
        "officer office",
        "severe several",
        "authorise authority",
        "liberate liberal",
        "military medical",
        "depart department",
    ],
)
def test_stems_that_a_common_word_of_another_sense_shares_are_left_out(words: str) -> None:
    stems = [stem(word) for word in words.split()]

    assert not all(one in synonyms() for one in stems)
