"""What XML is let in, and what never reaches a parser."""

import pytest

from crossread.errors import ReadError
from crossread.extract.xml import inner_markup, parse_xml, root_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("<rss>", "rss"),
        ('\n <?xml version="1.0"?><!-- <feed> --><rdf:RDF xmlns="x">', "RDF"),
        ('<!DOCTYPE rss [<!ENTITY a "<feed>">]>\n<rss>', "rss"),
        ('<!DOCTYPE nitf SYSTEM "x.dtd"><nitf>', "nitf"),
        ("The envoy left.", ""),
        ("<?xml", ""),
        ("<!-- open", ""),
        ("", ""),
    ],
)
def test_the_name_of_the_root(text: str, name: str) -> None:
    assert root_name(text) == name


BILLION = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "lol"}">' for n in range(10))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"<!DOCTYPE a [{BILLION}]><a>&a9;</a>", "is broken XML: undefined entity in line 1"),
        ('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', "is broken XML: undefined entity in line 1"),
        ('<!DOCTYPE a [<!ENTITY % b SYSTEM "http://x.example/">%b;]><a/>', None),
        ('<!DOCTYPE a SYSTEM "http://x.example/a.dtd"><a/>', None),
        ("<a><!DOCTYPE b></a>", "is broken XML: not well-formed (invalid token) in line 1"),
        ('<a xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="/etc/passwd"/></a>', None),
        ("<a>\n<b></a>", "is broken XML: mismatched tag in line 2"),
        ("text", "is broken XML: syntax error in line 1"),
    ],
)  # fmt: skip
def test_nothing_that_a_document_declares_is_followed(text: str, message: str | None) -> None:
    if message is None:
        assert "".join(parse_xml("a.xml", text).itertext()) == ""
    else:
        with pytest.raises(ReadError) as raised:
            parse_xml("a.xml", text)
        assert raised.value.message == message


def test_a_deep_document_is_read_without_recursion() -> None:
    deep = "<a>" * 100_000 + "x" + "</a>" * 100_000
    assert "x" in inner_markup(parse_xml("a.xml", deep))


def test_markup_within_an_element_keeps_names_and_escapes_text() -> None:
    root = parse_xml("a.xml", '<r xmlns:h="u">A &lt; <h:p class="x">B<h:br/>C</h:p> D</r>')
    assert inner_markup(root) == "A &lt; <p>B<br></br>C</p> D"
