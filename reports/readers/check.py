"""What needs more than one value: ids meet, periods exist, rows fit their columns, the look can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields

from reports.diagnostics import did_you_mean
from reports.kinds import find_kind, kinds
from reports.model.period import FORMS_HINT, parse_period
from reports.model.rapport import Rapport
from reports.model.styrkort import DELAR, Indikator, Mal
from reports.model.tabell import Rad, Tabell
from reports.readers.check_forms import FORM_RULES
from reports.readers.finding import Finding, Path, unique, values, well_formed
from reports.readers.hamta import HamtaError, demand_shared_columns, fetched

LEAST_MARGIN, GREATEST_MARGIN = 10, 60
"""In millimetres: what printers can do, and what still leaves a column to read."""
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def check(rapport: Rapport) -> list[Finding]:
    """All faults, warnings and gaps that the values of one report show together."""
    rules = (
        _kind,
        _periods,
        _ids,
        _assessments,
        _outcomes,
        _spellings,
        _table_names,
        _tables,
        _diagrams,
        _profile,
        _braces,
        *FORM_RULES,
    )
    return [finding for rule in rules for finding in rule(rapport)]


def _kind(rapport: Rapport) -> Iterator[Finding]:
    kind = find_kind(rapport.rapport.typ, rapport.dokumentslag)
    if kind is None:
        names = [known.namn.lower() for known in kinds(rapport.dokumentslag).values()]
        yield Finding(
            ("rapport", "typ"), f'typen "{rapport.rapport.typ}" finns inte', did_you_mean(rapport.rapport.typ, names)
        )
        return
    if kind.needs_period and not rapport.rapport.period:
        hint = 'lägg till raden period = "mars 2022" under [rapport]'
        yield Finding(("rapport",), f"en {kind.namn.lower()} behöver en period", hint)
    for id_ in kind.avsnitt:
        if id_ not in rapport.avsnitt:
            near = did_you_mean(id_, rapport.avsnitt) if rapport.avsnitt else ""
            hint = near if near.startswith("menade") else f"lägg till [avsnitt.{id_}] med text"
            yield Finding(("rapport",), f"avsnittet {id_} saknas; en {kind.namn.lower()} ska ha det", hint)


def _periods(rapport: Rapport) -> Iterator[Finding]:
    head = rapport.rapport
    known = {period for indikator in rapport.indikatorer() for period in indikator.utfall}
    if head.period and not head.period.is_gap and not parse_period(head.period.text):
        yield Finding(("rapport", "period"), f'perioden "{head.period}" går inte att läsa', FORMS_HINT)
    for number, period in enumerate(head.perioder):
        if period.text not in known:
            hint = did_you_mean(period.text, known)
            yield Finding(("rapport", "perioder", number), f'ingen indikator har utfall för perioden "{period}"', hint)


def _goals(rapport: Rapport) -> Iterator[tuple[Path, Mal | Indikator]]:
    """Every goal and indicator with its path in the content."""
    for a, malomrade in enumerate(rapport.malomrade):
        for i, indikator in enumerate(malomrade.indikator):
            yield ("malomrade", a, "indikator", i), indikator
        for m, mal in enumerate(malomrade.mal):
            yield ("malomrade", a, "mal", m), mal
            for i, indikator in enumerate(mal.indikator):
                yield ("malomrade", a, "mal", m, "indikator", i), indikator


def _ids(rapport: Rapport) -> Iterator[Finding]:
    areas = [(("malomrade", a, "id"), area.id) for a, area in enumerate(rapport.malomrade)]
    goals = [((*path, "id"), goal.id) for path, goal in _goals(rapport)]
    yield from unique(areas)
    yield from unique(goals)
    for table in ("tabell", "diagram", "avsnitt"):
        yield from well_formed(((table, id_), id_) for id_ in getattr(rapport, table))
    for id_, tabell in rapport.tabell.items():
        yield from unique((("tabell", id_, "kolumn", k, "id"), kolumn.id) for k, kolumn in enumerate(tabell.kolumn))
        yield from unique((("tabell", id_, "rad", r, "id"), rad.id) for r, rad in enumerate(tabell.rad) if rad.id)


def _assessments(rapport: Rapport) -> Iterator[Finding]:
    known = {goal.id for _, goal in _goals(rapport)}
    scale = [word.text for word in rapport.namnd.skala]
    for id_, bedomning in rapport.bedomning.items():
        if id_ not in known:
            message = f'det finns inget mål och ingen indikator med id "{id_}"'
            yield Finding(("bedomning", id_), message, did_you_mean(id_, known))
        status = bedomning.status
        if status and scale and status.text not in scale and not status.is_gap:
            message = f'status "{status}" finns inte i nämndens skala'
            yield Finding(("bedomning", id_, "status"), message, did_you_mean(status.text, scale))


def _outcomes(rapport: Rapport) -> Iterator[Finding]:
    for path, goal in _goals(rapport):
        if not isinstance(goal, Indikator):
            continue
        parts = {part.id for part in goal.delar()} | {"totalt"} | (set() if goal.uppdelning else set(DELAR))
        for period, value in goal.utfall.items():
            here = (*path, "utfall", period)
            if not parse_period(period):
                yield Finding(here, f'perioden "{period}" går inte att läsa', FORMS_HINT)
            for part in value if isinstance(value, dict) else ():
                if part not in parts:
                    yield Finding((*here, part), f'delen "{part}" finns inte i uppdelningen', did_you_mean(part, parts))


def _spellings(rapport: Rapport) -> Iterator[Finding]:
    """The periods of an area are columns, by what is written: one period must not be written in two ways."""
    written: dict[tuple[str | int, tuple[int, int, int]], str] = {}
    for path, goal in _goals(rapport):
        for text in goal.utfall if isinstance(goal, Indikator) else ():
            period = parse_period(text)
            first = written.setdefault((path[1], period.span), text) if period else text
            if first != text:
                message = f'perioden "{text}" är skriven på ett annat sätt än "{first}"'
                yield Finding((*path, "utfall", text), message, "skriv den likadant överallt")


def _table_names(rapport: Rapport) -> Iterator[Finding]:
    """Prose says a table by its id with `_` for `-`: two ids must differ there too."""
    said: dict[str, str] = {}
    for id_ in rapport.tabell:
        first = said.setdefault(id_.replace("-", "_"), id_)
        if first != id_:
            message = f'id "{id_}" går inte att skilja från "{first}" i text, där bindestreck skrivs som understreck'
            yield Finding(("tabell", id_), message, "ge den ena tabellen ett annat id")


def _tables(rapport: Rapport) -> Iterator[Finding]:
    for id_, tabell in rapport.tabell.items():
        yield from _headings(id_, tabell)
        if not tabell.kolumn:
            hint = 'lägg till kolumn = [ { id = "utfall", namn = "Utfall" } ], eller fil = "….csv"'
            yield Finding(("tabell", id_), f"tabellen {id_} saknar kolumner", hint)
        for number, rad in enumerate(tabell.rad):
            yield from _row(tabell, rad, ("tabell", id_, "rad", number), rapport.tabell)


def _headings(id_: str, tabell: Tabell) -> Iterator[Finding]:
    if tabell.forsta_kolumn == ():
        message = f"tabellen {id_} saknar rubrik över radernas namn"
        yield Finding(("tabell", id_, "forsta_kolumn"), message, 'skriv till exempel forsta_kolumn = "Belopp i tkr"')
    for number, kolumn in enumerate(tabell.kolumn):
        if not kolumn.nivaer():
            path = ("tabell", id_, "kolumn", number, "namn")
            yield Finding(path, f"kolumnen {kolumn.id} saknar rubrik", 'skriv till exempel namn = "Budget"')


def _row(tabell: Tabell, rad: Rad, path: Path, tables: Mapping[str, Tabell]) -> Iterator[Finding]:
    ids = [kolumn.id for kolumn in tabell.kolumn]
    if rad.hamta:
        if rad.varden:
            message = f"raden {rad.namn} har både hamta och varden"
            yield Finding((*path, "varden"), message, "låt värdena stå där de hämtas")
        try:
            source, _ = fetched(rad.hamta, tables)
            demand_shared_columns(rad, tabell, source)
        except HamtaError as error:
            yield Finding((*path, "hamta"), str(error), error.hint)
    elif isinstance(rad.varden, dict):
        for key in rad.varden:
            if key not in ids:
                yield Finding((*path, "varden", key), f"kolumnen {key} finns inte i tabellen", did_you_mean(key, ids))
    elif len(rad.varden) > len(ids):
        message = f"raden {rad.namn} har {len(rad.varden)} värden men tabellen {len(ids)} kolumner"
        yield Finding((*path, "varden"), message, "ta bort ett värde, eller lägg till en kolumn")
    elif 0 < len(rad.varden) < len(ids):
        message = f"raden {rad.namn} har {len(rad.varden)} värden men tabellen {len(ids)} kolumner"
        hint = 'skriv "" för en tom cell, eller namnge värdena: { utfall = 5.5 }; tal skrivs med punkt, 5.5'
        yield Finding((*path, "varden"), message, hint)


def _diagrams(rapport: Rapport) -> Iterator[Finding]:
    for id_, diagram in rapport.diagram.items():
        for number, serie in enumerate(diagram.serie):
            path = ("diagram", id_, "serie", number, "varden")
            if len(serie.varden) != len(diagram.kategorier):
                message = f"serien {serie.namn} har {len(serie.varden)} värden men diagrammet {len(diagram.kategorier)}"
                yield Finding(path, f"{message} kategorier", 'skriv "i u" där ett värde saknas')
        if all(value.tal is None for serie in diagram.serie for value in serie.varden):
            yield Finding(("diagram", id_), f"diagrammet {id_} har inga tal att rita", "skriv tal utan citattecken")


def _profile(rapport: Rapport) -> Iterator[Finding]:
    for key in ("farg", "accentfarg"):
        colour = getattr(rapport.profil, key)
        if colour and not _COLOUR.fullmatch(colour):
            yield Finding(("profil", key), f'färgen "{colour}" går inte att läsa', 'skriv som "#1b4965"')
    for side in fields(rapport.profil.marginaler):
        width = getattr(rapport.profil.marginaler, side.name)
        if width is not None and not LEAST_MARGIN <= width <= GREATEST_MARGIN:
            message = f"marginalen {side.name} är {f'{width:f}'.replace('.', ',')} mm"
            hint = f"skriv ett tal mellan {LEAST_MARGIN} och {GREATEST_MARGIN}, i millimeter"
            yield Finding(("profil", "marginaler", side.name), message, hint)


_PROSE = frozenset(
    {"text", "kommentar", "beskrivning", "fotnot", "uppdrag", "aktiviteter", "satser", "kontrollmoment", "resultat"}
    | {"atgard", "orsak", "konsekvens"}
)
"""Keys whose text is Markdown."""


def _braces(rapport: Rapport) -> Iterator[Finding]:
    """Expressions where nothing reads them: they would be printed as written."""
    for path, value in values(rapport):
        *above, key = [part for part in path if isinstance(part, str)]
        name = "kommentar" if above[-1:] == ["kommentar"] else key  # a risk's, by period
        if "{{" in value.text and name not in _PROSE:
            message = f"{name}: {{{{ … }}}} går bara i löpande text"
            yield Finding(path, message, "skriv värdet som det ska stå")
