"""The nouns of documents, in the plural as well."""

import pytest

from crossread.annotate.documents import document_noun

MANY = [
    ("studies", "study"),
    ("summaries", "summary"),
    ("memoranda", "memorandum"),
    ("reports", "report"),
]


@pytest.mark.parametrize(("word", "noun"), MANY)
def test_several_documents_are_documents(word: str, noun: str) -> None:
    assert document_noun(["the", word]) == noun
