"""How many pages the reports of a story are, where forms of one page count once, as a person counts them."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from hashlib import sha256

import sqlalchemy as sa
from alembic import op

__all__ = ["upgrade"]

revision = "0007"
down_revision = "0006"

_AT_ONCE = 500
_STDIN = re.compile(r"-(?:#.*)?", re.DOTALL)
_RUN, _LEAST_SHARED = 4, 1 / 3


def upgrade() -> None:
    """Add the column and fill it; the list of stories is in its order from now on."""
    pages = sa.Column("n_pages", sa.Integer, nullable=False, server_default="0")
    op.add_column("stories", pages)
    op.drop_index("ix_stories_newest", "stories")
    op.create_index("ix_stories_newest", "stories", ["last_day", "n_pages", "id"])
    _fill(op.get_bind())


def _fill(connection: sa.Connection) -> None:
    """Count, and seal each row anew; one that was damaged keeps its digest, and so is still told of."""
    stories = sa.Table("stories", sa.MetaData(), autoload_with=connection)
    ids = connection.execute(sa.select(stories.c.id)).scalars().all()
    change = sa.update(stories).where(stories.c.id == sa.bindparam("of"))
    change = change.values(n_pages=sa.bindparam("pages"), digest=sa.bindparam("seal"))
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        n_pages = _count(connection, some)
        wanted = sa.select(stories).where(stories.c.id.in_(some))
        changed = []
        for found in connection.execute(wanted).mappings():
            row = dict(found)
            digest = row.pop("digest")
            held = {name: value for name, value in row.items() if name != "n_pages"}
            row["n_pages"] = n_pages.get(row["id"], 0)
            seal = _digest(row) if digest == _digest(held) else digest
            changed.append({"of": row["id"], "pages": row["n_pages"], "seal": seal})
        connection.execute(change, changed)


def _count(connection: sa.Connection, story_ids: Sequence[str]) -> dict[str, int]:
    """The number of pages of each story."""
    wanted = sa.text(
        "SELECT m.story_id, r.id, r.url, s.path FROM story_reports m JOIN reports r ON r.id = m.report_id"
        " LEFT JOIN report_sources s ON s.report_id = r.id WHERE m.story_id IN :ids"
    ).bindparams(sa.bindparam("ids", expanding=True))
    found: dict[str, dict[str, set[tuple[str, str]]]] = defaultdict(lambda: defaultdict(set))
    for story_id, report_id, url, path in connection.execute(wanted, {"ids": list(story_ids)}):
        own = found[story_id][report_id]
        if url:
            own.add(("url", url))
        elif path and not _STDIN.fullmatch(path):
            own.add(("path", path))
    return {story_id: _pages(connection, members) for story_id, members in found.items()}


def _pages(connection: sa.Connection, members: dict[str, set[tuple[str, str]]]) -> int:
    """How many pages there are among reports of these addresses."""
    page_of = {one: {one} for one in members}
    for one, other in _beside(members):
        if page_of[one] is page_of[other]:
            continue
        if members[one] == members[other] and next(iter(members[one]))[0] == "url":
            is_form = True
        else:
            is_form = _is_form(connection, one, other)
        if is_form:
            page_of[one] |= page_of[other]
            page_of |= dict.fromkeys(page_of[other], page_of[one])
    return len({id(page) for page in page_of.values()})


def _beside(members: dict[str, set[tuple[str, str]]]) -> Iterator[tuple[str, str]]:
    """Pairs of reports of one address."""
    at: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one, addresses in members.items():
        for address in addresses:
            yield from ((one, other) for other in at[address])
            at[address].append(one)


def _is_form(connection: sa.Connection, one: str, other: str) -> bool:
    """Whether two texts of one path print much the same, and no two outlets are stated."""
    wanted = sa.text("SELECT outlet, text, dropped_json FROM reports WHERE id = :id")
    (ours, theirs) = (connection.execute(wanted, {"id": each}).one() for each in (one, other))
    if ours.outlet and theirs.outlet and ours.outlet != theirs.outlet:
        return False
    try:
        runs = [_runs(each.text, each.dropped_json) for each in (ours, theirs)]
    except (TypeError, ValueError):  # a damaged row, of which its digest will tell
        return False
    return len(runs[0] & runs[1]) >= _LEAST_SHARED * min(map(len, runs))


def _runs(text: str, dropped_json: str) -> frozenset[tuple[str, ...]]:
    """The runs of words of a text, without what was dropped."""
    kept, start = [], 0
    for begins, ends, _ in sorted(json.loads(dropped_json)):
        kept.append(text[start:begins])
        start = max(start, ends)
    words = "\n".join([*kept, text[start:]]).casefold().split()
    length = min(_RUN, len(words))
    return frozenset(tuple(words[at : at + length]) for at in range(len(words) - length + 1))


def _digest(row: dict[str, object]) -> str:
    """The digest of a row as this version and the one before make it."""
    text = json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode("utf-8")).hexdigest()[:32]
