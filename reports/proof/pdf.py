"""A finished PDF, held against the standards that it says it keeps, and against what they do not ask."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from reports.diagnostics import ALT, COLUMN
from reports.proof.rules import NONSENSE, PROGRAM, Finding, Place, Rule, first, held, shortened
from reports.proof.wordings import is_swedish, names_nothing, shows_nothing

if TYPE_CHECKING:
    import pikepdf

_AUTHOR = "skriv rapportens titel, eller det som mallen gör den av, så att den säger vad dokumentet är"
_ALT = "skriv i alt det som syns i bilden"
_HEADINGS = ("/H1", "/H2", "/H3", "/H4", "/H5", "/H6")


def claims(data: bytes) -> tuple[str, ...]:
    """The standards that a file's XMP says it keeps, as `PDF/UA-1` and `PDF/A-2a`; `data` is the XMP, or all of it."""
    found = {key: _said(data, key) for key in ("pdfuaid:part", "pdfaid:part", "pdfaid:conformance")}
    ua, a = found["pdfuaid:part"], found["pdfaid:part"]
    said = [f"PDF/UA-{ua}" if ua else "", f"PDF/A-{a}{found['pdfaid:conformance'].lower()}" if a else ""]
    return tuple(filter(None, said))


def _said(data: bytes, key: str) -> str:
    found = re.search(rf'{key}\s*(?:>|=")\s*(\w+)'.encode(), data)
    return found[1].decode() if found else ""


def findings(data: bytes) -> list[Finding]:
    """What is wrong with a PDF; nothing when it keeps what it claims and can be read by all."""
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as opened:
            return held(Pdf(data, opened), RULES)
    except (pikepdf.PdfError, pikepdf.OutlineStructureError, *NONSENSE) as error:
        return [Finding(READABLE, [f"filen går inte att läsa som PDF ({error})"], PROGRAM)]


READABLE = "filen går att läsa"


@dataclass(frozen=True)
class Element:
    """A structure element, with the standard type it counts as."""

    node: Any
    kind: str
    above: tuple[str, ...]


@dataclass(frozen=True)
class Pdf:
    """A PDF as pikepdf reads it."""

    data: bytes
    opened: pikepdf.Pdf

    @cached_property
    def xmp(self) -> bytes:
        """The metadata of the file."""
        stream = self.opened.Root.get("/Metadata")
        return b"" if stream is None else bytes(stream.read_bytes())

    @cached_property
    def elements(self) -> list[Element]:
        """The structure elements in reading order."""
        root = self.opened.Root.get("/StructTreeRoot")
        return [] if root is None else list(_under(root, dict(root.get("/RoleMap", {})), ()))

    @cached_property
    def pages(self) -> dict[tuple[int, int], int]:
        """The number of each page, from 1."""
        return {page.obj.objgen: number for number, page in enumerate(self.opened.pages, 1)}

    def of(self, *kinds: str) -> Iterator[Element]:
        """The elements of some kinds, in reading order."""
        return (element for element in self.elements if element.kind in kinds)

    def place(self, element: Element) -> str:
        """Where an element stands, as far as the file says."""
        for node in _nodes(element.node):
            page = node.get("/Pg")
            if page is not None:
                return f"på sida {self.pages.get(page.objgen, '?')}"
        return "i dokumentet"


def _under(node: Any, roles: dict[str, Any], above: tuple[str, ...]) -> Iterator[Element]:
    if "/S" in node:
        kind = str(node.S)
        for _ in roles:
            kind = str(roles.get(kind, kind))
        yield Element(node, kind, above)
        above = (*above, kind)
    for kid in _kids(node):
        yield from _under(kid, roles, above)


def _kids(node: Any) -> list[Any]:
    from pikepdf import Dictionary

    return [kid for kid in _listed(node.get("/K")) if isinstance(kid, Dictionary)]


def _listed(value: Any) -> list[Any]:
    from pikepdf import Array

    return [*value] if isinstance(value, Array) else [] if value is None else [value]


def _nodes(node: Any) -> Iterator[Any]:
    yield node
    for kid in _kids(node):
        yield from _nodes(kid)


def _is_filled(node: Any) -> bool:
    """Whether there is anything to read in an element: content of a page, or a text instead."""
    from pikepdf import Dictionary

    if "/Alt" in node or "/ActualText" in node:
        return True
    return any(not (isinstance(kid, Dictionary) and "/S" in kid) or _is_filled(kid) for kid in _listed(node.get("/K")))


def _attribute(node: Any, name: str) -> Any:
    return next((held[name] for held in _listed(node.get("/A")) if name in held), None)


# ---------------------------------------------------------------- rules


def _claims(pdf: Pdf) -> Iterator[str]:
    said = claims(pdf.xmp)
    for standard in ("PDF/UA", "PDF/A"):
        if not any(claim.startswith(f"{standard}-") for claim in said):
            yield f"filen säger inte att den håller {standard}"


