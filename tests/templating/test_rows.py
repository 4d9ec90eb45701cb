"""Tables of goals and figures as they are laid out: joined headings, spans, parts, missing values."""

from __future__ import annotations

from pathlib import Path

from reports.document import Document, Row, Table
from tests.helpers import ROOT
from tests.workspaces import cell_text, document, headings, notes_of, plan, row_text, rows, tables, workspace

LINKOPING = "content/linkoping/social-och-omsorgsnamnden/2022/delarsrapport-mars.toml"
BJURHOLM = "content/bjurholm/socialnamnden/2024/verksamhetsplan.toml"
INTERIM = '[rapport]\ntyp = "delårsrapport"\nperiod = "mars 2027"\n\n[avsnitt.samlad_bedomning]\ntext = "Allt väl."\n\n'
GOALS = """
[[malomrade]]
id = "barn"
namn = "Barn"
[[malomrade.mal]]
id = "trygghet"
namn = "Trygghet"
[[malomrade.mal.indikator]]
id = "tid"
namn = "Tid"
enhet = "dagar"
malvarde = 90
utfall = { "2026" = 95, "mars 2027" = 88, "augusti 2027" = 1 }
[[malomrade.mal.indikator]]
id = "antal"
namn = "Antal"
uppdelning = ["kvinnor", "man"]
utfall = { "mars 2027" = { totalt = 5, kvinnor = 3 } }
[[malomrade.mal]]
id = "skola"
namn = "Skola"
[[malomrade.mal.indikator]]
id = "betyg"
namn = "Betyg"
"""


def goals(tmp_path: Path, more: str = "", text: str = GOALS) -> Document:
    return document(workspace(tmp_path, {"verksamhetsplan.toml": INTERIM + more, "styrkort.toml": text}))


def spans(row: Row) -> list[tuple[str, int, int]]:
    return [(cell_text(cell), cell.colspan, cell.rowspan) for cell in row.cells]


def captioned(page: Document, id_: str) -> Table:
    return next(table for table in tables(page) if table.id == id_)


# ---------------------------------------------------------------- goals


def test_goal_and_status_reach_over_all_rows_of_a_goal_that_is_assessed_as_a_whole(tmp_path: Path) -> None:
    (table,) = tables(goals(tmp_path, '[bedomning.trygghet]\nstatus = "Uppnås"\n'))
    assert spans(table.body[0])[:3] == [("Trygghet", 1, 4), ("Uppnås", 1, 4), ("Tid, dagar", 1, 1)]
    assert [row_text(row)[0] for row in table.body[1:4]] == ["Antal", "Kvinnor", "Män"]
    assert spans(table.body[4])[:2] == [("Skola", 1, 1), ("", 1, 1)]


def test_an_indicator_that_is_assessed_for_itself_repeats_its_goal_over_its_own_parts(tmp_path: Path) -> None:
    (table,) = tables(goals(tmp_path, '[bedomning.antal]\nstatus = "Pågår"\n'))
    assert [row_text(row)[:2] for row in table.body if row.cells[0].scope == "rowgroup"] == [["Trygghet", "Pågår"]]
    assert spans(table.body[1])[:3] == [("Trygghet", 1, 3), ("Pågår", 1, 3), ("Antal", 1, 1)]
    assert [row_text(row)[0] for row in table.body[2:4]] == ["Kvinnor", "Män"]
    assert [row_text(row)[:2] for row in (table.body[0], table.body[4])] == [["Trygghet", ""], ["Skola", ""]]


def test_a_goals_status_stands_on_the_rows_that_have_none_of_their_own(tmp_path: Path) -> None:
    (table,) = tables(goals(tmp_path, '[bedomning.antal]\nstatus = "Pågår"\n[bedomning.trygghet]\nstatus = "Uppnås"\n'))
    assert [spans(row)[1] for row in table.body[:2]] == [("Uppnås", 1, 1), ("Pågår", 1, 3)]


def test_an_indicator_with_a_comment_alone_leaves_the_goals_status_in_place(tmp_path: Path) -> None:
    (table,) = tables(goals(tmp_path, '[bedomning.tid]\nkommentar = "Ja."\n[bedomning.trygghet]\nstatus = "Uppnås"\n'))
    assert spans(table.body[0])[1] == ("Uppnås", 1, 4)


