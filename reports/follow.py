"""A report that follows an earlier one: goals, indicators and table shapes carried over, what is new marked as gaps."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from pathlib import Path
from typing import Any

from reports.diagnostics import Diagnostic, Faults
from reports.kinds import Kind, file_stem
from reports.model.period import Period
from reports.model.rapport import Rapport
from reports.model.tabell import Rad, Tabell
from reports.model.varde import GAP
from reports.readers.load import Library, Workspace
from reports.swedish import fold, slug

_KEPT = ("typ", "undertitel", "bilagor", "ansvarig")


def following(kind: Kind, period: Period, earlier: Path, workspace: Workspace) -> dict[Path, str]:
    """The files of the new report, and the goal file with the new period's outcomes to fill in.

    A report of the same year gets a folder of its own below the earlier one's, so that its tables stand nearer than
    the earlier ones; one of another year gets the year's folder beside it.
    """
    import tomlkit

    library = Library(workspace)
    rapport = library.rapport(earlier)
    goals = library.merged(earlier).owners.get(("malomrade",))
    same_year = earlier.parent.name == str(period.year)
    part = slug(period.text.replace(str(period.year), ""))
    folder = earlier.parent / (part or kind.id) if same_year else _year_folder(earlier) / str(period.year)
    made = {folder / f"{file_stem(kind, period)}.toml": tomlkit.dumps(_report(earlier, kind, period))}
    if rapport.tabell:
        made[folder / "ekonomi.toml"] = tomlkit.dumps(_tables(rapport))
    faults = [
        Diagnostic(workspace.name(path), 0, "filen finns redan", "välj en annan period")
        for path in made
        if path.exists()
    ]
    if faults:
        raise Faults(faults)
    if goals:
        in_place = same_year and not goals.is_report
        target = goals.path if in_place else folder / "styrkort.toml"
        made[target] = tomlkit.dumps(_goals(goals.path, period, only_goals=goals.is_report))
    return made


def _year_folder(earlier: Path) -> Path:
    """The nämnd's folder: the one above the earlier report's year."""
    return next((folder.parent for folder in earlier.parents if folder.name.isdecimal()), earlier.parent)


def _report(earlier: Path, kind: Kind, period: Period) -> Any:
    import tomlkit

    old = tomlkit.parse(earlier.read_text("utf-8-sig"))
    new = tomlkit.document()
    head = {key: value for key, value in _part(old, "rapport").items() if fold(key) in _KEPT}
    record = {"dnr": f"{GAP}: diarienummer"} if "dnr" in _part(old, "rapport") else {}
    new.add(
        "rapport",
        tomlkit.item(head | {"typ": kind.namn.lower(), "period": period.text, "efter": earlier.stem} | record),
    )
    sections = tomlkit.table(is_super_table=True)
    for id_, section in _part(old, "avsnitt").items():
        kept = {key: section[key] for key in ("rubrik", "ansvarig") if key in section}
        what = dict(kind.skelett).get(id_, id_.replace("_", " ")).lower()
        sections.add(id_, tomlkit.item(kept | {"text": f"{GAP}: {what}"}))
    new.add("avsnitt", sections)
    assessments = tomlkit.table(is_super_table=True)
    for id_ in _part(old, "bedomning"):
        assessments.add(id_, tomlkit.item({"status": GAP}))
    if len(assessments):
        new.add("bedomning", assessments)
    return new


def _part(document: Any, name: str) -> MutableMapping[str, Any]:
    """A top-level table by its folded name."""
    return next((value for key, value in document.items() if fold(key) == name), {})


def _tables(rapport: Rapport) -> Any:
    import tomlkit

    document = tomlkit.document()
    document.add(tomlkit.comment("Tabellerna har samma form som förra gången: kontrollera rubrikerna, fyll i talen."))
    tables = tomlkit.table(is_super_table=True)
    for id_, tabell in rapport.tabell.items():
        tables.add(id_, tomlkit.item(_table(tabell)))
    document.add("tabell", tables)
    return document


def _table(tabell: Tabell) -> dict[str, Any]:
    def text(value: Any) -> Any:
        return [part.text for part in value] if isinstance(value, tuple) else value.text

    columns = [_filled(id=kolumn.id, namn=text(kolumn.namn), roll=kolumn.roll) for kolumn in tabell.kolumn]
    rows = [_row(rad, tabell) for rad in tabell.rad]
    notes = {key: text(value) for key in ("fotnot", "kalla", "saknas") if (value := getattr(tabell, key)) is not None}
    shape = {"rubrik": tabell.rubrik.text, "forsta_kolumn": text(tabell.forsta_kolumn)}
    return shape | notes | {"kolumn": columns, "rad": rows}


def _row(rad: Rad, tabell: Tabell) -> dict[str, Any]:
    named = _filled(id=rad.id, namn=rad.namn.text, roll=rad.roll, hamta=rad.hamta)
    if rad.hamta or not rad.varden:
        return named
    values = {kolumn.id: GAP for kolumn in tabell.kolumn if tabell.varde(rad, kolumn) is not None}
    return named | {"varden": values}


def _filled(**values: Any) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}


def _goals(path: Path, period: Period, *, only_goals: bool) -> Any:
    """The goal file with a gap for each indicator's outcome of the period; everything else as it was, comments too."""
    import tomlkit

    document = tomlkit.parse(path.read_text("utf-8-sig"))
    for indikator in _indicators(_part(document, "malomrade")):
        key = next((name for name in indikator if fold(name) == "utfall"), "utfall")
        outcomes = indikator.setdefault(key, tomlkit.inline_table())
        latest = list(outcomes.values())[-1:] or [GAP]
        gap = dict.fromkeys(latest[0], GAP) if isinstance(latest[0], dict) else GAP
        outcomes.setdefault(period.text, gap)
    if only_goals:
        for key in [name for name in document if fold(name) != "malomrade"]:
            document.remove(key)
    return document


def _indicators(value: Any) -> Iterator[Any]:
    for item in value:
        for key in item:
            if fold(key) == "indikator":
                yield from item[key]
            elif fold(key) == "mal":
                yield from _indicators(item[key])
