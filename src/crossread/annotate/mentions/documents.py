"""Whose a document is: "the memo" speaks for the council that issued it, or for the mayor who answered in it.

In go the text of a report with its mentions and attributions; out comes, for a noun such as "memo", who
issued the one that was told of last before a place. Holds nothing but such phrases; names no speaker itself.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from crossread.annotate.sorted_spans import beginning_in
from crossread.language.model import Attribution
from crossread.language.word_patterns import any_word
from crossread.types.annotation import EntityKind, Mention
from crossread.types.span import Span

__all__ = [
    "DOCUMENT",
    "READ",
    "Issued",
    "document_noun",
    "find_issued",
    "is_issuer",
    "is_made_by",
    "last_issued",
]

_NOUNS = (
    "report statement memo memorandum letter filing document study survey summary post tweet resolution "
    "ruling verdict indictment complaint lawsuit poll article book transcript excerpt note paper bulletin"
).split()
_UNLIKE = {"studies": "study", "summaries": "summary", "memoranda": "memorandum"}
_MANY = {f"{noun}s": noun for noun in _NOUNS if noun not in {"study", "summary"}} | _UNLIKE
_ANY = "document"  # "the documents" are whatever was issued before
DOCUMENT = re.compile(rf"\b{any_word(sorted(_NOUNS))}")
_TITLE = r"(?:(?:the\s+)?(?:[A-Z][\w-]*\.?\s+){0,2})"
# What those do with a document who did not issue it, and what is done with it for them.
READ = (
    "seen read viewed reviewed obtained examined verified cited quoted received held shared".split()
)
_HANDED = (
    "placed sent carried aired relayed distributed broadcast submitted addressed presented given handed provided "
    "delivered conducted filed brought heard"
).split()
# What leads from a document to whom or what it is about: "a letter to the council", "a memo that says".
_LEADING = "which that who to before after about on against".split()
_NOT_READ_BY = "".join(rf"(?<!\b{verb}\s)" for verb in READ)
_BY = re.compile(rf"[^.,;:]{{0,40}}\b(?:{_NOT_READ_BY}by|from|of)\s+(?:the\s+)?")
_BY_PERSON = re.compile(rf"[^.,;:]{{0,40}}\b(?:{_NOT_READ_BY}by|from)\s+{_TITLE}")
_OF_ANOTHER = re.compile(rf"\b(?:{'|'.join((*READ, *_HANDED, *_LEADING))})\b")
_OWNED = frozenset(("", "'s", "’s", "said in a", "'", "’"))
_OWNED_BY_PERSON = frozenset(("'s", "’s", "'", "’"))
# Behind a cue: "said in a letter", "responded in a Monday afternoon memo", "wrote on Friday in their report"
_WITHIN = re.compile(
    r"[^.,;:“\"]{0,40}?\bin\s+(?:an?|the|his|her|its|their)\s+(?:[\w-]+\s+){0,4}?"
    rf"(?P<noun>{'|'.join(sorted(_NOUNS))})\b"
)
_CLOSED = re.compile(r"[”\"’']{1,2}(?=\s)")
# Before a source: "In a statement on Friday, the council"
_FRONTED = re.compile(
    rf"\b[Ii]n\s+(?:an?|his|her|its|their)\s+(?:[\w-]+\s+){{0,4}}?(?P<noun>{'|'.join(sorted(_NOUNS))})\b[^.;:“\",]{{0,40}},\s\Z"
)
_SENT_OUT = re.compile(
    r"\s(?:also\s|later\s|then\s|has\s|have\s|had\s){0,2}(?:issued|released|published|sent\sout|put\sout|posted)\s"
    r"(?:an?|the|his|her|its|their)\s(?:[\w-]+\s){0,3}"
)
# Behind a person from whom a document is: "from Brandt's lawyer, Rolf Neal," it is the lawyer's.
_OWN_PEOPLE = re.compile(
    r"['’]s? [a-z][\w-]*(?: [a-z][\w-]*){0,2}(?:, [A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}(?=[,.;\s]))?"
)
_NEAR = 70  # characters between a document and its issuer
_MADE_BY = re.compile(
    r"\b(?:published|released|issued|written|prepared|conducted|commissioned|compiled|signed|made|filed|brought)\b"
    r"[^,;]{0,40}\bby\s+(?:the\s+)?(?:[A-Z][\w-]*\.?\s+)*\Z"
)


@dataclass(frozen=True, slots=True)
class Issued:
    """Where a document's noun stands, and who issued it: a name, or the words for who answered in it."""

    at: int
    by: str | Span


