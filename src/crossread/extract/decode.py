"""Bytes into text.

In go the bytes of one input; out come its text and, in plain words, what had to be assumed or replaced.
The text is in NFC, its lines end in line feeds, and it holds neither NUL nor lone surrogates. Never
raises, and never drops or mends a character without a note.
"""

import codecs
import re
import unicodedata
from itertools import groupby
from typing import NamedTuple

from charset_normalizer import from_bytes

__all__ = ["clean", "decode", "find_codec"]

_REPLACEMENT = "\ufffd"

# UTF-32 stands first, since its mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LEGACY = {
    "cp1252": "Windows-1252",
    "cp1250": "Windows-1250",
    "cp1251": "Windows-1251",
    "cp1253": "Windows-1253",
    "cp1255": "Windows-1255",
    "cp1256": "Windows-1256",
    "koi8_r": "KOI8-R",
    "gb18030": "GB 18030",
    "big5": "Big5",
    "shift_jis": "Shift JIS",
    "euc_jp": "EUC-JP",
    "cp949": "EUC-KR",
}
# What a page, an XML file or a server states, without its dashes; browsers read the first as Windows-1252 too
# (https://encoding.spec.whatwg.org/#names-and-labels).
_STATED_NAMES = {
    **dict.fromkeys(("iso88591", "latin1", "usascii", "ascii"), "cp1252"),
    **{f"windows{number}": f"cp{number}" for number in range(1250, 1259)},
    **{f"iso8859{part}": f"iso8859_{part}" for part in (*range(2, 9), 10, 13, 14, 15, 16)},
    "iso88599": "cp1254",
    "iso885911": "cp874",
    "koi8r": "koi8_r",
    "koi8u": "koi8_u",
    **dict.fromkeys(("gb2312", "gbk", "gb18030"), "gb18030"),
    "big5": "big5hkscs",
    **dict.fromkeys(("shiftjis", "sjis"), "cp932"),
    "eucjp": "euc_jp",
    "euckr": "cp949",
}
_STATED = re.compile(rb"<[^<>]{0,300}?(?:charset|encoding)\s{0,9}=[\s\"']{0,9}([\w.:-]{2,40})")
# In Latin script few letters are not ASCII, in all others most are.
_WESTERN = ("cp1252", "cp1250")
_HIGH = bytes(range(0x80, 0x100))
_UTF8_SEQUENCE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]{1,3}")
# The high bytes of UTF-16 in alphabets up to Arabic; as characters of a text they mean nothing.
_SMALL = bytes(range(9))

_SURROGATE = re.compile("[\ud800-\udfff]")
_NUL = re.compile("\0")
# Marks are neither letters nor spaces, and all stand above U+02FF.
_LONG_RUN_OF_MARKS = re.compile(r"[^\w\s\x00-\u02ff]{64,}")
_HIGH_OR_NOT = bytes(0x80) + b"x" * 0x80
_LONG_HIGH_RUN = b"x" * (2 * 64)

# What é, £, ’, an emoji and Cyrillic letters become when their UTF-8 bytes are read as Windows-1252.
_AFTER = "\u0080-\u00bf" + re.escape(bytes(range(0x80, 0xA0)).decode("cp1252", "ignore"))
_AFTER_A = "".join(c for c in _AFTER if c not in "“”‘’")
# Each way begins with a letter of its own, by which the engine skips ahead.
_READ_TWICE = re.compile(
    f"Ã[{_AFTER_A}]|Â[\u0080-\u00bf]|â€[{_AFTER}]|ðŸ[{_AFTER}]{{2}}"
    f"|Ð[{_AFTER}](?:[ÐÑ][{_AFTER}]){{2}}|Ñ[{_AFTER}](?:[ÐÑ][{_AFTER}]){{2}}"
)
_BEGINS_READ_TWICE = "ÃÂâðÐÑ"


class _Encoding(NamedTuple):
    """A codec, how many bytes its mark takes, and a note where it had to be guessed."""

    codec: str
    n_mark: int = 0
    note: str | None = None


