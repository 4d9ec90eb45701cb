"""The PDF as independent readers see it: pdfminer, pikepdf, and a PDF/UA validator."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfminer.high_level import extract_pages, extract_text
from pdfminer.layout import LTChar, LTContainer, LTTextContainer, LTTextLine

from reports import pdf
from reports.diagnostics import Faults
from reports.document import (
    Blocks,
    Box,
    Cell,
    Column,
    Contents,
    Cover,
    Document,
    Emph,
    Fact,
    Facts,
    Figure,
    Heading,
    Landscape,
    Link,
    List,
    Look,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Reference,
    Row,
    Signatures,
    Source,
    Sourced,
    Strong,
    Table,
    Text,
    plain,
    walk,
)  # fmt: skip
from tests.pdf_reader import attribute, elements
from tests.writers import samples
from tests.writers.samples import cell, head, paragraph, row, text

FOOTER = 60.0
"""Points from the page's foot that belong to the footer."""


@pytest.fixture(scope="module")
def everything() -> bytes:
    return pdf.write(samples.everything())


@pytest.fixture(scope="module")
def tree(everything: bytes) -> Iterator[list[pikepdf.Dictionary]]:
    """Every structure element, in reading order."""
    with pikepdf.open(io.BytesIO(everything)) as made:
        yield list(elements(made.Root.StructTreeRoot))


def role(element: pikepdf.Dictionary) -> str:
    return str(element.S).lstrip("/")


def fonts(made: bytes) -> dict[str, set[str]]:
    """The fonts by name, and what is known of each."""
    with pikepdf.open(io.BytesIO(made)) as opened:
        found = [thing for thing in opened.objects if isinstance(thing, pikepdf.Dictionary)]
        return {str(font.BaseFont): set(font.FontDescriptor.keys()) for font in found if "/FontDescriptor" in font}


def squeezed(words: str) -> str:
    """Without white space and the hyphens that end lines."""
    return re.sub(r"[\s\u00ad\f]+", "", words)


def unhyphenated(words: str) -> str:
    """Squeezed, without any hyphen: pdfminer reads those that end lines as written ones."""
    return squeezed(words).replace("-", "")


def pages(made: bytes) -> list[str]:
    """Each page's text as pdfminer reads it, in the order that it was written."""
    return [in_order(letters(page)) for page in extract_pages(io.BytesIO(made), laparams=None)]


def letters(layout: LTContainer) -> Iterator[LTChar]:
    """Every letter under a part of a page, those in pictures too."""
    for part in layout:
        if isinstance(part, LTChar):
            yield part
        elif isinstance(part, LTContainer):
            yield from letters(part)


def in_order(found: Iterable[LTChar]) -> str:
    """The letters with a line break where the line is left, and a space where a gap is."""
    text, last = "", None
    for letter in found:
        if last and abs(letter.y0 - last.y0) > last.size / 2:
            text = text.rstrip() + "\n"
        elif last and not text.endswith(" ") and not -letter.size < letter.x0 - last.x1 < letter.size / 6:
            text += " "
        text, last = text + letter.get_text(), letter
    return text


def document(*blocks: object, **fields: object) -> Document:
    return replace(samples.everything(draft=False), blocks=blocks, **fields)


def filled(lines: int) -> Blocks:
    return tuple(paragraph(f"Rad {number}") for number in range(lines))


# ---------------------------------------------------------------- the whole file


