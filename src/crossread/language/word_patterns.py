"""A pattern that finds any of many words, in capitals or not.

In goes a list of words, out comes a regular expression that looks at each first letter once: Python's tries
what stands between bars one after another, which for a hundred words takes more than twice as long.
"""

from collections.abc import Iterable

__all__ = ["any_word"]


def any_word(words: Iterable[str]) -> str:
    r"""A pattern for the `words`, which are of the letters a to z; "mon*" stands for all words that begin so.

    What stands before the word is the caller's to look at.

    >>> any_word(["may", "mon*", "day"])
    '(?:[mM](?ai:ay\\b|on)|[dD](?ai:ay\\b))'
    """
    behind: dict[str, list[str]] = {}
    for word in words:
        ending = word[1:-1] if word.endswith("*") else rf"{word[1:]}\b"
        behind.setdefault(word[0], []).append(ending)
    by_letter = (
        rf"[{letter}{letter.upper()}](?ai:{'|'.join(endings)})"
        for letter, endings in behind.items()
    )
    return f"(?:{'|'.join(by_letter)})"
