"""The command line: the only room that prints."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from reports import options
from reports.help import SwedishCommand, SwedishGroup
from reports.options import (
    Anew,
    AsJson,
    Dask,
    Formats,
    Jobs,
    Motor,
    Out,
    Paths,
    Quiet,
    Readers,
    Validate,
    Watch,
    WithoutNumbers,
)

if TYPE_CHECKING:
    from reports.lines import Account
    from reports.memory import Wish

T = TypeVar("T")
OK, FAULTS, USAGE = 0, 1, 2

_SELDOM = 100_000
"""New objects between two searches for circles of them. What a run makes lasts to its end, and to search it over and
over, and once more when the process ends, takes a tenth of the time."""

app = typer.Typer(
    cls=SwedishGroup,
    help="Skriv kommunens planer och uppföljningar som text; få Word, tillgänglig PDF och webbsida.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


@app.callback(invoke_without_command=True)
def start(version: Annotated[bool, typer.Option("--version", help="Visa versionen.")] = False) -> None:
    """Röd tråd."""
    from reports.source_date import source_date
    from reports.version import __version__

    if version:
        print(f"rodtrad {__version__}")
        raise typer.Exit(OK)
    try:
        source_date()
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


@app.command(
    "build",
    cls=SwedishCommand,
    epilog="rodtrad build\nrodtrad build content/linkoping --format pdf\nrodtrad build --ut utskick --jobb 2\n"
    "rodtrad build --validera\nrodtrad build content/linkoping --bevaka",
)
def build(
    sokvag: Paths = None,
    formats: Formats = "docx,pdf,html",
    ut: Out = None,
    jobb: Jobs = 1,
    dask: Dask = "",
    till: Readers = "",
    utan_sidnummer: WithoutNumbers = False,
    pdf_motor: Motor = "typst",
    validera: Validate = False,
    tvinga: Anew = False,
    bevaka: Watch = False,
    tyst: Quiet = False,
    as_json: AsJson = False,
) -> int:
    """Bygg dokument: Word, PDF och webbsida av allt innehåll, eller av det du pekar ut."""
    import time
    from functools import partial

    from reports.building import build as build_all
    from reports.formats import LIBREOFFICE
    from reports.memory import Wish

    chosen, motor, begun = options.formats(formats), options.motor(pdf_motor), time.perf_counter()
    if bevaka:
        _demand_watchable({"--validera": validera, "--json": as_json, "--pdf-motor libreoffice": motor == LIBREOFFICE})
    numbers = not (utan_sidnummer or bevaka)
    wish = Wish(Path.cwd(), tuple(sokvag or ()), tuple(chosen), ut, till, numbers, motor, validera)
    progress = partial(_with_progress, quiet=tyst or as_json)
    done = build_all(wish, options.versions, progress, jobs=jobb, anew=tvinga, address=dask)
    _tell(done.account, as_json=as_json, quiet=tyst)
    if not (tyst or as_json):
        _print(done.lost.told())
        _print(done.account.summary(done.total, time.perf_counter() - begun, every=validera))
    if bevaka:
        return _watch(wish, quiet=tyst)
    return FAULTS if done.account.faults else OK


def _demand_watchable(flags: Mapping[str, bool]) -> None:
    from reports.watch import demand_watcher

    if wrong := next((flag for flag, is_said in flags.items() if is_said), ""):
        raise typer.BadParameter(f"--bevaka går inte ihop med {wrong}; bygg så för sig")
    demand_watcher()


def _watch(wish: Wish, *, quiet: bool) -> int:
    """Build what is saved, until the user ends it."""
    from reports.lines import rebuilt
    from reports.memory import Memory
    from reports.warm import Round, Warm
    from reports.watch import watch

    def tell(found: Round) -> None:
        told = sorted({fault for faults in found.faults.values() for fault in faults})
        for message in told:
            print(message, file=sys.stderr, flush=True)
        if not quiet:
            _print(map(str, sorted(set(found.warnings))))
            print(rebuilt(found.built, found.unchanged, len(told), found.seconds), flush=True)

    try:
        warm = Warm(Memory(wish), options.versions)
        warm.warm_up()
        if not quiet:
            print("bevakar innehåll och mallar; avsluta med Ctrl+C", flush=True)
        watch(warm, tell)
    except KeyboardInterrupt:
        pass
    return OK


@app.command("check", cls=SwedishCommand, epilog="rodtrad check\nrodtrad check content/linkoping")
def check(sokvag: Paths = None, tyst: Quiet = False, as_json: AsJson = False) -> int:
    """Kontrollera innehållet utan att bygga: alla fel på en gång, med fil och rad."""
    from reports.batch import build as build_all
    from reports.find import find, versions, with_names_of_their_own
    from reports.lines import Account, count
    from reports.readers.load import Library
    from reports.stray_templates import stray_templates

    workspace, reports, faults = find(sokvag)
    every = versions(workspace, reports)
    _, clashes = with_names_of_their_own(workspace, every)
    account = Account(faults + clashes, [] if sokvag else stray_templates(Library(workspace)))
    for outcome in build_all(workspace, every, ()):
        account.faults += outcome.faults
        account.warnings += outcome.warnings
    _tell(account, as_json=as_json, quiet=tyst)
    if not (tyst or as_json):
        found = count(len(set(account.faults)), "fel", "fel") if account.faults else "inga fel"
        kept = (
            f", {count(account.accepted, 'accepterad avvikelse', 'accepterade avvikelser')}" if account.accepted else ""
        )
        print(f"{count(len(reports), 'dokument', 'dokument')} kontrollerade, {found}{kept}")
    return FAULTS if account.faults else OK


@app.command("list", cls=SwedishCommand, epilog="rodtrad list\nrodtrad list content/linkoping --json")
def list_documents(
    sokvag: Paths = None,
    ut: Annotated[
        Path | None, typer.Option("--ut", metavar="MAPP", help="Mapp där resultatet ligger; annars build/.")
    ] = None,
    as_json: AsJson = False,
) -> int:
    """Visa vilka dokument som finns, och när de senast byggdes."""
    import json

    from reports.catalogue import catalogue
    from reports.find import find
    from reports.lines import catalogue_lines

    workspace, reports, faults = find(sokvag)
    folder = Path.cwd() / ut if ut else workspace.root / "build"
    rows = [entry.row() for entry in catalogue(workspace, reports, folder)]
    if as_json:
        _print_json(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        _print(catalogue_lines(rows))
    for fault in faults:
        print(fault, file=sys.stderr)
    return FAULTS if faults else OK


@app.command(
    "status",
    cls=SwedishCommand,
    epilog="rodtrad status\nrodtrad status content/linkoping --ansvarig Ekonom\nrodtrad status --json",
)
def status(
    sokvag: Paths = None,
    ansvarig: Annotated[
        str | None, typer.Option("--ansvarig", metavar="ROLL", help="Bara det som en roll svarar för.")
    ] = None,
    datum: Annotated[
        str | None, typer.Option("--datum", metavar="DATUM", help="Dagen att räkna från, som 2027-04-10; annars i dag.")
    ] = None,
    as_json: AsJson = False,
) -> int:
    """Visa vad som är ifyllt, vad som är kvar, vem som svarar för det och när det ska vara klart."""
    import json

    from reports.find import find, versions
    from reports.status import as_rows, only, standings
    from reports.status_lines import status_lines

    today = options.day(datum)
    workspace, reports, faults = find(sokvag)
    found = standings(workspace, versions(workspace, reports))
    if ansvarig is not None:
        options.demand_role(ansvarig, found)
        found = only(found, ansvarig)
    if as_json:
        _print_json(json.dumps(as_rows(found, today), ensure_ascii=False, indent=2))
    else:
        _print(status_lines(found, today) or [f"{ansvarig} har inget att fylla i"] * (ansvarig is not None))
    for fault in faults:
        print(fault, file=sys.stderr)
    return FAULTS if faults else OK


@app.command(
    "new",
    cls=SwedishCommand,
    epilog='rodtrad new arbetsyta mina-rapporter --kommun "Exempels kommun" --namnd Socialnämnden\n'
    "rodtrad new verksamhetsplan --period 2027\n"
    'rodtrad new delarsrapport --efter delarsrapport-mars --period "augusti 2022"\n'
    "rodtrad new tjansteskrivelse --for delarsrapport-mars",
)
def new(
    vad: Annotated[str | None, typer.Argument(help="arbetsyta, namnd eller ett dokumentslag.")] = None,
    mapp: Annotated[Path | None, typer.Argument(help="Mapp för en ny arbetsyta.")] = None,
    kommun: Annotated[str | None, typer.Option("--kommun", metavar="NAMN", help="Kommunens namn.")] = None,
    namnd: Annotated[str | None, typer.Option("--namnd", "--namn", metavar="NAMN", help="Nämndens namn.")] = None,
    period: Annotated[
        str | None, typer.Option("--period", metavar="PERIOD", help='Period, som "augusti 2022" eller 2024.')
    ] = None,
    efter: Annotated[
        str | None, typer.Option("--efter", metavar="RAPPORT", help="Rapport som den nya följer på.")
    ] = None,
    galler: Annotated[
        str | None, typer.Option("--for", metavar="RAPPORT", help="Rapport som en tjänsteskrivelse gäller.")
    ] = None,
) -> int:
    """Skapa en arbetsyta, en nämnd eller en ny rapport; det som inte anges frågas efter."""
    from reports.kept import put_whole
    from reports.lines import quoted, shown
    from reports.new import ARBETSYTA, Order, files
    from reports.swedish import fold

    if mapp and fold((vad or "").strip().lower()) != ARBETSYTA:
        raise typer.BadParameter(f'en mapp anges bara till arbetsyta; "{mapp}" står för mycket på raden')
    order = options.complete(Order(vad or "", mapp, kommun, namnd, period, efter, galler))
    for path, text in files(order, Path.cwd()).items():
        verb = "fyllde på" if path.exists() else "skapade"
        put_whole(path, text.encode())
        print(f"{verb} {shown(path)}")
    if order.mapp:
        print(f"gå dit med: cd {quoted(order.mapp)}")
        print("skapa sedan en rapport, till exempel: rodtrad new verksamhetsplan --period 2027")
    else:
        print("kör nu: rodtrad check")
    return OK


@app.command(
    "mall", cls=SwedishCommand, epilog="rodtrad mall\nrodtrad mall --kommun linkoping templates/linkoping/mall.dotx"
)
def mall(
    fil: Annotated[
        Path | None, typer.Argument(metavar="FIL", help="Filen som skrivs, .docx eller .dotx; annars mall.docx.")
    ] = None,
    kommun: Annotated[
        str | None, typer.Option("--kommun", metavar="NAMN", help="Kommunen, när arbetsytan har flera.")
    ] = None,
) -> int:
    """Skriv en Word-mall att utgå från, med kommunens färger, typsnitt, logotyp och marginaler."""
    from reports.kept import put_whole
    from reports.lines import shown
    from reports.readers.load import find_workspace
    from reports.starting import starting_template

    started = starting_template(find_workspace(Path.cwd()), Path.cwd(), kommun, fil)
    put_whole(started.path, started.data)
    print(f"skapade {shown(started.path)}")
    print("ändra den i Word: formatmallar, sidhuvud, sidfot och omslag")
    if started.is_named:
        print("rodtrad build använder den från och med nu")
    else:
        verb = f'byt mall = "{started.before}" mot' if started.before else "lägg till raden"
        print(f"{verb} {started.line} under [profil] i {shown(started.file)}, så använder rodtrad build den")
    return OK


def main() -> None:
    """Run the program; wrong usage is said in Swedish, with exit code 2."""
    from reports.channels import never_fail_over_a_sign

    never_fail_over_a_sign()
    gc.set_threshold(_SELDOM)
    atexit.register(gc.freeze)
    try:
        code = _run()
    except typer.Abort:
        print("avbrutet; inget är ändrat", file=sys.stderr)
        code = FAULTS
    except Exception as error:
        from reports.usage import swedish_usage

        message = swedish_usage(error)
        if message is None:
            raise
        print(message, file=sys.stderr)
        code = USAGE
    sys.exit(code or OK)


def _run() -> int:
    """Do what the command line asks for; returns the exit code."""
    from reports.diagnostics import Faults
    from reports.lines import Account

    try:
        code: int = app(standalone_mode=False)
        sys.stdout.flush()
        return code
    except Faults as faults:
        _tell(Account(list(faults.diagnostics)), as_json="--json" in sys.argv, quiet=True)
    except BrokenPipeError:  # nobody reads on, as after `| head`
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  # until the process ends
    except OSError as error:
        print(f"{error.filename}: går inte att läsa eller skriva ({error.strerror})", file=sys.stderr)
    return FAULTS


# ---------------------------------------------------------------- saying


def _with_progress(outcomes: Iterable[T], total: int, quiet: bool) -> Iterable[T]:
    if quiet or total < 3 or not sys.stderr.isatty():
        return outcomes
    from rich.console import Console
    from rich.progress import track

    return track(outcomes, "Bygger", total=total, console=Console(stderr=True), transient=True)


def _tell(account: Account, *, as_json: bool, quiet: bool) -> None:
    """Faults on the error channel, warnings among the rest; or all of it as JSON."""
    if as_json:
        _print_json(account.as_json())
        return
    told, kept = account.messages(), account.accepted
    for number, message in enumerate(told):
        if message.level == "fel":
            print(message, file=sys.stderr)
        elif not quiet:
            if number == len(told) - kept:
                print("Accepterat i innehållet:")
            print(message)


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)


def _print_json(text: str) -> None:
    from reports.channels import in_utf8

    in_utf8(sys.stdout)
    print(text)


if __name__ == "__main__":
    main()
