"""Flips bytes of a library, one at a time, and asks it for all it has: `python -m tests.store.damaging FLIPS SEED`.

Each answer must be the one that the whole library gives, or an error that says that the library is damaged.
"""

import random
import shutil
import sys
import tempfile
from datetime import date
from pathlib import Path

from crossread.errors import StoreError
from crossread.store.decisions import Decision, DecisionKind, add_decisions
from crossread.store.library import open_library
from crossread.store.problems import add_problems
from crossread.store.stories import Act, By, StoryEvent, add_event, set_members, story_id_of
from crossread.types.problem import Problem
from tests.store.written import everything, keep_report, sample_report


def main(n_flips: int, seed: int) -> int:
    """Flip `n_flips` bytes; 0 when no wrong answer was given."""
    chance = random.Random(seed)  # noqa: S311 - seeded
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder, "library.db")
        make_library(str(whole))
        library = open_library(str(whole))
        right = everything(library)
        library.close()
        noticed = 0
        for _ in range(n_flips):
            damaged = Path(folder, "damaged.db")
            shutil.copy(whole, damaged)
            at, bit = flip(damaged, chance)
            try:
                told = ask(str(damaged))
            except Exception as error:
                raise SystemExit(f"bit {bit} of byte {at} was not told of: {error!r}") from error
            if told is not None and told != right:
                raise SystemExit(f"bit {bit} of byte {at} gave a wrong answer")
            noticed += told is None
            for beside in Path(folder).glob("damaged.db-*"):
                beside.unlink()
    sys.stdout.write(f"{n_flips} bytes flipped: {noticed} noticed, the rest made no difference\n")
    return 0


def make_library(address: str) -> None:
    """A library with some of everything."""
    library = open_library(address, create=True)
    reports = [sample_report(number) for number in range(12)]
    days: dict[str, date | None] = {report.id: date(2021, 3, 16) for report in reports}
    with library.writing() as writing:
        for report in reports:
            keep_report(writing, report)
        ids = tuple(days)
        for some in (ids[:5], ids[5:]):
            set_members(writing, {story_id_of(some[0]): some}, days)
            add_event(writing, StoryEvent(story_id_of(some[0]), Act.MADE, By.GROUPING, some[0]))
        add_problems(writing, "a.txt", [Problem("fetch", "a.txt", "no such file")])
        add_decisions(writing, [Decision(ids[0], ids[5], DecisionKind.APART)])
    library.close()


def flip(path: Path, chance: random.Random) -> tuple[int, int]:
    """Flip one bit of the file; which."""
    body = bytearray(path.read_bytes())
    # Zeros are mostly room that nothing is kept in.
    at, bit = chance.choice([at for at, byte in enumerate(body) if byte]), chance.randrange(8)
    body[at] ^= 1 << bit
    path.write_bytes(body)
    return at, bit


def ask(address: str) -> list[object] | None:
    """All that the library gives out; None where it says that it is damaged."""
    try:
        library = open_library(address)
        try:
            return everything(library)
        finally:
            library.close()
    except StoreError:
        return None


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
