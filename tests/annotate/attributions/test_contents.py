from crossread.annotate.attributions.contents import with_own_contents
from crossread.language.model import Attribution
from crossread.language.sentences import find_sentences
from crossread.types.report import Report
from crossread.types.span import Span


def contents(text: str, *told: tuple[str, str, list[str]]) -> list[list[str]]:
    """The contents in the end of attributions, given by source, cue and contents as they were read."""

    def span(words: str) -> Span:
        at = text.index(words)
        return Span(at, at + len(words))

    attributions = [
        Attribution(tuple(map(span, content)), span(source), span(cue))
        for source, cue, content in told
    ]
    sentences = find_sentences(Report(id="r", text=text))
    mended = with_own_contents(text, sentences, attributions)
    return [[piece.of(text) for piece in one.content] for one in mended]


def test_words_belong_to_the_cue_of_their_own_sentence() -> None:
    found = contents(
        "The ship sank, the guard said. Two boats came, the mayor added.",
        ("the guard", "said", ["The ship sank", "Two boats came"]),
        ("the mayor", "added", ["Two boats came"]),
    )

    assert found == [["The ship sank"], ["Two boats came"]]


def test_a_quote_that_goes_on_without_a_cue_stays_whole() -> None:
    found = contents(
        'Neal said: "It rained. We waited."', ("Neal", "said", ["It rained.", "We waited."])
    )

    assert found == [["It rained.", "We waited."]]


def test_words_before_a_source_and_cue_between_commas_are_said_as_well() -> None:
    found = contents(
        "Fourteen had died, the guard said, and three were missing.",
        ("the guard", "said", ["and three were missing"]),
    )

    assert found == [["Fourteen had died", "and three were missing"]]


def test_words_that_another_cue_has_are_not_taken_from_it() -> None:
    found = contents(
        "Neal denied it, the guard said, and left.",
        ("Neal", "denied", ["it"]),
        ("the guard", "said", ["and left"]),
    )

    assert found == [["it"], ["and left"]]


def test_an_attribution_keeps_one_content_at_least() -> None:
    found = contents(
        "The guard said so. Two boats came, the mayor added.",
        ("The guard", "said", ["Two boats came"]),
        ("the mayor", "added", ["Two boats came"]),
    )

    assert found == [["Two boats came"], ["Two boats came"]]


def test_a_clause_behind_said_that_is_said_and_not_the_marks_that_a_colon_led_to() -> None:
    found = contents(
        "The sign read: “Will it hold?” Neal said on Monday that it would.",
        ("Neal", "said", ["Will it hold?"]),
    )

    assert found == [["that it would"]]


def test_marks_that_no_colon_led_to_stay_beside_the_clause_behind() -> None:
    found = contents(
        "“It will hold.” Neal said that it was new.", ("Neal", "said", ["It will hold."])
    )

    assert found == [["It will hold.", "that it was new"]]


def test_what_stands_in_another_paragraph_without_marks_is_not_said() -> None:
    text = "It rained, and Neal said in a film\n\nThe dam was built in spring."

    assert contents(text, ("Neal", "said", ["The dam was built in spring"])) == []


def test_what_a_colon_leads_to_is_said_in_the_next_paragraph_too() -> None:
    text = "It rained, and Neal said:\n\nThe dam was built in spring."

    assert contents(text, ("Neal", "said", ["The dam was built in spring"])) == [
        ["The dam was built in spring"]
    ]


def test_what_complaints_are_about_is_told_without_what_is_said_of_them() -> None:
    found = contents(
        "Neal said the complaints about the pace of aid were not fair.",
        ("Neal", "said", ["the complaints about the pace of aid were not fair"]),
        ("the", "complaints about", ["the pace of aid were not fair"]),
    )

    assert found == [
        ["the complaints about the pace of aid were not fair"],
        ["the pace of aid"],
    ]


def test_a_question_about_how_things_were_stays_whole() -> None:
    found = contents(
        "Neal had a question about what the boats were for.",
        ("Neal", "question about", ["what the boats were for"]),
    )

    assert found == [["what the boats were for"]]


