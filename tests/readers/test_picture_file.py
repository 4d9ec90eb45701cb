"""Picture files are known by what stands in them, and one that can't be shown is told of with its line."""

from __future__ import annotations

import struct
import zlib
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.readers.picture_file import PictureError, PictureFile, read_picture
from reports.readers.svg_file import objections, size
from tests.pictures import ALT, SVG, bild, jpeg, png
from tests.workspaces import REPORT, YEAR, checked, faults, plan, said, workspace

ATTRIBUTES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 20 10"'


def svg(inside: str, before: str = "") -> bytes:
    return f"{before}<svg {ATTRIBUTES}>{inside}</svg>".encode()


def read(folder: Path, data: bytes) -> PictureFile:
    path = folder / "bild"
    path.write_bytes(data)
    return read_picture(path)


def why(folder: Path, data: bytes) -> str:
    with pytest.raises(PictureError) as error:
        read(folder, data)
    return "; ".join(message for message, _ in error.value.said)


# ---------------------------------------------------------------- what can be shown


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_a_png_of_any_kind_can_be_shown(mode: str, tmp_path: Path) -> None:
    data = png(mode="L" if mode == "I;16" else mode) if mode != "I;16" else sixteen_bits()
    assert read(tmp_path, data) == PictureFile("pixels", data)


def sixteen_bits() -> bytes:
    from PIL import Image

    from tests.pictures import saved

    return saved(Image.new("I;16", (4, 2), 40000), "PNG")


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
@pytest.mark.parametrize("size", [(1, 1), (7, 300), (640, 480)])
def test_a_jpeg_of_any_kind_can_be_shown(mode: str, size: tuple[int, int], tmp_path: Path) -> None:
    assert read(tmp_path, jpeg(*size, mode)).kind == "pixels"
    assert read(tmp_path, jpeg(*size, mode, progressive=True)).kind == "pixels"


@pytest.mark.parametrize(
    "data",
    [
        SVG,
        b"\xef\xbb\xbf" + SVG,
        f'<?xml version="1.0" encoding="UTF-16"?>{SVG.decode()}'.encode("utf-16"),
        svg("", '<?xml version="1.0"?>\n<!-- ritad -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">'),
        svg('<use href="#a"/><use xlink:href="#a"/><path id="a" fill="url(#b)" style="mask: url( \'#c\' )"/>'),
        svg("<style>@font-face { src: local(Arial) } .a { fill: url(#b) }</style>"),
    ],
)
def test_an_svg_that_only_draws_can_be_shown(data: bytes, tmp_path: Path) -> None:
    assert read(tmp_path, data) == PictureFile("svg", data)


def test_the_suffix_of_the_name_decides_nothing(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"bilder.toml": bild(fil="b.svg"), "b.svg": jpeg()})
    assert not faults(root)


def test_a_picture_may_lie_below_the_folder_or_in_a_folder_above(tmp_path: Path) -> None:
    toml = bild(fil="bilder/b.png") + bild(fil="../../karta.svg", id_="karta")
    files = {"bilder.toml": toml, f"{YEAR}/bilder/b.png": png(), "content/exempel/karta.svg": SVG}
    assert not faults(workspace(tmp_path, files))


def test_a_picture_of_the_kommun_lies_beside_the_kommuns_file(tmp_path: Path) -> None:
    files = {"content/exempel/bilder.toml": bild(), "content/exempel/b.png": png()}
    run = checked(workspace(tmp_path, {**files, REPORT: plan('{{ bild("b") }}')}))
    assert run.picture_files == {"b": PictureFile("pixels", png())}


# ---------------------------------------------------------------- what can't


@pytest.mark.parametrize("mode", ["RGB", "P", "LA"])
@pytest.mark.parametrize("kept", [20, 40, 200])
def test_a_png_that_was_cut_off_is_damaged(mode: str, kept: int, tmp_path: Path) -> None:
    assert why(tmp_path, png(200, 100, mode)[:kept]) == "är skadad och går inte att läsa"


