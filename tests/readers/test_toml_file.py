"""One TOML file: what can be read, and what is said of what can't."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.diagnostics import Faults
from reports.readers.toml_file import TomlFile, read_toml


def read(folder: Path, data: str | bytes) -> TomlFile:
    path = folder / "fil.toml"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_toml(path, "fil.toml")


def said(folder: Path, data: str | bytes) -> str:
    with pytest.raises(Faults) as caught:
        read(folder, data)
    return str(caught.value)


def test_keys_with_and_without_diacritics_are_the_same_key(tmp_path: Path) -> None:
    assert read(tmp_path, '["målområde"]\n"målvärde" = 1').values == {"malomrade": {"malvarde": 1}}


def test_periods_of_an_indicator_stay_as_written_but_its_parts_are_keys(tmp_path: Path) -> None:
    text = '[[mal.indikator]]\nutfall = { "halvår 1 2027" = { "män" = 1 }, "jan–mars 2027" = 2 }'
    assert read(tmp_path, text).values["mal"]["indikator"][0]["utfall"] == {
        "halvår 1 2027": {"man": 1}, "jan–mars 2027": 2,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "line", "keys"),
    [
        ('mal = 1\n"mål" = 2', 2, "mal och mål"),
        ('"mål" = 2\n\nmalomrade = 3\nmal = 1', 4, "mål och mal"),
        ('[a]\nmal = 1\n[b]\n"mål" = "mal"\n# mal\nmal = 1', 6, "mål och mal"),
        ('[[mal]]\n["mål"]\na = 1', 2, "mal och mål"),
        ('[["mål"]]\n[["mål"]]\nar = 1\n"år" = 2', 4, "ar och år"),
        ('a = [\n  { ar = 1 },\n  { ar = 1, "år" = 2 },\n]', 3, "ar och år"),
        ('mal.a = 1\n"mål".a = 2', 2, "mal och mål"),
    ],
)
def test_two_spellings_of_one_key_are_a_fault_on_the_line_of_the_second(
    text: str, line: int, keys: str, tmp_path: Path
) -> None:
    assert said(tmp_path, text).startswith(f"fil.toml:{line}: nycklarna {keys} är samma nyckel och får stå en gång")


def test_all_keys_in_two_spellings_are_told_at_once(tmp_path: Path) -> None:
    assert said(tmp_path, 'mal = 1\n"mål" = 2\n[b]\nar = 1\n"år" = 2').count("samma nyckel") == 2


def test_a_byte_order_mark_and_windows_line_ends_make_no_difference(tmp_path: Path) -> None:
    file = read(tmp_path, b'\xef\xbb\xbfa = """\r\nett\r\ntv\xc3\xa5"""\r\n')
    assert file.values == {"a": "ett\ntvå"}
    assert file.line(("a",)) == 1


def test_a_file_from_an_older_editor_is_told_how_to_be_saved(tmp_path: Path) -> None:
    fault = said(tmp_path, 'a = 1\nb = "å"'.encode("cp1252"))
    assert fault.startswith("fil.toml:2: filen är inte sparad som UTF-8")
    assert "UTF-8, och spara" in fault
    assert "UTF-16" in said(tmp_path, 'a = "å"'.encode("utf-16"))


def test_a_file_that_can_not_be_opened_says_why(tmp_path: Path) -> None:
    with pytest.raises(Faults, match=r"fil\.toml: filen går inte att öppna"):
        read_toml(tmp_path, "fil.toml")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "a = 1\nb = \n",
            "fil.toml:2: efter likhetstecknet saknas ett värde\n  tips: skriv värdet, eller ta bort raden",
        ),
        ("a = Hej där", "fil.toml:1: värdet går inte att läsa; text skrivs i citattecken"),
        ("a = ”Hej”", "fil.toml:1: raden har typografiska citattecken"),
        ('a = "Hej”', "fil.toml:1: raden har typografiska citattecken"),
        (
            "a = −4",
            "fil.toml:1: minustecknet är ett annat tecken än bindestrecket på tangentbordet\n  tips: skriv -4",
        ),
        ("a = Ja  # alltid", "fil.toml:1: ja och nej skrivs true och false, med små bokstäver\n  tips: skriv true"),
        ("a = False", "fil.toml:1: ja och nej skrivs true och false, med små bokstäver\n  tips: skriv false"),
        ("a = 007", 'fil.toml:1: ett tal får inte börja med noll\n  tips: skriv 007 i citattecken, som "007"'),
        ("a = 1 654 006", "fil.toml:1: ett tal skrivs utan mellanslag och med punkt\n  tips: skriv 1654006, eller"),
        ("a = -1\u00a0654,5", "fil.toml:1: ett tal skrivs utan mellanslag och med punkt\n  tips: skriv -1654.5, eller"),
        (
            "a = 1,5",
            'fil.toml:1: ett tal skrivs utan mellanslag och med punkt\n  tips: skriv 1.5, eller som text: "1,5"',
        ),
        ("a = 90 %", 'fil.toml:1: ett tal med enhet skrivs i citattecken\n  tips: skriv "90 %"'),
        ("a = { b = 1,5 }", "fil.toml:1: ett tal har decimalkomma\n  tips: skriv decimaler med punkt: 1.5"),
        ("a = [{ b = 1, c = 1 200 }]", "fil.toml:1: det står ett mellanslag i ett tal\n  tips: skriv 1200;"),
        ("a = { b = 1, c = 2, d }", "fil.toml:1: det saknas ett likhetstecken"),
        ('a = "x\n', "fil.toml:1: ett tecken som inte får stå här"),
        ("a = 1\n[b\nc = 1", "fil.toml:2: en tabellrubrik saknar sin sista hakparentes"),
        ("a = 1\na = 2", "fil.toml:2: nyckeln a finns redan"),
        ("[a]\n[a]", "fil.toml:2: tabellen finns redan"),
        ("a = 1 2", "fil.toml:1: det står mer på raden än ett värde"),
        (
            "a = 1\nmålvärde = 1",
            "fil.toml:2: det saknas ett likhetstecken (=) efter nyckeln\n  tips: skriv nyckeln utan å",
        ),
        ("[målområde]", "fil.toml:1: en tabellrubrik har å, ä eller ö utanför citattecken\n  tips: skriv utan dem"),
        ("ålder = 1", "fil.toml:1: raden är varken nyckel eller tabellrubrik; nycklar med å"),
        ("malvarde 1", "fil.toml:1: det saknas ett likhetstecken (=) efter nyckeln"),
        ('a = "C:\\mapp"', "fil.toml:1: ett omvänt snedstreck"),
        ("a = [1, 2", "fil.toml:1: en lista saknar sin avslutande hakparentes"),
        ("a = 2027-02-30", "fil.toml:1: datumet finns inte"),
        ('a = """\nb\n\nc = 1\n', "fil.toml:1: en text i tre citattecken saknar sitt slut"),
        ("", "fil.toml:1: filen är tom"),
        (" \n\t\n", "fil.toml:1: filen är tom"),
        ("a = " + "9" * 5000, "fil.toml:1: ett tal eller datum går inte att läsa"),
        ("a = " + "[" * 5000, "fil.toml:1: "),
        ('[a]\nb = [{ c = "x\\u0007" }]', "fil.toml:2: c innehåller ett osynligt styrtecken"),
        ('a = ["\\ufffe"]', "fil.toml:1: värde 1 i a innehåller ett osynligt styrtecken"),
    ],
    ids=lambda value: value[:20].strip() or "tom",
)
def test_what_is_not_toml_is_said_in_swedish_with_its_line(text: str, message: str, tmp_path: Path) -> None:
    assert said(tmp_path, text).startswith(message)


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        ("a = 1\nstatus = ”x”", 2, "raden har typografiska citattecken (”)", 'skriv raka citattecken (")'),
        ("text = ”””\nhej\n”””", 1, "raden har typografiska citattecken", ""),
        ('a = ["x", “y”]', 1, "raden har typografiska citattecken", ""),
        ('a = "x”\nb = 1', 1, "raden har typografiska citattecken", ""),
        ("”mål” = 1", 1, "raden har typografiska citattecken", ""),
        ("varden = [1 000, 120]", 1, "det står ett mellanslag i ett tal", "skriv 1000;"),
        ("varden = [\n  -1 654 006.5,\n]", 2, "det står ett mellanslag i ett tal", "skriv -1654006.5;"),
        ("varden = [1\u00a0000]", 1, "det står ett mellanslag i ett tal", "skriv 1000;"),
        ("varden = { utfall = 1 000 }", 1, "det står ett mellanslag i ett tal", "skriv 1000;"),
        ("a = [10%, 1]", 1, "ett tal följs av något mer", 'skriv "10%"'),
        ("a = [1, 10 tkr]", 1, "ett tal följs av något mer", 'skriv "10 tkr"'),
        ("a = [i u, 1]", 1, "värdet går inte att läsa", 'skriv "i u"'),
        ("a = [5;6]", 1, "värdena i en lista skiljs med kommatecken", ""),
        ('a = ["En" "Två"]', 1, "det saknas ett kommatecken (,) mellan två värden i listan", ""),
        ("a = [10 20, 5]", 1, "det saknas ett kommatecken (,) mellan två värden i listan", ""),
        ("a = [\n  { b = 1 }\n  { b = 2 }\n]", 3, "det saknas ett kommatecken (,) efter värdet ovanför", ""),
        ('a = [\n  "En"\n  "Två"\n]', 3, "det saknas ett kommatecken (,) efter värdet ovanför", ""),
        ("a = [\n  [1, 2]\n  [3, 4]\n]", 3, "det saknas ett kommatecken (,) efter värdet ovanför", ""),
        ("a = [\n  1, 2\n\n[avsnitt.x]\nb = 1", 4, "en lista saknar sin avslutande hakparentes", ""),
        ("a = [\n  1, 2\nb = 3", 3, "en lista saknar sin avslutande hakparentes", ""),
        ('a = [\n  1, 2\n"b" = 3', 3, "en lista saknar sin avslutande hakparentes", ""),
        ("a = { b = 1 c = 2 }", 1, "det saknas ett kommatecken (,) mellan två värden i tabellen", ""),
        ('utfall = { "april 2028" = 6,1 }', 1, "ett tal har decimalkomma", "skriv decimaler med punkt: 6.1"),
        ("utfall = { april 2028 = 61 }", 1, "en nyckel med mellanslag", 'skriv "april 2028" = …'),
        ("utfall = { 2027 = 1, halvår 1 2028 = 61 }", 1, "en nyckel med mellanslag", 'skriv "halvår 1 2028" = …'),
        ("a = [−100, 1]", 1, "minustecknet är ett annat tecken än bindestrecket", "skriv -100"),
        ("a = –5.5", 1, "minustecknet är ett annat tecken än bindestrecket", "skriv -5.5"),
        ("a = [−100 000, 1]", 1, "minustecknet är ett annat tecken än bindestrecket", "skriv -100000"),
        ("a = –", 1, "värdet går inte att läsa", ""),
        ("rapport]", 1, "raden ser ut som en tabellrubrik som saknar sin första hakparentes", "skriv [rapport]"),
        ("malomrade.mal]]", 1, "raden ser ut som en tabellrubrik som saknar sina första", "skriv [[malomrade.mal]]"),
        ("[malomrade]]", 1, "en tabellrubrik har olika många hakparenteser", "skriv [[malomrade]], eller [malomrade]"),
        ("[avsnitt handelser]", 1, "en tabellrubrik har ett mellanslag där en punkt", "skriv [avsnitt.handelser]"),
        ("[[mal omrade]]", 1, "en tabellrubrik har ett mellanslag", "skriv utan mellanslag"),
        ("bilaga = ja", 1, "ja och nej skrivs true och false, med små bokstäver", 'skriv true, eller "ja"'),
        ("bilaga = False # så", 1, "ja och nej skrivs true och false", 'skriv false, eller "False"'),
        ("status = ja tack", 1, "värdet går inte att läsa", 'skriv "ja tack"'),
        ('status: "x"', 1, "mellan nyckeln och värdet ska stå ett likhetstecken (=), inte ett", "skriv status = …"),
        ('status "å"', 1, "det saknas ett likhetstecken (=) efter nyckeln", "skriv status = …"),
        ("datum = 30 april 2028", 1, "datumet går inte att läsa", "skriv datum som 2028-04-30"),
        ("datum = 30.4.2028", 1, "datumet går inte att läsa", "skriv datum som 2028-04-30"),
        ("datum = 30/4 2028", 1, "datumet går inte att läsa", "skriv datum som 2028-04-30"),
        ("datum = 2028-4-30", 1, "datumet går inte att läsa", "skriv datum som 2028-04-30"),
        ("a = 5.5.5", 1, "det står mer på raden än ett värde", ""),
        ('[a]\n"å ä" = 1\n"å ä" = 2', 3, 'nyckeln "å ä" finns redan', ""),
        ("a = { b = 1, b = 2 }", 1, "nyckeln b finns två gånger", ""),
        ("a = 1\na.b = 2", 2, "nyckeln finns redan", ""),
        ("[avsnitt.a]\n[[avsnitt]]", 2, "avsnitt finns redan, och rubriken har enkla", "skriv [avsnitt.id]"),
    ],
)
def test_a_slip_of_the_pen_is_told_for_what_it_is(
    text: str, line: int, message: str, hint: str, tmp_path: Path
) -> None:
    head, _, tail = said(tmp_path, text).partition("\n  tips: ")
    assert head.startswith(f"fil.toml:{line}: {message}")
    assert tail.startswith(hint)


