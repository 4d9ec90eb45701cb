"""Picture files become pictures of the page: their size, their pixels, and nothing else of what the file told."""

from __future__ import annotations

import base64
import struct
import warnings
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from PIL import Image, ImageCms, ImageDraw

from reports.diagnostics import Faults
from reports.document import Blocks, Box, Figure, Landscape, Look, Paragraph, Picture, Source
from reports.model.bild import Bild
from reports.model.varde import Varde
from reports.picture_svg import Drawing
from reports.pictures import DPI, Size, no_finer, pictures, shown
from reports.pipeline import BUILD, Run, Studio
from reports.readers.load import Workspace
from reports.readers.picture_file import PictureFile
from tests.pictures import ALT, SVG, bild, jpeg, opened, photo, png, saved
from tests.workspaces import REPORT, YEAR, plan, workspace

FIGURE = Figure("bild:b", "Alt")
UPRIGHT, TURNED = 160.0, 247.0
"""Width of the text in millimetres."""
SVG_NS = "http://www.w3.org/2000/svg"


def made(data: bytes, bredd: int | None = None, blocks: Blocks = (FIGURE,), folder: Path | None = None) -> Picture:
    file = PictureFile("svg" if b"<svg" in data[:500] else "pixels", data)
    placed = {"bild:b": (Bild(fil=Varde("b"), bredd=bredd), file)}
    return pictures(placed, blocks, Look(), folder)["bild:b"]


def pixels(picture: Picture) -> Image.Image:
    return opened(picture.jpeg or picture.png)


def is_red(image: Image.Image, x: int, y: int) -> bool:
    red, green, _ = image.convert("RGB").getpixel((x, y))
    return red > 150 > 90 > green


# ---------------------------------------------------------------- how large


SIDES = st.floats(0.5, 20_000)


@given(SIDES, SIDES, st.one_of(st.none(), st.integers(5, 100)), SIDES, SIDES)
def test_a_picture_keeps_its_shape_and_stays_within_its_column(
    width: float, height: float, bredd: int | None, across: float, down: float
) -> None:
    size = shown(Size(width, height), [Size(across, down)], bredd)
    assert size.width * height == pytest.approx(size.height * width)
    assert size.width <= across * (bredd or 100) / 100 + 1e-6
    assert size.height <= down * (1 + 1e-9)
    if bredd is None:
        assert size.width <= width


@given(st.integers(1, 12_000), st.integers(1, 12_000), st.floats(1, 300))
def test_pixels_are_never_more_than_print_needs_and_never_made_up(across: int, down: int, width: float) -> None:
    new = no_finer((across, down), width)
    assert 1 <= new[0] <= across
    assert 1 <= new[1] <= down
    assert new == (across, down) or new[0] / width * 25.4 <= DPI
    assert new == (across, down) or abs(new[1] - down * new[0] / across) <= 1


@pytest.mark.parametrize(
    ("data", "bredd", "width"),
    [
        (png(480, 240), None, 127.0),
        (png(480, 240, dpi=(240, 240)), None, 50.8),
        (jpeg(480, 240, dpi=(240, 240)), None, 50.8),
        (jpeg(480, 240, dpi=(1, 1)), None, 127.0),
        (png(2000, 1000), None, UPRIGHT),
        (png(2000, 1000), 50, 80.0),
        (png(48, 24), 100, UPRIGHT),
        (SVG, None, 200 / 96 * 25.4),
        (SVG, 25, 40.0),
        (SVG.replace(b"viewBox", b'width="90mm" height="45mm" viewBox'), None, 90.0),
    ],
)
def test_a_picture_is_as_large_as_it_says_or_as_its_share_of_the_column(
    data: bytes, bredd: int | None, width: float
) -> None:
    picture = made(data, bredd)
    assert (picture.width, picture.height) == (pytest.approx(width, abs=0.01), pytest.approx(width / 2, abs=0.01))


def test_a_high_picture_leaves_room_for_its_caption_on_the_page() -> None:
    picture = made(png(1000, 4000))
    assert picture.height == pytest.approx(235 * 0.8)
    assert picture.width == pytest.approx(picture.height / 4)


def test_a_picture_on_landscape_pages_may_be_wider() -> None:
    turned = Landscape((FIGURE,))
    wide = png(4000, 1000)
    assert made(wide, blocks=(turned,)).width == pytest.approx(TURNED)
    assert made(wide, 50, (turned,)).width == pytest.approx(TURNED / 2)
    assert made(wide, blocks=(FIGURE, turned)).width == pytest.approx(TURNED)
    assert made(wide, blocks=(Box((), (turned,)),)).width == pytest.approx(UPRIGHT)


# ---------------------------------------------------------------- pixels


