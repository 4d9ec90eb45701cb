"""Marks of notes after figures, set apart so that a column of figures stands straight where some are marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reports.document import Cell, Column, Mark, Paragraph, Row, Text
from reports.grid import placed

_MARKED = re.compile(r"(.*[^\s*])(\*{1,3})", re.DOTALL)


def hanging(rows: Sequence[Row], columns: Sequence[Column]) -> tuple[Row, ...]:
    """The rows with the marks in columns that are set flush right set apart from their figures."""
    if not any(_ends_with_mark(cell) for row in rows for cell in row.cells):
        return tuple(rows)
    right = {number for number, column in enumerate(columns) if column.align == "right"}
    made = []
    for row, slots in zip(rows, placed(rows), strict=True):
        cells = [_hung(cell) if column in right and cell.colspan == 1 else cell for column, cell in slots]
        made.append(replace(row, cells=tuple(cells)))
    return tuple(made)


def _ends_with_mark(cell: Cell) -> bool:
    match cell.blocks:
        case (Paragraph(inlines=(Text(text=text),)),):
            return text.endswith("*")
    return False


def _hung(cell: Cell) -> Cell:
    match cell.blocks:
        case (Paragraph(inlines=(Text(text=text),)) as paragraph,) if found := _MARKED.fullmatch(text):
            parts = (Text(found[1]), Mark((Text(found[2]),), "marke"))
            return replace(cell, blocks=(replace(paragraph, inlines=parts),))
    return cell
