"""Invented reports come in one by one, and are grouped by the encoder that ships."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.cluster.by_hand import HandDecisions
from crossread.cluster.open_stories import OpenStories
from crossread.cluster.profile import ReportProfile, make_profile
from crossread.cluster.stories import ReasonKind, enact, place
from crossread.language.encoder import load_encoder
from crossread.language.sentences import find_sentences
from crossread.types.annotation import Annotations
from crossread.types.report import Report
from crossread.types.span import Span

MARCH = date(2021, 3, 1)
UNDECIDED = HandDecisions()
QUAKES = {
    "first-1": (
        "Quake of 6.1 kills nine in Orvenna",
        (
            "A magnitude 6.1 earthquake struck the mountain town of Lasko in Orvenna province before dawn on Monday and "
            "killed nine people. The roof of the school in Lasko came down. Governor Ilka Brunt sent two hundred soldiers."
        ),
        0,
    ),
    "first-2": (
        "Nine dead as earthquake hits Lasko",
        (
            "Nine people died when an earthquake of magnitude 6.1 shook Lasko, in the province of Orvenna, early on Monday. "
            "Soldiers dug through the ruins of a school, Governor Ilka Brunt said."
        ),
        0,
    ),
    "first-3": (
        "Soldiers search ruined school in Lasko after quake",
        (
            "Two hundred soldiers searched a collapsed school in Lasko on Tuesday, a day after the 6.1 earthquake "
            "that killed nine people there. Ilka Brunt, governor of Orvenna, thanked them."
        ),
        1,
    ),
    "second-1": (
        "Harbour wall of Tormel cracks in quake of 5.4",
        (
            "A magnitude 5.4 earthquake off the coast of Orvenna province cracked the harbour wall of Tormel on Saturday. "
            "Forty fishing boats were torn from their moorings and two fishermen were missing, the coast guard said."
        ),
        19,
    ),
    "second-2": (
        "Two fishermen missing after earthquake off Tormel",
        (
            "The coast guard looked for two fishermen on Saturday after an earthquake of magnitude 5.4 off Orvenna. "
            "In the harbour of Tormel forty boats broke loose and the wall was cracked."
        ),
        19,
    ),
    "second-3": (
        "Tormel fishermen found alive after quake",
        (
            "Two fishermen who had been missing since an earthquake of 5.4 broke boats loose in the harbour of Tormel were "
            "found alive on Sunday, the coast guard of Orvenna said."
        ),
        20,
    ),
}
ELECTION = {
    "debate-1": (
        "Marden and Solberg clash over rail in debate",
        (
            "Premier Jonas Marden and his challenger Edda Solberg clashed over the price of rail tickets in a televised "
            "debate on Tuesday, twelve days before the election in Kestria. Solberg promised free travel for pupils."
        ),
        1,
    ),
    "debate-2": (
        "Solberg promises pupils free travel in television debate",
        (
            "Edda Solberg promised free rail travel for pupils in Tuesday's television debate with Premier Jonas Marden. "
            "Marden called the promise a fairy tale and said that tickets were cheap enough."
        ),
        1,
    ),
    "leak-1": (
        "Marden's treasurer resigns over leaked donor list",
        (
            "The treasurer of Premier Jonas Marden's party, Pall Venn, resigned on Friday after a list of secret donors "
            "was leaked to a newspaper in Kestria. Four mining firms had given half a million crowns."
        ),
        4,
    ),
    "leak-2": (
        "Party treasurer Venn quits after leak of donors",
        (
            "Pall Venn stepped down as treasurer of the ruling party of Kestria on Friday. A leaked list showed that "
            "mining firms had secretly donated half a million crowns."
        ),
        4,
    ),
    "count-1": (
        "Recount ordered in Nordhavn after 31 ballots vanish",
        (
            "A court in Nordhavn ordered a recount on Monday after thirty-one ballot papers of Sunday's election vanished "
            "from a locked gymnasium. Edda Solberg led by 12 votes there."
        ),
        14,
    ),
    "count-2": (
        "Court wants Nordhavn votes counted again",
        (
            "Votes in Nordhavn must be counted again, a court said on Monday, since 31 ballots are missing from the "
            "gymnasium where they had been locked in. Solberg was ahead by 12 votes."
        ),
        14,
    ),
}


def profile(name: str, headline: str, body: str, day: date | None) -> ReportProfile:
    report = Report(
        name,
        f"{headline}\n\n{body}",
        path=f"{name}.txt",
        headline=Span(0, len(headline)),
        published=day,
    )
    made = Annotations(name, "test", sentences=find_sentences(report))
    return make_profile(report, made, model=load_encoder())


def profiles(told: dict[str, tuple[str, str, int]], *, dated: bool = True) -> list[ReportProfile]:
    return [
        profile(name, headline, body, MARCH + timedelta(days=after) if dated else None)
        for name, (headline, body, after) in told.items()
    ]


def follow(stream: Sequence[ReportProfile], hand: HandDecisions = UNDECIDED) -> OpenStories:
    """The stories after each was placed, and placed again where a decision drove it out."""
    stories = OpenStories()
    waiting = list(stream)
    for number in range(4 * len(waiting)):
        if not waiting:
            return stories
        one = waiting.pop(0)
        placement = place(one, stories, hand)
        driven = [stories.profiles[name] for name in placement.again]
        enact(placement, one, f"s{number}", stories)
        waiting = [*driven, *waiting]
    raise AssertionError("placing does not come to an end")


def groups(stories: OpenStories) -> set[frozenset[str]]:
    return {frozenset(stories.members(one)) for one in stories.story_ids()}


def by_kind(told: dict[str, tuple[str, str, int]]) -> set[frozenset[str]]:
    kinds = {name.split("-")[0] for name in told}
    return {frozenset(name for name in told if name.startswith(f"{kind}-")) for kind in kinds}


def test_two_quakes_in_one_province_are_two_stories() -> None:
    assert groups(follow(profiles(QUAKES))) == by_kind(QUAKES)


def test_two_quakes_are_two_stories_also_where_no_report_has_a_day() -> None:
    assert groups(follow(profiles(QUAKES, dated=False))) == by_kind(QUAKES)


def test_an_election_is_as_many_stories_as_it_has_happenings() -> None:
    assert groups(follow(profiles(ELECTION))) == by_kind(ELECTION)


@pytest.mark.parametrize("backwards", [False, True])
def test_what_comes_first_does_not_change_the_stories(*, backwards: bool) -> None:
    stream = profiles({**QUAKES, **ELECTION})
    mixed = [*stream[::2], *stream[1::2]]
    wanted = by_kind(QUAKES) | by_kind(ELECTION)
    assert groups(follow(mixed[::-1] if backwards else mixed)) == wanted


def test_a_reprint_joins_its_original_and_is_called_so() -> None:
    original, other, *_ = profiles(QUAKES)
    _, body, _ = QUAKES["first-1"]
    stories = follow([original, other])
    placement = place(
        profile("again", "Disaster in the hills", f"{body} More follows.", MARCH), stories
    )
    assert placement.nearest == "first-1"
    assert placement.reasons[0].kind is ReasonKind.REPRINT


def test_a_placement_tells_what_it_rests_on() -> None:
    first, second, *_ = profiles(QUAKES)
    reasons = {one.kind: one.shared for one in place(second, follow([first])).reasons}
    assert "lasko" in reasons[ReasonKind.NAMES]
    assert reasons[ReasonKind.NUMBERS] == ("6.1",)
    assert reasons[ReasonKind.DAYS] == ("2021-03-01",)


def test_a_report_in_another_language_joins_by_names_and_numbers() -> None:
    german = profile(
        "german",
        "Neun Tote bei Erdbeben in Lasko",
        "Bei einem Erdbeben der Magnitude 6.1 sind in Lasko in der Provinz Orvenna neun Menschen gestorben. "
        "Gouverneurin Ilka Brunt schickte Soldaten nach Lasko.",
        MARCH,
    )
    stories = follow([*profiles(QUAKES), german])
    assert stories.story_of("german") == stories.story_of("first-1")


def test_a_follow_up_weeks_later_joins_its_story() -> None:
    later = profile(
        "later",
        "Lasko buries its nine dead three weeks after quake",
        "Lasko in Orvenna buried the nine people who were killed by the magnitude 6.1 earthquake of March 1. Governor "
        "Ilka Brunt laid flowers before the ruins of the school, whose roof had come down.",
        MARCH + timedelta(days=23),
    )
    stories = follow([*profiles(QUAKES), later])
    assert stories.story_of("later") == stories.story_of("first-1")


def test_a_report_of_something_else_begins_a_story() -> None:
    other = profile(
        "other", "Cheese fair opens", "A fair of goat cheese opened in Vessel Bay.", None
    )
    assert place(other, follow(profiles(QUAKES))).story_id is None


def test_a_report_without_a_word_begins_a_story() -> None:
    empty = ReportProfile("empty", None, None, (), (), (), (), b"", ())
    stories = follow([empty, *profiles(QUAKES)])
    assert stories.members(stories.story_of("empty") or "") == ("empty",)


def test_reports_that_a_person_puts_together_lie_together() -> None:
    hand = HandDecisions(together=frozenset({("first-1", "debate-1")}))
    stories = follow(profiles({**QUAKES, **ELECTION}), hand)
    assert stories.story_of("first-1") == stories.story_of("debate-1")


def test_reports_that_a_person_parts_are_never_together() -> None:
    hand = HandDecisions(apart=frozenset({("first-2", "first-1")}))
    for order in permutations(profiles(QUAKES)[:3]):
        stories = follow(order, hand)
        assert stories.story_of("first-1") != stories.story_of("first-2")


@pytest.mark.parametrize("target", ["first", "second"])
def test_a_report_moved_to_another_story_leaves_all_others_where_they_were(target: str) -> None:
    """Nor does one that has lost its like come to lie with a story that it would else not lie with."""
    stream = profiles({**QUAKES, **ELECTION})
    goal = frozenset(name for name in QUAKES if name.startswith(target))
    hand = HandDecisions(
        together=frozenset(("leak-2", name) for name in goal),
        apart=frozenset({("leak-2", "leak-1")}),
    )
    leaks = frozenset({"leak-1", "leak-2"})
    others = by_kind({**QUAKES, **ELECTION}) - {goal, leaks}
    assert groups(follow(stream, hand)) == others | {goal | {"leak-2"}, leaks - {"leak-2"}}


@pytest.mark.parametrize("name", ["leak-1", "leak-2"])
def test_a_report_split_off_still_tells_the_others_apart(name: str) -> None:
    """It is by the second report of the leak that the first is known to be of another happening than the debate."""
    leaks = frozenset({"leak-1", "leak-2"})
    hand = HandDecisions(apart=frozenset({(name, one) for one in leaks - {name}}))
    stories = follow(profiles(ELECTION), hand)
    assert groups(stories) == by_kind(ELECTION) - {leaks} | {frozenset({one}) for one in leaks}


def test_a_report_is_placed_in_the_story_it_is_fixed_to() -> None:
    hand = HandDecisions(fixed=frozenset({("first-2", "mine")}))
    stories = follow(profiles(QUAKES), hand)
    assert stories.story_of("first-2") == "mine"


NAMES = tuple(QUAKES)
PAIRS = st.frozensets(st.sampled_from(tuple(combinations(NAMES, 2))), max_size=4)
MADE = {one.report_id: one for one in profiles(QUAKES)}


@settings(deadline=None, max_examples=30)
@given(
    st.permutations(NAMES),
    PAIRS,
    PAIRS,
    st.dictionaries(st.sampled_from(NAMES), st.sampled_from(["x", "y"]), max_size=2),
)
def test_decisions_by_hand_hold_in_every_order(
    order: Sequence[str],
    together: frozenset[tuple[str, str]],
    apart: frozenset[tuple[str, str]],
    fixed: dict[str, str],
) -> None:
    """Fixed reports lie where they are fixed; others apart; and together where nothing speaks against it."""
    hand = HandDecisions(together, apart, frozenset(fixed.items()))
    stories = follow([MADE[name] for name in order], hand)
    home = {name: stories.story_of(name) for name in NAMES}
    assert {name: home[name] for name in fixed} == fixed
    for one, other in apart:
        both_fixed = one in fixed and other in fixed
        assert both_fixed or home[one] != home[other]
    if not apart and len(set(fixed.values())) < 2:
        assert all(home[one] == home[other] for one, other in together)


@settings(deadline=None, max_examples=8)
@given(st.permutations(NAMES))
def test_the_same_stream_gives_the_same_stories(order: Sequence[str]) -> None:
    stream = [MADE[name] for name in order]
    one, other = follow(stream), follow(stream)
    assert {n: one.story_of(n) for n in NAMES} == {n: other.story_of(n) for n in NAMES}
    assert Counter(one.story_ids()) == Counter(other.story_ids())
