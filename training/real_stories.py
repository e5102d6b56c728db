"""Real reports of one happening, and which of their statements tell one point: ours over ECB+.

In go `training/real_stories` and the documents of ECB+ (Cybulska and Vossen 2014, CC BY 3.0) in
`FOLDER/ecbplus/xml`; out come stories in the form of the invented ones. The folder holds no words, but for each story

    report  A  12_7ecb
    report  B  12_3ecb
    pair  A  14-31  B  1-20  differ  number

that is: tokens 14 to 31 of the first report and 1 to 20 of the second tell one point, each in a figure of its own.
What is no pair was found to tell two points.
"""

import html
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from crossread.align.features.features import story_features
from crossread.annotate.annotate import annotate_story
from crossread.language.model import LanguageModel
from crossread.pipeline import read_reports
from crossread.types.report import Report
from crossread.types.span import Span
from crossread.types.story import Story
from evals.sentence_pairs import is_held_out
from training.stories import Point, Told

__all__ = [
    "MarkedPair",
    "MarkedStory",
    "Plain",
    "parse_story",
    "plain_text",
    "read_real_stories",
    "reports_of",
    "topic_of",
]

_TOKEN = re.compile(r'<token t_id="(\d+)" sentence="(\d+)"[^>]*>([^<]*)<')
_CLOSES = frozenset(". , ; : ? ! ) ] % '' ” ... n't n’t".split())
_OPENS = frozenset("( [ $ £ € # @ `` “".split())
_SUFFIX = re.compile(r"['’](?:s|m|re|ve|ll|d)", re.IGNORECASE)
_PAIR = re.compile(
    r"pair\t([A-Z])\t(\d+)-(\d+)\t([A-Z])\t(\d+)-(\d+)\t(agree|differ|conflict)(?:\t(\w+))?"
)


class Plain(NamedTuple):
    """A document as one would print it, a paragraph for each sentence, and where each of its tokens stands."""

    text: str
    tokens: dict[int, Span]


class MarkedPair(NamedTuple):
    """Two statements that tell one point: for each the letter of its report, its first and its last token."""

    one: tuple[str, int, int]
    other: tuple[str, int, int]
    relation: str
    aspect: str | None


class MarkedStory(NamedTuple):
    """The documents of a story by their letters, and the pairs of their statements that tell one point."""

    documents: dict[str, str]
    pairs: tuple[MarkedPair, ...]


def read_real_stories(
    folder: Path, data: Path, model: LanguageModel, *, held_out: bool
) -> Iterator[Told]:
    """The stories in `folder` of the topics that are held out from the networks, or of all others, by their names."""
    for path in sorted(folder.glob("*.tsv")):
        if is_held_out(topic_of(path.stem)) == held_out:
            yield read_real_story(path, data, model)


def topic_of(story: str) -> str:
    """The topic of a story's name, as the evals name it: "ecb12" of "12_ecbplus_2"."""
    return f"ecb{story.split('_', maxsplit=1)[0]}"


def read_real_story(path: Path, data: Path, model: LanguageModel) -> Told:
    """The story in the file at `path`, its documents taken from `data`.

    Raises:
        OSError: a document is not there.
        ValueError: a line is not in the form, or names a token that there is not.
    """
    marked = parse_story(path.read_text(encoding="utf-8"))
    plain = {
        letter: plain_text(
            (data / "ecbplus/xml" / name.split("_")[0] / f"{name}.xml").read_text("utf-8")
        )
        for letter, name in marked.documents.items()
    }
    reports = dict(zip(plain, reports_of([one.text for one in plain.values()]), strict=True))
    points = tuple(_point(pair, plain, reports) for pair in marked.pairs)
    held = tuple(reports.values())
    story = Story(held, annotate_story(held, model=model))
    return Told(path.stem, story, story_features(story), points)


