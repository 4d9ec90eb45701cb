"""House templates: what the Word writer finds in them, keeps and fills in."""

from __future__ import annotations

import io
import pickle
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.colours import contrast
from reports.document import Look
from reports.writers import docx_package as package
from reports.writers import mall
from reports.writers.docx import write
from reports.writers.docx_package import TemplateError
from reports.writers.docx_remarks import default_template, missing_styles, remarks, unknown_fields
from reports.writers.docx_template import learn
from reports.writers.docx_xml import W
from tests.writers import house_templates, samples
from tests.writers.docx_reader import find, names, pandoc_text, paragraphs, part, relations, text, values

TEMPLATES: dict[str, Callable[[], bytes]] = {
    "swedish": house_templates.swedish,
    "bare": house_templates.bare,
    "with_cover": house_templates.with_cover,
    "one_section": house_templates.with_cover_in_one_section,
    "dotx": lambda: house_templates.as_dotx(house_templates.swedish()),
}


def built(template: bytes, *, draft: bool = False) -> bytes:
    document = samples.everything(draft=draft)
    return write(replace(document, look=Look(word_template=template)))


def header_texts(data: bytes) -> list[str]:
    return [text(part(data, name)) for name in names(data) if name.startswith("word/header")]


@pytest.fixture(scope="module", params=list(TEMPLATES))
def house(request: pytest.FixtureRequest) -> bytes:
    return TEMPLATES[request.param]()


def test_a_report_can_be_built_into_any_template(house: bytes) -> None:
    data = built(house)
    assert "Ekonomi&prognos" in pandoc_text(data)
    styles = part(data, "word/styles.xml")
    defined = set(find(styles, "w:style/@w:styleId"))
    document = part(data)
    assert set(values(document, ".//w:pStyle | .//w:rStyle | .//w:tblStyle")) <= defined
    nums = set(find(part(data, "word/numbering.xml"), "w:num/@w:numId"))
    assert set(values(document, ".//w:numPr/w:numId")) <= nums


def test_every_relationship_of_a_templates_parts_is_kept_whole(house: bytes) -> None:
    data = built(house)
    parts = set(names(data))
    known = relations(data)
    for kind, target in known.values():
        assert kind == "hyperlink" or f"word/{target}" in parts or target.removeprefix("../") in parts
    referred = find(part(data), ".//w:headerReference/@r:id | .//w:footerReference/@r:id")
    assert set(referred) <= set(known)


def test_headings_are_headings_in_any_template(house: bytes) -> None:
    data = built(house)
    styles = part(data, "word/styles.xml")
    headings = [p for p in find(part(data), "w:body/w:p[w:pPr/w:keepNext]") if text(p) == "Sammanfattning"]
    (style,) = values(headings[0], "w:pPr/w:pStyle")
    assert values(styles, f"w:style[@w:styleId='{style}']/w:pPr/w:outlineLvl") == ["0"]


def test_the_sample_text_of_a_template_is_left_behind(house: bytes) -> None:
    assert "Exempel" not in pandoc_text(built(house)).replace("Exempelkommun", "")


def test_a_draft_is_marked_in_any_template(house: bytes) -> None:
    data = built(house, draft=True)
    known = relations(data)
    first, *_ = find(part(data), ".//w:sectPr")
    references = find(first, "w:headerReference[@w:type='default']/@r:id")
    assert ["UTKAST" in text(part(data, "word/" + known[reference][1])) for reference in references] == [True]


def test_styles_are_found_by_their_swedish_names() -> None:
    document = part(built(house_templates.swedish()))
    assert paragraphs(document, "Rubrik1") == ["Sammanfattning", "Ekonomi & prognos"]
    assert paragraphs(document, "Rubrik") == ["Delårsrapport mars 2022"]
    assert paragraphs(document, "Punktlista")[:2] == ["Första punkten", "Andra punkten"]
    assert "Tabell 1. Driftredovisning och prognos" in paragraphs(document, "Beskrivning")
    assert paragraphs(document, "BodyText")[0].startswith("Vanlig text")


def test_what_is_added_to_a_template_takes_the_colour_of_its_headings() -> None:
    styles = part(built(house_templates.swedish()), "word/styles.xml")
    assert find(styles, "w:style[@w:styleId='Faktaruta']/w:pPr/w:pBdr/w:left/@w:color") == ["6A1B4D"]


def test_styles_that_a_template_lacks_are_named_in_swedish() -> None:
    missing = missing_styles(house_templates.bare())
    assert {"Rubrik 1", "Rubrik", "Beskrivning", "Punktlista", "Innehåll 1", "Fotnotstext"} <= set(missing)
    assert missing_styles(default_template()) == ()


