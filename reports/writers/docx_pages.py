"""Page numbers in a Word document's contents: written into the finished file, once its layout is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from typing import Any

from reports.writers.docx_font import fonts
from reports.writers.docx_package import Package, read
from reports.writers.docx_printed import Section, UnknownNumberError, beginnings, printed
from reports.writers.docx_section import length, page_of
from reports.writers.docx_xml import (
    DECORATIVE,
    NAMESPACES,
    PROLOG,
    complex_field,
    encode,
    fragment,
    insert_before,
    line_of,
    w,
)
from reports.writers.docx_zip import packed, zipped

_AFTER_INDENT = (
    "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment",
    "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange",
)  # fmt: skip
_AFTER_TABS = (
    "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi",
    "adjustRightInd", "snapToGrid", "spacing", "ind", *_AFTER_INDENT,
)  # fmt: skip
"""What stands after the tab stops in a paragraph's properties (ISO/IEC 29500-1 §17.3.1.26)."""
_PROBE = "_Rodtrad"
DECORATION = "_RodtradPrydnad"
"""The text alternative that a decorative picture has while it is laid out: in LibreOffice 7.4's PDF it can't otherwise
be told from one that lacks a text."""


class Numbering:
    """A finished Word document whose contents may be given page numbers."""

    def __init__(self, docx: bytes) -> None:
        self._docx = docx

    @cached_property
    def _package(self) -> Package:
        return read(self._docx)

    @cached_property
    def _main(self) -> str:
        return self._package.related("officeDocument")

    def _tree(self) -> Any:
        """The main text, to be changed."""
        return self._package.tree(self._main)

    @cached_property
    def _read(self) -> Any:
        """The main text, only to be read: it is parsed once however much is asked about it."""
        return self._tree()

    @cached_property
    def bookmarks(self) -> list[str]:
        """What the entries of the contents point to, in order; none where there are no contents."""
        if b"w:docPartGallery" not in self._package.parts[self._main]:
            return []
        return [link.get(w("anchor")) for link in _links(self._read)]

    @cached_property
    def sections(self) -> list[Section]:
        """How the pages are numbered; raises UnknownNumberError when that can't be told."""
        return [section for section, _ in beginnings(self._read)]

    @cached_property
    def fonts(self) -> list[str]:
        """The fonts that the text asks for."""
        return fonts(self._package, self._main)

    @property
    def probes(self) -> list[str]:
        """The bookmarks that `probed` puts where each section begins."""
        return [f"{_PROBE}{number}" for number in range(len(self.sections))]

    def probed(self, pages: Mapping[str, str]) -> bytes:
        """The document with page numbers, a bookmark where each section begins and the decorations named.

        That is what is laid out.
        """
        root = self._tree()
        self._write(root, pages)
        _name_decorations(root)
        for name, (_, paragraph) in zip(self.probes, list(beginnings(root)), strict=True):
            _mark(root, paragraph, name)
        return self._zipped(root)

    @property
    def as_laid_out(self) -> bytes:
        """The document as it was laid out last while its numbers were looked for, or could have been."""
        with suppress(UnknownNumberError):
            if self.bookmarks:
                return self.probed({})
        root = self._tree()
        _name_decorations(root)
        return self._zipped(root)

    def printed(self, places: Mapping[str, int]) -> dict[str, str]:
        """What is printed on the page of each entry, by the page on which each bookmark and probe stands.

        Raises UnknownNumberError when one has no page, or when it can't be told for sure.
        """
        firsts = [places.get(name, 0) for name in self.probes]
        found = {bookmark: places.get(bookmark, 0) for bookmark in self.bookmarks}
        if not (all(firsts) and all(found.values())):
            raise UnknownNumberError("alla rubriker hittades inte på sidorna")
        return {bookmark: printed(page, self.sections, firsts) for bookmark, page in found.items()}

    def with_pages(self, pages: Mapping[str, str]) -> bytes:
        """The document with the number of each bookmark's page at the right edge of its entry.

        It stands in a field that Word can update, but never asks to.
        """
        root = self._tree()
        self._write(root, pages)
        return self._zipped(root)

    @cached_property
    def _styles(self) -> dict[str, Any]:
        """The paragraph styles by id."""
        part = self._package.related("styles", self._main)
        every = self._package.tree(part).iter(w("style")) if part else ()
        return {style.get(w("styleId")): style for style in every}

    def _chain(self, style_id: str) -> list[Any]:
        """The properties of a paragraph style and those that it is based on, farthest first."""
        line = list(line_of(self._styles, style_id))
        return [properties for style in reversed(line) for properties in style.findall(w("pPr"))]

    def _write(self, root: Any, pages: Mapping[str, str]) -> None:
        for link in list(_links(root)):
            if number := pages.get(link.get(w("anchor"))):
                _number(link, number)
                self._give_stop(link)

    def _give_stop(self, link: Any) -> None:
        """One tab stop, at the right edge of the text, with the leader that the house's style has; by default dots."""
        properties = _properties(link.getparent())
        style = properties.find(w("pStyle"))
        chain = self._chain(style.get(w("val"))) if style is not None else []
        stops, width = _stops(chain), _width(link)
        leader = stops[max(stops)] if stops else "dot"
        wanted = dict.fromkeys(stops, 'w:val="clear"') | {width: f'w:val="right" w:leader="{leader}"'}
        tabs = "".join(f'<w:tab {what} w:pos="{place}"/>' for place, what in sorted(wanted.items()))
        insert_before(properties, fragment(f"<w:tabs>{tabs}</w:tabs>"), _AFTER_TABS)
        if any(_is_indented(one) for one in chain):
            # LibreOffice 7.4 doesn't show what stands to the right of the indent.
            insert_before(properties, fragment('<w:ind w:right="0"/>'), _AFTER_INDENT)

    def _zipped(self, root: Any) -> bytes:
        from lxml import etree

        new = encode(PROLOG + etree.tostring(root, encoding="unicode"))
        parts = {**self._package.parts, self._main: new}
        return zipped((name, packed(name, data)) for name, data in parts.items())


