"""The values of a report: taken, or every fault said in Swedish with its place."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import suppress
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.diagnostics import Faults
from reports.document import Source
from reports.model.rapport import Rapport
from reports.model.varde import Varde
from reports.readers.fields import take
from reports.readers.finding import values
from reports.readers.load import Library, Workspace
from reports.readers.merge import Merged
from reports.readers.toml_lines import KeyPath
from tests.helpers import ROOT
from tests.workspaces import library, plan, said, workspace

REAL = sorted((ROOT / "content").rglob("*rapport*.toml")) + sorted((ROOT / "content").rglob("*plan.toml"))
LEAST: dict[str, Any] = {"kommun": {"namn": "K"}, "namnd": {"namn": "N"}, "rapport": {"typ": "verksamhetsplan"}}


def place(path: KeyPath) -> tuple[str, int]:
    return "fil.toml", len(path)


def source(path: KeyPath) -> Source:
    return Source("fil.toml", ".".join(map(str, path)))


def test_the_least_that_a_report_needs_is_kommun_namnd_and_kind() -> None:
    rapport = take(LEAST, place, source)
    assert (str(rapport.kommun.namn), str(rapport.namnd.namn), rapport.rapport.typ) == ("K", "N", "verksamhetsplan")


@pytest.mark.parametrize("report", REAL, ids=lambda path: path.stem)
def test_every_value_of_the_real_content_knows_the_key_it_was_written_under(report: Path) -> None:
    read = Library(Workspace(ROOT))
    merged = read.merged(report)
    every = values(read.rapport(report))
    found = [(path, value) for path, value in every if value and not value.kalla.key.startswith("rad ")]
    assert len(found) > 20
    for path, value in found:
        written = written_at(merged, path)
        assert value.kalla == Source(merged.file(path).name, ".".join(map(str, merged.written(path))))
        assert str(Varde.of(written)).replace("\u00a0", "") == value.text.replace("\u00a0", "")


def written_at(merged: Merged, path: KeyPath) -> Any:
    value: Any = merged.values
    for part in path:
        value = value[part]
    return value


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ("[kommn]\nnamn = 1", "10: nyckeln kommn finns inte på översta nivån\n  tips: menade du kommun?"),
        ('[profil]\nfarj = ""',
         "11: nyckeln farj finns inte i [profil]\n  tips: menade du farg?"),
        ('[[malomrade]]\nnamn = "A"', "10: id saknas i [malomrade]\n  tips: lägg till raden id = \"…\""),
        ("[tabell.a]\nrubrik = true", "11: rubrik: sant/falskt (true/false) kan inte skrivas ut"),
        ('[diagram.a]\ntyp = "glob"\nrubrik = "A"\nkategorier = []\nserie = []',
         '11: typ kan inte vara "glob"\n  tips: här kan stå: andel, avvikelse, hantel, liggande, linje, '
         "lutning, malbild, pyramid, stapel, staplad, vattenfall"),
        ('[diagram.a]\ntyp = "linje"\nrubrik = "A"\nkategorier = "x"\nserie = []',
         "13: kategorier: här ska stå en lista: [ … ]"),
        ("[tabell.a]\nrubrik = 1e999999999", "11: rubrik: talet är för stort, för litet eller inget tal alls"),
        ("[tabell.a]\nrubrik = nan", "11: rubrik: talet är för stort, för litet eller inget tal alls"),
        ("[tabell]\na = 1", "11: a: här ska stå en tabell med namn och värden"),
        ("[tabell]\nrubrik = \"A\"",
         "11: [tabell] saknar ett id\n  tips: skriv tabellens rubrik som [tabell.id], med ett eget id"),
        ("[[malomrade]]\nid = \"a\"\nnamn = \"A\"\n[malomrade.mal]\nid = \"m\"",
         "13: malomrade.mal kan finnas flera gånger och skrivs med dubbla hakparenteser\n"
         "  tips: skriv [[malomrade.mal]]; på en enda rad skrivs [{ … }]"),
        ("[malomrade.mal]\nid = \"m\"",
         "10: malomrade kan finnas flera gånger och skrivs med dubbla hakparenteser\n"
         "  tips: skriv [[malomrade]] och [[malomrade.mal]]; på en enda rad skrivs [{ … }]"),
        ("[[tabell.drift]]\nrubrik = \"A\"",
         "10: tabell.drift finns en gång, så rubriken har enkla hakparenteser\n  tips: skriv [tabell.drift]"),
        ("[[diagram]]\nrubrik = \"A\"",
         "10: diagram: rubriken har enkla hakparenteser och ett id\n  tips: skriv [diagram.id], med ett eget id"),
        ("[[profil]]\nfarg = \"\"",
         "10: profil finns en gång, så rubriken har enkla hakparenteser\n  tips: skriv [profil]"),
    ],
    ids=range(15),
)  # fmt: skip
def test_a_key_or_value_that_can_not_be_taken_is_said_to_be_so(more: str, message: str, tmp_path: Path) -> None:
    assert f"verksamhetsplan.toml:{message}" in said(workspace(tmp_path, {"verksamhetsplan.toml": plan(more=more)}))


def test_a_value_that_fits_no_form_is_one_fault_and_not_one_for_each_form(tmp_path: Path) -> None:
    more = """[[malomrade]]
