"""Whether another reader finds another text in a page: readability-lxml, which goes by other signs.

In go the tree of a page and the text that was taken out of it; out come the text to keep and a sentence on how the two
part, if they do. readability counts commas and words of paragraphs where trafilatura goes by tags and classes, so that
they seldom fail alike. It takes longer than all else that is done to a page, and is asked only where long paragraphs
of the page were left, or little text was found, or what reads like a list of links. What it finds is taken where it
holds nearly all that was found, and much more, or where it is running text and the first is such a list; else the
first text stays.
"""

import re
from collections import Counter
from copy import deepcopy

from lxml.html import HtmlElement

from crossread.extract.fragment import fragment_text

__all__ = ["ask_second", "is_apart"]

_WORD = re.compile(r"\w+")
# A paragraph of that many characters is rarely a teaser or a button.
_LONG = 80
_ASIDE = re.compile(
    r"comment|related|recommend|newsletter|cookie|consent|footer|sidebar|promo|teaser|disclaimer",
    re.IGNORECASE,
)
_APART = frozenset({"aside", "footer", "nav", "form", "noscript", "figcaption"})
# It is asked where paragraphs as long as that share of the text were left, or where the text is shorter than that.
_LEFT_SHARE = 0.5
_SHORT = 400
# They part where they share less of their words than that (F1).
_ALIKE = 0.75
# The second text holds the first where it has that share of its words.
_HELD = 0.9
# A text so many times as long as one that is not short holds other reports of the page too.
_MOST_LONGER = 4


def ask_second(tree: HtmlElement, body: str) -> tuple[str, str | None]:
    """`body` or the text of readability-lxml, and how the two part, None where they agree or it was not asked."""
    is_list = _is_list(body)
    if not is_list and len(body) >= _SHORT and _left(tree, body) <= _LEFT_SHARE * len(body):
        return body, None
    other = _read_again(tree)
    ours, theirs = Counter(_WORD.findall(body)), Counter(_WORD.findall(other))
    common = (ours & theirs).total()
    if not theirs or 2 * common >= _ALIKE * (ours.total() + theirs.total()):
        return body, None
    is_held = common >= _HELD * ours.total()
    is_page = len(body) >= _SHORT and theirs.total() > _MOST_LONGER * ours.total()
    is_better = (is_held and not is_page) or (
        is_list and len(other) >= _SHORT and not _is_list(other)
    )
    taken = "readability's" if is_better else "trafilatura's"
    return other if is_better else body, (
        f"two readers of the page part: trafilatura finds {ours.total()} words, readability {theirs.total()}, and "
        f"{common} of them are the same; {taken} text is taken"
    )


def _is_list(text: str) -> bool:
    """Whether a text of twenty lines or more has a full stop behind so few of them as titles in a row have."""
    lines = [line.rstrip() for line in text.splitlines() if line.strip()]
    stopped = sum(line.endswith((".", "!", "?", "”", '"')) for line in lines)
    return len(lines) >= 20 and stopped < 0.2 * len(lines)


def _left(tree: HtmlElement, body: str) -> int:
    """How many characters of long paragraphs of the page do not stand in `body`."""
    known = "".join(body.split())
    n = 0
    for paragraph in tree.iter("p"):
        shown = "".join(paragraph.text_content().split())
        if len(shown) >= _LONG and shown[:_LONG] not in known and not is_apart(paragraph):
            n += len(shown)
    return n


def is_apart(paragraph: HtmlElement) -> bool:
    """Whether a paragraph lies in what no reader takes for a report."""
    return any(
        above.tag in _APART or _ASIDE.search(f"{above.get('class')} {above.get('id')}")
        for above in paragraph.iterancestors()
    )


def _read_again(tree: HtmlElement) -> str:
    # Imported here: few pages need it.
    from readability import Document  # noqa: PLC0415
    from readability.readability import Unparseable  # noqa: PLC0415

    try:
        return fragment_text(Document(deepcopy(tree)).summary(html_partial=True))
    except Unparseable:
        return ""
