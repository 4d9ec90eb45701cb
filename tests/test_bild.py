"""A picture from the content folder in the finished documents, as independent readers see it."""

from __future__ import annotations

import base64
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from docx import Document as WordDocument
from lxml import etree, html
from pdfminer.high_level import extract_text
from PIL import Image

from reports.pipeline import BUILD, Run, Studio
from reports.readers.load import Workspace
from tests.pdf_reader import elements
from tests.pictures import SVG, bild, jpeg, opened, png
from tests.workspaces import REPORT, YEAR, checked, plan, workspace
from tests.writers.docx_reader import NAMESPACES, find, part, text

ALT = "Nämnden & förvaltningen."
MORE = f"""alt = "{ALT}"
rubrik = "Barn på en gård"
fotograf = "Kommunikationsenheten"
kalla = "bildbanken"
fotnot = "Bilden är *arrangerad*."
"""
UNDER = ["Figur 1. Barn på en gård", "Bilden är arrangerad.", "Foto: Kommunikationsenheten", "Källa: bildbanken"]
TEMPLATE = """{% extends "standard/verksamhetsplan.html.jinja" %}{% block mal %}
<h1>Tabell</h1>
<table><caption>Bilder</caption><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead>
<tbody><tr><th scope="row">C</th><td>{{ bild("b") }}</td></tr></tbody></table>{% endblock %}"""


def photo() -> bytes:
    exif = Image.Exif()
    exif.get_ifd(0x8825)[2] = (58.0, 24.0, 39.0)
    return jpeg(4000, 2000, exif=exif)


def built(root: Path, toml: str, prose: str = '{{ bild("b") }}', **files: bytes | str) -> dict[str, bytes]:
    named = {name.replace("__", "."): data for name, data in files.items()}
    workspace(root, {"bilder.toml": toml, REPORT: plan(prose), **named})
    return Run(Studio(Workspace(root)), root / REPORT, ("docx", "pdf", "html")).through(BUILD).files


@pytest.fixture(scope="module")
def photographed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return built(tmp_path_factory.mktemp("foto"), bild(MORE, "b.jpg"), b__jpg=photo())


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return built(tmp_path_factory.mktemp("ritad"), bild(MORE, "b.svg"), b__svg=SVG)


