"""Makes `src/crossread/language/word_counts.tsv`: in how many news texts each word stem stands.

Counted in the 300 articles of Wikinews of 2019 and 2020 (CC BY 2.5, https://en.wikinews.org). Counts are
facts about the words; no text of the articles goes into the file.

    python training/word_counts.py --data ../shared/data
"""

import argparse
import csv
from collections import Counter
from pathlib import Path

from crossread.language.frequency import stem
from crossread.language.words import find_words
from crossread.types.span import Span

OUT = Path(__file__).parent.parent / "src/crossread/language/word_counts.tsv"


def count_stems(data: Path) -> tuple[Counter[str], int]:
    """In how many articles each stem of a lower-case word stands, and how many articles there are."""
    counts: Counter[str] = Counter()
    n_articles = 0
    for path in sorted((data / "wikinews").glob("wikinews_*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                text = row["text"].strip()
                if not text:
                    continue
                n_articles += 1
                words = find_words(text, Span(0, len(text)))
                counts.update({stem(word.lower) for word in words if word.text[0].islower()})
    return counts, n_articles


def main() -> None:
    """Counts, and writes the stems met in two articles or more."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--data", type=Path, default=Path("../shared/data"))
    counts, n_articles = count_stems(arguments.parse_args().data)
    rows = [f"{word}\t{count}" for word, count in sorted(counts.items()) if count > 1]
    header = [
        "# In how many of the articles a stem stands; stems of one article are left out.",
        "# Counted by training/word_counts.py in Wikinews 2019-2020 (CC BY 2.5). Columns: stem, articles.",
        f"# articles\t{n_articles}",
    ]
    OUT.write_text("\n".join([*header, *rows]) + "\n", encoding="utf-8")
    print(f"{len(rows)} stems of {n_articles} articles")


if __name__ == "__main__":
    main()
