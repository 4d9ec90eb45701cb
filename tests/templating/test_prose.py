"""Prose: Markdown with `{{ … }}` becomes paragraphs, lists, headings and footnotes."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.diagnostics import Diagnostic, Faults
from reports.document import (
    Block,
    Break,
    Emph,
    Figure,
    Heading,
    Inline,
    Link,
    List,
    Mark,
    Paragraph,
    Quote,
    Source,
    Sourced,
    Strong,
    Table,
    Text,
    plain,
    walk,
)  # fmt: skip
from reports.model.varde import Varde
from reports.templating.environment import environment
from reports.templating.markup import parse
from reports.templating.prose import Prose
from tests.helpers import ROOT
from tests.workspaces import REPORT, checked, document, footnotes, notes_of, plan, rows, said, tables
from tests.workspaces import workspace as write

DRIFT = """
[tabell.drift]
rubrik = "Drift"
forsta_kolumn = "Namn"
kolumn = [{ id = "utfall", namn = "Utfall" }, { id = "namn", namn = "Ord" }]
rad = [{ namn = "Summa", id = "summa", varden = [-4831, "i u"] }, { namn = "Utan", id = "utan" }]
"""
DIAGRAM = '[diagram.d-1]\ntyp = "linje"\nrubrik = "D"\nkategorier = ["a"]\nserie = [{ namn = "S", varden = [1] }]\n'
ENV = environment(ROOT / "templates")
WORDS = st.text(alphabet=st.characters(categories=["L", "Nd"], max_codepoint=0x2FF), min_size=1, max_size=9)
SIGNS = st.sampled_from(
    [" ", "  ", "\n", "\n\n", "*", "**", "_", "- ", "> ", "# ", "1. ", "[", "](", ")", "`", "~", "<b>", "&", "&amp;",
     "\\", "|", "![", "---", "===", "    ", ":", "[^1]", "!", '"', "<!--"]
)  # fmt: skip


def body(tmp_path: Path, prose: str, **files: str) -> tuple[Block, ...]:
    """The blocks that an introduction's prose becomes."""
    blocks = document(write(tmp_path, {"verksamhetsplan.toml": plan(prose), **more(files)})).blocks
    start = next(number for number, block in enumerate(blocks) if isinstance(block, Heading)) + 1
    return blocks[start:]


def more(files: dict[str, str]) -> dict[str, str]:
    return {f"{name}.toml": text for name, text in files.items()}


def only_paragraph(tmp_path: Path, prose: str, **files: str) -> tuple[Inline, ...]:
    (paragraph,) = body(tmp_path, prose, **files)
    assert isinstance(paragraph, Paragraph)
    return paragraph.inlines


def said_of(tmp_path: Path, prose: str, **files: str) -> list[str]:
    return [fault.removeprefix("verksamhetsplan.toml:")
            for fault in said(write(tmp_path, {"verksamhetsplan.toml": plan(prose), **more(files)}))]  # fmt: skip


# ---------------------------------------------------------------- Markdown


def test_an_empty_line_parts_paragraphs_and_each_says_where_it_was_written(tmp_path: Path) -> None:
    blocks = body(tmp_path, "Ett.\nSamma stycke.\n\nTvå.")
    assert [plain(block.inlines) for block in blocks if isinstance(block, Paragraph)] == ["Ett. Samma stycke.", "Två."]
    assert {block.source for block in walk(blocks)} == {Source(REPORT, "avsnitt.inledning.text")}


def test_lists_quotes_emphasis_links_and_line_breaks_are_what_they_look_like(tmp_path: Path) -> None:
    items, numbered, quote, paragraph = body(
        tmp_path, "- a\n- b\n  - c\n\n\n3. d\n4. e\n\n> Så *är* det\n\n**Ja** [nej](https://example.org)  \nkanske"
    )
    assert isinstance(items, List)
    assert not items.ordered
    assert isinstance(items.items[1][1], List)
    assert isinstance(numbered, List)
    assert (numbered.ordered, numbered.start) == (True, 3)
    assert isinstance(quote, Quote)
    assert isinstance(paragraph, Paragraph)
    assert [type(inline) for inline in paragraph.inlines] == [Strong, Text, Link, Break, Text]
    assert any(isinstance(inline, Emph) for block in walk(quote.blocks) for inline in block.inlines)  # type: ignore[union-attr]


