"""What the headers of a tar file state of its entries, and headers that state what cannot be."""

import io
import tarfile

import pytest

from crossread.extract.read import read_report
from crossread.types.report import Capture

BODY = "The envoy of Norland left Port Selm on Wednesday."


def with_fields(fields: bytes) -> bytes:
    """A tar file of one text called `a.txt`, before which a header of pax states `fields`."""
    header = tarfile.TarInfo("pax")
    header.type, header.size = tarfile.XHDTYPE, len(fields)
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        archive.addfile(header, io.BytesIO(fields))
        member = tarfile.TarInfo("a.txt")
        member.size = len(BODY)
        archive.addfile(member, io.BytesIO(BODY.encode()))
    return out.getvalue()


def check(fields: bytes, paths: list[str], problems: list[str]) -> None:
    reports, found = read_report(Capture(with_fields(fields), path="o.tar"))

    assert [one.path for one in reports] == paths
    assert [one.message for one in found] == problems


DAMAGED = "has a damaged header at byte 512; what stands before is read"


def test_the_fields_of_pax_name_the_entry_behind_them() -> None:
    check(b"14 path=b.txt\n", ["o.tar#b.txt"], [])
    check(b"12 size=049\n14 path=b.txt\n", ["o.tar#b.txt"], [])
    check(b"10 mtime=\n12 ctime=1\n\n", ["o.tar#a.txt"], [])


@pytest.mark.parametrize("stated", [b"0", b"1", b"2", b"000000"])
def test_a_field_that_is_no_longer_than_its_own_number_ends_the_tar_file(stated: bytes) -> None:
    """It would be read for ever, since nothing behind it is come to."""
    check(stated + b" path=b.txt\n", [], [DAMAGED])


def test_many_fields_are_read_once_each() -> None:
    check(b"6 a=b\n" * 10_000 + b"14 path=b.txt\n", ["o.tar#b.txt"], [])
