"""Diagrams that show what stands elsewhere: a table's rows and columns, an indicator's outcomes."""

from __future__ import annotations

from pathlib import Path

import pytest

from reports.charts.figures import figures as drawn
from reports.model.diagram import Diagram
from tests.workspaces import REPORT, checked, plan, said, workspace

DRIFT = """[tabell.drift]
rubrik = "Driftsammandrag"
forsta_kolumn = "Netto i tkr"
enhet = "tkr"
kostnader = "positiva"
kalla = "ekonomisystemet"
fotnot = "Preliminärt."
noter = { "*" = "Utan **moms**.", "**" = "Används inte." }
kolumn = [
  { id = "utfall", namn = ["Mars", "Utfall"], roll = "utfall" },
  { id = "budget", namn = ["Mars", "Budget"], roll = "budget" },
  { id = "avvikelse", namn = ["Mars", "Avvikelse"], roll = "avvikelse" },
  { id = "andel", namn = "Andel", enhet = "%" },
  { id = "vad", namn = "Kommentar", roll = "text" },
]
rad = [
  { namn = "Kultur", roll = "grupp" },
  { id = "bibliotek", namn = "Bibliotek", varden = { utfall = "9 100*", budget = 9000, andel = 30, vad = "ökar" } },
  { namn = "varav hyra", roll = "varav", varden = { utfall = 900, budget = 900 } },
  { namn = "Kulturskola", varden = { utfall = 6200, andel = 20, vad = "" } },
  { id = "summa", namn = "Summa", roll = "summa", varden = { andel = "", vad = "" } },
]
"""
MAL = """[[malomrade]]
id = "a"
namn = "A"
[[malomrade.mal]]
id = "m"
namn = "M"
[[malomrade.mal.indikator]]
id = "elever"
namn = "Elever i kulturskolan"
enhet = "elever"
utfall = { "mars 2027" = { totalt = 846, flickor = 540, pojkar = 306 }, "mars 2026" = { totalt = 812, pojkar = "i u" } }
[[malomrade.mal.indikator]]
id = "svarstid"
namn = "Svarstid"
utfall = { "mars 2026" = "3 dagar", "mars 2027" = "ung. 2 dagar" }
[[malomrade.mal.indikator]]
id = "vantetid"
namn = "Väntetid"
enhet = "dagar"
utfall = { "mars 2027" = 5, "mars 2028" = 6 }
"""


def diagram(keys: str, id_: str = "d") -> str:
    return f"[diagram.{id_}]\n{keys}\n"


def shown(root: Path, keys: str, **files: str) -> Diagram:
    """A diagram of a report that places it, as it is drawn."""
    root = workspace(
        root,
        {REPORT: plan('{{ diagram("d") }}', diagram(keys)), "drift.toml": DRIFT, "mal.toml": MAL}
        | {name.replace("_", "."): text for name, text in files.items()},
    )
    return checked(root).rapport.diagram["d"]


def faults(root: Path, keys: str) -> list[str]:
    report = plan('{{ diagram("d") }}')
    root = workspace(root, {REPORT: report, "d.toml": diagram(keys), "drift.toml": DRIFT, "mal.toml": MAL})
    return said(root)


def names(made: Diagram) -> tuple[list[str], list[str]]:
    return [name.text for name in made.kategorier], [serie.namn.text for serie in made.serie]


def figures(made: Diagram) -> list[list[str]]:
    return [[str(value.tal) for value in serie.varden] for serie in made.serie]


# ---------------------------------------------------------------- tables


def test_a_table_alone_gives_a_finished_diagram(tmp_path: Path) -> None:
    made = shown(tmp_path, 'typ = "stapel"\ntabell = "drift"')
    assert names(made) == (["Bibliotek", "Kulturskola"], ["Utfall", "Budget"])
    assert figures(made) == [["9100", "6200"], ["9000", "None"]]
    assert [value.text for value in made.serie[0].varden] == ["9 100*", "6\u00a0200"]
    assert (made.rubrik.text, str(made.enhet), str(made.kalla)) == ("Driftsammandrag", "tkr", "ekonomisystemet")
    assert str(made.fotnot) == "Preliminärt. \\*) Utan **moms**."


