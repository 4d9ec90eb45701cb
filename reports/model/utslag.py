"""What the figures say of an indicator: whether its target is reached, how far away it is, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from reports import swedish
from reports.model.enhet import ANDEL, Enhet, converted, lone_unit
from reports.model.malvarde import Malvarde, read_malvarde
from reports.model.matt import Matt
from reports.model.period import Period, parse_period
from reports.model.regler import Niva, Regler
from reports.model.styrkort import Indikator
from reports.model.trend import (
    CannotJudge,
    Trend,
    earlier,
    first_line,
    number_of,
    outcome_of,
    own_unit,
    shown,
    signed,
    trend,
    unit_of_change,
    written_outcome,
)
from reports.model.varde import Varde
from reports.swedish import first_lower

_GRAVEST: tuple[Niva, ...] = ("kan inte bedömas", "ej uppnått", "delvis")


@dataclass(frozen=True, slots=True)
class Utslag:
    """What the figures say of one indicator in one period."""

    status: Niva
    skal: str
    """The reason, as a sentence without its full stop."""
    avstand: Decimal | None = None
    """Outcome minus target; None where there is no level to reach."""
    enhet: Enhet | None = None
    """Unit of the distance: procentenheter for shares."""
    trend: Trend | None = None

    @property
    def avstand_text(self) -> str:
        """The distance with its sign and unit; nothing where there is no level to reach."""
        return "" if self.avstand is None else signed(self.avstand, self.enhet)


def utslag(indikator: Indikator, period: Period | None, regler: Regler) -> Utslag:
    """What the outcome of a period says against the target, and the target of each part that has one of its own."""
    wanted = [("totalt", indikator.malvarde)] if indikator.malvarde else []
    wanted += [(part.id, part.malvarde) for part in indikator.delar() if part.malvarde]
    if not wanted:
        return Utslag("kan inte bedömas", "indikatorn har inget målvärde", trend=trend(indikator, period))
    found = [_of_part(indikator, part, malvarde, period, regler) for part, malvarde in wanted]
    return found[0] if len(found) == 1 else _of_parts(found)


def _of_parts(found: list[Utslag]) -> Utslag:
    """All parts must reach their targets; some that do are a part of the way."""
    statuses = [one.status for one in found]
    for status in _GRAVEST:
        if status in statuses:
            worst = found[statuses.index(status)]
            if status != "kan inte bedömas" and "uppnått" in statuses:
                return replace(worst, status="delvis", skal=f"en del når sitt målvärde men inte alla: {worst.skal}")
            return worst
    return found[0]


def _of_part(indikator: Indikator, part: str, malvarde: Varde, period: Period | None, regler: Regler) -> Utslag:
    before = trend(indikator, period, part, malvarde)
    try:
        asked = _asked(malvarde, indikator)
        if period is None:
            raise CannotJudge("rapporten har ingen period")
        outcome = outcome_of(indikator, period, part)
        if asked.is_change:
            made = _by_change(indikator, asked, outcome, period, part)
        else:
            made = _by_level(indikator, asked, outcome, str(malvarde))
    except CannotJudge as why:
        return Utslag("kan inte bedömas", str(why), trend=before)
    return replace(_partly(made, asked, outcome, before, regler), trend=before)


def _partly(made: Utslag, asked: Malvarde, outcome: Matt, before: Trend | None, regler: Regler) -> Utslag:
    """A target that isn't reached is partly so by the kommun's rule."""
    if made.status != "ej uppnått":
        return made
    if regler.delvis == "på väg" and not asked.is_change and before and before.omdome == "bättre":
        return replace(made, status="delvis", skal=f"{made.skal}, men är {before.text}")
    if regler.delvis == "nära" and _is_near(made, asked, outcome, regler.nara):
        return replace(made, status="delvis", skal=f"{made.skal}, men är nära")
    return made


def _is_near(made: Utslag, asked: Malvarde, outcome: Matt, nara: Decimal) -> bool:
    if asked.tal is None or made.avstand is None or asked.is_change:
        return False
    return abs(made.avstand) <= abs(asked.tal) * (100 - nara) / 100


# ---------------------------------------------------------------- what is asked, and what was reached


def _asked(malvarde: Varde, indikator: Indikator) -> Malvarde:
    asked = Malvarde("tal", malvarde.tal) if malvarde.tal is not None else read_malvarde(malvarde.text)
    if asked.art == "text":
        raise CannotJudge(f'målvärdet "{first_line(malvarde)}" går inte att räkna med')
    if asked.art == "tal" and not indikator.riktning:
        raise CannotJudge(f'målvärdet "{first_line(malvarde)}" säger inte om högre eller lägre är bättre')
    if asked.is_change and asked.villkor:
        raise CannotJudge(f'villkoret "{asked.villkor}" i målvärdet går inte att räkna med')
    return asked if asked.enhet or asked.is_change else replace(asked, enhet=own_unit(indikator))


# ---------------------------------------------------------------- levels


def _by_level(indikator: Indikator, asked: Malvarde, outcome: Matt, written: str) -> Utslag:
    if asked.tal is None:
        raise CannotJudge(f'målvärdet "{written}" går inte att räkna med')
    number = _in_unit_of(outcome, asked.enhet, asked.tal)
    reached = _is_reached(number, asked, asked.tal, indikator.riktning)
    away = _away(number, outcome, asked, asked.tal)
    apart = unit_of_change(outcome.enhet or asked.enhet)
    said = f"utfallet {_told(outcome)}"
    goal = first_lower(" ".join(written.split()))
    if reached:
        return Utslag("uppnått", f"{said} når målvärdet {goal}", away, apart)
    left = f"{abs(away)} placeringar ifrån" if asked.art == "topp" else _left(away, apart)
    return Utslag("ej uppnått", f"{said} når inte målvärdet {goal}: {left}", away, apart)


def _away(number: Decimal, outcome: Matt, asked: Malvarde, level: Decimal) -> Decimal:
    """The outcome, which is `number` in the target's unit, minus the nearer end of the target, in its own unit."""
    low, high = level, asked.till if asked.till is not None else level
    edge = min(max(number, low), high)
    own = converted(edge, asked.enhet, outcome.enhet)
    return outcome.tal - (edge if own is None else own) if edge != number else Decimal(0)


