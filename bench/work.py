"""The peers' work as trees of pages, by our own writers: `python -m bench.work WORK.json OUT.docx [--warm N]`.

A work is a dict with `title`, `author`, `lang` and `blocks` (headings, paragraphs with footnotes, lists, tables, charts
ready as files), as the peers read it. The suffix of OUT says the format. Cold writes it once; warm writes N documents
more, each with other words and pictures of other bytes, and prints their milliseconds as JSON on the last line.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from reports.document import (
    Block,
    Blocks,
    Break,
    Cell,
    Cover,
    Document,
    Figure,
    Heading,
    Inline,
    Inlines,
    List,
    Note,
    Paragraph,
    Picture,
    Row,
    Table,
    Text,
)
from reports.pipeline import FORMATS
from reports.templating.columns import PORTRAIT, columns

Work = Mapping[str, Any]
WORKS = ("R1", "R10", "T5000")
"""A report of 50 pages, ten times its text, one table of 5,000 rows."""
_SIZE = (160.0, 80.0)
"""Width and height of the pictures in millimetres."""
_VARIANTS = 10
"""Folders that have the same pictures in other bytes."""


def document(work: Work, folder: Path) -> Document:
    """A work as the tree that our templates would make of it; its pictures are in `folder`/charts/K/N.png and .svg."""
    pictures = folder / "charts" / str(work.get("k", 0))
    charts = [block["id"] for block in work["blocks"] if block["t"] == "chart"]
    return Document(
        title=work["title"],
        subject="Delårsrapport",
        organisation="Exempelby kommun",
        committee="Kommunstyrelsen",
        author=work["author"],
        date="2026-08-31",
        blocks=(Cover((), (Text(work["title"]),), (), ()), *_blocks(work)),
        pictures={f"bild:{number}": _picture(pictures, number) for number in charts},
        language=work["lang"],
    )


def varied(work: Work, turn: int) -> dict[str, Any]:
    """As much work with other words: without that a writer that remembers is measured by what it remembers."""
    return {**work, "k": turn % _VARIANTS, "blocks": [_turned(block, turn) for block in work["blocks"]]}


def write(document: Document, suffix: str) -> bytes:
    """The document in a format, by our own writer."""
    made = import_module(FORMATS[suffix]).write(document)
    assert isinstance(made, bytes)  # noqa: S101  # as every writer's
    return made


def _picture(folder: Path, number: int) -> Picture:
    svg, png = ((folder / f"{number}.{suffix}").read_bytes() for suffix in ("svg", "png"))
    return Picture(svg, png, *_SIZE)


def _blocks(work: Work) -> Iterator[Block]:
    notes = 0
    for number, block in enumerate(work["blocks"]):
        notes += "fn" in block
        yield _MAKERS[block["t"]](block, notes if "fn" in block else number)


def _heading(block: Work, number: int) -> Heading:
    return Heading(int(block["t"][1]), _text(block["text"]), f"rubrik-{number}")


def _paragraph(block: Work, number: int) -> Paragraph:
    note = (Note((Paragraph(_text(block["fn"])),), number),) if "fn" in block else ()
    return Paragraph((*_text(block["text"]), *note))


def _list(block: Work, _number: int) -> List:
    return List(tuple((Paragraph(_text(item)),) for item in block["items"]))


def _table(block: Work, _number: int) -> Table:
    head = Row(tuple(Cell(_in_cell(text), "col") for text in block["header"]))
    rows = (enumerate(row) for row in block["rows"])
    body = tuple(Row(tuple(Cell(_in_cell(text), "" if column else "row") for column, text in row)) for row in rows)
    classes = ["tal" if align == "r" else "text" for align in block["align"]]
    return Table(columns((head,), body, classes, (), PORTRAIT), (head,), body)


def _in_cell(text: str) -> Blocks:
    return (Paragraph(_text(text)),)


def _chart(block: Work, number: int) -> Figure:
    figure = f"bild:{block['id']}"
    return Figure(figure, block["alt"], _text(block["alt"]), f"Figur {block['id'] + 1}", f"figur-{number}")


_MAKERS: dict[str, Callable[[Work, int], Block]] = {
    "h1": _heading, "h2": _heading, "p": _paragraph, "list": _list, "table": _table, "chart": _chart,
}  # fmt: skip


def _text(text: str) -> Inlines:
    first, *lines = text.split("\n")
    made: list[Inline] = [Text(first)]
    for line in lines:
        made += (Break(), Text(line))
    return tuple(made)


def _turned(block: Work, turn: int) -> dict[str, Any]:
    turned = dict(block) | {key: _other(block[key], turn) for key in ("text", "fn") if key in block}
    if "items" in block:
        turned["items"] = [_other(item, turn) for item in block["items"]]
    if "rows" in block:
        turned["rows"] = [[_other(cell, turn) for cell in row] for row in block["rows"]]
    return turned


def _other(text: str, turn: int) -> str:
    """A text with its words turned so many places, a figure with its last digit changed."""
    if text[-1:].isdigit():
        return f"{text[:-1]}{(int(text[-1]) + turn) % 10}"
    lines = (line.split(" ") for line in text.split("\n"))
    return "\n".join(" ".join(words[turn % len(words) :] + words[: turn % len(words)]) for words in lines)


def _milliseconds(work: Work, folder: Path, out: Path) -> float:
    tree = document(work, folder)
    begun = time.perf_counter()
    out.write_bytes(write(tree, out.suffix[1:]))
    return (time.perf_counter() - begun) * 1000


def main(source: Path, out: Path, warm: int = 0) -> None:
    """Write a work; the last one is the work itself, so that what stays on disk can be looked at."""
    work = json.loads(source.read_text("utf-8"))
    first, *others = [_milliseconds(varied(work, turn), source.parent, out) for turn in range(warm, -1, -1)]
    if warm:
        print(json.dumps({"first_ms": first, "warm_ms": others}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[4]) if "--warm" in sys.argv else 0)
