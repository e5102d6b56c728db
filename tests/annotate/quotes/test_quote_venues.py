"""Words that go on from those before were said at the same place; what tells of another occasion ends the talk."""

from datetime import date

import pytest

from crossread.annotate.annotate import annotate
from crossread.annotate.quotes.quote_venues import with_continued_venues, with_documents
from crossread.language.rules.rules import RuleModel
from crossread.types.annotation import Quote, QuoteKind, Sentence
from crossread.types.report import Report
from crossread.types.span import Span

MODEL = RuleModel()
SATURDAY = date(2021, 3, 20)
FIRST = "Ada Brandt said Friday in a statement that the dam was safe."


def venues_of(text: str) -> list[str | None]:
    """Where the words of each quote of a text were said."""
    report = Report(id="r", text=text, path="r.txt", published=SATURDAY)
    quotes = annotate(report, model=MODEL).quotes
    return [one.venue.of(text) if one.venue else None for one in quotes]


GOES_ON = [
    f"{FIRST} “It will hold for years.”",
    f"{FIRST}\n\n“It will hold for years,” Brandt said.",
    f"{FIRST}\n\nBrandt also said that it would hold for years.",
    f"{FIRST}\n\nBrandt added that it would hold for years.",
]


@pytest.mark.parametrize("text", GOES_ON)
def test_who_says_more_says_it_there(text: str) -> None:
    assert venues_of(text) == ["a statement", "a statement"]


ENDS = [
    f"{FIRST}\n\n“It will hold for years,” Brandt tweeted.",
    f"{FIRST}\n\n“It will hold for years,” Rolf Neal said.",
    f"{FIRST}\n\nEarlier, Brandt said that it would hold for years.",
    f"{FIRST}\n\n“It will hold for years,” Brandt said at the port.",
    f"{FIRST}\n\n“It will hold for years,” Brandt said on Thursday.",
    f"{FIRST}\n\nIt is old.\n\n“It will hold for years,” Brandt said.",
    f"{FIRST}\n\nBrandt has said that it would hold for years.",
]


@pytest.mark.parametrize("text", ENDS)
def test_another_occasion_ends_the_talk(text: str) -> None:
    assert venues_of(text) == ["a statement", None]


def test_those_who_are_told_under_a_pronoun_are_not_named_beside_more_words() -> None:
    text = "“The dam is safe,” Ada Brandt told them. “It will hold for years,” Brandt said."

    assert venues_of(text) == ["them", None]


def test_who_writes_more_writes_it_in_the_same_letter() -> None:
    text = (
        "“The dam is safe,” Ada Brandt wrote in a letter. “It will hold for years,” Brandt wrote."
    )

    assert venues_of(text) == ["a letter", "a letter"]


def test_what_a_memo_says_was_not_said_where_its_writer_spoke() -> None:
    text = (
        "Ada Brandt said in an interview that it held. The memo says that it will hold for years."
    )

    def said(source: str, cue: str, content: str, venue: str | None) -> Quote:
        first, source_at, cue_at, venue_at = (
            Span(text.index(words), text.index(words) + len(words))
            for words in (content, source, cue, venue or content)
        )
        where = venue_at if venue else None
        return Quote((first,), QuoteKind.INDIRECT, source_at, "Ada Brandt", cue_at, venue=where)

    quotes = [
        said("Ada Brandt", "said", "it held", "an interview"),
        said("The memo", "says", "it will hold for years", None),
    ]
    stop = text.index(". ") + 1
    sentences = [Sentence(Span(0, stop), 0), Sentence(Span(stop + 1, len(text)), 0)]

    assert with_continued_venues(text, quotes, sentences)[-1].venue is None


DOCUMENTS = [
    ("“It will hold,” the statement read.", "Harbour Council", "the statement"),
    ("“It will hold,” the council's first statement read.", "Harbour Council", "the council's first statement"),
    ("“It will hold,” the statement read.", None, None),
    ("“It will hold,” a harbour report read.", "Harbour Council", None),
    ("“It will hold,” Ada Brandt said.", "Ada Brandt", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "expected"), DOCUMENTS)
def test_a_document_that_speaks_for_its_issuer_is_where_it_was_said(
    text: str, name: str | None, expected: str | None
) -> None:
    source, cue = text[text.index("” ") + 2 :].rsplit(" ", 1)
    at, cue_at = text.index(source), text.index(cue)
    speaker, told = Span(at, at + len(source)), Span(cue_at, cue_at + len(cue) - 1)
    quote = Quote((Span(1, 14),), QuoteKind.DIRECT, speaker, name, told)
    (found,) = with_documents(text, [quote])

    assert (found.venue.of(text) if found.venue else None) == expected