def test_each_value_knows_where_staff_wrote_it(tmp_path: Path) -> None:
    made = shown(tmp_path, 'typ = "stapel"\ntabell = "drift"')
    assert str(made.serie[0].varden[1].kalla).endswith("2027/drift.toml#tabell.drift.rad.3.varden.utfall")
    assert str(made.kategorier[1].kalla).endswith("#tabell.drift.rad.3.namn")
    assert str(made.serie[1].namn.kalla).endswith("#tabell.drift.kolumn.1.namn.1")


def test_columns_and_rows_are_picked_by_id_or_name_and_cells_that_are_computed_count(tmp_path: Path) -> None:
    keys = 'typ = "stapel"\ntabell = "drift"\nkolumner = ["avvikelse", "utfall"]\nrader = ["summa", "Kulturskola"]'
    drift = DRIFT.replace("utfall = 6200,", "utfall = 6200, budget = 6500,")
    made = shown(tmp_path, keys.replace('"summa", ', ""), drift_toml=drift)
    assert (names(made), figures(made)) == ((["Kulturskola"], ["Avvikelse", "Utfall"]), [["300"], ["6200"]])
    made = shown(tmp_path, 'typ = "stapel"\ntabell = "drift"\nkolumner = ["utfall"]\nrader = ["summa"]')
    assert figures(made) == [["15300"]]


def test_a_turned_table_has_its_columns_along_the_axis(tmp_path: Path) -> None:
    made = shown(tmp_path, 'typ = "stapel"\ntabell = "drift"\nvand = true')
    assert names(made) == (["Utfall", "Budget"], ["Bibliotek", "Kulturskola"])
    assert figures(made) == [["9100", "9000"], ["6200", "None"]]


@pytest.mark.parametrize(("more", "turned"), [("", True), ("vand = false", False)])
def test_lines_go_over_the_columns_where_these_are_times(tmp_path: Path, more: str, turned: bool) -> None:
    csv = "namn;jan;feb;mars;enhet i text\nSimhall;410;390;;a\nIshall;365;370;380;b\nSumma;775;760;;c\n"
    table = '[tabell.t]\nrubrik = "T"\nforsta_kolumn = "Hall"\nfil = "t.csv"\n'
    keys = f'typ = "linje"\ntabell = "t"\nrader = ["Simhall", "Ishall"]\n{more}'
    made = shown(tmp_path, keys, t_toml=table, t_csv=csv)
    both = (["jan", "feb", "mars"], ["Simhall", "Ishall"])
    assert names(made) == (both if turned else both[::-1])
    assert str(made.serie[0].varden[0].kalla).endswith("2027/t.csv#rad 2.jan")


def test_money_is_shown_in_the_unit_that_the_diagram_asks_for(tmp_path: Path) -> None:
    made = shown(tmp_path, 'typ = "stapel"\ntabell = "drift"\nenhet = "mnkr"\nkolumner = ["budget"]')
    assert (made.serie[0].varden[0].tal, str(made.serie[0].varden[0])) == (9, "9")
    made = shown(tmp_path, 'typ = "stapel"\ntabell = "drift"\nenhet = "mnkr"')
    assert [str(value) for value in made.serie[0].varden] == ["9,1*", "6,2"]
    assert figures(made) == [["9.1", "6.2"], ["9.0", "None"]]


