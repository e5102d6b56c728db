"""PDFs, made by hand of invented words: what is read, in which order, and what is refused."""

import zlib
from datetime import date

import pytest

from crossread.extract.read import read_report
from crossread.types.problem import Problem
from crossread.types.report import Capture, Report
from tests.pdf_file import make_pdf, show, show_lines

ENVOY = (
    "The envoy of Norland left Port Selm on Wed-",
    "nesday after a row over the harbour, the min-",
    "istry said. It had called the step a mistake.",
)
NEAL = (
    "Rolf Neal told reporters at the quay that no",
    "one had asked the fishermen, who lost a third",
    "of their catch since the ferry struck the mole.",
)
JOINED_ENVOY = (
    "The envoy of Norland left Port Selm on Wednesday after a row over the harbour, the ministry said. "
    "It had called the step a mistake."
)
JOINED_NEAL = (
    "Rolf Neal told reporters at the quay that no one had asked the fishermen, who lost a third of their "
    "catch since the ferry struck the mole."
)
HEAD = show(72, 740, "Envoy leaves Port Selm after a row over the harbour", 20)


def read(body: bytes) -> tuple[tuple[Report, ...], tuple[Problem, ...]]:
    return read_report(Capture(body, path="envoy.pdf"))


def paragraphs(*pages: str) -> list[str]:
    """The paragraphs of a PDF of `pages`, which is read without a problem."""
    (report,), problems = read(make_pdf(pages))
    assert problems == ()
    return report.text.split("\n\n")


def refusal(body: bytes) -> str:
    reports, problems = read(body)
    assert reports == ()
    (problem,) = problems
    assert (problem.stage, problem.subject) == ("extract", "envoy.pdf")
    return problem.message


def test_lines_become_paragraphs_and_broken_words_are_mended() -> None:
    page = show_lines(72, 700, ENVOY) + show_lines(72, 650, NEAL)

    assert paragraphs(page) == [JOINED_ENVOY, JOINED_NEAL]


def test_a_first_line_that_is_set_in_begins_a_paragraph() -> None:
    page = show_lines(72, 700, ENVOY) + show(84, 664, NEAL[0]) + show_lines(72, 652, NEAL[1:])

    assert paragraphs(page) == [JOINED_ENVOY, JOINED_NEAL]


def test_a_short_last_line_ends_a_paragraph() -> None:
    lines = (*ENVOY[:2], "istry said.", *NEAL)

    assert [one.split()[-1] for one in paragraphs(show_lines(72, 700, lines))] == ["said.", "mole."]


@pytest.mark.parametrize("is_by_rows", [True, False])
def test_columns_are_read_one_after_the_other_however_they_are_drawn(*, is_by_rows: bool) -> None:
    left, right = ENVOY * 2, NEAL * 2
    rows = "".join(
        show(72, 680 - 12 * i, left[i]) + show(320, 680 - 12 * i, right[i]) for i in range(6)
    )
    page = rows if is_by_rows else show_lines(320, 680, right) + show_lines(72, 680, left)

    assert paragraphs(HEAD + page) == [
        "Envoy leaves Port Selm after a row over the harbour",
        f"{JOINED_ENVOY} {JOINED_ENVOY}",
        f"{JOINED_NEAL} {JOINED_NEAL}",
    ]


def test_a_paragraph_goes_on_in_the_next_column() -> None:
    halves = (ENVOY[:2] * 3, (ENVOY[2], *NEAL * 2))
    page = show_lines(72, 680, halves[0]) + show_lines(320, 680, halves[1])

    assert "row over the harbour, the ministry said." in paragraphs(page)[0]


def test_cells_of_a_table_are_no_columns() -> None:
    rows = "".join(
        show(72, 600 - 12 * i, f"Ward {i}") + show(320, 600 - 12 * i, f"{i},200") for i in range(9)
    )

    assert "Ward 3 3,200" in " ".join(paragraphs(show_lines(72, 700, ENVOY) + rows))


def test_a_headline_of_words_drawn_one_by_one_stays_in_one_piece() -> None:
    head = show(100, 740, "Envoy", 20) + show(160, 740, "leaves", 20)
    head += show(219, 740, "Port Selmar", 20) + show(320, 740, "after a row", 20)
    page = show_lines(72, 680, ENVOY * 2) + show_lines(320, 680, NEAL * 2)

    assert paragraphs(head + page)[0] == "Envoy leaves Port Selmar after a row"


def test_heads_and_numbers_of_pages_are_left_out() -> None:
    bodies = (ENVOY, NEAL, ("A third page held the words of the mayor, who", "had nothing to add."))
    pages = [
        show(72, 770, "The Selm Post", 8) + show_lines(72, 700, body) + show(300, 30, f"{n} / 3", 8)
        for n, body in enumerate(bodies, 1)
    ]

    assert paragraphs(*pages) == [
        JOINED_ENVOY,
        JOINED_NEAL,
        "A third page held the words of the mayor, who had nothing to add.",
    ]


