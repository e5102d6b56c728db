"""Spans hold on generated documents of all forms; `make torture` reads a million of them."""

from tests.torture.documents import FORMS, make_document, prove_documents


def test_spans_cut_what_they_say_on_two_thousand_documents() -> None:
    counted = prove_documents(range(2000), annotated=4, compared=100)

    assert counted["documents"] == 2000
    assert counted["reports"] + counted["refused"] >= 2000
    assert counted["annotated"] > 450
    assert counted["compared"] > 15
    assert counted["spans"] > 2500


def test_a_document_depends_on_its_number_alone_and_every_form_comes() -> None:
    made = [make_document(number) for number in range(1000)]

    assert made == [make_document(number) for number in range(1000)]
    assert {capture.path for capture in made} == {name for name, _, _ in FORMS}
    assert len({capture.body for capture in made}) > 990