def test_parts_have_rows_of_their_own_under_their_indicator(tmp_path: Path) -> None:
    (table,) = tables(goals(tmp_path))
    assert [row.kind for row in table.body] == ["", "", "varav", "varav", ""]
    assert row_text(table.body[2])[-3:] == ["..", "3", ""]


def test_a_part_without_a_value_is_two_dots_and_the_small_print_says_what_they_mean(tmp_path: Path) -> None:
    (table,) = tables(goals(tmp_path))
    assert row_text(table.body[3])[-3:] == ["..", "..", ""]
    assert notes_of(table) == [".. = uppgift saknas"]


def test_without_a_missing_value_there_is_no_small_print(tmp_path: Path) -> None:
    text = GOALS[: GOALS.index('[[malomrade.mal.indikator]]\nid = "antal"')]
    (table,) = tables(goals(tmp_path, text=text))
    assert rows(table) == [["Trygghet", "", "Tid, dagar", "95", "88", "90"]]
    assert notes_of(table) == []


def test_periods_after_the_reports_own_are_not_shown(tmp_path: Path) -> None:
    (table,) = tables(goals(tmp_path))
    assert [text for row in table.head for text in row_text(row)][3:] == ["2026", "Mars\u00a02027", "Målvärde"]


def test_a_period_is_printed_as_it_is_written_with_a_capital(tmp_path: Path) -> None:
    (table,) = tables(goals(tmp_path, text=GOALS.replace('"mars 2027"', '"halvår 1 2026"')))
    assert [text for row in table.head for text in row_text(row)][3:] == ["Halvår 1\u00a02026", "2026", "Målvärde"]


def test_goals_stand_under_the_councils_goal_that_they_serve(tmp_path: Path) -> None:
    text = GOALS.replace('namn = "Trygghet"', 'namn = "Trygghet"\novergripande_mal = "Trygg kommun"')
    text = text.replace('namn = "Skola"', 'namn = "Skola"\novergripande_mal = "Bra skola"')
    page = goals(tmp_path, text=text)
    assert [title for title in headings(page) if title.startswith("Kommunövergripande")] == [
        "Kommunövergripande mål: Trygg kommun", "Kommunövergripande mål: Bra skola",
    ]  # fmt: skip
    assert [row_text(table.body[0])[0] for table in tables(page)] == ["Trygghet", "Skola"]


def test_a_goal_without_indicators_is_printed_too(tmp_path: Path) -> None:
    text = GOALS + '[[malomrade.mal]]\nid = "sist"\nnamn = "Sist"\n'
    (table,) = tables(goals(tmp_path, '[bedomning.sist]\nstatus = "Nytt"\n', text))
    assert row_text(table.body[-1])[:2] == ["Sist", "Nytt"]
    assert sum(cell.colspan for cell in table.body[-1].cells) == len(table.columns)


def test_linkopings_split_indicators_have_a_row_for_men_and_one_for_women() -> None:
    table = captioned(document(ROOT, LINKOPING), "mal-medarbetare-1")
    texts = [row_text(row) for row in table.body]
    at = next(number for number, text in enumerate(texts) if "Total sjukfrånvaro, %" in text)
    assert texts[at][-4:] == ["7,9", "4,9", "6,0", "5,5"]
    assert texts[at + 1] == ["Män", "4,5", "3,7", "6,2", ""]
    assert texts[at + 2] == ["Kvinnor", "8,3", "5,1", "6,0", ""]


def test_linkopings_parts_that_are_declared_and_blank_are_two_dots() -> None:
    table = captioned(document(ROOT, LINKOPING), "mal-medarbetare-1")
    texts = [row_text(row) for row in table.body]
    at = next(number for number, text in enumerate(texts) if "Chefsindex" in text)
    assert texts[at + 1] == ["Män", "..", "..", "..", ""]
    assert ".. = uppgift saknas" in notes_of(table)


def test_linkopings_two_ways_of_assessing_stand_side_by_side() -> None:
    page = document(ROOT, LINKOPING)
    by_row, by_goal = captioned(page, "mal-samhalle-1"), captioned(page, "mal-medarbetare-1")
    assert {cell.rowspan for row in by_row.body for cell in row.cells} == {1}
    assert spans(by_goal.body[0])[:2] == [
        ("Goda arbetsplatser", 1, 11), ("Ingen bedömning görs per den 31 mars", 1, 11),
    ]  # fmt: skip


