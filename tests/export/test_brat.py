"""What the brat files of a synopsis hold, read by the rules that brat's own server has for them."""

import io
import re
import zipfile
from dataclasses import dataclass, field

from hypothesis import given, settings

from crossread.export.brat import write_brat
from crossread.types.synopsis import Synopsis
from tests.export.any_synopsis import any_synopsis
from tests.export.sample import make_hostile_synopsis, make_synopsis


@dataclass
class Read:
    """One document as brat reads it: annotations by id, each as its type and what belongs to it."""

    bound: dict[str, tuple[str, str]] = field(default_factory=dict)
    events: dict[str, tuple[str, dict[str, str]]] = field(default_factory=dict)
    relations: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    attributes: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    notes: dict[str, tuple[str, str]] = field(default_factory=dict)

    def words(self, name: str) -> str:
        return self.bound[name][1]


def read(synopsis: Synopsis) -> dict[str, Read]:
    with zipfile.ZipFile(io.BytesIO(write_brat(synopsis))) as archive:
        names = [name[:-4] for name in archive.namelist() if name.endswith(".txt")]
        return {
            name: read_document(
                archive.read(f"{name}.txt").decode(), archive.read(f"{name}.ann").decode()
            )
            for name in names
        }


def read_document(text: str, standoff: str) -> Read:
    """Every line must be one that brat understands, and every word where the line says it is."""
    found = Read()
    for line in standoff.splitlines():
        name, rest = line.split("\t", 1)
        kind = re.fullmatch(r"([TERA#])\d+", name)
        assert kind, line
        if kind[1] == "T":
            head, words = rest.split("\t")
            type_, places = head.split(" ", 1)
            spans = [tuple(map(int, place.split(" "))) for place in places.split(";")]
            assert all(a < b for a, b in spans)
            assert all(a[1] <= b[0] or b[1] <= a[0] for a in spans for b in spans if a != b)
            assert words == " ".join(text[start:end] for start, end in spans)
            found.bound[name] = (type_, words)
        elif kind[1] == "E":
            trigger, *arguments = rest.split(" ")
            roles = dict(argument.split(":") for argument in arguments)
            assert len(roles) == len(arguments)
            found.events[name] = (trigger.split(":")[1], roles)
        elif kind[1] == "R":
            type_, one, other = rest.split(" ")
            found.relations[name] = (type_, one.split(":")[1], other.split(":")[1])
        elif kind[1] == "A":
            type_, target, value = rest.split(" ")
            found.attributes[name] = (type_, target, value)
        else:
            head, words = rest.split("\t")
            found.notes[name] = (head.split(" ")[1], words)
    told = {*found.bound, *found.events}
    assert all({trigger, *roles.values()} <= told for trigger, roles in found.events.values())
    assert all({one, other} <= told for _, one, other in found.relations.values())
    assert all(target in told for _, target, _ in found.attributes.values())
    assert all(target in told for target, _ in found.notes.values())
    return found


def test_a_quote_is_an_event_on_its_cue() -> None:
    document = read(make_synopsis())["B"]
    trigger, roles = document.events["E1"]

    assert document.bound[trigger] == ("Cue", "told")
    assert {role: document.bound[name] for role, name in roles.items()} == {
        "Source": ("Source", "fire chief Marta Oszkar"),
        "Content": (
            "Content",
            "We lost the roof within 20 minutes, No one could have stopped it.",
        ),
        "Relay": ("Relay", "Velmo Radio"),
    }
    assert document.attributes["A1"] == ("Kind", "E1", "direct")
    assert (roles["Source"], "Marta Oszkar") in document.notes.values()


def test_a_quote_without_a_cue_is_a_relation() -> None:
    (document,) = [one for one in read(make_hostile_synopsis()).values() if one.relations]

    assert [
        (type_, document.words(one), document.words(other))
        for type_, one, other in document.relations.values()
    ] == [("Says", "the keeper", "שלום עולם")]


def test_names_times_and_happenings_are_bound_to_their_words() -> None:
    document = read(make_synopsis())["A"]

    assert ("Person", "Inspector Dalo Reeve") in document.bound.values()
    assert ("Time", "late on Tuesday") in document.bound.values()
    assert ("Happening", "broke out") in document.bound.values()


def test_the_texts_are_those_of_the_reports_and_the_types_are_declared() -> None:
    synopsis = make_synopsis()
    with zipfile.ZipFile(io.BytesIO(write_brat(synopsis))) as archive:
        texts = {name: archive.read(name).decode() for name in archive.namelist()}
    declared = set(re.findall(r"^\w+", texts["annotation.conf"], re.MULTILINE))

    assert [texts[f"{letter}.txt"] for letter in "ABC"] == [
        report.text for report in synopsis.story.reports
    ]
    used = {type_ for one in read(synopsis).values() for type_, _ in one.bound.values()}
    assert used <= declared


@settings(deadline=None)
@given(any_synopsis())
def test_brat_finds_all_words_where_they_are_said_to_be_whatever_the_text(
    synopsis: Synopsis,
) -> None:
    (document,) = read(synopsis).values()
    (report,) = synopsis.story.reports
    (annotations,) = synopsis.story.annotations

    contents = [words for type_, words in document.bound.values() if type_ == "Content"]
    cited = [span.of(report.text) for quote in annotations.quotes for span in quote.content]
    assert "".join("".join(contents).split()) == "".join("".join(cited).split())
