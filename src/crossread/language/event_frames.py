"""Words that can tell one happening, though they mean different things.

In goes nothing but `event_frames.txt`; out comes a mapping of word stems to the groups that they stand in,
by number. Groups follow the idea of semantic frames (FrameNet, Baker et al. 1998): what one report calls a
win another calls a loss, and a shooting may be told as a death. Wider than `synonyms`, so that sharing a group
is a hint and no proof.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

__all__ = ["event_frames"]


@cache
def event_frames() -> Mapping[str, frozenset[int]]:
    """The groups of each stem; the stems are those of `crossread.language.frequency.stem`."""
    text = files("crossread.language").joinpath("event_frames.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    groups: dict[str, frozenset[int]] = {}
    for number, line in enumerate(lines):
        for entry in line.split():
            word, _, stem = entry.partition("/")
            groups[stem or word] = groups.get(stem or word, frozenset()) | {number}
    return MappingProxyType(groups)
