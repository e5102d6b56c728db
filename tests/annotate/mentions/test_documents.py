"""The nouns of documents, one and several."""

import pytest

from crossread.annotate.mentions.documents import document_noun

NOUNS = [
    ("study", "study"),
    ("studies", "study"),
    ("surveys", "survey"),
    ("survey", "survey"),
    ("memoranda", "memorandum"),
    ("reports", "report"),
    ("documents", "document"),
    ("bridge", None),
]


@pytest.mark.parametrize(("word", "noun"), NOUNS)
def test_a_document_is_known_by_its_noun(word: str, noun: str | None) -> None:
    assert document_noun(["the", word]) == noun
