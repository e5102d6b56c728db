"""What the one statement denies, and the other tells."""

from dataclasses import replace

import pytest

from crossread.align.features.features import story_features
from crossread.align.features.pair import JudgedPair
from crossread.align.judge.judge import judge_group
from crossread.align.match.denials import denies_a_claim, denies_the_other, tell_nothing_alike
from crossread.types.alignment import Aspect, Relation
from tests.align.invented import story_of

DENIED = [
    ("In short, the ballots of Elmport are late but they aren't rigged.", "In short, it is rigged.", True),
    ("The towns will not hand over their lists.", "The council asked the towns to hand over their lists.", True),
    # What both deny, in whichever words.
    ("The towns will not hand over their lists.", "There was a refusal to hand over the lists.", False),
    ("No shell was found, and the ferry did not burn.", "The ferry burned without a shell.", False),
    # What will not be before June will be in June.
    ("The league will not resume before June.", "The league will resume in June.", False),
    # What is not banned altogether is banned in part.
    ("The council has not banned ferries altogether.", "The council banned ferries.", False),
    # What is supposed or asked is told as neither.
    ("Why don't they open the gate.", "They open the gate.", False),
    ("If the talks do not resume, the port will close.", "The talks resume on Friday.", False),
    # A quotation that is cut before its "not".
    (
        "“A state that reads every letter trusts no one, and will not be trusted,” Brandt said.",
        "“A state that reads every letter trusts no one,” Brandt said.",
        False,
    ),
    # A noun behind the verb is no verb.
    ("One cannot have a dialogue through a gate.", "Dialogue needs an open gate.", False),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "expected"), DENIED)
def test_one_denies_the_verb_that_the_other_tells(one: str, other: str, *, expected: bool) -> None:
    ours, theirs = (story_features(story_of(words))[0] for words in (one, other))

    assert denies_the_other(ours, theirs) is expected
    assert denies_the_other(theirs, ours) is expected


CLAIM = "The raid disabled the radar systems that guided the rockets of the guard, officials said."
DENIAL = "Minister Rolf Neal denied reports that Kaldria carried out a raid that disabled the radar systems of the guard."


def test_a_claim_and_its_denial_are_told_apart() -> None:
    ours, theirs = story_features(story_of(CLAIM, DENIAL))

    main, *_ = judge_group([ours, theirs], [[1, 0.95], [0.95, 1]])

    assert denies_a_claim(theirs, ours)
    assert (main.relation, main.aspect) == (Relation.DIFFER, Aspect.CERTAINTY)
    assert main.why == "One tells it, the other that somebody denies it."


def test_who_denies_the_one_thing_and_claims_the_other_denies_no_other_report() -> None:
    ours, theirs = story_features(
        story_of(
            "The guard denied that its boat crossed the line at the reef.",
            "The boat crossed no line at the reef.",
        )
    )

    assert not denies_a_claim(ours, theirs)


def test_what_cannot_be_judged_is_not_set_side_by_side() -> None:
    ours, theirs = story_features(story_of(CLAIM, DENIAL))

    assert not tell_nothing_alike(JudgedPair(ours, theirs, 0.95))
    assert tell_nothing_alike(JudgedPair(ours, theirs, 0.7))
    assert tell_nothing_alike(JudgedPair(replace(ours, is_headline=True), theirs, 0.95))
