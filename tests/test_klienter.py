"""The programs that people open the documents with read them back whole."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pypandoc
import pytest
from pdfminer.high_level import extract_text

from reports.batch import Outcome
from tests.helpers import words


@pytest.mark.klient
def test_libreoffice_opens_and_converts_every_word_document(built: dict[str, Path], tmp_path: Path) -> None:
    profile = f"-env:UserInstallation=file://{tmp_path}/profil"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path / "ut"),
        str(built["docx"]),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    laid_out = words(extract_text(tmp_path / "ut" / "rapport.pdf"))
    assert words(pandoc_text(built["docx"], "docx")) <= laid_out


def pandoc_text(path: Path, kind: str) -> str:
    return str(pypandoc.convert_file(str(path), "plain", format=kind, extra_args=["--wrap=none"]))


def test_pandoc_reads_the_same_words_from_word_and_web(built: dict[str, Path]) -> None:
    word, web = words(pandoc_text(built["docx"], "docx")), words(pandoc_text(built["html"], "html"))
    assert len(word) > 200
    assert word <= web


def test_the_pdf_holds_the_words_of_the_word_document(built: dict[str, Path]) -> None:
    assert words(pandoc_text(built["docx"], "docx")) <= words(extract_text(built["pdf"]))


def test_every_number_of_the_content_is_in_all_three_formats(real_document: Outcome, built: dict[str, Path]) -> None:
    numbers = [word for word in real_document.report.read_text("utf-8").split() if word.isdecimal() and len(word) == 4]
    assert numbers
    texts = [pandoc_text(built["docx"], "docx"), pandoc_text(built["html"], "html"), extract_text(built["pdf"])]
    for number in numbers:
        assert all(number in text for text in texts), number
