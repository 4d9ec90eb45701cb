"""Settings and footnotes: what the report says in place of the house template."""

from __future__ import annotations

from typing import Any

from reports.writers.docx_fields import LANGUAGE_SLOT, slot
from reports.writers.docx_xml import DECLARATIONS, PROLOG, W, fragment, insert_before, w

SEPARATORS = (-1, 0)
"""Footnote ids of the rule above the footnotes and of the one above those that go on from the page before."""

# Links to other files, how the template's author last looked at it, and a question to the reader ("update fields?")
# that a finished report spares; the last two are set anew.
_DROPPED = (
    *("attachedTemplate", "mailMerge", "view", "zoom", "proofState", "rsids", "updateFields"),
    *("footnotePr", "themeFontLang"),
)
# The tail of the sequence in CT_Settings (ISO/IEC 29500-1 §A.1), from footnotePr on.
_TAIL = (
    *("footnotePr", "endnotePr", "compat", "docVars", "rsids", "mathPr", "attachedSchema", "themeFontLang"),
    *("clrSchemeMapping", "doNotIncludeSubdocsInStats", "doNotAutoCompressPictures", "forceUpgrade", "captions"),
    *("readModeInkLockDown", "smartTagType", "schemaLibrary", "shapeDefaults", "doNotEmbedSmartTags"),
    *("decimalSymbol", "listSeparator"),
)
_MODE = "compatibilityMode"
_WORD_2013 = "15"
"""The mode of all Words from 2013 on; a lower one makes Word say "compatibility mode" in its title."""


def empty_settings() -> str:
    """A settings part without settings, for a template that has none."""
    return f'{PROLOG}<w:settings xmlns:w="{W}"></w:settings>'


def complete_settings(root: Any) -> None:
    """Change `w:settings` to those of a finished report; the rest of the template's own stay."""
    for child in [child for child in root if child.tag in {w(tag) for tag in _DROPPED}]:
        root.remove(child)
    notes = "".join(f'<w:footnote w:id="{number}"/>' for number in SEPARATORS)
    _insert(root, f"<w:footnotePr>{notes}</w:footnotePr>")
    _insert(root, f'<w:themeFontLang w:val="{slot(LANGUAGE_SLOT)}"/>')
    _set_compatibility(root)


def default_table_style(root: Any) -> str:
    """Id of the table style that new tables get, or empty."""
    element = root.find(w("defaultTableStyle"))
    return element.get(w("val"), "") if element is not None else ""


def footnotes_part(notes: str) -> str:
    """The footnotes part with its two separators before the notes."""
    rules = zip(SEPARATORS, ("separator", "continuationSeparator"), strict=True)
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:spacing w:after="0" w:line="240" '
        f'w:lineRule="auto"/></w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for number, kind in rules
    )
    return f"{PROLOG}<w:footnotes {DECLARATIONS}>{separators}{notes}</w:footnotes>"


def _insert(root: Any, xml: str) -> None:
    element = fragment(xml)
    name = element.tag.rpartition("}")[2]
    insert_before(root, element, _TAIL[_TAIL.index(name) + 1 :])


def _set_compatibility(root: Any) -> None:
    mode = fragment(
        f'<w:compatSetting w:name="{_MODE}" w:uri="http://schemas.microsoft.com/office/word" w:val="{_WORD_2013}"/>'
    )
    compat = root.find(w("compat"))
    if compat is None:
        _insert(root, "<w:compat/>")
        compat = root.find(w("compat"))
    for setting in [child for child in compat if child.get(w("name")) == _MODE]:
        compat.remove(setting)
    compat.append(mode)
