"""What `check` says of small workspaces beside faults: warnings and remarks, as staff see them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from tests.workspaces import YEAR, checked, workspace

INTERIM = f"{YEAR}/delarsrapport-mars.toml"
HEAD = '[rapport]\ntyp = "delårsrapport"\nperiod = "mars 2027"\n'
ASSESSMENT = '[avsnitt.samlad_bedomning]\ntext = "Allt väl."\n'


def interim(*parts: str, head: str = HEAD) -> str:
    """An interim report for March 2027 with more TOML."""
    return "\n".join([head, ASSESSMENT, *parts])


def section(id_: str, text: str) -> str:
    """A section of an interim report."""
    return f'[avsnitt.{id_}]\ntext = """\n{text}\n"""\n'


def table(id_: str, columns: Iterable[tuple[str, str]], rows: Mapping[str, list[object]], rubrik: str = "T") -> str:
    """A table of the columns' headings with their roles, and the rows' values by name."""
    kolumn = ", ".join(
        f'{{ id = "k{number}", namn = {_toml(namn)}, roll = "{roll}" }}' for number, (namn, roll) in enumerate(columns)
    )
    rad = "".join(f"  {{ namn = {_toml(namn)}, varden = {_toml(values)} }},\n" for namn, values in rows.items())
    return f'[tabell.{id_}]\nrubrik = "{rubrik}"\nforsta_kolumn = "N"\nkolumn = [{kolumn}]\nrad = [\n{rad}]\n'


def _toml(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    return f'"{value}"' if isinstance(value, str) else str(value)


def told(root: Path, report: str = INTERIM) -> list[str]:
    """All that is said of a report but what it does not print, each message without the year's folder."""
    warnings = sorted(set(checked(root, report).warnings))
    return [str(one).replace(f"{YEAR}/", "") for one in warnings if "skrivs inte ut" not in one.message]


def told_of(tmp_path: Path, **files: str) -> list[str]:
    """The messages, without hints, on an interim report whose folder holds the files besides."""
    named = {f"{name.replace('_', '-')}.toml": text for name, text in files.items()}
    root = workspace(tmp_path, {"delarsrapport-mars.toml": interim()} | named)
    return [message.partition("\n")[0] for message in told(root)]
