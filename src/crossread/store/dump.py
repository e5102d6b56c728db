"""All that a library holds, as lines of JSON, to be compared.

Two libraries that read the same things give the same bytes, whatever they read first, in how many parts, and how often
they were killed. What tells of the order of reading is left out: the numbers of changes, when a capture was
received, the history of stories, and the placements and states of grouping that led to them.
"""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from crossread.store import schema
from crossread.store.seal import canonical, digest_of

__all__ = ["dump"]

_LEFT_OUT = {"library", "story_history", "placements", "grouping_states"}
_OF_ORDER = {"change", "made", "received", "digest"}


def dump(connection: Connection) -> Iterator[str]:
    """A line for each row, the tables and within them the rows sorted by code points."""
    for table in sorted(schema.METADATA.tables.values(), key=lambda table: table.name):
        if table.name in _LEFT_OUT:
            continue
        held = [column for column in table.c if column.name not in _OF_ORDER]
        lines = []
        for row in connection.execute(select(*held)).mappings():
            plain = {
                name: digest_of(bytes(value)) if isinstance(value, bytes | memoryview) else value
                for name, value in row.items()
            }
            lines.append(canonical([table.name, plain]))
        yield from sorted(lines)
