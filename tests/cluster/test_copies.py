"""Which reports print one text."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.cluster.copies import find_copies, find_shares
from crossread.types.alignment import Extent
from crossread.types.report import Dropped, FurnitureKind, Report
from crossread.types.span import Span
from tests.growth import growth

FERRY = (
    "A passenger ferry struck the Tormel reef late on Tuesday and rolled onto its side within minutes. "
    "Two fishing boats reached the wreck first and took dozens of people off the upper deck. "
    "The harbour master closed the port and asked every skipper to look for rafts in the bay. "
    "Divers will search the hull again as soon as the wind turns."
)
STORM = (
    "Heavy winds tore the roofs off a row of barns near Vessel Bay during the night. "
    "Nobody was hurt, though farmers spent the morning catching frightened sheep on the road. "
    "Power was restored by noon, and schools in the valley stayed shut for one day. "
    "Insurers expect the repairs to cost less than after the gales of last winter."
)
SPEECH = (
    '"We will not rest until each of the families knows who let this ship leave the harbour on such a night, '
    'and we will publish every letter that the ministry received about it in these past five years," '
)


def report(report_id: str, text: str, *captions: str) -> Report:
    dropped = tuple(
        Dropped(Span(text.index(one), text.index(one) + len(one)), FurnitureKind.CAPTION)
        for one in captions
    )
    return Report(id=report_id, text=text, path=f"{report_id}.txt", dropped=dropped)


def test_a_reprint_is_a_copy_as_a_whole() -> None:
    (copy,) = find_copies([report("a", FERRY), report("b", "By Tilda Oster\n\n" + FERRY)])

    assert (copy.report_ids, copy.extent, copy.origin) == (("a", "b"), Extent.WHOLE, None)


def test_a_reprint_that_was_cut_is_a_copy_as_a_whole() -> None:
    (copy,) = find_copies([report("a", FERRY), report("b", FERRY[:280])])

    assert copy.extent is Extent.WHOLE


def test_a_report_that_holds_some_sentences_of_another_is_a_copy_in_part() -> None:
    (copy,) = find_copies([report("a", FERRY), report("b", STORM + " " + FERRY[:98])])

    assert (copy.report_ids, copy.extent) == (("a", "b"), Extent.PART)


def test_a_copy_cites_the_longest_words_that_both_print() -> None:
    shared = FERRY.split(". ", maxsplit=1)[0]
    (copy,) = find_copies([report("a", FERRY), report("b", STORM + " " + shared + ".")])

    assert [citation.text for citation in copy.citations] == [shared, shared]


def test_two_reports_of_their_own_words_are_no_copies() -> None:
    assert find_copies([report("a", FERRY), report("b", STORM)]) == ()


def test_one_long_quotation_in_two_reports_is_no_copy() -> None:
    one = STORM + "\n\n" + SPEECH + "Mayor Ada Brandt said."
    other = FERRY + "\n\nBrandt told the crowd: " + SPEECH.rstrip(", ")

    assert find_copies([report("a", one), report("b", other)]) == ()


def test_a_report_too_short_to_tell_is_no_copy() -> None:
    assert find_copies([report("a", "It rained all day."), report("b", "It rained all day.")]) == ()


def test_one_report_is_no_copy_of_itself() -> None:
    assert find_copies([report("a", FERRY)]) == ()


def test_dropped_lines_do_not_make_a_copy() -> None:
    caption = FERRY[:190]
    one, other = caption + "\n\n" + STORM, caption + "\n\n" + STORM[::-1]

    assert find_copies([report("a", one, caption), report("b", other, caption)]) == ()


def test_a_copy_names_the_agency_whose_text_it_is() -> None:
    (copy,) = find_copies([report("a", FERRY), report("b", f"PORT ANSEL (Reuters) — {FERRY}")])

    assert copy.origin == "Reuters"


def test_the_largest_share_comes_first() -> None:
    reports = [report("a", STORM + " " + FERRY[:98]), report("b", FERRY), report("c", FERRY)]

    assert next(copy.report_ids for copy in find_copies(reports)) == ("b", "c")


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from([*FERRY.split(), '"', "“", "”", "\n", "😀"]), max_size=80),
    st.lists(st.sampled_from([*FERRY.split(), '"', "“", "”", "\n", "😀"]), max_size=80),
)
def test_the_citations_of_a_copy_are_words_of_its_reports(one: list[str], two: list[str]) -> None:
    reports = {"a": report("a", " ".join(one)), "b": report("b", " ".join(two))}

    for copy in find_copies(list(reports.values())):
        assert tuple(citation.report_id for citation in copy.citations) == copy.report_ids
        assert all(c == reports[c.report_id].cite(c.span) for c in copy.citations)


def test_a_report_that_passes_the_words_on_makes_them_no_shared_text() -> None:
    """Both print them without marks, as outlets print a statement; one shows elsewhere that they are one."""
    statement = FERRY[:184]
    one = f"{STORM}\n\n{statement}\n\nThe ministry said: “{statement}”"

    assert find_copies([report("a", one), report("b", f"{statement}\n\n{STORM[::-1]}")]) == ()


def test_one_fact_in_like_words_is_no_copy() -> None:
    fact = "when the ferry struck the reef off Vessel Bay on Tuesday"
    one, other = f"{STORM} Nobody slept {fact}.", f"{FERRY[99:]} It was dark {fact}."

    assert find_copies([report("a", one), report("b", other)]) == ()


def test_names_and_figures_alone_make_no_copy() -> None:
    names = (
        "Chief Harbour Pilot Ada Maria Brandt of Port Ansel, Vessel Bay, 14 Quay Street, Norland 2041. "
        "Deputy Harbour Pilot Tom Hale Oster of Lower Ansel, Tormel Reef, 9 Mole Road, Norland 2042."
    )
    one, other = f"{STORM}\n\n{names}", f"{FERRY}\n\n{names}"

    assert find_copies([report("a", one), report("b", other)]) == ()


def test_a_report_set_in_capitals_is_a_copy_all_the_same() -> None:
    (copy,) = find_copies([report("a", FERRY), report("b", FERRY.upper())])

    assert copy.extent is Extent.WHOLE


def test_abbreviations_with_and_without_stops_are_one_word() -> None:
    text = FERRY.replace("bay", "U.S. bay")
    (copy,) = find_copies([report("a", text), report("b", text.replace("U.S.", "US"))])

    assert len(copy.citations[0].text) == len(text) - 1


def edited(number: int) -> str:
    """FERRY and STORM with one word of its own in each place that `number` names."""
    words = f"{FERRY} {STORM}".split()
    words[number % len(words)] = f"word{number}"
    return " ".join(words)


def test_reports_that_all_print_one_text_are_one_copy() -> None:
    (copy,) = find_copies([report(name, edited(n)) for n, name in enumerate("abcd")])

    assert (copy.report_ids, copy.extent) == (("a", "b", "c", "d"), Extent.WHOLE)
    assert [citation.report_id for citation in copy.citations] == ["a", "b", "c", "d"]


def test_a_part_of_what_two_print_as_a_whole_makes_a_second_group() -> None:
    other = STORM + " " + FERRY[:184]
    found = find_copies([report("a", FERRY), report("b", other), report("c", FERRY)])

    assert [(copy.report_ids, copy.extent) for copy in found] == [
        (("a", "c"), Extent.WHOLE),
        (("a", "b", "c"), Extent.PART),
    ]


def test_two_that_share_nothing_are_in_no_group_though_a_third_shares_with_each() -> None:
    found = find_copies([report("a", FERRY), report("b", f"{FERRY} {STORM}"), report("c", STORM)])

    assert [copy.report_ids for copy in found] == [("a", "b"), ("b", "c")]


def test_three_texts_that_three_reports_share_by_twos_are_three_copies() -> None:
    first, second, third = FERRY[:184], FERRY[184:], STORM[:170]
    reports = [
        report("a", f"{first}\n\n{second}"),
        report("b", f"{second}\n\n{third}"),
        report("c", f"{third}\n\n{first}"),
    ]

    assert sorted(copy.report_ids for copy in find_copies(reports)) == [
        ("a", "b"),
        ("a", "c"),
        ("b", "c"),
    ]


@pytest.mark.parametrize("order", list(permutations("abcd"))[1::5])
def test_the_order_of_the_reports_changes_no_group(order: tuple[str, ...]) -> None:
    texts = {"a": FERRY, "b": f"{STORM} {FERRY[:184]}", "c": FERRY + " It rained.", "d": STORM}
    groups = [
        {(frozenset(copy.report_ids), copy.extent, frozenset(copy.citations)) for copy in found}
        for found in (
            find_copies([report(name, texts[name]) for name in names]) for names in ("abcd", order)
        )
    ]

    assert groups[0] == groups[1] != set()


def test_hundreds_of_copies_of_one_text_are_one_group_and_cost_no_more_than_their_pairs() -> None:
    def copies(n: int) -> list[Report]:
        return [report(str(number), edited(number)) for number in range(n)]

    (copy,) = find_copies(copies(300))

    assert len(copy.report_ids) == 300
    assert growth(find_copies, copies, 40, enough=64) <= 64


def test_shares_are_of_the_shorter_report_taken_to_have_some_length() -> None:
    shares = find_shares([report("a", FERRY), report("b", FERRY[:98]), report("c", STORM)])

    assert shares == {("a", "b"): 12 / 250}
