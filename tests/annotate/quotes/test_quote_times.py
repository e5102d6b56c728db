"""When words were said, as their sentence or the quote that they go on from tells it."""

from datetime import date

import pytest

from crossread.annotate.annotate import annotate
from crossread.annotate.quotes.quote_times import with_times
from crossread.language.rules.rules import RuleModel
from crossread.types.annotation import Quote, QuoteKind, Sentence, TimeExpression, TimeKind
from crossread.types.report import Report
from crossread.types.span import Span

MODEL = RuleModel()
SATURDAY = date(2021, 3, 20)


def quotes_of(text: str) -> tuple[Quote, ...]:
    report = Report(id="r", text=text, path="r.txt", published=SATURDAY)
    return annotate(report, model=MODEL).quotes


TIMES = [
    ('"The bridge is safe," Ada Brandt said on Friday.', "2021-03-19"),
    ("Ada Brandt said on Thursday that the bridge was safe to cross.", "2021-03-18"),
    ('"The bridge is safe," Ada Brandt said.', None),
    ('"I crossed it on Monday," Ada Brandt said on Friday.', "2021-03-19"),
    ('"I crossed it on Monday," Ada Brandt said.', None),
    ('"The bridge is safe," said Ada Brandt, who came on Friday.', None),
    ("Ada Brandt, who has led the town since Thursday, said that the bridge was safe.", None),
    ("Ada Brandt, a witness to Thursday's fire, said that the bridge was safe.", None),
    ("Ada Brandt said in Thursday's interview that the bridge was safe.", "2021-03-18"),
    ('"The bridge is safe," Ada Brandt said after it was closed on Friday.', None),
    ('"The bridge is safe after all," Ada Brandt said on Friday.', "2021-03-19"),
]


@pytest.mark.parametrize(("text", "expected"), TIMES)
def test_the_day_of_a_quote_is_told_outside_its_words(text: str, expected: str | None) -> None:
    (quote,) = quotes_of(text)

    assert quote.time == expected


def test_a_day_within_what_was_added_is_not_the_day_of_the_words_before() -> None:
    text = "The bridge is safe, Ada Brandt said, adding that it would reopen on Monday."

    assert [quote.time for quote in quotes_of(text)] == [None, None]


def test_a_part_of_a_day_is_kept() -> None:
    (quote,) = quotes_of("Ada Brandt said on Friday morning that the bridge was safe to cross.")

    assert quote.time == "2021-03-19TMO"


def test_a_day_before_the_first_of_several_sentences_is_that_of_all() -> None:
    text = 'Asked on Friday about the bridge, Ada Brandt smiled: "It is safe. I crossed it myself," she said.'

    assert [quote.time for quote in quotes_of(text)] == ["2021-03-19"]


def test_a_post_has_the_day_behind_its_account() -> None:
    text = "The mayor answered.\n\nThe bridge is safe. — Ada Brandt (@adabrandt) March 19, 2021"

    assert [quote.time for quote in quotes_of(text)] == ["2021-03-19"]


GOES_ON = [
    ("The mayor, Ada Brandt, said on Friday that the bridge was safe. “I crossed it myself,” she said.", "2021-03-19"),
    ("The mayor, Ada Brandt, said on Friday that the bridge was safe.\n\n“I crossed it myself,” Brandt said.", "2021-03-19"),
    ("The mayor, Ada Brandt, said on Friday that the bridge was safe.\n\nIt is old.\n\n“I crossed it myself,” Brandt said.", None),
    ("The mayor, Ada Brandt, said on Friday that the bridge was safe. “I crossed it myself,” Emil Neal said.", None),
    ("The mayor, Ada Brandt, said on Friday that the bridge was safe. It closed on Thursday. “I crossed it myself,” Brandt said.", None),
    ("The mayor, Ada Brandt, said that the bridge was safe on Friday. “I crossed it myself,” Brandt said.", None),
    ("“The bridge is safe,” Ada Brandt said on Friday.\n\n“I crossed it myself,” Brandt said.", "2021-03-19"),
    ("“The bridge is safe,” Ada Brandt said in March.\n\n“I crossed it myself,” Brandt said.", None),
    ("“The bridge is safe,” Ada Brandt said in a letter on Friday.\n\n“I crossed it,” Brandt said in a tweet.", None),
    ("“The bridge is safe,” Ada Brandt said in a letter on Friday.\n\n“I crossed it,” Brandt said in the letter to the council.", "2021-03-19"),
    ("“The bridge is safe,” Ada Brandt told the council on Friday.\n\n“I crossed it,” Brandt said in an interview.", "2021-03-19"),
    ("“The bridge is safe,” Ada Brandt said in an interview on Friday.\n\n“I crossed it,” Brandt told Norland Radio.", "2021-03-19"),
    ("“The bridge is safe,” Ada Brandt told the council on Friday.\n\n“I crossed it,” Brandt said in a tweet.", None),
    ("“The bridge is safe,” Ada Brandt said on Friday.\n\nBrandt vowed that it would hold.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), GOES_ON)
def test_words_that_go_on_from_the_same_speaker_have_their_day(
    text: str, expected: str | None
) -> None:
    assert [quote.time for quote in quotes_of(text)][1:] == [expected]


def test_what_another_tells_of_words_gives_them_no_day_of_his_own() -> None:
    """On Friday Brandt spoke; when Neal warned she does not tell, and her own belief is of the day."""
    text = "Rolf Neal warned her and she believed him, Ada Brandt said on Friday."

    def quote(words: str, cue: str, name: str) -> Quote:
        at, cue_at = text.index(words), text.index(cue)
        content = Span(at, at + len(words))
        return Quote((content,), QuoteKind.INDIRECT, None, name, Span(cue_at, cue_at + len(cue)))

    quotes = [
        quote("Rolf Neal warned her and she believed him", "said", "Ada Brandt"),
        quote("her", "warned", "Rolf Neal"),
        quote("him", "believed", "Ada Brandt"),
    ]
    at = text.index("Friday")
    friday = TimeExpression(Span(at, at + 6), TimeKind.DATE, "2021-03-19", "as told")
    found = with_times(text, quotes, [Sentence(Span(0, len(text)), 0)], [friday])

    assert [one.time for one in found] == ["2021-03-19", None, "2021-03-19"]
