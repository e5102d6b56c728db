"""A synopsis as Markdown, each line with the place of its words: `[A 120–164]`.

In goes a Synopsis; out comes CommonMark text in the order of the other outputs. The words of reports are
escaped, so that they make no heading, list, emphasis, link or HTML, in CommonMark or on code forges. A
renderer that links bare e-mail addresses may still do that: no escape reaches it.
"""

import re
from collections.abc import Iterable, Sequence

from crossread.export.outline import (
    Group,
    Lettered,
    Said,
    copy_in_words,
    find_letter,
    give_letters,
    group_alignments,
    group_quotes,
    order_citations,
)
from crossread.export.wording import (
    clean_line,
    count,
    mark_speech,
    marks_in_words,
    open_line,
    place_in_words,
    published_in_words,
    remarks_on,
    time_in_words,
    unquote,
    updated_in_words,
    via_in_words,
)
from crossread.types.alignment import Relation, Variant
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
        *(block for g in _groups(synopsis, lettered) for block in _group(g, lettered)),
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


def _groups(synopsis: Synopsis, lettered: Sequence[Lettered]) -> Iterable[Group]:
    for group in group_alignments(synopsis.alignments, lettered):
        if group.alignments or len(lettered) > 1:
            yield group


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
            f"to 164. “Only in {lettered[0].letter}” means: not found in the others, not that the "
            "others deny it."
        )


def _report(each: Lettered) -> str:
    report = each.report
    headline = "" if report.headline is None else report.headline.of(report.text)
    parts = (
        escape_markdown(headline),
        published_in_words(report),
        updated_in_words(report),
        escape_markdown(report.section or ""),
        marks_in_words(report),
        escape_markdown(place_in_words(report)) if report.outlet is not None else "",
        f"{count(len(report.dropped), 'line')} dropped" if report.dropped else "",
    )
    rest = "".join(f" · {part}" for part in parts if part)
    return f"- **{each.letter}** {escape_markdown(report.name)}{rest}"


def _account(synopsis: Synopsis, lettered: Sequence[Lettered]) -> Iterable[str]:
    if not synopsis.passages:
        return
    yield "## One account, in the reports’ own words"
    for passage in synopsis.passages:
        yield f"{escape_markdown(passage.text)} {_places(passage.citations, lettered)}"


def _group(group: Group, lettered: Sequence[Lettered]) -> Iterable[str]:
    yield f"## {group.heading}"
    if not group.alignments:
        yield "None found."
        return
    yield group.note
    if group.relation is Relation.SINGLE:
        yield _list(_variant(v, lettered) for a in group.alignments for v in a.variants)
        return
    for alignment in group.alignments:
        yield f"### {escape_markdown(open_line(alignment.about))}"
        yield _list(_variant(variant, lettered) for variant in alignment.variants)
        yield from (f"→ {escape_markdown(remark)}" for remark in remarks_on(alignment))


def _variant(variant: Variant, lettered: Sequence[Lettered]) -> str:
    """One version as one list item; wordings that are alike share their marks."""
    by_words: dict[str, list[Citation]] = {}
    for citation in order_citations(lettered, variant.citations):
        by_words.setdefault(_words(citation.text), []).append(citation)
    told = [f"“{words}” {_places(cites, lettered)}" for words, cites in by_words.items()]
    return "- " + "; ".join(told)


def _quotes(synopsis: Synopsis, lettered: Sequence[Lettered]) -> Iterable[str]:
    speakers = group_quotes(synopsis, lettered)
    if not speakers:
        return
    yield "## Who said what"
    yield "In “ ” the speaker’s own words; without, what the report makes of them."
    for speaker in speakers:
        name = "Speaker not named" if speaker.name is None else open_line(speaker.name)
        yield f"### {escape_markdown(name)}"
        yield _list(_said(said, lettered) for said in speaker.said)


def _said(said: Said, lettered: Sequence[Lettered]) -> str:
    report, quote = said.lettered.report, said.quote
    words = " … ".join(_words(span.of(report.text)) for span in quote.content)
    told = (
        "" if quote.cue is None else escape_markdown(quote.cue.of(report.text)),
        via_in_words(escape_markdown(span.of(report.text)) for span in quote.relays),
        "" if quote.venue is None else escape_markdown(quote.venue.of(report.text)),
        "" if quote.time is None else escape_markdown(time_in_words(quote.time)),
    )
    places = " ".join(_at(report.cite(span), lettered) for span in quote.content)
    rest = "".join(f" · {part}" for part in told if part)
    return f"- {mark_speech(words, quote)} {places}{rest}"


def _labels(synopsis: Synopsis, lettered: Sequence[Lettered]) -> Iterable[str]:
    if not synopsis.labels:
        return
    yield "## What each calls it"
    yield _list(
        f"- {escape_markdown(open_line(label.entity))}: {_variant(Variant(label.citations), lettered)[2:]}"
        for label in synopsis.labels
        if label.citations
    )


def _timeline(synopsis: Synopsis, lettered: Sequence[Lettered]) -> Iterable[str]:
    if not synopsis.timeline:
        return
    yield "## When"
    yield _list(
        f"- **{escape_markdown(time_in_words(entry.when))}** {escape_markdown(entry.text)} "
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
    yield "## Problems"
    yield _list(
        f"- {escape_markdown(problem.subject)}: {escape_markdown(problem.message)}"
        for problem in synopsis.problems
    )