@pytest.mark.parametrize("kept", [10, 100, 700, 1500])
def test_a_jpeg_that_was_cut_off_is_damaged(kept: int, tmp_path: Path) -> None:
    assert why(tmp_path, jpeg(300, 300)[:kept]) == "är skadad och går inte att läsa"


@given(st.data())
def test_whatever_bytes_a_file_has_the_answer_is_a_picture_or_a_fault(tmp_path_factory, data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from([png(9, 9), png(9, 9, "P"), jpeg(9, 9), jpeg(9, 9, "CMYK"), SVG]))
    place = data.draw(st.integers(0, len(whole) - 1))
    changed = whole[:place] + data.draw(st.binary(max_size=4)) + whole[place + data.draw(st.integers(0, 4)) :]
    path = tmp_path_factory.mktemp("bild") / "b"
    path.write_bytes(changed)
    with suppress(PictureError):
        assert read_picture(path).data == changed


def test_a_picture_that_would_fill_the_memory_is_not_decoded(tmp_path: Path) -> None:
    head = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 2, 0, 0, 0)
    chunks = [struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
              for kind, data in ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(100))))]  # fmt: skip
    data = b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
    assert why(tmp_path, data) == "har fler än 100 miljoner bildpunkter"


@pytest.mark.parametrize(
    ("inside", "message"),
    [
        ("<script/>", "innehåller skript"),
        ('<rect onload="x()"/>', "innehåller skript"),
        ('<a href="javascript:x()"/>', "hänvisar till något utanför filen: en länk"),
        ('<a xlink:href="https://www.example.se"><rect/></a>', "hänvisar till något utanför filen: en länk"),
        ('<image href="karta.png"/>', 'hänvisar till något utanför filen: "karta.png"'),
        ('<use href="/etc/passwd#a"/>', 'hänvisar till något utanför filen: "/etc/passwd#a"'),
        ('<rect style="fill: url(https://www.example.se/x)"/>', "hänvisar till något utanför filen"),
        ('<rect fill="url(\'x.svg#a\')"/>', "hänvisar till något utanför filen"),
        ('<style>@import "x.css";</style>', "hänvisar till något utanför filen: i en formatmall"),
        ("<style>@font-face { src: url(x.woff) }</style>", "hänvisar till något utanför filen: i en formatmall"),
        ('<style><g/>@import "x.css";</style>', "hänvisar till något utanför filen: i en formatmall"),
        ('<style>@im<?x?>port "x.css";</style>', "hänvisar till något utanför filen: i en formatmall"),
        (f'<style>{" " * 8189}@import "x.css";</style>', "hänvisar till något utanför filen: i en formatmall"),
        (r'<style>@\69mport "x.css";</style>', "hänvisar till något utanför filen: i en formatmall"),
        (r'<rect fill="u\72l(https://www.example.se/x.svg#a)"/>', "hänvisar till något utanför filen"),
        (r'<rect fill="u\000072 l(https://www.example.se/x.svg#a)"/>', "hänvisar till något utanför filen"),
        ("""<rect style="mask-image:image-set('x.png' 1x)"/>""", "hänvisar till något utanför filen"),
        ('<rect style="fill:src(x.svg)"/>', "hänvisar till något utanför filen"),
        ("<?xml-stylesheet href='x.css'?>", "hänvisar till något utanför filen: en formatmall"),
        ('<animate attributeName="x"/>', "har rörliga delar"),
        ('<set attributeName="href" to="javascript:x()"/>', "har rörliga delar"),
        ("<foreignObject/>", "har text i HTML, som Word och PDF inte visar"),
        ('<image href="data:image/svg+xml;base64,PHN2Zy8+"/>', "har en inbäddad bild som varken är PNG eller JPEG"),
        ('<image href="data:image/png;base64,!!!"/>', "har en inbäddad bild som varken är PNG eller JPEG"),
        ('<image href="data:image/png;base64,AAAA"/>', "är skadad och går inte att läsa"),
        ("<g>" * 300 + "</g>" * 300, "har för många nivåer av grupper"),
        ("<g>", "är skadad, eller ingen SVG"),
        ("&aring;", "är skadad, eller ingen SVG"),
    ],
)  # fmt: skip
def test_an_svg_that_does_more_than_draw_is_a_fault(inside: str, message: str, tmp_path: Path) -> None:
    assert message in why(tmp_path, svg(inside))


