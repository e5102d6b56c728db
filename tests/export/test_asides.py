"""A card of links that was glued into what somebody said is no part of it, on any view."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from crossread.export.html import render_html
from crossread.export.json import write_json
from crossread.export.markdown import render_markdown
from crossread.export.terminal import render_quotes
from crossread.types.annotation import Annotations, Quote, QuoteKind
from crossread.types.report import Dropped, FurnitureKind, Report
from crossread.types.story import Story
from crossread.types.synopsis import Synopsis
from tests.export.sample import make_synopsis, span_of

CARD = "Council splits over the bridge MORE"
TEXT = f"Mayor Rolf Neal {CARD} of Elmport said the bridge {CARD} was safe, the Courier {CARD} reported."


def _with_cards() -> Synopsis:
    """A synopsis of one report, with a card within who speaks, within what is said, and within who passed it on."""
    cards = tuple(span_of(TEXT, CARD, nth) for nth in (1, 2, 3))
    dropped = tuple(Dropped(one, FurnitureKind.RELATED) for one in cards)
    quote = Quote(
        content=(span_of(TEXT, f"the bridge {CARD} was safe"),),
        kind=QuoteKind.INDIRECT,
        speaker=span_of(TEXT, f"Mayor Rolf Neal {CARD} of Elmport"),
        speaker_name="Rolf Neal",
        cue=span_of(TEXT, "said"),
        relays=(span_of(TEXT, f"the Courier {CARD}"),),
    )
    made = make_synopsis()
    story = Story(
        (Report("r-1", TEXT, dropped=dropped),),
        (Annotations("r-1", made_by="a test", quotes=(quote,)),),
    )
    return replace(
        made,
        story=story,
        entities=(),
        alignments=(),
        passages=(),
        timeline=(),
        labels=(),
        copies=(),
    )


def _on_a_terminal(synopsis: Synopsis) -> str:
    return render_quotes(synopsis, width=200, colour=False)


def _in_markdown(synopsis: Synopsis) -> str:
    return render_markdown(synopsis).split("## Who said what")[1].split("\n## ")[0]


def _on_the_page(synopsis: Synopsis) -> str:
    """What a browser shows of the section on quotes."""
    section = render_html(synopsis).split('id="quotes"')[1].split("</section>")[0]
    return re.sub(r"<[^>]+>", "", section)


@pytest.mark.parametrize("render", [_on_a_terminal, _in_markdown, _on_the_page])
def test_what_is_said_is_shown_without_the_card(render: Callable[[Synopsis], str]) -> None:
    shown = " ".join(render(_with_cards()).replace("\\", "").split())

    assert "the bridge […] was safe" in shown
    assert "via the Courier" in shown
    assert CARD not in shown


def test_the_json_cites_every_letter() -> None:
    assert f"the bridge {CARD} was safe" in write_json(_with_cards())
