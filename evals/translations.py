"""Whether two translations of one sentence are found to tell the same, and never to conflict: WMT 2021.

`FOLDER/two_translations_wmt21/newstest2021.*-en.ref.{A,B}.en`: news that two people translated into English, line by
line; whatever languages are there are read. Scores, in percent, of each language and of all pairs together:

- `top1`: each line of A looks for its partner among all lines of B in its language (1,000 of them). The `_READ` whose
  vectors lie nearest are read together with it, and ranked by `sameness`; counted is how often the partner, or a
  line of the same words, comes first.
- `conflict_rate`: how often `crossread compare`, given two reports of that one line each, shows a conflict, which
  is always wrong here. The less the better.
- `aligned_rate`: how often it sets any words of the two beside each other, since who aligns nothing shows no conflict.

The last two are measured on each fifth pair, unless SPLIT is "all"; of "fifth" only those lines are looked for at
all, which is for CI: reading ten pairs a line takes minutes where the processor has no VNNI.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from crossread.language.model import LanguageModel
from crossread.pipeline import compare
from crossread.types.alignment import Aspect, Relation
from crossread.types.report import Report
from evals.measured import measured
from evals.models import default_model
from evals.sameness import nearest, sameness

__all__ = ["evaluate", "read_languages"]

_READ = 10  # lines that are read together with the one sought for, out of a thousand
_EVERY = 5  # pair that is compared, where not all are; comparing takes longer than reading


def evaluate(data: Path, split: str, model: LanguageModel | None = None) -> dict[str, object]:
    """The scores of `model`, by default the one that ships."""
    reader = model or default_model()
    every = 1 if split in {"all", "fifth"} else _EVERY
    units = [
        counts
        for language, pairs in read_languages(data).items()
        for counts in _counts(
            language, pairs[::_EVERY] if split == "fifth" else pairs, pairs, every, reader
        )
    ]
    return measured(units, _scores)


def read_languages(data: Path) -> dict[str, list[tuple[str, str]]]:
    """The pairs of translations from each language, by its code, in the order of the lines.

    Raises:
        FileNotFoundError: there is no language, or one lacks its second translation.
    """
    folder = data / "two_translations_wmt21"
    found: dict[str, list[tuple[str, str]]] = {}
    for path in sorted(folder.glob("newstest2021.*-en.ref.A.en")):
        other = path.with_name(path.name.replace(".ref.A.", ".ref.B."))
        pairs = zip(_lines(path), _lines(other), strict=True)
        language = path.name.split(".")[1].removesuffix("-en")
        found[language] = [pair for pair in pairs if all(pair)]
    if not found:
        raise FileNotFoundError(folder / "newstest2021.*-en.ref.A.en")
    return found


def _lines(path: Path) -> list[str]:
    return [" ".join(line.split()) for line in path.read_text(encoding="utf-8").split("\n")]


def _counts(
    language: str,
    pairs: Sequence[tuple[str, str]],
    among: Sequence[tuple[str, str]],
    every: int,
    model: LanguageModel,
) -> Iterator[Counter[str]]:
    """Of each of `pairs` whether it was found and, of each `every`-th, whether it was aligned or shown as a conflict."""
    for number, ((one, other), best) in enumerate(
        zip(pairs, _best(pairs, among, model), strict=True)
    ):
        counts = Counter({f"{language} sought": 1, f"{language} found": int(best == other)})
        if number % every == 0:
            is_aligned, conflicts = _compared(one, other, model)
            counts[f"{language} compared"] = 1
            counts[f"{language} aligned"] = int(is_aligned)
            counts[f"{language} conflicts"] = int(conflicts)
        yield counts


def _best(
    pairs: Sequence[tuple[str, str]], among: Sequence[tuple[str, str]], model: LanguageModel
) -> list[str]:
    """For each first of `pairs` the best of all seconds of `among`: of the nearest the one with the highest score, or the nearer."""
    firsts, seconds = [one for one, _ in pairs], [other for _, other in among]
    near = nearest(model, firsts, [seconds] * len(pairs), _READ)
    read = [(one, other) for one, others in zip(firsts, near, strict=True) for other in others]
    scores = dict(zip(read, sameness(model, read), strict=True))
    return [
        max(others, key=lambda other: scores[one, other])
        for one, others in zip(firsts, near, strict=True)
    ]


def _compared(one: str, other: str, model: LanguageModel) -> tuple[bool, bool]:
    """Whether two reports of these words are aligned anywhere but in a name, and whether a conflict is shown."""
    reports = [
        Report(id=name, text=text, language="en") for name, text in (("a", one), ("b", other))
    ]
    shown = [
        alignment
        for alignment in compare(reports, model=model).alignments
        if alignment.relation is not Relation.SINGLE
    ]
    is_aligned = any(alignment.aspect is not Aspect.NAME for alignment in shown)
    return is_aligned, any(alignment.relation is Relation.CONFLICT for alignment in shown)


def _scores(counts: Mapping[str, int]) -> dict[str, float]:
    languages = sorted({name.split()[0] for name in counts})
    scores: dict[str, float] = {}
    for score, part, whole in (
        ("top1", "found", "sought"),
        ("conflict_rate", "conflicts", "compared"),
        ("aligned_rate", "aligned", "compared"),
    ):
        parts, wholes = (
            {language: counts.get(f"{language} {what}", 0) for language in languages}
            for what in (part, whole)
        )
        if sum(wholes.values()):
            scores[score] = 100 * sum(parts.values()) / sum(wholes.values())
        scores |= {
            f"{language}_{score}": 100 * parts[language] / wholes[language]
            for language in languages
            if wholes[language]
        }
    return scores
