"""What the Web Annotations of a synopsis hold, and that each quote is found again in the page itself."""

import json
import re
from collections.abc import Iterator
from typing import Any
from unicodedata import normalize
from uuid import UUID

import lxml.html
import pytest
from hypothesis import given, settings

from crossread.export.identity import text_uri
from crossread.export.web_annotation import write_web_annotation
from crossread.extract.read import read_report
from crossread.language.rules.rules import RuleModel
from crossread.pipeline import compare
from crossread.types.report import Capture
from crossread.types.story import Story
from crossread.types.synopsis import Synopsis
from tests.export.any_synopsis import any_synopsis
from tests.export.sample import make_hostile_synopsis, make_synopsis

COURIER = """<!doctype html><html lang="en"><head><title>Ferry aground off Tormel | Courier</title>
<meta property="og:site_name" content="Courier"><script>var x = "A ferry ran aground";</script></head><body>
<nav><a href="/">Home</a> <a href="/sea">Sea</a></nav><article><h1>Ferry aground off&nbsp;Tormel</h1>
<p class="by">By Lucan Ferrow</p>
<p>The ferry <em>Solva Star</em> ran aground off
   Tormel on Tuesday evening, and <b>14 people</b> were hurt, the coast guard said.</p>
<figure><img src="x.png" alt=""><figcaption>The ferry on the rocks. Photo: L. Ferrow</figcaption></figure>
<p>&ldquo;We heard a <a href="/crash">terrible crash</a>, and then the lights went out,&rdquo; said Ada Brandt, who was
aboard with her son.</p><p>Cafe\u0301 owner Bo Lind took in forty of the passengers, and said he would keep them for as
long as the weather holds.</p></article><footer>Share this. Sign up for our letter.</footer></body></html>"""
POST = COURIER.replace("14 people", "17 people").replace("Courier", "Harbour Post")


def collection_of(synopsis: Synopsis) -> dict[str, Any]:
    value = json.loads(write_web_annotation(synopsis).encode("utf-8", "replace"))
    assert isinstance(value, dict)
    return value


def targets_of(collection: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for item in collection.get("first", {"items": []})["items"]:
        yield from item["target"]


@pytest.mark.parametrize("make", [make_synopsis, make_hostile_synopsis])
def test_the_collection_has_what_the_model_asks_for(make: Any) -> None:
    """https://www.w3.org/TR/annotation-model/, sections 3.1, 4.2.4, 4.2.5, 4.3.1, 5.1 and 5.2."""
    collection = collection_of(make())
    page = collection["first"]

    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (collection["type"], page["type"]) == ("AnnotationCollection", "AnnotationPage")
    assert (collection["total"], page["startIndex"]) == (len(page["items"]), 0)
    ids = [collection["id"], page["id"], *(item["id"] for item in page["items"])]
    assert len({UUID(name.removeprefix("urn:uuid:")) for name in ids}) == len(ids)
    assert {item["type"] for item in page["items"]} == {"Annotation"}
    assert all(item["target"] for item in page["items"])
    assert {body["type"] for item in page["items"] for body in item["body"]} == {"TextualBody"}
    assert {target["type"] for target in targets_of(collection)} == {"SpecificResource"}
    assert {re.match(r"[a-z]+:", target["source"])[0] for target in targets_of(collection)} <= {  # type: ignore[index]
        "https:",
        "ni:",
    }


def test_a_quote_says_who_speaks_and_points_at_each_of_its_parts() -> None:
    items = collection_of(make_synopsis())["first"]["items"]
    quote = next(i for i in items if "coastwire.example" in i["target"][0]["source"])

    assert [(body["purpose"], body["value"]) for body in quote["body"]] == [
        ("identifying", "Marta Oszkar"),
        ("classifying", "direct quote"),
    ]
    assert quote["target"][0] == {
        "type": "SpecificResource",
        "source": "https://coastwire.example/velmo-blaze",
        "state": {
            "type": "TimeState",
            "cached": text_uri(make_synopsis().story.reports[1]),
        },
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": "We lost the roof within 20 minutes,",
                "prefix": "“",
                "suffix": "” fire chief Marta Oszkar told V",
            },
            {"type": "TextPositionSelector", "start": 275, "end": 310},
        ],
    }
    assert quote["target"][1]["selector"][0]["exact"] == "No one could have stopped it."


def test_an_alignment_points_at_the_words_of_each_report() -> None:
    items = collection_of(make_synopsis())["first"]["items"]
    conflict = next(item for item in items if item["motivation"] == "linking")

    assert [body["value"] for body in conflict["body"]] == [
        "how many people died",
        "two and three count the same deaths on the same night",
        *("conflict", "number"),
    ]
    assert [target["selector"][0]["exact"] for target in conflict["target"]] == [
        "killing two people and injuring 14, the fire service said",
        "Three people died when fire swept the fish market",
        "Three people died when fire swept the fish market",
    ]


def test_a_synopsis_of_nothing_is_a_collection_without_a_page() -> None:
    collection = collection_of(Synopsis(Story((), ()), (), (), (), (), (), (), ()))

    assert (collection["total"], "first" in collection) == (0, False)


@settings(deadline=None)
@given(any_synopsis())
def test_both_selectors_select_the_same_words_whatever_the_text(synopsis: Synopsis) -> None:
    (report,) = synopsis.story.reports
    for target in targets_of(collection_of(synopsis)):
        quote, place = target["selector"]
        before, exact, behind = (quote[name] for name in ("prefix", "exact", "suffix"))

        assert report.text[place["start"] : place["end"]] == exact
        assert report.text[: place["start"]].endswith(before)
        assert report.text[place["end"] :].startswith(behind)
        assert "\n" not in before + behind


def test_every_quote_of_a_page_is_found_in_the_page() -> None:
    """Another reading of the same bytes finds the words where prefix and suffix stand around them."""
    pages = {"https://courier.example/1": COURIER, "https://post.example/2": POST}
    reports = [
        report
        for url, page in pages.items()
        for report in read_report(Capture(page.encode(), url=url))[0]
    ]
    collection = collection_of(compare(reports, model=RuleModel()))
    shown = {url: text_of(page) for url, page in pages.items()}

    targets = list(targets_of(collection))
    assert len(targets) >= 4
    for target in targets:
        quote = target["selector"][0]
        words = fold(quote["prefix"] + quote["exact"] + quote["suffix"])
        assert shown[target["source"]].count(words) == 1, words


def text_of(page: str) -> str:
    """The text of a page as lxml reads it, folded as the documents say."""
    body = lxml.html.fromstring(page).find("body")
    assert body is not None
    return fold(body.text_content())


def fold(text: str) -> str:
    return " ".join(normalize("NFC", text).split())
