"""Documents whose tokens stand apart are read as one prints them, and pairs of statements as their form says."""

import pytest

from crossread.types.span import Span
from training.real_stories import MarkedPair, parse_story, plain_text, topic_of


def document(*sentences: str) -> str:
    """A document of ECB+ with the words of each sentence as tokens, numbered from 1."""
    tokens = [(place, word) for place, one in enumerate(sentences) for word in one.split()]
    return "".join(
        f'<token t_id="{number}" sentence="{place}" number="0">{word.replace("&", "&amp;")}</token>\n'
        for number, (place, word) in enumerate(tokens, start=1)
    )


PRINTED = [
    (
        "The ferry , an old one , sank at 6 a . m .",
        "The ferry, an old one, sank at 6 a.m.",
    ),
    ("`` It was cold , '' she said .", "“It was cold,” she said."),
    ('" It was cold , " she said .', "“It was cold,” she said."),
    (
        "A 6 . 1 - magnitude quake ( the second ) hit .",
        "A 6.1-magnitude quake (the second) hit.",
    ),
    ("He did n't see Brandt 's boat & left .", "He didn't see Brandt's boat & left."),
    ("Damage of $ 20 or 5 % .", "Damage of $20 or 5%."),
]


@pytest.mark.parametrize(("tokens", "printed"), PRINTED)
def test_tokens_are_joined_as_one_prints_them(tokens: str, printed: str) -> None:
    assert plain_text(document(tokens)).text == printed


def test_each_token_stands_where_its_words_are() -> None:
    text, tokens = plain_text(document("The ferry sank .", "It was cold ."))

    assert text == "The ferry sank.\n\nIt was cold."
    assert [
        text[s.start : s.end] for s in tokens.values()
    ] == "The ferry sank . It was cold .".split()


def test_a_sentence_that_holds_the_address_is_left_out() -> None:
    text, tokens = plain_text(document("http : / / courier . test", "It was cold ."))

    assert (text, tokens[8]) == ("It was cold.", Span(0, 2))


def test_a_story_names_its_documents_and_what_pairs() -> None:
    told = "report\tA\t12_7ecb\nreport\tB\t12_3ecb\npair\tA\t14-31\tB\t1-20\tdiffer\tnumber\npair\tA\t2-9\tB\t5-8\tagree\n"

    assert parse_story(told).documents == {"A": "12_7ecb", "B": "12_3ecb"}
    assert parse_story(told).pairs == (
        MarkedPair(("A", 14, 31), ("B", 1, 20), "differ", "number"),
        MarkedPair(("A", 2, 9), ("B", 5, 8), "agree", None),
    )


@pytest.mark.parametrize("line", ["pair\tA\t1-2\tB\t3-4\tsame", "Ferry sinks"])
def test_any_other_line_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="neither a report nor a pair"):
        parse_story(line)


def test_the_topic_is_the_first_number_of_the_name() -> None:
    assert topic_of("12_ecbplus_2") == "ecb12"
