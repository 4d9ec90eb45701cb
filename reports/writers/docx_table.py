"""Tables: a header row that is repeated, rows that stay whole, and the look of each kind of row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field, replace
from itertools import pairwise
from typing import NamedTuple

from reports.document import Blocks, Cell, Table, plain
from reports.records import dataclass
from reports.writers.docx_grid import CELL_MARGINS, Line, Slot, edges, layout, marks, only_text, plain_blocks
from reports.writers.docx_keep import SHARE, kept_rows, row_heights
from reports.writers.docx_simple import simple, with_room_for_words
from reports.writers.docx_state import Place, State
from reports.writers.docx_text import bookmark, caption, paragraph, paragraph_properties
from reports.writers.docx_xml import PLAIN, RUN_END, attribute, run_begin, run_text

WriteBlocks = Callable[[State, Place, Blocks], str]
"""The writer of the blocks in a cell, given as an argument since it in its turn writes tables."""

_INDENT = 198
"""Indent in dxa of each level, and of a `varav` row within it."""
_MARK = 70
"""Width in dxa of a note's mark, which hangs out of its column."""
_MARKED_KINDS = ("grupp", "delsumma", "summa")
_ITALIC_FROM = 2
"""Level from which what is marked is set in italics, not in bold."""
_CELL_LOOKS = {
    "head": '<w:vAlign w:val="bottom"/>',
    "grupp": '<w:shd w:val="clear" w:color="auto" w:fill="F0F0F0"/>',
}
_RULES_ABOVE = {
    "summa": '<w:top w:val="single" w:sz="8" w:space="0" w:color="404040"/>',
    "delsumma": '<w:top w:val="single" w:sz="4" w:space="0" w:color="808080"/>',
}
_NO_RULE = '<w:{} w:val="nil"/>'
_SIMPLE_END = f"{RUN_END}</w:p></w:tc>"
_BETWEEN = "\x1f"  # the unit separator: no text that XML can hold has it
_FIRST_ROW = '<w:cnfStyle w:val="100000000000" w:firstRow="1"/>'


def table(state: State, place: Place, block: Table, write_blocks: WriteBlocks) -> str:
    """A table with its caption above and its small print below."""
    block = simple(block)
    lines = [line for part in (block.head, block.body) for line in layout(part, len(block.columns))]
    cells = [line.cells for line in lines]
    block = replace(block, columns=with_room_for_words(block.columns, cells, place.width - place.left))
    above = _above(state, place, block)
    writer = _Rows(state, place, block, edges(block.columns, place.width - place.left), write_blocks)
    heights = row_heights(lines, writer.edges)
    kept = kept_rows(block, lines, heights, place.height)
    looks = [*[Look("head", 0)] * len(block.head), *(Look(row.kind, row.level) for row in block.body)]
    body = [
        writer.row(look, line, keep, is_whole=height <= place.height * SHARE)
        for look, line, keep, height in zip(looks, lines, kept, heights, strict=True)
    ]
    small_print = place._replace(style=state.style("liten"))
    below = write_blocks(state, small_print, block.notes)
    state.before = state.before or "gap"
    return f"{above}<w:tbl>{_properties(state, place, block)}{writer.grid()}{''.join(body)}</w:tbl>{below}"


def _above(state: State, place: Place, block: Table) -> str:
    if not block.caption:
        return bookmark(state, block.id, "")
    state.before = state.before or "gap"
    return caption(state, place, block, keep=True)


def _properties(state: State, place: Place, block: Table) -> str:
    first_column = any(row.cells and row.cells[0].scope in ("row", "rowgroup") for row in block.body)
    look = (0x20 if block.head else 0) + (0x80 if first_column else 0) + 0x400
    columns = [plain_blocks(cell.blocks) for row in block.head[-1:] for cell in row.cells]
    described = {
        "tblCaption": plain(block.caption),
        "tblDescription": "Kolumner: " + ", ".join(columns) if columns else "",
    }
    return (
        f'<w:tblPr><w:tblStyle w:val="{state.style("table")}"/>'
        f'<w:tblW w:w="{place.width - place.left}" w:type="dxa"/>'
        + (f'<w:tblInd w:w="{place.left}" w:type="dxa"/>' if place.left else "")
        + '<w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{look:04X}" w:firstRow="{int(bool(block.head))}" w:lastRow="0" '
        f'w:firstColumn="{int(first_column)}" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
        + "".join(f'<w:{tag} w:val="{attribute(text)}"/>' for tag, text in described.items() if text)
        + "</w:tblPr>"
    )


