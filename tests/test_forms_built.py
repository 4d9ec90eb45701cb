"""Every form of text in the three formats, as readers that know nothing of the program find it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import html5lib
import pikepdf
import pytest
from lxml import html
from pdfminer.high_level import extract_text

from reports.pipeline import BUILD, FORMATS, Run, Studio
from reports.readers.load import Workspace
from tests.templating.test_prose import DIAGRAM, DRIFT
from tests.workspaces import REPORT, plan, workspace
from tests.writers.docx_reader import find, headings, pandoc, paragraphs, part, text

PROSE = """
**Vård och omsorg** är störst, se {{ se("tabell-drift") }}[^1]. {{ se("diagram-d-1") }} visar mer, liksom
{{ se("tabell-underlag") }} i {{ se("avsnitt-metod") }}.

::: faktaruta Så räknas *frånvaron*
Frånvaron[^1] räknas i procent[^2]:

- korttid
  1. steg ett
     - delsteg
:::

> Citat[^3].

{{ tabell("drift") }}

{{ diagram("d-1") }}

{{ sidbrytning }}

Efter sidbrytningen, läs [SCB:s statistik](https://www.scb.se/statistik).

[^1]: Första stycket.

    Andra stycket om {{ drift.summa.utfall | tkr }}.
[^2]: Rutans not.
[^3]: Citatets not.
"""
MORE = """
[avsnitt.metod]
rubrik = "Metod & urval"
bilaga = true
text = "{{ tabell('underlag') }}"

[avsnitt.bred]
rubrik = "Bred"
liggande = true
text = "På sidan."
"""
UNDERLAG = '\n[tabell.underlag]\nrubrik = "Underlag"\nforsta_kolumn = "N"\nkolumn = [{ id = "a", namn = "A" }]\n'
UNDERLAG += 'rad = [{ namn = "R", varden = [1] }]\n'


@dataclass(frozen=True)
class Built:
    """A document in all formats."""

    docx: bytes
    pdf: bytes
    html: bytes

    @property
    def page(self) -> Any:
        """The web page, which a strict reader has read before."""
        html5lib.HTMLParser(strict=True).parse(self.html.decode())
        return html.fromstring(self.html)

    @property
    def pdf_text(self) -> str:
        """The text of all pages, each white space a space."""
        return re.sub(r"\s+", " ", extract_text(io.BytesIO(self.pdf)))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    report = plan(PROSE, MORE).replace('period = "2027"', 'period = "2027"\nutkast = true\nversion = "Version 2"')
    files = {"verksamhetsplan.toml": report, "e.toml": DRIFT + DIAGRAM + UNDERLAG}
    root = workspace(tmp_path_factory.mktemp("former"), files)
    return Built(**Run(Studio(Workspace(root)), root / REPORT, list(FORMATS)).through(BUILD).files)


# ---------------------------------------------------------------- Word


def test_word_has_the_references_with_their_numbers(built: Built) -> None:
    (line,) = [text(found) for found in find(part(built.docx), ".//w:p") if text(found).startswith("Vård och")]
    assert line.replace("\u00a0", " ") == (
        "Vård och omsorg är störst, se tabell 1. Figur 1 visar mer, liksom tabell B1.1 i bilaga 1."
    )
    anchors = set(find(part(built.docx), ".//w:hyperlink/@w:anchor"))
    assert anchors <= set(find(part(built.docx), ".//w:bookmarkStart/@w:name"))


def test_word_has_an_appendix_on_a_new_page_with_its_own_table_number(built: Built) -> None:
    assert headings(built.docx)[-1] == "Bilaga 1: Metod & urval"
    assert "Tabell B1.1. Underlag" in paragraphs(part(built.docx), "Beskrivning")


def test_word_has_the_box_as_paragraphs_and_the_break_as_a_new_page(built: Built) -> None:
    document = docx.Document(io.BytesIO(built.docx))
    styles = [paragraph.style.name for paragraph in document.paragraphs]
    assert styles.count("Faktaruta rubrik") == 1
    assert styles.count("Faktaruta") == 4
    (after,) = [found for found in document.paragraphs if found.text.startswith("Efter sidbrytningen")]
    assert after.paragraph_format.page_break_before
    assert [section.orientation.name for section in document.sections].count("LANDSCAPE") == 1


def test_word_has_real_footnotes_the_first_with_two_paragraphs_and_two_marks(built: Built) -> None:
    notes = find(part(built.docx, "word/footnotes.xml"), ".//w:footnote[not(@w:type)]")
    assert [len(find(note, "w:p")) for note in notes] == [2, 1, 1]
    assert len(find(part(built.docx), ".//w:footnoteReference")) == 3
    assert "NOTEREF" in "".join(find(part(built.docx), ".//w:instrText/text()"))
    assert sum(inline["t"] == "Note" for inline in _inlines(pandoc(built.docx))) == 3


def _inlines(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if "t" in node:
            yield node
        for child in node.values():
            yield from _inlines(child)
    elif isinstance(node, list):
        for child in node:
            yield from _inlines(child)


def test_word_says_the_version_in_the_header_of_every_page(built: Built) -> None:
    for section in docx.Document(io.BytesIO(built.docx)).sections:
        heads = [section.header, section.first_page_header] if section.different_first_page_header_footer else []
        for head in heads or [section.header]:
            assert head.paragraphs[0].text == "UTKAST · Version 2"


# ---------------------------------------------------------------- PDF


def test_the_pdf_has_the_same_numbers_and_links_to_what_it_refers_to(built: Built) -> None:
    for words in (
        "se tabell 1",
        "Figur 1 visar mer",
        "tabell B1.1",
        "Tabell B1.1. Underlag",
        "Bilaga 1: Metod & urval",
    ):
        assert words in built.pdf_text.replace("\u00a0", " ")
    with pikepdf.open(io.BytesIO(built.pdf)) as pdf:
        links = [link for page in pdf.pages for link in page.get("/Annots", []) if link.Subtype == "/Link"]
    assert len(links) >= 5


def test_the_pdf_says_the_version_on_every_page(built: Built) -> None:
    with pikepdf.open(io.BytesIO(built.pdf)) as pdf:
        count = len(pdf.pages)
    for number in range(count):
        assert "UTKAST · Version 2" in extract_text(io.BytesIO(built.pdf), page_numbers=[number])
    assert "Version 2" in extract_text(io.BytesIO(built.pdf), page_numbers=[0])


def test_the_pdf_breaks_pages_where_it_is_told_to(built: Built) -> None:
    with pikepdf.open(io.BytesIO(built.pdf)) as pdf:
        texts = [extract_text(io.BytesIO(built.pdf), page_numbers=[number]) for number in range(len(pdf.pages))]
        boxes = [tuple(map(float, page.mediabox[2:])) for page in pdf.pages]
    after = [number for number, words in enumerate(texts) if "Efter sidbrytningen" in words]
    assert "Citat" not in texts[after[0]]
    lying = [number for number, (width, height) in enumerate(boxes) if width > height]
    assert ["På sidan." in texts[number] for number in lying] == [True]
    assert "Underlag" in texts[-1]


def test_a_footnote_of_the_pdf_is_printed_once(built: Built) -> None:
    assert built.pdf_text.count("Första stycket.") == 1
    assert built.pdf_text.replace("\u00a0", " ").count("Andra stycket om −4 831 tkr.") == 1


# ---------------------------------------------------------------- HTML


def test_the_page_has_links_that_lead_to_what_they_name(built: Built) -> None:
    page = built.page
    links = {link.text_content().replace("\u00a0", " "): link.get("href") for link in page.xpath("//main//p/a")}
    assert links["tabell 1"] == "#tabell-drift"
    assert links["tabell B1.1"] == "#tabell-underlag"
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in page.xpath("//a/@href") if href.startswith("#")} <= set(ids)


def test_the_page_has_an_aside_with_its_title_and_nested_lists(built: Built) -> None:
    (box,) = built.page.xpath("//aside")
    assert box.xpath("string(*[@id = ../@aria-labelledby])") == "Så räknas frånvaron"
    assert len(box.xpath("./ul/li/ol/li/ul/li")) == 1


def test_the_page_has_one_note_for_two_marks(built: Built) -> None:
    page = built.page
    assert [note.get("value") for note in page.xpath("//section[@role='doc-endnotes']/ol/li")] == ["1", "2", "3"]
    assert [mark.text for mark in page.xpath("//a[@role='doc-noteref']")] == ["1", "1", "2", "3"]
    assert len(page.xpath("//section[@role='doc-endnotes']/ol/li[1]/p")) == 2


def test_the_page_says_the_version_at_its_top_and_on_every_printed_page(built: Built) -> None:
    page = built.page
    assert page.xpath("string(//strong[@class='utkast'])") == "UTKAST · Version 2"
    assert page.xpath("string(//title)") == "Utkast · Version 2: Verksamhetsplan 2027"
    assert '@top-right { content: "UTKAST \\0000b7 Version 2"' in page.xpath("string(//style)")


def test_the_same_content_gives_the_same_bytes(built: Built, tmp_path: Path) -> None:
    report = plan(PROSE, MORE).replace('period = "2027"', 'period = "2027"\nutkast = true\nversion = "Version 2"')
    root = workspace(tmp_path, {"verksamhetsplan.toml": report, "e.toml": DRIFT + DIAGRAM + UNDERLAG})
    again = Run(Studio(Workspace(root)), root / REPORT, list(FORMATS)).through(BUILD).files
    assert again == {"docx": built.docx, "pdf": built.pdf, "html": built.html}
