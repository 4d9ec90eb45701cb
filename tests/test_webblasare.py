"""Every web page in a real browser: axe-core finds nothing, a keyboard reaches all, nothing runs off the page."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reports.batch import Version, build
from reports.readers.load import Library, Workspace
from tests.helpers import ROOT

pytestmark = [pytest.mark.webblasare, pytest.mark.xdist_group("webblasare")]

AXE = Path(os.environ.get("AXE_CORE", ROOT / "node_modules/axe-core/axe.min.js"))
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }"""
"""The most that a reader may ask for without losing anything (WCAG 1.4.12)."""
FOUND = "async rules => (await axe.run(document, {runOnly: rules})).violations.map(found => found.id)"
IS_WIDER = "document.documentElement.scrollWidth > window.innerWidth"
ESCAPING = """() => [...document.querySelectorAll('body *')].filter(element => {
    return !element.parentElement.closest('.rulla, svg') && element.getBoundingClientRect().right > innerWidth + 1
}).map(element => element.outerHTML.slice(0, 80))"""
REACHABLE = """[...document.querySelectorAll('a[href], summary, [tabindex="0"]')]
    .filter(element => element.tagName === 'SUMMARY' || !element.closest('details:not([open])'))"""
"""What the Tab key comes to: links, folds, and tables outside what is folded."""
LETTERS = """[...document.querySelectorAll('main > figure > .ritning > svg')].flatMap(drawing => {
    const scale = drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width
    return [...drawing.querySelectorAll('text')].map(text => parseFloat(text.getAttribute('font-size')) * scale)
})"""
"""How tall the letters of the diagrams are, in pixels."""
TABBED = """() => {
    const element = document.activeElement, style = getComputedStyle(element)
    const seen = element.getBoundingClientRect()
    return element === document.body ? null : {
        place: REACHABLE.indexOf(element),
        ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
        shown: seen.top < innerHeight && seen.bottom > 0 && seen.left < innerWidth && seen.right > 0,
    }
}""".replace("REACHABLE", REACHABLE)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every web page of the content, and the council's version of the one that has versions."""
    workspace, folder = Workspace(ROOT), tmp_path_factory.mktemp("webb")
    reports, _ = Library(workspace).documents([workspace.content])
    council = workspace.content / "exempel/kultur-och-fritidsnamnden/2027/delarsrapport-mars.toml"
    made = {}
    for outcome in build(workspace, [*map(Version, reports), Version(council, "kommunstyrelse")], ["html"]):
        name = f"{len(made):02}-{outcome.report.stem}"
        made[name] = folder / f"{name}.html"
        made[name].write_bytes(outcome.files["html"])
    return made


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright är inte installerat")
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        pytest.skip("ingen Chromium på datorn")
    with playwright.sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=program, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def tab(browser: Any) -> Any:
    return browser.new_page()


@pytest.fixture(scope="module")
def axe() -> str:
    if not AXE.is_file():
        pytest.skip(f"axe-core finns inte: {AXE}")
    return AXE.read_text("utf-8")


def shown(tab: Any, page: Path, width: int = 1280, media: str = "screen", scheme: str = "light") -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    tab.emulate_media(media=media, color_scheme=scheme)
    tab.goto(page.as_uri())


def found(tab: Any, axe: str) -> set[str]:
    """The rules that a page breaks."""
    tab.evaluate(axe)
    return set(tab.evaluate(FOUND, RULES))


def specimen(pages: dict[str, Path]) -> Path:
    """The page that has the most forms: a cover, contents, tables, diagrams and footnotes."""
    return next(path for name, path in pages.items() if "<svg" in path.read_text() and "fotnoter" in path.read_text())


def test_axe_finds_nothing_in_any_page_at_any_width_in_light_dark_or_print(
    tab: Any, axe: str, pages: dict[str, Path]
) -> None:
    assert len(pages) == 13
    broken = {}
    for name, path in pages.items():
        shown(tab, path)
        tab.evaluate(axe)
        for media, scheme, width in (
            *(("screen", scheme, width) for scheme in ("light", "dark") for width in (320, 768, 1280)),
            ("print", "light", 768),
        ):
            tab.set_viewport_size({"width": width, "height": 900})
            tab.emulate_media(media=media, color_scheme=scheme)
            if rules := tab.evaluate(FOUND, RULES):
                broken[name, media, scheme, width] = rules
    assert broken == {}


@pytest.mark.parametrize("width", [320, 640, 768])
def test_a_page_never_scrolls_sideways_even_with_wide_spacing(tab: Any, pages: dict[str, Path], width: int) -> None:
    """320 px is 400 % of 1280, and 640 px is 200 %."""
    wide = {}
    for name, path in pages.items():
        shown(tab, path, width)
        if tab.evaluate(IS_WIDER) or tab.evaluate(ESCAPING):
            wide[name] = tab.evaluate(ESCAPING)
        tab.add_style_tag(content=SPACING)
        if tab.evaluate(IS_WIDER) or tab.evaluate(ESCAPING):
            wide[name, "spaced"] = tab.evaluate(ESCAPING)
    assert wide == {}


