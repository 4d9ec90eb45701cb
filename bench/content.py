"""The peers' work as a workspace of content: `python -m bench.content WORK.json FOLDER [SVG or PNG]`.

What the peers get as a finished tree of blocks stands here as staff write it: sections of prose with footnotes and
lists, tables and pictures that the prose places by their ids. The pictures are those that the peers get.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Work = Mapping[str, Any]

REPORT = "content/exempelby/kommunstyrelsen/2026/{name}.toml"
"""Where a work's report is written, below the workspace."""
_SHARED = {
    "content/exempelby/kommun.toml": '[kommun]\nnamn = "Exempelby kommun"\n',
    "content/exempelby/kommunstyrelsen/namnd.toml": '[namnd]\nnamn = "Kommunstyrelsen"\n',
}


def workspace(work: Work, pictures: Path, folder: Path, suffix: str = "svg") -> Path:
    """Write a work as a workspace at `folder`; returns its report. `pictures` is the folder that has charts/K/N.png."""
    report = folder / REPORT.format(name=work["name"].lower())
    _write(folder, {**_SHARED, report.relative_to(folder).as_posix(): content(work, suffix)})
    for block in work["blocks"]:
        if block["t"] == "chart":
            source = pictures / "charts" / str(work.get("k", 0)) / f"{block['id']}.{suffix}"
            shutil.copyfile(source, report.parent / source.name)
    return report


def content(work: Work, suffix: str = "svg") -> str:
    """The TOML of a work's report."""
    written = _Content(suffix)
    for block in work["blocks"]:
        written.add(block)
    head = f'[rapport]\ntyp = "pm"\ntitel = {_quoted(work["title"])}\ndatum = 2026-08-31\ninnehall = 0\n'
    return "\n".join([head, *map(_section, written.sections), *written.facts])


@dataclass
class _Content:
    suffix: str
    sections: list[list[str]] = field(default_factory=list)
    """Each is a heading and then the paragraphs of its text."""
    facts: list[str] = field(default_factory=list)
    """Tables and pictures."""
    notes: int = 0

    def add(self, block: Work) -> None:
        if block["t"] == "h1":
            self.sections.append([block["text"]])
        else:
            self.sections[-1].append(_WRITERS[block["t"]](self, block))

    def subheading(self, block: Work) -> str:
        return f"## {block['text']}"

    def paragraph(self, block: Work) -> str:
        if "fn" not in block:
            return str(block["text"])
        self.notes += 1
        return f"{block['text']}[^{self.notes}]\n\n[^{self.notes}]: {block['fn']}"

    def items(self, block: Work) -> str:
        return "\n".join(f"- {item}" for item in block["items"])

    def table(self, block: Work) -> str:
        id_ = f"tabell-{len(self.facts) + 1}"
        self.facts.append(_table(id_, block))
        return f'{{{{ tabell("{id_}") }}}}'

    def picture(self, block: Work) -> str:
        id_ = f"bild-{block['id'] + 1}"
        file, alt, caption = f"{block['id']}.{self.suffix}", block["alt"], block["title"]
        lines = (f"[bild.{id_}]", f"fil = {_quoted(file)}", f"alt = {_quoted(alt)}", f"rubrik = {_quoted(caption)}")
        self.facts.append("\n".join((*lines, "")))
        return f'{{{{ bild("{id_}") }}}}'


_WRITERS: dict[str, Callable[[_Content, Work], str]] = {
    "h2": _Content.subheading, "p": _Content.paragraph, "list": _Content.items, "table": _Content.table,
    "chart": _Content.picture,
}  # fmt: skip


def _section(parts: list[str]) -> str:
    heading, *text = parts
    body = "\n\n".join(text).replace("\\", "\\\\").replace('"""', '""\\"')
    return f'[avsnitt.{_id(heading)}]\nrubrik = {_quoted(heading)}\ntext = """\n{body}\n"""\n'


def _id(heading: str) -> str:
    return f"kapitel-{heading.split()[0].lower().replace('.', '-')}"


def _table(id_: str, block: Work) -> str:
    first, *others = block["header"]
    prose = {number for row in block["rows"] for number, cell in enumerate(row[1:]) if "\n" in cell}
    roles = ["brodtext" if number in prose else _ROLES[a] for number, a in enumerate(block["align"][1:])]
    columns = [
        f'  {{ id = "k{number}", namn = {_quoted(name)}{role} }},'
        for number, (name, role) in enumerate(zip(others, (f', roll = "{r}"' if r else "" for r in roles), strict=True))
    ]
    rows = [f"  {{ namn = {_quoted(row[0])}, varden = {_values(row[1:])} }}," for row in block["rows"]]
    head = [f"[tabell.{id_}]", f"rubrik = {_quoted(first)}", f"forsta_kolumn = {_quoted(first)}"]
    return "\n".join([*head, "kolumn = [", *columns, "]", "rad = [", *rows, "]", ""])


_ROLES = {"l": "text", "r": ""}


def _values(cells: list[str]) -> str:
    """Cells as staff write them: a line break in a cell is Markdown's."""
    return f"[{', '.join(_quoted(cell.replace(chr(10), chr(92) + chr(10))) for cell in cells)}]"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


if __name__ == "__main__":
    _work = Path(sys.argv[1])
    print(workspace(json.loads(_work.read_text("utf-8")), _work.parent, Path(sys.argv[2]), *sys.argv[3:]))
