"""What staff wrote in a report's own file and the document doesn't show: told once for each thing, by its name."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from reports.model.period import parse_period
from reports.model.rapport import Rapport
from reports.model.tabell import Tabell, value_in
from reports.model.varde import Varde
from reports.readers.finding import Finding, Path, values
from reports.swedish import and_list

_GOAL_TEXTS = ("namn", "beskrivning", "kommentar", "fotnot", "aktiviteter")
_FORMS = ("risk", "uppdrag", "avvikelse")
_HINT = "kontrollera id, placera det i en text, eller ändra mallen"
_DIAGRAM_HINT = 'placera ett på en egen rad i en text, som {{ diagram("besok") }}, eller ta bort diagramdata'
_TABLE_HINT = "placera tabellen i en text, eller ta bort det som inte ska visas"
_FORM_HINT = "dokumentslaget har ingen plats för det; en internkontroll visar resultat när den har uppfoljning = true"


def unprinted(rapport: Rapport, file: str, printed: Collection[str]) -> Iterator[Finding]:
    """Warnings of what stands in `file` and is not among the printed sources (`file#key`)."""
    forms: dict[tuple[str, int], list[Path]] = {}
    drawn = {diagram.tabell for diagram in rapport.diagram.values() if str(diagram.rubrik.kalla) in printed}
    for path, value in values(rapport):
        if not value or value.kalla.file != file or str(value.kalla) in printed or not _is_to_be_printed(path):
            continue
        match path:
            case ("tabell", str(id_), *_) if id_ in drawn:
                pass  # a diagram shows it
            case (str(table), int(number), *_) if table in _FORMS:
                forms.setdefault((table, number), []).append(path)
            case _:
                named = path if path[0] in ("malomrade", "arende") else path[:2]
                yield Finding(path, f"{'.'.join(map(str, named))} skrivs inte ut i dokumentet", _HINT, "varning")
    yield from _beside_diagrams(rapport, file, printed)
    if rapport.rapport.diagramdata and not any(str(one.rubrik.kalla) in printed for one in rapport.diagram.values()):
        message = "rapporten har inga diagram, så diagramdata ger ingen bilaga"
        yield Finding(("rapport", "diagramdata"), message, _DIAGRAM_HINT, "påpekande")
    for (table, number), paths in forms.items():
        keys = dict.fromkeys(map(_key, paths))
        id_ = getattr(rapport, table)[number].id
        message = f'{and_list(list(keys))} i [[{table}]] med id "{id_}" skrivs inte ut i dokumentet'
        yield Finding(paths[0], message, _FORM_HINT, "varning")


def _beside_diagrams(rapport: Rapport, file: str, printed: Collection[str]) -> Iterator[Finding]:
    """What stands in tables that only diagrams show, and is in none of these."""
    for id_, tabell in rapport.tabell.items():
        shown = [one for one in rapport.diagram.values() if one.tabell == id_ and str(one.rubrik.kalla) in printed]
        if not shown or str(tabell.rubrik.kalla) in printed:
            continue
        is_chosen = any(one.kolumner or one.rader for one in shown)
        left: dict[str, Path] = {}
        for row, column, value in _cells(tabell):
            is_here = value.kalla.file == file and str(value.kalla) not in printed
            is_derived = tabell.rad[row].roll != "" or tabell.kolumn[column].roll in ("avvikelse", "procent")
            if is_here and (value.tal is None or not (is_chosen or is_derived)):
                kolumn = tabell.kolumn[column].id
                at = kolumn if isinstance(tabell.rad[row].varden, dict) else column
                left.setdefault(kolumn, ("tabell", id_, "rad", row, "varden", at))
        if left:
            names = f"{'kolumnen' if len(left) == 1 else 'kolumnerna'} {and_list(list(left))}"
            message = f"tabell.{id_} visas bara som diagram, utan det som står i {names}"
            yield Finding(next(iter(left.values())), message, _TABLE_HINT, "varning")


def _cells(tabell: Tabell) -> Iterator[tuple[int, int, Varde]]:
    """Every cell that says something, by row and column."""
    for row, rad in enumerate(tabell.rad):
        for column in range(len(tabell.kolumn)):
            if (value := value_in(tabell.ruta(rad, column))) and value.text.strip():
                yield row, column, value


def _key(path: Path) -> str:
    """The last key of a path that is no period and no number."""
    return next(part for part in reversed(path) if isinstance(part, str) and not parse_period(part))


def _is_to_be_printed(path: Path) -> bool:
    """Whether a value of the report's own file should be seen."""
    match path[0]:
        case "avsnitt" | "bedomning":
            return path[-1] not in ("ansvarig", "rubrik", "accepterad")
        case "tabell" | "diagram":
            return path[2:] == ("rubrik",)
        case "bild":
            return path[2:] == ("fil",)
        case "malomrade":
            return path[-1] in _GOAL_TEXTS and "uppdelning" not in path
        case "risk" | "uppdrag" | "avvikelse" | "arende":
            return path[-1] != "organ"  # a line of its own may stand in its place
        case _:
            return path[:2] == ("rapport", "bilagor")
