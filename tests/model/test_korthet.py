"""A report in short: goals by status, the largest variances, the indicators that turned."""

from __future__ import annotations

from pathlib import Path

from reports.document import Figure, walk
from reports.model.korthet import korthet
from tests.workspaces import YEAR, checked, document, headings, paragraphs, row_text, rows, tables, workspace

REPORT = f"{YEAR}/delarsrapport-mars.toml"
GOALS = """
[[malomrade]]
id = "a"
namn = "Trygghet"
[[malomrade.mal]]
id = "m1"
namn = "Fler besök"
[[malomrade.mal.indikator]]
id = "i1"
namn = "Besök"
malvarde = "minst 50"
utfall = { "mars 2025" = 49, "mars 2026" = 47, "mars 2027" = 52 }
[[malomrade.mal]]
id = "m2"
namn = "Kortare kö"
[[malomrade.mal.indikator]]
id = "i2"
namn = "Kö"
enhet = "dagar"
malvarde = "högst 5"
utfall = { "mars 2025" = 4, "mars 2026" = 4, "mars 2027" = 6 }

[[malomrade]]
id = "b"
namn = "Medarbetare"
[[malomrade.mal]]
id = "m3"
namn = "Goda arbetsplatser"
"""
TABLES = """
[tabell.drift]
rubrik = "Drift"
forsta_kolumn = "Netto"
kolumn = [{ id = "avvikelse", namn = "Avvikelse", roll = "avvikelse" }]
rad = [
  { namn = "Liten", varden = [-5] }, { namn = "Störst*", varden = [-900] }, { namn = "Ingen", varden = ["i u"] },
  { namn = "Näst", varden = [800] }, { namn = "Trea", varden = [-100] },
  { namn = "Summa", roll = "summa", varden = [-205] },
]
"""
HEAD = """[rapport]
typ = "delårsrapport"
period = "mars 2027"
i_korthet = true

[bedomning.m1]
status = "målet nås"

[avsnitt.samlad_bedomning]
text = "Bra."
"""
PLAIN = HEAD.replace('[bedomning.m1]\nstatus = "målet nås"\n', "")
SCALE = (
    '[namnd]\nnamn = "N"\nskala = [{ namn = "målet nås", betyder = "uppnått", symbol = "✓" }, "svårt", "vet inte"]\n'
)


def _root(tmp_path: Path) -> Path:
    files = {"styrkort.toml": GOALS, "ekonomi.toml": TABLES, "delarsrapport-mars.toml": HEAD}
    return workspace(tmp_path, files | {"content/exempel/socialnamnden/namnd.toml": SCALE})


def test_goals_are_counted_by_the_decided_status_or_else_by_their_figures(tmp_path: Path) -> None:
    found = korthet(checked(_root(tmp_path), REPORT).rapport)
    assert [status.text for status in found.statusar] == ["Målet nås", "Svårt", "Kan inte bedömas"]
    assert [(omrade.namn.text, omrade.antal) for omrade in found.omraden] == [
        ("Trygghet", (1, 1, 0)),
        ("Medarbetare", (0, 0, 1)),
    ]
    assert found.efter_siffrorna == 2


def test_a_word_without_a_meaning_is_a_status_of_its_own(tmp_path: Path) -> None:
    root = _root(tmp_path)
    (root / REPORT).write_text(HEAD.replace("målet nås", "vet inte"))
    found = korthet(checked(root, REPORT).rapport)
    assert [status.text for status in found.statusar] == ["Målet nås", "Svårt", "Kan inte bedömas", "Annan bedömning"]
    assert found.omraden[0].antal == (0, 1, 0, 1)


def test_indicators_right_on_an_area_count_as_one_goal(tmp_path: Path) -> None:
    root = _root(tmp_path)
    goals = root / YEAR / "styrkort.toml"
    alone = '[[malomrade]]\nid = "c"\nnamn = "Ekonomi"\n[[malomrade.indikator]]\nid = "i9"\nnamn = "Resultat"\n'
    goals.write_text(GOALS + alone)
    assert korthet(checked(root, REPORT).rapport).omraden[-1].namn.text == "Ekonomi"


