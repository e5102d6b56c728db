"""A synopsis as one page that works from disk: nothing is fetched, nothing runs but its own small script.

In goes a Synopsis; out comes HTML. All words of reports pass through the template's escaping, and through
`clean_text`, so that they neither make markup nor turn the direction of the page. The policy in the page
names its own style and script by their hashes and allows nothing else.
"""

import base64
import hashlib
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import groupby

from jinja2 import BaseLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from crossread.export.context import words_after_quote, words_before_quote
from crossread.export.outline import (
    Group,
    Lettered,
    copy_in_words,
    give_letters,
    group_alignments,
    order_citations,
)
from crossread.export.picture import draw_timeline
from crossread.export.rows import MOST_COLUMNS, Row, make_row, show_words
from crossread.export.segments import Block, cut_report
from crossread.export.speakers import group_quotes, venue_beside
from crossread.export.wording import (
    HEADINGS,
    NOTES,
    NOTHING_FOUND,
    clean_line,
    clean_text,
    count,
    kinds_in_words,
    marks_in_words,
    number_in_words,
    open_line,
    place_in_words,
    published_in_words,
    speaker_in_words,
    time_in_words,
    unquote,
    updated_in_words,
)
from crossread.types.alignment import Match, Relation
from crossread.types.annotation import Quote, QuoteKind
from crossread.types.report import Citation, FurnitureKind, Report
from crossread.types.span import Span
from crossread.types.synopsis import Synopsis

__all__ = ["body_class", "make_environment", "render_body", "render_html", "source_of"]

_ADDRESS = re.compile(r"https?://[^\s\"'<>\\]+", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})?")
# What the `datetime` of a time element may hold; other TIMEX3 values are shown in words only.
_MOMENT = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d)?)?)?)?|\d{4}-W\d\d")


@dataclass(frozen=True, slots=True)
class _Fold:
    """Neighbouring lines of a report, all kept (`kinds` is empty) or all dropped."""

    blocks: tuple[Block, ...]
    kinds: tuple[FurnitureKind, ...]


@dataclass(frozen=True, slots=True)
class _Section:
    """A group of the comparison and its rows."""

    group: Group
    rows: tuple[Row, ...]


def render_html(synopsis: Synopsis) -> str:
    """The page: reports, comparison, who said what, when, and the full reports with all words marked."""
    lettered = give_letters(synopsis.story)
    style, script = source_of("page.css"), source_of("page.js")
    return (
        _templates()
        .get_template("page.html.j2")
        .render(
            style=Markup(style),  # noqa: S704 -- our own file, which no report can reach
            script=Markup(script),  # noqa: S704 -- the same
            policy=_policy(style, script),
            lettered=lettered,
            body_class=body_class(lettered),
            body=render_body(synopsis),
        )
    )


def body_class(lettered: Sequence[Lettered]) -> str:
    """The classes of the body that `page.css` needs: whether there is a column for each report, and how many."""
    few = len(lettered) <= MOST_COLUMNS
    return f"{'few' if few else 'many'} n{len(lettered) if few else 0}"


def render_body(
    synopsis: Synopsis,
    *,
    link: Callable[[str], str] = "#{}".format,
    lit: Collection[str] = (),
    full: Callable[[str], str] | None = None,
    more_keys: Sequence[tuple[str, str]] = (),
) -> Markup:
    """What stands in the body of a page that shows `synopsis`, with `page.css` and `page.js` beside it.

    `link` gives the address of a link to words that stand at an address of the page; words at one of `lit` are lit. `full` gives
    the address of a page that shows all that was found in a report, by its id; `more_keys` are keys that the page around it
    has, each with what it does.
    """
    lettered = give_letters(synopsis.story)
    sections = tuple(_sections(synopsis, lettered))
    cited = _cited_spans(synopsis)
    body = (
        _templates()
        .get_template("synopsis.html.j2")
        .render(
            at=link,
            full=full,
            more_keys=more_keys,
            ordered=partial(order_citations, lettered),
            words_of=partial(show_words, lettered=lettered),
            copy_in_words=partial(copy_in_words, lettered=lettered),
            synopsis=synopsis,
            lettered=lettered,
            lit=lit,
            few=len(lettered) <= MOST_COLUMNS,
            compared=[
                (relation.value, tuple(of_it))
                for relation, of_it in groupby(sections, key=lambda s: s.group.relation)
                if relation is not Relation.SINGLE
            ],
            singles=tuple(_columns_of_one(sections, lettered)),
            summary=tuple(_summary([one.group for one in sections])),
            speakers=group_quotes(synopsis, lettered),
            folds={each.letter: tuple(_folds(each.report, cited)) for each in lettered},
            picture=draw_timeline(synopsis, lettered),
        )
    )
    return Markup(body)  # noqa: S704 -- made by a template that escapes