def test_it_says_that_it_is_pdf_ua_1_and_pdf_a_2a(everything):
    with pikepdf.open(io.BytesIO(everything)) as made, made.open_metadata(set_pikepdf_as_editor=False) as meta:
        assert (meta["pdfuaid:part"], meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("1", "2", "A")


def test_an_independent_validator_finds_no_fault(everything, tmp_path):
    validator = pytest.importorskip("page", reason="page-validation is not installed")
    file = tmp_path / "allt.pdf"
    file.write_bytes(everything)
    assert validator.validate_pdf(str(file), profile="ua1").is_compliant


def test_title_language_and_properties_come_from_the_document(everything):
    made = pikepdf.open(io.BytesIO(everything))
    assert made.Root.Lang == "sv-SE"
    assert made.Root.ViewerPreferences.DisplayDocTitle
    assert made.docinfo.Title == "Utkast: Delårsrapport mars 2022"
    assert made.docinfo.Author == "Socialförvaltningen"
    assert str(made.docinfo.CreationDate).startswith("D:20220420")


def test_every_text_of_the_tree_is_in_the_pdf(everything):
    found = unhyphenated("".join(pages(everything)))
    for block in walk(samples.everything().blocks):
        for inlines in (getattr(block, "inlines", ()), getattr(block, "caption", ()), getattr(block, "title", ())):
            for inline in inlines:
                assert unhyphenated(plain((inline,))) in found


def test_all_fonts_are_embedded(everything):
    found = fonts(everything)
    assert found
    assert all(re.fullmatch(r"/[A-Z]{6}\+SourceSansPro-\w+", name) for name in found)
    assert all(known & {"/FontFile2", "/FontFile3"} for known in found.values())


def test_another_process_in_another_time_zone_makes_the_same_bytes(everything):
    code = "import sys; from tests.writers.samples import everything; from reports import pdf\n"
    code += "sys.stdout.buffer.write(pdf.write(everything()))"
    environment = {**os.environ, "TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7"}
    root = Path(__file__).parent.parent
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=environment, cwd=root)
    assert done.stdout == everything


def test_the_bookmarks_are_the_headings(everything):
    with pikepdf.open(io.BytesIO(everything)).open_outline() as outline:
        titles = [(item.title, [child.title for child in item.children]) for item in outline.root]
    assert titles[:2] == [("Innehåll", []), ("1 Sammanfattning", ["1.1 Beslut"])]


# ---------------------------------------------------------------- structure


def test_headings_are_tagged_with_their_levels(tree):
    found = [(role(element), str(element.T)) for element in tree if re.fullmatch(r"H\d", role(element))]
    assert found == [
        ("H1", "Innehåll"),
        ("H1", "1 Sammanfattning"),
        ("H2", "1.1 Beslut"),
        ("H1", "Ekonomi & prognos"),
        ("H2", "Utfall per enhet"),
        ("H2", "Indikatorer"),
        ("H3", "Efter den liggande sidan"),
    ]


def test_header_cells_have_scope_and_spans(tree):
    heads = [element for element in tree if role(element) == "TH"]
    scopes = [str(attribute(element, "/Scope")) for element in heads]
    assert scopes.count("/Column") == 5 + 1 + 4 + 13  # a group's heading heads the rows below it
    assert set(scopes) == {"/Column", "/Row"}
    assert attribute(heads[0], "/RowSpan") == 2
    assert attribute(heads[1], "/ColSpan") == 3


def test_spans_of_the_body_are_tagged(tree):
    cells = [element for element in tree if role(element) == "TD" or attribute(element, "/Scope") == "/Row"]
    assert sum(attribute(element, "/RowSpan") == 2 for element in cells) == 1
    assert sum(attribute(element, "/ColSpan") == 4 for element in cells) == 1


def test_each_table_begins_with_its_caption(tree):
    tables = [element for element in tree if role(element) == "Table"]
    assert [role(element.K[0]) for element in tables] == ["Caption"] * 3
    assert [role(element.K[1]) for element in tables] == ["THead"] * 3


def test_pictures_have_their_alternative_text_and_decoration_has_none(tree):
    figures = [str(element.Alt) for element in tree if role(element) == "Figure"]
    assert figures == ["Stapeldiagram: antalet ärenden ökade från 251 till 539.", "Blå platta."]


def test_lists_quotes_notes_and_contents_are_tagged(tree):
    roles = [role(element) for element in tree]
    assert roles.count("BlockQuote") == 1
    assert roles.count("Note") == 1
    assert roles.count("TOCI") == 6
    assert roles.count("LI") >= 4 + 2 + 1 + 2 + 2


def test_a_passage_in_another_language_says_so(everything):
    with pikepdf.open(io.BytesIO(everything)) as made:
        marks = [
            mark.operands[1]
            for page in made.pages
            for mark in pikepdf.parse_content_stream(page)
            if str(mark.operator) == "BDC" and str(mark.operands[0]) == "/Span"
        ]
        languages = [str(mark.Lang) for mark in marks if "/Lang" in mark]
        assert languages.count("en-GB") == 1
        assert set(languages) == {"sv-SE", "en-GB"}