def test_fields_split_over_runs_are_filled() -> None:
    (header,) = header_texts(built(house_templates.swedish()))
    assert header == "Dnr SN 2022-136 · Social- och omsorgsnämnden, {{ okänt }}"


def test_a_field_that_no_report_can_fill_is_told() -> None:
    assert unknown_fields(house_templates.swedish()) == ("okänt",)
    assert unknown_fields(default_template()) == ()


def test_what_is_filled_into_a_field_is_escaped() -> None:
    document = replace(samples.everything(draft=False), record="<A & B>", look=Look(word_template=TEMPLATES["dotx"]()))
    (header,) = header_texts(write(document))
    assert header.startswith("Dnr <A & B>")


def test_the_house_cover_takes_the_place_of_the_program_s_own() -> None:
    data = built(house_templates.with_cover())
    document = part(data)
    assert paragraphs(document, "Title") == ["Delårsrapport mars 2022"]
    assert paragraphs(document, "Subtitle") == ["Exempelkommun"]
    assert text(find(document, ".//w:tbl")[0]) == "DiarienummerSN 2022-136"
    assert not find(document, ".//w:pageBreakBefore[ancestor::w:p[w:pPr/w:pStyle/@w:val='TOCHeading']]")
    assert header_texts(data) == ["Social- och omsorgsnämnden · mars 2022"]


def test_a_cover_in_the_only_section_is_followed_by_a_new_page() -> None:
    data = built(house_templates.with_cover_in_one_section())
    picture, title, contents, *_ = find(part(data), "w:body/*")
    kind, target = relations(data)[find(picture, ".//@r:embed")[0]]
    assert (kind, f"word/{target}" in names(data)) == ("image", True)
    assert text(title) == "Delårsrapport mars 2022"
    assert find(contents, ".//w:p[1]/w:pPr/w:pageBreakBefore")
    numbers = find(part(data), ".//wp:docPr/@id")
    assert len(numbers) == len(set(numbers)) == 4


def test_a_document_without_a_cover_leaves_the_house_s_out() -> None:
    document = replace(
        samples.everything(draft=False),
        blocks=(samples.paragraph("PM"),),
        look=Look(word_template=house_templates.with_cover()),
    )
    data = part(write(document))
    assert len(find(data, ".//w:sectPr")) == 1
    assert text(data) == "PM"


def test_sections_keep_the_page_of_the_template() -> None:
    cover, body, lying, last = find(part(built(house_templates.with_cover())), ".//w:sectPr")
    assert find(body, "w:pgMar/@w:left") == find(last, "w:pgMar/@w:left") == ["1701"]
    assert find(cover, "w:pgMar/@w:left") != ["1701"]
    assert int(find(lying, "w:pgSz/@w:w")[0]) > int(find(lying, "w:pgSz/@w:h")[0])


def test_a_page_that_lies_in_the_template_stays_as_it_is() -> None:
    sizes = {
        tuple(find(s, "w:pgSz/@w:w | w:pgSz/@w:h")) for s in find(part(built(house_templates.bare())), ".//w:sectPr")
    }
    assert len(sizes) == 1


def test_a_dotx_becomes_a_document_that_is_tied_to_no_other_file() -> None:
    data = built(TEMPLATES["dotx"]())
    types = part(data, "[Content_Types].xml")
    kinds = find(types, "ct:Override[@PartName='/word/document.xml']/@ContentType")
    assert kinds == ["application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"]
    assert not find(part(data, "word/settings.xml"), "w:attachedTemplate")
    assert "word/_rels/settings.xml.rels" not in names(data)


def test_languages_left_over_in_a_template_are_replaced() -> None:
    assert values(part(built(house_templates.swedish()), "word/styles.xml"), ".//w:lang") == ["sv-SE"]


@pytest.mark.parametrize("data", [b"", b"{\\rtf1}", b"PK\x05\x06" + bytes(18)])
def test_a_file_that_is_no_word_file_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="inget Word-dokument"):
        learn(data)


