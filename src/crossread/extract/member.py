"""What an archive holds: a record that may be a report, with the place where it stands.

The readers of archives give members and problems in the order of the file; `read.py` reads the members.
"""

from dataclasses import dataclass

__all__ = ["Member"]


@dataclass(frozen=True, slots=True)
class Member:
    """The bytes of one record of an archive, and what the archive states of it.

    `place` is what is written behind the archive's path to name the record, `#1024` or `#folder/a.txt`.
    `charset` is the encoding as a server stated it, which may be wrong.
    """

    body: bytes
    place: str
    url: str | None = None
    charset: str | None = None
