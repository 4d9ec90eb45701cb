"""What prose sees of goals and indicators in this report, and what it is told when it asks for something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workspaces import YEAR, document, faults, paragraphs, workspace

REPORT = f"{YEAR}/delarsrapport-mars.toml"
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
utfall = { "mars 2026" = 4.9, "mars 2027" = { totalt = 6.0, kvinnor = 6.0, man = 6.2 } }
"""
HEAD = '[rapport]\ntyp = "delårsrapport"\nperiod = "mars 2027"\n[bedomning.goda]\nstatus = "svårt"\n'


def _root(tmp_path: Path, expression: str) -> Path:
    prose = f"[avsnitt.samlad_bedomning]\ntext = '''\nA: {{{{ {expression} }}}}.\n'''\n"
    return workspace(tmp_path, {"styrkort.toml": GOALS, "delarsrapport-mars.toml": HEAD + prose})


SHOWN = [
    ('mal("goda").status', "svårt"),
    ('mal("goda").namn', "Goda arbetsplatser"),
    ('mal("goda").forslag', "ej uppnått"),
    ('indikator("sjuk").utfall("mars 2027")', "6,0"),
    ('indikator("sjuk").utfall("mars 2027", "man")', "6,2"),
    ('indikator("sjuk").utfall("2027-03-31") | procent', "6,0\u00a0%"),
    ('indikator("sjuk").utfall["mars 2027"].kvinnor', "6,0"),
    ('indikator("sjuk").malvarde', "högst 5,5"),
    ('indikator("sjuk").avstand', "+0,5\u00a0procentenheter"),
    ('indikator("sjuk").trend', "sämre än mars 2026 (+1,1\u00a0procentenheter)"),
    ('indikator("sjuk").forslag', "ej uppnått"),
    ('indikator("sjuk").skal', "utfallet 6,0\u00a0% når inte målvärdet högst 5,5: 0,5\u00a0procentenheter för högt"),
    ('indikator("sjuk").status', ".."),
    ('mal("goda").indikator[0].forslag', "ej uppnått"),
]


@pytest.mark.parametrize(("expression", "text"), SHOWN)
def test_prose_shows_what_is_decided_and_what_the_figures_say(tmp_path: Path, expression: str, text: str) -> None:
    assert f"A: {text}." in paragraphs(document(_root(tmp_path, expression), REPORT))


WRONG = [
    ('indikator("sjuk").utfall("april 2027")', 'indikatorn sjuk har inget utfall för "april 2027"',
     "menade du mars 2027?"),
    ('indikator("sjuk").utfall("mars 2027", "flickor")', 'utfallet mars 2027 för sjuk har ingen del "flickor"',
     "här kan stå: kvinnor, man, totalt"),
    ('indikator("sjuk").utfall("mars 2027", kon="kvinnor")', "ett ord inom parentesen hör inte hemma där",
     'skriv bara värdena, som utfall("mars 2027", "kvinnor")'),
    ('indikator("sjuk").utfall("mars 2027", 0)', 'utfallet mars 2027 för sjuk har ingen del "0"',
     "här kan stå: kvinnor, man, totalt"),
    ("mal.goda.status", '"goda" finns inte', 'skriv id:t inom parentes före punkten, som mal("trygghet").namn'),
    ('indikator("sjuk") || tal', "här väntades ett namn men det står |", ""),
    ("i_korthet", "uttrycket är inget värde", 'skriv parentes efter namnet: i_korthet(), mal("trygghet").namn'),
    ('indikator("sjuk").utfal', '"utfal" finns inte i indikatorn', "menade du utfall?"),
    ('indikator("sjuk").utfall["maj 2027"]', '"maj 2027" finns inte i utfallen', "menade du mars 2027?"),
    ('mal("goda").statu', '"statu" finns inte i målet', "menade du status?"),
    ('mal("gda").status', "målet gda finns inte", "menade du goda?"),
    ('mal("goda")._item', '"_item" går inte att nå från en mall', ""),
]  # fmt: skip


@pytest.mark.parametrize(("expression", "message", "hint"), WRONG)
def test_a_name_that_is_not_there_gets_the_nearest_one(
    tmp_path: Path, expression: str, message: str, hint: str
) -> None:
    (fault,) = faults(_root(tmp_path, expression), REPORT)
    assert (fault.line, fault.message, fault.hint) == (8, message, hint)


def test_an_outcome_has_its_indicators_unit(tmp_path: Path) -> None:
    (fault,) = faults(_root(tmp_path, 'indikator("sjuk").utfall("mars 2027") | mnkr'), REPORT)
    assert fault.message == "värdet 6,0 är i %, så mnkr går inte att använda"
