"""Block elements → blocks of the page tree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from reports.document import (
    Block,
    Blocks,
    Box,
    Contents,
    Cover,
    Fact,
    Facts,
    Figure,
    Heading,
    Inline,
    Inlines,
    Landscape,
    List,
    PageBreak,
    Paragraph,
    Quote,
    Signatures,
    Source,
    Sourced,
    Strong,
    Table,
    Text,
    plain,
)  # fmt: skip
from reports.templating.frame import Frame, Image, Line, ListItem, Progress
from reports.templating.inlines import BLOCKS, INLINES, block_in_line, inlines, trim
from reports.templating.strays import MAY_STRAY, strays
from reports.templating.subset import COVER_LINES
from reports.templating.tables import CELLS, cell, column, row, row_group, table

_CONTENTS_LEVELS = tuple("123456")


def block(frame: Frame, progress: Progress) -> list[object]:
    """The blocks, or pieces of a block, that an element stands for."""
    if frame.tag in MAY_STRAY:
        progress.faults += strays(frame)
    if frame.tag in CELLS:
        return [cell(frame, blocks(frame, progress), progress.faults)]
    return list(_BUILD.get(frame.tag, blocks)(frame, progress))


def blocks(frame: Frame, progress: Progress) -> Blocks:
    """An element's content as blocks; loose text between them becomes paragraphs of its own."""
    if len(frame.content) == 1 and type(only := frame.content[0]) is Sourced:  # as most cells
        return (_paragraph((only,), "", frame.source),)
    made: list[Block] = []
    loose: list[Inline] = []
    for item in [*frame.content, None]:
        if type(item) in INLINES:
            loose.append(item)  # type: ignore[arg-type]  # it is one of them
            continue
        if text := trim(inlines(loose)):
            made.append(_paragraph(text, "", frame.source))
        loose = []
        if type(item) in BLOCKS:
            made.append(item)  # type: ignore[arg-type]  # likewise
    return tuple(made)


def _paragraph(text: Inlines, role: str, source: Source | None) -> Paragraph:
    """A paragraph; when it is one value and nothing else, the paragraph itself carries the value's source."""
    if len(text) == 1 and type(only := text[0]) is Sourced:
        return Paragraph(trim(only.inlines), role, only.source)
    return Paragraph(text, role, source)


def _p(frame: Frame, progress: Progress) -> list[object]:
    role, text = " ".join(frame.classes), trim(inlines(frame.content))
    if role in COVER_LINES:
        return [Line(role, text)]
    if inside := [item for item in frame.content if type(item) in BLOCKS]:
        progress.faults.append(block_in_line(frame, inside))
    return [_paragraph(text, role, frame.source)] if text else []


def _heading(frame: Frame, progress: Progress) -> list[object]:
    level, text = int(frame.tag[1]), trim(inlines(frame.content))
    if not plain(text).strip():
        progress.faults.append(frame.fault("rubriken är tom", "skriv rubriken, eller ta bort den"))
    if level > progress.level + 1:
        message = f'rubriken "{plain(text)}" hoppar från nivå {progress.level} till nivå {level}'
        fewer = level - progress.level - 1
        hint = (
            f"skriv {'ett' if fewer == 1 else fewer} # mindre"
            if frame.offset >= 0
            else f"använd nivå {progress.level + 1}"
        )
        progress.faults.append(frame.fault(message, hint))
    progress.level = level
    number = progress.heading_number(level, frame.classes)
    id_ = progress.unique(frame.attributes.get("id") or f"{number} {plain(text)}")
    return [Heading(level, text, id_, frame.source, number)]


def _list(frame: Frame, _progress: Progress) -> list[object]:
    items = tuple(item.blocks for item in frame.content if isinstance(item, ListItem))
    start = frame.attributes.get("start", "1")
    return [List(items, frame.tag == "ol", int(start) if start.isdecimal() else 1, frame.source)] if items else []


def _item(frame: Frame, progress: Progress) -> list[object]:
    return [ListItem(blocks(frame, progress))]


def _quote(frame: Frame, progress: Progress) -> list[object]:
    return [Quote(blocks(frame, progress), frame.source)]


def _box(frame: Frame, progress: Progress) -> list[object]:
    inside = blocks(frame, progress)
    match inside[:1]:
        case (Paragraph(inlines=(Strong(inlines=title),)),):
            return [Box(title, inside[1:], frame.source)]
    return [Box((), inside, frame.source)]


def _section(frame: Frame, progress: Progress) -> list[object]:
    inside = blocks(frame, progress)
    lies = "liggande" in frame.classes and progress.turned == 1
    return [Landscape(inside, frame.source)] if lies else list(inside)


def _div(frame: Frame, progress: Progress) -> list[object]:
    inside = blocks(frame, progress)
    if "underskrifter" not in frame.classes:
        return list(inside)
    if any(not isinstance(block, Paragraph) for block in inside):
        progress.faults.append(frame.fault("underskrifter är stycken", "skriv ett <p> för var och en"))
    signers = tuple(block.inlines for block in inside if isinstance(block, Paragraph))
    return [Signatures(signers, frame.source)] if signers else []


