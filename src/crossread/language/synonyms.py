"""Words that tell the same thing in two reports of one happening.

In goes nothing but `synonyms.txt`; out comes a mapping of word stems to the stem that stands for their
group. Never joins opposites or two members of one class: dead and injured stay apart.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from crossread.language.frequency import stem

__all__ = ["synonyms"]


@cache
def synonyms() -> Mapping[str, str]:
    """The stem of each word in a group, mapped to the stem of its group's first word."""
    text = files("crossread.language").joinpath("synonyms.txt").read_text(encoding="utf-8")
    group_of: dict[str, str] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            words = line.split()
            for word in words:
                group_of[stem(word)] = stem(words[0])
    return MappingProxyType(group_of)
