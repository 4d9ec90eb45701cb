"""The HTML subset becomes the page tree."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.diagnostics import Faults
from reports.document import (
    Box,
    Break,
    Cell,
    Contents,
    Cover,
    Emph,
    Facts,
    Figure,
    Heading,
    Landscape,
    Link,
    List,
    Mark,
    Note,
    PageBreak,
    Paragraph,
    Quote,
    Source,
    Sourced,
    Span,
    Strong,
    Sub,
    Sup,
    Table,
    Text,
    plain,
)  # fmt: skip
from reports.model.varde import Varde
from reports.templating.markup import parse
from tests.workspaces import cell_text

HEAD = '<thead><tr><th scope="col">A</th></tr></thead>'
PICTURES = {"a", "b"}
LINE = ' data-rad="m.jinja:{}"'


def one(html: str) -> object:
    (block,) = parse(html, PICTURES)
    return block


def inlines(html: str) -> tuple[object, ...]:
    block = one(f"<p>{html}</p>")
    assert isinstance(block, Paragraph)
    return block.inlines


def heads(count: int) -> str:
    return f"<thead><tr>{'<th>A</th>' * count}</tr></thead>"


def said(html: str) -> str:
    with pytest.raises(Faults) as caught:
        parse(html, PICTURES)
    return str(caught.value)


def table(body: str, attributes: str = "") -> Table:
    made = one(f"<table{attributes}>{body}</table>")
    assert isinstance(made, Table)
    return made


# ---------------------------------------------------------------- blocks


def test_loose_text_between_blocks_is_paragraphs_of_its_own() -> None:
    blocks = parse("Ett <b>två</b><p>tre</p> fyra ")
    assert [plain(block.inlines) for block in blocks if isinstance(block, Paragraph)] == ["Ett två", "tre", "fyra"]


@pytest.mark.parametrize("role", ["ingress", "liten", "avsandare"])
def test_a_paragraph_has_the_role_of_its_class(role: str) -> None:
    block = one(f'<p class="{role}">A</p>')
    assert isinstance(block, Paragraph)
    assert block.role == role


def test_an_empty_paragraph_is_none() -> None:
    assert parse("<p> \n</p>") == ()


def test_headings_have_ids_made_of_their_text_unlike_each_other() -> None:
    blocks = parse('<h1>Å, ä & ö</h1><h1>A a o</h1><h1 id="eget">B</h1><h2>…</h2>'.replace("&", "&amp;"))
    assert [block.id for block in blocks if isinstance(block, Heading)] == ["a-a-o", "a-a-o-2", "eget", "avsnitt"]


def test_a_list_has_items_of_blocks_and_an_ordered_one_its_first_number() -> None:
    block = one('<ol start="3"><li>A<ul><li>B</li></ul></li><li><p>C</p><p>D</p></li></ol>')
    assert isinstance(block, List)
    assert (block.ordered, block.start) == (True, 3)
    assert [[type(inner) for inner in item] for item in block.items] == [[Paragraph, List], [Paragraph, Paragraph]]


def test_a_list_without_items_is_none() -> None:
    assert parse("<ul></ul>") == ()


def test_a_quote_a_page_break_and_a_landscape_section_hold_their_blocks() -> None:
    quote, landscape, *rest = parse(
        '<blockquote><p>A</p></blockquote><section class="liggande"><p>B</p></section>'
        '<section><p>C</p></section><hr class="sidbrytning"><div><p>D</p></div>'
    )
    assert isinstance(quote, Quote)
    assert isinstance(landscape, Landscape)
    assert [type(block) for block in rest] == [Paragraph, PageBreak, Paragraph]


def test_a_box_takes_a_first_line_in_bold_as_its_title() -> None:
    block = one("<aside><p><strong>Fakta</strong></p><p>A</p></aside>")
    assert isinstance(block, Box)
    assert (plain(block.title), len(block.blocks)) == ("Fakta", 1)
    block = one("<aside><p>A</p></aside>")
    assert isinstance(block, Box)
    assert (block.title, len(block.blocks)) == ((), 1)


def test_a_cover_holds_organisation_title_and_facts_and_the_body_begins_at_level_one_after_it() -> None:
    cover, contents, heading = parse(
        '<header class="omslag"><p class="organisation">K</p><h1>T</h1><p class="undertitel">U</p>'
        '<dl><dt>Dnr</dt><dd>1</dd></dl></header><nav class="innehall">Innehåll</nav><h1>A</h1>'
    )
    assert isinstance(cover, Cover)
    assert [plain(line) for line in (cover.organisation, cover.title, cover.subtitle)] == ["K", "T", "U"]
    assert [(plain(fact.term), plain(fact.value)) for fact in cover.facts] == [("Dnr", "1")]
    assert isinstance(contents, Contents)
    assert isinstance(heading, Heading)


def test_facts_stand_without_a_cover_too() -> None:
    block = one("<dl><dt>Till</dt><dd>Nämnden</dd><dt>Från</dt><dd>Förvaltningen</dd></dl>")
    assert isinstance(block, Facts)
    assert [plain(fact.term) for fact in block.facts] == ["Till", "Från"]


def test_figures_and_tables_with_captions_are_numbered_each_in_their_own_row() -> None:
    figure = '<figure><img src="{0}" alt="Alt"><figcaption>{0}</figcaption><p class="liten">Källa</p></figure>'
    tables = f"<table><caption>T</caption>{HEAD}<tbody><tr><td>1</td></tr></tbody></table>"
    made = parse(figure.format("a") + tables + figure.format("b") + tables, PICTURES)
    assert [block.label for block in made if isinstance(block, Figure | Table)] == [
        "Figur 1", "Tabell 1", "Figur 2", "Tabell 2",
    ]  # fmt: skip
    first = made[0]
    assert isinstance(first, Figure)
    assert (first.picture, first.alt, first.id, len(first.notes)) == ("a", "Alt", "figur-1", 1)


def test_a_picture_without_alternative_text_is_decorative() -> None:
    block = one('<figure><img src="a" alt=""></figure>')
    assert isinstance(block, Figure)
    assert (block.decorative, block.label) == (True, "")


# ---------------------------------------------------------------- tables


def test_cells_keep_their_scope_and_spans() -> None:
    made = table(
        '<thead><tr><th rowspan="2">A</th><th scope="colgroup" colspan="2">B</th></tr>'
        "<tr><th>C</th><th>D</th></tr></thead>"
        '<tbody><tr class="summa"><th scope="row">E</th><td>1</td><td>2</td></tr></tbody>'
    )
    assert [(cell.scope, cell.colspan, cell.rowspan) for row in made.head for cell in row.cells] == [
        ("col", 1, 2), ("colgroup", 2, 1), ("col", 1, 1), ("col", 1, 1),
    ]  # fmt: skip
    assert made.body[0].kind == "summa"
    assert [cell.scope for cell in made.body[0].cells] == ["row", "", ""]
    assert len(made.columns) == 3


def test_declared_columns_win_over_what_the_cells_ask_for() -> None:
    made = table(
        f'<col class="tal" width="20%"><col class="mitt" width="30,5 %"><col>{heads(3)}'
        "<tbody><tr><td>text</td><td>1</td><td>2</td></tr></tbody>"
    )
    assert [column.align for column in made.columns] == ["right", "center", "right"]
    assert [round(column.width, 3) for column in made.columns] == [0.2, 0.305, 0.495]


def test_small_print_in_a_figure_belongs_to_its_table() -> None:
    made = one(
        f'<figure class="tabell"><table>{HEAD}<tbody><tr><td>1</td></tr></tbody></table><p class="liten">N</p></figure>'
    )
    assert isinstance(made, Table)
    assert [plain(note.inlines) for note in made.notes if isinstance(note, Paragraph)] == ["N"]


def test_a_row_group_without_rows_and_rows_without_cells_are_passed_over() -> None:
    assert len(table(f"{HEAD}<tbody><tr></tr><tr><td>1</td></tr></tbody>").body) == 1


# ---------------------------------------------------------------- inlines


def test_inline_elements_are_what_they_look_like() -> None:
    found = inlines(
        "<b>1</b><strong>2</strong><i>3</i><em>4</em><sup>5</sup><sub>6</sub>7"
        '<mark class="negativ">8</mark><span lang="en">9</span><a href="https://a.se">10</a>x<br>y'
    )
    assert [type(inline) for inline in found] == [
        Strong, Strong, Emph, Emph, Sup, Sub, Text, Mark, Span, Link, Text, Break, Text,
    ]  # fmt: skip
    assert plain(found) == "12345678910x y"  # type: ignore[arg-type]


def test_white_space_is_collapsed_and_trimmed_but_hard_spaces_stay() -> None:
    assert inlines(" A\n\t B\u00a0 <br> C ") == (Text("A B\u00a0"), Break(), Text("C"))


def test_a_footnote_is_numbered_and_holds_a_paragraph() -> None:
    (text, note) = inlines('A<span class="fotnot">B</span>')
    assert isinstance(note, Note)
    assert (note.number, len(note.blocks), text) == (1, 1, Text("A"))


def test_a_value_alone_gives_its_source_to_the_paragraph_and_the_cell_around_it() -> None:
    source = Source("content/a#1/b.toml", "c.d")
    value = Varde("R&D", None, source).__html__()
    block = one(f"<p>{value}</p>")
    assert block == Paragraph((Text("R&D"),), "", source)
    made = table(f"{heads(2)}<tbody><tr><td>{value}</td><td>Se {value}</td></tr></tbody>")
    alone, within = made.body[0].cells
    assert alone.source == source
    assert any(isinstance(inline, Sourced) and inline.source == source for inline in within.blocks[0].inlines)  # type: ignore[union-attr]


def test_blocks_within_a_part_of_the_content_come_from_it() -> None:
    (block,) = parse('<div data-kalla="a.toml#b"><ul><li>A</li></ul></div>')
    assert isinstance(block, List)
    assert block.source == Source("a.toml", "b")


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs", "Cn"])))
def test_any_text_comes_through_a_cell_unchanged_but_for_white_space(text: str) -> None:
    html = Varde(text, None, Source("a.toml", "b")).__html__()
    made = table(f"{HEAD}<tbody><tr><td>{html}</td></tr></tbody>")
    cell: Cell = made.body[0].cells[0]
    assert cell_text(cell).split() == text.split()


# ---------------------------------------------------------------- faults


@pytest.mark.parametrize(
    ("html", "message"),
    [
        (f"<p{LINE.format(1)}>A</p><blink{LINE.format(2)}>B</blink>",
         "templates/m.jinja:2: elementet <blink> finns inte i mallspråket"),
        ("<p><code>A</code></p>", "elementet <code> finns inte i mallspråket"),
        ("<p><small>A</small></p>", "elementet <small> finns inte i mallspråket"),
        ("<tabel></tabel>", "elementet <tabel> finns inte i mallspråket\n  tips: menade du table?"),
        ('<p style="x">A</p>', "<p> kan inte ha attributet style"),
        ('<p onclick="x">A</p>', "<p> kan inte ha attributet onclick"),
        ('<p class="litten">A</p>', '<p> kan inte ha klassen "litten"\n  tips: menade du liten?'),
        ('<p class="liten ingress">A</p>', "<p> har 2 klasser\n  tips: skriv en klass på varje element"),
        ('<figure><img src="x.png" alt="A"></figure>', 'bilden "x.png" finns inte; bilder kommer ur'),
        ("<li>A</li>", "<li> får bara stå direkt i <ol> eller <ul>"),
        ("<table><tr><td>1</td></tr></table>", "<tr> får bara stå direkt i <tbody> eller <thead>"),
        ('<p class="undertitel">A</p>', '<p class="undertitel"> får bara stå i <header class="omslag">'),
        ("<h1> </h1>", "rubriken är tom"),
        ("<h2>A</h2>", 'rubriken "A" hoppar från nivå 0 till nivå 2\n  tips: använd nivå 1'),
        (f"<table>{HEAD}</table>", "tabellen har inga rader"),
        ("<table><tbody><tr><td>1</td></tr></tbody></table>", "tabellen har ingen rubrikrad"),
        (f"<table>{HEAD}<tbody><tr><th> </th></tr></tbody></table>", "en rubrikcell är tom"),
        (f'<table>{HEAD}<tbody><tr><th scope="rad">A</th></tr></tbody></table>', 'scope kan inte vara "rad"'),
        (f'<table>{HEAD}<tbody><tr><td colspan="0">A</td></tr></tbody></table>', 'colspan kan inte vara "0"'),
        (f'<table>{HEAD}<tbody><tr><td rowspan="x">A</td></tr></tbody></table>', 'rowspan kan inte vara "x"'),
        (f'<table><col width="20px">{HEAD}<tbody><tr><td>A</td></tr></tbody></table>', 'width kan inte vara "20px"'),
        (f'<table><col width="0%">{HEAD}<tbody><tr><td>A</td></tr></tbody></table>', 'width kan inte vara "0%"'),
        ("<figure></figure>", "<figure> saknar bild eller tabell"),
        ('<p><a href="javascript:x">A</a></p>', 'länken "javascript:x" leder ingenstans'),
        ('<p><a href="/etc/passwd">A</a></p>', 'länken "/etc/passwd" leder ingenstans'),
        ("<p><b><p>A</p></b></p>", "en tabell, ett diagram eller en bild står mitt i ett stycke"),
        (f"<p{LINE.format(7)}>A", "templates/m.jinja:7: <p> stängs aldrig; mallens slut kommer först"),
        (f"<p{LINE.format(7)}><b{LINE.format(8)}>A</p>",
         "templates/m.jinja:8: <b> stängs aldrig; </p> kommer först\n  tips: lägg till </b>"),
        (f"<p{LINE.format(7)}>A</p></div>", "templates/m.jinja:7: </div> stänger något som inte är öppnat"),
        (f"<p{LINE.format(7)}>A & B</p>", "templates/m.jinja:7: går inte att läsa vid"),
    ],
    ids=range(30),
)  # fmt: skip
def test_what_is_outside_the_subset_is_a_fault_of_the_template(html: str, message: str) -> None:
    assert message in said(html)


@pytest.mark.parametrize(
    ("html", "message"),
    [
        (f"<ul{LINE.format(3)}>loss<li>A</li></ul>",
         "templates/m.jinja:3: text får inte stå direkt i <ul>\n  tips: skriv texten i <li>"),
        ("<ol><li>A</li><b>loss</b></ol>", "text får inte stå direkt i <ol>"),
        (f"<table>loss{HEAD}<tbody><tr><td>1</td></tr></tbody></table>", "text får inte stå direkt i <table>"),
        ("<table><thead>loss<tr><th>A</th></tr></thead></table>", "text får inte stå direkt i <thead>"),
        (f"<table>{HEAD}<tbody><tr>loss<td>1</td></tr></tbody></table>", "text får inte stå direkt i <tr>"),
        ("<dl>loss<dt>A</dt><dd>1</dd></dl>", "text får inte stå direkt i <dl>"),
        ('<figure>loss<img src="a" alt=""></figure>', "text får inte stå direkt i <figure>"),
        ('<header class="omslag">loss<h1>A</h1></header>', "text får inte stå direkt i <header>"),
        ('<figure><img src="a" alt=""><ul><li>A</li></ul></figure>', "en lista får inte stå i <figure>"),
        ("<ul><p>A</p></ul>", "ett stycke får inte stå i <ul>"),
        ("<h1>A<p>B</p></h1>", "ett stycke får inte stå i <h1>"),
        ("<dl><dt>A</dt><dd><ul><li>1</li></ul></dd></dl>", "en lista får inte stå i <dd>"),
        ('<header class="omslag"><h1>A</h1><p>B</p></header>', "ett stycke får inte stå i <header>"),
        (f"<dl{LINE.format(4)}><dt>T</dt><dd>1</dd><dd>2</dd><dt>X</dt></dl>",
         "templates/m.jinja:4: <dt> och <dd> ska stå varannan gång i <dl>"),
        ("<dl><dt>T</dt></dl>", "<dt> och <dd> ska stå varannan gång i <dl>"),
        ('<figure><img src="a" alt=""><img src="b" alt=""></figure>', "<figure> har mer än en bild eller tabell"),
        ('<figure><img src="a" alt=""><table><caption>T</caption><thead><tr><th scope="col">A</th></tr></thead>'
         "<tbody><tr><td>1</td></tr></tbody></table></figure>", "<figure> har mer än en bild eller tabell"),
        ('<header class="omslag"><h1>A</h1><h1>B</h1></header>', "<header> har mer än en rubrik eller <dl>"),
        (f"<table><caption>A</caption><caption>B</caption>{HEAD}</table>", "<table> har mer än ett <caption>"),
        ('<header class="omslag"><p class="undertitel">A</p><p class="undertitel">B</p></header>',
         '<header> har mer än ett <p class="undertitel">'),
        (f"<figure><table>{HEAD}<tbody><tr><td>1</td></tr></tbody></table><figcaption>A</figcaption></figure>",
         "<figcaption> står vid en tabell"),
    ],
    ids=range(21),
)  # fmt: skip
def test_what_would_be_lost_in_its_element_is_a_fault(html: str, message: str) -> None:
    assert message in said(html)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (f"{heads(3)}<tbody><tr{LINE.format(9)}><td>1</td><td>2</td><td>3</td><td>4</td></tr></tbody>",
         "templates/m.jinja:9: raden har 4 celler men tabellens rubrikrad 3"),
        (f"{heads(2)}<tbody><tr><td colspan='3'>1</td></tr></tbody>", "raden har 3 celler men tabellens rubrikrad 2"),
        (f"{heads(2)}<tbody><tr><td rowspan='2'>1</td><td>2</td></tr>"
         f"<tr{LINE.format(9)}><td>3</td><td>4</td></tr></tbody>",
         "templates/m.jinja:9: raden har 3 celler men tabellens rubrikrad 2"),
        (f"<thead><tr{LINE.format(8)}><th rowspan='2'>A</th></tr></thead><tbody><tr><td>1</td></tr></tbody>",
         "templates/m.jinja:8: rowspan når utanför rubrikraderna\n  tips: här kan rowspan vara högst 1"),
        (f"{heads(2)}<tbody><tr><td>1</td></tr><tr{LINE.format(8)}><td rowspan='2'>2</td></tr></tbody>",
         "templates/m.jinja:8: rowspan når utanför tabellens rader"),
    ],
    ids=range(5),
)  # fmt: skip
def test_cells_that_leave_their_table_are_faults_of_their_row(rows: str, message: str) -> None:
    assert message in said(f"<table>{rows}</table>")


def test_a_row_may_be_narrower_than_the_head() -> None:
    assert len(table(f"{heads(3)}<tbody><tr><td>1</td></tr></tbody>").columns) == 3


def test_a_fault_in_what_the_content_made_is_placed_in_the_content() -> None:
    with pytest.raises(Faults) as caught:
        parse('<div data-kalla="content/a.toml#avsnitt.b.text"><p><a href="x">A</a></p></div>')
    (fault,) = caught.value.diagnostics
    assert (fault.file, fault.key) == ("content/a.toml", "avsnitt.b.text")


def test_all_faults_are_told_at_once() -> None:
    assert said("<h1></h1><blink>A</blink><li>B</li>").count("templates/") == 3


@given(st.lists(st.sampled_from(
    ["<p>", "</p>", "<b>", "</b>", "<table>", "</table>", "<tr>", "<td>", "</td>", "</tr>", "<br>", "A", "&", "<", ">",
     "&amp;", "<h1>", "</h1>", '"', "<li>", "<ul>", "</ul>", "]]>", "<!--", "<![CDATA[", "<?x", "&#0;", "&x;"]
), max_size=14).map("".join))  # fmt: skip
def test_any_tangle_of_elements_is_read_or_said_to_be_at_fault(html: str) -> None:
    with suppress(Faults):
        assert isinstance(parse(html), tuple)


def test_the_mark_of_a_note_is_set_apart_from_a_figure_and_not_from_a_name() -> None:
    html = (
        '<table><col class="text"><col class="tal"><thead><tr><th>N*</th><th>Utfall*</th></tr></thead>'
        "<tbody><tr><th scope='row'>Vård**</th><td>6,0**</td></tr><tr><td>*</td><td>*</td></tr></tbody></table>"
    )
    (made,) = parse(html)
    assert isinstance(made, Table)
    marks = [
        [isinstance(block, Paragraph) and block.inlines[-1] == Mark((Text(text),), "marke")
         for cell in row.cells for block in cell.blocks]
        for row, text in zip((*made.head, *made.body), ("*", "**", "*"), strict=True)
    ]  # fmt: skip
    assert marks == [[False, True], [False, True], [False, False]]
