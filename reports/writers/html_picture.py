"""Pictures within the HTML: as `svg` elements where that is safe, otherwise as `img` with the data in it."""

from __future__ import annotations

import base64
import re
from html import escape
from xml.etree import ElementTree as ET

from reports.document import Picture

_SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_DRAWING = frozenset(
    {
        "svg", "g", "defs", "symbol", "use", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
        "text", "tspan", "textPath", "image", "clipPath", "mask", "pattern", "marker",
        "linearGradient", "radialGradient", "stop",
    }
)  # fmt: skip
"""Elements that draw and do nothing else (SVG 1.1); style sheets would reach out over the page."""
_WORDLESS = frozenset({"title", "desc", "metadata"})
_REFERENCE = re.compile(r"url\(\s*['\"]?#([^)'\"]*)['\"]?\s*\)")
_OUTWARD = re.compile(r"url\(\s*['\"]?(?!#|['\"])|expression|@import|javascript:", re.IGNORECASE)


def picture(shown: Picture, alt: str, prefix: str) -> str:
    """The picture as HTML; without `alt` it is decoration.

    `prefix` goes before every id in it, since two pictures of a page may use the same ones.
    """
    root = _drawing(shown.svg) if shown.svg else None
    if root is None:
        return image(shown, alt)
    _prefix(root, prefix)
    root.attrib |= {"width": f"{shown.width:.1f}mm", "height": f"{shown.height:.1f}mm", "focusable": "false"}
    root.attrib |= {"role": "img", "aria-label": alt} if alt else {"aria-hidden": "true"}
    return ET.tostring(root, "unicode")


def image(shown: Picture, alt: str, kind_of: str = "") -> str:
    """The picture as an `img` with its data in it, where nothing in an SVG can reach the page; `kind_of` is a class."""
    kinds = (("svg+xml", shown.svg), ("jpeg", shown.jpeg), ("png", shown.png))
    kind, data = next(((kind, data) for kind, data in kinds if data), kinds[-1])
    size = f'width="{_pixels(shown.width)}" height="{_pixels(shown.height)}"'
    said = f'alt="{escape(alt)}" {size}' + (f' class="{kind_of}"' if kind_of else "")
    return f'<img src="data:image/{kind};base64,{base64.b64encode(data).decode()}" {said}>'


def _pixels(millimetres: float) -> int:
    """CSS pixels, 96 an inch."""
    return round(millimetres * 96 / 25.4)


def _drawing(svg: bytes) -> ET.Element | None:
    """The picture's elements without namespaces, or None when it holds more than drawing."""
    try:
        root = ET.fromstring(svg)  # noqa: S314  # expat itself stops entities that grow
    except ET.ParseError:
        return None
    _strip(root)
    elements = list(root.iter())
    plain = all(element.tag in _DRAWING for element in elements) and "viewBox" in root.attrib
    return root if plain and all(map(_is_still, elements)) else None


def _strip(element: ET.Element) -> None:
    """Take away namespaces, and what an alternative text stands in for."""
    element.tag = element.tag.removeprefix(_SVG)
    element.attrib = {name.removeprefix(_XLINK): value for name, value in element.attrib.items() if _is_ours(name)}
    for child in list(element):
        if isinstance(child.tag, str) and child.tag.removeprefix(_SVG) not in _WORDLESS:
            _strip(child)
        else:
            element.remove(child)


def _is_ours(name: str) -> bool:
    return not name.startswith("{") or name.startswith(_XLINK + "href")


def _is_still(element: ET.Element) -> bool:
    """Whether an element runs nothing and fetches nothing."""
    href = element.attrib.get("href", "#")
    return href.startswith(("#", "data:image/")) and not any(
        name.lower().startswith("on") or _OUTWARD.search(value) for name, value in element.attrib.items()
    )


def _prefix(root: ET.Element, prefix: str) -> None:
    for element in root.iter():
        for name, value in element.attrib.items():
            if name == "id":
                element.set(name, prefix + value)
            elif name == "href" and value.startswith("#"):
                element.set(name, f"#{prefix}{value[1:]}")
            elif "url(" in value:
                element.set(name, _REFERENCE.sub(rf"url(#{prefix}\1)", value))