def test_a_large_first_letter_is_a_part_of_its_word() -> None:
    beside = show_lines(100, 700, (ENVOY[0][1:], ENVOY[1]))
    page = show(72, 688, "T", 36) + beside + show(72, 676, ENVOY[2])

    assert paragraphs(page) == [JOINED_ENVOY]


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (("A well-", "known envoy left the port of Selm."), "A well-known envoy"),
        (("A harbour-", "master left; the harbourmaster said no."), "A harbourmaster left"),
        (("A self-made man, self-", "made he said, left Port Selm."), "man, self-made he said"),
        (("The Selm-", "Norland treaty was signed at dawn."), "The Selm-Norland treaty"),
        (("The gover-", "nance of the port was at fault, he said."), "The governance of"),
        (("It was over-", "turned by the court of Port Selm."), "was overturned by"),
        (("The row -", "which nobody wanted - went on in Selm."), "The row - which"),
    ],
)
def test_a_hyphen_at_a_line_end_goes_where_the_joined_word_is_plausible(
    lines: tuple[str, ...], joined: str
) -> None:
    assert joined in " ".join(paragraphs(show_lines(72, 700, lines)))


def test_letters_that_print_joins_are_letters() -> None:
    names = "/Encoding << /Type /Encoding /Differences [1 /fi] >>"
    body = make_pdf([show_lines(72, 700, ("The \x01ve envoys of Norland left Port Selm.",))])
    (report,), _ = read(body.replace(b"/Encoding /WinAnsiEncoding", names.encode()))

    assert report.text == "The five envoys of Norland left Port Selm."


def test_the_title_of_the_file_is_the_headline_only_where_page_one_shows_it() -> None:
    masthead = show(72, 770, "THE SELM POST OF THE WEEK IN NORLAND", 8)
    page = masthead + HEAD + show_lines(72, 700, ENVOY)
    for title, headline in (
        (
            "Envoy leaves  Port Selm after a row over the harbour",
            "Envoy leaves Port Selm after a row over the harbour",
        ),
        ("Microsoft Word - envoy2.docx", "THE SELM POST OF THE WEEK IN NORLAND"),
    ):
        (report,), _ = read(make_pdf([page], title=title))

        assert report.headline is not None
        assert report.headline.of(report.text) == headline


def test_what_stands_above_the_first_sentence_is_read_as_in_a_plain_text() -> None:
    page = HEAD + show(72, 720, "By Ana Brandt", 8) + show(72, 706, "17 March 2021", 9)
    (report,), _ = read(make_pdf([page + show_lines(72, 680, ENVOY)]))

    assert (report.byline, report.published) == ("Ana Brandt", date(2021, 3, 17))


def test_a_turned_page_is_read_in_the_order_of_the_file() -> None:
    body = make_pdf([show_lines(72, 700, NEAL)], more="/Rotate 90")

    assert read(body)[0][0].text == JOINED_NEAL


PICTURE = "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n0\nendstream"


def test_a_scan_is_told_as_one() -> None:
    resources = "/XObject << /Im 7 0 R >>"
    body = make_pdf(
        [
            "/Im Do",
        ],
        resources=resources,
        objects=[PICTURE],
    )
    message = "a scan: its pages are pictures, and letters in pictures are not recognised"

    assert refusal(body) == message


def test_pages_that_are_pictures_between_others_are_named() -> None:
    resources = "/XObject << /Im 9 0 R >>"
    body = make_pdf([show_lines(72, 700, NEAL), "/Im Do"], resources=resources, objects=[PICTURE])
    (report,), problems = read(body)

    assert report.text == JOINED_NEAL
    assert [one.message for one in problems] == ["holds pages that are pictures without text: 2"]


def test_a_file_without_text_says_so() -> None:
    assert refusal(make_pdf([""])) == "a PDF without text"


def test_an_encrypted_file_says_so() -> None:
    values = f"/O <{'41' * 32}> /U <{'42' * 32}>"
    locked = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 {values} >> /ID [<00> <00>]"

    assert refusal(make_pdf([show_lines(72, 700, NEAL)], trailer=locked)) == (
        "a PDF that is encrypted; save it without its password"
    )


def test_more_than_500_pages_are_not_read() -> None:
    message = "a PDF of 501 pages; one of more than 500 is not read"

    assert refusal(make_pdf([""] * 501)) == message


def test_a_page_that_unpacks_to_too_much_is_not_read() -> None:
    packed = zlib.compress(zlib.compress(bytes(40_000_000), 9), 9)
    body = make_pdf([packed], stream="/Filter [/FlateDecode /FlateDecode]")

    assert len(body) < 2_000
    assert refusal(body).startswith("a PDF beyond what is read: ")


@pytest.mark.parametrize("n_bytes", [9, 200, 600, 900])
def test_a_file_that_was_cut_off_is_a_problem_or_a_report(n_bytes: int) -> None:
    body = make_pdf([show_lines(72, 700, NEAL)])
    reports, problems = read(body[:n_bytes])

    assert len(reports) + len(problems) >= 1


def test_a_page_list_that_leads_back_to_itself_ends() -> None:
    body = make_pdf([show_lines(72, 700, NEAL)]).replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]")

    assert refusal(body).startswith("a PDF ")
