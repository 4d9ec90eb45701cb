"""The forms of text: fact boxes, page breaks, references, footnotes and lists, as staff write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from reports.document import (
    Block,
    Box,
    Heading,
    Link,
    List,
    Note,
    PageBreak,
    Paragraph,
    Quote,
    Reference,
    Sourced,
    Strong,
    Table,
    plain,
    walk,
)  # fmt: skip
from tests.templating.test_prose import DRIFT, body, footnotes, paragraphs_of, said_of
from tests.workspaces import YEAR, checked, document, plan, said, workspace

BOX = (
    "::: faktaruta Så räknas *frånvaron*\nText med {{ drift.summa.utfall | tkr }}[^1].\n\n- ett\n- två\n:::\n\n"
    "[^1]: Not."
)


def warned(tmp_path: Path, prose: str) -> list[str]:
    run = checked(workspace(tmp_path, {"verksamhetsplan.toml": plan(prose)}))
    return [str(warning).partition("verksamhetsplan.toml:")[2] for warning in run.warnings]


def only(blocks: tuple[Block, ...], kind: type[Block]) -> Block:
    (found,) = [block for block in blocks if isinstance(block, kind)]
    return found


# ---------------------------------------------------------------- boxes


def test_a_box_has_a_title_and_all_that_text_may_have(tmp_path: Path) -> None:
    before, box, after = body(tmp_path, f"Före.\n{BOX}\n\nEfter.", ekonomi=DRIFT)
    assert isinstance(box, Box)
    assert plain(box.title) == "Så räknas frånvaron"
    assert [type(block) for block in box.blocks] == [Paragraph, List]
    assert "Text med −4\u00a0831\u00a0tkr." in paragraphs_of(box.blocks)
    assert [plain(block.inlines) for block in (before, after) if isinstance(block, Paragraph)] == ["Före.", "Efter."]
    assert len(list(footnotes(box.blocks))) == 1


def test_a_box_can_do_without_a_title_and_its_title_can_hold_a_value(tmp_path: Path) -> None:
    prose = "::: faktaruta\nText.\n:::\n\n::: faktaruta Om {{ namnd.namn }}\nText.\n:::"
    bare, titled = body(tmp_path, prose)
    assert isinstance(bare, Box)
    assert isinstance(titled, Box)
    assert bare.title == ()
    assert plain(titled.title) == "Om Socialnämnden"


def test_two_boxes_and_a_table_in_one_keep_their_places(tmp_path: Path) -> None:
    prose = '::: faktaruta A\n{{ tabell("drift") }}\n:::\n::: faktaruta B\nText.\n:::'
    blocks = body(tmp_path, prose, ekonomi=DRIFT)
    assert [plain(block.title) for block in blocks if isinstance(block, Box)] == ["A", "B"]
    assert isinstance(blocks[0], Box)
    assert isinstance(blocks[0].blocks[0], Table)


@pytest.mark.parametrize(
    ("prose", "message"),
    [
        ("Ett.\n\n::: fakta Om\nText.\n:::", '9: rutan "fakta" finns inte\n  tips: menade du faktaruta?'),
        ("Ett.\n\n::: faktaruta Om\nText.", "9: rutan saknar sitt slut (:::)"),
        ("::: faktaruta A\nText.\n\n::: faktaruta B\nText.\n:::", "7: rutan saknar sitt slut (:::)"),
        ("Ett.\n\n:::", "9: ::: avslutar ingen ruta\n  tips: skriv ::: faktaruta på raden där rutan börjar"),
    ],
)
def test_a_box_that_is_not_whole_is_told_with_its_line(prose: str, message: str, tmp_path: Path) -> None:
    (fault,) = said_of(tmp_path, prose)
    assert fault.startswith(message)


# ---------------------------------------------------------------- page breaks


def test_a_page_break_stands_on_a_line_of_its_own(tmp_path: Path) -> None:
    assert [type(block) for block in body(tmp_path, "Ett.\n\n{{ sidbrytning }}\n\nTvå.")] == [
        Paragraph, PageBreak, Paragraph,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("prose", "message"),
    [
        ("Ett {{ sidbrytning }} två.", "en sidbrytning står mitt i ett stycke"),
        ("- ett\n\n  {{ sidbrytning }}", "en sidbrytning får inte stå i en lista"),
        ("> ett\n>\n> {{ sidbrytning }}", "en sidbrytning får inte stå i ett citat"),
        ("::: faktaruta\n{{ sidbrytning }}\n:::", "en sidbrytning får inte stå i en faktaruta"),
    ],
)
def test_a_page_break_within_something_is_a_fault(prose: str, message: str, tmp_path: Path) -> None:
    (fault,) = said_of(tmp_path, prose)
    assert message in fault


# ---------------------------------------------------------------- references


def test_a_reference_in_the_text_names_a_table_that_comes_later(tmp_path: Path) -> None:
    blocks = body(tmp_path, '{{ se("tabell-drift") }} visar läget, se {{ se("avsnitt-inledning") }}.\n\n'
                  '{{ tabell("drift") }}', ekonomi=DRIFT)  # fmt: skip
    assert paragraphs_of(blocks)[0] == "Tabell\u00a01 visar läget, se avsnittet Inledning."
    (paragraph, *_) = blocks
    assert [inline.target for inline in paragraph.inlines if isinstance(inline, Reference)] == [  # type: ignore[union-attr]
        "tabell-drift", "avsnitt-inledning",
    ]  # fmt: skip


def test_a_reference_that_leads_nowhere_is_told_with_its_line(tmp_path: Path) -> None:
    prose = 'Ett.\n\nTvå, se\n{{ se("tabell-drfit") }}.\n\n{{ tabell("drift") }}'
    assert said_of(tmp_path, prose, ekonomi=DRIFT) == [
        '10: det finns inget i dokumentet som heter "tabell-drfit"\n  tips: menade du tabell-drift?'
    ]


def test_a_reference_in_the_small_print_is_told_where_it_is_written(tmp_path: Path) -> None:
    note = DRIFT + "fotnot = \"Se {{ se('tabell-x') }}.\"\n"
    (fault,) = said_of(tmp_path, '{{ tabell("drift") }}', a=note)
    assert fault.startswith('a.toml:7: det finns inget i dokumentet som heter "tabell-x"')


# ---------------------------------------------------------------- footnotes


def test_a_footnote_can_have_paragraphs_lists_links_and_values(tmp_path: Path) -> None:
    prose = (
        "Text[^a].\n\n[^a]: Första om {{ drift.summa.utfall | tkr }}.\n\n    Andra med [länk](https://scb.se).\n\n"
        "    - punkt\n    - till"
    )
    (note,) = footnotes(body(tmp_path, prose, ekonomi=DRIFT))
    assert [type(block) for block in note.blocks] == [Paragraph, Paragraph, List]
    first, second, *_ = note.blocks
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert any(isinstance(inline, Sourced) for inline in first.inlines)
    assert any(isinstance(inline, Link) for inline in second.inlines)


def test_a_footnote_that_is_referred_to_twice_has_one_number(tmp_path: Path) -> None:
    notes = list(footnotes(body(tmp_path, "Ett[^a], två[^b] och tre[^a].\n\n[^a]: Not.\n\n[^b]: Andra.")))
    assert [note.number for note in notes] == [1, 2, 1]
    assert notes[0] == notes[2]


def test_equal_footnotes_of_two_texts_are_two(tmp_path: Path) -> None:
    more = '[avsnitt.ekonomi]\ntext = "Två[^1].\\n\\n[^1]: Not."\n'
    run = checked(workspace(tmp_path, {"verksamhetsplan.toml": plan("Ett[^1].\n\n[^1]: Not.", more)}))
    assert [note.number for note in footnotes(run.document.blocks)] == [1, 2]


def test_footnotes_stand_in_list_items_boxes_and_quotations(tmp_path: Path) -> None:
    prose = "- punkt[^1]\n\n> citat[^2]\n\n::: faktaruta\nRuta[^3].\n:::\n\n[^1]: A.\n[^2]: B.\n[^3]: C."
    blocks = body(tmp_path, prose)
    assert [type(block) for block in blocks] == [List, Quote, Box]
    assert [note.number for note in footnotes(blocks)] == [1, 2, 3]


def test_a_mark_before_a_colon_is_a_mark(tmp_path: Path) -> None:
    assert len(list(footnotes(body(tmp_path, "Så här[^1]: ett.\n\n[^1]: Not.")))) == 1


def test_a_table_in_a_footnote_is_a_fault(tmp_path: Path) -> None:
    (fault,) = said_of(tmp_path, 'Ett[^1].\n\n[^1]: A.\n\n    {{ tabell("drift") }}', ekonomi=DRIFT)
    assert "en tabell, ett diagram eller en bild står mitt i ett stycke" in fault


# ---------------------------------------------------------------- lists


def test_lists_go_three_levels_deep_of_either_kind(tmp_path: Path) -> None:
    (outer,) = body(tmp_path, "- a\n  1. b\n     - c\n  2. d\n- e\n\n  stycke till")
    assert isinstance(outer, List)
    middle = only(outer.items[0], List)
    assert isinstance(middle, List)
    assert (outer.ordered, middle.ordered) == (False, True)
    inner = only(middle.items[0], List)
    assert isinstance(inner, List)
    assert not inner.ordered
    assert paragraphs_of(outer.items[1]) == ["e", "stycke till"]


def test_a_numbered_list_begins_where_it_says_and_each_counts_by_itself(tmp_path: Path) -> None:
    lists = [
        block for block in body(tmp_path, "4. fyra\n5. fem\n\nText.\n\n1. ett\n\n\n1) nytt") if isinstance(block, List)
    ]
    assert [(found.start, len(found.items)) for found in lists] == [(4, 2), (1, 1), (1, 1)]


# ---------------------------------------------------------------- readable


def test_a_bold_run_in_heading_is_bold_text_of_its_paragraph(tmp_path: Path) -> None:
    (paragraph,) = body(tmp_path, "**Vård och omsorg** är en del.")
    assert isinstance(paragraph, Paragraph)
    assert isinstance(paragraph.inlines[0], Strong)
    assert warned(tmp_path, "**Vård och omsorg** är en del.") == []


def test_a_paragraph_of_bold_text_alone_is_warned_of_with_its_line(tmp_path: Path) -> None:
    assert warned(tmp_path, "Ett.\n\n**Vård och omsorg**\n\nTvå.") == [
        '9: varning: "Vård och omsorg" ser ut som en rubrik\n  tips: skriv ## framför i stället för **'
    ]


@pytest.mark.parametrize(
    "prose",
    [
        "**a** och **b**",
        "**1 000 kr**",
        "**Tel. 0123-456 78**",
        "**{{ namnd.namn }}**",
        "**Ja.**",
        f"**{'lång ' * 30}.**",
        "- **a**",
        "::: faktaruta A\nText.\n:::",
    ],
)
def test_bold_text_that_is_no_heading_is_not_warned_of(prose: str, tmp_path: Path) -> None:
    assert warned(tmp_path, prose) == []


def test_an_address_as_a_links_text_is_warned_of_and_a_link_without_text_is_a_fault(tmp_path: Path) -> None:
    (warning,) = warned(tmp_path, "Ett\n[https://www.scb.se/hitta](https://www.scb.se/hitta).")
    assert warning.startswith("8: varning: länkens text är en adress")
    assert warned(tmp_path, "[www.scb.se](https://www.scb.se)") == []
    (fault,) = said_of(tmp_path, "Ett\n[](https://www.scb.se).")
    assert fault.startswith("8: länken saknar text")


@pytest.mark.parametrize("target", ["HTTPS://www.scb.se", "tel:+46850694800", "mailto:a@b.se?subject=x"])
def test_a_link_may_lead_to_a_page_a_mailbox_or_a_telephone(target: str, tmp_path: Path) -> None:
    assert said_of(tmp_path, f"Se [SCB]({target}).") == []


@pytest.mark.parametrize("target", ["https://", "mailto:", "mailto:kommun", "tel:", "fil.pdf"])
def test_a_link_without_a_whole_address_is_a_fault_on_its_line(target: str, tmp_path: Path) -> None:
    (fault,) = said_of(tmp_path, f"Ett.\n\nSe\n[SCB]({target}).")
    assert fault.startswith(f'10: länken "{target}" leder ingenstans')


def test_the_title_of_a_link_is_said_not_to_be_printed(tmp_path: Path) -> None:
    (warning,) = warned(tmp_path, 'Se [SCB](https://www.scb.se "Statistik").')
    assert warning.startswith('7: varning: länkens titel "Statistik" skrivs inte ut')


def test_an_address_in_the_text_is_said_to_be_no_link(tmp_path: Path) -> None:
    assert warned(tmp_path, "Ett.\n\nSe **https://www.scb.se/hitta?a=1**, eller (https://a.se).") == [
        f"9: varning: adressen {address} blir ingen länk\n  tips: skriv [vad som finns där]({address})"
        for address in ("https://www.scb.se/hitta?a=1", "https://a.se")
    ]


def test_a_heading_that_skips_a_level_in_an_appendix_is_told_with_its_line(tmp_path: Path) -> None:
    more = '[avsnitt.b]\nbilaga = true\nrubrik = "B"\ntext = """\n## Ett\n\n#### Två\n\nText.\n"""\n'
    (fault,) = said(workspace(tmp_path, {"verksamhetsplan.toml": plan(more=more)}))
    assert fault.startswith('verksamhetsplan.toml:16: rubriken "Två" hoppar från nivå 2 till nivå 4')


