"""How surely an alignment is one point.

A kept synopsis does not tell it, and is made from its reports: all are forgotten, and made anew when they are asked for.
"""

import sqlalchemy as sa
from alembic import op

__all__ = ["upgrade"]

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Forget the kept synopses, and add the column."""
    op.execute("DELETE FROM alignments")
    op.execute("DELETE FROM synopses")
    op.add_column("alignments", sa.Column("match", sa.Text, nullable=False, server_default="sure"))
