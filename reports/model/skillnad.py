"""The differences (skillnader) that a diagram shows of two series: variances, or the steps from one to the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import zip_longest

from reports.model.avvikelser import variance
from reports.model.diagram import Diagram, DiagramTyp, Serie
from reports.model.varde import Etikett, Varde
from reports.swedish import number

PAIR = 2
_NAMES: Mapping[DiagramTyp, str] = {"avvikelse": "Avvikelse", "vattenfall": "Förändring"}


def is_reversed(diagram: Diagram) -> bool:
    """Whether the first series is taken from the second.

    So are the steps of a waterfall, and variances where more is better: where costs are written with a minus, as the
    diagram says or its figures show.
    """
    if diagram.typ == "vattenfall":
        return True
    numbers = (value.tal for serie in diagram.serie[:PAIR] for value in serie.varden)
    shown = any(tal is not None and tal < 0 for tal in numbers)
    return diagram.kostnader == "negativa" or (not diagram.kostnader and shown)


def skillnad(diagram: Diagram) -> Serie | None:
    """How the second series differs from the first, category by category; None where there are no two.

    Variances are those of a table: costs without a minus give budget less outcome, costs with one outcome less budget.
    """
    name = _NAMES.get(diagram.typ)
    if name is None or len(diagram.serie) < PAIR:
        return None
    budget, outcome = (serie.varden for serie in diagram.serie[:PAIR])
    reverse = is_reversed(diagram)
    pairs = zip_longest(budget, outcome, fillvalue=Varde(""))
    return Serie(namn=Etikett(name), varden=tuple(_variance(*pair, is_reversed=reverse) for pair in pairs))


def with_skillnad(diagram: Diagram) -> Diagram:
    """The diagram with its differences as a last series, for the table of its figures."""
    extra = skillnad(diagram)
    return replace(diagram, serie=(*diagram.serie[:PAIR], extra)) if extra else diagram


def _variance(budget: Varde, outcome: Varde, *, is_reversed: bool) -> Varde:
    """How much better than the budget; where one of them is a gap, its words."""
    if budget.tal is None or outcome.tal is None:
        return Varde((outcome if outcome.tal is None else budget).text)
    found = variance(budget.tal, outcome.tal, is_reversed=is_reversed)
    return Varde(number(found), found)
