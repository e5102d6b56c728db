"""XML without its dangers: what a document is, and its tree.

In goes decoded text. Everything above the root element is cut off before a parser sees it, so that there is
no document type, no entity to be expanded and no file or address to be opened; the named characters of HTML
are written out. Never follows XInclude, `xml:base` or a processing instruction.
"""

import html
import re
from xml.etree import ElementTree as ET

from crossread.errors import ReadError

__all__ = [
    "Element",
    "behind",
    "inner_markup",
    "local_name",
    "parse_xml",
    "root_name",
    "without_prolog",
]

Element = ET.Element

_ROOT = re.compile(r"<(?:[\w.-]{1,60}:)?([\w.-]{1,60})")
_SPACE = re.compile(r"\s*")
_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,30};)")


def root_name(text: str) -> str:
    """The name of the root element without its prefix, or "" where `text` does not begin as XML does."""
    match = _ROOT.match(text, _skip_prolog(text))
    return match[1] if match else ""


def without_prolog(text: str) -> str:
    """`text` from its root element on, behind as many empty lines as stood above it.

    Named characters of HTML, such as `&nbsp;`, are written out: what declared them is cut off.
    """
    start = _skip_prolog(text)
    return "\n" * text.count("\n", 0, start) + _NAMED.sub(_write_out, text[start:])


def parse_xml(address: str, text: str) -> Element:
    """The root of the tree in `text`.

    Raises:
        ReadError: the text is no well-formed XML.
    """
    try:
        return ET.fromstring(without_prolog(text).encode("utf-8"))  # noqa: S314 - see above
    except ET.ParseError as error:
        line, message = error.position[0], str(error).partition(":")[0]
        raise ReadError(address, f"is broken XML: {message} in line {line}") from None


def local_name(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def inner_markup(element: Element) -> str:
    """What stands within an element as markup, its tags without namespaces and attributes."""
    pieces = [html.escape(element.text or "", quote=False)]
    # Walked without recursion, which a deep document would exhaust.
    waiting: list[Element | str] = list(reversed(element))
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            pieces.append(one)
            continue
        name = local_name(one)
        pieces += [f"<{name}>", html.escape(one.text or "", quote=False)]
        waiting += [f"</{name}>{html.escape(one.tail or '', quote=False)}", *reversed(one)]
    return "".join(pieces)


def _skip_prolog(text: str) -> int:
    """Where the first element stands, behind declaration, comments and document type; the end if none does."""
    at = 0
    while True:
        match = _SPACE.match(text, at)
        at = match.end() if match else at
        if text.startswith("<?", at):
            at = behind(text, "?>", at)
        elif text.startswith("<!--", at):
            at = behind(text, "-->", at)
        elif text.startswith("<!", at):
            end = behind(text, ">", at)
            # A document type may declare entities between brackets.
            at = behind(text, "]", at) if "[" in text[at:end] else end
            at = behind(text, ">", at) if text[at - 1 : at] == "]" else at
        else:
            return at


def behind(text: str, mark: str, start: int) -> int:
    """Where the text goes on behind the next `mark`; at its end, if there is none."""
    end = text.find(mark, start)
    return len(text) if end < 0 else end + len(mark)


def _write_out(match: re.Match[str]) -> str:
    written = html.unescape(f"&{match[1]}")
    return match.group() if written.startswith("&") or "<" in written else written
