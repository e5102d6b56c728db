import json
import unicodedata
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.extract.articles.article_json import is_json
from crossread.extract.plain import Draft
from crossread.extract.texts import read_drafts
from crossread.types.report import Capture
from crossread.types.span import Span

CAPTURE = Capture(b"unused", path="a.json")
BODY = "The envoy left Port Selm.\n\nHe said nothing."


def article(**fields: object) -> dict[str, object]:
    return {"@type": "NewsArticle", "articleBody": BODY, **fields}


def check(value: object, *expected: Draft, problems: tuple[str, ...] = ()) -> None:
    """The JSON of `value` gives these drafts and problems with these messages."""
    text = value if isinstance(value, str) else json.dumps(value)
    drafts, found = read_drafts(CAPTURE, text)
    assert drafts == expected
    assert tuple(problem.message for problem in found) == problems
    assert {(problem.stage, problem.subject) for problem in found} <= {("extract", "a.json")}


def test_all_fields_of_a_schema_org_article_are_read() -> None:
    check(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": "Envoy leaves",
            "articleBody": BODY,
            "datePublished": "2021-03-17T14:05:00Z",
            "publisher": {"@type": "Organization", "name": "The Selm Post"},
            "author": [{"@type": "Person", "name": "Ana Brandt"}, "Rolf Keller"],
            "url": "https://post.example/envoy",
            "inLanguage": "en-GB",
        },
        Draft(
            f"Envoy leaves\n\n{BODY}",
            headline=Span(0, 12),
            byline="Ana Brandt, Rolf Keller",
            outlet="The Selm Post",
            published=datetime(2021, 3, 17, 14, 5, tzinfo=UTC),
            url="https://post.example/envoy",
            language="en",
        ),
    )


def test_all_fields_of_news_please_are_read() -> None:
    check(
        {
            "title": "Envoy leaves",
            "maintext": BODY,
            "date_publish": "2021-03-17 00:00:00",
            "source_domain": "post.example",
            "authors": ["Ana Brandt"],
            "url": "https://post.example/envoy",
            "language": "en",
        },
        Draft(
            f"Envoy leaves\n\n{BODY}",
            headline=Span(0, 12),
            byline="Ana Brandt",
            outlet="post.example",
            published=date(2021, 3, 17),
            url="https://post.example/envoy",
            language="en",
        ),
    )


@pytest.mark.parametrize(
    "kind",
    [
        "NewsArticle",
        "Article",
        "ReportageNewsArticle",
        "BlogPosting",
        ["Thing", "schema:NewsArticle"],
    ],
)
def test_every_kind_of_article_is_read(kind: object) -> None:
    check({"@type": kind, "articleBody": BODY}, Draft(BODY))
    check({"@type": "https://schema.org/Report", "articleBody": BODY}, Draft(BODY))


def test_articles_in_a_graph_and_in_lists_are_read_in_order() -> None:
    one, two = (article(headline=f"Envoy {name}") for name in ("leaves", "returns"))
    drafts = (
        Draft(f"Envoy leaves\n\n{BODY}", Span(0, 12)),
        Draft(f"Envoy returns\n\n{BODY}", Span(0, 13)),
    )
    check([{"@type": "WebSite"}, one, two], *drafts)
    check({"@graph": [{"@type": "WebPage", "mainEntity": one}, [two]]}, *drafts)


def test_an_id_names_a_node_of_the_graph() -> None:
    graph = [
        {"@id": "#post", "@type": "Organization", "name": "The Selm Post"},
        article(publisher={"@id": "#post"}, author={"@id": "#ana"}),
        {"@id": "#ana", "@type": "Person", "name": "Ana Brandt"},
    ]
    check({"@graph": graph}, Draft(BODY, byline="Ana Brandt", outlet="The Selm Post"))


@pytest.mark.parametrize(
    "publisher",
    [
        "The Selm Post",
        {"name": "The Selm Post"},
        [{"name": "The  Selm Post"}],
        {"name": ["The Selm Post"]},
    ],
)
def test_a_publisher_may_be_text_object_or_list(publisher: object) -> None:
    check(article(publisher=publisher), Draft(BODY, outlet="The Selm Post"))


@pytest.mark.parametrize(
    ("body", "start"),
    [
        ("Envoy leaves\n\nHe said nothing of it.", 0),
        ("  Envoy leaves \nHe said nothing of it.", 2),
        ("ENVOY  LEAVES\nHe said nothing of it.", 0),
    ],
)
def test_a_headline_that_the_body_begins_with_is_not_set_above_it_again(
    body: str, start: int
) -> None:
    end = body.index("\n") - (body[body.index("\n") - 1] == " ")
    check(
        article(headline="Envoy leaves", articleBody=body), Draft(body, headline=Span(start, end))
    )


def test_a_first_sentence_that_begins_like_the_headline_is_not_the_headline() -> None:
    body = "Envoy leaves Port Selm, the ministry said."
    text = f"Envoy leaves\n\n{body}"
    check(article(headline="Envoy leaves", articleBody=body), Draft(text, headline=Span(0, 12)))


def test_a_body_with_html_is_kept_as_it_is_and_noted() -> None:
    message = "articleBody holds HTML, such as <p>; the text is kept as it is"
    check(
        article(articleBody="<p>Moss &amp; Co</p>"),
        Draft("<p>Moss &amp; Co</p>"),
        problems=(message,),
    )
    message = "articleBody holds HTML, such as &amp;; the text is kept as it is"
    check(article(articleBody="Moss &amp; Co"), Draft("Moss &amp; Co"), problems=(message,))
    check(article(articleBody="1 < 2 & 3 > 2"), Draft("1 < 2 & 3 > 2"))


