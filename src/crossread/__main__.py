"""`python -m crossread` and the installed `crossread` are the command line."""

import gc
import sys

__all__ = ["start", "tune_interpreter"]


def start() -> None:
    """Run the command line; Ctrl-C ends it with a word also while it is loaded, before it can catch that itself."""
    tune_interpreter()
    try:
        from crossread.cli import main  # noqa: PLC0415 - within the `try`, for it takes a moment

        main()
    except KeyboardInterrupt:
        sys.stderr.write("Aborted!\n")
        sys.exit(130)


def tune_interpreter() -> None:
    """Look for cycles seldom, since what is read of a report lives to the end; let threads take turns each millisecond.

    A thread that comes back from a network else waits five for the one that interprets, while a core stands idle.
    """
    gc.set_threshold(20_000, 20, 20)
    sys.setswitchinterval(0.001)


if __name__ == "__main__":
    start()
