"""What targets, outcomes and assessments say together, told with the line and what to write."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workspaces import YEAR, checked, faults, workspace

REPORT = f"{YEAR}/delarsrapport-mars.toml"
HEAD = '[rapport]\ntyp = "delårsrapport"\nperiod = "mars 2027"\n\n[avsnitt.samlad_bedomning]\ntext = "Bra."\n'
AREA = '[[malomrade]]\nid = "a"\nnamn = "A"\n[[malomrade.mal]]\nid = "m"\nnamn = "M"\n'


def _indicator(lines: str, id_: str = "i") -> str:
    return f'[[malomrade.mal.indikator]]\nid = "{id_}"\nnamn = "I"\n{lines}\n'


def _told(tmp_path: Path, goals: str, report: str = "", shared: str = "") -> list[str]:
    files = {"styrkort.toml": AREA + goals, "delarsrapport-mars.toml": HEAD + report}
    if shared:
        files["content/exempel/kommun.toml"] = '[kommun]\nnamn = "Exempels kommun"\n' + shared
    root = workspace(tmp_path, files)
    if found := faults(root, REPORT):
        return [str(one).removeprefix(f"{YEAR}/") for one in found]
    told = [one for one in checked(root, REPORT).warnings if one.level != "lucka"]
    return [str(one).removeprefix(f"{YEAR}/") for one in told]


TARGETS = [
    ('malvarde = "minst 5"\nriktning = "lägre är bättre"',
     'styrkort.toml:11: riktning = "lägre är bättre" säger emot målvärdet "minst 5"\n'
     "  tips: ta bort riktning, eller rätta målvärdet"),
    ('malvarde = "minska till minst 150"',
     'styrkort.toml:10: påpekande: målvärdet "minska till minst 150" går inte att läsa, så indikatorn bedöms inte\n'
     '  tips: skriv till exempel "minst 90 %", "högst 5 dagar" eller "öka med 20"; mer i handboken, del 4'),
    ('malvarde = "minst 60"\nutfall = { "mars 2027" = "70 %" }',
     "styrkort.toml:10: påpekande: utfallet är i % men målvärdet har ingen enhet, så indikatorn bedöms inte\n"
     '  tips: lägg till raden enhet = "%" under indikatorn'),
    ('malvarde = "minskar med 5 % jämfört med 2016"\nutfall = { "2017" = 3 }',
     'styrkort.toml:10: påpekande: målvärdet jämför med "2016", men indikatorn har inget utfall för den perioden\n'
     "  tips: menade du 2017?"),
    ('malvarde = "minnst 90 %"',
     'styrkort.toml:10: påpekande: målvärdet "minnst 90 %" går inte att läsa, så indikatorn bedöms inte\n'
     '  tips: menade du "minst 90 %"?'),
    ('malvarde = "80–75 %"',
     'styrkort.toml:10: påpekande: målvärdet "80–75 %" går inte att läsa, så indikatorn bedöms inte\n'
     '  tips: menade du "75–80 %"?'),
    ('malvarde = "minst 5"\nvikt = 0', "styrkort.toml:11: vikt kan inte vara 0\n  tips: skriv ett tal större än 0"),
    ('malvarde = "minst 90 %"\nutfall = { "mars 2027" = "12 dagar" }',
     "styrkort.toml:11: varning: utfallet för mars 2027 är i dagar men målvärdet i %, så de jämförs inte; "
     "jämför rad 10\n"
     "  tips: skriv båda i samma enhet"),
    ('malvarde = "minst 90 %"\nutfall = { "mars 2027" = 85 }',
     "styrkort.toml:10: påpekande: målvärdet är i % men utfallet har ingen enhet, så indikatorn bedöms inte\n"
     '  tips: lägg till raden enhet = "%" under indikatorn'),
]  # fmt: skip
QUIET = [
    'malvarde = ">Två stadsdelar"', 'malvarde = "att fylla i: 2028"', 'malvarde = 5\nriktning = "lägre är bättre"',
    'malvarde = "minst 90 %"\nenhet = "%"\nutfall = { "mars 2027" = 85 }',
    'malvarde = "högst 2 mnkr"\nutfall = { "mars 2027" = "1 900 tkr" }',
    'malvarde = "minst 12 elever"\nutfall = { "mars 2027" = 14 }', 'malvarde = "öka med 2 procentenheter"\nenhet = "%"',
    'malvarde = "högst 0"\nutfall = { "mars 2027" = "-6,3 mkr" }', 'malvarde = "ska öka jämfört med riket"',
    'malvarde = "senast 2027-06-30"', 'malvarde = "Klart under 2027"', 'malvarde = "1:10"',
    'malvarde = "Bland de 25 % bästa kommunerna"', 'malvarde = "Minst lika bra som 2026"',
    'malvarde = "90 %"\nutfall = { "mars 2027" = 85 }',
]  # fmt: skip


@pytest.mark.parametrize(("lines", "message"), TARGETS)
def test_a_target_that_cannot_be_used_is_told(tmp_path: Path, lines: str, message: str) -> None:
    assert _told(tmp_path, _indicator(lines)) == [message]


@pytest.mark.parametrize("lines", QUIET)
def test_a_target_that_can_be_used_or_is_words_is_not_spoken_of(tmp_path: Path, lines: str) -> None:
    assert _told(tmp_path, _indicator(lines)) == []


HALVES = [
    ('enhet = "%"', "{ totalt = 6.5, kvinnor = 6.0, man = 6.2 }",
     "totalt 6,5 ligger inte mellan kvinnor 6,0 och män 6,2"),
    ('enhet = "elever"', "{ totalt = 850, flickor = 540, pojkar = 306 }",
     "totalt 850 är varken summan av eller ett värde mellan flickor 540 och pojkar 306"),
    ('enhet = "antal"', "{ totalt = 400, flickor = 540, pojkar = 306 }",
     "totalt 400 är inte summan, 846, av flickor 540 och pojkar 306"),
    ('enhet = "antal"', "{ totalt = 7, kvinnor = 9 }", "totalt 7 är mindre än kvinnor 9"),
    ("", "{ totalt = 900, flickor = 540, pojkar = 306 }",
     "totalt 900 är varken summan av eller ett värde mellan flickor 540 och pojkar 306"),
]  # fmt: skip
AGREE = [
    ('enhet = "%"', "{ totalt = 6.0, kvinnor = 6.0, man = 6.2 }"),
    ('enhet = "elever"', "{ totalt = 846, flickor = 540, pojkar = 306 }"),
    ("", "{ totalt = 846, flickor = 540, pojkar = 306 }"),
    ("", "{ totalt = 72, kvinnor = 73, man = 70 }"),
    ("", '{ totalt = "ca 100", kvinnor = 55, man = 46 }'),
    ('enhet = "%"', '{ totalt = 6.5, kvinnor = 6.0, man = "i u" }'),
    ('enhet = "%"', "{ totalt = 6.5, kvinnor = 6.0 }"),
    ('enhet = "index"', "{ totalt = 71, kvinnor = 73, man = 69 }"),
]


@pytest.mark.parametrize(("unit", "value", "message"), HALVES)
def test_a_total_that_its_halves_do_not_give_is_told(tmp_path: Path, unit: str, value: str, message: str) -> None:
    told = _told(tmp_path, _indicator(f'{unit}\nutfall = {{ "mars 2027" = {value} }}'))
    assert told == [
        f"styrkort.toml:11: varning: {message}\n"
        '  tips: rätta talet, eller skriv accepterad = "…" med skälet under indikatorn'
    ]


@pytest.mark.parametrize(("unit", "value"), AGREE)
def test_a_total_that_its_halves_give_or_cannot_give_is_not_spoken_of(tmp_path: Path, unit: str, value: str) -> None:
    assert _told(tmp_path, _indicator(f'{unit}\nutfall = {{ "mars 2027" = {value} }}')) == []


MISSED = _indicator('malvarde = "minst 5"\nutfall = { "mars 2027" = 4 }')
STATUS = '[bedomning.{}]\nstatus = "{}"\n'


@pytest.mark.parametrize(("id_", "what"), [("m", "målet M"), ("i", "indikatorn I"), ("a", "målområdet A")])
def test_a_status_that_the_figures_do_not_give_needs_a_comment(tmp_path: Path, id_: str, what: str) -> None:
    (told,) = [one for one in _told(tmp_path, MISSED, STATUS.format(id_, "uppnått")) if "skrivs inte ut" not in one]
    assert told == (
        f'delarsrapport-mars.toml:8: varning: bedömningen av {what} är "uppnått", men siffrorna ger ej uppnått: '
        "utfallet 4 når inte målvärdet minst 5: 1 för lågt\n"
        f'  tips: säg varför: lägg till kommentar = "…" under [bedomning.{id_}]'
    )


@pytest.mark.parametrize(
    ("status", "more"),
    [("ej uppnått", ""), ("pågår", ""), ("uppnått", 'kommentar = "Nås i april."')],
)
def test_a_status_that_agrees_is_explained_or_says_something_else_is_not_spoken_of(
    tmp_path: Path, status: str, more: str
) -> None:
    assert _told(tmp_path, MISSED, STATUS.format("m", status) + more) == []


def test_rules_out_of_range_are_told_where_the_kommun_has_them(tmp_path: Path) -> None:
    told = _told(tmp_path, MISSED, shared="[regler]\nandel = 40\ndelvis_andel = 60\nnara = 120\n")
    assert [one.partition(": ")[2].partition("\n")[0] for one in told] == [
        "delvis_andel är 60 men andel bara 40, så inget mål kan bli delvis uppnått",
        "nara kan inte vara 120",
    ]
    assert told[0].startswith("content/exempel/kommun.toml:5")


@pytest.mark.parametrize(
    ("skala", "message"),
    [
        ('["grön", "röd"]', "inget av orden i skalan har en betydelse, så bedömningarna jämförs inte med siffrorna"),
        ('["uppnått", "uppnått"]', '"uppnått" står två gånger i skalan'),
        ('[{ namn = "uppnått", symbol = "✓" }, { namn = "delvis", symbol = "✓" }]', '"✓" står två gånger i skalan'),
    ],
)
def test_a_scale_that_says_too_little_or_the_same_twice_is_told(tmp_path: Path, skala: str, message: str) -> None:
    files = {"content/exempel/socialnamnden/namnd.toml": f'[namnd]\nnamn = "N"\nskala = {skala}\n'}
    root = workspace(tmp_path, {"styrkort.toml": AREA + MISSED, "delarsrapport-mars.toml": HEAD} | files)
    found = faults(root, REPORT) or checked(root, REPORT).warnings
    assert message in [one.message for one in found]
