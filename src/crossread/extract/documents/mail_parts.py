"""The text of one part of a mail.

In goes a part; out comes its text, decoded as stated, or, where what is stated cannot be, as its bytes show; and
notes on that. Never asks for a codec that is no encoding of text.
"""

import codecs
import re
from email.message import EmailMessage

from crossread.extract.decode import clean, decode

__all__ = ["decode_part", "unfold_flowed"]

# Python knows more codecs; some of them are no encodings, and some take quadratic time.
_CODECS = frozenset(
    "ascii utf-8 utf-16 utf-16-le utf-16-be utf-7 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 "
    "cp437 cp850 cp852 cp866 cp874 cp932 cp949 cp950 koi8-r koi8-u mac-roman tis-620 gb2312 gbk gb18030 big5 "
    "big5hkscs shift_jis euc_jp euc_kr iso2022_jp iso2022_kr hz "
    "iso8859-1 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-9 iso8859-10 "
    "iso8859-11 iso8859-13 iso8859-14 iso8859-15 iso8859-16".split()
)
# Senders say Latin-1 and mean Windows-1252, as the WHATWG Encoding Standard reads it.
_MEANT = {"iso8859-1": "cp1252", "ascii": "utf-8"}
# A soft line end (RFC 3676), but not behind the mark of a signature.
_SOFT_END = re.compile(r"(?<!^--) \n(?![ >\n])", re.MULTILINE)
_STUFFED = re.compile(r"^ ", re.MULTILINE)


def decode_part(part: EmailMessage) -> tuple[str, tuple[str, ...]]:
    """The text of `part`, and notes on what was guessed or replaced."""
    codec = _stated_codec(part)
    payload = part.get_payload(decode=True)
    body = payload if isinstance(payload, bytes) else b""
    is_utf8 = not body.isascii() and _fits(body, "utf-8")
    # Bytes that are UTF-8 throughout are hardly ever anything else, whatever is stated.
    if codec is None or is_utf8 or not _fits(body, codec):
        return decode(body)
    return clean(body.decode(codec))


def _stated_codec(part: EmailMessage) -> str | None:
    """The codec that the part names, if it is one of text."""
    try:
        label = part.get_content_charset("")
        name = codecs.lookup(label[:40]).name
    except (LookupError, ValueError, AttributeError):
        return None
    return _MEANT.get(name, name) if name in _CODECS else None


def _fits(body: bytes, codec: str) -> bool:
    try:
        body.decode(codec)
    except UnicodeError:
        return False
    return True


def unfold_flowed(part: EmailMessage, text: str) -> str:
    """`text` with its soft line ends taken out, where the part says that it has some (format=flowed, RFC 3676)."""
    if str(part.get_param("format", "")).lower() != "flowed":
        return text
    between = "" if str(part.get_param("delsp", "")).lower() == "yes" else " "
    return _STUFFED.sub("", _SOFT_END.sub(between, text))
