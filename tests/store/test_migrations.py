"""A library of an earlier version is brought to the newest form with all that it holds."""

import zlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, select, text
from sqlalchemy.engine import make_url

import crossread.store
from crossread.errors import StoreDamagedError
from crossread.store.library import open_library
from crossread.store.query import parse_query
from crossread.store.reports import load_report, load_reports, with_kept_id
from crossread.store.schema import HEAD, speakers
from crossread.store.seal import canonical, digest_of, sealed
from crossread.store.search import find
from crossread.store.search_index import Wanted, pair_terms, places_holding
from crossread.store.speakers import check_names
from crossread.store.stories import load_stories, stories_by_id
from crossread.types.report import Dropped, FurnitureKind, Report
from crossread.types.span import Span

# Two rows as version 0003 wrote them, with the ids and the digests that it gave.
FERRY = {
    "id": "r-b4e6f494779163f31cfd",
    "text": "Ferry halted\n\nShare\n\nA ferry was halted.",
    "url": "https://post.example/ferry",
    "outlet": "Post",
    "headline_start_at": 0,
    "headline_end_at": 12,
    "byline": None,
    "published": "2021-03-16",
    "language": "en",
    "dropped_json": '[[14,19,"share"]]',
    "change": 1,
    "digest": "19de804a183cadb12829505a5f00ec26",
}
BOAT = {
    **FERRY,
    "id": "r-4304a7a00ed2631a89ed",
    "text": "A boat sank.",
    "url": "https://post.example/boat",
    "headline_start_at": None,
    "headline_end_at": None,
    "dropped_json": "[]",
    "change": 2,
    "digest": "c750c29e701d174e4f5aeaa0b17f437f",
}


def make_older(
    address: str,
    version: str,
    *rows: dict[str, object],
    others: Sequence[tuple[str, dict[str, object]]] = (),
) -> None:
    """A library as the program of `version` made it, with these reports, and `others` as table and row."""
    is_file = not address.startswith("postgresql")
    url = (
        f"sqlite:///{address}"
        if is_file
        else make_url(address).set(drivername="postgresql+psycopg")
    )
    engine = create_engine(url)
    config = Config()
    config.set_main_option("script_location", str(Path(crossread.store.__path__[0], "migrations")))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, version)
        for table, row in [*(("reports", row) for row in rows), *others]:
            names = ", ".join(row)
            values = ", ".join(f":{name}" for name in row)
            connection.execute(text(f"INSERT INTO {table} ({names}) VALUES ({values})"), row)  # noqa: S608
    engine.dispose()


def test_reports_that_were_kept_before_come_back_as_they_were(address: str) -> None:
    make_older(address, "0003", FERRY, BOAT)
    library = open_library(address)

    with library.reading() as connection:
        version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        ferry, boat = load_reports(connection, [str(FERRY["id"]), str(BOAT["id"])])

    assert version == HEAD
    assert ferry.report == Report(
        id=str(FERRY["id"]),
        text=str(FERRY["text"]),
        url="https://post.example/ferry",
        outlet="Post",
        headline=Span(0, 12),
        published=date(2021, 3, 16),
        language="en",
        dropped=(Dropped(Span(14, 19), FurnitureKind.SHARE),),
    )
    assert (ferry.change, boat.change, boat.report.text) == (1, 2, "A boat sank.")


def test_what_was_kept_before_keeps_its_id(address: str) -> None:
    """So that the same item in the next fetch of a feed is not a new report."""
    make_older(address, "0003", FERRY, BOAT)

    with open_library(address).reading() as connection:
        for kept in load_reports(connection, [str(FERRY["id"]), str(BOAT["id"])]):
            assert with_kept_id(kept.report).id == kept.report.id


def test_a_row_that_was_damaged_before_is_still_told_of(address: str) -> None:
    make_older(
        address, "0003", {**FERRY, "text": "Ferry halted\n\nShare\n\nA ferry was halved."}, BOAT
    )

    with open_library(address).reading() as connection:
        assert load_report(connection, str(BOAT["id"])) is not None
        with pytest.raises(StoreDamagedError, match=str(FERRY["id"])):
            load_report(connection, str(FERRY["id"]))


@pytest.mark.parametrize("version", ["0001", "0002", "0003"])
def test_a_library_of_each_version_is_brought_up(address: str, version: str) -> None:
    make_older(address, version, FERRY)

    with open_library(address).reading() as connection:
        assert load_report(connection, str(FERRY["id"])) is not None


