"""What the page and the API need: tokens, and the stories in the order in which they are shown."""

import sqlalchemy as sa
from alembic import op

__all__ = ["upgrade"]

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table of tokens, and the index of stories."""
    op.create_table(
        "tokens",
        sa.Column("sha256", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
    )
    op.create_index("ix_stories_newest", "stories", ["last_day", "n_reports", "id"])
