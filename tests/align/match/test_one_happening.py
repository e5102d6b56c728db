"""Which statements are put together by what they count or of whom they tell, whatever their words."""

from datetime import date

import pytest

from crossread.align.features.features import story_features
from crossread.align.match.one_happening import once_pairs, told_once, toll_pairs
from crossread.types.alignment import Relation
from tests.align.invented import align_texts, found, story_of

DAY = date(2021, 3, 20)
LEAD = (
    "A coach left the road above Vessel Bay on Friday, killing 13 people, police in Norland said."
)
TOLLS = [
    ("As a result of the accident nine people died.", True),
    ("Nine passengers died on the spot.", True),
    ("The death toll stands at nine.", True),
    ("In 2016 a lorry killed nine people on that road.", False),
    ("A wedding party was hit in 2016. Nine people died.", False),
    ("In a separate crash nine people died.", False),
    ("The Guard spoke of a blow in retaliation for a raid that killed nine people.", False),
    ("Nine people could have died.", False),
    ("Nine people were injured.", False),
    ("About 9,000 people have died.", False),
]


@pytest.mark.parametrize(("other", "expected"), TOLLS)
def test_the_first_toll_of_each_report_is_that_of_the_happening(
    other: str, *, expected: bool
) -> None:
    features = story_features(story_of(LEAD, other, published=(DAY, DAY)))
    pairs = {(features[i].report.id, features[j].report.id) for i, j in toll_pairs(features)}

    assert pairs == ({("a", "b")} if expected else set())


def test_a_later_toll_of_a_report_is_left_to_its_words() -> None:
    texts = (LEAD + " Elsewhere in the country five people died on the roads.", LEAD)
    features = story_features(story_of(*texts, published=(DAY, DAY)))

    assert [[features[n].text[:7] for n in pair] for pair in sorted(toll_pairs(features))] == [
        ["A coach", "A coach"]
    ]


BEFALLEN = [
    ("Ada Brandt was taken into custody on Thursday.", True),
    ("Ada Brandt was detained at the airport.", True),
    ("Ada Brandt was charged on Thursday.", False),
    ("Rolf Neal was arrested on Thursday.", False),
    ("Ada Brandt called the arrest a shame.", False),
    # What else happened at that time is another point.
    ("The ferries of Elmport stood still when Ada Brandt was arrested.", False),
    ("Rolf Neal sold the mill seven months before Ada Brandt was arrested.", False),
]


@pytest.mark.parametrize(("other", "expected"), BEFALLEN)
def test_a_person_is_arrested_once_in_a_story(other: str, *, expected: bool) -> None:
    texts = ("Mayor Ada Brandt was arrested on Friday.", other + " Ada Brandt and Rolf Neal met.")
    features = story_features(story_of(*texts, published=(DAY, DAY)))

    assert bool(once_pairs(features)) is expected


def test_tolls_that_share_no_other_word_are_set_side_by_side_and_conflict() -> None:
    other = "The harbour festival was called off. As a result of the accident nine people died."
    conflicts = found(align_texts(LEAD, other, published=(DAY, DAY)), Relation.CONFLICT)

    assert [[variant[0] for variant in variants] for variants in conflicts] == [["13", "nine"]]


def test_a_family_name_is_no_part_of_another() -> None:
    texts = (
        "Mayor Liam Brandt was arrested after Ada Li called.",
        "Ada Li was arrested on Friday. Liam Brandt was not.",
    )

    assert not once_pairs(story_features(story_of(*texts, published=(DAY, DAY))))


def test_tolls_of_sentences_that_are_all_but_surely_apart_are_of_two_things() -> None:
    features = story_features(
        story_of(
            "The air strikes of Norland have killed thousands, the elders say.",
            "Rolf Neal called the raid off when he heard of 1,500 deaths.",
            published=(DAY, DAY),
        )
    )
    ((i, j),) = toll_pairs(features)

    assert told_once(features, {(i, j): 0.05}) == {(i, j)}
    assert told_once(features, {(i, j): 0.01}) == frozenset()
