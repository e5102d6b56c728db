"""The rules of axe-core for screen readers, contrast and keys, which a page is held against in Chromium.

The script comes with the package axe-playwright-python; nothing else of that package is used.
"""

import importlib.resources
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

__all__ = ["SCHEMES", "broken_rules", "new_context"]

_AXE = Path(str(importlib.resources.files("axe_playwright_python"))) / "axe.min.js"

SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])


def new_context(browser: Browser, scheme: str) -> BrowserContext:
    """Pages in a scheme of colours, without the policy of the page: it forbids the script of axe, as any other."""
    context = browser.new_context(
        bypass_csp=True,
        color_scheme=scheme,  # type: ignore[arg-type] # one of SCHEMES
        reduced_motion="reduce",
    )
    context.set_default_timeout(120_000)  # a busy machine reads a report for a while
    return context


def broken_rules(page: Page) -> object:
    """The rules that the open page breaks, each with the first element that does."""
    page.add_script_tag(path=_AXE)
    return page.evaluate("axe.run().then(r => r.violations.map(v => [v.id, v.nodes[0].html]))")
