"""A PDF that is built is found to be right; broken on purpose, each rule catches what is broken."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from reports.pdf_streams import with_sure_ends
from reports.proof.pdf import READABLE, RULES, claims, findings
from tests.pdf_reader import elements

Break = Callable[[pikepdf.Pdf], Any]


def every(opened: pikepdf.Pdf, *kinds: str) -> list[Any]:
    return [element for element in elements(opened.Root.StructTreeRoot) if str(element.S) in kinds]


def in_metadata(pattern: str, other: str = "") -> Break:
    def change(opened: pikepdf.Pdf) -> None:
        before = opened.Root.Metadata.read_bytes().decode()
        after = re.sub(pattern, other, before, flags=re.DOTALL)
        assert after != before
        opened.Root.Metadata.write(after.encode())

    return change


def without(*names: str) -> Break:
    def change(opened: pikepdf.Pdf) -> None:
        for name in names:
            del opened.Root[name]

    return change


def emptied(kind: str) -> Break:
    return lambda opened: setattr(every(opened, kind)[-1], "K", Array([]))


def retitled(title: str) -> Break:
    return in_metadata("(<dc:title>.*?<rdf:li[^>]*>)[^<]*", rf"\g<1>{title}")


def without_headings(opened: pikepdf.Pdf) -> None:
    for element in every(opened, *(f"/H{level}" for level in range(1, 7))):
        element.S = Name.P


def without_header_cells(opened: pikepdf.Pdf) -> None:
    for element in elements(every(opened, "/Table")[0]):
        if element.S == "/TH":
            element.S = Name.TD
        if "/Headers" in (attributes := element.get("/A", [Dictionary()])[0]):
            del attributes["/Headers"]


def with_an_unknown_header(opened: pikepdf.Pdf) -> None:
    cell = next(cell for cell in every(opened, "/TD") if "/Headers" in cell.get("/A", [Dictionary()])[0])
    cell.A[0].Headers = Array([String("finns inte")])


def with_an_unnamed_bookmark(opened: pikepdf.Pdf) -> None:
    opened.Root.Outlines.First.Title = String("")


def with_a_script(opened: pikepdf.Pdf) -> None:
    opened.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def with_a_page_that_acts(opened: pikepdf.Pdf) -> None:
    opened.pages[0].obj.AA = Dictionary(O=Dictionary(S=Name.Named, N=Name.Print))


UA, A = "filen håller PDF/UA som den säger", "filen håller PDF/A som den säger"
SWEDISH, SAYS = "texten är på svenska", "bildernas text säger något"
CLAIMS, TITLE = "filen säger vilka standarder den håller", "titeln säger vad dokumentet är"

BREAKS: dict[str, tuple[str, Break]] = {
    "a file that says nothing of PDF/UA": (CLAIMS, in_metadata("<pdfuaid:part>.*?</pdfuaid:part>")),
    "a file that says nothing of PDF/A": (CLAIMS, in_metadata("<pdfaid:(part|conformance)>.*?</pdfaid:.*?>")),
    "a title that is not shown": (UA, without("/ViewerPreferences")),
    "a picture without a text": (UA, lambda opened: every(opened, "/Figure")[0].__delitem__("/Alt")),
    "a heading that skips a level": (UA, lambda opened: setattr(every(opened, "/H2")[0], "S", Name.H4)),
    "a line that is neither content nor decoration": (
        UA,
        lambda opened: opened.pages[1].contents_add(b"0 0 m 100 100 l S"),
    ),
    "a missing language": (UA, without("/Lang")),
    "a page whose links are not in reading order": (UA, lambda opened: opened.pages[1].obj.__delitem__("/Tabs")),
    "a script that runs when the file is opened": (A, with_a_script),
    "a page that prints itself when it is shown": (A, with_a_page_that_acts),
    "a language in words": (SWEDISH, lambda opened: setattr(opened.Root, "Lang", String("svenska"))),
    "another language": (SWEDISH, lambda opened: setattr(opened.Root, "Lang", String("en-US"))),
    "a file name as title": (TITLE, retitled("delarsrapport.docx")),
    "an empty kind of title": (TITLE, retitled("Untitled")),
    "a file without bookmarks": ("rubrikerna är bokmärken", without("/Outlines")),
    "a bookmark without words": ("rubrikerna är bokmärken", with_an_unnamed_bookmark),
    "headings that are only large": ("dokumentet har rubriker", without_headings),
    "an empty heading": ("rubrikerna har text", emptied("/H2")),
    "a table without header cells": ("tabellerna har rubrikceller", without_header_cells),
    "an empty header cell": ("rubrikcellerna har text", emptied("/TH")),
    "a cell that names a header that is not there": ("cellernas rubriker finns", with_an_unknown_header),
    "a file name as the text of a picture": (
        SAYS,
        lambda opened: setattr(every(opened, "/Figure")[0], "Alt", String("diagram-1.png")),
    ),
    "a kind as the text of a picture": (
        SAYS,
        lambda opened: setattr(every(opened, "/Figure")[0], "Alt", String("Diagram")),
    ),
}
"""What is done to the file, with the rule that must catch it."""


def broken(data: bytes, change: Break) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as opened:
        change(opened)
        out = io.BytesIO()
        opened.save(out, fix_metadata_version=False)
    return with_sure_ends(out.getvalue())


def test_the_built_pdf_breaks_no_rule(specimen: dict[str, bytes]) -> None:
    assert findings(specimen["pdf"]) == []
    assert claims(specimen["pdf"]) == ("PDF/UA-1", "PDF/A-2a")


@pytest.mark.parametrize("what", BREAKS)
def test_the_rule_catches(what: str, specimen: dict[str, bytes]) -> None:
    rule, change = BREAKS[what]
    found = findings(broken(specimen["pdf"], change))
    assert [finding.rule for finding in found] == [rule], found


def test_every_rule_has_been_seen_to_catch_something() -> None:
    assert {rule for rule, _ in BREAKS.values()} == {rule.name for rule in RULES}


def test_what_is_no_pdf_is_said_to_be_none(specimen: dict[str, bytes]) -> None:
    spoilt = broken(specimen["pdf"], lambda opened: setattr(opened.Root, "Metadata", 7))
    for data in (b"%PDF-1.7\nsedan inget mer", spoilt):
        (finding,) = findings(data)
        assert finding.rule == READABLE


def test_a_finding_says_where(specimen: dict[str, bytes]) -> None:
    (finding,) = findings(broken(specimen["pdf"], emptied("/TH")))
    assert re.fullmatch(r"en rubrikcell .* har ingen text", finding.message)


@pytest.mark.parametrize(
    ("xmp", "said"),
    [
        (b"<pdfuaid:part>1</pdfuaid:part>", ("PDF/UA-1",)),
        (b'<rdf:Description pdfaid:part="2" pdfaid:conformance="B"/>', ("PDF/A-2b",)),
        (b"", ()),
    ],
)
def test_what_a_file_claims_is_read_however_it_is_written(xmp: bytes, said: tuple[str, ...]) -> None:
    assert claims(xmp) == said
