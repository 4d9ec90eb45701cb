"""A table as Typst source: header rows that come again on each page, spans, and what sets rows apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from reports.document import Blocks, Cell, Paragraph, Table, Text
from reports.writers.typst_grid import SIZE, Grid, Placed
from reports.writers.typst_text import literal, pieces

Render = Callable[[Blocks, int], str]
"""Makes Typst markup of blocks; its second argument is the characters that a line has room for."""

_LINES = {"summa": "sum-line, ", "delsumma": "subsum-line, "}
"""Rule above a row."""
_LINKING = ("#footnote(", "#hyperlink(")
_STRONG = frozenset({"summa", "delsumma", "grupp"})


def table(block: Table, grid: Grid, render: Render) -> str:
    """The table as a Typst call without `#`."""
    heads = len(block.head)
    aligns = "".join(f"{column.align}, " for column in block.columns)
    parts = [
        f"data-table(heads: {heads}, columns: ({_fractions(grid.widths)}), align: ({aligns}),\n",
        *_header(grid.rows[:heads], render),
    ]
    for at, row in enumerate(block.body, heads):
        parts += [_LINES.get(row.kind, ""), *_row(row.kind, at, grid, render), "\n"]
    call = "".join([*parts, ")"])
    return call if grid.size == SIZE else f"crowded({grid.size:.2f}pt, {call})"


def _fractions(widths: Sequence[float]) -> str:
    return "".join(f"{width:.1f}fr, " for width in widths)


def _header(rows: Sequence[Sequence[Placed]], render: Render) -> list[str]:
    """The header; one with a link in it is not repeated, since the copies are artifacts, which may not hold links."""
    cells = ", ".join([_head_cell(item, render) for cells in rows for item in cells])
    repeat = "repeat: false, " if any(call in cells for call in _LINKING) else ""
    return ["table.header(", repeat, cells, "),\n"] if cells else []


def _head_cell(item: Placed, render: Render) -> str:
    options = _spans(item.cell) + ("align: center + bottom, " if item.cell.colspan > 1 else "")
    return f"head({options}{_body(item, render)})"


def _row(kind: str, at: int, grid: Grid, render: Render) -> Iterator[str]:
    for number, item in enumerate(grid.rows[at]):
        is_data = kind == "varav" and number > 0  # only the first cell is indented
        yield _cell("" if is_data else kind, item, grid.is_tall(at, item.cell), render) + ", "


def _cell(kind: str, item: Placed, is_tall: bool, render: Render) -> str:
    body = _body(item, render)
    if kind in _STRONG:
        body = f"strong({body})"
    elif kind == "varav":
        body = f"part({body})"
    options = _spans(item.cell) + ("breakable: true, " if is_tall else "")
    options += "align: left, " if kind == "kommentar" else ""
    if kind == "grupp":
        return f"group({options}{body})"
    return f"table.cell({options}{body})" if options else body


def _spans(cell: Cell) -> str:
    colspan = f"colspan: {cell.colspan}, " if cell.colspan > 1 else ""
    return colspan + (f"rowspan: {cell.rowspan}, " if cell.rowspan > 1 else "")


def _body(item: Placed, render: Render) -> str:
    match item.cell.blocks:
        case (Paragraph(inlines=(Text(text=text),), role=""),) if len(pieces(text, item.room)) == 1:
            body = literal(text)
        case ():
            return "[]"
        case blocks:
            body = f"[{render(blocks, item.room)}]"
    return f"hyphenated({body})" if item.is_hyphenated else body
