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
HIDDEN = """* { color: transparent !important; text-decoration-color: transparent !important }
text, tspan { fill: transparent !important }"""
TEXTS = """() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = []
    for (let node; node = walker.nextNode();) {
        const element = node.parentElement, style = getComputedStyle(element), range = document.createRange()
        range.selectNodeContents(node)
        const boxes = [...range.getClientRects()].filter(box => box.width > 1 && box.height > 1)
        if (!node.data.trim() || style.visibility !== 'visible' || element.closest('style, .dold, .hoppa')) continue
        found.push({
            text: node.data.trim().slice(0, 60),
            ink: element.closest('svg') ? style.fill : style.color,
            boxes: boxes.map(box => [box.left + scrollX, box.top + scrollY, box.right + scrollX, box.bottom + scrollY]),
        })
    }
    return found
}"""
"""Every text that the page shows, its colour and where it is."""

Colour = tuple[float, ...]


def contrasts(tab: Any) -> list[tuple[float, str]]:
    """The lowest contrast of each text against what lies behind it, with the text, of the page shown."""
    tab.evaluate(UNFOLDED)
    tab.add_style_tag(content=WIDE)
    texts = tab.evaluate(TEXTS)
    tab.add_style_tag(content=HIDDEN)
    page = photographed(tab)
    return [(lowest(page, text["ink"], text["boxes"]), text["text"]) for text in texts]


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