def parse_story(text: str) -> MarkedStory:
    """The documents and pairs of one file.

    Raises:
        ValueError: a line is neither a report nor a pair.
    """
    documents: dict[str, str] = {}
    pairs: list[MarkedPair] = []
    for line in text.splitlines():
        if line.startswith("report\t"):
            _, letter, name = line.split("\t")
            documents[letter] = name
        elif told := _PAIR.fullmatch(line):
            a, first, last, b, begin, end, relation, aspect = told.groups()
            pairs.append(
                MarkedPair((a, int(first), int(last)), (b, int(begin), int(end)), relation, aspect)
            )
        else:
            raise ValueError(f"neither a report nor a pair: {line[:60]!r}")
    return MarkedStory(documents, tuple(pairs))


def plain_text(xml: str) -> Plain:
    """The text of a document of ECB+, whose tokens stand apart there, without the sentence that holds its address."""
    tokens = [(int(n), int(s), html.unescape(w)) for n, s, w in _TOKEN.findall(xml)]
    addresses = {place for _, place, word in tokens if word.startswith("http")}
    sentences: dict[int, list[tuple[int, str]]] = {}
    for number, place, word in tokens:
        if place not in addresses:
            sentences.setdefault(place, []).append((number, word))
    text, found = "", {}
    for sentence in sentences.values():
        text += "\n\n" if text else ""
        for (number, _), (space, word) in zip(sentence, _spaced(sentence), strict=True):
            text += space
            found[number] = Span(len(text), len(text) + len(word))
            text += word
    return Plain(text, found)


def _spaced(sentence: Sequence[tuple[int, str]]) -> Iterator[tuple[str, str]]:
    """The space before each word of a sentence, and the word; quotation marks turn the way they point."""
    words = [word for _, word in sentence]
    joined, is_open = True, False
    for at, word in enumerate(words):
        behind = words[at + 1] if at + 1 < len(words) else ""
        before = words[at - 1] if at else ""
        turned = _turned(word, is_open=is_open)
        closes = turned in _CLOSES or _SUFFIX.fullmatch(turned) is not None
        hyphen = word in "-/" and before[-1:].isalnum() and behind[:1].isalnum()
        yield ("" if joined or closes or hyphen else " "), turned
        is_open = turned == "“" or (is_open and turned != "”")
        joined = turned in _OPENS or hyphen or _is_within(word, before, behind)


def _turned(word: str, *, is_open: bool) -> str:
    if word in {"``", "“"} or (word == '"' and not is_open):
        return "“"
    return "”" if word in {"''", '"', "”"} else word


def _is_within(word: str, before: str, behind: str) -> bool:
    """Whether a stop stands within an abbreviation or a figure: the first of "a.m.", that of "6.1"."""
    if word != ".":
        return False
    if before.isdigit() and behind[:1].isdigit():
        return True
    return len(before) == len(behind) == 1 and before.isalpha() and behind.isalpha()


def reports_of(texts: Sequence[str]) -> tuple[Report, ...]:
    """The texts as reports, read as files of text are."""
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.txt" for number in range(len(texts))]
        for path, text in zip(paths, texts, strict=True):
            path.write_text(text, encoding="utf-8")
        reports, problems = read_reports([str(path) for path in paths], stdin=io.BytesIO())
    if problems or len(reports) != len(texts):
        raise ValueError(f"a document is no report: {problems}")
    return reports


def _point(pair: MarkedPair, plain: dict[str, Plain], reports: dict[str, Report]) -> Point:
    words: dict[str, Span] = {}
    for letter, first, last in (pair.one, pair.other):
        tokens = plain[letter].tokens
        if first not in tokens or last not in tokens:
            raise ValueError(f"no tokens {first} to {last} in report {letter}")
        told = plain[letter].text[tokens[first].start : tokens[last].end]
        report = reports[letter]
        start = report.text.find(told)
        if start < 0:
            raise ValueError(f"the report was read otherwise: {told[:60]!r}")
        words[report.id] = Span(start, start + len(told))
    return Point(pair.relation, pair.aspect, words)
