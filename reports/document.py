"""The page as a tree of blocks and inlines: what the templates make and every writer is given.

The tree imports nothing. A writer is a pure function from `Document` to bytes, so all that a page shows stands here,
and each block and cell that comes from content says from which file and key (`source`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace

from reports.records import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """Where in the content a block, cell or value was written."""

    file: str
    """Path below the workspace, with forward slashes."""
    key: str
    """Dotted key path as in `malomrade.0.mal.1.namn`; for CSV `rad.kolumn`."""

    def __str__(self) -> str:
        return f"{self.file}#{self.key}"

    @classmethod
    def parse(cls, text: str) -> Source:
        """The source that `str` wrote; a file's name may hold a `#`, a key may not."""
        file, _, key = text.rpartition("#")
        return cls(file, key)


# ---------------------------------------------------------------- inlines


@dataclass(frozen=True, slots=True)
class Text:
    """A run of text as it is to be read; white space is already collapsed."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Text of strong importance, set in bold."""

    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Emph:
    """Stressed text, set in italics."""

    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Sup:
    """Superscript."""

    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Sub:
    """Subscript, as in CO₂."""

    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Link:
    """A link to `https:`, `mailto:` or, as `#id`, to a block of the same document."""

    inlines: Inlines
    target: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A cross-reference: what it names and that one's present number or name, as in `tabell 3` or `bilaga 1`."""

    word: str
    """`tabell`, `figur`, `avsnitt`, `avsnittet` or `bilaga`; with a capital letter where it begins a sentence."""
    name: str
    """The number, or the title of a heading without one."""
    target: str
    """Id of the block."""

    @property
    def text(self) -> str:
        """The whole as it is printed; a number stays on the line of its word."""
        space = "\u00a0" if self.name[-1:].isdigit() and " " not in self.name else " "
        return f"{self.word}{space}{self.name}"


@dataclass(frozen=True, slots=True)
class Break:
    """A line break within a paragraph."""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote, standing where its mark is to stand."""

    blocks: Blocks
    number: int


@dataclass(frozen=True, slots=True)
class Mark:
    """Text that a reader must notice: `att-fylla-i` (a gap in a draft), `negativ` or `saknas`.

    `marke` is the mark of a note after a figure, which hangs to the right of its column.
    """

    inlines: Inlines
    kind: str


@dataclass(frozen=True, slots=True)
class Span:
    """A passage in another language, as a BCP 47 tag."""

    inlines: Inlines
    language: str


@dataclass(frozen=True, slots=True)
class Sourced:
    """A value from the content within a running line; writers that do not link back print its inlines."""

    inlines: Inlines
    source: Source


Inline = Text | Strong | Emph | Sup | Sub | Link | Reference | Break | Note | Mark | Span | Sourced
Inlines = tuple[Inline, ...]

# ---------------------------------------------------------------- blocks


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1–6; `id` is unique in the document and is what links and contents lead to."""

    level: int
    inlines: Inlines
    id: str
    source: Source | None = None
    number: str = ""
    """`2.3` where headings are numbered, `Bilaga 1:` for an appendix, `B1.2` within one; empty for no number."""

    @property
    def entry(self) -> str:
        """Number and text, as contents and bookmarks have them."""
        return f"{self.number} {plain(self.inlines)}".lstrip()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `role` is empty for body text, or `ingress` (lead), `liten` (small print), `avsandare`."""

    inlines: Inlines
    role: str = ""
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class List:
    """A bulleted or, with `ordered`, numbered list; each item is a row of blocks, lists among them."""

    items: tuple[Blocks, ...]
    ordered: bool = False
    start: int = 1
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation set apart."""

    blocks: Blocks
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """A fact box beside the text's own flow, with a title of its own (may be empty)."""

    title: Inlines
    blocks: Blocks
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table."""

    blocks: Blocks
    scope: str = ""
    """Empty for data; `col`, `row`, `colgroup` or `rowgroup` for a header cell, as HTML's `th scope`."""
    colspan: int = 1
    rowspan: int = 1
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A table row; `kind` is empty or `grupp`, `delsumma`, `summa`, `varav` or `kommentar` (full width)."""

    cells: tuple[Cell, ...]
    kind: str = ""
    level: int = 0
    """How deep the row lies among groups and subtotals, 0–3."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: where its text stands, and its share of the table's width (all shares of a table add up to 1)."""

    align: str
    """`left`, `right` or `center`."""
    width: float


@dataclass(frozen=True, slots=True)
class Table:
    """A data table; cells that a span covers are not repeated in the rows below or beside it."""

    columns: tuple[Column, ...]
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    caption: Inlines = ()
    label: str = ""
    """`Tabell 3`, numbered in document order, `Tabell B1.3` in appendix 1; empty when there is no caption."""
    id: str = ""
    notes: Blocks = ()
    """Small print that belongs to the table and stands right under it."""
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its caption; `picture` is a key of `Document.pictures`."""

    picture: str
    alt: str
    caption: Inlines = ()
    label: str = ""
    id: str = ""
    notes: Blocks = ()
    decorative: bool = False
    source: Source | None = None
    data: Table | None = None
    """The figures that a diagram is drawn of, for the web page to show on demand; no part of the reading order."""
    small: bool = False
    """Whether it is a line of a table high, as what stands in the cell of a development."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A term and its value, as in `Diarienummer  SN15/136`."""

    term: Inlines
    value: Inlines


