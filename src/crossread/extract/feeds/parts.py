"""A feed that is too long to be held, cut into feeds that are not.

In goes an open file; out come parts of it, each a feed with the head of the whole and some of its items, which are read
one after the other. No more is held than one part and a piece of the file. Only marks of items are looked for, outside
of comments and CDATA, in the bytes as they are: an encoding in which those are not ASCII is refused.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from crossread.extract.xml import root_name
from crossread.types.problem import Problem

__all__ = ["FEED_ROOTS", "FeedPart", "cut_feed", "is_feed"]

FEED_ROOTS = frozenset({"rss", "RDF", "feed"})
"""The names of the root elements of feeds, without their prefix."""

_PIECE = 1 << 16
# What is read in one go of the worker: a second or two of the processor.
_MOST_ITEMS = 500
_MOST_PART = 1_000_000
# As long as an input may be that is held whole.
_MOST_ITEM = 10_000_000
_MOST_HEAD = 1_000_000
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00<", b"<\x00")
_FIRST_MARK = re.compile(rb"<!\[CDATA\[|<!--|<((?:[\w.-]{1,40}:)?(?:item|entry))(?=[\s>/])")
_ROOT = re.compile(rb"<((?:[\w.-]{1,60}:)?(?:rss|RDF|feed))(?=[\s>/])")
# The longest mark, so that none is cut in two where a piece ends.
_LONGEST_MARK = 64


@dataclass(frozen=True, slots=True)
class FeedPart:
    """A feed of some items; `first_item` is the number of the first of them in the whole."""

    body: bytes
    first_item: int


@dataclass(slots=True)
class _Cutter:
    """What of the file is held, where in it marks are sought on, and what was found of it so far."""

    file: BinaryIO
    held: bytearray
    at: int = 0
    is_over: bool = False

    def read_on(self) -> None:
        """Hold one piece more."""
        piece = self.file.read(_PIECE)
        self.held += piece
        self.is_over = not piece

    def find(self, mark: re.Pattern[bytes]) -> re.Match[bytes] | None:
        """The next mark of an item that stands neither in a comment nor in CDATA; None where more must be read.

        At the end of the file none means that there is none.
        """
        while found := mark.search(self.held, self.at):
            if found[1] is not None:
                return found
            end = b"]]>" if found.group() == b"<![CDATA[" else b"-->"
            behind = self.held.find(end, found.end())
            if behind < 0:
                # Sought again from here, when there is more.
                self.at = found.start()
                return None
            self.at = behind + len(end)
        self.at = max(self.at, len(self.held) - _LONGEST_MARK)
        return None


def is_feed(head: bytes) -> bool:
    """Whether a file that begins with `head` is a feed, as far as its root element stands there."""
    wide = head.startswith(_WIDE)
    text = head.decode("utf-16" if wide else "utf-8", "replace").removeprefix("\ufeff")
    return root_name(text) in FEED_ROOTS


def cut_feed(
    file: BinaryIO, address: str, *, most_items: int = _MOST_ITEMS
) -> Iterator[FeedPart | Problem]:
    """The parts of the feed in `file`, in their order, and what of it could not be cut.

    A part holds `most_items`, or as many as stand in a megabyte.
    """
    cutter = _Cutter(file, bytearray())
    cutter.read_on()
    if bytes(cutter.held[:2]) in _WIDE:
        message = "is a long feed in UTF-16, of which only the first 10 MB could be held; save it in UTF-8"
        yield Problem("extract", address, message)
        return
    head = _read_head(cutter)
    if head is None:
        message = (
            "is a long feed without items"
            if cutter.is_over
            else f"has no item in its first {_MOST_HEAD // 1_000_000} MB, and is not read further"
        )
        yield Problem("extract", address, message)
        return
    name = _name_of(cutter)
    mark = re.compile(rb"<!\[CDATA\[|<!--|<(" + re.escape(name) + rb")(?=[\s>/])")
    yield from _cut_items(cutter, mark, head, address, most_items)


def _read_head(cutter: _Cutter) -> bytes | None:
    """What stands above the first item, to which the cutter is then set; None where it is too long, or no item comes."""
    while not (found := cutter.find(_FIRST_MARK)):
        if cutter.is_over or len(cutter.held) > _MOST_HEAD:
            return None
        cutter.read_on()
    head = bytes(cutter.held[: found.start()])
    del cutter.held[: found.start()]
    cutter.at = 0
    return head


def _name_of(cutter: _Cutter) -> bytes:
    found = _FIRST_MARK.match(cutter.held)
    assert found is not None  # noqa: S101 - `_read_head` found it there
    return bytes(found[1])


def _cut_items(
    cutter: _Cutter, mark: re.Pattern[bytes], head: bytes, address: str, most_items: int
) -> Iterator[FeedPart | Problem]:
    tail = _tail_of(head)
    first, n_items = 1, 0
    begun = 0  # where the last item begins that was found
    while True:
        found = cutter.find(mark)
        if found:
            is_enough = n_items >= most_items or found.start() > _MOST_PART
            if is_enough and n_items:
                yield FeedPart(head + bytes(cutter.held[: found.start()]) + tail, first)
                del cutter.held[: found.start()]
                first, n_items = first + n_items, 0
                begun, cutter.at = 0, found.end() - found.start()
            else:
                begun, cutter.at = found.start(), found.end()
            n_items += 1
        elif cutter.is_over:
            break
        elif len(cutter.held) - begun > _MOST_ITEM:
            if n_items > 1:
                yield FeedPart(head + bytes(cutter.held[:begun]) + tail, first)
            first, n_items = first + n_items, 0
            message = (
                f"item {first - 1} is longer than {_MOST_ITEM // 1_000_000} MB, and is left out"
            )
            yield Problem("extract", address, message)
            del cutter.held[: begun + 1]
            if not _skip(cutter, mark):
                return
            begun = 0
        else:
            cutter.read_on()
    yield FeedPart(head + bytes(cutter.held), first)


def _skip(cutter: _Cutter, mark: re.Pattern[bytes]) -> bool:
    """Pass over the rest of an item that is too long, wherever it lies; whether another follows."""
    item = re.compile(mark.pattern.rpartition(b"|")[2])
    while not (found := item.search(cutter.held)):
        if cutter.is_over:
            return False
        del cutter.held[: max(0, len(cutter.held) - _LONGEST_MARK)]
        cutter.read_on()
    del cutter.held[: found.start()]
    cutter.at = 0
    return True


def _tail_of(head: bytes) -> bytes:
    """The end tags of what is open above the first item."""
    root = _ROOT.search(head)
    channel = b"</channel>" if b"<channel" in head and b"</channel" not in head else b""
    return channel + (b"</" + root[1] + b">" if root else b"")
