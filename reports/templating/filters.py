"""Filters that print a value by the Swedish rules: `{{ drift.summa.avvikelse | mnkr }}`."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import wraps
from html import escape

from markupsafe import Markup

from reports import swedish
from reports.diagnostics import did_you_mean
from reports.model.enhet import MONEY, converted, known_unit, unit
from reports.model.matt import Matt, matt
from reports.model.period import FORMS_HINT, Period, parse_period
from reports.model.varde import NOWHERE, Varde
from reports.templating.faults import TemplateFault

_MOST_DECIMALS = 6
_DATE_FORMS = ("lång", "kort")
_YEAR = re.compile(r" (?=\d{4}$)")
Tal = Varde | Decimal | int | float | None


def _number(value: Tal, name: str) -> Decimal:
    match value:
        case Varde() if found := _written(value):
            return found.tal
        case bool():
            pass
        case Decimal() | int() | float():
            return Decimal(str(value))
    shown = f'"{value}"' if value is not None else "ett värde som saknas"
    raise TemplateFault(f"{shown} är inte ett tal, så {name} går inte att använda", "skriv ut värdet som det är")


def _written(value: Varde) -> Matt | None:
    """The number that a value is, in its own unit or its table's; None where it says more (`ung. 5`, `345 (28)`)."""
    found = matt(value, value.enhet)
    if found is None or found.ungefar or found.varav:
        return None
    return found if found.enhet or not value.enhet else replace(found, enhet=unit(value.enhet))


def _decimals(decimaler: int | None) -> int | None:
    """The decimals asked for; raises TemplateFault for what is no such number."""
    if decimaler is None or (type(decimaler) is int and 0 <= decimaler <= _MOST_DECIMALS):
        return decimaler
    raise TemplateFault(f"{decimaler} är inget antal decimaler", f"skriv ett heltal från 0 till {_MOST_DECIMALS}")


def _in(value: Tal, name: str, slag: str) -> Decimal:
    """The number in a unit; one whose table says no unit is an amount in tkr, or a share in percent."""
    number, wanted = _number(value, name), known_unit(slag)
    found = _written(value) if isinstance(value, Varde) else None
    given = str(found.enhet or "") if found else ""
    written = unit(given or ("tkr" if slag in MONEY else slag))
    amount = converted(number, written, wanted)
    if amount is None:
        message = f"värdet {value} är i {given}, så {name} går inte att använda"
        raise TemplateFault(message, "skriv ut värdet som det är, eller med | tal")
    return number if written == wanted else amount.normalize()


def _shown(value: object, text: str) -> Markup:
    """The text with its source, when it is made of a value that has one."""
    if isinstance(value, Varde) and value.kalla is not NOWHERE:
        return Markup(f'<data value="{escape(str(value.kalla))}">{escape(text)}</data>')  # noqa: S704  # escaped here
    return Markup.escape(text)


def _or_gap(number_filter: Callable[..., object]) -> Callable[..., object]:
    """The filter, but what is still to be filled in passes it as it is: a draft can be read before it is full."""

    @wraps(number_filter)
    def shown(value: Tal, *args: object, **options: object) -> object:
        return value if isinstance(value, Varde) and value.is_gap else number_filter(value, *args, **options)

    return shown


def tal(value: Tal, decimaler: int | None = None) -> Markup:
    """The bare number: `1 654 006`."""
    return _shown(value, swedish.number(_number(value, "tal"), _decimals(decimaler)))


def tkr(value: Tal) -> Markup:
    """An amount in tkr: `1 654 006 tkr`; one of a table in another unit of money is converted."""
    return _shown(value, swedish.tkr(_in(value, "tkr", "tkr")))


def mnkr(value: Tal, decimaler: int = 1) -> Markup:
    """An amount in tkr, or in the unit that its table says, printed in mnkr: `−4,8 mnkr`."""
    return _shown(value, swedish.mnkr(_in(value, "mnkr", "tkr"), _decimals(decimaler) or 0))


def procent(value: Tal, decimaler: int | None = None) -> Markup:
    """A share in percent: `92,4 %`."""
    return _shown(value, swedish.percent(_in(value, "procent", "%"), _decimals(decimaler)))


def absolut(value: Tal) -> Varde:
    """The number without its sign, for sentences that say `underskott` in words."""
    number = abs(_number(value, "abs"))
    if isinstance(value, Varde):
        return Varde(swedish.number(number), number, value.kalla, value.enhet)
    return Varde(swedish.number(number), number)


def intervall(value: Tal, till: Tal, decimaler: int | None = None) -> Markup:
    """A range with an en dash: `75–80`."""
    return _shown(value, swedish.span(_number(value, "intervall"), _number(till, "intervall"), _decimals(decimaler)))


def datum(value: datetime.date | None, form: str = "lång") -> str:
    """A date in words, `31 mars 2022`, or `kort` in figures, `2022-03-31`."""
    if not isinstance(value, datetime.date):
        raise TemplateFault(f"{value} är inget datum", "skriv datumet utan citattecken, som 2022-03-31")
    if form not in _DATE_FORMS:
        raise TemplateFault(f'datum kan inte skrivas "{form}"', did_you_mean(form, _DATE_FORMS))
    return swedish.date(value) if form == "lång" else value.isoformat()


def periodrubrik(text: str) -> str:
    """A period as a column heading: `Mars 2022`, its year on the same line as what is before it."""
    period = parse_period(str(text))
    return _YEAR.sub(swedish.HARD_SPACE, period.rubrik) if period else str(text)


def periodslut(text: str) -> str:
    """A period's last day in words: `31 mars 2022`."""
    return swedish.date(_period(text).slut)


def ar(text: str) -> str:
    """A period's year."""
    return str(_period(text).year)


def _period(text: str) -> Period:
    period = parse_period(str(text))
    if period is None:
        raise TemplateFault(f'perioden "{text}" går inte att läsa', FORMS_HINT)
    return period


FILTERS: dict[str, Callable[..., object]] = {
    "tal": _or_gap(tal),
    "tkr": _or_gap(tkr),
    "mnkr": _or_gap(mnkr),
    "procent": _or_gap(procent),
    "abs": _or_gap(absolut),
    "intervall": _or_gap(intervall),
    "datum": datum,
    "periodrubrik": periodrubrik,
    "periodslut": _or_gap(periodslut),
    "ar": _or_gap(ar),
}
