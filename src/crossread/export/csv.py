"""The tables of a synopsis as CSV (RFC 4180): what each report tells, who said what, and when.

In goes a Synopsis; out comes the text of one table, a row for each cited stretch of words, every cell in quotation
marks, lines ended by CR LF. No cell can begin a formula in a spreadsheet: `guard` puts an apostrophe before what
would, and `unguard` takes it away again (https://owasp.org/www-community/attacks/CSV_Injection). Control characters
become U+FFFD. Beyond that the words are the report's own.
Columns: docs/exports.md.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from crossread.export.outline import Lettered, find_letter, give_letters
from crossread.types.report import Citation, Report
from crossread.types.synopsis import Synopsis

__all__ = ["guard", "unguard", "write_points", "write_quotes", "write_timeline"]

_WHERE = ("letter", "report", "outlet", "published", "start", "end", "words")
_POINTS = (
    *("point", "relation", "aspect", "about", "why", "origins", "independence", "match", "variant"),
    *_WHERE,
)
_QUOTES = ("quote", "part", "kind", "speaker", "speaker_words", "cue", "relays", "venue", "time")
_TIMELINE = ("entry", "when", "text")

# A spreadsheet that is set to semicolons or tabs begins a cell behind these, and behind the end of a line a row.
_BREAK = "[;\t\r\n\u2028\u2029]"
# What it takes for the beginning of a formula, in whatever width, also behind spaces and marks that it leaves out.
_FORMULA = (
    "'*(?:(?!" + _BREAK + ')[\\s"\ufeff\u200b-\u200f\u2060])*[=+\\-@\uff1d\uff0b\uff0d\uff20]'
)
_BEGINS = f"(?:^|(?<={_BREAK}))"
_STARTS = re.compile(f"{_BEGINS}(?={_FORMULA})|^(?='*[\t\r\n])")
_GUARDED = re.compile(f"{_BEGINS}'(?={_FORMULA})|^'(?='*[\t\r\n])")
# No text; each becomes one sign, so that places stay what they are.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
# Excel reads UTF-8 only behind this mark; other readers pass over it.
_MARK = "\ufeff"


def write_points(synopsis: Synopsis) -> str:
    """A row for each citation of each alignment; `point` and `variant` count from 1."""
    lettered = give_letters(synopsis.story)
    rows = (
        (
            number,
            alignment.relation.value,
            "" if alignment.aspect is None else alignment.aspect.value,
            alignment.about,
            alignment.why or "",
            "" if alignment.origins is None else alignment.origins,
            alignment.independence.value,
            alignment.match.value,
            version,
            *_where(citation, lettered),
        )
        for number, alignment in enumerate(synopsis.alignments, 1)
        for version, variant in enumerate(alignment.variants, 1)
        for citation in variant.citations
    )
    return _write(_POINTS, rows)


def write_quotes(synopsis: Synopsis) -> str:
    """A row for each stretch of each quote; `quote` counts from 1 over all reports, `part` within a quote."""
    return _write((*_QUOTES, *_WHERE), _quote_rows(synopsis))


def write_timeline(synopsis: Synopsis) -> str:
    """A row for each citation of each entry of the timeline; `when` is a TIMEX3 value."""
    lettered = give_letters(synopsis.story)
    rows = (
        (number, entry.when, entry.text, *_where(citation, lettered))
        for number, entry in enumerate(synopsis.timeline, 1)
        for citation in entry.citations
    )
    return _write((*_TIMELINE, *_WHERE), rows)


def guard(words: str) -> str:
    """The words with an apostrophe before each place where a spreadsheet would begin a formula.

    >>> guard("=1+1")
    "'=1+1"
    >>> guard("Rain; =1+1")
    "Rain;' =1+1"
    """
    return _STARTS.sub("'", words)


def unguard(cell: str) -> str:
    """The words that `guard` was given."""
    return _GUARDED.sub("", cell)


def _quote_rows(synopsis: Synopsis) -> Iterator[Sequence[object]]:
    lettered = give_letters(synopsis.story)
    number = 0
    for each, annotations in zip(lettered, synopsis.story.annotations, strict=True):
        text = each.report.text
        for quote in sorted(annotations.quotes, key=lambda quote: quote.content[0]):
            number += 1
            for part, span in enumerate(quote.content, 1):
                yield (
                    number,
                    part,
                    quote.kind.value,
                    quote.speaker_name or "",
                    "" if quote.speaker is None else quote.speaker.of(text),
                    "" if quote.cue is None else quote.cue.of(text),
                    "; ".join(relay.of(text) for relay in quote.relays),
                    "" if quote.venue is None else quote.venue.of(text),
                    quote.time or "",
                    *_where(each.report.cite(span), lettered),
                )


def _where(citation: Citation, lettered: Sequence[Lettered]) -> Sequence[object]:
    report = next((e.report for e in lettered if e.report.id == citation.report_id), None)
    return (
        find_letter(lettered, citation.report_id),
        citation.report_id,
        "" if report is None else report.name,
        _published(report),
        citation.span.start,
        citation.span.end,
        citation.text,
    )


def _published(report: Report | None) -> str:
    return "" if report is None or report.published is None else report.published.isoformat()


def _write(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([guard(_CONTROL.sub("\ufffd", str(cell))) for cell in row] for row in rows)
    return _MARK + text.getvalue()
