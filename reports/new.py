"""`rodtrad new`: the files of a new workspace, a new nämnd or a new report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reports.accompany import accompanying
from reports.diagnostics import Diagnostic, Faults, did_you_mean, nearest
from reports.follow import following
from reports.kinds import Kind, file_stem, find_kind, kinds
from reports.model.period import FORMS_HINT, Period, parse_period
from reports.readers.load import CONTENT, Library, Workspace, find_workspace
from reports.readers.own_kinds import own_kinds
from reports.skeleton import facts, skeleton
from reports.swedish import fold, slug

ARBETSYTA, NAMND = "arbetsyta", "namnd"


@dataclass(frozen=True)
class Order:
    """What is to be made; empty parts are asked for."""

    vad: str
    mapp: Path | None
    kommun: str | None
    namnd: str | None
    period: str | None
    efter: str | None
    galler: str | None = None
    """Report that a tjänsteskrivelse is about."""


@dataclass(frozen=True)
class Question:
    """Something an order lacks."""

    field: str
    text: str
    option: str
    default: str | None = None


def questions(order: Order, here: Path) -> Iterator[Question]:
    """What is still to be said before files can be made, in the order to ask."""
    if not order.vad:
        choices = ", ".join((ARBETSYTA, NAMND, *_kinds(here)))
        yield Question("vad", f"Vad vill du skapa? ({choices})", "första ordet")
    elif _word(order) == ARBETSYTA:
        if not order.mapp:
            yield Question("mapp", "I vilken mapp?", "ett mappnamn efter arbetsyta")
        yield from _names(order)
    elif _word(order) == NAMND:
        yield from _names(order)
    else:
        yield from _report_questions(order, here)


def _word(order: Order) -> str:
    return fold(order.vad.strip().lower())


def _names(order: Order) -> Iterator[Question]:
    if not order.kommun:
        yield Question("kommun", "Kommunens namn?", '--kommun "Exempels kommun"')
    if not order.namnd:
        yield Question("namnd", "Nämndens namn?", '--namnd "Socialnämnden"')


def _report_questions(order: Order, here: Path) -> Iterator[Question]:
    workspace = find_workspace(here)
    _kind(order.vad, workspace)
    if order.galler:
        return
    if not order.period:
        yield Question("period", "Vilken period? (till exempel augusti 2026, eller 2027)", '--period "augusti 2026"')
    if not order.efter and not order.namnd:
        folders = _committees(workspace)
        if len(folders) != 1:
            names = ", ".join(folder.relative_to(workspace.content).as_posix() for folder in folders)
            yield Question("namnd", f"Vilken nämnd? ({names})", "--namnd")


def files(order: Order, here: Path) -> dict[Path, str]:
    """The files to write, by path; raises Faults when the order can't be carried out or a file stands in the way."""
    if _word(order) == ARBETSYTA:
        return _workspace(order, here)
    if _word(order) == NAMND:
        workspace = find_workspace(here)
        _demand_no_slip(order.kommun or "", workspace)
        return _committee(order, workspace)
    return _report(order, find_workspace(here))


def _workspace(order: Order, here: Path) -> dict[Path, str]:
    root = here / (order.mapp or ".")
    made = {root / ".gitignore": "/build/\n/.rodtrad/\n"} | _committee(order, Workspace(root))
    return _unwritten(made, Workspace(root))


def _committee(order: Order, workspace: Workspace) -> dict[Path, str]:
    kommun, namnd = order.kommun or "", order.namnd or ""
    for option, name in (("--kommun", kommun), ("--namnd", namnd)):
        if not slug(name):
            raise Faults(
                [Diagnostic(option, 0, f'"{name}" går inte att göra en mapp av', "skriv ett namn med bokstäver")]
            )
    folder = workspace.content / slug(_place(kommun))
    made = {folder / slug(namnd) / "namnd.toml": _toml("namnd", namnd)}
    if not (folder / "kommun.toml").exists():
        made = {folder / "kommun.toml": _toml("kommun", kommun)} | made
    return _unwritten(made, workspace)


def _demand_no_slip(kommun: str, workspace: Workspace) -> None:
    """A kommun that is almost one of the workspace's is that one misspelt; raises Faults."""
    known = [folder.name for folder in sorted(workspace.content.iterdir()) if folder.is_dir()]
    named = slug(_place(kommun))
    if named not in known and (near := nearest(named, known)):
        hint = f'menade du {near}? en ny kommun skapas med: rodtrad new arbetsyta . --kommun "{kommun}"'
        raise Faults([Diagnostic("--kommun", 0, f'kommunen "{kommun}" finns inte', hint)])


