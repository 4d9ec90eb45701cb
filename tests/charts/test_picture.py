import io
import struct
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import get_args

import matplotlib
import pikepdf
import pytest
import typst
from matplotlib.font_manager import fontManager, ttfFontProperty
from matplotlib.ft2font import FT2Font
from pdfminer.high_level import extract_text
from PIL import Image

from reports.charts.alt import NOUNS
from reports.charts.draw import KINDS, draw
from reports.diagnostics import Faults
from reports.document import Look
from reports.model.diagram import DiagramTyp
from tests.charts.samples import MONTHS, SVG, boxes, diagram, font_folder, root, texts

LOOK = Look()
EVERY_KIND = """
import hashlib
from reports.charts.draw import KINDS, draw
from reports.document import Look
from tests.charts.samples import MONTHS, diagram
for typ in KINDS:
    picture = draw(diagram(typ, MONTHS, {"2021": [n * n - 9 for n in range(12)], "2022": [5, "i u"] * 6}), Look())
    print(typ, hashlib.sha256(picture.svg + picture.png).hexdigest(), picture.height)
"""


def test_every_kind_of_the_model_is_drawn_and_has_a_name() -> None:
    assert set(KINDS) == set(NOUNS) == set(get_args(DiagramTyp))


def test_two_processes_draw_the_same_bytes() -> None:
    run = [sys.executable, "-c", EVERY_KIND]
    first, second = (
        subprocess.run(
            run, env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path.cwd())}, capture_output=True, check=True
        )
        for seed in ("1", "4711")
    )
    assert first.stdout == second.stdout
    assert first.stdout.count(b"\n") == len(KINDS)


def test_the_users_own_matplotlib_settings_change_nothing(tmp_path: Path) -> None:
    (tmp_path / "matplotlibrc").write_text("font.size: 20\nlines.linewidth: 9\nsvg.fonttype: path\ntext.color: red\n")
    run = [sys.executable, "-c", EVERY_KIND]
    env = {"PYTHONPATH": str(Path.cwd())}
    plain = subprocess.run(run, env=env, capture_output=True, check=True)
    styled = subprocess.run(run, env=env | {"MATPLOTLIBRC": str(tmp_path)}, capture_output=True, check=True)
    assert styled.stdout == plain.stdout


def test_labels_are_escaped_and_read_as_they_were_written() -> None:
    names = ["Vård & <omsorg>", "$x^2$ kostar \\alpha", "\"Citat\" 'i' namn"]
    picture = draw(diagram("liggande", names, {"a&b": [1, 2, 3], "<c>": [3, 2, 1]}, enhet="<tkr> & kr"), LOOK)
    assert {*names, "a&b", "<c>", "<tkr> & kr"} <= set(texts(picture))


def test_control_characters_and_line_breaks_leave_the_picture_whole() -> None:
    picture = draw(diagram("stapel", ["A\x00B\x1b", "C\nD"], {"x": [1, 2]}), LOOK)
    assert {"AB", "C D"} <= set(texts(picture))


def test_a_sign_that_the_font_lacks_is_drawn_without_a_word_on_standard_error(recwarn: pytest.WarningsRecorder) -> None:
    assert "漢字" in texts(draw(diagram("stapel", ["漢字", "B"], {"x": [1, 2]}), LOOK))
    assert not recwarn.list


def test_svg_stands_in_line_in_a_page_with_other_pictures() -> None:
    svg = draw(diagram("stapel", MONTHS, {"2022": [1] * 12}), LOOK).svg
    assert svg.startswith(b"<svg ")
    assert not [word for word in (b"<style", b"<?xml", b"<!DOCTYPE", b" id=", b"<metadata") if word in svg]


def test_markers_of_two_diagrams_do_not_share_ids() -> None:
    pictures = [draw(diagram("linje", ["A", "B"], {"x": [1, last]}), LOOK) for last in (2, 3)]
    first, second = (
        {element.get("id") for element in root(picture).iter() if element.get("id")} for picture in pictures
    )
    assert first
    assert not first & second


def test_texts_stay_texts_in_the_houses_font() -> None:
    picture = draw(diagram("stapel", ["A", "B"], {"x": [1, 2]}), LOOK)
    families = {group.get("font-family") for group in root(picture).iter(f"{SVG}g")} - {None}
    assert families == {"'Source Sans Pro', sans-serif"}
    assert {"A", "B"} <= set(texts(picture))


def test_the_kommuns_own_font_is_taken_from_its_folder(tmp_path: Path) -> None:
    data = (font_folder() / "SourceSansPro-Black.ttf").read_bytes()
    (tmp_path / "eget.ttf").write_bytes(data)
    (tmp_path / "licens.txt").write_text("OFL")
    own = draw(
        diagram("stapel", ["Vårddygn", "B"], {"x": [1, 2]}),
        Look(font="Source Sans Pro Black", font_folder=str(tmp_path)),
    )
    usual = draw(diagram("stapel", ["Vårddygn", "B"], {"x": [1, 2]}), LOOK)
    assert b"font-family=\"'Source Sans Pro Black', 'Source Sans Pro', sans-serif\"" in own.svg
    widths = [next(box[3] - box[1] for box in boxes(picture) if box[0] == "Vårddygn") for picture in (own, usual)]
    assert widths[0] > widths[1] * 1.05


