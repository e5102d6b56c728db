"""Pairs of neighbouring words are terms of the index, so that a phrase is found without reading what does not hold it."""

import json
import zlib
from itertools import pairwise

import sqlalchemy as sa
from alembic import op

__all__ = ["upgrade"]

revision = "0011"
down_revision = "0010"

_AT_ONCE = 1_000


def upgrade() -> None:
    """Add them to what is indexed. An entry that cannot be read gets none; a search tells of the damage when it meets it."""
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        # An index without texts and lengths takes more terms of a row as it takes the first ones.
        more = "INSERT INTO search_index (rowid, terms) VALUES (:place, :terms)"
    else:
        more = "UPDATE search_index SET terms = terms || array_to_tsvector(:terms) WHERE place = :place"
    entries = sa.table("search_entries", sa.column("place"), sa.column("packed"))
    wanted = sa.select(entries.c.place, entries.c.packed).order_by(entries.c.place).limit(_AT_ONCE)
    rows = connection.execute(wanted).all()
    while rows:
        found = [(row.place, _pairs(row.packed)) for row in rows]
        given = [
            {
                "place": place,
                "terms": " ".join(some) if connection.dialect.name == "sqlite" else some,
            }
            for place, some in found
            if some
        ]
        if given:
            connection.execute(sa.text(more), given)
        rows = connection.execute(wanted.where(entries.c.place > rows[-1].place)).all()


def _pairs(packed: bytes) -> list[str]:
    """The terms of all pairs of words that follow each other, as this version makes them."""
    try:
        words, said, _ = json.loads(zlib.decompress(packed))
        texts = [words.split(), *(told.split() for _, told in said)]
    except (zlib.error, ValueError, TypeError, AttributeError):
        return []
    pairs = dict.fromkeys(f"{one} {next_one}" for text in texts for one, next_one in pairwise(text))
    return list(dict.fromkeys(f"p.{zlib.crc32(pair.encode()) & 0xFFFF:04x}" for pair in pairs))
