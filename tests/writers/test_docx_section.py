"""The sections of a report go on as the template's own."""

from __future__ import annotations

from lxml import etree

from reports.writers.docx_section import learn_sections
from reports.writers.docx_xml import W

NUMBERED = f'<w:sectPr xmlns:w="{W}"><w:pgNumType w:fmt="lowerRoman" w:start="1"/></w:sectPr>'


def test_later_sections_number_their_pages_on_in_the_same_figures() -> None:
    sections = learn_sections([etree.fromstring(NUMBERED)], bare_first_page=False)
    first, later = ("".join(map(str, sections.xml[use, True])) for use in ("first", "later"))
    assert 'w:fmt="lowerRoman"' in first
    assert 'w:start="1"' in first
    assert 'w:fmt="lowerRoman"' in later
    assert "w:start" not in later
