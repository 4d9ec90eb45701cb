"""The profile drives all: colours, font, logo and margins in Word, PDF, web page and diagrams."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import matplotlib
import pytest
from docx.shared import Mm
from lxml import html
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar, LTComponent, LTPage, LTTextContainer
from PIL import Image

from reports.document import Look
from reports.pictures import logo
from reports.pipeline import BUILD, FORMATS, Run, Studio
from reports.readers.load import Workspace
from reports.readers.picture_file import read_picture
from tests.pdf_reader import elements
from tests.workspaces import REPORT, checked, plan, said, workspace
from tests.writers.docx_reader import find, names, part, text

DRAWN = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><defs><path id="a" d="M0 0h40v10z"/></defs>'
    b'<use href="#a"/></svg>'
)
"""A logo of lines, four times as wide as high."""


def image(kind: str = "png", size: tuple[int, int] = (200, 100)) -> bytes:
    """A logo of pixels."""
    out = io.BytesIO()
    Image.new("RGB", size, "#5b3a6b").save(out, kind)
    return out.getvalue()


DIAGRAM = """
[diagram.d]
typ = "stapel"
rubrik = "D"
kategorier = ["a", "b"]
serie = [{ namn = "S", varden = [1, 2] }]
"""


def kommun(*lines: str) -> str:
    return "\n".join(['[kommun]\nnamn = "Exempels kommun"\n[profil]', *lines]) + "\n"


def house(root: Path, *lines: str, prose: str = "Planen gäller ett år.", **files: str | bytes) -> Path:
    """A workspace with such a profile; files are named with `_` for a dot and lie beside content/."""
    placed = {f"./{name.replace('_', '.')}": data for name, data in files.items()}
    more = DIAGRAM if "diagram" in prose else ""
    toml = {"content/exempel/kommun.toml": kommun(*lines), "verksamhetsplan.toml": plan(prose, more)}
    return workspace(root, toml | placed)


def built(root: Path) -> dict[str, bytes]:
    return Run(Studio(Workspace(root)), root / REPORT, list(FORMATS)).through(BUILD).files


def warned(root: Path) -> list[str]:
    return [str(found) for found in checked(root).warnings]


# ---------------------------------------------------------------- logo


LOGOS = {"logotyp_svg": DRAWN, "logotyp_png": image(), "logotyp_jpg": image("jpeg")}


@pytest.mark.parametrize(("name", "data"), LOGOS.items(), ids=list(LOGOS))
def test_a_logo_is_in_all_formats_with_its_text_alternative(name: str, data: bytes, tmp_path: Path) -> None:
    line = f'logotyp = "{name.replace("_", ".")}"'
    files = built(house(tmp_path, line, **{name: data}))
    alt = "Exempels kommun, logotyp"
    (logo,) = html.fromstring(files["html"]).xpath("//header//img[@class='logotyp']")
    assert logo.get("alt") == alt
    headers = [part(files["docx"], n) for n in names(files["docx"]) if n.startswith("word/header")]
    assert [find(header, ".//wp:docPr/@descr") for header in headers] == [[alt], [alt]]
    assert files == built(house(tmp_path / "igen", line, **{name: data}))


def test_a_logo_in_the_pdf_has_its_text_alternative_on_the_cover(tmp_path: Path) -> None:
    files = built(house(tmp_path, 'logotyp = "l.svg"', 'logotyp_alt = "Vapen med \\"ros\\""', l_svg=DRAWN))
    figures = pdf_figures(files["pdf"])
    assert figures == ['Vapen med "ros"']
    assert html.fromstring(files["html"]).xpath("//header//img/@alt") == ['Vapen med "ros"']


def pdf_figures(data: bytes) -> list[str]:
    """The text alternatives of a PDF's figures, in reading order."""
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = [element for element in elements(pdf.Root.StructTreeRoot) if element.S == "/Figure"]
        return [str(figure.get("/Alt", "")) for figure in found]


