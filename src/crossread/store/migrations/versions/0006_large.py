"""What a library of 100,000 reports needs: names of speakers by themselves, and indexes in the order that is asked for.

Which reports are not placed yet is kept by itself, since to find it took a look at all.
"""

import json
from hashlib import sha256

import sqlalchemy as sa
from alembic import op

__all__ = ["upgrade"]

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the tables and the indexes, and fill the tables from what is kept."""
    connection = op.get_bind()
    op.create_table(
        "speakers",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("digest", sa.Text, nullable=False),
    )
    op.create_table(
        "unplaced",
        sa.Column("report_id", sa.Text, sa.ForeignKey("profiles.report_id"), primary_key=True),
        sa.Column("digest", sa.Text, nullable=False),
    )
    op.drop_index("ix_quotes_speaker_name", "quotes")
    op.create_index("ix_quotes_speaker_name", "quotes", ["speaker_name", "report_id"])
    op.drop_index("ix_profiles_at", "profiles")
    collated = ' COLLATE "C"' if connection.dialect.name == "postgresql" else ""
    op.execute(f"CREATE INDEX ix_profiles_at ON profiles (at{collated}, report_id{collated})")
    names = "SELECT DISTINCT speaker_name FROM quotes WHERE speaker_name IS NOT NULL"
    _fill(connection, "speakers", "name", names)
    waiting = (
        "SELECT report_id FROM profiles WHERE report_id NOT IN (SELECT report_id FROM placements)"
    )
    _fill(connection, "unplaced", "report_id", waiting)


def _fill(connection: sa.Connection, table: str, column: str, question: str) -> None:
    """A sealed row of `table` for each value that `question` gives."""
    held = sa.table(table, sa.column(column), sa.column("digest"))
    values = [str(one) for one in connection.execute(sa.text(question)).scalars()]
    rows = [{column: one, "digest": _digest({column: one})} for one in values]
    if rows:
        connection.execute(held.insert(), rows)


def _digest(row: dict[str, str]) -> str:
    """The digest of a row as this version makes it."""
    text = json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode("utf-8")).hexdigest()[:32]