def test_links_lead_out_and_within(everything):
    made = pikepdf.open(io.BytesIO(everything))
    annotations = [note for page in made.pages for note in page.get("/Annots", [])]
    addresses = {str(note.A.URI) for note in annotations if "/A" in note and "/URI" in note.A}
    assert addresses == {"https://www.example.se/?a=1&b=2"}
    assert len(annotations) > 6
    assert all(str(note.get("/Contents", "")).strip() for note in annotations)


def test_a_link_to_nothing_is_plain_text():
    made = pdf.write(document(Heading(1, text("A"), "a"), samples.every_inline()))
    assert "ett avsnitt" in " ".join(pages(made)).replace("\n", " ")


# ---------------------------------------------------------------- pages


def test_every_page_but_the_cover_has_header_footer_and_draft_mark(everything):
    first, *rest = pages(everything)
    assert "(1" not in first
    assert "UTKAST" in first
    for number, page in enumerate(rest, 2):
        assert "Exempelkommun" in page
        assert "UTKAST" in page
        assert f"{number} ({len(rest) + 1})" in page


def test_a_finished_document_says_utkast_nowhere():
    assert "utkast" not in "".join(pages(pdf.write(samples.everything(draft=False)))).lower()


def test_the_header_row_is_repeated_on_each_page():
    made = pages(pdf.write(document(Heading(1, text("A"), "a"), samples.long_table(120))))
    assert len(made) >= 3
    assert all({"Verksamhet", "Budget", "Avvikelse"} <= set(page.split()) for page in made)


def test_all_three_header_rows_are_repeated():
    table = samples.wide_table()
    made = pages(pdf.write(document(Heading(1, text("A"), "a"), replace(table, body=table.body * 4))))
    assert len(made) >= 2
    assert all("Utfall per period" in page and page.count("Kvinnor") == 2 for page in made)


def test_landscape_pages_are_turned_and_the_next_is_upright(everything):
    sizes = [page.mediabox for page in pikepdf.open(io.BytesIO(everything)).pages]
    turned = [box[2] > box[3] for box in sizes]
    assert turned[-2:] == [True, False]
    assert turned.count(True) == 1


@pytest.mark.parametrize("lines", range(24, 36, 2))
def test_a_heading_never_stands_alone_at_the_foot(lines):
    table = samples.long_table(40)
    made = pages(pdf.write(document(Heading(1, text("A"), "a"), *filled(lines), Heading(2, text("Ensam"), "b"), table)))
    page = next(page for page in made if "Ensam" in page)
    assert "Tabell 2" in page
    assert "Enhet 1 " in page


@pytest.mark.parametrize("lines", range(20, 32, 3))
def test_a_small_table_stays_on_one_page(lines):
    made = pages(pdf.write(document(Heading(1, text("A"), "a"), *filled(lines), samples.economy_table())))
    page = next(page for page in made if "Driftredovisning" in page)
    assert "−10 506" in page.replace("\u00a0", " ")
    assert "Källa: ekonomisystemet." in page


@pytest.mark.parametrize("lines", range(18, 30, 3))
def test_a_row_is_not_broken_over_two_pages(lines):
    rows = tuple(row(f"Första{n} " + samples.PROSE + f"sista{n}", "1", "2", "3") for n in range(12))
    table = replace(samples.long_table(), body=rows)
    made = pages(pdf.write(document(Heading(1, text("A"), "a"), *filled(lines), table)))
    for number in range(12):
        assert any(f"Första{number} " in page and f"sista{number}\n" in page + "\n" for page in made)


def test_no_row_of_a_table_of_prose_is_broken_over_two_pages():
    words = "Nämnden följer upp sjukfrånvaron och kompetensförsörjningen varje månad tillsammans med förvaltningen. "
    rows = tuple(
        Row((cell(f"Mål {number}", "row"), cell(words * (1 + number % 3)), cell(words[: 20 + 7 * (number % 9)])))
        for number in range(60)
    )
    columns = (Column("left", 0.2), Column("left", 0.35), Column("left", 0.45))
    made = pdf.write(document(Table(columns, (head("Mål", "Kommentar", "Nästa steg"),), rows)))
    with pikepdf.open(io.BytesIO(made)) as opened:
        found = [one for one in elements(opened.Root.StructTreeRoot) if one.get("/S") == "/TR"]
        stands = [{str(part.Pg.objgen) for part in parts(one) if "/Pg" in part} for one in found]
    assert len(stands) == 61
    assert len(set().union(*stands)) > 3
    assert all(len(places) == 1 for places in stands[1:])


