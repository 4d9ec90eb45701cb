"""How the tests show a page in a real browser, and what they ask axe-core and the page about."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from tests.helpers import ROOT

AXE = Path(os.environ.get("AXE_CORE", ROOT / "node_modules/axe-core/axe.min.js"))
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FOUND = """async rules => {
    const {violations, incomplete} = await axe.run(document, {runOnly: rules})
    return [violations, incomplete].map(found => found.map(rule => rule.id))
}"""
"""The rules that a page breaks, and those that axe can't decide."""
REACHABLE = """[...document.querySelectorAll('a[href], summary, [tabindex="0"]')]
    .filter(element => element.tagName === 'SUMMARY' || !element.closest('details:not([open])'))"""
"""What the Tab key comes to: links, folds, and tables outside what is folded."""


def shown(tab: Any, page: Path, width: int = 1280, media: str = "screen", scheme: str = "light") -> None:
    """Show a page; what an earlier test asked of the browser is forgotten."""
    tab.set_viewport_size({"width": width, "height": 900})
    tab.emulate_media(
        media=media, color_scheme=scheme, forced_colors="none", contrast="no-preference", reduced_motion="no-preference"
    )
    tab.goto(page.as_uri())


def breaks(tab: Any, axe: str, rule: str) -> bool:
    """Whether axe sees that the page shown breaks a rule."""
    tab.evaluate(axe)
    return rule in tab.evaluate(FOUND, {"type": "rule", "values": [rule]})[0]


def specimen(pages: dict[str, Path]) -> Path:
    """The page that has the most forms: a cover, contents, tables, diagrams and footnotes."""
    texts = ((path, path.read_text()) for path in pages.values())
    return next(path for path, text in texts if "<svg" in text and 'role="doc-noteref"' in text)