def test_bjurholms_indicators_stand_in_one_table_in_the_order_they_ask_for() -> None:
    table = captioned(document(ROOT, BJURHOLM), "indikatorer")
    assert [row_text(row)[1:] for row in table.body] == [
        ["60", "Medborgare"], ["0", "Jämställdhet och jämlikhet"], ["3", "Medborgare"], ["3", "Medborgare"],
        ["13", "Medborgare"], ["100%", "Miljö"],
    ]  # fmt: skip


# ---------------------------------------------------------------- figures


def test_linkopings_investments_have_headings_in_three_levels() -> None:
    table = captioned(document(ROOT, LINKOPING), "tabell-investeringar")
    assert [spans(row) for row in table.head] == [
        [("Investeringar", 1, 1), ("Redovisat jan-mars", 2, 1), ("Prognos", 3, 1), ("Investeringsram", 1, 1),
         ("Avvikelse", 1, 3)],
        [("Belopp tkr", 1, 2), ("2022", 2, 1), ("2022", 3, 1), ("2022", 1, 2)],
        [("Utgifter", 1, 1), ("Inkomster", 1, 1), ("Utgifter", 1, 1), ("Inkomster", 1, 1), ("Netto", 1, 1)],
    ]  # fmt: skip
    assert {cell.scope for row in table.head for cell in row.cells} == {"col", "colgroup"}
    assert len(table.columns) == 8


def test_equal_headings_are_joined_only_below_an_equal_one(tmp_path: Path) -> None:
    text = """
[tabell.t]
rubrik = "T"
forsta_kolumn = "N"
kolumn = [
  { id = "a", namn = ["A", "2026"] }, { id = "b", namn = ["B", "2026"] }, { id = "c", namn = ["B", "2027"] },
  { id = "d", namn = "B" }, { id = "e", namn = 2027 }
]
rad = [{ namn = "R" }]
"""
    page = document(workspace(tmp_path, {"verksamhetsplan.toml": plan('{{ tabell("t") }}'), "a.toml": text}))
    assert [spans(row) for row in tables(page)[0].head] == [
        [("N", 1, 2), ("A", 1, 1), ("B", 2, 1), ("B", 1, 2), ("2027", 1, 2)],
        [("2026", 1, 1), ("2026", 1, 1), ("2027", 1, 1)],
    ]


def test_a_missing_figure_is_two_dots_or_what_the_table_says(tmp_path: Path) -> None:
    table = '[tabell.{}]\nrubrik = "T"\nforsta_kolumn = "N"\nkolumn = [{{ id = "a", namn = "A" }}]\n'
    table += 'rad = [{{ namn = "R" }}]\n'
    text = table.format("a") + table.format("b") + 'saknas = "saknas"\n' + table.format("c") + 'saknas = ""\n'
    prose = "\n\n".join(f'{{{{ tabell("{id_}") }}}}' for id_ in "abc")
    page = document(workspace(tmp_path, {"verksamhetsplan.toml": plan(prose), "a.toml": text}))
    assert [(rows(made)[0], notes_of(made)) for made in tables(page)] == [
        (["R", ".."], [".. = uppgift saknas"]), (["R", "saknas"], []), (["R", ""], []),
    ]  # fmt: skip


def test_sums_groups_and_parts_are_told_apart_and_a_group_reaches_over_the_table(tmp_path: Path) -> None:
    text = """
[tabell.t]
rubrik = "T"
forsta_kolumn = "N"
kolumn = [{ id = "a", namn = "A" }, { id = "b", namn = "B" }]
rad = [
  { namn = "Vård", roll = "grupp" }, { namn = "varav", roll = "varav", varden = [1, 2] },
  { namn = "Delsumma", roll = "delsumma", varden = [1, 2] }, { namn = "Summa", roll = "summa", varden = [-1, 2] },
]
"""
    page = document(workspace(tmp_path, {"verksamhetsplan.toml": plan('{{ tabell("t") }}'), "a.toml": text}))
    (table,) = tables(page)
    assert [row.kind for row in table.body] == ["grupp", "varav", "delsumma", "summa"]
    assert spans(table.body[0]) == [("Vård", 3, 1)]


def test_linkopings_summary_shows_the_figures_of_the_tables_it_is_taken_from() -> None:
    page = document(ROOT, LINKOPING)
    summary, prognos = captioned(page, "tabell-ekonomi"), captioned(page, "tabell-prognos")
    assert rows(summary)[0][1:] == rows(prognos)[-3][1:4]