def parts(element: Any) -> Iterator[Any]:
    """An element and all that it holds, the pages' own content among it."""
    yield element
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            yield from parts(kid)


def test_a_row_higher_than_a_page_goes_on_over_pages():
    tall = (row("Lång", " ".join(f"ord{n}" for n in range(3000)), "2", "3"),)
    made = pdf.write(document(Heading(1, text("A"), "a"), replace(samples.long_table(), body=tall)))
    assert len(re.findall(r"\bord\d+\b", " ".join(pages(made)))) == 3000
    assert lowest(made) > FOOTER


def test_a_cell_over_many_rows_goes_on_over_pages():
    rows = (Row((cell("Mål", "row", rowspan=80), cell("0"), cell("0"), cell("0"))),)
    rows += tuple(Row((cell(str(n)), cell(str(n)), cell(str(n)))) for n in range(1, 80))
    made = pdf.write(document(Heading(1, text("A"), "a"), replace(samples.long_table(), body=rows)))
    assert lowest(made) > FOOTER
    assert len(pages(made)) >= 2


def lines(made: bytes) -> list[LTTextLine]:
    """Every line of text with its place in points from the page's lower left corner."""
    boxes = (box for page in extract_pages(io.BytesIO(made)) for box in page if isinstance(box, LTTextContainer))
    return [line for box in boxes for line in box if isinstance(line, LTTextLine)]


def lowest(made: bytes) -> float:
    """Where the lowest text above the footer stands."""
    footer = re.compile(r"\d \(\d+\)|Delårsrapport")
    return min(line.y0 for line in lines(made) if not footer.search(line.get_text()))


WORDS = (
    "1\u00a0234\u00a0567",
    "Kompetensförsörjningsplanen",
    "https://www.example.se/a/b/c/d?e=f",
    "SN2022-136-A",
    "x" * 50,
    "0123456789" * 4,
)


@pytest.mark.parametrize("words", [WORDS, *((word,) for word in WORDS)])
def test_no_text_leaves_a_crowded_table(words):
    columns = tuple(Column("left", 1 / 12) for _ in range(12))
    rows = tuple(row(*(words[(n + r) % len(words)] for n in range(12))) for r in range(4))
    table = Table(columns, (head(*(f"Kolumn {n}" for n in range(12))),), rows)
    made = pdf.write(document(Heading(1, text("A"), "a"), table))
    assert max(line.x1 for line in lines(made)) < (210 - 25) * 72 / 25.4 + 1


def test_a_long_word_stays_in_its_column():
    link = Paragraph((Link(text("https://www.example.se/" + "a" * 60), "https://www.example.se"),))
    rows = (Row((Cell((link,), "row"), cell("1"), cell("2"), cell("3"))),)
    made = pdf.write(document(Heading(1, text("A"), "a"), replace(samples.long_table(), body=rows)))
    first = [line for line in lines(made) if "aaa" in line.get_text()]
    assert len(first) >= 2
    assert max(line.x1 for line in first) < (25 + 0.46 * 160) * 72 / 25.4


def test_a_document_without_cover_contents_or_headings_is_made():
    assert "Bara text" in pages(pdf.write(document(paragraph("Bara text"))))[0]


NOTE = Note((paragraph("not"), paragraph("mer")), 1)
ROW = Row((Cell((Paragraph((Text("Namn"), NOTE)),), "row"), cell("1"), cell("2"), cell("3")))


