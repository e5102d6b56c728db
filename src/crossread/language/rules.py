"""The model of the language that works by rules and word lists alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from crossread.language.attributions import find_unit_attributions
from crossread.language.marks import find_marked
from crossread.language.model import Reading
from crossread.language.names import find_names
from crossread.language.sentences import paragraph_spans
from crossread.language.units import find_units
from crossread.types.annotation import Sentence

__all__ = ["RuleModel"]


@dataclass(frozen=True, slots=True)
class RuleModel:
    """Names and attributions by rule; needs no weights."""

    made_by: str = "rules/1"

    def read(self, text: str, sentences: Sequence[Sentence]) -> Reading:
        """The names and attributions in `sentences` of `text`; headlines attribute nothing here."""
        body = [sentence for sentence in sentences if sentence.paragraph >= 0]
        marked = find_marked(text, paragraph_spans(body))
        units = find_units(text, body, marked)
        return Reading(find_names(text, sentences), find_unit_attributions(units))
