"""What prose sees of goals and indicators: their own keys, and what this report and the figures say of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from reports.diagnostics import did_you_mean
from reports.model.forslag import Forslag, forslag, of_indikator
from reports.model.period import parse_period, spelled
from reports.model.rapport import Bedomning, Rapport
from reports.model.styrkort import Indikator, Mal
from reports.model.utslag import Utslag
from reports.model.varde import Varde
from reports.templating.faults import TemplateFault, names_of


class View:
    """A part of the content, with names of this report's own beside its keys."""

    def __init__(self, item: Mal | Indikator, own: Mapping[str, Callable[[], Any]]) -> None:
        self._item = item
        self._own = own

    def __getattr__(self, name: str) -> Any:
        """One of the report's own names, otherwise a key; AttributeError for none of them."""
        if name.startswith("_"):
            raise AttributeError(name)
        return self._own[name]() if name in self._own else getattr(self._item, name)

    def names(self) -> list[str]:
        """All that can stand after the dot."""
        return [*names_of(self._item), *self._own]


class MalView(View):
    """A goal, with its status and what its indicators propose."""


class IndikatorView(View):
    """An indicator, with its status, its outcomes by period, and what its figures say."""


class UtfallView(Mapping[str, Any]):
    """An indicator's outcomes by period, however the period is spelled."""

    def __init__(self, indikator: Indikator) -> None:
        self._indikator = indikator

    def __getitem__(self, period: str) -> Any:
        """The outcome of a period, with its parts where it is split; KeyError when there is none."""
        value = self._indikator.utfall[self._written(period)]
        return {part: self._of(own) for part, own in value.items()} if isinstance(value, dict) else self._of(value)

    def __iter__(self) -> Iterator[str]:
        """The periods as written."""
        return iter(self._indikator.utfall)

    def __len__(self) -> int:
        """How many periods have an outcome."""
        return len(self._indikator.utfall)

    def __call__(self, period: object, part: str = "totalt") -> Varde:
        """The outcome of a period in all, or of one part; raises TemplateFault that names what there is."""
        try:
            written = self._written(str(period))
        except KeyError:
            message = f'indikatorn {self._indikator.id} har inget utfall för "{period}"'
            raise TemplateFault(message, did_you_mean(str(period), self)) from None
        value = self._indikator.varde(written, str(part))
        if value is None:
            known = self._indikator.utfall[written]
            message = f'utfallet {written} för {self._indikator.id} har ingen del "{part}"'
            raise TemplateFault(message, did_you_mean(str(part), known if isinstance(known, dict) else ["totalt"]))
        return self._of(value)

    def _of(self, value: Varde) -> Varde:
        """The value in the indicator's unit, which the filters heed."""
        enhet = self._indikator.enhet
        return replace(value, enhet=enhet.text) if enhet else value

    def _written(self, period: str) -> str:
        """The period as the content spells it."""
        if period in self._indikator.utfall:
            return period
        written = spelled(self._indikator.utfall, parse_period(period))
        if written is None:
            raise KeyError(period)
        return written


def of_mal(mal: Mal, rapport: Rapport) -> MalView:
    """A goal as this report sees it."""

    def proposed() -> Forslag:
        return forslag(mal.indikator, rapport.egen_period, rapport)

    own: dict[str, Callable[[], Any]] = {
        "status": lambda: _decided(mal.id, rapport),
        "forslag": lambda: proposed().status,
        "skal": lambda: proposed().skal,
        "indikator": lambda: tuple(of_indikator_view(one, rapport) for one in mal.indikator),
    }
    return MalView(mal, own)


def of_indikator_view(indikator: Indikator, rapport: Rapport) -> IndikatorView:
    """An indicator as this report sees it."""

    def found() -> Utslag:
        return of_indikator(indikator, rapport.egen_period, rapport)

    own: dict[str, Callable[[], Any]] = {
        "utfall": lambda: UtfallView(indikator),
        "status": lambda: _decided(indikator.id, rapport),
        "forslag": lambda: found().status,
        "skal": lambda: found().skal,
        "avstand": lambda: _distance(found()),
        "trend": lambda: _trend(found()),
    }
    return IndikatorView(indikator, own)


def _decided(id_: str, rapport: Rapport) -> Varde | None:
    return rapport.bedomning.get(id_, Bedomning()).status


def _distance(found: Utslag) -> str | None:
    return found.avstand_text or None


def _trend(found: Utslag) -> str | None:
    return found.trend.text if found.trend else None
