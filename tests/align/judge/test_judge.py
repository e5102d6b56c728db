"""Each case shows the reports and what is judged of them; see `invented.found`."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from crossread.align.features.features import story_features
from crossread.align.features.pair import JudgedPair
from crossread.align.judge.days import judge_days
from crossread.align.judge.figures import judge_figures
from crossread.align.judge.judge import judge_group
from crossread.align.judge.telling import judge_telling
from crossread.align.judge.voices import judge_attribution, judge_certainty
from crossread.align.judge.wordings import judge_wordings
from crossread.types.alignment import Alignment, Aspect, Match, Relation
from crossread.types.annotation import Certainty
from tests.align.invented import FIRE, RECALL, align_texts, found, story_of

STOLEN = "The clerk Jorn Haskett stole 4 million crowns from the harbour fund of Port Ansel."
QUARREL = (
    (
        '"The bridge is safe for everybody," Mayor Ada Brandt said on Friday. '
        '"The cables are rotten and will break," engineer Rolf Neal said.'
    ),
    (
        '"The bridge is safe for everybody," Mayor Ada Brandt said. '
        'Rolf Neal, an engineer, said: "The cables are rotten and will break."'
    ),
)


def aspects(alignments: Sequence[Alignment], relation: Relation) -> set[Aspect | None]:
    return {one.aspect for one in alignments if one.relation is relation}


def pair_of(texts: tuple[str, str], score: float = 0.95, apart: float = -9.0) -> JudgedPair:
    one, other = story_features(story_of(*texts))
    return JudgedPair(one, other, score, apart)


def test_one_thing_told_alike_is_agreed() -> None:
    alignments = align_texts(
        "Norland recalled its ambassador to Kaldria on Friday.",
        "Norland on Friday called its ambassador to Kaldria home.",
    )

    assert found(alignments, Relation.AGREE) == [
        [
            [
                "Norland recalled its ambassador to Kaldria on Friday.",
                "Norland on Friday called its ambassador to Kaldria home.",
            ]
        ]
    ]


def test_what_agrees_is_neither_a_difference_nor_a_conflict() -> None:
    alignments = align_texts(*RECALL)

    assert aspects(alignments, Relation.DIFFER) | aspects(alignments, Relation.CONFLICT) == set()


def test_what_only_one_report_carries_is_single() -> None:
    alignments = align_texts(FIRE[0], FIRE[1] + " The owner of the mill has moved abroad.")

    assert found(alignments, Relation.SINGLE) == [[["The owner of the mill has moved abroad."]]]


WORDINGS = [
    (
        'Ambassador Rolf Neal said: "We regret this step and hope that reason will return to the talks."',
        '"We are sorry about this step and hope reason comes back to the talks," Ambassador Rolf Neal said.',
    ),
]


@pytest.mark.parametrize("texts", WORDINGS)
def test_two_translations_of_one_statement_differ_in_wording(texts: tuple[str, str]) -> None:
    (variants,) = found(align_texts(*texts), Relation.DIFFER, Aspect.WORDING)

    assert [words in text for words, text in zip((v[0] for v in variants), texts, strict=True)] == [
        True,
        True,
    ]


WHOLE = 'Ada Brandt said: "We regret this step, and we do not hope that reason will return to the talks."'
CUTS = [
    (
        '"We regret this step," Ada Brandt said.',
        "a.txt quotes more of it than b.txt.",
    ),
    (
        'Ada Brandt said: "We regret this step, and we ... hope that reason will return to the talks."',
        "a.txt quotes more of it than b.txt. b.txt leaves out words that hold a “not”.",
    ),
]


@pytest.mark.parametrize(("cut", "why"), CUTS)
def test_a_cut_of_a_quotation_says_who_quotes_more_and_whether_a_not_is_gone(
    cut: str, why: str
) -> None:
    told = [one.why for one in align_texts(WHOLE, cut) if one.aspect is Aspect.WORDING]

    assert told == [why]


def test_the_same_quotation_in_two_reports_has_one_wording() -> None:
    alignments = align_texts(
        'Ada Brandt said: "We regret this step and hope for better talks."',
        '"We regret this step and hope for better talks," Ada Brandt said.',
    )

    assert aspects(alignments, Relation.DIFFER) == set()


def test_words_that_one_report_quotes_and_the_other_tells_differ_in_wording() -> None:
    texts = (
        'Ada Brandt said: "The old grain mill of Vessel Bay will be rebuilt in stone."',
        "Ada Brandt said that the old grain mill of Vessel Bay would be rebuilt in stone.",
    )
    told = [one.why for one in align_texts(*texts) if one.aspect is Aspect.WORDING]

    assert told == ["a.txt quotes the words, b.txt tells them."]


def test_words_that_lost_their_speaker_on_the_way_differ_in_attribution() -> None:
    texts = (
        "The mill was set on fire by two boys from the village, Fire Chief Rolf Neal said.",
        "The mill was set on fire by two boys from the village.",
    )
    told = [one.why for one in align_texts(*texts) if one.aspect is Aspect.ATTRIBUTION]

    assert told == ["a.txt gives it as the words of Rolf Neal, b.txt says it itself."]


def test_words_that_a_verb_of_saying_leads_are_not_said_by_the_report_itself() -> None:
    said = "The mill was set on fire by two boys from the village, Fire Chief Rolf Neal said."
    told = "Told by Neal, the mill was set on fire by two boys from the village."
    plain = "It was the mill that was set on fire by two boys from the village."

    assert judge_attribution([pair_of((said, told), 0.99)]) is None
    assert judge_attribution([pair_of((said, plain), 0.99)]) is not None


def test_a_medium_is_no_other_speaker_than_whom_it_quotes() -> None:
    texts = (
        "Rolf Neal said the mill was set on fire by two boys from the village.",
        "Reuters said the mill was set on fire by two boys from the village.",
    )
    pair = pair_of(texts, 0.99)
    other = pair_of((texts[0], texts[1].replace("Reuters", "Greta Lund")), 0.99)

    assert pair.other.speaker == "Reuters"
    assert judge_attribution([pair]) is None
    assert judge_attribution([other]) is not None


def test_who_agrees_with_another_speaks_after_him() -> None:
    texts = (
        "Rolf Neal said the mill was set on fire by two boys from the village.",
        "Greta Lund said, as Neal had, that the mill was set on fire by two boys from the village.",
    )

    assert judge_attribution([pair_of(texts, 0.99)]) is None


def test_what_tells_of_the_speaker_himself_is_not_taken_over_from_him() -> None:
    texts = (
        "Rolf Neal declined to comment on the fire in the mill of the village.",
        "Rolf Neal had no comment on the fire in the mill of the village.",
    )
    first, second = pair_of(texts, 0.99).one, pair_of(texts, 0.99).other
    said, own = replace(first, speaker="Rolf Neal"), replace(second, speaker=None, quotes=())

    assert judge_attribution([JudgedPair(said, own, 0.99)]) is None


TURNED = [
    ("The council did not approve the bridge to Port Ansel on Friday.", True),
    ("The council approved the bridge to Port Ansel on Friday, but nobody cheered.", False),
    ("The council approved the bridge to Port Ansel on Friday and did not sing.", False),
]


@pytest.mark.parametrize(("text", "turned"), TURNED)
def test_a_not_before_the_verb_of_both_turns_the_point(text: str, *, turned: bool) -> None:
    plain = "The council approved the bridge to Port Ansel on Friday."

    assert (Aspect.CERTAINTY in aspects(align_texts(plain, text), Relation.DIFFER)) == turned


TURNED_OTHERWISE = [
    (
        "The rescue service confirmed that the path was closed.",
        "The rescue service did not confirm that the path was closed.",
        True,
    ),
    ("It had warned the hikers not to use it.", "It had not warned the hikers.", True),
    ("There were signs of a crime at the pass.", "There was no sign of a crime at the pass.", True),
    ("The mayor of Port Ansel resigned on Friday.", "On Friday he was no longer mayor.", False),
]


@pytest.mark.parametrize(("one", "other", "turned"), TURNED_OTHERWISE)
def test_what_one_tells_and_the_other_denies_is_no_agreement(
    one: str, other: str, *, turned: bool
) -> None:
    pair = pair_of((one, other), 0.99)

    main, *_ = judge_group([pair.one, pair.other], [[1.0, 0.99], [0.99, 1.0]])

    assert (main.relation is Relation.DIFFER) == turned


@pytest.mark.parametrize("other", ["Adelheid Brandt", "Adabrandt"])
def test_two_names_that_end_alike_or_one_of_an_account_are_no_two_voices(other: str) -> None:
    texts = (
        f"The mill was set on fire by two boys from the village, {other} said.",
        "The mill was set on fire by two boys from the village, Ada Brandt said.",
    )

    assert Aspect.ATTRIBUTION not in aspects(align_texts(*texts), Relation.DIFFER)


def test_much_the_same_said_by_two_speakers_differs_in_attribution() -> None:
    texts = (
        "The mill was set on fire by two boys from the village, Fire Chief Rolf Neal said.",
        "The mill was set on fire by two boys from the village, Mayor Ada Brandt said.",
    )

    assert found(align_texts(*texts), Relation.DIFFER, Aspect.ATTRIBUTION) == [
        [[texts[0]], [texts[1]]]
    ]


def test_exact_figures_of_one_moment_that_cannot_both_be_right_are_a_conflict() -> None:
    (variants,) = found(align_texts(*FIRE), Relation.CONFLICT, Aspect.NUMBER)

    assert [variant[0] for variant in variants] == ["21", "19"]


PRECISIONS = [
    ("More than 20 workers died in the fire at the old grain mill.", "More than 20"),
    ("About 20 workers died in the fire at the old grain mill.", "About 20"),
]


@pytest.mark.parametrize(("text", "figure"), PRECISIONS)
def test_figures_of_other_precision_differ_and_are_no_conflict(text: str, figure: str) -> None:
    alignments = align_texts(text, "The fire at the old grain mill killed 21 workers.")
    (variants,) = found(alignments, Relation.DIFFER, Aspect.NUMBER)

    assert [variant[0] for variant in variants] == [figure, "21"]
    assert aspects(alignments, Relation.CONFLICT) == set()


EARLIER, LATER = date(2021, 3, 16), date(2021, 3, 18)


def test_a_higher_figure_in_a_later_report_is_an_update() -> None:
    texts = (
        "At least one worker called. The blaze has killed 19 workers of the old grain mill.",
        "The blaze has killed 21 workers of the old grain mill.",
    )
    alignments = align_texts(*texts, published=(EARLIER, LATER))
    (variants,) = found(alignments, Relation.DIFFER, Aspect.UPDATE)

    assert [variant[0] for variant in variants] == ["19", "21"]


def test_a_third_report_stands_beside_the_figure_that_it_bears_out() -> None:
    texts = [f"The blaze killed {n} workers of the old grain mill." for n in (21, 19, 21)]
    (variants,) = found(align_texts(*texts), Relation.CONFLICT, Aspect.NUMBER)

    assert sorted((variant[0], len(variant)) for variant in variants) == [("19", 2), ("21", 4)]


HOURS = [
    (("19", "21"), Relation.DIFFER),
    (("21", "19"), Relation.CONFLICT),
]


@pytest.mark.parametrize(("tolls", "relation"), HOURS)
def test_a_toll_that_grows_within_a_day_is_an_update_and_one_that_shrinks_a_conflict(
    tolls: tuple[str, str], relation: Relation
) -> None:
    texts = [f"The blaze killed {n} people in the old grain mill." for n in tolls]
    noon = datetime(2021, 3, 20, 12, tzinfo=UTC)
    alignments = align_texts(*texts, published=(noon, noon.replace(hour=18)))
    told = [one.relation for one in alignments if one.aspect in {Aspect.UPDATE, Aspect.NUMBER}]

    assert told == [relation]


NEAR_MISSES = [
    ("The fire burnt 11,000 hectares of forest.", "The fire burnt 11,400 hectares of forest."),
    ("The union demanded a rise of 11 percent.", "The union won a rise of 9 percent."),
    ("About 600 people live in the old mill.", "More than 2,000 people live in the old mill."),
]


@pytest.mark.parametrize("texts", NEAR_MISSES)
def test_a_rounded_figure_a_wish_and_a_guess_conflict_with_nothing(texts: tuple[str, str]) -> None:
    assert aspects(align_texts(*texts), Relation.CONFLICT) == set()


@pytest.mark.parametrize(
    ("whole", "part", "relation"),
    [
        ("The loot is worth 15 million euros.", "The loot is worth 8 million euros.", Relation.CONFLICT),
        ("The loot as a whole is worth 15 million euros.", "One of them is worth 8 million euros.", Relation.DIFFER),
    ],
)  # fmt: skip
def test_a_part_is_worth_less_than_the_whole_without_a_conflict(
    whole: str, part: str, relation: Relation
) -> None:
    assert [one.relation for one in judge_figures([pair_of((whole, part))])] == [relation]


def test_two_guesses_of_one_crowd_that_lie_far_apart_cannot_both_be_right() -> None:
    alignments = align_texts(
        "More than 2,000 people gathered in front of the court on Thursday evening.",
        "About 600 activists gathered in front of the court on Thursday evening.",
    )
    (variants,) = found(alignments, Relation.CONFLICT, Aspect.NUMBER)

    assert sorted(variant[0] for variant in variants) == ["About 600", "More than 2,000"]


def test_a_report_that_has_its_figure_from_the_police_can_conflict_with_one_that_knows_it() -> None:
    alignments = align_texts(
        "The coach had 38 people on board when it left the road, Police Chief Rolf Neal said.",
        "The coach had 41 people on board when it left the road.",
    )

    assert aspects(alignments, Relation.CONFLICT) == {Aspect.NUMBER}


def test_days_that_hang_on_one_word_conflict_whatever_the_other_words() -> None:
    alignments = align_texts(
        "Mayor Ada Brandt was arrested Thursday in Port Ansel as she was about to board a ship.",
        "Ada Brandt was detained on Wednesday in the harbour.",
    )

    assert aspects(alignments, Relation.CONFLICT) == {Aspect.DATE}


def test_figures_of_two_units_are_not_compared() -> None:
    alignments = align_texts(
        "The blaze killed 21 workers of the old grain mill.",
        "The blaze killed workers of the old grain mill and 19 horses.",
    )

    assert Aspect.NUMBER not in aspects(alignments, Relation.CONFLICT)
    assert Aspect.NUMBER not in aspects(alignments, Relation.DIFFER)


def test_two_days_of_one_happening_are_a_conflict_of_dates() -> None:
    alignments = align_texts(
        "The council dismissed director Rolf Neal on Tuesday after the ferry accident.",
        "The council dismissed director Rolf Neal on Wednesday after the ferry accident.",
    )
    (variants,) = found(alignments, Relation.CONFLICT, Aspect.DATE)

    assert [variant[0] for variant in variants] == ["Tuesday", "Wednesday"]


CALENDAR = [
    ("in 2017", "in 2016", Relation.CONFLICT, "The reports give the years 2017 and 2016."),
    ("at 4 a.m.", "at 6 a.m.", Relation.CONFLICT, "The reports give other hours: 4 a.m. / 6 a.m."),
    (
        "at about 4 a.m.",
        "at 6 a.m.",
        Relation.DIFFER,
        "The reports give other hours: about 4 a.m. / 6 a.m.",
    ),
]


@pytest.mark.parametrize(("one", "other", "relation", "why"), CALENDAR)
def test_years_and_hours_are_compared_as_days_are(
    one: str, other: str, relation: Relation, why: str
) -> None:
    told = "The Kaldrian navy shut its base at Port Ansel"
    dated = [
        (found.relation, found.why)
        for found in align_texts(f"{told} {one}.", f"{told} {other}.")
        if found.aspect is Aspect.DATE
    ]

    assert dated == [(relation, why)]


def test_a_year_is_no_other_than_that_of_a_month_within_it() -> None:
    """The year of an election to come stands beside the month in which somebody was asked about it."""
    one, other = story_features(
        story_of(
            "In 2015 Rolf Neal asked for a list of the mayors of Elmport.",
            "In February 2015 Rolf Neal was to make a list of those in Elmport who asked to be 2016 mayors.",
        )
    )

    assert [time.value for time in other.times] == ["2015-02", "2016"]
    assert judge_days([JudgedPair(one, other, 0.97)]) is None


def test_one_day_told_in_two_ways_is_no_difference() -> None:
    alignments = align_texts(
        "The council dismissed director Rolf Neal on Tuesday after the ferry accident.",
        "The council dismissed director Rolf Neal on March 16 after the ferry accident.",
    )

    assert [one.relation for one in alignments] == [Relation.AGREE]


def test_a_weekday_is_the_same_day_in_both_whatever_week_it_was_brought_to() -> None:
    one, other = story_features(
        story_of(
            "Earlier on Sunday the pilot told reporters that the ferry was likely lost.",
            "The pilot told reporters that the ferry was likely lost on Sunday.",
        )
    )
    week_before = [replace(time, value="2021-03-07") for time in one.times]
    pair = JudgedPair(replace(one, times=tuple(week_before)), other, 0.97)

    assert judge_days([pair]) is None


HEDGED = [
    STOLEN.replace("stole", "allegedly stole"),
    STOLEN.replace("stole", "is accused of having stolen"),
]


@pytest.mark.parametrize("hedged", HEDGED)
def test_a_fact_in_one_and_an_allegation_in_the_other_differ_in_certainty(hedged: str) -> None:
    variants = found(align_texts(STOLEN, hedged), Relation.DIFFER, Aspect.CERTAINTY)

    assert variants == [[[STOLEN], [hedged]]]


def test_two_speakers_who_quarrel_in_both_reports_are_no_conflict_of_the_reports() -> None:
    alignments = align_texts(*QUARREL)

    assert aspects(alignments, Relation.CONFLICT) == set()
    assert len(found(alignments, Relation.AGREE)) == 2


def test_figures_that_two_speakers_give_are_no_conflict_of_the_reports() -> None:
    alignments = align_texts(
        "Mayor Ada Brandt said the fire at the grain mill had killed 20 workers.",
        "Fire Chief Rolf Neal said the fire at the grain mill had killed 30 workers.",
    )

    assert aspects(alignments, Relation.CONFLICT) == set()


def test_two_given_names_of_one_office_are_a_conflict_of_names() -> None:
    alignments = align_texts("Mayor Rolf Neal closed the port.", "Mayor Ben Neal closed the port.")
    (variants,) = found(alignments, Relation.CONFLICT, Aspect.NAME)

    assert sorted(variant[0] for variant in variants) == ["Ben Neal", "Rolf Neal"]


NO_CLASH = [
    ("Mayor Rolf Neal closed the port.", "Professor Ben Neal closed the port."),
    ("Mayor Rolf Neal met Mayor Ben Neal in the port.", "Mayor Rolf Neal was in the port."),
    ("Mayor Rolf Neal closed the port.", "Mayor R. Neal closed the port."),
    ("Mayor Rolf Neal closed the port.", "Mayor Rudi Neal closed the port."),
    ("Her grandson, Rolf Neal, closed the port.", "Her grandson, Ben Neal, closed the port."),
]


def test_two_of_one_family_are_told_apart_by_their_letters() -> None:
    texts = (
        "Rolf A.B. Neal closed the port of Elmport.",
        "Rolf B. Neal opened the port of Elmport.",
    )

    assert Aspect.NAME not in aspects(align_texts(*texts), Relation.DIFFER)


def test_what_somebody_said_will_be_is_not_yet_done() -> None:
    """Both foretell the ban, the one in what was said on a day."""
    texts = (
        "The council is expected to ban boats from Kaldria from the harbour of Elmport.",
        "The council said on Friday that boats from Kaldria will be banned from the harbour of Elmport.",
    )
    pair = pair_of(texts, 0.98, apart=4.0)
    plan = replace(pair.one, statement=replace(pair.one.statement, certainty=Certainty.PLANNED))
    later = replace(pair.other.report, published=date(2021, 3, 23))
    said = replace(
        pair.other,
        report=later,
        statement=replace(pair.other.statement, certainty=Certainty.HAPPENED),
    )

    told = judge_telling([replace(pair, one=plan, other=said)])

    assert told is not None
    assert told.aspect is Aspect.WORDING


def test_whom_two_persons_serve_is_no_office_of_theirs() -> None:
    texts = ("Brandt attorney Rolf Neal resigned.", "Brandt lawyer Oren Neal resigned.")

    assert Aspect.NAME not in aspects(align_texts(*texts), Relation.CONFLICT)


@pytest.mark.parametrize("texts", NO_CLASH)
def test_another_office_or_a_report_that_names_both_is_no_conflict_of_names(
    texts: tuple[str, str],
) -> None:
    assert Aspect.NAME not in aspects(align_texts(*texts), Relation.CONFLICT)


def test_an_hour_alone_names_no_day_that_could_conflict() -> None:
    alignments = align_texts(
        "The clock of the old tower in Port Ansel stopped at midnight on Friday, the guard said.",
        "The clock of the old tower in Port Ansel stopped at midnight, the guard said.",
    )

    assert aspects(alignments, Relation.CONFLICT) == set()


def test_a_family_name_that_stands_first_is_no_given_name() -> None:
    alignments = align_texts(
        "Zhang Holm, the chief engineer of the harbour, opened the lock on Friday.",
        "Li Holm, the chief engineer of the harbour, opened the lock on Friday.",
    )

    assert Aspect.NAME not in aspects(alignments, Relation.CONFLICT)


OTHERS = [
    ("The court fined 22 other defendants on Friday.", set()),
    ("The court fined 22 defendants on Friday.", {Aspect.NUMBER}),
]


@pytest.mark.parametrize(("text", "aspect"), OTHERS)
def test_a_count_of_the_others_is_not_held_against_a_count_of_all(
    text: str, aspect: set[Aspect]
) -> None:
    whole = "The court fined 23 defendants on Friday, among them Rolf Neal."

    assert aspects(align_texts(whole, text), Relation.CONFLICT) == aspect


def test_a_spokesman_is_no_other_speaker_than_the_body_he_speaks_for() -> None:
    texts = (
        "The bridge was blown up by the Tormel Guard, the Tormel Guard said.",
        "Rolf Neal, a spokesman for the Tormel Guard, said the bridge was blown up by the Tormel Guard.",
    )

    assert found(align_texts(*texts), Relation.DIFFER, Aspect.ATTRIBUTION) == []


def test_a_speaker_who_is_not_named_beside_the_words_is_not_set_against_another() -> None:
    texts = (
        'Mayor Ada Brandt came late. "The cables of the bridge are rotten and will break."',
        '"The cables of the bridge are rotten and will break," engineer Rolf Neal said.',
    )

    assert found(align_texts(*texts), Relation.DIFFER, Aspect.ATTRIBUTION) == []


NO_TURN = [
    # The quotation is cut before the clause with the "not".
    (
        '"It matters to me and to all who live by this harbour that the right engineer be chosen in the spring to mend the bridge," Ada Brandt said.',
        '"It matters to me and to all who live by this harbour that the right engineer be chosen in the spring to mend the bridge, but if he is not the right man, I leave."',
    ),
    # Both deny, in other words.
    (
        "The council continued its refusal to approve the bridge to Port Ansel.",
        "The council did not approve the bridge to Port Ansel.",
    ),
    # Of two rivals what is told is not one thing.
    (
        "Ada Brandt will reach 1,237 votes before the council meets in May.",
        "Rolf Neal will not reach 1,237 votes before the council meets in May.",
    ),
    # What is not required there is a requirement here.
    (
        "The council defended its criticism of a requirement to paint the bridge.",
        "The council said painting the bridge should not be required of it.",
    ),
]


@pytest.mark.parametrize("texts", NO_TURN)
def test_a_not_that_the_other_lacks_for_a_cut_or_tells_otherwise_turns_nothing(
    texts: tuple[str, str],
) -> None:
    pair = pair_of(texts)
    judged = judge_group([pair.one, pair.other], [[1.0, pair.score], [pair.score, 1.0]])

    assert aspects(judged, Relation.DIFFER) & {Aspect.CERTAINTY} == set()


def test_a_hedge_of_something_else_leaves_the_point_told_as_fact_by_both() -> None:
    texts = (
        "The old grain mill of Vessel Bay was set on fire on Monday night.",
        "The old grain mill of Vessel Bay was set on fire on Monday night by boys believed to come from Tormel.",
    )

    assert aspects(align_texts(*texts), Relation.DIFFER) & {Aspect.CERTAINTY} == set()


def test_the_month_of_what_was_foretold_is_no_other_month_of_what_came() -> None:
    texts = (
        "The port added 155 jobs in December.",
        "The port was forecast to add 165 jobs in February.",
    )

    assert judge_days([pair_of(texts, 0.97)]) is None


def test_a_deadline_is_no_other_day_of_what_was_asked() -> None:
    texts = (
        "The council asked the guard for its papers on Wednesday.",
        "The council asked the guard for its papers and set Friday as a deadline.",
    )

    assert judge_days([pair_of(texts, 0.97)]) is None


def test_a_day_that_lies_in_the_week_of_the_other_report_is_no_other_day() -> None:
    """The second day there is that of what the first one answers."""
    texts = (
        "On March 16 the council voted to close the harbour for the blast.",
        "This week the council voted to close the harbour for the blast of February 27.",
    )

    assert judge_days([pair_of(texts)]) is None
    assert judge_days([pair_of((texts[0], texts[1].replace("This week the", "The")))]) is not None


def test_what_is_set_for_one_day_is_not_what_was_done_on_another() -> None:
    texts = (
        "The council asked for $5 million for the harbour on Tuesday.",
        "The council is set to vote on Sunday on $5 million for the harbour.",
    )

    assert judge_days([pair_of(texts)]) is None


@pytest.mark.parametrize("day", ["a Thursday feast", "Thursday’s feast"])
def test_the_day_of_what_the_other_report_does_not_tell_is_no_other_day(day: str) -> None:
    letter = (
        "Brandt was named in the inquiry into the harbour fund, by a letter that came on Monday."
    )
    feast = (
        f"Brandt, who is named in the inquiry into the harbour fund, comes to {day} of the council."
    )

    assert judge_days([pair_of((letter, feast))]) is None
    assert judge_days([pair_of((letter.replace("letter", "feast"), feast))]) is not None


@pytest.mark.parametrize("which", ["On the bridge another", "Another"])
def test_another_meeting_is_of_another_day(which: str) -> None:
    texts = (
        "A meeting of the guards was held on Thursday.",
        f"{which} meeting of the guards was held on Friday.",
    )

    assert judge_days([pair_of(texts)]) is None


@pytest.mark.parametrize("charged", ["Now prosecutors hold that", "Prosecutors hold that"])
def test_what_prosecutors_hold_is_no_fact_wherever_they_stand(charged: str) -> None:
    """A charge stands against no allegation: "Prosecutors hold that Neal stole the chest"."""
    texts = (
        f"{charged} Rolf Neal stole the chest of the fishermen.",
        "Rolf Neal allegedly stole the chest of the fishermen.",
    )
    one, other = pair_of(texts).one, pair_of(texts).other

    assert judge_certainty([JudgedPair(replace(one, quotes=(), speaker=None), other, 0.95)]) is None


def test_what_is_in_doubt_is_the_deed_behind_the_hedge() -> None:
    texts = (
        "Half of the roof of the store in Hollin fell in on Sunday, shortly after the market opened.",
        "Rolf Neal, 24, is accused of setting fire to the store in Hollin shortly after the market opened.",
    )

    assert judge_certainty([pair_of(texts, 0.95)]) is None


def test_no_apparent_progress_is_no_doubt_of_the_progress() -> None:
    fact = "The two sides have made little progress since the harbour shut on Friday."
    texts = (fact, fact.replace("little progress", "no apparent progress"))
    doubted = (fact, fact.replace("little progress", "apparent progress"))

    assert judge_certainty([_hedged(texts)]) is None
    assert judge_certainty([_hedged(doubted)]) is not None


def _hedged(texts: tuple[str, str]) -> JudgedPair:
    pair = pair_of(texts, 0.95)
    alleged = replace(pair.other.statement, certainty=Certainty.ALLEGED)
    return replace(pair, other=replace(pair.other, statement=alleged))


def test_a_claim_about_whom_both_name_is_no_doubt_of_what_the_other_tells() -> None:
    texts = (
        "A strike of the guard killed Captain Rolf Neal of Kaldria in Tormel on Friday.",
        "The council on Friday blasted the guard for claiming authority to order the strike on Captain Rolf Neal of Kaldria.",
    )

    assert judge_certainty([pair_of(texts, 0.95)]) is None


NO_DOUBT = [
    # Whoever lists a payment falsely has paid.
    (
        "The ferry company repaid Rolf Neal the money that he had given the guard.",
        "The judge asks whether the ferry company falsely listed the money that it repaid Rolf Neal.",
    ),
    # The claim stands behind what both tell.
    (
        "The crew was in the cabin when the owner called a widow, whose husband died in a storm with three other sailors.",
        "It began when the crew heard a call to a widow, then claimed that the owner told her the husband was forgotten.",
    ),
]


@pytest.mark.parametrize("texts", NO_DOUBT)
def test_what_is_doubted_beside_the_point_makes_no_doubt_of_it(texts: tuple[str, str]) -> None:
    assert judge_certainty([pair_of(texts, 0.95)]) is None


def test_what_is_done_without_something_is_no_telling_that_there_is_none() -> None:
    texts = (
        "Every school must enroll boys of Kaldria whom some are discriminating against.",
        "Every school must enroll the boys of Kaldria without discrimination.",
    )

    pair = pair_of(texts)

    main, *_ = judge_group([pair.one, pair.other], [[1, 0.95], [0.95, 1]])

    assert main.relation is Relation.AGREE


def test_the_day_on_which_something_was_said_is_not_the_day_on_which_it_befell() -> None:
    texts = (
        "The old grain mill of Vessel Bay burned down on 4 May 2021.",
        "Mayor Ada Brandt said on 6 May 2021 that the old grain mill of Vessel Bay burned down.",
    )

    assert judge_days([pair_of(texts)]) is None


def test_two_times_in_one_statement_leave_open_which_of_them_another_report_means() -> None:
    texts = (
        "The ferry company opened its harbour in 2009 and closed it on 3 May 2012.",
        "The ferry company opened its harbour in 2011.",
    )
    found_days = judge_days([pair_of(texts)])

    assert found_days is not None
    assert found_days.relation is Relation.DIFFER


def test_what_parts_by_no_rule_is_shown_where_the_two_surely_tell_one_point() -> None:
    texts = ("The ferry limped into the harbour.", "The ferry reached port with one engine.")

    assert judge_telling([pair_of(texts, 0.85, apart=4.0)]) is None
    told = judge_telling([pair_of(texts, 0.98, apart=4.0)])
    assert told is not None
    assert (told.aspect, told.match) == (Aspect.WORDING, Match.SURE)


def test_what_parts_by_no_rule_and_is_not_among_the_surest_may_be_two_points() -> None:
    texts = ("A dozen sailors were taken ashore.", "About a dozen sailors stay in the hold.")
    told = judge_group(
        story_features(story_of(*texts)), [[1, 0.93], [0.93, 1]], [[0, 4.0], [4.0, 0]]
    )

    assert [one.match for one in told] == [Match.LOOSE, Match.LOOSE]


def test_what_was_foretold_and_what_came_are_not_one_thing_in_two_ways() -> None:
    texts = ("The tide was forecast to stay at nine feet.", "The tide rose to eleven feet.")

    assert judge_telling([pair_of(texts, 0.98, apart=4.0)]) is None


def test_words_in_marks_that_were_not_read_are_not_said_to_be_told() -> None:
    texts = (
        'Ada Brandt said: "The old grain mill of Vessel Bay will be rebuilt in stone."',
        "Ada Brandt said that 'the old grain mill of Vessel Bay will be rebuilt in stone.",
    )
    told = [one.why for one in align_texts(*texts) if one.aspect is Aspect.WORDING]

    assert told == []


@pytest.mark.parametrize("name", ["Bibi", "Mocking"])
def test_a_pet_name_and_the_first_word_of_a_sentence_are_no_other_given_name(name: str) -> None:
    texts = (
        f"{name} Neal spoke, and Mayor {name} Neal opened the bridge.",
        "Mayor Benjamin Neal opened the bridge.",
    )

    assert aspects(align_texts(*texts), Relation.CONFLICT) == set()


def test_quotations_that_share_little_words_alone_are_not_one_utterance() -> None:
    texts = (
        'Ada Brandt said: "It was the safety of the harbour that they had in mind for all of us."',
        'Ada Brandt said: "It was the engine of a great ship that they had with all of us on the deck."',
    )

    assert judge_wordings([pair_of(texts, 0.7)]) is None


def test_shares_of_two_things_in_statements_that_match_loosely_are_not_compared() -> None:
    texts = (
        "Growth could be zero next year, not the 2.1 percent that the bank promised.",
        "The plan leaves out higher rates for the top 2 percent.",
    )

    found = [judge_figures([pair_of(texts, score)]) for score in (0.7, 0.95)]

    assert [[one.relation for one in some] for some in found] == [[], [Relation.CONFLICT]]


def test_a_loose_match_tells_no_difference_in_who_says_it_or_in_days_of_it() -> None:
    said = (
        "The mill was set on fire by two boys from the village on Monday, Fire Chief Rolf Neal said.",
        "The mill was set on fire by two boys from the village on Tuesday, Mayor Ada Brandt said.",
    )
    one, other = pair_of(said).one, pair_of(said).other

    judged = {
        score: judge_group([one, other], [[1.0, score], [score, 1.0]]) for score in (0.8, 0.95)
    }
    assert aspects(judged[0.8], Relation.DIFFER) == set()
    assert Aspect.ATTRIBUTION in aspects(judged[0.95], Relation.DIFFER)


SPOKEN_ON = [
    # The day of an interview, and a day within somebody's words.
    (
        "“Rolf is a good man, but he joined us a day ago,” Ada Brandt said.",
        "“Rolf is a good man, but he joined us days ago,” Ada Brandt told reporters at the harbour Friday.",
    ),
    # People speak on many days.
    (
        "Tormel Bank said on Thursday that thieves may have read the files of 143 customers.",
        "More customers were hit by the theft than the bank first thought, Tormel Bank said on Monday.",
    ),
]


@pytest.mark.parametrize("texts", SPOKEN_ON)
def test_days_on_which_something_was_said_part_only_where_the_same_was_said(
    texts: tuple[str, str],
) -> None:
    assert judge_days([pair_of(texts)]) is None


def test_the_day_of_a_demand_is_the_day_of_an_act() -> None:
    texts = (
        "The council demanded on Thursday to see six years of the ferry company's books.",
        "The council formally asked the ferry company on Wednesday to hand over six years of its books.",
    )

    assert judge_days([pair_of(texts)]) is not None


def test_years_of_which_each_hangs_on_another_word_do_not_part() -> None:
    told = "Charges of fraud in his food shop await Rolf Neal, {}."

    assert (
        judge_days([pair_of((told.format("elected in 2010"), told.format("retired in 2006")))])
        is None
    )
    assert judge_days([pair_of((told.format("elected in 2010"), told.format("elected in 2006")))])


def test_a_figure_that_both_give_is_not_set_against_another_one() -> None:
    texts = (
        "Ada Brandt told of six arrests in Port Ansel on Wednesday, compared to 47 the night before.",
        "The police made at least 47 arrests in Port Ansel in the night.",
    )

    assert judge_figures([pair_of(texts)]) == ()


def test_two_parts_of_a_hundred_percent_do_not_part() -> None:
    texts = (
        "From 2036 on pensioners of Norland would face a cut of 23 percent.",
        "From 2036 on Norland could pay its pensioners 77 percent.",
    )

    assert judge_figures([pair_of(texts)]) == ()


def test_figures_far_apart_in_statements_that_match_loosely_count_two_things() -> None:
    texts = (
        "Files of 182,000 customers of Tormel Bank were stolen.",
        "Files of 700,000 customers of Tormel Bank were sold.",
    )

    assert judge_figures([pair_of(texts, 0.7)]) == ()
    assert judge_figures([pair_of(texts, 0.95)]) != ()


def test_a_hedge_of_a_thing_leaves_the_rest_of_the_statement_told_as_fact() -> None:
    told = (
        "The court called Rolf Neal on Tuesday to speak of {} with the harbour fund of Port Ansel."
    )
    texts = (told.format("meetings"), told.format("alleged deals"))

    assert aspects(align_texts(*texts), Relation.DIFFER) & {Aspect.CERTAINTY} == set()


NO_DENIAL = [
    # What is supposed is told as neither.
    (
        "He called the meeting at the mill legal and treasonous.",
        "Even if he thought the meeting at the mill was not treasonous, he should have called the guard.",
    ),
    # Whoever votes for another did not vote for this one.
    (
        "The senator voted for a neighbour at the mill rather than for Rolf Neal.",
        "The senator did not vote for Rolf Neal at the mill.",
    ),
    # "Safety" is no verb.
    (
        "The festival at the mill will have a safety area for women.",
        "The festival at the mill will have an area for women that aren't safe elsewhere.",
    ),
]


@pytest.mark.parametrize("texts", NO_DENIAL)
def test_a_not_in_a_supposition_or_before_no_verb_of_both_turns_nothing(
    texts: tuple[str, str],
) -> None:
    pair = pair_of(texts)
    judged = judge_group([pair.one, pair.other], [[1.0, pair.score], [pair.score, 1.0]])

    assert aspects(judged, Relation.DIFFER) & {Aspect.CERTAINTY} == set()


def test_a_list_of_names_out_of_a_sentence_is_nothing_that_a_report_says_itself() -> None:
    texts = (
        "“The council should accept their counsel and close the bridge,” Ada Brandt said, citing former mayors like Rolf Neal, Jorn Haskett, Ben Holm and Klaus Ried.",
        "Rolf Neal, Jorn Haskett, Ben Holm and Klaus Ried",
    )
    pair = pair_of(texts)
    judged = judge_group([pair.one, pair.other], [[1.0, pair.score], [pair.score, 1.0]])

    assert Aspect.ATTRIBUTION not in aspects(judged, Relation.DIFFER)


def test_what_a_report_tells_itself_is_not_a_quotation_told() -> None:
    texts = (
        "“We announced the price of our new bridge toll today,” Ada Brandt said.",
        "The council announced the price of the new bridge toll, which “nobody likes”.",
    )

    assert judge_wordings([pair_of(texts)]) is None


def test_two_words_in_common_are_no_utterance_where_the_match_is_loose() -> None:
    texts = (
        "The law is a “witch hunt”, Ada Brandt said.",
        "“I see a witch hunt in all that they have done since the spring,” Ada Brandt said.",
    )

    assert judge_wordings([pair_of(texts, 0.95)]) is not None
    assert (
        judge_wordings([pair_of((texts[0], texts[1].replace("Ada Brandt", "Rolf Neal")), 0.7)])
        is None
    )


NOTHING_BEFELL = [
    # The stamps of two posts.
    ("Ada Brandt on X, March 4, 2021", "Ada Brandt on X, March 3, 2021"),
    # The days as of which something was counted.
    (
        "As of 17 March 2021, the farms of Norland counted 3,400 cases of the plague.",
        "As of 16 March 2021, the farms of Norland counted 3,400 cases of the plague.",
    ),
    # "Last May" is of this year or of the one before.
    (
        "The council appointed director Rolf Neal last May.",
        "The council appointed director Rolf Neal in May 2019.",
    ),
]


@pytest.mark.parametrize("texts", NOTHING_BEFELL)
def test_stamps_states_and_a_month_of_an_open_year_are_no_other_day_of_a_happening(
    texts: tuple[str, str],
) -> None:
    assert judge_days([pair_of(texts)]) is None


SAME_COUNT = [
    ("The plague has hit 3,400 farms.", "The plague has hit more than 3,400 farms.", 0),
    ("More than 579,000 sheep died of it.", "More than 137,000 sheep died of it.", 0),
    ("More than 57,900 sheep died of it.", "More than 31,700 sheep died of it.", 1),
]


@pytest.mark.parametrize(("one", "other", "n_cards"), SAME_COUNT)
def test_one_round_figure_and_two_open_ones_far_apart_are_no_difference(
    one: str, other: str, n_cards: int
) -> None:
    assert len(judge_figures([pair_of((one, other))])) == n_cards


def test_a_title_that_both_print_is_no_utterance() -> None:
    texts = (
        "The headline of the magazine reads “QUEEN OF RAGE”, said the editor.",
        "“Queen of Rage is what you call wrestlers on a bad night,” Ada Brandt said.",
    )

    assert judge_wordings([pair_of(texts)]) is None


def test_a_denial_in_somebodys_words_is_not_held_against_what_the_report_tells() -> None:
    texts = (
        "The clerk had sent a picture of the mill to the council on Friday.",
        "Ada Brandt said the clerk had not sent a picture of the mill to the council on Friday.",
    )

    assert Aspect.CERTAINTY not in aspects(align_texts(*texts), Relation.DIFFER)
