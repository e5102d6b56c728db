"""The name behind the words that name a speaker: "he", "the ministry", "the report", "Brandt".

In goes a source's span; out comes the fullest name that the report gives for who speaks, or None where it names
nobody ("officials", "a spokesman"). `_EVIDENCE` is the order in which the kinds of evidence are heard; the first
that names somebody decides.
"""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise, takewhile

from crossread.annotate.mentions.documents import (
    DOCUMENT,
    Issued,
    document_noun,
    is_issuer,
    is_made_by,
    last_issued,
)
from crossread.annotate.mentions.groups import are_several, group_before, group_name
from crossread.annotate.mentions.pronouns import GENDERS
from crossread.annotate.mentions.relatives import (
    antecedent,
    antecedent_noun,
    is_in_clause,
    is_personal,
    is_relative,
)
from crossread.annotate.mentions.source_phrases import (
    is_described,
    is_of_other_kind,
    is_platform,
    joint_name,
    last_sentence,
    tells_which,
)
from crossread.annotate.sorted_spans import around
from crossread.annotate.speakers.epithets import last_to_speak, spoke_last
from crossread.annotate.speakers.joint_sources import (
    named_behind_offices,
    named_in_longer_list,
    named_over_apposition,
    named_with_group,
    named_with_pronoun,
)
from crossread.annotate.speakers.names_told_later import introduced_next, only_holder_behind
from crossread.annotate.speakers.report_facts import ReportFacts, Source, read_source
from crossread.annotate.speakers.source_names import (
    named_behind_comma,
    named_body,
    named_jointly,
    named_person,
    told_body,
    told_body_of_place,
)
from crossread.language.closed_classes import PREPOSITIONS
from crossread.language.lexicon import roles
from crossread.types.annotation import EntityKind, Mention
from crossread.types.span import Span

__all__ = ["name_source"]

# What can be meant without a name; "two officials" name nobody.
_DEFINITE = frozenset(
    "the this that these those his her its their he she it they who which whose i we you".split()
)
_INDEFINITE = frozenset("a an another one".split())
_SHARES = frozenset(
    "percent majority half third quarter quarters thirds % people respondents voters".split()
)
_TITLE_ON = re.compile(
    r"\s(?:[A-Z][\w’'.-]*\s){0,4}"
)  # from a body to its head: "Council Director "
# From a body to the clause about its document: " article posted on Friday "
_OF_BODY = re.compile(r"\s(?P<noun>[a-z]+)(?:\s[\w’-]+){0,4}\s")
_LINE_ON = 2  # line ends: the next paragraph
_SPEAK_ON = 8  # sources: "they" again, and those of whom they tell
_NEXT_PARAGRAPH = (
    4  # line ends, two to a paragraph: that of the words before, and one that goes on from it
)
_NEAR = 40  # mentions
_CLAUSE = 250  # characters


def name_source(facts: ReportFacts, span: Span) -> str | None:
    """Who the words at `span` name, by the first of `_EVIDENCE` that names anybody."""
    if span.start and is_relative(facts.text, span):
        return _name_relative(facts, span)
    source = read_source(facts, span)
    return next((name for hear in _EVIDENCE if (name := hear(facts, source)) is not None), None)


def _name_relative(facts: ReportFacts, pronoun: Span) -> str | None:
    """Whom a "who" or "which" means: what it hangs on, by name, as a body or document, or by a model's word."""
    named = antecedent(facts.text, pronoun, facts.mentions)
    if named is not None:
        return named
    noun = antecedent_noun(facts.text, pronoun)
    if noun is not None and not facts.mentions_in(noun) and not is_personal(facts.text, pronoun):
        told = read_source(facts, noun)
        body = _document_issuer(facts, told) or told_body(facts, told)
        if body is not None:
            return body
    near = facts.mentions_in(Span(max(0, pronoun.start - _CLAUSE), pronoun.start))
    owner = None if is_personal(facts.text, pronoun) else _owner_of_document(facts, near, pronoun)
    if owner is not None:
        return owner
    known = facts.references.get(pronoun)
    near = [m for m in near if m.kind != EntityKind.PLACE]  # "a Norland law that forbids"
    if facts.text.startswith("which", pronoun.start):
        near = [m for m in near if m.kind != EntityKind.PERSON]
    near = [m for m in near if not tells_which(facts.text, m, pronoun.start)]
    if any(m.name == known and is_in_clause(facts.text, m.span, pronoun) for m in near):
        return known
    return _group_before(facts, pronoun)


def _owner_of_document(facts: ReportFacts, near: Sequence[Mention], pronoun: Span) -> str | None:
    """The body whose document a "that" means which is told of more: "a Courier article posted on Friday that claims"."""
    last = next((m for m in reversed(near) if m.kind != EntityKind.PLACE), None)
    if last is None or last.kind != EntityKind.ORGANISATION:
        return None
    led = _OF_BODY.fullmatch(facts.text, last.span.end, pronoun.start)
    return last.name if led is not None and DOCUMENT.match(facts.text, led.start("noun")) else None


