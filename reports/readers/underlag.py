"""What a decision rests on: the memo itself, the reports that it is about, and what staff list besides."""

from __future__ import annotations

from pathlib import Path

from reports.diagnostics import Diagnostic, Faults, did_you_mean
from reports.document import Source
from reports.kinds import find_kind
from reports.model.arende import Underlag
from reports.model.rapport import Rapport
from reports.model.varde import Etikett, Varde
from reports.readers.load import Library
from reports.readers.merge import Merged


def beslutsunderlag(library: Library, report: Path, rapport: Rapport, merged: Merged) -> tuple[Underlag, ...]:
    """The basis of a decision in printed order, none for a report without `[arende]`.

    Raises Faults for a report that `galler` names and that the nämnd doesn't have.
    """
    arende = rapport.arende
    if arende is None:
        return ()
    kind = find_kind(rapport.rapport.typ, rapport.dokumentslag)
    date = Varde.of(rapport.rapport.datum) if rapport.rapport.datum else None
    own = Underlag(namn=Varde(kind.namn if kind else rapport.rapport.typ), datum=date)
    found, faults = list[Path](), list[Diagnostic]()
    for number, name in enumerate(arende.galler):
        try:
            found.append(_report(name, library, report, merged))
        except _UnknownReport as error:
            place = merged.place(("arende", "galler", number))
            faults.append(Diagnostic(*place, str(error), error.hint))
    if faults:
        raise Faults(faults)
    return (own, *(_as_basis(path, library, rapport) for path in found), *arende.beslutsunderlag)


class _UnknownReport(ValueError):
    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def _report(name: str, library: Library, report: Path, merged: Merged) -> Path:
    """The report of the same nämnd that a name means; one in the memo's own folder goes before others."""
    namnd = merged.file(("namnd",)).path.parent
    others = [path for path in library.documents([namnd])[0] if path != report]
    named = {path.relative_to(namnd).with_suffix("").as_posix(): path for path in others}
    wanted = name.strip().removesuffix(".toml")
    beside = report.parent / f"{wanted}.toml"
    if beside in named.values():
        return beside
    chosen = [path for below, path in named.items() if below == wanted or below.endswith(f"/{wanted}")]
    if len(chosen) == 1:
        return chosen[0]
    if chosen:
        ways = " eller ".join(below for below, path in named.items() if path in chosen)
        raise _UnknownReport(f"nämnden har flera rapporter som heter {name}", f"skriv {ways}")
    near = did_you_mean(name, [path.stem for path in others])
    raise _UnknownReport(f'rapporten "{name}" finns inte hos nämnden', near)


def _as_basis(path: Path, library: Library, rapport: Rapport) -> Underlag:
    """A report by its title and date, as its own file says them; what is wrong there is told when it is checked."""
    head = library.file(path).values["rapport"]
    head = head if isinstance(head, dict) else {}
    kind = find_kind(str(head.get("typ", "")), rapport.dokumentslag)
    title = head.get("titel") or (kind.titel(head.get("period")) if kind else path.stem)
    kalla = Source(library.workspace.name(path), "rapport")
    return Underlag(namn=Etikett.of(str(title), kalla), datum=_date(head.get("datum"), kalla))


def _date(written: object, kalla: Source) -> Varde | None:
    try:
        return Varde.of(written, kalla) if written else None
    except ValueError:
        return None
