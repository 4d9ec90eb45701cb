"""The kommun's logo: what it may be, what it may not hold, and how large it is shown."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from reports.document import Picture
from reports.logo import HIGHEST, WIDEST, LogoError, fitted, read_logo, with_png

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 10">{}</svg>'
DRAWN = SVG.format('<defs><path id="a" d="M0 0h40v10z"/></defs><use xlink:href="#a" style="fill: url(#b)"/>').encode()


def image(mode: str = "RGB", size: tuple[int, int] = (200, 100), kind: str = "png") -> bytes:
    out = io.BytesIO()
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", "hemlig")
    Image.new(mode, size).save(out, kind, **({"pnginfo": told} if kind == "png" else {}))
    return out.getvalue()


def size(picture: Picture) -> tuple[float, float]:
    return round(picture.width, 1), round(picture.height, 1)


def test_a_drawn_logo_is_kept_as_it_is() -> None:
    picture = read_logo(DRAWN, "logotyp.svg")
    assert (picture.svg, picture.png, size(picture)) == (DRAWN, b"", (60, 15))


@pytest.mark.parametrize(
    ("measures", "expected"),
    [
        ('width="40mm" height="1cm"', (60, 15)),
        ('width="100" height="100px"', (18, 18)),
        ('width="100%" height="100%" viewBox="0, 0, 20, 20"', (18, 18)),
    ],
)
def test_a_drawn_logo_says_its_size_in_any_way(measures: str, expected: tuple[float, float]) -> None:
    data = f'<svg xmlns="http://www.w3.org/2000/svg" {measures}/>'.encode()
    assert size(read_logo(data, "a.SVG")) == expected


@pytest.mark.parametrize(
    ("inside", "message"),
    [
        ("<script>alert(1)</script>", "innehåller <script>, som kan köra något"),
        ("<foreignObject/>", "innehåller <foreignObject>, som kan köra något"),
        ('<rect onclick="x()"/>', "innehåller skript"),
        ('<image href="http://exempel.se/x.png"/>', "hämtar något utanför filen"),
        ('<image xlink:href="file:///etc/passwd"/>', "hämtar något utanför filen"),
        ('<image xlink:href="../hemligt.png"/>', "hämtar något utanför filen"),
        ('<image href="data:image/svg+xml;base64,AAAA"/>', "hämtar något utanför filen"),
        ('<rect style="fill: url(http://exempel.se/x)"/>', "hämtar något utanför filen"),
        ("<style>@import 'x.css';</style>", "hämtar något utanför filen"),
        ("<style>a { fill: url('x.svg') }</style>", "hämtar något utanför filen"),
    ],
)
def test_a_drawn_logo_that_runs_or_fetches_anything_is_refused(inside: str, message: str) -> None:
    with pytest.raises(LogoError, match=r"^l\.svg ") as refused:
        read_logo(SVG.format(inside).encode(), "l.svg")
    assert (str(refused.value), refused.value.hint[:9]) == (f"l.svg {message}", "exportera")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>', "har en DOCTYPE"),
        (b'<?xml-stylesheet href="a.css"?><svg xmlns="http://www.w3.org/2000/svg"/>', "hämtar något utanför filen"),
        (b"<html/>", "är ingen SVG-bild"),
        (b"<svg", "går inte att läsa som SVG"),
        (b"\xff\xfe", "går inte att läsa som SVG"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "säger inte hur stor den är"),
        (b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 nan 0"/>', "säger inte hur stor den är"),
    ],
)
def test_what_is_no_drawing_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(LogoError, match=message):
        read_logo(data, "l.svg")


@pytest.mark.parametrize(
    ("mode", "kind"), [("RGB", "png"), ("RGBA", "png"), ("P", "png"), ("CMYK", "jpeg"), ("L", "jpeg")]
)
def test_a_raster_logo_becomes_a_png_no_larger_than_it_is_printed(mode: str, kind: str) -> None:
    picture = read_logo(image(mode, (4000, 1000), kind), f"logotyp.{kind}")
    shown = Image.open(io.BytesIO(picture.png))
    assert (shown.format, shown.width, size(picture)) == ("PNG", round(60 / 25.4 * 300), (60, 15))
    assert b"hemlig" not in picture.png
    assert read_logo(image(mode, (4000, 1000), kind), f"logotyp.{kind}") == picture


def test_a_small_raster_logo_is_not_blown_up() -> None:
    assert Image.open(io.BytesIO(read_logo(image(), "a.png").png)).size == (200, 100)


@pytest.mark.parametrize("name", ["a.png", "a.jpg"])
@pytest.mark.parametrize("data", [b"", b"ingen bild", image()[:60]])
def test_a_damaged_picture_is_refused(name: str, data: bytes) -> None:
    with pytest.raises(LogoError, match=rf"{name} går inte att läsa som bild"):
        read_logo(data, name)


def test_a_picture_too_large_to_open_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 1000)
    for size in ((40, 40), (400, 400)):  # one that Pillow warns of, one that it refuses
        with pytest.raises(LogoError, match=r"stor\.png är för stor"):
            read_logo(image(size=size), "stor.png")


def test_a_drawn_logo_that_typst_can_not_draw_stays_as_it_is() -> None:
    picture = replace(read_logo(DRAWN, "a.svg"), svg=b"<svg")
    assert with_png(picture) == picture


def test_other_kinds_of_files_are_refused() -> None:
    with pytest.raises(LogoError, match=r"logotyp\.gif är varken SVG, PNG eller JPEG"):
        read_logo(b"GIF89a", "logotyp.gif")


def test_a_drawn_logo_gets_a_png_for_older_words_the_same_each_time() -> None:
    picture = with_png(read_logo(DRAWN, "a.svg"))
    assert Image.open(io.BytesIO(picture.png)).size == (709, 177)
    with_png.cache_clear()
    assert with_png(read_logo(DRAWN, "a.svg")) == picture


@given(st.floats(1, 5000), st.floats(1, 5000))
def test_a_picture_of_any_shape_fits_in_its_room(width: float, height: float) -> None:
    shown = fitted(Picture(b"", b"", width, height), WIDEST, HIGHEST)
    assert shown.width <= WIDEST * 1.0001
    assert shown.height <= HIGHEST * 1.0001
    assert shown.width / shown.height == pytest.approx(width / height)
