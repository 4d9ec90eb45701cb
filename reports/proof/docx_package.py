"""A Word file as a package (ISO/IEC 29500-2) read by zipfile and lxml, and whether its parts hold together."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from reports.proof.rules import TEMPLATE, Rule, shortened, twice

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_EXTENDED = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
_DUBLIN = "{http://purl.org/dc/elements/1.1/}"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_CONTENT_TYPES = "[Content_Types].xml"

STORIES = {
    "document": "",
    "hdr": "i sidhuvudet",
    "ftr": "i sidfoten",
    "footnotes": "i en fotnot",
    "endnotes": "i en slutnot",
    "comments": "i en kommentar",
}
"""The parts that hold what is read, by the name of their root, and how a place in each is said."""
_KNOWN = re.compile(
    r"\{http://(schemas\.openxmlformats\.org/|purl\.org/dc/|www\.w3\.org/)|\{urn:schemas-microsoft-com:(vml|office:)"
)
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?")
_OPEN_TO_ALL = (f"{MC}AlternateContent", "graphicData", "ext")
"""Elements within which any vocabulary may stand: readers skip what they do not know."""


def name(element: Any) -> str:
    """An element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def value(element: Any, path: str = "", attribute: str = "val") -> str:
    """A `w:` attribute of an element, or of the one that a path of `w:` names leads to; empty where there is none."""
    found = element.find("/".join(W + step for step in path.split("/"))) if path and element is not None else element
    return "" if found is None else found.get(W + attribute, "")


def is_on(element: Any, path: str) -> bool:
    """Whether a property that is on or off is on (ISO/IEC 29500-1, 17.17.4)."""
    found = element.find("/".join(W + step for step in path.split("/")))
    return found is not None and found.get(f"{W}val", "1") in ("1", "true", "on")


def text(element: Any) -> str:
    """What is read in an element; a tab and a line break are themselves."""
    signs = {"tab": "\t", "br": "\n", "noBreakHyphen": "-", "sym": "¤"}
    found = element.iter(f"{W}t", *(W + sign for sign in signs))
    return "".join(signs.get(name(part), part.text or "") for part in found if name(part.getparent()) != "tabs")


@dataclass(frozen=True)
class Package:
    """The parts of a Word file."""

    data: bytes

    @cached_property
    def names(self) -> list[str]:
        """The names of the parts, as often as they come."""
        with zipfile.ZipFile(io.BytesIO(self.data)) as opened:
            return [name for name in opened.namelist() if not name.endswith("/")]

    @cached_property
    def parsed(self) -> tuple[dict[str, Any], dict[str, str]]:
        """The parts of XML by name, and what is wrong with those that can't be read."""
        from lxml import etree

        trees, broken = {}, {}
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        with zipfile.ZipFile(io.BytesIO(self.data)) as opened:
            for part in self.names:
                if part.endswith((".xml", ".rels")):
                    try:
                        trees[part] = etree.fromstring(opened.read(part), parser)
                    except etree.XMLSyntaxError as error:
                        broken[part] = str(error)
        return trees, broken

    @property
    def trees(self) -> dict[str, Any]:
        """The parts of XML by name."""
        return self.parsed[0]

    def root(self, kind: str) -> Any:
        """The part whose root has a name, as `styles`; an empty element where there is none."""
        from lxml import etree

        return next((tree for tree in self.trees.values() if tree.tag == W + kind), etree.Element(W + kind))

    @cached_property
    def stories(self) -> dict[str, Any]:
        """The parts that hold what is read."""
        return {part: tree for part, tree in self.trees.items() if name(tree) in STORIES and tree.tag.startswith(W)}

    @cached_property
    def document(self) -> Any:
        """The main story."""
        return self.root("document")

    @cached_property
    def styles(self) -> dict[str, Any]:
        """The styles by their ids."""
        return {style.get(f"{W}styleId", ""): style for style in self.root("styles").iterfind(f"{W}style")}

    @cached_property
    def relations(self) -> dict[str, dict[str, Any]]:
        """The relationships of each part, by their ids; those of the package have the empty name."""
        found = {}
        for part, tree in self.trees.items():
            if part.endswith(".rels"):
                folder, file = posixpath.split(part)
                source = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
                found[source] = {relation.get("Id", ""): relation for relation in tree}
        return found

    def property(self, key: str) -> str:
        """A property of the document, as `title`."""
        core = next((tree for tree in self.trees.values() if tree.tag == f"{_CORE}coreProperties"), None)
        return "" if core is None else (core.findtext(f"{_DUBLIN}{key}") or "").strip()

    def style_name(self, paragraph: Any) -> str:
        """The name of a paragraph's style, in small letters."""
        return value(self.styles.get(value(paragraph, "pPr/pStyle")), "name").lower()

    def level(self, paragraph: Any) -> int:
        """The heading level of a paragraph, 1–9, or 0 (ISO/IEC 29500-1, 17.3.1.20)."""
        own = value(paragraph, "pPr/outlineLvl")
        style, seen = value(paragraph, "pPr/pStyle"), set[str]()
        while not own and style in self.styles and style not in seen:
            seen.add(style)
            found = self.styles[style]
            heading = re.fullmatch(r"heading (\d)", value(found, "name").lower())
            own = value(found, "pPr/outlineLvl") or (str(int(heading[1]) - 1) if heading else "")
            style = value(found, "basedOn")
        return int(own) + 1 if own.isdecimal() and int(own) < 9 else 0

    def place(self, element: Any) -> str:
        """Where an element stands, as a reader finds it: under which heading, or in which other part."""
        root = element.getroottree().getroot()
        if root is not self.document:
            return STORIES.get(name(root), "") or next(
                (f"i {part}" for part, tree in self.trees.items() if tree is root), "i filen"
            )
        heading = ""
        for other in root.iter():
            if other is element:
                break
            if other.tag == f"{W}p" and self.level(other):
                heading = text(other)
        return f"under rubriken ”{shortened(heading)}”" if heading.strip() else "före första rubriken"


