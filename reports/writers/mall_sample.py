"""What stands in the program's own Word templates for the kommunikatör to read: a cover, and a sample of each style."""

from __future__ import annotations

from collections.abc import Iterable

from reports.writers.docx_stylesheet import STYLES, TEXT_WIDTH
from reports.writers.docx_xml import Run, text_run

Lines = Iterable[tuple[str, str]]
"""Role of a style, empty for body text, and what is written in it; a tab is a tab."""

IDS = {"normal": "Normal", "table_normal": "Normaltabell"} | {style.role: style.id for style in STYLES}
"""Style id by role in the program's own templates."""

NOTE: Lines = (
    ("title", "Husets Wordmall"),
    ("subtitle", "Så här ändrar du utseendet"),
    ("h1", "Formatmallarna bestämmer"),
    ("", "Ändra formatmallarna i Word, sidhuvudet och sidfoten, och spara. Texten på den här sidan skrivs aldrig ut."),
    ("h2", "Fält"),
    ("", "I sidhuvud, sidfot och på ett eget omslag fylls fält inom dubbla klamrar i, så som sidhuvudet här visar."),
    ("bullet", "Punktlista"),
    ("number", "Numrerad lista"),
    ("quote", "Citat"),
    ("box_title", "Faktaruta"),
    ("box", "Text i en faktaruta."),
)
"""The text of the template that reports are built into; no report shows it."""

COVER: Lines = (
    ("cover_organisation", "{{ kommun }}"),
    ("title", "{{ titel }}"),
    ("subtitle", "{{ undertitel }}"),
    ("cover_facts", "Förvaltning\t{{ forvaltning }}"),
    ("cover_facts", "Period\t{{ period }}"),
    ("cover_facts", "Datum\t{{ datum }}"),
    ("cover_facts", "Diarienummer\t{{ dnr }}"),
)
"""The cover of a starting template: a line whose fields are all empty is left out of a report."""

_SAMPLE: Lines = (
    ("", "{{ innehall }}"),
    ("ingress", "Den här rutan byts ut mot rapporten. Det du ser i den visar bara hur rapporten kommer att se ut."),
    ("", "Ändra formatmallarna: högerklicka på en av dem under Format på fliken Start, och välj Ändra. Text före rutan "
         "kommer före rapporten, och text efter rutan kommer efter den, till exempel en baksida med adresser."),
    ("toc_heading", "Innehållsförteckningsrubrik"),
    *((f"toc{level}", f"Innehåll {level}") for level in range(1, 7)),
    *((f"h{level}", f"Rubrik {level}") for level in range(1, 7)),
    ("", "Brödtext är formatmallen Normal. Den används i alla stycken som inte är något annat."),
    ("bullet", "Punktlista"),
    ("number", "Numrerad lista"),
    ("quote", "Citat"),
    ("box_title", "Faktaruta rubrik"),
    ("box", "Faktaruta"),
    ("facts", "Uppgifter\tett ord och dess värde, som i huvudet på ett PM"),
    ("avsandare", "Avsändare"),
    ("figure", "Figur: stycket som ett diagram står i"),
    ("caption", "Beskrivning: texten över en tabell och under ett diagram"),
)  # fmt: skip
_AFTER_TABLE: Lines = (
    ("liten", "Liten text: anmärkningar under tabeller och diagram"),
    ("footnote_text", "Fotnotstext"),
    ("draft", "Utkast: märket överst på varje sida i ett utkast"),
)
_CELLS = (("head", "Tabellhuvud", "Utfall"), ("cell", "Tabelltext", "118"))


_ELSEWHERE = {"cover_organisation", "title", "subtitle", "cover_facts", "head", "cell", "header", "footer"}
_SHOWN = {role for role, _ in (*_SAMPLE, *_AFTER_TABLE)} | _ELSEWHERE
_REST: Lines = tuple(
    (style.role, style.swedish) for style in STYLES if style.kind == "paragraph" and style.role not in _SHOWN
)
"""Styles that say enough by their names."""


def lines(written: Lines) -> str:
    """Paragraphs, each in its style; what stands before a tab is a term, in bold."""
    return "".join(line(role, _runs(text)) for role, text in written)


def _runs(text: str) -> str:
    term, tab, rest = text.rpartition("\t")
    return (text_run(term, Run(bold=True)) + "<w:r><w:tab/></w:r>" if tab else "") + text_run(rest)


def line(role: str, content: str, properties: str = "") -> str:
    """A paragraph of runs; properties of its own come after its style."""
    style = f'<w:pStyle w:val="{IDS[role]}"/>' if role else ""
    return f"<w:p><w:pPr>{style}{properties}</w:pPr>{content}</w:p>" if style else f"<w:p>{content}</w:p>"


def _table() -> str:
    width = TEXT_WIDTH // 2
    rows = "".join(
        "<w:tr>" + ('<w:trPr><w:tblHeader/></w:trPr>' if role == "head" else "")
        + "".join(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{lines([(role, text)])}</w:tc>'
                  for text in texts)
        + "</w:tr>"
        for role, *texts in _CELLS
    )  # fmt: skip
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{IDS["table"]}"/><w:tblW w:w="5000" w:type="pct"/>'
        '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" '
        f'w:noVBand="1"/></w:tblPr><w:tblGrid>{f"""<w:gridCol w:w="{width}"/>""" * 2}</w:tblGrid>{rows}</w:tbl>'
    )


def _marked() -> str:
    """A paragraph with the styles that stand within a line."""
    link, note = Run(style=IDS["link"]), Run(style=IDS["footnote_reference"])
    words = text_run("Hyperlänk", link) + text_run(" och fotnotsreferens") + text_run("1", note)
    return line("", words + text_run(" är teckenformat."))


CONTROL = (
    '<w:sdt><w:sdtPr><w:alias w:val="Rapporten"/><w:tag w:val="innehall"/><w:id w:val="1"/></w:sdtPr><w:sdtContent>'
    f"{lines(_SAMPLE)}{_table()}{lines(_AFTER_TABLE)}{_marked()}{lines(_REST)}</w:sdtContent></w:sdt>"
)
"""A content control that gives way to the report, with a sample of each style in it."""
