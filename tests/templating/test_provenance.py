"""Everything on a page that comes from the content says which file and key it was written under."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import tomli

from reports import swedish
from reports.document import Cell, Document, Heading, Inline, Paragraph, Source, Sourced, Table, plain, walk
from reports.model.styrkort import DELAR
from reports.model.varde import Etikett, Varde
from reports.swedish import fold
from tests.conftest import REAL
from tests.helpers import ROOT
from tests.workspaces import cell_text, document


@pytest.fixture(params=REAL, ids=lambda name: name.split("/")[0])
def page(request: pytest.FixtureRequest) -> Document:
    return document(ROOT, f"content/{request.param}.toml")


@cache
def toml(file: str) -> dict[str, Any]:
    return tomli.loads((ROOT / file).read_text("utf-8-sig"), parse_float=Decimal)


@cache
def lines(file: str) -> list[list[str]]:
    with Path(ROOT / file).open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.reader(opened, delimiter=";"))


def written(source: Source) -> Any:
    """What stands in the content under a source's file and key."""
    if source.file.endswith(".csv"):
        found = re.fullmatch(r"rad (\d+)\.(\w+)", source.key)
        assert found
        head, line = lines(source.file)[0], lines(source.file)[int(found[1]) - 1]
        return line[[fold(name) for name in head].index(found[2])]
    value: Any = toml(source.file)
    for key in source.key.split("."):
        value = value[int(key)] if isinstance(value, list) else value[key]
    return value


def same(text: str, value: Any) -> bool:
    """Whether a printed text is the value, as it is or by one of the filters that print amounts."""
    forms = [Varde.of(value).text, Etikett.of(value).text]
    number = swedish.parse_number(str(value))
    if number is not None:
        for amount in (number, abs(number)):
            forms += [swedish.number(amount), swedish.tkr(amount), swedish.mnkr(amount), swedish.mnkr(amount, 0)]
    return words(text) in [words(form) for form in forms]


def words(text: str) -> list[str]:
    return text.replace("\u00a0", " ").split()


def sourced(inlines: tuple[Inline, ...]) -> Iterator[Sourced]:
    for inline in inlines:
        if isinstance(inline, Sourced):
            yield inline
        yield from sourced(getattr(inline, "inlines", ()))


def cells(page: Document) -> Iterator[Cell]:
    for block in walk(page.blocks):
        if isinstance(block, Table):
            for row in (*block.head, *block.body):
                yield from row.cells


def inside(cell: Cell) -> list[Sourced]:
    return [value for block in walk(cell.blocks) if isinstance(block, Paragraph) for value in sourced(block.inlines)]


def test_every_cell_that_is_one_value_names_the_key_that_holds_that_value(page: Document) -> None:
    checked = 0
    for cell in cells(page):
        if cell.source:
            assert same(cell_text(cell), written(cell.source)), cell
            checked += 1
    assert checked > 10


def test_every_value_within_a_text_or_a_cell_names_the_key_that_holds_it(page: Document) -> None:
    found = [value for block in walk(page.blocks) for value in sourced(getattr(block, "inlines", ()))]
    assert all(same(plain(value.inlines), written(value.source)) for value in found)


def test_every_figure_of_a_table_says_where_it_comes_from(page: Document) -> None:
    for block in walk(page.blocks):
        if isinstance(block, Table):
            own = {"", swedish.MISSING, *DELAR.values()}  # the program's words, not the content's
            printed = [cell for row in block.body for cell in row.cells if cell_text(cell) not in own]
            assert all(cell.source or inside(cell) for cell in printed)


def test_every_paragraph_and_heading_of_prose_names_the_section_that_holds_its_words(page: Document) -> None:
    checked = 0
    for block in walk(page.blocks):
        if isinstance(block, Paragraph | Heading) and block.source and block.source.key.startswith("avsnitt"):
            text = words(re.sub(r"[*_#]|\{\{.*?\}\}", "", written(block.source)))
            own = [
                word for inline in block.inlines if not isinstance(inline, Sourced) for word in words(plain((inline,)))
            ]
            assert set(own) - {"."} <= set(text) | {word.rstrip(".") for word in text}
            checked += 1
    assert checked > 10


def test_both_documents_take_from_all_their_files(page: Document) -> None:
    files = {cell.source.file for cell in cells(page) if cell.source}
    files |= {block.source.file for block in walk(page.blocks) if getattr(block, "source", None)}  # type: ignore[union-attr]
    assert {Path(file).stem for file in files} >= {"styrkort"}
    if "linkoping" in min(files):
        assert {Path(file).name for file in files} >= {"drift.csv", "ekonomi.toml", "delarsrapport-mars.toml"}
