"""What a draft still lacks: every `att fylla i` that the document shows, told once and in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any

from reports.document import Source
from reports.model.rapport import Rapport
from reports.readers.finding import Finding, Path, values
from reports.swedish import slug

LEVEL = "lucka"
_CALLED = {"avsnitt": "avsnittet", "bild": "bilden", "bedomning": "bedömningen av"}


def gaps(rapport: Rapport, printed: Collection[str]) -> Iterator[Finding]:
    """The gaps among the printed sources (`file#key`); those of one table are told together."""
    cells: Counter[str] = Counter()
    told: set[Source] = set()
    for path, value in values(rapport):
        if not value.holds_gap or str(value.kalla) not in printed or value.kalla in told:
            continue
        told.add(value.kalla)
        if path[0] == "tabell":
            cells[str(path[1])] += 1
        else:
            what = value.text.partition(":")[2].strip() if value.is_gap else ""
            named = what and slug(what) != slug(str(path[1]))
            yield Finding(path, called(rapport, path) + (f" ({what})" if named else ""), level=LEVEL)
    for id_, number in cells.items():
        yield Finding(("tabell", id_), f"tabellen {id_}, {number} {'värde' if number == 1 else 'värden'}", level=LEVEL)


def called(rapport: Rapport, path: Path) -> str:
    """What stands at a path, in the words that staff read."""
    match path:
        case ("avsnitt" | "bild" | "bedomning" as table, id_, *_):
            return f"{_CALLED[table]} {id_}"
        case (*_, "utfall", period):
            return f"utfall {period} för {_line(rapport, path[:-2])}"
        case (*_, "utfall", period, part):
            return f"utfall {period} ({part}) för {_line(rapport, path[:-3])}"
        case (*_, "malvarde") if "indikator" in path:
            return f"målvärde för {_line(rapport, path[:-1])}"
        case _:
            return ".".join(str(part) for part in path if isinstance(part, str))


def _line(rapport: Rapport, path: Path) -> str:
    """The first line of the name of what stands at a path of the content."""
    found: Any = rapport
    for part in path:
        found = found[part] if isinstance(part, int) else getattr(found, part)
    return str(found.namn).split("\n", 1)[0]
