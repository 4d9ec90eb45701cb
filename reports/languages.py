"""Languages other than the document's: how a passage says which one it is in, and what Word calls it."""

from __future__ import annotations

import re

from reports.diagnostics import did_you_mean

_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2}|-\d{3})?(?:-[a-z0-9]{4,8})*")
"""RFC 5646 §2.1, as far as language, script, region and variant go."""

_CODES = """
aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee
el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io
is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn
mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se
sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo
wa wo xh yi yo za zh zu
"""
_TWO_LETTERS = frozenset(_CODES.split())
"""The codes of ISO 639-1."""

_MEANT = {
    "finska": "fi", "meänkieli": "fit", "samiska": "se", "nordsamiska": "se", "lulesamiska": "smj",
    "sydsamiska": "sma", "umesamiska": "sju", "pitesamiska": "sje", "engelska": "en", "romani": "rom",
    "jiddisch": "yi", "svenska": "sv", "danska": "da", "norska": "no", "tyska": "de", "franska": "fr", "spanska": "es",
    "arabiska": "ar", "somaliska": "so", "polska": "pl", "ryska": "ru", "ukrainska": "uk", "persiska": "fa",
    "kurdiska": "ku", "tigrinja": "ti", "turkiska": "tr", "estniska": "et",
    "fin": "fi", "eng": "en", "swe": "sv", "sme": "se", "dan": "da", "nor": "no", "deu": "de", "ger": "de",
    "fra": "fr", "fre": "fr", "spa": "es", "ara": "ar", "som": "so", "pol": "pl", "rus": "ru", "ukr": "uk", "fas": "fa",
    "per": "fa", "kur": "ku", "tir": "ti", "tur": "tr", "est": "et", "yid": "yi",
    "dk": "da", "gb": "en", "us": "en", "cz": "cs", "ua": "uk",
}  # fmt: skip
"""Names, codes that a shorter one stands for, and countries, with the code to write."""

_LOCALES = {
    "fi": "fi-FI", "fit": "fit-SE", "se": "se-SE", "smj": "smj-SE", "sma": "sma-SE", "en": "en-GB", "sv": "sv-SE",
    "da": "da-DK", "no": "nb-NO", "nb": "nb-NO", "nn": "nn-NO", "is": "is-IS", "de": "de-DE", "fr": "fr-FR",
    "es": "es-ES", "pl": "pl-PL", "ru": "ru-RU", "uk": "uk-UA", "ar": "ar-SA", "so": "so-SO", "fa": "fa-IR",
    "ti": "ti-ER", "tr": "tr-TR", "et": "et-EE",
}  # fmt: skip
"""What Word calls a language: it proofs only one that has a country."""


def locale(tag: str) -> str:
    """A language tag as Word takes it: with a country where one is known, otherwise as written."""
    return _LOCALES.get(tag, tag)


def wrong_tag(tag: str) -> tuple[str, str] | None:
    """Message and hint for what is no language tag of BCP 47; None for one that is."""
    language = tag.split("-")[0]
    meant = _MEANT.get(tag.lower()) or _MEANT.get(language.lower())
    is_known = len(language) == 3 or language in _TWO_LETTERS
    if _TAG.fullmatch(tag) and is_known and not meant:
        return None
    hint = f"skriv lang={meant}" if meant else _nearest(tag)
    return f'språket "{tag}" är ingen språkkod', hint


def _nearest(tag: str) -> str:
    small = tag.lower().replace("_", "-")
    if _TAG.fullmatch(upper := _with_country(small)) and upper.split("-")[0] in _TWO_LETTERS:
        return f"skriv lang={upper}"
    near = did_you_mean(small, _MEANT)
    name = near.removeprefix("menade du ").rstrip("?")
    return (
        f"skriv lang={_MEANT[name]}"
        if name in _MEANT
        else "skriv till exempel lang=fi, lang=fit, lang=se eller lang=en"
    )


def _with_country(tag: str) -> str:
    language, _, country = tag.partition("-")
    return f"{language}-{country.upper()}" if country else language
