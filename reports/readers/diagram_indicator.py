"""A diagram's figures out of indicators: periods are categories; parts of one, or several of them, are series."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from reports.diagnostics import did_you_mean
from reports.model.diagram import WITH_TARGET, Diagram
from reports.model.enhet import unit
from reports.model.malniva import is_in_other_unit, malniva
from reports.model.matt import is_nothing
from reports.model.period import Period, parse_period, spelled
from reports.model.rapport import Rapport
from reports.model.styrkort import DELAR, Indikator
from reports.model.varde import Etikett, Varde
from reports.readers.diagram_series import Filled, Rutnat, Tal, mixed
from reports.readers.finding import Finding
from reports.swedish import and_list

_WHOLE = "totalt"


def of_indicators(id_: str, diagram: Diagram, rapport: Rapport) -> Filled:
    """The diagram with the outcomes of its indicators, and what is to be said of the choice."""
    choice = _Choice(id_, diagram, rapport)
    if found := list(choice.unknown()):
        return Filled(diagram, found)
    rutnat = choice.rutnat()
    hint = "visa dem i var sitt diagram"
    if found := list(mixed(("diagram", id_, "indikator"), rutnat, diagram, hint)):
        return Filled(diagram, found)
    made = (rutnat.vant() if diagram.vand else rutnat).into(diagram, choice.rubrik)
    return Filled(replace(made, mal=diagram.mal or choice.mal))


@dataclass
class _Choice:
    """The indicators, parts and periods that a diagram shows."""

    id: str
    diagram: Diagram
    rapport: Rapport

    @property
    def ids(self) -> tuple[str, ...]:
        """The indicators' ids, in the diagram's order."""
        asked = self.diagram.indikator
        return (asked,) if isinstance(asked, str) else asked

    @cached_property
    def indikatorer(self) -> list[Indikator]:
        """The indicators that are there."""
        known = {one.id: one for one in self.rapport.indikatorer()}
        return [known[id_] for id_ in self.ids if id_ in known]

    @cached_property
    def perioder(self) -> list[str]:
        """The periods in time order, each as it is first spelled; those that no series has anything to say of left out.

        A period that is asked for stays, with nothing in it where there is nothing.
        """
        asked = [period.text for period in self.diagram.perioder]
        once: dict[tuple[int, int, int], Period] = {}
        for text in asked or self.rapport.visade_perioder(self.indikatorer):
            if period := parse_period(text):
                once.setdefault(period.span, period)
        ordered = [period.text for period in sorted(once.values())]
        return ordered if asked else [text for text in ordered if any(self._told(text))]

    def _told(self, period: str) -> Iterator[bool]:
        for one, part, _ in self.serier:
            value = _outcome(one, period, part)
            yield value is not None and bool(value)

    @property
    def by_part(self) -> bool:
        """Whether several indicators are compared by their parts, each a category, in one period."""
        return len(self.ids) > 1 and bool(self.diagram.delar)

    @property
    def rubrik(self) -> str:
        """What the diagram shows, where it has no title of its own."""
        names = and_list([one.namn.one_line for one in self.indikatorer])
        return f"{names}, {self.perioder[-1]}" if self.by_part else names

    @cached_property
    def serier(self) -> list[tuple[Indikator, str, Varde]]:
        """What each series is of: an indicator, one of its parts, and what the series is called.

        Of one indicator the whole comes last, where it is drawn strongest.
        """
        if self.by_part:
            names = self._names()
            known = [part for part in self.diagram.delar if part in names]
            return [(one, part, names[part]) for part in known for one in self.indikatorer]
        if len(self.indikatorer) != 1 or len(self.ids) > 1:
            return [(one, _WHOLE, Varde(one.namn.one_line, None, one.namn.kalla)) for one in self.indikatorer]
        (one,) = self.indikatorer
        names = self._parts(one)
        if not self.diagram.delar and list(names) == [_WHOLE]:
            return [(one, _WHOLE, Varde(one.namn.one_line, None, one.namn.kalla))]
        return [(one, part, names[part]) for part in self.diagram.delar or self._shown(names) if part in names]

    def _shown(self, names: Iterable[str]) -> list[str]:
        """The parts that are shown where none is asked for: without the whole where they are stacked."""
        return [part for part in names if part != _WHOLE or not self._is_stack]

    @property
    def _is_stack(self) -> bool:
        return self.diagram.typ in ("staplad", "andel") or self.diagram.hundra

    def _names(self) -> dict[str, Varde]:
        """What the parts of all indicators are called, each as it is first."""
        return {part: name for one in reversed(self.indikatorer) for part, name in self._parts(one).items()}

    @staticmethod
    def _parts(one: Indikator) -> dict[str, Varde]:
        """The parts that have outcomes, with their names; the whole last."""
        names = {part.id: part.namn for part in one.delar()} | {_WHOLE: Varde(DELAR[_WHOLE])}
        return {part: name for part, name in names.items() if any(one.varde(period, part) for period in one.utfall)}

    def unknown(self) -> Iterator[Finding]:
        """Indicators, parts and periods that are not there."""
        known = [one.id for one in self.rapport.indikatorer()]
        path = ("diagram", self.id)
        for number, id_ in enumerate(self.ids):
            if id_ not in known:
                place = () if isinstance(self.diagram.indikator, str) else (number,)
                yield Finding((*path, "indikator", *place), f"indikatorn {id_} finns inte", did_you_mean(id_, known))
        if not self.indikatorer:
            return
        yield from self._unknown_parts()
        yield from self._unknown_periods()
        if not (self.diagram.perioder or self.diagram.delar or self.perioder):
            hint = "skriv utfall först, eller välj perioder som finns"
            yield Finding((*path, "indikator"), f"{self._named()} har inga utfall att visa", hint)

    def _named(self) -> str:
        noun = "indikatorn" if len(self.indikatorer) == 1 else "indikatorerna"
        return f"{noun} {and_list([one.id for one in self.indikatorer])}"

    def _unknown_parts(self) -> Iterator[Finding]:
        names = self._names()
        for number, part in enumerate(self.diagram.delar):
            path = ("diagram", self.id, "delar", number)
            if part not in names:
                message = f"{self._named()} har ingen del {part} med utfall"
                yield Finding(path, message, did_you_mean(part, names))
            elif part == _WHOLE and self._is_stack and len(self.diagram.delar) > 1:
                yield Finding(
                    path, "totalt är det hela och ingen av delarna", "ta bort totalt, eller välj typen stapel"
                )

    def _unknown_periods(self) -> Iterator[Finding]:
        if self.by_part and len(self.diagram.perioder) > 1:
            message = f"delar av flera indikatorer visas för en period; här är {len(self.diagram.perioder)}"
            yield Finding(("diagram", self.id, "perioder", 1), message, "ta bort de andra, eller visa en indikator")
        used = list(dict.fromkeys(text for one in self.indikatorer for text in one.utfall))
        for number, period in enumerate(self.diagram.perioder):
            if spelled(used, parse_period(period.text)) is None:
                message = f'{self._named()} har inget utfall för "{period}"'
                yield Finding(("diagram", self.id, "perioder", number), message, did_you_mean(period.text, used))

    @property
    def mal(self) -> Varde | None:
        """The target that the shown series have in common, where the kind can show one and it is in their unit."""
        if self.diagram.typ not in WITH_TARGET or self.diagram.vand or self.diagram.paneler or self.by_part:
            return None
        targets = {target.text: target for one, part, _ in self.serier if (target := _target(one, part))}
        all_have = all(_target(one, part) for one, part, _ in self.serier)
        target = next(iter(targets.values())) if len(targets) == 1 and all_have else None
        enhet = self.rutnat().enhet(self.diagram.enhet)
        name = enhet.namn if enhet else ""
        is_drawn = target and not is_in_other_unit(target, name) and malniva(target, name).art != "text"
        return target if is_drawn else None

    def rutnat(self) -> Rutnat:
        """The outcomes, with periods as categories; indicators are, where they are compared by their parts."""
        if self.by_part:
            parts = {part: name for _, part, name in self.serier}
            cells = [[_tal(one, self.perioder[-1], part) for one in self.indikatorer] for part in parts]
            return Rutnat([one.namn for one in self.indikatorer], list(parts.values()), cells, self._units())
        figures = [[_tal(one, period, part) for period in self.perioder] for one, part, _ in self.serier]
        names: list[Varde] = [Etikett(period) for period in self.perioder]
        return Rutnat(names, [name for *_, name in self.serier], figures, self._units())

    def _units(self) -> list[str]:
        return [one.enhet.one_line for one in self.indikatorer if one.enhet]


def _target(one: Indikator, part: str) -> Varde | None:
    """The target of a part: its own, or the indicator's."""
    own = next((known.malvarde for known in one.delar() if known.id == part), None)
    target = own or one.malvarde
    return target if target and not target.is_gap else None


def _outcome(one: Indikator, period: str, part: str) -> Varde | None:
    text = spelled(one.utfall, parse_period(period))
    return one.varde(text, part) if text is not None else None


def _tal(one: Indikator, period: str, part: str) -> Tal:
    value = _outcome(one, period, part)
    if value is None or is_nothing(value.text):
        return Tal(value or Varde("", None, one.namn.kalla))
    return Tal.of(value, unit(one.enhet.text) if one.enhet else None)
