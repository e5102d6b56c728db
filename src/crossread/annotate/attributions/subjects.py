"""The subject of a cue that was read without one.

"The mayor denied it, saying she was tired" has the mayor say both; "Mr Neal has in the past said" has its
subject further off than a model may look. In go the attributions that a model read; out come the same, in
their order, where those without a source take one that their sentence gives them. Of sources that were read it mends
five kinds: what stands in another paragraph or in the next sentence, in an aside before the cue, the end of an apposition,
the "that" of a clause which is closed before a participle, and a "who" that took the subject of the next clause along.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from crossread.annotate.attributions.interrupted_subjects import interrupted_subject
from crossread.annotate.attributions.leading_subjects import leading_subject, subject_from
from crossread.annotate.attributions.objects import is_participle, with_writer, without_object
from crossread.annotate.cue_words import readings, verb_readings
from crossread.annotate.mentions.groups import are_several
from crossread.annotate.mentions.relatives import is_relative
from crossread.annotate.sorted_spans import reaching_into
from crossread.language.closed_classes import (
    BE_FORMS,
    DETERMINERS,
    IRREGULAR_PASTS,
    PREPOSITIONS,
    PRONOUNS,
    verb_group_start,
)
from crossread.language.lexicon import cues
from crossread.language.model import Attribution
from crossread.language.rules.noun_phrases import noun_phrase_before
from crossread.language.rules.sources import source_before
from crossread.language.rules.units import Item, Unit, items_span
from crossread.types.annotation import Sentence
from crossread.types.span import Span

__all__ = ["with_subjects"]

# What joins one verb to the verb before it; a word of time or order may stand between.
_JOINED = re.compile(
    r"\b(?:and|but)(?:\s(?:then|later|also|has|have|had|now|instead|\w+ly)|(?:\s(?:this|last)\s(?:week|month|year))"
    r"|\s(?:in|at|on|during)\s[^,;:“”\"\n]{1,40},)?\s+\Z"
)
_PARTED = re.compile(r",\s+(?:also\s+|then\s+|instead\s+)?\Z")
_CONJUNCTION = re.compile(r"\s*(?:(?:But|And|Yet|Also),?\s+)?")
# Before a participle whose doer is the subject of the clause beside it: "Three years after warning them, Neal left".
_LED_BY = re.compile(
    r"(?:^|\s)(?:after|before|while|when|by|without|since|in|on)\s(?:\w+ly\s)?\Z", re.IGNORECASE
)
_MOST_LEADING = 7  # words before a participle that begins its sentence, with what leads to it
_CLOSES = re.compile(r",[”\"]?\s+")
_INNER = re.compile(r"\b(?:and|of|in|for|with|by|from|to|at)\s+(?:the\s+)?\Z")
_APPOSED = re.compile(
    r"(?P<name>(?:[A-Z][\w.’'-]*\s+){0,4}[A-Z][\w.’'-]*),\s+(?:the|an?|one\s+of|who|whose)\s"
)
# "Brandt, who the authors said wants a wall": the wanting is Brandt's, the clause between is another's.
_WITH_ANOTHER = re.compile(
    r"(?P<who>who|which|that)\s+(?:(?:the|he|she|they|it)\b|[A-Z])[\w\s’'.-]*"
)
# "According to the network, the dam was closed"
_ACCORDING = re.compile(r"[Aa]ccording to (?P<source>(?:the|[A-Z])[^,.;:“”\"\n]{1,60}),\s")
_FOR_HIS_PART = re.compile(
    r"\b(?P<name>(?:[A-Z][\w.’'-]*\s+){0,4}[A-Z][\w.’'-]*),\s+for\s+(?:his|her|its|their)\s+(?:own\s+)?part,?\s+\Z"
)
_PART_REACH = 80  # characters
_JOINED_REACH = 60  # characters
_NEIGHBOURS = 12  # cues on each side; no sentence of a report holds more of them


@dataclass(frozen=True, slots=True)
class _Beside:
    """The attributions whose cues stand around one: some before it, in their order, and the next behind it."""

    before: Sequence[Attribution]
    behind: Attribution | None


def with_subjects(
    text: str,
    sentences: Sequence[Sentence],
    units: Sequence[Unit],
    attributions: Sequence[Attribution],
) -> tuple[Attribution, ...]:
    """`attributions` in which each cue has the subject that its sentence gives it, where it gives one.

    A participle has that of the cue before it; another reporting verb the phrase that stands before it.
    """
    attributions = [
        with_writer(text, _without_far_source(text, sentences, without_object(text, one)))
        for one in attributions
    ]
    by_cue = sorted(
        (one for one in attributions if one.cue is not None),
        key=lambda one: one.cue or one.content[0],
    )
    subjects: dict[Attribution, Attribution] = {}
    for number, one in enumerate(by_cue):
        mended = _mended_source(text, sentences, one)
        if mended is not None:
            subjects[one] = replace(one, source=mended.source)
        elif _is_free(text, one):
            before = [subjects.get(b, b) for b in by_cue[max(0, number - _NEIGHBOURS) : number]]
            beside = _Beside(before, next(iter(by_cue[number + 1 : number + 2]), None))
            source = _found_source(text, sentences, units, one, beside)
            if source is not None and not any(piece.overlap(source) for piece in one.content):
                subjects[one] = replace(one, source=source)
    return tuple(subjects.get(one, one) for one in attributions)


def _mended_source(
    text: str, sentences: Sequence[Sentence], one: Attribution
) -> Attribution | None:
    """The attribution with its own source, or without any, where another's was read; None where that may stay."""
    led = (
        _relative_before_another(text, one)
        or _for_his_part(text, one)
        or _several_who_lead(text, sentences, one)
    )
    if led is None and one.source is not None:
        led = _interrupted(text, sentences, one)
    if led is not None:
        return replace(one, source=led)
    if one.cue is not None and _ends_apposition(text, one):
        return replace(one, source=_before_apposition(text, sentences, one.cue))
    return None


