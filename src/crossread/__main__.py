"""`python -m crossread` is the command line."""

from crossread.cli import main

__all__: list[str] = []

main()
