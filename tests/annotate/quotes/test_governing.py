"""Which of two attributions marked words belong to; the marks name who says them. All reports are invented."""

import pytest

from tests.annotate.speakers.test_said_by_whom import said

ABOUT = [
    (
        "Ada Brandt said that Rolf Neal’s request “<said Ada Brandt>asks too much of everybody here</said>” now.",
        ("Rolf Neal", "request", "“asks too much of everybody here”"),
        ("Ada Brandt", "said", "that Rolf Neal’s request “asks too much of everybody here” now"),
    ),
    (
        "Ada Brandt said that Rolf Neal’s purpose is “<said Ada Brandt>hard to see from where we are</said>” now.",
        ("Rolf Neal", "purpose", "“hard to see from where we are”"),
        ("Ada Brandt", "said", "that Rolf Neal’s purpose is “hard to see from where we are” now"),
    ),
    (
        "Ada Brandt spoke of Rolf Neal’s request “<said Rolf Neal>to leave the old quay at once</said>” there.",
        ("Rolf Neal", "request", "“to leave the old quay at once”"),
    ),
]


@pytest.mark.parametrize(("marked", "told"), [(marked, told) for marked, *told in ABOUT])
def test_what_is_said_of_a_request_is_not_said_by_whom_it_is(
    marked: str, told: list[tuple[str, str, str]]
) -> None:
    said(marked, *told)


def test_what_a_body_says_is_not_said_by_the_agency_that_reports_it() -> None:
    said(
        "The Harbour Council said the dam “<said Harbour Council>broke almost at once,</said>” Reuters reported.",
        ("The Harbour Council", "said", "the dam “broke almost at once,”"),
        ("Reuters", "reported", "the dam “broke almost at once,”"),
    )


def test_what_a_thing_shows_in_somebodys_words_he_says() -> None:
    said(
        "Ada Brandt said this new disclosure shows the dam is “<said Ada Brandt>older than the town itself</said>” now.",
        (
            "Ada Brandt",
            "said",
            "this new disclosure shows the dam is “older than the town itself” now",
        ),
        ("this new disclosure", "shows", "the dam is “older than the town itself”"),
    )