@pytest.mark.parametrize("marks", ["#", "##", "####"])
def test_headings_in_the_text_come_right_below_the_sections_own(marks: str, tmp_path: Path) -> None:
    blocks = body(tmp_path, f"{marks} Över\n\nText\n\n{marks}# Under\n\nText")
    assert [(block.level, plain(block.inlines)) for block in blocks if isinstance(block, Heading)] == [
        (2, "Över"), (3, "Under"),
    ]  # fmt: skip


def test_a_footnote_stands_where_its_mark_is_with_all_of_its_paragraphs(tmp_path: Path) -> None:
    blocks = body(tmp_path, "Ett[^a] och två[^b].\n\n[^a]: Första **noten**.\n\n    Fortsätter.\n[^b]: Andra.")
    notes = list(footnotes(blocks))
    assert [note.number for note in notes] == [1, 2]
    assert [paragraphs_of(note.blocks) for note in notes] == [["Första noten.", "Fortsätter."], ["Andra."]]
    assert len(blocks) == 1


def test_a_footnote_in_a_footnote_is_a_fault(tmp_path: Path) -> None:
    fault = said_of(tmp_path, "Ett[^a].\n\n[^a]: Två[^b].\n\n[^b]: Tre.")
    assert fault == ["7: en fotnot kan inte ha en egen fotnot\n  tips: skriv allt i en fotnot"]


def test_a_footnote_without_a_mark_and_a_mark_without_a_footnote_are_faults(tmp_path: Path) -> None:
    assert said_of(tmp_path, "Ett[^b].\n\n[^a]: Andra.") == [
        "7: [^b] har ingen fotnot\n  tips: skriv [^b]: och noten på en egen rad",
        "9: fotnoten [^a] har inget märke\n  tips: skriv [^a] där den hör hemma",
    ]


def test_html_in_prose_is_text(tmp_path: Path) -> None:
    text = 'Se <b>här</b> & där: <script>alert("1")</script> &lt;br&gt; <!-- nej -->'
    assert plain(only_paragraph(tmp_path, text)) == text.replace("&lt;", "<").replace("&gt;", ">")


def test_a_link_that_would_run_a_script_is_text(tmp_path: Path) -> None:
    assert plain(only_paragraph(tmp_path, "[x](javascript:alert)")) == "[x](javascript:alert)"


def test_what_markdown_has_and_reports_have_not_is_text(tmp_path: Path) -> None:
    assert paragraphs_of(body(tmp_path, "`kod`\n\n---\n\nRad\n===\n\n<https://a.se>")) == [
        "`kod`", "---", "Rad ===", "<https://a.se>",
    ]  # fmt: skip


def paragraphs_of(blocks: tuple[Block, ...]) -> list[str]:
    return [plain(block.inlines) for block in walk(blocks) if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("prose", "message"),
    [
        ("[x](../hemligt.html)", '7: länken "../hemligt.html" leder ingenstans'),
        ("Ett.\n\n{% if a %}", "9: {% … %} hör hemma i mallar"),
        ("![x](bild.png)", "7: bilder går inte att lägga in i text"),
        ("a\n\n| a | b |", "9: tabeller går inte att skriva i text"),
        ("# A\n\n### B", '9: rubriken "B" hoppar från nivå 2 till nivå 4'),
    ],
)
def test_what_has_no_place_in_prose_is_said_to_have_none(prose: str, message: str, tmp_path: Path) -> None:
    assert said_of(tmp_path, prose)[0].startswith(message)


@given(prose=st.lists(st.one_of(WORDS, SIGNS), max_size=12).map("".join))
def test_no_word_of_the_prose_is_lost_whatever_signs_stand_among_them(prose: str) -> None:
    found: list[Diagnostic] = []
    html = Prose(ENV, {}, {}, found).html(Varde(prose, None, Source("a.toml", "avsnitt.a.text")), niva=1)
    with suppress(Faults):
        if not found:
            shown = everything(parse(html)).replace("\u00a0", " ")
            words = re.findall(r"[^\W_]{2,}", re.sub(r"&\w+;", " ", prose))
            assert [
                word for word in words if word not in shown and not word.isdecimal()
            ] == []  # lists count themselves


def everything(blocks: tuple[Block, ...]) -> str:
    """All that is to be read on a page: texts, where links lead, and the numbers of lists."""
    parts: list[str] = []
    for block in walk(blocks):
        inlines = getattr(block, "inlines", ())
        parts += [plain(inlines), *(inline.target for inline in inlines if isinstance(inline, Link))]
        if isinstance(block, List):
            parts += [str(block.start + number) for number in range(len(block.items))]
    return " ".join(parts)


# ---------------------------------------------------------------- {{ … }}