def _document_issuer(facts: ReportFacts, source: Source) -> str | None:
    """Who issued the document that speaks: named in its phrase, else in the phrase that told of it before."""
    noun = document_noun(source.words)
    if noun is None or _are_asked(source.words):
        return None
    own = [
        m
        for m in source.mentions
        if m.kind != EntityKind.PLACE
        and not is_platform(m.name)
        and is_issuer(facts.text, source.span, m.span)
        and not is_of_other_kind(facts.text, m)
    ]
    if own:
        together = _signed_together(facts.text, source, own)
        if together is not None:
            return together
        made = [m for m in own if is_made_by(facts.text, source.span, m.span)]
        return made[0].name if made else own[-1].name
    is_new = source.words[0] in _INDEFINITE
    return None if is_new else _issuer_before(facts, noun, source.span.start)


def _are_asked(words: Sequence[str]) -> bool:
    """Whether people speak in the document and it does not: "fifty percent of respondents in the poll"."""
    head = list(takewhile(lambda word: word not in PREPOSITIONS, words))
    return bool(head) and (head[-1] in _SHARES or head[-1].removesuffix("s") in roles())


def _signed_together(text: str, source: Source, issuers: Sequence[Mention]) -> str | None:
    """The persons with whom the words of a document end: "a joint statement from Mayor Ada Brandt and Rolf Neal"."""
    heads = [
        one
        for one, behind in pairwise((*issuers, None))
        if one is not None
        and (behind is None or not _TITLE_ON.fullmatch(text, one.span.end, behind.span.start))
    ]
    return joint_name(text, heads) if heads and heads[-1].span.end == source.span.end else None


def _issuer_before(facts: ReportFacts, noun: str, start: int) -> str | None:
    """Whom the last phrase before `start` that tells it names as issuer of the `noun`.

    "The statement" behind somebody's words is theirs: "The White House said it was. “It is,” the statement said."
    """
    issued = last_issued(facts.issued, noun, start)
    spoke = _spoke_before_statement(facts, start, issued) if noun == "statement" else None
    if spoke is not None and (name := name_source(facts, spoke)):
        return name
    if issued is None:
        return None
    if isinstance(issued.by, str):
        return issued.by
    words = issued.by.of(facts.text).lower().split()
    if issued.by.end > start or document_noun(words) is not None:
        return None  # a document in a document leads no further
    return name_source(facts, issued.by) or group_name(facts.text, issued.by)


def _spoke_before_statement(facts: ReportFacts, start: int, issued: Issued | None) -> Span | None:
    """Who spoke after the statement that was `issued` last: in the line before `start`, else a body in the line before that.

    Each "the statement" that names nobody itself is passed over.
    """
    spoke = _last_source_in_line(facts, Span(start, start + 1))
    while spoke is not None and _is_bare_statement(facts, spoke):
        spoke = _last_source_in_line(facts, Span(spoke.start, spoke.start + 1))
    if spoke is None:
        spoke = _body_in_line_before(facts, start)
    elif issued is None:
        return None
    return spoke if spoke is not None and (issued is None or spoke.start > issued.at) else None


def _body_in_line_before(facts: ReportFacts, start: int) -> Span | None:
    """The body that spoke last in the paragraph before the one of `start`: it urged them; "the statement" is its own."""
    line = facts.text.rfind("\n", 0, start)
    end = len(facts.text[:line].rstrip()) if line > 0 else 0
    spoke = facts.source_at(end - 1) if end else None
    if spoke is None or spoke in facts.told_of or "\n" in facts.text[spoke.end : end]:
        return None
    first = next(iter(facts.mentions_in(spoke)), None)
    return spoke if first is not None and first.kind == EntityKind.ORGANISATION else None


def _is_bare_statement(facts: ReportFacts, source: Span) -> bool:
    noun = document_noun(source.of(facts.text).lower().split())
    return noun == "statement" and not read_source(facts, source).mentions


def _known_to_model(facts: ReportFacts, source: Source) -> str | None:
    """The name that a model knows a definite source by: "the guard said"."""
    words = source.span.of(facts.text).lower().split()
    if words[0] not in _DEFINITE or words == ["it"] or document_noun(words) is not None:
        return None
    if words == ["they"]:
        before = _last_source_in_line(facts, source.span)
        if before is not None and are_several(facts.text, before):
            return None  # "they" are those, who have no name
        if facts.references.get(source.span) in facts.persons:
            return None
    if len(words) == 1 and _means_the_described(facts, source.span, words[0]):
        return None
    return facts.references.get(source.span)


def _means_the_described(facts: ReportFacts, pronoun: Span, word: str) -> bool:
    """Whether a "he" goes on from one without a name, in the paragraph before at most: "A guard said it sank. He said ..."."""
    before = last_to_speak(facts, pronoun) if word in GENDERS else None
    if before is None or facts.text.count("\n", before.end, pronoun.start) > _LINE_ON:
        return False
    return is_described(facts.text, before, GENDERS[word]) and not name_source(facts, before)


