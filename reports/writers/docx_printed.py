"""The number that stands on a page of a Word document, which its sections may begin anew or write in their own way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from reports.writers.docx_xml import w

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_FORMS = ("decimal", "lowerRoman", "upperRoman")


class UnknownNumberError(ValueError):
    """What is printed on the pages can't be told for sure; the message, in Swedish, says why."""


@dataclass(frozen=True, slots=True)
class Section:
    """How a section's pages are numbered (`w:pgNumType` and `w:type`, ISO/IEC 29500-1 §17.6)."""

    kind: str = "nextPage"
    """Where it begins: `nextPage`, `oddPage`, `evenPage`, or `continuous` on the page of the one before it."""
    start: int | None = None
    """Its first number; None when it goes on from the section before."""
    form: str = "decimal"


def beginnings(root: Any) -> Iterator[tuple[Section, Any]]:
    """The sections of a `w:document`, each with its first paragraph; raises UnknownNumberError."""
    first: Any = None
    for paragraph in _paragraphs(root):
        first = paragraph if first is None else first
        ends = paragraph.find(f"{w('pPr')}/{w('sectPr')}")
        if ends is not None:
            yield _section(ends), first
            first = None
    last = root.find(f"{w('body')}/{w('sectPr')}")
    if first is not None:
        yield (_section(last) if last is not None else Section()), first


def _paragraphs(root: Any) -> Iterator[Any]:
    """The paragraphs on the pages, without those of text boxes."""
    box = w("txbxContent")
    return (one for one in root.iter(w("p")) if next(one.iterancestors(box), None) is None)


def _section(properties: Any) -> Section:
    kind, numbering = properties.find(w("type")), properties.find(w("pgNumType"))
    found = {} if numbering is None else dict(numbering.attrib)
    start, form = found.get(w("start")), found.get(w("fmt"), "decimal")
    if form not in _FORMS or w("chapStyle") in found or not (start or "0").isdecimal():
        raise UnknownNumberError("mallen numrerar sidorna på ett sätt som programmet inte känner")
    return Section("nextPage" if kind is None else kind.get(w("val"), "nextPage"), int(start) if start else None, form)


def printed(page: int, sections: Sequence[Section], firsts: Sequence[int]) -> str:
    """What stands on a page, counted from 1 without those left empty, of a document whose sections begin on `firsts`.

    Raises UnknownNumberError when the sections don't begin where they should.
    """
    number, before, form = 1, 1, "decimal"
    for place, (section, first) in enumerate(zip(sections, firsts, strict=True)):
        if first > page:
            break
        if section.kind == "continuous" and place:
            if section.start is not None or section.form != form:
                raise UnknownNumberError("mallen börjar om sidnumreringen mitt på en sida")
            continue
        if place and first <= before:
            raise UnknownNumberError("avsnitten börjar inte på sidor för sig")
        number = _begun(section, number + first - before)
        before, form = first, section.form
    return _written(number + page - before, form)


def _begun(section: Section, number: int) -> int:
    """The number on a section's first page: Word leaves a page empty where it must be odd or even."""
    wanted = {"oddPage": 1, "evenPage": 0}.get(section.kind)
    if section.start is None:
        return number if wanted in (None, number % 2) else number + 1
    if wanted not in (None, section.start % 2):
        raise UnknownNumberError("mallen begär en udda sida med ett jämnt nummer, eller tvärtom")
    return section.start


def _written(number: int, form: str) -> str:
    if form == "decimal":
        return str(number)
    text = ""
    for worth, sign in _ROMAN:
        text += sign * (number // worth)
        number %= worth
    return text.upper() if form == "upperRoman" else text
