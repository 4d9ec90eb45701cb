"""Outcomes split by sex, laid out as rows or as columns as the template chooses."""

from __future__ import annotations

from pathlib import Path

from tests.workspaces import YEAR, document, notes_of, row_text, rows, tables, workspace

REPORT = f"{YEAR}/delarsrapport-mars.toml"
HEAD = '[rapport]\ntyp = "delårsrapport"\nperiod = "mars 2027"\n[avsnitt.samlad_bedomning]\ntext = "Bra."\n'
GOALS = """
[[malomrade]]
id = "a"
namn = "Medarbetare"
[[malomrade.mal]]
id = "goda"
namn = "Goda arbetsplatser"
[[malomrade.mal.indikator]]
id = "sjuk"
namn = "Sjukfrånvaro"
enhet = "%"
malvarde = "högst 5,5"
utfall = { "mars 2027" = { totalt = 6.0, kvinnor = 6.0, man = 6.2 } }
[[malomrade.mal.indikator]]
id = "avgang"
namn = "Avgångar"
utfall = { "mars 2027" = { kvinnor = 4 } }
[[malomrade.mal.indikator]]
id = "annat"
namn = "Annat"
utfall = { "mars 2027" = 3 }
"""
COLUMNS = """{% extends "standard/delarsrapport.html.jinja" %}
{% block maltabell scoped %}{{ m.deltabell(mals, "Utfall efter kön", "kon", "mars 2027") }}{% endblock %}
"""


def _root(tmp_path: Path, files: dict[str, str]) -> Path:
    return workspace(tmp_path, {"styrkort.toml": GOALS, "delarsrapport-mars.toml": HEAD} | files)


def test_parts_are_rows_below_their_indicator_in_the_standard_table(tmp_path: Path) -> None:
    (table,) = tables(document(_root(tmp_path, {}), REPORT))
    assert [row[-3:] for row in rows(table)][:3] == [
        ["Sjukfrånvaro, %", "6,0", "högst 5,5"],
        ["Kvinnor", "6,0", ""],
        ["Män", "6,2", ""],
    ]


def test_a_template_can_have_the_parts_as_columns(tmp_path: Path) -> None:
    own = {"templates/exempel/delarsrapport.html.jinja": COLUMNS}
    (table,) = tables(document(_root(tmp_path, own), REPORT))
    assert row_text(table.head[0]) == ["Indikator", "Totalt", "Kvinnor", "Män", "Målvärde"]
    assert rows(table) == [["Sjukfrånvaro, %", "6,0", "6,0", "6,2", "högst 5,5"], ["Avgångar", "..", "4", "..", ""]]
    assert notes_of(table) == [".. = uppgift saknas"]
