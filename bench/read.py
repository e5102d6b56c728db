"""How fast reports are annotated, beside the bare encoder on the same pieces.

    python bench/read.py

Both read the invented reports of `examples/` and `training/corpus/` in turns, five times; the medians are
compared. Prints words and word pieces a second, and the ratio of the bare encoder's time to that of the
annotating steps together: 1.0 would mean that all but the encoder costs nothing.
"""

import statistics
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402 (the path stands first)

from crossread.__main__ import tune_interpreter  # noqa: E402
from crossread.annotate.annotate import annotate_story  # noqa: E402
from crossread.language.encoder import Encoder, load_encoder  # noqa: E402
from crossread.language.sentences import find_sentences  # noqa: E402
from crossread.language.windows import Window, make_windows  # noqa: E402
from crossread.types.report import Report  # noqa: E402
from training.corpus_format import read_marked_report  # noqa: E402

_ROUNDS = 5


def main() -> None:
    """Prints both speeds and their ratio, the interpreter tuned as the program tunes it."""
    tune_interpreter()
    texts = [
        read_marked_report(path).text for path in sorted((ROOT / "training/corpus").glob("*.xml"))
    ]
    reports = [Report(id=str(number), text=text) for number, text in enumerate(texts[:60])]
    encoder = load_encoder()
    windows = [
        window
        for report in reports
        for window in make_windows(report.text, find_sentences(report), encoder.tokenizer)
    ]
    bare: list[float] = []
    whole: list[float] = []
    for _ in range(_ROUNDS):
        bare.append(_seconds(lambda: _run_bare(encoder, windows)))
        whole.append(_seconds(lambda: annotate_story(reports, model=encoder)))
    words = sum(len(report.text.split()) for report in reports)
    pieces = sum(len(window.ids) for window in windows)
    for name, times in (("encoder alone", bare), ("annotating", whole)):
        median = statistics.median(times)
        print(f"{name:14} {words / median:8.0f} words/s {pieces / median:8.0f} pieces/s")
    print(f"ratio {statistics.median(bare) / statistics.median(whole):.2f}")


def _run_bare(encoder: Encoder, windows: Sequence[Window]) -> None:
    given = [
        {
            "words": encoder.words.of(one.ids)[None],
            "shapes": np.array([one.shapes]),
            "kinds": np.zeros((1, len(one.ids)), dtype=np.int64),
        }
        for one in windows
    ]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda one: encoder.reading.run(None, one), given))


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
