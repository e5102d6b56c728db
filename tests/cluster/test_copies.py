import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.cluster.copies import find_copies
from crossread.types.alignment import Extent
from crossread.types.report import Dropped, FurnitureKind, Report
from crossread.types.span import Span

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


ORIGINS = [
    (f"PORT ANSEL (Reuters) — {FERRY}", "Reuters"),
    (f"{FERRY}\n\nReuters", "Reuters"),
    (f"{FERRY}\n\n— Reuters and staff", "Reuters"),
    (FERRY, None),
    (f"PORT ANSEL — {FERRY}", None),
]


@pytest.mark.parametrize(("text", "origin"), ORIGINS)
def test_the_origin_is_the_agency_of_the_dateline_or_of_a_signature(
    text: str, origin: str | None
) -> None:
    (copy,) = find_copies([report("a", FERRY), report("b", text)])

    assert copy.origin == origin


def test_a_photo_credit_is_no_origin() -> None:
    caption = "Boats in the bay. Photo: Tilda Oster/Reuters"
    text = f"{caption}\n\n{FERRY}"
    (copy,) = find_copies([report("a", FERRY), report("b", text, caption)])

    assert copy.origin is None


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
