"""What reports share word for word is matched once and said of all."""

from crossread.align.repeats import not_told_beside
from crossread.types.alignment import Aspect, Relation
from tests.align.invented import align_texts, found, story_features_of

SUNK = "The ferry Solva Star sank off Tormel Island on Tuesday night."


def test_a_sentence_that_three_reports_share_is_one_agreement_of_three() -> None:
    alignments = align_texts(SUNK, SUNK + " Nobody was hurt.", "It was cold. " + SUNK)

    assert found(alignments, Relation.AGREE) == [[[SUNK, SUNK, SUNK]]]


def test_a_difference_from_what_two_share_is_cited_of_both() -> None:
    shared = "The fire killed 21 workers who slept in the attic of the mill on Monday."
    other = "The fire killed 19 workers who slept in the attic of the mill on Monday."
    (variants,) = found(align_texts(shared, other, shared), Relation.CONFLICT, Aspect.NUMBER)

    assert sorted(map(sorted, variants)) == sorted(
        [sorted(["21", "21", shared, shared]), sorted(["19", other])]
    )


def test_a_sentence_twice_in_one_report_is_no_agreement() -> None:
    alignments = align_texts(SUNK + " It was cold. " + SUNK, "A new library opened in Port Ansel.")

    assert found(alignments, Relation.AGREE) == []


def test_a_post_that_is_quoted_and_printed_as_well_is_told_on_one_card() -> None:
    post = "We need the harbour wall for the safety of our town"
    quoted = f"“{post},” Mayor Ada Brandt wrote on Friday."
    alignments = align_texts(f"{quoted} The council met. {post}.", f"“{post},” Brandt wrote.")

    assert len(found(alignments, Relation.AGREE)) == 1


def test_words_that_their_report_shares_elsewhere_are_not_told_as_its_own() -> None:
    post = "The “golden” bridge is a bad joke beside what the harbour earns in a year!"
    quoted = f"“We never needed it. {post}” he added."
    alignments = align_texts(
        f"Mayor Ada Brandt spoke on Friday. {quoted} The council met at noon. {post}",
        f"Mayor Ada Brandt wrote of the works. {post}",
    )

    assert [[post, post]] in found(alignments, Relation.AGREE)
    assert "bad joke" not in str(found(alignments, Relation.SINGLE))


def test_a_sentence_that_holds_more_than_another_of_its_report_is_not_told_beside_it() -> None:
    more = SUNK.replace(".", " in the worst storm of the year.")
    short, longer = story_features_of(f"{SUNK} {more}")

    assert not_told_beside([longer], [short]) == [longer]


def test_the_reports_that_share_words_are_all_named() -> None:
    shared = (
        "The captain, Jorn Haskett, allegedly left the bridge before the ferry struck the reef."
    )
    plain = "The captain, Jorn Haskett, left the bridge before the ferry struck the reef."
    (why,) = [
        one.why for one in align_texts(shared, shared, plain) if one.aspect is Aspect.CERTAINTY
    ]

    assert why == "Told as fact by c.txt, as alleged by a.txt and b.txt."