def elements(package: Package) -> Iterator[tuple[str, Any]]:
    """Every `w:` element of the parts, with its name."""
    for tree in package.trees.values():
        yield from ((element.tag[len(W) :], element) for element in tree.iter(f"{W}*"))


# ---------------------------------------------------------------- rules


def _parts_once(package: Package) -> Iterator[str]:
    yield from (f"delen {part} finns två gånger" for part in twice(package.names))


def _readable(package: Package) -> Iterator[str]:
    yield from (f"delen {part} går inte att läsa ({why})" for part, why in package.parsed[1].items())


def _content_types(package: Package) -> Iterator[str]:
    types = package.trees.get(_CONTENT_TYPES)
    if types is None:
        yield f"delen {_CONTENT_TYPES} saknas"
        return
    endings = {each.get("Extension", "").lower() for each in types.iterfind(f"{_TYPES}Default")}
    named = {each.get("PartName", ""): each.get("ContentType") for each in types.iterfind(f"{_TYPES}Override")}
    for part in package.names:
        if part != _CONTENT_TYPES and f"/{part}" not in named and part.rpartition(".")[2].lower() not in endings:
            yield f"delen {part} har ingen innehållstyp"
    yield from (f"delen {part[1:]} har en tom innehållstyp" for part, kind in named.items() if "/" not in (kind or ""))
    yield from (
        f"innehållstypen för {part} gäller en del som saknas" for part in named if part[1:] not in package.names
    )
    if _MAIN not in named.values():
        yield "ingen del är ett Word-dokument"


def _relation_ids(package: Package) -> Iterator[str]:
    for part, tree in package.trees.items():
        if part.endswith(".rels"):
            if not all(relation.get(key) for relation in tree for key in ("Id", "Type", "Target")):
                yield f"{part} har ett samband utan namn, slag eller mål"
            yield from (f"{part} har två samband som heter {id_}" for id_ in twice(each.get("Id", "") for each in tree))


def _targets(package: Package) -> Iterator[str]:
    for source, relations in package.relations.items():
        for id_, relation in relations.items():
            target = posixpath.join("/", posixpath.dirname(source), relation.get("Target", ""))
            where = posixpath.normpath(target).lstrip("/").partition("#")[0]
            if relation.get("TargetMode") != "External" and where not in package.names:
                yield f"sambandet {id_} i {source or 'filen'} leder till {where}, som saknas"


def _relation_uses(package: Package) -> Iterator[str]:
    for part, tree in package.trees.items():
        known = package.relations.get(part, {})
        for element in tree.iter():
            for key, used in element.attrib.items():
                if key.startswith(R) and used and used not in known:
                    yield f"{part} använder sambandet {used}, som saknas"


def _vocabularies(package: Package) -> Iterator[str]:
    for part, tree in package.stories.items():
        prefixes = tree.get(f"{MC}Ignorable", "").split()
        for prefix in prefixes:
            if prefix not in tree.nsmap:
                yield f"{part} säger att {prefix} kan hoppas över, men inte vad det är"
        skipped = {tree.nsmap.get(prefix) for prefix in prefixes}
        for element in tree.iter("*"):
            strange = element.tag.startswith("{") and not _KNOWN.match(element.tag)
            if strange and element.tag[1:].partition("}")[0] not in skipped and not _is_free(element):
                yield f"{part} har elementet {name(element)}, som Word inte känner"


def _is_free(element: Any) -> bool:
    return any(over.tag in _OPEN_TO_ALL or name(over) in _OPEN_TO_ALL for over in element.iterancestors())


def _properties(package: Package) -> Iterator[str]:
    for tree in package.trees.values():
        if tree.tag in (f"{_CORE}coreProperties", f"{_EXTENDED}Properties"):
            yield from (f"egenskapen {key} står två gånger" for key in twice(map(name, tree.iterchildren("*"))))
            for key in ("created", "modified"):
                for found in tree.iterfind(f"{{http://purl.org/dc/terms/}}{key}"):
                    if not _DATE.fullmatch(found.text or ""):
                        yield f"egenskapen {key} är ingen tidpunkt: {found.text}"


PACKAGE: tuple[Rule[Package], ...] = (
    Rule("varje del finns en gång", _parts_once),
    Rule("varje del går att läsa", _readable),
    Rule("varje del har en innehållstyp", _content_types, TEMPLATE),
    Rule("samband har egna namn", _relation_ids, TEMPLATE),
    Rule("samband leder till en del", _targets, TEMPLATE),
    Rule("samband som används finns", _relation_uses, TEMPLATE),
    Rule("ordförrådet är känt", _vocabularies, TEMPLATE),
    Rule("egenskaperna står en gång", _properties, TEMPLATE),
)
"""How the parts hold together (ISO/IEC 29500-2, 9–11; markup compatibility: ISO/IEC 29500-3)."""
