"""What makes annotations: the model with its weights, and the version of the program whose rules finish them."""

from importlib.metadata import version

from crossread.language.model import LanguageModel

__all__ = ["made_by"]


def made_by(model: LanguageModel) -> str:
    """The name that is kept with all that this program makes with `model`."""
    return f"crossread/{version('crossread')} {model.made_by}"