@pytest.mark.parametrize(("bredd", "across"), [(None, 1385), (50, 692), (10, 138)])
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_too_fine_a_picture_is_scaled_down_to_220_dots_an_inch(kind: str, bredd: int | None, across: int) -> None:
    image = pixels(made(saved(photo(3000, 1500), kind), bredd))
    assert (image.format, image.size) == (kind, (across, across // 2))
    assert is_red(image, across // 8, across // 8)
    assert not is_red(image, across - across // 8, across // 8)


def test_a_picture_is_never_made_finer_than_its_file() -> None:
    assert pixels(made(png(48, 24), 100)).size == (48, 24)


TURNS = {
    1: (False, (10, 10)), 2: (False, (110, 10)), 3: (False, (110, 50)), 4: (False, (10, 50)),
    5: (True, (10, 10)), 6: (True, (50, 10)), 7: (True, (50, 110)), 8: (True, (10, 110)),
}  # fmt: skip
"""Where the red corner is to be seen, by the orientation that the camera noted, and whether the picture then stands."""


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_picture_is_seen_as_the_camera_was_held(turn: int, kind: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = turn
    stands, corner = TURNS[turn]
    picture = made(saved(photo(120, 60), kind, exif=exif))
    image = pixels(picture)
    assert image.size == ((60, 120) if stands else (120, 60))
    assert picture.width / picture.height == pytest.approx(0.5 if stands else 2)
    assert is_red(image, *corner)
    assert [is_red(image, x, y) for x in (10, image.width - 10) for y in (10, image.height - 10)].count(True) == 1


def told(**more: object) -> dict[str, object]:
    """What a phone notes in a picture."""
    exif = Image.Exif()
    exif[0x010F], exif[0x013B] = "Telefonmärke", "Fotografens namn"
    exif.get_ifd(0x8825)[2] = (58.0, 24.0, 39.0)
    return {"exif": exif, **more}


def secrets(data: bytes) -> list[bytes]:
    return [word for word in (b"Exif", b"Telefon", b"Fotograf", b"hemlig", b"eXIf", b"GPS", b"tEXt") if word in data]


@pytest.mark.parametrize("size", [(300, 200), (3000, 2000)])
def test_what_the_camera_noted_is_not_published(size: tuple[int, int]) -> None:
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("Author", "hemligt namn")
    photograph = jpeg(*size, comment=b"hemligt", xmp=b"<x>hemligt</x>", **told())
    screenshot = png(*size, pnginfo=info, **told())
    assert secrets(photograph)
    assert secrets(screenshot)
    for picture in (made(photograph), made(screenshot)):
        assert not secrets(picture.jpeg + picture.png)
        assert not dict(pixels(picture).getexif())


@given(st.binary(max_size=60), st.sampled_from(["JPEG", "PNG"]))
def test_a_damaged_note_of_the_camera_is_passed_over(noted: bytes, kind: str) -> None:
    exif = b"Exif\0\0MM\0*\0\0\0\x08" + noted
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        picture = made(saved(photo(12, 6), kind, exif=exif))
    assert sorted(pixels(picture).size) == [6, 12]


def test_a_jpeg_that_is_right_as_it_is_keeps_its_quality() -> None:
    data = jpeg(400, 200, quality=97, subsampling=0)
    before, after = opened(data), pixels(made(data))
    assert after.quantization == before.quantization
    difference = max(
        abs(a - b) for a, b in zip(before.convert("L").tobytes(), after.convert("L").tobytes(), strict=True)
    )
    assert difference <= 3


@pytest.mark.parametrize("size", [(200, 100), (3000, 1500)])
@pytest.mark.parametrize(
    ("kind", "mode"),
    [("PNG", mode) for mode in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16")]
    + [("JPEG", mode) for mode in ("L", "RGB", "CMYK")],
)
def test_every_kind_of_pixels_becomes_one_that_all_readers_show(kind: str, mode: str, size: tuple[int, int]) -> None:
    source = Image.new("I;16", size, 20_000) if mode == "I;16" else photo(*size, mode)
    image = pixels(made(saved(source, kind)))
    assert image.mode in ("1", "L", "LA", "P", "RGB", "RGBA")
    seen = image.convert("RGB").getpixel((image.width * 3 // 4, image.height * 3 // 4))
    if mode == "I;16":
        assert seen == (78, 78, 78)
    elif mode != "1":
        assert all(110 <= part <= 165 for part in seen)


def test_what_can_be_seen_through_can_be_seen_through_when_scaled_too() -> None:
    source = Image.new("P", (3000, 1500), 1)
    source.putpalette([255, 0, 0, 0, 0, 255])
    ImageDraw.Draw(source).rectangle((0, 0, 1500, 1500), fill=0)
    image = pixels(made(saved(source, "PNG", transparency=0))).convert("RGBA")
    assert image.getpixel((10, 10))[3] == 0
    assert image.getpixel((image.width - 10, 10)) == (0, 0, 255, 255)


def rare_png(depth: int, colours: list[tuple[int, ...]], clear: tuple[int, ...], scale: int) -> bytes:
    """Two rows of colours of a depth that Pillow does not write; one of the colours can be seen through."""
    bits = "".join(f"{part:0{depth}b}" for colour in colours for _ in range(scale) for part in colour)
    row = b"\0" + int(bits.ljust(-len(bits) % 8 + len(bits), "0"), 2).to_bytes(-(-len(bits) // 8), "big")
    kind = {1: 0, 3: 2}[len(clear)]
    head = struct.pack(">IIBBBBB", len(colours) * scale, 2, depth, kind, 0, 0, 0)
    seen_through = struct.pack(f">{len(clear)}H", *clear)
    chunks = ((b"IHDR", head), (b"tRNS", seen_through), (b"IDAT", zlib.compress(row * 2)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )


@pytest.mark.parametrize(
    ("depth", "clear", "other"),
    [
        (16, (65535,), (65280,)),
        (16, (7,), (8,)),
        (16, (0,), (65535,)),
        (16, (65535, 32769, 65535), (0, 0, 0)),
        (8, (255,), (254,)),
        (8, (255, 0, 0), (254, 0, 0)),
        (4, (15,), (14,)),
        (2, (3,), (2,)),
        (1, (1,), (0,)),
    ],
)
@pytest.mark.parametrize("scale", [2, 1600])
def test_a_colour_that_can_be_seen_through_stays_so_whatever_the_depth(
    depth: int, clear: tuple[int, ...], other: tuple[int, ...], scale: int
) -> None:
    image = pixels(made(rare_png(depth, [clear, other], clear, scale))).convert("RGBA")
    assert [image.getpixel((x, 0))[3] for x in (0, image.width - 1)] == [0, 255]


def test_the_colours_of_a_profile_become_srgb_and_the_profile_is_left_out() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    for profile in (lab.tobytes(), srgb.tobytes(), b"inget"):
        picture = made(jpeg(40, 20, icc_profile=profile))
        assert "icc_profile" not in pixels(picture).info
        assert is_red(pixels(picture), 5, 5)


def test_the_same_file_gives_the_same_bytes() -> None:
    for data in (jpeg(2000, 500), png(2000, 500, "RGBA"), SVG):
        assert made(data) == made(data)


# ---------------------------------------------------------------- drawings


DRAWN = """<?xml version="1.0" encoding="UTF-8"?>
<!-- hemlig kommentar -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:ink="http://www.inkscape.org/namespaces/inkscape"
 xmlns:xlink="http://www.w3.org/1999/xlink" width="40mm" height="20mm" ink:export-filename="C:\\hemlig">
<metadata>hemligt</metadata><ink:page><g>hemligt</g></ink:page>
<g xml:space="preserve"><text style="font-family:Calibri,sans-serif;fill:#000">A</text></g>
<text font-family="'Times New Roman', serif">B</text>
<style>text { font-family: Arial !important }</style>
<path id="a" d="M0 0"/><use xlink:href="#a"/></svg>"""


def tree(picture: Picture) -> etree._Element:
    return etree.fromstring(picture.svg)


def test_a_drawing_stays_a_drawing_and_has_pixels_for_those_who_can_not_read_it() -> None:
    picture = made(SVG)
    assert tree(picture).tag == f"{{{SVG_NS}}}svg"
    image = opened(picture.png)
    assert image.size == (417, 208)
    assert image.convert("RGB").getpixel((5, 5)) == (0xDD, 0xDD, 0xEE)


def test_text_in_a_drawing_is_drawn_also_where_its_font_is_not() -> None:
    def ink(picture: Picture) -> int:
        return sum(value < 100 for value in opened(picture.png).convert("L").tobytes())

    assert ink(made(SVG)) > ink(made(SVG.replace("Nämnden".encode(), b"N"))) > 20


def test_what_a_drawing_program_noted_is_not_published() -> None:
    picture = made(DRAWN.encode())
    assert b"hemlig" not in picture.svg
    assert b"inkscape" not in picture.svg
    assert {element.tag for element in tree(picture).iter()} == {
        f"{{{SVG_NS}}}{tag}" for tag in ("svg", "g", "text", "style", "path", "use")
    }


def test_a_drawing_keeps_its_references_and_gets_what_it_needs_to_be_scaled() -> None:
    root = tree(made(DRAWN.encode()))
    assert root.xpath("//@xlink:href", namespaces={"xlink": "http://www.w3.org/1999/xlink"}) == ["#a"]
    assert root.get("viewBox") == "0 0 151.18 75.59"


def test_letters_fall_back_on_fonts_that_are_there_but_keep_their_kind() -> None:
    root = tree(made(DRAWN.encode()))
    ns = {"s": SVG_NS}
    assert root.get("font-family") == "'Source Sans Pro', sans-serif"
    assert root.xpath("//s:g/s:text/@style", namespaces=ns) == [
        "font-family:Calibri, 'Source Sans Pro', sans-serif;fill:#000"
    ]
    assert root.xpath("//s:text/@font-family", namespaces=ns) == ["'Times New Roman', serif"]
    assert "Arial, 'Source Sans Pro', sans-serif !important" in root.xpath("string(//s:style)", namespaces=ns)


@pytest.mark.parametrize(
    ("inside", "read"),
    [
        ("A<ink:x/>B", "AB"),
        ("A<ink:x>hemligt</ink:x>B<ink:y/>C", "ABC"),
        ("<tspan>A</tspan>B<metadata/>C<tspan>D</tspan>", "ABCD"),
        ("<ink:x/><ink:y/>A", "A"),
        ("A<!-- hemligt -->B<?x y?>C", "ABC"),
    ],
)
def test_no_letter_is_lost_with_what_is_left_out(inside: str, read: str) -> None:
    root = tree(made(DRAWN.replace(">A</text>", f">{inside}</text>").encode()))
    assert root.xpath("string(//s:g/s:text)", namespaces={"s": SVG_NS}) == read


def test_an_image_within_a_drawing_tells_no_more_than_others() -> None:
    for kind, data in (("jpeg", jpeg(30, 20, **told())), ("png", png(30, 20, **told()))):
        image = f'<image xlink:href="data:image/{kind};base64,{base64.b64encode(data).decode()}"/>'
        (inner,) = tree(made(DRAWN.replace("<style>", f"{image}<style>").encode())).iter(f"{{{SVG_NS}}}image")
        href = inner.get("{http://www.w3.org/1999/xlink}href") or ""
        assert href.startswith(f"data:image/{kind};base64,")
        assert not secrets(base64.b64decode(href.partition(",")[2]))


# ---------------------------------------------------------------- kept


def test_a_picture_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = [made(data, folder=tmp_path) for data in (jpeg(), SVG)]
    monkeypatch.setattr("reports.picture_pixels.Pixels", None)
    monkeypatch.setattr("reports.pdf.drawn_png", None)
    assert [made(data, folder=tmp_path) for data in (jpeg(), SVG)] == first
    assert len(list(tmp_path.iterdir())) == 2


def test_a_change_of_the_file_or_of_its_width_is_made_anew(tmp_path: Path) -> None:
    for data, bredd in ((png(), None), (png(), 10), (png(9, 4), None)):
        assert made(data, bredd, folder=tmp_path) == made(data, bredd)
    assert len(list(tmp_path.iterdir())) == 3


def test_a_drawing_that_can_not_be_drawn_is_a_fault_of_its_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reports.picture_svg.drawing", lambda *_: Drawing(b"<svg", (10.0, 10.0)))
    placed = Bild(fil=Varde("b", kalla=Source("bilder.toml", "bild.b.fil")))
    with pytest.raises(Faults, match="går inte att rita") as caught:
        pictures({"bild:b": (placed, PictureFile("svg", SVG))}, (FIGURE,), Look(), None)
    assert [(fault.file, fault.key) for fault in caught.value.diagnostics] == [("bilder.toml", "bild.b.fil")]


def test_a_drawing_of_far_too_many_parts_is_a_fault_in_swedish_with_its_line(tmp_path: Path) -> None:
    groups = "".join(f'<g id="a{n + 1}">{f"""<use href="#a{n}"/>""" * 10}</g>' for n in range(7))
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 90"><rect id="a0" width="1"/>{groups}</svg>'
    files = {"bilder.toml": bild(ALT), "b.png": svg.encode(), REPORT: plan('{{ bild("b") }}')}
    root = workspace(tmp_path, files)
    with pytest.raises(Faults) as caught:
        Run(Studio(Workspace(root)), root / REPORT, ()).through(BUILD)
    (fault,) = caught.value.diagnostics
    assert str(fault) == (
        f"{YEAR}/bilder.toml:2: bilden går inte att rita: den har för många delar\n"
        "  tips: förenkla den i ritprogrammet, eller spara den som PNG"
    )


def test_a_page_without_pictures_needs_none() -> None:
    assert pictures({}, (Paragraph(()),), Look(), None) == {}
