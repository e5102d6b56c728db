import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from crossread.extract.decode import clean, decode

GUESS = "is not UTF-8 and states no encoding; read as {}, a guess"


def is_clean(text: str) -> bool:
    has_bad = any(c in "\0\r" or "\ud800" <= c <= "\udfff" for c in text)
    return not has_bad and unicodedata.is_normalized("NFC", text)


@given(st.binary())
@example(b"\xff\xfe\x00\xd8")
@example(b"\xff\xfe\x00\x00\xff\xff\xff\xff")
@example(b"\xef\xbb\xbf\xed\xa0\x80\xc0\x80\r\r\n\0")
@example(b"\x00A\x00B\xd8\x00\x00C")
def test_any_bytes_give_clean_text(body: bytes) -> None:
    text, _ = decode(body)
    assert is_clean(text)


@given(st.text())
@example("e\u0301\ud800\0\r\n")
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once, _ = clean(text)
    assert is_clean(once)
    assert clean(once) == (once, ())


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\r\ufeff")))
@example("\x01a\x01a")
@example("“CAFÉ” – אבג 👩‍👩‍👧 ไทย")
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert decode(composed.encode())[0] == composed


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\r\ufeff"), min_size=1))
def test_utf_16_and_utf_32_with_a_mark_come_back_as_they_were(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    for codec in ("utf-16", "utf-32", "utf-8-sig"):
        assert decode(composed.encode(codec)) == (composed, decode(composed.encode())[1])


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-16-le", "UTF-16 (little-endian)"),
        ("utf-16-be", "UTF-16 (big-endian)"),
        ("utf-32-le", "UTF-32 (little-endian)"),
        ("utf-32-be", "UTF-32 (big-endian)"),
    ],
)
@pytest.mark.parametrize(
    "text", ["The envoy left.\n", "Посол уехал из Порт-Села.\n", "Ο πρέσβης\n"]
)
def test_wide_encodings_are_known_without_a_mark(text: str, codec: str, name: str) -> None:
    note = f"has no byte order mark; read as {name} judged by where its zeros stand"
    assert decode(text.encode(codec)) == (text, (note,))


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (
            "The envoy’s café – “closed”, he said, and left for the capital.",
            "cp1252",
            "Windows-1252",
        ),
        ("Президентка Вальдории объявила в среду, что посол уехал.", "cp1251", "Windows-1251"),
        ("Президент Вальдории объявил в среду, что посол уехал.", "koi8_r", "KOI8-R"),
        ("Η πρόεδρος της Βαλδορίας ανακοίνωσε την Τετάρτη.", "cp1253", "Windows-1253"),
        ("バルドリアの大統領は水曜日、大使を召還したと発表した。", "shift_jis", "Shift JIS"),
        ("瓦尔多利亚总统周三宣布，由于上周播出的采访，大使已被召回。", "gb18030", "GB 18030"),
    ],
)
def test_an_older_encoding_is_guessed_and_the_guess_is_named(
    text: str, codec: str, name: str
) -> None:
    assert decode(text.encode(codec)) == (text, (GUESS.format(name),))


def test_a_latin_1_byte_within_utf_8_is_replaced_and_its_line_is_named() -> None:
    body = "Née à Évry.\nIl a dit « oui ».\n".encode() + b"\xe9t\xe9\n"
    note = "2 places are not valid UTF-8 and became U+FFFD; the first is in line 3"
    assert decode(body) == ("Née à Évry.\nIl a dit « oui ».\n\ufffdt\ufffd\n", (note,))


@pytest.mark.parametrize(
    ("body", "text", "n"),
    [
        pytest.param(b"The caf\xc3", "The caf\ufffd", 1, id="cut within a character"),
        pytest.param(b"a \xc0\xaf b \xc3\xa9\xc3\xa9", "a \ufffd\ufffd b éé", 2, id="overlong"),
        pytest.param(b"\xed\xa0\xbd\xed\xb8\x80!", "\ufffd" * 6 + "!", 6, id="CESU-8"),
        pytest.param("\ufffd é".encode() + b"\xe9", "\ufffd é\ufffd", 1, id="one was there before"),
    ],
)
def test_broken_utf_8_is_counted(body: bytes, text: str, n: int) -> None:
    places = "one place is" if n == 1 else f"{n} places are"
    note = f"{places} not valid UTF-8 and became U+FFFD; the first is in line 1"
    assert decode(body) == (text, (note,))