def _is_free(text: str, one: Attribution) -> bool:
    """Whether a cue has no source, or one that cannot be its own."""
    return one.cue is not None and (one.source is None or _is_far_relative(text, one))


def _found_source(
    text: str,
    sentences: Sequence[Sentence],
    units: Sequence[Unit],
    one: Attribution,
    beside: _Beside,
) -> Span | None:
    """The source that its sentence gives to a cue without one."""
    cue = one.cue or one.content[0]
    named = _ACCORDING.match(text, cue.start)
    if named is not None:
        return Span(*named.span("source"))
    here = reaching_into(sentences, cue)
    is_told = any(_tells(other, cue) for other in beside.before)
    is_free = here and not is_told
    if is_participle(text, cue):
        reach = max(0, cue.start - _JOINED_REACH)
        joined = _PARTED.search(text, reach, cue.start) or _LED_BY.search(text, reach, cue.start)
        governing = _governing_source(sentences, beside.before, one)
        fronted = _fronted(text, sentences, one, beside.behind)
        stands_behind = is_free and joined is not None
        led = (
            leading_subject(text, here[0].span, joined.start())
            if stands_behind and joined
            else None
        )
        return governing or fronted or led
    led = leading_subject(text, here[0].span, cue.start) if is_free else None
    if _is_joined(text, cue):
        free = [b for b in beside.before if b.cue and not _tells(b, cue)]
        alike = [b for b in free if _forms(text, b.cue) & _forms(text, cue)] or free
        return _governing_source(sentences, alike, one) or led
    return _own_subject(units, cue) or _interrupted(text, sentences, one)