def test_a_heading_that_skips_a_level_in_a_template_is_told_with_its_line(tmp_path: Path) -> None:
    template = (
        '{% extends "standard/verksamhetsplan.html.jinja" %}\n{% block ovrigt %}\n<h4>Sist</h4>\n{% endblock %}\n'
    )
    (fault,) = said(workspace(tmp_path, {"templates/exempel/verksamhetsplan.html.jinja": template}))
    assert fault.startswith('templates/exempel/verksamhetsplan.html.jinja:3: rubriken "Sist" hoppar från nivå')


def test_a_section_has_an_id_to_refer_to_and_prose_headings_have_their_own(tmp_path: Path) -> None:
    run = checked(workspace(tmp_path, {"verksamhetsplan.toml": plan("## Läget\n\nText.")}))
    found = [block.id for block in walk(run.document.blocks) if isinstance(block, Heading)]
    assert found == ["avsnitt-inledning", "laget"]


def test_a_note_holds_a_reference(tmp_path: Path) -> None:
    (note,) = footnotes(body(tmp_path, 'Ett[^1].\n\n[^1]: Se {{ se("avsnitt-inledning") }}.'))
    assert isinstance(note, Note)
    assert paragraphs_of(note.blocks) == ["Se avsnittet Inledning."]


def test_a_template_can_refer_and_break_pages_too(tmp_path: Path) -> None:
    template = (
        '{% extends "standard/verksamhetsplan.html.jinja" %}\n{% block ovrigt %}\n{{ sidbrytning }}\n'
        '<p>Se {{ se("avsnitt-inledning") }}.</p>\n{% endblock %}\n'
    )
    files = {"templates/exempel/verksamhetsplan.html.jinja": template}
    blocks = document(workspace(tmp_path, files)).blocks
    assert isinstance(blocks[-2], PageBreak)
    assert paragraphs_of(blocks)[-1] == "Se avsnittet Inledning."
    (tmp_path / "templates/exempel/verksamhetsplan.html.jinja").write_text(template.replace("inledning", "x"), "utf-8")
    (fault,) = said(tmp_path)
    assert fault.startswith("templates/exempel/verksamhetsplan.html.jinja:4: det finns inget i dokumentet som heter")


