"""Where in a house template the report goes: `{{ innehall }}`, in whatever way it is written and wherever it stands."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.enum.section import WD_ORIENTATION, WD_SECTION
from docx.enum.text import WD_BREAK
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from reports.document import Blocks, Cover, Landscape, Look
from reports.writers.docx import write
from reports.writers.docx_package import TemplateError
from reports.writers.docx_remarks import remarks
from tests.writers import samples
from tests.writers.docx_reader import NAMESPACES, W, find, part, text
from tests.writers.house_templates import saved
from tests.writers.three_kommuner import add_control

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

COVER = Cover(samples.text("Exempelkommun"), samples.text("Titel"), (), ())
UPRIGHT, LYING = samples.paragraph("Stående."), Landscape((samples.paragraph("Liggande."),))


def template(*paragraphs: str) -> bytes:
    document = docx.Document()
    for words in paragraphs:
        document.add_paragraph(words)
    return saved(document)


def built(house: bytes, *blocks: Any) -> bytes:
    content: Blocks = blocks or (COVER, UPRIGHT)
    return write(replace(samples.everything(draft=False), blocks=content, look=Look(word_template=house)))


def texts(data: bytes) -> list[str]:
    return [text(block) for block in part(data).find("{*}body")]


def ways(data: bytes) -> list[str]:
    """Which way each section's pages stand."""
    sections = docx.Document(io.BytesIO(data)).sections
    return ["liggande" if section.orientation == WD_ORIENTATION.LANDSCAPE else "stående" for section in sections]


@pytest.mark.parametrize("field", ["{{ innehall }}", "{{innehåll}}", "{{  Innehall }}"])
def test_the_report_stands_where_the_template_says(field: str) -> None:
    assert texts(built(template("Före.", field, "Efter."))) == ["Före.", "Stående.", "Efter.", ""]


def test_what_stands_before_the_field_takes_the_place_of_the_program_s_cover() -> None:
    assert "Titel" in texts(built(template("{{ innehall }}", "Efter.")))
    assert "Titel" not in texts(built(template("Före.", "{{ innehall }}")))


def test_empty_paragraphs_around_the_field_count_as_nothing() -> None:
    assert texts(built(template("", "{{ innehall }}", "")))[-2:] == ["Stående.", ""]
    assert "Titel" in texts(built(template("", "{{ innehall }}", "")))


def test_the_report_goes_on_on_the_page_of_the_cover_unless_the_template_breaks_it() -> None:
    data = built(template("Före.", "{{ innehall }}"))
    assert not find(part(data), ".//w:pageBreakBefore")


def breaking(document: WordDocument) -> None:
    document.add_paragraph("{{ innehall }}").paragraph_format.page_break_before = True


def with_break(document: WordDocument) -> None:
    paragraph = document.add_paragraph()
    paragraph.add_run().add_break(WD_BREAK.PAGE)
    paragraph.add_run("{{ innehall }}")


def in_control(document: WordDocument) -> None:
    add_control(document, "{{ innehall }}", "Exempel")
    document.element.body.findall(".//{*}sdt//{*}p")[0].get_or_add_pPr().get_or_add_pageBreakBefore()


@pytest.mark.parametrize("add", [breaking, with_break, in_control])
def test_a_page_break_in_the_field_s_own_place_is_kept(add: Callable[[WordDocument], None]) -> None:
    document = docx.Document()
    document.add_paragraph("Före.")
    add(document)
    (broken,) = find(part(built(saved(document))), ".//w:p[w:pPr/w:pageBreakBefore]")
    assert text(broken) == "Stående."


