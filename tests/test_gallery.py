"""The gallery has every kind of diagram in three sizes, and nothing to remark on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from reports.charts.draw import KINDS, draw
from reports.model.diagram import Diagram
from reports.pipeline import CHECK, Run, Studio
from reports.readers.load import Workspace
from tests.charts.samples import texts
from tests.helpers import ROOT

GALLERY = ROOT / "content/exempel/diagramgalleri"
SIZES = {"fa": range(2, 4), "nagra": range(6, 9), "manga": range(20, 41)}
"""What the ids of a kind's diagrams end with, and how many categories they have, or series where those are more."""


@pytest.fixture(scope="module")
def gallery() -> Run:
    return Run(Studio(Workspace(ROOT)), GALLERY / "galleri.toml", ()).through(CHECK)


def size(diagram: Diagram) -> int:
    return max(len(diagram.kategorier), len(diagram.serie))


def placed(gallery: Run) -> dict[str, Diagram]:
    """The diagrams as they are drawn."""
    return {id_: gallery.page.diagrams[f"diagram:{id_}"] for id_ in gallery.page.figurer}


def test_nothing_is_said_of_the_gallery(gallery: Run) -> None:
    assert (gallery.faults, gallery.warnings) == ([], [])


@pytest.mark.parametrize("typ", sorted(KINDS))
def test_each_kind_is_placed_in_three_sizes_and_has_a_file_of_its_own(gallery: Run, typ: str) -> None:
    assert (GALLERY / f"{typ}.toml").is_file()
    shown = placed(gallery)
    for name, sizes in SIZES.items():
        assert shown[f"{typ}-{name}"].typ == typ
        assert size(shown[f"{typ}-{name}"]) in sizes


@pytest.mark.parametrize(
    ("way", "is_so"),
    [
        ("hundra", lambda one: one.hundra),
        ("fjol", lambda one: {"fjol", "budget"} <= {serie.roll for serie in one.serie}),
        ("mal", lambda one: one.malniva is not None and bool(one.malniva.nivaer)),
        ("paneler", lambda one: one.paneler),
    ],
)
def test_so_is_each_way_to_show_a_kind(gallery: Run, way: str, is_so: Callable[[Diagram], bool]) -> None:
    assert (GALLERY / f"{way}.toml").is_file()
    shown = placed(gallery)
    for name, sizes in SIZES.items():
        assert is_so(shown[f"{way}-{name}"])
        assert size(shown[f"{way}-{name}"]) in sizes


def test_lines_in_the_cells_of_a_table_stand_in_three_sizes_too(gallery: Run) -> None:
    rows = {id_: len(tabell.rad) for id_, tabell in gallery.rapport.tabell.items() if id_.startswith("trend-")}
    assert list(rows) == [f"trend-{name}" for name in SIZES]
    assert all(rows[f"trend-{name}"] in sizes for name, sizes in SIZES.items())
    assert len(gallery.page.trender) == sum(rows.values())


def test_figures_that_stand_elsewhere_are_shown_too(gallery: Run) -> None:
    taken = [gallery.rapport.diagram[id_] for id_ in gallery.page.figurer]
    assert {"drift", "besok"} <= {diagram.tabell for diagram in taken}
    assert any(diagram.indikator for diagram in taken)


PICTURES = ROOT / "docs/diagram"
"""A picture of each kind and way, of middle size, for the handbook; `--renew` draws them anew."""


def test_the_handbook_shows_each_kind_as_the_gallery_does(gallery: Run, renew: bool) -> None:
    names = sorted({id_.removesuffix("-nagra") for id_ in gallery.page.figurer if id_.endswith("-nagra")})
    handbook = (ROOT / "docs/handbok.md").read_text("utf-8")
    for name in names:
        picture = draw(placed(gallery)[f"{name}-nagra"], gallery.document.look)
        file = PICTURES / f"{name}.svg"
        if renew:
            file.write_bytes(picture.svg)
        assert texts(replace(picture, svg=file.read_bytes())) == texts(picture)
        assert f"](diagram/{name}.svg)" in handbook
    assert sorted(file.stem for file in PICTURES.iterdir()) == names