def test_a_page_break_right_after_a_heading_comes_before_it(tmp_path: Path) -> None:
    made = document(workspace(tmp_path, {"verksamhetsplan.toml": plan("{{ sidbrytning }}\n\nText.")}))
    kinds = [type(block).__name__ for block in made.blocks]
    assert kinds[-3:] == ["PageBreak", "Heading", "Paragraph"]


@pytest.mark.parametrize("opening", [":::: faktaruta Titel", ":::\tfaktaruta Titel"])
def test_a_box_begins_with_three_colons_and_an_ordinary_space(opening: str, tmp_path: Path) -> None:
    toml = opening.replace("\t", "\\t")
    faults = said_of(tmp_path, f"{toml}\nA\n:::\n\nB")
    assert any("en ruta skrivs med tre kolon och vanliga mellanslag" in fault for fault in faults)


@pytest.mark.parametrize("expression", ["1e400", "drift.spann()", "self", "drift.rad", "true"])
def test_what_is_no_value_is_never_printed_in_pythons_words(expression: str, tmp_path: Path) -> None:
    (fault,) = said_of(tmp_path, f"{{{{ {expression} }}}}", ekonomi=DRIFT)
    assert fault.startswith("7: ")


def test_letters_are_not_made_large_in_what_is_laid_out_already(tmp_path: Path) -> None:
    (fault,) = said_of(tmp_path, '{{ tabell("drift") | upper }}', ekonomi=DRIFT)
    assert "lower och upper går bara att använda på ett värde" in fault


def test_a_fault_in_a_later_paragraph_of_small_print_is_told_on_its_line(tmp_path: Path) -> None:
    goals = '[[malomrade]]\nid = "a"\nnamn = "A"\n[[malomrade.mal]]\nid = "b"\nnamn = "B"\nfotnot = """\nEtt.\n\n'
    files = {
        "mal.toml": goals + 'Två {{ saknas }}.\n"""\n',
        "kort.toml": '[rapport]\ntyp = "styrkort"\nperiod = "2027"\n',
    }
    (fault,) = said(workspace(tmp_path, files), f"{YEAR}/kort.toml")
    assert fault.startswith("mal.toml:10: ")