@pytest.mark.parametrize(
    ("name", "data", "parts"),
    [
        ("l_svg", DRAWN, {"logotyp.png": b"\x89PNG", "logotyp.svg": b"<svg"}),
        ("l_png", image(), {"logotyp.png": b"\x89PNG"}),
        ("l_jpg", image("jpeg"), {"logotyp.jpeg": b"\xff\xd8\xff"}),
    ],
)
def test_a_logo_in_word_is_drawn_for_those_who_can_and_of_pixels_for_others(
    name: str, data: bytes, parts: dict[str, bytes], tmp_path: Path
) -> None:
    made = built(house(tmp_path, f'logotyp = "{name.replace("_", ".")}"', **{name: data}))["docx"]
    with zipfile.ZipFile(io.BytesIO(made)) as word:
        found = {part: word.read(part) for part in word.namelist() if part.startswith("word/media/")}
    assert set(found) == {f"word/media/{part}" for part in parts}
    assert all(found[f"word/media/{part}"].startswith(start) for part, start in parts.items())


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (DRAWN, (60, 15)),
        (b'<svg xmlns="http://www.w3.org/2000/svg" width="1mm" height="1mm"/>', (18, 18)),
        (image(size=(4000, 1000)), (60, 15)),
        (image("jpeg", (10, 30)), (6, 18)),
    ],
)
def test_a_logo_of_any_size_fills_its_room_and_has_no_more_pixels_than_print_needs(
    data: bytes, expected: tuple[float, float], tmp_path: Path
) -> None:
    (tmp_path / "logotyp").write_bytes(data)
    picture = logo(read_picture(tmp_path / "logotyp"), Look(), None)
    assert (round(picture.width, 1), round(picture.height, 1)) == expected
    pixels = Image.open(io.BytesIO(picture.jpeg or picture.png))
    assert pixels.width <= 60 / 25.4 * 220 + 1


@pytest.mark.parametrize("place", ["../l.png", "/etc/l.png", "lank.png"])
def test_a_logo_outside_the_workspace_is_not_used(place: str, tmp_path: Path) -> None:
    root = house(tmp_path / "ws", f'logotyp = "{place}"')
    (tmp_path / "l.png").write_bytes(image())
    (root / "lank.png").symlink_to(tmp_path / "l.png")
    assert said(root) == [
        f"content/exempel/kommun.toml:4: logotyp: {place} ligger utanför arbetsytan\n  tips: lägg den i arbetsytan"
    ]


# ---------------------------------------------------------------- margins


def test_margins_are_those_of_pdf_and_word(tmp_path: Path) -> None:
    root = house(tmp_path, "marginaler = { topp = 40, botten = 15.5, vanster = 45, hoger = 30 }", prose="Ord " * 400)
    files = built(root)
    (section, *_) = docx.Document(io.BytesIO(files["docx"])).sections
    sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(side / Mm(1), 1) for side in sides if side] == [40, 15.5, 45, 30]
    page = list(extract_pages(io.BytesIO(files["pdf"])))[2]
    marks = [
        mark
        for box in page
        if isinstance(box, LTTextContainer)
        for line in box
        for mark in line
        if isinstance(mark, LTChar)
    ]
    body = [mark for mark in marks if mark.size > 10]
    assert min(mark.x0 for mark in body) == pytest.approx(45 / 25.4 * 72, abs=3)
    assert max(mark.x1 for mark in body) <= (210 - 30) / 25.4 * 72 + 3
    assert all(mark.x0 > 0 and mark.x1 < page.width and mark.y0 > 0 and mark.y1 < page.height for mark in marks)


@pytest.mark.parametrize("width", [10, 60])
@pytest.mark.parametrize("logo", ['logotyp = "l.svg"', ""])
def test_narrowest_and_widest_margins_keep_all_on_the_page(width: int, logo: str, tmp_path: Path) -> None:
    margins = f"marginaler = {{ topp = 10, botten = 10, vanster = {width}, hoger = {width} }}"
    root = house(tmp_path, margins, logo, prose='{{ diagram("d") }}', l_svg=DRAWN)
    namnd = root / "content/exempel/socialnamnden/namnd.toml"
    namnd.write_text('[namnd]\nnamn = "Arbetsmarknads- och vuxenutbildningsnämnden"\n', "utf-8")
    (root / REPORT).write_text(
        (root / REPORT).read_text("utf-8").replace("[rapport]", "[rapport]\nutkast = true"), "utf-8"
    )
    for page in extract_pages(io.BytesIO(built(root)["pdf"])):
        assert [box for box in page if not on_page(box, page)] == []


