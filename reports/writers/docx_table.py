"""Tables: a header row that is repeated, rows that stay whole, and the look of each kind of row."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import chain, groupby, pairwise
from typing import NamedTuple

from reports.document import Blocks, Cell, Table, plain
from reports.writers.docx_grid import CELL_MARGINS, Line, Slot, edges, layout, marks, plain_blocks
from reports.writers.docx_keep import SHARE, kept_rows, row_heights
from reports.writers.docx_simple import simple, with_room_for_words
from reports.writers.docx_state import Place, Setting, State
from reports.writers.docx_text import BREAK, bookmark, caption, paragraph, paragraph_properties
from reports.writers.docx_xml import PLAIN, RUN_END, Run, attribute, encode_texts, run_begin, run_text

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
_FIRST_ROW = '<w:cnfStyle w:val="100000000000" w:firstRow="1"/>'


def table(state: State, place: Place, block: Table, write_blocks: WriteBlocks) -> str:
    """A table with its caption above and its small print below."""
    block = simple(block)
    lines = [line for part in (block.head, block.body) for line in layout(part, len(block.columns))]
    said = [line.said for line in lines]
    block = replace(block, columns=with_room_for_words(block.columns, said, place.width - place.left))
    above = _above(state, place, block)
    writer = _Rows(state, place, block, edges(block.columns, place.width - place.left), write_blocks)
    heights = row_heights(lines, writer.edges)
    kept = kept_rows(block, lines, heights, place.height)
    kinds = [*[("head", 0)] * len(block.head), *((row.kind, row.level) for row in block.body)]
    whole = [height <= place.height * SHARE for height in heights]
    body = writer.rows(lines, zip(kinds, kept, whole, strict=True))
    small_print = place._replace(style=state.style("liten"))
    below = write_blocks(state, small_print, block.notes)
    state.before = state.before or "gap"
    return f"{above}<w:tbl>{_properties(state, place, block)}{writer.grid()}{body}</w:tbl>{below}"


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


class RowSetting(NamedTuple):
    """How a row is set."""

    look: Look
    is_kept: bool
    """Whether it stays on the page of the next."""
    is_whole: bool
    """Whether no page's end cuts it."""


class _Frame(NamedTuple):
    """What is alike in the cells of one column and one kind of row."""

    begin: str
    """The XML of a cell down to its content."""
    simple: str
    """The same down to the text, for a cell that holds one plain text, as by far the most do."""
    column: int
    row: RowSetting
    left: int
    """Indent in dxa."""

    @property
    def line_break(self) -> str:
        """What parts two lines of a plain text."""
        return f"{RUN_END}{BREAK}{run_begin(_run(self.row.look))}"


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

    def rows(self, lines: list[Line], settings: Iterable[tuple[tuple[str, int], bool, bool]]) -> str:
        """The rows; those of one kind that hold plain texts are written together, as by far the most are."""
        rows = zip(settings, lines, strict=True)
        alike = groupby(rows, lambda row: (row[0], row[1].slots, row[1].said is row[1].texts))
        parts: list[str] = []
        for ((look, *how), slots, is_plain), found in alike:
            setting = RowSetting(Look(*look), *how)
            begin, frames = _row_begin(setting), self._frames(slots, setting)
            if is_plain and not self.state.before:
                parts.append(self.state.set_aside(_plain_rows(begin, frames, [line for _, line in found])))
            else:
                parts += [self._row(begin, frames, line) for _, line in found]
        return "".join(parts)

    def _row(self, begin: str, frames: list[_Frame], line: Line) -> str:
        texts = line.texts if not self.state.before else [""] * len(line.texts)
        cells = [
            _simple_cell(frame, text) if text else self._cell(cell, frame)
            for cell, frame, text in zip(line.cells, frames, texts, strict=True)
        ]
        return f"{begin}{''.join(cells)}</w:tr>"

    def _cell(self, cell: Cell, frame: _Frame) -> str:
        place = self._place(cell, frame)
        content = self.write_blocks(self.state, place, cell.blocks)
        if not content.endswith("</w:p>"):  # a cell ends with a paragraph
            content += paragraph(self.state, place._replace(right=0).setting(), "")
        self.state.drop_gap()
        return f"{frame.begin}{content}</w:tc>"

    def _place(self, cell: Cell, frame: _Frame) -> Place:
        style = self._style(frame.row.look)
        return Place(
            style=style,
            bullet=style,
            number=style,
            width=self._width(frame.column) - CELL_MARGINS,
            height=self.place.height,
            lists="cell_",
            left=frame.left,
            keep=frame.row.is_kept,
            right=-_MARK * marks(cell),
            align=self._align(frame.column),
            run=_run(frame.row.look),
        )

    def _frames(self, slots: tuple[Slot, ...], row: RowSetting) -> list[_Frame]:
        key = (slots, row.look, row.is_kept)
        if key not in self.frames:
            self.frames[key] = self._new_frames(slots, row)
        return self.frames[key]

    def _new_frames(self, slots: tuple[Slot, ...], row: RowSetting) -> list[_Frame]:
        look = row.look
        first = next((slot.column for slot in slots if not slot.is_below), 0)
        indent = 0 if look.kind == "head" else _INDENT * (look.level + (look.kind == "varav"))
        return [self._frame(slot, row, indent if slot.column == first else 0) for slot in slots]

    def _frame(self, slot: Slot, row: RowSetting, left: int) -> _Frame:
        column, look = slot.column, row.look
        begin = f'<w:tc><w:tcPr><w:tcW w:w="{self._width(column)}" w:type="dxa"/>{_cell_look(slot, look)}</w:tcPr>'
        text = _text_begin(self._style(look), row.is_kept, left, self._align(column), _run(look))
        return _Frame(begin, begin + text, column, row, left)

    def _style(self, look: Look) -> str:
        return self.state.style("head" if look.kind == "head" else "cell")

    def _width(self, column: int) -> int:
        return self.edges[column + 1] - self.edges[column]

    def _align(self, column: int) -> str:
        align = self.table.columns[column].align
        return "" if align == "left" else align


