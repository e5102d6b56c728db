"""Fuzz each target for some minutes: `python -m tests.fuzz MINUTES [TARGET...]`, or `make fuzz MINUTES=10`.

Each runs in a process of its own, under Atheris (https://github.com/google/atheris), guided by the branches of our own
code that it reaches. What was found to reach new ones is kept in `build/fuzz/` for the next time, and so is an input that
fails: it is named, and the exit code is 1. More than 20 seconds or 2 GB for one input is a failure too.
"""

import hashlib
import subprocess
import sys
from pathlib import Path

__all__ = ["run"]

_KEPT = Path("build/fuzz")
_MOST_BYTES = 20_000


def run(minutes: float, names: list[str]) -> int:
    """Fuzz the targets of these names, or all; the number of those that fail."""
    from tests.fuzz.targets import TARGETS  # noqa: PLC0415 - what is fuzzed is imported anew, with its branches counted

    failed = 0
    for name in names or TARGETS:
        corpus = _KEPT / name
        corpus.mkdir(parents=True, exist_ok=True)
        for seed in TARGETS[name].seeds:
            (corpus / hashlib.sha1(seed, usedforsecurity=False).hexdigest()).write_bytes(seed)
        command = [sys.executable, "-m", "tests.fuzz", "--one", name, str(round(60 * minutes))]
        log = _KEPT / f"{name}.log"
        with log.open("wb") as out:
            code = subprocess.run(command, stdout=out, stderr=out, check=False).returncode
        failed += code != 0
        told = [line for line in log.read_text("utf-8", "replace").splitlines() if line.strip()]
        ended = next((line for line in reversed(told) if line.startswith("Done ")), f"see {log}")
        sys.stdout.write(f"{'FAIL' if code else 'ok  '} {name:10} {ended}\n")
        sys.stdout.flush()
    return failed


def _fuzz_one(name: str, seconds: str) -> None:
    import atheris  # type: ignore[import-not-found, import-untyped, unused-ignore]  # noqa: PLC0415 - needed here alone

    atheris.enabled_hooks.add("str")
    with atheris.instrument_imports(include=["crossread"]):
        from tests.fuzz.targets import TARGETS  # noqa: PLC0415 - instrumented as it is imported

    test = TARGETS[name].test
    arguments = [
        sys.argv[0],
        f"-max_total_time={seconds}",
        f"-max_len={_MOST_BYTES}",
        "-timeout=20",
        "-rss_limit_mb=2048",
        f"-artifact_prefix={_KEPT / name}-",
        "-print_final_stats=1",
        str(_KEPT / name),
    ]
    atheris.Setup(arguments, test)
    atheris.Fuzz()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        _fuzz_one(*sys.argv[2:4])
    else:
        sys.exit(1 if run(float(sys.argv[1]), sys.argv[2:]) else 0)
