"""Cross-references: what they print, where they lead, and what is said of those that lead nowhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.diagnostics import Faults
from reports.document import Paragraph, Reference, Table, plain, walk
from reports.templating.markup import parse
from reports.templating.references import in_place

HEAD = '<thead><tr><th scope="col">A</th></tr></thead><tbody><tr><td>1</td></tr></tbody>'


def se(target: str) -> str:
    return f'<a class="se" href="#{target}"></a>'


def said(html: str) -> str:
    with pytest.raises(Faults) as caught:
        parse(html)
    return str(caught.value)


def printed(html: str) -> list[str]:
    return [plain(block.inlines).replace("\u00a0", " ") for block in walk(parse(html)) if isinstance(block, Paragraph)]


def test_a_reference_prints_the_present_number_of_what_comes_after_it_and_before() -> None:
    table = '<table id="tabell-{0}"><caption>{0}</caption>' + HEAD + "</table>"
    body = table.format("a") + f"<p>Se {se('tabell-b')} och {se('tabell-a')}.</p>" + table.format("b")
    assert "Se tabell 2 och tabell 1." in printed(body)
    assert "Se tabell 3 och tabell 2." in printed(table.format("forst") + body)


def test_headings_are_referred_to_by_number_or_by_name_and_appendices_by_theirs() -> None:
    html = (
        f"<p>Se {se('a')}, {se('b')}, {se('c')} och {se('d')}.</p>"
        '<h1 class="numrerad" id="a">A</h1><h1 id="b">Ekonomi och <em>läge</em></h1><h1 class="bilaga" id="c">C</h1>'
        '<h2 class="numrerad" id="d">D</h2>'
    )
    assert printed(html)[0] == "Se avsnitt 1, avsnittet Ekonomi och läge, bilaga 1 och avsnitt B1.1."


def test_an_id_is_found_however_its_signs_are_written() -> None:
    html = f'<h1 id="avsnitt-samlad_bedomning">A</h1><p>Se {se("avsnitt-samlad_bedomning")}</p>'
    assert printed(html) == ["Se avsnittet A"]


def test_appendices_count_their_own_tables_and_the_body_goes_on_after_them() -> None:
    table = f"<table><caption>T</caption>{HEAD}</table>"
    html = f'{table}<h1 class="bilaga">B</h1>{table}{table}<h1 class="bilaga">C</h1>{table}<h1>D</h1>{table}'
    labels = [block.label for block in parse(html) if isinstance(block, Table)]
    assert labels == ["Tabell 1", "Tabell B1.1", "Tabell B1.2", "Tabell B2.1", "Tabell 2"]


@pytest.mark.parametrize(
    ("before", "word"),
    [
        ("", "Tabell"), ("Det blev dyrt. ", "Tabell"), ("Hur gick det? (", "Tabell"), ("Ja! ", "Tabell"),
        ("”", "Tabell"),
        ("Se ", "tabell"), ("Det visar t.ex. ", "tabell"), ("Utfallet (", "tabell"), ("jfr. ", "tabell"),
        ("bl. a. ", "tabell"), ("Källa: ", "tabell"), ("Det gäller s.", "tabell"), ("den 31. ", "Tabell"),
        ("År 2027. ", "Tabell"), ("figur 1. ", "Tabell"), ("dvs. ", "tabell"), ("en summa, ", "tabell"),
    ],
)  # fmt: skip
def test_a_capital_letter_begins_a_sentence_and_nothing_else(before: str, word: str) -> None:
    assert in_place("tabell", before) == word


@given(st.text(max_size=30))
def test_a_reference_after_a_word_or_a_comma_is_never_capital(text: str) -> None:
    assert in_place("tabell", f"{text} ord ") == "tabell"
    assert in_place("tabell", f"{text}, ") == "tabell"


def test_what_stands_before_a_reference_is_its_own_paragraphs_text() -> None:
    html = (
        f'<p>Slut</p><p>{se("a")} visar. <b>{se("a")}</b> och {se("a")}<span class="fotnot">{se("a")}</span></p>'
        f'<ul><li>{se("a")}</li></ul><h1 id="a" class="numrerad">A</h1>'
    )
    (_, line, item) = printed(html)
    assert line == "Avsnitt 1 visar. Avsnitt 1 och avsnitt 1"
    assert item == "Avsnitt 1"
    notes = [inline for block in walk(parse(html)) for inline in getattr(block, "inlines", ())]
    assert [plain(note.blocks[0].inlines) for note in notes if hasattr(note, "blocks")] == ["Avsnitt\u00a01"]


def test_a_reference_in_a_cell_and_a_caption_is_one() -> None:
    html = (
        f'<h1 id="a" class="numrerad">A</h1><table><caption>Se {se("a")}</caption>{HEAD.replace("1", se("a"))}</table>'
    )
    (table,) = [block for block in parse(html) if isinstance(block, Table)]
    assert plain(table.caption) == "Se avsnitt\u00a01"
    (cell,) = table.body[0].cells
    assert isinstance(cell.blocks[0], Paragraph)
    assert cell.blocks[0].inlines == (Reference("Avsnitt", "1", "a"),)


def test_a_reference_that_leads_nowhere_is_told_with_the_nearest_that_does() -> None:
    fault = said(f'<h1 id="avsnitt-ekonomi">A</h1><p data-rad="m.jinja:7">{se("avsnitt-ekonmi")}</p>')
    assert fault == (
        'templates/m.jinja:7: det finns inget i dokumentet som heter "avsnitt-ekonmi"\n'
        "  tips: menade du avsnitt-ekonomi?"
    )


def test_a_reference_to_a_table_without_a_number_says_so() -> None:
    fault = said(f'<table id="tabell-a">{HEAD}</table><p>{se("tabell-a")}</p>')
    assert 'tabellen "tabell-a" har ingen rubrik, så den har inget nummer att hänvisa till' in fault


def test_a_link_to_a_block_that_is_not_there_is_a_fault() -> None:
    assert 'länken "#b" leder ingenstans' in said('<h1 id="a">A</h1><p><a href="#b">x</a></p>')
    assert parse('<h1 id="a">A</h1><p><a href="#a">x</a></p>')


@pytest.mark.parametrize(
    ("inside", "message"),
    [
        ('<a class="se" href="#a"></a>', "en länk kan inte stå i en länk"),
        ('<b><a href="https://b.se">y</a></b>', "en länk kan inte stå i en länk"),
        ('<span class="fotnot">N</span>', "en fotnot kan inte stå i en länk"),
    ],
)
def test_a_link_within_a_link_is_a_fault(inside: str, message: str) -> None:
    assert message in said(f'<h1 id="a">A</h1><p><a href="https://a.se">x{inside}</a></p>')


def test_a_link_without_text_is_a_fault() -> None:
    assert "länken saknar text" in said('<p><a href="https://a.se"> </a></p>')
