"""A Word file broken on purpose: its parts are read, one of them is changed, and it is zipped again."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from copy import deepcopy
from typing import Any

from lxml import etree

from reports.proof.docx_package import W

LOOK = 'w:firstColumn="1"'
Parts = dict[str, bytes]
Break = Callable[[Parts], Any]
DOCUMENT, STYLES, NUMBERING = "word/document.xml", "word/styles.xml", "word/numbering.xml"
NAMESPACES = {
    "w": W[1:-1],
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "x": "http://example.se/annat",
}
_NS: Any = {"namespaces": NAMESPACES}
_DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())


def parts(data: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def zipped(made: Parts) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as closed:
        for name, data in made.items():
            closed.writestr(name, data)
    return out.getvalue()


def broken(data: bytes, change: Break) -> bytes:
    made = parts(data)
    change(made)
    return zipped(made)


def xml(text: str) -> Any:
    """An element written with the usual prefixes."""
    return etree.fromstring(f"<rot {_DECLARED}>{text}</rot>")[0]


def every(root: Any, path: str) -> list[Any]:
    found = root.xpath(path, namespaces=NAMESPACES)
    assert found, path
    return list(found)


def edited(part: str, edit: Callable[[Any], Any]) -> Break:
    """A change of a part's tree."""

    def change(made: Parts) -> None:
        root = etree.fromstring(made[part])
        edit(root)
        made[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    return change


def document(edit: Callable[[Any], Any]) -> Break:
    return edited(DOCUMENT, edit)


def substituted(part: str, pattern: str, other: str, count: int = 1) -> Break:
    """A change of a part's text."""

    def change(made: Parts) -> None:
        before = made[part].decode()
        made[part] = re.sub(pattern, other, before, count=count, flags=re.DOTALL).encode()
        assert made[part].decode() != before, pattern

    return change


def put(path: str, text: str, place: int = 0) -> Break:
    """A change that puts an element into the first one that a path leads to."""
    return document(lambda root: every(root, path)[0].insert(place, xml(text)))


def put_in(part: str, path: str, text: str, place: int = 0) -> Break:
    return edited(part, lambda root: every(root, path)[0].insert(place, xml(text)))


def again(path: str, attribute: str) -> Break:
    """A change that gives the second of two elements a `w:` attribute of the first."""

    def edit(root: Any) -> None:
        one, other = every(root, path)[:2]
        before = other.get(W + attribute)
        other.set(W + attribute, one.get(W + attribute))
        for user in root.xpath(f'//w:hyperlink[@w:anchor="{before}"] | //w:bookmarkEnd[@w:id="{before}"]', **_NS):
            user.set(W + ("id" if attribute == "id" else "anchor"), one.get(W + attribute))

    return document(edit)


def without(path: str, which: int = 0) -> Break:
    return without_in(DOCUMENT, path, which)


def without_in(part: str, path: str, which: int = 0) -> Break:
    def edit(root: Any) -> None:
        found = every(root, path)[which]
        found.getparent().remove(found)

    return edited(part, edit)


def valued(path: str, value: str, attribute: str = "val") -> Break:
    """A change of a `w:` attribute, or of one without a prefix when its name has a space before it."""
    key = attribute.strip() if attribute.startswith(" ") else W + attribute
    return document(lambda root: every(root, path)[0].set(key, value))


def without_value(path: str) -> Break:
    return document(lambda root: every(root, path)[0].attrib.pop(f"{W}val"))


def again_beside(path: str) -> Break:
    """A change that puts a copy of an element after it."""
    return document(lambda root: every(root, path)[0].addnext(deepcopy(every(root, path)[0])))


def paragraph(words: str, properties: str = "", run: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{words}</w:t></w:r></w:p>"


def table(*rows: str, head: str = "<w:trPr><w:tblHeader/></w:trPr>", caption: str = "Prov", look: str = LOOK) -> str:
    """A table of rows of cells with a bar between; the first row is the head."""
    columns = '<w:gridCol w:w="900"/>' * max(row.count("|") + 1 for row in rows)
    named = f'<w:tblCaption w:val="{caption}"/>' if caption else ""
    made = [f"<w:tbl><w:tblPr><w:tblLook {look}/>{named}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>"]
    for number, row in enumerate(rows):
        cells = "".join(f"<w:tc>{paragraph(words)}</w:tc>" for words in row.split("|"))
        made.append(f"<w:tr>{'' if number else head}{cells}</w:tr>")
    return "".join([*made, "</w:tbl>"])


def at_end(text: str) -> Break:
    """A change that puts an element last in the document, before the sections' measures."""
    return document(lambda root: at_end_of(root, text))


def at_end_of(root: Any, text: str) -> None:
    every(root, "w:body/w:sectPr")[-1].addprevious(xml(text))