def test_a_heading_says_the_unit_and_rows_of_one_name_are_told_by_their_groups(tmp_path: Path) -> None:
    table = """[tabell.t]
rubrik = "T"
forsta_kolumn = "Hall"
kolumn = [{ id = "slag", namn = "Slag", roll = "rubrik" }, { id = "hyra", namn = "Hyra, tkr" }]
rad = [
  { namn = "Hallar", roll = "grupp" },
  { namn = "Norr", rader = 2, varden = ["Personal", 1] },
  { varden = ["El", 2] },
  { namn = "Planer", roll = "grupp" },
  { namn = "Norr", varden = ["El", 3] },
]
"""
    made = shown(tmp_path, 'typ = "liggande"\ntabell = "t"', t_toml=table)
    assert names(made) == (["Norr, Personal", "Hallar: Norr, El", "Planer: Norr, El"], ["Hyra"])
    assert str(made.enhet) == "tkr"


def test_a_table_that_a_diagram_shows_is_not_told_to_be_left_out(tmp_path: Path) -> None:
    text = plan('{{ diagram("d") }}', DRIFT + diagram('typ = "stapel"\ntabell = "drift"'))
    run = checked(workspace(tmp_path, {REPORT: text}))
    assert [warning.message for warning in run.warnings if "skrivs inte ut" in warning.message] == []
    (told,) = [warning for warning in run.warnings if "visas bara" in warning.message]
    assert told.message == "tabell.drift visas bara som diagram, utan det som står i kolumnerna andel och vad"
    chosen = text.replace('tabell = "drift"', 'tabell = "drift"\nkolumner = ["utfall"]').replace(
        'vad = "ökar"', 'vad = ""'
    )
    assert not any(
        "visas bara" in warning.message for warning in checked(workspace(tmp_path, {REPORT: chosen})).warnings
    )
    run = checked(workspace(tmp_path, {REPORT: text.replace('{{ diagram("d") }}', "Text.")}))
    left = [warning.message for warning in run.warnings if "skrivs inte ut" in warning.message]
    assert left == ["tabell.drift skrivs inte ut i dokumentet", "diagram.d skrivs inte ut i dokumentet"]


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ('typ = "andel"\ntabell = "drift"\nkolumner = ["utfall"]\nrader = ["Bibliotek", "summa"]', "Summa är summan"),
        ('typ = "vattenfall"\ntabell = "drift"\nrader = ["Bibliotek", "summa"]', "Summa är summan"),
        ('typ = "staplad"\ntabell = "drift"\nvand = true\nrader = ["Bibliotek", "summa"]', "Summa är summan"),
        ('typ = "andel"\ntabell = "drift"\nkolumner = ["utfall"]\nrader = ["Bibliotek", "varav hyra"]', "Bibliotek är"),
        ('typ = "linje"\ntabell = "drift"\nrader = ["Bibliotek", "bibliotek"]', "bibliotek står två gånger"),
        ('typ = "stapel"\ntabell = "drift"\nkolumner = ["utfall", "utfall"]', "utfall står två gånger"),
        (
            'typ = "andel"\ntabell = "drift"\nkolumner = ["utfall", "budget"]',
            "kolumnen budget är ingen del av det hela",
        ),
    ],
)
def test_what_would_be_counted_twice_is_a_fault(tmp_path: Path, keys: str, told: str) -> None:
    (fault,) = faults(tmp_path, keys)
    assert told in fault


def test_a_sum_among_its_parts_is_remarked_on(tmp_path: Path) -> None:
    keys = 'typ = "stapel"\ntabell = "drift"\nrader = ["Bibliotek", "summa"]'
    run = checked(workspace(tmp_path, {REPORT: plan('{{ diagram("d") }}', diagram(keys)), "drift.toml": DRIFT}))
    (told,) = [warning for warning in run.warnings if warning.level == "påpekande"]
    assert told.message == "raden Summa är summan av andra rader i diagrammet"


# ---------------------------------------------------------------- indicators


