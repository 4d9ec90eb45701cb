"""The Word writer's headings, contents, lists and figures."""

from __future__ import annotations

import io
import zipfile

import pytest

from reports.document import (
    Block,
    Box,
    Break,
    Cell,
    Column,
    Contents,
    Figure,
    Heading,
    Landscape,
    List,
    Paragraph,
    Row,
    Signatures,
    Table,
    Text,
)
from reports.writers.docx_stylesheet import BOX_INDENT
from tests.writers import docx_maker, samples
from tests.writers.docx_maker import written
from tests.writers.docx_reader import (
    NAMESPACES,
    counted,
    find,
    paragraphs,
    part,
    relations,
    text,
    values,
)


@pytest.fixture(scope="module")
def whole() -> bytes:
    return docx_maker.whole()


def test_headings_are_real_and_stay_with_what_follows(whole: bytes) -> None:
    document = part(whole)
    assert paragraphs(document, "Rubrik1") == ["Sammanfattning", "Ekonomi & prognos"]
    assert paragraphs(document, "Rubrik3") == ["Efter den liggande sidan"]
    for heading in find(document, ".//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'Rubrik1')]"):
        assert find(heading, "w:pPr/w:keepNext")


def test_contents_entries_link_to_their_headings(whole: bytes) -> None:
    document = part(whole)
    entries = find(document, ".//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'Innehall')]/w:hyperlink")
    numbers = {text(paragraph): number for paragraph, number in counted(whole) if number[:1].isdigit()}
    headings = {
        bookmark.get(f"{{{NAMESPACES['w']}}}name"): text(bookmark.getparent())
        for bookmark in find(document, ".//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'Rubrik')]/w:bookmarkStart")
    }
    headings = {name: f"{numbers.get(title, '')} {title}".lstrip() for name, title in headings.items()}
    assert [text(entry) for entry in entries] == [
        "1 Sammanfattning",
        "1.1 Beslut",
        "Ekonomi & prognos",
        "Utfall per enhet",
        "Indikatorer",
        "Efter den liggande sidan",
    ]
    for entry in entries:
        assert headings[entry.get(f"{{{NAMESPACES['w']}}}anchor")] == text(entry)


def test_contents_are_a_field_that_asks_no_one_to_update_it(whole: bytes) -> None:
    document = part(whole)
    instructions = [element.text.strip() for element in find(document, ".//w:instrText")]
    assert r'TOC \o "1-3" \h \z \u' in instructions
    assert not find(document, ".//w:fldChar[@w:dirty]")
    assert not find(part(whole, "word/settings.xml"), ".//w:updateFields")


def test_contents_go_no_deeper_than_asked() -> None:
    headings = [Heading(level, (Text(f"Nivå {level}"),), f"niva-{level}") for level in (1, 2, 3, 4)]
    document = part(written(Contents((), 2), *headings))
    assert paragraphs(document, "Innehall1") == ["Nivå 1"]
    assert paragraphs(document, "Innehall2") == ["Nivå 2"]
    assert paragraphs(document, "Innehall3") == []


def test_contents_of_a_document_without_headings_leave_nothing_behind() -> None:
    assert not find(part(written(Contents((Text("Innehåll"),)), samples.paragraph("x"))), ".//w:fldChar")


