"""`rodtrad mall`: a Word template made of a kommun's profile, for the kommunikatör to go on with in Word."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reports.diagnostics import Diagnostic, Faults, did_you_mean
from reports.look import look, with_logo
from reports.readers.load import CONTENT, Library, Workspace
from reports.swedish import slug

SUFFIXES = (".docx", ".dotx")


@dataclass(frozen=True)
class Starting:
    """A template to be written, and what to write in the kommun's profile so that it is used."""

    path: Path
    data: bytes
    line: str
    """The line that the profile is to have."""
    before: str
    """The Word template that it names now, or empty."""
    file: Path
    """The file with the profile."""

    @property
    def is_named(self) -> bool:
        """Whether the profile names the template already."""
        return self.line == _line(self.before)


def starting_template(workspace: Workspace, here: Path, kommun: str | None, file: Path | None) -> Starting:
    """A starting template for a kommun, by its name or its folder's; without a file it gets its usual place.

    Raises Faults when it can't be told which kommun is meant, when its profile has faults, or when a file stands there.
    """
    library = Library(workspace)
    folder = _chosen(_kommuner(library), kommun)
    rapport, merged = library.house(folder)
    usual = workspace.root / "templates" / folder.relative_to(workspace.content) / "mall.docx"
    path = (here / file).resolve() if file else usual
    _demand_free(path, workspace)
    named = path.relative_to(workspace.root.resolve() if file else workspace.root).as_posix()

    from reports.writers.mall import make_starting

    style = with_logo(look(rapport, workspace), rapport, merged, library, None)
    data = make_starting(style, as_dotx=path.suffix.lower() == ".dotx")
    before = rapport.profil.mall
    at = ("profil", "mall") if before else ("profil",)
    return Starting(path, data, _line(named), before, workspace.root / merged.place(at)[0])


def _line(template: str) -> str:
    return f'mall = "{template}"'


def _kommuner(library: Library) -> dict[Path, str]:
    """The folders that say which kommun they belong to, with its name."""
    found: dict[Path, str] = {}
    for folder, files in library.folders.items():
        for path in files:
            kommun = library.file(path).values.get("kommun")
            if isinstance(kommun, dict) and not library.file(path).is_report:
                found[folder] = str(kommun.get("namn", ""))
    return found


def _chosen(kommuner: dict[Path, str], wanted: str | None) -> Path:
    if not kommuner:
        hint = 'lägg en fil kommun.toml i kommunens mapp, med raderna [kommun] och namn = "Exempels kommun"'
        raise Faults([Diagnostic(CONTENT, 0, "här finns ingen fil med [kommun]", hint)])
    chosen = [folder for folder, name in kommuner.items() if not wanted or slug(wanted) in (folder.name, slug(name))]
    if len(chosen) == 1:
        return chosen[0]
    names = [folder.name for folder in kommuner]
    if wanted:
        raise Faults([Diagnostic("--kommun", 0, f'kommunen "{wanted}" finns inte', did_you_mean(wanted, names))])
    hint = f"ange en med --kommun: {', '.join(names)}"
    raise Faults([Diagnostic("rodtrad mall", 0, "här finns flera kommuner", hint)])


def _demand_free(path: Path, workspace: Workspace) -> None:
    """A template must have a Word file's name, lie in the workspace, and take no other file's place."""
    name = workspace.name(path)
    if path.suffix.lower() not in SUFFIXES:
        raise Faults([Diagnostic(name, 0, "en Word-mall heter något på .docx eller .dotx", "ge den ett sådant namn")])
    if not path.resolve().is_relative_to(workspace.root.resolve()):
        raise Faults([Diagnostic(name, 0, "mallen skulle hamna utanför arbetsytan", "välj en plats i arbetsytan")])
    if path.exists():
        hint = "ändra i den i Word, eller ange ett annat namn sist på raden"
        raise Faults([Diagnostic(name, 0, "filen finns redan", hint)])
