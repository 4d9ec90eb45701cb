"""A picture of the goals: a mark for each by status, under its målområde."""

from __future__ import annotations

from pathlib import Path

import pytest

from reports.charts.alt import LONGEST, alt_text
from reports.charts.draw import draw
from reports.document import Figure, Look, walk
from reports.model.diagram import Serie
from reports.model.malbild import Malbild
from reports.model.regler import NIVAER
from reports.model.varde import Varde
from tests.charts.samples import LONG_NAMES, SVG, boxes, root, texts
from tests.workspaces import REPORT, checked, plan, said, workspace

LOOK = Look()


def picture_of(count: int, signs: dict[str, str] | None = None, *, areas: int = 2) -> Malbild:
    levels = [NIVAER[n % 4] for n in range(count)]
    return Malbild(
        typ="malbild",
        rubrik=Varde("Nämndens mål"),
        kategorier=tuple(Varde(f"{LONG_NAMES[n % 7]} {n}") for n in range(count)),
        serie=(
            Serie(namn=Varde("Målområde"), varden=tuple(Varde(f"Område {n * areas // count}") for n in range(count))),
            Serie(namn=Varde("Status"), varden=tuple(map(Varde, levels))),
        ),
        nivaer=tuple(levels),
        symboler=tuple((signs or {}).get(level, "") for level in levels),
    )


@pytest.mark.parametrize("width", [100.0, 160.0])
@pytest.mark.parametrize("count", [1, 6, 14, 40])
def test_goals_of_any_number_fit_on_a_page_with_nothing_upon_anything_else(count: int, width: float) -> None:
    made = draw(picture_of(count), LOOK, width)
    assert made.height < 215
    found = boxes(made)
    assert all(left >= 0 and right <= width * 72 / 25.4 + 0.5 for _, left, _, right, _ in found)
    assert len({(round(left), round(lower)) for _, left, _, _, lower in found}) == len(found)


def test_each_goal_stands_under_its_area_with_its_status_in_words_where_there_is_room() -> None:
    shown = texts(draw(picture_of(4), LOOK))
    assert shown[:4] == ["uppnått: 1", "delvis: 1", "ej uppnått: 1", "kan inte bedömas: 1"]
    assert shown.index("Område 0") < shown.index(f"{LONG_NAMES[0]} 0") < shown.index("Område 1")
    assert {"uppnått", "delvis", "ej uppnått", "kan inte bedömas"} <= set(shown)


def test_statuses_differ_in_form_and_not_only_in_tone() -> None:
    svg = root(draw(picture_of(4), LOOK))
    forms = {path.get("d") for path in svg.iter(f"{SVG}path") if path.get("id")}
    assert len(forms) == 3  # a circle with a check or a dash in it, a diamond, a triangle


def test_the_signs_of_the_scale_give_the_forms() -> None:
    own = {"uppnått": "▲", "delvis": "■", "ej uppnått": "▼", "kan inte bedömas": "●"}
    plain, signed = (
        {path.get("d") for path in root(draw(picture_of(4, signs), LOOK)).iter(f"{SVG}path") if path.get("id")}
        for signs in (None, own)
    )
    assert len(signed) == 4
    assert signed != plain


def test_the_text_alternative_counts_the_goals_and_names_them_as_far_as_there_is_room() -> None:
    few = alt_text(picture_of(3))
    assert few.startswith(
        "Målbild: Nämndens mål. 3 mål i 2 målområden: uppnått 1, delvis 1 och ej uppnått 1. uppnått: "
    )
    many = alt_text(picture_of(40))
    assert "40 mål i 2 målområden: uppnått 10, delvis 10, ej uppnått 10 och kan inte bedömas 10." in many
    assert len(many) <= LONGEST


# ---------------------------------------------------------------- filled in from the report

GOALS = """
[diagram.malen]
typ = "malbild"
rubrik = "Nämndens mål"

[[malomrade]]
id = "medarbetare"
namn = "Medarbetare"
mal = [
  { id = "arbetsplats", namn = "Goda arbetsplatser", indikator = [] },
  { id = "kompetens", namn = "Rätt kompetens", indikator = [] },
]

[bedomning.arbetsplats]
status = "kan uppnås"
"""
SCALE = """[namnd]
namn = "Socialnämnden"
skala = [{ namn = "kan uppnås", betyder = "uppnått", symbol = "✓" }, { namn = "svårt", betyder = "ej uppnått" }]
"""
NAMND = "content/exempel/socialnamnden/namnd.toml"


