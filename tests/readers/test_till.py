"""A report in versions for several readers: the sections of one reader are chosen, and stay where they are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from reports.diagnostics import Faults
from reports.pipeline import CHECK, Run, Studio
from reports.readers.load import Workspace
from tests.workspaces import REPORT, headings, library, paragraphs, said, workspace

HEAD = '[rapport]\ntyp = "verksamhetsplan"\nperiod = "2027"\ntill = ["nämnd", "kommunstyrelse"]\n'
BOTH = """
[[avsnitt.inledning]]
till = ["nämnd"]
text = "Till nämnden."

[[avsnitt.inledning]]
till = ["kommunstyrelse"]
rubrik = "Ingress"
text = "Till styrelsen."
"""
ONE = '\n[avsnitt.ekonomi]\ntill = ["kommunstyrelse"]\ntext = "Ekonomin."\n'
ALL = '\n[avsnitt.forvantningar]\ntext = "För alla."\n'


def version(root: Path, till: str = "") -> Run:
    return Run(Studio(Workspace(root)), root / REPORT, (), till).through(CHECK)


def texts(root: Path, till: str = "") -> list[str]:
    return paragraphs(version(root, till).document)


def faults(tmp_path: Path, text: str) -> list[str]:
    return said(workspace(tmp_path, {REPORT: text}))


def test_each_reader_gets_the_sections_that_are_for_it_and_those_for_all(tmp_path: Path) -> None:
    root = workspace(tmp_path, {REPORT: HEAD + BOTH + ONE + ALL})
    assert texts(root) == texts(root, "nämnd") == ["Till nämnden.", "För alla."]
    assert texts(root, "kommunstyrelse") == ["Till styrelsen.", "För alla.", "Ekonomin."]
    assert headings(version(root, "kommunstyrelse").document)[0] == "Ingress"


def test_the_other_readers_sections_are_not_warned_of(tmp_path: Path) -> None:
    root = workspace(tmp_path, {REPORT: HEAD + BOTH + ONE})
    assert [version(root, till).warnings for till in ("", "kommunstyrelse")] == [[], []]


def test_a_reader_is_known_without_its_diacritics_and_capitals(tmp_path: Path) -> None:
    root = workspace(tmp_path, {REPORT: HEAD.replace('"nämnd"', '"Nämnd"') + BOTH + ALL})
    assert texts(root, "namnd") == ["Till nämnden.", "För alla."]


def test_a_value_of_a_version_knows_its_own_file_and_key(tmp_path: Path) -> None:
    root = workspace(tmp_path, {REPORT: HEAD + BOTH})
    rapport = library(root).rapport(root / REPORT, "kommunstyrelse")
    assert str(rapport.avsnitt["inledning"].text.kalla) == f"{REPORT}#avsnitt.inledning.1.text"


def test_a_fault_in_a_version_is_told_with_its_line(tmp_path: Path) -> None:
    root = workspace(tmp_path, {REPORT: HEAD + BOTH.replace("Till styrelsen.", "Till {{ inget }}.")})
    assert texts(root) == ["Till nämnden."]
    with pytest.raises(Faults) as caught:
        version(root, "kommunstyrelse")
    assert str(caught.value).startswith(f'{REPORT}:13: "inget" finns inte')


def test_a_misspelt_key_in_a_version_is_told_with_its_line(tmp_path: Path) -> None:
    text = HEAD + BOTH.replace('text = "Till nämnden."', 'text = "Till nämnden."\ntexxt = "a"')
    assert faults(tmp_path, text)[0].startswith(
        "verksamhetsplan.toml:9: nyckeln texxt finns inte i [avsnitt.inledning]"
    )


def test_a_gap_in_a_version_is_told_with_its_line(tmp_path: Path) -> None:
    root = workspace(tmp_path, {REPORT: HEAD + BOTH.replace("Till nämnden.", "att fylla i")})
    assert [warning.line for warning in version(root).warnings] == [8]
    assert version(root, "kommunstyrelse").warnings == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (HEAD + ONE.replace("kommunstyrelse", "kommunstyrelsen"),
         '7: läsaren "kommunstyrelsen" finns inte bland rapportens\n  tips: menade du kommunstyrelse?'),
        (HEAD + BOTH.replace('["kommunstyrelse"]', '["nämnd"]'),
         '11: avsnittet inledning har två versioner för läsaren "nämnd"'),
        (HEAD + BOTH.replace('till = ["nämnd"]\n', ""),
         "6: avsnittet inledning har flera versioner, men en saknar till"),
        (HEAD.replace('till = ["nämnd", "kommunstyrelse"]\n', "") + ONE,
         "6: rapporten säger inte vilka läsare den har versioner för"),
        (HEAD.replace('"kommunstyrelse"]', '"Namnd"]') + ALL, '4: läsaren "Namnd" står två gånger i till'),
        (HEAD.replace('["nämnd", "kommunstyrelse"]', '"nämnd"') + ALL, "4: till: här ska stå en lista: [ … ]"),
        (HEAD + ALL + "till = 3\n", "8: till: här ska stå en lista: [ … ]"),
        (HEAD + "\n[[avsnitt.inledning]]\ntill = 3\ntext = \"a\"\n", "6: avsnittet inledning har flera versioner"),
        (HEAD + "\n[avsnitt]\ninledning = 3\n", "7: inledning: här ska stå en tabell med namn och värden"),
        (HEAD + "\n[avsnitt]\ninledning = []\n", "7: inledning: här ska stå en tabell med namn och värden"),
    ],
    ids=range(10),
)  # fmt: skip
def test_versions_that_are_not_clear_are_faults(text: str, message: str, tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, text)
    assert fault.startswith(f"verksamhetsplan.toml:{message}")