def test_the_texts_of_a_diagram_can_be_read_on_a_phone_where_it_scrolls_inside_itself(
    tab: Any, pages: dict[str, Path]
) -> None:
    """Less than 9 px is too small to read, which a drawing as wide as the screen has."""
    shown(tab, specimen(pages), 360)
    heights = tab.evaluate(LETTERS)
    assert len(heights) > 20
    assert min(heights) >= 9
    assert not tab.evaluate(IS_WIDER)
    box = tab.locator("main > figure > .ritning").first
    box.focus()
    tab.keyboard.press("ArrowRight")
    tab.wait_for_function("element => element.scrollLeft > 0", arg=box.element_handle())
    shown(tab, specimen(pages), 1280)
    assert tab.evaluate("[...document.querySelectorAll('.ritning')].every(box => box.scrollWidth <= box.clientWidth)")


def test_the_tab_key_reaches_every_link_and_table_in_order_with_a_ring_around_it(
    tab: Any, pages: dict[str, Path]
) -> None:
    shown(tab, specimen(pages), 320)
    wanted = tab.evaluate(f"{REACHABLE}.length")
    assert wanted > 20
    reached = []
    for _ in range(wanted):
        tab.keyboard.press("Tab")
        reached.append(tab.evaluate(TABBED))
    assert reached == [{"place": place, "ring": True, "shown": True} for place in range(wanted)]


def test_the_first_tab_leads_past_the_contents(tab: Any, pages: dict[str, Path]) -> None:
    shown(tab, specimen(pages))
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Hoppa till innehållet"
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.tagName") == "MAIN"
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.closest('main') !== null")


def test_a_footnote_leads_there_and_back(tab: Any, pages: dict[str, Path]) -> None:
    shown(tab, specimen(pages))
    tab.locator("a[role=doc-noteref]").first.press("Enter")
    assert tab.evaluate("document.querySelector(':target').closest('[role=doc-endnotes]') !== null")
    tab.locator(":target a[role=doc-backlink]").press("Enter")
    assert tab.evaluate("document.querySelector(':target').getAttribute('role')") == "doc-noteref"


def test_a_page_says_the_same_without_script_and_asks_for_nothing(
    browser: Any, tab: Any, pages: dict[str, Path]
) -> None:
    context = browser.new_context(java_script_enabled=False)
    still = context.new_page()
    asked: list[str] = []
    still.on("request", lambda request: asked.append(request.url))
    for path in pages.values():
        still.goto(path.as_uri())
        shown(tab, path)
        assert still.inner_text("body", timeout=5000) == tab.inner_text("body")
        assert "<script" not in path.read_text("utf-8").lower()
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    context.close()


SPOILED = {
    "html-has-lang": "document.documentElement.removeAttribute('lang')",
    "document-title": "document.title = ''",
    "svg-img-alt": "document.querySelector('svg[role=img]').removeAttribute('aria-label')",
    "scrollable-region-focusable": "document.querySelectorAll('.rulla').forEach(e => e.removeAttribute('tabindex'))",
    "region": "document.querySelector('main').outerHTML = document.querySelector('main').innerHTML",
    "landmark-one-main": "document.querySelector('main').outerHTML = document.querySelector('main').innerHTML",
    "heading-order": "document.querySelector('main h2').outerHTML = '<h5>Rubrik</h5>'",
    "page-has-heading-one": "document.querySelector('h1').outerHTML = '<p>Rubrik</p>'",
    "link-name": "document.querySelector('main a').outerHTML = '<a href=\"#x\"></a>'",
    "color-contrast": "document.querySelector('main p').style.color = '#bbbbbb'",
    "scope-attr-valid": "document.querySelector('th[scope]').setAttribute('scope', 'kolumn')",
    "td-headers-attr": "document.querySelector('td').setAttribute('headers', 'finns-inte')",
    "empty-table-header": "document.querySelector('th').replaceChildren()",
    "list": "document.querySelector('nav ol').prepend(document.createElement('p'))",
    "meta-viewport": "document.querySelector('meta[name=viewport]').content = 'user-scalable=no'",
}
"""What is done to a page to break the rule that it stands beside."""


@pytest.mark.parametrize("rule", SPOILED)
def test_a_page_that_breaks_a_rule_is_caught(tab: Any, axe: str, pages: dict[str, Path], rule: str) -> None:
    shown(tab, specimen(pages), 320)
    tab.evaluate(SPOILED[rule])
    assert rule in found(tab, axe)


def test_no_page_has_an_id_twice(tab: Any, pages: dict[str, Path]) -> None:
    """Axe only asks for a human's eye here."""
    ids = "[...document.querySelectorAll('[id]')].map(element => element.id)"
    for path in pages.values():
        shown(tab, path)
        names = tab.evaluate(ids)
        assert len(names) == len(set(names)), path.name


def test_a_page_too_wide_for_the_screen_is_caught(tab: Any, pages: dict[str, Path]) -> None:
    shown(tab, specimen(pages), 320)
    tab.add_style_tag(content=".rulla { overflow: visible }")
    assert tab.evaluate(IS_WIDER)


def test_a_link_without_a_ring_is_caught(tab: Any, pages: dict[str, Path]) -> None:
    shown(tab, specimen(pages))
    tab.add_style_tag(content=":focus-visible { outline: none !important }")
    tab.keyboard.press("Tab")
    assert not tab.evaluate(TABBED)["ring"]