def test_line_ends_of_an_old_mac_are_line_ends(tmp_path: Path) -> None:
    assert read(tmp_path, "# å\r[a]\rb = 1\r").values == {"a": {"b": 1}}
    assert said(tmp_path, "# å\r[a]\rb = \r").startswith("fil.toml:3: ")
    assert said(tmp_path, "# a\r[a]\rb = å\r".encode("cp1252")).startswith("fil.toml:3: filen är inte sparad som UTF-8")


def test_all_invisible_characters_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    assert said(tmp_path, 'a = "\\u0001"\nb = "\\u0002"').count("styrtecken") == 2


def test_a_key_that_is_not_there_has_the_line_of_the_table_around_it(tmp_path: Path) -> None:
    file = read(tmp_path, "a = 1\n\n[b]\nc = 2\n")
    assert [file.line(path) for path in [("b", "c"), ("b", "x", 0), ("x",)]] == [4, 3, 1]


def test_numbers_keep_the_decimals_they_were_written_with(tmp_path: Path) -> None:
    assert str(read(tmp_path, "a = 5.50").values["a"]) == "5.50"


@given(data=st.binary(max_size=60))
def test_any_file_is_read_or_said_to_be_at_fault(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    with suppress(Faults):
        file = read(tmp_path_factory.getbasetemp(), data)
        assert set(file.lines) >= {(key,) for key in file.values}
