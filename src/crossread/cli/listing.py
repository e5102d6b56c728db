"""How the answers of search, news and revisions are laid out as lines for a terminal.

Words of reports stand in double angle brackets where they matched, behind `+` where they came and `-` where they
went. Every line of a report's words names the report above it.
"""

import textwrap
from collections.abc import Iterable, Iterator

from crossread.export.wording import clean_line, count, published_in_words, time_in_words
from crossread.keep.news import News, ReportNews
from crossread.keep.revisions import Fate, Resting, RevisionStep
from crossread.keep.stories import title_of
from crossread.store.search import Found
from crossread.store.search_places import FoundReport
from crossread.types.report import Citation, Report
from crossread.types.span import Span

__all__ = ["found_lines", "news_lines", "revisions_lines"]

_MOST_STATEMENTS = 5  # of a report that is new; --json gives all


def found_lines(found: Found, width: int) -> Iterator[str]:
    """The found reports, each with the words that match, in lines of at most `width` columns."""
    for number, one in enumerate(found.reports, 1):
        yield from _wrapped(f"{number}. ", _named(one.report), width)
        where = [one.report.id, *([one.story_id] if one.story_id else [])]
        yield from _wrapped("   ", "  ".join(where), width)
        for citation in one.citations:
            yield from _wrapped("   | ", _marked(one, citation), width)
        later = [f"the page has another form now: {one.replaced_by}"] if one.replaced_by else []
        yield from _wrapped("   ", "; ".join([*one.why, *later]), width)
        yield ""
    yield from _wrapped("", _summary(found), width)


def _summary(found: Found) -> str:
    if not found.reports:
        return "Nothing found."
    parts = [f"{count(found.n_candidates, 'report')} ranked, {len(found.reports)} shown"]
    if found.is_more:
        parts.append("the library holds more that may answer")
    if found.left_out:
        parts.append(f"no report holds all words; left out: {', '.join(found.left_out)}")
    return "; ".join(parts) + "."


def _named(report: Report) -> str:
    when = published_in_words(report)
    return f"{title_of(report)} ({', '.join(part for part in (report.name, when) if part)})"


def _marked(found: FoundReport, citation: Citation) -> str:
    """The words of `citation`, with a mark around each that matched."""
    inside = [one.span for one in found.matches if citation.span.contains(one.span)]
    parts, start = [], citation.span.start
    for span in _joined(found.report, inside):
        parts += [found.report.text[start : span.start], f"«{span.of(found.report.text)}»"]
        start = span.end
    return "".join([*parts, found.report.text[start : citation.span.end]])


def _joined(report: Report, spans: Iterable[Span]) -> list[Span]:
    """Spans with nothing but space between them as one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and not report.text[joined[-1].end : span.start].strip():
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def revisions_lines(steps: Iterable[RevisionStep], width: int) -> Iterator[str]:
    """Each change of a page: what was reworded, added and cut, and which stories rest on it."""
    for step in steps:
        yield from _wrapped("", _named(step.after), width)
        became = f"{step.before.id} became {step.after.id}"
        if step.went_back:
            became += f" again: it went back to an earlier form, seen {time_in_words(step.went_back.isoformat())} UTC"
        yield from _wrapped("   ", became, width)
        yield from _step_lines(step, width)
        yield ""


def _step_lines(step: RevisionStep, width: int) -> Iterator[str]:
    revision = step.revision
    n_same = count(len(revision.same), "statement")
    yield from _wrapped("   ", f"{n_same} as before", width)
    for one in revision.reworded:
        yield "   reworded:"
        yield from _wrapped("   - ", one.before.text, width)
        yield from _wrapped("   + ", one.after.text, width)
    for title, sign, cited in (("added", "+", revision.added), ("cut", "-", revision.cut)):
        if cited:
            yield f"   {title}:"
        for citation in cited:
            yield from _wrapped(f"   {sign} ", citation.text, width)
    for resting in step.resting:
        yield from _wrapped("   ! ", _rests(resting), width)


def _rests(resting: Resting) -> str:
    fate = "was cut" if resting.fate is Fate.CUT else "was reworded"
    about = "" if resting.about == resting.cited.text else f" ({resting.about})"
    return f'{resting.story_id} rests on what {fate}: "{resting.cited.text}"{about}'


def news_lines(news: News, width: int) -> Iterator[str]:
    """What each report brought, and the cursor to ask with next time."""
    for one in news.reports:
        yield from _wrapped("", _named(one.report), width)
        where = [one.report.id, *([one.story_id] if one.story_id else [])]
        yield from _wrapped("   ", "  ".join(where), width)
        yield from _step_lines(one.step, width) if one.step else _new_lines(one, width)
        yield ""
    if not news.reports:
        yield "Nothing new."
    if news.is_more:
        yield "There is more; ask again with the cursor."
    yield f"Cursor: {news.cursor}"


def _new_lines(one: ReportNews, width: int) -> Iterator[str]:
    for citation in one.added[:_MOST_STATEMENTS]:
        yield from _wrapped("   + ", citation.text, width)
    n_more = len(one.added) - _MOST_STATEMENTS
    if n_more > 0:
        yield f"   and {count(n_more, 'statement')} more"


def _wrapped(before: str, text: str, width: int) -> list[str]:
    """`text` made safe to show, in lines that begin with `before` or as much space."""
    line = clean_line(text)
    return textwrap.wrap(
        line,
        max(width, 20),
        initial_indent=before,
        subsequent_indent=" " * len(before),
        break_on_hyphens=False,
    )
