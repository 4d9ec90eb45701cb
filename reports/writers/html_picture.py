"""Pictures within the HTML: as `svg` elements where that is safe, otherwise as `img` with the data in it."""

from __future__ import annotations

import base64
import re
from functools import lru_cache
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
_FUNCTION = re.compile(r"([-\w]+)\((?:\s*['\"]?#[^)'\"]*['\"]?\s*\))?")
"""A function's name in a value, and what stands in it when that is a part of the picture."""
_STILL = frozenset({"rgb", "rgba", "hsl", "hsla", "translate", "rotate", "scale", "matrix", "skewx", "skewy"})
"""Functions that fetch nothing and move nothing out of the picture (CSS Color 4, SVG 1.1 transforms)."""
_STYLE = re.compile(
    r"(?:fill|stroke|font|text|marker|stop|clip|-inkscape)(?:-[a-z-]+)?|opacity|color|mask|display|visibility|direction"
    r"|(?:letter|word)-spacing|(?:dominant|alignment)-baseline|baseline-shift|(?:shape|image|color)-rendering"
    r"|vector-effect|paint-order|line-height|white-space|writing-mode|unicode-bidi"
)
"""Properties that say how a shape or a letter is drawn; others could lay a picture over the page."""
_PAGES_OWN = re.compile(r"(?i:class|role|tabindex|autofocus|(?:aria|data)-.*)|(?!style|href|id)(?i:style|href|id)")
"""Attributes that mean something to the page and nothing to a drawing; HTML takes capitals for small letters."""


@lru_cache(maxsize=32)
def picture(shown: Picture, alt: str, prefix: str) -> str:
    """The picture as HTML; without `alt` it is decoration.

    `prefix` goes before every id in it, since two pictures of a page may use the same ones. The latest are remembered,
    for a page that is built whenever it is saved.
    """
    root = _drawing(shown.svg) if shown.svg else None
    if root is None:
        return image(shown, alt)
    _prefix(root, prefix)
    root.attrib |= {"width": f"{shown.width:.1f}mm", "height": f"{shown.height:.1f}mm", "focusable": "false"}
    root.set("overflow", "hidden")
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
    return root if plain and "transform" not in root.attrib and all(map(_is_still, elements)) else None


def _strip(element: ET.Element) -> None:
    """Take away namespaces, and what an alternative text stands in for."""
    element.tag = element.tag.removeprefix(_SVG)
    element.attrib = {name.removeprefix(_XLINK): value for name, value in element.attrib.items() if _is_ours(name)}
    for child in list(element):
        if isinstance(child.tag, str) and child.tag.removeprefix(_SVG) not in _WORDLESS:
            _strip(child)
        else:
            leave_out(element, child)


def leave_out(parent: ET.Element, child: ET.Element) -> None:
    """Remove an element, but not the text after it, which ElementTree holds to be a part of it."""
    place = list(parent).index(child)
    if place:
        parent[place - 1].tail = (parent[place - 1].tail or "") + (child.tail or "")
    else:
        parent.text = (parent.text or "") + (child.tail or "")
    parent.remove(child)


def _is_ours(name: str) -> bool:
    return name == _XLINK + "href" or not (name.startswith("{") or _PAGES_OWN.fullmatch(name))


def _is_still(element: ET.Element) -> bool:
    """Whether an element runs nothing and fetches nothing."""
    href = element.attrib.get("href", "#")
    refers = href.startswith("#") or (element.tag == "image" and href.startswith("data:image/"))
    return refers and all(
        _is_calm(value) and not name.lower().startswith("on") and (name != "style" or _only_draws(value))
        for name, value in element.attrib.items()
        if name != "href"
    )


def _is_calm(value: str) -> bool:
    """Whether a value holds no function that could fetch anything, nor a backslash that could hide one."""
    calls = _FUNCTION.finditer(value)
    return "\\" not in value and all(call[1].lower() in _STILL or _REFERENCE.fullmatch(call[0]) for call in calls)


def _only_draws(style: str) -> bool:
    properties = (declaration.partition(":")[0].strip().lower() for declaration in style.split(";"))
    return all(not name or _STYLE.fullmatch(name) for name in properties)


def _prefix(root: ET.Element, prefix: str) -> None:
    for element in root.iter():
        for name, value in element.attrib.items():
            if name == "id":
                element.set(name, prefix + value)
            elif name == "href" and value.startswith("#"):
                element.set(name, f"#{prefix}{value[1:]}")
            elif "url(" in value:
                element.set(name, _REFERENCE.sub(rf"url(#{prefix}\1)", value))
