import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from reports.charts.cache import drawn
from reports.charts.draw import draw
from reports.document import Look, Source
from reports.model.diagram import Diagram
from reports.model.varde import Varde
from tests.charts.samples import diagram

LOOK = Look()
SHOWN = diagram("stapel", ["2021", "2022"], {"Utfall": [11, 23]}, enhet="individer")
FETCH = """
import sys
from pathlib import Path
from reports.charts.cache import drawn
from reports.document import Look
from tests.charts.samples import diagram
shown = diagram("stapel", ["2021", "2022"], {"Utfall": [11, 23]}, enhet="individer")
picture = drawn(shown, Look(), Path(sys.argv[1]))
print(len(picture.svg), len(picture.png), sorted({"matplotlib", "numpy", "PIL"} & set(sys.modules)))
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / ".rodtrad" / "diagram"


def fetch(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", FETCH, str(folder)], stdout=subprocess.PIPE, text=True)


def test_a_picture_from_the_cache_is_the_one_that_was_drawn(folder: Path) -> None:
    picture = draw(SHOWN, LOOK)
    assert [drawn(SHOWN, LOOK, folder), drawn(SHOWN, LOOK, folder), drawn(SHOWN, LOOK, None)] == [picture] * 3
    assert len(list(folder.iterdir())) == 1


def test_a_picture_from_the_cache_needs_no_drawing_library(folder: Path) -> None:
    picture = drawn(SHOWN, LOOK, folder)
    read, _ = fetch(folder).communicate()
    assert read.split() == [str(len(picture.svg)), str(len(picture.png)), "[]"]


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-1], lambda data: b"", lambda data: data[:60] + b"x" + data[61:]]
)
def test_a_damaged_entry_is_drawn_again_and_mended(folder: Path, damage) -> None:
    picture = drawn(SHOWN, LOOK, folder)
    (entry,) = folder.iterdir()
    whole = entry.read_bytes()
    entry.write_bytes(damage(whole))
    assert drawn(SHOWN, LOOK, folder) == picture
    assert entry.read_bytes() == whole


def test_two_builds_at_once_leave_one_whole_entry(folder: Path) -> None:
    builds = [fetch(folder) for _ in range(2)]
    first, second = (build.communicate()[0] for build in builds)
    assert [build.returncode for build in builds] == [0, 0]
    assert first.split()[:2] == second.split()[:2]
    assert drawn(SHOWN, LOOK, folder) == draw(SHOWN, LOOK)
    assert [entry.suffix for entry in folder.iterdir()] == [".bild"]


def test_an_entry_that_can_not_be_put_in_its_place_leaves_nothing_beside_it(folder: Path) -> None:
    picture = drawn(SHOWN, LOOK, folder)
    (entry,) = folder.iterdir()
    entry.unlink()
    (entry / "i vägen").mkdir(parents=True)
    assert drawn(SHOWN, LOOK, folder) == picture
    assert list(folder.iterdir()) == [entry]


def test_a_folder_that_can_not_be_made_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("i vägen")
    assert drawn(SHOWN, LOOK, tmp_path / "fil" / "diagram") == draw(SHOWN, LOOK)


CHANGES = {
    "a value": (replace(SHOWN, serie=(replace(SHOWN.serie[0], varden=(Varde.of(11), Varde.of(24))),)), LOOK, 160.0),
    "how a value is written": (
        replace(SHOWN, serie=(replace(SHOWN.serie[0], varden=(Varde.of(11), Varde.of("23,0"))),)), LOOK, 160.0
    ),
    "the kind": (replace(SHOWN, typ="linje"), LOOK, 160.0),
    "the unit": (replace(SHOWN, enhet=None), LOOK, 160.0),
    "the colour": (SHOWN, replace(LOOK, primary="#5b2a86"), 160.0),
    "the width": (SHOWN, LOOK, 80.0),
}  # fmt: skip


@pytest.mark.parametrize(("changed", "look", "width"), CHANGES.values(), ids=CHANGES)
def test_a_change_in_what_is_shown_is_drawn_anew(folder: Path, changed: Diagram, look: Look, width: float) -> None:
    before = drawn(SHOWN, LOOK, folder)
    assert drawn(changed, look, folder, width) == draw(changed, look, width) != before
    assert len(list(folder.iterdir())) == 2


def test_a_change_in_what_is_not_in_the_picture_is_not_drawn_anew(folder: Path) -> None:
    drawn(SHOWN, LOOK, folder)
    moved = Varde("2021", kalla=Source("annan.toml", "diagram.a.kategorier.0"))
    same = replace(SHOWN, rubrik=Varde("Ny rubrik"), kalla=Varde("SCB"), kategorier=(moved, SHOWN.kategorier[1]))
    drawn(same, replace(LOOK, word_template=b"mall"), folder)
    assert len(list(folder.iterdir())) == 1


def test_a_new_font_file_is_drawn_anew(folder: Path, tmp_path: Path) -> None:
    fonts = tmp_path / "typsnitt"
    fonts.mkdir()
    look = replace(LOOK, font_folder=str(fonts))
    drawn(SHOWN, look, folder)
    (fonts / "licens.txt").write_text("OFL")
    drawn(SHOWN, look, folder)
    assert len(list(folder.iterdir())) == 2