def _meant_by_himself(facts: ReportFacts, source: Source) -> str | None:
    """The person named or meant last in the line before a "himself"."""
    if source.words not in {("himself",), ("herself",)}:
        return None
    start = source.span.start
    line = facts.text.rfind("\n", 0, start) + 1
    near = around(facts.mentions, lambda mention: mention.span, start, most=_NEAR)
    persons = [m for m in near if m.kind == EntityKind.PERSON and line <= m.span.start < start]
    return persons[-1].name if persons else None


def _issued_just_before(facts: ReportFacts, source: Source) -> str | None:
    """Whose the document is that an "it" means: issued in the sentence before, "Brandt issued a brief statement. It said"."""
    if source.words != ("it",):
        return None
    start = source.span.start
    issued = last_issued(facts.issued, "document", start)
    if issued is None or facts.text.count("\n", issued.at, start) > _LINE_ON:
        return None
    spoke = facts.source_at(start - 1)
    if spoke is not None and spoke.start > issued.at:
        return None
    return issued.by if isinstance(issued.by, str) else name_source(facts, issued.by)


def _group_meant(facts: ReportFacts, source: Source) -> str | None:
    """The group that a "who" or a "they" means, where one stands before it: "Republicans, who said"."""
    return _group_before(facts, source.span)


def _group_before(facts: ReportFacts, pronoun: Span) -> str | None:
    word = pronoun.of(facts.text).lower()
    if word == "who":
        return group_before(facts.text, pronoun.start)
    return _group_of_they(facts, pronoun) if word == "they" else None


def _group_of_they(facts: ReportFacts, they: Span) -> str | None:
    """The group that begins its sentence, "Democrats named nobody, but they said", else that spoke last in its line."""
    line = facts.text.rfind("\n", 0, they.start) + 1
    start = last_sentence(facts.text, line, they.start) if line < they.start else line
    before = _last_source_in_line(facts, they)
    leads = group_name(facts.text, Span(start, they.start)) if start < they.start else None
    led = leads or (group_name(facts.text, before) if before is not None else None)
    return led or _joint_before(facts, they)


def _joint_before(facts: ReportFacts, they: Span) -> str | None:
    """The persons who spoke together last, in the paragraph before at most: "Brandt and Neal left. “No,” they said."."""
    reach = they
    for _ in range(_SPEAK_ON):
        before = facts.source_at(reach.start - 1)
        if before is None or facts.text.count("\n", before.end, they.start) > _NEXT_PARAGRAPH:
            return None
        reach = before
        is_passed = before in facts.told_of or is_relative(facts.text, before)
        if not is_passed and before.of(facts.text).lower() != "they":
            return named_jointly(facts, read_source(facts, before))
    return None


def _last_source_in_line(facts: ReportFacts, span: Span) -> Span | None:
    """Who spoke last before `span` in its line."""
    line = facts.text.rfind("\n", 0, span.start) + 1
    before = facts.sources_in(Span(line, span.start)) if line < span.start else ()
    return before[-1] if before else None


def _meant_jointly(facts: ReportFacts, source: Source) -> str | None:
    """Those who spoke together right before a "they": "Brandt and the council said it sank. They also said ..."."""
    if source.words != ("they",):
        return None
    before = _last_source_in_line(facts, source.span)
    return None if before is None else named_jointly(facts, read_source(facts, before))


_EVIDENCE: tuple[Callable[[ReportFacts, Source], str | None], ...] = (
    # What the words say themselves: names, then documents and bodies.
    _meant_jointly,  # "They also said", right behind several who spoke together
    named_over_apposition,  # "Ada Brandt, the mayor, and Rolf Neal said"
    named_behind_offices,  # "Board Chair Ada Brandt and Fund Chair Mira Sund said"
    named_in_longer_list,  # the end of "Norland, Elmport and Oakhaven said"
    named_jointly,  # "Ada Brandt and Rolf Neal said"
    named_with_pronoun,  # "he and Rolf Neal said"
    named_with_group,  # "Ada Brandt and council aides said"
    named_behind_comma,  # "the finance chief, Ada Brandt, said"
    named_person,  # "Mayor Ada Brandt said", and "she said" where coreference knows her
    _document_issuer,  # "the council's memo said"
    named_body,  # "the Harbour Council said"
    told_body,  # "the coast guard said"
    told_body_of_place,  # "Norland's coast guard said"
    # What another place of the report says of them.
    _known_to_model,  # "the guard said"
    only_holder_behind,  # "a lawyer for Brandt said", with one lawyer further down
    introduced_next,  # the same, with a new name that speaks next
    _meant_by_himself,  # "a clip of himself saying"
    spoke_last,  # "the expert said"
    _issued_just_before,  # "It said", behind "Brandt issued a statement"
    _group_meant,  # "they said" behind "House Republicans"
)
"""The kinds of evidence, surest first: each is asked only where none before it names anybody."""
