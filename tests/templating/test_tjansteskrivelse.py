"""A memo with a proposed decision, as the agenda needs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reports.document import Cover, Facts, Heading, List, Paragraph, Signatures, plain, walk
from tests.workspaces import YEAR, checked, document, headings, said, workspace

MEMO = f"{YEAR}/tjansteskrivelse.toml"
HEAD = '[rapport]\ntyp = "tjänsteskrivelse"\ntitel = "Ny taxa"\ndatum = 2027-04-14\ndnr = "SN 2027/9"\n'
SECTION = '[avsnitt.sammanfattning]\ntext = "Taxan höjs."\n'
DECISION = '[[arende.beslut]]\norgan = "Socialnämnden"\nsatser = ["anta taxan", "att uppdra åt förvaltningen"]\n'


def memo(more: str = DECISION) -> dict[str, str]:
    return {"tjansteskrivelse.toml": f"{HEAD}{more}\n{SECTION}"}


def lists(root: Path) -> list[tuple[bool, list[str]]]:
    """Each list with whether it is numbered, and the text of its items."""
    made = [block for block in walk(document(root, MEMO).blocks) if isinstance(block, List)]
    return [(block.ordered, [_text(item) for item in block.items]) for block in made]


def _text(item: tuple[object, ...]) -> str:
    return " ".join(plain(block.inlines) for block in item if isinstance(block, Paragraph))


def test_it_has_a_head_with_the_recipient_and_no_cover(tmp_path: Path) -> None:
    made = document(workspace(tmp_path, memo()), MEMO)
    assert not [block for block in made.blocks if isinstance(block, Cover)]
    (facts,) = [block for block in made.blocks if isinstance(block, Facts)]
    assert {plain(fact.term): plain(fact.value) for fact in facts.facts} == {
        "Dokument": "Tjänsteskrivelse",
        "Avsändare": "Exempels kommun, Socialnämnden",
        "Datum": "2027-04-14",
        "Diarienummer": "SN 2027/9",
        "Mottagare": "Socialnämnden",
    }
    assert headings(made) == ["Ny taxa", "Förslag till beslut", "Sammanfattning av ärendet", "Beslutsunderlag"]


def test_each_organ_has_its_clauses_numbered_from_one_and_beginning_with_att(tmp_path: Path) -> None:
    more = '[[arende.beslut]]\norgan = "Kommunfullmäktige"\ninledning = "Nämnden föreslår fullmäktige besluta"\n'
    root = workspace(tmp_path, memo(f'{DECISION}\n{more}satser = ["anvisa 100 tkr"]\n'))
    numbered = [items for ordered, items in lists(root) if ordered]
    assert numbered == [["att anta taxan", "att uppdra åt förvaltningen"], ["att anvisa 100\u00a0tkr"]]
    texts = [plain(block.inlines) for block in document(root, MEMO).blocks if isinstance(block, Paragraph)]
    assert texts[:2] == ["Socialnämnden beslutar", "Nämnden föreslår fullmäktige besluta"]


def test_a_clause_can_fetch_a_value(tmp_path: Path) -> None:
    root = workspace(tmp_path, memo(DECISION.replace("anta taxan", "anta taxan för {{ namnd.namn }}")))
    assert lists(root)[0][1][0] == "att anta taxan för Socialnämnden"


def test_the_basis_is_the_memo_itself_then_the_reports_it_is_about_then_what_staff_list(tmp_path: Path) -> None:
    about = '[arende]\ngaller = ["verksamhetsplan"]\nbeslutsunderlag = [{ namn = "Taxa 2026", datum = 2026-11-23 }]\n'
    root = workspace(tmp_path, memo(about + DECISION))
    assert lists(root)[-1] == (False, ["Tjänsteskrivelse, 2027-04-14", "Verksamhetsplan 2027", "Taxa 2026, 2026-11-23"])


def test_those_who_get_the_decision_are_listed_and_signers_stand_side_by_side(tmp_path: Path) -> None:
    signers = 'undertecknare = [{ roll = "Förvaltningschef", namn = "N. N." }, { roll = "Ekonomichef" }]\n'
    root = workspace(tmp_path, memo(f'[arende]\nskickas_till = ["Kommunstyrelsen"]\n{signers}{DECISION}'))
    assert lists(root)[-1] == (False, ["Kommunstyrelsen"])
    (signatures,) = [block for block in document(root, MEMO).blocks if isinstance(block, Signatures)]
    assert [plain(signer) for signer in signatures.signers] == ["N. N. Förvaltningschef", "Ekonomichef"]


def test_signers_can_stand_once_for_the_whole_namnd(tmp_path: Path) -> None:
    namnd = '[namnd]\nnamn = "Socialnämnden"\n[arende]\nundertecknare = [{ roll = "Förvaltningschef" }]\n'
    root = workspace(tmp_path, memo() | {"content/exempel/socialnamnden/namnd.toml": namnd})
    assert [block for block in document(root, MEMO).blocks if isinstance(block, Signatures)]
    assert not said(root)  # the plan beside it is no memo for having signers above it


def test_sections_of_ones_own_come_before_the_basis(tmp_path: Path) -> None:
    own = '[avsnitt.samrad]\nrubrik = "Samråd"\ntext = "Samråd har hållits."\n'
    made = document(workspace(tmp_path, memo(DECISION + own)), MEMO)
    levels = {plain(block.inlines): block.level for block in made.blocks if isinstance(block, Heading)}
    assert list(levels)[-2:] == ["Samråd", "Beslutsunderlag"]
    assert levels["Samråd"] == 2


def test_nothing_is_said_of_lost_values(tmp_path: Path) -> None:
    about = '[arende]\nmottagare = "Nämnden"\ngaller = ["verksamhetsplan"]\nskickas_till = ["Kommunstyrelsen"]\n'
    lead = DECISION + 'inledning = "Nämnden beslutar"\n'
    assert not checked(workspace(tmp_path, memo(about + lead)), MEMO).warnings


def test_two_reports_of_one_name_are_told_apart(tmp_path: Path) -> None:
    other = {"content/exempel/socialnamnden/2026/styrkort.toml": '[rapport]\ntyp = "styrkort"\nperiod = "2026"\n'}
    other |= {"content/exempel/socialnamnden/2025/styrkort.toml": '[rapport]\ntyp = "styrkort"\nperiod = "2025"\n'}
    root = workspace(tmp_path, memo('[arende]\ngaller = ["styrkort"]\n' + DECISION) | other)
    assert said(root, MEMO) == [
        "tjansteskrivelse.toml:7: nämnden har flera rapporter som heter styrkort\n"
        "  tips: skriv 2025/styrkort eller 2026/styrkort"
    ]


def test_the_way_that_the_hint_shows_tells_two_reports_of_one_name_apart(tmp_path: Path) -> None:
    other = {"content/exempel/socialnamnden/2026/verksamhetsplan.toml": '[rapport]\ntyp = "pm"\ntitel = "Förra"\n'}
    root = workspace(tmp_path, memo('[arende]\ngaller = ["2026/verksamhetsplan"]\n' + DECISION) | other)
    assert lists(root)[-1][1] == ["Tjänsteskrivelse, 2027-04-14", "Förra"]


@pytest.mark.parametrize("name", ["tjansteskrivelse", "", "../2026/plan", "nul\\u0000"])
def test_a_memo_is_not_about_itself_nor_about_what_is_no_report(name: str, tmp_path: Path) -> None:
    root = workspace(tmp_path, memo(f'[arende]\ngaller = ["{name}"]\n' + DECISION))
    assert "finns inte hos nämnden" in said(root, MEMO)[0] or "styrtecken" in said(root, MEMO)[0]


def test_a_version_stands_in_the_head(tmp_path: Path) -> None:
    root = workspace(tmp_path, memo('version = "Förslag 2"\n' + DECISION))
    (facts,) = [block for block in document(root, MEMO).blocks if isinstance(block, Facts)]
    assert "Förslag 2" in [plain(fact.value) for fact in facts.facts]