def test_a_value_in_the_text_is_that_of_the_table_and_says_so(tmp_path: Path) -> None:
    inlines = only_paragraph(tmp_path, "Underskottet är {{ drift.summa.utfall | abs | mnkr }}.", ekonomi=DRIFT)
    assert plain(inlines) == "Underskottet är 4,8\u00a0mnkr."
    sources = [str(inline.source) for inline in inlines if isinstance(inline, Sourced)]
    assert sources == ["content/exempel/socialnamnden/2027/ekonomi.toml#tabell.drift.rad.0.varden.0"]


def test_a_value_that_is_missing_is_seen_to_be_missing(tmp_path: Path) -> None:
    inlines = only_paragraph(tmp_path, "Det blev {{ drift.utan.utfall }}.", ekonomi=DRIFT)
    assert [inline.kind for inline in inlines if isinstance(inline, Mark)] == ["saknas"]
    assert plain(inlines) == "Det blev ..."


def test_figures_can_be_computed_with_by_their_number(tmp_path: Path) -> None:
    prose = "{{ (drift.summa.utfall.tal * 2 + 1) | tal }} och {{ (drift.summa.utfall.tal * 0.5) | tal(1) }}"
    assert plain(only_paragraph(tmp_path, prose, ekonomi=DRIFT)) == "−9\u00a0661 och −2\u00a0415,5"


def test_a_table_or_a_diagram_on_a_line_of_its_own_is_placed_there(tmp_path: Path) -> None:
    prose = 'Före.\n\n{{ tabell("drift") }}\n\nMellan.\n\n{{ diagram("d-1") }}'
    blocks = body(tmp_path, prose, ekonomi=DRIFT + DIAGRAM)
    assert [type(block) for block in blocks] == [Paragraph, Table, Paragraph, Figure]


@pytest.mark.parametrize(
    "prose", ['Se {{ tabell("drift") }}', '**{{ tabell("drift") }}**', '[{{ tabell("drift") }}](https://a.se)']
)
def test_a_table_within_a_line_is_a_fault_and_never_lost(prose: str, tmp_path: Path) -> None:
    (fault,) = said_of(tmp_path, prose, ekonomi=DRIFT)
    assert fault.startswith("7: en tabell, ett diagram eller en bild står mitt i ett stycke")


def test_a_footnote_under_a_table_can_print_values_but_hold_no_table(tmp_path: Path) -> None:
    note = DRIFT + 'fotnot = "Summan är {{ drift.summa.utfall | tkr }} *i år*."\n'
    (table,) = tables(
        document(write(tmp_path, {"verksamhetsplan.toml": plan('{{ tabell("drift") }}'), "a.toml": note}))
    )
    assert notes_of(table)[0] == "Summan är −4\u00a0831\u00a0tkr i år."
    note = DRIFT + "fotnot = \"{{ tabell('drift') }}\"\n"
    assert said_of(tmp_path, '{{ tabell("drift") }}', a=note)[0].startswith('a.toml:7: "tabell" finns inte')


@pytest.mark.parametrize(
    ("expression", "message"),
    [
        ("drfit.summa.utfall", '"drfit" finns inte\n  tips: menade du drift?'),
        ("drift.suma.utfall", '"suma" finns inte i tabellen\n  tips: menade du summa?'),
        ("drift.summa.utfal", '"utfal" finns inte i raden\n  tips: menade du utfall?'),
        ("drift.summa.utfall | mnkrr", "filtret mnkrr finns inte\n  tips: menade du mnkr?"),
        ("drift.summa.namn | tkr", '"i u" är inte ett tal, så tkr går inte att använda'),
        ("drift.utan.utfall | tkr", "ett värde som saknas är inte ett tal, så tkr går inte att använda"),
        ("drift.summa.utfall + 1", "värdena går inte att räkna med eller jämföra"),
        ("drift.summa.utfall.tal / 0", "uttrycket delar med noll"),
        ("titel * 2", "* går bara att använda på tal"),
        ("2 ** 5000", "** går bara att använda på små tal"),
        ('tabell("drfit")', "tabellen drfit finns inte\n  tips: menade du drift?"),
        ('diagram("x")', "diagrammet x finns inte"),
        ("tabell(1)", "tabellen 1 finns inte"),
        ("tabell()", "ett värde saknas inom parentesen"),
        ("tabell(1, 2, 3)", "det står för många värden inom parentesen"),
        ("titel()", "det som står före parentesen går inte att anropa"),
        ("tabell(drift)", "inom parentesen ska ett namn stå inom citattecken"),
        ("rapport.dnr.text", '"text" finns inte i ett värde som saknas'),
        ("rapport.datum | datum", "None är inget datum"),
        ("drift.summa.utfall |", "uttrycket är inte färdigskrivet"),
        ("drift summa", "det står för mycket i uttrycket"),
        ("drift.", "efter punkten ska ett namn stå"),
        ("drift[", "uttrycket är inte färdigskrivet"),
        ("1 is foo", "testet foo finns inte"),
        ("a ? b", "tecknet ? hör inte hemma här"),
        ("", "uttrycket är inte färdigskrivet"),
        ("(" * 400 + ")" * 400, ""),
    ],
    ids=range(27),
)
def test_an_expression_that_can_not_be_printed_says_why_on_its_line(
    expression: str, message: str, tmp_path: Path
) -> None:
    (fault,) = said_of(tmp_path, f"Ett.\n\nTvå {{{{ {expression} }}}}.", ekonomi=DRIFT)
    assert fault.startswith(f"9: {message}")


