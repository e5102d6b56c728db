"""Each paragraph of a report is found again, at one place, in the text of the page that it was read from."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.errors import InvalidValueError
from crossread.extract.page_places import find_paragraphs, text_of_page
from crossread.extract.read import read_report
from crossread.types.report import Capture, Report

FIRST = "The envoy of Norland left Port Selm on Wednesday after a row over the harbour, the ministry said."
SECOND = (
    "“We will be back,” Rolf Neal told reporters at the quay, where a small crowd had gathered."
)
APART = FIRST.replace("said", "sai\u0301d")
THIRD = "The harbour has been closed since a ferry struck its northern mole eleven days ago."
HEAD = "<!DOCTYPE html><html lang=en><head><title>Envoy leaves Port Selm</title></head><body>"


def page(body: str) -> Capture:
    markup = f"{HEAD}<nav>{FIRST}</nav><article><h1>Envoy leaves Port Selm</h1>{body}</article></body></html>"
    return Capture(markup.encode(), url="https://courier.example/envoy")


PAGES = {
    "paragraphs": page(f"<p>{FIRST}</p>\n<p>{SECOND}</p><p>{THIRD}</p>"),
    "markup within words": page(f"<p>{FIRST.replace('envoy', 'en<b>v</b>oy')}</p><p>{SECOND}</p><p>{THIRD}</p>"),
    "a paragraph twice": page(f"<p>{FIRST}</p><p>{SECOND}</p><p>{FIRST}</p><p>{THIRD}</p>"),
    "spaces and signs": page(
        f"<p>{FIRST.replace(' ', '&nbsp;  ')}</p><p>{SECOND.replace('“', '&ldquo;')}</p><p>{THIRD}</p>"
    ),
    "a caption": page(f"<p>{FIRST}</p><figure><figcaption>The <i>quay</i></figcaption></figure><p>{SECOND}</p><p>{THIRD}</p>"),
    "a list": page(f"<p>{FIRST}</p><ul><li>Two ships wait</li><li>One has left</li></ul><p>{SECOND}</p><p>{THIRD}</p>"),
    "a table": page(
        f"<p>{FIRST}</p><table><tr><td>Ships</td><td>in the bay</td></tr><tr><td>Boats</td><td>at the quay</td></tr></table>"
        f"<p>{SECOND}</p><p>{THIRD}</p>"
    ),
    "marks that are joined": page(f"<p>{APART}</p><p>{SECOND}</p><p>{THIRD}</p>"),
    "a plain text": Capture(f"Envoy leaves\n\n{FIRST}\n\n{SECOND}\n".encode(), path="a.txt"),
}  # fmt: skip


def places(text: str, words: str) -> int:
    """At how many places `words` stand, also such that overlap."""
    n, at = 0, -1
    while (at := text.find(words, at + 1)) >= 0:
        n += 1
    return n


@pytest.mark.parametrize("capture", PAGES.values(), ids=PAGES)
def test_each_paragraph_is_found_at_one_place(capture: Capture) -> None:
    (report,), _ = read_report(capture)
    text = text_of_page(capture)
    assert text is not None
    found = find_paragraphs(report, text)

    assert [one.span.of(report.text) for one in found] == [
        line for line in report.text.split("\n") if line
    ]
    for one in found:
        words = one.span.of(report.text)
        if set(words) <= set("|- "):
            continue  # the line that Markdown draws below the head of a table
        assert one.exact is not None, words
        assert one.prefix is not None
        assert one.suffix is not None
        assert places(text, one.prefix + one.exact + one.suffix) == 1
        letters = words.removeprefix("- ").replace("|", "")
        assert "".join(one.exact.split()) == "".join(letters.split())


def test_a_paragraph_that_stands_twice_is_told_from_the_other_by_what_is_around_it() -> None:
    capture = PAGES["a paragraph twice"]
    (report,), _ = read_report(capture)
    text = text_of_page(capture)
    assert text is not None
    twice = [one for one in find_paragraphs(report, text) if one.exact == FIRST]

    assert len(twice) == 2
    assert twice[0].suffix != twice[1].suffix
    assert "Envoy leaves" in (twice[0].prefix or "")


def test_a_headline_that_only_the_head_states_has_no_place() -> None:
    capture = Capture(f"{HEAD}<article><p>{FIRST}</p><p>{SECOND}</p></article>".encode(), path="a")
    (report,), _ = read_report(capture)
    headline, *rest = find_paragraphs(report, text_of_page(capture) or "")

    assert headline.span.of(report.text) == "Envoy leaves Port Selm"
    assert headline.exact is None
    assert all(one.exact for one in rest)


@pytest.mark.parametrize(
    "body", [b"%PDF-1.4", b'{"articleBody": "x"}', b"<rss><channel/></rss>", b"PK\x03\x04"]
)
def test_what_is_no_page_has_no_text(body: bytes) -> None:
    assert text_of_page(Capture(body, path="a")) is None


def test_what_would_take_minutes_is_refused() -> None:
    report = Report(id="r", text="a\n" * 30_000)
    with pytest.raises(InvalidValueError, match="too long"):
        find_paragraphs(report, "a " * 100_000)


@settings(deadline=None)
@given(st.text("ab \n-|"), st.text("ab |-\u0301"))
def test_whatever_is_found_is_at_one_place(text: str, shown: str) -> None:
    folded = " ".join(shown.split())
    for one in find_paragraphs(Report(id="r", text=text), folded):
        if one.exact is not None:
            assert places(folded, f"{one.prefix}{one.exact}{one.suffix}") == 1
