"""Exports of LexisNexis and Factiva, invented in their forms."""

from datetime import date

import pytest

from crossread.extract.articles.exports import is_export, read_export
from crossread.extract.plain import Draft
from crossread.extract.read import read_report
from crossread.types.report import Capture
from crossread.types.span import Span

CAPTURE = Capture(b"", path="export.txt")
FIRST = "The envoy of Norland left Port Selm on Wednesday after a row over the harbour, the ministry said."
SECOND = "The harbour has been closed since a ferry struck its northern mole eleven days ago."
HEADLINE = "Envoy of Norland leaves Port Selm after row"


def check(text: str, *expected: Draft, problems: tuple[str, ...] = ()) -> None:
    """The export gives these drafts, and problems with these messages."""
    assert is_export(text)
    drafts, found = read_export(CAPTURE, text)
    assert drafts == expected
    assert tuple(problem.message for problem in found) == problems


OLDER = """
                               1 of 2 DOCUMENTS


                               The Selm Courier

                            March 14, 2024 Thursday
                              Late Edition - Final

Envoy of Norland leaves Port Selm after row

BYLINE: By ADA BRANDT

SECTION: Section A; Column 0; Foreign Desk;
Pg. 1

LENGTH: 1,512 words

DATELINE: PORT SELM

The envoy of Norland left Port Selm on Wednesday after a row over the
harbour, the ministry said.

  The harbour has been closed since a ferry struck its northern mole
eleven days ago.

URL: http://courier.example/envoy

GRAPHIC: PHOTO: The ferry (pg. 1)

SUBJECT: DIPLOMACY (90%); HARBOURS
(75%)

LOAD-DATE: March 14, 2024

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper

                    Copyright 2024 The Selm Courier Company
                              All Rights Reserved


                               2 of 2 DOCUMENTS

                     Copyright 2003 Selm Newspapers Limited
                               The Norland Times

                                 March 15, 2024

SECTION: Home Pages, Pg. 3

LENGTH: 20 words

HEADLINE: Ferry raised from harbour

BYLINE: Rolf Neal

BODY:
{second}

LOAD-DATE: March 15, 2024
"""


def test_the_older_form_of_lexisnexis_is_read() -> None:
    check(
        OLDER.format(second=SECOND),
        Draft(
            f"{HEADLINE}\n\n{FIRST}\n\n{SECOND}",
            Span(0, len(HEADLINE)),
            byline="ADA BRANDT",
            outlet="The Selm Courier",
            published=date(2024, 3, 14),
            url="http://courier.example/envoy",
            language="en",
        ),
        Draft(
            f"Ferry raised from harbour\n\n{SECOND}",
            Span(0, 25),
            byline="Rolf Neal",
            outlet="The Norland Times",
            published=date(2024, 3, 15),
        ),
    )


NEWER = """{headline}

The Selm Courier

March 14, 2024 Thursday 5:43 PM GMT

Copyright 2024 The Selm Courier All Rights Reserved

Section: NEWS; Pg. 4

Length: 58 words

Byline: Ada Brandt

Highlight: The harbour stays shut

Body

{first}

Correction: the ferry was not raised, an earlier report said.

{second}

Graphic

A ferry

Classification

Language: ENGLISH; EN

Publication-Type: Newspaper

Load-Date: March 14, 2024

End of Document
"""


def test_the_newer_form_of_lexisnexis_is_read() -> None:
    correction = "Correction: the ferry was not raised, an earlier report said."
    draft = Draft(
        f"{HEADLINE}\n\n{FIRST}\n\n{correction}\n\n{SECOND}",
        Span(0, len(HEADLINE)),
        byline="Ada Brandt",
        outlet="The Selm Courier",
        published=date(2024, 3, 14),
        language="en",
    )
    text = NEWER.format(headline=HEADLINE, first=FIRST, second=SECOND)
    check(text + "\n\n" + text, draft, draft)


UNCODED = """Envoy of Norland leaves Port Selm after row

By Ada Brandt
1,058 words
14 March 2024
14:05
Selm News Wire
SELMWI
English
Copyright 2024 Selm News Wire

{first}

{second}

Document SELMWI0020240314ek3e0001x

Ferry raised from harbour
20 words
15 March 2024
The Norland Times
NORTIM
12
English
(c) 2024 Norland Times

{second}

Document NORTIM0020240315ek3f0002y

Search Summary
Text
ferry and envoy
Date
All Dates
"""


