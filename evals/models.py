"""The model of the language that evals measure when none is given: the one that ships."""

from crossread.language.encoder import load_encoder
from crossread.language.model import LanguageModel

__all__ = ["default_model"]


def default_model() -> LanguageModel:
    """The model that `crossread compare` reads with."""
    return load_encoder()
