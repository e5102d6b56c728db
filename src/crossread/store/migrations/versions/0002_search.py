"""Full text: what is searched of each report, and the index of its terms.

Reports that are kept already are indexed when someone next searches (`keep/search.py`).
"""

import sqlalchemy as sa
from alembic import op

__all__ = ["upgrade"]

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the entries and the index, empty."""
    op.create_table(
        "search_entries",
        sa.Column("place", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("report_id", sa.Text, sa.ForeignKey("reports.id"), nullable=False),
        sa.Column("packed", sa.LargeBinary, nullable=False),
        sa.Column("vector", sa.LargeBinary),
        sa.Column("digest", sa.Text, nullable=False),
    )
    op.create_index("ix_search_entries_report_id", "search_entries", ["report_id"], unique=True)
    if op.get_bind().dialect.name == "sqlite":
        # The program cuts words; the index takes them as they come, and keeps neither texts nor places of words.
        op.execute(
            "CREATE VIRTUAL TABLE search_index USING fts5("
            "terms, content='', columnsize=0, detail=none, tokenize=\"ascii tokenchars '.'\")"
        )
    else:
        op.execute(
            "CREATE TABLE search_index (place BIGINT PRIMARY KEY, terms TSVECTOR NOT NULL)"
        )
        op.execute("CREATE INDEX ix_search_index_terms ON search_index USING gin (terms)")
