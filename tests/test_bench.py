"""What is timed is the same work as the others do: every text, table and picture of it is written."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from bench.work import document, varied, write

WORK = {
    "title": "Delårsrapport & bokslut",
    "author": "Ekonomiavdelningen",
    "lang": "sv-SE",
    "blocks": [
        {"t": "h1", "text": "1 Nämnden"},
        {"t": "p", "text": "Vård & omsorg kostar <95 % av budget.", "fn": "Enligt bokslutet."},
        {"t": "list", "items": ["mål ett", "mål två"]},
        {
            "t": "table",
            "header": ["Nämnd (tkr)", "Utfall"],
            "align": "lr",
            "rows": [["Kultur\noch fritid", "\u22121\u00a0200,5"]],
        },
        {"t": "chart", "id": 0, "alt": "Diagram 1. Utfall per månad."},
    ],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for turn in "01":
        pictures = tmp_path / "charts" / turn
        pictures.mkdir(parents=True)
        (pictures / "0.png").write_bytes(b"png " + turn.encode())
        (pictures / "0.svg").write_bytes(b"<svg/>")
    return tmp_path


def test_every_text_of_a_work_stands_in_the_word_file(folder):
    written = docx.Document(io.BytesIO(write(document(WORK, folder), "docx")))
    texts = [paragraph.text for paragraph in written.paragraphs]
    for text in ("1 Nämnden", "Vård & omsorg kostar <95 % av budget.", "mål ett", "mål två"):
        assert text in texts
    (table,) = written.tables
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    assert cells == [["Nämnd (tkr)", "Utfall"], ["Kultur\noch fritid", "\u22121\u00a0200,5"]]
    assert len(written.inline_shapes) == 1


def test_a_varied_work_has_as_many_words_in_another_order_and_other_pictures(folder):
    other = varied(WORK, 1)
    assert other["blocks"][1]["text"] == "& omsorg kostar <95 % av budget. Vård"
    assert other["blocks"][3]["rows"] == [["Kultur\nfritid och", "\u22121\u00a0200,6"]]
    assert document(other, folder).pictures["bild:0"].png == b"png 1"
    assert varied(WORK, 0)["blocks"] == WORK["blocks"]