def _links(root: Any) -> Iterator[Any]:
    """The links to headings, within the block that Word knows as a table of contents."""
    known = {bookmark.get(w("name")) for bookmark in root.iter(w("bookmarkStart"))}
    for control in root.iter(w("sdt")):
        gallery = next(control.iter(w("docPartGallery")), None)
        if gallery is not None and gallery.get(w("val")) == "Table of Contents":
            yield from (link for link in control.iter(w("hyperlink")) if link.get(w("anchor")) in known)


def _name_decorations(root: Any) -> None:
    for mark in root.iter(f"{{{DECORATIVE}}}decorative"):
        picture = next(mark.iterancestors(f"{{{NAMESPACES['wp']}}}docPr"), None)
        if picture is not None and mark.get("val") in ("1", "true"):
            picture.set("descr", DECORATION)
            picture.attrib.pop("title", None)


def _mark(root: Any, paragraph: Any, name: str) -> None:
    from lxml import etree

    number = 1 + max(
        (int(one.get(w("id"))) for one in root.iter(w("bookmarkStart")) if one.get(w("id")).isdecimal()), default=0
    )
    place = 1 if paragraph.find(w("pPr")) is not None else 0
    for tag, more in (("bookmarkEnd", {}), ("bookmarkStart", {w("name"): name})):
        paragraph.insert(place, etree.Element(w(tag), {w("id"): str(number), **more}))


def _number(link: Any, number: str) -> None:
    field = complex_field(f"PAGEREF {link.get(w('anchor'))} \\h", f"<w:r><w:t>{number}</w:t></w:r>")
    link.extend(fragment(f"<w:r><w:tab/></w:r>{field}").getparent())


def _properties(paragraph: Any) -> Any:
    from lxml import etree

    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = etree.Element(w("pPr"))
        paragraph.insert(0, properties)
    return properties


def _stops(chain: Sequence[Any]) -> dict[int, str]:
    """The tab stops of a style: their leaders by place, in twentieths of a point."""
    stops: dict[int, str] = {}
    for tab in (tab for properties in chain for tab in properties.iterfind(f"{w('tabs')}/{w('tab')}")):
        place = length(tab, "pos", 0)
        stops.pop(place, None)
        if place and tab.get(w("val")) != "clear":
            stops[place] = tab.get(w("leader"), "none")
    return stops


def _is_indented(properties: Any) -> bool:
    """Whether the right edge of the text is moved in."""
    indent = properties.find(w("ind"))
    return indent is not None and any(indent.get(w(side), "0") != "0" for side in ("right", "end", "rightChars"))


def _width(link: Any) -> int:
    """The width of the text where the contents stand, in twentieths of a point."""
    section = link.xpath("following::w:sectPr[1]", namespaces={"w": NAMESPACES["w"]})[0]
    return page_of(section).width
