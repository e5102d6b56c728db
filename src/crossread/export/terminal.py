"""A synopsis for a terminal, in the order in which an editor would ask.

In goes a Synopsis, the width in columns and whether to colour; out comes text with line feeds. Words of
reports are put in as plain text: neither control characters nor markup in them can act. Long wordings
are shortened between words, here only; the whole stands in the JSON and on the page.
"""

from collections.abc import Callable, Iterable, Sequence
from io import StringIO
from itertools import groupby
from os.path import commonprefix

from rich.console import Console, RenderableType
from rich.console import Group as Lines
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from crossread.errors import InvalidValueError
from crossread.export.context import words_after_quote, words_before_quote
from crossread.export.outline import (
    Group,
    Lettered,
    copy_in_words,
    facts_of_report,
    give_letters,
    group_alignments,
    group_wordings,
    lead_of,
    letters_of,
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
    remarks_on,
    shorten,
    speaker_in_words,
    time_in_words,
    unquote,
)
from crossread.types.alignment import Alignment, Relation, Variant
from crossread.types.synopsis import Synopsis

__all__ = ["render_dropped", "render_quotes", "render_terminal", "render_timeline"]

# Characters: two lines of eighty columns for what is compared, four for what is quoted.
_WORDS = 160
_BEFORE = 40  # characters that are shown before the place where two long wordings part
_QUOTE = 320

_STYLES = {
    Relation.CONFLICT: "bold red",
    Relation.DIFFER: "bold yellow",
    Relation.AGREE: "bold green",
    Relation.SINGLE: "bold blue",
}


def render_terminal(synopsis: Synopsis, *, width: int, colour: bool) -> str:
    """The whole synopsis: reports, comparison, who said what, when, and what could not be read.

    Raises:
        InvalidValueError: `width` is less than 1.
    """
    lettered = give_letters(synopsis.story)
    return _print(
        (
            *_reports(synopsis, lettered),
            *_comparison(synopsis, lettered),
            *_quotes(synopsis, lettered),
            *_labels(synopsis, lettered),
            *_timeline(synopsis, lettered),
            *_problems(synopsis),
        ),
        width,
        colour=colour,
    )


def render_quotes(synopsis: Synopsis, *, width: int, colour: bool) -> str:
    """Who said what alone, by speaker; raises as `render_terminal` does."""
    lettered = give_letters(synopsis.story)
    return _layer(lettered, _quotes(synopsis, lettered), "No quotes found.", width, colour=colour)


def render_timeline(synopsis: Synopsis, *, width: int, colour: bool) -> str:
    """What happened when alone, in the order of the synopsis; raises as `render_terminal` does."""
    lettered = give_letters(synopsis.story)
    return _layer(lettered, _timeline(synopsis, lettered), "No times found.", width, colour=colour)


def render_dropped(synopsis: Synopsis, *, width: int, colour: bool) -> str:
    """The lines of each report that belong to its page alone; raises as `render_terminal` does."""
    lettered = give_letters(synopsis.story)
    lines = [line for each in lettered for line in _dropped(each)]
    return _layer(lettered, lines, "No lines dropped.", width, colour=colour)


def _print(lines: Iterable[RenderableType], width: int, *, colour: bool) -> str:
    if width < 1:
        raise InvalidValueError(f"a terminal of {width} columns cannot show anything")
    out = StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=colour,
        no_color=not colour,
        color_system="standard" if colour else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    for line in lines:
        console.print(line)
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def _layer(
    lettered: Sequence[Lettered],
    lines: Sequence[RenderableType],
    none: str,
    width: int,
    *,
    colour: bool,
) -> str:
    key = [_hang(_letters((each.letter,)), _outlet(each)) for each in lettered]
    return _print((*key, *(lines or (Text(f"\n{none}"),))), width, colour=colour)


def _heading(title: str, note: str = "", style: str = "bold") -> Iterable[RenderableType]:
    yield Text("")
    yield Rule(Text(title, style), align="left", style="dim")
    if note:
        yield Text(note, "dim")


