import pytest

from crossread.language.claims import with_contents_once
from crossread.language.model import Attribution
from crossread.types.span import Span


def contents(text: str, *claims: tuple[str, list[str]]) -> list[list[str]]:
    """What each cue reports in the end; a claim is a cue and the contents that it was given."""

    def span(words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words))

    found = [Attribution(tuple(map(span, said)), None, span(cue)) for cue, said in claims]
    kept = with_contents_once(text, found)
    assert [one.cue for one in kept] == [one.cue for one in found]
    return [[content.of(text) for content in one.content] for one in kept]


def test_what_two_cues_claim_is_reported_by_the_nearer_one() -> None:
    text = "“The weir held,” Brandt said, adding that the meadow was under water."

    assert contents(
        text,
        ("said", ["“The weir held,”"]),
        ("adding", ["“The weir held,”", "that the meadow was under water"]),
    ) == [["“The weir held,”"], ["that the meadow was under water"]]


def test_nearer_is_what_stands_in_the_same_paragraph() -> None:
    text = "Neal asked.\n“Why now?” And then, after a long silence in the hall, Brandt answered: “Why not?”"

    assert contents(
        text,
        ("asked", ["“Why now?”"]),
        ("answered", ["“Why now?”", "“Why not?”"]),
    ) == [["“Why now?”"], ["“Why now?”", "“Why not?”"]]


def test_a_claim_stands_where_its_cue_reports_nothing_else() -> None:
    text = "“The weir held,” Brandt said, the Post reported."

    assert contents(text, ("said", ["“The weir held,”"]), ("reported", ["“The weir held,”"])) == [
        ["“The weir held,”"],
        ["“The weir held,”"],
    ]


def test_what_stands_in_a_paragraph_before_the_cue_is_not_its_own() -> None:
    text = "The weir held.\n\nBrandt said the meadow was under water."

    assert contents(text, ("said", ["The weir held", "the meadow was under water"])) == [
        ["the meadow was under water"]
    ]


def test_a_quote_goes_on_in_a_paragraph_without_a_cue() -> None:
    text = "“The weir held,” Brandt said.\n\n“The meadow did not.”"

    assert contents(text, ("said", ["“The weir held,”", "“The meadow did not.”"])) == [
        ["“The weir held,”", "“The meadow did not.”"]
    ]


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("“The weir held,” Brandt said.\n\nThe meadow did not.", "The meadow did not."),
        (
            "“The weir held,” Brandt said.\n\n“The meadow did not,” Neal answered.",
            "“The meadow did not,”",
        ),
    ],
    ids=["without marks", "with a cue of its own"],
)
def test_nothing_else_of_a_later_paragraph_belongs_to_a_cue(text: str, second: str) -> None:
    others = [("answered", [second])] if "answered" in text else []

    assert contents(text, ("said", ["“The weir held,”", second]), *others)[0] == [
        "“The weir held,”"
    ]
