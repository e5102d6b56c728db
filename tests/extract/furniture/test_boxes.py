"""What houses set between paragraphs, and lines of reports that only look so. All lines are invented."""

import pytest

from crossread.extract.furniture.cues import find_cue, find_house_cue
from crossread.types.report import FurnitureKind

BOXES = [
    ("JUST WATCHED 'It was a hard night' Replay More Videos ... MUST WATCH 'It was a hard night' 01:00", FurnitureKind.PLAYER),
    ("Story Continued Below", FurnitureKind.PROMOTION),
    ("Article continues below advertisement", FurnitureKind.PROMOTION),
    ("Slideshow (14 Images)", FurnitureKind.PLAYER),
    ("YouTube", FurnitureKind.PLAYER),
    ("[pullquote]", FurnitureKind.PLAYER),
    ("( PHOTOS: 12 mills that burned)", FurnitureKind.RELATED),
    ("( See the full results of the vote)", FurnitureKind.RELATED),
    ("Full Coverage: The ferry of Port Ansel", FurnitureKind.RELATED),
    ("SEE RELATED:", FurnitureKind.RELATED),
    ("Click for more from the Tormel Post.", FurnitureKind.RELATED),
    ("ANALYSIS/OPINION:", FurnitureKind.NOTICE),
    ("This is a rush transcript. It may be changed.", FurnitureKind.NOTICE),
    ("• This article is based in part on wire service reports.", FurnitureKind.NOTICE),
    ("Follow @adabrandt Follow @tormelpost", FurnitureKind.SHARE),
    ("Got a tip? Write to desk@post.example.", FurnitureKind.PROMOTION),
    ("Send letters to: letters@post.example.", FurnitureKind.PROMOTION),
    ("Send Tips: desk@post.example", FurnitureKind.PROMOTION),
    ("The mayor waits at the pier in May. | Rolf Neal/AFP/Getty Images Ferry sails again The council gave way.", FurnitureKind.CAPTION),
    ("“It was a hard night,” the mayor said. | AP Photo transport Ferry sails again", FurnitureKind.CAPTION),
    ("ALSO WATCH:", FurnitureKind.PLAYER),
    ("Watch the full interview:", FurnitureKind.PLAYER),
    ("— With assistance by Ada Brandt, Al-Rolf Neal, and Nora T. Quist", FurnitureKind.BYLINE),
    ("With Courier wires", FurnitureKind.BYLINE),
    ("Follow Ada Brandt at twitter.com/adabrandt and Rolf Neal at twitter.com/rneal", FurnitureKind.BYLINE),
    ("This article tagged under: Ferries", FurnitureKind.RELATED),
    ("You can unsubscribe at any time.", FurnitureKind.SUBSCRIBE),
    ("This site is protected by reCAPTCHA and its terms apply.", FurnitureKind.SUBSCRIBE),
]  # fmt: skip


@pytest.mark.parametrize(("line", "kind"), BOXES)
def test_a_box_between_paragraphs_gives_itself_away(line: str, kind: FurnitureKind) -> None:
    assert (find_cue(line) or find_house_cue(line)) is kind


TOLD = [
    "The story continued below deck, where the crew slept.",
    "Photos of the mill were taken by the police.",
    "(The photos were taken by the police.)",
    "Full coverage of the costs was promised by the insurer.",
    "Analysis of the water showed no oil.",
    "Follow the money, the mayor said.",
    "With help from Rolf Neal the ferry was made ready.",
    "The mayor asked them to watch the interview: it was short.",
    "The ferry sank in May | Getty Images says it has no picture of it.",
    "The council's pages were protected by a wall.",
    "He had just watched the mill burn, and did not sleep.",
    "The council got a question from the mayor.",
]


@pytest.mark.parametrize("line", TOLD)
def test_a_line_of_report_that_begins_like_a_box_is_none(line: str) -> None:
    assert (find_cue(line) or find_house_cue(line)) is None