def make_environment(loader: BaseLoader | None = None) -> Environment:
    """Templates that escape what they show, with the filters that bring the words of reports to a page."""
    environment = Environment(
        loader=loader or _loader(),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "line": clean_line,
        "opening": open_line,
        "lines": clean_text,
        "unquoted": _unquoted,
        "when": time_in_words,
        "moment": _moment,
        "marks": marks_in_words,
        "place": place_in_words,
        "published": published_in_words,
        "updated": updated_in_words,
        "link": _link,
        "language": _language,
        "kinds": kinds_in_words,
        "speaker": speaker_in_words,
    }
    environment.globals |= {
        "headings": HEADINGS,
        "notes": NOTES,
        "nothing_found": NOTHING_FOUND,
        "count": count,
        "is_indirect": _is_indirect,
        "number_in_words": number_in_words,
        "told_by": _told_by,
        "venue_beside": venue_beside,
        "before_quote": words_before_quote,
        "after_quote": words_after_quote,
    }
    return environment


@cache
def _templates() -> Environment:
    """The templates of this folder; to make them anew takes longer than to fill them in."""
    return make_environment()


def source_of(name: str) -> str:
    """A file beside the templates, as it is; its bytes are what the policy has the hash of."""
    return _loader().get_source(Environment(autoescape=True), name)[0]


def _loader() -> PackageLoader:
    return PackageLoader("crossread.export")


def _policy(style: str, script: str) -> str:
    """Nothing may be fetched, sent or run, but this style and this script."""
    hashes = [
        base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        for text in (style, script)
    ]
    return (
        f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _sections(synopsis: Synopsis, lettered: Sequence[Lettered]) -> Iterator[_Section]:
    for group in group_alignments(synopsis.alignments, lettered):
        rows = tuple(make_row(a, lettered, synopsis.story) for a in group.alignments)
        yield _Section(group, rows)


def _columns_of_one(
    sections: Sequence[_Section], lettered: Sequence[Lettered]
) -> Iterator[list[_Section]]:
    """What each report alone tells: under its head where each has one, an empty column too; else one behind the other."""
    alone = [one for one in sections if one.group.relation is Relation.SINGLE]
    for each in lettered if alone else ():
        column = [one for one in alone if each.report.id in one.group.alignments[0].report_ids]
        if column or len(lettered) <= MOST_COLUMNS:
            yield column


def _summary(groups: Sequence[Group]) -> Iterator[tuple[Relation, int, str]]:
    """How much is surely shown of each relation, with the words for it."""
    shown = [alignment for group in groups for alignment in group.alignments]
    for relation, noun in (
        (Relation.CONFLICT, "conflict"),
        (Relation.DIFFER, "difference"),
        (Relation.AGREE, "point in common"),
        (Relation.SINGLE, "point in one report only"),
    ):
        number = sum(1 for a in shown if a.relation is relation and a.match is Match.SURE)
        yield relation, number, noun if number == 1 else _plural(noun)


def _plural(noun: str) -> str:
    head, _, rest = noun.partition(" ")
    return f"{head}s {rest}".rstrip()


def _cited_spans(synopsis: Synopsis) -> dict[str, set[Span]]:
    """All spans that the page links to, by report."""
    spans: dict[str, set[Span]] = {report.id: set() for report in synopsis.story.reports}
    for citation in _citations(synopsis):
        spans.setdefault(citation.report_id, set()).add(citation.span)
    for annotations in synopsis.story.annotations:
        for quote in annotations.quotes:
            spans[annotations.report_id].update(quote.content)
    return spans


def _citations(synopsis: Synopsis) -> Iterator[Citation]:
    for alignment in synopsis.alignments:
        yield from alignment.citations
    for cited in (synopsis.copies, synopsis.labels, synopsis.timeline, synopsis.passages):
        for value in cited:
            yield from value.citations


def _folds(report: Report, cited: Mapping[str, set[Span]]) -> Iterator[_Fold]:
    blocks = cut_report(report, cited[report.id])
    for dropped, run in groupby(blocks, key=lambda block: block.dropped is not None):
        lines = tuple(run)
        yield _Fold(lines, tuple(b.dropped for b in lines if b.dropped) if dropped else ())


def _unquoted(words: str) -> str:
    return unquote(clean_line(words))


def _moment(value: str) -> str:
    return value if _MOMENT.fullmatch(value) else ""


def _link(address: str | None) -> str:
    """An address that may be followed: of the web, and without a character that could end it."""
    return address if address is not None and _ADDRESS.fullmatch(address) else ""


def _language(code: str | None) -> str:
    return code if code is not None and _LANGUAGE.fullmatch(code) else ""


def _is_indirect(quote: Quote) -> bool:
    return quote.kind is QuoteKind.INDIRECT


def _told_by(quote: Quote) -> tuple[tuple[Span, bool], ...]:
    """The speaker and the cue, which is marked true, in the order of the report's text."""
    spans = ((quote.speaker, False), (quote.cue, True))
    return tuple(sorted((span, is_cue) for span, is_cue in spans if span is not None))
