"""The headers of each cell, as pikepdf finds them in the finished PDF and in its tags."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import page
import pikepdf
import pytest

from reports import pdf
from reports.document import Document, Heading, Table, Text
from reports.pdf_headers import with_row_headers
from reports.pdf_plain import PlainPdf
from reports.writers.typst import source
from tests.pdf_reader import attribute, elements
from tests.writers import samples

HEADING = Heading(1, (Text("Ekonomi"),), "ekonomi")


def cells(opened: pikepdf.Pdf) -> list[Any]:
    """The cells of all tables, in reading order."""
    return [element for element in elements(opened.Root.StructTreeRoot) if element.S in ("/TH", "/TD")]


def _page() -> Document:
    return replace(samples.everything(), blocks=(HEADING, samples.economy_table()))


@pytest.fixture(scope="module")
def made() -> bytes:
    return pdf.write(_page())


@pytest.fixture
def economy(made: bytes) -> Iterator[list[Any]]:
    with pikepdf.open(io.BytesIO(made)) as opened:
        yield cells(opened)


def test_the_name_of_a_row_is_its_header(economy: list[Any]) -> None:
    names = [cell for cell in economy if cell.S == "/TH" and attribute(cell, "/Scope") == "/Row"]
    rows = [row for row in samples.economy_table().body if row.cells[0].scope == "row"]
    assert len(names) == len(rows) == 6


def test_a_figure_names_the_headers_of_its_columns_its_group_and_its_row(economy: list[Any]) -> None:
    belopp, helar, prognos, budget, _, drift, name, first, second, *_ = economy
    assert [attribute(cell, "/Scope") for cell in (belopp, drift, name)] == ["/Column", "/Column", "/Row"]
    assert list(attribute(first, "/Headers")) == [helar.ID, prognos.ID, drift.ID, name.ID]
    assert list(attribute(second, "/Headers")) == [helar.ID, budget.ID, drift.ID, name.ID]
    assert list(attribute(name, "/Headers")) == [drift.ID]


def test_every_header_that_a_cell_names_is_found_by_its_name(made: bytes) -> None:
    with pikepdf.open(io.BytesIO(made)) as opened:
        known = pikepdf.NameTree(opened.Root.StructTreeRoot.IDTree)
        found = cells(opened)
        named = {str(id_) for cell in found for id_ in attribute(cell, "/Headers")}
        assert named == {str(cell.ID) for cell in found if cell.S == "/TH" and str(cell.ID) in named}
        assert all(known[name].S == "/TH" for name in named)


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_an_independent_validator_accepts_the_pdf(made: bytes, profile: Any, tmp_path: Path) -> None:
    (tmp_path / "made.pdf").write_bytes(made)
    report = page.validate_pdf(str(tmp_path / "made.pdf"), profile=profile)
    assert report.is_compliant, [failure.message for failure in report.failures]


def test_the_same_document_gives_the_same_bytes(made: bytes) -> None:
    assert pdf.write(_page()) == made


def test_a_pdf_whose_tables_have_no_row_headers_is_left_as_it_is(made: bytes) -> None:
    assert with_row_headers(made, (samples.paragraph("Ingen tabell."),)) is made


def test_no_cell_gets_a_header_when_the_tags_are_not_those_of_the_tables(made: bytes) -> None:
    other: Table = samples.long_table(2)
    assert with_row_headers(made, (other,)) is made
    assert with_row_headers(made, (other, samples.economy_table())) is made


def test_a_table_without_a_header_row_has_the_names_of_its_rows_as_headers() -> None:
    table = replace(samples.economy_table(), head=())
    made = pdf.write(replace(samples.everything(), blocks=(HEADING, table)))
    with pikepdf.open(io.BytesIO(made)) as opened:
        known = pikepdf.NameTree(opened.Root.StructTreeRoot.IDTree)
        named = [str(id_) for cell in cells(opened) for id_ in attribute(cell, "/Headers")]
        assert {"/Row", "/Column"} >= {str(attribute(known[name], "/Scope")) for name in named} > {"/Column"}


def test_typst_still_writes_a_pdf_that_can_be_changed_as_text() -> None:
    bare = pdf.compile_pdf(source(_page()), {}, _page().look, pdf.ANY_DAY)
    assert len(PlainPdf(bare).tables()) == 1


def test_a_pdf_written_in_another_way_gets_the_same_headers(made: bytes) -> None:
    bare = pdf.compile_pdf(source(_page()), {}, _page().look, pdf.ANY_DAY)
    with pikepdf.open(io.BytesIO(bare)) as opened:
        out = io.BytesIO()
        opened.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert tags(with_row_headers(out.getvalue(), _page().blocks)) == tags(made)


def test_no_tag_says_a_thing_twice_and_every_place_is_right(made: bytes) -> None:
    with pikepdf.open(io.BytesIO(made)) as opened:
        assert opened.check_pdf_syntax() == []


def tags(data: bytes) -> list[tuple[str, str, list[str]]]:
    with pikepdf.open(io.BytesIO(data)) as opened:
        return [
            (str(cell.S), str(cell.get("/ID", "")), [str(id_) for id_ in attribute(cell, "/Headers")])
            for cell in cells(opened)
        ]
