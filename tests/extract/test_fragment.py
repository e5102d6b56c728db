"""Fragments of HTML, invented, and their text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.extract.fragment import fragment_text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
        ("One <b>bold</b>er word<br>and a line", "One bolder word\nand a line"),
        ("<div>One<div>Two</div>Three</div>", "One\n\nTwo\n\nThree"),
        ("<ul><li>One<li>Two</ul>", "One\n\nTwo"),
        ("A &amp; B &lt;b&gt; &#8220;C&#8221; caf&eacute;", "A & B <b> “C” café"),
        ("  One \n two\t three  ", "One two three"),
        ("3 < 4 and 5<6 > 2", "3 < 4 and 5<6 > 2"),
        ('<p title="a > b">One</p>', "One"),
        ("<p title=\"it's\">One</p><p class='\"'>Two</p>", "One\n\nTwo"),
        ('<p class="x"">He said "so".</p>', 'He said "so".'),
        ("<!-- <p>No</p> -->Yes<!-- open", "Yes"),
        ("<![CDATA[Yes]]>", "Yes]]>"),
        ("<?php echo 1 ?>Yes<!DOCTYPE html>", "Yes"),
        ("<script>'<p>no</p>'</script>Yes<style>p{}</style>", "Yes"),
        ("<SCRIPT>no</Script >Yes<script>open", "Yes"),
        ("<svg><title>no</title></svg>Yes<iframe>no</iframe><video>no</video>", "Yes"),
        ("<iframe src=x />Yes<embed src=x>Yes", "Yes\n\nYes"),
        ("Cut in a <a href='x", "Cut in a"),
        ("<unknown-tag>One</unknown-tag> line", "One line"),
        ("", ""),
        ("<p> &nbsp; </p>", ""),
    ],
)
def test_the_text_of_a_fragment(markup: str, text: str) -> None:
    assert fragment_text(markup) == text


@given(st.text(st.sampled_from("<>/!-[]=\"' apb&;\n")))
def test_any_markup_gives_text_without_tags_of_its_own(markup: str) -> None:
    text = fragment_text(markup)
    assert "\0" not in text
    assert text == text.strip()


@given(st.text(st.characters(exclude_characters="<&\0\1", exclude_categories=["Cs"])))
def test_text_without_markup_keeps_its_words(text: str) -> None:
    assert fragment_text(text).split() == text.split()