def decode(body: bytes, stated: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of `body`, and notes on what was guessed or replaced.

    A byte order mark decides; else the pattern of zeros that UTF-16 and UTF-32 leave; else UTF-8 if
    the bytes are valid in it, or broken only in places; else what is `stated` of them, or what they state
    of themselves at their head, as pages and XML do; else the best guess among older encodings
    (charset-normalizer), Windows-1252 if there is none.
    """
    encoding = _find_encoding(body, stated)
    raw = body[encoding.n_mark :]
    text, notes = clean(raw.decode(encoding.codec, "replace"))
    found = (encoding.note, _note_undecodable(raw, encoding.codec), *notes, _note_read_twice(text))
    return text, tuple(note for note in found if note)


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """`text` with line feeds, in NFC, NUL and lone surrogates replaced; and notes on these.

    JSON escapes can make both, so a string out of a JSON file is cleaned once more. Cleaning a text
    that is clean changes nothing.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    notes: list[str] = []
    for pattern, name in ((_NUL, "NUL character"), (_SURROGATE, "half of a surrogate pair")):
        first = pattern.search(text) if pattern is _NUL or not _is_encodable(text) else None
        if first:
            line = text.count("\n", 0, first.start()) + 1
            text, n = pattern.subn(_REPLACEMENT, text)
            many = "every" if n > 1 else "one"
            notes.append(f"{many} {name} became U+FFFD ({n} in all; the first in line {line})")
    return _compose(text), tuple(notes)


def _is_encodable(text: str) -> bool:
    """Whether no lone surrogate stands in `text`; far quicker than to look for one."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def find_codec(sample: bytes) -> tuple[str, int, str | None]:
    """The codec of a long file that begins with `sample`, how long its mark is, and a note if it is a guess."""
    return _find_encoding(sample, None)


def _find_encoding(body: bytes, stated: str | None) -> _Encoding:
    for mark, codec in _MARKS:
        if body.startswith(mark):
            return _Encoding(codec, len(mark))
    wide = _find_wide_encoding(body)
    if wide:
        name = wide.upper().replace("-LE", " (little-endian)").replace("-BE", " (big-endian)")
        return _Encoding(
            wide, note=f"has no byte order mark; read as {name} judged by where its zeros stand"
        )
    if _is_mostly_utf8(body):
        return _Encoding("utf-8")
    match = None if stated else _STATED.search(body, 0, 1024)
    label = stated or (match[1].decode("ascii", "replace") if match else "")
    named = _STATED_NAMES.get(re.sub("[-_ ]", "", label).lower())
    return _Encoding(named) if named else _guess_legacy(body)


def _find_wide_encoding(body: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark, seen by where the small bytes stand."""
    if len(body) < 4 or 0 not in body:
        return None
    small = [_share_of_small(body[lane::4]) for lane in range(4)]
    is_small = "".join("s" if share >= 0.9 else "-" if share <= 0.1 else "?" for share in small)
    patterns = {"-s-s": "utf-16-le", "s-s-": "utf-16-be", "-sss": "utf-32-le", "sss-": "utf-32-be"}
    return patterns.get(is_small)


def _share_of_small(lane: bytes) -> float:
    return 1 - len(lane.translate(None, _SMALL)) / len(lane)


def _is_mostly_utf8(body: bytes) -> bool:
    """Whether `body` is UTF-8, or so nearly that what is broken is damage and not another encoding."""
    try:
        body.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.end == len(body) and error.reason == "unexpected end of data":
            return True
    else:
        return True
    n_in_sequences = sum(len(match) for match in _UTF8_SEQUENCE.findall(body))
    # A letter and a mark such as é” look like a sequence too, so most must be.
    return n_in_sequences >= 0.6 * _n_high(body)


def _guess_legacy(body: bytes) -> _Encoding:
    """The best guess among older encodings, by what charset-normalizer makes of their letters."""
    is_western = _n_high(body) < 0.3 * len(body)
    able = _WESTERN if is_western else tuple(_LEGACY)
    matches = from_bytes(body, cp_isolation=list(able))
    best = matches.best()
    codec = best.encoding if best else "cp1252"
    # Short texts do not tell Western from Central European letters, and the first are far more common.
    for match in matches:
        is_as_good = best and match.coherence >= best.coherence - 0.01
        if is_as_good and "cp1252" in match.could_be_from_charset:
            codec = "cp1252"
    return _Encoding(
        codec, note=f"is not UTF-8 and states no encoding; read as {_LEGACY[codec]}, a guess"
    )


def _n_high(body: bytes) -> int:
    return len(body) - len(body.translate(None, _HIGH))


def _note_undecodable(raw: bytes, codec: str) -> str | None:
    try:
        raw.decode(codec)
    except UnicodeDecodeError as error:
        # A text may hold U+FFFD of its own, so the marks made by errors are counted apart.
        replaced, kept = raw.decode(codec, "replace"), raw.decode(codec, "ignore")
        n = replaced.count(_REPLACEMENT) - kept.count(_REPLACEMENT)
        before = raw[: error.start].decode(codec, "replace")
        line = len(clean(before)[0].split("\n"))
        name = _LEGACY.get(codec, codec.upper())
        places = "one place is" if n == 1 else f"{n} places are"
        return f"{places} not valid {name} and became U+FFFD; the first is in line {line}"
    return None


def _note_read_twice(text: str) -> str | None:
    if text.isascii() or not any(letter in text for letter in _BEGINS_READ_TWICE):
        return None
    first, n = _READ_TWICE.search(text), len(_READ_TWICE.findall(text))
    if first is None:
        return None
    return (
        f"holds {n} sequence{'s' if n > 1 else ''} such as “{first.group()}” that look like UTF-8 "
        "decoded twice; the text is left as it is"
    )


def _compose(text: str) -> str:
    """`text` in NFC (UAX #15).

    `unicodedata` sorts a run of combining marks in quadratic time, so that half a megabyte of them
    takes minutes. A run that is sorted beforehand, by the same rule, takes no time.
    """
    if text.isascii():
        return text
    # A mark takes two bytes or more, all of them high, so that a run can only be where as many stand together.
    if _LONG_HIGH_RUN in text.encode("utf-8", "surrogatepass").translate(_HIGH_OR_NOT):
        text = _LONG_RUN_OF_MARKS.sub(_sort_marks, text)
    return unicodedata.normalize("NFC", text)


def _sort_marks(match: re.Match[str]) -> str:
    apart = "".join(unicodedata.normalize("NFD", character) for character in match.group())
    return "".join(
        "".join(sorted(run, key=unicodedata.combining) if is_mark else run)
        for is_mark, run in groupby(
            apart, key=lambda character: unicodedata.combining(character) > 0
        )
    )
