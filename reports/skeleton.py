"""The file of a new report of a kind: its head, its sections, and the tables that the kind can't do without."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from reports.kinds import Kind
from reports.model.period import Period
from reports.model.varde import GAP


def skeleton(kind: Kind, period: Period) -> str:
    """TOML with `att fylla i` where something is to be written."""
    import tomlkit

    head = {"typ": kind.namn.lower(), "period": period.text}
    if "arende.beslut" in kind.krav:
        head = {"typ": head["typ"], "titel": f"{GAP}: ärendets rubrik", "handlaggare": f"{GAP}: roll"}
    made = tomlkit.dumps(document(head, {id_: f"{GAP}: {rubrik.lower()}" for id_, rubrik in kind.skelett}))
    return made if "risk" in kind.krav else made + tail(kind)


def facts(kind: Kind) -> dict[str, str]:
    """The files, by name, of what a new report shares with others of its folder: the risks of plan and follow-ups."""
    return {"risker.toml": tail(kind)} if "risk" in kind.krav else {}


def document(head: dict[str, str], sections: dict[str, str]) -> Any:
    """A report's file with its head and its sections' texts."""
    import tomlkit

    made = tomlkit.document()
    made.add("rapport", tomlkit.item(head))
    table = tomlkit.table(is_super_table=True)
    for id_, text in sections.items():
        table.add(id_, tomlkit.item({"text": prose(text)}))
    made.add("avsnitt", table)
    return made


def prose(text: str) -> Any:
    """A text of the file, written between three quotes so that paragraphs can be typed there."""
    import tomlkit

    written = tomlkit.string(f"{text}\n", multiline=True).as_string()
    return tomlkit.value(f"{written[:3]}\n{written[3:]}")  # the line break after the quotes is no part of the text


def prose_gap(what: str) -> Any:
    """A text that is to be filled in."""
    return prose(f"{GAP}: {what}")


def proposal(kind: Kind) -> str:
    """The part of a memo that holds its proposals, for one that follows another; empty for other kinds."""
    return tail(kind) if "arende.beslut" in kind.krav else ""


def tail(kind: Kind) -> str:
    """What a report of the kind has after its sections, ready to be filled in; empty for most kinds."""
    file = files("reports").joinpath("skelett", f"{kind.id}.toml")
    return file.read_text("utf-8") if file.is_file() else ""
