"""The kommun's delårsrapport to the council against lag (2018:597) om kommunal bokföring och redovisning, LKBR.

The law asks for the report in chapter 13; what its simplified förvaltningsberättelse tells is in recommendation R17 of
Rådet för kommunal redovisning (RKR). A nämnd's internal report does not say `fullmaktige = true`, and is left alone.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reports.kinds import KINDS, find_kind
from reports.model.period import Period
from reports.model.rapport import Rapport
from reports.readers.finding import Finding
from reports.swedish import first_upper

_KEY = ("rapport", "fullmaktige")
_KIND = "delarsrapport"
_LEAST, _MOST = 6, 8
"""Months from 1 January: at least half and at most two thirds of the year (13 kap. 1 § LKBR)."""
_HANDED_OVER = 2
"""Months from the end of the period within which the council has the report (11 kap. 16 § kommunallagen)."""
_FROM_TO = re.compile(r"[a-zåäö.]\s?[-–]\s?[a-zåäö]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Part:
    """What such a report must have, and what to write for it."""

    namn: str
    rule: str
    hint: str
    is_there: Callable[[Rapport], bool]


def _table(id_: str) -> Callable[[Rapport], bool]:
    return lambda rapport: id_ in rapport.tabell


def _section(id_: str) -> Callable[[Rapport], bool]:
    return lambda rapport: id_ in rapport.avsnitt


def _told_of(id_: str, words: str) -> Callable[[Rapport], bool]:
    """Whether there is a table or a section with an id, or a section that says the words."""
    return lambda rapport: (
        id_ in rapport.tabell
        or id_ in rapport.avsnitt
        or any(words in avsnitt.text.text.lower() for avsnitt in rapport.avsnitt.values())
    )


def _has_forecast(rapport: Rapport) -> bool:
    """Whether a table holds a forecast against a budget."""
    return any({"prognos", "budget"} <= {kolumn.roll for kolumn in tabell.kolumn} for tabell in rapport.tabell.values())


_PARTS = (
    _Part("resultaträkning", "13 kap. LKBR", "lägg till [tabell.resultatrakning]", _table("resultatrakning")),
    _Part("balansräkning", "13 kap. LKBR", "lägg till [tabell.balansrakning]", _table("balansrakning")),
    _Part("driftredovisning", "RKR R17", "lägg till [tabell.drift]", _table("drift")),
    _Part("investeringsredovisning", "RKR R17", "lägg till [tabell.investeringar]", _table("investeringar")),
    _Part(
        "helårsprognos mot budget", "RKR R17",
        'lägg till [tabell.prognos] med kolumner som har roll = "prognos" och roll = "budget"', _has_forecast,
    ),
    _Part(
        "händelser av väsentlig betydelse", "RKR R17", "lägg till [avsnitt.handelser] med text", _section("handelser"),
    ),
    _Part(
        "förväntad utveckling", "RKR R17", "lägg till [avsnitt.forvantad_utveckling] med text",
        _section("forvantad_utveckling"),
    ),
    _Part(
        "uppföljning av god ekonomisk hushållning", "RKR R17",
        "lägg till [avsnitt.hushallning], om ekonomi och verksamhet mot målen för god ekonomisk hushållning",
        _told_of("hushallning", "ekonomisk hushållning"),
    ),
    _Part(
        "balanskravsresultat", "RKR R17",
        "lägg till [avsnitt.balanskrav] eller [tabell.balanskrav], med balanskravsresultatet enligt helårsprognosen",
        _told_of("balanskrav", "balanskrav"),
    ),
)  # fmt: skip
"""The parts in the order that they are told: two by the law itself, the others as good practice interprets it."""


def _to_council(rapport: Rapport) -> Iterator[Finding]:
    if not rapport.rapport.fullmaktige:
        return
    kind = find_kind(rapport.rapport.typ, rapport.dokumentslag)
    if kind in KINDS and kind.id != _KIND:
        message = f"fullmaktige gäller kommunens delårsrapport, inte {kind.namn.lower()}"
        yield Finding(_KEY, message, "ta bort raden", "varning", acceptable=True)
        return
    if period := rapport.egen_period:
        yield from _length(period)
        yield from _in_time(period, rapport.rapport.datum)
    for part in _PARTS:
        if not part.is_there(rapport):
            message = f"{first_upper(part.namn)} saknas; en delårsrapport till fullmäktige ska ha det ({part.rule})"
            yield Finding(_KEY, message, part.hint, "varning", acceptable=True)


def _length(period: Period) -> Iterator[Finding]:
    """Half to two thirds of the year from its beginning; `augusti` and `tertial 2` are taken to be from January."""
    from_later = period.first > 1 and bool(_FROM_TO.search(period.text))
    if from_later or not _LEAST <= period.month <= _MOST:
        length = "den börjar inte i januari" if from_later else f"den går till och med månad {period.month} av 12"
        message = (
            f"delårsrapporten till fullmäktige ska gälla årets första 6–8 månader (13 kap. 1 § LKBR), men {length}"
        )
        hint = 'skriv till exempel period = "augusti 2027", eller ta bort fullmaktige om rapporten är intern'
        yield Finding(("rapport", "period"), message, hint, "varning", acceptable=True)


def _in_time(period: Period, datum: datetime.date | None) -> Iterator[Finding]:
    years, month = divmod(period.month - 1 + _HANDED_OVER, 12)
    if datum and (datum.year, datum.month) > (period.year + years, month + 1):
        message = (
            "delårsrapporten ska vara hos fullmäktige och revisorerna inom två månader (11 kap. 16 § kommunallagen)"
        )
        hint = f"rätta datum om det är fel; perioden slutade {period.slut.isoformat()}"
        yield Finding(("rapport", "datum"), message, hint, "varning", acceptable=True)


STATUTE_RULES: tuple[Callable[[Rapport], Iterator[Finding]], ...] = (_to_council,)