def test_fonts_that_are_installed_are_left_alone(tmp_path: Path) -> None:
    """Neither one that is wished for by name nor one that has the name of the program's own."""
    one = diagram("stapel", ["Vårddygn", "B"], {"x": [1, 2]})
    here = draw(one, LOOK)
    black = FT2Font(str(font_folder() / "SourceSansPro-Black.ttf"))
    installed = [
        replace(ttfFontProperty(black), name=name) for name in ("Source Sans Pro", "DejaVu Sans", "Installerat")
    ]
    before = fontManager.ttflist
    fontManager.ttflist = installed
    try:
        assert draw(one, LOOK) == draw(one, Look(font="Installerat")) == here
        assert fontManager.ttflist is installed
    finally:
        fontManager.ttflist = before


def test_fonts_of_one_name_in_two_folders_are_told_apart(tmp_path: Path) -> None:
    one, drawn = diagram("stapel", ["Vårddygn", "B"], {"x": [1, 2]}), []
    for file in ("DejaVuSerif.ttf", "DejaVuSerif-Bold.ttf"):
        folder = tmp_path / file
        folder.mkdir()
        (folder / "a.ttf").write_bytes(Path(matplotlib.get_data_path(), "fonts", "ttf", file).read_bytes())
        drawn.append(draw(one, Look(font="DejaVu Serif", font_folder=str(folder))))
    widths = [next(box[3] - box[1] for box in boxes(picture) if box[0] == "Vårddygn") for picture in drawn]
    assert widths[0] < widths[1]


@pytest.mark.parametrize("data", [b"", b"inget typsnitt", b"\x00\x01\x00\x00trasigt"])
def test_a_font_file_that_can_not_be_read_is_a_fault_that_names_it(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "trasig.ttf").write_bytes(data)
    with pytest.raises(Faults, match=r"/trasig\.ttf: typsnittsfilen går inte att läsa"):
        draw(diagram("stapel", ["A"], {"x": [1]}), Look(font_folder=str(tmp_path)))


def test_an_unknown_font_is_replaced_by_the_programs_own() -> None:
    one = diagram("stapel", ["A", "B"], {"x": [1, 2]})
    assert draw(one, Look(font="Finns Inte Sans")).svg == draw(one, LOOK).svg


def test_the_house_colours_are_those_of_the_look() -> None:
    svg = draw(diagram("stapel", ["A", "B"], {"x": [1, 2], "y": [2, 1]}), Look(primary="#5b2a86", accent="#00a19a")).svg
    assert b"#5b2a86" in svg
    assert LOOK.primary.encode() not in svg


def test_png_is_220_dpi_with_a_palette_and_no_words_of_its_own() -> None:
    picture = draw(diagram("stapel", MONTHS, {"2021": [3] * 12, "2022": [4] * 12}), LOOK, width=120)
    image = Image.open(io.BytesIO(picture.png))
    assert image.mode == "P"
    assert image.size == pytest.approx((120 / 25.4 * 220, picture.height / 25.4 * 220), abs=1.5)
    assert image.info["dpi"] == pytest.approx((220, 220), abs=0.1)
    assert image.convert("RGB").getpixel((0, image.height - 1)) == (255, 255, 255)
    assert chunks(picture.png) == {b"IHDR", b"PLTE", b"pHYs", b"IDAT", b"IEND"}


def chunks(png: bytes) -> set[bytes]:
    found, at = set(), 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        found.add(png[at + 4 : at + 8])
        at += 12 + length
    return found


def test_png_keeps_the_colours_of_the_bars() -> None:
    picture = draw(diagram("stapel", ["A", "B"], {"2021": [3, 3], "2022": [4, 4]}), LOOK)
    colours = Image.open(io.BytesIO(picture.png)).convert("RGB").getcolors(1 << 16)
    assert colours is not None
    strong = tuple(int(LOOK.primary[at : at + 2], 16) for at in (1, 3, 5))
    nearest = min(colours, key=lambda entry: sum(abs(a - b) for a, b in zip(entry[1], strong, strict=True)))
    assert nearest[0] > 10_000
    assert sum(abs(a - b) for a, b in zip(nearest[1], strong, strict=True)) <= 6


def test_typst_draws_the_text_of_the_svg_in_print(tmp_path: Path) -> None:
    picture = draw(diagram("linje", ["Åby & Ås", "B"], {"Kvinnor": [1, 2], "Män": [2, 3]}, enhet="dygn"), LOOK)
    (tmp_path / "p.svg").write_bytes(picture.svg)
    (tmp_path / "p.typ").write_text('#set page(width: auto, height: auto, margin: 0pt)\n#image("p.svg", alt: "x")')
    pdf = typst.compile(tmp_path / "p.typ", font_paths=[font_folder()], ignore_system_fonts=True)
    assert {"Åby & Ås", "Kvinnor: 2", "Män: 3", "dygn"} <= set(extract_text(io.BytesIO(pdf)).splitlines())
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        fonts = {
            str(thing.BaseFont)
            for thing in opened.objects
            if isinstance(thing, pikepdf.Dictionary) and "/BaseFont" in thing
        }
    assert any("SourceSansPro-Regular" in font for font in fonts)


def test_a_font_folder_that_is_not_there_leaves_the_programs_own_font(tmp_path: Path) -> None:
    one = diagram("stapel", ["A", "B"], {"x": [1, 2]})
    assert draw(one, Look(font="Eget", font_folder=str(tmp_path / "saknas"))).svg == draw(one, LOOK).svg