def test_escapes_that_are_no_characters_are_replaced_and_noted() -> None:
    text = r'{"articleBody": "a\ud800 b\u0000 \ud83d\ude00 Jose\u0301\r\n"}'
    problems = (
        "articleBody: one NUL character became U+FFFD (1 in all; the first in line 1)",
        "articleBody: one half of a surrogate pair became U+FFFD (1 in all; the first in line 1)",
    )
    check(text, Draft("a\ufffd b\ufffd 😀 José\n"), problems=problems)


@pytest.mark.parametrize(
    ("stated", "message"),
    [
        ("2021-02-30", "datePublished is not a date that can be read: 2021-02-30"),
        ("yesterday", "datePublished is not a date that can be read: yesterday"),
        (1616000000, "datePublished is a number, not a date"),
        ({"year": 2021}, "datePublished is an object, not a date"),
    ],
)
def test_a_date_that_cannot_be_read_is_named(stated: object, message: str) -> None:
    check(article(datePublished=stated), Draft(BODY), problems=(message,))


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"headline": 7}, "headline is a number, not text"),
        ({"headline": ["a", "b"]}, "headline is a list, not text"),
        ({"author": {"@id": "#nobody"}}, "author is an object, without a name"),
        ({"author": [True]}, "author is true or false, without a name"),
        ({"author": "https://post.example/ana"}, "author is an address, without a name"),
        ({"url": "javascript:alert(1)"}, "url is not an http or https address, and is left out"),
        ({"url": 7}, "url is not an http or https address, and is left out"),
    ],
)
def test_a_field_of_the_wrong_type_is_noted_and_left_out(
    fields: dict[str, object], message: str
) -> None:
    check(article(**fields), Draft(BODY), problems=(message,))


def test_the_address_may_stand_in_main_entity_of_page() -> None:
    page = {"@id": "https://post.example/envoy"}
    check(article(mainEntityOfPage=page), Draft(BODY, url="https://post.example/envoy"))


def test_an_id_that_names_itself_ends() -> None:
    value = {**article(), "@id": "#a", "author": {"@id": "#a"}}
    check(value, Draft(BODY), problems=("author is an object, without a name",))


@pytest.mark.parametrize("body", [None, "", " \n"])
def test_an_article_without_a_body_is_a_problem(body: object) -> None:
    message = "an article without articleBody: there is no text to read"
    check(article(articleBody=body, headline="Envoy leaves"), problems=(message,))


def test_of_several_articles_the_bad_one_is_named() -> None:
    message = "article 2: an article without articleBody: there is no text to read"
    check([article(), {"@type": "Article"}], Draft(BODY), problems=(message,))


def test_a_key_that_stands_twice_is_noted() -> None:
    text = '{"articleBody": "First.", "articleBody": "Second."}'
    message = "articleBody is given twice in one object; the last counts"
    check(text, Draft("Second."), problems=(message,))


NO_ARTICLE = (
    "holds no article: neither a schema.org NewsArticle with articleBody, nor maintext "
    "as news-please writes it"
)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{}", NO_ARTICLE),
        ("[]", NO_ARTICLE),
        ("7", NO_ARTICLE),
        ('{"@graph": {"@graph": null}}', NO_ARTICLE),
        ("1" * 200_000, NO_ARTICLE),
        ("[" * 100_000, "is JSON nested too deeply for an article"),
        ('{"@graph":' * 100_000, "is JSON nested too deeply for an article"),
        ('{"articleBody": "cut', "is not valid JSON: unterminated string starting at in line 1"),
        ('{}\n{"articleBody": 1}', "is not valid JSON: extra data in line 2"),
    ],
    ids=lambda value: value[:24],
)
def test_json_without_an_article_is_a_problem(text: str, message: str) -> None:
    check(text, problems=(message,))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"a": 1}', True),
        (' [ { "a": 1}]', True),
        ("[[[", True),
        ("{}", True),
        ("[Updated] The envoy left.", False),
        ("{The envoy} left.", False),
        ("“[He] left.”", False),
    ],
)
def test_json_is_known_by_how_it_begins(text: str, *, expected: bool) -> None:
    assert is_json(text) == expected


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["@id", "@value", "name", "@graph", "@type", "articleBody", "url"]),
            inner,
        )
    ),
    max_leaves=8,
)
FIELDS = ["articleBody", "headline", "author", "publisher", "datePublished", "url", "inLanguage"]
OTHERS = ["@id", "mainEntityOfPage", "maintext", "title", "authors", "date_publish"]


@given(st.dictionaries(st.sampled_from(FIELDS + OTHERS), VALUES))
def test_any_values_in_any_fields_give_drafts_or_problems(fields: dict[str, object]) -> None:
    drafts, problems = read_drafts(CAPTURE, json.dumps({"@type": "Article", **fields}))
    assert drafts or problems
    for draft in drafts:
        assert draft.headline is None or draft.headline.of(draft.text).strip()


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\r")).filter(str.strip))
def test_a_body_is_kept_code_point_for_code_point(body: str) -> None:
    drafts, _ = read_drafts(CAPTURE, json.dumps(article(articleBody=body, headline="Ω 7")))
    text = drafts[0].text
    assert text.removeprefix("Ω 7\n\n") == unicodedata.normalize("NFC", body)