def test_an_indicator_gives_its_parts_over_time_with_the_whole_last(tmp_path: Path) -> None:
    made = shown(tmp_path, 'typ = "linje"\nindikator = "elever"')
    assert names(made) == (["mars 2026", "mars 2027"], ["Flickor", "Pojkar", "Totalt"])
    assert figures(made) == [["None", "540"], ["None", "306"], ["812", "846"]]
    assert (made.rubrik.text, str(made.enhet)) == ("Elever i kulturskolan", "elever")
    assert str(made.serie[2].varden[1].kalla).endswith("indikator.0.utfall.mars 2027.totalt")


def test_parts_and_periods_are_picked_and_can_change_places(tmp_path: Path) -> None:
    keys = 'typ = "stapel"\nindikator = "elever"\ndelar = ["pojkar", "flickor"]\nperioder = ["mars 2027"]\nvand = true'
    made = shown(tmp_path, keys)
    assert (names(made), figures(made)) == ((["Pojkar", "Flickor"], ["mars 2027"]), [["306", "540"]])


def test_indicators_side_by_side_have_a_series_each(tmp_path: Path) -> None:
    made = shown(tmp_path, 'typ = "stapel"\nindikator = ["svarstid", "vantetid"]')
    assert names(made) == (["mars 2026", "mars 2027"], ["Svarstid", "Väntetid"])
    assert figures(made) == [["3", "2"], ["None", "5"]]
    assert (str(made.enhet), made.rubrik.text) == ("dagar", "Svarstid och Väntetid")


def test_parts_of_several_indicators_are_compared_in_the_latest_period(tmp_path: Path) -> None:
    keys = 'typ = "hantel"\nindikator = ["elever", "ledare"]\ndelar = ["flickor", "pojkar"]'
    leaders = (
        '[[malomrade.mal.indikator]]\nid = "ledare"\nnamn = "Ledare"\nenhet = "elever"\n'
        'utfall = { "mars 2026" = { flickor = 6, pojkar = 4 }, "mars 2027" = { flickor = 7 } }\n'
    )
    made = shown(tmp_path, keys, mal_toml=MAL + leaders)
    assert names(made) == (["Elever i kulturskolan", "Ledare"], ["Flickor", "Pojkar"])
    assert figures(made) == [["540", "7"], ["306", "None"]]
    assert str(made.rubrik) == "Elever i kulturskolan och Ledare, mars 2027"


INTAKT = """[tabell.t]
rubrik = "T"
forsta_kolumn = "Netto"
enhet = "tkr"
kostnader = "positiva"
kolumn = [
  { id = "utfall", namn = "Utfall", roll = "utfall" },
  { id = "budget", namn = "Budget", roll = "budget" },
  { id = "avvikelse", namn = "Avvikelse", roll = "avvikelse" },
]
rad = [
  { namn = "Personal", varden = { utfall = 110, budget = 100 } },
  { namn = "Avgifter", slag = "intäkt", varden = { utfall = 90, budget = 100 } },
]
"""


def test_variances_of_a_table_have_its_signs_whatever_the_order_of_its_columns(tmp_path: Path) -> None:
    made = shown(tmp_path, 'typ = "avvikelse"\ntabell = "t"', t_toml=INTAKT)
    assert names(made)[1] == ["Budget", "Utfall", "Avvikelse"]
    assert figures(made)[2] == ["-10", "-10"]
    assert drawn(made).unit == "tkr, plus är bättre än budget"
    lone = 'typ = "avvikelse"\ntabell = "t"\nkolumner = ["avvikelse"]'
    assert figures(shown(tmp_path, lone, t_toml=INTAKT)) == [["-10", "-10"]]


def test_a_table_that_does_not_say_how_costs_are_written_is_asked(tmp_path: Path) -> None:
    unsaid = INTAKT.replace('kostnader = "positiva"\n', "").replace(', slag = "intäkt"', "")
    asked = diagram('typ = "avvikelse"\ntabell = "t"')
    root = workspace(tmp_path, {REPORT: plan('{{ diagram("d") }}'), "d.toml": asked, "t.toml": unsaid})
    (fault,) = [one for one in said(root) if one.startswith("d.toml")]
    assert "tabellen t säger inte hur kostnader är skrivna" in fault


