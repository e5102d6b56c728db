"""A stretch of an open file, read as if it were a file of its own.

In goes a file that can be searched, with a start and a length; out comes a file. Copies nothing.
"""

import io
from typing import BinaryIO

__all__ = ["open_section"]


def open_section(file: BinaryIO, start: int, length: int) -> BinaryIO:
    """The `length` bytes of `file` from `start` on; closing it leaves `file` open."""
    return io.BufferedReader(_Section(file, start, length))


class _Section(io.RawIOBase):
    """What `io` asks of a file that can be read and searched."""

    def __init__(self, file: BinaryIO, start: int, length: int) -> None:
        super().__init__()
        self._file, self._start, self._length, self._at = file, start, max(0, length), 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        origin = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._length}[whence]
        self._at = max(0, origin + offset)
        return self._at

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override] # narrower than io's
        self._file.seek(self._start + self._at)
        n_bytes = min(len(buffer), max(0, self._length - self._at))
        found = self._file.read(n_bytes)
        buffer[: len(found)] = found
        self._at += len(found)
        return len(found)
