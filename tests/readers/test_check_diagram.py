"""Diagrams that would say what their figures don't: axes, shares of more than the whole, more than can be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from reports.readers.refused import refused
from tests.workspaces import REPORT, plan, said, workspace

HEAD = '[diagram.d]\ntyp = "staplad"\nrubrik = "D"\nenhet = "%"\nkategorier = ["2026", "2027"]\n'
START = (
    ": går inte att välja var axeln börjar: från något annat än noll ser en skillnad större ut än den är\n"
    '  tips: ta bort raden; visa skillnaden i sig med typ = "avvikelse", eller en utveckling med typ = "linje"'
)
SECOND = (
    ": ett diagram har en axel: med två går det att få vilka serier som helst att följa varandra\n"
    "  tips: ge varje serie en egen ruta med paneler = true, eller gör ett diagram för varje enhet"
)


def faults(root: Path, keys: str) -> list[str]:
    root = workspace(root, {REPORT: plan('{{ diagram("d") }}'), "d.toml": HEAD + keys})
    return [fault.removeprefix("d.toml:") for fault in said(root)]


def series(*values: list[object], more: str = "") -> str:
    each = [f'{{ namn = "S{n}", varden = {one}{more} }}'.replace("'", '"') for n, one in enumerate(values)]
    return f"serie = [{', '.join(each)}]\n"


@pytest.mark.parametrize(
    ("values", "message"),
    [
        (([60, 60], [40, 42]), "andelarna för 2027 blir tillsammans 102 %, mer än det hela"),
        (([60.04, 50], [40, 50.6]), "andelarna för 2027 blir tillsammans 100,6 %, mer än det hela"),
        (([33.4, 50], [33.4, 49], [33.3, "i u"]), ""),
        (([160, 60],), ""),
    ],
)
def test_shares_are_not_stacked_to_more_than_the_whole_but_for_their_rounding(
    tmp_path: Path, values: tuple[list[object], ...], message: str
) -> None:
    hint = "\n  tips: rätta talen, eller välj liggande om de inte är delar av samma sak"
    assert faults(tmp_path, series(*values)) == ([f"5: {message}{hint}"] if message else [])


@pytest.mark.parametrize(
    "key", ["axel_fran", "axel_start", "y_min", "ymin", "skala_från", "min", "bruten_axel", "ylim"]
)
def test_an_axis_that_starts_elsewhere_than_at_zero_is_refused(tmp_path: Path, key: str) -> None:
    quoted = f'"{key}"' if "å" in key else key
    assert faults(tmp_path, f"{quoted} = 50\n{series([1, 2])}") == [f"6: {key.replace('å', 'a')}{START}"]


@pytest.mark.parametrize("key", ["hoger_axel", "sekundar_axel", "andra_axel", "y2", "axel2", "y_axel_2", "axel"])
def test_a_second_axis_is_refused(tmp_path: Path, key: str) -> None:
    assert faults(tmp_path, f'{key} = "mnkr"\n{series([1, 2])}') == [f"6: {key}{SECOND}"]


@pytest.mark.parametrize("key", ["axel", "enhet", "y_axel"])
def test_a_series_has_no_axis_of_its_own(tmp_path: Path, key: str) -> None:
    assert faults(tmp_path, series([1, 2], more=f', {key} = "mnkr"')) == [f"6: {key}{SECOND}"]


@pytest.mark.parametrize("key", ["kategorie", "enhett", "rubrikk", "fotnott", "delarna", "serier"])
def test_a_misspelt_key_is_none_of_these(key: str) -> None:
    assert refused(("diagram", "d", key)) is None


@pytest.mark.parametrize(("typ", "most"), [("stapel", 60), ("linje", 120)])
def test_more_categories_than_can_be_read_are_refused(tmp_path: Path, typ: str, most: int) -> None:
    def told(count: int) -> list[str]:
        root = workspace(tmp_path, {"d.toml": (
            f'[diagram.d]\ntyp = "{typ}"\nrubrik = "D"\nkategorier = {[str(n) for n in range(count)]}\n'
            f'serie = [{{ namn = "S", varden = {[1] * count} }}]\n'
        )})  # fmt: skip
        return said(root)

    assert told(most) == []
    assert told(most + 1)[0].startswith(
        f"d.toml:4: diagrammet d har {most + 1} kategorier; fler än {most} går inte att läsa"
    )


@pytest.mark.parametrize(
    ("typ", "hint"),
    [
        ("tårta", 'delar av en helhet visas med typ = "andel"'),
        ("cirkeldiagram", 'delar av en helhet visas med typ = "andel"'),
        ("kolumn", 'staplar bredvid varandra heter typ = "stapel"'),
        ("stapl", "menade du stapel?"),
    ],
)
def test_a_kind_with_another_name_elsewhere_is_pointed_to(tmp_path: Path, typ: str, hint: str) -> None:
    root = workspace(
        tmp_path, {REPORT: plan('{{ diagram("d") }}'), "d.toml": HEAD.replace("staplad", typ) + series([1, 2])}
    )
    assert said(root) == [f'd.toml:2: typ kan inte vara "{typ}"\n  tips: {hint}']
