"""What a page states of itself beside its text: the section it stands in, when it was updated, and its marks.

Of reports that are kept already this is not known, and stays so: their bytes are not read again.
"""

import json
from hashlib import sha256

import sqlalchemy as sa
from alembic import op

__all__ = ["upgrade"]

revision = "0004"
down_revision = "0003"

_AT_ONCE = 500


def upgrade() -> None:
    """Add the columns, and seal each row anew that is what was written."""
    op.add_column("reports", sa.Column("section", sa.Text))
    op.add_column("reports", sa.Column("updated", sa.Text))
    marks = sa.Column("marks_json", sa.Text, nullable=False, server_default="[]")
    op.add_column("reports", marks)
    _seal_anew(op.get_bind())


def _seal_anew(connection: sa.Connection) -> None:
    """Bring the new columns under the digests; a row that was damaged keeps its own, and so is still told of."""
    reports = sa.Table("reports", sa.MetaData(), autoload_with=connection)
    of = reports.c
    added = {"section": None, "updated": None, "marks_json": "[]"}
    last = ""
    while True:
        wanted = sa.select(reports).where(of.id > last).order_by(of.id).limit(_AT_ONCE)
        rows = [dict(row) for row in connection.execute(wanted).mappings()]
        if not rows:
            return
        for row in rows:
            last, stated = row["id"], row.pop("digest")
            held = {name: value for name, value in row.items() if name not in added}
            if stated == _digest(held):
                change = sa.update(reports).where(of.id == last).values(digest=_digest(row))
                connection.execute(change)


def _digest(row: dict[str, object]) -> str:
    """The digest of a row as this version and the one before make it."""
    text = json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode("utf-8")).hexdigest()[:32]
