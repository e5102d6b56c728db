"""What media are called: "the Elmport Courier", "the Courier", "the newspaper", and how an outlet speaks of itself."""

from collections.abc import Sequence

from crossread.language.lexicon import organisations
from crossread.language.model import Name
from crossread.language.name_match import canonical_organisation, fold, initials, is_medium
from crossread.types.annotation import EntityKind

__all__ = [
    "MEDIA_NOUNS",
    "PAPERS",
    "is_called_medium",
    "is_on_paper",
    "is_own_outlet",
    "papers_in_full",
]

PAPERS = frozenset(
    "Times Post Journal Herald Guardian Telegraph Tribune Mail Sun Star Chronicle Globe Observer Register Gazette "
    "Courier News Independent Mirror Express Standard Echo Examiner Inquirer Bulletin Dispatch".split()
)
"""What a paper is called for short, behind "the"."""
# How an outlet speaks of itself: "told this newspaper".
_OWN = frozenset(("this", "our"))
MEDIA_NOUNS = frozenset(
    "newspaper paper daily magazine website site station channel agency outlet network broadcaster publication".split()
)
"""What a medium is called where it is not named: "the newspaper", "the outlet"."""
# Words that stand in the names of media.
_IN_MEDIA_NAMES = frozenset("news press radio television tv magazine".split())


def is_called_medium(name: str) -> bool:
    """Whether a name is known as a medium's, or says so itself: "the Elmport Courier", "Norland News"."""
    last = name.rsplit(maxsplit=1)[-1]
    return is_medium(name) or last in PAPERS or not _IN_MEDIA_NAMES.isdisjoint(fold(name).split())


def is_on_paper(name: str) -> bool:
    """Whether a medium is known as an agency, or called as papers are: no network means it."""
    known = organisations().get(name)
    is_agency = known is not None and known.kind == "agency"
    return is_agency or name.rsplit(maxsplit=1)[-1] in PAPERS - {"News"}


def is_own_outlet(words: str, outlet: str | None) -> bool:
    """Whether `words` of a report mean its own `outlet`: "the Courier" in the Meridian Courier, "this newspaper".

    A paper calls itself by some of its name's words, or by its first letters.
    """
    plain = words.lower().split()
    if plain and plain[0] in _OWN and plain[-1] in MEDIA_NOUNS:
        return True
    called, whole = fold(words).split(), fold(outlet or "").split()
    if not called or outlet is None:
        return False
    if called in (whole[at : at + len(called)] for at in range(len(whole))):
        return True
    letters = words.rsplit(maxsplit=1)[-1].replace(".", "")
    is_short = len(called) == 1 and len(letters) > 1 and letters == initials(outlet)
    return is_short or canonical_organisation(words) == canonical_organisation(outlet)


def papers_in_full(text: str, names: Sequence[Name]) -> dict[Name, str]:
    """The bodies that are called by the last word of a paper's name, with that name: "the Courier" is the Elmport Courier.

    A word with which the names of two papers end names neither.
    """
    bodies = [one for one in names if one.kind == EntityKind.ORGANISATION]
    full: dict[str, dict[str, str]] = {}
    for one in bodies:
        words = one.span.of(text)
        last = words.rsplit(maxsplit=1)[-1]
        if last in PAPERS and fold(words) != fold(last):
            full.setdefault(last, {}).setdefault(fold(words), words)
    one_paper = {last: next(iter(of.values())) for last, of in full.items() if len(of) == 1}
    if not one_paper:
        return {}
    short = ((one, _called_for_short(text, one)) for one in bodies)
    return {one: one_paper[word] for one, word in short if word in one_paper}


def _called_for_short(text: str, name: Name) -> str | None:
    """The one word of a name behind "the": "Courier" in "the Courier" and "The Courier"."""
    words = [*text[max(0, name.span.start - len(" the ")) : name.span.start].split()[-1:]]
    words += name.span.of(text).split()
    return words[-1] if words[-2:-1] in (["the"], ["The"]) else None
