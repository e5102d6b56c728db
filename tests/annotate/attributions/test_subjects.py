"""`<s>` marks the source that each cue `<q>` has in the end; contents are marked `<c>`."""

from collections.abc import Sequence

import pytest

from crossread.annotate.attributions.subjects import with_subjects
from crossread.language.model import Attribution
from crossread.language.rules.units import find_units
from crossread.language.sentences import find_sentences
from crossread.types.report import Report
from crossread.types.span import Span


def with_subjects_in(text: str, attributions: Sequence[Attribution]) -> Sequence[Attribution]:
    sentences = find_sentences(Report(id="r", text=text))
    return with_subjects(text, sentences, find_units(text, sentences, ()), attributions)


TEXT = "The mayor denied the claim, saying she was tired. Warning of rain, Neal left. He said no."


def span(words: str) -> Span:
    at = TEXT.index(words)
    return Span(at, at + len(words))


def sources(*told: tuple[str | None, str, str]) -> list[str | None]:
    """The sources in the end of attributions, given by source, cue and content as they were read."""
    attributions = [
        Attribution((span(content),), span(source) if source else None, span(cue))
        for source, cue, content in told
    ]
    return [
        one.source.of(TEXT) if one.source else None for one in with_subjects_in(TEXT, attributions)
    ]


DENIED = ("The mayor", "denied", "the claim")


def test_a_participle_has_the_source_of_the_cue_before_it() -> None:
    assert sources(DENIED, (None, "saying", "she was tired")) == ["The mayor", "The mayor"]


def test_a_source_that_was_read_stays() -> None:
    assert sources(DENIED, ("she", "saying", "was tired")) == ["The mayor", "she"]


def test_a_participle_without_a_cue_before_it_has_the_subject_of_the_clause_behind_it() -> None:
    assert sources(DENIED, (None, "Warning of", "rain")) == ["The mayor", "Neal"]


def test_a_reporting_verb_has_the_phrase_that_stands_before_it() -> None:
    assert sources(DENIED, (None, "said", "no")) == ["The mayor", "He"]


OWN = [
    ("Mr Neal has in the past said that it was safe.", "said", "that it was safe", "Mr Neal"),
    ("They reject Neal's claim that it was safe.", "claim", "that it was safe", "Neal"),
    ("Neal, who came late, said it was safe.", "said", "it was safe", "Neal, who came late"),
    ("The bridge was said to be safe.", "was said", "to be safe", None),
    ("It is safe to say that it rained.", "say", "that it rained", None),
]


@pytest.mark.parametrize(
    ("text", "source", "cue", "expected"),
    [
        ("It was Neal, who the authors said wants a wall.", "who the authors", "wants", "who"),
        ("It was Neal, who Ada Brandt said wants a wall.", "who Ada Brandt", "wants", "who"),
        ("It was Neal, who through his office wants a wall.", "who through his office", "wants", "who through his office"),
        ("It was Neal, who the authors said had it.", "the authors", "said", "the authors"),
    ],
)  # fmt: skip
def test_a_relative_that_took_the_next_subject_along_stands_alone(
    text: str, source: str, cue: str, expected: str
) -> None:
    at = {words: text.index(words) for words in (source, cue)}
    spans = [Span(at[words], at[words] + len(words)) for words in (source, cue)]
    read = Attribution((Span(len(text) - 3, len(text) - 1),), *spans)

    (one,) = with_subjects_in(text, [read])

    assert one.source is not None
    assert one.source.of(text) == expected


@pytest.mark.parametrize(("text", "cue", "content", "expected"), OWN)
def test_a_cue_has_its_own_subject_or_owner_and_a_passive_none(
    text: str, cue: str, content: str, expected: str | None
) -> None:
    place, words = (Span(text.index(w), text.index(w) + len(w)) for w in (cue, content))
    (one,) = with_subjects_in(text, [Attribution((words,), None, place)])
    assert (one.source.of(text) if one.source else None) == expected


