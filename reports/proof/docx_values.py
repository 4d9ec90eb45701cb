"""The values that Word wants in the elements of a part, and what it wants in a picture.

The tables are from ISO/IEC 29500-4, annex A: what is required, what can be chosen among, and what is a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from reports.proof.docx_package import WP, Package, W, elements, name
from reports.proof.rules import TEMPLATE, Rule

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"

_VALUED = """abstractNumId alias basedOn characterSpacingControl color consecutiveHyphenLimit decimalSymbol
    defaultTabStop defaultTableStyle docPartGallery gridSpan highlight hyphenationZone ilvl jc link listSeparator lvlJc
    multiLevelType next nsid numFmt numId outlineLvl pStyle rStyle shd startOverride suff sz szCs tag tblCaption
    tblDescription tblStyle tmpl uiPriority vAlign vertAlign"""
REQUIRED: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(_VALUED.split(), ("val",)),
    "lvl": ("ilvl",),
    "lvlOverride": ("ilvl",),
    "abstractNum": ("abstractNumId",),
    "num": ("numId",),
    "footnote": ("id",),
    "footnoteReference": ("id",),
    "bookmarkStart": ("id", "name"),
    "bookmarkEnd": ("id",),
    "fldChar": ("fldCharType",),
    "fldSimple": ("instr",),
    "headerReference": ("type",),
    "footerReference": ("type",),
    "tblStylePr": ("type",),
    "pgMar": ("top", "right", "bottom", "left", "header", "footer", "gutter"),
}
"""The `w:` attributes that an element can not be without."""

_ALIGNED = "start center end both mediumKashida distribute numTab highKashida lowKashida thaiDistribute left right"
CHOICES: dict[tuple[str, str], frozenset[str]] = {
    key: frozenset(words.split())
    for key, words in {
        ("jc", "val"): _ALIGNED,  # ST_Jc
        ("lvlJc", "val"): _ALIGNED,
        ("vAlign", "val"): "top center both bottom",  # ST_VerticalJc
        ("tcW", "type"): "nil pct dxa auto",  # ST_TblWidth
        ("tblW", "type"): "nil pct dxa auto",
        ("tblInd", "type"): "nil pct dxa auto",
        ("spacing", "lineRule"): "auto exact atLeast",  # ST_LineSpacingRule
        ("trHeight", "hRule"): "auto exact atLeast",  # ST_HeightRule
        ("tblLayout", "type"): "fixed autofit",  # ST_TblLayoutType
        ("vMerge", "val"): "continue restart",  # ST_Merge
        ("br", "type"): "page column textWrapping",  # ST_BrType
        ("vertAlign", "val"): "baseline superscript subscript",  # ST_VerticalAlignRun
        ("multiLevelType", "val"): "singleLevel multilevel hybridMultilevel",  # ST_MultiLevelType
        ("suff", "val"): "tab space nothing",  # ST_LevelSuffix
        ("pgSz", "orient"): "portrait landscape",  # ST_PageOrientation
        ("fldChar", "fldCharType"): "begin separate end",  # ST_FldCharType
        ("footnote", "type"): "normal separator continuationSeparator continuationNotice",  # ST_FtnEdn
        ("headerReference", "type"): "even default first",  # ST_HdrFtr
        ("footerReference", "type"): "even default first",
        ("style", "type"): "paragraph character table numbering",  # ST_StyleType
        ("characterSpacingControl", "val"): "doNotCompress compressPunctuation compressPunctuationAndJapaneseKana",
        ("tblStylePr", "type"): """wholeTable firstRow lastRow firstCol lastCol band1Vert band2Vert band1Horz band2Horz
        neCell nwCell seCell swCell""",  # ST_TblStyleOverrideType
        ("highlight", "val"): """black blue cyan green magenta red yellow white darkBlue darkCyan darkGreen darkMagenta
        darkRed darkYellow darkGray lightGray none""",  # ST_HighlightColor
    }.items()
}
"""The words that an attribute can be one of."""

_SIGNED = re.compile(r"-?\d+|-?\d+(\.\d+)?(mm|cm|in|pt|pc|pi|%)")
_UNSIGNED = re.compile(r"\d+|\d+(\.\d+)?(mm|cm|in|pt|pc|pi)")
_WHOLE = re.compile(r"\d+")
SIGNED: dict[str, tuple[str, ...]] = {
    "tblW": ("w",),
    "tblInd": ("w",),
    "tcW": ("w",),
    "pgMar": ("top", "bottom"),
    "spacing": ("line", "val"),
    "ind": ("left", "right", "start", "end"),
    "tab": ("pos",),
    "numId": ("val",),
    "uiPriority": ("val",),
}
"""The attributes that hold a whole number, or a number with a unit (ST_SignedTwipsMeasure, ST_MeasurementOrPercent)."""
UNSIGNED: dict[str, tuple[str, ...]] = {
    "pgSz": ("w", "h"),
    "pgMar": ("right", "left", "header", "footer", "gutter"),
    "gridCol": ("w",),
    "trHeight": ("val",),
    "gridSpan": ("val",),
    "spacing": ("before", "after"),
    "ind": ("hanging", "firstLine"),
    "sz": ("val",),
    "szCs": ("val",),
    "outlineLvl": ("val",),
    "ilvl": ("val",),
    "defaultTabStop": ("val",),
    "hyphenationZone": ("val",),
}
"""The same where it can't be below nothing (ST_TwipsMeasure, ST_HpsMeasure, ST_UnsignedDecimalNumber)."""

