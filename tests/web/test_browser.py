"""The page in Chromium, as a person uses it: paste two reports, open their story, choose a line that differs.

With the real weights and the real grouping. The walk is also taken without script. Where CROSSREAD_AXE names the file
`axe.min.js` (of the npm package axe-core), each page is held against its rules for screen readers.
"""

import os
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page

from crossread.language.encoder import load_encoder
from crossread.store.library import open_library
from crossread.web.app import create_app
from tests.chromium import NEEDS_CHROMIUM, new_page, start_chromium

AXE = os.environ.get("CROSSREAD_AXE")
EXAMPLES = Path(__file__).parent.parent.parent / "examples"

pytestmark = NEEDS_CHROMIUM


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with start_chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of an empty library on a port of this machine."""
    library = open_library(str(tmp_path_factory.mktemp("web") / "library.db"), create=True)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        app = create_app(library, model=load_encoder())
        server = uvicorn.Server(
            uvicorn.Config(app, log_level="warning", ws="none", timeout_graceful_shutdown=1)
        )
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.05)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join()
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


def test_without_script_a_report_is_added(browser: Browser, address: str, story: str) -> None:
    page, _ = _open(browser, f"{address}/add", script=False)
    page.get_by_label("The report, with its headline").fill(
        "Bakery opens in Larkspurry\n\nA bakery opened in Larkspurry on Monday, said its owner, Nora Quist."
    )
    page.get_by_role("button", name="Add this text").click()
    # The page asks for itself again until the reading is over.
    page.get_by_role("link", name="Open the story").wait_for(timeout=60_000)

    assert story


def test_a_layer_is_switched_without_script(browser: Browser, story: str) -> None:
    page, _ = _open(browser, story, script=False)
    page.get_by_role("link", name="All that was found in it").first.click()
    name = page.locator(".text .l-names").first
    width = "element => getComputedStyle(element).borderBottomWidth"
    page.get_by_label("Names").check()
    page.get_by_label("Dropped lines").uncheck()

    assert name.evaluate(width) == "2px"
    assert not page.locator(".gone").first.is_visible()


def test_keys_walk_the_stories_and_open_one(browser: Browser, address: str, story: str) -> None:
    page, _ = _open(browser, f"{address}/")
    for key in ("j", "j", "k", "o"):
        page.keyboard.press(key)
    page.wait_for_url("**/stories/*")

    assert story


def test_m_takes_the_story_away_as_a_letter(browser: Browser, story: str) -> None:
    page, _ = _open(browser, story)
    with page.expect_download() as download:
        page.keyboard.press("m")

    assert download.value.suggested_filename.endswith(".eml")


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("path", ["/", "/add", "/speakers", "STORY"])
def test_no_page_is_wider_than_the_screen(
    browser: Browser, address: str, story: str, path: str, width: int
) -> None:
    page, _ = _open(browser, story if path == "STORY" else address + path, width=width)

    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.skipif(AXE is None, reason="CROSSREAD_AXE does not name axe.min.js")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", "/add", "/speakers", "/none", "STORY", "REPORT", "SPEAKER"])
def test_no_rule_for_screen_readers_is_broken(
    browser: Browser, address: str, story: str, path: str, scheme: str
) -> None:
    # The policy of the page forbids the script of axe, as any other.
    context = browser.new_context(bypass_csp=True, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(story if path in {"STORY", "REPORT"} else address + path)
    if path == "REPORT":
        page.get_by_role("link", name="All that was found in it").first.click()
    if path == "SPEAKER":
        page.goto(f"{address}/speakers")
        page.locator(".speakers a").first.click()
    page.add_script_tag(path=AXE)
    found = page.evaluate("axe.run().then(r => r.violations.map(v => [v.id, v.nodes[0].html]))")

    assert found == []
