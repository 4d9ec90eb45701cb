"""What staff wrote in a report's own file and the document doesn't show: told once for each thing, by its name."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from reports.model.period import parse_period
from reports.model.rapport import Rapport
from reports.readers.finding import Finding, Path, values
from reports.swedish import and_list

_GOAL_TEXTS = ("namn", "beskrivning", "kommentar", "fotnot", "aktiviteter")
_FORMS = ("risk", "uppdrag", "avvikelse")
_HINT = "kontrollera id, placera det i en text, eller ändra mallen"
_DIAGRAM_HINT = 'placera ett på en egen rad i en text, som {{ diagram("besok") }}, eller ta bort diagramdata'
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
    if rapport.rapport.diagramdata and not any(str(one.rubrik.kalla) in printed for one in rapport.diagram.values()):
        message = "rapporten har inga diagram, så diagramdata ger ingen bilaga"
        yield Finding(("rapport", "diagramdata"), message, _DIAGRAM_HINT, "påpekande")
    for (table, number), paths in forms.items():
        keys = dict.fromkeys(map(_key, paths))
        id_ = getattr(rapport, table)[number].id
        message = f'{and_list(list(keys))} i [[{table}]] med id "{id_}" skrivs inte ut i dokumentet'
        yield Finding(paths[0], message, _FORM_HINT, "varning")


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
