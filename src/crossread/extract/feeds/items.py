"""Items of feeds, whatever their form, into drafts.

In go items as text, numbered in the order of their feed; out come a draft for each that holds text, a problem for
each that does not, and one problem for each thing that is amiss with several. Takes no date that cannot be.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from crossread.extract.articles.article_json import find_html, is_web_address, language_code
from crossread.extract.decode import clean
from crossread.extract.fragment import fragment_text
from crossread.extract.plain import Draft, join_headline, read_published
from crossread.types.problem import Problem

__all__ = ["Item", "JoinedNotes", "drafts_of", "markup_text"]

# A synopsis is a few sentences; a description that is longer is the article itself, as RSS 2.0 allows. Not tuned.
_LEAST_WORDS_OF_ARTICLE = 200
_CUT_OFF = re.compile(r"(?:…|\.\.\.|read more|continue reading)\W{0,9}\Z", re.IGNORECASE)
# As `_Notes` writes it; an example of what is amiss may follow.
_NOTE = re.compile(
    r"(?P<said>(?P<what>.{1,300}?)(?:, such as .{0,100})?): (?:item |\d+ items \()(?P<items>\d[\d, -]*)\)?",
    re.DOTALL,
)
# RFC 822 wrote years with two digits, and RFC 2822 section 4.3 says which they are.
_SHORT_YEAR = re.compile(r"((?:[A-Za-z]{3}, ?)?\d{1,2} [A-Za-z]{3} )(\d{2})( \d{2}:\d{2}.{0,20})")


@dataclass(frozen=True, slots=True)
class Item:
    """What one item states, as text without markup; a field is empty where it states nothing.

    `full` is what the feed gives as the article, `summary` what it gives as its description.
    """

    title: str = ""
    full: str = ""
    summary: str = ""
    published: str = ""
    author: str = ""
    outlet: str = ""
    address: str = ""
    language: str = ""


@dataclass(slots=True)
class _Notes:
    """What is amiss with items: the message, the first thing that it is about, and which items it concerns."""

    address: str
    found: dict[str, tuple[str, list[int]]] = field(default_factory=dict)

    def add(self, message: str, number: int, example: str = "") -> None:
        self.found.setdefault(message, (example, []))[1].append(number)

    def problems(self) -> Iterator[Problem]:
        for message, (example, numbers) in self.found.items():
            such = f", such as {clean(example)[0][:80]}" if example else ""
            yield Problem("extract", self.address, f"{message}{such}: {_counted(numbers)}")


@dataclass(slots=True)
class JoinedNotes:
    """What is amiss with the items of a feed that is read in parts, told once for all of them."""

    address: str
    found: dict[str, tuple[str, list[int]]] = field(default_factory=dict)

    def take(self, problem: Problem) -> bool:
        """Whether `problem` tells of items, and so is kept for the end."""
        match = _NOTE.fullmatch(problem.message)
        if match is None or problem.subject != self.address:
            return False
        numbers = self.found.setdefault(match["what"], (match["said"], []))[1]
        for run in match["items"].split(", "):
            first, _, last = run.partition("-")
            numbers += range(int(first), int(last or first) + 1)
        return True

    def problems(self) -> Iterator[Problem]:
        """One problem for each thing that was amiss."""
        for said, numbers in self.found.values():
            yield Problem("extract", self.address, f"{said}: {_counted(numbers)}")


def drafts_of(
    address: str, items: Sequence[tuple[int, Item]]
) -> tuple[tuple[Draft, ...], tuple[Problem, ...]]:
    """The drafts of the feed at `address`, and what is amiss with its items."""
    notes = _Notes(address)
    drafts: list[Draft] = []
    problems: list[Problem] = []
    for number, item in items:
        body = item.full if len(item.full) >= len(item.summary) else item.summary
        if body:
            drafts.append(_draft(item, body, number, notes))
        else:
            problems.append(Problem("extract", address, f"item {number} holds no text"))
    return tuple(drafts), (*problems, *notes.problems())


def markup_text(value: str) -> str:
    """The text of a value that may be HTML or plain text, as most elements of a feed may."""
    if find_html(value):
        return fragment_text(value)
    return "\n".join(line.strip() for line in value.strip().splitlines())


def _draft(item: Item, body: str, number: int, notes: _Notes) -> Draft:
    is_summary = body != item.full and len(body.split()) < _LEAST_WORDS_OF_ARTICLE
    if is_summary or _CUT_OFF.search(body[-60:]):
        notes.add("only a summary of the article is there, and is read for it", number)
    published = read_published(_with_century(item.published)) if item.published else None
    if item.published and published is None:
        notes.add("the date cannot be read, and is left out", number, item.published)
    is_address = is_web_address(item.address)
    if item.address and not is_address:
        notes.add("the address is neither http nor https, and is left out", number)
    body, found = clean(body)
    for note in found:
        notes.add(note, number)
    text, headline = join_headline(_one_line(item.title), body)
    return Draft(
        text,
        headline,
        byline=_one_line(item.author) or None,
        outlet=_one_line(item.outlet) or None,
        published=published,
        url=item.address if is_address else None,
        language=language_code(item.language),
        number=number,
    )


def _one_line(text: str) -> str:
    return " ".join(clean(text)[0].split())


def _with_century(stated: str) -> str:
    match = _SHORT_YEAR.fullmatch(stated.strip())
    if match is None:
        return stated
    return f"{match[1]}{'20' if match[2] < '50' else '19'}{match[2]}{match[3]}"


def _counted(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return f"item {numbers[0]}"
    return f"{len(numbers)} items ({_ranges(numbers)})"


def _ranges(numbers: Sequence[int]) -> str:
    """Numbers in rising order, with runs drawn together: 1-3, 7."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)
