"""The walk over the regular expressions of the package; `python -m tests.torture growth` tries them."""

from tests.torture.patterns import find_patterns, hostile_texts


def test_the_patterns_of_all_modules_are_found_once() -> None:
    found = list(find_patterns())
    names = {name for name, _ in found}

    assert len(found) == len({id(pattern) for _, pattern in found}) > 250
    assert {
        "crossread.extract.warc_records._NEXT_RECORD",
        "crossread.fetch.addresses._SCHEME",
    } <= names


def test_what_is_tried_is_made_of_the_characters_of_the_pattern() -> None:
    tried = hostile_texts(r"<a\s+href=(?:\d|x)*>")

    assert {"<", ">", "=", " ", "1", "<a", "= ", "href"} <= {*tried}
