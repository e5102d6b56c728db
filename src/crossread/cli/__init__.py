"""The command line: parses arguments, calls one function, prints. No logic of its own.

One file holds one group of commands. Heavy modules are imported inside the commands, so that `--help` stays quick.
"""

from crossread.cli import export, library  # their commands are added to `main`
from crossread.cli.compare import main

__all__ = ["export", "library", "main"]
