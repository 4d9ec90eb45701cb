"""A report in short: goals by status and målområde, the largest variances, and the indicators that turned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reports.model.diagram import Diagram, Serie
from reports.model.forslag import decided, forslag, of_indikator
from reports.model.matt import matt, measured
from reports.model.period import Period, parse_period
from reports.model.rapport import Rapport
from reports.model.regler import NIVAER, betydelse, steg, symbol
from reports.model.styrkort import Indikator, Mal, Malomrade
from reports.model.tabell import Kolumn, Rad, Tabell
from reports.model.trend import earlier
from reports.model.utslag import Utslag
from reports.model.varde import Etikett, Varde
from reports.swedish import first_upper

OTHER = "annan bedömning"
"""A decided status whose word means none of the four."""
LARGEST = 3
"""Variances that are told of each table."""
_VARIANCES = ("drift", "prognos")
"""Tables whose variances are told."""


@dataclass(frozen=True, slots=True)
class Omrade:
    """The goals of a målområde, counted by status."""

    namn: Varde
    antal: tuple[int, ...]
    """How many goals have each of the statuses, in their order."""


@dataclass(frozen=True, slots=True)
class Storst:
    """A row with a large variance."""

    namn: Varde
    tabell: Varde
    """The caption of its table."""
    avvikelse: Varde
    """With its unit as `enhet`, where the table has one and it does not stand in the value."""


@dataclass(frozen=True, slots=True)
class Vandning:
    """An indicator that has turned since the year before."""

    namn: Varde
    text: str
    """What has turned, as a sentence."""


@dataclass(frozen=True, slots=True)
class Korthet:
    """What a reader wants to know first."""

    statusar: tuple[Etikett, ...]
    """The statuses that any goal has, in the scale's order."""
    symboler: tuple[Varde | None, ...]
    """The sign of each status in the nämnd's scale."""
    omraden: tuple[Omrade, ...]
    efter_siffrorna: int
    """How many goals have no decided status and are counted by what their figures say."""
    storst: tuple[Storst, ...]
    vandningar: tuple[Vandning, ...]

    @property
    def antal(self) -> int:
        """How many goals there are."""
        return sum(sum(omrade.antal) for omrade in self.omraden)

    @property
    def alla(self) -> tuple[int, ...]:
        """How many goals have each of the statuses."""
        return tuple(map(sum, zip(*(omrade.antal for omrade in self.omraden), strict=True)))

    def diagram(self) -> Diagram:
        """The goals as stacked bars, one for each målområde; the best status last, which is drawn strongest."""
        series = tuple(
            Serie(namn=status, varden=tuple(Varde.of(omrade.antal[number]) for omrade in self.omraden))
            for number, status in reversed(list(enumerate(self.statusar)))
            if self.alla[number]
        )
        kategorier = tuple(Etikett(omrade.namn.text) for omrade in self.omraden)
        rubrik = Varde("Mål efter status")
        return Diagram(typ="staplad", rubrik=rubrik, kategorier=kategorier, serie=series, enhet=Varde("mål"))


def korthet(rapport: Rapport) -> Korthet:
    """The report in short; indicators that hang directly on an area count as one goal, as in the goal tables."""
    counted = [(area.namn, [status_of(mal, rapport) for mal in goals_of(area)]) for area in rapport.malomrade]
    counted = [(namn, found) for namn, found in counted if found]
    used = {status for _, found in counted for status, _ in found}
    skala = rapport.namnd.skala
    used |= {meant for one in steg(skala) if used and (meant := betydelse(one.namn, skala))}
    order = [status for status in (*NIVAER, OTHER) if status in used]
    omraden = tuple(
        Omrade(namn, tuple(sum(one == status for one, _ in found) for status in order)) for namn, found in counted
    )
    by_figures = sum(not is_decided for _, found in counted for _, is_decided in found)
    words = tuple(word_of(status, rapport) for status in order)
    signs = tuple(symbol(step_of(status, rapport), rapport.namnd.skala) for status in order)
    return Korthet(words, signs, omraden, by_figures, tuple(_largest(rapport)), tuple(_turned(rapport)))


