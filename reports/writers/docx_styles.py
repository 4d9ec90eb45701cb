"""The styles of a house template, found by their names in Swedish or English, and completed with our own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reports.writers.docx_contrast import Weak, weak_headings
from reports.writers.docx_fields import LANGUAGE_SLOT, slot
from reports.writers.docx_stylesheet import STYLES, Palette, Style, style_xml
from reports.writers.docx_xml import PROLOG, W, fragment, insert_before, w

_SELDOM_USED = {f"{role}{level}" for role in ("h", "toc") for level in (4, 5, 6)}
_BODY_NAMES = ("Body Text", "Brödtext")
_Index = dict[tuple[str, str], str]
"""Style id by kind and folded name."""


@dataclass(frozen=True, slots=True)
class Styles:
    """What the writer knows of a template's styles."""

    ids: Mapping[str, str]
    """Style id by role; `body` is the style of running text."""
    missing: tuple[str, ...]
    """Names, as a Swedish Word shows them, of Word's own styles that the template lacks."""
    weak: tuple[Weak, ...] = ()
    """Colours of the template's own headings that are too weak to be read."""


def empty_styles() -> str:
    """A styles part without styles, for a template that has none."""
    return f'{PROLOG}<w:styles xmlns:w="{W}"></w:styles>'


def complete(root: Any, default_table: str) -> Styles:
    """Find a style for every role in `w:styles` and add those that are missing to the tree.

    `default_table` is the id of the table style that the template's settings name, or empty.
    """
    index = _index(root)
    ids = _basic_ids(root)
    ids["body"] = _find(index, "paragraph", _BODY_NAMES) or ids["normal"]
    ids |= {style.role: found for style in STYLES if (found := _find(index, style.kind, style.names))}
    ids["table"] = ids.get("table") or _designed_table(root, default_table)
    lacking = [style for style in STYLES if not ids.get(style.role)]
    weak = weak_headings(root, ids)
    _add(root, lacking, ids)
    _make_headings_count(root, ids)
    _set_language(root, set(ids.values()))
    expected = (style for style in lacking if not style.own and style.role not in _SELDOM_USED)
    return Styles(ids, tuple(style.swedish for style in expected), weak)


def _index(root: Any) -> _Index:
    """A style's name goes before its other names, and those before its id."""
    index: _Index = {}
    for take in (_names, _aliases, _ids):
        for style in root.iter(w("style")):
            for name in take(style):
                index.setdefault((style.get(w("type"), "paragraph"), _fold(name)), style.get(w("styleId"), ""))
    return index


def _names(style: Any) -> list[str]:
    return [name.get(w("val"), "") for name in style.findall(w("name"))]


def _aliases(style: Any) -> list[str]:
    return [name for alias in style.findall(w("aliases")) for name in alias.get(w("val"), "").split(",")]


def _ids(style: Any) -> list[str]:
    return [style.get(w("styleId"), "")]


def _fold(name: str) -> str:
    return re.sub(r"[\s_-]", "", name).lower()


def _find(index: _Index, kind: str, names: tuple[str, ...]) -> str:
    return next((index[kind, _fold(name)] for name in names if (kind, _fold(name)) in index), "")


def _basic_ids(root: Any) -> dict[str, str]:
    """The template's default paragraph and table styles, which all others build on."""
    defaults = {
        style.get(w("type")): style.get(w("styleId"), "")
        for style in root.iter(w("style"))
        if style.get(w("default")) in ("1", "true", "on")
    }
    return {"normal": defaults.get("paragraph", ""), "table_normal": defaults.get("table", "")}


def _designed_table(root: Any, default_table: str) -> str:
    """A table style that someone has chosen or designed: the default one, the only one of the house, a dressed grid."""
    tables = {style.get(w("styleId"), ""): style for style in root.iter(w("style")) if style.get(w("type")) == "table"}
    own = [style_id for style_id, style in tables.items() if style.get(w("customStyle")) in ("1", "true", "on")]
    grids = [
        style_id
        for style_id, style in tables.items()
        if _fold(_names(style)[0]) in ("tablegrid", "tabellrutnät") and style.find(w("tblStylePr")) is not None
    ]
    chosen = [default_table] if default_table in tables else own if len(own) == 1 else grids
    return chosen[0] if chosen else ""


def _add(root: Any, lacking: list[Style], ids: dict[str, str]) -> None:
    taken = {style.get(w("styleId"), "") for style in root.iter(w("style"))}
    for style in lacking:
        ids[style.role] = _free(style.id, taken)
        taken.add(ids[style.role])
    palette = _palette(root, ids["h1"])
    for style in lacking:
        root.append(fragment(style_xml(style, ids, palette)))


def _free(wanted: str, taken: set[str]) -> str:
    while wanted in taken:
        wanted += "R"
    return wanted


def _palette(root: Any, heading: str) -> Palette:
    """What we add to a house template takes the colour of the house's own headings."""
    path = f"{w('style')}[@{w('styleId')}='{heading}']/{w('rPr')}/{w('color')}"
    found = root.find(path)
    colour = found.get(w("val"), "") if found is not None else ""
    return Palette(colour, colour) if re.fullmatch("[0-9A-Fa-f]{6}", colour) else Palette()


def _make_headings_count(root: Any, ids: Mapping[str, str]) -> None:
    """Give the house's own heading styles an outline level, so that navigation and contents know them."""
    from lxml import etree

    levels = {ids[f"h{level}"]: level for level in range(1, 7)}
    for style in root.iter(w("style")):
        level = levels.get(style.get(w("styleId"), ""))
        if level is None or style.get(w("type")) != "paragraph" or style.find(f".//{w('outlineLvl')}") is not None:
            continue
        properties = style.find(w("pPr"))
        if properties is None:
            properties = etree.Element(w("pPr"))
            insert_before(style, properties, ("rPr", "tblPr", "trPr", "tcPr", "tblStylePr"))
        outline = etree.Element(w("outlineLvl"))
        outline.set(w("val"), str(level - 1))
        insert_before(properties, outline, ("divId", "cnfStyle", "rPr", "sectPr", "pPrChange"))


def _set_language(root: Any, used: set[str]) -> None:
    """The document says its own language; those left over in styles from the template's making are dropped."""
    for style in root.iter(w("style")):
        if style.get(w("styleId")) in used:
            _drop_language(style.find(w("rPr")))
    properties = _descend(root, ("docDefaults", "rPrDefault", "rPr"))
    _drop_language(properties)
    insert_before(properties, fragment(f'<w:lang w:val="{slot(LANGUAGE_SLOT)}"/>'), ("eastAsianLayout", "specVanish"))


def _drop_language(properties: Any | None) -> None:
    if properties is not None:
        for language in properties.findall(w("lang")):
            properties.remove(language)


def _descend(element: Any, path: tuple[str, ...]) -> Any:
    """The element at the end of a path, each made as the first child where there is none."""
    for tag in path:
        child = element.find(w(tag))
        if child is None:
            child = fragment(f"<w:{tag}/>")
            element.insert(0, child)
        element = child
    return element