def test_all_that_is_wrong_with_an_svg_is_said_at_once() -> None:
    found = [message for message, _ in objections(svg('<script/><image href="a.png"/><script/>'))]
    assert found == ["innehåller skript", 'hänvisar till något utanför filen: "a.png"']


@pytest.mark.parametrize("root", ["<rss/>", "<svg/>", '<svg xmlns="urn:annat" viewBox="0 0 1 1"/>'])
def test_other_xml_is_no_picture(root: str, tmp_path: Path) -> None:
    assert why(tmp_path, root.encode()) == "är ingen bild"


def test_entities_are_never_expanded(tmp_path: Path) -> None:
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 20}">' for n in range(1, 20))
    data = svg("&a19;", f'<!DOCTYPE svg [<!ENTITY a0 "ha">{laughs}]>')
    assert "DOCTYPE" in why(tmp_path, data)


DOCTYPE = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'


@pytest.mark.parametrize("inside", ["<text>A&nbsp;B</text>", "&aring;", "<style>&x;</style>"])
def test_an_entity_that_the_file_does_not_declare_is_a_fault_also_where_a_doctype_could_have(
    inside: str, tmp_path: Path
) -> None:
    assert why(tmp_path, svg(inside, DOCTYPE)).startswith("har ett tecken som inte går att läsa: &")


@pytest.mark.parametrize("encoding", ["shift_jis", "foo", "rot13", "idna", "utf-7", "base64"])
def test_an_encoding_that_can_not_be_read_is_a_fault(encoding: str, tmp_path: Path) -> None:
    data = svg("<text>Nämnden</text>", f'<?xml version="1.0" encoding="{encoding}"?>')
    assert why(tmp_path, data) == "har en teckenkodning som inte går att läsa"


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "windows-1252", "utf-16"])
def test_usual_encodings_are_read(encoding: str, tmp_path: Path) -> None:
    text = svg("<text>Nämnden</text>", f'<?xml version="1.0" encoding="{encoding}"?>').decode()
    assert read(tmp_path, text.encode(encoding)).kind == "svg"


def test_a_link_to_a_file_outside_the_content_is_a_fault(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"bilder.toml": bild()})
    (root / "hemlig.png").write_bytes(png())
    (root / YEAR / "b.png").symlink_to(root / "hemlig.png")
    assert said(root) == ["bilder.toml:2: filen b.png ligger utanför content/\n  tips: lägg den bredvid"]


@pytest.mark.parametrize("fil", ["x" * 300, "sig.png", ".", ""])
def test_a_name_that_leads_to_no_file_is_a_fault(fil: str, tmp_path: Path) -> None:
    root = workspace(tmp_path, {"bilder.toml": bild(fil=fil)})
    (root / YEAR / "sig.png").symlink_to(root / YEAR / "sig.png")
    assert "finns inte i" in said(root)[0]


def test_what_is_wrong_with_files_and_with_keys_is_said_at_once(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"bilder.toml": bild("bredd = 1", "finns-inte.png")})
    assert [line.split(":")[1] for line in said(root)] == ["1", "2", "3"]


# ---------------------------------------------------------------- text alternatives


def warned(root: Path) -> list[str]:
    return [warning.message for warning in checked(root).warnings]


@pytest.mark.parametrize("alt", ["b", "b.png", "Bild", "en bild.", "FOTO"])
def test_an_alternative_that_says_nothing_is_warned_of(alt: str, tmp_path: Path) -> None:
    root = workspace(tmp_path, {"bilder.toml": bild(f'alt = "{alt}"'), "b.png": png()})
    assert warned(root) == [f'alt "{alt}" säger inte vad bilden visar']


