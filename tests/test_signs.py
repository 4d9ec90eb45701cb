"""Signs that the PDF's fonts lack are told by check, all of them, each on its line."""

from __future__ import annotations

from pathlib import Path

from tests.helpers import rodtrad
from tests.workspaces import REPORT, plan, said, workspace


def test_every_sign_that_no_font_has_is_told_on_its_own_line(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"verksamhetsplan.toml": plan("Ord 😀.\n\nOch 日 till.")})
    signs = [fault.split(" går")[0].removeprefix("verksamhetsplan.toml:") for fault in said(root)]
    assert signs == ['7: "😀"', '9: "日"']


def test_signs_that_the_fonts_have_are_left_alone(tmp_path: Path) -> None:
    assert not said(workspace(tmp_path, {"verksamhetsplan.toml": plan("≥ 3, −4, ½, č, Ω, → och ”citat”… 50 €")}))


def test_a_build_of_other_formats_alone_does_not_ask_for_the_pdfs_fonts(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"verksamhetsplan.toml": plan("Ord 😀.")})
    assert rodtrad("build", "--format", "docx,html", cwd=root).returncode == 0
    assert rodtrad("check", REPORT, cwd=root).returncode == 1
