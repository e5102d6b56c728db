"""Which words of a report are told in its own voice, and which it only passes on."""

from collections.abc import Sequence

import pytest

from crossread.cluster.narrative import find_narrative
from crossread.language.words import Word
from crossread.types.report import Dropped, FurnitureKind, Report
from crossread.types.span import Span


def shown(stretches: Sequence[Sequence[Word]]) -> str:
    return " / ".join(" ".join(word.text for word in words) for words in stretches)


def report(text: str, *, headline: str = "", dropped: str = "") -> Report:
    at, drop = text.find(headline), text.find(dropped)
    return Report(
        id="a",
        text=text,
        path="a.txt",
        headline=Span(at, at + len(headline)) if headline else None,
        dropped=(Dropped(Span(drop, drop + len(dropped)), FurnitureKind.SHARE),) if dropped else (),
    )


OWN_WORDS = [
    ("The port shut at noon. Rain fell.", "The port shut at noon Rain fell"),
    ("The port shut.\n\nRain fell.", "The port shut / Rain fell"),
    ("Rain fell on the US coast.", "Rain fell on the US coast"),
    (
        "The firm won subscribers and a copyright case.",
        "The firm won subscribers and a copyright case",
    ),
]


@pytest.mark.parametrize(("text", "told"), OWN_WORDS)
def test_what_a_report_tells_itself_is_kept_in_one_stretch_a_paragraph(
    text: str, told: str
) -> None:
    assert shown(find_narrative(report(text)).told) == told


PASSED_ON = [
    ('Brandt called it "shut for good" at noon.', "Brandt called it / at noon", "shut for good"),
    ("“We shut it,” Brandt said.", "Brandt said", "We shut it"),
    (
        "Rain fell.\n\nThe port is shut.\n\n— Ada Brandt (@adabrandt) March 3, 2024\n\nWind rose.",
        "Rain fell / Wind rose",
        "The port is shut / Ada Brandt March 3 2024",
    ),
    (
        "Rain fell.\n\nThe port is shut. — Ada Brandt (@adabrandt) March 3, 2024",
        "Rain fell",
        "The port is shut Ada Brandt March 3 2024",
    ),
    (
        "Rain fell.\n\nThe ministry wrote in a letter:\n\nThe port is shut.\n\nWind rose.",
        "Rain fell / The ministry wrote in a letter / Wind rose",
        "The port is shut",
    ),
    (
        "ADA BRANDT: The port is shut.\n\nTOM HALE: Since when?\n\nADA BRANDT: Since noon.",
        "",
        "ADA BRANDT The port is shut / TOM HALE Since when / ADA BRANDT Since noon",
    ),
]


@pytest.mark.parametrize(("text", "told", "passed_on"), PASSED_ON)
def test_quotations_posts_statements_and_transcripts_are_passed_on(
    text: str, told: str, passed_on: str
) -> None:
    narrative = find_narrative(report(text))

    assert (shown(narrative.told), shown(narrative.passed_on)) == (told, passed_on)


LEFT_OUT = [
    "Rain fell. You can follow the news on your phone. Wind rose.",
    "Rain fell. No one knows this coast better than we do. Wind rose.",
    "Rain fell. All rights reserved. Wind rose.",
    "Rain fell. More at www.example.org today. Wind rose.",
    "Rain fell.\n\nThis Dec. 3 photo shows the port.\n\nWind rose.",
    "Rain fell.\n\nBoats at the quay. (Getty Images)\n\nWind rose.",
]


@pytest.mark.parametrize("text", LEFT_OUT)
def test_words_to_readers_notices_and_captions_are_left_out(text: str) -> None:
    narrative = find_narrative(report(text))

    assert (shown(narrative.told), narrative.passed_on) == ("Rain fell / Wind rose", ())


def test_one_line_in_capitals_before_a_colon_is_no_transcript() -> None:
    text = "PORT ANSEL: The port shut at noon."

    assert shown(find_narrative(report(text)).told) == "PORT ANSEL The port shut at noon"


def test_the_headline_and_dropped_lines_are_left_out() -> None:
    text = "Port shuts\n\nRain fell.\n\nShare this\n\nWind rose."
    narrative = find_narrative(report(text, headline="Port shuts", dropped="Share this"))

    assert shown(narrative.told) == "Rain fell / Wind rose"