def document_noun(words: Sequence[str]) -> str | None:
    """The noun among `words`, in lower case, that names a document, in the singular."""
    for word in reversed(words):
        if word in _MANY or word in _NOUNS:
            return _MANY.get(word, word)
    return None


def is_issuer(text: str, source: Span, mention: Span) -> bool:
    """Whether a name in the phrase of a document may be its issuer's, and not a reader's or a subject's."""
    if is_made_by(text, source, mention):
        return True
    first = text.find(" ", source.start, mention.start)
    return first < 0 or _OF_ANOTHER.search(text, first, mention.start) is None


def is_made_by(text: str, source: Span, mention: Span) -> bool:
    """Whether the phrase of a document says that it was issued by the mention."""
    return _MADE_BY.search(text, source.start, mention.start) is not None


def find_issued(
    text: str, mentions: Sequence[Mention], attributions: Sequence[Attribution]
) -> dict[str, list[Issued]]:
    """The phrases that tell who issued a document, by its noun, in text order."""
    found: dict[str, list[Issued]] = {}
    for noun, issued in (*_told(text, mentions), *_answered_in(text, attributions)):
        found.setdefault(noun, []).append(issued)
        if noun != _ANY:
            found.setdefault(_ANY, []).append(issued)
    return {noun: sorted(issued, key=lambda one: one.at) for noun, issued in found.items()}


def last_issued(issued: Mapping[str, Sequence[Issued]], noun: str, before: int) -> Issued | None:
    """The last phrase before `before` that tells whose the `noun` is."""
    known = issued.get(noun, ())
    at = bisect_left(known, before, key=lambda one: one.at)
    return known[at - 1] if at else None


def _told(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[str, Issued]]:
    for noun in DOCUMENT.finditer(text):
        near = beginning_in(mentions, Span(max(0, noun.start() - _NEAR), noun.end() + _NEAR))
        issuer = next((m for m in near if _issues(text, m, noun)), None)
        if issuer is not None:
            own = (
                _OWN_PEOPLE.match(text, issuer.span.end) if issuer.span.start > noun.end() else None
            )
            by = issuer.name if own is None else Span(issuer.span.start, own.end())
            yield noun.group().lower(), Issued(noun.start(), by)


def _issues(text: str, mention: Mention, noun: re.Match[str]) -> bool:
    """As in "the council report", "the council's report", "a report by the council", "the council issued a report"."""
    if mention.kind == EntityKind.PLACE:
        return False
    person = mention.kind == EntityKind.PERSON
    if mention.span.end <= noun.start():
        between = text[mention.span.end : noun.start()].strip()
        if between in (_OWNED_BY_PERSON if person else _OWNED):
            return True
        return _SENT_OUT.fullmatch(text, mention.span.end, noun.start()) is not None
    by = _BY_PERSON if person else _BY
    return by.fullmatch(text, noun.end(), max(noun.end(), mention.span.start)) is not None


def _answered_in(text: str, attributions: Sequence[Attribution]) -> Iterator[tuple[str, Issued]]:
    for one in attributions:
        if one.cue is None or one.source is None:
            continue
        within = _within(text, one)
        if within is not None and " in the " in within.group() and within["noun"] == "article":
            continue  # it is the outlet's
        if within is not None:
            yield within["noun"].lower(), Issued(within.start("noun"), one.source)


def _within(text: str, one: Attribution) -> re.Match[str] | None:
    """Where the words of an attribution are said to stand: behind its cue or content, before its source or behind it.

    "Said in a letter", "called it “a joke” in a statement", "In a statement on Friday, the council said", "the council in
    a statement said".
    """
    cue, source = one.cue, one.source
    if cue is None or source is None:
        return None
    for at in (cue.end, one.content[-1].end):
        behind = _CLOSED.match(text, at)
        start = behind.end() if behind else at
        found = _WITHIN.match(text, start, min(len(text), start + 2 * _NEAR))
        if found is not None:
            return found
    if source.end < cue.start:
        found = _WITHIN.match(text, source.end, cue.start)
        if found is not None:
            return found
    line = text.rfind("\n", 0, source.start) + 1
    return _FRONTED.search(text, max(line, source.start - _NEAR), source.start)
