"""Folders → reports: find the workspace and its documents, and look each report's facts up from its folder upwards."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from reports import inputs
from reports.diagnostics import Diagnostic, Faults, nearest
from reports.model.rapport import Profil, Rapport
from reports.readers.csv_file import read_csv
from reports.readers.fields import take
from reports.readers.merge import Merged, beside, over
from reports.readers.picture_file import PictureError, PictureFile, read_picture
from reports.readers.till import chosen, readers
from reports.readers.toml_file import TomlFile, begins_as_report, read_toml
from reports.readers.toml_lines import KeyPath
from reports.workspace import CONTENT as CONTENT
from reports.workspace import Workspace as Workspace
from reports.workspace import find_workspace as find_workspace

_UNUSED = "ingen rapport använder filen, så inget i den skrivs ut"
_ODD_SUFFIX = re.compile(r"\.toml\.txt$|\.(?!toml$)[tT][oO][mM][lL]$")
"""Names that an editor or a system gives a TOML file without asking: `rapport.toml.txt`, `RAPPORT.TOML`."""

WORD_TEMPLATE = "templates/mall.docx"
"""The Word template of a workspace whose profile names none."""


def csv_line(key: str) -> int:
    """The line of what has a key in a CSV file, as `rad 5.utfall`; 0 where it has none."""
    return int(match[1]) if (match := re.match(r"rad (\d+)", key)) else 0


T = TypeVar("T")


def _once(path: Path, known: dict[Path, T | Exception], read: Callable[[Path], T]) -> T:
    """What a file holds, read the first time it is asked for; what is wrong with it is raised each time."""
    if path not in known:
        try:
            known[path] = read(path)
        except (Faults, PictureError) as error:
            known[path] = error
    inputs.asked(path)
    found = known[path]
    if isinstance(found, Exception):
        raise found
    return found


class Library:
    """All content files of a workspace, each read once."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._read: dict[Path, TomlFile | Exception] = {}
        self._pictures: dict[Path, PictureFile | Exception] = {}

    def file(self, path: Path) -> TomlFile:
        """A content file; raises its Faults each time it is asked for."""
        return _once(path, self._read, self._read_inside)

    def _read_inside(self, path: Path) -> TomlFile:
        name = self.workspace.name(path)
        if not path.resolve().is_relative_to(self.workspace.content.resolve()):
            message = "filen är en länk till en fil utanför content/"
            raise Faults([Diagnostic(name, 0, message, "lägg filen i mappen i stället")])
        return read_toml(path, name)

    def line(self, name: str, key: str, offset: int) -> int:
        """The line of a dotted key; `offset` counts lines within the key's text, −1 means the key itself."""
        path = self.workspace.root / name
        if path.suffix != ".toml":
            return csv_line(key)
        file = self.file(path)
        return file.text_line(key, offset) if offset >= 0 else file.dotted_line(key)

    @property
    def folders(self) -> dict[Path, list[Path]]:
        """Every folder of the content with its TOML files, in name order."""
        inputs.asked_tree(self.workspace.content)
        return self._folders

    def files_in(self, folder: Path) -> list[Path]:
        """The TOML files of one folder, in name order."""
        inputs.asked_toml(folder)
        return self._folders.get(folder, [])

    @cached_property
    def _folders(self) -> dict[Path, list[Path]]:
        folders: dict[Path, list[Path]] = {}
        for path in sorted(self.workspace.content.rglob("*.toml")):
            if not any(part.startswith((".", "~")) for part in path.relative_to(self.workspace.content).parts):
                folders.setdefault(path.parent, []).append(path)
        return folders

    def documents(self, under: Iterable[Path], *, to_build: bool = False) -> tuple[list[Path], list[Diagnostic]]:
        """The report files at or below the given paths, and the faults of files that can't be read.

        Those that are `to_build` are not read here if they begin as a report: the build tells what is wrong with them.
        """
        chosen: list[Path] = []
        faults: list[Diagnostic] = []
        paths = list(under)
        for path in paths:
            inputs.asked_tree(path if path.is_dir() else path.parent)
        for file in dict.fromkeys(file for path in paths for file in self._below.get(path, ())):
            try:
                chosen += [file] if (to_build and begins_as_report(file)) or self.file(file).is_report else []
            except Faults as found:
                faults += found.diagnostics
        return chosen, faults

    @cached_property
    def _below(self) -> dict[Path, list[Path]]:
        """The content files at or below every path, in name order: many ask, and a country has many files."""
        below: dict[Path, list[Path]] = {}
        for file in (file for files in self._folders.values() for file in files):
            for path in (file, *file.parents):
                below.setdefault(path, []).append(file)
        return below

    def has_content(self, folder: Path) -> bool:
        """Whether there are content files at or below a folder."""
        return folder in self._below

    @property
    def held(self) -> Collection[Path]:
        """The content files that are held in memory."""
        return self._read.keys()

    def forget(self, around: Collection[Path] = ()) -> None:
        """Let go of what has been read, but for files in the folders `around`; which files there are stays known."""
        self._read = {path: file for path, file in self._read.items() if path.parent in around}
        self._pictures = {path: file for path, file in self._pictures.items() if not self._is_content(path)}

    def drop(self, paths: Iterable[Path]) -> None:
        """Let go of what has been read of some files."""
        for path in paths:
            self._read.pop(path, None)
            self._pictures.pop(path, None)

    def orphans(self, *, to_build: bool = False) -> list[Diagnostic]:
        """Fact files that no report uses: what stands in them is printed nowhere. For `to_build` see `documents`."""
        odd = [path for path in sorted(self.workspace.content.rglob("*")) if _ODD_SUFFIX.search(path.name)]
        rename = "döp om den så att namnet slutar på .toml"
        renamed = [
            Diagnostic(self.workspace.name(path), 0, "filen läses inte, för den heter inte .toml", rename)
            for path in odd
        ]
        reports, _ = self.documents([self.workspace.content], to_build=to_build)
        used = {parent for path in (*reports, *self._broken()) for parent in path.parents}
        hint = "skapa en rapport i mappen med: rodtrad new, eller ta bort filen"
        return renamed + [
            Diagnostic(self.workspace.name(path), 0, _UNUSED, self._misspelt(path) or hint)
            for folder, paths in self.folders.items()
            for path in paths
            if folder not in used and self._holds_facts(path)
        ]

    def _misspelt(self, path: Path) -> str:
        """What a file may mean that is no report for a slip in [rapport]."""
        near = next((key for key in self.file(path).values if nearest(key, ["rapport"])), "")
        return f"menade du [rapport] i stället för [{near}]?" if near else ""

    def _broken(self) -> list[Path]:
        """The files that can't be read: any of them may be a report."""
        return [path for paths in self.folders.values() for path in paths if isinstance(self._read.get(path), Faults)]

    def _holds_facts(self, path: Path) -> bool:
        try:
            return not set(self.file(path).values) <= {"kommun", "namnd", "profil"}
        except Faults:
            return False

    def readers(self, report: Path) -> tuple[str, ...]:
        """The readers that a report has versions for; none when it has one version for all."""
        return readers(self.file(report).values)

    def merged(self, report: Path, till: str = "") -> Merged:
        """A report's own values over the shared facts of its folder, and those over the folders above.

        `till` is the reader whose sections are taken, by default the report's first.
        """
        layers = [[self.file(report)]]
        for folder in (report.parent, *report.parent.parents):
            if not self._is_content(folder):
                break
            layers.append(self._shared(folder))
        layers[:2] = [layers[0] + layers[1]]
        return chosen(over([beside(layer) for layer in layers if layer], self.file(report)), till)

    def around(self, folder: Path, report: Path) -> Merged:
        """The shared facts that a report in a folder finds, there or above; places that none has are `report`'s."""
        folders = [above for above in (folder, *folder.parents) if self._is_content(above)]
        shared = [self._shared(above) for above in folders]
        return over([beside(layer) for layer in shared if layer], self.file(report))

    def rapport(self, report: Path, till: str = "") -> Rapport:
        """The whole content of one document; raises Faults with all that is wrong in its files."""
        merged = self.merged(report, till)
        self._demand_scopes(merged, report)
        rapport = take(merged.values, merged.place, merged.source)
        self._demand_house_files(merged, rapport.profil)
        return self._with_csv(rapport, merged)

    def house(self, folder: Path) -> tuple[Rapport, Merged]:
        """A kommun's own facts, `[kommun]` and `[profil]`, as if for a report of its; the rest of it is empty.

        A Word template that the profile names need not be there. Raises Faults.
        """
        layers = [beside(self._shared(above)) for above in (folder, *folder.parents) if self._is_content(above)]
        merged = over(layers, next(file for layer in layers for file in layer.owners.values()))
        values = {key: value for key, value in merged.values.items() if key in ("kommun", "profil")}
        rapport = take({"namnd": {"namn": ""}, "rapport": {"typ": ""}} | values, merged.place, merged.source)
        self._demand_house_files(merged, replace(rapport.profil, mall=""))
        return rapport, merged

    def _is_content(self, folder: Path) -> bool:
        return folder.is_relative_to(self.workspace.content)

    def _shared(self, folder: Path) -> list[TomlFile]:
        """The fact files of a folder."""
        return [file for file in map(self.file, self.files_in(folder)) if not file.is_report]

    def _demand_scopes(self, merged: Merged, report: Path) -> None:
        folder = self.workspace.name(report.parent)
        wanted = {
            "kommun": ("kommun.toml", 'namn = "Exempels kommun"'),
            "namnd": ("namnd.toml", 'namn = "Socialnämnden"'),
        }
        faults = [
            Diagnostic(self.workspace.name(report), 0, f"det finns ingen [{key}] i {folder} eller mapparna ovanför",
                       f"lägg en fil {file} i rätt mapp, med raderna [{key}] och {line}")
            for key, (file, line) in wanted.items() if key not in merged.values
        ]  # fmt: skip
        if faults:
            raise Faults(faults)

    def _demand_house_files(self, merged: Merged, profil: Profil) -> None:
        """The Word template, the font folder and the logo of a profile must be there, in the workspace."""
        root = self.workspace.root.resolve()
        faults = [] if profil.mall else self._linked_template()
        for key, is_there in (("mall", Path.is_file), ("typsnittsmapp", Path.is_dir), ("logotyp", Path.is_file)):
            written = getattr(profil, key)
            path = (root / written).resolve()
            if written:
                inputs.asked_way(root / written)
                inputs.asked(path)
            if not path.is_relative_to(root):
                message = f"{key}: {written} ligger utanför arbetsytan"
                where = "mappen templates/" if key == "mall" else "arbetsytan"
                faults.append(Diagnostic(*merged.place(("profil", key)), message, f"lägg den i {where}"))
            elif written and not is_there(path):
                message = f"{key}: {written} finns inte i arbetsytan"
                faults.append(
                    Diagnostic(*merged.place(("profil", key)), message, "skriv sökvägen från arbetsytans mapp")
                )
            elif written and key == "logotyp":
                faults += self._unusable_logo(merged, profil)
        if faults:
            raise Faults(faults)

    def _unusable_logo(self, merged: Merged, profil: Profil) -> list[Diagnostic]:
        try:
            self.logo(profil)
        except PictureError as error:
            place, name = merged.place(("profil", "logotyp")), profil.logotyp
            return [Diagnostic(*place, f"logotyp: {name} {message}", hint) for message, hint in error.said]
        return []

    def logo(self, profil: Profil) -> PictureFile | None:
        """The file of a profile's logo, which `rapport` has seen that it can be shown; None where there is none."""
        return self._picture((self.workspace.root / profil.logotyp).resolve()) if profil.logotyp else None

    def _linked_template(self) -> list[Diagnostic]:
        """The workspace's own Word template must lie in it, as all that is read does."""
        inputs.asked_way(self.workspace.root / WORD_TEMPLATE)
        if (self.workspace.root / WORD_TEMPLATE).resolve().is_relative_to(self.workspace.root.resolve()):
            return []
        message = "filen är en länk till en fil utanför arbetsytan"
        return [Diagnostic(WORD_TEMPLATE, 0, message, "lägg filen i mappen i stället")]

    def _with_csv(self, rapport: Rapport, merged: Merged) -> Rapport:
        tables, faults = dict(rapport.tabell), list[Diagnostic]()
        for id_, tabell in rapport.tabell.items():
            if not tabell.fil:
                continue
            try:
                if tabell.rad:
                    message = f"tabellen {id_} har rader både här och i filen {tabell.fil}"
                    hint = "låt raderna stå på ett av ställena"
                    raise Faults([Diagnostic(*merged.place(("tabell", id_, "fil")), message, hint)])
                path = self._beside_toml(merged, ("tabell", id_, "fil"), tabell.fil)
                tables[id_] = read_csv(path, self.workspace.name(path), tabell)
            except Faults as found:
                faults += found.diagnostics
        if faults:
            raise Faults(faults)
        return replace(rapport, tabell=tables)

    def pictures(self, rapport: Rapport, merged: Merged) -> tuple[dict[str, PictureFile], list[Diagnostic]]:
        """The picture files that a report's content names, by id, and what is wrong with the others."""
        found, faults = dict[str, PictureFile](), list[Diagnostic]()
        for id_, bild in rapport.bild.items():
            key, fil = ("bild", id_, "fil"), bild.fil.text.strip()
            if bild.fil.is_gap:
                continue
            try:
                found[id_] = self._picture(self._beside_toml(merged, key, fil))
            except PictureError as error:
                place = merged.place(key)
                faults += [Diagnostic(*place, f"filen {fil} {message}", hint) for message, hint in error.said]
            except Faults as outside:
                faults += outside.diagnostics
        return found, faults

    def _picture(self, path: Path) -> PictureFile:
        """A picture file, read once; raises PictureError each time it is asked for."""
        return _once(path, self._pictures, read_picture)

    def _beside_toml(self, merged: Merged, key: KeyPath, fil: str) -> Path:
        """The file that a key names, seen from its TOML file; it must lie in the content folder."""
        folder = merged.file(key).path.parent
        try:
            path = (folder / fil).resolve()
            is_there = path.is_file()
        except (OSError, RuntimeError):  # a name too long for the system, links in a circle
            path, is_there = folder / fil, False
        inputs.asked_way(folder / fil)
        inputs.asked(path)
        if not path.is_relative_to(self.workspace.content.resolve()):
            raise Faults([Diagnostic(*merged.place(key), f"filen {fil} ligger utanför content/", "lägg den bredvid")])
        if not is_there:
            inputs.asked_names(path.parent)
            near = nearest(path.name, [file.name for file in path.parent.glob("*")])
            message = f"filen {fil} finns inte i {self.workspace.name(path.parent)}"
            hint = f"menade du {near}?" if near else "lägg filen där, eller rätta namnet"
            raise Faults([Diagnostic(*merged.place(key), message, hint)])
        return path