def test_an_alternative_of_more_than_500_characters_is_warned_of(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"bilder.toml": bild(f'alt = "{"a" * 500}"'), "b.png": png()})
    assert not warned(root)
    (root / YEAR / "bilder.toml").write_text(bild(f'alt = "{"a" * 501}"'))
    assert warned(root) == ["alt är 501 tecken lång, och den som lyssnar kan inte stanna i den"]


def test_a_picture_to_come_is_a_gap_and_not_a_fault(tmp_path: Path) -> None:
    toml = bild(fil="att fylla i: foto på nya boendet") + bild('alt = "att fylla i"', id_="c")
    prose = '{{ bild("b") }}\n\n{{ bild("c") }}'
    run = checked(workspace(tmp_path, {"bilder.toml": toml, "b.png": png(), REPORT: plan(prose)}))
    assert [gap.message for gap in run.warnings] == ["bilden b (foto på nya boendet)", "bilden c"]
    assert run.document.mark == "UTKAST"


# ---------------------------------------------------------------- how large an svg is


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ({"width": "96", "height": "48px"}, (25.4, 12.7)),
        ({"width": "10mm", "height": "2cm"}, (10, 20)),
        ({"width": "72pt", "height": "1in"}, (25.4, 25.4)),
        ({"width": "6pc", "viewBox": "0 0 20 10"}, (25.4, 12.7)),
        ({"height": "5 mm", "viewBox": "0 0 20 10"}, (10, 5)),
        ({"width": "100%", "height": "100%", "viewBox": "-5,-5,96,48"}, (25.4, 12.7)),
        ({"width": "0", "height": "10"}, None),
        ({"viewBox": "0 0 0 10"}, None),
        ({"viewBox": "0 0 nan 10"}, None),
        ({"viewBox": "0 0 10"}, None),
        ({"width": "1e9mm", "height": "1e9mm"}, None),
        ({}, None),
    ],
)
def test_the_size_of_an_svg(attributes: dict[str, str], expected: tuple[float, float] | None) -> None:
    assert size(attributes) == (pytest.approx(expected) if expected else None)


@pytest.mark.parametrize(
    ("attributes", "message"),
    [
        ('width="0.001mm" height="0.001mm"', "är mindre än en millimeter på bredden eller höjden"),
        ('width="100mm" height="0.9mm"', "är mindre än en millimeter på bredden eller höjden"),
        ('viewBox="0 0 3 300"', "är mindre än en millimeter på bredden eller höjden"),
        ('width="2000mm" height="1mm"', "är mer än 1 000 gånger så lång som bred"),
        ('width="1mm" viewBox="0 0 1 2000"', "är mer än 1 000 gånger så lång som bred"),
    ],
)
def test_an_svg_that_is_too_small_to_be_drawn_is_a_fault(attributes: str, message: str, tmp_path: Path) -> None:
    assert why(tmp_path, f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}/>'.encode()) == message


@pytest.mark.parametrize("across", [1, 1000])
def test_the_smallest_svg_of_all_can_be_drawn_however_narrow_its_room(across: int, tmp_path: Path) -> None:
    from reports.document import Look
    from reports.pdf import drawn_png
    from reports.picture_svg import drawing
    from reports.pictures import Size, shown

    data = svg("<rect/>").replace(b'viewBox="0 0 20 10"', f'width="{across}mm" height="{1001 - across}mm"'.encode())
    made = drawing(read(tmp_path, data).data, "Source Sans Pro")
    assert drawn_png(made.svg, shown(Size(*made.size), [Size(60, 18)], 5).width, Look()).startswith(b"\x89PNG")


def test_the_alternative_of_the_samples_is_one_that_is_not_warned_of(tmp_path: Path) -> None:
    assert not warned(workspace(tmp_path, {"bilder.toml": bild(ALT), "b.png": png()}))
