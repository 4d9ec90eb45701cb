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

    A report of the same year gets a folder of its own below the year's, so that its tables stand nearer than the
    earlier ones; one of another year gets the year's folder beside it. Goals that the new report reaches where they
    stand are filled in there; others are copied to its folder. Raises Faults when a file stands in the way.
    """
    import tomlkit

    library = Library(workspace)
    rapport = library.rapport(earlier)
    goals = library.merged(earlier).owners.get(("malomrade",))
    folder = _folder(kind, period, earlier, workspace)
    made = {folder / f"{file_stem(kind, period)}.toml": tomlkit.dumps(_report(earlier, kind, period))}
    if rapport.tabell:
        made[folder / "ekonomi.toml"] = tomlkit.dumps(_tables(rapport))
    changed: dict[Path, str] = {}
    if goals:
        in_place = not goals.is_report and folder.is_relative_to(goals.path.parent)
        text = tomlkit.dumps(_goals(goals.path, period, only_goals=goals.is_report))
        (changed if in_place else made)[goals.path if in_place else folder / "styrkort.toml"] = text
    hint = "välj en annan period"
    faults = [Diagnostic(workspace.name(path), 0, "filen finns redan", hint) for path in made if path.exists()]
    if faults:
        raise Faults(faults)
    return made | changed


def _folder(kind: Kind, period: Period, earlier: Path, workspace: Workspace) -> Path:
    """The new report's folder."""
    years = [path for path in earlier.parents if path.name.isdecimal() and path.is_relative_to(workspace.content)]
    year = years[0] if years else None
    if year and year.name == str(period.year):
        return year / (slug(period.text.replace(year.name, "")) or kind.id)
    return (year.parent if year else earlier.parent) / str(period.year)


def _report(earlier: Path, kind: Kind, period: Period) -> Any:
    import tomlkit

    old = _parsed(earlier)
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


def _parsed(path: Path) -> Any:
    """The file with its comments, its order and its line ends."""
    import tomlkit

    return tomlkit.parse(path.read_bytes().decode("utf-8-sig"))


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

    document = _parsed(path)
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
