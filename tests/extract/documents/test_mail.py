"""Messages and mailboxes of invented newsletters."""

from base64 import b64encode
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from crossread.extract.documents.mail import is_mail
from crossread.extract.read import read_report
from crossread.types.problem import Problem
from crossread.types.report import Capture, Report

HEAD = (
    "From: The Selm Post <news@post.example>\n"
    "To: you@reader.example\n"
    "Subject: Envoy leaves Port Selm\n"
    "Date: Wed, 17 Mar 2021 09:30:00 +0000 (UTC)\n"
    "Message-ID: <1@post.example>\n"
    "MIME-Version: 1.0\n"
)
BODY = (
    "The envoy of Norland left Port Selm on Wednesday after a row over the harbour, the ministry said.\n\n"
    "“We will be back,” Rolf Neal told reporters at the quay, where a small crowd had gathered and waited.\n\n"
    "The harbour has been closed since a ferry struck its northern mole eleven days ago, killing fourteen. "
    "Its owner said that he knew of no fault of the ship."
)
CELLS = "".join(f"<tr><td>{line}</td></tr>" for line in BODY.split("\n\n"))
PAGE = (
    "<html><head><title>Brief of the day</title></head><body><table><tr><td>"
    f"<table>{CELLS}</table></td></tr></table></body></html>"
)


def part(kind: str, body: str, *more: str) -> str:
    lines = (f"Content-Type: {kind}; charset=utf-8", "Content-Transfer-Encoding: 8bit", *more)
    return "\n".join((*lines, "", body))


def multipart(kind: str, parts: Sequence[str], boundary: str = "cut") -> str:
    shown = "".join(f"--{boundary}\n{one}\n" for one in parts)
    return f'Content-Type: multipart/{kind}; boundary="{boundary}"\n\n{shown}--{boundary}--\n'


def read(
    message: str | bytes, path: str = "a.eml"
) -> tuple[tuple[Report, ...], tuple[Problem, ...]]:
    body = message.encode() if isinstance(message, str) else message
    return read_report(Capture(body, path=path))


def test_a_message_is_a_report_of_its_sender() -> None:
    (report,), problems = read(HEAD + part("text/plain", BODY))

    assert problems == ()
    assert report.text == f"Envoy leaves Port Selm\n\n{BODY}"
    assert report.headline is not None
    assert (report.headline.of(report.text), report.outlet, report.published) == (
        "Envoy leaves Port Selm",
        "The Selm Post",
        datetime(2021, 3, 17, 9, 30, tzinfo=UTC),
    )


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
def test_each_encoding_gives_the_same_words(encoding: str, charset: str) -> None:
    raw = BODY.encode(charset)
    quoted = "".join(f"={byte:02X}" if byte > 126 or byte == 61 else chr(byte) for byte in raw)
    bodies = {
        "quoted-printable": quoted.encode(),
        "base64": b64encode(raw),
        "8bit": raw,
    }
    head = f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: {encoding}\n\n"
    (report,), problems = read((HEAD + head).encode() + bodies[encoding])

    assert (report.text.partition("\n\n")[2], problems) == (BODY, ())


@pytest.mark.parametrize("charset", ["us-ascii", "iso-8859-1", "x-none", "zlib", "punycode", ""])
def test_a_wrong_charset_does_not_spoil_utf8(charset: str) -> None:
    head = f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n"
    (report,), _ = read(HEAD + head + BODY)

    assert report.text.endswith(BODY)