@lru_cache(256)
def _text_begin(style: str, is_kept: bool, left: int, align: str, run: Run) -> str:
    """The XML of a paragraph down to the text of its first run."""
    setting = Setting(style, is_kept, left=left, align=align)
    return f"<w:p>{paragraph_properties(setting)}{run_begin(run)}"


def _run(look: Look) -> Run:
    """How the text of a row is set."""
    if look.kind not in _MARKED_KINDS:
        return PLAIN
    return Run(bold=look.level < _ITALIC_FROM, italic=look.level >= _ITALIC_FROM)


def _row_begin(setting: RowSetting) -> str:
    whole = "<w:cantSplit/>" if setting.is_whole else ""
    properties = f"{_FIRST_ROW}{whole}<w:tblHeader/>" if setting.look.kind == "head" else whole
    return f"<w:tr><w:trPr>{properties}</w:trPr>" if properties else "<w:tr>"


def _plain_rows(begin: str, frames: list[_Frame], lines: list[Line]) -> bytes:
    """Rows whose cells each hold one plain text: all are encoded at once, and joined with what is between them."""
    shown = encode_texts([text for line in lines for text in line.texts])
    first = f"{begin}{frames[0].simple}".encode()
    further = [f"{_SIMPLE_END}{frame.simple}".encode() for frame in frames[1:]]
    between = [f"{_SIMPLE_END}</w:tr>".encode() + first, *further] * len(lines)
    between[0] = first
    rows = b"".join([*chain.from_iterable(zip(between, shown, strict=True)), f"{_SIMPLE_END}</w:tr>".encode()])
    return rows.replace(b"\n", frames[0].line_break.encode())


def _simple_cell(frame: _Frame, text: str) -> str:
    shown = run_text(text)
    if "\n" in shown:
        shown = shown.replace("\n", frame.line_break)
    return f"{frame.simple}{shown}{_SIMPLE_END}"


def _cell_look(slot: Slot, look: Look) -> str:
    """Rules and ground of a cell; there is no rule between a cell and those below that it stands for."""
    kind = look.kind if look.kind == "head" or not look.level else ""
    above = _NO_RULE.format("top") if slot.is_below else _RULES_ABOVE.get(kind, "")
    rules = above + (_NO_RULE.format("bottom") if slot.rows > 1 else "")
    return (f"<w:tcBorders>{rules}</w:tcBorders>" if rules else "") + _CELL_LOOKS.get(kind, "")
