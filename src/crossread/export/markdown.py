"""A synopsis as Markdown, each line with the place of its words: `[A 120–164]`.

In goes a Synopsis; out comes CommonMark text in the order of the other outputs. The words of reports are
escaped, so that they make no heading, list, emphasis, link or HTML, in CommonMark or on code forges. A
renderer that links bare e-mail addresses may still do that: no escape reaches it.
"""

import re
from collections.abc import Iterable, Sequence

from crossread.export.context import words_after_quote, words_before_quote
from crossread.export.outline import (
    Group,
    Lettered,
    copy_in_words,
    facts_of_report,
    find_letter,
    give_letters,
    group_alignments,
    group_wordings,
    lead_of,
    order_citations,
)
from crossread.export.speakers import Said, facts_of_quote, group_quotes
from crossread.export.wording import (
    HEADINGS,
    NOTES,
    NOTHING_FOUND,
    clean_line,
    count,
    mark_speech,
    open_line,
    place_in_words,
    remarks_on,
    speaker_in_words,
    time_in_words,
    unquote,
)
from crossread.types.alignment import Alignment, Relation
from crossread.types.report import Citation
from crossread.types.synopsis import Synopsis

__all__ = ["escape_markdown", "render_markdown"]

# What begins markup anywhere in a line; the colon and the dot begin bare links (`a://b`, `www.a`).
_MARKUP = re.compile(r"[\\`*_\[\]<>#&|~$^@!{}]|:(?=\S)|(?<=[wW])\.|(?<=\d)[.)](?=\s)")
_LINE_START = re.compile(r"^[-+=.)]|^(\d{1,9})(?=[.)])")


def render_markdown(synopsis: Synopsis) -> str:
    """The whole synopsis as Markdown; numbers in brackets are offsets in code points of the report."""
    lettered = give_letters(synopsis.story)
    blocks = (
        *_reports(synopsis, lettered),
        *_account(synopsis, lettered),
        *_comparison(synopsis, lettered),
        *_quotes(synopsis, lettered),
        *_labels(synopsis, lettered),
        *_timeline(synopsis, lettered),
        *_dropped(lettered),
        *_problems(synopsis),
    )
    return "\n\n".join(blocks) + "\n"


def escape_markdown(text: str) -> str:
    r"""`text` on one line, to be read by a Markdown renderer as nothing but text.

    >>> print(escape_markdown("[Read](http://x.example) *now*"))
    \[Read\](http\://x.example) \*now\*
    """
    escaped = _MARKUP.sub(lambda match: f"\\{match[0]}", clean_line(text))
    start = _LINE_START.match(escaped)
    if start is None:
        return escaped
    kept = start[1] or ""
    return f"{kept}\\{escaped[len(kept) :]}"


def _list(items: Iterable[str]) -> str:
    return "\n".join(items)


def _at(citation: Citation, lettered: Sequence[Lettered]) -> str:
    letter = find_letter(lettered, citation.report_id)
    return f"[{letter} {citation.span.start}–{citation.span.end}]"


def _places(citations: Iterable[Citation], lettered: Sequence[Lettered]) -> str:
    return " ".join(_at(citation, lettered) for citation in order_citations(lettered, citations))


def _words(text: str) -> str:
    return escape_markdown(unquote(clean_line(text)))


def _reports(synopsis: Synopsis, lettered: Sequence[Lettered]) -> Iterable[str]:
    yield f"# {count(len(lettered), 'report')} side by side"
    if lettered:
        yield _list(_report(each) for each in lettered)
    for copy in synopsis.copies:
        places = _places(copy.citations, lettered)
        yield f"{escape_markdown(copy_in_words(copy, lettered))} {places}".rstrip()
    if len(lettered) > 1:
        yield (
            "Words in “ ” stand exactly so in a report: [A 120–164] means report A from character 120 "
            "to 164; words in [ ] stand around them. "
            f"“Only in {lettered[0].letter}” means: not found in the others, not that the "
            "others deny it."
        )


def _report(each: Lettered) -> str:
    report = each.report
    headline = "" if report.headline is None else report.headline.of(report.text)
    facts = facts_of_report(report, place_in_words(report), escape_markdown)
    rest = "".join(f" · {fact}" for fact in (escape_markdown(headline), *facts) if fact)
    return f"- **{each.letter}** {escape_markdown(report.name)}{rest}"


def _account(synopsis: Synopsis, lettered: Sequence[Lettered]) -> Iterable[str]:
    if not synopsis.passages:
        return
    yield f"## {HEADINGS['account']}"
    for passage in synopsis.passages:
        yield f"{escape_markdown(passage.text)} {_places(passage.citations, lettered)}"


