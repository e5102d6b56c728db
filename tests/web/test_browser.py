"""The page in Chromium, as a person uses it: paste two reports, open their story, choose a line that differs.

With the real weights and the real grouping. The walk is also taken without script. Each page is held against
the rules of axe-core.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep

import pytest
from playwright.sync_api import Browser, Page, Route

from crossread.language.encoder import load_encoder
from crossread.store.library import open_library
from crossread.web.app import create_app
from tests.chromium import NEEDS_CHROMIUM, new_page, start_chromium
from tests.web.axe import SCHEMES, broken_rules, new_context
from tests.web.served import listening

EXAMPLES = Path(__file__).parent.parent.parent / "examples"

pytestmark = NEEDS_CHROMIUM


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with start_chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of an empty library on a port of this machine."""
    with _serving(tmp_path_factory.mktemp("web")) as address:
        yield address


@pytest.fixture(scope="module")
def address_apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of another library, for what would change the stories that the walk made."""
    with _serving(tmp_path_factory.mktemp("apart")) as address:
        yield address


@contextmanager
def _serving(folder: Path) -> Iterator[str]:
    library = open_library(str(folder / "library.db"), create=True)
    with listening(create_app(library, model=load_encoder())) as address:
        yield address
    library.close()


@pytest.fixture(scope="module")
def story(browser: Browser, address: str) -> str:
    """The address of the story that the walk made: two reports are pasted, and the second leads to it."""
    page, heard = _open(browser, f"{address}/")
    page.get_by_role("link", name="Add two reports").click()
    for name in ("harbour-post", "verrin-ledger"):
        page.get_by_label("The report, with its headline").fill(
            (EXAMPLES / f"{name}.txt").read_text(encoding="utf-8")
        )
        page.get_by_label("Outlet").fill(name)
        page.get_by_role("button", name="Add this text").click()
        # The stream swaps this in; the page itself is not loaded again.
        page.get_by_role("link", name="Open the story").wait_for(timeout=60_000)
        if name == "harbour-post":
            page.get_by_role("link", name="Add another report").click()
    page.get_by_role("link", name="Open the story").click()
    page.get_by_role("heading", name="Two reports, side by side").wait_for(timeout=60_000)
    assert heard == []
    return page.url


@pytest.fixture(scope="module")
def bakery(browser: Browser, address: str, story: str) -> str:
    """The address of a second story, of one report, which is added without script.

    After `story`, whichever test comes first: the walk begins at the page of an empty library.
    """
    assert story
    page, _ = _open(browser, f"{address}/add", script=False)
    page.get_by_label("The report, with its headline").fill(
        "Bakery opens in Larkspurry\n\nA bakery opened in Larkspurry on Monday, said its owner, Nora Quist."
    )
    page.get_by_role("button", name="Add this text").click()
    # The page asks for itself again until the reading is over.
    page.get_by_role("link", name="Open the story").click(timeout=60_000)
    page.get_by_role("heading", name="Bakery opens in Larkspurry").first.wait_for()
    return page.url


def _open(
    browser: Browser, url: str, *, width: int = 1280, script: bool = True
) -> tuple[Page, list[str]]:
    """The page, and a list that fills with what goes wrong on it: messages, errors, and requests to elsewhere."""
    page, heard = new_page(browser, width=width, script=script)
    host = url.split("/")[2]
    page.on("request", lambda r: None if r.url.split("/")[2] == host else heard.append(r.url))
    page.goto(url)
    return page, heard


def _reports_lit(page: Page) -> set[str]:
    letters = page.locator(".report:has(.lit) > h3 .letter").all_inner_texts()
    return set(letters)


def test_choosing_a_differing_line_lights_both_spans(browser: Browser, story: str) -> None:
    page, heard = _open(browser, story)
    page.locator(".differ a.cite").first.click()

    assert _reports_lit(page) == {"A", "B"}
    for lit in page.locator(".lit").all():
        box = lit.bounding_box()
        assert box is not None
        assert 0 <= box["y"] < 800
    assert heard == []


def test_without_script_the_same_line_lights_both_spans(browser: Browser, story: str) -> None:
    page, _ = _open(browser, story, script=False)
    page.locator(".differ a.cite").first.click()
    page.locator(".lit").first.wait_for()

    assert _reports_lit(page) == {"A", "B"}


def test_without_script_a_report_is_added(bakery: str) -> None:
    assert "/stories/" in bakery


def test_a_reading_is_followed_though_the_script_that_follows_it_comes_late(
    browser: Browser, address_apart: str
) -> None:
    """Htmx would begin without its extension, and the page would tell of a reading that never ends."""
    page, heard = _open(browser, f"{address_apart}/add")

    def come_late(route: Route) -> None:
        sleep(0.5)
        route.continue_()

    page.route("**/hx-sse.min.js", come_late)
    page.get_by_label("The report, with its headline").fill(
        "Mill burns in Larkspurry\n\nA mill burned in Larkspurry on Monday, said its owner, Nora Quist."
    )
    page.get_by_role("button", name="Add this text").click()
    page.get_by_role("link", name="Open the story").wait_for()

    assert heard == []


def test_a_layer_is_switched_without_script(browser: Browser, story: str) -> None:
    page, _ = _open(browser, story, script=False)
    page.get_by_role("link", name="All that was found in it").first.click()
    name = page.locator(".text .l-names").first
    width = "element => getComputedStyle(element).borderBottomWidth"
    page.get_by_label("Names").check()
    page.get_by_label("Dropped lines").uncheck()

    assert name.evaluate(width) == "2px"
    assert not page.locator(".gone").first.is_visible()


def test_keys_walk_the_stories_and_open_one(
    browser: Browser, address: str, story: str, bakery: str
) -> None:
    page, _ = _open(browser, f"{address}/")
    lines = page.locator(".stories h2 a")
    for key, line in (("j", 0), ("j", 1), ("k", 0)):
        page.keyboard.press(key)
        assert lines.nth(line).evaluate("link => link === document.activeElement"), key
    opened = lines.nth(0).get_attribute("href")
    page.keyboard.press("o")
    page.wait_for_url(f"**{opened}")

    assert page.url in {story, bakery}


def test_keys_walk_the_lines_of_a_story_and_light_them(browser: Browser, story: str) -> None:
    page, _ = _open(browser, story)
    first, second = (page.locator(".row:visible").nth(number) for number in (0, 1))
    for key, row in (("j", first), ("j", second), ("k", first)):
        page.keyboard.press(key)
        assert row.get_attribute("aria-current") == "true", key
    page.keyboard.press("o")
    assert page.locator(".lit").count() > 0
    page.keyboard.press("Escape")
    assert page.locator(".lit").count() == 0


def test_m_takes_the_story_away_as_a_letter(browser: Browser, story: str) -> None:
    page, _ = _open(browser, story)
    with page.expect_download() as download:
        page.keyboard.press("m")

    assert download.value.suggested_filename.endswith(".eml")


@pytest.mark.parametrize("path", ["/", "/add", "/speakers", "STORY"])
def test_slash_leads_to_the_search_and_is_not_typed(
    browser: Browser, address: str, story: str, path: str
) -> None:
    page, _ = _open(browser, story if path == "STORY" else address + path)
    page.keyboard.press("/")
    page.keyboard.type("ferry m/j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=ferry*")

    assert page.get_by_label("Search the library").input_value() == "ferry m/j"


@pytest.mark.parametrize("path", ["/", "STORY"])
def test_a_question_mark_tells_every_key(
    browser: Browser, address: str, story: str, path: str
) -> None:
    page, _ = _open(browser, story if path == "STORY" else address + path)
    page.keyboard.press("?")
    told = page.get_by_role("dialog", name="Keys")

    assert {"j", "k", "o", "m", "/", "?"} <= set(told.locator("kbd").all_inner_texts())
    page.keyboard.press("Escape")
    assert not told.is_visible()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("path", ["/", "/add", "/new", "/speakers", "STORY"])
def test_no_page_is_wider_than_the_screen(
    browser: Browser, address: str, story: str, path: str, width: int
) -> None:
    page, _ = _open(browser, story if path == "STORY" else address + path, width=width)

    assert page.evaluate("document.documentElement.scrollWidth") <= width


# What axe-core is held against: a page, and what is chosen on it first, by the words of a link or a button.
HELD: dict[str, tuple[str, tuple[str, ...]]] = {
    "stories": ("/", ()),
    "stories of two": ("/?least=2", ()),
    "adding": ("/add", ()),
    "adding what is nothing": ("/add", ("Read this page",)),
    "what was added": ("ADDED", ()),
    "what is new": ("/new", ()),
    "speakers": ("/speakers", ()),
    "a speaker": ("/speaker?name=Ada%20Brandt", ()),
    "search": ("/search", ()),
    "what was found": ("/search?q=fire", ()),
    "what was not found": ("/search?q=zeppelin", ()),
    "a query that is wrong": ("/search?q=colour:red", ()),
    "what is not there": ("/none", ()),
    "a story": ("STORY", ()),
    "a story with lit words": ("STORY", ("FIRST LINE",)),
    "a history": ("STORY", ("How it came to be",)),
    "a report": ("STORY", ("All that was found in it",)),
    "a page in one form": ("STORY", ("All that was found in it", "REVISIONS")),
    "the keys": ("/", ("KEYS",)),
    "a page by itself": ("FILE", ()),
}


@SCHEMES
@pytest.mark.parametrize("held", HELD)
def test_no_rule_for_screen_readers_is_broken(  # noqa: PLR0913, PLR0917 - the fixtures
    browser: Browser,
    address: str,
    address_apart: str,
    story: str,
    tmp_path: Path,
    held: str,
    scheme: str,
) -> None:
    path, chosen = HELD[held]
    context = new_context(browser, scheme)
    page = context.new_page()
    if path == "FILE":
        file = tmp_path / "page.html"
        file.write_bytes(context.request.get(f"{story}/page.html").body())
        page.goto(file.as_uri())
    elif path == "ADDED":
        page.goto(f"{address_apart}/add")
        text = (EXAMPLES / "harbour-post.txt").read_text(encoding="utf-8")
        page.get_by_label("The report, with its headline").fill(text)
        page.get_by_role("button", name="Add this text").click()
        page.get_by_role("link", name="Open the story").wait_for()
    else:
        page.goto(story if path == "STORY" else address + path)
    for words in chosen:
        if words == "FIRST LINE":
            page.locator(".differ a.cite").first.click()
        elif words == "KEYS":
            page.keyboard.press("?")
        elif words == "REVISIONS":
            page.goto(f"{page.url}/revisions")
        elif words == "Read this page":
            page.get_by_label("Its address; it is asked for once").fill("http://127.0.0.1/")
            page.get_by_role("button", name=words).click()
        else:
            page.get_by_role("link", name=words).first.click()

    assert broken_rules(page) == []
    context.close()
