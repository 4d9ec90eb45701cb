"""What the document kinds ask for beside goals and tables: decisions, risks, assignments, deviations, own kinds."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reports.kinds import find_kind
from reports.model.period import FORMS_HINT, parse_period
from reports.model.rapport import Rapport
from reports.readers.finding import Finding, Path, unique, well_formed

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


def _ids(rapport: Rapport) -> Iterator[Finding]:
    for table in ("risk", "uppdrag", "avvikelse"):
        yield from unique(((table, number, "id"), item.id) for number, item in enumerate(getattr(rapport, table)))
    yield from well_formed((("dokumentslag", id_), id_) for id_ in rapport.dokumentslag)


def _periods(rapport: Rapport) -> Iterator[Finding]:
    """The periods of controls and of comments on risks can be read, and a follow-up is about one of them."""
    for r, risk in enumerate(rapport.risk):
        places: list[tuple[Path, str]] = [(("risk", r, "kommentar", text), text) for text in risk.kommentar]
        for k, kontroll in enumerate(risk.kontroll):
            places += [(("risk", r, "kontroll", k, "utfall", text), text) for text in kontroll.utfall]
        for path, text in places:
            if not parse_period(text):
                yield Finding(path, f'perioden "{text}" går inte att läsa', FORMS_HINT)


FORM_RULES: tuple[Callable[[Rapport], Iterator[Finding]], ...] = (_demanded, _clauses, _ids, _periods)
