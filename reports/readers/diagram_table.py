"""A diagram's figures out of a table, and what is to be said of the choice of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from reports.model.avvikelser import Avvikelser
from reports.model.diagram import Diagram, SerieRoll
from reports.model.rutor import Rutor
from reports.model.skillnad import PAIR, variances
from reports.model.summering import Summering
from reports.model.tabell import SUMS, Tabell
from reports.model.varde import Varde
from reports.readers.diagram_columns import OUTCOMES, ROLES, Choice
from reports.readers.diagram_series import Filled, mixed
from reports.readers.finding import Finding

_SAY_COSTS = 'skriv kostnader = "positiva" eller "negativa" i tabellen'
_MARK, _ESCAPED = re.compile(r"([*_])"), r"\\\1"
"""Signs of a mark that Markdown would read as emphasis."""


def of_table(id_: str, diagram: Diagram, tabell: Tabell) -> Filled:
    """The diagram with a table's figures, and what is to be said of the choice."""
    choice = Choice(id_, diagram, tabell)
    found = [*choice.unknown()]
    if found:
        return Filled(diagram, found)
    rutnat = choice.rutnat()
    found += mixed(choice.path("kolumner"), rutnat, diagram, choice.same_unit_hint())
    found += [*_sums_among_parts(choice), *_listed_twice(choice), *_parts_of_different_wholes(choice)]
    if any(finding.level == "fel" for finding in found):
        return Filled(diagram, found)
    made = (rutnat.vant() if choice.is_turned else rutnat).into(diagram, tabell.rubrik.text)
    if not choice.is_turned:
        made, said = _with_variances(choice, _with_roles(choice, made))
        found += said
    return Filled(replace(made, kalla=diagram.kalla or tabell.kalla, fotnot=_fotnot(made, tabell)), found)


def _with_roles(choice: Choice, made: Diagram) -> Diagram:
    """The diagram with its series in the roles of their columns, where outcomes stand beside them.

    On lines a forecast goes on from the outcome, which a column does not.
    """
    known = made.roller - ({"prognos"} if made.typ == "linje" else set())
    named = [ROLES.get(choice.tabell.kolumn[n].roll, "") for n in choice.columns]
    roles: list[SerieRoll] = [role if role in known else "" for role in named]
    if made.paneler or all(roles):
        return made
    pairs = zip(made.serie, roles, strict=True)
    return replace(made, serie=tuple(replace(serie, roll=roll) for serie, roll in pairs))


def _with_variances(choice: Choice, made: Diagram) -> tuple[Diagram, list[Finding]]:
    """The diagram with the variances of a budget and an outcome as a third series, with the signs of the table.

    A finding where it can't be known how the table writes its costs.
    """
    roles = choice.roles
    if made.typ != "avvikelse" or len(roles) != PAIR or "budget" not in roles or not {*roles} & {*OUTCOMES}:
        return made, []
    budget, outcome = made.serie if roles[0] == "budget" else made.serie[::-1]
    tabell = replace(choice.tabell, kostnader=made.kostnader or choice.tabell.kostnader)
    avvikelser = Avvikelser.of(Rutor(tabell), Summering(tabell.rad))
    if not avvikelser.tecken and [value.tal for value in budget.varden] != [value.tal for value in outcome.varden]:
        message = (
            f"tabellen {choice.diagram.tabell} säger inte hur kostnader är skrivna, så avvikelserna kan inte ritas"
        )
        return made, [Finding(("diagram", choice.id), message, _SAY_COSTS)]
    ways = [avvikelser.is_reversed(row) for row in choice.rows]
    return replace(made, serie=(budget, outcome, variances(budget, outcome, ways)), kostnader=""), []


def _sums_among_parts(choice: Choice) -> Iterator[Finding]:
    """A sum beside what it is the sum of: it makes the others small, and what is added up twice as large.

    So is a row beside its `varav` rows.
    """
    summering, chosen = Summering(choice.tabell.rad), set(choice.rows)
    parts_of = {row: scope for row, scope in summering.scope.items() if choice.tabell.rad[row].roll in SUMS}
    parts_of |= dict(summering.varav())
    for number, row in enumerate(choice.rows):
        if chosen & set(parts_of.get(row, ())):
            message = f"raden {choice.tabell.rad[row].namn.one_line} är summan av andra rader i diagrammet"
            hint = "ta bort den, eller visa bara summor"
            yield Finding((*choice.path("rader"), number), message, hint, "fel" if _adds_rows(choice) else "påpekande")


def _adds_rows(choice: Choice) -> bool:
    """Whether the picture adds the rows up: then one that is counted twice makes it wrong."""
    typ, is_stack = choice.diagram.typ, choice.diagram.typ == "staplad" or choice.diagram.hundra
    one_bar = typ == "andel" and len(choice.columns) == 1
    return one_bar or typ == "vattenfall" or (choice.is_turned and (is_stack or typ == "andel"))


def _listed_twice(choice: Choice) -> Iterator[Finding]:
    """Rows and columns that the diagram lists more than once."""
    for key, listed in (("rader", choice.rows), ("kolumner", choice.columns)):
        names = getattr(choice.diagram, key)
        twice = [n for n, one in enumerate(listed) if one in listed[:n]] if len(names) == len(listed) else []
        for number in twice:
            yield Finding(("diagram", choice.id, key, number), f"{names[number]} står två gånger", "ta bort den ena")


def _parts_of_different_wholes(choice: Choice) -> Iterator[Finding]:
    """A budget or a year before among shares, which is no part of what the outcome is."""
    roles = choice.roles
    if not choice.is_of_parts or choice.is_turned or len(roles) == 1:
        return
    for number, role in enumerate(roles):
        if role in ROLES:
            message = f"kolumnen {choice.tabell.kolumn[choice.columns[number]].id} är ingen del av det hela"
            yield Finding((*choice.path("kolumner"), number), message, "visa den ensam, eller välj typen stapel")


def _fotnot(diagram: Diagram, tabell: Tabell) -> Varde | None:
    """The diagram's small print, or the table's, and what the marks mean that names and values are printed with."""
    own = diagram.fotnot or tabell.fotnot
    texts = [value.text for serie in diagram.serie for value in (serie.namn, *serie.varden)]
    texts += [name.text for name in diagram.kategorier]
    notes = [(mark, note) for mark, note in tabell.noter.items() if any(_ends_with(text, mark) for text in texts)]
    if not notes:
        return own
    told = [f"{_MARK.sub(_ESCAPED, mark)}) {note.text}" for mark, note in notes]
    return replace(own or notes[0][1], text=" ".join([*([own.text] if own else []), *told]))


def _ends_with(text: str, mark: str) -> bool:
    return text.endswith(mark) and not text.removesuffix(mark).endswith(mark[-1])