def headings_with_their_text(page: Blocks) -> Blocks:
    """The page's blocks, with headings right before landscape pages or a page's end moved to the other side."""
    made: list[Block] = []
    for item in page:
        number = len(made)
        while number and isinstance(item, Landscape | PageBreak) and isinstance(made[number - 1], Heading):
            number -= 1
        headings = made[number:]
        del made[number:]
        if isinstance(item, Landscape):
            made.append(replace(item, blocks=(*headings, *item.blocks)))
        else:
            made += [item, *headings]
    return tuple(made)


def _page_break(frame: Frame, _progress: Progress) -> list[object]:
    return [PageBreak(frame.source)]


def _contents(frame: Frame, progress: Progress) -> list[object]:
    level = frame.attributes.get("data-niva", "3")
    if level not in _CONTENTS_LEVELS:
        progress.faults.append(frame.fault(f'data-niva kan inte vara "{level}"', "skriv en rubriknivå från 1 till 6"))
        level = "3"
    return [Contents(trim(inlines(frame.content)) or (Text("Innehåll"),), int(level), source=frame.source)]


def _line(frame: Frame, _progress: Progress) -> list[object]:
    return [Line(frame.tag, trim(inlines(frame.content)))]


def _facts(frame: Frame, _progress: Progress) -> list[object]:
    lines = [item.inlines for item in frame.content if isinstance(item, Line)]
    return [Facts(tuple(Fact(*pair) for pair in zip(lines[::2], lines[1::2], strict=False)), frame.source)]


def _cover(frame: Frame, progress: Progress) -> list[object]:
    lines = {item.kind: item.inlines for item in frame.content if isinstance(item, Line)}
    title = next((item.inlines for item in frame.content if isinstance(item, Heading)), ())
    facts = next((item.facts for item in frame.content if isinstance(item, Facts)), ())
    progress.level = 0  # the title is no heading of the body
    return [Cover(lines.get("organisation", ()), title, lines.get("undertitel", ()), facts, frame.source)]


def _table(frame: Frame, progress: Progress) -> list[object]:
    made = table(frame, progress)
    if not made.body:
        progress.faults.append(frame.fault("tabellen har inga rader", "lägg rader i <tbody>"))
    if not made.head:
        progress.faults.append(frame.fault("tabellen har ingen rubrikrad", 'lägg <th scope="col"> i <thead>'))
    elif not any(cell.scope for row in made.head for cell in row.cells):
        progress.faults.append(
            frame.fault("tabellens rubrikrad har inga rubriker", 'skriv <th scope="col">, inte <td>')
        )
    label = progress.label("Tabell") if made.caption else ""
    return [replace(made, label=label, id=progress.unique(frame.attributes.get("id") or label or "tabell"))]


def _figure(frame: Frame, progress: Progress) -> list[object]:
    notes = tuple(item for item in frame.content if isinstance(item, Paragraph))
    table_ = next((item for item in frame.content if isinstance(item, Table)), None)
    image = next((item for item in frame.content if isinstance(item, Image)), None)
    if table_ is not None and image is None:
        return [replace(table_, notes=notes)]
    if image is None:
        progress.faults.append(frame.fault("<figure> saknar bild eller tabell", "lägg in <img> eller <table>"))
        return []
    caption = next((item.inlines for item in frame.content if isinstance(item, Line)), ())
    label = progress.label("Figur") if caption else ""
    id_ = progress.unique(frame.attributes.get("id") or label or "bild")
    return [
        Figure(
            image.picture,
            image.alt,
            caption,
            label,
            id_,
            notes,
            not image.alt,
            frame.source,
            table_,
            "trend" in frame.classes,
        )
    ]


def _image(frame: Frame, progress: Progress) -> list[object]:
    name = frame.attributes.get("src", "")
    if name not in progress.pictures:
        message = f'bilden "{name}" finns inte; bilder kommer ur [bild.id] och [diagram.id]'
        progress.faults.append(frame.fault(message, 'skriv {{ bild("id") }} eller {{ diagram("id") }}'))
    return [Image(name, frame.attributes.get("alt", ""))]


_BUILD: dict[str, Callable[[Frame, Progress], list[object] | Blocks]] = {
    "p": _p, "ul": _list, "ol": _list, "li": _item, "blockquote": _quote, "aside": _box, "section": _section,
    "div": _div, "hr": _page_break, "nav": _contents, "dl": _facts, "dt": _line, "dd": _line, "figcaption": _line,
    "header": _cover, "table": _table, "caption": _line, "thead": row_group, "tbody": row_group, "tr": row,
    "col": column, "figure": _figure, "img": _image, **{f"h{level}": _heading for level in range(1, 7)},
}  # fmt: skip
