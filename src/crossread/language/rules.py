"""The model of the language that works by rules and word lists alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from crossread.language.attributions import find_unit_attributions
from crossread.language.marks import find_marked
from crossread.language.model import Attribution, Name
from crossread.language.names import find_names
from crossread.language.sentences import paragraph_spans
from crossread.language.units import find_units
from crossread.types.annotation import Sentence

__all__ = ["RuleModel"]


@dataclass(frozen=True, slots=True)
class RuleModel:
    """Names and attributions by rule; needs no weights."""

    made_by: str = "rules/1"

    def find_names(self, text: str, sentences: Sequence[Sentence]) -> tuple[Name, ...]:
        """The proper names in `sentences` of `text`, none overlapping another."""
        return find_names(text, sentences)

    def find_attributions(
        self, text: str, sentences: Sequence[Sentence]
    ) -> tuple[Attribution, ...]:
        """The attributions in `sentences` of `text`, unit by unit; headlines are left out."""
        body = [sentence for sentence in sentences if sentence.paragraph >= 0]
        marked = find_marked(text, paragraph_spans(body))
        units = find_units(text, body, marked)
        return find_unit_attributions(units)