def test_who_is_told_of_in_a_claim_does_not_ask() -> None:
    text = "Neal rejects the claim that the board sees a threat, asking why."

    def at(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    told = [
        Attribution((at("the claim that the board sees a threat"),), at("Neal"), at("rejects")),
        Attribution((at("a threat"),), at("the board"), at("sees")),
        Attribution((at("why"),), None, at("asking")),
    ]
    found = with_subjects_in(text, told)
    assert found[2].source == at("Neal")


def test_no_attributions_stay_none() -> None:
    assert sources() == []


def sources_in(text: str, *told: tuple[str | None, str, str]) -> list[str | None]:
    """The sources in the end of attributions of `text`, as `sources` gives them."""

    def place(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    attributions = [
        Attribution((place(content),), place(source) if source else None, place(cue))
        for source, cue, content in told
    ]
    made = with_subjects_in(text, attributions)
    return [one.source.of(text) if one.source else None for one in made]


def test_a_verb_joined_to_a_cue_has_its_subject() -> None:
    found = sources_in(
        "Neal has apologised for the noise but has denied any harm.",
        ("Neal", "has apologised for", "the noise"),
        (None, "has denied", "any harm"),
    )

    assert found == ["Neal", "Neal"]


def test_a_joined_verb_within_what_is_said_has_not_the_subject_of_the_cue() -> None:
    found = sources_in(
        "Neal said the board met and has denied any harm.",
        ("Neal", "said", "the board met and has denied any harm"),
        (None, "has denied", "any harm"),
    )

    assert found == ["Neal", None]


def test_an_order_behind_but_has_no_subject() -> None:
    found = sources_in(
        "Neal said no, but don't expect him to go.",
        ("Neal", "said", "no"),
        (None, "don't expect", "him to go"),
    )

    assert found == ["Neal", None]


def test_the_end_of_an_apposition_is_no_subject() -> None:
    text = "Neal, the maker of Ada Brandt's “Tide” and Otto Varga's “Reef,” denied the charge."

    assert sources_in(text, ("Otto Varga's “Reef,”", "denied", "the charge")) == ["Neal"]


def test_a_subject_with_a_comma_that_opens_its_apposition_stays() -> None:
    text = "Word came from Neal, the maker, who denied the charge."

    assert sources_in(text, ("Neal, the maker,", "denied", "the charge")) == ["Neal, the maker,"]


def test_a_joined_cue_takes_the_subject_of_its_own_sentence_and_not_of_another_paragraph() -> None:
    found = sources_in(
        "He left at noon.\n\nThe writers say it is late but admit that it works.",
        ("The writers", "say", "it is late"),
        ("He", "admit", "that it works"),
    )

    assert found == ["The writers", "The writers"]


LED = [
    (
        "The league rejected the plan and suggested a vote.",
        (None, "suggested", "a vote"),
        "The league",
    ),
    (
        "Neal rose after a talk with Brandt that took hours, and in a joint appearance, spoke about gas.",
        (None, "spoke about", "gas"),
        "Neal",
    ),
    (
        "Brandt has acknowledged nothing but this week blamed the storm.",
        (None, "blamed", "the storm"),
        "Brandt",
    ),
    (
        "President Neal went on with his feud on Saturday, urging the papers to report on it.",
        (None, "urging", "the papers to report on it"),
        "President Neal",
    ),
    (
        "She was sentenced to three years after pleading guilty to fraud.",
        (None, "pleading guilty to", "fraud"),
        "She",
    ),
    ("Neal left early, and the mayor stayed and denied it.", (None, "denied", "it"), None),
    ("The law that bound them and suggested a vote was old.", (None, "suggested", "a vote"), None),
    ("In the harbour they met and suggested a vote.", (None, "suggested", "a vote"), None),
]


@pytest.mark.parametrize(("text", "told", "subject"), LED)
def test_a_verb_further_on_has_the_subject_that_begins_the_sentence_where_no_other_stands_between(
    text: str, told: tuple[str | None, str, str], subject: str | None
) -> None:
    assert sources_in(text, told) == [subject]


def test_a_participle_that_begins_its_sentence_is_theirs_who_speak_in_it() -> None:
    """A preposition or "while" before it is no source."""
    found = sources_in(
        "But, suggesting that some lists are secret, she said the others were open.",
        ("But", "suggesting", "some lists are secret"),
        ("she", "said", "the others were open"),
    )

    assert found == ["she", "she"]


BESIDE = [
    (
        "An hour after warning the council to get ready, Neal appeared calm.",
        (None, "warning", "the council to get ready"),
        "Neal",
    ),
    (
        "While claiming the reef is a subject for talks, it has steadily built on it.",
        ("While", "claiming", "the reef is a subject for talks"),
        "it",
    ),
    (
        "In announcing the plan last month, Neal was calm.",
        ("In", "announcing", "the plan last month"),
        "Neal",
    ),
    (
        "The vote that was held after warning of rain, behind walls, was void.",
        (None, "warning of", "rain"),
        None,
    ),
]


@pytest.mark.parametrize(("text", "told", "subject"), BESIDE)
def test_a_participle_behind_a_preposition_has_the_subject_of_the_clause_beside_it(
    text: str, told: tuple[str | None, str, str], subject: str | None
) -> None:
    assert sources_in(text, told) == [subject]


def test_a_participle_takes_the_subject_of_its_own_sentence_and_not_of_another_paragraph() -> None:
    text = "Neal left.\n\nBrandt wrote about the vote on Monday, calling it a joke."
    read = Attribution(
        (Span(text.index("it a joke"), len(text) - 1),),
        Span(0, 4),
        Span(text.index("calling"), text.index(" it a")),
    )
    (mended,) = with_subjects_in(text, [read])

    assert mended.source is not None
    assert mended.source.of(text) == "Brandt"


FAR = [
    # (text, the words read as a source that stand last, cue, content, whose it is)
    ("Neal met Brandt but said nothing of the fire. Brandt left.", "Brandt", "said", "nothing", "Neal"),
    ("The rowers — once ten — are hoping to sail.\n\nBrandt waited.", "Brandt", "are hoping", "to sail", None),
    ("Brandt left.\n\nIts end, first told by the Courier, was known.", "Brandt", "told", "Its end", None),
    ("NBN said so.\n\nAccording to the network, the dam was shut.", "NBN", "According to", "the dam", "the network"),
    ("“It sank,” said Brandt, “and nobody came.”", "Brandt", "said", "It sank", "Brandt"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "cue", "content", "expected"), FAR)
def test_who_stands_in_another_paragraph_or_in_the_next_sentence_is_not_the_subject(
    text: str, source: str, cue: str, content: str, expected: str | None
) -> None:
    at = text.rindex(source)
    places = [Span(text.index(words), text.index(words) + len(words)) for words in (content, cue)]
    read = Attribution((places[0],), Span(at, at + len(source)), places[1])
    (one,) = with_subjects_in(text, [read])

    assert (one.source.of(text) if one.source else None) == expected


WRITTEN = [
    ("They mean a memo Neal wrote last year to Brandt calling it a joke.", "Brandt", "calling", "it a joke", "Neal"),
    ("A subpoena was issued to Brandt seeking it all.", "Brandt", "seeking", "it all", None),
    ("The sale led to Brandt calling it a joke.", "Brandt", "calling", "it a joke", "Brandt"),
    ("A friend he met when the ball was held in Elmport told him it was late.", "Elmport", "told", "it was late", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "cue", "content", "expected"), WRITTEN)
def test_whom_somebody_wrote_to_and_where_something_was_are_not_the_subject(
    text: str, source: str, cue: str, content: str, expected: str | None
) -> None:
    assert sources_in(text, (source, cue, content)) == [expected]


OF_SEVERAL = [
    ("Protesters angered by a film they call foul left.", "a film", "Protesters"),
    ("Some media printed a photograph of a man they call foul.", "a man", "Some media"),
    ("Officials left, and they call it foul.", "it", "they"),
    ("Ada Brandt read of a film they call foul.", "a film", "they"),
]


@pytest.mark.parametrize(("text", "content", "expected"), OF_SEVERAL)
def test_they_in_a_clause_at_a_noun_are_the_several_who_begin_the_sentence(
    text: str, content: str, expected: str
) -> None:
    assert sources_in(text, ("they", "call", content)) == [expected]
