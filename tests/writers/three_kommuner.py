"""The templates of three kommuner, made with python-docx as their kommunikatörer made them in Word.

Kusten has English style names, a .dotx, and fields in header and footer alone. Skogen has Swedish names, a cover of two
sections, other headers on first and even pages, a logo, and pages after the report. Fjället has next to no styles, a
table of fields on its cover, and the report's place in a content control.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.shared import Cm, Pt, RGBColor
from lxml import etree

from tests.writers import samples
from tests.writers.docx_reader import W
from tests.writers.house_templates import as_dotx, bare, in_swedish, saved

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph

SEA = RGBColor(0x0B, 0x5A, 0x7A)


def written(paragraph: Paragraph, *pieces: str) -> None:
    """Write in runs of their own, as Word splits what was typed in several goes."""
    for number, piece in enumerate(pieces):
        paragraph.add_run(piece).bold = number % 2 == 1


def kusten() -> bytes:
    """A .dotx of one section, without a cover of its own."""
    document = docx.Document()
    for level in (1, 2, 3):
        style = document.styles[f"Heading {level}"]
        style.font.name, style.font.color.rgb = "Georgia", SEA
    document.styles["Normal"].font.name = "Georgia"
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    written(section.header.paragraphs[0], "{", "{ ti", "tel", " }} · ", "{{nä", "mnd }", "}")
    written(section.footer.paragraphs[0], "Dnr {{ d", "nr }}, {{", " datum ", "}}")
    document.add_paragraph("Skriv inget här.")
    return as_dotx(saved(document))


def skogen() -> bytes:
    """Four sections: the cover, its inside, the report with a line after it, and a page on who made it."""
    document = docx.Document()
    in_swedish(document)
    document.settings.odd_and_even_pages_header_footer = True
    first = document.sections[0]
    first.page_width, first.page_height = Cm(21), Cm(29.7)
    first.different_first_page_header_footer = True
    first.first_page_header.paragraphs[0].text = "Skogens vapen"
    first.header.paragraphs[0].text = "Omslagets andra sida"
    document.add_paragraph("{{ kommun }}", style="Underrubrik")
    written(document.add_paragraph(style="Rubrik"), "{{ ", "titel", " }}")
    document.add_paragraph("Utan diarienummer: {{ dnr }}")

    inside = document.add_section(WD_SECTION.NEW_PAGE)
    inside.different_first_page_header_footer = False
    document.add_paragraph("Skogens kommun antar planer och följer upp dem.")

    report = document.add_section(WD_SECTION.NEW_PAGE)
    report.different_first_page_header_footer = True
    for header in (report.header, report.even_page_header, report.first_page_header, report.footer):
        header.is_linked_to_previous = False
    logo = report.header.paragraphs[0].add_run().add_picture(io.BytesIO(samples.png(120, 40)), width=Cm(3))
    logo._inline.docPr.set("descr", "Skogens kommun, logotyp")
    report.header.paragraphs[0].add_run(" udda {{ namnd }}")
    report.even_page_header.paragraphs[0].text = "jämn {{ period }}"
    report.first_page_header.paragraphs[0].text = "första {{ forvaltning }}"
    report.footer.paragraphs[0].text = "Skogens sidfot"
    written(document.add_paragraph(), "{{ inne", "håll", " }}")
    document.add_paragraph("Så beslutat av {{ namnd }}.")

    document.add_section(WD_SECTION.NEW_PAGE)
    document.add_paragraph("Form och tryck: Skogens kommun")
    return saved(document)


def fjallet() -> bytes:
    """Hardly a style, a table of fields, and a content control on a page of its own."""
    document = docx.Document(io.BytesIO(bare()))
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    document.add_paragraph("{{ titel }}").runs[0].font.size = Pt(30)
    table = document.add_table(2, 2)
    for row, (term, field) in zip(table.rows, (("Nämnd", "{{ namnd }}"), ("Period", "{{ period }}")), strict=True):
        row.cells[0].text, row.cells[1].text = term, field
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    add_control(document, "{{ inne", "hall }}", "Exempel på en rubrik")
    document.add_paragraph("Fjället, {{ kommun }}")
    return saved(document)


def add_control(document: WordDocument, *pieces: str) -> None:
    """Put a content control at the document's end, its paragraphs' text split over runs within it."""
    *field, sample = pieces
    runs = "".join(f'<w:r><w:t xml:space="preserve">{piece}</w:t></w:r>' for piece in field)
    control = (
        f'<w:sdt xmlns:w="{W}"><w:sdtPr><w:tag w:val="rapport"/></w:sdtPr><w:sdtContent><w:p>{runs}</w:p>'
        f"<w:p><w:r><w:t>{sample}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    body = document.element.body
    body.insert(len(body) - 1, parse_xml(etree.tostring(etree.fromstring(control))))
