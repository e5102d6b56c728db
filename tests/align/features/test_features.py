"""What of a statement can be compared."""

from crossread.align.features.features import story_features
from tests.align.invented import story_of


def test_a_person_is_one_token_however_the_reports_call_her() -> None:
    story = story_of(
        "Mayor Ada Brandt opened the bridge. She praised the builders.",
        "Ada Brandt opened the bridge. The builders were praised by Brandt.",
    )

    assert ["@Ada Brandt" in one.weights for one in story_features(story)] == [True] * 4


def test_a_word_and_its_synonym_are_one_token() -> None:
    one, other = story_features(story_of("The old cinema closed.", "The old cinemas closed."))

    assert one.weights.keys() == other.weights.keys()


def test_a_figure_and_a_day_are_tokens() -> None:
    (one,) = story_features(story_of("On March 12 the storm killed 21 sailors."))

    assert {"#21", "=2021-03-12"} <= one.weights.keys()


def test_words_that_each_text_has_are_no_tokens() -> None:
    (one,) = story_features(story_of("And it was that which they had of the storm."))

    assert one.weights.keys() <= {"storm"}


def test_a_statement_has_the_speaker_under_his_name_across_reports() -> None:
    story = story_of(
        "Ada Brandt resigned. Brandt said the bridge was about to fall.",
        "Ada Brandt left. She said the bridge was about to fall.",
    )

    assert [one.speaker for one in story_features(story)] == [None, "Ada Brandt"] * 2


def test_no_weight_is_negative() -> None:
    features = story_features(story_of("The mill burned. The mill burned.", "The mill burned."))

    assert all(weight > 0 for one in features for weight in one.weights.values())