def test_the_same_mistake_on_two_lines_is_told_for_both_and_not_for_the_word_alone(tmp_path: Path) -> None:
    faults = said_of(tmp_path, "Om inget\n{{ inget }}\n\n- {{inget}}")
    assert [fault.split(":")[0] for fault in faults] == ["8", "10"]


def test_an_expression_over_two_lines_is_one_expression(tmp_path: Path) -> None:
    assert said_of(tmp_path, "Ett\n  {{ drift.suma\n  .utfall }}", ekonomi=DRIFT)[0].startswith("8: ")


@pytest.mark.parametrize("prose", ["Ett\n{{ drift.summa", "Ett\n{{ drift.summa }", "Ett\n{{ drift\n\n}}"])
def test_an_expression_without_its_end_is_a_fault_and_is_not_printed(prose: str, tmp_path: Path) -> None:
    assert said_of(tmp_path, prose, ekonomi=DRIFT)[0].startswith("8: {{ saknar sitt slut (}})")


def test_a_row_name_that_looks_like_markdown_is_printed_as_it_is(tmp_path: Path) -> None:
    odd = "**1** *a* { x } | <b> & # [a](b) `c` \\\\ 'd' {% if %}"
    files = {"verksamhetsplan.toml": plan('{{ tabell("drift") }}'), "a.toml": DRIFT.replace("Summa", odd)}
    assert rows(tables(document(write(tmp_path, files)))[0])[0][0] == odd.replace("\\\\", "\\")


# ---------------------------------------------------------------- what people mean something by


@pytest.mark.parametrize(
    ("prose", "warning"),
    [
        ("En <b>fet</b> text.", "HTML skrivs ut som det står"),
        ("Ett.\n\n---\n\nTvå.", "en linje skrivs ut som det står"),
        ("**fet utan slut", "** har inget slut, så stjärnorna skrivs ut"),
        ("[SCB] (https://www.scb.se)", "länken har ett mellanslag före parentesen"),
        ("[SCB](https://scb.se/a b)", "länkens adress har ett mellanslag"),
        ("[fil](file:///c:/a.docx)", "länken leder till något som bara finns på den här datorn"),
        ("–  punkt", "ett tankstreck är inklistrat i stället för en punktlista"),
        ("-punkt", "punkten saknar mellanslag efter bindestrecket"),
        ("1. ett\n  - under\n2. två", "punkten hamnar utanför den numrerade listan"),
        ("1. ett\n2. två\n\n10. tio", "punkten får nummer 3, inte 10"),
    ],
)
def test_what_would_be_printed_as_it_stands_is_warned_of(prose: str, warning: str, tmp_path: Path) -> None:
    run = checked(write(tmp_path, {"verksamhetsplan.toml": plan(prose)}))
    assert warning in [said.message for said in run.warnings]


@pytest.mark.parametrize(
    "prose", ["1. a\n1. b\n1. c", "5. a\n6. b", "siffran** här", "a < b", "- punkt\n- två", "x--y"]
)
def test_what_is_as_it_should_be_is_not_warned_of(prose: str, tmp_path: Path) -> None:
    assert not checked(write(tmp_path, {"verksamhetsplan.toml": plan(prose)})).warnings


def test_a_footnote_that_stands_twice_is_a_fault_since_one_would_be_lost(tmp_path: Path) -> None:
    (fault,) = said_of(tmp_path, "A[^1].\n\n[^1]: A.\n\n[^1]: B.")
    assert fault.startswith("11: fotnoten [^1] står två gånger, och bara en skulle skrivas ut")
