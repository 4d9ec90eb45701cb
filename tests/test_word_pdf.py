"""`--pdf-motor libreoffice` makes the PDF of the Word document."""

from __future__ import annotations

import io
import shutil
import sys
import zipfile
from pathlib import Path

import page
import pikepdf
import pytest
from pdfminer.high_level import extract_text

from reports.libreoffice import program
from reports.pdf_tidy import Tidied
from tests.helpers import ROOT, compact, rodtrad, words
from tests.pdf_reader import attribute, elements
from tests.test_klienter import read_by_pandoc
from tests.workspaces import REPORT, plan, workspace

MARS = "exempel/kultur-och-fritidsnamnden/2027/delarsrapport-mars"
LULEA = "lulea/socialnamnden/2023/verksamhetsplan"
BUILT = "build/exempel/socialnamnden/2027/verksamhetsplan"
WORD_LIKE = ("build", "--pdf-motor", "libreoffice")


def files(root: Path) -> dict[str, bytes]:
    build = root / "build"
    return {str(file.relative_to(build)): file.read_bytes() for file in sorted(build.rglob("*")) if file.is_file()}


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two real documents, one of them in the house's own Word template, as Word and PDF."""
    root = tmp_path_factory.mktemp("yta")
    for folder in ("content", "templates"):
        shutil.copytree(ROOT / folder, root / folder)
    return root


@pytest.mark.klient
def test_the_pdf_is_accessible_archivable_and_holds_all_that_the_word_document_holds(real: Path) -> None:
    reports = [f"content/{name}.toml" for name in (MARS, LULEA)]
    result = rodtrad(*WORD_LIKE, "--format", "docx,pdf", *reports, cwd=real)
    assert (result.returncode, result.stderr) == (0, "")
    assert "PDF/UA-1" not in result.stdout
    first = files(real)
    assert set(first) == {f"{name}.{suffix}" for name in (MARS, LULEA) for suffix in ("docx", "pdf")}
    for name in (MARS, LULEA):
        path = real / "build" / f"{name}.pdf"
        for profile in ("ua1", "2b"):
            report = page.validate_pdf(str(path), profile=profile)
            assert report.is_compliant, [failure.message for failure in report.failures]
        whole = compact(extract_text(path))
        assert {word for word in words(read_by_pandoc(path.with_suffix(".docx"))) if word not in whole} == set()
    with pikepdf.open(real / "build" / f"{MARS}.pdf") as pdf:
        assert str(pdf.docinfo["/Title"]) == "Delårsrapport mars 2027"
        assert str(pdf.docinfo["/Producer"]).startswith("LibreOffice")
        pictures = [one for one in elements(pdf.Root.StructTreeRoot) if one.S == "/Figure"]
        assert pictures
        assert all(str(one.Alt) for one in pictures)
        scopes = [attribute(one, "/Scope") for one in elements(pdf.Root.StructTreeRoot) if one.S == "/TH"]
        assert {str(scope) for scope in scopes} == {"/Column", "/Row"}
    shutil.rmtree(real / ".rodtrad")
    assert rodtrad(*WORD_LIKE, "--format", "pdf,docx", "--jobb", "2", *reports, cwd=real).returncode == 0
    assert files(real) == first


@pytest.mark.klient
def test_the_word_document_is_not_left_where_only_a_pdf_was_asked_for(tmp_path: Path) -> None:
    root = workspace(tmp_path, {REPORT: plan("Ett stycke.\n\n## En rubrik\n\nMer.")})
    assert rodtrad(*WORD_LIKE, "--format", "html,pdf", cwd=root).returncode == 0
    assert {Path(name).suffix for name in files(root)} == {".html", ".pdf"}
    text = extract_text(io.BytesIO((root / f"{BUILT}.pdf").read_bytes()))
    assert "....." in text  # the contents have their numbers


