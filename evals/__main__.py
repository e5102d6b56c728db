"""`python -m evals NAME --data FOLDER --split SPLIT [--json]`: one gold set, its scores.

Prints {"eval", "split", "n", "scores"} as JSON, or as a small table. Exit code 0 when it was measured,
1 when the set is missing, 2 for wrong use.
"""

import argparse
import importlib
import json
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

__all__ = ["NAMES", "main"]

_PEERS = Path(__file__).with_name("peers.json")

NAMES = (
    "cases",
    "copies",
    "dates",
    "entailed",
    "events",
    "extraction",
    "furniture",
    "grouping",
    "names",
    "pronouns",
    "quotes",
    "statements",
    "stories",
    "strength",
    "translations",
    "vectors",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one eval and print what it measured; the exit code tells whether its set was there."""
    parser = argparse.ArgumentParser(prog="python -m evals", description=__doc__.split("\n")[0])
    parser.add_argument("name", choices=NAMES, metavar="NAME", help=", ".join(NAMES))
    parser.add_argument("--data", type=Path, default=_default_data(), metavar="FOLDER")
    parser.add_argument("--split", default="dev", metavar="SPLIT")
    parser.add_argument("--json", action="store_true", help="print JSON")
    chosen = parser.parse_args(arguments)
    evaluate = importlib.import_module(f"evals.{chosen.name}").evaluate
    try:
        measured = evaluate(chosen.data, chosen.split)
    except FileNotFoundError as missing:
        print(f"{chosen.name}: the set is missing: {missing}", file=sys.stderr)
        return 1
    peers = json.loads(_PEERS.read_text(encoding="utf-8")).get(chosen.name, {})
    result = {"eval": chosen.name, "split": chosen.split, **measured, "peers": peers}
    print(json.dumps(result, ensure_ascii=False) if chosen.json else _table(result))
    return 0


def _default_data() -> Path:
    return Path(os.environ.get("CROSSREAD_DATA", "../shared/data"))


def _table(result: Mapping[str, object]) -> str:
    """A head line and one line a score, in columns: the score, its interval, and the peers' figures."""
    lines = [f"{result['eval']} on {result['split']}, n = {result['n']}"]
    lines += [f"{note}: {result[note]}" for note in ("missing", "failed") if note in result]
    scores, intervals, peers = (
        _mapping(result.get(key)) for key in ("scores", "intervals", "peers")
    )
    width = max((len(str(name)) for name in scores), default=0)
    for name, value in scores.items():
        low, high = intervals.get(name, (None, None))
        shown = f"  ({low} to {high})" if low is not None else ""
        theirs = [f"{_mapping(peer)[name]} {who}" for who, peer in peers.items() if name in peer]
        lines.append(f"  {name:{width}}  {value}{shown}")
        lines += [f"  {'':{width}}    {one}" for one in theirs]
    return "\n".join(lines)


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


if __name__ == "__main__":
    sys.exit(main())