CODED = """HD
Envoy of Norland leaves Port Selm after row

BY
By Ada Brandt

WC
1,058 words

PD
14 March 2024

ET
14:05

SN
Selm News Wire

SC
SELMWI

LA
English

CY
Copyright 2024 Selm News Wire

LP
{first}

TD
{second}

IN
i32 : Ships

AN
Document SELMWI0020240314ek3e0001x

HD   Ferry raised from
     harbour
WC   20 words
PD   15 March 2024
SN   The Norland Times
LA   English
LP   {second}
AN   Document NORTIM0020240315ek3f0002y
"""


@pytest.mark.parametrize("form", [UNCODED, CODED], ids=["words", "codes"])
def test_both_forms_of_factiva_are_read(form: str) -> None:
    check(
        form.format(first=FIRST, second=SECOND),
        Draft(
            f"{HEADLINE}\n\n{FIRST}\n\n{SECOND}",
            Span(0, len(HEADLINE)),
            byline="Ada Brandt",
            outlet="Selm News Wire",
            published=date(2024, 3, 14),
            language="en",
        ),
        Draft(
            f"Ferry raised from harbour\n\n{SECOND}",
            Span(0, 25),
            outlet="The Norland Times",
            published=date(2024, 3, 15),
            language="en",
        ),
    )


@pytest.mark.parametrize("gap", ["\xa0", "\xa0\xa0\xa0", " \xa0"])
def test_spaces_that_do_not_break_may_stand_behind_a_code_of_factiva(gap: str) -> None:
    lines = (
        "HD   Ferry raised",
        "WC   20 words",
        f"LP   {SECOND}",
        "AN   Document NORTIM0020240315x",
    )
    draft = Draft(f"Ferry raised\n\n{SECOND}", Span(0, 12))
    check("\n".join(line.replace("   ", gap) for line in lines), draft)
    check("\n".join([lines[0].replace("   ", gap), *lines[1:]]), draft)


def test_a_body_may_hold_words_that_look_like_codes() -> None:
    text = CODED.format(first=FIRST, second="IN HASTE the mole was shut.\nBY NIGHT it was open.")
    drafts, _ = read_export(CAPTURE, text)
    assert "IN HASTE the mole was shut.\nBY NIGHT it was open." in drafts[0].text


@pytest.mark.parametrize(
    ("stated", "published", "told"),
    [
        ("March 14, 2024 Thursday", date(2024, 3, 14), False),
        ("14 March 2024 Thursday", date(2024, 3, 14), False),
        ("March 14, 2024, Thursday, FINAL EDITION", date(2024, 3, 14), False),
        ("February 30, 2024 Friday", None, True),
        ("March 14, 2024 Monday", None, True),
        ("14. März 2024 Donnerstag", None, True),
        ("March 2024", None, True),
    ],
)
def test_a_date_is_sound_or_left_out_and_said(
    stated: str,
    published: date | None,
    told: bool,
) -> None:
    text = NEWER.format(headline=HEADLINE, first=FIRST, second=SECOND)
    drafts, problems = read_export(
        CAPTURE, text.replace("March 14, 2024 Thursday 5:43 PM GMT", stated)
    )
    assert [draft.published for draft in drafts] == [published]
    assert [draft.outlet for draft in drafts] == ["The Selm Courier"]
    messages = [problem.message for problem in problems]
    assert [m.startswith("article 1 states a date that cannot be read") for m in messages] == (
        [True] if told else []
    )


def test_each_article_is_a_report_or_a_problem() -> None:
    pieces = [OLDER.format(second="")] * 3
    reports, problems = read_report(Capture("\n".join(pieces).encode(), path="e.txt"))
    assert len(reports) == 3
    assert [problem.message for problem in problems] == [
        f"article {n} holds no text" for n in (2, 4, 6)
    ]
    assert len({report.id for report in reports}) == 3


@pytest.mark.parametrize(
    "text",
    [
        f"{HEADLINE}\n\n{FIRST}\n\nDocument 7 of the inquiry has 512 words.\n",
        f"{HEADLINE}\n\n{FIRST}\n\nThe length: 512 words.\nCopyright 2024 Selm Post\n",
        f"LENGTH: 512 words\n\n{FIRST}",
        f"End of Document\n\n{FIRST}",
    ],
)
def test_a_report_with_one_such_line_is_no_export(text: str) -> None:
    assert not is_export(text)
