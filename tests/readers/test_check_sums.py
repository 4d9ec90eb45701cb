"""Sums that staff gave are held against their rows, and nothing is said of those that a reader would find right."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.model.avvikelser import Avvikelser
from reports.model.computed import computed
from reports.model.rapport import Huvud, Kommun, Namnd, Rapport
from reports.model.rutor import Rutor
from reports.model.summering import Summering
from reports.model.tabell import Kolumn, KolumnRoll, Rad, RadRoll, RadSlag, Spann, Tabell, Tecken
from reports.model.varde import Etikett, Varde
from reports.readers.check_economy import ECONOMY_RULES
from reports.readers.check_sums import Sums
from reports.readers.check_variances import Variances
from reports.readers.settled import settled
from tests.helpers import ROOT
from tests.workspaces import YEAR, checked, library, said, workspace

LINKOPING = ROOT / "content/linkoping/social-och-omsorgsnamnden/2022/delarsrapport-mars.toml"


def table(*rows: str, more: str = "", columns: str = '{ id = "utfall", namn = "Utfall", roll = "utfall" }') -> str:
    """A table whose rows stand on a line each, the first of them on line 6, or 7 with `more`."""
    below = "".join(f"{row},\n" for row in rows)
    return f'[tabell.t]\nrubrik = "T"\nforsta_kolumn = "Tkr"\nkolumn = [{columns}]\n{more}rad = [\n{below}]\n'


def row(namn: str, value: object, roll: str = "", **more: object) -> str:
    keys = {"roll": roll, **more}
    said = "".join(f', {key} = {value if isinstance(value, int) else f"{chr(34)}{value}{chr(34)}"}'
                   for key, value in keys.items() if value != "")  # fmt: skip
    shown = "" if value is None else f", varden = {value if isinstance(value, list) else [value]}".replace("'", '"')
    return f'{{ namn = "{namn}"{said}{shown} }}'


def faults_of(tmp_path: Path, text: str) -> list[str]:
    return [
        fault.removeprefix("t.toml:").replace("\u00a0", " ") for fault in said(workspace(tmp_path, {"t.toml": text}))
    ]


def warnings_of(tmp_path: Path, text: str) -> list[str]:
    run = checked(workspace(tmp_path, {"t.toml": text}))
    return [str(warning).removeprefix(f"{YEAR}/t.toml:").replace("\u00a0", " ") for warning in run.warnings]


def test_a_sum_that_its_rows_do_not_give_is_told_with_its_line_and_the_difference(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, table(row("A", 1500), row("B", 250), row("Summa", 1800, "summa")))
    assert fault == (
        "8: raden Summa, kolumnen Utfall: här står 1 800, men raderna ger 1 750 (skillnad 50)\n"
        '  tips: rätta talet, eller skriv accepterad = "varför" på raden om det ska stå kvar'
    )


@pytest.mark.parametrize(
    "rows",
    [
        [row("A", 1), row("B", 2), row("S", 3, "summa")],
        [row("A", 1), row("S", 1, "delsumma"), row("B", 2), row("S2", 2, "delsumma"), row("T", 3, "summa")],
        [row("A", 1), row("S", 1, "delsumma"), row("B", 2), row("T", 3, "delsumma")],
        [row("A", 5), row("a", 2, niva=1), row("b", 3, niva=1), row("S", 5, "summa")],
        [row("A", 5), row("varav a", 2, "varav"), row("S", 5, "summa"), row("varav b", 4, "varav")],
        [row("G", None, "grupp"), row("A", 1), row("S", 1, "summa"), row("H", None, "grupp"), row("B", 2),
         row("T", 2, "summa"), row("U", 3, "summa")],
        [row("A", 8, slag="kostnad"), row("B", 3, slag="intäkt"), row("Netto", 5, "netto")],
        [row("A", 8, slag="kostnad"), row("B", 3, slag="intäkt"), row("Resultat", -5, "netto")],
        [row("Kostnader", 8), row("Intäkter", 3), row("Netto", 5, "summa")],
        [row("A", "1*"), row("B", "2 000"), row("S", 2001, "summa")],
        [row("A", "i u"), row("B", 2), row("S", 2, "summa")],
        [row("A", "att fylla i"), row("B", 2), row("S", 9, "summa")],
        [row("A", 1), row("B", None), row("S", 9, "summa")],
        [row("S", 9, "summa"), row("A", 1)],
        [row("A", "90 %"), row("B", "80 %"), row("S", "85 %", "summa")],
        [row("A", 1), row("B", 2), row("S", "", "summa")],
        [row("A", 2), row("varav a", -3, "varav"), row("varav b", 2, "varav")],
        [row("S", 3, "summa"), row("A", 1), row("B", 2), row("T", 9, "summa"), row("C", 4), row("D", 5)],
    ],
    ids=range(18),
)  # fmt: skip
def test_sums_that_some_reading_of_the_table_gives_have_nothing_said_of_them(rows: list[str], tmp_path: Path) -> None:
    assert faults_of(tmp_path, table(*rows)) == []
    assert warnings_of(tmp_path, table(*rows)) == []


@pytest.mark.parametrize("word", ["i u", "x", "ung. 5"])
def test_a_sum_over_words_is_held_against_what_is_known_and_what_is_in_the_way_is_named(
    word: str, tmp_path: Path
) -> None:
    rows = row("A", 100), row("B", word), row("S", 900, "summa")
    assert faults_of(tmp_path, table(*rows)) == []
    (remark,) = warnings_of(tmp_path, table(*rows))
    assert remark == (
        "8: påpekande: raden S, kolumnen Utfall: här står 900, men raderna som har ett tal ger 100 (skillnad 800), och "
        f"raden B har {word}; jämför rad 7\n"
        "  tips: kontrollera att skillnaden är det som saknas, "
        'eller skriv accepterad = "varför" på raden om det ska stå kvar'
    )


def test_a_sum_over_several_words_names_the_first_and_its_columns_are_one_sentence(tmp_path: Path) -> None:
    columns = ", ".join(f'{{ id = "k{n}", namn = "K{n}", roll = "utfall" }}' for n in range(2))
    rows = row("A", [1, 1]), row("B", ["i u", "i u"]), row("C", ["x", 1]), row("S", [9, 9], "summa")
    (remark,) = warnings_of(tmp_path, table(*rows, columns=columns))
    assert remark.startswith(
        "9: påpekande: raden S: i K0 står 9, men raderna som har ett tal ger 1 (skillnad 8), "
        "i K1 står 9, men raderna som har ett tal ger 2 (skillnad 7), och raden B har i u; jämför rad 7\n"
    )


@pytest.mark.parametrize("heading", ["Beläggning, %", "Andel nöjda", "Genomsnitt", "Kostnad, kr per elev"])
def test_shares_and_averages_are_never_summed(heading: str, tmp_path: Path) -> None:
    columns = f'{{ id = "a", namn = "{heading}", roll = "utfall" }}'
    assert not faults_of(tmp_path, table(row("A", 40), row("B", 60), row("S", 52, "summa"), columns=columns))


@pytest.mark.parametrize(
    ("total", "told"),
    [
        (3, "här står 3, men raderna ger 7 (skillnad 4): raden B saknas i summan; jämför rad 7"),
        (11, "här står 11, men raderna ger 7 (skillnad 4): raden B är räknad två gånger; jämför rad 7"),
        (9, "här står 9, men raderna ger 7 (skillnad 2): raden varav a är medräknad fast den är en del av raden ovanför"
            "; jämför rad 8"),
    ],
    ids=["left out", "twice", "part"],
)  # fmt: skip
def test_a_difference_that_is_one_rows_figure_names_that_row(total: int, told: str, tmp_path: Path) -> None:
    rows = row("A", 3), row("B", 4), row("varav a", 2, "varav"), row("S", total, "summa")
    (fault,) = faults_of(tmp_path, table(*rows))
    assert fault.split("\n")[0] == f"9: raden S, kolumnen Utfall: {told}"


def test_a_total_in_a_column_without_a_role_is_only_a_warning(tmp_path: Path) -> None:
    (warning,) = warnings_of(tmp_path, table(row("A", 1), row("S", 9, "summa"), columns='{ id = "a", namn = "A" }'))
    assert warning.startswith("7: varning: raden S, kolumnen A: här står 9, men raderna ger 1 (skillnad 8)")


def test_figures_that_no_kommun_has_are_no_traceback(tmp_path: Path) -> None:
    columns = (
        '{ id = "u", namn = "U", roll = "utfall", decimaler = 6 }, { id = "b", namn = "B", roll = "budget" }, '
        '{ id = "a", namn = "A", roll = "avvikelse" }, { id = "p", namn = "P", roll = "procent" }'
    )
    body = '{ namn = "A", varden = { u = 99999999999999999999, b = 0.00000000000000000001 } }'
    text = table(body, row("S", None, "summa"), columns=columns, more='kostnader = "positiva"\n')
    assert faults_of(tmp_path, text) == []
    for wrong in ("decimaler = -1000000000", "decimaler = 1000000000"):
        assert len(faults_of(tmp_path, text.replace("decimaler = 6", wrong))) == 1


def test_the_wrong_figures_of_a_row_are_one_sentence(tmp_path: Path) -> None:
    columns = ", ".join(f'{{ id = "k{n}", namn = "K{n}", roll = "utfall" }}' for n in range(5))
    (fault,) = faults_of(tmp_path, table(row("A", [1] * 5), row("S", [1, 2, 3, 4, 5], "summa"), columns=columns))
    assert fault.startswith(
        "7: raden S: i K1 står 2, men raderna ger 1 (skillnad 1), i K2 står 3, men raderna ger 1 (skillnad 2), "
        "i K3 står 4, men raderna ger 1 (skillnad 3), och 1 kolumn till stämmer inte\n"
    )


def test_a_difference_that_rounding_may_explain_says_how_to_state_it(tmp_path: Path) -> None:
    rows = row("A", 1), row("B", 2), row("S", 4, "summa")
    (fault,) = faults_of(tmp_path, table(*rows))
    assert "tips: skriv avrundade = true i tabellen om talen är avrundade var för sig" in fault
    assert not faults_of(tmp_path, table(*rows, more="avrundade = true\n"))
    assert faults_of(tmp_path, table(rows[0], rows[1], row("S", 6, "summa"), more="avrundade = true\n"))


def test_a_wrong_sum_can_be_kept_with_a_reason(tmp_path: Path) -> None:
    rows = row("A", 1), row("S", 4, "summa", accepterad="så i publicerat underlag")
    assert warnings_of(tmp_path, table(*rows)) == [
        "7: accepterad: raden S, kolumnen Utfall: här står 4, men raderna ger 1 (skillnad 3)\n"
        "  skäl: så i publicerat underlag"
    ]


def test_a_wrong_sum_in_a_csv_file_is_told_with_the_files_line(tmp_path: Path) -> None:
    text = table(columns='{ id = "utfall", namn = "Utfall", roll = "utfall" }').replace("rad = [\n]", 'fil = "t.csv"')
    root = workspace(tmp_path, {"t.toml": text, "t.csv": "namn;utfall;roll;slag\nA;3;;\nB;4;;\nS;8;summa;\n"})
    assert said(root) == [
        "t.csv:4: raden S, kolumnen Utfall: här står 8, men raderna ger 7 (skillnad 1)\n"
        "  tips: skriv avrundade = true i tabellen om talen är avrundade var för sig, "
        'eller skriv accepterad = "varför" på tabellen om det ska stå kvar'
    ]


def test_a_cost_and_a_revenue_under_a_row_must_net_to_it(tmp_path: Path) -> None:
    rows = row("Netto", 5), row("varav k", 8, "varav", slag="kostnad"), row("varav i", 4, "varav", slag="intäkt")
    (fault,) = faults_of(tmp_path, table(*rows, more='kostnader = "positiva"\n'))
    assert fault.startswith(
        "8: raden varav k, kolumnen Utfall: här ger varav-raderna 4, men raden Netto är 5 (skillnad 1); jämför rad 7\n"
    )


def test_a_part_that_is_more_than_the_whole_is_a_warning(tmp_path: Path) -> None:
    (warning,) = warnings_of(tmp_path, table(row("A", 5), row("varav a", 6, "varav")))
    assert warning.startswith("7: varning: raden varav a, kolumnen Utfall: här står 6, men raden A är 5 (skillnad 1)")


# ---------------------------------------------------------------- the published tables


def _counts(report: Path) -> dict[str, tuple[int, int, int]]:
    """How many totals, nets of `varav` rows and variances are held against their rows, by table."""
    rapport = library(ROOT).rapport(report)
    whole, counts = settled(rapport), dict[str, tuple[int, int, int]]()
    for id_, tabell in rapport.tabell.items():
        filled = whole.tabell[id_]
        avvikelser = Avvikelser.of(Rutor(filled), Summering(filled.rad))
        sums, variances = Sums(Rutor(tabell), avvikelser), Variances(Rutor(tabell), avvikelser)
        counts[id_] = len(sums.totals), len(sums.nets), len(list(variances.all()))
    return counts


def test_every_sum_and_variance_of_linkopings_tables_is_checked() -> None:
    assert _counts(LINKOPING) == {
        "ekonomi": (0, 0, 0),  # fetched
        "volymer": (0, 0, 0),
        "personal": (0, 0, 0),
        "drift": (4, 0, 14),
        "prognos": (4, 4, 16),
        "investeringar": (7, 7, 4),
    }


def test_the_only_fault_among_linkopings_tables_is_the_one_that_is_known() -> None:
    run = checked(ROOT, str(LINKOPING.relative_to(ROOT)))
    told = [warning.message.replace("\u00a0", " ") for warning in run.warnings if warning.file.endswith("ekonomi.toml")]
    assert told == [
        "raden varav utgifter, kolumnen Investeringsram 2022: här ger varav-raderna 0, men raden Summa investeringar "
        "är 1 000 (skillnad 1 000); jämför rad 134"
    ]


def test_luleas_known_faults_are_found() -> None:
    run = checked(ROOT, "content/lulea/socialnamnden/2019/styrkort.toml")
    told = "\n".join(warning.message.replace("\u00a0", " ") for warning in run.warnings)
    assert "raden Resultat, kolumnen Bokslut 2017: här står −6 320, men raderna ger −6 319 (skillnad 1)" in told
    assert "raden Nettoinvesteringar, kolumnen Bokslut 2017: här står 12 000, men raderna ger 6 757" in told


# ---------------------------------------------------------------- any table

AMOUNTS = st.decimals(-(10**6), 10**6, places=1)


@st.composite
def grouped(draw: st.DrawFn) -> Tabell:
    """A table of groups with subtotals and a total, all of them absent; revenue is written with one sign."""
    rows: list[Rad] = []
    sign = draw(st.sampled_from([1, -1]))
    for group in range(draw(st.integers(1, 3))):
        rows.append(Rad(namn=Etikett(f"G{group}"), roll="grupp"))
        for value in draw(st.lists(AMOUNTS, min_size=1, max_size=4)):
            slag = draw(st.sampled_from(["", "kostnad", "intäkt"]))
            amount = sign * abs(value) if slag == "intäkt" else value
            rows.append(Rad(namn=Etikett("R"), niva=1, slag=slag, varden=(Varde.of(amount),)))
        rows.append(Rad(namn=Etikett("S"), roll="delsumma"))
    rows.append(Rad(namn=Etikett("T"), roll="summa"))
    columns = (Kolumn(id="a", namn=Etikett("A"), roll="utfall"),)
    kostnader = draw(st.sampled_from(["positiva", "negativa"]))
    return Tabell(rubrik=Varde("T"), forsta_kolumn=Etikett("N"), kolumn=columns, rad=tuple(rows), kostnader=kostnader)


def _filled(tabell: Tabell) -> Tabell:
    filled, unsolved = computed(tabell)
    assert not unsolved
    return filled


def _wrong(tabell: Tabell) -> list[int]:
    rutor = Rutor(tabell)
    sums = Sums(rutor, Avvikelser.of(rutor, Summering(tabell.rad)))
    return [one.rad for one in sums.totals if not one.is_right]


@given(grouped())
def test_sums_that_are_computed_are_found_right(tabell: Tabell) -> None:
    filled = _filled(tabell)
    assert all(filled.varde(rad, filled.kolumn[0]) for rad in filled.rad if rad.roll in ("delsumma", "summa"))
    assert _wrong(filled) == []


@given(grouped(), st.data())
def test_a_sum_of_which_one_figure_is_changed_is_found_wrong(tabell: Tabell, data: st.DataObject) -> None:
    filled = _filled(tabell)
    rows = [number for number, rad in enumerate(filled.rad) if rad.roll in ("delsumma", "summa")]
    row = data.draw(st.sampled_from(rows))
    old = Rutor(filled).tal(row, 0)
    assert old is not None
    changed = Varde.of(old + Decimal("7777777.77"))
    rad = list(filled.rad)
    rad[row] = replace(rad[row], varden=(changed,))
    assert row in _wrong(filled.with_rows(tuple(rad)))


@given(grouped(), st.data())
def test_a_table_of_which_one_row_is_changed_no_longer_adds_up(tabell: Tabell, data: st.DataObject) -> None:
    filled = _filled(tabell)
    row = data.draw(st.sampled_from([number for number, rad in enumerate(filled.rad) if rad.roll == ""]))
    old = Rutor(filled).tal(row, 0)
    assert old is not None
    rad = list(filled.rad)
    rad[row] = replace(rad[row], varden=(Varde.of(old + Decimal("7777777.77")),))
    assert _wrong(filled.with_rows(tuple(rad)))


WORDS = st.sampled_from(["i u", "", "att fylla i", "9 100*", "345 (28)", "90 %", "ung. 5", "1,2 mnkr", "-"])
VALUES = st.one_of(AMOUNTS, st.integers(-(10**9), 10**9), WORDS).map(Varde.of)
CELLS = st.one_of(VALUES, st.builds(Spann, varde=VALUES, kolumner=st.integers(-1, 4), rader=st.integers(-1, 4)))


@st.composite
def strange(draw: st.DrawFn) -> Tabell:
    """A table of any rows and columns, whether they make sense or not."""
    columns = tuple(
        Kolumn(
            id=f"k{number}",
            namn=Etikett("K"),
            roll=draw(st.sampled_from(get_args(KolumnRoll))),
            enhet=draw(st.sampled_from(["", "%", "tkr", "mnkr", "elever"])),
            decimaler=draw(st.sampled_from([None, -3, 0, 1, 99])),
        )
        for number in range(draw(st.integers(0, 4)))
    )
    rows = st.builds(
        Rad,
        namn=st.sampled_from([Etikett("R"), Etikett("Avgifter"), Etikett("")]),
        id=st.sampled_from(["", "r"]),
        roll=st.sampled_from(get_args(RadRoll)),
        slag=st.sampled_from(get_args(RadSlag)),
        niva=st.integers(-1, 4),
        hamta=st.sampled_from(["", "", "", "t.r", "u.r"]),
        varden=st.one_of(
            st.lists(CELLS, max_size=5).map(tuple),
            st.dictionaries(st.sampled_from(["k0", "k1", "k2", "x"]), CELLS),
        ),
    )
    return Tabell(
        rubrik=Varde("T"),
        forsta_kolumn=Etikett("N"),
        kolumn=columns,
        rad=tuple(draw(st.lists(rows, max_size=8))),
        enhet=draw(st.sampled_from(["", "tkr", "mnkr", "%"])),
        kostnader=draw(st.sampled_from(get_args(Tecken))),
        avrundade=draw(st.booleans()),
        saknas=draw(st.sampled_from([None, Varde(""), Varde("–")])),
    )


@given(strange(), strange())
def test_no_table_is_too_strange_to_be_judged(first: Tabell, second: Tabell) -> None:
    rapport = Rapport(
        kommun=Kommun(namn=Varde("K")), namnd=Namnd(namn=Varde("N")), rapport=Huvud(typ="pm"),
        tabell={"t": first, "u": second},
    )  # fmt: skip
    told = [finding for rule in ECONOMY_RULES for finding in rule(rapport)]
    assert all(finding.message for finding in told)
    whole = settled(rapport)
    assert settled(whole).tabell == whole.tabell


# ---------------------------------------------------------------- what does not add up by nature

YEARS = (
    '{ id = "a", namn = "2027", roll = "utfall" }, { id = "b", namn = "2026", roll = "foregaende" }, '
    '{ id = "c", namn = "Förändring" }'
)


@pytest.mark.parametrize(
    "rows",
    [
        [row("Sjukfrånvaro, %", [6.4, 6.9]), row("varav kvinnor", [6.9, 7.4], "varav")],
        [row("Total sjukfrånvaro i procent", [6.4, 6.9]), row("varav långtid", [41.2, 40.1], "varav")],
        [row("Medellön, kr", [36000, 35000]), row("varav män", [37000, 37500], "varav")],
        [row("Kostnad per elev", [36000, 35000]), row("varav gymnasieskola", [37000, 37500], "varav")],
        [row("Antal brukare", [812, 790, 22]), row("varav över 80 år", [601, 577, 24], "varav")],
        [row("Skola", [900, 5000]), row("varav utgifter", [1000, 5500], "varav"),
         row("varav inkomster", [-100, -500], "varav")],
        [row("Snittålder kvinnor", [44, 45]), row("Snittålder män", [46, 45]),
         row("Snittålder totalt", [45, 45], "summa")],
    ],
    ids=["share", "share in words", "pay", "cost per", "change", "net", "average"],
)  # fmt: skip
def test_parts_of_shares_and_changes_may_be_more_than_the_whole_and_averages_are_not_added_up(
    rows: list[str], tmp_path: Path
) -> None:
    text = table(*rows, columns=YEARS if "22" in rows[0] else YEARS.rpartition(", {")[0])
    assert (faults_of(tmp_path, text), warnings_of(tmp_path, text)) == ([], [])


def test_the_sexes_are_not_more_than_the_whole_together(tmp_path: Path) -> None:
    rows = row("Anställda", 600), row("varav kvinnor", 450, "varav"), row("varav män", 160, "varav")
    (warning,) = warnings_of(tmp_path, table(*rows))
    assert warning.startswith(
        "7: varning: raden varav kvinnor, kolumnen Utfall: här ger könen tillsammans 610, men raden Anställda är 600"
    )
    others = row("A", 100), row("varav a", 60, "varav"), row("varav b", 50, "varav")
    assert warnings_of(tmp_path, table(*others)) == []
