"""Whether a clause says that its verb did not happen.

In go the words of a clause; out comes yes or no, or what it is that did not happen. Looks at the verb alone:
"without a word" and "nobody" do not make a clause negated.
"""

import re

__all__ = ["is_negated", "negated_words"]

_REACH = 3  # words behind a "not", among which its verb stands

# "did not approve", "has never", "no longer"; not "not only", and not the two that make a yes ("did
# not refuse to").
_REFUSING = r"(?:reject|refus|fail|declin)(?:e|s|es|ed|ing)?"
_NOT = (
    r"(?:(?:did|do|does|has|have|had|is|are|was|were|will|would|can|could|should|must|may|might|shall)\s+(?:\w+\s+)?[“‘\"']?not"
    r"|\w+n['’]t|(?:ca|do|did|does|is|was|are|would|could|should|has|have)nt|cannot|never|no\s+longer)"
)
_NEGATION = re.compile(
    rf"\b{_NOT}\b(?!\s+(?:only|just|merely)\b)(?!\s+(?:\w+\s+)?{_REFUSING}\b)"
    r"|(?<!the )(?<!a )(?<!not )(?<!never )(?<!n't )(?<!n’t )\b(?:reject(?:s|ed|ing)?\b"
    r"|(?:refus(?:e|es|ed|ing)|fail(?:s|ed|ing)?|declin(?:e|es|ed|ing))\s+to\b)",
    re.IGNORECASE,
)

_CLAUSE_END = re.compile(
    r"[,;:.!?()\"“”–—]|\b(?:until|till|unless|if|because|that|who|which|and|but|or)\b",
    re.IGNORECASE,
)


def is_negated(words: str) -> bool:
    """Whether the clause says that its verb did not happen: "did not approve", "refused to sign".

    Two clauses that differ in this tell opposite things though both are told as fact.
    """
    return _NEGATION.search(words) is not None


def negated_words(words: str) -> tuple[tuple[str, ...], ...]:
    """For each negation the words, in lower case, that stand right behind it in its clause.

    >>> negated_words("The board did not yet approve it; she refused to sign.")
    (('yet', 'approve', 'it'), ('sign',))
    """
    found: list[tuple[str, ...]] = []
    for negation in _NEGATION.finditer(words):
        clause = _CLAUSE_END.split(words[negation.end() :], maxsplit=1)[0]
        behind = tuple(re.findall(r"[\w'’-]+", clause.lower())[:_REACH])
        itself = negation[0].lower()
        found.append((itself, *behind) if itself.startswith("reject") else behind)
    return tuple(found)
