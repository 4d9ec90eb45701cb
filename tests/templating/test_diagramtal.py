"""The appendix with the figures of the diagrams: asked for, last, a numbered table for each, linked there and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from reports.document import (
    Document,
    Figure,
    Heading,
    Landscape,
    PageBreak,
    Paragraph,
    Reference,
    Table,
    plain,
    walk,
)
from tests.workspaces import checked, document, notes_of, plan, row_text, rows, tables, workspace

BESOK = """[diagram.besok]
typ = "linje"
rubrik = "Besök & lån"
enhet = "besök"
kategorier = ["jan", "feb", "mars"]
serie = [
  { namn = "2026", varden = [1155.0, -7, 8] },
  { namn = "Mål", varden = [9, "i u", ""] },
]
kalla = "besöksräknarna"
"""
ENERGI = """[diagram.energi]
typ = "stapel"
rubrik = "Energi"
kategorier = ["Simhall", "Ishall"]
serie = [{ namn = "2027", varden = [410, 365] }]
exempelvarden = true
"""
BOTH = '{{ diagram("besok") }}\n\n{{ diagram("energi") }}'
METHOD = '[avsnitt.metod]\nrubrik = "Metod"\nbilaga = true\ntext = "Metoden."\n'


def asked(report: str) -> str:
    return report.replace('period = "2027"', 'period = "2027"\ndiagramdata = "bilaga"')


def made(root: Path, prose: str = BOTH, more: str = "", **files: str) -> Document:
    written = {f"templates/exempel/{name}.html.jinja": text for name, text in files.items()}
    report = {"verksamhetsplan.toml": asked(plan(prose, more)), "d.toml": BESOK + ENERGI}
    return document(workspace(root, report | written))


def appendix(page: Document) -> list[Table]:
    return [table for table in tables(page) if table.label.startswith("Tabell B")]


def references(inlines: tuple[object, ...]) -> list[Reference]:
    return [inline for inline in inlines if isinstance(inline, Reference)]


def test_the_figures_of_every_diagram_stand_in_a_table_each_of_the_last_appendix(tmp_path: Path) -> None:
    page = made(tmp_path, more=METHOD)
    entries = [block.entry for block in page.blocks if isinstance(block, Heading)]
    assert entries == ["Inledning", "Bilaga 1: Metod", "Bilaga 2: Diagrammens tal"]
    assert [type(block) for block in page.blocks[-4:]] == [PageBreak, Heading, Table, Table]
    assert [table.label for table in appendix(page)] == ["Tabell B2.1", "Tabell B2.2"]
    assert [plain(table.caption) for table in appendix(page)] == [
        "Talen i figur\u00a01: Besök & lån",
        "Talen i figur\u00a02: Energi (exempelvärden)",
    ]


def test_they_stand_as_staff_wrote_them_and_what_is_missing_is_seen(tmp_path: Path) -> None:
    first, second = appendix(made(tmp_path))
    assert row_text(first.head[0]) == ["besök", "2026", "Mål"]
    assert rows(first) == [["jan", "1\u00a0155,0", "9"], ["feb", "\u22127", "i u"], ["mars", "8", ".."]]
    assert notes_of(first) == [".. = uppgift saknas", "Källa: besöksräknarna"]
    assert [cell.source for cell in first.body[0].cells] != [None] * 3
    assert (rows(second), notes_of(second)) == ([["Simhall", "410"], ["Ishall", "365"]], [])


def test_a_link_leads_from_the_diagram_to_its_table_and_one_back(tmp_path: Path) -> None:
    page = made(tmp_path)
    figures = [block for block in walk(page.blocks) if isinstance(block, Figure)]
    there = [link for figure in figures for note in figure.notes for link in references(note.inlines)]
    back = [link for table in appendix(page) for link in references(table.caption)]
    assert [link.target for link in there] == [table.id for table in appendix(page)]
    assert [link.text for link in there] == ["tabell\u00a0B1.1", "tabell\u00a0B1.2"]
    assert [link.target for link in back] == [figure.id for figure in figures]
    assert "Talen står i tabell\u00a0B1.1." in [plain(note.inlines) for note in figures[0].notes]


def test_a_text_can_refer_to_the_appendix_and_to_a_table_of_it(tmp_path: Path) -> None:
    page = made(tmp_path, 'Se {{ se("avsnitt-diagramtal") }} och {{ se("diagramtal-besok") }}.\n\n' + BOTH)
    (first,) = [block for block in page.blocks if isinstance(block, Paragraph)][:1]
    assert plain(first.inlines) == "Se bilaga\u00a01 och tabell\u00a0B1.1."


def test_a_diagram_that_is_placed_twice_has_one_table(tmp_path: Path) -> None:
    page = made(tmp_path, f'{BOTH}\n\nOch igen:\n\n{{{{ diagram("besok") }}}}')
    assert [table.label for table in appendix(page)] == ["Tabell B1.1", "Tabell B1.2"]


def test_diagrams_of_appendices_before_it_are_there_too(tmp_path: Path) -> None:
    page = made(tmp_path, "Text.", METHOD.replace("Metoden.", "{{ diagram('besok') }}"))
    assert [plain(table.caption) for table in appendix(page)] == ["Talen i figur\u00a0B1.1: Besök & lån"]
    assert [table.label for table in appendix(page)] == ["Tabell B2.1"]


def many(series: int, categories: int) -> str:
    """A diagram of so many series and categories, `bred`."""
    values = list(range(categories))
    each = ", ".join(f'{{ namn = "Serie {number}", varden = {values} }}' for number in range(series))
    names = str([str(2000 + value) for value in values])
    return f'[diagram.bred]\ntyp = "linje"\nrubrik = "B"\nkategorier = {names}\nserie = [{each}]\n'


def test_series_too_many_for_columns_are_rows_and_years_stand_to_the_left(tmp_path: Path) -> None:
    (table,) = appendix(made(tmp_path, '{{ diagram("bred") }}', many(9, 2)))
    assert row_text(table.head[0]) == ["Serie", "2000", "2001"]
    assert rows(table)[0] == ["Serie 0", "0", "1"]
    (table,) = appendix(made(tmp_path, '{{ diagram("bred") }}', many(2, 9)))
    assert rows(table)[8] == ["2008", "8", "8"]
    assert [column.align for column in table.columns] == ["left", "right", "right"]


def test_a_table_with_many_of_both_stands_on_a_landscape_page(tmp_path: Path) -> None:
    page = made(tmp_path, BOTH + '\n\n{{ diagram("bred") }}', many(9, 9))
    *_, lying = [block for block in page.blocks if isinstance(block, Landscape)]
    assert [table.label for table in lying.blocks if isinstance(table, Table)] == ["Tabell B1.3"]


LONG = [
    f'{{ namn = "{word} {number}", varden = [1, 2, 3] }}'
    for number, word in enumerate(
        ["Arbetsmarknadsinsatser", "Funktionsnedsättning", "Förvaltningsledning", "Öppenvård"]
    )
]


@pytest.mark.parametrize(
    ("names", "by_series", "is_lying"),
    [
        (["jan", "feb", "mars"], True, False),
        (["Hemtjänstverksamheten", "Sjukvårdsverksamheten", "Elevhälsoverksamheten"], False, True),
    ],
)
def test_long_names_of_series_stand_before_their_rows_or_on_a_landscape_page(
    tmp_path: Path, names: list[str], by_series: bool, is_lying: bool
) -> None:
    keys = f'typ = "stapel"\nrubrik = "L"\nkategorier = {names}\nserie = [{", ".join(LONG)}]'.replace("'", '"')
    page = made(tmp_path, '{{ diagram("langa") }}', f"[diagram.langa]\n{keys}\n")
    lying = [block for block in page.blocks if isinstance(block, Landscape)]
    assert bool(lying) == is_lying
    (table,) = [block for block in (lying[0].blocks if lying else appendix(page)) if isinstance(block, Table)]
    assert (rows(table)[0][0] == "Arbetsmarknadsinsatser 0") == by_series


def test_there_is_no_appendix_where_none_is_asked_for(tmp_path: Path) -> None:
    page = document(workspace(tmp_path, {"verksamhetsplan.toml": plan(BOTH), "d.toml": BESOK + ENERGI}))
    assert appendix(page) == []
    assert all("Talen står" not in plain(note.inlines) for block in page.blocks if isinstance(block, Figure)
               for note in block.notes)  # fmt: skip


def test_a_report_without_diagrams_has_no_appendix_and_is_told_so(tmp_path: Path) -> None:
    run = checked(workspace(tmp_path, {"verksamhetsplan.toml": asked(plan()), "d.toml": BESOK}))
    assert [block.entry for block in run.document.blocks if isinstance(block, Heading)] == ["Inledning"]
    (told,) = [warning for warning in run.warnings if "diagramdata" in warning.message]
    assert (told.level, told.line) == ("påpekande", 4)
    assert told.message == "rapporten har inga diagram, så diagramdata ger ingen bilaga"


def test_it_comes_with_a_template_that_has_no_place_for_appendices(tmp_path: Path) -> None:
    own = (
        '{% extends "standard/verksamhetsplan.html.jinja" %}{% block bilagedel %}'
        "<h1>Slutord</h1>\n<p>Tack.</p>{% endblock %}"
    )
    page = made(tmp_path, verksamhetsplan=own)
    assert [block.entry for block in page.blocks if isinstance(block, Heading)][-2:] == [
        "Slutord", "Bilaga 1: Diagrammens tal",
    ]  # fmt: skip


def test_it_comes_without_links_back_where_the_kommuns_own_figures_have_no_number(tmp_path: Path) -> None:
    own = '{% macro figur(d, id, bild, alt) %}<figure><img src="{{ bild }}" alt="{{ alt }}"></figure>{% endmacro %}'
    page = made(tmp_path, makron=own)
    assert [plain(table.caption) for table in appendix(page)] == ["Besök & lån", "Energi (exempelvärden)"]


def test_a_kommun_can_have_a_heading_and_an_order_of_its_own(tmp_path: Path) -> None:
    own = (
        '{% macro diagrambilaga(diagrammen) %}<h1 class="bilaga">Siffror</h1>'
        "{% for id, d, figur in diagrammen | reverse %}"
        '<table id="diagramtal-{{ id }}"><caption>{{ d.rubrik }}</caption>{{ m.talrader(d) }}</table>'
        "{% endfor %}{% endmacro %}"
    )
    page = made(tmp_path, makron=own)
    assert [plain(table.caption) for table in appendix(page)] == ["Energi", "Besök & lån"]
    assert rows(appendix(page)[0]) == [["Simhall", "410"], ["Ishall", "365"]]