def with_part(template: bytes, name: str, data: bytes) -> bytes:
    """A template with one part replaced."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template)) as old, zipfile.ZipFile(buffer, "w") as new:
        for part_name in old.namelist():
            new.writestr(part_name, data if part_name == name else old.read(part_name))
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("[Content_Types].xml", b"<Types"),
        ("_rels/.rels", b"<Relationships"),
        ("word/_rels/document.xml.rels", b""),
        ("word/document.xml", b"<w:document"),
        ("word/document.xml", b"<document/>"),
        ("word/styles.xml", b"<w:styles>"),
        ("word/header1.xml", b""),
        ("word/numbering.xml", f'<w:numbering xmlns:w="{W}"><w:num w:numId="x"/></w:numbering>'.encode()),
        ("word/numbering.xml", f'<w:numbering xmlns:w="{W}"><w:num/></w:numbering>'.encode()),
    ],
)
def test_a_template_with_a_damaged_part_is_refused(name: str, data: bytes) -> None:
    with pytest.raises(TemplateError, match="Word-dokument"):
        learn(with_part(house_templates.swedish(), name, data))


@settings(max_examples=40)
@given(st.data())
def test_a_template_damaged_anywhere_is_read_or_refused(data: st.DataObject) -> None:
    damaged = bytearray(default_template())
    for place in data.draw(st.lists(st.integers(0, len(damaged) - 1), min_size=1, max_size=8)):
        damaged[place] ^= data.draw(st.integers(1, 255))
    try:
        built(bytes(damaged))
    except TemplateError as error:
        assert "Word-dokument" in str(error)  # noqa: PT017  # either way is right


def test_what_a_usable_template_lacks_is_remarked_on() -> None:
    assert remarks(b"") == remarks(default_template()) == []
    assert (
        "fältet {{ okänt }} finns inte",
        "här kan stå: datum, dnr, forvaltning, innehall, kommun, namnd, period, titel, undertitel",
    ) in remarks(house_templates.swedish())
    (styles, _), *_ = remarks(house_templates.bare())
    assert re.fullmatch(r"mallen saknar formatmallarna .*Citat.*; programmets egna används", styles)


def weak(**colours: str) -> list[tuple[str, str]]:
    """What is remarked of the colours of a template whose headings of some levels have these, `h1="93C47D"`."""
    document = docx.Document()
    for level in range(1, 7):
        style = document.styles[f"Heading {level}"]
        style.font.color.rgb = RGBColor.from_string(colours.get(f"h{level}", "1B4965"))
    return [(about, hint) for about, hint in remarks(house_templates.saved(document)) if "färgen" in about]


def test_headings_too_weak_to_read_on_white_are_remarked_on_once_for_each_colour() -> None:
    assert weak() == []
    ((about, hint),) = weak(h2="93C47D", h3="93C47D")
    assert about == 'färgen "#93c47d" i Rubrik 2 och Rubrik 3 är för svag mot vitt: 2,0:1, minst 4,5:1 krävs för text'
    (nearest,) = re.findall('"(#[0-9a-f]{6})"', hint)
    assert contrast(nearest) >= 4.5
    assert len(weak(h1="93C47D", h6="FFC000")) == 2


def test_a_heading_that_takes_its_colour_from_another_is_judged_by_it_and_by_its_own_ground() -> None:
    document = docx.Document()
    heading = document.styles["Heading 1"]
    for level in range(2, 7):
        document.styles[f"Heading {level}"].font.color.rgb = RGBColor(0x1B, 0x49, 0x65)
    base = document.styles.add_style("Hus", WD_STYLE_TYPE.PARAGRAPH)
    base.font.color.rgb = RGBColor(0xFF, 0xFF, 0xFF)
    heading.base_style = base
    heading.element.rPr.remove(heading.element.rPr.find(qn("w:color")))
    (about,) = [about for about, _ in remarks(house_templates.saved(document)) if "färgen" in about]
    assert about.startswith('färgen "#ffffff" i Rubrik 1 är för svag mot vitt: 1,0:1')
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), "1B4965")
    heading.element.get_or_add_pPr().append(shade)
    assert not [about for about, _ in remarks(house_templates.saved(document)) if "färgen" in about]


def test_what_is_learnt_can_be_kept(house: bytes) -> None:
    learnt = learn(house)
    assert pickle.loads(pickle.dumps(learnt)) == learnt  # noqa: S301 (our own bytes)


def test_the_default_template_is_what_its_maker_makes(tmp_path: Path) -> None:
    target = tmp_path / "mall.docx"
    subprocess.run([sys.executable, "-m", "reports.writers.mall", str(target)], check=True)
    made, kept = package.read(target.read_bytes()), package.read(default_template())
    assert made.parts == kept.parts  # not byte for byte: zlib differs between machines
    assert mall.make() == mall.make()


def test_the_default_template_has_a_header_a_page_number_and_a_first_page_of_its_own() -> None:
    data = write(samples.everything(draft=False))
    first = find(part(data), ".//w:sectPr")[0]
    known = relations(data)

    def shown(tag: str, kind: str) -> str:
        (reference,) = find(first, f"w:{tag}[@w:type='{kind}']/@r:id")
        return text(part(data, "word/" + known[reference][1]))

    assert shown("headerReference", "default") == "ExempelkommunSocial- och omsorgsnämnden"
    assert shown("footerReference", "default") == "1 (1)"
    assert shown("headerReference", "first") == shown("footerReference", "first") == ""
    assert find(first, "w:titlePg")
