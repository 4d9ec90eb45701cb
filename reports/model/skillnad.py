"""The differences (skillnader) that a diagram shows of two series: variances, or the steps from one to the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from reports.model.avvikelser import variance
from reports.model.diagram import Diagram, DiagramTyp, Serie
from reports.model.varde import Etikett, Varde
from reports.swedish import number

PAIR = 2
_NAMES: Mapping[DiagramTyp, str] = {"avvikelse": "Avvikelse", "vattenfall": "Förändring"}


def skillnad(diagram: Diagram) -> Serie | None:
    """How the second series differs from the first, category by category; None where there are no two.

    A third series of variances is what they are. Otherwise costs without a minus give budget less outcome, costs with
    one outcome less budget.
    """
    name = _NAMES.get(diagram.typ)
    if name is None or len(diagram.serie) < PAIR:
        return None
    if diagram.typ == "avvikelse" and len(diagram.serie) > PAIR:
        return diagram.serie[PAIR]
    budget, outcome = diagram.serie[:PAIR]
    return variances(budget, outcome, [_is_reversed(diagram)] * len(diagram.kategorier), name)


def variances(budget: Serie, outcome: Serie, ways: Sequence[bool], name: str = _NAMES["avvikelse"]) -> Serie:
    """The variances of two series; in each category whether the first is taken from the second."""
    pairs = zip_longest(budget.varden, outcome.varden, fillvalue=Varde(""))
    made = (_variance(*pair, is_reversed=way) for pair, way in zip(pairs, ways, strict=False))
    return Serie(namn=Etikett(name), varden=tuple(made))


def with_skillnad(diagram: Diagram) -> Diagram:
    """The diagram with its differences as a last series, for the table of its figures."""
    extra = skillnad(diagram)
    return replace(diagram, serie=(*diagram.serie[:PAIR], extra)) if extra else diagram


def signs_are_mixed(diagram: Diagram) -> bool:
    """Whether it can't be known how costs are written: the figures have both signs, and the diagram doesn't say."""
    numbers = [value.tal for serie in diagram.serie[:PAIR] for value in serie.varden if value.tal]
    is_asked = diagram.typ == "avvikelse" and len(diagram.serie) == PAIR and not diagram.kostnader
    return is_asked and len({tal > 0 for tal in numbers}) > 1


def _is_reversed(diagram: Diagram) -> bool:
    """Whether the first series is taken from the second: so are the steps of a waterfall, and costs with a minus."""
    if diagram.typ == "vattenfall":
        return True
    numbers = (value.tal for serie in diagram.serie[:PAIR] for value in serie.varden)
    shown = any(tal is not None and tal < 0 for tal in numbers)
    return diagram.kostnader == "negativa" or (not diagram.kostnader and shown)


def _variance(budget: Varde, outcome: Varde, *, is_reversed: bool) -> Varde:
    """How much better than the budget; where one of them is a gap, its words."""
    if budget.tal is None or outcome.tal is None:
        return Varde((outcome if outcome.tal is None else budget).text)
    found = variance(budget.tal, outcome.tal, is_reversed=is_reversed)
    return Varde(number(found), found)