def test_a_report_fills_the_picture_with_its_own_goals_and_the_words_of_its_scale(tmp_path: Path) -> None:
    run = checked(workspace(tmp_path, {REPORT: plan('{{ diagram("malen") }}', GOALS), NAMND: SCALE}))
    made = run.page.diagrams["diagram:malen"]
    assert isinstance(made, Malbild)
    assert [str(name) for name in made.kategorier] == ["Goda arbetsplatser", "Rätt kompetens"]
    assert [str(word) for word in made.serie[1].varden] == ["Kan uppnås", "Kan inte bedömas"]
    assert made.symboler == ("✓", "")
    (figure,) = [block for block in walk(run.document.blocks) if isinstance(block, Figure)]
    assert "2 mål: Kan uppnås 1 och Kan inte bedömas 1." in figure.alt
    assert not run.warnings


AREAS = (
    GOALS
    + """
[[malomrade]]
id = "brukare"
namn = "Brukare"
mal = [{ id = "trygg-vard", namn = "Trygg vård", indikator = [] }]
"""
)


def test_a_picture_can_show_some_of_the_areas(tmp_path: Path) -> None:
    chosen = AREAS.replace('typ = "malbild"', 'typ = "malbild"\nmalomrade = ["brukare"]')
    run = checked(workspace(tmp_path, {REPORT: plan('{{ diagram("malen") }}', chosen), NAMND: SCALE}))
    assert [str(name) for name in run.page.diagrams["diagram:malen"].kategorier] == ["Trygg vård"]


def test_areas_are_those_of_the_report(tmp_path: Path) -> None:
    more = AREAS.replace('typ = "malbild"', 'typ = "malbild"\nmalomrade = ["brukar"]')
    assert said(workspace(tmp_path, {REPORT: plan('{{ diagram("malen") }}', more), NAMND: SCALE})) == [
        "verksamhetsplan.toml:13: målområdet brukar finns inte\n  tips: menade du brukare?"
    ]


def test_a_page_holds_so_many_goals_and_a_picture_of_more_is_warned_of(tmp_path: Path) -> None:
    goals = ", ".join(f'{{ id = "m{n}", namn = "Mål {n}" }}' for n in range(41))
    more = f'{GOALS}\n[[malomrade]]\nid = "alla"\nnamn = "Alla"\nmal = [{goals}]\n'
    run = checked(workspace(tmp_path, {REPORT: plan('{{ diagram("malen") }}', more), NAMND: SCALE}))
    assert [warning.message for warning in run.warnings] == [
        "bilden visar 43 mål; fler än 40 får inte plats på en sida med sina namn"
    ]


def test_goals_without_a_decided_status_are_told_of_in_the_small_print(tmp_path: Path) -> None:
    run = checked(workspace(tmp_path, {REPORT: plan('{{ diagram("malen") }}', GOALS), NAMND: SCALE}))
    note = run.page.diagrams["diagram:malen"].fotnot
    assert str(note) == "Mål utan beslutad bedömning (1) visas efter vad siffrorna säger."


def test_a_picture_of_goals_has_no_figures_of_its_own_and_needs_goals(tmp_path: Path) -> None:
    more = '[diagram.malen]\ntyp = "malbild"\nrubrik = "Mål"\nkategorier = ["a"]\n'
    assert said(workspace(tmp_path, {REPORT: plan(more=more)})) == [
        "verksamhetsplan.toml:13: en malbild visar rapportens mål och har inga egna tal\n  tips: ta bort kategorier",
        "verksamhetsplan.toml:11: rapporten har inga mål att visa i en malbild\n"
        "  tips: lägg mål under [[malomrade.mal]], eller ta bort diagrammet",
    ]


def test_every_other_kind_needs_figures(tmp_path: Path) -> None:
    more = '[diagram.d]\ntyp = "linje"\nrubrik = "D"\n'
    assert said(workspace(tmp_path, {REPORT: plan(more=more)})) == [
        "verksamhetsplan.toml:10: diagrammet d säger inte vilka tal det ska visa\n"
        '  tips: skriv kategorier och serie, eller hämta talen med tabell = "…" eller indikator = "…"',
    ]