def on_page(box: LTComponent, page: LTPage) -> bool:
    return box.x0 >= 0 and box.x1 <= page.width + 0.1 and box.y0 >= 0 and box.y1 <= page.height + 0.1


def test_a_diagram_is_as_wide_as_the_text(tmp_path: Path) -> None:
    for number, (lines, width) in enumerate((((), 160), (("marginaler = { vanster = 40, hoger = 50 }",), 120))):
        root = house(tmp_path / str(number), *lines, prose='{{ diagram("d") }}')
        run = Run(Studio(Workspace(root)), root / REPORT, ()).through(BUILD)
        assert [round(picture.width) for picture in run.document.pictures.values()] == [width]


# ---------------------------------------------------------------- fonts


def test_the_font_is_first_in_the_web_page_and_in_the_program_s_own_word_template(tmp_path: Path) -> None:
    files = built(house(tmp_path, 'typsnitt = "Open Sans"'))
    page = files["html"].decode()
    assert ':root{--typsnitt:"Open Sans";}' in page
    assert re.search(r'font: 100%/1\.6 var\(--typsnitt\), "Source Sans Pro"', page)
    assert find(part(files["docx"], "word/styles.xml"), "w:docDefaults//w:rFonts/@w:ascii") == ["Open Sans"]


def test_a_font_name_can_not_reach_out_over_the_page(tmp_path: Path) -> None:
    page = built(house(tmp_path, """typsnitt = 'A"}</style><script>b'"""))["html"].decode()
    assert "<script>" not in page
    assert r"A\000022\00007d\00003c\00002fstyle\00003e\00003cscript\00003eb" in page


def test_a_font_that_is_nowhere_is_told_with_what_to_do(tmp_path: Path) -> None:
    assert warned(house(tmp_path, 'typsnitt = "Open Sans"')) == [
        'content/exempel/kommun.toml:4: varning: typsnittet "Open Sans" finns inte i arbetsytan, '
        "så PDF och diagram får Source Sans Pro\n"
        "  tips: lägg typsnittets filer (.ttf eller .otf) i en mapp och skriv dess namn: "
        'typsnittsmapp = "typsnitt"'
    ]


def test_a_font_that_is_in_the_folder_is_not(tmp_path: Path) -> None:
    for number, (name, expected) in enumerate((("DejaVu Sans", 0), ("DejaVu", 1), ("Georgia", 1))):
        root = house(tmp_path / str(number), f'typsnitt = "{name}"', 'typsnittsmapp = "typsnitt"')
        (root / "typsnitt").mkdir()
        shutil.copy(Path(matplotlib.get_data_path(), "fonts/ttf/DejaVuSans.ttf"), root / "typsnitt")
        assert len(warned(root)) == expected
    assert warned(tmp_path / "1")[0].endswith("menade du DejaVu Sans?")
    assert warned(tmp_path / "2")[0].endswith("i mappen finns: DejaVu Sans")


# ---------------------------------------------------------------- the Word template


def test_a_check_tells_what_the_word_template_lacks(tmp_path: Path) -> None:
    out = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("{{ hej }} {{ innehall }}")
    document.save(out)
    told = warned(house(tmp_path, 'mall = "m.docx"', m_docx=out.getvalue()))
    assert "m.docx: varning: fältet {{ hej }} finns inte" in "\n".join(told)


def test_a_check_of_a_workspace_without_a_template_of_its_own_reads_none(tmp_path: Path) -> None:
    root = house(tmp_path)
    program = "import sys; from reports.cli import app; app(['check'], standalone_mode=False)"
    tail = "; print([name for name in sys.modules if name in ('lxml', 'PIL', 'typst', 'matplotlib')])"
    caught = f"try:\n {program}\nexcept BaseException: pass\n" + tail.removeprefix("; ")
    result = subprocess.run(
        [shutil.which("python") or "python", "-c", caught], cwd=root, capture_output=True, text=True, check=False
    )
    assert result.stdout.splitlines()[-1:] == ["[]"]


def test_the_text_of_a_header_is_that_of_the_report_s_kommun_and_namnd(tmp_path: Path) -> None:
    data = built(house(tmp_path, 'logotyp = "l.svg"', l_svg=DRAWN))["docx"]
    shown = [text(part(data, name)) for name in names(data) if name.startswith("word/header")]
    assert sorted(shown) == ["", "Exempels kommun · Socialnämnden"]
