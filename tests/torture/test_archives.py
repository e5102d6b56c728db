"""A web archive that is damaged or cut short; `make torture` reads one of 331 MB."""

from pathlib import Path

import pytest

from tests.torture.archives import damage, read_damaged, read_truncated, write_archive


@pytest.mark.parametrize("seed", range(3))
def test_every_whole_record_of_a_damaged_archive_is_given(tmp_path: Path, seed: int) -> None:
    archive = write_archive(tmp_path / "a.warc.gz", 2_000_000, seed)
    hit = damage(archive, 8, seed)
    n_given, n_told = read_damaged(archive, hit)

    assert hit
    assert n_told > 0
    assert len(archive.records) - len(hit) <= n_given < len(archive.records)


def test_an_archive_that_ends_within_a_record_says_so(tmp_path: Path) -> None:
    archive = write_archive(tmp_path / "a.warc.gz", 1_000_000)
    between = archive.records[-3][1]

    assert read_truncated(archive, between + 1) == len(archive.records) - 2
    assert read_truncated(archive, between) == len(archive.records) - 2
    assert read_truncated(archive, between - 20) == len(archive.records) - 3
