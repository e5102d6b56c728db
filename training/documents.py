"""Texts with marked spans, read from each set that we may learn from or measure with.

In goes a folder laid out as `shared/data`, or our own `training/corpus`; out come documents: a text, its
marks in code points, and which layers are marked completely, so that a layer that a set does not mark is
not learned as empty. Licences stand in `MODEL_CARD.md`.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from crossread.types.span import Span
from evals.pronouns import read_passages
from evals.quotes import Gold
from evals.quotes import read_polnear as read_polnear_texts
from training.corpus_format import MarkedReport, read_marked_report
from training.standoff import read_annotations

__all__ = [
    "Document",
    "Marked",
    "is_test",
    "read_corpus",
    "read_documents",
    "read_names",
    "read_polnear",
]

OWN_LAYERS = frozenset({"attribution", "nested", "names"})
_NAME_KINDS = {"PER": "person", "ORG": "org", "LOC": "place"}


@dataclass(frozen=True, slots=True)
class Marked:
    """One marked stretch: its role ("source", "person" ...), number of attribution, and entity."""

    role: str
    span: Span
    group: int = -1
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A text and what is marked in it; `layers` are of "attribution", "nested", "names", "pronouns"."""

    id: str
    text: str
    marks: tuple[Marked, ...]
    layers: frozenset[str]


def read_documents(data: Path, training: Path, extra: str | None) -> list[Document]:
    """What is learned from: openly licensed sets and our own, and PolNeAR when asked for."""
    documents = [one for one in read_own(training, data) if not is_test(one.id)]
    documents += read_names(data)
    documents += read_pronouns(data)
    if extra == "polnear":
        documents += read_polnear(data / "polnear" / "train")
    return documents


def read_own(training: Path, data: Path) -> list[Document]:
    """Our own gold, the part that is kept to measure with included."""
    annotated = read_annotations(training / "annotations", data)
    return [*read_corpus(training / "corpus"), *map(document_of, annotated)]


def is_test(name: str) -> bool:
    """Whether a report of ours is of the tenth that is kept to measure with; decided by its name alone."""
    return hashlib.sha256(name.encode()).digest()[0] % 10 == 0


def read_corpus(folder: Path) -> Iterator[Document]:
    """Our own invented reports, all layers."""
    for path in sorted(folder.glob("*.xml")):
        yield document_of(read_marked_report(path))


def document_of(report: MarkedReport, *, keep_furniture: bool = False) -> Document:
    """A report of ours; furniture is cut out of its text first, as the program does."""
    drop = [Span(s.start, s.end) for s in report.spans if s.tag == "furniture"]
    marks = [
        Marked(s.tag, Span(s.start, s.end), int(s.get("a") or -1), s.get("e"))
        for s in report.spans
        if s.tag in {"source", "cue", "content", "person", "org", "place"}
    ]
    text, kept = _without(report.text, marks, () if keep_furniture else drop)
    return Document(report.id, text, tuple(kept), OWN_LAYERS)


def gold_of(one: Document) -> tuple[str, list[Gold]]:
    """A text of ours with its attributions as the eval of quotes reads them; those without a cue left out."""
    parts: dict[int, dict[str, tuple[Span, ...]]] = {}
    for mark in one.marks:
        if mark.role in {"source", "cue", "content"}:
            roles = parts.setdefault(mark.group, {})
            roles[mark.role] = (*roles.get(mark.role, ()), mark.span)
    gold = [
        Gold(part.get("source", ()), part["cue"], part["content"])
        for part in parts.values()
        if "content" in part and "cue" in part
    ]
    return one.text, gold


def _without(text: str, marks: Sequence[Marked], drop: Sequence[Span]) -> tuple[str, list[Marked]]:
    """The text without the spans `drop`, and the marks moved to their new places."""
    gone = [0] * (len(text) + 1)
    for span in drop:
        for at in range(span.start, span.end):
            gone[at + 1] = 1
    for at in range(1, len(gone)):
        gone[at] += gone[at - 1]
    pieces = [text[at] for at in range(len(text)) if gone[at + 1] == gone[at]]
    kept = [
        replace(m, span=Span(m.span.start - gone[m.span.start], m.span.end - gone[m.span.end]))
        for m in marks
        if gone[m.span.end] == gone[m.span.start] or m.role == "content"
    ]
    return "".join(pieces), kept


def read_polnear(folder: Path) -> Iterator[Document]:
    """One split of PolNeAR: attributions, the outermost only."""
    for number, (text, gold) in enumerate(read_polnear_texts(folder)):
        yield Document(f"polnear-{number}", text, tuple(_marks(gold)), frozenset({"attribution"}))


def _marks(gold: Sequence[Gold]) -> Iterator[Marked]:
    for number, one in enumerate(gold):
        for role, spans in (("source", one.source), ("cue", one.cue), ("content", one.content)):
            for span in spans:
                yield Marked(role, span, number)