def _fronted(
    text: str, sentences: Sequence[Sentence], one: Attribution, behind: Attribution | None
) -> Span | None:
    """Whose a participle is that begins its sentence: "Citing the storm, the mayor said it was shut", "After warning them, ..."."""
    cue = one.cue or one.content[0]
    here = reaching_into(sentences, cue)
    if not here:
        return None
    sentence, end = here[0].span, one.content[-1].end
    before = text[sentence.start : cue.start]
    is_led = _LED_BY.search(before) is not None and len(before.split()) <= _MOST_LEADING
    if end < cue.end or not (is_led or _CONJUNCTION.fullmatch(before)):
        return None
    closes = _CLOSES.search(text, max(cue.end, end - 2), min(end + 4, sentence.end))
    if closes is None:
        return None
    if behind is not None and behind.source is not None and behind.source.start == closes.end():
        return behind.source
    return subject_from(text, Span(closes.end(), sentence.end))


def _interrupted(text: str, sentences: Sequence[Sentence], one: Attribution) -> Span | None:
    """The subject that an aside parts from the cue, in the sentence of the cue."""
    here = reaching_into(sentences, one.cue) if one.cue else ()
    return interrupted_subject(text, here[0].span, one) if here else None


def _without_far_source(text: str, sentences: Sequence[Sentence], one: Attribution) -> Attribution:
    """The attribution without a source of another paragraph than its cue, or of the sentence behind that of its cue.

    Of "Neal met Brandt but said nothing. Brandt left" she is not who said nothing.
    """
    cue, source = one.cue, one.source
    if cue is None or source is None:
        return one
    is_far = "\n" in text[min(cue.end, source.end) : max(cue.start, source.start)]
    if not is_far and source.start >= cue.end:
        here = reaching_into(sentences, cue)
        is_far = bool(here) and source.start >= here[-1].span.end
    return replace(one, source=None) if is_far else one


def _relative_before_another(text: str, one: Attribution) -> Span | None:
    """The "who" of a source that took the next clause's subject along: "who the authors"."""
    if one.source is None or one.cue is None or one.cue.start < one.source.end:
        return None
    led = _WITH_ANOTHER.fullmatch(text, one.source.start, one.source.end)
    between = text[one.source.end : one.cue.start]
    has_cue = any(word in cues() for word in between.lower().split())
    return Span(*led.span("who")) if led is not None and has_cue else None


def _several_who_lead(text: str, sentences: Sequence[Sentence], one: Attribution) -> Span | None:
    """The several who begin the sentence, for a "they" whose clause hangs on a noun: "Protesters left a film they call foul"."""
    they, told = one.source, one.content[0]
    if they is None or one.cue is None or they.of(text).lower() != "they":
        return None
    if text[told.end : they.start] != " " or they.end > one.cue.start:
        return None
    here = reaching_into(sentences, they)
    led = leading_subject(text, here[0].span, they.start) if here else None
    return led if led is not None and are_several(text, led) else None


def _for_his_part(text: str, one: Attribution) -> Span | None:
    """The name that "for his part" parts from its cue: "Brandt, for her part, called it a fraud"."""
    if one.cue is None:
        return None
    led = _FOR_HIS_PART.search(text, max(0, one.cue.start - _PART_REACH), one.cue.start)
    return Span(*led.span("name")) if led is not None else None


def _is_joined(text: str, cue: Span) -> bool:
    """Whether "and" or "but" joins the cue to a verb before it: "Neal said it was safe and has promised ..."."""
    if cue.of(text).lower().startswith(("do ", "don't ", "don’t ")) or not _forms(text, cue):
        return False
    return _JOINED.search(text, max(0, cue.start - _JOINED_REACH), cue.start) is not None


def _forms(text: str, cue: Span | None) -> set[str]:
    """The forms that the verb of a cue may have; of "has denied" that it is finite. An "about" behind it tells nothing."""
    words = cue.of(text).lower().split() if cue is not None else []
    while len(words) > 1 and words[-1] in PREPOSITIONS:
        words.pop()
    if not words:
        return set()
    if words[0] in {"has", "have", "had"}:
        return {"third" if words[0] == "has" else "past"}
    known: set[str] = {one.form for one in verb_readings(words[-1])}
    return known or ({"past"} if words[-1] in IRREGULAR_PASTS else set())