def _against(standard: str, pdf: Pdf) -> Iterator[str]:
    import page

    for claim in claims(pdf.xmp):
        if not claim.startswith(f"{standard}-"):
            continue
        profile = claim.rpartition("/")[2].lower().removeprefix("a-").replace("ua-", "ua")
        try:
            report = page.validate_pdf_bytes(pdf.data, profile=profile)
        except (page.PageError, ValueError) as error:
            yield f"{claim} går inte att pröva ({error})"
            continue
        broken = dict.fromkeys(failure.rule_id for failure in report.failures)
        said = {failure.rule_id: failure.message for failure in reversed(report.failures)}
        yield from (f"{claim} hålls inte: {rule} ({said[rule]})" for rule in broken)


def _ua(pdf: Pdf) -> Iterator[str]:
    return _against("PDF/UA", pdf)


def _a(pdf: Pdf) -> Iterator[str]:
    return _against("PDF/A", pdf)


def _language(pdf: Pdf) -> Iterator[str]:
    language = str(pdf.opened.Root.get("/Lang", ""))
    if language and not is_swedish(language):  # none at all breaks PDF/UA
        yield f'språket står som "{language}"'


def _title(pdf: Pdf) -> Iterator[str]:
    with pdf.opened.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as meta:
        title = str(meta.get("dc:title") or "").strip()
    if title and names_nothing(title):
        yield f'titeln "{shortened(title)}" säger inte vad dokumentet är'


def _bookmarks(pdf: Pdf) -> Iterator[str]:
    with pdf.opened.open_outline() as outline:
        titles = [item.title for item in _items(outline.root)]
    chapters = sum(1 for _ in pdf.of("/H1"))
    if len(titles) < chapters:
        yield f"{chapters} rubriker på översta nivån har bara {len(titles)} bokmärken"
    if not all(map(str.strip, titles)):
        yield "ett bokmärke har ingen text"


def _items(items: Any) -> Iterator[Any]:
    for item in items:
        yield item
        yield from _items(item.children)


def _headings(pdf: Pdf) -> Iterator[str]:
    if next(pdf.of(*_HEADINGS), None) is None:
        yield "dokumentet har inga rubriker"


def _heading_texts(pdf: Pdf) -> Iterator[str]:
    for element in pdf.of(*_HEADINGS):
        if not _is_filled(element.node):
            yield f"en rubrik {pdf.place(element)} har ingen text"


def _header_cells(pdf: Pdf) -> Iterator[str]:
    for number, table in enumerate(pdf.of("/Table"), 1):
        if not any(str(node.get("/S")) == "/TH" for node in _nodes(table.node)):
            yield f"tabell {number}, {pdf.place(table)}, har inga rubrikceller"


def _header_texts(pdf: Pdf) -> Iterator[str]:
    for element in pdf.of("/TH"):
        if not _is_filled(element.node):
            yield Place(f"en rubrikcell {pdf.place(element)} har ingen text", COLUMN)


def _headers(pdf: Pdf) -> Iterator[str]:
    known = {str(element.node.ID) for element in pdf.of("/TH") if "/ID" in element.node}
    for element in pdf.of("/TH", "/TD"):
        named = {str(name) for name in _listed(_attribute(element.node, "/Headers"))}
        if named - known:
            yield f"en cell {pdf.place(element)} säger sig ha rubriker som inte finns: {first(sorted(named - known))}"


def _alternatives(pdf: Pdf) -> Iterator[str]:
    for element in pdf.of("/Figure", "/Formula"):
        text = str(element.node.get("/Alt", "")).strip()
        if shows_nothing(text):
            yield Place(f"en bilds text säger inget: ”{text}”, {pdf.place(element)}", ALT, text)


RULES: tuple[Rule[Pdf], ...] = (
    Rule("filen säger vilka standarder den håller", _claims),
    Rule("filen håller PDF/UA som den säger", _ua),
    Rule("filen håller PDF/A som den säger", _a),
    Rule("texten är på svenska", _language),
    Rule("titeln säger vad dokumentet är", _title, _AUTHOR),
    Rule("rubrikerna är bokmärken", _bookmarks),
    Rule("dokumentet har rubriker", _headings),
    Rule("rubrikerna har text", _heading_texts),
    Rule("tabellerna har rubrikceller", _header_cells),
    Rule("rubrikcellerna har text", _header_texts),
    Rule("cellernas rubriker finns", _headers),
    Rule("bildernas text säger något", _alternatives, _ALT),
)
"""What a PDF is held against: the independent validator's rules for what it claims (PDF/UA-1, ISO 14289-1; PDF/A-2,
ISO 19005-2), then what neither asks for (WCAG 2.1, techniques PDF2, PDF6, PDF9, PDF18)."""