def _hang(label: Text, body: RenderableType, indent: int = 0) -> RenderableType:
    """`body` beside `label`, its further lines under its first; the label takes 7 to 14 columns."""
    grid = Table.grid(padding=(0, 1, 0, 0), expand=True)
    grid.add_column(min_width=6, max_width=13)
    grid.add_column(ratio=1, overflow="fold")
    grid.add_row(label, body)
    return Padding(grid, (0, 0, 0, indent))


def _letters(letters: Sequence[str]) -> Text:
    return Text(", ".join(letters), "bold cyan")


def _dim(words: Iterable[str]) -> Text:
    return Text(" · ".join(words), "dim")


def _brief(words: str) -> str:
    """Words that are not our own, on one line and not too long."""
    return shorten(clean_line(words), _WORDS)


def _bare(words: str) -> str:
    """The same without the quotation marks around them."""
    return shorten(unquote(clean_line(words)), _WORDS)


def _outlet(each: Lettered) -> Text:
    return Text(_brief(each.report.name), "bold")


def _reports(synopsis: Synopsis, lettered: Sequence[Lettered]) -> Iterable[RenderableType]:
    yield from _heading(f"{count(len(lettered), 'report')} side by side")
    for each in lettered:
        yield _hang(_letters((each.letter,)), Lines(*_report(each)))
    for copy in synopsis.copies:
        yield _hang(Text(""), Text(clean_line(copy_in_words(copy, lettered))))
    if len(lettered) > 1:
        yield Text("")
        yield Text(
            "Words in “ ” stand exactly so in the report whose letter is beside them, those in [ ] around "
            f"them. A dot (•) begins each version of a point. “Only in {lettered[0].letter}” means: not found in the "
            "others, not that the others deny it.",
            "dim",
        )


def _report(each: Lettered) -> Iterable[Text]:
    report = each.report
    yield _outlet(each)
    if report.headline is not None:
        yield Text(_brief(report.headline.of(report.text)))
    facts = _dim(facts_of_report(report, report.path or report.url or "", _brief))
    if facts:  # of a report without a day there may be none, and no line
        yield facts


def _comparison(synopsis: Synopsis, lettered: Sequence[Lettered]) -> Iterable[RenderableType]:
    for group in group_alignments(synopsis.alignments, lettered):
        if not group.alignments:
            yield from _heading(group.heading, style=_STYLES[group.relation])
            yield Text(NOTHING_FOUND)
            continue
        note = "" if group.relation is Relation.DIFFER else group.note
        yield from _heading(group.heading, note, _STYLES[group.relation])
        yield from _alignments(group, lettered)


def _alignments(group: Group, lettered: Sequence[Lettered]) -> Iterable[RenderableType]:
    for number, alignment in enumerate(group.alignments):
        if group.relation is Relation.SINGLE:
            for variant in alignment.variants:
                yield from _variant(variant, lettered)
            yield from _remarks(alignment)
            continue
        if number:
            yield Text("")
        if group.relation is not Relation.AGREE:  # whose first words would only stand there twice
            yield Text(shorten(open_line(alignment.about), _WORDS), "bold")
        brief = _brief_from(alignment.variants)
        for variant in alignment.variants:
            yield from _variant(variant, lettered, brief)
        yield from _remarks(alignment)


def _remarks(alignment: Alignment) -> Iterable[RenderableType]:
    for remark in remarks_on(alignment):
        yield Padding(Text(f"→ {remark}", "dim"), (0, 0, 0, 8))


def _brief_from(variants: Sequence[Variant]) -> Callable[[str], str]:
    """How the words of a card are shortened: from shortly before they part, where the beginning would be all alike."""
    longest = [max((c.text for c in one.citations), key=len) for one in variants]
    same = commonprefix(  # noqa: RUF071 (letter by letter is what is wanted of wordings)
        [unquote(clean_line(words)) for words in longest]
    )
    start = same.rfind(" ", 0, max(0, len(same) - _BEFORE)) + 1
    if len(variants) < 2 or len(same) < _WORDS - _BEFORE or not start:
        return _bare

    def brief(words: str) -> str:
        bare = unquote(clean_line(words))
        return shorten(f"… {bare[start:]}", _WORDS) if bare.startswith(same) else _bare(words)

    return brief