@dataclass(frozen=True, slots=True)
class Facts:
    """A short list of terms and values, such as the head of a memo."""

    facts: tuple[Fact, ...]
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Signatures:
    """Places for those who sign, side by side from left to right; each is a few lines, such as a name and a role."""

    signers: tuple[Inlines, ...]
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page: who, what, when. The body begins on the page after it."""

    organisation: Inlines
    title: Inlines
    subtitle: Inlines
    facts: tuple[Fact, ...]
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """Place of the table of contents; the writer fills it from the headings down to level `depth`."""

    title: Inlines
    depth: int = 3
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""

    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Landscape:
    """Blocks on pages of their own, turned on the side."""

    blocks: Blocks
    source: Source | None = None


Block = (
    Heading
    | Paragraph
    | List
    | Quote
    | Box
    | Table
    | Figure
    | Facts
    | Signatures
    | Cover
    | Contents
    | PageBreak
    | Landscape
)
Blocks = tuple[Block, ...]

# ---------------------------------------------------------------- the whole

DRAFT = "UTKAST"
"""The mark of a document that is not finished."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture ready to be placed: `svg` for print and screen, `png` as fallback (either may be empty), or `jpeg`."""

    svg: bytes
    png: bytes
    width: float
    """Width in millimetres at its natural size."""
    height: float
    """Height in millimetres."""
    jpeg: bytes = b""
    """A photograph, in place of the two others."""


def fitted(picture: Picture, width: float, height: float) -> Picture:
    """The picture in the greatest size, in millimetres, that a room of that size lets it have."""
    scale = min(width / picture.width, height / picture.height)
    return replace(picture, width=picture.width * scale, height=picture.height * scale)


@dataclass(frozen=True, slots=True)
class Margins:
    """The page's margins in millimetres; those above and below the text are the format's own where they are None."""

    top: float | None = None
    bottom: float | None = None
    left: float = 25.0
    right: float = 25.0


PAGE = (210.0, 297.0)
"""Width and height of A4, in millimetres."""


@dataclass(frozen=True, slots=True)
class Logo:
    """The kommun's logo, at the largest size it is shown in, and its text alternative."""

    picture: Picture
    alt: str


@dataclass(frozen=True, slots=True)
class Look:
    """The house's look, the same for every format; colours are `#rrggbb`."""

    primary: str = "#1b4965"
    accent: str = "#b4531a"
    font: str = "Source Sans Pro"
    """Family used in PDF, web page and pictures."""
    word_font: str = "Arial"
    """Family used in the program's own Word template: one that every Word has, unless the kommun names its own."""
    font_folder: str = ""
    """Folder with the kommun's own font files; empty for the font that comes with the program."""
    logo: Logo | None = None
    margins: Margins = Margins()
    word_template: bytes = b""
    """The house's .docx or .dotx; empty for the program's own."""


@dataclass(frozen=True, slots=True)
class Document:
    """One document with all that its page shows and its properties say."""

    title: str
    subject: str
    organisation: str
    """The kommun."""
    committee: str
    """The nämnd."""
    author: str
    """The förvaltning or the role that wrote it; never a person's name."""
    date: str
    """ISO date for the properties, never the clock's; empty when none is known.

    It is the document's own, or its period's last day, or that of SOURCE_DATE_EPOCH.
    """
    blocks: Blocks
    look: Look = field(default_factory=Look)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    language: str = "sv-SE"
    period: str = ""
    record: str = ""
    """Diarienummer, or empty."""
    dated: str = ""
    """The date that staff gave the document, as it is printed; empty when they gave none."""
    mark: str = ""
    """What every page is to say of the version, as `UTKAST` or `Remissversion 2`; empty for a finished document."""

    @property
    def named(self) -> str:
        """The title with the version before it, for the file's properties."""
        return f"{self.mark.replace(DRAFT, 'Utkast')}: {self.title}" if self.mark else self.title


def plain(inlines: Inlines) -> str:
    """The text of inlines without marks, links and footnotes, for contents, bookmarks and properties."""
    parts: list[str] = []
    for inline in inlines:
        if isinstance(inline, Text):
            parts.append(inline.text)
        elif isinstance(inline, Break):
            parts.append(" ")
        elif isinstance(inline, Reference):
            parts.append(inline.text)
        elif not isinstance(inline, Note):
            parts.append(plain(inline.inlines))
    return "".join(parts)


def leads_in(inlines: Inlines) -> bool:
    """Whether a paragraph introduces what follows, so that a page must not end between them: it ends with a colon."""
    return plain(inlines).rstrip().endswith(":")


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block in reading order, those in lists, quotes, boxes, landscape pages and cells among them."""
    for block in blocks:
        yield block
        if type(block) is not Paragraph:  # by far the most are
            yield from walk(_inside(block))


def named(blocks: Iterable[Block]) -> Iterator[Heading | Table | Figure]:
    """Every block that may have a name to be referred to, in reading order."""
    for block in blocks:
        if isinstance(block, Heading | Table | Figure):
            yield block
        if isinstance(block, Table):
            rows = (*block.head, *block.body)
            # No paragraph holds another block, and by far the most cells hold nothing but one.
            more = [
                inner for row in rows for cell in row.cells for inner in cell.blocks if type(inner) is not Paragraph
            ]
            yield from named((*more, *block.notes))
        elif type(block) is not Paragraph:
            yield from named(_inside(block))


def _inside(block: Block) -> Iterable[Block]:
    """The blocks right within a block, in reading order."""
    match block:
        case List():
            return [inner for item in block.items for inner in item]
        case Quote() | Box() | Landscape():
            return block.blocks
        case Table():
            rows = (*block.head, *block.body)
            return [*[inner for row in rows for cell in row.cells for inner in cell.blocks], *block.notes]
        case _:
            return ()


def headings(document: Document, depth: int = 6) -> list[Heading]:
    """The headings down to level `depth` in reading order, as the contents list them."""
    return [block for block in named(document.blocks) if isinstance(block, Heading) and block.level <= depth]