def _tells(one: Attribution, cue: Span) -> bool:
    """Whether the words of an attribution hold the cue, so that it tells of another's doing."""
    return any(piece.overlap(cue) for piece in one.content)


def _is_far_relative(text: str, one: Attribution) -> bool:
    """Whether a participle was read with a "that" whose clause is closed before it: "a law that bound all, holding"."""
    if one.source is None or one.cue is None or not is_participle(text, one.cue):
        return False
    between = text[one.source.end : one.cue.start]
    return is_relative(text, one.source) and len(between.split()) > 1 and "," in between


def _ends_apposition(text: str, one: Attribution) -> bool:
    """Whether the words read as a source only close what is told of another: "Neal, the head of Tide and Reef, said".

    A subject has no comma behind it that none before it opens.
    """
    if one.source is None or one.cue is None or one.source.end > one.cue.start:
        return False
    words = one.source.of(text)
    closed = (
        words.rstrip("”\"’' ").endswith(",") or text[one.source.end : one.cue.start].strip() == ","
    )
    if not closed or "," in words.rstrip("”\"’' ,"):
        return False
    return _INNER.search(text, max(0, one.source.start - 12), one.source.start) is not None


def _before_apposition(text: str, sentences: Sequence[Sentence], cue: Span) -> Span | None:
    """The name that begins the sentence of `cue` and has an apposition behind it."""
    here = reaching_into(sentences, cue)
    named = _APPOSED.match(text, here[0].span.start, cue.start) if here else None
    return Span(*named.span("name")) if named else None


def _governing_source(
    sentences: Sequence[Sentence], before: Sequence[Attribution], one: Attribution
) -> Span | None:
    """The source of the last cue before in the sentence that does not itself stand in another's words.

    "Neal rejects the claim that the board sees a threat, asking why": Neal asks, and not the board.
    """
    cue = one.cue or one.content[0]
    here = reaching_into(sentences, cue)
    with_source = [
        b
        for b in before
        if b.cue is not None and b.source is not None and here and here[0].span.contains(b.cue)
    ]
    free = [
        b
        for b in with_source
        if not any(
            piece.contains(b.cue) and not piece.contains(cue)
            for other in with_source
            if other is not b
            for piece in other.content
            if b.cue is not None
        )
    ]
    return free[-1].source if free else None


def _begins_phrase(item: Item) -> bool:
    return item.is_capitalised or item.lower in DETERMINERS | PRONOUNS


def _own_subject(units: Sequence[Unit], cue: Span) -> Span | None:
    """The phrase before a reporting verb that is neither passive nor an infinitive; the owner of a claim."""
    here = reaching_into(units, cue)
    if not here:
        return None
    items = here[0].items
    held = [at for at, item in enumerate(items) if cue.contains(item.span) and item.marked is None]
    if not held:
        return None
    words = [items[at].lower for at in held]
    known = {one.word_class: one for one in readings(words[-1])}
    if "n" in known and held[0] > 1 and items[held[0] - 1].lower == "'s":
        owner = noun_phrase_before(items, held[0] - 2)
        return items_span(items, *owner) if items[owner[0]].is_capitalised else None
    verb = known.get("v")
    if (
        verb is None
        or "n" in known
        or verb.kind not in {"say", "ask"}
        or verb.form not in {"past", "third"}
    ):
        return None
    group = verb_group_start(items, held[-1])
    if any(item.lower in BE_FORMS for item in items[group : held[-1]]) or held[0] == 0:
        return None
    source = source_before(items, group)
    if source is None or not _begins_phrase(items[source[0]]):
        return None
    if source[0] and items[source[0] - 1].lower in {"in", "at"}:
        return None  # "the ball that was held in Elmport told him"
    return items_span(items, *source)
