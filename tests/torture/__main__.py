"""The torture corpus at the sizes that do harm: `python -m tests.torture`, or `make torture`.

Each input is read in the worker, within the limits of the program. Prints what became of each, what it cost, and
ends with exit code 1 if one was not counted or took longer than the deadline.
"""

import sys
import time

from crossread.extract.worker import LIMITS, open_worker
from tests.torture.hostile import SHAPES, make_hostile

__all__ = ["run"]


def run(names: list[str]) -> int:
    """Read the shapes of these names, or all; the number of those that did not end as they must."""
    failed = 0
    with open_worker() as read:
        for name in names or SHAPES:
            what, size, _ = SHAPES[name]
            capture = make_hostile(name, size)
            begun = time.monotonic()
            reports, problems = read(capture)
            seconds = time.monotonic() - begun
            # Both ends of the pipe take some time beside the deadline, and a child may be asked twice.
            is_good = bool(reports or problems) and seconds <= 2 * LIMITS.wall_seconds + 5
            failed += not is_good
            ended = (
                f"{len(reports)} reports" if reports else problems[0].message if problems else "-"
            )
            mark = "ok  " if is_good else "FAIL"
            sys.stdout.write(
                f"{mark} {seconds:6.2f} s {len(capture.body) / 1e6:6.2f} MB  {what}: {ended}\n"
            )
            sys.stdout.flush()
    return failed


if __name__ == "__main__":
    sys.exit(1 if run(sys.argv[1:]) else 0)
