"""When the bytes of a page were received, each time: so that one that goes back to an earlier form is noticed.

Of what was received before nothing is known: a capture may as well have been pasted with its address.
"""

import sqlalchemy as sa
from alembic import op

__all__ = ["upgrade"]

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "sightings",
        sa.Column("capture_id", sa.Text, sa.ForeignKey("captures.id"), primary_key=True),
        sa.Column("seen", sa.Text, primary_key=True),
        sa.Column("change", sa.BigInteger, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
    )
    op.create_index("ix_sightings_change", "sightings", ["change"])
