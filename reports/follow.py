"""A report that follows an earlier one: goals, indicators and table shapes carried over, what is new marked as gaps."""

from __future__ import annotations

import csv
import io
from collections.abc import Container, Iterable, Iterator, Mapping, MutableMapping
from itertools import count
from os.path import relpath
from pathlib import Path
from typing import Any

from reports.diagnostics import Diagnostic, Faults
from reports.follow_forms import forms
from reports.kinds import Kind, file_stem, find_kind
from reports.model.period import Period
from reports.model.rapport import Rapport
from reports.model.tabell import Kolumn, Tabell
from reports.model.varde import GAP, Varde
from reports.readers.load import Library, Workspace
from reports.readers.merge import Merged
from reports.readers.toml_file import TomlFile
from reports.skeleton import proposal, prose_gap
from reports.swedish import fold, slug
from reports.toml_parts import OF_THE_ROUND, drop, only, parsed, part

_REMINDER = "# Samma tabeller som i förra rapporten: kontrollera rubrikerna och fyll i talen.\n"
_PICTURES_REMINDER = (
    "# Bilder från förra rapporten: kontrollera att de fortfarande stämmer, och ta bort dem som inte gör det.\n"
)
_KEPT = (
    "typ", "undertitel", "bilagor", "till", "ansvarig", "handlaggare", "uppfoljning", "i_korthet", "diagramdata",
    "jamfor_text",
)  # fmt: skip
_KEPT_OF_SECTION = ("till", "rubrik", "bilaga", "liggande", "ansvarig")


def following(kind: Kind, period: Period, earlier: Path, workspace: Workspace) -> dict[Path, str]:
    """The files of the new report, and the goal file with what is to be filled in for the new period.

    A report of a year that has reports gets a folder of its own below the year's, so that its tables stand nearer than
    theirs; one of another year gets the year's folder. Goals that the new report reaches where they
    stand are filled in there; others are copied to its folder. Raises Faults when a file stands in the way.
    """
    import tomlkit

    library = Library(workspace)
    _demand_later(period, library.rapport(earlier), kind)
    rapport, merged = library.rapport(earlier), library.merged(earlier)
    folder = _folder(kind, period, earlier, library)
    made = {folder / f"{file_stem(kind, period)}.toml": tomlkit.dumps(_report(earlier, kind, period)) + proposal(kind)}
    changed: dict[Path, str] = {}
    if kind.follows_up:
        made |= _tables(rapport, merged, folder)
    around = library.around(folder, earlier).owners
    made |= _pictures(merged, folder, library, made) | forms(merged.owners, around, folder)
    if goals := around.get(("malomrade",)) or merged.owners.get(("malomrade",)):
        in_place = goals is around.get(("malomrade",))
        text = tomlkit.dumps(_goals(goals, period, kind, in_place=in_place))
        if not in_place:
            made[folder / "styrkort.toml"] = text
        elif kind.follows_up:
            changed[goals.path] = text
    hint = "välj en annan period"
    faults = [Diagnostic(workspace.name(path), 0, "filen finns redan", hint) for path in made if path.exists()]
    if faults:
        raise Faults(faults)
    return made | changed


def _demand_later(period: Period, earlier: Rapport, kind: Kind) -> None:
    """A follow-up of the same or an earlier period would empty outcomes that are already decided.

    An internkontroll that follows the year's plan is of a period within that year.
    """
    old = earlier.egen_period
    same_kind = find_kind(earlier.rapport.typ, earlier.dokumentslag) == kind
    is_planned = "risk" in kind.krav and not earlier.rapport.uppfoljning
    if old and same_kind and not is_planned and (period.year, period.month) <= (old.year, old.month):
        hint = "ange en period efter den"
        message = f'perioden "{period.text}" är inte senare än den tidigare rapportens, {old.text}'
        raise Faults([Diagnostic("--period", 0, message, hint)])


def _folder(kind: Kind, period: Period, earlier: Path, library: Library) -> Path:
    """The new report's folder."""
    years = [
        path for path in earlier.parents if path.name.isdecimal() and path.is_relative_to(library.workspace.content)
    ]
    year = years[0] if years else None
    own = (year.parent if year else earlier.parent) / str(period.year)
    is_taken = any(library.documents([own])[0])
    return own / (slug(period.text.replace(own.name, "")) or kind.id) if is_taken else own