@pytest.mark.klient
@pytest.mark.parametrize("flags", [(), ("--utan-sidnummer",)])
def test_a_picture_that_says_nothing_is_no_part_of_the_text_and_the_others_are(
    flags: tuple[str, ...], tmp_path: Path
) -> None:
    def picture(name: str, says: str) -> str:
        return f'[bild.{name}]\nfil = "bild.png"\n{says}\n'

    prose = 'Ett stycke.\n\n{{ bild("prydnad") }}\n\n## En rubrik\n\n{{ bild("karta") }}'
    more = picture("prydnad", "dekorativ = true") + picture("karta", 'alt = "Karta över Exempels kommun"')
    logo = next((ROOT / "tests").rglob("*.png")).read_bytes()
    root = workspace(tmp_path, {REPORT: plan(prose, more), "bild.png": logo})
    result = rodtrad(*WORD_LIKE, "--format", "docx,pdf", *flags, cwd=root)
    assert (result.returncode, result.stderr) == (0, "")
    assert "PDF/UA" not in result.stdout
    with pikepdf.open(root / f"{BUILT}.pdf") as pdf:
        pictures = [str(one.Alt) for one in elements(pdf.Root.StructTreeRoot) if one.S == "/Figure"]
    assert pictures == ["Karta över Exempels kommun"]
    assert b"Prydnad" not in zipfile.ZipFile(root / f"{BUILT}.docx").read("word/document.xml")
    assert page.validate_pdf(str(root / f"{BUILT}.pdf"), profile="ua1").is_compliant


@pytest.mark.klient
def test_a_second_build_of_an_unchanged_document_does_not_start_libreoffice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log, office = tmp_path / "log", tmp_path / "office"
    office.write_text(f'#!/bin/sh\necho x >> {log}; exec {program()} "$@"\n')
    office.chmod(0o755)
    monkeypatch.setenv("RODTRAD_LIBREOFFICE", str(office))
    root = workspace(tmp_path / "yta")
    assert rodtrad(*WORD_LIKE, cwd=root).returncode == 0
    calls, first = log.read_text(), files(root)
    assert len(calls.split()) == 2  # the PDF is the layout that told the page numbers
    assert rodtrad(*WORD_LIKE, cwd=root).returncode == 0
    assert (log.read_text(), files(root)) == (calls, first)


def test_what_a_kept_pdf_lacks_is_told_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RODTRAD_LIBREOFFICE", __file__)
    monkeypatch.setattr("reports.layouts.laid_out", lambda _, words, __: [b"%PDF"] * len(words))
    monkeypatch.setattr("reports.word_pdf.tidied", lambda *_: Tidied(b"%PDF\n%%EOF", ("en bild saknar text",)))
    root = workspace(tmp_path)
    first = rodtrad(*WORD_LIKE, "--format", "pdf", "--utan-sidnummer", cwd=root)
    monkeypatch.setattr("reports.layouts.laid_out", lambda *_: pytest.fail("laid out again"))
    second = rodtrad(*WORD_LIKE, "--format", "pdf", "--utan-sidnummer", cwd=root)
    for result in (first, second):
        assert (result.returncode, result.stderr) == (0, "")
        assert "varning: PDF:en är inte PDF/UA-1: en bild saknar text\n" in result.stdout
    assert files(root)[f"{BUILT.removeprefix('build/')}.pdf"] == b"%PDF\n%%EOF"


def test_without_libreoffice_nothing_is_built_and_it_is_said_how_to_get_it(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    result = rodtrad(*WORD_LIKE, cwd=root)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith("--pdf-motor: LibreOffice finns inte på datorn\n  tips: ")
    assert "RODTRAD_LIBREOFFICE" in result.stderr
    assert not (root / "build").exists()


def test_without_a_pdf_among_the_formats_libreoffice_is_not_needed(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    assert rodtrad(*WORD_LIKE, "--format", "docx,html", cwd=root).returncode == 0


@pytest.mark.parametrize(("word", "said"), [("libreofice", "menade du libreoffice?"), ("word", "här kan stå: ")])
def test_a_motor_that_there_is_not_is_told_with_those_there_are(word: str, said: str, tmp_path: Path) -> None:
    result = rodtrad("build", "--pdf-motor", word, cwd=workspace(tmp_path))
    assert result.returncode == 2
    assert f'PDF-motorn "{word}" finns inte; {said}' in result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="the program in LibreOffice's place is a shell script")
@pytest.mark.parametrize(
    ("script", "why"), [("exit 3", "LibreOffice avbröts med felkod 3"), ("exit 0", "LibreOffice kunde inte läsa")]
)
def test_a_document_that_libreoffice_fails_on_is_a_fault_and_its_other_files_are_written(
    script: str, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = tmp_path / "office"
    office.write_text(f"#!/bin/sh\n{script}\n")
    office.chmod(0o755)
    monkeypatch.setenv("RODTRAD_LIBREOFFICE", str(office))
    root = workspace(tmp_path / "yta")
    result = rodtrad(*WORD_LIKE, cwd=root)
    assert result.returncode == 1
    assert f"verksamhetsplan.toml: PDF kunde inte göras: {why}" in result.stderr
    assert "tips: bygg med --pdf-motor typst" in result.stderr
    assert {Path(name).suffix for name in files(root)} == {".docx", ".html"}