@pytest.fixture(scope="module")
def decorative(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    more = MORE.replace(f'alt = "{ALT}"', "dekorativ = true")
    return built(tmp_path_factory.mktemp("prydnad"), bild(more), 'Före.\n\n{{ bild("b") }}', b__png=png(400, 200))


# ---------------------------------------------------------------- Word


def drawing(data: bytes) -> Any:
    (inline,) = find(part(data), ".//wp:inline")
    return inline


def test_in_word_the_picture_is_a_part_of_its_own_kind_with_its_alternative(photographed: dict[str, bytes]) -> None:
    document = WordDocument(io.BytesIO(photographed["docx"]))
    (shape,) = document.inline_shapes
    image = document.part.related_parts[shape._inline.graphic.graphicData.pic.blipFill.blip.embed]
    assert image.content_type == "image/jpeg"
    assert opened(image.blob).size == (1385, 692)
    assert find(drawing(photographed["docx"]), "wp:docPr/@descr") == [ALT]
    section = document.sections[0]
    assert shape.width <= section.page_width - section.left_margin - section.right_margin
    assert shape.width / shape.height == pytest.approx(2, rel=0.01)


def test_in_word_a_drawing_stays_one_and_has_pixels_beside_it(drawn: dict[str, bytes]) -> None:
    names = [name for name in zipfile.ZipFile(io.BytesIO(drawn["docx"])).namelist() if "/media/" in name]
    assert sorted(name.rpartition(".")[2] for name in names) == ["png", "svg"]
    assert find(drawing(drawn["docx"]), ".//asvg:svgBlip")


def test_in_word_what_stands_under_a_picture_stays_on_its_page(photographed: dict[str, bytes]) -> None:
    picture = drawing(photographed["docx"]).getparent().getparent().getparent()
    under = list(picture.itersiblings(f"{{{NAMESPACES['w']}}}p"))[:4]
    assert [text(paragraph) for paragraph in under] == UNDER
    assert [bool(find(one, "w:pPr/w:keepNext")) for one in (picture, *under)] == [True] * 4 + [False]


def test_in_word_a_decorative_picture_is_marked_and_what_stands_under_it_is_there(decorative: dict[str, bytes]) -> None:
    inline = drawing(decorative["docx"])
    assert find(inline, "wp:docPr//adec:decorative/@val") == ["1"]
    assert find(inline, "wp:docPr/@descr") == [""]
    assert [line for line in UNDER if line in text(part(decorative["docx"]))] == UNDER


# ---------------------------------------------------------------- PDF


def roles(data: bytes) -> list[tuple[str, str]]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = [(str(kid["/S"]), str(kid.get("/Alt", ""))) for kid in elements(pdf.Root.StructTreeRoot)]
    return [(role, alt) for role, alt in found if role == "/Figure"]


def images(data: bytes) -> list[tuple[int, int, str]]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        kinds = [image for page in pdf.pages for image in page.get_images().values()]
        return [(int(one.Width), int(one.Height), str(one.get("/Filter"))) for one in kinds]


def test_in_pdf_the_picture_has_its_alternative_and_no_more_pixels_than_print_needs(
    photographed: dict[str, bytes],
) -> None:
    assert [alt for role, alt in roles(photographed["pdf"]) if alt] == [ALT]
    assert images(photographed["pdf"]) == [(1385, 692, "/DCTDecode")]


def test_in_pdf_the_text_of_a_drawing_is_text(drawn: dict[str, bytes]) -> None:
    assert images(drawn["pdf"]) == []
    assert "Nämnden" in extract_text(io.BytesIO(drawn["pdf"]))


def test_in_pdf_a_decorative_picture_is_no_part_of_the_text_but_what_stands_under_it_is(
    decorative: dict[str, bytes],
) -> None:
    assert roles(decorative["pdf"]) == []
    assert len(images(decorative["pdf"])) == 1
    read = extract_text(io.BytesIO(decorative["pdf"]))
    assert [line for line in UNDER if line in read] == UNDER


@pytest.mark.parametrize("place", ["- Punkt\n\n  {}\n", "> {}\n", "1. Ett\n2. Två\n\n   {}\n"])
def test_in_pdf_a_picture_in_a_list_or_a_quotation_stays_within_the_margins(place: str, tmp_path: Path) -> None:
    made = built(tmp_path, bild(MORE), place.format('{{ bild("b") }}'), b__png=png(2000, 500))
    (right,) = rights(made["pdf"])
    assert right <= 185 * 72 / 25.4 + 0.5


def test_in_pdf_a_picture_in_a_cell_stays_within_it(tmp_path: Path) -> None:
    name = "templates/exempel/verksamhetsplan.html.jinja"
    made = built(tmp_path, bild(MORE), "Text.", b__png=png(2000, 500), **{name: TEMPLATE})
    (right,) = rights(made["pdf"])
    assert right < 185 * 72 / 25.4
    assert find(part(made["docx"]), ".//w:tc//wp:inline")


def rights(data: bytes) -> list[float]:
    """Right edges of the figures in points, as the structure says."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        attributes = [kid["/A"] for kid in elements(pdf.Root.StructTreeRoot) if "/Alt" in kid]
        boxes = [one for found in attributes for one in (found if isinstance(found, pikepdf.Array) else [found])]
        return [float(box["/BBox"][2]) for box in boxes if "/BBox" in box]


# ---------------------------------------------------------------- HTML


def test_on_the_web_the_picture_is_in_the_page_with_its_alternative(photographed: dict[str, bytes]) -> None:
    page = html.fromstring(photographed["html"])
    (image,) = page.xpath("//figure[@id='bild-b']/img")
    assert image.get("alt") == ALT
    kind, _, data = image.get("src").partition(";base64,")
    assert kind == "data:image/jpeg"
    assert opened(base64.b64decode(data)).size == (1385, 692)
    (figure,) = page.xpath("//figure")
    assert [" ".join(line.text_content().split()) for line in figure.xpath("figcaption | div/p")] == UNDER


def test_on_the_web_a_drawing_is_drawn_in_the_page(drawn: dict[str, bytes]) -> None:
    (image,) = html.fromstring(drawn["html"]).xpath("//figure/svg")
    assert (image.get("role"), image.get("aria-label")) == ("img", ALT)


def test_on_the_web_a_decorative_picture_is_passed_over_and_what_stands_under_it_is_not(
    decorative: dict[str, bytes],
) -> None:
    (figure,) = html.fromstring(decorative["html"]).xpath("//figure")
    assert figure.xpath("img/@alt") == [""]
    assert [line for line in UNDER if line in " ".join(figure.text_content().split())] == UNDER


# ---------------------------------------------------------------- all of them


def test_no_document_tells_where_a_photograph_was_taken(photographed: dict[str, bytes]) -> None:
    for data in photographed.values():
        assert b"Exif\0" not in data
    for encoded in re.findall(rb"base64,([\w+/=]+)", photographed["html"]):
        assert b"Exif\0" not in base64.b64decode(encoded)
    archive = zipfile.ZipFile(io.BytesIO(photographed["docx"]))
    assert not any(b"Exif\0" in archive.read(name) for name in archive.namelist())


def test_the_same_content_gives_the_same_bytes(drawn: dict[str, bytes], tmp_path: Path) -> None:
    assert built(tmp_path, bild(MORE, "b.svg"), b__svg=SVG) == drawn


def test_the_picture_knows_where_in_the_content_it_stands(drawn: dict[str, bytes]) -> None:
    assert html.fromstring(drawn["html"]).xpath("//figure/@data-kalla") == [f"{YEAR}/bilder.toml#bild.b.fil"]


def test_only_pictures_with_a_caption_are_numbered(tmp_path: Path) -> None:
    prose = '{{ bild("a") }}\n\n{{ bild("b") }}\n\n{{ bild("b") }}'
    made = built(tmp_path, bild(id_="a") + bild(MORE), prose, b__png=png())
    assert re.findall(r"Figur (\d)", html.fromstring(made["html"]).text_content()) == ["1", "2"]


def test_a_picture_to_come_is_marked_where_it_will_stand(tmp_path: Path) -> None:
    made = built(tmp_path, bild(MORE, "att fylla i: foto på gården"), '{{ bild("b") }}')
    page = html.fromstring(made["html"])
    assert page.xpath("//main//mark[@class='att-fylla-i']/text()") == ["att fylla i: foto på gården"]
    assert not page.xpath("//figure")


def test_a_picture_that_no_text_places_is_warned_of(tmp_path: Path) -> None:
    root = workspace(tmp_path, {REPORT: plan(more=bild()), "b.png": png()})
    (warning,) = checked(root).warnings
    assert str(warning).startswith(f"{REPORT}:11: varning: bild.b skrivs inte ut i dokumentet")
    (root / REPORT).write_text(plan('{{ bild("b") }}', bild()))
    assert not checked(root).warnings


def test_a_table_can_not_have_the_pictures_name(tmp_path: Path) -> None:
    table = '[tabell.bild]\nrubrik = "B"\nforsta_kolumn = "N"\nkolumn = [{ id = "a", namn = "A" }]\n'
    with pytest.raises(Exception, match='en tabell kan inte heta "bild"'):
        checked(workspace(tmp_path, {"t.toml": table}))


def test_pictures_need_no_image_library_where_there_are_none(tmp_path: Path) -> None:
    import subprocess
    import sys

    root = workspace(tmp_path)
    code = (
        "import sys; from pathlib import Path; from reports.pipeline import *;"
        "from reports.readers.load import Workspace;"
        f"root = Path({str(root)!r}); Run(Studio(Workspace(root)), root / {REPORT!r}, ('docx', 'html')).through(BUILD);"
        "print(sorted({'PIL', 'typst', 'reports.pictures'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_the_svg_of_every_reader_is_one_that_can_be_read(drawn: dict[str, bytes]) -> None:
    archive = zipfile.ZipFile(io.BytesIO(drawn["docx"]))
    (name,) = [name for name in archive.namelist() if name.endswith(".svg")]
    assert etree.fromstring(archive.read(name)).get("viewBox") == "0 0 200 100"
