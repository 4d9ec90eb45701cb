"""The HTML as lxml and html5lib read it."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.colours import ENOUGH, contrast
from reports.document import (
    Block,
    Column,
    Contents,
    Cover,
    Document,
    Figure,
    Heading,
    Link,
    Look,
    Note,
    Picture,
    Row,
    Table,
    Text,
    plain,
    walk,
)  # fmt: skip
from reports.writers.html import DARK, write
from reports.writers.html_table import groups
from tests.workspaces import REPORT, document, workspace
from tests.writers import samples
from tests.writers.samples import cell, head, paragraph, row, text


@pytest.fixture(scope="module")
def made() -> bytes:
    return write(samples.everything())


@pytest.fixture(scope="module")
def page(made: bytes) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(made)


def read(*blocks: Block, **fields: object) -> lxml.html.HtmlElement:
    document: Document = replace(samples.everything(draft=False), blocks=blocks, **fields)
    return lxml.html.document_fromstring(write(document))


def texts(elements: list[lxml.html.HtmlElement]) -> list[str]:
    return [" ".join(element.text_content().split()) for element in elements]


# ---------------------------------------------------------------- the whole file


def test_a_strict_parser_finds_no_fault(made):
    html5lib = pytest.importorskip("html5lib")
    html5lib.HTMLParser(strict=True).parse(made.decode())


def test_the_same_document_gives_the_same_bytes(made):
    assert write(samples.everything()) == made


def test_nothing_is_fetched_and_nothing_runs(page):
    assert not page.xpath("//script | //link | //iframe | //object | //base")
    assert not page.xpath("//@*[starts-with(name(), 'on')]")
    assert all(value.startswith("data:") for value in page.xpath("//img/@src"))
    assert not re.search(r"url\(|@import", page.xpath("string(//style)"))


def test_language_title_and_description_come_from_the_document(page):
    assert page.get("lang") == "sv-SE"
    assert page.findtext(".//title") == "Utkast: Delårsrapport mars 2022"
    assert page.xpath("//meta[@name='author']/@content") == ["Socialförvaltningen"]


def test_every_text_of_the_tree_is_in_the_page(page):
    found = " ".join(page.text_content().split())
    for block in walk(samples.everything().blocks):
        for inlines in (getattr(block, "inlines", ()), getattr(block, "caption", ()), getattr(block, "title", ())):
            for inline in inlines:
                assert " ".join(plain((inline,)).split()) in found


def test_ids_are_unique_and_every_internal_link_has_its_target(page):
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    referred = [href[1:] for href in page.xpath("//@href") if href.startswith("#")]
    referred += [name for names in page.xpath("//@aria-labelledby") for name in names.split()]
    assert len(referred) >= 20
    assert set(referred) <= set(ids)


def test_ids_of_the_tree_never_meet_those_of_the_writer():
    names = ("huvudinnehall-1", "not-1-", "notmark-1-", "innehallsrubrik-2", "bild-3-mark")
    note = Note((paragraph("not"),), 1)
    headings = [Heading(1, (Text(name), note), name) for name in names[:1]]
    headings += [Heading(1, text(name), name) for name in names[1:]]
    ids = read(Contents(text("Innehåll")), *headings, Figure("volymer", "Alt")).xpath("//@id")
    assert len(ids) == len(set(ids))
    assert set(names) <= set(ids)


# ---------------------------------------------------------------- structure


def test_the_page_has_its_landmarks_and_a_link_past_the_first(page):
    assert [len(page.xpath(f"//body/{name}")) for name in ("header", "nav", "main", "footer")] == [1, 1, 1, 1]
    first = page.xpath("//body/*")[0]
    assert first.get("href") == "#" + page.xpath("//main/@id")[0]


def test_headings_begin_with_the_title_and_skip_no_level(page):
    levels = [int(element.tag[1]) for element in page.iter() if re.fullmatch(r"h[1-6]", str(element.tag))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_without_a_cover_headings_keep_their_levels():
    assert texts(read(Heading(1, text("Titel"), "a"), Heading(2, text("Del"), "b")).xpath("//h1 | //h2")) == [
        "Titel",
        "Del",
    ]


def test_the_deepest_heading_stays_a_heading_under_a_cover():
    levels = [Heading(level, text(f"Nivå {level}"), f"n{level}") for level in range(1, 7)]
    page = read(Cover((), text("Titel"), (), ()), *levels)
    assert texts(page.xpath("//h6")) == ["Nivå 5", "Nivå 6"]


def test_the_contents_are_nested_links_to_the_headings(page):
    entries = page.xpath("//nav//a")
    assert texts(entries) == [
        "1 Sammanfattning",
        "1.1 Beslut",
        "Ekonomi & prognos",
        "Utfall per enhet",
        "Indikatorer",
        "Efter den liggande sidan",
    ]
    assert page.xpath("//nav/ol/li[1]/ol/li/a/@href") == ["#beslut"]


def test_contents_that_begin_deep_or_climb_far_are_well_formed():
    levels = (3, 1, 2, 3, 1)
    page = read(Contents(text("I"), 3), *(Heading(level, text(f"R{n}"), f"r{n}") for n, level in enumerate(levels)))
    assert texts(page.xpath("//nav//a")) == ["R0", "R1", "R2", "R3", "R4"]
    assert len(page.xpath("//nav//li")) == 5


def test_footnotes_lead_there_and_back(page):
    mark = page.xpath("//a[@role='doc-noteref']")[0]
    note = page.get_element_by_id(mark.get("href")[1:])
    assert note.getparent().getparent().get("role") == "doc-endnotes"
    assert note.xpath(".//a[@role='doc-backlink']/@href") == ["#" + mark.get("id")]
    assert "En fotnot med betoning & tecken." in note.text_content()


def test_lists_quotes_boxes_and_facts_are_what_they_are(page):
    assert page.xpath("//ol/@start") == ["3"]
    assert texts(page.xpath("//blockquote")) == ["Nämnden ska svara för myndighetsutövning."]
    assert len(page.xpath("//aside")) == 2
    assert texts(page.xpath("//main//dt")) == ["Handläggare", "Mottagare"]


def test_passages_in_other_languages_say_so(page):
    assert texts(page.xpath("//span[@lang='en-GB']")) == ["Quality of Life"]


def test_marks_do_not_rest_on_colour_alone(page):
    assert texts(page.xpath("//mark[@class='att-fylla-i']")) == ["[fylls i av controller]"]
    assert texts(page.xpath("//span[@class='negativ']")) == ["−10 000"]
    assert re.search(r"\.negativ \{[^}]*font-weight: 600", page.xpath("string(//style)"))


def test_what_comes_from_the_content_says_from_where(page):
    sources = set(page.xpath("//@data-kalla"))
    assert "kommun/namnd/2022/delarsrapport.toml#avsnitt.sammanfattning" in sources
    assert "kommun/namnd/2022/ekonomi.toml#tabell.drift.rad.0.avvikelse" in sources
    assert page.xpath("count(//td[@data-kalla])") > 10


def test_a_draft_says_so_and_a_finished_document_does_not(page):
    assert texts(page.xpath("//header//strong")) == ["UTKAST"]
    assert b"utkast" not in re.sub(rb"<style>.*</style>", b"", write(samples.everything(draft=False)), flags=re.S)


def test_links_lead_only_where_links_may():
    links = (Link(text("a"), "javascript:alert(1)"), Link(text("b"), "#ingenstans"), Link(text("c"), "mailto:a@b.se"))
    assert read(paragraph(*links)).xpath("//main//a/@href") == ["mailto:a@b.se"]


def test_without_a_cover_the_contents_come_after_the_title():
    made = read(Heading(1, text("PM"), "pm"), Contents(text("Innehåll"), 3), Heading(2, text("Mål"), "mal"))
    assert [element.tag for element in made.xpath("//main/*")] == ["h1", "nav", "h2"]
    assert [element.tag for element in made.xpath("//body/*")] == ["a", "header", "main", "footer"]


def test_a_line_may_break_between_long_words_that_a_slash_joins():
    words = paragraph("Medborgar-/klient-/anhöriga, förvaltningens/nämndens, kv/män")
    made = write(replace(samples.everything(), blocks=(words,))).decode()
    assert "Medborgar-/<wbr>klient-/<wbr>anhöriga, förvaltningens/<wbr>nämndens, kv/män" in made


# ---------------------------------------------------------------- tables


def test_header_cells_have_scope_and_spans(page):
    table = page.xpath("//div[@id='tabell-drift']//table")[0]
    assert [(th.get("scope"), th.get("colspan"), th.get("rowspan")) for th in table.xpath("thead//th")] == [
        ("col", None, "2"),
        ("colgroup", "3", None),
        ("col", None, None),
        ("col", None, None),
        ("col", None, None),
    ]
    assert set(table.xpath("tbody//th/@scope")) == {"row", "rowgroup"}


def test_a_table_is_named_by_its_caption_and_can_be_scrolled_from_the_keyboard(page):
    box = page.xpath("//div[@id='tabell-drift']/div[@role='region']")[0]
    assert box.get("tabindex") == "0"
    assert box.xpath("table/caption/span/@id") == [box.get("aria-labelledby")]
    assert texts(box.xpath("table/caption")) == ["Tabell 1. Driftredovisning och prognos"]


def test_figures_stand_to_the_right(page):
    classes = page.xpath("//div[@id='tabell-enheter']//tbody/tr[1]/*/@class")
    assert classes == ["tal", "tal", "tal"]


def test_a_group_header_beside_its_rows_has_them_to_itself():
    rows = (
        Row((cell("Mål 1", "rowgroup", rowspan=2), cell("a"))),
        Row((cell("b"),)),
        Row((cell("Mål 2", "row"), cell("c"))),
        Row((cell("Mål 3", "rowgroup", rowspan=2), cell("d"))),
        Row((cell("e"),)),
    )
    assert groups(rows) == [0, 0, 1, 2, 2]


def test_a_group_header_above_its_rows_reaches_to_the_next_or_to_the_sum():
    group = Row((cell("Drift", "rowgroup", colspan=2),), "grupp")
    rows = (row("a", "1"), group, row("b", "1"), row("c", "1", kind="delsumma"), group, row("d", "2"))
    assert groups((*rows, row("Summa", "3", kind="summa"))) == [0, 1, 1, 1, 2, 2, 3]
    assert groups((*rows[:2], row("Summa", "3", kind="summa"))) == [0, 1, 1]


def test_a_figure_under_a_group_names_its_column_its_group_and_its_row(page):
    table = page.xpath("//div[@id='tabell-drift']//table")[0]
    names = {th.get("id"): th.text_content() for th in table.xpath(".//th")}
    (figure,) = table.xpath(".//td[text()='1\u00a0924\u00a0623']")
    assert [names[name] for name in figure.get("headers").split()] == [
        "Helår 2022", "Prognos", "Drift", "varav kostnader",
    ]  # fmt: skip
    assert not page.xpath("//div[@id='tabell-enheter']//@headers")


def test_a_sum_right_under_a_groups_name_belongs_to_the_group():
    group = Row((cell("Specificerade kostnader", "rowgroup", colspan=2),), "grupp")
    bare = Table(
        (Column("left", 0.7), Column("right", 0.3)), (head("tkr", "2027"),), (group, row("Summa", "3", kind="summa"))
    )
    (figure,) = read(bare).xpath("//td")
    names = [read(bare).xpath("//th[@id=$name]", name=name)[0].text_content() for name in figure.get("headers").split()]
    assert names == ["2027", "Specificerade kostnader", "Summa"]


def test_columns_get_their_shares_of_the_width():
    table = Table((Column("left", 0.7), Column("right", 0.3)), (head("A", "B"),), (row("x", "1"),))
    assert read(table).xpath("//col/@style") == ["width:70.0%", "width:30.0%"]


# ---------------------------------------------------------------- pictures


def test_a_picture_is_drawn_within_the_page_and_has_its_text(page):
    assert page.xpath("//figure[@id='figur-volymer']/div/svg/@aria-label") == [
        "Stapeldiagram: antalet ärenden ökade från 251 till 539."
    ]
    assert page.xpath("//figure[@id='figur-volymer']/div/svg/@role") == ["img"]
    assert page.xpath("//figure[@id='figur-foto']/img/@alt") == ["Blå platta."]
    assert page.xpath("//figure[not(figcaption)]/svg/@aria-hidden") == ["true"]


def test_a_wide_drawing_stands_in_a_box_that_a_keyboard_can_scroll_and_a_photograph_does_not(page):
    (box,) = page.xpath("//figure[@id='figur-volymer']/div[svg]")
    assert not page.xpath("//figure[@id='figur-foto']/div[img]")
    assert (box.get("tabindex"), box.get("role")) == ("0", "group")
    assert box.get("aria-label") == page.xpath("//figure[@id='figur-volymer']//strong")[0].text.rstrip(".")
    assert "--bredd:" in box.get("style")


def test_pictures_that_use_the_same_ids_keep_apart(page):
    first, second = page.xpath("//svg")
    for svg in (first, second):
        (mark,) = svg.xpath(".//path/@id")
        assert svg.xpath(".//use/@href") == [f"#{mark}"] * 2
        assert svg.xpath(".//g/@clip-path") == [f"url(#{svg.xpath('.//clippath/@id')[0]})"]
    assert first.xpath(".//path/@id") != second.xpath(".//path/@id")


@pytest.mark.parametrize(
    "inside",
    [
        "<style>* { color: red }</style>",
        "<script>alert(1)</script>",
        '<rect onclick="alert(1)"/>',
        '<a href="https://example.se"><rect/></a>',
        '<image href="https://example.se/x.png"/>',
        '<rect style="fill: url(https://example.se/x)"/>',
        "<foreignObject><p>text</p></foreignObject>",
        r'<rect fill="u\72l(https://example.se/x.svg#a)"/>',
        r'<rect style="f\69ll: red"/>',
        """<rect style="mask-image:image-set('https://example.se/x.png' 1x)"/>""",
        """<rect fill="image-set('https://example.se/x.png' 1x)"/>""",
        '<rect fill="src(var(--x))"/>',
        '<rect fill="URL(#a)"/>',
        '<rect fill="url(#a) url(x.svg#a)"/>',
        '<rect filter="drop-shadow(0 0 9px red)"/>',
        '<rect style="fill: red; position: fixed"/>',
        '<rect style="fill: red; /* */ position: fixed"/>',
        '<rect style="--x: red"/>',
        '<use href="data:image/svg+xml,x#a"/>',
        "<g",
    ],
)
def test_a_picture_that_is_more_than_a_drawing_is_shut_in(inside):
    assert is_shut_in(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">{inside}</svg>')


@pytest.mark.parametrize(
    "root",
    [
        'style="position:fixed;inset:0;width:100vw;height:100vh"',
        'style="overflow:visible"',
        'transform="scale(50)"',
    ],
)
def test_a_picture_that_would_lie_over_the_page_is_shut_in(root):
    assert is_shut_in(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1" {root}><rect/></svg>')


def is_shut_in(svg: str) -> bool:
    page = read(Figure("x", "Alt"), pictures={"x": Picture(svg.encode(), b"", 10.0, 10.0)})
    (source,) = page.xpath("//img/@src") or [""]
    return source.startswith("data:image/svg+xml;base64,") and not page.xpath("//svg")


def inlined(inside: str, root: str = "") -> lxml.html.HtmlElement:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1" {root}>{inside}</svg>'.encode()
    (element,) = read(Figure("x", "Alt"), pictures={"x": Picture(svg, b"", 10.0, 10.0)}).xpath("//svg")
    return element


@pytest.mark.parametrize(
    "inside",
    [
        '<path style="fill: none; stroke: #00a; stroke-linejoin: miter; clip-path: url(#a)"/>',
        """<text style="font: 10px 'DejaVu Sans', sans-serif; text-anchor: middle" transform="rotate(-90 1 1)"/>""",
        """<text style="-inkscape-font-specification:'Arial, Bold';fill-opacity:1;">A (b) c</text>""",
        '<g transform="translate (1,1) scale(2) skewX(3) skewY(3) matrix(1 0 0 1 0 0)"/>',
        '<rect fill="rgb(1, 2, 3)" stroke="HSL(1 2% 3%)" mask="url( \'#m\' )"/>',
        '<text textLength="3" aria-label="Antal (st)">A</text>',
    ],
)
def test_a_picture_that_only_draws_is_a_part_of_the_page(inside):
    assert len(inlined(inside)) == 1


def test_no_letter_of_a_picture_is_lost_with_what_is_left_out():
    text = "<text>A<title>x</title>B<metadata>y</metadata>C<tspan>D</tspan>E<desc>x</desc>F</text>"
    assert inlined(text).text_content() == "ABCDEF"


def test_a_picture_takes_nothing_of_the_pages_own_style_and_order():
    mine = 'class="utkast" role="alert" tabindex="1" autofocus="" aria-live="assertive" data-kalla="x"'
    mine += ' STYLE="position:fixed" Class="utkast" HREF="https://example.se" Id="a"'
    root = inlined(f'<rect {mine} width="1"/>', f'{mine} overflow="visible"')
    assert root[0].attrib == {"width": "1"}
    assert {"class", "style", "id", "tabindex", "autofocus", "aria-live", "data-kalla"}.isdisjoint(root.attrib)
    assert (root.get("role"), root.get("overflow")) == ("img", "hidden")


# ---------------------------------------------------------------- colours and text


@pytest.mark.parametrize("primary", ["#1b4965", "#ffdd00", "#00a54f", "#000000", "#ffffff", "#e2001a"])
def test_text_can_be_read_in_any_house_colour_on_light_and_on_dark(primary):
    style = read(paragraph("x"), look=Look(primary=primary)).xpath("string(//style)")
    light, dark = (dict(re.findall(r"--([\w-]+):(#\w{6})", part)) for part in style.strip().split("\n")[:2])
    assert contrast(light["huvud"], light["ton"]) >= ENOUGH
    assert contrast(light["huvud"], "#ffffff") >= ENOUGH
    assert contrast(light["band-text"], light["band"]) >= ENOUGH
    assert contrast(dark["huvud"], dark["ton"]) >= ENOUGH
    assert contrast(dark["huvud"], DARK) >= ENOUGH
    assert contrast(dark["accent"], DARK) >= ENOUGH


def test_the_fixed_colours_can_be_read_on_their_backgrounds(page):
    style = page.xpath("string(//style)")
    light, dark, *_ = (
        dict(re.findall(r"--([\w-]+): (#\w{6})", part)) for part in re.findall(r":root \{([^}]*)\}", style)
    )
    for colours in (light, dark):
        for name in ("text", "svag", "negativ"):
            assert contrast(colours[name], colours["grund"]) >= ENOUGH
            assert contrast(colours[name], colours["skugga"]) >= ENOUGH
        assert contrast(colours["lucka-text"], colours["lucka"]) >= ENOUGH


ANY = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)


@settings(deadline=None)
@given(ANY)
def test_any_text_comes_out_as_it_was_written(words):
    page = read(
        Heading(1, text(words), words),
        paragraph(words),
        Table((Column("left", 1.0),), (head(words),), (Row((cell(words, "row"),)),), text(words), words),
        Figure("volymer", words),
        title=words,
        author=words,
    )
    assert page.xpath("string(//h1)") == words
    assert page.xpath("string(//main/p)") == words
    assert page.xpath("string(//tbody//th)") == words
    assert page.xpath("string(//svg/@aria-label)") == words
    assert page.xpath("string(//title)") == words
    assert page.xpath("string(//h1/@id)") == words


def test_a_memo_has_one_heading_of_the_top_level_whatever_it_holds(tmp_path: Path) -> None:
    memo = (
        '[rapport]\ntyp = "pm"\ntitel = "Om x"\n[avsnitt.inledning]\ntext = "Text[^1].\\n\\n[^1]: Not."\n'
        '[avsnitt.eget]\nrubrik = "Eget"\ntext = "## Under\\n\\nT"\n'
        '[avsnitt.b]\nrubrik = "Mer"\nbilaga = true\ntext = "## Under\\n\\nT"\n'
    )
    made = lxml.html.fromstring(write(document(workspace(tmp_path, {REPORT: memo}))).decode())
    headings = [(element.tag, element.text_content()) for element in made.xpath("//h1|//h2|//h3|//h4")]
    assert headings == [
        ("h1", "Om x"), ("h2", "Eget"), ("h3", "Under"), ("h2", "Bilaga 1: Mer"), ("h3", "Under"), ("h2", "Fotnoter"),
    ]  # fmt: skip
