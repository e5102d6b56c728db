"""Page furniture in plain text. In the pages below, a line that starts with `kind| ` is to be dropped."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.extract.furniture.furniture import find_furniture
from crossread.types.report import FurnitureKind
from crossread.types.span import Span
from tests.growth import check_growth


def read_page(marked: str) -> tuple[str, list[tuple[str, str]]]:
    """The page without its marks, and the (kind, line) pairs that are marked in it."""
    kinds = {kind.value for kind in FurnitureKind}
    lines: list[str] = []
    wanted: list[tuple[str, str]] = []
    for line in marked.strip("\n").split("\n"):
        kind, bar, rest = line.partition("| ")
        if bar and kind in kinds:
            wanted.append((kind, rest))
        lines.append(rest if bar and kind in kinds else line)
    return "\n".join(lines), wanted


def found_in(text: str) -> list[tuple[str, str]]:
    return [(dropped.kind.value, dropped.span.of(text)) for dropped in find_furniture(text)]


def check(marked: str) -> None:
    text, wanted = read_page(marked)
    assert found_in(text) == wanted


def test_buttons_captions_and_a_player_stand_between_the_lines_of_a_report() -> None:
    check("""
Harbour of Velm Closes After Crane Falls Into the Basin

share| Send in e-mailSend in e-mail
caption| The fallen crane.
caption| The fallen crane.Credit: Ines Okoro and Tal Brandt/AFP

The harbour of Velm was closed on Tuesday after a crane fell into its main basin, the port authority said.

promotion| Who really pays for the Opera House of Dorrin - and why?

player| -- : --

"Nobody was hurt," harbour master Odile Marsh said. Asked when ships could return, she said, "You'll see."

caption| Harbour master Odile Marsh. Credit: Piet Lund,AP

"We are looking at the cables first."

Divers were to inspect the basin on Wednesday.

subscribe| Click the bell icon to follow topics:""")


def test_a_live_page_has_stamps_counters_and_a_newsletter_box() -> None:
    check("""
Flood water reaches the old town of Aldermoor
byline| By Rosa Quill and Tom Hatch
notice| Updated 14 March 2023, 09:41
notice| 3 min read
share| Share on Facebook
The river Eln rose above its banks early on Tuesday and reached the old town of Aldermoor, the mayor said.
notice| 09:12
“We have moved two hundred people,” mayor Hanne Falk told reporters outside the town hall.
promotion| ADVERTISEMENT
notice| 08:47 GMT
The fire service sent forty boats, and schools stay shut until Thursday.
player| 2 of 14
subscribe| Sign up to our morning newsletter and get the news in your inbox.
Falk said that the water would fall by the weekend.
notice| 112 Comments""")


def test_a_consent_notice_a_paywall_and_an_author_s_lines_are_the_page_s() -> None:
    check("""
notice| We use cookies to give you the best experience. You can change your cookie settings at any time.
Court frees union leader in Marrowby
A judge in Marrowby freed the union leader Karel Voss on Monday, ruling that the strike had been lawful.
Voss had been held for nine days.
subscribe| Already a subscriber? Log in to continue reading.
His lawyer, Mina Oduya, said that she would ask for damages.
byline| Lena Storck is a reporter for the Marrowby Post. She covers courts and crime. Follow her on Twitter.
notice| Correction: An earlier version of this article gave the wrong age for Karel Voss.
byline| (Reporting by Lena Storck; Editing by Paul Reyes)
notice| © 2022 Marrowby Post. All rights reserved.""")


def test_links_to_other_stories_stand_alone_or_under_a_heading() -> None:
    check(
        """
The council of Brae voted on Friday to close the last coal quay, after a debate of eleven hours.
[Graphic: How the coal trade of the north shrank in ten years]
Councillor Ada Finch called the vote “a beginning.”
related| READ MORE: Second quay to close before winter
SENATORS RAMP UP EFFORTS TO SEE THE GOVERNOR'S DIARIES, 'WILL TAKE ALL STEPS'
The quay has stood since 1911, and some 300 people work there.
related| Read more:
related| As the north turns to wind, millions wait for work
related| They closed the mines. But their troubles are not over.
related| Today’s coverage from our writers around the coast""".replace(
            "[Graphic", "related| [Graphic"
        ).replace("SENATORS", "promotion| SENATORS")
    )


CARDS = [
    "Mayor Rolf Neal{ Rolf Jorn NealCouncil splits over bridge The bridge is 90 MORE} said so.",
    "Mayor Rolf Neal{ Rolf Jorn Neal Council splits over bridge The bridge is 90 MORE} said so.",
    "Mayor Ada Brandt{ Ada (Addie) BrandtNow what? MORE} met Rolf Neal{ Rolf NealHe won MORE} (D).",
    "Mayor Rolf Neal said MORE than he wanted to.",
    "Mayor Rolf Neal and Rolf Neal the younger asked for MORE.",
]


@pytest.mark.parametrize("marked", CARDS)
def test_a_card_of_links_that_is_glued_to_a_name_is_dropped_from_its_line(marked: str) -> None:
    text = marked.replace("{", "").replace("}", "")
    dropped = find_furniture(text)

    assert [one.span.of(text) for one in dropped] == re.findall(r"{(.*?)}", marked)


def test_agencies_stand_before_behind_and_instead_of_captions() -> None:
    check("""
