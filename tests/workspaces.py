"""Small workspaces that tests write, and what the program makes of them in this process."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from reports.diagnostics import Diagnostic, Faults
from reports.document import Blocks, Cell, Document, Heading, Note, Paragraph, Row, Table, plain, walk
from reports.pipeline import CHECK, Run, Studio
from reports.readers.load import Library, Workspace

YEAR = "content/exempel/socialnamnden/2027"
REPORT = f"{YEAR}/verksamhetsplan.toml"
KOMMUN = '[kommun]\nnamn = "Exempels kommun"\n'
NAMND = '[namnd]\nnamn = "Socialnämnden"\n'


def plan(prose: str = "Planen gäller ett år.", more: str = "") -> str:
    """An annual plan whose introduction is `prose`, from line 7 of the file; `more` is TOML after it."""
    return f"""[rapport]
typ = "verksamhetsplan"
period = "2027"

[avsnitt.inledning]
text = \"\"\"
{prose}
\"\"\"

{more}"""


def workspace(root: Path, files: Mapping[str, str | bytes] | None = None) -> Path:
    """A kommun with a nämnd and its plan for 2027.

    `files` are put below the year's folder, those that name a path from the workspace on; they replace what is there.
    """
    written: dict[str, str | bytes] = {
        "content/exempel/kommun.toml": KOMMUN,
        "content/exempel/socialnamnden/namnd.toml": NAMND,
        REPORT: plan(),
    }
    written |= {name if "/" in name else f"{YEAR}/{name}": text for name, text in (files or {}).items()}
    for name, text in written.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def checked(root: Path, report: str = REPORT) -> Run:
    """A report taken as far as its page tree; raises Faults."""
    return Run(Studio(Workspace(root)), root / report, ()).through(CHECK)


def document(root: Path, report: str = REPORT) -> Document:
    """The page tree of a report."""
    return checked(root, report).document


def faults(root: Path, report: str = REPORT) -> list[Diagnostic]:
    """What is wrong with a report; nothing when all is well."""
    try:
        return checked(root, report).faults
    except Faults as found:
        return list(found.diagnostics)


def said(root: Path, report: str = REPORT) -> list[str]:
    """The same as staff see it, without the file's folder."""
    return [str(fault).removeprefix(f"{YEAR}/") for fault in faults(root, report)]


def library(root: Path) -> Library:
    """The content files of a workspace."""
    return Library(Workspace(root))


# ---------------------------------------------------------------- page trees


def tables(page: Document) -> list[Table]:
    """All tables in printed order."""
    return [block for block in walk(page.blocks) if isinstance(block, Table)]


def headings(page: Document) -> list[str]:
    """All headings in printed order."""
    return [plain(block.inlines) for block in walk(page.blocks) if isinstance(block, Heading)]


def paragraphs(page: Document) -> list[str]:
    """The text of all paragraphs, those in tables too."""
    return [plain(block.inlines) for block in walk(page.blocks) if isinstance(block, Paragraph)]


def cell_text(cell: Cell) -> str:
    """What stands in a cell; a line break is a space."""
    return " ".join(plain(block.inlines) for block in walk(cell.blocks) if isinstance(block, Paragraph))


def row_text(row: Row) -> list[str]:
    """What stands in a row's own cells."""
    return [cell_text(cell) for cell in row.cells]


def rows(table: Table) -> list[list[str]]:
    """What stands in the body of a table."""
    return [row_text(row) for row in table.body]


def notes_of(table: Table) -> list[str]:
    """The small print under a table."""
    return [plain(block.inlines) for block in table.notes if isinstance(block, Paragraph)]


def footnotes(blocks: Blocks) -> Iterator[Note]:
    """The footnotes that stand right in the paragraphs of a page."""
    for block in walk(blocks):
        if isinstance(block, Paragraph):
            yield from (inline for inline in block.inlines if isinstance(inline, Note))
