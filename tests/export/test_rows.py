"""The rows of the page's comparison."""

from dataclasses import replace

from crossread.export.outline import give_letters
from crossread.export.rows import make_row
from tests.export.sample import make_synopsis


def test_versions_are_numbered_from_the_left_whatever_their_order() -> None:
    synopsis = make_synopsis()
    lettered = give_letters(synopsis.story)
    turned = [replace(one, variants=one.variants[::-1]) for one in synopsis.alignments]
    numbered = [
        [cell.version for cell in make_row(one, lettered, synopsis.story).cells if cell.version]
        for one in (*synopsis.alignments, *turned)
    ]

    assert any(numbered)
    for versions in numbered:
        assert list(dict.fromkeys(versions)) == sorted(set(versions))


def test_a_remark_that_begins_with_the_name_of_a_file_keeps_its_small_letter() -> None:
    synopsis = make_synopsis()
    told = replace(synopsis.alignments[0], why="post.txt quotes the words.")
    row = make_row(told, give_letters(synopsis.story), synopsis.story)

    assert row.remarks[0] == "post.txt quotes the words."