caption| In this May 2, 2019 photo, the dam above Orsk Bay is seen. Its gates were closed in 1974. (AP Photo/Jo Lind)
ORSK BAY (AP) — Engineers lowered the lake above Orsk Bay on Sunday, saying that the dam had cracked.
caption| Reuters The dam has been closed to visitors since the spring of last year
caption| Enlarge this image toggle caption Alma Reyes/AP Alma Reyes/AP
The lake fell by two metres, Reuters reported.
caption| Image copyright Getty Images Image caption People watched from the hills
credit| Getty Images
“It is safe,” engineer Sol Prado said.
byline| The Associated Press contributed to this report.""")


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        *(
            ("player", line)
            for line in (
                "Listen to this article",
                "Listen to this story 5:32",
                "Listen · 5:12",
                "Audio: Listen to the full story",
                "Read aloud",
                "5 min",
                "4 min listen",
                "This article is read by an automated voice.",
            )
        ),
        *(("notice", line) for line in ("5-minute read", "Reading time: 5 min")),
        *(
            ("notice", line)
            for line in (
                "© The Velm Post. All rights reserved.",
                "(c) Velm Post Ltd",
                "Copyright: The Velm Post",
                "Copyright by The Velm Post. No part of this article may be copied.",
            )
        ),
        *(
            ("caption", line)
            for line in (
                "The crane in the basin, March 13. (Ruben Askew/Velm Post)",
                "The crane in the basin at dawn (Ruben Askew | Velm Post)",
                "The crane at dawn. (Ruben Askew for The Velm Post)",
                "The crane at dawn. [Ruben Askew/velmpost.com]",
                "The crane at dawn. Ruben Askew/Velm Post",
            )
        ),
        *(
            ("credit", line)
            for line in (
                "Ruben Askew/Velm Post",
                "(Ruben Askew/Velm Post)",
                "— Norland Wire and staff",
                "— staff reports",
                "– Reuters",
                "Norland Wire and agencies",
                "With agencies",
            )
        ),
    ],
)
def test_a_line_is_the_page_s_wherever_it_stands(kind: str, line: str) -> None:
    first = "The harbour of Velm was closed on Tuesday after a crane fell into its basin, the port said."
    last = "Nobody was hurt, and the harbour master said that the cause was not known to anyone."
    assert found_in(f"{first}\n\n{line}\n\n{last}") == [(kind, line)]


@pytest.mark.parametrize(
    "report",
    [
        pytest.param(
            'Its spokesman, Odd Marsh, said: "The talks went well.\n"The negotiations will continue."\nA date was not set.',
            id="a short quote that stands alone",
        ),
        pytest.param(
            "The mayor wrote online on Monday.\nI welcome the release of our nine sailors. — Hanne Falk (@hfalk) October 13, 2016\nThe sailors landed later.",
            id="a post shown within the report",
        ),
        pytest.param(
            "The memo of the inspectors names six points, including:\n\nQuestions about the cables\n\nConflicts of interest\n\nDrug use\n\nThe port answered on Friday.",
            id="a list",
        ),
        pytest.param(
            "The lawyer sent a letter to the port on Friday.\n\nWhat did the port's lawyer say?\n\nHe said that the request had no purpose.",
            id="a heading that asks about what the report tells",
        ),
        pytest.param(
            "VELM, Norland (Reuters) - The crane was raised on Friday.\nThe port opens on Monday, and ships are expected at noon",
            id="a dateline, and a last line without a full stop",
        ),
        pytest.param(
            "Residents can sign up for the programme at the town hall.\nThey would not follow us, the officer said.\nReaders who subscribe to the paper pay 3 crowns.\nBy Labour Day, she had hired forty people.\nUpdated on Monday 4 May. The mayor has resigned.",
            id="report that uses the words of the page",
        ),
        pytest.param(
            "Images of the crash were shared by thousands.\nPolice released a photo: it showed a man in red.\n"
            "The budget has two credits: one for homes and one for trams.\nThe post broke the site's terms of service.\n"
            "With help from divers, police found the car.\nUsers can download the app of the port at no cost.\n"
            "More on-site checks are planned.\nThe paper gives its readers ten free articles a month.\n"
            "A fund was set up to support local journalism.\nReporting by the Velm Post showed that the cable was worn.",
            id="report about pictures, firms and papers",
        ),
        pytest.param(
            "Lena Storck is a reporter for the Velm Post.\nShe was arrested on Monday at the quay of Brae.\n"
            "Her paper said that she had done nothing wrong.\nThe court will hear her on Friday morning.",
            id="a reporter whom the report is about",
        ),
        pytest.param(
            "Listen to the divers, she told the council.\nThe talk lasted 5 min.\nStaff and patients left the hall.\n"
            "Copyright law was changed on Friday, the ministry said.\nThe list is led by Karel Voss (Labour/Green).\n"
            "“We will not rest until we know.”\n— Mirela Tossan, transport minister\n"
            "The court will hear the captain of the ship on Friday. (Lena Storck)",
            id="report that is signed, or names two parties, a law, a recording",
        ),
        pytest.param(
            "The firm will advertise on every tram.\nPolice asked anyone with a photo of the crane to come forward.\nRelated crimes rose by 4 percent, the ministry said.",
            id="report that begins like a link",
        ),
    ],
)
def test_all_of_a_report_is_kept(report: str) -> None:
    assert found_in(report) == []


@pytest.mark.parametrize(
    ("line", "part"),
    [
        (
            "The clerk resigned in June. (RELATED: Port Clerk Leaves After Row)",
            ("related", "(RELATED: Port Clerk Leaves After Row)"),
        ),
        (
            "The clerk, who had served the port for nine years, resigned in June. Follow us on Twitter.",
            ("promotion", "Follow us on Twitter."),
        ),
        (
            "The clerk, who had served the port for nine years, resigned in June. (Reporting by Lena Storck; Editing by Paul Reyes)",
            ("byline", "(Reporting by Lena Storck; Editing by Paul Reyes)"),
        ),
    ],
)
def test_of_a_mixed_line_only_the_page_s_part_is_dropped(line: str, part: tuple[str, str]) -> None:
    assert found_in(line) == [part]


def test_the_headline_is_kept_even_where_it_looks_like_a_button() -> None:
    text = "Watch: Crane Falls\nThe crane fell on Tuesday, the port said."
    assert find_furniture(text, headline=Span(0, 18)) == ()


def test_a_whole_page_loses_its_menus_and_keeps_its_report() -> None:
    menu = "Home\nNews\nSport\nWeather\nMarkets\nTravel\nLog in\nSubscribe\nSearch\nMenu\nShare\nPodcasts\n"
    report = (
        "The harbour of Velm was closed on Tuesday after a crane fell into its basin, the port said.\n"
        "Nobody was hurt, and the harbour master said that the cause was not yet known to anyone.\n"
        "Divers will inspect the basin on Wednesday, and ships were sent to the quays of Brae.\n"
        "The crane had been built in 1974, and it was last inspected in the spring of this year.\n"
    )
    foot = "About us\nContact\nPrivacy policy\nJobs\nArchive\nTop stories\nGarden tips\nRecipes\n© 2022 Velm Post"
    text = menu + report + foot
    dropped = [dropped.span.of(text) for dropped in find_furniture(text)]
    assert dropped == (menu + foot).split("\n")


@given(
    st.text(alphabet=st.sampled_from("ab. \n\t\r\x85\u2028“”()[]:/©@É字😀שAFP"), max_size=300)
    | st.text()
)
def test_spans_are_sorted_apart_stripped_and_inside_any_text(text: str) -> None:
    spans = [dropped.span for dropped in find_furniture(text)]
    assert spans == sorted(spans)
    assert all(one.end <= two.start for one, two in pairwise(spans))
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)


@given(
    st.lists(
        st.sampled_from(
            ["Share", "Read more:", "The port said so on Monday.", "", "AFP", "A. B (c)"]
        )
    )
)
def test_the_same_text_gives_the_same_answer(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert find_furniture(text) == find_furniture(text)


@pytest.mark.parametrize(
    "unit",
    [
        "The port said on Monday that ships may return.\nShare this\n",
        "Word " * 10,
        "(" * 50,
        "Ab Cd/" * 10,
        ". " * 25,
        "cookies © photo by Ann Lee ",
        "A.B’C-" * 10,
    ],
)
def test_twice_the_text_takes_about_twice_the_work(unit: str) -> None:
    check_growth(find_furniture, lambda n: unit * n, 250)
