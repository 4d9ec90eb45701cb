"""What the document kinds ask for beside goals and tables: decisions, risks, assignments, deviations, own kinds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from reports.kinds import find_kind
from reports.model.period import FORMS_HINT, parse_period
from reports.model.rapport import Rapport
from reports.readers.finding import Finding, Path, unique, well_formed

_DEEPEST_HEADING = 6
_DEMANDED: dict[str, tuple[Callable[[Rapport], object], str]] = {
    "arende.beslut": (
        lambda rapport: rapport.arende and rapport.arende.beslut,
        'lägg till [[arende.beslut]] med organ = "Socialnämnden" och satser = ["godkänna rapporten"]',
    ),
    "risk": (lambda rapport: rapport.risk, "lägg till [[risk]] med id och namn, och [[risk.kontroll]]"),
}
"""Tables that kinds can't do without: whether a report has it, and what to write."""


def _demanded(rapport: Rapport) -> Iterator[Finding]:
    kind = find_kind(rapport.rapport.typ, rapport.dokumentslag)
    for key in kind.krav if kind else ():
        found, hint = _DEMANDED[key]
        if not found(rapport):
            yield Finding(("rapport",), f"[{key}] saknas; dokumentslaget {rapport.rapport.typ} ska ha det", hint)


def _clauses(rapport: Rapport) -> Iterator[Finding]:
    for number, beslut in enumerate(rapport.arende.beslut if rapport.arende else ()):
        if not beslut.satser:
            path: Path = ("arende", "beslut", number, "satser")
            yield Finding(path, f"{beslut.organ} har inget att besluta", 'skriv till exempel "godkänna rapporten"')


def _contents(rapport: Rapport) -> Iterator[Finding]:
    level = rapport.rapport.innehall
    if level is not None and not 0 <= level <= _DEEPEST_HEADING:
        hint = "skriv 2 för rubriker ned till den andra nivån, eller 0 för ingen innehållsförteckning"
        yield Finding(("rapport", "innehall"), f"innehall kan inte vara {level}", hint)


def _ids(rapport: Rapport) -> Iterator[Finding]:
    for table in ("risk", "uppdrag", "avvikelse"):
        yield from unique(((table, number, "id"), item.id) for number, item in enumerate(getattr(rapport, table)))
    yield from well_formed((("dokumentslag", id_), id_) for id_ in rapport.dokumentslag)


def _areas(rapport: Rapport) -> Iterator[Finding]:
    """A risk without an area would be read as one of the area above it."""
    for number, risk in enumerate(rapport.risk):
        if not risk.omrade and any(other.omrade for other in rapport.risk):
            message = f'risken "{risk.id}" saknar omrade, men andra risker har ett'
            yield Finding(("risk", number), message, "skriv omrade för alla risker, eller för ingen")


def _periods(rapport: Rapport) -> Iterator[Finding]:
    """The periods of controls and of comments on risks can be read, and each is written once."""
    for r, risk in enumerate(rapport.risk):
        yield from _told_once(risk.kommentar, ("risk", r, "kommentar"))
        for k, kontroll in enumerate(risk.kontroll):
            yield from _told_once(kontroll.utfall, ("risk", r, "kontroll", k, "utfall"))


def _told_once(periods: Iterable[str], path: Path) -> Iterator[Finding]:
    written: dict[tuple[int, int, int], str] = {}
    for text in periods:
        period = parse_period(text)
        if period is None:
            yield Finding((*path, text), f'perioden "{text}" går inte att läsa', FORMS_HINT)
        elif (first := written.setdefault(period.span, text)) != text:
            message = f'perioden "{text}" är samma som "{first}", och bara en av dem skulle skrivas ut'
            yield Finding((*path, text), message, "låt det stå på ett av ställena")


FORM_RULES: tuple[Callable[[Rapport], Iterator[Finding]], ...] = (
    _contents,
    _demanded,
    _clauses,
    _ids,
    _areas,
    _periods,
)
