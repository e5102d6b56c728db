"""Who is who across invented reports."""

from collections.abc import Sequence
from itertools import permutations

import pytest

from crossread.align.entities import entity_names, find_entities
from crossread.types.alignment import Entity
from crossread.types.annotation import Annotations, EntityKind, Mention, MentionForm
from crossread.types.report import Report
from crossread.types.span import Span
from crossread.types.story import Story
from tests.align.invented import story_of

BRANDT = (
    "Mayor Ada Brandt opened the bridge. She said it was safe. Brandt then left.",
    "Ada Brandt came to the bridge. It was safe, Brandt said. She left at noon.",
)


def persons(story: Story) -> list[Entity]:
    return [one for one in find_entities(story) if one.kind is EntityKind.PERSON]


def words_of(entity: Entity) -> list[tuple[str, str]]:
    return [(citation.report_id, citation.text) for citation in entity.mentions]


def test_a_name_a_surname_and_a_pronoun_of_two_reports_are_one_person() -> None:
    (brandt,) = persons(story_of(*BRANDT))

    assert brandt.name == "Ada Brandt"
    assert words_of(brandt) == [
        ("a", "Ada Brandt"),
        ("a", "She"),
        ("a", "Brandt"),
        ("b", "Ada Brandt"),
        ("b", "Brandt"),
        ("b", "She"),
    ]


def test_an_entity_has_the_roles_that_any_report_gives_it() -> None:
    story = story_of("Mayor Ada Brandt left.", "Ada Brandt, a spokeswoman for the city, left.")
    (brandt,) = persons(story)

    assert brandt.roles == ("Mayor", "spokeswoman for the city")


DIFFERENT = [
    ("Ada Brandt left.", "Jorn Brandt left."),
    ("Ada Brandt left.", "Rolf Neal left."),
]


@pytest.mark.parametrize("texts", DIFFERENT)
def test_two_given_names_are_two_persons_across_reports(texts: tuple[str, str]) -> None:
    assert len(persons(story_of(*texts))) == 2


def test_a_bare_surname_joins_neither_of_two_full_names() -> None:
    story = story_of("Ada Brandt met Jorn Brandt.", "Mr. Brandt left.")

    assert {one.name for one in persons(story)} == {"Ada Brandt", "Jorn Brandt", "Brandt"}


def test_the_fullest_name_of_a_person_is_shown() -> None:
    story = story_of("Ada Brandt left.", "Ada K. Brandt left.")

    assert [one.name for one in persons(story)] == ["Ada K. Brandt"]


def test_who_is_named_in_most_reports_comes_first() -> None:
    story = story_of("Rolf Neal met Ada Brandt. Rolf Neal left.", "Ada Brandt left.")

    assert [one.name for one in persons(story)] == ["Ada Brandt", "Rolf Neal"]


def test_each_mention_of_a_report_has_an_entity() -> None:
    story = story_of(*BRANDT)
    names = entity_names(story)

    assert {
        (made.report_id, mention.name) for made in story.annotations for mention in made.mentions
    } == names.keys()


@pytest.mark.parametrize("order", list(permutations(range(2))))
def test_the_order_of_the_reports_changes_no_entity(order: tuple[int, ...]) -> None:
    one = {entity.name for entity in find_entities(story_of(*BRANDT))}

    assert {entity.name for entity in find_entities(story_of(*(BRANDT[i] for i in order)))} == one


def test_a_courtesy_is_no_role() -> None:
    (brandt,) = persons(story_of("Mayor Ada Brandt left. Mrs. Brandt said so."))

    assert brandt.roles == ("Mayor",)


def test_of_a_name_with_points_and_one_without_the_latter_is_shown() -> None:
    entities = find_entities(
        story_of("The U.N. Security Council met.", "The UN Security Council met.")
    )

    assert [one.name for one in entities] == ["UN Security Council"]


def test_what_two_reports_read_as_two_kinds_has_the_kind_of_most_mentions() -> None:
    texts = {"a": "ANGEL BAY. Angel Bay fell.", "b": "Angel Bay fell."}
    reports = tuple(Report(id=one, text=text) for one, text in texts.items())
    place, person = EntityKind.PLACE, EntityKind.PERSON

    def mention(start: int, name: str, kind: EntityKind) -> Mention:
        return Mention(Span(start, start + 9), kind, MentionForm.NAME, name)

    told = (
        (mention(0, "ANGEL BAY", person), mention(11, "Angel Bay", place)),
        (mention(0, "Angel Bay", place),),
    )
    annotations = tuple(
        Annotations(report.id, "invented", mentions=mentions)
        for report, mentions in zip(reports, told, strict=True)
    )

    (found,) = find_entities(Story(reports, annotations))

    assert (found.name, found.kind) == ("Angel Bay", place)


def named_in(*reports: Sequence[str]) -> dict[str, set[str]]:
    """The persons of a story whose reports "a", "b", ... hold these names and nothing else, and where each is named."""
    ids = "abc"[: len(reports)]
    texts = tuple(
        Report(id=one, text="\n".join(names)) for one, names in zip(ids, reports, strict=True)
    )
    annotations = tuple(
        Annotations(
            text.id,
            "invented",
            mentions=tuple(
                Mention(Span(at, at + len(name)), EntityKind.PERSON, MentionForm.NAME, name)
                for name in names
                for at in [f"{text.text}\n".index(f"{name}\n")]
            ),
        )
        for text, names in zip(texts, reports, strict=True)
    )
    found = find_entities(Story(texts, annotations))
    return {one.name: {cited.report_id for cited in one.mentions} for one in found}


def test_a_father_and_his_son_of_one_report_are_two_persons_in_the_others_too() -> None:
    found = named_in(["Rolf Neal", "Rolf Neal Jr."], ["Rolf Neal"], ["Rolf Neal Jr."])

    assert found == {"Rolf Neal": {"a", "b"}, "Rolf Neal Jr.": {"a", "c"}}


def test_a_suffix_that_no_report_needs_tells_nobody_apart() -> None:
    assert named_in(["Rolf Neal Jr."], ["Rolf Neal"]) == {"Rolf Neal Jr.": {"a", "b"}}