def test_nul_and_lone_surrogates_are_replaced_and_counted() -> None:
    assert clean("a\0b\n\0 \ud83d \U0001f600") == (
        "a\ufffdb\n\ufffd \ufffd \U0001f600",
        (
            "every NUL character became U+FFFD (2 in all; the first in line 1)",
            "one half of a surrogate pair became U+FFFD (1 in all; the first in line 2)",
        ),
    )


def test_all_line_ends_become_line_feeds() -> None:
    assert decode(b"a\r\nb\rc\nd\r\r\n") == ("a\nb\nc\nd\n\n", ())


def test_a_decomposed_name_is_composed() -> None:
    assert decode("Jose\u0301 Nu\u0301n\u0303ez".encode()) == ("José Núñez", ())


@pytest.mark.parametrize(
    "text", ["cafÃ© in Port Selm", "The envoyâ€™s car", "ðŸ˜€", "ÐŸÐ¾Ñ\x81ÐµÐ»"]
)
def test_text_that_was_decoded_twice_is_noted_and_left_as_it_is(text: str) -> None:
    decoded, notes = decode(text.encode())
    assert decoded == text
    assert [note.endswith("decoded twice; the text is left as it is") for note in notes] == [True]


@pytest.mark.parametrize("text", ["“IRMÔ", "CAFÉ”", "« À » “Ö”", "SÃO TOMÉ", "12 °C, 3 £"])
def test_accented_capitals_beside_marks_are_not_taken_for_text_decoded_twice(text: str) -> None:
    assert decode(text.encode()) == (text, ())


def test_a_byte_order_mark_alone_is_no_text() -> None:
    assert decode(b"\xef\xbb\xbf") == ("", ())


@given(
    st.lists(st.sampled_from("a\u0345\u0301\u0323\u0f73\u0344\u05b0é"), min_size=60, max_size=300)
)
def test_long_runs_of_combining_marks_are_composed_as_unicode_says(marks: list[str]) -> None:
    text = "".join(marks)
    assert clean(text)[0] == unicodedata.normalize("NFC", text)


def test_half_a_million_combining_marks_are_sorted_in_one_go() -> None:
    """`unicodedata` alone takes minutes for these; the test ends because they are sorted before."""
    text = "a" + "\u0345\u0301\u0323" * 170_000
    sorted_marks = "\u0323" * 169_999 + "\u0301" * 170_000 + "\u0345" * 170_000
    assert clean(text)[0] == "\u1ea1" + sorted_marks


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<?xml version="1.0" encoding="windows-1251"?>', "cp1251"),
        ("<html><head><meta charset=koi8-r>", "koi8_r"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-5">', "iso8859_5"),
        ("<?xml version='1.0' encoding='Shift_JIS'?>", "cp932"),
    ],
)
def test_what_a_page_or_xml_states_of_its_encoding_is_no_guess(head: str, encoding: str) -> None:
    words = "日本の大使" if encoding == "cp932" else "Посол покинул порт"
    assert decode(f"{head}<p>{words}".encode(encoding)) == (f"{head}<p>{words}", ())


def test_what_a_server_states_goes_before_what_the_page_states() -> None:
    page = "<meta charset=koi8-r><p>Посол"
    assert decode(page.encode("cp1251"), "windows-1251") == (page, ())


@pytest.mark.parametrize("stated", ["utf-8", "zlib", "idna", "unicode_escape", "nosuch", ""])
def test_an_encoding_that_is_not_known_is_not_looked_up(stated: str) -> None:
    """A name may be of a codec that unpacks, or that takes for ever."""
    text, notes = decode("Zoë est partie à la fin de l'été".encode("cp1252"), stated)
    assert "Zoë" in text
    assert notes == ("is not UTF-8 and states no encoding; read as Windows-1252, a guess",)


def test_bytes_that_are_utf8_are_that_whatever_is_stated() -> None:
    assert decode("<meta charset=koi8-r>Zoë".encode(), "koi8-r")[0] == "<meta charset=koi8-r>Zoë"
