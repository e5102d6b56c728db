"""How fast reports are compared: CPU seconds beside a bare interpreter and beside a peer's tokenizer.

Makes invented reports of one happening, compares 2, 4 and 8 of them in fresh processes, and prints CPU
seconds from start to printed synopsis; then the annotating steps in words a second beside pysbd, which only
splits sentences, on the same text in the same run. Ratios carry over from machine to machine; seconds do not.
"""

import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from crossread.annotate.annotate import annotate
from crossread.language.rules.rules import RuleModel
from crossread.types.report import Report

EXAMPLES = Path(__file__).parent.parent / "examples"


def main() -> None:
    """Prints one line for each measurement."""
    bare = _cpu([sys.executable, "-c", "pass"])
    print(f"bare interpreter               {bare:6.2f} CPU s")
    with tempfile.TemporaryDirectory() as folder:
        paths = _write_reports(Path(folder), 8)
        for n in (2, 4, 8):
            spent = _cpu([sys.executable, "-m", "crossread", "compare", *paths[:n], "--json"])
            print(
                f"compare {n} reports, cold        {spent:6.2f} CPU s ({spent / bare:5.1f} x bare)"
            )
    _annotating()


def _write_reports(folder: Path, n: int) -> list[str]:
    """`n` variants of an invented report of about 400 words: sentences shuffled within paragraphs."""
    text = (EXAMPLES / "harbour-post.txt").read_text(encoding="utf-8")
    paths: list[str] = []
    for number in range(n):
        chance = random.Random(number)  # noqa: S311 (the same reports in each run)
        paragraphs = text.split("\n\n")
        middle = paragraphs[2:-1]
        chance.shuffle(middle)
        path = folder / f"{number}.txt"
        path.write_text("\n\n".join([*paragraphs[:2], *middle, paragraphs[-1]]), encoding="utf-8")
        paths.append(str(path))
    return paths


def _cpu(command: list[str]) -> float:
    """CPU seconds, user and system, of one run of `command`."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=False, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _annotating() -> None:
    text = (EXAMPLES / "harbour-post.txt").read_text(encoding="utf-8")
    words = len(text.split())
    report = Report(id="bench", text=text)
    annotate(report, model=RuleModel())  # the word lists are read once
    ours = _words_a_second(lambda: annotate(report, model=RuleModel()), words)
    print(f"annotating (all layers)        {ours:8.0f} words / CPU s")
    try:
        import pysbd  # noqa: PLC0415 (a peer, not a dependency)
    except ImportError:
        print("pysbd is not installed: pip install pysbd to see the ratio")
        return
    peer = pysbd.Segmenter(language="en", clean=False)
    theirs = _words_a_second(lambda: peer.segment(text), words)
    print(f"pysbd {'(sentences only)':24} {theirs:8.0f} words / CPU s; ratio {ours / theirs:.2f}")


def _words_a_second(work: Callable[[], object], words: int) -> float:
    times: list[float] = []
    for _ in range(7):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return words / sorted(times)[3]


if __name__ == "__main__":
    main()
