"""A reading that is killed goes on where it stopped."""

import subprocess
import sys


def test_a_reading_that_is_killed_at_random_moments_loses_and_doubles_nothing() -> None:
    """A few kills of many: `python -m tests.keep.killing 100 1` does all."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.keep.killing", "6", "1"], capture_output=True, check=False
    )

    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout.startswith(b"6 kills")
