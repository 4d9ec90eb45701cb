"""Three house templates, as different as those of three kommuner, made with python-docx as people make them in Word."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import TYPE_CHECKING

import docx
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Cm, Pt, RGBColor

from tests.writers import samples

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

PLUM = RGBColor(0x6A, 0x1B, 0x4D)
_SWEDISH = {
    "heading 1": "Rubrik 1",
    "heading 2": "Rubrik 2",
    "heading 3": "Rubrik 3",
    "Title": "Rubrik",
    "Subtitle": "Underrubrik",
    "caption": "Beskrivning",
    "List Bullet": "Punktlista",
    "List Number": "Numrerad lista",
    "Quote": "Citat",
}


def saved(document: WordDocument) -> bytes:
    """The bytes of a template."""
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def swedish() -> bytes:
    """Styles with Swedish names and ids, plum headings, a header whose field Word has split over runs, one section."""
    document = docx.Document()
    in_swedish(document)
    section = document.sections[0]
    paragraph = section.header.paragraphs[0]
    for piece in ("Dnr {", "{ d", "nr", " }", "} · {{ nämnd }}, {{ okänt }}"):
        paragraph.add_run(piece)
    section.footer.paragraphs[0].text = "{{kommun}}"
    document.add_paragraph("Exempeltext som inte ska följa med.")
    return saved(document)


def in_swedish(document: WordDocument) -> None:
    """Give the styles Swedish names and ids, and the colour plum."""
    names = {style.name.lower(): style for style in document.styles if style.name}
    for english, name in _SWEDISH.items():
        style = names[english.lower()]
        _rename(document, style.style_id, name.replace(" ", ""))
        style.element.name_val = name
        style.font.color.rgb = PLUM
    names["toc heading"].element.name_val = "Innehållsförteckningsrubrik"


def _rename(document: WordDocument, old: str, new: str) -> None:
    """Give a style another id wherever it is referred to."""
    for element in document.styles.element.iter():
        for key, value in element.attrib.items():
            if value == old and (key.endswith("styleId") or element.tag.endswith(("basedOn", "link", "next"))):
                element.set(key, new)


def bare() -> bytes:
    """Nothing but a body style: no headings, no captions, no header, no numbering, a page that lies on its side."""
    document = docx.Document()
    kept = {"Normal", "Default Paragraph Font", "Normal Table", "No List"}
    for style in list(document.styles):
        if style.name not in kept:
            style.element.getparent().remove(style.element)
    document.styles["Normal"].font.name = "Georgia"
    section = document.sections[0]
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    rest = saved(document)
    return _without_part(rest, "word/numbering.xml", "numbering")


def with_cover() -> bytes:
    """A cover in a section of its own with fields and a table, then a section with header and footer."""
    document = docx.Document()
    styles = document.styles
    table_style = styles.add_style("Kommunens tabell", WD_STYLE_TYPE.TABLE)
    table_style.base_style = styles["Table Grid"]
    document.add_paragraph("{{ kommun }}", style="Subtitle")
    document.add_paragraph("{{ titel }}", style="Title").runs[0].font.size = Pt(40)
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Diarienummer", "{{ dnr }}"
    document.sections[0].footer.paragraphs[0].text = "Omslagets sidfot"
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.header.is_linked_to_previous = False
    section.header.paragraphs[0].text = "{{ namnd }} · {{ period }}"
    section.left_margin = section.right_margin = Cm(3)
    document.add_heading("Exempelrubrik som inte ska följa med", 1)
    return saved(document)


def with_cover_in_one_section() -> bytes:
    """Fields at the top of the only section, a picture among them, and sample text below."""
    document = docx.Document()
    document.add_picture(io.BytesIO(samples.png()), width=Cm(2))
    document.add_paragraph("{{ titel }}", style="Title")
    document.add_paragraph("Exempeltext som inte ska följa med.")
    return saved(document)


def as_dotx(template: bytes) -> bytes:
    """The same template as Word saves it with the ending .dotx, tied to another template."""
    kind = b"wordprocessingml.document.main+xml"
    relation = (
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'attachedTemplate" Target="file:///C:/Mallar/Normal.dotm" TargetMode="External"/>'
    )
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    settings_relations = f'<Relationships xmlns="{namespace}">{relation}</Relationships>'.encode()

    def changed(name: str, data: bytes) -> bytes:
        if name == "[Content_Types].xml":
            return data.replace(kind, b"wordprocessingml.template.main+xml")
        if name == "word/settings.xml":
            root_end = data.index(b">", data.index(b"<w:settings")) + 1
            return data[:root_end] + b'<w:attachedTemplate r:id="rId1"/>' + data[root_end:]
        return data

    return _rewritten(template, changed, {"word/_rels/settings.xml.rels": settings_relations})


def _without_part(template: bytes, name: str, relation: str) -> bytes:
    def changed(part: str, data: bytes) -> bytes:
        if part == name:
            return b""
        if part.endswith("document.xml.rels"):
            return re.sub(rf'<Relationship [^>]*/{relation}"[^>]*/>'.encode(), b"", data)
        if part == "[Content_Types].xml":
            return re.sub(rf'<Override [^>]*"/{name}"[^>]*/>'.encode(), b"", data)
        return data

    return _rewritten(template, changed, {})


def _rewritten(template: bytes, changed: Callable[[str, bytes], bytes], added: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if data := changed(name, old.read(name)):
                new.writestr(name, data)
        for name, data in added.items():
            new.writestr(name, data)
    return buffer.getvalue()
