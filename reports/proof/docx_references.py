"""What in a Word file names something else in it: styles, lists, notes, bookmarks, fields; and its tables' grids."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from reports.proof.docx_package import WP, Package, W, name, value
from reports.proof.rules import TEMPLATE, Rule, twice

_STYLE_KINDS = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
_TO_BOOKMARK = re.compile(r'\s*(?:REF|PAGEREF|NOTEREF)\s+"?(\w+)|\s*HYPERLINK\s+\\l\s+"(\w+)"', re.IGNORECASE)
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes", "commentReference": "comments"}


def _all(package: Package, *kinds: str) -> Iterator[Any]:
    """The `w:` elements of some kinds in all that is read."""
    for tree in package.stories.values():
        yield from tree.iter(*(W + kind for kind in kinds))


def _ids(elements: Iterable[Any], attribute: str = "id") -> list[str]:
    return [element.get(W + attribute, "") for element in elements]


def _number(text: str, otherwise: int) -> int:
    return int(text) if re.fullmatch(r"\d+", text) else otherwise


# ---------------------------------------------------------------- styles and lists


def _style_ids(package: Package) -> Iterator[str]:
    styles = package.root("styles").iterfind(f"{W}style")
    yield from (f"två formatmallar har id {id_}" for id_ in twice(_ids(styles, "styleId")))


def _style_links(package: Package) -> Iterator[str]:
    for id_, style in package.styles.items():
        for key in ("basedOn", "next", "link"):
            other = value(style, key)
            if other and other not in package.styles:
                yield f"formatmallen {id_} bygger på eller följs av {other}, som saknas"


def _styles(package: Package) -> Iterator[str]:
    for element in _all(package, *_STYLE_KINDS):
        used = package.styles.get(value(element))
        if used is None or used.get(f"{W}type") != _STYLE_KINDS[name(element)]:
            yield f"formatmallen {value(element)} används men saknas, {package.place(element)}"


def _lists(package: Package) -> Iterator[str]:
    numbering = package.root("numbering")
    known = {"0", *_ids(numbering.iterfind(f"{W}num"), "numId")}
    for element in (*_all(package, "numId"), *package.root("styles").iter(f"{W}numId")):
        if value(element) not in known:
            yield f"listan {value(element)} används men saknas, {package.place(element)}"


def _list_kinds(package: Package) -> Iterator[str]:
    numbering = package.root("numbering")
    known = _ids(numbering.iterfind(f"{W}abstractNum"), "abstractNumId")
    yield from (f"två slags listor har nummer {id_}" for id_ in twice(known))
    for num in numbering.iterfind(f"{W}num"):
        if value(num, "abstractNumId") not in known:
            yield f"listan {num.get(f'{W}numId')} är av ett slag som saknas"


# ---------------------------------------------------------------- notes, bookmarks, pictures


def _notes(package: Package) -> Iterator[str]:
    for kind, part in _NOTES.items():
        known = _ids(package.root(part).iterchildren("*"))
        yield from (f"två noter har nummer {id_}" for id_ in twice(known))
        for element in _all(package, kind):
            if element.get(f"{W}id") not in known:
                yield f"en not som saknas hänvisas till, {package.place(element)}"


def _notes_used(package: Package) -> Iterator[str]:
    for kind, part in _NOTES.items():
        used = _ids(_all(package, kind))
        for note in package.root(part).iterchildren(f"{W}footnote", f"{W}endnote"):
            if note.get(f"{W}type", "normal") == "normal" and note.get(f"{W}id") not in used:
                yield f"noten {note.get(f'{W}id')} går inte att nå: inget i texten hänvisar till den"


def _bookmarks(package: Package) -> Iterator[str]:
    starts, ends = list(_all(package, "bookmarkStart")), _ids(_all(package, "bookmarkEnd"))
    yield from (f"två bokmärken heter {each}" for each in twice(_ids(starts, "name")))
    yield from (f"två bokmärken har nummer {each}" for each in twice(_ids(starts)))
    yield from (f"bokmärket {each.get(f'{W}name')} saknar slut" for each in starts if each.get(f"{W}id") not in ends)


def _pictures(package: Package) -> Iterator[str]:
    for part, tree in package.stories.items():
        ids = [drawn.get("id", "") for drawn in tree.iter(f"{WP}docPr")]
        yield from (f"två bilder i {part} har nummer {id_}" for id_ in twice(ids))


def _controls(package: Package) -> Iterator[str]:
    ids = (value(found, "id") for found in _all(package, "sdtPr"))
    yield from (f"två innehållskontroller har nummer {id_}" for id_ in twice(filter(None, ids)))


def _links(package: Package) -> Iterator[str]:
    known = set(_ids(_all(package, "bookmarkStart"), "name"))
    for link in _all(package, "hyperlink"):
        anchor = link.get(f"{W}anchor")
        if anchor is not None and anchor not in known and not any(key.endswith("}id") for key in link.attrib):
            yield f"en länk leder till bokmärket {anchor}, som saknas, {package.place(link)}"


# ---------------------------------------------------------------- fields


def _instructions(package: Package) -> Iterator[tuple[str, Any]]:
    """What the fields are told to do; an instruction may be cut in parts."""
    for tree in package.stories.values():
        for simple in tree.iter(f"{W}fldSimple"):
            yield simple.get(f"{W}instr", ""), simple
        said = ""
        for element in tree.iter(f"{W}instrText", f"{W}fldChar"):
            if name(element) == "instrText":
                said += element.text or ""
            elif said:
                yield said, element
                said = ""


def _field_targets(package: Package) -> Iterator[str]:
    known = set(_ids(_all(package, "bookmarkStart"), "name"))
    for told, element in _instructions(package):
        found = _TO_BOOKMARK.match(told)
        if found and (found[1] or found[2]) not in known:
            yield f"ett fält hänvisar till bokmärket {found[1] or found[2]}, som saknas, {package.place(element)}"


def _fields(package: Package) -> Iterator[str]:
    """A field begins, may be separated once, and ends (ISO/IEC 29500-1, 17.16.18)."""
    for tree in package.stories.values():
        open_fields: list[str] = []
        for mark in tree.iter(f"{W}fldChar"):
            kind = mark.get(f"{W}fldCharType", "")
            if kind == "begin":
                open_fields.append(kind)
            elif not open_fields or kind not in ("separate", "end") or open_fields[-1] == kind:
                yield f"ett fälts början, delning och slut hör inte ihop, {package.place(mark)}"
                return
            elif kind == "separate":
                open_fields[-1] = kind
            else:
                open_fields.pop()
        if open_fields:
            yield f"ett fält tar aldrig slut, {package.place(tree)}"


# ---------------------------------------------------------------- tables


def _tables(package: Package) -> Iterator[tuple[int, Any]]:
    for tree in package.stories.values():
        yield from enumerate(tree.iter(f"{W}tbl"), 1)


def _grids(package: Package) -> Iterator[str]:
    for number, table in _tables(package):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for row in table.iterfind(f"{W}tr"):
            beside = (value(row, f"trPr/{key}") for key in ("gridBefore", "gridAfter"))
            spans = [_number(value(cell, "tcPr/gridSpan"), 1) for cell in _cells(row)]
            if spans and sum(spans) + sum(_number(text, 0) for text in beside) != columns:
                yield f"tabell {number} har en rad med {sum(spans)} kolumner, men {columns} i rutnätet"


def _cells(row: Any) -> list[Any]:
    return [cell for cell in row.iter(f"{W}tc") if next(cell.iterancestors(f"{W}tr")) is row]


def _cell_ends(package: Package) -> Iterator[str]:
    for number, table in _tables(package):
        for cell in table.iter(f"{W}tc"):
            if not len(cell) or name(cell[-1]) not in ("p", "sdt"):
                yield f"en cell i tabell {number} slutar inte med ett stycke"


def _rows(package: Package) -> Iterator[str]:
    for number, table in _tables(package):
        if not all(map(_cells, table.iterfind(f"{W}tr"))):
            yield f"tabell {number} har en rad utan celler"


REFERENCES: tuple[Rule[Package], ...] = (
    Rule("formatmallarnas id är egna", _style_ids, TEMPLATE),
    Rule("formatmallar bygger på sådana som finns", _style_links, TEMPLATE),
    Rule("formatmallar som används finns", _styles, TEMPLATE),
    Rule("listor som används finns", _lists, TEMPLATE),
    Rule("listornas slag finns", _list_kinds, TEMPLATE),
    Rule("noter som hänvisas till finns", _notes),
    Rule("noter går att nå", _notes_used),
    Rule("bokmärken är hela och egna", _bookmarks, TEMPLATE),
    Rule("bilder har egna nummer", _pictures, TEMPLATE),
    Rule("innehållskontroller har egna nummer", _controls, TEMPLATE),
    Rule("länkar leder någonstans", _links, TEMPLATE),
    Rule("fält hänvisar till det som finns", _field_targets, TEMPLATE),
    Rule("fält är hela", _fields, TEMPLATE),
    Rule("rader fyller rutnätet", _grids, TEMPLATE),
    Rule("celler slutar med ett stycke", _cell_ends, TEMPLATE),
    Rule("rader har celler", _rows, TEMPLATE),
)
"""What names something else, and the grids (ISO/IEC 29500-1, 17.4, 17.7, 17.9, 17.11, 17.13, 17.16)."""
