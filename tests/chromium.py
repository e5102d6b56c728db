"""Chromium, for the tests that look at a page as a person does; where it is not installed they are skipped."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

__all__ = ["NEEDS_CHROMIUM", "new_page", "start_chromium"]

_CHROMIUM = shutil.which("chromium")

NEEDS_CHROMIUM = pytest.mark.skipif(_CHROMIUM is None, reason="chromium is not installed")


@contextmanager
def start_chromium() -> Iterator[Browser]:
    """A browser without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


def new_page(browser: Browser, *, width: int, script: bool) -> tuple[Page, list[str]]:
    """An empty page, and a list that fills with the messages, errors and dialogs of what it opens."""
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        java_script_enabled=script,
        reduced_motion="reduce",
    )
    page, heard = context.new_page(), list[str]()
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("dialog", lambda dialog: heard.append(dialog.message))
    return page, heard
