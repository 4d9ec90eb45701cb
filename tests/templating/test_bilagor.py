"""Appendices: last in the document, each on a new page, with tables and figures that are numbered apart."""

from __future__ import annotations

from pathlib import Path

from reports.document import Block, Document, Figure, Heading, Landscape, PageBreak, Paragraph, Table, plain, walk
from tests.templating.test_prose import DIAGRAM, DRIFT
from tests.workspaces import checked, document, headings, paragraphs, plan, said, workspace

METHOD = '[avsnitt.metod]\nrubrik = "Metod & urval"\nbilaga = true\ntext = """\n{}\n"""\n'
OTHER = '[avsnitt.annat]\nrubrik = "Annat"\ntext = "Annat."\n'
GOALS = '[[malomrade]]\nid = "a"\nnamn = "A"\n'


def made(root: Path, prose: str = "Bilagan.", more: str = "", intro: str = "Texten.") -> Document:
    report = plan(intro, METHOD.format(prose) + more)
    return document(workspace(root, {"verksamhetsplan.toml": report, "e.toml": DRIFT + DIAGRAM}))


def kinds(blocks: tuple[Block, ...]) -> list[type[Block]]:
    return [type(block) for block in blocks]


def test_an_appendix_comes_last_on_a_new_page_under_its_number(tmp_path: Path) -> None:
    page = made(tmp_path, more=OTHER + METHOD.replace("metod", "fler").format("Fler."))
    assert [block.entry for block in walk(page.blocks) if isinstance(block, Heading)] == [
        "Inledning", "Annat", "Bilaga 1: Metod & urval", "Bilaga 2: Metod & urval",
    ]  # fmt: skip
    assert kinds(page.blocks[-6:]) == [PageBreak, Heading, Paragraph] * 2
    assert [block.id for block in page.blocks if isinstance(block, Heading)][-2:] == ["avsnitt-metod", "avsnitt-fler"]


def test_tables_and_figures_of_an_appendix_are_numbered_apart_and_can_be_referred_to(tmp_path: Path) -> None:
    intro = 'Se {{ se("tabell-drift") }}, {{ se("diagram-d-1") }} och {{ se("avsnitt-metod") }}.'
    page = made(tmp_path, '{{ tabell("drift") }}\n\n{{ diagram("d-1") }}', intro=intro)
    labels = [block.label for block in walk(page.blocks) if isinstance(block, Table | Figure)]
    assert labels == ["Tabell B1.1", "Figur B1.1"]
    assert "Se tabell\u00a0B1.1, figur\u00a0B1.1 och bilaga\u00a01." in paragraphs(page)


def test_headings_within_an_appendix_stand_below_its_own(tmp_path: Path) -> None:
    page = made(tmp_path, "## Urval\n\nText.\n\n### Detalj\n\nText.")
    assert [block.level for block in page.blocks if isinstance(block, Heading)] == [1, 1, 2, 3]


def test_a_section_that_the_template_knows_is_an_appendix_when_it_says_so(tmp_path: Path) -> None:
    report = plan("Texten.").replace("[avsnitt.inledning]", '[avsnitt.inledning]\nrubrik = "I"\nbilaga = true')
    run = checked(workspace(tmp_path, {"verksamhetsplan.toml": report}))
    assert headings(run.document) == ["I"]
    assert run.warnings == []


def test_an_appendix_without_a_heading_is_a_fault(tmp_path: Path) -> None:
    more = '[avsnitt.metod]\nbilaga = true\ntext = "A."\n'
    assert said(workspace(tmp_path, {"verksamhetsplan.toml": plan(more=more)})) == [
        'verksamhetsplan.toml:10: bilagan metod saknar rubrik\n  tips: lägg till rubrik = "…" under [avsnitt.metod]'
    ]


def test_a_section_can_stand_on_landscape_pages_heading_and_all(tmp_path: Path) -> None:
    page = made(tmp_path, more=OTHER.replace("text", "liggande = true\ntext", 1))
    (lying,) = [block for block in page.blocks if isinstance(block, Landscape)]
    assert [plain(block.inlines) for block in lying.blocks if isinstance(block, Heading | Paragraph)] == [
        "Annat", "Annat.",
    ]  # fmt: skip


def test_a_landscape_section_on_landscape_pages_is_no_page_within_a_page(tmp_path: Path) -> None:
    report = (
        '[rapport]\ntyp = "delårsrapport"\nperiod = "2027"\n[avsnitt.samlad_bedomning]\ntext = "A."\n'
        '[avsnitt.indikatorer]\nliggande = true\ntext = "Om dem."\n'
    )
    page = document(workspace(tmp_path, {"verksamhetsplan.toml": report, "g.toml": GOALS}))
    assert len([block for block in walk(page.blocks) if isinstance(block, Landscape)]) == 1
    assert "Om dem." in paragraphs(page)
