"""Days that stand in another clause than the cue of a quote, and are not those of its words."""

from datetime import date

import pytest

from crossread.annotate.annotate import annotate
from crossread.annotate.quotes.quote_clauses import is_of_another, takes_no_day
from crossread.language.rules.rules import RuleModel
from crossread.types.annotation import Quote, QuoteKind
from crossread.types.report import Report
from crossread.types.span import Span

MODEL = RuleModel()
SATURDAY = date(2021, 3, 20)


def days_of(text: str) -> list[str | None]:
    """The days of the quotes of a text, in their order."""
    report = Report(id="r", text=text, path="r.txt", published=SATURDAY)
    return [quote.time for quote in annotate(report, model=MODEL).quotes]


OTHERS = [
    "Since Norland entered the war in March 2020, Ada Brandt said that the harbour was safe.",
    "Following a plea on Friday by Neal, Ada Brandt said that the harbour was safe.",
    "Ada Brandt, the candidate expected to face Neal in November, said that the harbour was safe.",
    "The council met on Friday after Ada Brandt said that the harbour was safe.",
    "The council met on Friday, because Ada Brandt said that the harbour was safe.",
    "Ada Brandt has said that the harbour was safe, and Neal left for Elmport on Friday.",
    "Ada Brandt said that the harbour was safe, and Neal left for Elmport on Friday.",
    "The harbour shut on Friday, and Ada Brandt later said that it was safe.",
    '"The harbour is safe," Ada Brandt said, in words that echoed the speech in Elmport on Friday.',
    "Ada Brandt said that the harbour would be safe by Friday.",
    "Ada Brandt, who was N.L. envoy until the end of the term in January, said that it was safe.",
    "The poll of the Harbour Council, taken March 3-12, asked whether the harbour was safe.",
    "Ada Brandt said the harbour was safe, and Neal, whom she met on Friday, would stay.",
    "The order runs from January 5 until July 3 and says that the harbour is safe.",
    "Ada Brandt, who led the talks into the Nov. 6 harbour election, said that it was safe.",
]


@pytest.mark.parametrize("text", OTHERS)
def test_a_day_of_another_clause_is_not_that_of_the_words(text: str) -> None:
    assert set(days_of(text)) == {None}


OWN = [
    "By Friday, Ada Brandt said that the harbour was safe.",
    "On Friday, after the fire, Ada Brandt said that the harbour was safe.",
    "Ada Brandt on Friday named those who had left and said that the harbour was safe.",
    "Ada Brandt issued a letter on Friday that said the harbour was safe.",
    "After the fire the mayor, Ada Brandt, said on Friday that the harbour was safe.",
    '"The harbour is safe," Ada Brandt said in an interview that aired on Friday.',
    "Ada Brandt later said on Friday that the harbour was safe.",
    'It rests on a report released on Friday, which said, "We hold that the harbour is safe."',
    '"The harbour is safe," Ada Brandt said after calling in to Harbour Radio on Friday.',
    "Ada Brandt vetoed an order on Friday that she said left the harbour unsafe.",
    "Rolf Neal came, who asks for a debate\n\nAda Brandt left on Friday, saying that the harbour was safe.",
]


@pytest.mark.parametrize("text", OWN)
def test_a_day_of_the_clause_of_the_cue_is_that_of_the_words(text: str) -> None:
    assert days_of(text) == ["2021-03-19"]


CUES = [
    ("Ada Brandt [has said] that", True),
    ("Ada Brandt has often [said] that", True),
    ("Ada Brandt blamed Neal for [bragging] that", True),
    ("They shut it over his [remarks] that", True),
    ("They shut it after Brandt[’s initial refusal] to", True),
    ("They shut it amid [reports] that", True),
    ("Ada Brandt [will ask] for", True),
    ("Ada Brandt [said] that", False),
    ("Ada Brandt [reports] that", False),
    ("Ada Brandt [demands] that", False),
    ("She[’s not worried about] that", False),
    ("Ada Brandt left, [saying] that", False),
]


@pytest.mark.parametrize(("marked", "expected"), CUES)
def test_what_was_said_before_the_deed_that_a_day_dates_takes_no_day(
    marked: str, expected: bool
) -> None:
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")

    assert takes_no_day(text, Span(start, end)) == expected


def test_words_of_another_occasion_do_not_go_on_with_the_day_of_those_before() -> None:
    text = (
        "Ada Brandt said on Friday that the harbour was safe. "
        "Brandt said in her initial letter that it was not."
    )

    assert set(days_of(text)[1:]) == {None}


def test_a_day_of_an_aside_with_a_stop_in_it_is_not_that_of_the_words() -> None:
    text = (
        "Ada Brandt, who was N.L. mayor until she left in January, said that the harbour was safe."
    )

    assert days_of(text) == [None]


def test_a_day_from_which_something_runs_is_not_that_of_the_words() -> None:
    text = "The harbour board's order runs from Friday and says that the harbour is safe."

    assert set(days_of(text)) == {None}


def test_a_comma_in_marks_ends_no_clause_before_the_words() -> None:
    text = (
        'Since calling Rolf Neal "an honest, patient man" on Thursday, Ada Brandt mocked his plans, '
        'calling the mole "a waste of the money of Norland."'
    )

    assert days_of(text)[-1] is None


def test_a_day_beside_who_passes_the_words_on_is_not_that_of_the_words() -> None:
    text = (
        "Ada Brandt said that the harbour was safe, according to a report by the Elmport Courier on Friday.\n"
        'Ada Brandt told the Elmport Courier on Friday that the harbour was "safe for the boats."'
    )

    indirect, *told = days_of(text)

    assert indirect is None
    assert set(told) == {"2021-03-19"}


def test_a_relative_pronoun_that_is_said_opens_a_clause_of_its_own() -> None:
    text = "Ada Brandt gave a speech on Friday in a harbour that Rolf Neal calls unsafe."
    that, neal, calls = (
        Span(text.index(w), text.index(w) + len(w)) for w in ("that", "Rolf Neal", "calls")
    )
    friday = Span(text.index("Friday"), text.index("Friday") + 6)
    quote = Quote((that,), QuoteKind.INDIRECT, neal, "Rolf Neal", calls)

    assert is_of_another(text, friday, quote, calls, [that])


def test_those_of_whom_a_clause_tells_do_not_speak_on_the_day_of_the_deed_before_it() -> None:
    text = "The council shut it on Friday with crews who call the harbour safe."
    source, cue, said, friday = (
        Span(text.index(words), text.index(words) + len(words))
        for words in ("crews", "call", "the harbour safe", "Friday")
    )
    quote = Quote((said,), QuoteKind.INDIRECT, source, None, cue)

    assert is_of_another(text, friday, quote, cue, [said])
