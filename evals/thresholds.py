"""`python -m evals.thresholds --data FOLDER`: the thresholds that go into `statements` and `entailed`.

Prints for each the threshold with the best balanced accuracy on the part of the set that is not kept back. To be
run, and its figures put into the two modules, whenever the weights that ship are trained anew.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from evals.entailed import scored_clusters
from evals.separation import best_threshold
from evals.statements import scored_questions

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the best threshold of each eval."""
    parser = argparse.ArgumentParser(prog="python -m evals.thresholds")
    default = Path(os.environ.get("CROSSREAD_DATA", "../shared/data"))
    parser.add_argument("--data", type=Path, default=default, metavar="FOLDER")
    data = parser.parse_args(arguments).data
    for name, scored in (("statements", scored_questions), ("entailed", scored_clusters)):
        print(f"{name}: {best_threshold(chain.from_iterable(scored(data, 'dev')))}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
