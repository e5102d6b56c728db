r"""The reports of a synopsis as BibTeX, for LaTeX with BibTeX or Biber.

In goes a Synopsis; out comes an entry for each report: `@article` where its outlet is known, else `@misc`. Texts
stand in two pairs of braces, so that a style keeps their capitals and an author's name in one piece. What TeX would
act on is escaped; braces themselves are written as `\textbraceleft`, since BibTeX counts even escaped ones.
Letters stay as they are, in UTF-8.
"""

import re
from collections.abc import Iterator

from crossread.export.references import Reference, list_references
from crossread.types.synopsis import Synopsis

__all__ = ["escape_bibtex", "write_bibtex"]

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_ESCAPED = {
    "\\": r"{\textbackslash}",
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    "`": r"{\textasciigrave}",
    "|": r"{\textbar}",
    "<": r"{\textless}",
    ">": r"{\textgreater}",
    **{sign: f"\\{sign}" for sign in "%&$#_"},
}
_ACTS = re.compile("[" + re.escape("".join(_ESCAPED)) + "]")
# Two of these beside each other become one other sign in print.
_LIGATURE = re.compile("(?<=([-',]))(?=\\1)")
# In an address only these would end the field or begin a command; percent signs and the like are taken as they are.
_IN_ADDRESS = {"{": "%7B", "}": "%7D", "\\": "%5C"}


def write_bibtex(synopsis: Synopsis) -> str:
    """The entries, one empty line between them."""
    return "\n".join("".join(_entry(one)) for one in list_references(synopsis))


def escape_bibtex(words: str) -> str:
    r"""The words as TeX prints them again.

    >>> escape_bibtex("50% of {all}")
    '50\\% of {\\textbraceleft}all{\\textbraceright}'
    """
    return _LIGATURE.sub("{}", _ACTS.sub(lambda sign: _ESCAPED[sign[0]], words))


def _entry(reference: Reference) -> Iterator[str]:
    yield f"@{'article' if reference.outlet else 'misc'}{{{reference.key},\n"
    for name, value in _fields(reference):
        yield f"  {name} = {value},\n"
    yield "}\n"


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    if reference.author:
        yield "author", _text(reference.author)
    yield "title", _text(reference.title)
    if reference.outlet:
        yield "journal", _text(reference.outlet)
    if reference.published is not None:
        day = reference.published
        yield "year", f"{{{day.year:04}}}"
        yield "month", _MONTHS[day.month - 1]
        yield "day", f"{{{day.day}}}"
    if reference.url:
        address = "".join(_IN_ADDRESS.get(sign, sign) for sign in reference.url)
        yield "url", f"{{{address}}}"
    if reference.language:
        yield "langid", f"{{{reference.language}}}"


def _text(words: str) -> str:
    return f"{{{{{escape_bibtex(words)}}}}}"