@pytest.mark.parametrize(
    "block",
    [
        Cover((), (), (), ()),
        Heading(1, (Text("Rubrik"), NOTE), "b"),
        replace(samples.long_table(), head=(ROW,)),
        replace(samples.long_table(), body=(ROW,)),
        replace(samples.long_table(), caption=(Text("Rubrik"), NOTE)),
        replace(samples.long_table(), caption=(), label="", id=""),
        replace(samples.long_table(), body=(Row((cell("en enda cell"),)),)),
        replace(samples.long_table(), body=(Row((cell("x", colspan=9, rowspan=9),)),)),
        replace(samples.long_table(), body=(Row((Cell((samples.economy_table(),)),)),)),
        Box((), (PageBreak(), Landscape((paragraph("liggande"),)))),
        List(((samples.economy_table(),), ())),
        Quote((samples.economy_table(),)),
        Paragraph((Link((), "https://www.example.se"),)),
        Figure("volymer", "", text("Bildtext i stället för alternativtext"), "Figur 1"),
    ],
    ids=lambda block: type(block).__name__,
)
def test_unusual_trees_are_made_too(block):
    made = pdf.write(document(Contents(text("Innehåll")), Heading(1, text("A"), "a"), block))
    assert "Innehåll" in pages(made)[0]


def test_footnotes_keep_the_numbers_of_the_tree():
    note = Note((paragraph("En fotnot"),), 17)
    made = pages(pdf.write(document(Heading(1, text("A"), "a"), Paragraph((Text("ord"), note)))))[0]
    assert re.search(r"17\s*En fotnot", made)


def test_a_footnote_of_a_heading_is_printed_once_although_the_contents_repeat_the_heading():
    note = Note((paragraph("Rubrikens not"),), 1)
    made = pages(pdf.write(document(Contents(text("Innehåll")), Heading(1, (Text("Rubrik"), note), "a"))))
    assert "".join(made).count("Rubrikens not") == 1


def test_a_footnote_that_is_marked_twice_is_printed_once():
    note = Note((paragraph("En fotnot"), paragraph("i två stycken")), 1)
    made = pages(pdf.write(document(Paragraph((Text("ord"), note, Text(" och ord"), note)))))[0]
    assert made.count("En fotnot") == made.count("i två stycken") == 1


# ---------------------------------------------------------------- pictures and look


def test_text_in_an_svg_stays_text(everything):
    assert any("2021\n2022" in page or "2021 2022" in page for page in pages(everything))


def test_a_picture_that_is_only_png_is_shown(everything):
    with pikepdf.open(io.BytesIO(everything)) as made:
        images = [image for page in made.pages for image in page.get_images().values()]
        assert [(image.Width, image.Height) for image in images] == [(8, 4)]


def test_a_wide_picture_is_scaled_to_the_page():
    picture = {"bred": Picture(samples.SVG, b"", 500.0, 250.0)}
    made = pdf.write(document(Heading(1, text("A"), "a"), Figure("bred", "Alt"), pictures=picture))
    with pikepdf.open(io.BytesIO(made)) as opened:
        found = elements(opened.Root.StructTreeRoot)
        box = next(attribute(element, "/BBox") for element in found if role(element) == "Figure")
        assert float(box[2]) - float(box[0]) == pytest.approx(160 * 72 / 25.4, abs=1)


def test_a_font_from_the_house_is_used(tmp_path):
    import matplotlib

    font = Path(matplotlib.get_data_path(), "fonts", "ttf", "DejaVuSerif.ttf")
    (tmp_path / font.name).write_bytes(font.read_bytes())
    look = Look(font="DejaVu Serif", font_folder=str(tmp_path))
    made = pdf.write(document(Heading(1, text("A"), "a"), paragraph("Bröd"), look=look))
    assert any("DejaVuSerif" in name for name in fonts(made))


def test_a_light_house_colour_is_darkened_until_it_can_be_read():
    from reports.colours import contrast
    from reports.writers.typst import source

    made = source(document(Heading(1, text("A"), "a"), look=Look(primary="#ffdd00")))
    primary, ink = (re.search(rf'#let {name} = rgb\("(.*?)"\)', made)[1] for name in ("primary", "ink"))
    assert contrast(primary, "#ffffff") >= 4.5
    assert contrast(ink, "#ffdd00") >= 4.5


# ---------------------------------------------------------------- what staff may write


def test_a_sign_that_no_font_has_is_a_fault_that_names_its_place():
    table = Table((Column("left", 1.0),), (head("A"),), (Row((cell("bra \U0001f600"),)),))
    with pytest.raises(Faults) as caught:
        pdf.write(document(Heading(1, text("A"), "a"), table))
    (fault,) = caught.value.diagnostics
    assert fault.file == "kommun/namnd/2022/ekonomi.toml"
    assert fault.key == "tabell.drift"
    assert "\U0001f600" in fault.message


