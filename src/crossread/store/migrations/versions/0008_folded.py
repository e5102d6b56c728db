"""Names of speakers are sorted without case and accents."""

import json
import unicodedata
from hashlib import sha256

import sqlalchemy as sa
from alembic import op

__all__ = ["upgrade"]

revision = "0008"
down_revision = "0007"

_LONGEST = 200


def upgrade() -> None:
    """Add the column and its index, and fill it; a row that was damaged keeps its digest, and so is still told of."""
    connection = op.get_bind()
    folded = sa.Column("folded", sa.Text, nullable=False, server_default="")
    op.add_column("speakers", folded)
    collated = ' COLLATE "C"' if connection.dialect.name == "postgresql" else ""
    op.execute(f"CREATE INDEX ix_speakers_folded ON speakers (folded{collated})")
    speakers = sa.table("speakers", sa.column("name"), sa.column("folded"), sa.column("digest"))
    change = sa.update(speakers).where(speakers.c.name == sa.bindparam("of"))
    change = change.values(folded=sa.bindparam("plain"), digest=sa.bindparam("seal"))
    changed = []
    for name, digest in connection.execute(sa.select(speakers.c.name, speakers.c.digest)).all():
        plain = _fold(name)
        is_whole = digest == _digest({"name": name})
        seal = _digest({"name": name, "folded": plain}) if is_whole else digest
        changed.append({"of": name, "plain": plain, "seal": seal})
    if changed:
        connection.execute(change, changed)


def _fold(name: str) -> str:
    """What a name is sorted by, as this version makes it."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return plain.casefold()[:_LONGEST]


def _digest(row: dict[str, str]) -> str:
    """The digest of a row as this version and the one before make it."""
    text = json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode("utf-8")).hexdigest()[:32]
