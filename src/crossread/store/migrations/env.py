"""Run by Alembic: uses the connection that `migrate` gives, within its transaction."""

from alembic import context

from crossread.store.schema import METADATA

__all__: list[str] = []

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transactional_ddl=False,  # the caller's transaction holds all steps
)
context.run_migrations()
