"""Readers of Word files that know nothing of the writer: lxml on the zip, and pandoc."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any

import pypandoc
from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = {
    "w": W,
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
}


def names(data: bytes) -> list[str]:
    """Names of the parts, in the order they are stored."""
    return zipfile.ZipFile(io.BytesIO(data)).namelist()


def part(data: bytes, name: str = "word/document.xml") -> Any:
    """A part as an lxml tree."""
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(name))


def find(tree: Any, path: str) -> list[Any]:
    """What an XPath with the usual prefixes finds."""
    return list(tree.xpath(path, namespaces=NAMESPACES))


def values(tree: Any, path: str) -> list[str]:
    """The `w:val` attributes of what an XPath finds."""
    return [element.get(f"{{{W}}}val") for element in find(tree, path)]


def text(element: Any) -> str:
    """The text within an element."""
    return "".join(find(element, ".//w:t/text()"))


def paragraphs(tree: Any, style: str) -> list[str]:
    """The texts of the paragraphs with a style's id."""
    return [text(p) for p in find(tree, f".//w:p[w:pPr/w:pStyle/@w:val='{style}']")]


def relations(data: bytes, of: str = "word/_rels/document.xml.rels") -> dict[str, tuple[str, str]]:
    """Last word of the type, and the target, by relationship id."""
    return {
        element.get("Id"): (element.get("Type").rsplit("/", 1)[-1], element.get("Target")) for element in part(data, of)
    }


def pandoc(data: bytes) -> Any:
    """The document as pandoc's own tree."""
    return json.loads(pypandoc.convert_text(data, "json", format="docx"))


def pandoc_text(data: bytes) -> str:
    """All text that pandoc finds, without white space."""
    return "".join("".join(_strings(pandoc(data))).split())


def stringify(node: Any) -> str:
    """The words of a part of pandoc's tree, with a space between."""
    return " ".join(_strings(node))


def _strings(node: Any) -> Iterator[str]:
    if isinstance(node, dict) and node.get("t") == "Str":
        yield node["c"]
    elif isinstance(node, dict):
        for child in node.values():
            yield from _strings(child)
    elif isinstance(node, list):
        for child in node:
            yield from _strings(child)


def counted(data: bytes) -> Iterator[tuple[Any, str]]:
    """The paragraphs that have a list's number in themselves, with the number that Word prints before them.

    ISO/IEC 29500-1 §17.9: a level counts on from the paragraph of that level before it in the same list, and begins
    anew after one of a higher level.
    """
    numbering = part(data, "word/numbering.xml")
    counts: dict[str, list[int]] = {}
    for paragraph in find(part(data), ".//w:p[w:pPr/w:numPr/w:numId[@w:val != '0']]"):
        (number,), (level,) = values(paragraph, "w:pPr/w:numPr/w:numId"), values(paragraph, "w:pPr/w:numPr/w:ilvl")
        (abstract,) = values(numbering, f"./w:num[@w:numId='{number}']/w:abstractNumId")
        levels = f"./w:abstractNum[@w:abstractNumId='{abstract}']/w:lvl"
        starts = [int(start) for start in values(numbering, f"{levels}/w:start")]
        count = counts.setdefault(number, [start - 1 for start in starts])
        count[int(level)] += 1
        count[int(level) + 1 :] = [start - 1 for start in starts[int(level) + 1 :]]
        shown = values(numbering, f"{levels}/w:lvlText")[int(level)]
        for place, value in enumerate(count, 1):
            shown = shown.replace(f"%{place}", str(value))
        yield paragraph, shown


def headings(data: bytes) -> list[str]:
    """All headings as Word shows them, with the numbers that it counts."""
    found = list(counted(data))
    numbers = {id(paragraph): number for paragraph, number in found}
    body = found[0][0].getroottree() if found else part(data)
    paragraphs_ = find(body, ".//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'Rubrik')][w:pPr/w:keepNext]")
    return [f"{numbers.get(id(paragraph), '')} {text(paragraph)}".lstrip() for paragraph in paragraphs_]