@pytest.mark.parametrize(
    ("subject", "headline"),
    [
        ("=?utf-8?Q?=C3=89nvoy_leaves_Port_Selm?=", "Énvoy leaves Port Selm"),
        ("Envoy writes re: harbour", "Envoy writes re: harbour"),
        ("Fwd: Re: Envoy leaves\n Port Selm", "Envoy leaves Port Selm"),
        ("Envoy =?UTF-8?Q?=0A?=Bcc: injected@post.example", "Envoy Bcc: injected@post.example"),
        ("Énvoy leaves", "Énvoy leaves"),
        ("=?utf-8?B?RW52b3kgbGVhdmVz?=", "Envoy leaves"),
        ("=?none?Q?Envoy?= leaves", "Envoy leaves"),
    ],
)
def test_the_subject_is_the_headline_on_one_line(subject: str, headline: str) -> None:
    (report,), _ = read(HEAD.replace("Envoy leaves Port Selm", subject) + part("text/plain", BODY))

    assert report.headline is not None
    assert report.headline.of(report.text) == headline
    assert report.text == f"{headline}\n\n{BODY}"


@pytest.mark.parametrize(
    ("sender", "outlet"),
    [
        ('"Post, The Selm" <news@post.example>', "Post, The Selm"),
        ("=?utf-8?Q?Post=2C_The_Selm?= <news@post.example>", "Post, The Selm"),
        ("news@Post.example", "post.example"),
        ("", None),
        ("<<>>", None),
        ("x" * 5000 + "@post.example", None),
    ],
)
def test_the_sender_is_the_outlet(sender: str, outlet: str | None) -> None:
    head = HEAD.replace("The Selm Post <news@post.example>", sender)
    (report,), _ = read(head + part("text/plain", BODY))

    assert report.outlet == outlet


@pytest.mark.parametrize(
    "stated",
    ["Wed, 18 Mar 2021 09:30:00 +0000", "Wed, 32 Mar 2021", "17 Mar 2021 09:30 +9999", "soon"],
)
def test_a_date_that_cannot_be_is_no_date(stated: str) -> None:
    head = HEAD.replace("Wed, 17 Mar 2021 09:30:00 +0000 (UTC)", stated)
    (report,), problems = read(head + part("text/plain", BODY))

    assert report.published is None
    assert problems == (Problem("extract", "a.eml", f"states a date that cannot be: {stated}"),)


def test_of_two_forms_the_plain_one_is_read() -> None:
    parts = (part("text/plain", BODY), part("text/html", PAGE.replace("envoy", "consul")))
    (report,), problems = read(HEAD + multipart("alternative", parts))

    assert (report.text.partition("\n\n")[2], problems) == (BODY, ())


def test_a_plain_form_that_only_points_to_the_page_is_not_read() -> None:
    stub = "Your reader cannot show this issue. See it at https://post.example/issue/of/the/day"
    parts = (part("text/plain", stub), part("text/html", PAGE))
    (report,), problems = read(HEAD + multipart("alternative", parts))

    assert problems == ()
    assert report.text == f"Envoy leaves Port Selm\n\n{BODY}"


def test_a_page_in_tables_is_read_as_paragraphs() -> None:
    (report,), _ = read(HEAD + part("text/html", PAGE))

    assert report.text == f"Envoy leaves Port Selm\n\n{BODY}"


def test_a_page_without_a_frame_is_read() -> None:
    divs = "".join(f"<div>{line}</div>" for line in BODY.split("\n\n"))
    (report,), _ = read(HEAD + part("text/html", f'<div dir="ltr">{divs}</div>'))

    assert report.text == f"Envoy leaves Port Selm\n\n{BODY}"


def test_attachments_are_named_in_one_problem_and_not_read() -> None:
    attached = [
        part("text/plain", "Not to be read.", f"Content-Disposition: attachment; filename={name}")
        for name in ("notes.txt", '"a\u202eb.txt"', *(f"{n}.txt" for n in range(5)))
    ]
    (report,), problems = read(HEAD + multipart("mixed", (part("text/plain", BODY), *attached)))

    assert "Not to be read" not in report.text
    (problem,) = problems
    shown = "notes.txt, a\ufffdb.txt, 0.txt, 1.txt, 2.txt and 2 more"
    assert problem.message == f"attachments are not opened: {shown}"