def _left(away: Decimal, apart: Enhet | None) -> str:
    if not away:
        return "det är precis vid gränsen"
    return f"{shown(abs(away), apart)} för {'högt' if away > 0 else 'lågt'}"


def _in_unit_of(outcome: Matt, wanted: Enhet | None, asked_level: Decimal) -> Decimal:
    given = outcome.enhet
    if wanted is None and asked_level == 0:
        return outcome.tal  # nothing is nothing in any unit
    if only := lone_unit(given, wanted):
        raise CannotJudge(f"bara {'målvärdet' if given is None else 'utfallet'} har en enhet ({only})")
    number = converted(outcome.tal, given, wanted)
    if number is None:
        raise CannotJudge(f"utfallet är i {given} men målvärdet i {wanted}")
    return number


def _is_reached(number: Decimal, asked: Malvarde, level: Decimal, riktning: str) -> bool:
    match asked.art if asked.art != "tal" else riktning:
        case "minst" | "högre är bättre":
            return number >= level
        case "högst" | "topp" | "lägre är bättre":
            return number <= level
        case "över":
            return number > level
        case "under":
            return number < level
    return level <= number <= (asked.till if asked.till is not None else level)


# ---------------------------------------------------------------- changes


def _by_change(indikator: Indikator, asked: Malvarde, outcome: Matt, period: Period, part: str) -> Utslag:
    before = _compared(indikator, asked, period, part)
    if before is None:
        raise CannotJudge(f"utfall för {asked.jamfort_med or 'en tidigare period'} att jämföra med saknas")
    text, then = before
    if only := lone_unit(outcome.enhet, then.enhet):
        raise CannotJudge(f"bara ett av utfallen som jämförs har en enhet ({only})")
    number = converted(outcome.tal, outcome.enhet, then.enhet)
    if number is None:
        raise CannotJudge(f"utfallet är i {outcome.enhet} men för {text} i {then.enhet}")
    change = number - then.tal
    moved = f"utfallet {_told(outcome)} är {_moved(change, unit_of_change(then.enhet))} {text}"
    if asked.is_relative and then.tal:
        moved += f" ({swedish.percent(abs(100 * change / then.tal), 1)})"
    reached = _is_changed_enough(change, asked, then)
    wanted = {"öka": "öka", "minska": "minska"}.get(asked.art, "vara oförändrat")
    if asked.tal is not None:
        wanted += f" med {shown(asked.tal, asked.enhet)}"
    return Utslag("uppnått" if reached else "ej uppnått", f"{moved}, och målet är att det ska {wanted}")


def _compared(indikator: Indikator, asked: Malvarde, period: Period, part: str) -> tuple[str, Matt] | None:
    """What a change is counted from: the period that the target names, otherwise the latest that can be compared."""
    if not asked.jamfort_med:
        return next(earlier(indikator, period, part), None)
    named = parse_period(asked.jamfort_med)
    written = written_outcome(indikator, named, part) if named else None
    found = number_of(indikator, written) if written is not None else None
    return (asked.jamfort_med, found) if found else None


def _is_changed_enough(change: Decimal, asked: Malvarde, then: Matt) -> bool:
    if asked.art == "oförändrad":
        return change == 0
    wanted = Decimal(0)
    if asked.tal is not None:
        wanted = _wanted_change(asked, asked.tal, then)
    moved = change if asked.art == "öka" else -change
    return moved >= wanted and moved > 0


def _wanted_change(asked: Malvarde, size: Decimal, then: Matt) -> Decimal:
    """The change that is asked for, in the outcome's unit; percent of a share could be either, so it is none."""
    is_share = then.enhet is not None and then.enhet.slag == ANDEL
    if asked.is_relative:
        if is_share:
            raise CannotJudge("målvärdet är en förändring i procent av en andel; avses procentenheter?")
        if not then.tal:
            raise CannotJudge("målvärdet är en förändring i procent, och det som den räknas från är 0")
        return abs(then.tal) * size / 100
    if only := lone_unit(asked.enhet, unit_of_change(then.enhet)):
        raise CannotJudge(f"bara {'målvärdet' if asked.enhet else 'utfallet'} har en enhet ({only})")
    wanted = converted(size, asked.enhet, unit_of_change(then.enhet))
    if wanted is None:
        raise CannotJudge(f"förändringen i målvärdet är i {asked.enhet} men utfallet i {then.enhet}")
    return wanted


def _moved(change: Decimal, enhet: Enhet | None) -> str:
    if not change:
        return "oförändrat sedan"
    return f"{shown(abs(change), enhet)} {'högre' if change > 0 else 'lägre'} än"


def _told(outcome: Matt) -> str:
    """An outcome as a reason quotes it."""
    return ("ungefär " if outcome.ungefar else "") + shown(outcome.tal, outcome.enhet)
