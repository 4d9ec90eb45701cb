"""What needs more than one value: ids meet, rows fit their columns, the look can be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from reports.diagnostics import did_you_mean
from reports.kinds import find_kind, kinds
from reports.model.rapport import Rapport
from reports.model.regler import steg
from reports.readers.check_bedomning import BEDOMNING_RULES
from reports.readers.check_changes import CHANGE_RULES
from reports.readers.check_economy import ECONOMY_RULES
from reports.readers.check_forms import FORM_RULES
from reports.readers.check_goals import GOAL_RULES
from reports.readers.check_language import LANGUAGE_RULES
from reports.readers.check_near import NEAR_RULES
from reports.readers.check_period import PERIOD_RULES
from reports.readers.check_profile import PROFILE_RULES
from reports.readers.check_prose import PROSE_RULES
from reports.readers.check_readable import READABLE_RULES
from reports.readers.check_statute import STATUTE_RULES
from reports.readers.check_table import tables
from reports.readers.check_trend import TREND_RULES
from reports.readers.check_twice import TWICE_RULES
from reports.readers.check_values import VALUE_RULES
from reports.readers.finding import Finding, unique, values, well_formed
from reports.readers.goals import goals
from reports.readers.prose_figures import is_prose

Rule = Callable[[Rapport], Iterable[Finding]]

_NARROWEST = 5
_MARKS_OF_PROSE = {
    "{{": ("{{ … }} går bara i löpande text", "skriv värdet som det ska stå"),
    "]{lang": ("ett annat språk går bara att märka ut i löpande text", "skriv orden utan [ ]{lang=…}"),
}


def check(rapport: Rapport) -> list[Finding]:
    """All faults, warnings and gaps that the values of one report show together."""
    rules = (
        _kind,
        *PERIOD_RULES,
        _ids,
        _assessments,
        _table_names,
        _tables,
        *ECONOMY_RULES,
        *(_diagram_rules() if rapport.diagram else ()),
        *TREND_RULES,
        _pictures,
        *PROFILE_RULES,
        _marks_of_prose,
        _appendices,
        *FORM_RULES,
        *BEDOMNING_RULES,
        *VALUE_RULES,
        *GOAL_RULES,
        *PROSE_RULES,
        *CHANGE_RULES,
        *NEAR_RULES,
        *TWICE_RULES,
        *READABLE_RULES,
        *LANGUAGE_RULES,
        *STATUTE_RULES,
    )
    return [finding for rule in rules for finding in rule(rapport)]


def _diagram_rules() -> Iterable[Rule]:
    """The rules of diagrams, whose rooms a report without any does without."""
    from reports.readers.check_diagram import DIAGRAM_RULES
    from reports.readers.check_diagram_kinds import DIAGRAM_KIND_RULES
    from reports.readers.check_series import SERIES_RULES

    return *DIAGRAM_RULES, *DIAGRAM_KIND_RULES, *SERIES_RULES


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


def _ids(rapport: Rapport) -> Iterator[Finding]:
    areas = [(("malomrade", a, "id"), area.id) for a, area in enumerate(rapport.malomrade)]
    yield from unique(areas)
    yield from unique(((*path, "id"), goal.id) for path, goal in goals(rapport))
    for table in ("tabell", "diagram", "bild", "avsnitt"):
        yield from well_formed(((table, id_), id_) for id_ in getattr(rapport, table))
    for id_, tabell in rapport.tabell.items():
        yield from unique((("tabell", id_, "kolumn", k, "id"), kolumn.id) for k, kolumn in enumerate(tabell.kolumn))
        yield from unique((("tabell", id_, "rad", r, "id"), rad.id) for r, rad in enumerate(tabell.rad) if rad.id)


def _assessments(rapport: Rapport) -> Iterator[Finding]:
    known = {goal.id for _, goal in goals(rapport)} | {area.id for area in rapport.malomrade}
    scale = [one.namn.text for one in steg(rapport.namnd.skala)]
    for id_, bedomning in rapport.bedomning.items():
        if id_ not in known:
            message = f'det finns inget mål, ingen indikator och inget målområde med id "{id_}"'
            yield Finding(("bedomning", id_), message, did_you_mean(id_, known))
        status = bedomning.status
        if status and scale and status.text not in scale and not status.is_gap:
            message = f'status "{status}" finns inte i nämndens skala'
            yield Finding(("bedomning", id_, "status"), message, did_you_mean(status.text, scale))


def _table_names(rapport: Rapport) -> Iterator[Finding]:
    """Prose says a table by its id with `_` for `-`: two ids must differ there too."""
    said: dict[str, str] = {}
    for id_ in rapport.tabell:
        first = said.setdefault(id_.replace("-", "_"), id_)
        if first != id_:
            message = f'id "{id_}" går inte att skilja från "{first}" i text, där bindestreck skrivs som understreck'
            yield Finding(("tabell", id_), message, "ge den ena tabellen ett annat id")


def _tables(rapport: Rapport) -> Iterator[Finding]:
    return tables(rapport.tabell)


def _pictures(rapport: Rapport) -> Iterator[Finding]:
    for id_, bild in rapport.bild.items():
        if not bild.alt and not bild.dekorativ:
            hint = 'lägg till alt = "…" som säger vad bilden visar, eller dekorativ = true om den inte säger något'
            yield Finding(("bild", id_), f"bilden {id_} saknar alt, en text för den som inte ser bilden", hint)
        if bild.alt and bild.dekorativ:
            hint = "ta bort det ena; en bild som säger något har alt"
            yield Finding(("bild", id_, "dekorativ"), f"bilden {id_} har både alt och dekorativ", hint)
        if bild.bredd is not None and not _NARROWEST <= bild.bredd <= 100:
            hint = f"skriv ett heltal från {_NARROWEST} till 100; det är procent av spaltens bredd"
            yield Finding(("bild", id_, "bredd"), f"bredd kan inte vara {bild.bredd}", hint)


def _marks_of_prose(rapport: Rapport) -> Iterator[Finding]:
    """Expressions and marks of language where nothing reads them: they would be printed as written."""
    for path, value in values(rapport):
        for mark, (message, hint) in _MARKS_OF_PROSE.items():
            if mark in value.text and not is_prose(rapport, path):
                name = path[-1] if isinstance(path[-1], str) else path[-2]
                yield Finding(path, f"{name}: {message}", hint)


def _appendices(rapport: Rapport) -> Iterator[Finding]:
    for id_, avsnitt in rapport.avsnitt.items():
        if avsnitt.bilaga and not avsnitt.rubrik:
            hint = f'lägg till rubrik = "…" under [avsnitt.{id_}]'
            yield Finding(("avsnitt", id_), f"bilagan {id_} saknar rubrik", hint)
