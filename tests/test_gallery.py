"""The gallery has every kind of diagram in three sizes, and nothing to remark on."""

from __future__ import annotations

import pytest

from reports.charts.draw import KINDS
from reports.model.diagram import Diagram
from reports.pipeline import CHECK, Run, Studio
from reports.readers.load import Workspace
from tests.helpers import ROOT

GALLERY = ROOT / "content/exempel/diagramgalleri"
SIZES = {"fa": range(2, 4), "nagra": range(6, 9), "manga": range(20, 41)}
"""What the ids of a kind's diagrams end with, and how many categories they have, or series where those are more."""


@pytest.fixture(scope="module")
def gallery() -> Run:
    return Run(Studio(Workspace(ROOT)), GALLERY / "galleri.toml", ()).through(CHECK)


def size(diagram: Diagram) -> int:
    return max(len(diagram.kategorier), len(diagram.serie))


def test_nothing_is_said_of_the_gallery(gallery: Run) -> None:
    assert (gallery.faults, gallery.warnings) == ([], [])


@pytest.mark.parametrize("typ", sorted(KINDS))
def test_each_kind_is_placed_in_three_sizes_and_has_a_file_of_its_own(gallery: Run, typ: str) -> None:
    assert (GALLERY / f"{typ}.toml").is_file()
    placed = {id_: gallery.rapport.diagram[id_] for id_ in gallery.page.figurer}
    for name, sizes in SIZES.items():
        assert placed[f"{typ}-{name}"].typ == typ
        assert size(placed[f"{typ}-{name}"]) in sizes


def test_figures_that_stand_elsewhere_are_shown_too(gallery: Run) -> None:
    taken = [gallery.rapport.diagram[id_] for id_ in gallery.page.figurer]
    assert {"drift", "besok"} <= {diagram.tabell for diagram in taken}
    assert any(diagram.indikator for diagram in taken)
