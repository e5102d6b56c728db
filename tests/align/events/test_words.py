"""What of a mention of an event can be compared."""

import pytest

from crossread.align.events.words import EventFeatures, EventWords, event_features
from crossread.types.span import Span


def features_of(marked: str) -> EventFeatures:
    """The features of the event that is written between square brackets."""
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    return event_features(EventWords("a", 0, text, Span(start, end)))


@pytest.mark.parametrize(
    ("marked", "head"),
    [
        ("The mill [burned] on Friday.", "burn"),
        ("He [checked into] the clinic.", "check"),
        ("She died of a [heart attack].", "attack"),
        ("They [put the mill up] for sale.", "put"),
        ("The [death of the captain] shook Velmo.", "death"),
        ("The men [were arrested] at dawn.", "arrest"),
        ("It [took place] in Velmo.", "place"),
    ],
)
def test_the_head_is_the_verb_before_its_particle_or_the_noun_that_tells(
    marked: str, head: str
) -> None:
    assert features_of(marked).head == head


def test_synonyms_have_one_name() -> None:
    assert features_of("A [quake] hit.").name == features_of("An [earthquake] hit.").name


def test_the_nearest_words_tell_most_and_the_event_itself_is_not_among_them() -> None:
    near = features_of("Villagers saw how rebels [torched] the granary.").near

    assert near["granari"] > near["villag"]
    assert "torch" not in near
    assert "the" not in near


@pytest.mark.parametrize(("marked", "says"), [("He [said] so.", True), ("He [fell] so.", False)])
def test_a_verb_of_saying_is_known(marked: str, says: bool) -> None:
    assert features_of(marked).says is says
