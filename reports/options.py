"""What is asked on a command line: the options that commands share or have many of, and what their words mean."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    import datetime

    from reports.batch import Version
    from reports.new import Order
    from reports.readers.load import Workspace
    from reports.status import Standing

Paths = Annotated[list[Path] | None, typer.Argument(metavar="SÖKVÄG", help="Rapportfil eller mapp; annars allt.")]
Quiet = Annotated[bool, typer.Option("--tyst", help="Skriv bara ut fel.")]
AsJson = Annotated[bool, typer.Option("--json", help="Skriv ut för ett annat program, som JSON.")]
Formats = Annotated[
    str,
    typer.Option(
        "--format", show_default=False, metavar="FORMAT", help="docx, pdf, html med komma emellan; annars alla."
    ),
]
Out = Annotated[
    Path | None, typer.Option("--ut", metavar="MAPP", help="Mapp för resultatet; annars build/ i arbetsytan.")
]
Jobs = Annotated[
    int,
    typer.Option("--jobb", min=1, show_default=False, metavar="ANTAL", help="Dokument som byggs samtidigt; annars 1."),
]
Dask = Annotated[
    str,
    typer.Option(
        "--dask",
        show_default=False,
        metavar="ADRESS",
        help="Bygg på ett Dask-kluster som finns (kräver rodtrad[dask]).",
    ),
]
Readers = Annotated[
    str,
    typer.Option(
        "--till", show_default=False, metavar="LÄSARE", help="Läsare med komma emellan; annars rapportens första."
    ),
]
WithoutNumbers = Annotated[bool, typer.Option("--utan-sidnummer", help="Inga sidnummer i Words innehållsförteckning.")]
Anew = Annotated[bool, typer.Option("--tvinga", help="Bygg allt, också det som inte har ändrats.")]
Watch = Annotated[
    bool, typer.Option("--bevaka", help="Bygg det som sparas, tills du trycker Ctrl+C (kräver rodtrad[bevaka]).")
]
Motor = Annotated[
    str,
    typer.Option(
        "--pdf-motor", show_default=False, metavar="MOTOR", help="libreoffice för en PDF som Word; annars typst."
    ),
]
Validate = Annotated[
    bool, typer.Option("--validera", help="Pröva de färdiga filerna mot standarderna (kräver rodtrad[validera]).")
]


def formats(text: str) -> list[str]:
    """The formats of a list of words; raises BadParameter for one that isn't any."""
    from reports.diagnostics import did_you_mean
    from reports.formats import FORMATS

    chosen = [word.strip().lower() for word in text.split(",") if word.strip()]
    for word in chosen or [""]:
        if word not in FORMATS:
            raise typer.BadParameter(f'formatet "{word}" finns inte; {did_you_mean(word, FORMATS)}')
    return list(dict.fromkeys(chosen))


def motor(text: str) -> str:
    """What is to make the PDF; raises BadParameter for what can't."""
    from reports.diagnostics import did_you_mean
    from reports.formats import MOTORS

    word = text.strip().lower()
    if word not in MOTORS:
        raise typer.BadParameter(f'PDF-motorn "{text}" finns inte; {did_you_mean(word, MOTORS)}')
    return word


def versions(workspace: Workspace, reports: list[Path], till: str) -> list[Version]:
    """The first version of every report, or those for the readers asked for."""
    from reports.batch import Version
    from reports.find import UnknownReader, versions_for

    wanted = [word.strip() for word in till.split(",") if word.strip()]
    if not wanted:
        return [Version(report) for report in reports]
    try:
        return versions_for(workspace, reports, wanted)
    except UnknownReader as error:
        raise typer.BadParameter(str(error)) from None


def day(text: str | None) -> datetime.date:
    """A day on the command line; the day it is when none is given."""
    import datetime

    try:
        return datetime.date.fromisoformat(text) if text else datetime.date.today()
    except ValueError:
        raise typer.BadParameter(f'datumet "{text}" går inte att läsa; skriv som 2027-04-10') from None


def demand_role(role: str, found: Sequence[Standing]) -> None:
    """A role on the command line must be one that the reports name."""
    from reports.diagnostics import did_you_mean
    from reports.status import is_known

    if not is_known(found, role):
        known = {name for standing in found for name in standing.roles}
        raise typer.BadParameter(f'ingen ansvarig heter "{role}"; {did_you_mean(role, known)}')


def complete(order: Order) -> Order:
    """Ask for what the order lacks when someone is there to answer; otherwise say which option to give."""
    from dataclasses import replace

    from reports.new import questions

    while question := next(iter(questions(order, Path.cwd())), None):
        if not sys.stdin.isatty():
            raise typer.BadParameter(f"{question.text} anges med {question.option}")
        order = replace(order, **{question.field: typer.prompt(question.text, default=question.default)})
    return order
