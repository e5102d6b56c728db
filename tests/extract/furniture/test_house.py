"""Lines in which the house speaks of itself, between the lines of an invented report, and look-alikes that stay."""

import pytest

from crossread.extract.furniture.furniture import find_furniture

REPORT = (
    "The harbour of Velm was closed on Tuesday after a crane fell into its main basin, the port authority said.",
    "Nobody was hurt, and the harbour master, Odile Marsh, said that the cause was not yet known to anyone.",
    "Divers will inspect the basin on Wednesday, and ships were sent to the quays of Brae for the time being.",
    "The crane had been built in 1974, and the port authority had planned to take it down within two years.",
)


def dropped_beside(line: str) -> list[tuple[str, str]]:
    """What is dropped of the report with `line` as its last but one."""
    text = "\n\n".join((*REPORT[:3], line, REPORT[3]))
    return [(one.kind.value, one.span.of(text)) for one in find_furniture(text)]


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("byline", "• Ada Brandt can be reached at abrandt@courier.example."),
        ("byline", "Contact reporter Ada Brandt at abrandt@courier.example"),
        ("byline", "Contact Ada with harbour stories via email, abrandt@courier.example."),
        ("byline", "Contributing: Jo Lind and Tom Hatch"),
        ("byline", "Includes information from the Norland Press"),
        ("credit", "SOURCE: Coastal Wire and news agencies"),
        ("notice", "--Updated at 11:35 a.m."),
        ("notice", "Update at 9:20 a.m. ET. Less Rosy Numbers From The Port:"),
        ("notice", "Here’s what we know:"),
        (
            "promotion",
            "Follow their accounts and our Courier page for ongoing updates from the quays.",
        ),
        ("promotion", "Stay tuned for updates."),
        ("notice", "This piece originally appeared in the Brae Review"),
        ("notice", "A version of this story appeared in the Brae Review, Vol 3."),
        ("notice", "Cross-posted from the Brae Review."),
        ("notice", "The opinions expressed by contributors are their own."),
        ("notice", "This copy is for your personal use only."),
        ("promotion", "If you buy something through this post, we may earn a small commission."),
        ("promotion", "All lamps on this page were independently chosen by our editors."),
        ("promotion", "If you enjoyed this article, become one of our members."),
        ("promotion", "Support independent journalism!"),
        ("promotion", "Follow the Courier's opinion page on Facebook, Threads and X."),
        ("promotion", "Have a tip? The editor may be called at any hour."),
        ("promotion", "What do you make of it? Let us know in the comments."),
        ("promotion", "View Deal"),
        ("promotion", "View On Lampshop $21"),
        ("subscribe", "Your subscription could not be saved. Please try again."),
        ("subscribe", "Contact me with news and offers from other Courier brands"),
        ("subscribe", "skip past newsletter promotion"),
        ("subscribe", "Be the first to know"),
        ("player", "View this post on Instagram"),
        ("player", "This content can also be viewed on the site it originates from."),
        ("share", "Click to share on Threads (Opens in new window)"),
        ("notice", "Please read our comment policy before commenting."),
        ("notice", "Was this page helpful?"),
        ("notice", "Tempo de leitura: 3 minutos"),
        ("notice", "This article is more than 2 years old"),
        ("related", "MORE: Crane of Brae through the years"),
        ("related", "More on Velm: https://courier.example/velm"),
        ("related", "For more culture, sport and opinion, visit courier.example"),
        ("related", "Most read in world news"),
        ("related", "Explore more on these topics"),
        ("related", "Tags Velm Harbour Cranes Odile Marsh"),
        ("related", "- Published under: Harbours, Cranes"),
        ("byline", "Brandt and Lind reported from Velm."),
        ("byline", "This episode was produced by Jo Lind and edited by Tom Hatch."),
        ("byline", "Author: Ada Brandt, Harbour Editor"),
        ("credit", "Data courtesy of the Tide Office of Velm."),
        ("credit", "Courtesy of Odile Marsh"),
        ("notice", "A previous version of this article gave a wrong year for the crane."),
        ("notice", "This interview has been edited and condensed for clarity."),
        ("notice", "Updated to include a statement of the port authority."),
        ("notice", "This live blog has ended."),
        ("notice", "This story appears in the June issue of the Courier."),
        (
            "notice",
            "This column is for informational purposes only and does not constitute advice.",
        ),
        ("notice", "The authors do not own shares in any securities that are named here."),
        ("notice", "Copyright Courier of Velm 2031 - ISSN: 2283"),
        ("notice", "By clicking “Join”, you accept the terms."),
        (
            "notice",
            "More information: Odile Marsh et al, Fall of a crane, Cranes (2031). DOI: 10.9/x",
        ),
        ("notice", "Thank you"),
        ("notice", "Thanks for reading!"),
        ("promotion", "If you order through a link on our site, we may receive compensation."),
        ("promotion", "Lampshop may earn a commission when you buy from this page."),
        ("promotion", "Our journalism needs you. Join today."),
        ("promotion", "Send us your news tips"),
        (
            "promotion",
            "We publish letters to the editor each week. Write to us: send yours to our desk.",
        ),
        ("promotion", "Start your morning with the Courier's briefing."),
        ("promotion", "Don't miss out – the Courier's boat trip leaves in May!"),
        ("promotion", "At the Courier, we believe that a town needs its paper."),
        ("promotion", "Article continues below this ad"),
        ("subscribe", "Get access to the harbour's best guide for as little as 5 crowns."),
        ("subscribe", "Install the Courier app"),
        ("subscribe", "The Courier's “Quay” newsletter brings you the boats of the week."),
        ("player", "Watch the film of the fall below."),
        ("player", "Listen to Jo Lind's “Song of the Quay” here."),
        ("player", "Watch Jo Lind's “Song of the Quay” music video."),
        ("player", "Scroll through the gallery below to see the crane as it was."),
        ("share", "Share or comment on this article: Crane falls into the harbour of Velm"),
        ("share", "Share All sharing options for: Crane falls into the harbour of Velm"),
        ("related", "Read: How the crane came to Velm"),
        ("related", "WATCH MORE: How the crane of Velm was built, vs. how it fell"),
        ("related", "For more, read How the crane came to Velm."),
        ("related", "Read the original article on Harbours."),
        ("related", "Read our full Brae Lamp 400 review"),
        ("related", "More from the Courier"),
        ("related", "READ THE STORY"),
    ],
)
def test_a_line_of_the_house_is_dropped_with_its_kind(kind: str, line: str) -> None:
    assert dropped_beside(line) == [(kind, line)]