def test_lines_take_over_the_year_before_and_the_budget(tmp_path: Path) -> None:
    months = (
        INTAKT.replace("Personal", "jan").replace("Avgifter", "feb").replace('roll = "avvikelse"', 'roll = "prognos"')
    )
    made = shown(tmp_path, 'typ = "linje"\ntabell = "t"\nkolumner = ["utfall", "budget"]', t_toml=months)
    assert [serie.roll for serie in made.serie] == ["", "budget"]


def test_a_unit_stays_as_it_is_written_and_kronor_get_few_decimals(tmp_path: Path) -> None:
    days = INTAKT.replace('enhet = "tkr"', 'enhet = "dygn"').replace(', roll = "avvikelse"', "")
    assert str(shown(tmp_path, 'typ = "stapel"\ntabell = "t"\nkolumner = ["utfall"]', t_toml=days).enhet) == "dygn"
    kronor = (
        INTAKT.replace('enhet = "tkr"', 'enhet = "kr"').replace("= 110,", "= 12400123,").replace("= 90,", "= 250000,")
    )
    made = shown(tmp_path, 'typ = "stapel"\ntabell = "t"\nenhet = "mnkr"\nkolumner = ["utfall"]', t_toml=kronor)
    assert figures(made) == [["12.4", "0.3"]]


def test_the_whole_is_no_part_of_a_stack(tmp_path: Path) -> None:
    made = shown(tmp_path, 'typ = "staplad"\nindikator = "elever"')
    assert names(made)[1] == ["Flickor", "Pojkar"]
    (fault,) = faults(tmp_path, 'typ = "staplad"\nindikator = "elever"\ndelar = ["flickor", "totalt"]')
    assert "totalt är det hela och ingen av delarna" in fault


def test_a_slope_goes_over_the_columns_where_these_are_times(tmp_path: Path) -> None:
    years = INTAKT.replace('namn = "Utfall", roll = "utfall"', 'namn = "2026"').replace(
        'namn = "Budget", roll = "budget"', 'namn = "2027"'
    )
    made = shown(tmp_path, 'typ = "lutning"\ntabell = "t"\nkolumner = ["utfall", "budget"]', t_toml=years)
    assert names(made) == (["2026", "2027"], ["Personal", "Avgifter"])


def test_bars_of_a_table_have_the_roles_of_their_columns_beside_the_outcome(tmp_path: Path) -> None:
    made = shown(tmp_path, 'typ = "stapel"\ntabell = "drift"')
    assert [serie.roll for serie in made.serie] == ["", "budget"]
    made = shown(tmp_path, 'typ = "stapel"\ntabell = "drift"\nkolumner = ["budget"]')
    assert [serie.roll for serie in made.serie] == [""]


@pytest.mark.parametrize(
    ("keys", "mal"), [("", "minst 850"), ('mal = "minst 900"', "minst 900"), ("vand = true", "None")]
)
def test_the_target_is_the_indicators_own_where_the_diagram_says_none(tmp_path: Path, keys: str, mal: str) -> None:
    goals = MAL.replace('enhet = "elever"', 'enhet = "elever"\nmalvarde = "minst 850"')
    assert str(shown(tmp_path, f'typ = "linje"\nindikator = "elever"\n{keys}', mal_toml=goals).mal) == mal


def test_rules_of_kinds_are_asked_of_the_figures_that_are_taken_over(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, 'typ = "lutning"\ntabell = "drift"\nrader = ["bibliotek"]')
    assert fault.startswith("d.toml:1: diagrammet d är en lutning och har två kategorier, men här är 1")
    assert faults(tmp_path, 'typ = "lutning"\nindikator = "elever"\ndelar = ["totalt"]') == []


# ---------------------------------------------------------------- faults

