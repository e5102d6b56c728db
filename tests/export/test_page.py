"""The page in a browser: what it shows, what its keys do, and that nothing leaves it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from crossread.export.html import render_html
from tests.chromium import NEEDS_CHROMIUM, new_page, start_chromium
from tests.export.sample import HERALD, make_hostile_synopsis, make_synopsis

pytestmark = NEEDS_CHROMIUM


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with start_chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("page")
    (folder / "fire.html").write_text(render_html(make_synopsis()), encoding="utf-8")
    (folder / "hostile.html").write_text(render_html(make_hostile_synopsis()), encoding="utf-8")
    return folder


def _open(
    browser: Browser, file: Path, *, width: int = 1280, script: bool = True
) -> tuple[Page, list[str]]:
    """The page, and a list that fills with its requests, errors and messages."""
    page, heard = new_page(browser, width=width, script=script)
    page.on("request", lambda request: heard.append(request.url))
    page.goto(file.as_uri())
    return page, heard


def _lit(page: Page) -> list[str]:
    return page.locator(".lit").all_inner_texts()


@pytest.mark.parametrize("name", ["fire.html", "hostile.html"])
def test_nothing_is_asked_for_and_nothing_goes_wrong(
    browser: Browser, folder: Path, name: str
) -> None:
    page, heard = _open(browser, folder / name)
    for key in ("j", "o", "d", "?", "Escape", "Escape"):
        page.keyboard.press(key)

    assert heard == [(folder / name).as_uri()]


def test_hostile_text_does_not_run(browser: Browser, folder: Path) -> None:
    page, _ = _open(browser, folder / "hostile.html")

    assert page.evaluate("window.pwned") is None


def test_choosing_a_line_lights_its_words_in_every_report(browser: Browser, folder: Path) -> None:
    page, _ = _open(browser, folder / "fire.html")
    page.get_by_role("link", name="killing two people").click()

    assert _lit(page) == [
        "killing two people and injuring 14, the fire service said",
        "Three people died when fire swept the fish market",
        "Three people died when fire swept the fish market",
    ]


def test_words_within_words_are_lit_alone(browser: Browser, folder: Path) -> None:
    """Three people died" begins a longer citation; only its own pieces are lit."""
    page, _ = _open(browser, folder / "fire.html")
    page.get_by_role("link", name="Three people died", exact=True).click()

    assert _lit(page)[0] == "Three people died"


def test_the_chosen_line_and_its_words_are_both_in_sight(browser: Browser, folder: Path) -> None:
    page, _ = _open(browser, folder / "fire.html")
    page.locator(".timeline a.cite").last.click()

    row, words = page.locator(".row.current").bounding_box(), page.locator(".lit").bounding_box()
    dock = page.locator("#reports").bounding_box()
    assert row is not None
    assert words is not None
    assert dock is not None
    assert 0 <= row["y"] <= row["y"] + row["height"] <= dock["y"] < words["y"] < 800


def test_d_shows_and_hides_the_dropped_lines(browser: Browser, folder: Path) -> None:
    page, _ = _open(browser, folder / "fire.html")
    line = page.get_by_text("Share this story")
    seen = [line.is_visible()]
    for _ in range(2):
        page.keyboard.press("d")
        seen.append(line.is_visible())

    assert seen == [False, True, False]


def test_keys_walk_the_lines_and_open_them(browser: Browser, folder: Path) -> None:
    page, _ = _open(browser, folder / "fire.html")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    first = _lit(page)[0]
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("k")

    assert (first, _lit(page)[0]) == (
        "killing two people and injuring 14, the fire service said",
        "Three people died when fire swept the fish market of the port city of Velmo",
    )


def test_escape_closes_the_reports_and_puts_out_the_light(browser: Browser, folder: Path) -> None:
    page, _ = _open(browser, folder / "fire.html")
    page.locator("a.cite").nth(3).click()
    page.keyboard.press("Escape")

    assert (_lit(page), page.locator("body.docked").count()) == ([], 0)


def test_a_question_mark_shows_the_keys(browser: Browser, folder: Path) -> None:
    page, _ = _open(browser, folder / "fire.html")
    page.keyboard.press("?")

    assert page.get_by_role("dialog", name="Keys").is_visible()


def test_without_script_everything_can_be_read(browser: Browser, folder: Path) -> None:
    page, _ = _open(browser, folder / "fire.html", script=False)
    text = page.locator("#report-1").text_content() or ""

    lost = [line for line in HERALD.splitlines() if line not in text]
    page.locator("details.dropped summary").first.click()
    assert (lost, page.get_by_text("Share this story").is_visible()) == ([], True)


def test_without_script_a_line_leads_to_its_words_and_they_are_marked(
    browser: Browser, folder: Path
) -> None:
    page, _ = _open(browser, folder / "fire.html", script=False)
    page.get_by_role("link", name="killing two people").click()

    target = page.locator(":target")
    assert target.inner_text() == "killing two people and injuring 14, the fire service said"


@pytest.mark.parametrize("name", ["fire.html", "hostile.html"])
@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_runs_out_of_the_side(
    browser: Browser, folder: Path, name: str, width: int
) -> None:
    page, _ = _open(browser, folder / name, width=width)
    page.locator("a.cite").first.click()

    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_an_address_with_words_opens_at_them(browser: Browser, folder: Path) -> None:
    page, _ = _open(browser, folder / "fire.html")
    page.get_by_role("link", name="killing two people").click()
    address = page.url
    page.goto("about:blank")
    page.goto(address)

    assert _lit(page)[0] == "killing two people and injuring 14, the fire service said"


def test_the_script_hides_no_function_of_the_window(browser: Browser, folder: Path) -> None:
    page, _ = _open(browser, folder / "fire.html")
    names = page.evaluate(
        "['open', 'close', 'scrollTo', 'stop', 'focus'].filter(n => !String(window[n]).includes('native'))"
    )

    assert names == []
