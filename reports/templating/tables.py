"""Table elements → a table, its cells, rows and columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reports.diagnostics import Diagnostic
from reports.document import Blocks, Cell, Row, Table
from reports.grid import count, placed
from reports.model.tabell import DEEPEST
from reports.templating.columns import LANDSCAPE, PORTRAIT, columns
from reports.templating.frame import ColumnPart, Frame, Line, Progress, RowGroup, RowPart
from reports.templating.marks import hanging
from reports.templating.subset import SCOPES

_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s?%?")

_LEVELS = tuple(map(str, range(DEEPEST + 1)))

CELLS = frozenset({"th", "td"})


def cell(frame: Frame, blocks: Blocks, faults: list[Diagnostic]) -> Cell:
    """A `th` or `td`; its source is the value's it shows, when it shows one."""
    scope = frame.attributes.get("scope", "col") if frame.tag == "th" else ""
    if scope and scope not in SCOPES:
        faults.append(frame.fault(f'scope kan inte vara "{scope}"', "skriv col, row, colgroup eller rowgroup"))
    if scope and not blocks:
        faults.append(frame.fault("en rubrikcell är tom", "skriv vad kolumnen eller raden visar"))
    one = bool(blocks) and all(block.source == blocks[0].source for block in blocks[1:])
    source = blocks[0].source if one else frame.source
    return Cell(blocks, scope, _span(frame, "colspan", faults), _span(frame, "rowspan", faults), source)


def _span(frame: Frame, name: str, faults: list[Diagnostic]) -> int:
    if name not in frame.attributes:
        return 1
    text = frame.attributes[name]
    if text.isdecimal() and 1 <= int(text) <= 1000:
        return int(text)
    faults.append(frame.fault(f'{name} kan inte vara "{text}"', "skriv ett heltal från 1"))
    return 1


def row(frame: Frame, progress: Progress) -> list[object]:
    """A `tr`."""
    level = frame.attributes.get("data-niva", "0")
    if level not in _LEVELS:
        progress.faults.append(frame.fault(f'data-niva kan inte vara "{level}"', "skriv 0, 1, 2 eller 3"))
        level = "0"
    cells = tuple(item for item in frame.content if isinstance(item, Cell))
    made = Row(cells, " ".join(frame.classes), int(level))
    return [RowPart(made, frame)]


def row_group(frame: Frame, _progress: Progress) -> list[object]:
    """A `thead` or `tbody`."""
    rows = tuple(item for item in frame.content if isinstance(item, RowPart) and item.row.cells)
    return [RowGroup(frame.tag, rows)]


def column(frame: Frame, progress: Progress) -> list[object]:
    """A `col`; its width is a share of the table's, as `30%`."""
    text = frame.attributes.get("width", "")
    written = _PERCENT.fullmatch(text)
    share = float(written[1].replace(",", ".")) / 100 if written else None
    if text and not share:
        progress.faults.append(frame.fault(f'width kan inte vara "{text}"', 'skriv en andel, som "30%"'))
    return [ColumnPart(" ".join(frame.classes), share or None)]


def table(frame: Frame, progress: Progress) -> Table:
    """A `table` that has no number yet."""
    heads, bodies = _parts(frame, "thead"), _parts(frame, "tbody")
    progress.faults += [*_too_deep(heads, "rubrikraderna"), *_too_deep(bodies, "tabellens rader")]
    progress.faults += _too_wide(heads, bodies)
    head, body = tuple(part.row for part in heads), tuple(part.row for part in bodies)
    cols = [item for item in frame.content if isinstance(item, ColumnPart)]
    caption = next((item.inlines for item in frame.content if isinstance(item, Line)), ())
    made = columns(
        head, body, [col.kind for col in cols], [col.width for col in cols], LANDSCAPE if progress.turned else PORTRAIT
    )
    return Table(made, hanging(head, made), hanging(body, made), caption, source=frame.source)


def _parts(frame: Frame, kind: str) -> list[RowPart]:
    groups = [item for item in frame.content if isinstance(item, RowGroup)]
    return [part for group in groups if group.kind == kind for part in group.rows]


def _too_deep(parts: Sequence[RowPart], rows: str) -> Iterator[Diagnostic]:
    """Cells that reach below the last of their rows, which readers cut off each in their own way."""
    for left, part in zip(range(len(parts), 0, -1), parts, strict=True):
        if any(cell.rowspan > left for cell in part.row.cells):
            yield part.frame.fault(f"rowspan når utanför {rows}", f"här kan rowspan vara högst {left}")


def _too_wide(heads: Sequence[RowPart], bodies: Sequence[RowPart]) -> Iterator[Diagnostic]:
    """Rows that reach past the last column with a heading."""
    headed = count([part.row for part in heads])
    for part, slots in zip(bodies, placed([part.row for part in bodies]), strict=True):
        cells = max(column + cell.colspan for column, cell in slots)
        if headed and cells > headed:
            message = f"raden har {cells} celler men tabellens rubrikrad {headed}"
            yield part.frame.fault(message, "ge varje kolumn en rubrik; colspan och rowspan räknas med")