id = "a"
namn = "A"
[[malomrade.indikator]]
id = "b"
namn = "B"
[malomrade.indikator.utfall]
"2027" = [1]
"2026" = { totalt = 2027-01-01T00:00:00 }
"""
    assert said(workspace(tmp_path, {"verksamhetsplan.toml": plan(more=more)})) == [
        "verksamhetsplan.toml:17: 2027: här ska stå en text eller ett tal",
        "verksamhetsplan.toml:18: totalt: klockslag hör inte hemma här",
    ]


def test_a_year_without_quotes_is_a_year(tmp_path: Path) -> None:
    text = plan().replace('period = "2027"', "period = 2027\ntitel = 2027\ndnr = 2027001")
    rapport = library(workspace(tmp_path, {"verksamhetsplan.toml": text})).rapport(
        tmp_path / "content/exempel/socialnamnden/2027/verksamhetsplan.toml"
    )
    head = rapport.rapport
    assert [str(head.period), str(head.titel), str(head.dnr)] == ["2027", "2027", "2027001"]


WRONG = st.sampled_from([[], {}, [1], {"a": 1}, True, "text", 7, 1.5, [[]], [{}], {"": ""}, "", "nan"])


@given(seed=st.randoms(use_true_random=False), wrong=WRONG, report=st.sampled_from(REAL))
@settings(max_examples=60)
def test_any_wrong_value_anywhere_is_taken_or_said_to_be_wrong(seed: random.Random, wrong: Any, report: Path) -> None:
    changed = deepcopy(Library(Workspace(ROOT)).merged(report).values)
    holder, key = seed.choice(list(places(changed)))
    holder[key] = wrong
    with suppress(Faults):
        assert isinstance(take(changed, place, source), Rapport)


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    for key, item in value.items() if isinstance(value, dict) else enumerate(value):
        yield value, key
        if isinstance(item, dict | list):
            yield from places(item)


def test_keys_right_under_a_heading_without_an_id_are_one_fault(tmp_path: Path) -> None:
    more = """[tabell]
rubrik = "Drift"
forsta_kolumn = "Verksamhet"
kolumn = [{ id = "utfall", namn = "Utfall" }]
rad = [{ namn = "Vård", varden = [1] }]
[tabell.annan]
rubrik = true"""
    assert said(workspace(tmp_path, {"verksamhetsplan.toml": plan(more=more)})) == [
        "verksamhetsplan.toml:11: [tabell] saknar ett id\n"
        "  tips: skriv tabellens rubrik som [tabell.id], med ett eget id",
        'verksamhetsplan.toml:15: forsta_kolumn saknas i [tabell.annan]\n  tips: lägg till raden forsta_kolumn = "…"',
        "verksamhetsplan.toml:16: rubrik: sant/falskt (true/false) kan inte skrivas ut",
    ]


@pytest.mark.parametrize("datum", ['"30 april 2028"', "true", "20280430", "1.5", '"2028-4-30"'])
def test_what_is_no_date_is_asked_to_be_one_without_quotes(datum: str, tmp_path: Path) -> None:
    report = f'[rapport]\ntyp = "verksamhetsplan"\nperiod = "2027"\ndatum = {datum}\n'
    assert said(workspace(tmp_path, {"verksamhetsplan.toml": report})) == [
        "verksamhetsplan.toml:4: datum: här ska stå ett datum utan citattecken, som 2022-03-31"
    ]
