"""Whether everybody can read a Word file: its language, title, headings, lists, pictures, links and contents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from reports.diagnostics import ALT, HEADING, LINK, PICTURE, POINT
from reports.proof.docx_package import MC, WP, Package, W, is_on, text, value
from reports.proof.docx_tables import TABLES
from reports.proof.rules import PROGRAM, TEMPLATE, Place, Rule, shortened
from reports.proof.wordings import is_swedish, leads_nowhere, names_nothing, shows_nothing

_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_VML = "{urn:schemas-microsoft-com:vml}"
_BULLET = re.compile(r"\s*[•*·]\s+\S")
_DASH = re.compile(r"\s*[–-]\s+\S")
"""One such paragraph may be what someone says; two in a row are a list."""
_MARKS = ("drawing", "pict", "br", "fldChar", "object", "sectPr", "bookmarkStart")
"""What gives a paragraph without words something to be there for."""
_NOT_HEADINGS = ("title", "subtitle", "caption", "toc", "list", "table", "tabell")

_LINKS = "skriv vad som finns där länken leder, i stället för ”klicka här” eller en lång adress"
_PICTURES = "skriv alt för bilden; är den mallens, högerklicka på den i Word och välj Redigera alternativtext"
_SPACE = "ta bort de tomma styckena i er Word-mall och sätt avstånd i formatmallarna i stället"


def _paragraphs(package: Package) -> Iterator[Any]:
    """The paragraphs of the main story."""
    return iter(package.document.iter(f"{W}p"))


def _is_inside(element: Any, *kinds: str) -> bool:
    return any(over.tag in {W + kind for kind in kinds} for over in element.iterancestors())


def _headings(package: Package) -> Iterator[tuple[int, Any]]:
    return ((level, paragraph) for paragraph in _paragraphs(package) if (level := package.level(paragraph)))


# ---------------------------------------------------------------- the whole


def _language(package: Package) -> Iterator[str]:
    styles = package.root("styles")
    plain = next((one for one in package.styles.values() if one.get(f"{W}default") in ("1", "true")), None)
    language = value(plain, "rPr/lang") or value(styles, "docDefaults/rPrDefault/rPr/lang")
    if not is_swedish(language):
        yield f'textens språk står som "{language}"' if language else "textens språk står inte"


def _language_property(package: Package) -> Iterator[str]:
    if not is_swedish(language := package.property("language")):
        yield f'egenskapernas språk står som "{language}"' if language else "dokumentets egenskaper säger inget språk"


def _title(package: Package) -> Iterator[str]:
    title = package.property("title")
    if not title or names_nothing(title):
        yield f'titeln "{title}" säger inte vad dokumentet är' if title else "dokumentet har ingen titel"


def _no_headings(package: Package) -> Iterator[str]:
    first = next(_headings(package), None)
    if first is None:
        yield "dokumentet har inga rubriker"
    elif first[0] != 1:
        yield f"den första rubriken, ”{shortened(text(first[1]))}”, är på nivå {first[0]}"


def _levels(package: Package) -> Iterator[str]:
    before = 9
    for level, heading in _headings(package):
        if level > before + 1:
            yield f"rubriken ”{shortened(text(heading))}” är på nivå {level}, direkt efter nivå {before}"
        before = level


def _empty_headings(package: Package) -> Iterator[str]:
    for level, heading in _headings(package):
        if not text(heading).strip():
            yield f"en rubrik på nivå {level} är tom, {package.place(heading)}"


def _false_headings(package: Package) -> Iterator[str]:
    for paragraph in _paragraphs(package):
        words, style = text(paragraph).strip(), package.style_name(paragraph)
        if not words or len(words) > 90 or words.endswith((".", ",", ":")) or style.startswith(_NOT_HEADINGS):
            continue
        runs = [run for run in paragraph.iter(f"{W}r") if text(run).strip()]
        is_marked = any(run.find(f"{W}rPr/{W}highlight") is not None for run in runs)  # as what is left to fill in
        is_bold = all(is_on(run, "rPr/b") for run in runs) and not is_marked
        if is_bold and not package.level(paragraph) and not _is_inside(paragraph, "tc", "txbxContent"):
            yield Place(f"”{shortened(words)}” är fet text men ingen rubrik", HEADING, words)


# ---------------------------------------------------------------- paragraphs


def _empty(package: Package) -> Iterator[str]:
    for paragraph in _paragraphs(package):
        stands = next(paragraph.iter(*(W + mark for mark in _MARKS)), None) is not None or _is_inside(paragraph, "tc")
        if not stands and not package.level(paragraph) and not text(paragraph).strip():
            yield f"ett tomt stycke står som avstånd, {package.place(paragraph)}"


def _gaps(package: Package) -> Iterator[str]:
    for paragraph in _paragraphs(package):
        words = text(paragraph)
        if not package.style_name(paragraph).startswith("toc") and re.search(r"\S(\t\t+| {3,})\S|^\t\t", words):
            yield f"spalter är gjorda med tabbar eller mellanslag i ”{shortened(words)}”"


def _bullets(package: Package) -> Iterator[str]:
    before = False
    for paragraph in _paragraphs(package):
        own, style = paragraph.find(f"{W}pPr/{W}numPr"), package.styles.get(value(paragraph, "pPr/pStyle"))
        listed = own is not None or (style is not None and style.find(f"{W}pPr/{W}numPr") is not None)
        words, is_free = text(paragraph), not listed and not _is_inside(paragraph, "tc")
        dashed = is_free and _DASH.match(words) is not None
        if (is_free and _BULLET.match(words)) or (dashed and before):
            yield Place(f"”{shortened(words)}” är en punkt utan att vara en lista", POINT, words)
        before = dashed


def _links(package: Package) -> Iterator[str]:
    for tree in package.stories.values():
        for link in tree.iter(f"{W}hyperlink"):
            words = text(link).strip()
            if not words and not any(drawn.get("descr") for drawn in link.iter(f"{WP}docPr")):
                yield f"en länk har ingen text, {package.place(link)}"
            elif leads_nowhere(words):
                said = f"länken ”{shortened(words)}” säger inte vart den leder, {package.place(link)}"
                yield Place(said, LINK, words)


# ---------------------------------------------------------------- pictures


def _is_unread(frame: Any) -> bool:
    """Whether a picture is marked as saying nothing, or stands there only for readers of older files."""
    if any(mark.get("val") in ("1", "true") for mark in frame.iter(_DECORATIVE)):
        return True
    return any(over.tag == f"{MC}Fallback" for over in frame.iterancestors())


def _alternatives(package: Package) -> Iterator[str]:
    for tree in package.stories.values():
        for frame in tree.iter(f"{WP}inline", f"{WP}anchor"):
            drawn = frame.find(f"{WP}docPr")
            said = "" if drawn is None else drawn.get("descr", "").strip()
            if _is_unread(frame):
                continue
            if not said:
                yield Place(f"en bild saknar text för den som inte ser, {package.place(frame)}", PICTURE)
            elif shows_nothing(said):
                yield Place(f"en bilds text säger inget: ”{said}”, {package.place(frame)}", ALT, said)


def _old_pictures(package: Package) -> Iterator[str]:
    for tree in package.stories.values():
        for shape in tree.iter(f"{_VML}shape", f"{_VML}rect", f"{_VML}image"):
            is_said = shape.get("alt", "").strip() or _is_unread(shape)
            if shape.find(f"{_VML}imagedata") is not None and not is_said:
                yield Place(f"en bild saknar text för den som inte ser, {package.place(shape)}", PICTURE)


def _floating(package: Package) -> Iterator[str]:
    for frame in package.document.iter(f"{WP}anchor"):
        if not _is_unread(frame):
            yield f"en bild flyter fritt från texten och kan läsas i fel ordning, {package.place(frame)}"


# ---------------------------------------------------------------- contents


def _contents_field(package: Package) -> bool:
    told = (instruction.text or "" for instruction in package.document.iter(f"{W}instrText"))
    simple = (field.get(f"{W}instr", "") for field in package.document.iter(f"{W}fldSimple"))
    return any(each.strip().upper().startswith("TOC") for each in (*told, *simple))


def _entries(package: Package) -> list[Any]:
    return [one for one in _paragraphs(package) if re.match(r"(toc|innehåll) ?\d", package.style_name(one))]


def _contents(package: Package) -> Iterator[str]:
    if _contents_field(package) and not any(text(entry).strip() for entry in _entries(package)):
        yield "innehållsförteckningen är tom tills Word räknar om den"


def _questions(package: Package) -> Iterator[str]:
    if is_on(package.root("settings"), "updateFields"):
        yield "Word frågar om fälten ska uppdateras när filen öppnas"
    for tree in package.stories.values():
        for field in tree.iter(f"{W}fldChar", f"{W}fldSimple"):
            if field.get(f"{W}dirty") in ("1", "true", "on"):
                yield f"ett fält räknas om när filen öppnas, {package.place(field)}"


def _stale_contents(package: Package) -> Iterator[str]:
    headings = {_letters(text(heading)) for _, heading in _headings(package)}
    for entry in _entries(package):
        words = _letters(text(entry))
        if not any(heading and heading in words for heading in headings):
            yield f"innehållsförteckningens ”{shortened(text(entry))}” är ingen rubrik i dokumentet"


def _dead_contents(package: Package) -> Iterator[str]:
    for entry in _entries(package):
        if next(entry.iter(f"{W}hyperlink"), None) is None:
            yield f"innehållsförteckningens ”{shortened(text(entry))}” är ingen länk"


@cache
def _letters(words: str) -> str:
    return re.sub(r"\W", "", words.lower())


ACCESS: tuple[Rule[Package], ...] = (
    Rule("texten är på svenska", _language, TEMPLATE),
    Rule("egenskaperna säger att texten är på svenska", _language_property),
    Rule("dokumentet har en titel", _title),
    Rule("dokumentet börjar på nivå 1", _no_headings, PROGRAM),
    Rule("rubriker hoppar inte över en nivå", _levels, "använd rubriken på nivån närmast under"),
    Rule("rubriker har text", _empty_headings, TEMPLATE),
    Rule("rubriker är rubriker", _false_headings, "skriv ## framför, eller använd mallens rubrikformat"),
    Rule("avstånd är inga tomma stycken", _empty, _SPACE),
    Rule("spalter är inte mellanslag", _gaps, "gör en tabell, eller ta bort mellanslagen"),
    Rule("listor är listor", _bullets, "börja raden med - i texten, eller använd mallens listformat"),
    Rule("länkar säger vart de leder", _links, _LINKS),
    Rule("bilder har text", _alternatives, _PICTURES),
    Rule("äldre bilder har text", _old_pictures, _PICTURES),
    Rule("bilder står i texten", _floating, TEMPLATE),
    Rule("filen öppnas utan en fråga", _questions, TEMPLATE),
    Rule("innehållsförteckningen är ifylld", _contents),
    Rule("innehållsförteckningen stämmer", _stale_contents),
    Rule("innehållsförteckningen är länkar", _dead_contents),
    *TABLES,
)
"""What a reader who listens needs (EN 301 549, 10; WCAG 2.1 AA as far as a file can show it)."""
