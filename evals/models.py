"""The model of the language that evals measure when none is given: the one that ships."""

from crossread.language.model import LanguageModel
from crossread.language.rules import RuleModel

__all__ = ["default_model"]


def default_model() -> LanguageModel:
    """The model that `crossread compare` reads with."""
    return RuleModel()
