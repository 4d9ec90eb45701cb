"""Tables as HTML: header cells that say what they head, in a box that can be scrolled sideways from the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape
from itertools import groupby
from operator import itemgetter

from reports.document import Blocks, Cell, Column, Row, Source, Table
from reports.grid import Slot, placed
from reports.writers.html_headers import Attributes, has_groups, headers

_ALIGN = {"right": "tal", "center": "mitt"}

Render = Callable[[Blocks], str]
"""Makes HTML of what stands in a cell."""


def table(block: Table, caption: str, name: str, render: Render) -> str:
    """A table with its caption (HTML, may be empty); `name` is an id that nothing else has."""
    label = f'aria-labelledby="{name}"' if caption else 'aria-label="Tabell"'
    parts = [
        f'<div class="rulla" role="region" tabindex="0" {label}>',
        f'<table style="--kolumner:{len(block.columns)}">',
        f'<caption><span id="{name}">{caption}</span></caption>' if caption else "",
        "<colgroup>",
        *(f'<col style="width:{column.width * 100:.1f}%">' for column in block.columns),
        "</colgroup>",
        *_rows(block, render, headers(block, name) if has_groups(block) else {}),
        "</table></div>",
    ]
    return "".join(parts)


def attribute(source: Source | None) -> str:
    """The attribute that says where in the content something was written, with a space before it."""
    return f' data-kalla="{escape(str(source))}"' if source else ""


def _rows(block: Table, render: Render, attributes: Attributes) -> Iterator[str]:
    """Rows in `thead` and one `tbody` for each group, which is what `scope="rowgroup"` reaches over."""
    made = _made(block, render, attributes)
    head, body = made[: len(block.head)], made[len(block.head) :]
    if head:
        yield f"<thead>{''.join(head)}</thead>"
    for _, group in groupby(zip(groups(block.body), body, strict=True), key=itemgetter(0)):
        yield f"<tbody>{''.join(row for _, row in group)}</tbody>"


def groups(rows: Sequence[Row]) -> list[int]:
    """The number of each row's group.

    A group begins with a header cell of scope `rowgroup`, and ends where that cell ends when it stands beside its rows,
    or at the sum of the whole table; not before it has a row.
    """
    numbers: list[int] = []
    number, covered, is_beside, is_bare = 0, 0, False, False
    for row in rows:
        heading = next((cell for cell in row.cells if cell.scope == "rowgroup"), None)
        if numbers and not covered and (heading or is_beside or (row.kind == "summa" and not is_bare)):
            number += 1
            is_beside = False
        is_beside = is_beside or (heading is not None and heading.rowspan > 1)
        is_bare = heading is not None and not is_beside
        covered = max(0, covered - 1, *(cell.rowspan - 1 for cell in row.cells))
        numbers.append(number)
    return numbers


def _made(block: Table, render: Render, attributes: Attributes) -> list[str]:
    rows = zip((*block.head, *block.body), _slots(block), strict=True)
    return [
        f"<tr{_class(_look(row))}>"
        + "".join(
            _cell(cell, block.columns[column], attributes.get((number, column), ""), render) for column, cell in slots
        )
        + "</tr>"
        for number, (row, slots) in enumerate(rows)
    ]


def _slots(block: Table) -> Iterator[Sequence[Slot]]:
    for rows in (block.head, block.body):
        yield from placed(rows, len(block.columns))


def _look(row: Row) -> str:
    return f"{row.kind} niva-{row.level}".strip() if row.level else row.kind


def _cell(cell: Cell, column: Column, headed: str, render: Render) -> str:
    name = "th" if cell.scope else "td"
    is_centred = cell.scope == "colgroup" or (cell.colspan > 1 and column.align == "right")
    align = _ALIGN.get("center" if is_centred else column.align, "")
    attributes = [
        f' scope="{escape(cell.scope)}"' if cell.scope else "",
        f' colspan="{cell.colspan}"' if cell.colspan > 1 else "",
        f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else "",
        headed,
        _class(align),
        attribute(cell.source),
    ]
    return f"<{name}{''.join(attributes)}>{render(cell.blocks)}</{name}>"


def _class(name: str) -> str:
    return f' class="{escape(name)}"' if name else ""
