"""The text of a fragment of HTML, as feeds and news agencies carry it.

In goes markup that is one article already, without a page around it; out comes its text, paragraphs between
empty lines. Read by hand from end to end: nothing in it is kept but text, nothing is run or fetched, and one
tag with 50,000 attributes or a million of `<` takes no longer than as much text.
"""

import html
import re

from crossread.extract.xml import behind

__all__ = ["fragment_text"]

# A tag up to its end, or to that of the text: quotes hide a ">" where they stand behind "=". Each branch of the
# loop begins with another character and the end always matches, so that nothing is tried twice.
_TAG = re.compile(
    r"<(/?)([a-zA-Z][^\s/>]{0,40})(?:=\s*+(?:\"[^\"]*+\"?+|'[^']*+'?+)?+|[^>=]++)*+(?:>|\Z)"
)
# Elements whose content is not the article's text: they are left out up to their end tag.
_LEFT_OUT = frozenset(
    "script style head title template iframe object embed svg math video audio canvas noembed noframes "
    "xmp textarea select button media".split()
)
# Those of them that have no content and no end tag.
_EMPTY = frozenset({"embed"})
# Elements that part the text; all others, unknown ones too, stand within a line. The last row is of NITF.
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody td tfoot th "
    "thead tr ul "
    "block body.content body.end body.head byline dateline hedline hl1 hl2 tagline".split()
)


def fragment_text(markup: str) -> str:
    """The text of `markup`: paragraphs between empty lines, with `<br>` as a line end."""
    pieces: list[str] = []
    at = 0
    while at < len(markup):
        start = markup.find("<", at)
        start = len(markup) if start < 0 else start
        pieces.append(_written_out(markup[at:start]))
        mark, at = _read_mark(markup, start)
        pieces.append(mark)
    blocks = (_lines("".join(block)) for block in _split(pieces))
    return "\n\n".join(block for block in blocks if block)


def _read_mark(markup: str, start: int) -> tuple[str, int]:
    """What the `<` at `start` becomes in the text, and where the text goes on behind it."""
    if markup.startswith("<!--", start):
        return "", behind(markup, "-->", start + 4)
    if markup.startswith("<![CDATA[", start):
        return "", start + 9
    if markup.startswith(("<!", "<?"), start):
        return "", behind(markup, ">", start)
    tag = _TAG.match(markup, start)
    if tag is None:
        is_end_tag = markup.startswith("</", start)
        return (
            ("", behind(markup, ">", start))
            if is_end_tag
            else (markup[start : start + 1], start + 1)
        )
    name = tag[2].lower()
    if name in _LEFT_OUT:
        is_empty = tag[1] or name in _EMPTY or tag.group().endswith("/>")
        return "\0", tag.end() if is_empty else _behind_end(markup, name, tag.end())
    if name == "br":
        return "\1", tag.end()
    return "\0" if name in _BLOCKS else "", tag.end()


def _behind_end(markup: str, name: str, start: int) -> int:
    """Where the text goes on behind the next end tag of `name`; at the end, if there is none."""
    end = re.compile(rf"</{re.escape(name)}", re.IGNORECASE).search(markup, start)
    return behind(markup, ">", end.start()) if end else len(markup)


def _written_out(text: str) -> str:
    """Text between tags, with its characters written out and its spaces made one."""
    return re.sub(r"[\s\0\1]+", " ", html.unescape(text))


def _split(pieces: list[str]) -> list[list[str]]:
    """The pieces of each block; blocks are parted by the mark of a tag that is not in a line."""
    blocks: list[list[str]] = [[]]
    for piece in pieces:
        if piece == "\0":
            blocks.append([])
        else:
            blocks[-1].append(piece)
    return blocks


def _lines(block: str) -> str:
    lines = (" ".join(line.split(" ")).strip() for line in block.split("\1"))
    return "\n".join(re.sub(" {2,}", " ", line) for line in lines if line)
