"""The word lists and what their loaders make of them."""

from importlib.resources import files

import pytest

from crossread.language.lexicon import (
    Cue,
    FirstName,
    Organisation,
    Place,
    Role,
    common_words,
    cues,
    first_names,
    organisation_words,
    organisations,
    people_words,
    place_words,
    places,
    roles,
)

_FOLDER = files("crossread.language.lexicon")
_NAMES = sorted(file.name for file in _FOLDER.iterdir() if file.name.endswith((".tsv", ".txt")))


@pytest.mark.parametrize("name", _NAMES)
def test_a_list_is_sorted_and_has_no_duplicates(name: str) -> None:
    lines = _FOLDER.joinpath(name).read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if not line.startswith("# ")]

    assert rows == sorted(set(rows))


@pytest.mark.parametrize("name", _NAMES)
def test_a_list_says_what_it_is_and_for_whom_it_was_written(name: str) -> None:
    lines = _FOLDER.joinpath(name).read_text(encoding="utf-8").splitlines()
    head = " ".join(line for line in lines if line.startswith("# "))

    assert "ritten for this project." in head.replace(" # ", " ")


@pytest.mark.parametrize(
    ("name", "loaded"),
    [
        ("first_names.tsv", first_names),
        ("places.tsv", places),
        ("organisations.tsv", organisations),
        ("roles.tsv", roles),
    ],
)
def test_no_name_stands_twice_in_a_table(name: str, loaded: object) -> None:
    lines = _FOLDER.joinpath(name).read_text(encoding="utf-8").splitlines()
    assert callable(loaded)

    assert len(loaded()) == len([line for line in lines if not line.startswith("# ")])


@pytest.mark.parametrize(
    ("form", "readings"),
    [
        ("said", (Cue("say", "v", "say", "plain", "past"),)),
        ("saying", (Cue("say", "v", "say", "plain", "gerund"),)),
        ("written", (Cue("write", "v", "say", "plain", "participle"),)),
        ("denies", (Cue("deny", "v", "say", "denied", "third"),)),
        ("admitted", (Cue("admit", "v", "say", "plain", "past"),)),
        ("ordering", (Cue("order", "v", "request", "plain", "gerund"),)),
        ("called for", (Cue("call for", "v", "request", "plain", "past"),)),
        (
            "claims",
            (
                Cue("claim", "v", "say", "alleged", "third"),
                Cue("claim", "n", "say", "alleged", "plural"),
            ),
        ),
        (
            "read",
            (
                Cue("read", "v", "say", "plain", "base"),
                Cue("read", "v", "say", "plain", "past"),
            ),
        ),
    ],
)
def test_a_form_of_a_cue_gives_all_its_readings(form: str, readings: tuple[Cue, ...]) -> None:
    assert cues()[form] == readings


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Maria", FirstName("f", doubtful=False, family_first=False)),
        ("Will", FirstName("m", doubtful=True, family_first=False)),
        ("Xi", FirstName(None, doubtful=False, family_first=True)),
    ],
)
def test_a_first_name_tells_gender_doubt_and_order(name: str, expected: FirstName) -> None:
    assert first_names()[name] == expected


def test_an_abbreviated_place_leads_to_its_usual_name() -> None:
    assert places()["DPRK"] == Place("DPRK", "country", "North Korea")


def test_the_word_for_a_people_leads_to_the_place() -> None:
    words = ("Russians", "Dutch", "U.S.")
    assert [people_words().get(word) for word in words] == ["Russia", "Netherlands", None]


def test_every_usual_name_of_a_place_is_itself_a_place() -> None:
    usual = {place.canonical for place in places().values()}
    assert usual - places().keys() == set()


def test_every_usual_name_of_an_organisation_is_itself_an_organisation() -> None:
    usual = {organisation.canonical for organisation in organisations().values()}
    assert usual - organisations().keys() == set()


def test_every_country_of_an_organisation_is_a_place() -> None:
    countries = {o.country for o in organisations().values() if o.country is not None}
    assert countries - places().keys() == set()


def test_an_agency_is_known_by_its_initials() -> None:
    assert organisations()["AP"] == Organisation("agency", "Associated Press", "United States")


def test_an_outlet_named_by_an_ordinary_word_stands_only_with_its_article() -> None:
    assert [name in organisations() for name in ("The Times", "Times", "Post")] == [
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("sen.", Role(None, is_title=True)),
        ("prime minister", Role(None, is_title=True)),
        ("widow", Role("f", is_title=False)),
    ],
)
def test_a_role_tells_gender_and_whether_it_is_a_title(words: str, expected: Role) -> None:
    assert roles()[words] == expected


def test_head_words_are_capitalised_and_common_words_are_not() -> None:
    heads = [word in organisation_words() for word in ("Ministry", "ministry")]
    where = [word in place_words() for word in ("River", "river")]
    common = [word in common_words() for word in ("however", "However")]

    assert (heads, where, common) == ([True, False], [True, False], [True, False])
