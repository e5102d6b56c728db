"""What tests share: the addresses of libraries that are made for one test, and that no test hurries."""

import os
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import create_engine, text

POSTGRES = os.environ.get("CROSSREAD_TEST_POSTGRES")

# A busy machine makes no test fail: Hypothesis measures no time, neither of an example nor of its making.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


@pytest.fixture(params=["sqlite", *(["postgresql"] if POSTGRES else [])])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a library that is not made yet: a file, and where a server is at hand a schema of it."""
    if request.param == "sqlite":
        yield str(tmp_path / "library.db")
        return
    assert POSTGRES
    schema = f"test_{uuid4().hex}"
    engine = create_engine(POSTGRES.replace("postgresql:", "postgresql+psycopg:", 1))
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    yield f"{POSTGRES}?options=-csearch_path%3D{schema}"
    with engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
    engine.dispose()
