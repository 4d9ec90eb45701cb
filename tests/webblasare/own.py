"""Rules of our own for a page, where axe-core has none or only asks for a human's eye."""

from __future__ import annotations

from typing import Any

RULES = """() => {
    const all = (what, within = document) => [...within.querySelectorAll(what)], by = id => document.getElementById(id)
    const named = element => element.getAttribute('aria-label')?.trim()
        || (element.getAttribute('aria-labelledby') ?? '').split(' ').some(id => by(id)?.textContent.trim())
    const ids = all('[id]').map(element => element.id)
    const rules = {
        'an id stands twice': ids.filter((id, place) => ids.indexOf(id) !== place),
        'a link leads nowhere': all('a[href^="#"]').filter(link => !by(decodeURIComponent(link.hash.slice(1)))),
        'a region has no name': all('[role=region], [role=group], nav, aside, section')
            .filter(region => !named(region)),
        'a table is not named by its caption': all('.rulla:has(> table)').filter(box => {
            const name = box.getAttribute('aria-labelledby'), {caption} = box.querySelector('table')
            return name ? caption?.firstElementChild?.id !== name : caption
        }),
        'a header does not say what it heads': all('.rulla th').filter(header => !header.scope),
        'a cell under a group names no headers': all('.rulla table:has(.grupp > th) tbody tr:has(> :nth-child(2)) > td')
            .filter(cell => !cell.headers),
        'the first link does not lead to the text': all('body > :first-child')
            .filter(first => first.localName !== 'a' || by(first.hash.slice(1))?.localName !== 'main'),
        'a diagram is not described': all('svg:not([aria-hidden])').filter(
            svg => svg.getAttribute('role') !== 'img' || svg.getAttribute('aria-label').length < 10),
        "a link in a text can't be told from it": all('main :is(p, li, td, th) a:not(nav a)')
            .filter(link => !getComputedStyle(link).textDecorationLine.includes('underline')),
    }
    return Object.keys(rules).filter(rule => rules[rule].length)
}"""
PARTS = "[...document.querySelectorAll('main [lang]')].map(part => [part.lang, part.textContent])"
"""The parts of a page that are in another language."""


def broken(tab: Any) -> set[str]:
    """The rules of our own that the page shown breaks."""
    return set(tab.evaluate(RULES))
