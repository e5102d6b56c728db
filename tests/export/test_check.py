"""What `check_synopsis` finds in a synopsis that was changed, and in what is none."""

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.errors import SynopsisFormatError
from crossread.export.check import check_synopsis, read_document
from crossread.export.json import digest_of, write_json
from crossread.types.problem import Problem
from tests.export.sample import make_hostile_synopsis, make_synopsis

WRITTEN = write_json(make_synopsis(), version="1")

JSON_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def _document() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(WRITTEN)
    return document


def _problems_after(document: dict[str, Any]) -> tuple[Problem, ...]:
    """What is found once the digest was made right again, so that it alone cannot be what finds it."""
    document["digest"] = digest_of(document)
    return check_synopsis(document)


def _find(text: str) -> tuple[Problem, ...] | str:
    try:
        return check_synopsis(read_document(text))
    except SynopsisFormatError as error:
        return str(error)


@pytest.mark.parametrize("synopsis", [make_synopsis(), make_hostile_synopsis()])
def test_a_synopsis_as_written_has_no_problems(synopsis: Any) -> None:
    assert _find(write_json(synopsis, version="1")) == ()


@given(
    st.integers(0, len(WRITTEN) - 1), st.characters() | st.sampled_from('0123456789"\\,:{}[] \n')
)
def test_one_changed_character_is_found(place: int, character: str) -> None:
    """Unless JSON reads the same values from both texts, as with one space for another."""
    changed = WRITTEN[:place] + character + WRITTEN[place + 1 :]

    found = _find(changed)

    same = isinstance(found, tuple) and repr(read_document(changed)) == repr(_document())
    assert same == (found == ())


@given(st.data())
def test_a_citation_moved_by_any_distance_is_found(data: st.DataObject) -> None:
    document = _document()
    quote = data.draw(st.sampled_from(document["quotes"]))
    by = data.draw(st.integers(-(10**30), 10**30).filter(lambda n: n != 0))
    cite = quote["content"][0]
    cite["start"], cite["end"] = cite["start"] + by, cite["end"] + by

    assert _problems_after(document) != ()


def test_a_changed_letter_of_a_citation_says_where_and_what_was_expected() -> None:
    document = _document()
    document["alignments"][0]["variants"][0]["citations"][0]["text"] = (
        "killing ten people and injuring 14, the fire service said"
    )

    assert (
        Problem(
            "check",
            "$.alignments[0].variants[0].citations[0].text",
            "expected 'killing two people and injuri' around character 9, "
            "found 'killing ten people and injuri'",
        ),
    ) == _problems_after(document)


def test_a_changed_text_breaks_its_hash_and_what_cites_it() -> None:
    document = _document()
    document["reports"][2]["text"] = document["reports"][2]["text"].replace("Flags", "Flaps")

    assert {
        "$.reports[2].sha256",
        "$.alignments[13].variants[0].citations[0].text",
        "$.timeline[3].citations[0].text",
    } == {problem.subject for problem in _problems_after(document)}


def test_a_line_taken_out_is_found_by_the_digest() -> None:
    document = _document()
    del document["timeline"][0]

    assert [problem.subject for problem in check_synopsis(document)] == ["$.digest"]


def test_a_dropped_line_is_compared_with_its_report() -> None:
    document = _document()
    document["reports"][0]["dropped"][1]["text"] = "Share that story"

    assert (
        Problem(
            "check",
            "$.reports[0].dropped[1].text",
            "expected 'Share this story', found 'Share that story'",
        ),
    ) == _problems_after(document)


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        (True, 4, "true and 4"),
        (4, 4, "4 and 4"),
        (-1, 4, "-1 and 4"),
        (0, 10**40, f"0 and 1{'0' * 39}"),
        (0.0, 4, "0.0 and 4"),
        ("0", 4, "'0' and 4"),
    ],
)
def test_offsets_are_whole_numbers_within_the_text(start: object, end: object, found: str) -> None:
    document = _document()
    document["quotes"][0]["content"][0] |= {"start": start, "end": end}

    length = len(document["reports"][0]["text"])
    problem = Problem(
        "check",
        "$.quotes[0].content[0]",
        f"expected start and end within 0..{length}, the first smaller, found {found}",
    )
    assert problem in _problems_after(document)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (
            {"quotes": None},
            Problem("check", "$.quotes", "expected a list, found null"),
        ),
        (
            {"format": "crossread/synopsis/9"},
            Problem(
                "check",
                "$.format",
                "expected one of 'crossread/synopsis/1', found 'crossread/synopsis/9'",
            ),
        ),
        (
            {"added": {"report": "nobody", "start": 0, "end": 1, "text": "x"}},
            Problem("check", "$.added.report", "expected the id of a report, found 'nobody'"),
        ),
        (
            {"copies": [{"reports": ["x"], "origin": None, "extent": "part", "citations": []}]},
            Problem("check", "$.copies[0].reports[0]", "expected the id of a report, found 'x'"),
        ),
    ],
)
def test_a_wrong_field_is_named(change: dict[str, object], problem: Problem) -> None:
    assert problem in _problems_after(_document() | change)


def test_a_missing_field_is_named() -> None:
    document = _document()
    del document["alignments"][1]["about"]

    assert (
        Problem("check", "$.alignments[1].about", "expected a text, found nothing"),
    ) == _problems_after(document)


def test_a_synopsis_from_before_chains_of_relays_is_still_sound() -> None:
    document = _document()
    for quote in document["quotes"]:
        del quote["relays"]

    assert _problems_after(document) == ()


def test_a_relation_must_be_what_its_variants_show() -> None:
    document = _document()
    document["alignments"][0]["relation"] = "agree"

    assert (
        Problem(
            "check",
            "$.alignments[0]",
            "expected what agree means, found 2 variants of 3 reports, aspect 'number'",
        ),
    ) == _problems_after(document)


@given(JSON_VALUES)
def test_any_json_gives_problems_or_a_format_error(value: object) -> None:
    try:
        found = check_synopsis(value)
    except SynopsisFormatError:
        return

    assert found != ()


@given(st.data(), JSON_VALUES)
def test_any_value_in_any_place_gives_problems(data: st.DataObject, junk: object) -> None:
    document: Any = copy.deepcopy(_document())
    place, key = document, data.draw(st.sampled_from(sorted(document)))
    while isinstance(place[key], (dict, list)) and place[key] and data.draw(st.booleans()):
        place = place[key]
        keys = sorted(place) if isinstance(place, dict) else range(len(place))
        key = data.draw(st.sampled_from(keys))
    unchanged = repr(place[key]) == repr(junk)
    place[key] = junk

    assert unchanged == (check_synopsis(document) == ())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[" * 100_000,
        '{"a": NaN}',
        '{"a": 1, "a": 2}',
        "9" * 5000,
        "null",
        "[]",
        '"text"',
        "1e999",
    ],
)
def test_a_text_that_is_no_synopsis_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(
        SynopsisFormatError, match=r"not a JSON document|expected a synopsis|nested too deeply"
    ):
        check_synopsis(read_document(text))


@pytest.mark.parametrize("value", [{"digest": 10**5000}, {"a": {1, 2}}, {"a": float("inf")}])
def test_values_that_json_cannot_hold_are_refused(value: object) -> None:
    with pytest.raises(SynopsisFormatError, match="not a JSON document"):
        check_synopsis(value)