def _comparison(synopsis: Synopsis, lettered: Sequence[Lettered]) -> Iterable[str]:
    for group in group_alignments(synopsis.alignments, lettered):
        yield from _group(group, lettered)


def _group(group: Group, lettered: Sequence[Lettered]) -> Iterable[str]:
    yield f"## {group.heading}"
    if not group.alignments:
        yield NOTHING_FOUND
        return
    yield group.note
    if group.relation is Relation.SINGLE:
        yield _list(_alone(one, lettered) for one in group.alignments)
        return
    for alignment in group.alignments:
        yield f"### {escape_markdown(open_line(alignment.about))}"
        yield _list(_variant(variant.citations, lettered) for variant in alignment.variants)
        yield from (f"→ {escape_markdown(remark)}" for remark in remarks_on(alignment))


def _alone(alignment: Alignment, lettered: Sequence[Lettered]) -> str:
    """A point of one report as one list item, and behind it what another has that comes near."""
    told = _variant(alignment.citations, lettered)
    return " → ".join((told, *map(escape_markdown, remarks_on(alignment))))


def _variant(citations: Iterable[Citation], lettered: Sequence[Lettered]) -> str:
    """One version as one list item."""
    return f"- {_wordings(citations, lettered)}"


def _wordings(citations: Iterable[Citation], lettered: Sequence[Lettered]) -> str:
    """The wordings with their places; those that are alike share their marks."""
    told = tuple(citations)
    return "; ".join(
        f"{_in_brackets(lead_of(lettered, cited[0], told))}“{words}” {_places(cited, lettered)}"
        for words, cited in group_wordings(lettered, told, _words).items()
    )


def _in_brackets(words: str) -> str:
    """Words of the sentence around what is cited, before a space; brackets are escaped, as they begin links."""
    return f"\\[{escape_markdown(words)}\\] " if words else ""


def _quotes(synopsis: Synopsis, lettered: Sequence[Lettered]) -> Iterable[str]:
    speakers = group_quotes(synopsis, lettered)
    if not speakers:
        return
    yield f"## {HEADINGS['quotes']}"
    yield NOTES["quotes"]
    for speaker in speakers:
        yield f"### {escape_markdown(speaker_in_words(speaker.name))}"
        yield _list(_said(said, lettered) for said in speaker.said)


def _said(said: Said, lettered: Sequence[Lettered]) -> str:
    report, quote = said.lettered.report, said.quote
    words = " … ".join(_words(report.show(span)) for span in quote.content)
    places = " ".join(_at(report.cite(span), lettered) for span in quote.content)
    rest = "".join(f" · {fact}" for fact in facts_of_quote(said, escape_markdown))
    before = _in_brackets(words_before_quote(report, quote))
    after = _in_brackets(words_after_quote(report, quote))
    return f"- {before}{mark_speech(words, quote)} {after}{places}{rest}"


def _labels(synopsis: Synopsis, lettered: Sequence[Lettered]) -> Iterable[str]:
    if not synopsis.labels:
        return
    yield f"## {HEADINGS['labels']}"
    yield _list(
        f"- {escape_markdown(open_line(label.entity))}: {_wordings(label.citations, lettered)}"
        for label in synopsis.labels
        if label.citations
    )


def _timeline(synopsis: Synopsis, lettered: Sequence[Lettered]) -> Iterable[str]:
    if not synopsis.timeline:
        return
    yield f"## {HEADINGS['timeline']}"
    yield _list(
        f"- **{escape_markdown(time_in_words(entry.when))}** "
        f"{_in_brackets(lead_of(lettered, entry.citations[0]))}{escape_markdown(entry.text)} "
        f"{_places(entry.citations, lettered)}"
        for entry in synopsis.timeline
    )


def _dropped(lettered: Sequence[Lettered]) -> Iterable[str]:
    lines = [
        f"- {_at(each.report.cite(dropped.span), lettered)} {dropped.kind.value}: "
        f"{escape_markdown(dropped.span.of(each.report.text))}"
        for each in lettered
        for dropped in each.report.dropped
    ]
    if lines:
        yield "## Lines of the page, left out"
        yield _list(lines)


def _problems(synopsis: Synopsis) -> Iterable[str]:
    if not synopsis.problems:
        return
    yield f"## {HEADINGS['problems']}"
    yield _list(
        f"- {escape_markdown(problem.subject)}: {escape_markdown(problem.message)}"
        for problem in synopsis.problems
    )
