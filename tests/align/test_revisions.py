"""What became of the statements of a page that changed."""

from hypothesis import given
from hypothesis import strategies as st

from crossread.align.revisions import compare_revisions
from crossread.types.annotation import Certainty, Statement
from crossread.types.report import Report
from crossread.types.span import Span


def page(report_id: str, *sentences: str) -> tuple[Report, list[Statement]]:
    """A report of one sentence a line, each a statement."""
    statements, start = [], 0
    for sentence in sentences:
        span = Span(start, start + len(sentence))
        statements.append(Statement(span, None, Certainty.HAPPENED))
        start += len(sentence) + 1
    return Report(report_id, "\n".join(sentences), path="a.txt"), statements


BEFORE = page(
    "r1", "The blaze killed 21 workers in the mill.", "Ada Brandt resigned.", "Rain fell."
)
AFTER = page(
    "r2", "Ships wait off Oakhaven.", "Rain  fell.", "The blaze killed 23 workers in the old mill."
)


def test_statements_stand_are_reworded_added_and_cut() -> None:
    found = compare_revisions(*BEFORE, *AFTER)
    (reworded,) = found.reworded

    assert [(a.text, b.text) for a, b in found.same] == [("Rain fell.", "Rain  fell.")]
    assert reworded.before.text.startswith("The blaze killed 21")
    assert [one.text for one in reworded.gone] == ["21"]
    assert [one.text for one in reworded.come] == ["23", "old"]
    assert [one.text for one in found.added] == ["Ships wait off Oakhaven."]
    assert [one.text for one in found.cut] == ["Ada Brandt resigned."]


def test_a_sentence_said_twice_is_cut_once_where_it_stands_once() -> None:
    found = compare_revisions(*page("r1", "Rain fell.", "Rain fell."), *page("r2", "Rain fell."))

    assert (len(found.same), len(found.cut), found.added, found.reworded) == (1, 1, (), ())


SENTENCES = st.lists(st.text("abc ", min_size=1, max_size=8).filter(str.strip), max_size=8)


@given(SENTENCES, SENTENCES)
def test_each_statement_has_one_fate(old: list[str], new: list[str]) -> None:
    found = compare_revisions(*page("r1", *old), *page("r2", *new))
    pairs = [*found.same, *((one.before, one.after) for one in found.reworded)]

    assert sorted(c.span for c in (*(a for a, _ in pairs), *found.cut)) == sorted(
        one.span for one in page("r1", *old)[1]
    )
    assert sorted(c.span for c in (*(b for _, b in pairs), *found.added)) == sorted(
        one.span for one in page("r2", *new)[1]
    )
