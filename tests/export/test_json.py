"""What the JSON of a synopsis holds."""

import json
from dataclasses import replace

from crossread.export.json import digest_of, sha256_of, synopsis_to_json, write_json
from tests.export.sample import COASTWIRE, make_hostile_synopsis, make_synopsis


def test_the_same_synopsis_gives_the_same_bytes() -> None:
    first = write_json(make_synopsis(), version="1")

    assert first == write_json(make_synopsis(), version="1")


def test_the_text_reads_back_as_the_same_values() -> None:
    document = synopsis_to_json(make_synopsis(), version="1")

    assert document == json.loads(write_json(make_synopsis(), version="1"))


def test_fields_stand_in_the_order_of_the_format() -> None:
    document = synopsis_to_json(make_synopsis(), version="1")

    expected = (
        "format crossread reports quotes times entities events alignments copies labels "
        "timeline passages problems digest"
    ).split()
    assert expected == list(document)


def test_a_report_names_where_it_came_from_by_path_or_by_url() -> None:
    herald, coastwire, _ = json.loads(write_json(make_synopsis(), version="1"))["reports"]

    assert {
        "id": "coastwire",
        "url": "https://coastwire.example/velmo-blaze",
        "name": "Coastwire",
        "outlet": "Coastwire",
        "headline": "Three dead in Velmo harbour blaze",
        "headline_at": {
            "report": "coastwire",
            "start": 0,
            "end": 33,
            "text": "Three dead in Velmo harbour blaze",
        },
        "byline": None,
        "published": "2021-03-17",
        "language": "en",
        "sha256": sha256_of(COASTWIRE),
        "text": COASTWIRE,
        "dropped": [],
        "marks": [],
        "section": None,
        "updated": None,
    } == coastwire
    assert (herald["path"], "url" in herald) == ("reports/herald.txt", False)


def test_a_quote_carries_its_words_speaker_cue_and_relay() -> None:
    quotes = json.loads(write_json(make_synopsis(), version="1"))["quotes"]

    (quote,) = [q for q in quotes if q["report"] == "coastwire" and q["kind"] == "direct"]
    assert (
        [cite["text"] for cite in quote["content"]],
        quote["speaker"]["text"],
        quote["speaker_name"],
        quote["cue"]["text"],
        quote["relay"]["text"],
        quote["venue"],
    ) == (
        ["We lost the roof within 20 minutes,", "No one could have stopped it."],
        "fire chief Marta Oszkar",
        "Marta Oszkar",
        "told",
        "Velmo Radio",
        None,
    )


def test_a_label_groups_words_by_report() -> None:
    label = json.loads(write_json(make_synopsis(), version="1"))["labels"][1]

    expected = {"herald": ["the hall"], "coastwire": ["The building"]}
    assert expected == {
        report: [cite["text"] for cite in cites] for report, cites in label["by_report"].items()
    }


def test_the_digest_is_over_all_but_itself() -> None:
    document = synopsis_to_json(make_synopsis(), version="1")

    assert document["digest"] == digest_of({k: v for k, v in document.items() if k != "digest"})


def test_half_a_surrogate_pair_in_a_text_can_still_be_stored() -> None:
    """Half a pair has no UTF-8, so the JSON writes it as an escape."""
    synopsis = make_hostile_synopsis()
    problem = replace(synopsis.problems[0], message="half \ud83d of one")
    text = write_json(replace(synopsis, problems=(problem,)), version="1")

    read = json.loads(text.encode("utf-8").decode("utf-8"))
    assert read["problems"][0]["message"] == "half \ud83d of one"


def test_events_carry_the_number_of_their_group_and_null_where_none_were_compared() -> None:
    synopsis = make_synopsis()
    cited = tuple(
        (report.cite(event.span),)
        for report, annotations in zip(
            synopsis.story.reports, synopsis.story.annotations, strict=True
        )
        for event in annotations.events
    )
    grouped = json.loads(write_json(replace(synopsis, event_groups=cited), version="1"))
    alone = json.loads(write_json(synopsis, version="1"))

    assert [event["group"] for event in grouped["events"]] == list(range(len(cited)))
    assert {event["group"] for event in alone["events"]} == {None}