@pytest.mark.parametrize(
    "line",
    [
        "Anyone who saw the crane fall can call the harbour police, whose officers can be reached at any hour.",
        "“If you enjoyed this article, you should see the crane,” Marsh told the reporter of the Courier.",
        "Residents may receive a commission of inquiry's report by the end of June, the mayor of Velm said.",
        "The views of the crew were not heard, and the opinions of the divers do not reflect what Marsh said.",
        "Follow the money, and you end on the quays of Brae, one of the divers said of the contract.",
        "For more than ten years the port authority had known of the cables, a clerk of the port said.",
        "Support for local papers has fallen in Velm since the spring, the union of printers said on Monday.",
        "Tags on the cables showed that they had been changed in 1998, the port authority said on Tuesday.",
        "Our journalism students, the dean said, were on the quay when the crane fell and saw all of it.",
        "Correction of the charts will take until 2031, and the port authority said that nobody was to blame: not one.",
        "This interview was the last that Marsh gave before the crane fell, and nobody at the Courier knew it.",
        "Watch was kept on the quay all night, and the divers' boat stayed within sight of the mole.",
        "See below the crane the mark that the flood of 1953 left, and you know how high the water stood.",
        "Marsh reported from the quay that the basin was clear, and the pilots were told to wait.",
        "More from Brae was asked of the harbour's owners, who had paid for the first crane and not for the last.",
        "Thank you, the harbour master told the divers, and asked them to come back when the water was calm.",
        "At the Courier, we were told, nobody had known that the crane would fall before the spring.",
        "Install the pumps first, the engineers had told the port authority, and only then take down the crane.",
        "Sources: none of the three officials would give their names, since they may not speak to reporters.",
        "Update at 9:20 a.m. ET. The harbour is shut, Neal says:",
        "Update at 9:20 a.m. ET. The harbour of Brae was shut for the night.",
        "They know what we know so far of the crane.",
    ],
)
def test_a_line_of_the_report_that_sounds_like_it_stays(line: str) -> None:
    assert dropped_beside(line) == []


def test_the_hint_that_a_link_opens_a_new_tab_is_no_part_of_the_sentence() -> None:
    line = "The port authority named the firm, opens new tab that had last seen to the cables, on Tuesday evening."
    assert dropped_beside(line) == [("related", ", opens new tab")]


@pytest.mark.parametrize(
    "text",
    [
        "Velm harbour shut\n\nThe harbour of Velm was closed on Tuesday after a crane fell into its main basin\n\nShare",
        "Harbour of Velm closes\nBy Ada Brandt\nOdile Marsh and the Port of Velm have closed the main basin after a crane fell\nAdvertisement",
        "Got a question for Odile Marsh? The harbour master of Velm will answer it at the town hall on Thursday evening.",
        "We pay for videos, says the port of Velm, which looks for anyone who filmed the fall of its crane on Tuesday.",
        "Ada Brandt is a reporter in Velm who was arrested on Tuesday for filming the fall of a crane in the main basin.",
    ],
)
def test_a_short_text_never_loses_its_only_paragraph(text: str) -> None:
    longest = max(text.split("\n"), key=len)
    assert longest not in [one.span.of(text) for one in find_furniture(text)]


def test_a_text_that_is_nothing_but_a_box_for_mail_has_no_paragraph_to_keep() -> None:
    text = (
        "Sign up to our newsletter for the news of the harbour, each morning at six, in your inbox."
    )
    assert [one.span.of(text) for one in find_furniture(text)] == [text]
