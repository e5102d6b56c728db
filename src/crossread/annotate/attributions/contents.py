"""Contents that a model read too far or too short, mended by what the sentence shows.

In go attributions as they were read; out come the same, in their order, with their mends. Words that stand in
another sentence and belong to a cue of that sentence are no part of this cue's content. And where source and
cue are put between commas into somebody's words ("Fourteen had died, the guard said, and three were missing"),
what stands before them is said as well. A clause behind "said that" goes before the sentence before it; what
stands in another paragraph without marks is said by nobody here.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from crossread.annotate.attributions.cut_contents import with_rest_of_clause
from crossread.annotate.cue_words import cue_words, last_kinds, readings
from crossread.annotate.mentions.source_phrases import line_end
from crossread.annotate.sorted_spans import reaching_into
from crossread.language.closed_classes import FINITE_VERB, PREPOSITIONS
from crossread.language.model import Attribution
from crossread.types.annotation import Sentence
from crossread.types.span import Span

__all__ = ["with_own_contents"]

_MARK = re.compile('["“”]')
# Behind a cue: a day or two words at most, and a clause: "said on Monday that it would hold".
_THAT_BEHIND = re.compile(r"(?:\s+(?!(?:that|and|but)\b)[\w’'.]+){0,3}\s+(?P<that>that)\s+\w")
_STOPPED = re.compile(r"[.!?][”\"’']?\s+\Z")
_LED_BY_COLON = re.compile(r":\s*[“\"]?\s*\Z")
_PREDICATE = re.compile(r"\s(?:was|were|is|are)\s(?!\w+ing\b)")
_OWN_CLAUSE = re.compile(
    r"\b(?:who|whom|whose|which|that|what|how|why|where|when|whether|if|there|it|he|she|they)\b"
)
# What opens a clause that tells of a name; marks or a comma within it show that more is said behind it.
_BACKGROUND = (", which ", ", whose ", ", where ")
_NO_BACKGROUND = re.compile('[,“”"]')
_NAME_BEFORE = re.compile(r"\b[A-Z][\w’'-]{1,30}\Z")
_VERB_OF_WHAT = re.compile(rf"{FINITE_VERB.pattern}|to\s")
# What is put in between a subject and its verb: "some gates, including the old one, | are safe".
_INSERTED = re.compile(
    r",\s(?:including|such as|especially|notably|among them|even)\s[^,.;:“”\"\n]{2,80}\Z"
)
_VERB_BEHIND = re.compile(
    r",\s(?:is|are|was|were|will|would|has|had|have|can|could|should|must|may|might)\s"
)
# A pronoun whose clause stands behind what was read: "an offer that | Brandt has refused", "as | Neal had claimed".
_PRONOUN_BEHIND = re.compile(
    r"(?P<sure>,?(?:\s(?:about|by|for|from|in|of|on|to|under|with))?\s(?:which|whom))\Z|,?\s(?:that|who|as)\Z"
)
_ENDING_IN_PRONOUN = (" which", " whom", " that", " who", " as")
_LONGEST_PRONOUN = 16  # characters: ", under which"
# The head of a sentence up to its last clause, two words at least: no other clause is joined to it, no aside holds it.
_HEAD = re.compile(r"(?=\S+\s+\S)[^;:—–()\[\]“”\"\n]{3,400},\s")
_JOINED = re.compile(r"[“\"‘']|(?:and|but|or|so|yet)\b")
_CLAUSE_REACH = 12  # characters from the pronoun to who says it, or the cue: "that often has been criticised by"
_NEIGHBOURS = 12  # attributions on each side; what lies further off claims no words here


def with_own_contents(
    text: str, sentences: Sequence[Sentence], attributions: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """`attributions` with mended contents, without those that have none in reach."""
    order = sorted(attributions, key=lambda one: one.content[0])
    places = [_sentence_of(sentences, one.cue) for one in order]
    mended: dict[Attribution, Attribution] = {}
    for number, one in enumerate(order):
        first, last = max(0, number - _NEIGHBOURS), number + _NEIGHBOURS + 1
        near = [
            (other, place)
            for other, place in zip(order[first:last], places[first:last], strict=True)
            if other is not one and place is not None
        ]
        here = places[number]
        content = tuple(span for span in one.content if not _is_claimed(span, here, near))
        kept = replace(one, content=content or one.content)
        kept = _with_clause_behind(text, here, _without_predicate(text, kept))
        kept = _with_verb_behind(text, here, kept)
        kept = _without_pronouns_behind(text, kept, [other for other, _ in near])
        kept = with_rest_of_clause(text, here, kept, [other for other, _ in near])
        kept = _without_background(text, here, _without_what(text, kept))
        if here is not None:
            kept = _with_head(text, here, _with_words_before(text, here, kept, near), near)
        mended[one] = kept
    return tuple(mended[one] for one in attributions if not _is_all_elsewhere(text, mended[one]))


def _is_all_elsewhere(text: str, one: Attribution) -> bool:
    """Whether the cue stands in a paragraph with none of what it tells, and no marks or colon lead there.

    A line that was cut off ("she said in a video") does not tell what the next paragraph tells.
    """
    if one.cue is None:
        return False
    start = text.rfind("\n", 0, one.cue.start) + 1
    line = Span(start, line_end(text, one.cue.end))
    if any(piece.overlap(line) or _MARK.search(piece.of(text)) for piece in one.content):
        return False
    led = text[start : line.end].rstrip().endswith((":", "—", "–"))
    first = one.content[0]
    return not (led or _MARK.search(text, max(0, first.start - 2), first.start))


def _without_predicate(text: str, one: Attribution) -> Attribution:
    """What claims are about, without what is told of them: "the complaints about the aid | were unfair"."""
    words = one.cue.of(text).lower().split() if one.cue is not None else [""]
    if one.cue is None or len(words) < 2 or words[-1] not in PREPOSITIONS:
        return one
    if all(cue.word_class != "n" for cue in readings(words[-2])):
        return one
    first = one.content[0]
    told = _PREDICATE.search(text, first.start, first.end)
    if first.start != one.cue.end + 1 or told is None:
        return one
    if _OWN_CLAUSE.search(text, first.start, told.start()):
        return one
    return replace(one, content=(Span(first.start, told.start()), *one.content[1:]))


def _without_pronouns_behind(
    text: str, one: Attribution, near: Sequence[Attribution]
) -> Attribution:
    """Without the pronoun of a clause that goes on behind: of "an offer that | Brandt has refused" the offer is refused."""
    if not any(text.endswith(_ENDING_IN_PRONOUN, span.start, span.end) for span in one.content):
        return one
    begins = {
        span.start for other in (one, *near) for span in (other.source, other.cue) if span
    }  # of who says it, or of the cue
    return replace(
        one, content=tuple(_without_pronoun_behind(text, span, begins) for span in one.content)
    )


def _without_pronoun_behind(text: str, piece: Span, begins: Collection[int]) -> Span:
    if text[piece.end : piece.end + 1] != " ":
        return piece
    found = _PRONOUN_BEHIND.search(text, max(piece.start, piece.end - _LONGEST_PRONOUN), piece.end)
    if found is None or found.start() <= piece.start:
        return piece
    follows = range(piece.end + 1, piece.end + 1 + _CLAUSE_REACH)
    if found["sure"] is None and not any(start in follows for start in begins):
        return piece  # "nobody wants that if it rains"
    return Span(piece.start, found.start())


def _without_background(text: str, here: Span | None, one: Attribution) -> Attribution:
    """Without what the reporter tells of a named thing behind the words: "would close Port Ansel, | which has two docks"."""
    last = one.content[-1]
    if here is None or one.cue is None or last.start < one.cue.end or last.end < here.end - 1:
        return one
    at = max(text.rfind(opens, last.start, last.end) for opens in _BACKGROUND)
    if at < 0 or _NO_BACKGROUND.search(text, at + 1, last.end):
        return one
    if not _NAME_BEFORE.search(text, last.start, at) or not FINITE_VERB.search(
        text, last.start, at
    ):
        return one
    return replace(one, content=(*one.content[:-1], Span(last.start, at)))


def _without_what(text: str, one: Attribution) -> Attribution:
    """Without the "what" before the cue: of "what they call | a blunder" the blunder is called so."""
    first, *rest = one.content
    if not rest or len(first) != len("what") or first.of(text).lower() != "what":
        return one
    if _VERB_OF_WHAT.match(text, rest[0].start):
        return one  # "what they say | was a blunder"
    return replace(one, content=tuple(rest))


def _with_clause_behind(text: str, here: Span | None, one: Attribution) -> Attribution:
    """With the clause behind "said that", and without the sentence in marks before it that a colon led to.

    "The sign read: “Will it hold?” Neal said on Monday that it would": he says that it will, and asks nothing.
    """
    if here is None or one.cue is None or one.source is None:
        return one
    start = min(one.source.start, one.cue.start)
    behind = _THAT_BEHIND.match(text, one.cue.end, here.end)
    if behind is None or _STOPPED.search(text, max(0, start - 4), start) is None:
        return one
    clause = Span(behind.start("that"), _stop_before(text, here.end))
    told = [piece for piece in one.content if piece.overlap(clause)] or [clause]
    before = [
        piece
        for piece in one.content
        if piece.end <= start
        and not _LED_BY_COLON.search(text, max(0, piece.start - 5), piece.start)
    ]
    return replace(one, content=(*before, *told))


def _with_verb_behind(text: str, here: Span | None, one: Attribution) -> Attribution:
    """With the rest of the clause whose subject alone was read, up to what is put in between it and its verb."""
    last = one.content[-1]
    if here is None or one.cue is None or not 0 <= last.start - one.cue.end <= len(" that "):
        return one
    inserted = _INSERTED.search(text, last.start, last.end)
    if inserted is None or _VERB_BEHIND.match(text, last.end, here.end) is None:
        return one
    if FINITE_VERB.search(text, last.start, inserted.start()):
        return one
    return replace(one, content=(*one.content[:-1], Span(last.start, _stop_before(text, here.end))))


def _stop_before(text: str, end: int) -> int:
    """The end of a sentence without its full stop."""
    return end - 1 if text[end - 1] in ".!?" else end


def _sentence_of(sentences: Sequence[Sentence], cue: Span | None) -> Span | None:
    if cue is None:
        return None
    found = reaching_into(sentences, cue)
    return found[0].span if found else None


def _is_claimed(content: Span, here: Span | None, near: Sequence[tuple[Attribution, Span]]) -> bool:
    """Whether the words lie in another sentence, and a cue of that sentence has them."""
    if here is None or content.overlap(here):
        return False
    return any(
        place.overlap(content)
        and any(span.overlap(content) * 2 > len(content) for span in other.content)
        for other, place in near
        if place != here
    )


def _with_words_before(
    text: str, here: Span, one: Attribution, near: Sequence[tuple[Attribution, Span]]
) -> Attribution:
    """With the words between the beginning of the sentence and a source and cue between commas."""
    if one.cue is None or one.source is None or not one.source.overlap(here):
        return one
    start, end = min(one.source.start, one.cue.start), max(one.source.end, one.cue.end)
    before = text[here.start : start].rstrip()
    if not before.endswith(",") or not text[end:].lstrip().startswith(","):
        return one
    words = Span(here.start, here.start + len(before) - 1) if len(before) > 1 else None
    if words is None or any(span.overlap(words) for span in one.content):
        return one
    if not _is_free(text, words, near):
        return one
    return replace(one, content=tuple(sorted((words, *one.content))))


def _is_free(text: str, words: Span, near: Sequence[tuple[Attribution, Span]]) -> bool:
    """Whether nobody else is read to say any of these words, and none stands in marks."""
    others = [span for other, _ in near for span in (*other.content, other.cue or other.content[0])]
    return not any(span.overlap(words) for span in others) and _MARK.search(words.of(text)) is None


def _with_head(
    text: str, here: Span, one: Attribution, near: Sequence[tuple[Attribution, Span]]
) -> Attribution:
    """With the head of the sentence, of which a cue that closes it was read to tell the last clause alone.

    "The council sued the port in Elmport, | asking for the gates, Neal said": he says both.
    """
    first = one.content[0]
    if one.cue is None or one.source is None or len(one.content) > 1:
        return one
    tag = min(one.source.start, one.cue.start)
    if not here.start < first.start < first.end <= tag or text[first.end : tag] != ", ":
        return one
    head = _HEAD.fullmatch(text, here.start, first.start)
    if head is None or _JOINED.match(text, first.start) or not _reports(text, one):
        return one
    if not _is_free(text, Span(here.start, first.start), near):
        return one
    return replace(one, content=(Span(here.start, first.end),))


def _reports(text: str, one: Attribution) -> bool:
    """Whether the cue reports speech: "said", "according to"."""
    words = cue_words(text, one)
    return words[0] == "according" or "say" in last_kinds(words)
