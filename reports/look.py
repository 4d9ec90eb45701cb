"""The kommun's profile as the look that every format takes its colours, fonts, logo and margins from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from reports import inputs
from reports.diagnostics import Diagnostic, Faults, nearest
from reports.document import Logo, Look, Margins
from reports.model.rapport import Marginaler, Profil, Rapport
from reports.readers.finding import Finding
from reports.readers.load import WORD_TEMPLATE, Library, Workspace
from reports.readers.merge import Merged

TEMPLATE_HINT = "spara mallen på nytt i Word, eller ta bort filen så används programmets egen"


def look(rapport: Rapport, workspace: Workspace) -> Look:
    """The look of a report, its logo aside; raises Faults when the Word template is an empty file."""
    profil, default = rapport.profil, Look()
    return Look(
        primary=profil.farg or default.primary,
        accent=profil.accentfarg or default.accent,
        font=profil.typsnitt or default.font,
        word_font=profil.typsnitt or default.word_font,
        font_folder=_font_folder(profil, workspace),
        margins=_margins(profil.marginaler),
        word_template=_template_bytes(workspace.root / word_template(profil), profil),
    )


def with_logo(style: Look, rapport: Rapport, merged: Merged, library: Library, folder: Path | None) -> Look:
    """The look with the kommun's logo, made ready or fetched from the folder of pictures made before.

    Raises Faults when it can't be drawn.
    """
    file = library.logo(rapport.profil)
    if file is None:
        return style
    from reports.pictures import logo

    try:
        picture = logo(file, style, folder)
    except Faults as unseen:
        place = merged.place(("profil", "logotyp"))
        raise Faults([Diagnostic(*place, fault.message, fault.hint) for fault in unseen.diagnostics]) from None
    alt = rapport.profil.logotyp_alt or f"{rapport.kommun.namn}, logotyp"
    return replace(style, logo=Logo(picture, alt))


def word_template(profil: Profil) -> str:
    """Where the Word template lies below the workspace, whether or not there is one."""
    return profil.mall or WORD_TEMPLATE


def font_findings(rapport: Rapport, workspace: Workspace) -> Iterator[Finding]:
    """A warning when PDF and diagrams can't be set in the font that the profile names; Word needs no font file."""
    wanted, default = rapport.profil.typsnitt, Look().font
    if not wanted or wanted == default:
        return
    from reports.fonts import families

    known = families(_font_folder(rapport.profil, workspace))
    if wanted in known:
        return
    message = f'typsnittet "{wanted}" finns inte i arbetsytan, så PDF och diagram får {default}'
    hint = 'lägg typsnittets filer (.ttf eller .otf) i en mapp och skriv dess namn: typsnittsmapp = "typsnitt"'
    if known:
        near = nearest(wanted, known)
        hint = f"menade du {near}?" if near else f"i mappen finns: {', '.join(sorted(known))}"
    yield Finding(("profil", "typsnitt"), message, hint, "varning")


def _font_folder(profil: Profil, workspace: Workspace) -> str:
    if not profil.typsnittsmapp:
        return ""
    folder = workspace.root / profil.typsnittsmapp
    inputs.asked_all(folder)
    return str(folder)


def _margins(marginaler: Marginaler) -> Margins:
    written = {
        "top": marginaler.topp,
        "bottom": marginaler.botten,
        "left": marginaler.vanster,
        "right": marginaler.hoger,
    }
    return Margins(**{side: float(width) for side, width in written.items() if width is not None})


def _template_bytes(file: Path, profil: Profil) -> bytes:
    """The house's Word template; nothing where there is none, for which the writer takes the program's own."""
    inputs.asked(file)
    data = inputs.read(file) if file.is_file() else b""
    if file.is_file() and not data:
        raise Faults([Diagnostic(word_template(profil), 0, "Word-mallen är tom", TEMPLATE_HINT)])
    return data
