import random
from pathlib import Path

import pytest

from crossread.errors import StoreDamagedError
from crossread.store.library import open_library
from tests.store.damaging import ask, flip, make_library


def test_a_flipped_byte_is_noticed_or_makes_no_difference(tmp_path: Path) -> None:
    """Some of many: `python -m tests.store.damaging 500 1` flips more."""
    path = tmp_path / "library.db"
    make_library(str(path))
    body = path.read_bytes()
    right = ask(str(path))
    chance = random.Random(4)  # noqa: S311 - seeded
    noticed = 0
    for _ in range(25):
        damaged = tmp_path / "damaged.db"
        damaged.write_bytes(body)
        where = flip(damaged, chance)
        told = ask(str(damaged))
        assert told in (None, right), where
        noticed += told is None
    assert noticed > 0


def test_a_library_that_is_cut_off_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    make_library(str(path))
    path.write_bytes(path.read_bytes()[:-8192])

    with pytest.raises(StoreDamagedError):
        open_library(str(path))
