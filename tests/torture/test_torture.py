"""Each hostile input ends, within the limits, and is counted: as a report or as a problem that says why."""

import random
from collections.abc import Iterator

import pytest

from crossread.extract.read import is_plain, read_report
from crossread.extract.worker import Limits, ReadCapture, open_worker
from crossread.types.report import Capture
from tests.torture.hostile import SHAPES, make_hostile

# Small, so that all of them take a few seconds; `make torture` runs the sizes that do harm.
SIZE = 300
SHORT = Limits(memory=512 * 2**20, cpu_seconds=3, wall_seconds=60.0)


@pytest.fixture(scope="module")
def read() -> Iterator[ReadCapture]:
    with open_worker(SHORT) as read_apart:
        yield read_apart


@pytest.mark.parametrize("name", SHAPES)
def test_a_hostile_input_ends_and_is_counted(name: str, read: ReadCapture) -> None:
    capture = make_hostile(name, min(SIZE, SHAPES[name][1]))
    reports, problems = (read_report if is_plain(capture) else read)(capture)

    assert len(reports) + len(problems) >= 1
    assert {report.path for report in reports} <= {name}
    assert {problem.subject for problem in problems} <= {name}


@pytest.mark.parametrize("name", ["one-page-often.pdf", "pieces.pdf", "page.eml", "parts.eml"])
def test_a_damaged_input_ends_and_is_counted(name: str, read: ReadCapture) -> None:
    """Bytes are changed, cut out and doubled at random places; the seed is fixed."""
    whole = make_hostile(name, 3).body
    damage = random.Random(name)  # noqa: S311 - not for secrets
    for _ in range(25):
        body = bytearray(whole)
        for _change in range(damage.randrange(1, 6)):
            at = damage.randrange(len(body))
            body[at : at + damage.randrange(4)] = damage.randbytes(damage.randrange(4))
        reports, problems = read(Capture(bytes(body), path=name))

        assert len(reports) + len(problems) >= 1


def test_what_is_made_depends_on_the_seed_alone() -> None:
    random.seed(1)
    first = make_hostile("attributes.html", 50)
    random.seed(2)

    assert make_hostile("attributes.html", 50) == first
    assert make_hostile("attributes.html", 50, seed=1) != first
