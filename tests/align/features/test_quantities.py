"""What a statement counts."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.align.features.quantities import Quantity, find_quantities
from crossread.language.frequency import stem
from crossread.language.synonyms import group_stem
from crossread.language.words import find_words
from crossread.types.annotation import TimeExpression, TimeKind
from crossread.types.span import Span

NO_BOUND = math.inf


def quantities_of(text: str) -> tuple[Quantity, ...]:
    return find_quantities(find_words(text, Span(0, len(text))), ())


QUANTITIES = [
    ("21 workers", 21, 21),
    ("twenty-one workers", 21, 21),
    ("fourteen workers", 14, 14),
    ("1,200 workers", 1200, 1200),
    ("a dozen workers", 12, 14),
    ("half a dozen workers", 6, 7),
    ("two dozen workers", 24, 28),
    ("3 million workers", 3e6, 3e6),
    ("2.5 billion workers", 2.5e9, 2.5e9),
    ("one million workers", 1e6, 1e6),
    ("five thousand workers", 5000, 5000),
    ("more than 20 workers", 20, NO_BOUND),
    ("at least 20 workers", 20, NO_BOUND),
    ("over 20 workers", 20, NO_BOUND),
    ("fewer than 20 workers", 0, 20),
    ("up to 20 workers", 0, 20),
    ("no less than 20 workers", 20, NO_BOUND),
    ("no fewer than 20 workers", 20, NO_BOUND),
    ("no more than 20 workers", 0, 20),
    ("not more than 20 workers", 0, 20),
    ("a hundred and twelve workers", 112, 112),
    ("two hundred and forty workers", 240, 240),
    ("nearly 20 workers", 16, 20),
    ("about 20 workers", 18, 22),
    ("roughly 20 workers", 18, 22),
    ("dozens of workers", 24, 99),
    ("hundreds of workers", 200, 1999),
]


@pytest.mark.parametrize(("text", "low", "high"), QUANTITIES)
def test_a_number_has_the_bounds_that_its_words_allow(text: str, low: float, high: float) -> None:
    (quantity,) = quantities_of(text)

    assert (quantity.low, quantity.high) == pytest.approx((low, high))


@pytest.mark.parametrize(("text", "low", "high"), QUANTITIES)
def test_a_quantity_cites_its_hedge_and_number(text: str, low: float, high: float) -> None:
    (quantity,) = quantities_of(text)
    said = text.removesuffix(" workers").removesuffix(" of")

    assert (quantity.span.of(text), quantity.unit, low <= high) == (said, unit("workers"), True)


UNITS = [
    ("21 wet workers", "workers"),
    ("six of them children", "children"),
    ("200 of the schoolgirls", "schoolgirls"),
    ("12 additional ferries", "ferries"),
    ("40 people in the hall", "people"),
]


@pytest.mark.parametrize(("text", "noun"), UNITS)
def test_the_unit_is_the_noun_that_is_counted(text: str, noun: str) -> None:
    (quantity,) = quantities_of(text)

    assert quantity.unit == unit(noun)


def unit(noun: str) -> str:
    return group_stem(stem(noun))


@pytest.mark.parametrize(
    ("text", "unit_told", "low"),
    [
        ("$5 billion", "dollar", 5e9),
        ("€20", "euro", 20),
        ("Rs. 342 crore", "rupe", 342e7),
        ("5 billion dollars", "dollar", 5e9),
        ("25 percent", "percent", 25),
        ("25%", "percent", 25),
    ],
)
def test_money_and_shares_have_units_of_their_own(text: str, unit_told: str, low: float) -> None:
    (quantity,) = quantities_of(text)

    assert (quantity.unit, quantity.low, quantity.span.of(text)[0]) == (unit_told, low, text[0])


FATES = [
    ("killing six people", "dead"),
    ("six people were killed", "dead"),
    ("The death toll rose to six", "dead"),
    ("six people injured", "injured"),
    ("Six others are missing", "missing"),
    ("six dead workers", f"{unit('workers')} dead"),
    ("six people who are still missing", "missing"),
    ("six people who lost their lives", "dead"),
    ("the six injured who were brought here", "injured"),
]


@pytest.mark.parametrize(("text", "fate"), FATES)
def test_people_are_counted_by_what_became_of_them(text: str, fate: str) -> None:
    assert [(one.low, one.unit) for one in quantities_of(text)] == [(6, fate)]


def test_each_toll_of_a_sentence_has_its_own_fate() -> None:
    found = quantities_of("The blast killed six people and injured 12, while 30 were arrested.")

    assert [(one.low, one.unit) for one in found] == [
        (6, "dead"),
        (12, "injured"),
        (30, "detained"),
    ]


SHARES = [
    ("two-thirds of the crew", 66.2, 67.2),
    ("a third of the crew", 32.8, 33.8),
    ("half of the crew", 49.5, 50.5),
    ("nine out of ten sailors", 89.5, 90.5),
    ("one in four sailors", 24.5, 25.5),
    ("most of the crew", 50, 100),
    ("the majority of the crew", 50, 100),
]


@pytest.mark.parametrize(("text", "low", "high"), SHARES)
def test_a_share_in_words_is_a_percentage(text: str, low: float, high: float) -> None:
    (share,) = quantities_of(text)

    assert share.unit == "percent"
    assert (share.low, share.high) == pytest.approx((low, high), abs=0.1)


AGES = [
    ("the 44-year-old engineer", [(44, "age")]),
    ("a six-year-old girl", [(6, "age child")]),
    ("the 17-year-old seal", [(17, "age seal")]),
    ("the six-year-old", [(6, "age")]),
    ("Ada Brandt, 44, an engineer", [(44, "age brandt")]),
    ("Ada Brandt came, 44 did not", []),
]


@pytest.mark.parametrize(("text", "ages"), AGES)
def test_an_age_is_of_the_person_before_it(text: str, ages: list[tuple[float, str]]) -> None:
    assert [(one.low, one.unit) for one in quantities_of(text) if "age" in one.unit] == ages


@pytest.mark.parametrize("text", ["one of the workers", "no one came", "a worker", "", "the B-52"])
def test_what_counts_nothing_is_no_quantity(text: str) -> None:
    words = find_words(text, Span(0, len(text))) if text else ()

    assert find_quantities(words, ()) == ()


def test_a_number_inside_a_time_is_no_quantity() -> None:
    text = "On March 12 there were 14 workers."
    day = TimeExpression(Span(3, 11), TimeKind.DATE, "2021-03-12", "")
    found = find_quantities(find_words(text, Span(0, len(text))), (day,))

    assert [one.span.of(text) for one in found] == ["14"]


AGREEING = [
    ("more than 20 workers", "21 workers", True),
    ("about 20 workers", "21 workers", True),
    ("dozens of workers", "30 workers", True),
    ("20 workers", "21 workers", False),
    ("more than 20 workers", "19 workers", False),
]


@pytest.mark.parametrize(("one", "other", "expected"), AGREEING)
def test_two_quantities_agree_where_some_number_fits_both(
    one: str, other: str, *, expected: bool
) -> None:
    (left,), (right,) = quantities_of(one), quantities_of(other)

    assert (left.agrees(right), right.agrees(left)) == (expected, expected)


JOINED = [
    ("an eleven-count indictment", [(11, "counts")]),
    ("the 12-member board", [(12, "members")]),
    ("a one-time offer", []),
    ("more than a thousand farmers", [(1000, "farmers")]),
    ("hand over six files", [(6, "files")]),
]


@pytest.mark.parametrize(("text", "counted"), JOINED)
def test_a_number_may_be_joined_to_what_it_counts(
    text: str, counted: list[tuple[float, str]]
) -> None:
    assert [(one.low, one.unit) for one in quantities_of(text)] == [
        (low, unit(noun)) for low, noun in counted
    ]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Two of the injured did not survive.", "injured"),
        ("Two of those killed were clerks.", "dead"),
    ],
)
def test_a_part_of_the_injured_is_no_toll_of_them(text: str, state: str) -> None:
    (part,) = quantities_of(text)

    assert part.unit != state


def test_a_woman_of_67_is_of_that_age() -> None:
    assert [(one.low, one.unit) for one in quantities_of("a woman of 67 died")] == [(67, "age")]


PIECES = "more than about 20 1,200 dozen dozens million one $ € % percent of the people , . 😀 é 3.5".split()


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=20))
def test_quantities_are_sorted_and_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    spans = [one.span for one in quantities_of(text)]

    assert spans == sorted(spans)
    assert all(span.end <= len(text) for span in spans)
    assert all(one.low <= one.high for one in quantities_of(text))


SHORT = [
    ("it paid $85m for a mill", "$85m", 85e6),
    ("it paid €1.2bn for a mill", "€1.2bn", 1.2e9),
    ("an $85G statue", "$85G", 85e3),
]


@pytest.mark.parametrize(("text", "words", "value"), SHORT)
def test_a_letter_behind_a_sum_is_its_scale(text: str, words: str, value: float) -> None:
    (quantity,) = quantities_of(text)

    assert (quantity.span.of(text), quantity.low, quantity.high) == (words, value, value)


def test_more_than_all_is_no_share() -> None:
    found = quantities_of("They gave it 12 out of 10 points.")

    assert [one.told for one in found if one.unit == "percent"] == []
    assert [one.told for one in quantities_of("They gave it 10 out of 10.")] == [100]


def test_as_much_as_and_as_long_as_leave_room_below() -> None:
    found = quantities_of("as much as 20 tons for as long as 30 days")

    assert [(one.low, one.high) for one in found] == [(0, 20), (0, 30)]


def test_three_in_a_thousand_are_a_small_share() -> None:
    (share,) = quantities_of("three in a thousand weddings")

    assert (round(share.low, 2), round(share.high, 2), share.unit) == (0.27, 0.33, "percent")


TOLD_FATES = [
    (
        "five people, including three children, died and 30 were hurt",
        ["dead", "child dead", "injured"],
    ),
    ("Seven people were killed, four of them children aged nine", ["dead", "child dead"]),
    ("21 people were injured, six of them seriously", ["injured", "serious"]),
    ("63 people were poisoned, 49 of whom were hospitalised", ["", "injured"]),
    ("eight men are among 14 people who lost their lives", ["", "dead"]),
    ("laying out the dead: eleven children", ["child dead"]),
    ("the bodies of the last two missing men were found", [""]),
]


@pytest.mark.parametrize(("text", "fates"), TOLD_FATES)
def test_a_toll_is_told_past_an_aside_and_of_a_part_of_those_counted(
    text: str, fates: list[str]
) -> None:
    units = [quantity.unit for quantity in quantities_of(text)]

    assert [units[at] for at in range(len(fates)) if fates[at]] == [fate for fate in fates if fate]
    assert not [
        units[at]
        for at, fate in enumerate(fates)
        if not fate and units[at].endswith(("dead", "missing"))
    ]


def test_a_hedge_changes_the_bounds_and_not_the_number_that_is_told() -> None:
    assert [quantity.told for quantity in quantities_of("about 30 men, up to 18 boys")] == [30, 18]


NO_STATE_TOLD = ["killed nine people, including three", "killed nine people, among them three"]


@pytest.mark.parametrize("text", NO_STATE_TOLD)
def test_a_part_of_some_that_ends_the_statement_tells_no_fate(text: str) -> None:
    assert [quantity.unit for quantity in quantities_of(text)] == ["dead", ""]


def test_an_ordinal_counts_nothing() -> None:
    assert quantities_of("a twenty-first visit") == ()


def test_the_slightly_hurt_are_not_all_the_hurt() -> None:
    text = "20 others were slightly hurt, four people had serious injuries, 25 were hurt"
    assert [(one.low, one.unit) for one in quantities_of(text)] == [
        (20, "slight injured"),
        (4, "serious injured"),
        (25, "injured"),
    ]


def test_a_range_is_one_quantity_of_what_stands_behind_it() -> None:
    (one,) = quantities_of("between 10 and 30 people were hurt")

    assert (one.low, one.high, one.unit, one.is_exact) == (10, 30, "injured", False)
    assert one.span == Span(0, len("between 10 and 30"))


def test_a_range_of_sums_is_of_their_currency() -> None:
    (one,) = quantities_of("about $12,000 to $13,000 in cash")

    assert (one.unit, one.told) == ("dollar", 12_500)
    assert one.span == Span(0, len("about $12,000 to $13,000"))


MEASURES = [
    ("the 40m dry well", (40, "40 metres deep")),
    ("The wall is 40 m high", (40, "40 metres deep")),
    ("the 80m-deep well", (80, "80 metres deep")),
    ("a 40-metre-deep well", (40, "40 metres deep")),
    ("measuring 130ft deep", (130, "130 feet")),
    ("a 30cm-diameter well", (30, "30 centimetres")),
    ("the 180kg seal", (180, "180 kg")),
]


@pytest.mark.parametrize(("text", "told"), MEASURES)
def test_a_short_unit_counts_what_the_long_one_counts(text: str, told: tuple[float, str]) -> None:
    number, words = told
    (short,), (long,) = quantities_of(text), quantities_of(words)

    assert (short.low, short.unit) == (number, long.unit)


def test_an_m_behind_what_has_no_length_is_no_metre() -> None:
    assert quantities_of("40m votes") == quantities_of("40 m votes") == ()
    assert [one.unit for one in quantities_of("a $40m well")] == ["dollar"]
    assert [one.told for one in quantities_of("a $40 m well")] == [4e7]


def test_more_than_a_dozen_leaves_room_above() -> None:
    (one,) = quantities_of("more than a dozen were hurt")

    assert (one.low, one.is_exact, one.unit) == (12, False, "injured")


def test_the_price_of_a_thing_in_a_list_is_that_things_alone() -> None:
    (watch,) = quantities_of("He bought items including furs, a $43,000 watch and a cape.")
    (whole,) = quantities_of("He spent $750,000 on personal items.")
    (charge,) = quantities_of("The bank takes a $43,000 charge.")

    assert watch.unit != whole.unit == charge.unit


def test_what_is_left_of_a_measure_is_no_figure_of_its_own() -> None:
    counted = quantities_of("It took 94 minutes and 24 seconds, and three men.")

    assert [one.low for one in counted] == [94, 3]


def test_so_many_or_more_have_no_upper_bound() -> None:
    (drones,) = quantities_of("Nine drones or more got through.")

    assert (drones.low, drones.is_exact) == (9, False)
