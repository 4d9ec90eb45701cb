"""The contents of a Word document say the pages that its headings stand on, or no page at all."""

from __future__ import annotations

import io
import re
import shutil
import stat
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from pdfminer.high_level import extract_text

from reports.libreoffice import laid_out, program
from reports.writers.docx_pages import entries, with_pages
from tests.helpers import ROOT, rodtrad
from tests.workspaces import workspace

YEAR = "content/exempel/socialnamnden/2027"
BUILT = "build/exempel/socialnamnden/2027/verksamhetsplan.docx"


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """The showcase of the workspace, with its own Word template, in a folder of its own."""
    for folder in ("content/exempel", "templates"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


def listed(word: bytes) -> list[tuple[str, str]]:
    """The entries of the contents with the page that each says, as python-docx reads them."""
    links = docx.Document(io.BytesIO(word)).element.body.xpath(".//w:sdtContent//w:hyperlink[@w:anchor]")
    return [("".join(t.text or "" for t in link.iter(qn("w:t"))), _shown(link)) for link in links]


def _shown(link: object) -> str:
    return next((t[-1].text for t in [link.xpath(".//w:t")] if link.xpath(".//w:tab")), "")  # type: ignore[attr-defined]


def lines_of(pages: list[str], text: str) -> set[str]:
    wanted = re.sub(r"\s+", "", text)
    return {str(number) for number, page in enumerate(pages, 1) if wanted in re.sub(r"\s+", "", page)}


@pytest.mark.klient
def test_every_entry_says_the_page_that_its_heading_stands_on(real: Path) -> None:
    assert rodtrad("build", "--format", "docx", YEAR, cwd=real).returncode == 0
    word = next((real / "build").rglob("verksamhetsplan.docx")).read_bytes()
    soffice = program()
    assert soffice
    pages = extract_text(io.BytesIO(laid_out(soffice, [word])[0])).split("\f")
    said = listed(word)
    assert len(said) > 3
    for text, page in said:
        assert page
        assert page in lines_of(pages, text.removesuffix(page)), (text, page)


@pytest.mark.klient
def test_a_second_build_gives_the_same_bytes_without_laying_out_again(
    real: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rodtrad("build", "--format", "docx", YEAR, cwd=real)
    first = {path: path.read_bytes() for path in (real / "build").rglob("*.docx")}
    assert any((real / ".rodtrad/sidor").iterdir())
    rodtrad("build", "--format", "docx", "--jobb", "2", YEAR, cwd=real)
    assert first == {path: path.read_bytes() for path in (real / "build").rglob("*.docx")}


def test_without_libreoffice_the_entries_are_links_without_numbers(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    result = rodtrad("build", "--format", "docx", cwd=root)
    assert (result.returncode, result.stderr) == (0, "")
    assert {page for _, page in listed((root / BUILT).read_bytes())} == {""}


def test_a_program_that_fails_leaves_the_numbers_out_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "soffice"
    broken.write_text("#!/bin/sh\nexit 3\n")
    broken.chmod(broken.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("RODTRAD_LIBREOFFICE", str(broken))
    root = workspace(tmp_path / "yta")
    result = rodtrad("build", "--format", "docx", cwd=root)
    assert (result.returncode, result.stderr) == (0, "")
    assert (
        "påpekande: innehållsförteckningen i Word fick inga sidnummer: LibreOffice gick inte att köra" in result.stdout
    )
    assert {page for _, page in listed((root / BUILT).read_bytes())} == {""}
    monkeypatch.setenv("RODTRAD_LIBREOFFICE", str(broken))
    assert "påpekande" not in rodtrad("build", "--format", "docx", "--utan-sidnummer", cwd=root).stdout


def test_a_document_that_restarts_its_numbering_gets_no_numbers(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    rodtrad("build", "--format", "docx", cwd=root)
    word = (root / BUILT).read_bytes()
    assert entries(word)
    restarted = with_part(word, b"<w:pgMar", b'<w:pgNumType w:start="1"/><w:pgMar')
    assert entries(restarted) == []


def test_a_page_number_is_a_field_after_a_right_tab_with_dots(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    rodtrad("build", "--format", "docx", cwd=root)
    word = (root / BUILT).read_bytes()
    first = entries(word)[0]
    numbered = with_pages(word, {first: "7"})
    assert numbered == with_pages(word, {first: "7"})
    assert [page for _, page in listed(numbered)][0] == "7"
    xml = zipfile.ZipFile(io.BytesIO(numbered)).read("word/document.xml").decode()
    assert f"PAGEREF {first} \\h" in xml
    assert 'w:val="right" w:leader="dot"' in xml
    assert "w:dirty" not in xml


def with_part(word: bytes, old: bytes, new: bytes) -> bytes:
    """The document with something else in its main part."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word)) as archive, zipfile.ZipFile(buffer, "w") as changed:
        for name in archive.namelist():
            changed.writestr(
                name, archive.read(name).replace(old, new) if name.endswith("document.xml") else archive.read(name)
            )
    return buffer.getvalue()
