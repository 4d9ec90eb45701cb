"""The programs that people open the documents with read them back whole."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pypandoc
import pytest
from lxml import html
from pdfminer.high_level import extract_text

from reports.batch import Outcome, Version, build
from reports.readers.load import Library, Workspace
from tests.helpers import ROOT, compact, words


def read_by_pandoc(word: Path) -> str:
    """A Word document's text as pandoc reads it."""
    return text_of(pypandoc.convert_file(str(word), "html", format="docx", extra_args=["--wrap=none"]))


def text_of(page_source: str) -> str:
    """The text of a web page; what stands for a picture is left out, since a page doesn't show it."""
    page = html.fromstring(page_source.encode())
    for picture in page.xpath("//img | //svg"):
        picture.drop_tree()
    return "\n".join(page.itertext())


def missing(of: str, text: str) -> set[str]:
    """Words that a text lacks, hyphenation at line ends aside."""
    whole = compact(text)
    return {word for word in words(of) if word not in whole}


@pytest.mark.klient
def test_libreoffice_opens_and_converts_every_word_document(tmp_path: Path) -> None:
    words_of = dict(_every_word_document(tmp_path))
    profile, out = f"-env:UserInstallation=file://{tmp_path}/profil", tmp_path / "ut"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(out), *map(str, words_of)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    lost = {path.name: missing(read, extract_text(out / f"{path.stem}.pdf")) for path, read in words_of.items()}
    assert {name: words for name, words in lost.items() if words} == {}


def _every_word_document(folder: Path) -> Iterator[tuple[Path, str]]:
    """The Word documents of all content, each with its text as pandoc reads it."""
    workspace = Workspace(ROOT)
    reports, _ = Library(workspace).documents([workspace.content])
    for number, outcome in enumerate(build(workspace, list(map(Version, reports)), ["docx"])):
        path = folder / f"{number:02}-{outcome.report.stem}.docx"
        path.write_bytes(outcome.files["docx"])
        yield path, read_by_pandoc(path)


def test_the_web_page_holds_the_words_of_the_word_document(built: dict[str, Path]) -> None:
    word = read_by_pandoc(built["docx"])
    assert len(words(word)) > 150
    assert not missing(word, text_of(built["html"].read_text("utf-8")))


def test_the_pdf_holds_the_words_of_the_word_document(built: dict[str, Path]) -> None:
    assert not missing(read_by_pandoc(built["docx"]), extract_text(built["pdf"]))


def test_every_year_of_the_content_is_in_all_three_formats(real_document: Outcome, built: dict[str, Path]) -> None:
    years = {word for word in real_document.report.read_text("utf-8").split() if word.isdecimal() and len(word) == 4}
    assert years
    web = text_of(built["html"].read_text("utf-8"))
    for text in (read_by_pandoc(built["docx"]), web, extract_text(built["pdf"])):
        assert not {year for year in years if year not in text}
