"""A passage in another language says so to every reader: Word, PDF and web page."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import lxml.etree
import lxml.html
import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdfminer.high_level import extract_text

from reports.batch import Version, build
from reports.document import Document, Heading, Paragraph, Span, Text, plain, walk
from reports.languages import locale, wrong_tag
from reports.model.varde import Varde
from reports.readers.load import Workspace
from reports.templating.environment import environment
from reports.templating.markup import parse
from reports.templating.prose import Prose
from reports.writers import docx, html, typst
from tests.helpers import ROOT, compact
from tests.pdf_reader import elements
from tests.workspaces import REPORT, document, plan, said, workspace

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ENV = environment(ROOT / "templates")
WORDS = """
Vi säger [tervetuloa **kaikki**]{lang=fi} och [bures boahtin]{lang=se}.

- [buaredh båeteme]{lang=sma}, [[Meän raatio](https://www.exempel.se)]{lang=fit}

## [Summary for readers]{lang=en}

Text med not[^1].

[^1]: Noten har [boresboahtem]{lang=smj}.
"""
PASSAGES = {
    "tervetuloa": "fi", "kaikki": "fi", "bures boahtin": "se", "buaredh båeteme": "sma", "Meän raatio": "fit",
    "Summary for readers": "en", "boresboahtem": "smj",
}  # fmt: skip


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    root = workspace(tmp_path_factory.mktemp("sprak"), {"verksamhetsplan.toml": plan(WORDS)})
    (outcome,) = build(Workspace(root), [Version(root / REPORT)], ["docx", "pdf", "html"])
    assert (outcome.faults, outcome.warnings) == ((), ())
    return outcome.files


def test_word_proofs_each_passage_in_its_language(files: dict[str, bytes]) -> None:
    found: dict[str, str] = {}
    with zipfile.ZipFile(io.BytesIO(files["docx"])) as package:
        for part in ("word/document.xml", "word/footnotes.xml"):
            for run in lxml.etree.fromstring(package.read(part)).iter(f"{W}r"):
                language = run.find(f"{W}rPr/{W}lang")
                if language is not None:
                    found["".join(text.text or "" for text in run.iter(f"{W}t")).strip()] = language.get(f"{W}val", "")
    assert found == {words: locale(tag) for words, tag in PASSAGES.items()}


def test_the_web_page_says_the_language_of_each_passage(files: dict[str, bytes]) -> None:
    page: Any = lxml.html.document_fromstring(files["html"])
    for words, tag in PASSAGES.items():
        assert page.xpath(f'//main//*[@lang="{tag}"]/descendant-or-self::*[contains(text(), "{words}")]'), words


def test_the_pdf_says_the_language_of_each_passage(files: dict[str, bytes]) -> None:
    assert all(compact(words) in compact(extract_text(io.BytesIO(files["pdf"]))) for words in PASSAGES)
    with pikepdf.open(io.BytesIO(files["pdf"])) as pdf:
        marked = b"".join(page.Contents.read_bytes() for page in pdf.pages)  # type: ignore[union-attr]
        said_there = set(re.findall(rb"/Lang ?\(([a-zA-Z-]+)\)", marked))
        spoken = [element for element in elements(pdf.Root.StructTreeRoot) if "/Lang" in element]
        said_there |= {str(element["/Lang"]).encode() for element in spoken}
    assert {tag.encode() for tag in PASSAGES.values()} <= said_there


@pytest.mark.parametrize(
    ("prose", "message", "hint"),
    [
        ("[ord]{lang=fin}", 'språket "fin" är ingen språkkod', "skriv lang=fi"),
        ("[ord]{lang=meänkieli}", 'språket "meänkieli" är ingen språkkod', "skriv lang=fit"),
        ("[ord]{lang=en_gb}", 'språket "en_gb" är ingen språkkod', "skriv lang=en-GB"),
        ("[ord]{lang=engelsk}", 'språket "engelsk" är ingen språkkod', "skriv lang=en"),
        ("[ord]{lang=qq}", 'språket "qq" är ingen språkkod', "skriv till exempel"),
        ("[ord]{#namn}", "{#namn} betyder inget här och skrivs ut som det står", "skriv [orden]{lang=fi}"),
        ("[ord]{lang=fi .stor}", "{lang=fi .stor} betyder inget här", "skriv [orden]{lang=fi}"),
        ("[ord] {lang=fi}", "{lang=fi} betyder inget här", "utan mellanslag"),
        ("Moi. {lang=fi}", "{lang=fi} betyder inget här", "skriv [orden]{lang=fi}"),
        ("[ord](https://www.scb.se){lang=fi}", "{lang=fi} efter en länk betyder inget", "skriv [[länkens text]"),
    ],
)
def test_a_language_that_is_none_and_braces_that_mean_nothing_are_faults(
    prose: str, message: str, hint: str, tmp_path: Path
) -> None:
    (fault,) = said(workspace(tmp_path, {"verksamhetsplan.toml": plan(f"Text.\n\nOch {prose} här.")}))
    assert f":9: {message}" in fault
    assert hint in fault


def test_a_language_is_marked_in_running_text_and_not_in_names(tmp_path: Path) -> None:
    more = '[avsnitt.mer]\nrubrik = "[Moi]{lang=fi}"\ntext = "Text."\n'
    (fault,) = said(workspace(tmp_path, {"verksamhetsplan.toml": plan(more=more)}))
    assert "rubrik: ett annat språk går bara att märka ut i löpande text" in fault


def test_swedish_spacing_is_not_for_passages_in_other_languages(tmp_path: Path) -> None:
    page = document(workspace(tmp_path, {"verksamhetsplan.toml": plan("[10 kr]{lang=en} och 10 kr")}))
    assert "10 kr och 10\u00a0kr" in [
        plain(block.inlines) for block in walk(page.blocks) if isinstance(block, Paragraph)
    ]


@pytest.mark.parametrize("tag", ["fi", "fit", "se", "sma", "smj", "sju", "rom", "en-GB", "zh-Hans", "sr-Latn-RS"])
def test_any_language_can_be_named(tag: str) -> None:
    assert wrong_tag(tag) is None


@given(st.text(alphabet=st.characters(categories=["L", "Nd", "P", "S", "Zs"], max_codepoint=0x24F), max_size=30))
def test_words_in_a_language_come_out_whole_in_every_format(words: str) -> None:
    passage = (Text("före "), Span((Text(words),), "fi"), Text(" efter"))
    made = Document("T", "", "K", "N", "F", "2027-01-01", (Heading(1, (Text("T"),), "t"), Paragraph(passage)))
    page = lxml.html.document_fromstring(html.write(made))
    assert words in page.xpath('string(//main//*[@lang="fi"])').replace("\u200b", "")
    with zipfile.ZipFile(io.BytesIO(docx.write(made))) as package:
        body = lxml.etree.fromstring(package.read("word/document.xml"))
    assert words in "".join(text.text or "" for text in body.iter(f"{W}t"))
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    assert not words or f'#text(lang: "fi", region: none)[#"{escaped}"' in typst.source(made)


SIGNS = ["a", " ", "*", "**", "[", "]", "{", "{lang=fi}", "(", "\\", "_", "ö"]


@given(st.lists(st.sampled_from(SIGNS)).map("".join).filter(lambda prose: "{{" not in prose))
def test_no_letter_is_lost_whatever_stands_around_a_language(prose: str) -> None:
    blocks = parse(str(Prose(ENV, {}, {}, []).html(Varde(f"x[{prose}]{{lang=fi}}y"))))
    text = "".join(plain(block.inlines) for block in walk(blocks) if isinstance(block, Paragraph))
    assert [text.count(letter) for letter in "xyö"] == [1, 1, prose.count("ö")]
