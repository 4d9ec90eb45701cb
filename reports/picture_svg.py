"""A drawing as it is published: SVG and nothing else, set in fonts that are there.

What drawing programs note for themselves (names, folders, layers of their own) is left behind.
"""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from reports.readers.svg_file import EMBEDDED, SVG, XLINK, embedded, size
from reports.writers.html_picture import leave_out

_ELEMENT = f"{{{SVG}}}"
_ATTRIBUTES = {f"{{{XLINK}}}href": "xlink:href", "{http://www.w3.org/XML/1998/namespace}space": "xml:space"}
"""The attributes of other name spaces that mean something to a drawing."""
_PIXELS = 96 / 25.4
_FAMILY = re.compile(r"(font-family\s*:\s*)([^;}]+)")
_GENERIC = re.compile(r",?\s*['\"]?(?:sans-serif|system-ui)['\"]?\s*$")
_OTHER = re.compile(r"\b(?<!sans-)(?:serif|monospace|cursive|fantasy)\b|times|georgia|garamond|courier", re.IGNORECASE)
"""Letters that a sans serif is no stand-in for."""
_OWN_FONT = "Source Sans Pro"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing and its own width and height in millimetres."""

    svg: bytes
    size: tuple[float, float]


def drawing(data: bytes, font: str) -> Drawing:
    """The drawing of an SVG file that `objections` has nothing to say of; letters may fall back on `font`."""
    root = ET.fromstring(data)  # noqa: S314  # objections() has seen that it declares nothing
    own = size(root.attrib) or (1.0, 1.0)
    _clean(root)
    _letter(root, font)
    for name, millimetres in zip(("width", "height"), own, strict=True):
        root.set(name, f"{millimetres * _PIXELS:.2f}")
    root.attrib.setdefault("viewBox", f"0 0 {root.get('width')} {root.get('height')}")
    root.attrib |= {"xmlns": SVG, "xmlns:xlink": XLINK}
    return Drawing(ET.tostring(root, "unicode").encode(), own)


def _clean(element: ET.Element) -> None:
    element.tag = element.tag.removeprefix(_ELEMENT)
    named = {_ATTRIBUTES.get(name, name): value for name, value in element.attrib.items()}
    element.attrib = {name: _reference(value) for name, value in named.items() if not name.startswith("{")}
    for child in list(element):
        if isinstance(child.tag, str) and child.tag.startswith(_ELEMENT) and child.tag != f"{_ELEMENT}metadata":
            _clean(child)
        else:
            leave_out(element, child)


def _reference(value: str) -> str:
    """An image within the drawing, without what its file told."""
    if not EMBEDDED.match(value):
        return value
    from reports.picture_pixels import Pixels

    pixels = Pixels(embedded(value) or b"", turned=False)
    kind = "jpeg" if pixels.is_jpeg else "png"
    return f"data:image/{kind};base64,{base64.b64encode(pixels.scaled()).decode()}"


def _letter(root: ET.Element, font: str) -> None:
    """Name fonts to fall back on after those that the drawing names."""
    names = ", ".join(f"'{name}'" for name in dict.fromkeys([font, _OWN_FONT]))
    root.attrib.setdefault("font-family", f"{names}, sans-serif")
    for element in root.iter():
        if family := element.get("font-family"):
            element.set("font-family", _with_others(family, names))
        if style := element.get("style"):
            element.set("style", _FAMILY.sub(lambda found: found[1] + _with_others(found[2], names), style))
        if element.tag == "style" and element.text:
            element.text = _FAMILY.sub(lambda found: found[1] + _with_others(found[2], names), element.text)


def _with_others(family: str, names: str) -> str:
    """The families, with ours before the generic one; letters with serifs or of one width are left as they are."""
    if _OTHER.search(family) or names in family:
        return family
    important = " !important" if "!important" in family else ""
    own = _GENERIC.sub("", family.replace("!important", "").strip())
    return f"{own}, {names}, sans-serif{important}" if own else f"{names}, sans-serif{important}"
