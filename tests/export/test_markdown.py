"""What the Markdown of a synopsis holds, and that reports cannot write markup into it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from crossread.export.markdown import escape_markdown, render_markdown
from crossread.export.wording import clean_line
from tests.export.sample import make_hostile_synopsis, make_synopsis

_RENDERER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def _section(heading: str, text: str) -> list[str]:
    return [
        line
        for line in text.split(f"## {heading}\n")[1].split("\n## ", maxsplit=1)[0].split("\n")
        if line
    ]


def test_a_conflict_is_a_list_of_versions_with_their_places() -> None:
    section = _section("Cannot both be right", render_markdown(make_synopsis()))

    assert section[1:] == [
        "### How many people died",
        "- “killing two people and injuring 14, the fire service said” [A 149–206]",
        "- “Three people died when fire swept the fish market” [B 54–103] [C 58–107]",
        "→ two and three count the same deaths on the same night",
    ]


def test_quotes_carry_speaker_cue_relay_and_place() -> None:
    section = _section("Who said what", render_markdown(make_synopsis()))

    assert "\n".join(section[1:4]) == (
        "### Marta Oszkar\n"
        "- “We lost the roof in twenty minutes, … Nobody could have stopped it.” "
        "[A 401–436] [A 469–498] · said\n"
        "- “We lost the roof within 20 minutes, … No one could have stopped it.” "
        "[B 275–310] [B 355–384] · told · via Velmo Radio"
    )


@pytest.mark.parametrize(
    "text",
    [
        "# Not a heading",
        "1. Not a list",
        "- nor this",
        "+ nor this",
        "---",
        "===",
        "> quoted",
        "    indented",
        "*bold* _it_ ~~gone~~ `code`",
        "<script>alert(1)</script> <b>",
        "[a](javascript:alert(1)) ![x](http://evil.example/x.png) <http://evil.example>",
        "[A 120–164]: http://evil.example",
        "&lt;script&gt; &#60;",
        "a | b | c",
        "trailing backslash \\",
        "```\ncode\n```",
    ],
)
def test_a_text_stays_text(text: str) -> None:
    (paragraph, inline, _) = _RENDERER.parse(escape_markdown(text))

    assert inline.children is not None
    shown = "".join(child.content for child in inline.children)
    assert (
        paragraph.type,
        {child.type for child in inline.children} <= {"text", "text_special"},
        shown,
    ) == (
        "paragraph_open",
        True,
        clean_line(text),
    )


@given(st.text(st.sampled_from("#*_-+=`~[](){}<>!&;:/\\|.1a \n@w\"'")))
def test_any_marks_stay_text(text: str) -> None:
    tokens = _RENDERER.parse(f"- {escape_markdown(text)}x")

    kinds = {child.type for token in tokens for child in token.children or ()}
    blocks = {t.type for t in tokens}
    expected = {"bullet_list_open", "list_item_open", "paragraph_open", "inline"} | {
        "bullet_list_close",
        "list_item_close",
        "paragraph_close",
    }
    assert (kinds <= {"text", "text_special"}, blocks) == (True, expected)


def test_a_hostile_report_makes_no_link_image_or_html() -> None:
    text = render_markdown(make_hostile_synopsis())
    tokens = _RENDERER.parse(text)

    assert "script" in text
    kinds = {child.type for token in tokens for child in token.children or ()}
    assert (
        kinds <= {"text", "text_special", "strong_open", "strong_close", "softbreak"},
        {"html_block", "fence", "code_block"} & {token.type for token in tokens},
    ) == (True, set())
