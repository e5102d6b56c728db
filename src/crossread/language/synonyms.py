"""Words that tell the same thing in two reports of one happening.

In goes nothing but `synonyms.txt`; out comes a mapping of word stems to the stem that stands for their
group. Never joins opposites or two members of one class: dead and injured stay apart.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

__all__ = ["group_stem", "synonyms"]


@cache
def synonyms() -> Mapping[str, str]:
    """The stem of each word in a group, mapped to the stem of the group's first word.

    The stems are those of `crossread.language.frequency.stem`. They stand in the file, as stemming
    two thousand words would take longer than reading a report.
    """
    text = files("crossread.language").joinpath("synonyms.txt").read_text(encoding="utf-8")
    group_of: dict[str, str] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            stems = [_written_stem(entry) for entry in line.split()]
            group_of.update(dict.fromkeys(stems, stems[0]))
    return MappingProxyType(group_of)


def group_stem(word_stem: str) -> str:
    """The stem that stands for the group of near-synonyms of `word_stem`, itself where it is in none."""
    return synonyms().get(word_stem, word_stem)


def _written_stem(entry: str) -> str:
    """The stem in `announce/announc`, or in a word that is its own stem: `pact`."""
    word, _, stem = entry.partition("/")
    return stem or word
