"""Invented reports to read into a library: many small ones of some happenings, in files that need no child process."""

import json
from io import BytesIO
from pathlib import Path
from random import Random

from crossread.keep.group import Grouping
from crossread.keep.read import ReadInput, read_into
from crossread.language.rules.rules import RuleModel
from crossread.store.dump import dump
from crossread.store.library import Library, open_library
from tests.keep.simple_grouping import simple_grouping

PLACES = """Oakhaven Brackwater Thornfield Millbridge Eastmarch Larkspurry Wintergate Stonebury
Copperhill Fallowmere""".split()
MODEL = RuleModel()


def write_news(folder: Path, number: int, *, seed: int = 1) -> list[str]:
    """Write `number` reports into files of `folder`; their paths. Each tells of a ferry at one place, some of two."""
    chance = Random(seed)  # noqa: S311 - seeded
    paths = []
    for one in range(number):
        place, other = PLACES[one % len(PLACES)], PLACES[(one + 1) % len(PLACES)]
        also = f" It was seen from {other}." if one % 23 == 0 else ""
        stated = {
            "@type": "NewsArticle",
            "headline": f"Ferry halts at {place}",
            "articleBody": f"The ferry at {place} was halted on Tuesday, said Ada Brandt of the "
            f"harbour board. Some {one} people were on it.{also}",
            "publisher": {"name": f"Post {one % 7}"},
        }
        if one % 11:
            stated["datePublished"] = f"2021-03-{chance.randint(1, 28):02}T1{one % 10}:00:00"
        path = folder / f"ferry-{one:03}.json"
        path.write_text(json.dumps(stated), encoding="utf-8")
        paths.append(str(path))
    return paths


def read(
    library: Library, *paths: str, grouping: Grouping | None = None, stdin: bytes = b""
) -> list[ReadInput]:
    """Read `paths` with the rules and the simple grouping; what is told."""
    given = grouping or simple_grouping()
    return list(read_into(library, paths, stdin=BytesIO(stdin), model=MODEL, grouping=given))


def dump_of(library: Library) -> list[str]:
    """The dump of the library."""
    with library.reading() as connection:
        return list(dump(connection))


def read_and_dump(address: str, *paths: str) -> list[str]:
    """Make a library at `address`, read `paths` into it, and dump it."""
    library = open_library(address, create=True)
    read(library, *paths)
    try:
        return dump_of(library)
    finally:
        library.close()
