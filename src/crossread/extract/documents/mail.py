"""Reports that came by mail: one message, or a mailbox of several (mbox, RFC 4155).

In goes a capture; out come drafts, one for each message with a text: the subject as headline, the sender as
outlet, the date as the day of publication. Of several forms of one text the plain one is read, unless it only
points to the other. Attachments are named and not opened, and addresses in a message are never visited. Sizes are
bounded here; time is bounded by `worker.py`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

from crossread.extract.decode import clean
from crossread.extract.documents.mail_parts import decode_part, unfold_flowed
from crossread.extract.pages.html import read_html
from crossread.extract.plain import Draft, read_published
from crossread.types.problem import Problem
from crossread.types.report import Capture
from crossread.types.span import Span

__all__ = ["is_mail", "read_mail"]

# As many issues has a daily newsletter in two years.
_MOST_MESSAGES = 500
# A forward of a forward, with text and pictures each, takes six; some parsers give up at a hundred.
_DEEPEST = 12
_MOST_PARTS = 200
# RFC 5322 allows 998 characters a line; the parser of addresses slows down on long ones.
_LONGEST_HEADER = 2000
# A plain part of fewer words only points to the other: "Your reader cannot show this. See it at https://..."
_STUB_WORDS = 60

# An envelope line: a sender, a time as C's asctime writes it, and a header below.
_MBOX = re.compile(
    rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From \S[^\n]{0,200}\d:\d\d[^\n]{0,40}\r?\n(?=[!-9;-~]{1,70}:)"
)
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_HEADER = re.compile(rb"[!-9;-~]{1,70}:")
_SENT = re.compile(
    rb"^(?:MIME-Version|Message-ID|Received|Return-Path|Delivered-To|DKIM-Signature):",
    re.IGNORECASE | re.MULTILINE,
)
_FROM = re.compile(rb"^From:", re.IGNORECASE | re.MULTILINE)
_PREFIX = re.compile(r"\A(?:(?:fwd?|re|aw|wg)\s*:\s*)+", re.IGNORECASE)
_COMMENT = re.compile(r"\([^()]{0,80}\)")
_ADDRESS = re.compile(r"<?(?:https?://|www\.|mailto:)\S+")
_WORD = re.compile(r"[^\W\d_]+")
# In mails tables are the layout and hold no figures.
_TABLE = re.compile(r"<(/?)(?:table|tbody|thead|tfoot|tr|td|th|center)\b[^<>]*>", re.IGNORECASE)
_TITLE = re.compile(r"<title\b[^<>]*>[^<]*</title\s*>", re.IGNORECASE)


@dataclass(slots=True)
class _Parts:
    """What was found in one message: the first plain and the first HTML text, what is attached to it."""

    plain: EmailMessage | None = None
    page: EmailMessage | None = None
    attached: list[str] = field(default_factory=list)
    forwarded: list[EmailMessage] = field(default_factory=list)
    n_parts: int = 0


def is_mail(capture: Capture) -> bool:
    """Whether a capture is a message or a mailbox: by its name, or by headers that only a mail system writes."""
    head = capture.body[:20_000].lstrip(b"\xef\xbb\xbf\r\n")
    if _MBOX.match(head):
        return True
    if not _HEADER.match(head):
        return False
    lines = re.split(rb"\r?\n", head)
    block = b"\n".join(lines[: lines.index(b"")] if b"" in lines else lines)
    if _FROM.search(block) is None:
        return False
    return capture.address.lower().endswith((".eml", ".mbox", ".mbx")) or (
        _SENT.search(block) is not None
        and all(_HEADER.match(line) or line[:1] in b" \t" for line in block.split(b"\n"))
    )


def read_mail(capture: Capture) -> tuple[tuple[Draft, ...], tuple[Problem, ...]]:
    """A draft for each message of a capture that has a text, in order, and what is amiss with them."""
    raw = _split(capture.body)
    drafts: list[Draft] = []
    notes: list[str] = []
    for number, message in enumerate(raw[:_MOST_MESSAGES], 1):
        read, amiss = _read_message(capture, message)
        drafts += read
        which = f"message {number}: " if len(raw) > 1 else ""
        notes += [which + note for note in amiss]
    if len(raw) > _MOST_MESSAGES:
        notes.append(f"holds {len(raw):,} messages; those after {_MOST_MESSAGES} are not read")
    return tuple(drafts), tuple(Problem("extract", capture.address, note) for note in notes)


def _split(body: bytes) -> list[bytes]:
    """The messages of a mailbox without their envelope lines, or the one message that `body` is."""
    body = body.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    starts = list(_MBOX.finditer(body))
    if not starts or starts[0].start() != 0:
        return [body]
    ends = [match.start() for match in starts[1:]] + [len(body)]
    return [
        _QUOTED_FROM.sub(rb"\1", body[match.end() : end])
        for match, end in zip(starts, ends, strict=True)
    ]


def _read_message(capture: Capture, raw: bytes) -> tuple[list[Draft], list[str]]:
    """The draft of one message, and those of messages that it forwards; never raises but for memory."""
    try:
        message = BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(raw)
        return _read_parsed(capture, message, 0)
    except MemoryError:
        raise
    except RecursionError:
        return [], ["a mail whose parts lie too deep within each other"]
    except Exception as error:  # noqa: BLE001 - a broken message raises what it likes, and is told as broken
        return [], [f"a mail that is broken: {type(error).__name__}"]


def _read_parsed(
    capture: Capture, message: EmailMessage, depth: int
) -> tuple[list[Draft], list[str]]:
    parts = _Parts()
    notes: list[str] = []
    if not _collect(message, parts, depth):
        notes.append(
            f"has parts that lie more than {_DEEPEST} deep, or more than {_MOST_PARTS}; "
            "those are not read"
        )
    drafts: list[Draft] = []
    body, amiss = _choose_body(capture, parts)
    if body:
        draft, doubts = _draft(message, body)
        drafts.append(draft)
        amiss = (*amiss, *doubts)
    notes += amiss
    if parts.attached:
        shown = ", ".join(parts.attached[:5])
        more = f" and {len(parts.attached) - 5} more" if len(parts.attached) > 5 else ""
        notes.append(f"attachments are not opened: {shown}{more}")
    for forwarded in parts.forwarded if depth < _DEEPEST else ():
        read, amiss_within = _read_parsed(capture, forwarded, depth + 1)
        drafts += read
        notes += amiss_within
    if not drafts and not notes:
        notes.append("a mail without a text")
    return drafts, notes


def _collect(part: EmailMessage, parts: _Parts, depth: int) -> bool:
    """Put `part` and what lies in it where it belongs; False where that goes too deep, or is too much."""
    parts.n_parts += 1
    if depth > _DEEPEST or parts.n_parts > _MOST_PARTS:
        return False
    kind = part.get_content_type()
    # Of a part without parts, this would decode the text, by whatever codec it states.
    inner = part.get_payload() if part.is_multipart() else None
    if kind == "message/rfc822" and isinstance(inner, list):
        parts.forwarded += [one for one in inner if isinstance(one, EmailMessage)]
        return True
    if isinstance(inner, list):
        found = [_collect(one, parts, depth + 1) for one in inner if isinstance(one, EmailMessage)]
        return all(found)
    name = part.get_filename()
    if part.is_attachment() or (name and not kind.startswith("text/")):
        # A picture that the page shows is no attachment to the reader.
        if part.is_attachment() or part["Content-ID"] is None:
            parts.attached.append(_shown(name or kind))
    elif kind == "text/plain" and parts.plain is None:
        parts.plain = part
    elif kind == "text/html" and parts.page is None:
        parts.page = part
    return True


def _shown(name: str) -> str:
    """A name as it can be printed on one line."""
    shown = "".join(c if c.isprintable() else "\ufffd" for c in clean(name)[0])
    return shown if len(shown) <= 60 else shown[:59] + "…"


def _choose_body(capture: Capture, parts: _Parts) -> tuple[str, tuple[str, ...]]:
    """The text of a message, and what is amiss with it: the plain one, unless the page says more."""
    plain, notes = decode_part(parts.plain) if parts.plain is not None else ("", ())
    if parts.plain is not None:
        plain = unfold_flowed(parts.plain, plain)
    plain = plain.strip()
    if parts.page is None or _n_words(plain) >= _STUB_WORDS:
        return plain, notes
    page, page_notes = decode_part(parts.page)
    body, amiss = _read_page(capture, page)
    if _n_words(body) > _n_words(plain):
        return body, page_notes
    return plain, notes if plain else (*page_notes, *amiss)


def _n_words(text: str) -> int:
    return len(_WORD.findall(_ADDRESS.sub(" ", text)))


def _read_page(capture: Capture, page: str) -> tuple[str, Sequence[str]]:
    """The text of a message that is a page of HTML."""
    page = _TABLE.sub(r"<\1div>", _TITLE.sub("", page))
    if "<html" not in page[:5000].lower():
        page = f"<html><body>{page}</body></html>"
    drafts, problems = read_html(replace(capture, path=capture.address, url=None), page)
    return (drafts[0].text if drafts else ""), [problem.message for problem in problems]


def _draft(message: EmailMessage, body: str) -> tuple[Draft, list[str]]:
    """The draft of a message with this body, and what of its headers cannot be."""
    subject = _subject(message)
    published, doubts = _published(message)
    is_in_body = body.split("\n", 1)[0].strip() == subject
    text = body if is_in_body or not subject else f"{subject}\n\n{body}"
    headline = Span(0, len(subject)) if subject else None
    return Draft(text, headline, None, _outlet(message), published), doubts


def _raw_header(message: EmailMessage, name: str) -> str:
    """A header as it was sent, on one line; nothing where it is too long to be parsed safely."""
    raw = next((raw for key, raw in message.raw_items() if key.lower() == name.lower()), None)
    if raw is None or len(raw) > _LONGEST_HEADER:
        return ""
    # Some senders write UTF-8 where only ASCII is allowed.
    sent = str(raw).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return " ".join(sent.split())


def _parse_header(message: EmailMessage, name: str) -> object:
    """A header, parsed; None where it is missing, or broken in a way that the parser does not mend."""
    raw = _raw_header(message, name)
    try:
        return policy.default.header_factory(name, raw) if raw else None
    except (MemoryError, RecursionError):
        raise
    except Exception:  # noqa: BLE001 - the parser raises what it likes, and the text counts more than a header
        return None


def _subject(message: EmailMessage) -> str:
    header = _parse_header(message, "Subject")
    stated = "" if header is None else " ".join(clean(str(header))[0].split())
    return _PREFIX.sub("", stated, count=1)


def _outlet(message: EmailMessage) -> str | None:
    """The name of the sender, or else the host of the address."""
    for address in getattr(_parse_header(message, "From"), "addresses", ()):
        name = " ".join(clean(address.display_name)[0].split())
        return name or address.domain.lower() or None
    return None


def _published(message: EmailMessage) -> tuple[date | datetime | None, list[str]]:
    """The date of a message, and a doubt where it is none that can be."""
    stated = _COMMENT.sub("", clean(_raw_header(message, "Date"))[0]).strip()
    found = read_published(stated) if stated else None
    if found is not None or not stated:
        return found, []
    return None, [f"states a date that cannot be: {_shown(stated)}"]