def test_fields_begin_and_end_in_pairs(whole: bytes) -> None:
    kinds = [f.get(f"{{{NAMESPACES['w']}}}fldCharType") for f in find(part(whole), ".//w:fldChar")]
    assert kinds == ["begin", "separate", "end"] * (len(kinds) // 3)


def _numbers(document: object) -> list[str]:
    return values(document, ".//w:numPr/w:numId")


def test_each_ordered_list_counts_by_itself() -> None:
    item = ((samples.paragraph("steg"),),)
    data = written(List(item, ordered=True), List(item, ordered=True, start=7), List(item * 2))
    first, second, *bullets = _numbers(part(data))
    numbering = part(data, "word/numbering.xml")
    starts = {
        number: values(numbering, f".//w:num[@w:numId='{number}']//w:startOverride") for number in (first, second)
    }
    assert starts == {first: ["1"], second: ["7"]}
    assert first != second
    assert len(set(bullets)) == 1


def test_lists_are_nested_and_their_levels_are_indented() -> None:
    def deep(levels: int) -> List:
        inner = (deep(levels - 1),) if levels else ()
        return List(((samples.paragraph(f"nivå {levels}"), *inner),), ordered=levels % 2 == 1)

    data = written(deep(11))
    levels = [int(level) for level in values(part(data), ".//w:numPr/w:ilvl")]
    assert levels == [0, 1, 2, 3, 4, 5, 6, 7, 8, 8, 8, 8]
    abstract = part(data, "word/numbering.xml")
    lefts = [int(left) for left in find(abstract, ".//w:abstractNum[1]/w:lvl/w:pPr/w:ind/@w:left")]
    assert lefts == sorted(set(lefts))


def test_a_list_in_a_cell_is_a_list_with_smaller_steps() -> None:
    items = List(((samples.paragraph("i cell"),),))
    table = Table((Column("left", 1.0),), (), (Row((Cell((items,)),)),))
    data = written(items, table)
    outer, inner = _numbers(part(data))
    assert outer != inner
    assert find(part(data), ".//w:tc//w:numPr")


def test_a_figure_has_png_and_svg_and_its_text_alternative(whole: bytes) -> None:
    first, second, decorative = find(part(whole), ".//wp:inline")
    known = relations(whole)
    png = known[find(first, ".//a:blip/@r:embed")[0]]
    svg = known[find(first, ".//asvg:svgBlip/@r:embed")[0]]
    assert (png[0], svg[0]) == ("image", "image")
    assert (png[1][-4:], svg[1][-4:]) == (".png", ".svg")
    assert find(first, "wp:docPr/@descr") == ["Stapeldiagram: antalet ärenden ökade från 251 till 539."]
    assert not find(second, ".//asvg:svgBlip")
    assert find(decorative, "wp:docPr//adec:decorative/@val") == ["1"]
    assert find(decorative, "wp:docPr/@descr") == [""]


def test_pictures_are_stored_and_the_same_picture_once() -> None:
    data = written(Figure("p", "ett"), Figure("p", "två"))
    stored = [info for info in zipfile.ZipFile(io.BytesIO(data)).infolist() if "/media/" in info.filename]
    assert [info.filename[-4:] for info in stored] == [".png", ".svg"]
    assert [info.compress_type for info in stored] == [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]


@pytest.mark.parametrize("on_its_side", [False, True])
def test_a_picture_is_no_wider_than_the_text_and_keeps_its_shape(on_its_side: bool) -> None:
    block: Block = Figure("p", "bred bild")
    data = written(Landscape((block,)) if on_its_side else block)
    (extent,) = find(part(data), ".//wp:inline/wp:extent")
    width, height = int(extent.get("cx")), int(extent.get("cy"))
    page = find(part(data), ".//w:body/w:sectPr/w:pgSz/@w:w")
    assert width == (int(page[0]) - 2 * 1417) * 635
    assert width / height == pytest.approx(4, rel=1e-4)


def test_a_picture_and_its_caption_stay_together() -> None:
    document = part(written(Figure("p", "alt", (Text("Rubrik"),), "Figur 1", "f", (samples.paragraph("Källa"),))))
    figure, caption, source = find(document, ".//w:body/w:p")
    assert find(figure, "w:pPr/w:keepNext")
    assert find(caption, "w:pPr/w:keepNext")
    assert text(caption) == "Figur 1. Rubrik"
    assert not find(source, "w:pPr/w:keepNext")


def test_an_unknown_picture_is_an_error() -> None:
    with pytest.raises(KeyError):
        written(Figure("saknas", "alt"))


def test_a_paragraph_that_ends_with_a_colon_stays_with_what_it_introduces() -> None:
    document = part(written(Paragraph((Text("Tre saker:"),)), Paragraph((Text("En till."),))))
    assert [bool(find(line, "w:pPr/w:keepNext")) for line in find(document, ".//w:p")[:2]] == [True, False]


def test_signers_stand_two_by_two_with_their_names_over_their_roles() -> None:
    signers = (Text("N. N."), Break(), Text("Chef")), (Text("Ekonom"),), (Text("Jurist"),)
    document = part(written(Signatures(signers)))
    assert [text(line) for line in find(document, ".//w:p")[:3]] == ["N. N.Ekonom", "Chef", "Jurist"]
    assert [len(find(line, "w:r/w:tab")) for line in find(document, ".//w:p")[:3]] == [1, 1, 0]
    assert not find(document, ".//w:tbl")


def _nested(*kinds: bool) -> List:
    """A list in a list; each is numbered or not."""
    inner = (_nested(*kinds[1:]),) if kinds[1:] else ()
    return List(((samples.paragraph("punkt"), *inner),), ordered=kinds[0])


def test_a_numbered_list_within_bullets_counts_as_an_outermost_one_does() -> None:
    data = written(_nested(False, True, False, True))
    *_, second, third = find(part(data, "word/numbering.xml"), ".//w:num[w:lvlOverride/w:lvl]")
    assert values(second, ".//w:numFmt") + values(second, ".//w:lvlText") == ["decimal", "%2."]
    assert values(third, ".//w:numFmt") + values(third, ".//w:lvlText") == ["lowerLetter", "%4)"]


def test_the_edge_of_a_box_is_straight_beside_nested_lists_and_their_paragraphs() -> None:
    item = (samples.paragraph("punkt"), samples.paragraph("stycke"), _nested(True, False))
    document = part(written(Box((), (List((item,)),))))
    indents = find(document, ".//w:p[w:pPr/w:pStyle/@w:val='Faktaruta']/w:pPr/w:ind")
    edges = {
        int(found) - int(hanging) for found, hanging in zip(_of(indents, "left"), _of(indents, "hanging"), strict=True)
    }
    assert len(indents) == 4
    assert edges == {BOX_INDENT}


def _of(elements: list[object], name: str) -> list[str]:
    return [element.get(f"{{{NAMESPACES['w']}}}{name}") for element in elements]  # type: ignore[attr-defined]
