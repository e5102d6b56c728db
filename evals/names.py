"""Names of persons, organisations and places, against gold that the weights never learned from.

`FOLDER/worldwide_newswire/*.tsv` (BIOES; news of Asia, Latin America, the Middle East and Africa) and
`FOLDER/uner_english_*/*.iob2` but for EWT, which is learned from. Scores, in percent: F1 of exact spans with
the right kind, for each set and kind. Tokens are joined to the text that they were cut from as well as that
can be guessed; kinds that the set marks beside the three are neither wanted nor forgiven.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from crossread.language.model import LanguageModel
from crossread.language.sentences import find_sentences
from crossread.types.annotation import EntityKind
from crossread.types.report import Report
from crossread.types.span import Span
from evals.measured import f1, measured
from evals.models import default_model

__all__ = ["Tagged", "evaluate", "join_tokens", "read_iob2", "read_worldwide"]

_KINDS = {
    "person": EntityKind.PERSON,
    "per": EntityKind.PERSON,
    "organization": EntityKind.ORGANISATION,
    "org": EntityKind.ORGANISATION,
    "location": EntityKind.PLACE,
    "loc": EntityKind.PLACE,
    "facility": EntityKind.PLACE,  # a bridge or a prison is a place to us
}
_TIGHT = re.compile(r"[.,;:!?%)\]}’”]|['’](?:s|re|ve|ll|d|m|t)|n['’]t", re.IGNORECASE)
_OPENS = frozenset("([{“‘$£€#@")


@dataclass(frozen=True, slots=True)
class Tagged:
    """A text and the names marked in it."""

    id: str
    text: str
    names: frozenset[tuple[Span, EntityKind]]


def evaluate(data: Path, split: str, model: LanguageModel | None = None) -> dict[str, object]:
    """F1 by set and kind; `split` picks the files of UNER, the newswire is taken whole."""
    sets = {
        "worldwide": list(read_worldwide(data / "worldwide_newswire")),
        **{
            folder.name.removeprefix("uner_english_"): list(read_iob2(folder, split))
            for folder in sorted(data.glob("uner_english_*"))
            if folder.name != "uner_english_ewt"
        },
    }
    if not any(sets.values()):
        raise FileNotFoundError(data / "worldwide_newswire")
    reader = model or default_model()
    units = [_counts(name, one, reader) for name, texts in sets.items() for one in texts]
    return measured(units, _scores)


def _counts(name: str, one: Tagged, model: LanguageModel) -> Counter[str]:
    """What is right, found and wanted in one text, by set and kind."""
    sentences = find_sentences(Report(id=one.id, text=one.text))
    ours = {(n.span, n.kind) for n in model.read(one.text, sentences).names}
    counts = Counter[str]()
    for what, names in (("right", ours & one.names), ("found", ours), ("wanted", one.names)):
        for _, kind in names:
            counts[f"{name} {what}"] += 1
            counts[f"{name}_{kind} {what}"] += 1
    return counts


def _scores(counts: Mapping[str, int]) -> dict[str, float]:
    names = sorted({key.rsplit(" ", 1)[0] for key in counts}, key=lambda n: (n.count("_"), n))
    return {f"{name}_f1": f1(counts, name) for name in names}


def read_worldwide(folder: Path) -> Iterator[Tagged]:
    """The newswire's documents; a first line that is an address is no text."""
    for path in sorted(folder.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
        tokens = [(row[0], row[1]) if len(row) > 1 else None for row in rows]
        if tokens and tokens[0] and tokens[0][0].startswith("http"):
            tokens = tokens[tokens.index(None) :] if None in tokens else []
        yield join_tokens(path.stem, tokens)


def read_iob2(folder: Path, split: str) -> Iterator[Tagged]:
    """A set of UNER, twenty sentences a document; all its files where none is named after `split`."""
    paths = sorted(folder.glob("*.iob2"))
    for path in [p for p in paths if split in p.stem] or paths:
        tokens: list[tuple[str, str] | None] = []
        sentences = 0
        for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
            cells = line.split("\t")
            if line and line[0].isdigit() and len(cells) > 2:
                tokens.append((cells[1], cells[2]))
            elif not line and tokens and tokens[-1] is not None:
                tokens.append(None)
                sentences += 1
                if sentences % 20 == 0:
                    yield join_tokens(f"{path.stem}-{sentences}", tokens)
                    tokens = []
        if tokens:
            yield join_tokens(f"{path.stem}-{sentences}", tokens)


def join_tokens(name: str, tokens: Sequence[tuple[str, str] | None]) -> Tagged:
    """One text from tokens with BIO or BIOES tags; None ends a sentence, and so a line."""
    text = ""
    names: set[tuple[Span, EntityKind]] = set()
    start, kind = 0, ""
    open_quote = False
    before = ""
    for token in (*tokens, None):
        word, tag = token or ("", "O")
        goes_on = tag[:2] in {"I-", "E-"} and tag[2:] == kind
        if kind and not goes_on:
            if kind.lower() in _KINDS:
                names.add((Span(start, len(text)), _KINDS[kind.lower()]))
            kind = ""
        if token is None:
            text = text.rstrip(" ") + "\n"
            before, open_quote = "", False
            continue
        closes = word == '"' and open_quote
        if not _is_tight(before, word, closes=closes) and text and text[-1] != "\n":
            text += " "
        if tag[:2] in {"B-", "S-"} or (tag != "O" and not kind):
            start, kind = len(text), tag[2:]
        text += word
        if word == '"':
            open_quote = not open_quote
        before = "“" if word == '"' and open_quote else word
    return Tagged(name, text, frozenset(names))


def _is_tight(before: str, word: str, *, closes: bool) -> bool:
    """Whether no space stood between two tokens."""
    if not before or before in _OPENS or closes:
        return True
    if "-" in {before, word} or "/" in {before, word}:
        return True  # these sets cut "short-lived" in three, and write dashes otherwise
    if before in {"’", "'"} and word.lower() in {"s", "t", "re", "ve", "ll", "d", "m"}:
        return True
    return _TIGHT.fullmatch(word) is not None or word == "'"
