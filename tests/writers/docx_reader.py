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


def _strings(node: Any) -> Iterator[str]:
    if isinstance(node, dict) and node.get("t") == "Str":
        yield node["c"]
    elif isinstance(node, dict):
        for child in node.values():
            yield from _strings(child)
    elif isinstance(node, list):
        for child in node:
            yield from _strings(child)