def test_a_report_without_goals_and_variances_has_no_heading_for_them(tmp_path: Path) -> None:
    page = document(workspace(tmp_path, {"delarsrapport-mars.toml": PLAIN}), REPORT)
    assert "Måluppfyllelse i korthet" not in headings(page)


def test_goals_that_all_have_one_status_need_no_picture(tmp_path: Path) -> None:
    root = _root(tmp_path)
    (root / YEAR / "styrkort.toml").write_text(GOALS[: GOALS.index('[[malomrade.mal]]\nid = "m2"')])
    page = document(root, REPORT)
    assert rows(tables(page)[0]) == [["Trygghet", "1", "0"]]
    assert not [block for block in walk(page.blocks) if isinstance(block, Figure)]


def test_the_largest_variances_are_told_without_sums_and_marks(tmp_path: Path) -> None:
    found = korthet(checked(_root(tmp_path), REPORT).rapport)
    assert [(one.namn.text, one.avvikelse.tal) for one in found.storst] == [
        ("Störst", -900),
        ("Näst", 800),
        ("Trea", -100),
    ]


def test_indicators_that_reached_or_lost_their_target_or_turned_are_told(tmp_path: Path) -> None:
    found = korthet(checked(_root(tmp_path), REPORT).rapport)
    assert [f"{one.namn} {one.text}".replace("\u00a0", " ") for one in found.vandningar] == [
        "Besök hade inte mars 2026 nått årets målvärde, men gör det nu: utfallet 52 når målvärdet minst 50; "
        "har vänt: bättre än mars 2026 (+5), men dessförinnan sämre än mars 2025 (−2)",
        "Kö hade mars 2026 nått årets målvärde, men inte nu: "
        "utfallet 6 dagar når inte målvärdet högst 5: 1 dag för högt",
    ]


def test_the_report_opens_with_it_when_it_asks_for_it(tmp_path: Path) -> None:
    page = document(_root(tmp_path), REPORT)
    assert headings(page)[0] == "Måluppfyllelse i korthet"
    goals, variances, *_ = tables(page)
    assert rows(goals) == [["Trygghet", "1", "1", "0"], ["Medarbetare", "0", "0", "1"], ["Alla mål", "1", "1", "1"]]
    assert row_text(goals.head[0]) == ["Målområde", "✓ Målet nås", "Svårt", "Kan inte bedömas"]
    assert rows(variances)[0] == ["Störst", "Drift", "−900"]
    assert next(block for block in walk(page.blocks) if isinstance(block, Figure)).alt
    assert "Mål utan beslutad bedömning (2) räknas efter vad siffrorna visar." in [
        text for table in tables(page) for block in table.notes for text in paragraphs_of(block)
    ]


def paragraphs_of(block: object) -> list[str]:
    from reports.document import Paragraph, plain

    return [plain(block.inlines)] if isinstance(block, Paragraph) else []


def test_a_status_stands_with_its_symbol_before_the_word(tmp_path: Path) -> None:
    page = document(_root(tmp_path), REPORT)
    statuses = [row[1] for table in tables(page) if table.id.startswith("mal-") for row in rows(table)]
    assert "✓ målet nås" in statuses


def test_prose_can_place_it_on_a_line_of_its_own(tmp_path: Path) -> None:
    root = _root(tmp_path)
    report = root / REPORT
    report.write_text(HEAD.replace("i_korthet = true\n", "").replace("Bra.", "{{ i_korthet() }}"))
    page = document(root, REPORT)
    assert "Måluppfyllelse i korthet" not in headings(page)
    assert rows(tables(page)[0])[0] == ["Trygghet", "1", "1", "0"]
    assert any(text.startswith("Indikatorer som har vänt") for text in paragraphs(page))
