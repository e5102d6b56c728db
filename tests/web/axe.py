"""The rules of axe-core for screen readers, contrast and keys, which a page is held against in Chromium.

CROSSREAD_AXE names the file `axe.min.js` of the npm package axe-core; `make axe` gets it by npm and sets it. Without it
the tests that need it are skipped.
"""

import os

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

__all__ = ["NEEDS_AXE", "SCHEMES", "broken_rules", "new_context"]

_AXE = os.environ.get("CROSSREAD_AXE")

NEEDS_AXE = pytest.mark.skipif(_AXE is None, reason="CROSSREAD_AXE does not name axe.min.js")
SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])


def new_context(browser: Browser, scheme: str) -> BrowserContext:
    """Pages in a scheme of colours, without the policy of the page: it forbids the script of axe, as any other."""
    return browser.new_context(
        bypass_csp=True,
        color_scheme=scheme,  # type: ignore[arg-type] # one of SCHEMES
        reduced_motion="reduce",
    )


def broken_rules(page: Page) -> object:
    """The rules that the open page breaks, each with the first element that does."""
    page.add_script_tag(path=_AXE)
    return page.evaluate("axe.run().then(r => r.violations.map(v => [v.id, v.nodes[0].html]))")
