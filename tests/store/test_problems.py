from crossread.store.library import last_change, open_library
from crossread.store.problems import add_problems, drop_problems, load_problems
from crossread.types.problem import Problem

MISSING = Problem("fetch", "a.txt", "no such file")
EMPTY = Problem("extract", "a.txt#2", "nothing to read")


def test_a_problem_is_kept_once_with_the_address_it_came_up_at(address: str) -> None:
    library = open_library(address, create=True)
    with library.writing() as writing:
        add_problems(writing, "a.txt", [MISSING, EMPTY, MISSING])
    with library.reading() as connection:
        before = last_change(connection)
    with library.writing() as writing:
        add_problems(writing, "a.txt", [EMPTY])

    with library.reading() as connection:
        found = load_problems(connection)
        assert last_change(connection) == before
    assert [(kept.problem, kept.source) for kept in found] == [(MISSING, "a.txt"), (EMPTY, "a.txt")]


def test_problems_go_when_their_address_is_read_again_without_them(address: str) -> None:
    library = open_library(address, create=True)
    with library.writing() as writing:
        stays = add_problems(writing, "a.txt", [MISSING, EMPTY])
        add_problems(writing, "b.txt", [Problem("fetch", "b.txt", "no such file")])
        drop_problems(writing, "a.txt", stage="fetch")

    with library.reading() as connection:
        assert [one.problem.subject for one in load_problems(connection)] == ["a.txt#2", "b.txt"]
    with library.writing() as writing:
        drop_problems(writing, "a.txt", but=stays)
        drop_problems(writing, "b.txt")
    with library.reading() as connection:
        assert [one.problem for one in load_problems(connection)] == [EMPTY]


def test_a_problem_with_a_name_that_cannot_be_stored_is_kept(address: str) -> None:
    library = open_library(address, create=True)
    with library.writing() as writing:
        add_problems(writing, "a\udcff.txt", [Problem("fetch", "a\udcff.txt", "bad \x00 name")])

    with library.reading() as connection:
        (kept,) = load_problems(connection, source="a\udcff.txt")
    assert kept.problem == Problem("fetch", "a\ufffd.txt", "bad \ufffd name")
