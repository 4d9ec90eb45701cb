"""A layout that was kept is used again only while nothing that it depends on has changed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from reports import layouts
from reports.fonts import machine_fonts
from reports.layouts import Layouts, Word
from tests.helpers import ROOT
from tests.test_libreoffice import stand_in


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program in LibreOffice's place, and a home where a user's fonts are."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    (tmp_path / "office").write_text("")
    return tmp_path / "office"


def key(office: Path) -> str:
    return Layouts(office).key(Word(b"dokument", ""))


@pytest.mark.parametrize("folder", [".fonts", ".local/share/fonts/egna"])
def test_a_font_that_the_user_has_got_makes_the_layout_anew(
    folder: str, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layouts, "machine_fonts", lambda: machine_fonts("linux"))
    before = key(office)
    assert key(office) == before
    font = office.parent / folder / "Egen.ttf"
    font.parent.mkdir(parents=True)
    font.write_bytes(b"ett")
    added = key(office)
    assert added != before
    font.write_bytes(b"annat")
    assert key(office) not in (before, added)


@pytest.mark.parametrize(
    ("system", "folder"),
    [("win32", "Microsoft/Windows/Fonts"), ("darwin", "Library/Fonts"), ("linux", ".local/share/fonts")],
)
def test_the_fonts_of_every_kind_of_machine_are_known(system: str, folder: str, office: Path) -> None:
    font = office.parent / folder / "Egen.ttf"
    font.parent.mkdir(parents=True)
    font.write_bytes(b"ett")
    assert font.as_posix() in {name for name, _, _ in machine_fonts(system)}


def test_a_link_to_a_font_that_is_gone_is_no_fault(office: Path) -> None:
    folder = office.parent / ".fonts"
    folder.mkdir()
    (folder / "Borta.ttf").symlink_to(folder / "finns-inte.ttf")
    assert key(office)


def test_every_room_of_the_program_makes_the_layouts_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path] = []
    monkeypatch.setattr(layouts, "digest_of", lambda files: asked.extend(files) or "")
    layouts._program.__wrapped__()
    assert set(asked) == set((ROOT / "reports").rglob("*.py"))


@pytest.mark.skipif(sys.platform == "win32", reason="the program in LibreOffice's place is a shell script")
def test_a_document_that_hangs_costs_none_with_other_fonts_and_is_tried_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reports.libreoffice._SECONDS", 0.3)
    found = Layouts(stand_in(tmp_path))
    own = tmp_path / "typsnitt"
    own.mkdir()
    words = [Word("hänger".encode(), ""), Word(b"ett", str(own))]
    made = found.of(words)
    assert made == ["LibreOffice blev inte klart på 0 s", b"%PDF ett %%EOF\n"]
    monkeypatch.setattr("reports.layouts.laid_out", lambda *_: pytest.fail("laid out again"))
    assert found.of(words) == made
