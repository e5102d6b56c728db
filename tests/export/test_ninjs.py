"""What the ninjs of a synopsis holds, and that our own reader of agencies' items reads it again."""

import json
from datetime import UTC, date, datetime
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from crossread.export.ninjs import write_ninjs
from crossread.export.wording import clean_line
from crossread.extract.articles.ninjs import is_ninjs, read_ninjs
from crossread.extract.plain import Draft
from crossread.types.problem import Problem
from crossread.types.synopsis import Synopsis
from tests.export.any_synopsis import any_words, synopsis_of
from tests.export.sample import make_hostile_synopsis, make_synopsis

# The part of the standard's own schema that says what the fields used here may hold.
NAMED = {"type": "object", "properties": {"name": {"type": "string"}}, "required": ["name"]}
VALUE = {
    "type": "object",
    "additionalProperties": False,
    "required": ["value"],
    "properties": {
        "role": {"type": "string"},
        "contentType": {"type": "string"},
        "value": {"type": "string"},
        "charCount": {"type": "integer"},
        "wordCount": {"type": "integer"},
    },
}
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "additionalProperties": False,
        "required": ["uri"],
        "properties": {
            "uri": {"type": "string", "pattern": "^[a-z][a-z0-9+.-]*:[!-~]+$"},
            "standard": {
                "type": "object",
                "properties": {"name": {"const": "ninjs"}, "version": {"const": "3.0"}},
            },
            "type": {"const": "text"},
            "representationType": {"enum": ["full", "partial"]},
            "firstCreated": {"type": "string"},
            "versionCreated": {"type": "string"},
            "language": {"type": "string"},
            "by": {"type": "string"},
            **{name: {"type": "array", "items": VALUE} for name in ("headlines", "bodies")},
            **{
                name: {"type": "array", "items": NAMED}
                for name in ("people", "organisations", "places", "infoSources")
            },
            "altIds": {"type": "array", "items": {"required": ["value"]}},
        },
    },
}


@pytest.mark.parametrize("make", [make_synopsis, make_hostile_synopsis])
def test_items_have_the_form_of_the_standard(make: object) -> None:
    assert callable(make)
    Draft202012Validator(SCHEMA).validate(json.loads(write_ninjs(make())))


def test_a_report_is_an_item_without_the_lines_of_its_page() -> None:
    herald, coastwire, _ = json.loads(write_ninjs(make_synopsis()))

    assert (herald["uri"][:14], coastwire["uri"]) == (
        "ni:///sha-256;",
        "https://coastwire.example/velmo-blaze",
    )
    assert herald["headlines"][0]["value"] == "Fire guts fish market at Velmo harbour"
    assert herald["bodies"][0]["value"].startswith("<p>A fire tore through the covered fish")
    assert "Share this story" not in herald["bodies"][0]["value"]
    assert [person["name"] for person in herald["people"]] == ["Marta Oszkar", "Henrik Sael"]


def test_a_report_that_was_updated_states_both_days() -> None:
    stated = {"published": date(2024, 3, 14), "updated": date(2024, 3, 15)}
    (item,) = json.loads(write_ninjs(synopsis_of(text="The envoy left.", **stated)))

    assert (item["firstCreated"], item["versionCreated"]) == ("2024-03-14", "2024-03-15")


@pytest.mark.parametrize(
    "published",
    [date(2024, 3, 14), datetime(2024, 3, 14, 5, 20, tzinfo=UTC), None],
)
def test_our_own_reader_reads_what_a_report_states(published: date | None) -> None:
    synopsis = synopsis_of(
        title="Ferry aground off Tormel",
        text="A ferry ran aground.\n\nNobody was <hurt> & all are well.",
        outlet="Meridian Courier",
        byline="Lucan Ferrow",
        url="https://courier.example/1",
        language="en",
        published=published,
    )
    ((draft,), problems) = read(synopsis)

    assert problems == ()
    assert (draft.text, draft.outlet, draft.byline, draft.url, draft.language, draft.published) == (
        "Ferry aground off Tormel\n\nA ferry ran aground.\n\nNobody was <hurt> & all are well.",
        *("Meridian Courier", "Lucan Ferrow", "https://courier.example/1", "en", published),
    )


@settings(deadline=None)
@given(any_words, any_words, any_words)
def test_our_own_reader_reads_the_same_words_whatever_they_are(
    title: str, text: str, outlet: str
) -> None:
    """White space and characters that act are no words."""
    synopsis = synopsis_of(title=f"A {title} z", text=f"Here {text} end.", outlet=outlet)
    ((draft,), _) = read(synopsis)

    headline = words_of(f"A {title} z")
    assert draft.headline is not None
    assert words_of(draft.headline.of(draft.text)) == headline
    assert words_of(draft.text) == words_of(f"{headline} Here {text} end.")
    assert (draft.outlet or "") == words_of(outlet)


def words_of(text: str) -> str:
    return clean_line(normalize("NFC", text))


def read(synopsis: Synopsis) -> tuple[tuple[Draft, ...], tuple[Problem, ...]]:
    value = json.loads(write_ninjs(synopsis).encode("utf-8", "replace"))
    assert is_ninjs(value)
    return read_ninjs("a.json", value)