def goals_of(area: Malomrade) -> list[Mal]:
    """The goals of an area; indicators that hang directly on it are one."""
    own = [Mal(id=area.id, namn=area.namn, indikator=area.indikator)] if area.indikator else []
    return [*own, *area.mal]


def status_of(mal: Mal, rapport: Rapport) -> tuple[str, bool]:
    """A goal's status, and whether it is what people have decided; a word without a meaning is one of its own."""
    if mal.id in rapport.bedomning and rapport.bedomning[mal.id].status:
        return decided(mal.id, rapport) or OTHER, True
    return forslag(mal.indikator, rapport.egen_period, rapport).status, False


def step_of(status: str, rapport: Rapport) -> Varde | None:
    """The nämnd's own word for a status; None where its scale has none."""
    skala = rapport.namnd.skala
    return next((one.namn for one in steg(skala) if betydelse(one.namn, skala) == status), None)


def word_of(status: str, rapport: Rapport) -> Etikett:
    """What a status is called: by the nämnd's scale, or by the level itself."""
    own = step_of(status, rapport)
    return Etikett(first_upper(own.text if own else status))


# ---------------------------------------------------------------- variances


def _largest(rapport: Rapport) -> Iterator[Storst]:
    for id_ in _VARIANCES:
        tabell = rapport.tabell.get(id_)
        if tabell is None:
            continue
        column = next((kolumn for kolumn in tabell.kolumn if kolumn.roll == "avvikelse"), None)
        rows = [rad for rad in tabell.rad if column and rad.roll == "" and not rad.hamta]
        found = [(*large, rad) for rad in rows if column and (large := _variance(rad, tabell, column))]
        for _, value, rad in sorted(found, key=lambda one: one[0], reverse=True)[:LARGEST]:
            yield Storst(_without_mark(rad.namn), tabell.rubrik, value)


def _variance(rad: Rad, tabell: Tabell, column: Kolumn) -> tuple[Decimal, Varde] | None:
    """How large a row's variance is, in the smallest unit of its kind, and the variance with its unit if it has one."""
    value, enhet = tabell.varde(rad, column), tabell.enhet_i(column)
    read = measured(value, enhet) if value else None
    if value is None or read is None or not read.tal:
        return None
    own = matt(value, enhet)
    shown = replace(_without_mark(value), enhet="" if own and own.enhet else enhet)
    return abs(read.tal) * (read.enhet.storlek if read.enhet else 1), shown


def _without_mark(value: Varde) -> Varde:
    """A value whose note does not follow it here."""
    return replace(value, text=value.text.rstrip("*"))


# ---------------------------------------------------------------- indicators that turned


def _turned(rapport: Rapport) -> Iterator[Vandning]:
    period = rapport.egen_period
    for indikator in rapport.indikatorer():
        if period and (text := _turn(indikator, period, rapport)):
            yield Vandning(indikator.namn, text)


def _turn(indikator: Indikator, period: Period, rapport: Rapport) -> str:
    """What has turned since the year before: the target reached or lost, or the trend; nothing when neither has."""
    now = of_indikator(indikator, period, rapport)
    before = next((text for text, _ in earlier(indikator, period, "totalt")), None)
    then_period = parse_period(before) if before else None
    if then_period is None:
        return ""
    then = of_indikator(indikator, then_period, rapport)
    told = [_reached(now, then, then_period), _way(now, then)]
    return "; ".join(filter(None, told))


def _reached(now: Utslag, then: Utslag, before: Period) -> str:
    if then.status == "uppnått" and now.status in ("delvis", "ej uppnått"):
        return f"hade {before.text} nått årets målvärde, men inte nu: {now.skal}"
    if now.status == "uppnått" and then.status in ("delvis", "ej uppnått"):
        return f"hade inte {before.text} nått årets målvärde, men gör det nu: {now.skal}"
    return ""


def _way(now: Utslag, then: Utslag) -> str:
    ways: Sequence[str] = ("bättre", "sämre")
    if now.trend and then.trend and now.trend.omdome in ways and then.trend.omdome in ways:
        turned = now.trend.omdome != then.trend.omdome
        return f"har vänt: {now.trend.text}, men dessförinnan {then.trend.text}" if turned else ""
    return ""