def _variant(
    variant: Variant, lettered: Sequence[Lettered], brief: Callable[[str], str] = _bare
) -> Iterable[RenderableType]:
    """The wordings of one variant; a dot begins it, and letters that share a wording share a line."""
    wordings = group_wordings(lettered, variant.citations, brief)
    for number, (words, cited) in enumerate(wordings.items()):
        label = Text("  " if number else "• ")
        label.append_text(_letters(letters_of(lettered, (one.report_id for one in cited))))
        lead = "" if words.startswith("…") else lead_of(lettered, cited[0], variant.citations)
        yield _hang(label, _in_context(lead, f"“{words}”"), indent=1)


def _in_context(before: str, words: str, after: str = "") -> Text:
    """The words with those of their sentence around them in brackets."""
    parts = (f"[{before}]" if before else "", words, f"[{after}]" if after else "")
    shown = [Text(part, "" if part is words else "dim") for part in parts if part]
    return Text(" ").join(shown)


def _quotes(synopsis: Synopsis, lettered: Sequence[Lettered]) -> Sequence[RenderableType]:
    lines: list[RenderableType] = []
    for speaker in group_quotes(synopsis, lettered):
        lines += [Text(""), Text(shorten(speaker_in_words(speaker.name), _WORDS), "bold")]
        lines += [_said(said) for said in speaker.said]
    if not lines:
        return ()
    return (*_heading(HEADINGS["quotes"], NOTES["quotes"]), *lines[1:])


def _said(said: Said) -> RenderableType:
    report, quote = said.lettered.report, said.quote
    parts = [unquote(clean_line(report.show(span))) for span in quote.content]
    words = shorten(" … ".join(parts), _QUOTE)
    body = _in_context(
        words_before_quote(report, quote),
        mark_speech(words, quote),
        words_after_quote(report, quote),
    )
    remark = _dim(shorten(fact, _WORDS) for fact in facts_of_quote(said, clean_line))
    return _hang(_letters((said.lettered.letter,)), Lines(body, remark) if remark else body, 1)


def _labels(synopsis: Synopsis, lettered: Sequence[Lettered]) -> Iterable[RenderableType]:
    if not synopsis.labels:
        return
    yield from _heading(HEADINGS["labels"])
    for label in synopsis.labels:
        yield Text(shorten(open_line(label.entity), _WORDS), "bold")
        for each in lettered:
            cited = [c for c in label.citations if c.report_id == each.report.id]
            words = ", ".join(f"“{one}”" for one in group_wordings(lettered, cited, _bare))
            if words:
                yield _hang(_letters((each.letter,)), Text(words), 1)


def _timeline(synopsis: Synopsis, lettered: Sequence[Lettered]) -> Sequence[RenderableType]:
    if not synopsis.timeline:
        return ()
    lines: list[RenderableType] = list(_heading(HEADINGS["timeline"]))
    for when, entries in groupby(synopsis.timeline, key=lambda entry: entry.when):
        lines.append(Text(shorten(time_in_words(when), _WORDS), "bold"))
        for entry in entries:
            letters = letters_of(lettered, (c.report_id for c in entry.citations))
            lead = lead_of(lettered, entry.citations[0])
            lines.append(_hang(_letters(letters), _in_context(lead, _brief(entry.text)), 1))
    return lines


def _dropped(each: Lettered) -> Iterable[RenderableType]:
    if not each.report.dropped:
        return
    total = count(len(each.report.dropped), "line")
    yield from _heading(f"{each.letter}: {total} dropped")
    for dropped in each.report.dropped:
        words = Text(_brief(dropped.span.of(each.report.text)))
        yield _hang(Text(f"{dropped.kind.value:<10}", "dim"), words, 1)


def _problems(synopsis: Synopsis) -> Iterable[RenderableType]:
    if not synopsis.problems:
        return
    yield from _heading(HEADINGS["problems"], NOTES["problems"])
    for problem in synopsis.problems:
        subject = _brief(problem.subject)
        message = shorten(clean_line(problem.message), _QUOTE)
        yield _hang(Text("!", "bold red"), Text(f"{subject}: {message}"))
