"""Typst source and pictures → PDF bytes, by the typst wheel in this process: PDF/UA-1 and PDF/A-2a in one file.

Fonts of the machine are not looked at, so a document looks the same, and has the same bytes, on all of them.
"""

from __future__ import annotations

import base64
import datetime
import re
import shutil
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from reports.diagnostics import Diagnostic, Faults
from reports.document import Document, Look, Picture, Source
from reports.fonts import every_font
from reports.pdf_headers import with_row_headers
from reports.pdf_streams import with_sure_ends
from reports.sources import place_of

if TYPE_CHECKING:
    import typst

STANDARDS: list[Literal["ua-1", "a-2a"]] = ["ua-1", "a-2a"]
"""PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2)."""

_PNG_DPI = 200.0

ANY_DAY = "1980-01-01"
"""For a document that has no date: Typst makes no PDF/A without one, and the clock's would differ each time."""
_FOREIGN = re.compile(r'(?:the text|codepoint) `"(.*?)"`')
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")


def write(document: Document) -> bytes:
    """The document as PDF; raises Faults when it holds what a PDF can't show."""
    import typst

    from reports.writers.typst import source

    try:
        pdf = compile_pdf(source(document), document.pictures, document.look, document.date or ANY_DAY)
    except typst.TypstError as error:
        raise Faults([_diagnostic(error.message, document)]) from error
    return with_sure_ends(with_row_headers(pdf, document.blocks))


def compile_pdf(source: str, pictures: Mapping[str, Picture], look: Look, date: str) -> bytes:
    """Compile Typst source; `date` (ISO) is the time that the file says it was made.

    Raises `typst.TypstError` when the source can't be set or would break a standard.
    """
    import typst

    from reports.writers.typst import LOGO_FILE
    from reports.writers.typst_blocks import picture_file

    files = {picture_file(name): _svg(picture) for name, picture in pictures.items()}
    if look.logo:
        files[LOGO_FILE] = _svg(look.logo.picture)
    main = {"main.typ": source.encode(), **files}
    compiler = typst.Compiler(main, font_paths=_fonts(look.font_folder))  # type: ignore[type-var]  # stubs lack dict
    made = datetime.datetime.combine(datetime.date.fromisoformat(date), datetime.time(), datetime.UTC)
    pdf = compiler.compile(format="pdf", pdf_standards=[*STANDARDS], timestamp=made)
    assert isinstance(pdf, bytes)  # noqa: S101  # a list is what formats of one file a page give
    return pdf


def drawn_png(svg: bytes, width: float, look: Look) -> bytes:
    """An SVG drawn as a PNG so many millimetres wide, for readers that have no SVG, in the fonts of the PDF.

    Raises Faults when it can't be drawn.
    """
    import typst

    source = f'#set page(width: auto, height: auto, margin: 0pt, fill: none)\n#image("bild.svg", width: {width:.2f}mm)'
    files = {"main.typ": source.encode(), "bild.svg": svg}
    try:
        compiler = typst.Compiler(files, font_paths=_fonts(look.font_folder))  # type: ignore[type-var]  # stubs lack dict
        png = compiler.compile(format="png", ppi=_PNG_DPI)
    except typst.TypstError as error:
        why = ": den har för många delar" if "limit reached" in error.message else ""
        hint = "förenkla den i ritprogrammet, eller spara den som PNG"
        raise Faults([Diagnostic("", 0, f"bilden går inte att rita{why}", hint)]) from error
    assert isinstance(png, bytes)  # noqa: S101  # there is one page
    return png


def _svg(picture: Picture) -> bytes:
    """The picture as SVG; pixels are put in one as they are, since the wheel's files in memory must be text."""
    if picture.svg:
        return picture.svg
    kind = "jpeg" if picture.jpeg else "png"
    data = base64.b64encode(picture.jpeg or picture.png).decode()
    size = f'width="{picture.width}" height="{picture.height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {size}>'
        f'<image {size} preserveAspectRatio="none" xlink:href="data:image/{kind};base64,{data}"/></svg>'
    ).encode()


_FOLDERS: list[tempfile.TemporaryDirectory[str]] = []
"""Kept as long as the program runs: Typst reads a font when it first needs it."""


def tidy() -> None:
    """Remove the folders of fonts; for a process that ends without the interpreter's own tidying. PDF is over then."""
    for folder in _FOLDERS:
        folder.cleanup()


def forget_fonts() -> None:
    """Look at the fonts anew the next time: a file of them has changed."""
    _fonts.cache_clear()
    can_show.cache_clear()


@cache
def _fonts(font_folder: str) -> typst.Fonts:
    """The program's font and the house's own.

    They are gathered in one folder: the font package holds each face twice, as OTF and TTF, and Typst takes the one
    that the file system happens to name first.
    """
    import typst

    folder = _gathered(font_folder)
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[folder.name])
    _FOLDERS.append(folder)
    return fonts


def _gathered(font_folder: str) -> tempfile.TemporaryDirectory[str]:
    fonts = every_font(font_folder)
    folder = tempfile.TemporaryDirectory(prefix="rodtrad-")
    for number, font in enumerate(fonts):
        shutil.copyfile(font, Path(folder.name, f"{number:03}{font.suffix.lower()}"))
    return folder


def unshowable(text: str, place: Source, line: int = -1) -> Diagnostic:
    """The fault of a sign that no font has; `line` counts from the first one of the text that holds it."""
    shown = text if text.isprintable() else f"U+{ord(text[0]):04X}"
    fault = f'"{shown}" går inte att visa i PDF: typsnittet saknar tecknet'
    return Diagnostic(
        place.file, 0, fault, "skriv det med ord eller med ett vanligt tecken", key=place.key, offset=line
    )


@cache
def can_show(sign: str, font: str, font_folder: str) -> bool:
    """Whether a sign is in any of the fonts that the PDF is set with; Typst itself is asked."""
    import typst

    from reports.writers.typst import fonts
    from reports.writers.typst_text import literal

    look = Look(font=font, font_folder=font_folder)
    preamble = f'#set document(title: "x")\n#set text(font: ({fonts(look)}))\n'
    try:
        compile_pdf(f"{preamble}#{literal(sign)}", {}, look, ANY_DAY)
    except typst.TypstError as error:
        return not _FOREIGN.search(error.message)
    return True


def _diagnostic(message: str, document: Document) -> Diagnostic:
    """What Typst objects to, in Swedish where it is about what staff wrote."""
    if found := _FOREIGN.search(message):
        text = _ESCAPE.sub(lambda code: chr(int(code[1], 16)), found[1])
        return unshowable(text, place_of(text, document.blocks) or Source(document.title, ""))
    return Diagnostic(document.title, 0, f"PDF kunde inte göras: {message}", "felet ligger i mallen eller i en bild")
