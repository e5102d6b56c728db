"""A story of many reports in Chromium: its parts are walked, and its words are followed to their report, with and without script."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from crossread.keep.stories import list_stories
from crossread.language.rules.rules import RuleModel
from crossread.store.library import open_library
from crossread.web.app import create_app
from tests.chromium import NEEDS_CHROMIUM, new_page, start_chromium
from tests.keep.invented_news import read
from tests.keep.simple_grouping import simple_grouping
from tests.web.axe import SCHEMES, broken_rules, new_context
from tests.web.served import listening
from tests.web.test_large_story import write_reports

pytestmark = NEEDS_CHROMIUM

NUMBER = 14


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with start_chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a story of fourteen reports, on a port of this machine."""
    folder = tmp_path_factory.mktemp("large")
    (folder / "news").mkdir()
    write_reports(folder / "news", NUMBER)
    library = open_library(str(folder / "library.db"), create=True)
    read(library, str(folder / "news"), grouping=simple_grouping())
    (line,) = list_stories(library)
    app = create_app(library, model=RuleModel(), grouping=simple_grouping())
    with listening(app) as address:
        yield f"{address}/stories/{line.story.id}"
    library.close()


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def opened(
    browser: Browser, story: str, request: pytest.FixtureRequest
) -> Iterator[tuple[Page, list[str]]]:
    """The overview of the story, and what goes wrong on its pages."""
    page, heard = new_page(browser, width=1280, script=bool(request.param))
    page.goto(story)
    yield page, heard
    page.context.close()


def test_the_overview_names_the_parts_and_draws_the_time(opened: tuple[Page, list[str]]) -> None:
    page, heard = opened
    parts = page.get_by_role("navigation", name="Parts of this story")

    assert f"{NUMBER} reports, too many to stand side by side" in page.inner_text("main")
    assert parts.get_by_role("link").count() >= 4
    assert page.locator("main svg").first.is_visible()
    assert heard == []


def test_a_part_is_opened_and_left_again(opened: tuple[Page, list[str]], story: str) -> None:
    page, heard = opened
    parts = page.get_by_role("navigation", name="Parts of this story")
    parts.get_by_role("link", name="The reports", exact=True).click()
    page.wait_for_url(re.compile(r"\?part=reports$"))

    assert page.get_by_role("heading", level=2).all_inner_texts() == ["The reports"]
    assert page.locator("main ol > li").count() == NUMBER
    assert (
        parts.get_by_role("link", name="The reports", exact=True).get_attribute("aria-current")
        == "page"
    )
    page.get_by_role("link", name="To the overview").click()
    page.wait_for_url(story)
    assert page.get_by_role("heading", level=2).count() > 1
    assert heard == []


def test_a_line_that_all_carry_leads_to_all_of_them(opened: tuple[Page, list[str]]) -> None:
    page, heard = opened
    page.locator("main a[href*='wide=1']").filter(has_text=f"All {NUMBER}").first.click()
    page.wait_for_url(re.compile("wide=1"))
    line = page.locator("main ol > li").first
    letters = {one[0] for one in line.locator("a.cite, a.chip").all_inner_texts()}

    assert page.locator("main ol > li").count() == 1
    assert letters
    reports = {one.get_attribute("href") for one in line.locator("a[href^='/reports/']").all()}
    assert len({str(one).partition("?")[0] for one in reports}) == NUMBER
    assert heard == []


def test_words_are_lit_in_their_report_where_they_can_be_seen(
    opened: tuple[Page, list[str]],
) -> None:
    page, heard = opened
    cited = page.locator("main a.cite").first
    words = cited.inner_text().strip("“”")
    cited.click()
    page.wait_for_url("**#at")
    lit = page.locator("#at")
    box = lit.bounding_box()

    assert lit.inner_text().split()[0] == words.split()[0]
    assert box is not None
    assert 0 <= box["y"] < 800
    assert heard == []


@pytest.mark.parametrize("asked", ["", "?part=quotes", "?part=timeline", "?whole=1"])
def test_no_page_of_it_is_wider_than_a_phone(browser: Browser, story: str, asked: str) -> None:
    page, heard = new_page(browser, width=390, script=True)
    page.goto(f"{story}{asked}")

    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert heard == []
    page.context.close()


# What axe-core is held against: what is asked of the story, and the link that is followed from there.
HELD: dict[str, tuple[str, str]] = {
    "the overview": ("", ""),
    "the reports": ("?part=reports", ""),
    "what was said": ("?part=quotes", ""),
    "the timeline": ("?part=timeline", ""),
    "a line with all that carry it": ("", "main a[href*='wide=1']"),
    "all side by side": ("?whole=1", ""),
    "words in their report": ("", "main a.cite"),
}


@SCHEMES
@pytest.mark.parametrize("held", HELD)
def test_no_rule_for_screen_readers_is_broken(
    browser: Browser, story: str, held: str, scheme: str
) -> None:
    asked, link = HELD[held]
    context = new_context(browser, scheme)
    page = context.new_page()
    page.goto(f"{story}{asked}")
    if link:
        page.locator(link).first.click()

    assert broken_rules(page) == []
    context.close()
