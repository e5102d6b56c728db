"""Documents by the million: small, generated, of the pieces that displace offsets, the same for the same seed.

In goes a number; out comes a capture, an invented report of a few sentences in one of the forms that are read. Between its
words stand what takes more than one code point, code unit or byte: marks of quotation in all styles, letters with marks of
their own, emoji, signs that turn the direction, names of characters, controls, dates, line ends of all kinds.
"""

import json
import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from html import escape

from crossread.annotate.annotate import annotate
from crossread.export.check import check_synopsis, read_document
from crossread.export.json import write_json
from crossread.extract.read import read_report
from crossread.language.rules.rules import RuleModel
from crossread.pipeline import compare
from crossread.types.report import Capture
from tests.spans import prove_read, prove_spans

__all__ = ["FORMS", "make_document", "prove_documents"]

NAMES = (
    "Rolf Neal",
    "Ada Brandt",
    "Émile Zoë",
    "Zoë Noël",
    "Norland",
    "Port Selm",
    "İlker Ağır",
    "李娜",
    "O’Dell",
)
OPENERS = ("The envoy of Norland left Port Selm", "Three ships waited in the bay", "She closed the harbour",
           "The ministry denied it", "Nobody was hurt", "Naïve plans failed", "Prices rose by 3.5%")  # fmt: skip
TIMES = (
    "on Wednesday",
    "on 3 March 2021",
    "at 10:37 a.m.",
    "last week",
    "in May",
    "for two days",
    "on 31/12/2020",
    "",
)
CUES = ("said", "told reporters", "according to", "denied that", "has said", "warned")
MARKS = (
    ("“", "”"),
    ('"', '"'),
    ("«", "»"),
    ("‘", "’"),
    ("„", "“"),
    ("「", "」"),
    ("“", ""),
    ("", "”"),
    ("'", "'"),
)
ODD = ("👩‍👩‍👧", "🇳🇴", "👍🏽", "é", "ä̈", "\u0301", "ﬁ", "ß", "שלום", "السلام", "\u202eabc\u202c", "\u200b", "\u00ad",
       "\u2028", "\x0b", "\ufeff", "…", "—", "№", "①", "½", "ｆｕｌｌ", "한국", "कि", "\U000e0041", "\ufffe", "\x00",
       "&amp;", "&#8220;", "<b>", "\t", "\u00a0", "\u3000", "\u0085", "\U0001f600", "ﷺ", "\u0344", "\u2126")  # fmt: skip
ENDS = ("\n\n", "\n\n", "\n", "\r\n\r\n", "\r", "\n \n", "\f")
STOPS = (".", ".", ".", "?", "!", "…", "", ".)")


def _sentence(chance: random.Random) -> str:
    pick = chance.choice
    opened, closed = pick(MARKS)
    told = f"{pick(OPENERS)} {pick(TIMES)}"
    quoted = f"{opened}{told},{closed}"
    shape = chance.randrange(5)
    if shape == 0:
        return f"{quoted} {pick(NAMES)} {pick(CUES)}{pick(STOPS)}"
    if shape == 1:
        return f"{pick(NAMES)} {pick(CUES)} {opened}{told}{pick(STOPS)}{closed}"
    if shape == 2:
        return f"{told}, {pick(CUES)} {pick(NAMES)}{pick(STOPS)}"
    if shape == 3:
        return f"{told} {pick(ODD)} {pick(NAMES)}{pick(STOPS)}"
    return f"{told}{pick(STOPS)}"


def _text(chance: random.Random) -> str:
    pieces = [_sentence(chance) for _ in range(chance.choice((1, 1, 1, 2)))]
    if chance.random() < 0.2:
        pieces.insert(0, f"{chance.choice(NAMES)} leaves{chance.choice(ENDS)}")
    text = "".join(
        piece + (chance.choice(ENDS) if chance.random() < 0.3 else " ") for piece in pieces
    )
    for _ in range(chance.randrange(3)):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(ODD) + text[at:]
    return text


def _plain(codec: str) -> Callable[[str], bytes]:
    return lambda text: text.encode(codec, "replace")


def _article(text: str) -> bytes:
    return json.dumps({"@type": "NewsArticle", "headline": text[:12], "articleBody": text}).encode()


def _row(text: str) -> bytes:
    value = {"title": "Envoy leaves", "maintext": text, "date_publish": "2021-03-05"}
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def _cell(text: str) -> bytes:
    doubled = text.replace('"', '""')
    return f'title,text\nEnvoy leaves,"{doubled}"\n'.encode("utf-8", "replace")


def _item(text: str) -> bytes:
    value = {
        "version": "https://jsonfeed.org/version/1",
        "items": [{"id": "1", "content_html": f"<p>{escape(text)}"}],
    }
    return json.dumps(value).encode()


def _export(text: str) -> bytes:
    return f"1 of 1 DOCUMENTS\n\nSelm Courier\n\nMarch 5, 2021\n\nLENGTH: 9 words\n\n{text}\n\nLOAD-DATE: x\n".encode(
        "utf-8", "replace"
    )


def _page(text: str) -> bytes:
    return (
        f"<!DOCTYPE html><html><body><article><p>{escape(text)}</p></article></body></html>".encode(
            "utf-8", "replace"
        )
    )


def _mail(text: str) -> bytes:
    return (
        b"From: a@post.example\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nSubject: Envoy\n\n"
        + text.encode("utf-8", "replace")
    )


FORMS: Sequence[tuple[str, int, Callable[[str], bytes]]] = (
    ("utf-8.txt", 40, _plain("utf-8")),
    ("utf-16.txt", 8, _plain("utf-16")),
    ("cp1252.txt", 8, _plain("cp1252")),
    ("article.json", 12, _article),
    ("row.jsonl", 10, _row),
    ("cell.csv", 8, _cell),
    ("feed.json", 5, _item),
    ("export.txt", 5, _export),
    ("mail.eml", 3, _mail),
    ("page.html", 1, _page),
)
"""For each name: how many of a hundred documents have that form, and how a text is written in it."""

_NAMES = [name for name, _, _ in FORMS]
_WEIGHTS = [weight for _, weight, _ in FORMS]
_WRITE = {name: write for name, _, write in FORMS}


def make_document(number: int, seed: int = 0) -> Capture:
    """The document of that number."""
    chance = random.Random(f"{seed} {number}")  # noqa: S311 - not for secrets
    name = chance.choices(_NAMES, _WEIGHTS)[0]
    return Capture(_WRITE[name](_text(chance)), path=name)


def prove_documents(numbers: Iterable[int], *, annotated: int, compared: int) -> Counter[str]:
    """Read each document of `numbers` and prove the spans of its report; return how many of what there were.

    Of every `annotated`-th all layers are found by the rules, and their spans proved too; every `compared`-th is made a
    synopsis, written as JSON and proved as `crossread check` does.
    """
    counted: Counter[str] = Counter()
    model = RuleModel()
    for number in numbers:
        reports, problems = read_report(make_document(number))
        prove_read(reports, problems)
        counted["documents"] += 1
        counted["refused"] += not reports
        counted["reports"] += len(reports)
        for report in reports:
            layers = annotate(report, model=model) if number % annotated == 0 else None
            counted["spans"] += prove_spans(report, layers)
            counted["annotated"] += layers is not None
        if reports and number % compared == 0:
            synopsis = read_document(write_json(compare(reports, model=model)))
            assert check_synopsis(synopsis) == ()
            counted["compared"] += 1
    return counted