ODD = text("漢")
HERE, NEAR = Source("plan.toml", "avsnitt.a.text"), Source("namnd.toml", "namnd.namn")
BARE = Table((Column("left", 1.0),), (head("A"),), (row("B"),), source=HERE)


@pytest.mark.parametrize(
    "block",
    [
        Box(ODD, (paragraph("A"),), HERE),
        Heading(2, ODD, "b", HERE),
        List(((Paragraph(ODD),),), source=HERE),
        Quote((Paragraph(ODD),), HERE),
        Facts((Fact(text("A"), ODD),), HERE),
        Facts((Fact(ODD, text("A")),), HERE),
        Signatures((text("A"), ODD), HERE),
        Contents(ODD, source=HERE),
        Cover(text("A"), ODD, (), (), HERE),
        Cover(ODD, text("A"), (), (), HERE),
        Cover(text("A"), text("A"), ODD, (), HERE),
        Cover(text("A"), text("A"), (), (Fact(text("A"), ODD),), HERE),
        replace(BARE, caption=ODD, label="Tabell 1", id="t"),
        replace(BARE, notes=(Paragraph(ODD),)),
        replace(BARE, body=(Row((Cell((Paragraph(ODD),)),)),)),
        replace(BARE, body=(Row((Cell((Box(ODD, ()),), source=HERE),)),), source=NEAR),
        Figure("x", "Alt", ODD, "Figur 1", source=HERE),
        Figure("x", "Alt", notes=(Paragraph(ODD),), source=HERE),
        Landscape((Paragraph(ODD),), HERE),
        Paragraph((Text("A"), Note((Paragraph(ODD),), 1)), source=HERE),
        Paragraph((Strong((Text("A"), Note((List(((Paragraph(ODD),),)),), 1))),), source=HERE),
        Paragraph((Sourced(ODD, HERE),), source=NEAR),
        Box(text("A"), (Paragraph((Emph((Sourced((Strong(ODD),), HERE),)),)),), NEAR),
        Paragraph((Reference("avsnittet", "漢", "a"),), source=HERE),
    ],
    ids=lambda block: type(block).__name__,
)
def test_a_sign_that_no_font_has_is_told_of_where_it_stands_nearest(block):
    pictures = {"x": Picture(samples.SVG, b"", 10.0, 10.0)}
    with pytest.raises(Faults) as caught:
        pdf.write(document(Heading(1, text("A"), "a"), block, pictures=pictures))
    (fault,) = caught.value.diagnostics
    assert (fault.file, fault.key) == (HERE.file, HERE.key)
    assert fault.message == '"漢" går inte att visa i PDF: typsnittet saknar tecknet'


def test_a_broken_picture_is_a_fault():
    picture = {"trasig": Picture(b"<svg", b"", 10.0, 10.0)}
    with pytest.raises(Faults, match="PDF kunde inte göras"):
        pdf.write(document(Heading(1, text("A"), "a"), Figure("trasig", "Alt"), pictures=picture))


WORDS = st.text(
    st.sampled_from("aåäöÅÄÖéZ09#$*_`<>@[](){}\\\"'~=-+/&%§;:,.!?^|−–—…”»€ \u00a0"), min_size=1, max_size=80
)


SIGNS = "aåäöÅÄÖéZ09#$*_`<>@[](){}\\\"'~=-+/&%§;:,.!?^|−–—…”»€ \u00a0"


@settings(max_examples=40, deadline=None)
@given(st.text(st.sampled_from(SIGNS), min_size=1, max_size=80))
def test_any_text_comes_out_as_it_was_written(words):
    blocks = (Heading(1, text("A"), "a"), paragraph(words), Box(text(words), (paragraph(words),)))
    cover = Cover(text("K"), text(words + "x"), text(words), (Fact(text(words), text(words)),))
    made = extract_text(io.BytesIO(pdf.write(document(cover, *blocks, PageBreak(), paragraph("slut")))))
    assert squeezed(made).count(squeezed(words)) >= 2 + 1
