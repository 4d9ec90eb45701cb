"""A web page that is built is found to be right; broken on purpose, each rule catches what is broken."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from reports.proof.html import RULES, findings
from reports.proof.html_colours import COLOURS, PAIRS, blocks
from reports.proof.html_page import Page
from reports.proof.rules import held

Break = Callable[[str], str]


def replaced(pattern: str, other: str, count: int = 1) -> Break:
    def change(page: str) -> str:
        after = re.sub(pattern, other, page, count=count, flags=re.DOTALL)
        assert after != page, pattern
        return after

    return change


def at_end(markup: str) -> Break:
    """A change that puts something last in the contents of the page."""
    return replaced("</main>", f"{markup}</main>")


def in_style(css: str) -> Break:
    """A change that puts something last in the style of the page."""
    return replaced("</style>", f"{css}</style>")


def table(inside: str, caption: str = "<caption>Prov</caption>") -> Break:
    return at_end(f"<table>{caption}{inside}</table>")


HEAD = '<thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead>'
HTML, ALONE, PARTS = "sidan är riktig HTML", "sidan står för sig själv", "sidan har sina delar"
LANGUAGE, ZOOM, LINKS = "sidan är på svenska", "sidan går att förstora", "länkar säger vart de leder"
PICTURES, DRAWINGS, KEYS = "bilder har text", "ritade bilder har text", "tangentbordet räcker"
SCROLLED, FOLDED, ROWS = "det som rullar nås med tabb", "det som fälls ut har namn", "rader har rubrikceller"
CELLS = "<tr><td>1</td><td>2</td></tr>"
ROW = '<tr><th scope="row">B</th><td>1</td></tr>'
READ = "färgerna går att läsa"

BREAKS: dict[str, tuple[str, Break]] = {
    "an element that ends without a beginning": (HTML, at_end("<p>Ord</strong></p>")),
    "a page that does not say what HTML it is": (HTML, replaced("<!DOCTYPE html>", "")),
    "two elements of one id": ("id är egna", at_end('<p id="ett">Ord</p><p id="ett">Ord</p>')),
    "a page without language": (LANGUAGE, replaced('<html lang="[^"]*">', "<html>")),
    "a page in another language": (LANGUAGE, replaced('<html lang="[^"]*">', '<html lang="en">')),
    "words in a language that is none": (LANGUAGE, at_end('<p lang="svenska språket">Ord</p>')),
    "a page without title": ("sidan har en titel", replaced("<title>.*?</title>", "<title></title>")),
    "a file name as title": ("sidan har en titel", replaced("<title>.*?</title>", "<title>rapport.html</title>")),
    "a page that can not be made larger": (ZOOM, replaced("initial-scale=1", "initial-scale=1, user-scalable=no")),
    "a page that can be made only a little larger": (
        ZOOM,
        replaced("initial-scale=1", "initial-scale=1, maximum-scale=1.5"),
    ),
    "a script": (ALONE, at_end("<script>alert(1)</script>")),
    "a script in an element": (ALONE, at_end('<p onclick="alert(1)">Ord</p>')),
    "a picture from elsewhere": (ALONE, at_end('<img src="https://www.example.se/a.png" alt="En å">')),
    "a style from elsewhere": (ALONE, replaced("<style>", '<style>@import "https://www.example.se/a.css";')),
    "a page without main contents": (PARTS, replaced("<footer(.*?)</footer>", r"<aside\1</aside>")),
    "two main contents": (PARTS, replaced("</main>", "</main><main><p>Ord</p></main>")),
    "a navigation without a name": (PARTS, at_end("<nav>Ord</nav>")),
    "words beside the parts of the page": ("allt står i en del", replaced("</main>", "</main><p>Ord</p>")),
    "a page without a way past its head": (
        "det går att hoppa till innehållet",
        replaced('<a class="hoppa".*?</a>', ""),
    ),
    "two main headings": ("sidan har en huvudrubrik", at_end("<h1>En till</h1>")),
    "a heading that skips a level": ("rubriker hoppar inte över en nivå", at_end("<h2>Två</h2><h4>Fyra</h4>")),
    "an empty heading": ("rubriker har text", at_end("<h2></h2>")),
    "a point outside its list": ("listor är hela", at_end("<li>En punkt</li>")),
    "a link that says nothing": (LINKS, at_end('<a href="https://www.example.se">Klicka här</a>')),
    "a link that is a long address": (
        LINKS,
        at_end(f'<a href="https://www.example.se">https://www.example.se/{"mycket/" * 9}</a>'),
    ),
    "a link without words": (LINKS, at_end('<a href="https://www.example.se"></a>')),
    "a link to a place that is not there": ("länkar leder någonstans", at_end('<a href="#saknas">Avsnittet</a>')),
    "a name taken from an element that is not there": (
        "hänvisningar leder någonstans",
        at_end('<p aria-describedby="saknas">Ord</p>'),
    ),
    "a picture without a text": (PICTURES, at_end('<img src="data:,">')),
    "a file name as the text of a picture": (PICTURES, at_end('<img src="data:," alt="bild-1.png">')),
    "a kind as the text of a picture": (PICTURES, at_end('<img src="data:," alt="Bild">')),
    "a drawing without a text": (DRAWINGS, at_end("<svg></svg>")),
    "a kind as the text of a drawing": (DRAWINGS, at_end("<svg><title>Diagram</title></svg>")),
    "an element moved in the order of the keyboard": (KEYS, at_end('<p tabindex="3">Ord</p>')),
    "an element that the keyboard comes to and that has no name": (KEYS, at_end('<p tabindex="0">Ord</p>')),
    "a table that scrolls and that the keyboard does not reach": (
        SCROLLED,
        replaced('(<div class="rulla" role="region") tabindex="0"', r"\1"),
    ),
    "a drawing that scrolls and that the keyboard does not reach": (
        SCROLLED,
        replaced('(<div class="rulla ritning" role="group") tabindex="0"', r"\1"),
    ),
    "what can be folded out and has no name": (FOLDED, at_end("<details><summary></summary><p>Ord</p></details>")),
    "what can be folded out and has no summary": (FOLDED, at_end("<details><p>Ord</p></details>")),
    "a table without a name": (
        "tabeller har ett namn",
        table(f"{HEAD}<tbody>{ROW}</tbody>", caption=""),
    ),
    "a table without header cells": (
        "tabeller har rubrikceller",
        table("<tbody><tr><td>1</td></tr></tbody>"),
    ),
    "a row without a name": (ROWS, table(f"{HEAD}<tbody>{ROW}<tr><td>C</td><td>2</td></tr></tbody>")),
    "a row below the name of another": (
        ROWS,
        table(f"{HEAD}<tbody>{ROW.replace('<th', '<th rowspan=2')}<tr><td>2</td></tr>{CELLS}</tbody>"),
    ),
    "an empty header cell": (
        "rubrikceller har text",
        table('<thead><tr><th scope="col"></th></tr></thead><tbody><tr><td>1</td></tr></tbody>'),
    ),
    "a header cell of nothing": (
        "rubrikceller säger vad de gäller",
        table("<thead><tr><th>A</th></tr></thead><tbody><tr><td>1</td></tr></tbody>"),
    ),
    "a cell whose header is not there": (
        "cellernas rubriker finns",
        table(f'{HEAD}<tbody><tr><th scope="row">B</th><td headers="saknas">2</td></tr></tbody>'),
    ),
    "a row with a cell too few": ("rader är lika breda", table(f"{HEAD}<tbody><tr><td>1</td></tr></tbody>")),
    "a colour without a value": ("färgerna finns", replaced("</style>", "p{color:var(--saknas)}</style>")),
    "letters too light": ("färgerna går att läsa", replaced(r"--text: #1f262c", "--text: #9aa0a6")),
    "letters too light in the dark only": ("färgerna går att läsa", replaced(r"--svag: #a9b4bd", "--svag: #505860")),
    "a band too light for its letters": (READ, replaced(r"--band:#\w{6}", "--band:#eeeeee")),
    "a band too light for those who ask for more contrast": (READ, replaced(r"--band: #1f262c", "--band: #eee")),
    "letters made those of their ground for those who ask for more contrast": (
        READ,
        replaced(r"--svag: var\(--text\)", "--svag: var(--skugga)"),
    ),
    "letters too light on paper only": (READ, in_style("@media print{:root{--text:#aaaaaa}}")),
    "a colour of no name": (READ, in_style("p{color:#cccccc}")),
    "a colour of no name in the dark only": (
        READ,
        in_style("@media (prefers-color-scheme: dark){p{color:#333 !important}}"),
    ),
    "a ground of no name": (READ, in_style("aside{background-color:#333333}")),
    "a colour that one element has": (READ, at_end('<p style="color:#ddd">Ord</p>')),
    "a colour that can not be counted with": ("färgerna finns", in_style("p{color:rgb(9 9 9 / 50%)}")),
    "a colour whose value is itself": ("färgerna finns", in_style(":root{--svag:var(--svag)}")),
    "a rule of the style that puts two colours together that are too alike": (
        "färgerna går att läsa",
        replaced("</style>", "p{color:var(--text);background:var(--band)}</style>"),
    ),
}
"""What is done to the page, with the rule that must catch it."""


@pytest.fixture(scope="module")
def made(specimen: dict[str, bytes]) -> str:
    return specimen["html"].decode()


def test_the_built_page_breaks_no_rule(made: str) -> None:
    assert findings(made.encode()) == []


@pytest.mark.parametrize("what", BREAKS)
def test_the_rule_catches(what: str, made: str) -> None:
    rule, change = BREAKS[what]
    found = findings(change(made).encode())
    assert [finding.rule for finding in found] == [rule], found


def test_every_rule_has_been_seen_to_catch_something() -> None:
    assert {rule for rule, _ in BREAKS.values()} == {rule.name for rule in RULES}


@pytest.mark.parametrize(("ink", "ground"), [(ink, ground) for ink, grounds in PAIRS.items() for ground in grounds])
def test_each_pair_of_colours_is_held_in_light_and_in_dark(ink: str, ground: str, made: str) -> None:
    """The colour of the letters is made that of what they stand on."""
    style = f":root{{--{ink}:#808080;--{ground}:#808080}}"
    for media in (style, f"@media screen and (prefers-color-scheme: dark){{{style}}}"):
        (finding,) = held(Page(made.replace("</style>", f"{media}</style>").encode()), COLOURS)
        assert finding.rule == "färgerna går att läsa"


def test_a_contrast_that_is_not_enough_is_never_told_as_if_it_were(made: str) -> None:
    (finding,) = findings(in_style("p{color:#777777}")(made).encode())
    assert finding.message.startswith("färgen #777777 har kontrasten 4,4 mot grund i ljust, men ska ha minst 4,5 (och ")


def test_the_ground_of_a_picture_is_no_ground_of_letters(made: str) -> None:
    assert findings(in_style("aside > img, .ritning svg{background:#000000}")(made).encode()) == []


def test_a_row_below_a_name_and_a_text_over_a_whole_row_need_no_name_of_their_own(made: str) -> None:
    rows = ROW.replace("<th", "<th rowspan=2") + '<tr><td>2</td></tr><tr><td colspan="2">Inga</td></tr>'
    assert findings(table(f"{HEAD}<tbody>{rows}</tbody>")(made).encode()) == []


def test_what_is_no_page_is_said_to_be_none() -> None:
    assert findings(b"inte en sida")
    assert findings(b"\xff\xfe")


def test_a_finding_says_where_and_what_to_do(made: str) -> None:
    (finding,) = findings(at_end('<a href="https://www.example.se">Läs mer</a>')(made).encode())
    assert finding.message.startswith("länken ”Läs mer” säger inte vart den leder, under rubriken ”")
    assert finding.hint.startswith("skriv vad som finns där länken leder")


def test_the_rules_of_a_style_are_found_with_the_media_they_are_for() -> None:
    css = "/* { */ a{b:c} @media print { d { e: f } g { h: i } } @import x; @font-face { j: k }"
    assert [(media, selector, inside.strip()) for media, selector, inside in blocks(css)] == [
        ("", "a", "b:c"),
        ("@media print", "d", "e: f"),
        ("@media print", "g", "h: i"),
        ("", "@font-face", "j: k"),
    ]
