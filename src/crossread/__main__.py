"""`python -m crossread` and the installed `crossread` are the command line."""

import sys

__all__ = ["start"]


def start() -> None:
    """Run the command line; Ctrl-C ends it with a word also while it is loaded, before it can catch that itself."""
    try:
        from crossread.cli import main  # noqa: PLC0415 - within the `try`, for it takes a moment

        main()
    except KeyboardInterrupt:
        sys.stderr.write("Aborted!\n")
        sys.exit(130)


if __name__ == "__main__":
    start()
