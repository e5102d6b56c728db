"""When a second reader is asked, and what it says: invented pages."""

from lxml.html import HtmlElement, document_fromstring

from crossread.extract.pages.second_reader import ask_second

SENTENCES = [
    f"The {what} of Port Selm was closed on the {day} day of the storm, said Ada Brandt, who keeps the {what}, and waits."
    for day, what in enumerate("harbour mole quay market bridge school ferry tower".split(), 2)
]
LONG = "\n".join(SENTENCES * 2)


def page(*paragraphs: str, aside: str = "") -> HtmlElement:
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    return document_fromstring(f"<html><body><div id='main'>{body}</div>{aside}</body></html>")


def test_it_is_not_asked_where_no_long_paragraph_was_left() -> None:
    assert ask_second(page(*SENTENCES), LONG) == (LONG, None)


def test_its_text_is_taken_where_it_holds_the_first_and_much_more() -> None:
    text, doubt = ask_second(page(*SENTENCES), "\n".join(SENTENCES[:2]))
    assert [line for line in text.splitlines() if line] == SENTENCES
    assert doubt is not None
    assert doubt.startswith("two readers of the page part: trafilatura finds ")
    assert doubt.endswith("; readability's text is taken")


def test_the_first_text_stays_where_the_second_is_another() -> None:
    text, doubt = ask_second(page(*SENTENCES), "Velm won the cup. Rolf Neal scored twice.")
    assert text == "Velm won the cup. Rolf Neal scored twice."
    assert doubt is not None
    assert doubt.endswith("; trafilatura's text is taken")


def test_running_text_is_taken_before_a_list_of_links() -> None:
    links = "\n".join(f"Velm wins the cup for the {n}th time" for n in range(3, 30))
    text, doubt = ask_second(page(*SENTENCES), links)
    assert [line for line in text.splitlines() if line] == SENTENCES
    assert doubt is not None


def test_what_visitors_wrote_below_makes_no_doubt() -> None:
    comments = "".join(f"<p>{one} I was there myself.</p>" for one in SENTENCES * 3)
    aside = f"<div class='comments-list'>{comments}</div>"
    first = "\n".join(SENTENCES[:6])
    assert ask_second(page(*SENTENCES[:6], aside=aside), first) == (first, None)


def test_a_page_without_paragraphs_makes_no_doubt() -> None:
    assert ask_second(page(), "Short.") == ("Short.", None)