def test_a_phrase_is_found_in_what_was_indexed_before(address: str) -> None:
    """The index of version 0010 knew words alone; the pairs come from the entries that were kept with it."""
    words = "a ferry was halted halted was the ferry"
    entry = {
        "place": 7,
        "report_id": str(BOAT["id"]),
        "packed": zlib.compress(canonical([words, [["ada", "no boat sank"]], "post"]).encode()),
        "vector": None,
    }
    is_file = not address.startswith("postgresql")
    row = (
        {"rowid": 7, "terms": "a ferry was halted the no boat sank"}
        if is_file
        else {"place": 7, "terms": "a ferry was halted the no boat sank"}
    )
    older = {key: value for key, value in BOAT.items() if key != "digest"}
    older |= {"section": None, "updated": None, "marks_json": "[]"}
    make_older(
        address,
        "0010",
        {**older, "digest": digest_of(older)},
        others=[("search_entries", sealed(entry)), ("search_index", row)],
    )

    with open_library(address).reading() as connection:
        for phrase, n_found in [
            ("was halted", 1),
            ("halted halted was", 1),
            ("boat sank", 1),
            ("halted the", 0),
        ]:
            wanted = Wanted((*phrase.split(), *pair_terms(tuple(phrase.split()))))
            assert len(places_holding(connection, wanted, 2)) == n_found, phrase
        assert find(connection, parse_query('"was halted"')).n_candidates == 1


def test_many_reports_are_sealed_anew(address: str) -> None:
    """More than are taken at once, and none is left out."""
    rows = []
    for number in range(1203):
        row = {**BOAT, "id": f"r-{number:020}", "change": number}
        del row["digest"]
        rows.append({**row, "digest": digest_of(row)})
    make_older(address, "0003", *rows)

    with open_library(address).reading() as connection:
        assert len(load_reports(connection, [str(row["id"]) for row in rows])) == 1203


def test_the_pages_of_stories_that_were_kept_before_are_counted(address: str) -> None:
    """Forms of a page of the web and of a file, a text of another kind at the path of that file, and one alone."""
    form = with_digest({**FERRY, "id": "r-2", "text": "The ferry goes again, and nobody was hurt."})
    lines = ["The quay of Tarn was shut at noon.", "The quay of Tarn was shut at noon, they said."]
    files = [
        with_digest({**BOAT, "id": f"r-{number}", "url": None, "text": words})
        for number, words in enumerate([*lines, "Nora Quist opened a bakery in Larkspurry."], 3)
    ]
    stories = {"s-web": [FERRY, form], "s-file": files, "s-alone": [BOAT]}
    others = [("captures", CAPTURE)]
    for row in files:
        source = {"report_id": row["id"], "capture_id": CAPTURE["id"], "path": "week.txt"}
        others.append(("report_sources", sealed(source)))
    for number, (story_id, members) in enumerate(stories.items(), 10):
        others.append(("stories", story_row(story_id, members, number)))
        for row in members:
            member = {"report_id": row["id"], "story_id": story_id}
            others.append(("story_reports", sealed(member)))
    make_older(address, "0006", FERRY, form, BOAT, *files, others=others)

    with open_library(address).reading() as connection:
        told = {story.id: story.n_pages for story in load_stories(connection)}
    assert told == {"s-web": 1, "s-file": 2, "s-alone": 1}


def test_a_story_that_was_damaged_before_is_still_told_of(address: str) -> None:
    row = {**story_row("s-web", [FERRY], 10), "last_day": "2021-03-17"}
    member = sealed({"report_id": FERRY["id"], "story_id": "s-web"})
    make_older(address, "0006", FERRY, others=[("stories", row), ("story_reports", member)])

    with (
        open_library(address).reading() as connection,
        pytest.raises(StoreDamagedError, match="s-web"),
    ):
        stories_by_id(connection, ["s-web"])


def test_names_that_were_kept_before_are_sorted_anew(address: str) -> None:
    """One that was damaged keeps the digest that tells so."""
    names = [("speakers", sealed({"name": one})) for one in ("Zoltan", "Élodie", "elena")]
    damaged = ("speakers", {**sealed({"name": "Ada"}), "name": "Ida"})
    make_older(address, "0007", others=[*names, damaged])

    with open_library(address).reading() as connection:
        held = select(speakers.c.name, speakers.c.folded)
        assert {tuple(row) for row in connection.execute(held)} == {
            ("Zoltan", "zoltan"),
            ("Élodie", "elodie"),
            ("elena", "elena"),
            ("Ida", "ida"),
        }
        check_names(connection, ["Zoltan", "Élodie", "elena"])
        with pytest.raises(StoreDamagedError, match="Ida"):
            check_names(connection, ["Ida"])


CAPTURE = sealed(
    {
        "id": "c-1",
        "address": "week.txt",
        "is_url": False,
        "sha256": "0",
        "n_bytes": 1,
        "is_read": True,
        "received": None,
        "change": 9,
    }
)


def with_digest(row: dict[str, object]) -> dict[str, object]:
    """The row of a report of version 0006, sealed as it was."""
    held = {name: value for name, value in row.items() if name != "digest"}
    return sealed({**held, "section": None, "updated": None, "marks_json": "[]"})


def story_row(story_id: str, members: list[dict[str, object]], change: int) -> dict[str, object]:
    """The row of a story of version 0006."""
    return sealed(
        {
            "id": story_id,
            "n_reports": len(members),
            "first_day": "2021-03-16",
            "last_day": "2021-03-16",
            "members_digest": digest_of(sorted(str(row["id"]) for row in members)),
            "made": change,
            "change": change,
        }
    )
