"""Makes the default house template: `python -m reports.writers.mall templates/mall.docx`.

A4, Arial (which every Word has, and LibreOffice a match for), the writer's own styles, a header with kommun and nämnd,
a footer with the page's number, a first page without either for the cover.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from reports.writers import docx_package as package
from reports.writers.docx_numbering import definition, plain_list
from reports.writers.docx_package import DOCUMENT_TYPE, Part, Relation, part_type, relationships
from reports.writers.docx_section import A4, MARGIN
from reports.writers.docx_stylesheet import STANDARD, STYLES, Palette, palette, style_xml
from reports.writers.docx_xml import DECLARATIONS, PROLOG, complex_field, encode, text_run

FONT = "Arial"
_MAIN = "word/document.xml"
_LIST_STYLES = {"bullet": 1, "number": 2}
_IDS = {"normal": "Normal", "table_normal": "Normaltabell"} | {style.role: style.id for style in STYLES}

_DEFAULTS = (
    f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" w:eastAsia="{FONT}" w:hAnsi="{FONT}" '
    f'w:cs="{FONT}"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="sv-SE"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="283" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
    "</w:docDefaults>"
)
# Word's many other styles stay out of sight until someone uses them.
_LATENT = (
    '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1" '
    'w:defQFormat="0" w:count="376"/>'
)
_BASIC = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="Standardstycketeckensnitt">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="Normaltabell"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="Ingenlista"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
)
_SETTINGS = (
    '<w:defaultTabStop w:val="1304"/><w:autoHyphenation/>'
    '<w:consecutiveHyphenLimit w:val="2"/><w:hyphenationZone w:val="425"/><w:doNotHyphenateCaps/>'
    f'<w:defaultTableStyle w:val="{_IDS["table"]}"/><w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
)
_SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:headerReference w:type="first" r:id="rId5"/>'
    '<w:footerReference w:type="default" r:id="rId6"/><w:footerReference w:type="first" r:id="rId7"/>'
    f'<w:pgSz w:w="{A4[0]}" w:h="{A4[1]}"/><w:pgMar w:top="1701" w:right="{MARGIN}" w:bottom="1418" '
    f'w:left="{MARGIN}" w:header="680" w:footer="624" w:gutter="0"/><w:cols w:space="708"/><w:titlePg/></w:sectPr>'
)
_SAMPLE = (
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


def make(primary: str = STANDARD) -> bytes:
    """The template's bytes in a main colour (`#rrggbb`), the same each time."""
    parts = {
        "styles": _whole("styles", _styles(palette(primary))),
        "numbering": _whole("numbering", _numbering()),
        "settings": _whole("settings", _SETTINGS),
        "header": _whole("hdr", _lines("header", (text_run("{{ kommun }}"), text_run("{{ namnd }}")))),
        "header_first": _whole("hdr", _lines("header", ("",))),
        "footer": _whole("ftr", _lines("footer", (_page_number(),))),
        "footer_first": _whole("ftr", _lines("footer", ("",))),
    }
    named = [Part(f"word/{name}.xml", part_type(name.split("_")[0]), encode(xml)) for name, xml in parts.items()]
    relations = [
        Relation(f"rId{number}", name.split("_")[0], f"word/{name}.xml") for number, name in enumerate(parts, 1)
    ]
    body = "".join(_line(role, text_run(text)) for role, text in _SAMPLE) + _SECTION
    whole = [
        relationships("", [Relation("rId1", "officeDocument", _MAIN)]),
        Part(_MAIN, DOCUMENT_TYPE, encode(_whole("document", f"<w:body>{body}</w:body>"))),
        relationships(_MAIN, relations),
        *named,
    ]
    return package.write(whole, {})


def _whole(root: str, content: str) -> str:
    return f"{PROLOG}<w:{root} {DECLARATIONS}>{content}</w:{root}>"


def _styles(colours: Palette) -> str:
    own = []
    for style in STYLES:
        xml = style_xml(style, _IDS, colours)
        if style.role in _LIST_STYLES:
            number = f'<w:pPr><w:numPr><w:numId w:val="{_LIST_STYLES[style.role]}"/></w:numPr>'
            xml = xml.replace("<w:pPr>", number, 1)
        own.append(xml)
    return _DEFAULTS + _LATENT + _BASIC + "".join(own)


def _numbering() -> str:
    lists = list(_LIST_STYLES.items())
    definitions = "".join(definition(kind, number, _IDS[kind]) for kind, number in lists)
    return definitions + "".join(plain_list(number, number) for _, number in lists)


def _lines(role: str, lines: Iterable[str]) -> str:
    return "".join(_line(role, line) for line in lines)


def _line(role: str, content: str) -> str:
    style = f'<w:pPr><w:pStyle w:val="{_IDS[role]}"/></w:pPr>' if role else ""
    return f"<w:p>{style}{content}</w:p>"


def _page_number() -> str:
    """`1 (12)`; Word counts anew when it lays out the pages."""
    return (
        complex_field("PAGE", text_run("1")) + text_run(" (") + complex_field("NUMPAGES", text_run("1")) + text_run(")")
    )


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(make())