TABLE = 'typ = "stapel"\ntabell = "drift"\n'
SERIES = 'kategorier = ["a"]\nserie = [{ namn = "S", varden = [1] }]\n'


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ('typ = "linje"', "1: diagrammet d säger inte vilka tal det ska visa\n  tips: skriv kategorier och serie, "
         'eller hämta talen med tabell = "…" eller indikator = "…"'),
        (TABLE + 'rubrik = "D"\n' + SERIES, "3: diagrammet d har både serie och tabell\n"
         "  tips: låt talen komma från ett ställe; ta bort det andra"),
        ('typ = "linje"\n' + SERIES, '1: rubrik saknas i [diagram.d]\n  tips: lägg till raden rubrik = "…"'),
        ('typ = "linje"\nrubrik = "D"\nserie = [{ namn = "S", varden = [1] }]', "1: kategorier saknas i [diagram.d]\n"
         '  tips: lägg till raden kategorier = ["…", "…"]'),
        ('typ = "linje"\nrubrik = "D"\nrader = ["a"]\n' + SERIES, "4: rader gäller bara ett diagram med tabell\n"
         "  tips: ta bort rader"),
        ('typ = "linje"\ntabell = "drifft"', "3: tabellen drifft finns inte\n  tips: menade du drift?"),
        (TABLE + 'kolumner = ["utfal"]', "4: kolumnen utfal finns inte i tabellen drift\n  tips: menade du utfall?"),
        (TABLE + 'kolumner = ["vad"]', "4: kolumnen vad i tabellen drift har inga tal\n"
         "  tips: här kan stå: andel, avvikelse, budget, utfall"),
        (TABLE + 'rader = ["bibliotekk"]', "4: raden bibliotekk finns inte i tabellen drift\n"
         "  tips: menade du bibliotek?"),
        (TABLE + 'rader = ["Kultur"]', "4: raden Kultur är en rubrik utan tal i tabellen drift\n"
         "  tips: menade du Kulturskola?"),
        (TABLE + 'kolumner = ["utfall", "andel"]', "4: diagrammet d är i tkr, men Andel är i %; ett diagram har "
         'en enhet\n  tips: välj kolumner med samma enhet, till exempel kolumner = ["utfall"]'),
        ('typ = "linje"\nindikator = "elver"', "3: indikatorn elver finns inte\n  tips: menade du elever?"),
        ('typ = "linje"\nindikator = ["elever", "svarstid"]', "3: diagrammet d är i elever, men Svarstid är i dagar; "
         "ett diagram har en enhet\n  tips: visa dem i var sitt diagram"),
        ('typ = "hantel"\nindikator = ["elever", "svarstid"]\ndelar = ["flickor"]\n'
         'perioder = ["mars 2026", "mars 2027"]', "5: delar av flera indikatorer visas för en period; här är 2\n"
         "  tips: ta bort de andra, eller visa en indikator"),
        ('typ = "linje"\nindikator = "elever"\nperioder = ["mars 2025"]', '4: indikatorn elever har inget utfall för '
         '"mars 2025"\n  tips: menade du mars 2027?'),
        ('typ = "linje"\nindikator = "elever"\ndelar = ["man"]', "4: indikatorn elever har ingen del man med utfall\n"
         "  tips: här kan stå: flickor, pojkar, totalt"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_told_with_its_line(tmp_path: Path, keys: str, message: str) -> None:
    (fault,) = faults(tmp_path, keys)
    assert fault == f"d.toml:{message}"


def test_a_diagram_beside_a_report_that_has_not_its_table_is_passed_over_where_it_is_not_placed(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"d.toml": diagram('typ = "stapel"\ntabell = "drift"')})
    assert said(root) == []
    assert said(workspace(root, {REPORT: plan('{{ diagram("d") }}')})) == [
        "d.toml:3: tabellen drift finns inte\n  tips: här finns inga att välja bland"
    ]
