"""Lines of a scraped text that belong to the page and not to the report.

In goes the text of a report as it came; out come spans of it with their kind. A line is dropped where its
words give it away, where its neighbours do, or, in the text of a whole page only, where its form does.
When in doubt a line is kept: a lost sentence is worse than a button too many. Never changes the text, and
never drops the headline.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from crossread.extract.furniture.by_layout import (
    drop_above,
    drop_by_layout,
    drop_name_above,
    drop_writers,
)
from crossread.extract.furniture.cues import find_cue, find_house_cue, find_parts
from crossread.extract.furniture.ends import drop_bios, drop_company
from crossread.extract.furniture.features import Line, find_lines, is_sentence
from crossread.extract.furniture.galleries import drop_galleries
from crossread.extract.furniture.network import score_lines
from crossread.extract.furniture.stamps import is_stamp
from crossread.extract.layout import Layout
from crossread.language.sentences import split_sentences
from crossread.types.report import Dropped, FurnitureKind
from crossread.types.span import Span

__all__ = ["find_cues", "find_furniture"]

_KIND = FurnitureKind
# Kinds that a single sentence within a paragraph of report can have.
_WITHIN = frozenset({_KIND.SUBSCRIBE, _KIND.PROMOTION, _KIND.SHARE, _KIND.BYLINE, _KIND.RELATED})
_PICTURE = frozenset({_KIND.CAPTION, _KIND.CREDIT})
# Where a sentence of a line begins and ends in it, and what its words give it away as.
_Sentence = tuple[int, int, FurnitureKind | None]
_WORD = re.compile(r"\w")
# A short question or shout to the visitor, as stands before "Sign up here."
_ASKS = re.compile(r"^[^\"“”]{1,79}[?!]$")
_QUOTES = "\"'“”‘’«»"
# A link, a video title or a teaser is rarely longer, a paragraph of report rarely shorter.
_LINK_WORDS = 25
# What fewer lines speak of tells nothing of what another may speak of.
_FEW_SENTENCES = 3
# The only paragraph of a text is kept from that many words on; its own words must say otherwise.
_BODY_WORDS = 12
_DOUBTFUL = frozenset({_KIND.PROMOTION, _KIND.RELATED, _KIND.CAPTION, _KIND.BYLINE})
# What a house says of itself is rarely longer.
_HOUSE_WORDS = 90
# An entry of a menu is rarely longer.
_LABEL_WORDS = 4


def find_furniture(
    text: str, *, headline: Span | None = None, layout: Layout | None = None
) -> tuple[Dropped, ...]:
    """What of `text` belongs to the page: sorted, free of overlaps, each a stripped line or part of one.

    Args:
        text: the report as scraped, lines ended by line feeds; code points are counted.
        headline: where the report's headline stands; nothing that touches it is dropped.
        layout: what is known of the lines besides their words.
    """
    layout = layout or Layout()
    lines = find_lines(text)
    sentences = [_cut(line.text) for line in lines]
    cues = map(_judge, lines, sentences)
    kinds = [
        None if _touches(line, headline) else kind for line, kind in zip(lines, cues, strict=True)
    ]
    _keep_told_writers(lines, kinds)
    drop_galleries(lines, kinds)
    if not layout.is_cut_out and _is_whole_page(lines, kinds):
        _drop_by_form(lines, kinds)
    else:
        _drop_repeated(lines, kinds)
        _drop_by_picture(lines, kinds)
        _drop_links(lines, kinds)
        _drop_house(lines, kinds)
        drop_above(lines, kinds, layout)
        drop_writers(lines, kinds, layout.byline)
        if headline is not None:
            below = sum(line.start < headline.end for line in lines)
            drop_name_above(lines, kinds, below, headline.of(text))
        drop_bios(lines, kinds)
        drop_company(lines, kinds)
        drop_by_layout(lines, kinds, layout)
        _drop_teasers(lines, kinds)
    if headline is not None:
        kinds = [
            None if _touches(line, headline) else kind
            for line, kind in zip(lines, kinds, strict=True)
        ]
    _keep_body(lines, kinds, headline)
    dropped: list[Dropped] = []
    for line, kind, cut in zip(lines, kinds, sentences, strict=True):
        if kind is not None:
            dropped.append(Dropped(Span(line.start, line.end), kind))
        elif not _touches(line, headline):
            dropped.extend(_parts(text, line, cut))
    return tuple(dropped)


def find_cues(lines: Sequence[Line]) -> list[FurnitureKind | None]:
    """For each line, what its words give it away as; None where they do not."""
    return [_judge(line, _cut(line.text)) for line in lines]


def _cut(shown: str) -> tuple[_Sentence, ...]:
    """The sentences of a line with what each gives itself away as; none where it is one sentence alone."""
    spans = split_sentences(shown, Span(0, len(shown)))
    if len(spans) < 2:
        return ()
    return tuple((span.start, span.end, find_cue(span.of(shown))) for span in spans)


def _keep_told_writers(lines: Sequence[Line], kinds: list[FurnitureKind | None]) -> None:
    """Bring back "X is a reporter for Y" where the report goes on behind it: it is about X then."""
    after = 0
    for i in range(len(lines) - 1, -1, -1):
        if kinds[i] is None:
            after += is_sentence(lines[i])
        elif kinds[i] is _KIND.BYLINE and after >= 3 and " is " in lines[i].text:
            kinds[i] = None


def _keep_body(
    lines: Sequence[Line], kinds: list[FurnitureKind | None], headline: Span | None
) -> None:
    """Bring back the longest line of running text where no other is left: a text is about something."""
    kept = [i for i, kind in enumerate(kinds) if kind is None and not _touches(lines[i], headline)]
    if any(is_sentence(lines[i]) or len(lines[i].words) >= _BODY_WORDS for i in kept):
        return
    able = [
        i
        for i, (line, kind) in enumerate(zip(lines, kinds, strict=True))
        if kind in _DOUBTFUL and is_sentence(line) and len(line.words) >= _BODY_WORDS
    ]
    if able:
        kinds[max(able, key=lambda i: len(lines[i].words))] = None


def _touches(line: Line, headline: Span | None) -> bool:
    return headline is not None and line.start < headline.end and headline.start < line.end


def _judge(line: Line, cut: Sequence[_Sentence]) -> FurnitureKind | None:
    """What the words of a line give it away as; several sentences must be furniture by half at least."""
    kind = find_cue(line.text)
    half = len(line.text) // 2
    if kind is None and len(line.text) <= 200 and _is_doubled(line.text):
        return find_cue(line.text[:half].strip()) or _KIND.CAPTION
    if len(line.words) > 150 or kind in _PICTURE:
        return kind
    told = [(line.text[a:b], cue) for a, b, cue in cut if _WORD.search(line.text[a:b])]
    if not cut:
        return kind
    pieces, cues = [piece for piece, _ in told], [cue for _, cue in told]
    found = [cue for cue in cues if cue is not None]
    if 2 * len(found) < len(pieces) or not found:
        return None
    asked = all(cue or _ASKS.search(piece) for cue, piece in zip(cues, pieces, strict=True))
    # A short opening ("Updated at 9 p.m.") says nothing about the sentences behind it.
    opened = cues[0] is not None and len(pieces[0]) > 40
    return (kind or found[0]) if opened or asked else None


def _is_doubled(text: str) -> bool:
    """Whether the line is one phrase said twice, glued, as a button and its hidden label are."""
    half = len(text) // 2
    if half < 4 or " " not in text[:half].strip():
        return False
    return text[:half].strip() == text[len(text) - half :].strip()


def _parts(text: str, line: Line, cut: Sequence[_Sentence]) -> Iterator[Dropped]:
    """Within a line of report: links in brackets, and sentences that speak to the page's visitor.

    `cut` are the sentences of what is looked at of the line.
    """
    shown = text[line.start : line.end]
    last = 0
    found = list(find_parts(shown))
    if len(line.words) > 10:
        # The middle of a very long line was not looked at before.
        for start, end, kind in cut if shown == line.text else _cut(shown):
            sentence = shown[start:end]
            if (
                kind in _WITHIN
                and len(sentence) <= 300
                and sentence[0] != "["
                and not any(mark in sentence for mark in '"“”')
            ):
                found.append((start, end, kind))
    for start, end, kind in sorted(found):
        if start >= last:
            yield Dropped(Span(line.start + start, line.start + end), kind)
            last = end


def _is_whole_page(lines: Sequence[Line], kinds: Sequence[FurnitureKind | None]) -> bool:
    """Whether the text is all that stood on a page, menus included, and not a report with some remains.

    Labels tell it in any language; where lines are few, which may be a report with a list, cues must agree.
    """
    labels = sum(len(line.words) <= _LABEL_WORDS and not line.ends_with_stop for line in lines)
    cued = sum(kind is not None for kind in kinds)
    told = sum(kind is None and is_sentence(line) for line, kind in zip(lines, kinds, strict=True))
    is_long = len(lines) >= 40
    by_labels = is_long and labels >= 0.4 * len(lines)
    by_cues = len(lines) >= 25 and cued >= 4
    return by_labels or (by_cues and told <= len(lines) * (2 / 3 if is_long else 1 / 2))


def _drop_by_form(lines: Sequence[Line], kinds: list[FurnitureKind | None]) -> None:
    """On a whole page form decides over words: a report about cookies has lines that sound like a notice."""
    scores = score_lines(lines, [kind is not None for kind in kinds])
    # A page of which nothing looks like report is better left to the words.
    if not any(score > 0 for score in scores):
        return
    for i, score in enumerate(scores):
        if score > 0:
            kinds[i] = None
        elif kinds[i] is None:
            kinds[i] = _KIND.RELATED if len(lines[i].words) >= 4 else _KIND.NOTICE


def _drop_house(lines: Sequence[Line], kinds: list[FurnitureKind | None]) -> None:
    """Lines of no more than three sentences or so in which the house speaks of itself, and stamps of the report."""
    first = next((i for i, line in enumerate(lines) if is_sentence(line)), len(lines))
    for i, line in enumerate(lines):
        if kinds[i] is None and len(line.words) <= _HOUSE_WORDS:
            kinds[i] = find_house_cue(line.text)
            if kinds[i] is None and is_stamp(line.text, is_first=i < first):
                kinds[i] = _KIND.BYLINE


def _drop_repeated(lines: Sequence[Line], kinds: list[FurnitureKind | None]) -> None:
    """A line that a caption near by begins with, or repeats, is the same caption once more."""
    for i, line in enumerate(lines):
        if kinds[i] is not None or len(line.words) < 2:
            continue
        for j in (*range(max(0, i - 3), i), *range(i + 1, min(len(lines), i + 4))):
            other = lines[j]
            if kinds[j] is _KIND.CAPTION and other.text.startswith(line.text):
                kinds[i] = _KIND.CAPTION


def _drop_by_picture(lines: Sequence[Line], kinds: list[FurnitureKind | None]) -> None:
    """A phrase without a verb right above a line of credit is the caption that the credit belongs to."""
    for i in range(len(lines) - 1):
        line = lines[i]
        over_credit = i > 0 and kinds[i] is None and kinds[i + 1] is _KIND.CREDIT
        is_phrase = len(line.words) <= 30 and not is_sentence(line) and line.text[-1] != ":"
        if over_credit and is_phrase and line.text[0] not in _QUOTES:
            kinds[i] = _KIND.CAPTION


def _drop_links(lines: Sequence[Line], kinds: list[FurnitureKind | None]) -> None:
    """The titles under a heading such as "Read more:", as far as the last one without a full stop."""
    i = 0
    while i < len(lines):
        if kinds[i] is not _KIND.RELATED or not _is_header(lines[i]):
            i += 1
            continue
        end = i + 1
        for j in range(i + 1, min(len(lines), i + 12)):
            if (
                len(lines[j].words) > _LINK_WORDS
                or "(@" in lines[j].text
                or kinds[j] not in {None, _KIND.RELATED}
            ):
                break
            if not lines[j].ends_with_stop or lines[j].text[-1] == "?":
                end = j + 1
        kinds[i:end] = [kind or _KIND.RELATED for kind in kinds[i:end]]
        i = end


def _is_header(line: Line) -> bool:
    return len(line.words) <= 5 and (line.text[-1] in ":|»›>" or line.text[-1].isalnum())


def _drop_teasers(lines: Sequence[Line], kinds: list[FurnitureKind | None]) -> None:
    """Headlines of other stories between two paragraphs: in capitals, or about something else."""
    # Where hardly anything is told, all would be about something else.
    if sum(map(is_sentence, lines)) < _FEW_SENTENCES:
        return
    known = Counter(stem for line in lines if is_sentence(line) for stem in _stems(line))
    shouted = sum(map(_is_shouted, lines)) > 0.2 * len(lines)
    for i in range(1, len(lines)):
        if kinds[i] is None and _stands_alone(lines, kinds, i) and _is_headline_like(lines[i]):
            line = lines[i]
            if _is_foreign(line, known) or (_is_shouted(line) and not shouted):
                kinds[i] = _KIND.PROMOTION


def _is_foreign(line: Line, known: Counter[str]) -> bool:
    """Whether the line names two things or more, and nothing of what the report's sentences speak of."""
    own = is_sentence(line)
    names = [word for word in line.words[1:] if word[0].isupper() and len(word) > 3]
    if len(names) < 2 or any(known[name.lower()[:6]] > own for name in names):
        return False
    stems = _stems(line)
    return sum(known[stem] <= own for stem in stems) >= 0.75 * len(stems)


def _stands_alone(lines: Sequence[Line], kinds: Sequence[FurnitureKind | None], i: int) -> bool:
    """Whether paragraphs or furniture stand on both sides: a row of such lines is a list, or verse."""
    if i + 1 >= len(lines) or lines[i - 1].text[-1] == ":":
        return False
    return all(kinds[j] is not None or is_sentence(lines[j]) for j in (i - 1, i + 1))


def _is_headline_like(line: Line) -> bool:
    text = line.text
    if not 8 <= len(line.words) <= _LINK_WORDS or not text[0].isupper() or "(@" in text:
        return False
    return (not line.ends_with_stop or text[-1] == "?") and text[-1] not in ":;,"


def _is_shouted(line: Line) -> bool:
    # Fewer are never four fifths of six; this is most lines, and quick to see.
    if sum(map(str.isupper, line.words)) < 5:
        return False
    words = [word for word in line.words if len(word) > 1]
    return len(words) >= 6 and sum(word.isupper() for word in words) >= 0.8 * len(words)


def _stems(line: Line) -> set[str]:
    """The first letters of the longer words, which is near enough to compare words by."""
    return {word.lower()[:6] for word in line.words if len(word) > 3}