def _report(earlier: Path, kind: Kind, period: Period) -> Any:
    import tomlkit

    old = parsed(earlier)
    new = tomlkit.document()
    head = {key: value for key, value in part(old, "rapport").items() if fold(key) in _KEPT}
    if "risk" in kind.krav and not period.whole_year:
        head["uppfoljning"] = True
    record = {"dnr": f"{GAP}: diarienummer"} if "dnr" in part(old, "rapport") else {}
    new.add(
        "rapport",
        tomlkit.item(head | {"typ": kind.namn.lower(), "period": period.text, "efter": earlier.stem} | record),
    )
    typ = next((str(value) for key, value in part(old, "rapport").items() if fold(key) == "typ"), "")
    new.add(
        "avsnitt", _sections(part(old, "avsnitt"), kind, is_same_kind=slug(typ) in (slug(kind.id), slug(kind.namn)))
    )
    assessments = tomlkit.table(is_super_table=True)
    for id_ in part(old, "bedomning"):
        assessments.add(id_, tomlkit.item({"status": GAP}))
    if len(assessments):
        new.add("bedomning", assessments)
    return new


def _sections(old: Any, kind: Kind, *, is_same_kind: bool) -> Any:
    """The sections of the earlier report that the new one has a place or a heading for, or those of another kind."""
    import tomlkit

    sections, known = tomlkit.table(is_super_table=True), dict(kind.skelett)
    for id_, section in old.items():
        if is_same_kind or id_ in known or (isinstance(section, dict) and "rubrik" in section):
            sections.add(id_, _emptied_section(section, known.get(id_, id_.replace("_", " ")).lower()))
    for id_ in known if not is_same_kind else kind.avsnitt:
        if id_ not in sections:
            sections.add(id_, tomlkit.item({"text": prose_gap(known.get(id_, id_).lower())}))
    return sections


def _emptied_section(section: Any, what: str) -> Any:
    """A section as it was but for its text; one in several versions has them all."""
    import tomlkit

    if isinstance(section, list):
        versions = tomlkit.aot()
        for version in section:
            versions.append(_emptied_section(version, what))
        return versions
    kept = {key: section[key] for key in _KEPT_OF_SECTION if key in section}
    return tomlkit.item(kept | {"text": prose_gap(what)})


def _tables(rapport: Rapport, merged: Merged, folder: Path) -> dict[Path, str]:
    """The files of the tables in the new folder: everything as it was, comments too, but for the figures."""
    import tomlkit

    made: dict[Path, str] = {}
    csv_names: dict[str, str] = {}
    for id_, tabell in rapport.tabell.items():
        if tabell.fil:
            path = _free(folder / Path(tabell.fil).name, made)
            made[path], csv_names[id_] = _emptied_csv(tabell), path.name
    owners = {merged.owners["tabell", id_].name: merged.owners["tabell", id_] for id_ in rapport.tabell}
    for file in owners.values():
        name = "ekonomi.toml" if file.is_report else file.path.name
        text = tomlkit.dumps(_emptied(file, csv_names, rapport.tabell)).lstrip("\n")
        made[_free(folder / name, made)] = _REMINDER + text
    return made


def _pictures(merged: Merged, folder: Path, library: Library, made: Iterable[Path]) -> dict[Path, str]:
    """The pictures that the new report would not find from its folder, named anew; their files stay where they are."""
    import tomlkit

    shared = [library.file(path) for path in library.folders.get(folder, [])]
    there = {id_ for file in shared if not file.is_report for id_ in file.values.get("bild", ())}
    owners = {id_: merged.owners["bild", id_] for id_ in merged.values.get("bild", ()) if id_ not in there}
    files = {
        file.name: file
        for file in owners.values()
        if file.is_report or file.path.parent not in (folder, *folder.parents)
    }
    found: dict[Path, str] = {}
    for file in files.values():
        document = only(parsed(file.path), "bild")
        pictures = part(document, "bild")
        for id_ in list(pictures):
            if owners.get(fold(id_)) is not file:
                del pictures[id_]
            elif not Varde.of(pictures[id_]["fil"]).is_gap:
                pictures[id_]["fil"] = Path(relpath(file.path.parent / pictures[id_]["fil"], folder)).as_posix()
        path = _free(folder / "bilder.toml", {*made, *found, *library.folders.get(folder, [])})
        found[path] = _PICTURES_REMINDER + tomlkit.dumps(document).lstrip("\n")
    return found


def _free(path: Path, made: Container[Path]) -> Path:
    """The path, or one beside it when two files of different folders have the same name."""
    paths = (path.with_name(f"{path.stem}-{number}{path.suffix}") if number > 1 else path for number in count(1))
    return next(candidate for candidate in paths if candidate not in made)


