"""The exceptions that Crossread raises. Each says what happened, to what, and where.

    CrossreadError
    ├── InvalidValueError (ValueError)   a value that breaks its own invariant
    │   └── InvalidSpanError             a span that is empty, reversed or outside its text
    ├── ReadError                        one input that cannot be read; becomes a Problem
    │   └── AskedToWaitError             a server that asks to come again later, and when
    ├── StoreError                       a library that cannot be opened, read or written
    │   ├── StoreFullError               the disk that the library lies on is full; the library is whole
    │   └── StoreDamagedError            what the library holds is not what was written to it
    ├── SynopsisFormatError              a file that is not a synopsis of this program
    ├── BundleFormatError                a file that is not a bundle of this program
    └── WeightsError                     the trained weights are missing, damaged or of another version

Raise for a caller's mistake, or when the whole call fails. One bad report among many is a `Problem`,
a value that is returned beside the results.
"""

__all__ = [
    "AskedToWaitError",
    "BundleFormatError",
    "CrossreadError",
    "InvalidSpanError",
    "InvalidValueError",
    "ReadError",
    "StoreDamagedError",
    "StoreError",
    "StoreFullError",
    "SynopsisFormatError",
    "WeightsError",
]


class CrossreadError(Exception):
    """The base of all exceptions of this package."""


class InvalidValueError(CrossreadError, ValueError):
    """A value was asked for that breaks the invariant its type promises."""


class InvalidSpanError(InvalidValueError):
    """A span is empty, reversed, or reaches outside the text that it is cut from."""


class ReadError(CrossreadError):
    """One input cannot be read; `subject` names the input, the message says why."""

    def __init__(self, subject: str, message: str) -> None:
        super().__init__(f"{subject}: {message}")
        self.subject = subject
        self.message = message


class AskedToWaitError(ReadError):
    """A server asks to come again later: not before `seconds` have gone by."""

    def __init__(self, subject: str, message: str, seconds: int) -> None:
        super().__init__(subject, message)
        self.seconds = seconds


class StoreError(CrossreadError):
    """A library cannot be opened, read or written; the message names it and says why."""


class StoreFullError(StoreError):
    """The disk is full. What was accepted before stays; reading goes on where it stopped once there is room."""


class StoreDamagedError(StoreError):
    """What the library holds is not what was written to it: a digest or the form of the file is wrong."""


class SynopsisFormatError(CrossreadError):
    """A file that should hold a synopsis does not; the message says what is missing or wrong."""


class BundleFormatError(CrossreadError):
    """A file that should hold a bundle does not; the message says what is missing or wrong."""


class WeightsError(CrossreadError):
    """The weights of the language model are missing, damaged, or not those that this version reads."""