def test_a_picture_of_the_page_is_no_attachment() -> None:
    picture = part(
        "image/png", "x", "Content-ID: <1>", "Content-Disposition: inline; filename=a.png"
    )
    parts = (part("text/html", PAGE), picture)
    _, problems = read(HEAD + multipart("related", parts))

    assert problems == ()


def test_a_forwarded_message_is_a_report_of_its_own_sender() -> None:
    inner = f"Content-Type: message/rfc822\n\n{HEAD}{part('text/plain', BODY)}"
    outer = HEAD.replace("The Selm Post", "Ana Brandt").replace("Envoy", "Fwd: Envoy")
    (report,), problems = read(outer + multipart("mixed", (part("text/plain", ""), inner)))

    assert (report.outlet, problems) == ("The Selm Post", ())


def test_parts_within_parts_are_read_as_deep_as_mails_go() -> None:
    message = part("text/plain", BODY)
    for depth in range(10):
        message = multipart("mixed", (message,), f"cut{depth}")
    (report,), problems = read(HEAD + message)

    assert (report.text.partition("\n\n")[2], problems) == (BODY, ())


@pytest.mark.parametrize("depth", [20, 2000])
def test_parts_that_lie_deeper_are_not_read_and_said_so(depth: int) -> None:
    opened = "".join(
        f'Content-Type: multipart/mixed; boundary="c{n}"\n\n--c{n}\n' for n in range(depth)
    )
    reports, problems = read(HEAD + opened + part("text/plain", BODY))

    assert reports == ()
    assert "deep" in problems[0].message


def test_a_mailbox_gives_a_report_for_each_message() -> None:
    envelope = "From news@post.example Wed Mar 17 09:30:00 2021\n"
    second = HEAD.replace("Envoy leaves", "Envoy is back in")
    box = (
        f"{envelope}{HEAD}{part('text/plain', BODY)}\n\n"
        f"{envelope}{second}{part('text/plain', BODY + chr(10) * 2 + '>From here it went on, he said.')}\n"
    )
    reports, problems = read(box, "news.mbox")

    assert problems == ()
    assert [report.text.partition("\n")[0] for report in reports] == [
        "Envoy leaves Port Selm",
        "Envoy is back in Port Selm",
    ]
    assert reports[1].text.endswith("\n\nFrom here it went on, he said.")
    assert len({report.id for report in reports}) == 2


def test_what_is_amiss_in_a_mailbox_names_the_message() -> None:
    envelope = "From news@post.example Wed Mar 17 09:30:00 2021\n"
    box = (
        f"{envelope}{HEAD}{part('text/plain', BODY)}\n\n{envelope}{HEAD}{part('text/plain', '')}\n"
    )
    reports, problems = read(box, "news.mbox")

    assert len(reports) == 1
    assert [one.message for one in problems] == ["message 2: a mail without a text"]


def test_soft_line_ends_are_taken_out_where_the_mail_says_that_it_has_them() -> None:
    body = (
        "The envoy of Norland left \nPort Selm on Wednesday, \nthe ministry said.\n-- \nAna Brandt"
    )
    message = HEAD + part("text/plain; format=flowed", body)
    (report,), _ = read(message)

    assert "left Port Selm on Wednesday, the ministry said.\n-- \nAna Brandt" in report.text


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("Envoy leaves Port Selm\n\nFrom: the harbour he took a boat.", "a.txt"),
        ("From: Ana Brandt\nTo: all\n\nThe envoy left.", "a.txt"),
        ("From the harbour the envoy took a boat in 2021\nand left.", "a.txt"),
        ("The envoy left Port Selm.", "a.eml"),
        ("Subject: The envoy", "a.txt"),
    ],
)
def test_a_text_that_only_looks_like_a_mail_is_none(text: str, path: str) -> None:
    assert not is_mail(Capture(text.encode(), path=path))
