"""A table as Typst source: header rows that come again on each page, spans, and what sets rows apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from reports.document import Blocks, Cell, Paragraph, Row, Table, Text
from reports.writers.typst_grid import SIZE, Grid, Placed
from reports.writers.typst_text import literal, pieces

Render = Callable[[Blocks, int, float], str]
"""Makes Typst markup of blocks, of the characters that a line has room for, and of the width in points."""

_LINES = {"summa": "sum-line, ", "delsumma": "subsum-line, "}
"""Rule above a row."""
_WHOLE = "whole-lines("
"""Begins what no page parts although its cell may be parted; Typst remembers such a paragraph when it has measured it.

Cells that may not be parted are set twice, which in a table of prose is what takes most of the time.
"""
_LINKING = ("#footnote(", "#hyperlink(")
_WEIGHTS = ("strong", "strong", "emph", "emph")
"""How what stands out is set, by its level."""
_STRONG = frozenset({"summa", "delsumma", "grupp"})


def table(block: Table, grid: Grid, render: Render) -> str:
    """The table as a Typst call without `#`."""
    heads = len(block.head)
    is_prose = grid.is_flat and any(item.is_hyphenated for items in grid.rows[heads:] for item in items)
    aligns = "".join(f"{column.align}, " for column in block.columns)
    parts = [
        f"data-table(heads: {heads}, columns: ({_fractions(grid.widths)}), align: ({aligns}),\n",
        *_header(grid.rows[:heads], grid, render),
    ]
    for at, row in enumerate(block.body, heads):
        parts += [*_row(row, at, grid, render, is_prose=is_prose), "\n"]
    call = "".join([*parts, ")"])
    if _WHOLE in call:
        call = f"unparted({call})"
    return call if grid.size == SIZE else f"crowded({grid.size:.2f}pt, {call})"


def _fractions(widths: Sequence[float]) -> str:
    return "".join(f"{width:.1f}fr, " for width in widths)


def _header(rows: Sequence[Sequence[Placed]], grid: Grid, render: Render) -> list[str]:
    """The header; one with a link in it is not repeated, since the copies are artifacts, which may not hold links."""
    cells = ", ".join([_head_cell(item, grid, render) for cells in rows for item in cells])
    repeat = "repeat: false, " if any(call in cells for call in _LINKING) else ""
    return ["table.header(", repeat, cells, "),\n"] if cells else []


def _head_cell(item: Placed, grid: Grid, render: Render) -> str:
    options = _spans(item.cell) + ("align: center + bottom, " if item.cell.colspan > 1 else "")
    return f"head({options}{_body(item, grid, render)})"


def _row(row: Row, at: int, grid: Grid, render: Render, *, is_prose: bool) -> Iterator[str]:
    items = grid.rows[at]
    tall = [grid.is_tall(at, item.cell) for item in items]
    bodies = [_body(item, grid, render) for item in items]
    if is_prose and not any(tall):
        bodies = [f"{_WHOLE}{body})" if item.lines > 1 else body for item, body in zip(items, bodies, strict=True)]
    cells = [
        _cell(row, item, body, is_first=number == 0, is_tall=is_tall)
        for number, (item, body, is_tall) in enumerate(zip(items, bodies, tall, strict=True))
    ]
    if row.kind == "grupp" and len(items) == 1 and items[0].cell.colspan == len(grid.widths):
        # Typst leaves no header alone at a page's foot, and says in the structure that it heads what follows.
        yield f"table.header(level: {2 + row.level}, repeat: false, {cells[0]}), "
        return
    yield "" if row.level else _LINES.get(row.kind, "")
    yield from (f"{cell}, " for cell in cells)


def _cell(row: Row, item: Placed, body: str, *, is_first: bool, is_tall: bool) -> str:
    """A cell of a row in the table; the first of the row's own cells is set in."""
    if row.kind in _STRONG:
        body = f"{_WEIGHTS[row.level]}({body})"
    indent = row.level + (row.kind == "varav")
    if indent and is_first:
        body = f"part({f'level: {indent}, ' if indent > 1 else ''}{body})"
    options = _spans(item.cell) + ("breakable: true, " if is_tall else "")
    if row.kind == "kommentar":
        options += "align: left, "
    elif item.cell.colspan > 1 and item.is_right:
        options += "align: center, "
    if row.kind == "grupp" and not row.level:
        return f"group({options}{body})"
    return f"table.cell({options}{body})" if options else body


def _spans(cell: Cell) -> str:
    colspan = f"colspan: {cell.colspan}, " if cell.colspan > 1 else ""
    return colspan + (f"rowspan: {cell.rowspan}, " if cell.rowspan > 1 else "")


def _body(item: Placed, grid: Grid, render: Render) -> str:
    match item.cell.blocks:
        case (Paragraph(inlines=(Text(text=text),), role=""),) if len(pieces(text, item.room)) == 1:
            body = literal(text)
        case ():
            return "[]"
        case blocks:
            body = f"[{render(blocks, item.room, grid.width(item))}]"
    return f"hyphenated({body})" if item.is_hyphenated else body