def _place(kommun: str) -> str:
    """`Åmåls kommun` → `Åmål`; names that end in s themselves, such as Västerås and Höganäs, keep it."""
    name = re.sub(r" kommun$", "", kommun, flags=re.IGNORECASE)
    return (
        name if name == kommun or re.search(r"(ås|äs|fors|hus|ums)$", name, re.IGNORECASE) else name.removesuffix("s")
    )


def _toml(table: str, name: str) -> str:
    import tomlkit

    return tomlkit.dumps({table: {"namn": name}})


def _unwritten(made: dict[Path, str], workspace: Workspace) -> dict[Path, str]:
    """The files as they are, unless one would take the place of something already written."""
    hint = "välj ett annat namn, eller ändra i filen som finns"
    faults = [Diagnostic(workspace.name(path), 0, "filen finns redan", hint) for path in made if path.exists()]
    if faults:
        raise Faults(faults)
    return made


def _report(order: Order, workspace: Workspace) -> dict[Path, str]:
    kind = _kind(order.vad, workspace)
    if order.galler:
        return _unwritten(accompanying(kind, _named("--for", order.galler, workspace), workspace), workspace)
    period = _period(order.period or "")
    if order.efter:
        return following(kind, period, _named("--efter", order.efter, workspace), workspace)
    folder = _committee_folder(order, workspace) / str(period.year)
    made = {folder / f"{file_stem(kind, period)}.toml": skeleton(kind, period)}
    shared = {folder / name: text for name, text in facts(kind).items()}
    return _unwritten(made, workspace) | {path: text for path, text in shared.items() if not path.exists()}


def _kinds(here: Path) -> list[str]:
    """Ids of all kinds, the workspace's own among them where there is one."""
    try:
        return list(kinds(own_kinds(Library(find_workspace(here)))))
    except Faults:
        return list(kinds({}))


def _kind(word: str, workspace: Workspace) -> Kind:
    own = own_kinds(Library(workspace))
    if kind := find_kind(word, own):
        return kind
    known = (ARBETSYTA, NAMND, *kinds(own))
    raise Faults([Diagnostic("rodtrad new", 0, f'"{word}" går inte att skapa', did_you_mean(word, known))])


def _period(text: str) -> Period:
    if period := parse_period(text):
        return period
    raise Faults([Diagnostic("--period", 0, f'perioden "{text}" går inte att läsa', FORMS_HINT)])


def _committees(workspace: Workspace) -> list[Path]:
    found = sorted(path.parent for path in workspace.content.rglob("namnd.toml"))
    if not found:
        raise Faults([Diagnostic(CONTENT, 0, "här finns ingen nämnd", "skapa en med: rodtrad new namnd")])
    return found


def _committee_folder(order: Order, workspace: Workspace) -> Path:
    """The nämnd's folder, by its name or, where two kommuner have one of that name, by its path below content/."""
    paths = {folder.relative_to(workspace.content).as_posix(): folder for folder in _committees(workspace)}
    wanted = slug(order.namnd or "")
    chosen = [path for path, folder in paths.items() if not wanted or wanted in (folder.name, slug(path))]
    if len(chosen) == 1:
        return paths[chosen[0]]
    if chosen:
        message = f'det finns flera nämnder som heter "{order.namnd}"'
        raise Faults([Diagnostic("--namnd", 0, message, f"skriv {' eller '.join(chosen)}")])
    hint = did_you_mean(wanted, [folder.name for folder in paths.values()])
    raise Faults([Diagnostic("--namnd", 0, f'nämnden "{order.namnd}" finns inte', hint)])


def _named(option: str, name: str, workspace: Workspace) -> Path:
    """The report that an option names."""
    reports, _ = Library(workspace).documents([workspace.content])
    wanted = name.removesuffix(".toml")
    found = [path for path in reports if f"/{workspace.name(path.with_suffix(''))}".endswith(f"/{wanted}")]
    if len(found) == 1:
        return found[0]
    if not found:
        hint = did_you_mean(wanted, [path.stem for path in reports])
        raise Faults([Diagnostic(option, 0, f"rapporten {name} finns inte", hint)])
    names = " eller ".join(workspace.name(path) for path in found)
    raise Faults([Diagnostic(option, 0, f"det finns flera rapporter som heter {name}", f"skriv sökvägen: {names}")])
