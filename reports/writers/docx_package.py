"""The package that a Word file is (ISO/IEC 29500-2): parts in a zip, how they relate, what types they have."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from reports.records import dataclass
from reports.writers.docx_fields import Segments, fill
from reports.writers.docx_xml import PROLOG, R, attribute, encode
from reports.writers.docx_zip import Packed, packed, packed_before, zipped

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_TYPES = _PACKAGE + "content-types"
_RELATIONSHIPS = _PACKAGE + "relationships"
_DEFAULT_TYPES = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "svg": "image/svg+xml",
}
MEDIA = {"png": "image/png", "jpeg": "image/jpeg", "svg": "image/svg+xml"}
"""Content type of a picture part by its extension."""
_WORDPROCESSING = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_CONTENT_TYPES = "[Content_Types].xml"
# What zipfile raises over damaged data, an unknown way of packing (NotImplementedError) and a password (RuntimeError).
_NO_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)
DOCUMENT_TYPE = _WORDPROCESSING + "document.main+xml"
TEMPLATE_TYPE = _WORDPROCESSING + "template.main+xml"
"""What the document part of a .dotx is."""


class TemplateError(ValueError):
    """A Word template can't be used; the message, in Swedish, says what is wrong with it.

    The hint is empty where all there is to do is to save the template anew.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def part_type(kind: str) -> str:
    """The content type of a WordprocessingML part such as `styles` or `footnotes`."""
    return f"{_WORDPROCESSING}{kind}+xml"


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship from one part to another, or to a place outside the package."""

    id: str
    kind: str
    """Last word of the relationship's type, such as `styles`, or the whole type where it is not Office's own."""
    target: str
    """Part name without a leading slash, or the outside address."""
    external: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A part to be written."""

    name: str
    content_type: str
    content: bytes | Segments
    is_lasting: bool = False
    """Whether other documents have it too, and mostly with the same bytes."""


@dataclass(frozen=True, slots=True)
class Package:
    """A package that was read: its parts as bytes, by name."""

    parts: Mapping[str, bytes]
    defaults: Mapping[str, str]
    """Content type by file extension."""
    overrides: Mapping[str, str]
    """Content type by part name."""

    def relations(self, part: str = "") -> list[Relation]:
        """The relationships of a part, or of the package itself; those to parts that don't exist are left out."""
        name = rels_name(part)
        found = tree(self.parts[name], name) if name in self.parts else ()
        relations = [_relation(element, posixpath.dirname(part)) for element in found if element.get("Target")]
        return [relation for relation in relations if relation.external or relation.target in self.parts]

    def related(self, kind: str, part: str = "") -> str:
        """The first part within the package of a kind that a part, or the package itself, refers to; or nothing."""
        return next((one.target for one in self.relations(part) if one.kind == kind and not one.external), "")

    def tree(self, part: str) -> Any:
        """A part as an lxml tree; raises TemplateError when it can't be read."""
        return tree(self.parts[part], part)

    def content_type(self, part: str) -> str:
        """The content type of a part."""
        return self.overrides.get(part) or self.defaults.get(extension(part), "application/xml")


def tree(data: bytes, part: str) -> Any:
    """A part as an lxml tree, without entities or anything fetched, for it comes from outside; raises TemplateError."""
    from lxml import etree

    try:
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise TemplateError(f"Word-dokumentet är skadat: {part} går inte att läsa") from error


def read(data: bytes) -> Package:
    """Read a package; raises TemplateError when the bytes are no Office file, or a damaged one."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {info.filename: archive.read(info) for info in archive.infolist() if not info.is_dir()}
    except _NO_ZIP as error:
        raise TemplateError("filen är inget Word-dokument, eller så är den skadad") from error
    if _CONTENT_TYPES not in parts:
        raise TemplateError("filen är inget Word-dokument")
    types = tree(parts[_CONTENT_TYPES], _CONTENT_TYPES)
    return Package(
        parts, dict(_declared(types, "Default", "Extension")), dict(_declared(types, "Override", "PartName"))
    )


def write(parts: list[Part], values: Mapping[str, str]) -> bytes:
    """Zip the parts in the order given, their slots filled, with the same bytes whenever and wherever it is done."""
    every = (Part(_CONTENT_TYPES, "", encode(_content_types(parts))), *parts)
    return zipped((part.name, _packed(part, values)) for part in every)


def _packed(part: Part, values: Mapping[str, str]) -> Packed:
    data = part.content if isinstance(part.content, bytes) else encode(fill(part.content, values))
    return (packed_before if part.is_lasting else packed)(part.name, data)


def _content_types(parts: list[Part]) -> str:
    by_extension = "".join(
        f'<Default Extension="{name}" ContentType="{kind}"/>' for name, kind in _DEFAULT_TYPES.items()
    )
    by_name = "".join(
        f'<Override PartName="/{attribute(part.name)}" ContentType="{attribute(part.content_type)}"/>'
        for part in parts
        if _DEFAULT_TYPES.get(extension(part.name)) != part.content_type
    )
    return f'{PROLOG}<Types xmlns="{_TYPES}">{by_extension}{by_name}</Types>'


def relationships(part: str, relations: Iterable[Relation]) -> Part:
    """The `.rels` part of a part, or of the package itself for an empty name."""
    rows = "".join(_relationship(posixpath.dirname(part), relation) for relation in relations)
    xml = f'{PROLOG}<Relationships xmlns="{_RELATIONSHIPS}">{rows}</Relationships>'
    return Part(rels_name(part), _DEFAULT_TYPES["rels"], encode(xml))


def _relationship(folder: str, relation: Relation) -> str:
    kind = relation.kind if ":" in relation.kind else f"{R}/{relation.kind}"
    target = relation.target if relation.external else _relative(relation.target, folder)
    mode = ' TargetMode="External"' if relation.external else ""
    return f'<Relationship Id="{attribute(relation.id)}" Type="{attribute(kind)}" Target="{attribute(target)}"{mode}/>'


@lru_cache(256)
def _relative(target: str, folder: str) -> str:
    """The way from a folder to a part; posixpath asks the machine for the working directory each time."""
    return posixpath.relpath(target, folder or ".")


def rels_name(part: str) -> str:
    """Where the relationships of a part stand; those of the package itself for an empty name."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", name + ".rels")


def extension(part: str) -> str:
    """A part's file extension in lower case, without the dot."""
    return posixpath.splitext(part)[1][1:].lower()


def _declared(types: Iterable[Mapping[str, str]], tag: str, key: str) -> Iterator[tuple[str, str]]:
    for element in types:
        if getattr(element, "tag", "") == f"{{{_TYPES}}}{tag}":
            name = str(element.get(key, ""))
            yield (name.lower() if tag == "Default" else name.lstrip("/")), str(element.get("ContentType", ""))


def _relation(element: Mapping[str, str], folder: str) -> Relation:
    target, kind = str(element.get("Target")), str(element.get("Type"))
    external = element.get("TargetMode") == "External"
    if not external:
        target = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
    return Relation(str(element.get("Id")), kind.removeprefix(R + "/"), target, external)