def test_a_verb_behind_what_is_put_in_belongs_to_the_clause() -> None:
    found = contents(
        "Neal said that some gates of the dam, including the old one, are “unsafe.”",
        ("Neal", "said", ["some gates of the dam, including the old one"]),
    )

    assert found == [["some gates of the dam, including the old one, are “unsafe.”"]]


def test_a_verb_behind_a_whole_clause_is_not_said() -> None:
    """It is Neal whose term has ended."""
    found = contents(
        "Rolf Neal, who said the dam was safe, including the old gate, has left the port.",
        ("Rolf Neal", "said", ["the dam was safe, including the old gate"]),
    )

    assert found == [["the dam was safe, including the old gate"]]


def test_a_pronoun_whose_clause_stands_behind_is_no_part_of_what_is_told() -> None:
    """The offer is refused, and not "the offer that"."""
    found = contents(
        "It made the town an offer of land that Ada Brandt has refused.",
        ("Ada Brandt", "has refused", ["an offer of land that"]),
    )
    assert found == [["an offer of land"]]

    found = contents(
        "It listed gains of the port that Rolf Neal said were his own.",
        ("Rolf Neal", "said", ["gains of the port that", "were his own"]),
    )
    assert found == [["gains of the port", "were his own"]]

    found = contents(
        "Crowds came to criticise the Harbour Council, from which Rolf Neal comes.",
        ("Crowds", "criticise", ["the Harbour Council, from which"]),
    )
    assert found == [["the Harbour Council"]]


def test_a_that_which_means_something_told_before_stays() -> None:
    found = contents(
        "Rolf Neal said nobody wants that if it rains.",
        ("Rolf Neal", "said", ["nobody wants that"]),
    )

    assert found == [["nobody wants that"]]


def test_a_cue_that_closes_its_sentence_tells_the_head_of_it_too() -> None:
    found = contents(
        "Port Ansel, Oakhaven, Elmport and Quelle joined the suit, according to a letter.",
        ("a letter", "according to", ["Oakhaven, Elmport and Quelle joined the suit"]),
    )
    assert found == [["Port Ansel, Oakhaven, Elmport and Quelle joined the suit"]]


def test_a_cue_that_closes_its_sentence_takes_nothing_that_another_tells_or_that_a_dash_parts() -> (
    None
):
    found = contents(
        "Rolf Neal called it old, which is no news, Ada Brandt said.",
        ("Rolf Neal", "called", ["it old"]),
        ("Ada Brandt", "said", ["which is no news"]),
    )
    assert found == [["it old"], ["which is no news"]]

    found = contents(
        "The talks failed — in the end, nobody came, Ada Brandt said.",
        ("Ada Brandt", "said", ["nobody came"]),
    )
    assert found == [["nobody came"]]

    found = contents(
        "The talks failed in May, but nobody left, Ada Brandt said.",
        ("Ada Brandt", "said", ["but nobody left"]),
    )
    assert found == [["but nobody left"]]


def test_what_is_called_something_has_no_what_before_it() -> None:
    found = contents(
        "Ada Brandt spoke of what Rolf Neal calls a flood of lies.",
        ("Rolf Neal", "calls", ["what", "a flood of lies"]),
    )
    assert found == [["a flood of lies"]]

    found = contents(
        "Ada Brandt spoke of what Rolf Neal said was a flood of lies.",
        ("Rolf Neal", "said", ["what", "was a flood of lies"]),
    )
    assert found == [["what", "was a flood of lies"]]


def test_what_a_named_thing_is_behind_somebodys_words_is_told_by_the_reporter() -> None:
    found = contents(
        "Ada Brandt said the council would close Port Ansel, which has two docks.",
        ("Ada Brandt", "said", ["the council would close Port Ansel, which has two docks"]),
    )
    assert found == [["the council would close Port Ansel"]]


def test_what_follows_from_somebodys_words_or_parts_them_is_said_as_well() -> None:
    said = "the council would close the old docks, which would anger the crews"
    assert contents(f"Ada Brandt said {said}.", ("Ada Brandt", "said", [said])) == [[said]]

    said = "the council of Port Ansel, which has two docks, would close one"
    assert contents(f"Ada Brandt said {said}.", ("Ada Brandt", "said", [said])) == [[said]]