def test_a_line_whose_fields_are_all_empty_is_left_out() -> None:
    house = template("{{ titel }}", "Dnr {{ dnr }} {{ datum }}", "Period {{ period }}", "{{ innehall }}", "{{ dnr }}")
    document = replace(samples.everything(draft=False), blocks=(COVER, UPRIGHT), look=Look(word_template=house))
    assert texts(write(document))[1] == "Dnr SN 2022-136 "
    without = replace(document, record="")
    assert texts(write(without)) == ["Delårsrapport mars 2022", "Period mars 2022", "Stående.", ""]


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ((UPRIGHT,), ["stående"]),
        ((UPRIGHT, LYING), ["stående", "liggande", "stående"]),
        ((LYING,), ["liggande", "stående"]),
        ((LYING, UPRIGHT), ["liggande", "stående"]),
    ],
)
def test_what_stands_after_the_report_stands_upright(blocks: Blocks, expected: list[str]) -> None:
    assert ways(built(template("{{ innehall }}", "Efter."), *blocks)) == expected


@pytest.mark.parametrize("blocks", [(UPRIGHT,), (LYING,), (UPRIGHT, LYING)])
def test_a_section_after_the_report_is_the_template_s_own(blocks: Blocks) -> None:
    document = docx.Document()
    document.add_paragraph("{{ innehall }}")
    document.sections[0].header.paragraphs[0].text = "Rapportens"
    last = document.add_section(WD_SECTION.NEW_PAGE)
    last.header.is_linked_to_previous = False
    last.header.paragraphs[0].text = "Baksidans"
    document.add_paragraph("Efter.")
    data = built(saved(document), *blocks)
    *report, back = docx.Document(io.BytesIO(data)).sections
    assert [section.header.paragraphs[0].text for section in (*report, back)] == [
        *["Rapportens"] * len(report),
        "Baksidans",
    ]
    assert ways(data) == [*("liggande" if block is LYING else "stående" for block in blocks), "stående"]
    assert texts(data)[-2:] == ["Efter.", ""]


def test_a_report_may_begin_on_the_page_where_the_template_s_section_does() -> None:
    document = docx.Document()
    document.add_paragraph("Brevhuvud")
    document.add_section(WD_SECTION.CONTINUOUS)
    document.add_paragraph("{{ innehall }}")
    head, report = find(part(built(saved(document), COVER, UPRIGHT)), ".//w:sectPr")
    assert (find(head, "w:type"), find(report, "w:type/@w:val")) == ([], ["continuous"])


def test_the_field_s_own_paragraph_may_end_its_section() -> None:
    """Word puts a section break in the paragraph where the cursor stands."""
    document = docx.Document()
    document.add_paragraph("Före.")
    field = document.add_paragraph("{{ innehall }}")
    document.add_section(WD_SECTION.NEW_PAGE)
    (carrier,) = document.element.body.xpath("w:p[w:pPr/w:sectPr]")
    field._p.get_or_add_pPr().append(carrier.pPr.sectPr)
    carrier.getparent().remove(carrier)
    document.add_paragraph("Efter.")
    data = built(saved(document), COVER, UPRIGHT, LYING)
    assert texts(data) == ["Före.", "Stående.", "Liggande.", "Efter.", ""]
    assert ways(data) == ["stående", "liggande", "stående"]


PIECES = st.lists(st.sampled_from(["text", "tabell", "avsnitt", "tomt"]), max_size=5)


@settings(max_examples=60)
@given(PIECES, PIECES, st.lists(st.sampled_from([UPRIGHT, LYING]), min_size=1, max_size=3), st.booleans())
def test_whatever_stands_around_the_report_stays_around_it(
    before: list[str], after: list[str], body: list[Any], covered: bool
) -> None:
    document = docx.Document()
    expected: list[str] = []
    for place, pieces in (("Före", before), ("", ["fält"]), ("Efter", after)):
        for number, piece in enumerate(pieces):
            expected += put(document, piece, f"{place} {number}")
    place = expected.index("{{ innehall }}")
    said = ["Stående." if block is UPRIGHT else "Liggande." for block in body]
    data = built(saved(document), *([COVER] if covered else []), *body)
    first = expected[:place] if covered else []  # a document without a cover goes without the house's
    cover = ["Exempelkommun", "Titel"] if covered and not first and "avsnitt" not in before else []
    assert [words for words in texts(data) if words] == [*first, *cover, *said, *expected[place + 1 :]]
    alone = not expected[place + 1 :] and "avsnitt" not in after
    assert ways(data)[-1] == ("liggande" if alone and body[-1] is LYING else "stående")