class Look(NamedTuple):
    """What a row looks like, by its kind (`head` for the header row) and its level."""

    kind: str
    level: int


class _Frame(NamedTuple):
    """What is alike in the cells of one column and one kind of row."""

    begin: str
    """The XML of a cell down to its content."""
    simple: str
    """The same down to the text, for a cell that holds one plain text, as by far the most do."""
    place: Place


@dataclass(slots=True)
class _Rows:
    """The writer of one table's rows."""

    state: State
    place: Place
    table: Table
    edges: tuple[int, ...]
    write_blocks: WriteBlocks
    frames: dict[tuple[tuple[Slot, ...], Look, bool], list[_Frame]] = field(default_factory=dict)

    def grid(self) -> str:
        """The widths of the columns."""
        widths = "".join(f'<w:gridCol w:w="{end - start}"/>' for start, end in pairwise(self.edges))
        return f"<w:tblGrid>{widths}</w:tblGrid>"

    def row(self, look: Look, line: Line, keep: bool, *, is_whole: bool) -> str:
        """A row; one that is whole is never cut by a page's end."""
        frames = self._frames(line.slots, look, keep)
        texts = [only_text(cell) for cell in line.cells]
        shown = run_text(_BETWEEN.join(texts)).split(_BETWEEN)  # all cells are escaped at once
        if self.state.before or len(shown) != len(texts):
            shown = [""] * len(texts)
        cells = [
            f"{frame.simple}{text}{_SIMPLE_END}" if text else self._cell(cell, frame)
            for cell, frame, text in zip(line.cells, frames, shown, strict=True)
        ]
        whole = "<w:cantSplit/>" if is_whole else ""
        properties = f"{_FIRST_ROW}{whole}<w:tblHeader/>" if look.kind == "head" else whole
        begin = f"<w:tr><w:trPr>{properties}</w:trPr>" if properties else "<w:tr>"
        return f"{begin}{''.join(cells)}</w:tr>"

    def _cell(self, cell: Cell, frame: _Frame) -> str:
        place = frame.place._replace(right=-_MARK * marks(cell))
        content = self.write_blocks(self.state, place, cell.blocks)
        if not content.endswith("</w:p>"):  # a cell ends with a paragraph
            content += paragraph(self.state, frame.place.setting(), "")
        self.state.drop_gap()
        return f"{frame.begin}{content}</w:tc>"

    def _frames(self, slots: tuple[Slot, ...], look: Look, keep: bool) -> list[_Frame]:
        key = (slots, look, keep)
        frames = self.frames.get(key)
        if frames is None:
            first = next((slot.column for slot in slots if not slot.is_below), 0)
            indent = 0 if look.kind == "head" else _INDENT * (look.level + (look.kind == "varav"))
            indents = [indent if slot.column == first else 0 for slot in slots]
            frames = [self._new_frame(slot, look, keep, left) for slot, left in zip(slots, indents, strict=True)]
            self.frames[key] = frames
        return frames

    def _new_frame(self, slot: Slot, look: Look, keep: bool, left: int) -> _Frame:
        width = self.edges[slot.column + 1] - self.edges[slot.column]
        begin = _cell_begin(width, _cell_look(slot, look))
        place = self._place(slot, look, width)._replace(keep=keep, left=left)
        return _Frame(begin, f"{begin}<w:p>{paragraph_properties(place.setting())}{run_begin(place.run)}", place)

    def _place(self, slot: Slot, look: Look, width: int) -> Place:
        style = self.state.style("head" if look.kind == "head" else "cell")
        align = self.table.columns[slot.column].align
        marked = look.kind in _MARKED_KINDS
        return Place(
            style=style,
            bullet=style,
            number=style,
            width=width - CELL_MARGINS,
            height=self.place.height,
            lists="cell_",
            align="" if align == "left" else align,
            run=PLAIN._replace(bold=marked and look.level < _ITALIC_FROM, italic=marked and look.level >= _ITALIC_FROM),
        )


def _cell_look(slot: Slot, look: Look) -> str:
    """Rules and ground of a cell; there is no rule between a cell and those below that it stands for."""
    kind = look.kind if look.kind == "head" or not look.level else ""
    above = _NO_RULE.format("top") if slot.is_below else _RULES_ABOVE.get(kind, "")
    rules = above + (_NO_RULE.format("bottom") if slot.rows > 1 else "")
    return (f"<w:tcBorders>{rules}</w:tcBorders>" if rules else "") + _CELL_LOOKS.get(kind, "")


def _cell_begin(width: int, look: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{look}</w:tcPr>'
