"""A memo for a report's way to the nämnd: a tjänsteskrivelse filled in with what the report already says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reports.diagnostics import Diagnostic, Faults
from reports.kinds import Kind, find_kind
from reports.model.enhet import MONEY
from reports.model.rapport import Rapport
from reports.model.tabell import Tabell
from reports.model.varde import GAP
from reports.readers.load import Library, Workspace
from reports.readers.merge import Merged
from reports.readers.settled import settled
from reports.skeleton import document


def accompanying(kind: Kind, report: Path, workspace: Workspace) -> dict[Path, str]:
    """The file of a memo beside the report that it is about; raises Faults for a kind that proposes no decision."""
    import tomlkit

    if "arende.beslut" not in kind.krav:
        message = f"ett dokument av slaget {kind.namn.lower()} skrivs inte för en annan rapport"
        raise Faults([Diagnostic("--for", 0, message, "skriv: rodtrad new tjansteskrivelse --for rapporten")])
    library = Library(workspace)
    rapport, merged = settled(library.rapport(report)), library.merged(report)
    made = document(_head(kind, rapport), _sections(kind, rapport, merged))
    made.add("arende", _matter(report, rapport))
    return {report.with_name(f"{kind.id}-{report.stem}.toml"): tomlkit.dumps(made)}


def _head(kind: Kind, rapport: Rapport) -> dict[str, str]:
    head = rapport.rapport
    role = head.handlaggare or head.ansvarig
    return {
        "typ": kind.namn.lower(),
        "titel": _title(rapport),
        "dnr": head.dnr.text if head.dnr else f"{GAP}: diarienummer",
        "handlaggare": role.text if role else f"{GAP}: roll",
    }


def _title(rapport: Rapport) -> str:
    head = rapport.rapport
    kind = find_kind(head.typ, rapport.dokumentslag)
    if head.titel:
        return head.titel.text
    return kind.titel(head.period) if kind else head.typ


def _sections(kind: Kind, rapport: Rapport, merged: Merged) -> dict[str, str]:
    texts = {id_: f"{GAP}: {rubrik.lower()}" for id_, rubrik in kind.skelett}
    if "ekonomi" in texts and (said := list(_figures(rapport, merged))):
        texts["ekonomi"] = "\n".join([*said, f"{GAP}: vad beslutet i sig kostar"])
    return texts


def _figures(rapport: Rapport, merged: Merged) -> Iterator[str]:
    """What the tables around the report say of its economy, fetched from them."""
    for id_, what in (("drift", "Avvikelsen mot budget är"), ("prognos", "Prognosen för helåret avviker med")):
        tabell = rapport.tabell.get(id_)
        if tabell and not merged.file(("tabell", id_)).is_report and (place := _deviation(tabell)):
            yield f"{what} {{{{ {id_}{place} | mnkr }}}}."


def _deviation(tabell: Tabell) -> str:
    """Row and column of a table's total deviation in kronor, where both can be named; empty otherwise."""
    head = tabell.forsta_kolumn
    in_tkr = tabell.enhet in MONEY or "tkr" in " ".join(
        part.text for part in (head if isinstance(head, tuple) else (head,))
    )
    for rad in tabell.rad:
        for kolumn in tabell.kolumn:
            value = tabell.varde(rad, kolumn)
            is_total = rad.roll == "summa" and rad.id and kolumn.roll == "avvikelse"
            if in_tkr and is_total and value and value.tal is not None:
                return _reached(rad.id) + _reached(kolumn.id)
    return ""


def _reached(id_: str) -> str:
    """How an expression reaches what has an id; after a point a hyphen would be a minus."""
    return f".{id_}" if id_.isidentifier() else f'["{id_}"]'


def _matter(report: Path, rapport: Rapport) -> Any:
    import tomlkit

    matter: dict[str, Any] = {"galler": [report.stem], "skickas_till": [f"{GAP}: vem som ska få beslutet"]}
    if not (rapport.arende and rapport.arende.undertecknare):
        matter["undertecknare"] = [{"roll": f"{GAP}: roll"}]
    table = tomlkit.item(matter)
    proposals = tomlkit.aot()
    proposals.append(tomlkit.item({"organ": rapport.namnd.namn.text, "satser": [f"godkänna {_in_sentence(rapport)}"]}))
    table.add("beslut", proposals)
    return table


def _in_sentence(rapport: Rapport) -> str:
    """The report as a clause names it: a title of ours begins with a small letter, one of the staff's is as written."""
    title = _title(rapport)
    kind = find_kind(rapport.rapport.typ, rapport.dokumentslag)
    own = kind is not None and title.startswith(kind.namn) and kind.namn != "PM"
    return title[:1].lower() + title[1:] if own else title
