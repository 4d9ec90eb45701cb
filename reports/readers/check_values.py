"""What is said of single values wherever they stand: names that are empty, and what Excel leaves where it fails."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from reports.model.rapport import Rapport
from reports.readers.finding import Finding, values

_EXCEL = re.compile(
    r"#(?:[A-ZÅÄÖ]+[!?]|[A-ZÅÄÖ]+/0!|N/A)|#{3,}"
    r"|=[A-ZÅÄÖ]+\d*[(+*/:-].*"
    r"|\d[.,]?\d*E[+-]\d+"
)
"""An error, a cell too narrow for its figure, a formula, a figure cut to powers of ten."""


def _empty_names(rapport: Rapport) -> Iterator[Finding]:
    for path, value in values(rapport):
        is_named = path[-1] == "namn" and path[0] != "tabell"
        is_headed = path[-1] == "rubrik" and path[0] == "tabell"
        if (is_named or is_headed) and not value:
            yield Finding(path, f"{path[-1]} är tomt", "skriv det som ska stå i dokumentet")


def _from_excel(rapport: Rapport) -> Iterator[Finding]:
    for path, value in values(rapport):
        if path[0] == "tabell" and path[2] == "rad" and _EXCEL.fullmatch(value.text.strip()):
            message = f'"{value.text}" i tabellen {path[1]} ser ut som ett fel eller en formel från Excel'
            yield Finding(path, message, "rätta i Excel och hämta värdet på nytt", "varning")


VALUE_RULES: tuple[Callable[[Rapport], Iterator[Finding]], ...] = (_empty_names, _from_excel)
