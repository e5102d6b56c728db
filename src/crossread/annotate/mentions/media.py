"""What media are called: "the Elmport Courier", "the newspaper", and how an outlet speaks of itself."""

from crossread.language.lexicon import organisations
from crossread.language.name_match import canonical_organisation, fold, initials, is_medium

__all__ = ["MEDIA_NOUNS", "PAPERS", "is_called_medium", "is_on_paper", "is_own_outlet"]

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