def _emptied(file: TomlFile, csv_names: Mapping[str, str], tabeller: Mapping[str, Tabell]) -> Any:
    document = only(parsed(file.path), "tabell")
    drop(document, OF_THE_ROUND)
    for id_, table in part(document, "tabell").items():
        if "fil" in table and fold(id_) in csv_names:
            table["fil"] = csv_names[fold(id_)]
        _take_back(table)
        kept = _kept(tabeller[fold(id_)]) if fold(id_) in tabeller else frozenset()
        for number, rad in enumerate(part(table, "rad") or ()):
            _take_back(rad)
            _empty(rad, {place for row, place in kept if row == number})
    return document


def _take_back(table: Any) -> None:
    """Leave out why the earlier figures were kept though they look wrong: it says nothing of new ones."""
    for key in [name for name in table if fold(name) == "accepterad"]:
        del table[key]


def _kept(tabell: Tabell) -> frozenset[tuple[int, str | int]]:
    """Places that are not figures, by the row's number and the column's, and by its id: names, and covered cells."""
    names = {number for number, kolumn in enumerate(tabell.kolumn) if kolumn.roll == "rubrik"}
    places = {*tabell.tackta(), *((row, column) for row in range(len(tabell.rad)) for column in names)}
    return frozenset(
        (row, place)
        for row, column in places
        if column < len(tabell.kolumn)
        for place in (column, tabell.kolumn[column].id)
    )


def _empty(rad: Any, kept: Container[str | int]) -> None:
    """Put gaps where a row's figures and texts were; what a cell reaches over stays empty."""
    values = part(rad, "varden")
    for place in _places(values):
        key = fold(place) if isinstance(place, str) else place
        if key in kept:
            continue
        value = values[place]
        if isinstance(value, MutableMapping):
            value[next(name for name in value if fold(name) == "varde")] = GAP
        else:
            values[place] = GAP
    for key in [name for name in rad if fold(name) == "text"]:
        rad[key] = prose_gap("kommentar")


def _places(values: Any) -> list[Any]:
    return list(values) if isinstance(values, MutableMapping) else list(range(len(values)))


def _emptied_csv(tabell: Tabell) -> str:
    """The file that the ekonomisystem is to fill: names, ids and roles of the rows, with gaps for the figures."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    levels, kinds = any(rad.niva for rad in tabell.rad), any(rad.slag for rad in tabell.rad)
    about_rows = ["namn", "id", "roll", *["niva"] * levels, *["slag"] * kinds]
    writer.writerow([*about_rows, *(kolumn.id for kolumn in tabell.kolumn)])
    for rad in tabell.rad:
        about = [rad.namn.text, rad.id, rad.roll, *[rad.niva or ""] * levels, *[rad.slag] * kinds]
        writer.writerow([*about, *(_kept_or_gap(tabell.varde(rad, kolumn), kolumn) for kolumn in tabell.kolumn)])
    return out.getvalue()


def _kept_or_gap(value: Varde | None, kolumn: Kolumn) -> str:
    return (value.text if kolumn.roll == "rubrik" else GAP) if value else ""


def _goals(goals: TomlFile, period: Period, kind: Kind, *, in_place: bool) -> Any:
    """The goal file with gaps for the period's outcomes, or for a plan's targets; the rest as it was, comments too.

    What is accepted stays where the earlier report reads it still, as do days of what that report lacks.
    """
    document = parsed(goals.path)
    if in_place:
        _drop_past_days(part(document, "malomrade"))
    else:
        drop(part(document, "malomrade"), OF_THE_ROUND)
    for indikator in _indicators(part(document, "malomrade")):
        if kind.follows_up:
            _add_outcome(indikator, period)
        elif "malvarde" in indikator:
            indikator["malvarde"] = GAP
    return only(document, "malomrade") if goals.is_report else document


def _drop_past_days(value: Any) -> None:
    """Take due dates out of goals and indicators that have nothing left to fill in: they are of the round before."""
    for item in value:
        if GAP not in str(item.unwrap()).lower():
            drop(item, ("senast",))
        for key in ("mal", "indikator"):
            _drop_past_days(part(item, key) or ())


def _add_outcome(indikator: Any, period: Period) -> None:
    import tomlkit

    key = next((name for name in indikator if fold(name) == "utfall"), "utfall")
    outcomes = indikator.setdefault(key, tomlkit.inline_table())
    latest = list(outcomes.values())[-1:] or [GAP]
    gap = dict.fromkeys(latest[0], GAP) if isinstance(latest[0], dict) else GAP
    outcomes.setdefault(period.text, gap)


def _indicators(value: Any) -> Iterator[Any]:
    for item in value:
        for key in item:
            if fold(key) == "indikator":
                yield from item[key]
            elif fold(key) == "mal":
                yield from _indicators(item[key])
