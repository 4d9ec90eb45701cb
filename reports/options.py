"""What is asked on a command line: the options that commands share or have many of, and what their words mean."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from reports.commands import Argument, Option, Usage

if TYPE_CHECKING:
    import datetime

    from reports.batch import Version
    from reports.new import Order
    from reports.readers.load import Workspace
    from reports.status import Standing

Paths = Annotated[list[Path] | None, Argument("SÖKVÄG", "Rapportfil eller mapp; annars allt.")]
Quiet = Annotated[bool, Option("--tyst", help="Skriv bara ut fel.")]
AsJson = Annotated[bool, Option("--json", help="Skriv ut för ett annat program, som JSON.")]
Formats = Annotated[
    str,
    Option("--format", metavar="FORMAT", help="docx, pdf, html med komma emellan; annars alla."),
]
Out = Annotated[Path | None, Option("--ut", metavar="MAPP", help="Mapp för resultatet; annars build/ i arbetsytan.")]
Jobs = Annotated[
    int,
    Option("--jobb", metavar="ANTAL", help="Dokument som byggs samtidigt; annars 1."),
]
Dask = Annotated[
    str,
    Option("--dask", metavar="ADRESS", help="Bygg på ett Dask-kluster som finns (kräver rodtrad[dask])."),
]
Readers = Annotated[
    str,
    Option("--till", metavar="LÄSARE", help="Läsare med komma emellan; annars rapportens första."),
]
WithoutNumbers = Annotated[bool, Option("--utan-sidnummer", help="Inga sidnummer i Words innehållsförteckning.")]
Anew = Annotated[bool, Option("--tvinga", help="Bygg allt, också det som inte har ändrats.")]
Watch = Annotated[
    bool, Option("--bevaka", help="Bygg det som sparas, tills du trycker Ctrl+C (kräver rodtrad[bevaka]).")
]
Motor = Annotated[
    str,
    Option("--pdf-motor", metavar="MOTOR", help="libreoffice för en PDF som Word; annars typst."),
]
Validate = Annotated[
    bool, Option("--validera", help="Pröva de färdiga filerna mot standarderna (kräver rodtrad[validera]).")
]


def formats(text: str) -> list[str]:
    """The formats of a list of words; raises Usage for one that isn't any."""
    from reports.diagnostics import did_you_mean
    from reports.formats import FORMATS

    chosen = [word.strip().lower() for word in text.split(",") if word.strip()]
    for word in chosen or [""]:
        if word not in FORMATS:
            raise Usage(f'formatet "{word}" finns inte; {did_you_mean(word, FORMATS)}')
    return list(dict.fromkeys(chosen))


def motor(text: str) -> str:
    """What is to make the PDF; raises Usage for what can't."""
    from reports.diagnostics import did_you_mean
    from reports.formats import MOTORS

    word = text.strip().lower()
    if word not in MOTORS:
        raise Usage(f'PDF-motorn "{text}" finns inte; {did_you_mean(word, MOTORS)}')
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
        raise Usage(str(error)) from None


def day(text: str | None) -> datetime.date:
    """A day on the command line; the day it is when none is given."""
    import datetime

    try:
        return datetime.date.fromisoformat(text) if text else datetime.date.today()
    except ValueError:
        raise Usage(f'datumet "{text}" går inte att läsa; skriv som 2027-04-10') from None


def demand_role(role: str, found: Sequence[Standing]) -> None:
    """A role on the command line must be one that the reports name."""
    from reports.diagnostics import did_you_mean
    from reports.status import is_known

    if not is_known(found, role):
        known = {name for standing in found for name in standing.roles}
        raise Usage(f'ingen ansvarig heter "{role}"; {did_you_mean(role, known)}')


class Broken(Exception):
    """Whoever was to answer broke off."""


def complete(order: Order) -> Order:
    """Ask for what the order lacks when someone is there to answer; otherwise say which option to give."""
    from dataclasses import replace

    from reports.new import questions

    while question := next(iter(questions(order, Path.cwd())), None):
        if not sys.stdin.isatty():
            raise Usage(f"{question.text} anges med {question.option}")
        answer: Any = _ask(question.text, question.default)
        order = replace(order, **{question.field: answer})
    return order


def _ask(text: str, default: str | None) -> str:
    """An answer from the terminal, asked for until there is one; raises Broken when it is broken off."""
    asked = f"{text} [{default}]: " if default else f"{text}: "
    try:
        while not (answer := input(asked).strip() or default):
            pass
    except (EOFError, KeyboardInterrupt):
        print(file=sys.stderr)  # noqa: T201  # the line of the question ends
        raise Broken from None
    return answer
