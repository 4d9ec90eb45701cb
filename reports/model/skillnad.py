"""The differences (skillnader) that a diagram of variances shows, where it has a budget and an outcome."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest

from reports.model.avvikelser import variance
from reports.model.diagram import Diagram, Serie
from reports.model.varde import Etikett, Varde
from reports.swedish import number

PAIR = 2


def is_reversed(diagram: Diagram) -> bool:
    """Whether more is better: where costs are written with a minus, as the diagram says or its figures show."""
    numbers = (value.tal for serie in diagram.serie[:PAIR] for value in serie.varden)
    shown = any(tal is not None and tal < 0 for tal in numbers)
    return diagram.kostnader == "negativa" or (not diagram.kostnader and shown)


def skillnad(diagram: Diagram) -> Serie | None:
    """The variances of the second series from the first, as those of a table; None where there are no two.

    Costs without a minus give budget less outcome, costs with one outcome less budget.
    """
    if diagram.typ != "avvikelse" or len(diagram.serie) < PAIR:
        return None
    budget, outcome = (serie.varden for serie in diagram.serie[:PAIR])
    reverse = is_reversed(diagram)
    pairs = zip_longest(budget, outcome, fillvalue=Varde(""))
    return Serie(namn=Etikett("Avvikelse"), varden=tuple(_variance(*pair, is_reversed=reverse) for pair in pairs))


def with_skillnad(diagram: Diagram) -> Diagram:
    """The diagram with its variances as a last series, for the table of its figures."""
    extra = skillnad(diagram)
    return replace(diagram, serie=(*diagram.serie[:PAIR], extra)) if extra else diagram


def _variance(budget: Varde, outcome: Varde, *, is_reversed: bool) -> Varde:
    """How much better than the budget; where one of them is a gap, its words."""
    if budget.tal is None or outcome.tal is None:
        return Varde((outcome if outcome.tal is None else budget).text)
    found = variance(budget.tal, outcome.tal, is_reversed=is_reversed)
    return Varde(number(found), found)
