"""What reports tell in their own words that somebody said, thought or asked, and what of it is listed."""

import pytest

from crossread.annotate.annotate import annotate
from crossread.types.report import Report
from tests.annotate.speakers.test_said_by_whom import Read


def listed(text: str, *told: tuple[str | None, str, str]) -> list[str]:
    """The contents that are listed of what was read in `text` as source, cue and content."""
    quotes = annotate(Report(id="r", text=text, path="r.txt"), model=Read(told)).quotes
    return [quote.content[0].of(text) for quote in quotes]


def test_what_somebody_was_asked_is_not_listed_and_his_answer_is() -> None:
    text = "Asked if he thought the dam was safe, Rolf Neal said it would hold for years."
    told = (
        (None, "Asked", "if he thought the dam was safe"),
        ("he", "thought", "the dam was safe"),
        ("Rolf Neal", "said", "it would hold for years"),
    )

    assert listed(text, *told) == ["it would hold for years"]


def test_what_another_is_said_to_want_is_told_by_who_says_it_alone() -> None:
    text = "Ada Brandt said that Rolf Neal wants to sell the old harbour."
    told = (
        ("Ada Brandt", "said", "Rolf Neal wants to sell the old harbour"),
        ("Rolf Neal", "wants", "to sell the old harbour"),
    )

    assert listed(text, *told) == ["Rolf Neal wants to sell the old harbour"]


def test_what_a_speaker_hopes_himself_is_listed_beside_what_he_says() -> None:
    text = "Ada Brandt said that she hopes to keep the old harbour."
    told = (
        ("Ada Brandt", "said", "she hopes to keep the old harbour"),
        ("she", "hopes", "to keep the old harbour"),
    )

    assert listed(text, *told) == [
        "she hopes to keep the old harbour",
        "to keep the old harbour",
    ]


def test_what_somebody_wants_is_listed_where_a_medium_tells_it() -> None:
    text = "The news agency reported that Rolf Neal wants to sell the old harbour."
    told = (
        ("The news agency", "reported", "Rolf Neal wants to sell the old harbour"),
        ("Rolf Neal", "wants", "to sell the old harbour"),
    )

    assert "to sell the old harbour" in listed(text, *told)


def test_what_a_board_may_do_is_not_listed() -> None:
    text = "The board could certify the vote on the harbour on Friday."

    assert listed(text, ("The board", "could certify", "the vote on the harbour")) == []


AROUND_MARKS = [
    (
        "Ada Brandt said it was “too early to say” what had caused the fire.",
        "it was “too early to say” what had caused the fire",
    ),
    (
        "Ada Brandt added that there were no other “specific and credible threats.”",
        "there were no other “specific and credible threats.”",
    ),
    (
        "Ada Brandt said “Harbour Wardens” were among the crew.",
        "“Harbour Wardens” were among the crew",
    ),
]


@pytest.mark.parametrize(("text", "clause"), AROUND_MARKS)
def test_a_clause_is_told_whole_around_the_words_in_marks(text: str, clause: str) -> None:
    cue = "added" if "added" in text else "said"

    assert clause in listed(text, ("Ada Brandt", cue, clause))


def test_who_is_said_to_have_agreed_does_not_take_the_words_from_who_says_it() -> None:
    text = "The board said Norland and Kaldria have agreed to lower their tolls within the year."
    content = "Norland and Kaldria have agreed to lower their tolls within the year"
    told = (
        ("The board", "said", content),
        ("Norland and Kaldria", "have agreed", "to lower their tolls within the year"),
    )

    assert listed(text, *told) == [content]


def test_a_call_for_calm_is_told_though_it_is_one_word() -> None:
    text = "Ada Brandt called for calm. The league said so."

    assert listed(text, ("Ada Brandt", "called for", "calm"), ("The league", "said", "so")) == [
        "calm"
    ]


def test_who_claims_an_attack_is_told_though_the_cue_holds_most_of_it() -> None:
    text = "A group of smugglers claimed responsibility for the fire."
    told = ("A group of smugglers", "claimed responsibility for", "the fire")

    assert listed(text, told) == ["the fire"]


def test_a_that_alone_is_no_clause_and_breaks_nothing() -> None:
    text = "Ada Brandt said that  on Monday."

    assert listed(text, ("Ada Brandt", "said", "that ")) == []


SUBJECTS = [
    ("Ada Brandt said that would depend on the board.", "that would depend on the board"),
    ("Ada Brandt said that tolls would depend on the board.", "tolls would depend on the board"),
]


@pytest.mark.parametrize(("text", "clause"), SUBJECTS)
def test_a_that_which_is_the_subject_of_a_clause_stays_with_it(text: str, clause: str) -> None:
    told = ("Ada Brandt", "said", clause.removeprefix("that "))

    assert listed(text, told) == [clause]


WITHIN_WORDS = [
    (
        "The location of the wreck suggests that the ship was tied to the quay",
        "The location of the wreck",
    ),
    ("the footage shows that the ship was tied to the quay", "the footage"),
    ("all evidence shows that the ship was tied to the quay", "all evidence"),
    ("the port’s own records show that the ship was tied to the quay", "the port’s own records"),
    ("this new disclosure shows that the ship was tied to the quay", "this new disclosure"),
]


@pytest.mark.parametrize(("content", "thing"), WITHIN_WORDS)
def test_what_a_thing_shows_in_somebodys_words_is_his_to_tell_whole(
    content: str, thing: str
) -> None:
    text = f"{content}, said Rolf Neal, a former pilot."
    cue = next(cue for cue in ("suggests", "shows", "show") if f" {cue} " in content)
    told = (
        ("Rolf Neal, a former pilot", "said", content),
        (thing, cue, "the ship was tied to the quay"),
    )
    quotes = annotate(Report(id="r", text=text, path="r.txt"), model=Read(told)).quotes

    assert [(q.speaker_name, q.content[0].of(text), q.relays) for q in quotes] == [
        ("Rolf Neal", content, ())
    ]


def test_what_others_say_by_what_a_thing_signals_is_not_listed() -> None:
    text = "The outbreak signals that the board has called for a quay of its own in Elmport."
    told = (
        ("The outbreak", "signals", "the board has called for a quay of its own in Elmport"),
        ("the board", "has called for", "a quay of its own in Elmport"),
    )

    assert listed(text, *told) == []


NOUNS = [
    (
        "The council closed the old quay at Elmport, which Rolf Neal said was unsafe.",
        "which",
        "the old quay at Elmport",
    ),
    # The mole or the quay may be meant.
    ("The council closed the mole of the quay, which Rolf Neal said was unsafe.", "which", "which"),
    # Brandt is meant, and not her plans.
    (
        "The council liked the plans by Ada Brandt, who Rolf Neal said was unsafe.",
        "who",
        "who",
    ),
    # A plural needs no article, where what leads to it tells how far it reaches.
    (
        "The council took tolls from old Western ships, which Rolf Neal said was unsafe.",
        "which",
        "old Western ships",
    ),
    ("The council sold tugs and old ships, which Rolf Neal said was unsafe.", "which", "which"),
]


@pytest.mark.parametrize(("text", "pronoun", "meant"), NOUNS)
def test_what_is_said_of_a_which_names_the_one_noun_that_it_can_mean(
    text: str, pronoun: str, meant: str
) -> None:
    told = (("Rolf Neal", "said", f"{pronoun} … was unsafe"),)
    (quote,) = annotate(Report(id="r", text=text, path="r.txt"), model=Read(told)).quotes

    assert [piece.of(text) for piece in quote.content] == [meant, "was unsafe"]
