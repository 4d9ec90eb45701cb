"""Sections: the page that the house template ends with, upright and on its side, and what stands above and below."""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reports.writers.docx_fields import Segments, segments, slot
from reports.writers.docx_xml import W, r, w

A4 = (11906, 16838)
"""Width and height in dxa (twentieths of a point)."""
MARGIN = 1417
"""2.5 cm in dxa."""
_DXA = {"": 1.0, "mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440.0, "pt": 20.0, "pc": 240.0, "pi": 240.0}
_MEASURE = re.compile(f"(-?[0-9]+(?:\\.[0-9]+)?)({'|'.join(_DXA)})")
HEADER_KINDS = ("default", "first", "even")

References = dict[tuple[str, str], str]
"""Relationship id by tag (`headerReference`, `footerReference`) and kind (`default`, `first`, `even`)."""


@dataclass(frozen=True, slots=True)
class Page:
    """The part of a page that text may fill, in dxa."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Sections:
    """Section properties ready to be put in, by use and by whether the page lies on its side.

    The uses are `first`, `uncovered` (first in a document without a cover) and `later`.
    """

    xml: Mapping[tuple[str, bool], Segments]
    pages: Mapping[bool, Page]
    """The pages by whether they lie on their side."""


def draft_slot(kind: str) -> str:
    """Name of the slot where a draft refers to a header of its own, since the template has none of that kind."""
    return f"utkast-{kind}"


def mark_missing_headers(section: Any, references: References) -> None:
    """Put a draft's slots where a `w:sectPr` has no header and inherits none."""
    missing = [kind for kind in HEADER_KINDS if ("headerReference", kind) not in references]
    section.text = "".join(slot(draft_slot(kind)) for kind in missing)


def references(sections: list[Any]) -> References:
    """The headers and footers that the last section shows; one that it lacks comes from the sections before it."""
    found: References = {}
    for section in sections:
        for tag in ("headerReference", "footerReference"):
            for reference in section.findall(w(tag)):
                found[tag, reference.get(w("type"), "default")] = reference.get(r("id"), "")
    return found


def learn_sections(sections: list[Any], bare_first_page: bool, *, keeps_type: bool = False) -> Sections:
    """Read the template's `w:sectPr` elements in order; the last one, if any, is the pattern for the report's pages.

    `bare_first_page` says that the first page has a header and footer of its own with nothing in them: that is for a
    cover, and a document without one uses the ordinary ones from its first page. `keeps_type` says that the report's
    first section begins where the template's own does, also on the page of what stands before it; all others begin on
    a new page.
    """
    refs = references(sections)
    pattern = _pattern(sections[-1] if sections else None, refs)
    mark_missing_headers(pattern, refs)
    uses = {
        "first": () if keeps_type else ("type",),
        "uncovered": ("type", "titlePg") if bare_first_page else ("type",),
        "later": ("type", "titlePg"),
    }
    xml, pages = {}, {}
    for on_its_side in (False, True):
        for use, without in uses.items():
            section = _variant(pattern, without, on_its_side)
            if use == "later":
                _go_on_numbering(section)
            xml[use, on_its_side] = segments(section, prolog="")
            pages[on_its_side] = page_of(section)
    return Sections(xml, pages)


def _pattern(section: Any | None, refs: References) -> Any:
    from lxml import etree

    pattern = copy.deepcopy(section) if section is not None else etree.Element(w("sectPr"), nsmap={"w": W})
    for attribute in list(pattern.attrib):  # revision numbers of Word's own
        del pattern.attrib[attribute]
    dropped = ("headerReference", "footerReference", "printerSettings")  # the last are the template's own
    for child in [child for child in pattern if child.tag in {w(tag) for tag in dropped}]:
        pattern.remove(child)
    if pattern.find(w("pgSz")) is None:
        _give_page(pattern)
    for place, ((tag, kind), relation) in enumerate(refs.items()):
        reference = etree.Element(w(tag))
        reference.set(w("type"), kind)
        reference.set(r("id"), relation)
        pattern.insert(place, reference)
    return pattern


def _give_page(section: Any) -> None:
    from lxml import etree

    margins = dict.fromkeys(("top", "right", "bottom", "left"), MARGIN) | {"header": 709, "footer": 709, "gutter": 0}
    size = {"w": A4[0], "h": A4[1]}
    for place, (tag, values) in enumerate((("pgSz", size), ("pgMar", margins))):
        element = etree.Element(w(tag), {w(name): str(value) for name, value in values.items()})
        section.insert(place, element)


def _go_on_numbering(section: Any) -> None:
    """Number the pages on from those before, in the same figures (ISO/IEC 29500-1 §17.6.12)."""
    for numbering in section.iter(w("pgNumType")):
        numbering.attrib.pop(w("start"), None)


def _variant(pattern: Any, without: tuple[str, ...], on_its_side: bool) -> Any:
    from lxml import etree

    section = copy.deepcopy(pattern)
    for child in [child for child in section if child.tag in {w(tag) for tag in without}]:
        section.remove(child)
    size = section.find(w("pgSz"))
    short, long = sorted((length(size, "w", A4[0]), length(size, "h", A4[1])))
    upright = length(size, "w", A4[0]) == short
    if on_its_side and upright:
        size.set(w("w"), str(long))
        size.set(w("h"), str(short))
        size.set(w("orient"), "landscape")
    etree.cleanup_namespaces(section)
    return section


def page_of(section: Any) -> Page:
    """The page of a `w:sectPr`."""
    size, margin = section.find(w("pgSz")), section.find(w("pgMar"))

    def inner(whole: int, *sides: str) -> int:
        return whole - sum(abs(length(margin, side, 0 if side == "gutter" else MARGIN)) for side in sides)

    return Page(
        inner(length(size, "w", A4[0]), "left", "right", "gutter"),
        inner(length(size, "h", A4[1]), "top", "bottom"),
    )


def length(element: Any | None, name: str, otherwise: int) -> int:
    """A measure in dxa, also one written with a unit (ISO/IEC 29500-1 §22.9.2.14); `otherwise` where there is none."""
    found = _MEASURE.fullmatch(element.get(w(name), "") if element is not None else "")
    return round(float(found[1]) * _DXA[found[2] or ""]) if found else otherwise