def read_names(data: Path) -> Iterator[Document]:
    """Names in open sets: WikiGold (CC BY), GUM (CC BY, ship-safe genres), UNER EWT (CC BY-SA)."""
    wikigold = data / "ner_wikigold" / "CONLL-format" / "data" / "wikigold.conll.txt"
    if wikigold.exists():
        lines = wikigold.read_text(encoding="utf-8").splitlines()
        yield from _from_tags("wikigold", [line.split() for line in lines], tag=-1)
    for path in sorted((data / "uner_english_ewt").glob("*.iob2")):
        rows = [
            [line.split("\t")[1], line.split("\t")[2]] if line and line[0].isdigit() else []
            for line in path.read_text(encoding="utf-8").splitlines()
            if not line.startswith("#")
        ]
        yield from _from_tags(path.stem, rows, tag=1)
    yield from _gum(data / "gum" / "gum_train_shipsafe.conllu")


def read_pronouns(data: Path) -> Iterator[Document]:
    """GAP's development part (Apache-2.0): a pronoun and two names, of which it means one or neither."""
    for one in read_passages(data / "gap" / "gap-development.tsv"):
        marks = [
            Marked("person", span, entity=f"name-{number}" if meant else f"other-{number}")
            for number, (span, meant) in enumerate(one.names)
        ]
        meant = next(
            (m.entity for m, (_, is_meant) in zip(marks, one.names, strict=True) if is_meant),
            "none",
        )
        marks.append(Marked("pronoun", one.pronoun, entity=meant))
        yield Document(one.id, one.text, tuple(marks), frozenset({"pronouns"}))


def _from_tags(name: str, rows: Sequence[Sequence[str]], tag: int) -> Iterator[Document]:
    """Documents of about twenty sentences from rows of a token and its IOB tag; empty rows part them."""
    tokens: list[tuple[str, str]] = []
    number = 0
    for row in (*rows, []):
        if row and not row[0].startswith("-DOCSTART"):
            tokens.append((row[0], row[tag]))
        elif tokens and tokens[-1][0] != "\n":
            tokens.append(("\n", "O"))
            if sum(word == "\n" for word, _ in tokens) >= 20:
                yield _tagged(f"{name}-{number}", tokens)
                tokens, number = [], number + 1
    if tokens:
        yield _tagged(f"{name}-{number}", tokens)


def _tagged(name: str, tokens: Sequence[tuple[str, str]]) -> Document:
    text, marks = "", []
    start: int | None = None
    kind = ""
    for word, tag in (*tokens, ("", "O")):
        goes_on = tag.startswith("I-") and tag[2:] == kind
        if start is not None and not goes_on:
            marks.append(Marked(_NAME_KINDS[kind], Span(start, len(text.rstrip()))))
            start = None
        space = "" if not text or text.endswith("\n") or re.match(r"[.,;:!?%)\]’']", word) else " "
        if tag[:1] in "BI" and tag[2:] in _NAME_KINDS and start is None:
            start, kind = len(text + space), tag[2:]
        text += ("" if word == "\n" else space) + word
    return Document(name, text, tuple(marks), frozenset({"names"}))


_GUM_KINDS = {"person": "person", "organization": "org", "place": "place"}


def _gum(path: Path) -> Iterator[Document]:
    """GUM's named entities: an entity whose head is a proper noun, with the words it spans."""
    if not path.exists():
        return
    block: list[list[str]] = []
    sentences: list[list[list[str]]] = []
    name = ""
    for line in (*path.read_text(encoding="utf-8").splitlines(), "# newdoc id = "):
        if line.startswith("# newdoc"):
            if sentences:
                yield _gum_document(name, sentences)
            name, sentences = line.split("=")[1].strip(), []
        elif line and line.split("\t")[0].isdigit():  # no ranges, and no words that are not there
            block.append(line.split("\t"))
        elif not line and block:
            sentences.append(block)
            block = []


def _gum_document(name: str, sentences: Sequence[Sequence[Sequence[str]]]) -> Document:
    tokens: list[tuple[str, str]] = []
    for sentence in sentences:
        tags = ["O"] * len(sentence)
        for at, row in enumerate(sentence):
            if row[3] == "PROPN" and tags[at] == "O":
                tags[at] = _gum_kind(sentence, at, tags)
        tokens += [(row[1], tag) for row, tag in zip(sentence, tags, strict=True)]
        tokens.append(("\n", "O"))
    return _tagged(name, tokens)


def _gum_kind(sentence: Sequence[Sequence[str]], at: int, tags: Sequence[str]) -> str:
    """B- or I- with the kind of the innermost entity that opened last before the word, if we use it."""
    opened: list[str] = []
    for row in sentence[: at + 1]:
        field = re.search(r"Entity=([^|]*)", row[9])
        for part in re.findall(r"\([^()]*\)?|\d+\)", field[1]) if field else ():
            if part.startswith("("):
                opened.append(part.strip("()").split("-")[1])
                if part.endswith(")") and row is not sentence[at]:
                    opened.pop()
            elif opened and row is not sentence[at]:
                opened.pop()
    kind = _GUM_KINDS.get(opened[-1]) if opened else None
    if kind is None:
        return "O"
    short = {value: key for key, value in _NAME_KINDS.items()}[kind]
    return ("I-" if at and tags[at - 1][2:] == short else "B-") + short
