"""Whether a clause says that its verb did not happen.

In go the words of a clause; out comes yes or no. Looks at the verb alone: "without a word" and "nobody"
do not make a clause negated.
"""

import re

__all__ = ["is_negated"]

# "did not approve", "has never", "no longer"; not "not only", and not the two that make a yes ("did
# not refuse to").
_REFUSING = r"(?:reject|refus|fail|declin)(?:e|s|es|ed|ing)?"
_NOT = (
    r"(?:(?:did|do|does|has|have|had|is|are|was|were|will|would|can|could|should|must|may|might|shall)\s+(?:\w+\s+)?not"
    r"|\w+n['’]t|cannot|never|no\s+longer)"
)
_NEGATION = re.compile(
    rf"\b{_NOT}\b(?!\s+(?:only|just|merely)\b)(?!\s+(?:\w+\s+)?{_REFUSING}\b)"
    r"|(?<!the )(?<!a )(?<!not )(?<!never )(?<!n't )(?<!n’t )\b(?:reject(?:s|ed|ing)?\b"
    r"|(?:refus(?:e|es|ed|ing)|fail(?:s|ed|ing)?|declin(?:e|es|ed|ing))\s+to\b)",
    re.IGNORECASE,
)


def is_negated(words: str) -> bool:
    """Whether the clause says that its verb did not happen: "did not approve", "refused to sign".

    Two clauses that differ in this tell opposite things though both are told as fact.
    """
    return _NEGATION.search(words) is not None
