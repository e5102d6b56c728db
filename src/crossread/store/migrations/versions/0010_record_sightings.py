"""When the records of web archives were received: so that a page that goes back is noticed from an archive too.

Of archives that were read before nothing is known: their bytes are not read again.
"""

import sqlalchemy as sa
from alembic import op

__all__ = ["upgrade"]

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "record_sightings",
        sa.Column("report_id", sa.Text, sa.ForeignKey("reports.id"), primary_key=True),
        sa.Column("seen", sa.Text, primary_key=True),
        sa.Column("change", sa.BigInteger, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
    )
    op.create_index("ix_record_sightings_change", "record_sightings", ["change"])
