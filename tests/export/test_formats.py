"""What every form of a synopsis has in common."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.export.formats import FORMATS, write_export
from crossread.types.synopsis import Synopsis
from tests.export.any_synopsis import any_synopsis
from tests.export.sample import make_hostile_synopsis, make_synopsis

JSON = ("json", "web-annotation", "timelinejs", "csl-json", "ninjs")


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_synopsis_gives_the_same_bytes(name: str) -> None:
    assert write_export(make_synopsis(), name) == write_export(make_synopsis(), name)


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "brat"])
def test_a_hostile_report_puts_no_character_that_acts_into_a_text(name: str) -> None:
    """Tabs and line ends are all that stands below the space; JSON writes others as escapes."""
    text = write_export(make_hostile_synopsis(), name).decode("utf-8")

    assert [c for c in text if c < " " and c not in "\t\r\n"] == []


@settings(deadline=None)
@given(st.sampled_from(JSON), any_synopsis())
def test_what_is_json_reads_as_json_whatever_the_texts(name: str, synopsis: Synopsis) -> None:
    assert json.loads(write_export(synopsis, name).decode("utf-8"))


def test_an_unknown_form_is_refused() -> None:
    with pytest.raises(KeyError):
        write_export(make_synopsis(), "docx")
