"""The contrast of every text of a page, measured on the pixels behind it: in tables, on pictures and in diagrams alike.

Axe-core compares styles and gives up where a text lies on a drawing, is scrolled out of sight or is a single sign.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from PIL import Image

SLICE = 4000
"""Pixels of a page photographed at a time; a browser draws no surface higher than 16 384."""
UNFOLDED = "document.querySelectorAll('details').forEach(fold => { fold.open = true })"
WIDE = ".rulla { overflow: visible !important }"
HIDE = """() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), nodes = []
    while (walker.nextNode()) nodes.push(walker.currentNode)
    for (const node of nodes.filter(node => node.data.trim() && !node.parentElement.closest('svg'))) {
        const span = document.createElement('span')
        span.style.visibility = 'hidden'
        node.replaceWith(span)
        span.append(node)
    }
    document.querySelectorAll('svg text').forEach(text => { text.style.visibility = 'hidden' })
}"""
"""Take away the letters and nothing else, whatever colours the reader's system forces on the page."""
TEXTS = """() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = []
    for (let node; node = walker.nextNode();) {
        const element = node.parentElement, style = getComputedStyle(element), range = document.createRange()
        range.selectNodeContents(node)
        const boxes = [...range.getClientRects()].filter(box => box.width > 3 && box.height > 3)
        if (!node.data.trim() || style.visibility !== 'visible' || element.closest('style, .dold, .hoppa')) continue
        found.push({
            text: node.data.trim().slice(0, 60),
            ink: element.closest('svg') ? style.fill : style.color,
            drawn: element.closest('svg') !== null,
            boxes: boxes.map(({left, top, right, bottom}) => [left + 1, top + 1, right - 1, bottom - 1]),
        })
    }
    return found
}"""
"""Every text that the page shows, its colour and where it is."""

UNRINGED = ":focus-visible { outline-color: transparent !important }"
RING = """() => {
    const element = document.activeElement, style = getComputedStyle(element)
    const reach = parseFloat(style.outlineOffset) + parseFloat(style.outlineWidth)
    const box = element.getClientRects()[0], [left, top] = [box.left - reach, box.top - reach]
    const [right, bottom] = [box.right + reach, box.bottom + reach]
    const sides = [
        [left, top, right, top + reach], [left, bottom - reach, right, bottom],
        [left, top, left + reach, bottom], [right - reach, top, right, bottom],
    ].map(side => side.map((place, index) => Math.max(0, Math.min(place, index % 2 ? innerHeight : innerWidth))))
    return {
        ink: style.outlineColor, element: element.outerHTML.slice(0, 60),
        sides: sides.filter(([left, top, right, bottom]) => right - left >= 1 && bottom - top >= 1),
    }
}"""
"""The colour of the ring around what has focus, and the strips of the screen that it is drawn on."""

Colour = tuple[float, ...]


def contrasts(tab: Any, drawn: bool = True) -> list[tuple[float, str]]:
    """The lowest contrast of each text against what lies behind it, with the text; `drawn`: also those of diagrams."""
    tab.evaluate(UNFOLDED)
    tab.add_style_tag(content=WIDE)
    tab.evaluate("scrollTo(0, 0)")
    texts = tab.evaluate(TEXTS)
    tab.evaluate(HIDE)
    page = photographed(tab)
    return [(lowest(page, text["ink"], text["boxes"]), text["text"]) for text in texts if drawn or not text["drawn"]]


def rings(tab: Any, focusable: str) -> list[tuple[float, str]]:
    """The contrast of the ring around everything that can be focused against what it lies on, with the element."""
    found = []
    tab.evaluate(HIDE)
    tab.keyboard.press("Tab")
    for number in range(tab.evaluate(f"{focusable}.length")):
        tab.evaluate(f"{focusable}[{number}].focus()")
        ring = tab.evaluate(RING)
        tab.add_style_tag(content=UNRINGED)
        page = Image.open(BytesIO(tab.screenshot())).convert("RGB")
        tab.evaluate("document.head.lastElementChild.remove()")
        found.append((lowest(page, ring["ink"], ring["sides"]), ring["element"]))
    return found


def photographed(tab: Any) -> Image.Image:
    """The whole page as a picture."""
    width, height = tab.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
    page = Image.new("RGB", (width, height))
    for top in range(0, height, SLICE):
        clip = {"x": 0, "y": top, "width": width, "height": min(SLICE, height - top)}
        page.paste(Image.open(BytesIO(tab.screenshot(full_page=True, clip=clip))), (0, top))
    return page


def lowest(page: Image.Image, ink: str, boxes: list[list[float]]) -> float:
    """The contrast to the worst colour that is more than a twentieth of what lies behind a text."""
    worst = 21.0
    for box in boxes:
        behind = page.crop(tuple(map(round, box)))  # type: ignore[arg-type]
        area = behind.width * behind.height
        for count, colour in behind.getcolors(area) or []:
            if count > area / 20:
                worst = min(worst, ratio(painted(ink, colour), colour))  # type: ignore[arg-type]
    return worst


def painted(ink: str, ground: Colour) -> Colour:
    """A colour as the browser writes it (`rgb(…)`, `rgba(…)`), laid over another."""
    red, green, blue, *rest = map(float, ink[ink.index("(") + 1 : -1].split(","))
    alpha = rest[0] if rest else 1.0
    return tuple(alpha * over + (1 - alpha) * under for over, under in zip((red, green, blue), ground, strict=True))


def ratio(one: Colour, other: Colour) -> float:
    """The contrast of two colours (WCAG 2.1, contrast ratio)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    parts = (part / 255 for part in colour)
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
