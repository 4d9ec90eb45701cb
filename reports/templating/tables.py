"""Table elements → a table, its cells, rows and columns."""

from __future__ import annotations

import re

from reports.diagnostics import Diagnostic
from reports.document import Blocks, Cell, Row, Table
from reports.templating.columns import LANDSCAPE, PORTRAIT, columns
from reports.templating.frame import ColumnPart, Frame, Line, Progress, RowGroup
from reports.templating.subset import SCOPES

_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s?%?")

CELLS = frozenset({"th", "td"})


def cell(frame: Frame, blocks: Blocks, faults: list[Diagnostic]) -> Cell:
    """A `th` or `td`; its source is the value's it shows, when it shows one."""
    scope = frame.attributes.get("scope", "col") if frame.tag == "th" else ""
    if scope and scope not in SCOPES:
        faults.append(frame.fault(f'scope kan inte vara "{scope}"', "skriv col, row, colgroup eller rowgroup"))
    if scope and not blocks:
        faults.append(frame.fault("en rubrikcell är tom", "skriv vad kolumnen eller raden visar"))
    sources = {block.source for block in blocks}
    source = sources.pop() if len(sources) == 1 else frame.source
    return Cell(blocks, scope, _span(frame, "colspan", faults), _span(frame, "rowspan", faults), source)


def _span(frame: Frame, name: str, faults: list[Diagnostic]) -> int:
    text = frame.attributes.get(name, "1")
    if text.isdecimal() and 1 <= int(text) <= 1000:
        return int(text)
    faults.append(frame.fault(f'{name} kan inte vara "{text}"', "skriv ett heltal från 1"))
    return 1


def row(frame: Frame, _progress: Progress) -> list[object]:
    """A `tr`."""
    return [Row(tuple(item for item in frame.content if isinstance(item, Cell)), " ".join(frame.classes))]


def row_group(frame: Frame, _progress: Progress) -> list[object]:
    """A `thead` or `tbody`."""
    return [RowGroup(frame.tag, tuple(item for item in frame.content if isinstance(item, Row) and item.cells))]


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
    groups = [item for item in frame.content if isinstance(item, RowGroup)]
    head = tuple(row for group in groups if group.kind == "thead" for row in group.rows)
    body = tuple(row for group in groups if group.kind == "tbody" for row in group.rows)
    cols = [item for item in frame.content if isinstance(item, ColumnPart)]
    caption = next((item.inlines for item in frame.content if isinstance(item, Line)), ())
    made = columns(
        head, body, [col.kind for col in cols], [col.width for col in cols], LANDSCAPE if progress.turned else PORTRAIT
    )
    return Table(made, head, body, caption, source=frame.source)
