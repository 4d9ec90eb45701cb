"""A Word file that is built is found to be right; broken on purpose, each rule catches what is broken."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from reports.proof.docx import READABLE, RULES, findings
from reports.proof.docx_attributes import ATTRIBUTES
from reports.proof.docx_order import FIRST, MANY, SEQUENCES
from reports.proof.docx_package import MC, Package
from reports.proof.docx_values import CHOICES, REQUIRED, SIGNED, UNSIGNED
from reports.writers import docx
from tests.proof.broken_docx import (
    DOCUMENT,
    NUMBERING,
    STYLES,
    Break,
    again,
    again_beside,
    at_end,
    at_end_of,
    broken,
    document,
    edited,
    every,
    paragraph,
    put,
    put_in,
    substituted,
    table,
    valued,
    without,
    without_in,
    without_value,
    xml,
)
from tests.writers import house_templates, samples

HEADING = '//w:p[w:pPr/w:pStyle/@w:val="Rubrik2"]'
CELL = "//w:tbl[1]/w:tr[2]/w:tc[1]"
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
PICTURE = '<w:p><w:r><w:drawing><wp:anchor><wp:docPr id="999" name="B" {}/></wp:anchor></w:drawing></w:r></w:p>'
OLD = "<w:p><w:r><w:pict><v:shape {}><v:imagedata/></v:shape></w:pict></w:r></w:p>"
EMPTY = paragraph("Innehåll").replace("<w:r>", '<w:fldSimple w:instr=" TOC "/><w:r>')
TWO_HEADS = table("A|B", "C|D").replace("<w:tr><w:tc>", "<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>", 2)

SWEDISH, PROPERTIES = "texten är på svenska", "egenskaperna säger att texten är på svenska"
ATTRIBUTES_KNOWN, QUESTIONS = "attributen hör till sina element", "filen öppnas utan en fråga"
ADDRESS = f"https://www.example.se/{'mycket/' * 9}"


def renumbered(root: Any) -> None:
    """Give two pictures one number."""
    one, other = every(root, "//wp:docPr")[:2]
    other.set("id", one.get("id"))


def reworded(root: Any, words: str) -> None:
    """Give the last link other words."""
    first, *rest = every(root, "(//w:hyperlink)[last()]//w:t")
    first.text = words
    for each in rest:
        each.text = ""


BREAKS: dict[str, tuple[str, Break]] = {
    # ------------------------------------------------ the package
    "a part that stops in its middle": (
        "varje del går att läsa",
        lambda made: made.__setitem__("word/footer.xml", made["word/footer.xml"][:-20]),
    ),
    "a part of a kind that is not said": (
        "varje del har en innehållstyp",
        lambda made: made.__setitem__("word/media/ljud.wav", b"RIFF"),
    ),
    "a kind of a part that is not there": (
        "varje del har en innehållstyp",
        substituted("[Content_Types].xml", "</Types>", '<Override PartName="/a.xml" ContentType="text/xml"/></Types>'),
    ),
    "a part whose kind is left out": (
        "varje del har en innehållstyp",
        substituted("[Content_Types].xml", '(PartName="/word/styles.xml" ContentType=)"[^"]*"', r'\1""'),
    ),
    "a file that does not say that it is a document": (
        "varje del har en innehållstyp",
        substituted("[Content_Types].xml", r"document\.main\+xml", "annat+xml"),
    ),
    "two relationships of one name": (
        "samband har egna namn",
        edited("word/_rels/document.xml.rels", lambda root: root.append(root[0].__copy__())),
    ),
    "a relationship to a part that is not there": (
        "samband leder till en del",
        substituted(
            "_rels/.rels", "</Relationships>", '<Relationship Id="n" Type="t" Target="word/n.xml"/></Relationships>'
        ),
    ),
    "a picture whose relationship is not there": (
        "samband som används finns",
        substituted(DOCUMENT, '(<a:blip r:embed=)"[^"]*"', r'\1"rId9999"'),
    ),
    "an element that Word does not know": ("ordförrådet är känt", put("//w:body", "<x:ruta/>")),
    "a vocabulary to be skipped that has no name": (
        "ordförrådet är känt",
        edited(DOCUMENT, lambda root: root.set(f"{MC}Ignorable", "w99")),
    ),
    "a title said twice": (
        "egenskaperna står en gång",
        substituted("docProps/core.xml", "<dc:title>.*?</dc:title>", r"\g<0>\g<0>"),
    ),
    "a day that is no day": (
        "egenskaperna står en gång",
        substituted("docProps/core.xml", "(<dcterms:created[^>]*>)[^<]*", r"\1den 3 maj"),
    ),
    "a relationship without a name": (
        "samband har egna namn",
        edited("_rels/.rels", lambda root: root[-1].attrib.pop("Id")),
    ),
    # ------------------------------------------------ the order and the values
    "an element in another's place": (
        "elementen står i ordning",
        document(lambda root: every(root, "//w:tblGrid/../w:tblPr/w:tblW")[0].addnext(every(root, "//w:tblStyle")[0])),
    ),
    "an element where none is wanted": ("elementen hör hemma där de står", put("//w:tblPr", "<w:ruta/>")),
    "an element too many": ("element som står en gång gör det", again_beside("//w:tblLayout")),
    "properties after the text": ("egenskaperna står först", put(HEADING, "<w:proofErr/>")),
    "an attribute that there is none of": (ATTRIBUTES_KNOWN, valued("//w:jc", "1", "hej")),
    "an attribute of another element": (ATTRIBUTES_KNOWN, valued("//w:tcW", "1", "hRule")),
    "an attribute without its prefix": (ATTRIBUTES_KNOWN, valued("//w:jc", "left", " val")),
    "an element that says nothing": ("det som måste stå gör det", without_value("//w:jc")),
    "a word that can not be chosen": ("orden är sådana som går att välja", valued("//w:jc", "mitten")),
    "a measure that is not whole": ("mått går att läsa", valued("//w:tcW", "1370.5", "w")),
    "a picture without its data": ("bilder är rätt sammansatta", without("//pic:blipFill")),
    "a picture whose size is not whole": ("bildernas mått är heltal", valued("//wp:extent", "1.5", " cx")),
    "pages whose measures stand first": (
        "sidornas mått står sist",
        document(lambda root: every(root, "w:body")[0].insert(0, every(root, "w:body/w:sectPr")[-1])),
    ),
    # ------------------------------------------------ styles and lists
    "two styles of one name": (
        "formatmallarnas id är egna",
        edited(STYLES, lambda root: root.append(every(root, "w:style")[-1].__copy__())),
    ),
    "a style built on one that is not there": (
        "formatmallar bygger på sådana som finns",
        substituted(STYLES, '<w:next w:val="[^"]*"', '<w:next w:val="Saknas"'),
    ),
    "a style that is not there": ("formatmallar som används finns", valued("//w:rStyle", "Saknas")),
    "a paragraph in the style of a table": ("formatmallar som används finns", valued("//w:tblStyle", "Normal")),
    "a list that is not there": ("listor som används finns", valued("//w:numId", "998")),
    "a list of a kind that is not there": (
        "listornas slag finns",
        edited(NUMBERING, lambda root: root.append(xml('<w:num w:numId="997"><w:abstractNumId w:val="996"/></w:num>'))),
    ),
    # ------------------------------------------------ notes, bookmarks, pictures
    "a note that is not there": (
        "noter som hänvisas till finns",
        put(HEADING, '<w:r><w:footnoteReference w:id="99"/></w:r>', 1),
    ),
    "a note that nothing leads to": (
        "noter går att nå",
        put_in("word/footnotes.xml", "/w:footnotes", f'<w:footnote w:id="98">{paragraph("Not")}</w:footnote>', 2),
    ),
    "two bookmarks of one name": ("bokmärken är hela och egna", again("//w:bookmarkStart", "name")),
    "two bookmarks of one number": ("bokmärken är hela och egna", again("//w:bookmarkStart", "id")),
    "a bookmark that never ends": ("bokmärken är hela och egna", without("//w:bookmarkEnd")),
    "two pictures of one number": ("bilder har egna nummer", document(renumbered)),
    "two controls of one number": (
        "innehållskontroller har egna nummer",
        at_end(
            "<w:p>"
            + '<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent/></w:sdt>' * 2
            + "<w:r><w:t>x</w:t></w:r></w:p>"
        ),
    ),
    "a link to a place that is not there": (
        "länkar leder någonstans",
        valued("(//w:hyperlink[@w:anchor])[last()]", "nej", "anchor"),
    ),
    "a reference to a place that is not there": (
        "fält hänvisar till det som finns",
        substituted(DOCUMENT, r" REF \w+", " REF _Saknas"),
    ),
    "a field that never ends": ("fält är hela", at_end(f"<w:p>{FIELD.format('begin')}</w:p>")),
    "a field that ends before it begins": ("fält är hela", at_end(f"<w:p>{FIELD.format('end')}</w:p>")),
    "a field parted twice": (
        "fält är hela",
        at_end(f"<w:p>{''.join(map(FIELD.format, ('begin', 'separate', 'separate', 'end')))}</w:p>"),
    ),
    # ------------------------------------------------ grids
    "a row with a cell too few": ("rader fyller rutnätet", without("//w:tbl[1]/w:tr[3]/w:tc[2]")),
    "a cell without a paragraph": ("celler slutar med ett stycke", without("//w:tbl[1]/w:tr[3]/w:tc[2]/w:p")),
    "a row without cells": ("rader har celler", put("//w:tbl", "<w:tr/>", 99)),
    # ------------------------------------------------ the whole
    "a text without language": (SWEDISH, without_in(STYLES, "//w:rPrDefault//w:lang")),
    "a text in another language": (SWEDISH, substituted(STYLES, '<w:lang w:val="sv-SE"', '<w:lang w:val="en-US"')),
    "properties without language": (
        PROPERTIES,
        substituted("docProps/core.xml", "<dc:language>.*?</dc:language>", ""),
    ),
    "properties of another language": (PROPERTIES, substituted("docProps/core.xml", ">sv-SE<", ">en-US<")),
    "a document without title": (
        "dokumentet har en titel",
        substituted("docProps/core.xml", "<dc:title>.*?</dc:title>", ""),
    ),
    "a file name as title": (
        "dokumentet har en titel",
        substituted("docProps/core.xml", "<dc:title>.*?</dc:title>", "<dc:title>rapport.docx</dc:title>"),
    ),
    "a first heading on the second level": (
        "dokumentet börjar på nivå 1",
        valued('(//w:p[w:pPr/w:pStyle/@w:val="Rubrik1"]/w:pPr/w:pStyle)[1]', "Rubrik2"),
    ),
    "a heading that skips a level": (
        "rubriker hoppar inte över en nivå",
        valued(f"({HEADING}/w:pPr/w:pStyle)[1]", "Rubrik4"),
    ),
    "an empty heading": ("rubriker har text", at_end('<w:p><w:pPr><w:pStyle w:val="Rubrik3"/></w:pPr></w:p>')),
    "a heading that is only bold": ("rubriker är rubriker", at_end(paragraph("En rubrik", run="<w:b/>"))),
    # ------------------------------------------------ paragraphs
    "an empty paragraph for space": ("avstånd är inga tomma stycken", at_end("<w:p/>")),
    "columns made of spaces": ("spalter är inte mellanslag", at_end(paragraph("Namn     Roll"))),
    "columns made of tabs": (
        "spalter är inte mellanslag",
        at_end("<w:p><w:r><w:t>Namn</w:t><w:tab/><w:tab/><w:t>Roll</w:t></w:r></w:p>"),
    ),
    "points that are typed with dashes": (
        "listor är listor",
        document(lambda root: [at_end_of(root, paragraph(f"– punkt {number}")) for number in (1, 2)]),
    ),
    "a point that is typed": ("listor är listor", at_end(paragraph("• en punkt"))),
    "a link that says nothing": ("länkar säger vart de leder", document(partial(reworded, words="Klicka här."))),
    "a link that is a long address": ("länkar säger vart de leder", document(partial(reworded, words=ADDRESS))),
    "a link without words": ("länkar säger vart de leder", document(partial(reworded, words=""))),
    # ------------------------------------------------ pictures
    "a picture without a text": ("bilder har text", valued('//wp:docPr[@descr!=""]', "", " descr")),
    "a file name as the text of a picture": ("bilder har text", valued('//wp:docPr[@descr!=""]', "d.png", " descr")),
    "an old picture without a text": ("äldre bilder har text", at_end(OLD.format(""))),
    "a picture that floats": ("bilder står i texten", at_end(PICTURE.format('descr="En å"'))),
    # ------------------------------------------------ contents
    "a contents with another heading": (
        "innehållsförteckningen stämmer",
        document(
            lambda root: setattr(every(root, '//w:p[w:pPr/w:pStyle/@w:val="Innehall2"]//w:t')[0], "text", "Annat")
        ),
    ),
    "a contents that leads nowhere": (
        "innehållsförteckningen är länkar",
        at_end(paragraph("Beslut", '<w:pStyle w:val="Innehall2"/>')),
    ),
    "fields that Word asks about when it opens the file": (
        QUESTIONS,
        put_in("word/settings.xml", "/w:settings", "<w:updateFields/>", 7),
    ),
    "a field that is counted anew when the file is opened": (QUESTIONS, valued("//w:fldChar", "true", "dirty")),
    "a contents with nothing in it": (
        "innehållsförteckningen är ifylld",
        substituted(DOCUMENT, "<w:sdtContent>.*?</w:sdtContent>", f"<w:sdtContent>{EMPTY}</w:sdtContent>"),
    ),
    # ------------------------------------------------ tables
    "a table for looks": ("tabeller är inte till för utseendet", at_end(table("Vänster|Höger"))),
    "a table in a table": ("tabeller står inte i tabeller", put(CELL, table("A|B", "C|D"), 1)),
    "merged cells": (
        "celler är inte sammanslagna",
        put("//w:tbl[1]/w:tr[2]/w:tc[1]/w:tcPr", '<w:vMerge w:val="restart"/>', 1),
    ),
    "a table without a header row": ("tabeller har en rubrikrad", at_end(table("A|B", "C|D", head=""))),
    "a header row below the values": (
        "rubrikraden står överst",
        put("//w:tbl[1]/w:tr[last()]/w:trPr", "<w:tblHeader/>", 9),
    ),
    "two header rows": ("rubrikraden är en", at_end(TWO_HEADS)),
    "a column without a name": ("kolumner har rubriker", at_end(table("A|", "C|D"))),
    "tables whose rows have no names": (
        "rader har namn",
        substituted(DOCUMENT, 'w:firstColumn="1"', 'w:firstColumn="0"', 0),
    ),
    "a table that says nothing of its first column": (
        "rader har namn",
        at_end(table("A|B", "C|D", look='w:val="0420"')),
    ),
    "an empty row": ("rader är inte tomma", at_end(table("A|B", "|"))),
    "a table without a description": ("tabeller har en beskrivning", at_end(table("A|B", "C|D", caption=""))),
    "a cell with only a sign": ("celler säger det med ord", at_end(table("A|B", "C|▲"))),
}
"""What is done to the file, with the rule that must catch it."""


@pytest.fixture(scope="module")
def made(specimen: dict[str, bytes]) -> bytes:
    return specimen["docx"]


def test_the_built_file_breaks_no_rule(made: bytes) -> None:
    assert findings(made) == []


@pytest.mark.parametrize("what", BREAKS)
def test_the_rule_catches(what: str, made: bytes) -> None:
    rule, change = BREAKS[what]
    found = findings(broken(made, change))
    assert [finding.rule for finding in found] == [rule], found


def places(made: bytes, rule: str, *markup: str) -> list[str]:
    """The places where a rule finds something when some elements stand in a paragraph of the file."""
    changed = broken(made, at_end(f"<w:p>{''.join(markup)}<w:r><w:t>Ord</w:t></w:r></w:p>"))
    (broken_by,) = (one.broken for one in RULES if one.name == rule)
    return [place.partition(",")[0] for place in broken_by(Package(changed))]


def filled(kind: str, *names: str) -> str:
    return f"<w:{kind}>{''.join(f'<w:{name}/>' for name in names)}</w:{kind}>"


def test_every_sequence_is_held_in_its_order(made: bytes) -> None:
    turned = [filled(kind, *reversed(names[-2:])) for kind, names in SEQUENCES.items()]
    assert places(made, "elementen står i ordning", *turned) == [
        f"w:{names[-1]} står före w:{names[-2]} i w:{kind}" for kind, names in SEQUENCES.items()
    ]
    assert places(made, "elementen står i ordning", *(filled(kind, *names) for kind, names in SEQUENCES.items())) == []


def test_no_sequence_holds_a_thing_twice_or_what_does_not_belong_there(made: bytes) -> None:
    once = {kind: next(name for name in names if name not in MANY) for kind, names in SEQUENCES.items()}
    marked = [filled(kind, name, name, "ruta") for kind, name in once.items()]
    assert places(made, "element som står en gång gör det", *marked) == [
        f"w:{name} står två gånger i w:{kind}" for kind, name in once.items()
    ]
    strange = places(made, "elementen hör hemma där de står", *marked)
    assert strange == [f"w:ruta hör inte hemma i w:{kind}" for kind in SEQUENCES]


def test_all_properties_stand_first(made: bytes) -> None:
    late = [filled(kind, "proofErr", name) for kind, name in FIRST.items()]
    early = [filled(kind, "bookmarkStart", name) for kind, name in FIRST.items()]
    found = places(made, "egenskaperna står först", *late, *early)
    assert found == [f"w:{name} står inte först i w:{kind}" for kind, name in FIRST.items()]


def test_whatever_must_be_said_is(made: bytes) -> None:
    found = places(made, "det som måste stå gör det", *(filled(kind) for kind in REQUIRED))
    assert found == [f"w:{kind} saknar w:{name}" for kind, names in REQUIRED.items() for name in names]


def test_every_attribute_is_one_of_those_that_its_element_has(made: bytes) -> None:
    rule = "attributen hör till sina element"
    said = {kind: " ".join(f'w:{name}="1"' for name in names) for kind, names in ATTRIBUTES.items()}
    known = [f"<w:{kind} {attributes}/>" for kind, attributes in said.items()]
    assert places(made, rule, *known) == []
    strange = [f'<w:{kind} w:hej="1"/>' for kind in ATTRIBUTES]
    assert places(made, rule, *strange) == [f"w:{kind} kan inte ha w:hej" for kind in ATTRIBUTES]


def test_every_word_is_one_of_those_there_are(made: bytes) -> None:
    strange = [f'<w:{kind} w:{name}="annat"/>' for kind, name in CHOICES]
    found = places(made, "orden är sådana som går att välja", *strange)
    assert found == [f'w:{name} i w:{kind} kan inte vara "annat"' for kind, name in CHOICES]


@pytest.mark.parametrize(
    ("table", "good", "bad"), [(SIGNED, "-5", "1.5"), (UNSIGNED, "5", "-5"), (UNSIGNED, "1.5pt", "")]
)
def test_every_measure_is_a_number(table: dict[str, tuple[str, ...]], good: str, bad: str, made: bytes) -> None:
    def measured(value: str) -> list[str]:
        pairs = [(kind, name) for kind, names in table.items() for name in names]
        return places(made, "mått går att läsa", *(f'<w:{kind} w:{name}="{value}"/>' for kind, name in pairs))

    assert measured(good) == []
    assert measured(bad) == [
        f'måttet "{bad}" (w:{name} i w:{kind}) går inte att läsa' for kind, names in table.items() for name in names
    ]


def test_every_rule_has_been_seen_to_catch_something() -> None:
    assert {rule for rule, _ in BREAKS.values()} | {"varje del finns en gång"} == {rule.name for rule in RULES}


def test_a_part_that_stands_twice_in_the_file_is_caught(made: bytes) -> None:
    out = io.BytesIO(made)
    with zipfile.ZipFile(out, "a") as opened, pytest.warns(UserWarning, match="Duplicate name"):
        opened.writestr("word/styles.xml", opened.read("word/styles.xml"))
    assert [finding.rule for finding in findings(out.getvalue())] == ["varje del finns en gång"]


def test_what_is_no_word_file_is_said_to_be_none(made: bytes) -> None:
    spoilt = made[:200] + b"\xff" * 200 + made[400:]
    for data in (b"inte en zip", made[:-200], spoilt):
        (finding,) = findings(data)
        assert finding.rule == READABLE


def test_a_finding_says_where_and_how_many(made: bytes) -> None:
    (finding,) = findings(broken(made, at_end(table("A|", "C|D"))))
    assert finding.message == "tabell 4, under rubriken ”Efter den liggande sidan”, saknar rubrik i kolumn 2"
    (finding,) = findings(broken(made, at_end("<w:sdt><w:sdtContent><w:p/><w:p/></w:sdtContent></w:sdt>")))
    assert finding.message.startswith("ett tomt stycke står som avstånd, under rubriken ")


def test_one_line_that_begins_with_a_dash_is_what_someone_says(made: bytes) -> None:
    assert findings(broken(made, at_end(paragraph("– Det går bra.")))) == []


@pytest.mark.parametrize("look", ['w:val="04A0"', 'w:val="0020" w:firstColumn="true"'])
def test_row_names_are_marked_in_either_way(look: str, made: bytes) -> None:
    assert findings(broken(made, at_end(table("A|B", "C|D", look=look)))) == []


def test_a_text_over_a_whole_row_has_no_row_name(made: bytes) -> None:
    assert findings(broken(made, at_end(table("A|B", "|Inga", look='w:val="0420"')))) == []


def test_a_decorative_picture_needs_no_text(made: bytes) -> None:
    assert b"decorative" in zipfile.ZipFile(io.BytesIO(made)).read(DOCUMENT)
    assert findings(made) == []


def test_the_fault_of_a_house_template_is_found_in_what_is_made_with_it() -> None:
    document = samples.everything()
    look = replace(document.look, word_template=house_templates.with_cover_in_one_section())
    (finding,) = findings(docx.write(replace(document, look=look)))
    assert "saknar text för den som inte ser" in finding.message
    assert "Redigera alternativtext" in finding.hint
