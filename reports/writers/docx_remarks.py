"""What is said of a house template before it is used; the writer itself is loaded only for one of the kommun's own."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from reports.diagnostics import NOTHING, PICTURE, About, did_you_mean
from reports.swedish import and_list

if TYPE_CHECKING:
    from reports.writers.docx_contrast import Weak


_SILENT = "högerklicka på bilden i Word och välj Redigera alternativtext"


@lru_cache(1)
def default_template() -> bytes:
    """The program's own template: beside the package when it is installed, in `templates` of its source otherwise."""
    package_folder = Path(__file__).parents[1]
    installed = package_folder / "standard" / "mall.docx"
    return (installed if installed.exists() else package_folder.parent / "templates" / "mall.docx").read_bytes()


def missing_styles(template: bytes) -> tuple[str, ...]:
    """Names, in Swedish, of Word's own styles that a house template lacks and the writer adds in its own manner."""
    from reports.writers.docx_template import learn

    return learn(template).styles.missing


def unknown_fields(template: bytes) -> tuple[str, ...]:
    """Names that stand as `{{ namn }}` in a house template and that no report can fill."""
    from reports.writers.docx_template import learn

    return learn(template).unknown_fields


def remarks(template: bytes) -> list[tuple[str, str]]:
    """What the kommunikatör should know of a house template that can be used as it is: messages with their hints."""
    if not template or template == default_template():
        return []
    from reports.writers.docx_fields import NAMES
    from reports.writers.docx_place import BODY_HINT
    from reports.writers.docx_template import learn

    said: list[tuple[str, str]] = []
    if names := missing_styles(template):
        which = f"formatmallen {names[0]}" if len(names) == 1 else f"formatmallarna {', '.join(names)}"
        said.append(
            (f"mallen saknar {which}; programmets egna används", "lägg till i mallen det som ska se ut på ert sätt")
        )
    said += [(f"fältet {{{{ {name} }}}} finns inte", did_you_mean(name, NAMES)) for name in unknown_fields(template)]
    learnt = learn(template)
    said += [
        (f"fältet {{{{ {name} }}}} står där {{{{ innehall }}}} byts ut mot rapporten", "flytta det före eller efter")
        for name in learnt.lost_fields
    ]
    if learnt.has_words_beside_body:
        said.append(("texten bredvid {{ innehall }} i samma stycke skrivs inte ut", BODY_HINT))
    if number := learnt.undescribed_pictures:
        which = "en bild" if number == 1 else f"{number} bilder"
        said.append((f"{which} i mallen saknar text för den som inte ser", _SILENT))
    return said + [_weak(weak) for weak in learnt.styles.weak]


def about_of(hint: str) -> About:
    """What in the finished files a remark is about, known by its hint."""
    return About(PICTURE) if hint == _SILENT else NOTHING


def _weak(weak: Weak) -> tuple[str, str]:
    from reports.colours import ENOUGH, WHITE, readable, told

    names = and_list([f"Rubrik {level}" for level in weak.levels])
    against = "vitt" if weak.ground == WHITE else f'"{weak.ground}"'
    ratio = f"{told(weak.contrast)}:1, minst {told(ENOUGH)}:1 krävs för text"
    message = f'färgen "{weak.colour}" i {names} är för svag mot {against}: {ratio}'
    hint = f'ändra färgen i Word till "{readable(weak.colour, weak.ground)}", den närmaste nyansen som räcker'
    return message, hint
