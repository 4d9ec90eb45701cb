"""The font files of a kommun."""

from __future__ import annotations

from pathlib import Path

import pytest

from reports.diagnostics import Faults
from reports.document import Look
from reports.fonts import house_fonts
from reports.pdf import compile_pdf


def test_fonts_are_found_at_any_depth_and_other_files_are_passed_by(tmp_path: Path) -> None:
    (tmp_path / "fet").mkdir()
    for name in ("fet/b.OTF", "a.ttf"):
        (tmp_path / name).write_bytes(b"OTTO and more")
    for name in ("licens.txt", "._a.ttf"):
        (tmp_path / name).write_text("inget typsnitt")
    assert [file.name for file in house_fonts(str(tmp_path))] == ["a.ttf", "b.OTF"]
    assert house_fonts("") == []


def test_every_file_that_is_no_font_is_named(tmp_path: Path) -> None:
    for name in ("a.ttf", "b.otf"):
        (tmp_path / name).write_bytes(b"")
    with pytest.raises(Faults, match=r"(?s)/a\.ttf: typsnittsfilen går inte att läsa.*/b\.otf: "):
        compile_pdf("= Rubrik", {}, Look(font_folder=str(tmp_path)), "2026-01-01")