def put(document: WordDocument, piece: str, words: str) -> list[str]:
    """Put a piece at a document's end; the words that it shows."""
    match piece:
        case "text":
            document.add_paragraph(words)
        case "tabell":
            document.add_table(1, 1).rows[0].cells[0].text = words
        case "fält":
            words = "{{ innehall }}"
            document.add_paragraph(words)
        case "avsnitt":
            document.add_section(WD_SECTION.NEW_PAGE)
            return []
        case _:
            document.add_paragraph()
            return []
    return [words]


# ---------------------------------------------------------------- where it can't stand


def twice(document: WordDocument) -> None:
    document.add_paragraph("{{ innehall }}")
    document.add_paragraph("{{ innehall }}")


def in_table(document: WordDocument) -> None:
    document.add_table(1, 1).rows[0].cells[0].text = "{{ innehall }}"


def in_header(document: WordDocument) -> None:
    document.sections[0].header.paragraphs[0].text = "{{ innehall }}"


def in_footer(document: WordDocument) -> None:
    document.sections[0].footer.paragraphs[0].text = "{{ innehall }}"


@pytest.mark.parametrize(
    ("add", "message"),
    [
        (twice, "fältet {{ innehall }} finns på mer än ett ställe"),
        (in_table, "fältet {{ innehall }} står i en tabell, där rapporten inte får plats"),
        (in_header, "fältet {{ innehall }} står i ett sidhuvud, där rapporten inte får plats"),
        (in_footer, "fältet {{ innehall }} står i en sidfot, där rapporten inte får plats"),
    ],
)
def test_a_place_where_no_report_fits_is_refused_with_what_to_do(
    add: Callable[[WordDocument], None], message: str
) -> None:
    document = docx.Document()
    add(document)
    with pytest.raises(TemplateError) as refused:
        remarks(saved(document))
    assert str(refused.value) == message
    assert refused.value.hint == "låt {{ innehall }} stå ensamt i ett stycke i mallens brödtext"


def test_what_gives_way_to_the_report_is_told() -> None:
    beside = remarks(template("Här kommer {{ innehall }} och {{ dnr }}."))
    assert [message for message, _ in beside if "innehall" in message] == [
        "fältet {{ dnr }} står där {{ innehall }} byts ut mot rapporten",
        "texten bredvid {{ innehall }} i samma stycke skrivs inte ut",
    ]


def test_a_field_in_a_text_box_on_a_cover_from_word_s_gallery_is_filled() -> None:
    document = docx.Document()
    document.add_paragraph("{{ innehall }}")
    pieces = "".join(f'<w:r><w:t xml:space="preserve">{piece}</w:t></w:r>' for piece in ("{{ ti", "tel", " }}"))
    box = f"<w:txbxContent><w:p>{pieces}</w:p></w:txbxContent>"
    cover = (
        f'<w:sdt xmlns:w="{W}" xmlns:wp="{NAMESPACES["wp"]}"><w:sdtPr><w:docPartObj><w:docPartGallery '
        'w:val="Cover Pages"/></w:docPartObj></w:sdtPr><w:sdtContent><w:p><w:r><w:drawing><wp:anchor>'
        f'<wp:docPr id="1" name="Textruta 1"/>{box}</wp:anchor></w:drawing></w:r></w:p></w:sdtContent></w:sdt>'
    )
    document.element.body.insert(0, etree.fromstring(cover))
    assert texts(built(saved(document))) == ["Delårsrapport mars 2022", "Stående.", ""]
    assert not [message for message, _ in remarks(saved(document)) if "bild" in message]


def test_a_picture_without_a_text_alternative_is_told() -> None:
    document = docx.Document()
    document.add_picture(io.BytesIO(samples.png()))
    document.add_paragraph("{{ innehall }}")
    assert "en bild i mallen saknar text för den som inte ser" in dict(remarks(saved(document)))