INSIDE: dict[str, tuple[str, ...]] = {
    f"{WP}inline": ("extent", "docPr", "graphic"),  # CT_Inline
    f"{_DRAWING}graphic": ("graphicData",),  # CT_GraphicalObject
    f"{_PICTURE}pic": ("nvPicPr", "blipFill", "spPr"),  # CT_Picture
    f"{_PICTURE}nvPicPr": ("cNvPr", "cNvPicPr"),  # CT_PictureNonVisual
    f"{_PICTURE}blipFill": ("blip", "stretch"),  # CT_BlipFillProperties
    f"{_PICTURE}spPr": ("xfrm", "prstGeom"),  # CT_ShapeProperties
}
"""What a picture is made of: each of these once and in this order, others among them; the last two may lack some."""
_MAY_LACK = {"blip", "stretch", "xfrm", "prstGeom"}


def _required(package: Package) -> Iterator[str]:
    for kind, element in elements(package):
        for attribute in REQUIRED.get(kind, ()):
            if element.get(W + attribute) is None:
                yield f"w:{kind} saknar w:{attribute}, {package.place(element)}"


def _choices(package: Package) -> Iterator[str]:
    for (kind, attribute), words in CHOICES.items():
        for tree in package.trees.values():
            for element in tree.iter(W + kind):
                value = element.get(W + attribute)
                if value is not None and value not in words:
                    yield f'w:{attribute} i w:{kind} kan inte vara "{value}", {package.place(element)}'


def _measures(package: Package) -> Iterator[str]:
    for kind, element in elements(package):
        yield from _not_numbers(package, element, SIGNED.get(kind, ()), _SIGNED)
        yield from _not_numbers(package, element, UNSIGNED.get(kind, ()), _UNSIGNED)


def _not_numbers(package: Package, element: Any, names: tuple[str, ...], shape: re.Pattern[str]) -> Iterator[str]:
    for attribute in names:
        value = element.get(W + attribute)
        if value is not None and not shape.fullmatch(value):
            yield f'måttet "{value}" (w:{attribute} i w:{name(element)}) går inte att läsa, {package.place(element)}'


def _picture_parts(package: Package) -> Iterator[str]:
    for tree in package.stories.values():
        for element in tree.iter(*INSIDE):
            wanted = INSIDE[str(element.tag)]
            found = [name(kid) for kid in element.iterchildren("*") if name(kid) in wanted]
            lacked = _MAY_LACK - set(found)
            if found != [part for part in wanted if part not in lacked]:
                yield f"en bild är fel sammansatt ({name(element)}), {package.place(element)}"


def _picture_sizes(package: Package) -> Iterator[str]:
    for tree in package.stories.values():
        for element in tree.iter(f"{WP}extent", f"{_DRAWING}ext"):
            sizes: Mapping[Any, Any] = element.attrib
            is_size = name(element.getparent()) != "extLst"
            if is_size and not all(_WHOLE.fullmatch(sizes.get(side, "")) for side in ("cx", "cy")):
                yield f"en bilds mått är inga heltal, {package.place(element)}"


VALUES: tuple[Rule[Package], ...] = (
    Rule("det som måste stå gör det", _required, TEMPLATE),
    Rule("orden är sådana som går att välja", _choices, TEMPLATE),
    Rule("mått går att läsa", _measures, TEMPLATE),
    Rule("bilder är rätt sammansatta", _picture_parts, TEMPLATE),
    Rule("bildernas mått är heltal", _picture_sizes, TEMPLATE),
)
"""What stands in the elements of a part."""
