"""What the other layers ask of the sources of one report: who they are, and what stands around the words that are said.

In go the facts of a report; out come names, and the spans of sources. Whose name stands behind a source is told by `naming`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from crossread.annotate.mentions.documents import DOCUMENT
from crossread.annotate.mentions.media import is_own_outlet
from crossread.annotate.mentions.relatives import has_relative
from crossread.annotate.mentions.source_phrases import is_platform, last_sentence, owns
from crossread.annotate.sorted_spans import around
from crossread.annotate.speakers.naming import name_source
from crossread.annotate.speakers.relays import reported_before, reported_beside
from crossread.annotate.speakers.report_facts import ReportFacts
from crossread.language.name_match import is_medium
from crossread.types.annotation import EntityKind
from crossread.types.span import Span

__all__ = ["Speakers"]

_COLON_REACH = 120  # characters before words that a colon leads to
_HEARS = re.compile(
    r"(?<!according)\s(?:to|in|at|for|with|against|about)\s+(?:the\s+)?\Z", re.IGNORECASE
)
_NEAR = 40  # mentions


@dataclass(frozen=True, slots=True)
class Speakers:
    """Who speaks in one report, and what stands around the words that are said."""

    facts: ReportFacts

    @property
    def text(self) -> str:
        """The text of the report."""
        return self.facts.text

    def name(self, source: Span | None) -> str | None:
        """Who the words at `source` name, or None."""
        return name_source(self.facts, source) if source is not None else None

    def sources_in(self, span: Span) -> Sequence[Span]:
        """The sources of attributions that begin in `span`."""
        return self.facts.sources_in(span)

    def told_last(self, start: int, end: int) -> list[tuple[Span, str | None]]:
        """Who speaks in the last sentence before `end`, behind `start`: of the line before where `end` begins one.

        Those of whom another says that they speak are left out.
        """
        while end > start and self.text[end - 1].isspace():
            end -= 1
        last = last_sentence(self.text, max(start, self.text.rfind("\n", start, end) + 1), end)
        held = self.sources_in(Span(last, end)) if last < end else ()
        return [(one, self.name(one)) for one in held if one not in self.facts.told_of]

    def is_person(self, source: Span | None) -> bool:
        """Whether the words at `source` begin with a person, by name, role or pronoun."""
        within = self.facts.mentions_in(source) if source is not None else ()
        return bool(within) and within[0].kind == EntityKind.PERSON

    def passes_on(self, source: Span | None) -> bool:
        """Whether the words at `source` are a medium or a document, which tell what others say."""
        if source is None:
            return False
        if DOCUMENT.search(self.text, source.start, source.end):
            return True
        return any(is_medium(m.span.of(self.text)) for m in self.facts.mentions_in(source))

    def is_own_outlet(self, span: Span) -> bool:
        """Whether the words at `span` mean who published the report, which passes on nothing in it."""
        mention = next(iter(self.facts.mentions_in(span)), None)
        if mention is not None and mention.kind == EntityKind.PLACE:
            return False  # "Washington said" in the Washington Post
        names = [span.of(self.text)]
        if mention is not None and mention.span.end == span.end:
            before = self.text[span.start : mention.span.start].strip().lower()
            names += (
                [mention.name] if before in {"", "the"} else []
            )  # not "a note seen by the Post"
        return any(is_own_outlet(name, self.facts.outlet) for name in names)

    def before_colon(self, start: int) -> Span | None:
        """The last person or body named before a colon that leads to the words at `start`, and not as who hears them."""
        before = self.text[max(0, start - _COLON_REACH) : start]
        led = before.rstrip()
        if not led.endswith(":"):
            return None
        paragraph = led.rsplit("\n", 1)[-1]
        begin = start - len(before) + led.rfind(paragraph)
        found = [
            m
            for m in self.facts.mentions_in(Span(begin, start))
            if m.kind != EntityKind.PLACE and not owns(self.text, m) and not is_platform(m.name)
        ]
        found = [m for m in found if not _HEARS.search(self.text, begin, m.span.start)]
        if not found or has_relative(self.text[found[-1].span.end : start]):
            return None  # "the letter to Brandt, which asked: “Why?”"
        return found[-1].span

    def subject_before(self, start: int) -> Span | None:
        """The last person named in the same line before `start`, not many names away."""
        line = self.text.rfind("\n", 0, start) + 1
        persons = [
            m.span
            for m in around(self.facts.mentions, lambda mention: mention.span, start, most=_NEAR)
            if line <= m.span.start < start and m.kind == EntityKind.PERSON
        ]
        return persons[-1] if persons else None

    def medium_before(self, marked: Span, sentence: Span) -> Span | None:
        """The body whose words the marks hold, as in "As the Courier reports, “...”."""
        medium = reported_before(self.text, marked, sentence)
        return medium if medium is not None and self._holds_body(medium) else None

    def medium_reporting(self, cue: Span, sentence: Span, content: Span) -> Span | None:
        """The body that passed the words on, as in "“No,” she said, as the Courier reported"."""
        found = reported_beside(self.text, cue, sentence, content)
        return next((medium for medium in found if self._holds_body(medium)), None)

    def _holds_body(self, span: Span) -> bool:
        return any(m.kind == EntityKind.ORGANISATION for m in self.facts.mentions_in(span))
