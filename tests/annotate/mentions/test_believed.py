"""Which of a model's references are believed, in reports that are invented."""

from crossread.annotate.mentions.believed import believed_references
from crossread.language.model import Attribution, Name, Reading, Reference
from crossread.types.annotation import EntityKind
from crossread.types.span import Span


def believed(text: str, words: str, name: str, *told: tuple[str, str, str]) -> bool:
    """Whether `words` may mean the person `name`, where the text has attributions by source, cue and content."""

    def place(part: str) -> Span:
        return Span(text.index(part), text.index(part) + len(part))

    attributions = tuple(Attribution((place(c),), place(s), place(q)) for s, q, c in told)
    reading = Reading(
        (Name(place(name), EntityKind.PERSON),),
        attributions,
        (Reference(place(words), place(name)),),
    )
    return bool(believed_references(text, reading, attributions))


def test_who_tells_of_the_lawyer_is_not_the_lawyer() -> None:
    text = "Ada Brandt said the lawyer claimed it had sunk."
    told = ("Ada Brandt", "said", "the lawyer claimed it had sunk")

    assert not believed(text, "the lawyer", "Ada Brandt", told)


def test_another_may_be_told_of_as_the_lawyer() -> None:
    text = "Rolf Neal came. Ada Brandt said the lawyer claimed it had sunk."
    told = ("Ada Brandt", "said", "the lawyer claimed it had sunk")

    assert believed(text, "the lawyer", "Rolf Neal", told)


def test_the_author_is_who_spoke_before_without_a_name() -> None:
    text = "An official wrote that Ada Brandt was tired.\n\n“No adults are left,” the author wrote."
    told = [
        ("An official", "wrote that", "Ada Brandt was tired"),
        ("the author", "wrote.", "No adults are left"),
    ]

    assert not believed(text, "the author", "Ada Brandt", *told)


def test_the_author_may_be_who_was_named_where_nobody_unnamed_spoke() -> None:
    text = "Ada Brandt wrote of it.\n\n“No adults are left,” the author wrote."
    told = ("the author", "wrote.", "No adults are left")

    assert believed(text, "the author", "Ada Brandt", told)


def test_a_thing_is_nobody() -> None:
    text = "Ada Brandt made it law. The legislation says so."

    assert not believed(text, "The legislation", "Ada Brandt")


def test_she_who_begins_what_a_person_without_a_name_says_is_nobody_named_elsewhere() -> None:
    text = "The fire chief said she feared the worst. Ada Brandt had left."
    told = ("The fire chief", "said", "she feared the worst")

    assert not believed(text, "she", "Ada Brandt", told)
    assert believed(
        text.replace("The fire chief", "Police"), "she", "Ada Brandt", ("Police", *told[1:])
    )
