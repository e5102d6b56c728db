"""Files in one zip, the same bytes on every machine.

In go names and contents; out come the bytes of a zip file in that order. Nothing in it tells when or where it was
made, and nothing is packed, for versions of zlib pack differently.
"""

import io
import zipfile
from collections.abc import Iterable

__all__ = ["write_zip"]

# The first moment that a zip file can state.
_WHEN = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_PLAIN_FILE = 0o100644 << 16


def write_zip(members: Iterable[tuple[str, bytes]]) -> bytes:
    """The bytes of a zip file with `members`, each stored as it is."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members:
            info = zipfile.ZipInfo(name, date_time=_WHEN)
            info.create_system = _UNIX
            info.external_attr = _PLAIN_FILE
            archive.writestr(info, content)
    return file.getvalue()
