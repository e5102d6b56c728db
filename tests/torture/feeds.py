"""Long feeds, made from a number: as many items as one likes, each with some 300 characters of description.

`write_feed` writes one to a file without holding it. Names, places and sentences are invented.
"""

import random
from pathlib import Path

__all__ = ["make_items", "write_feed"]

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>Selm Courier</title>\n'
    "<link>https://courier.example/</link><description>News of Port Selm</description><language>en</language>\n"
)
_TAIL = "</channel></rss>\n"
_WHO = "The envoy,The mayor of Oakhaven,A harbour pilot,The ferry company,Ana Tor of the council,The coast guard".split(
    ","
)
_DID = "left the quay,closed the northern mole,told reporters that it would wait,asked for a new inquiry".split(
    ","
)
_WHEN = "on Wednesday,after a row over the harbour,before the meeting began,while a small crowd watched".split(
    ","
)


def make_items(first: int, n: int, *, seed: int = 0) -> str:
    """The items from number `first` on, `n` of them; each is the same whichever are made with it."""
    return "".join(_item(number, seed) for number in range(first, first + n))


def write_feed(path: Path, n_items: int, *, seed: int = 0) -> Path:
    """Write a feed of `n_items` to `path`, a thousand of them at a time."""
    with path.open("w", encoding="utf-8") as file:
        file.write(_HEAD)
        for first in range(1, n_items + 1, 1000):
            file.write(make_items(first, min(1000, n_items + 1 - first), seed=seed))
        file.write(_TAIL)
    return path


def _item(number: int, seed: int) -> str:
    chance = random.Random(f"{seed} {number}")  # noqa: S311 - not for secrets
    sentences: list[str] = []
    while sum(map(len, sentences)) < 290:
        sentences.append(
            f"{chance.choice(_WHO)} {chance.choice(_DID)} {chance.choice(_WHEN)}, and {chance.randrange(2, 90)} others did."
        )
    day = f"{1 + number % 28:02} Mar 2024 {number // 28 % 24:02}:00:00 GMT"
    return (
        f"<item><title>Row over the harbour, day {number}</title><link>https://courier.example/{number}</link>"
        f"<pubDate>{day}</pubDate><description>&lt;p&gt;{' '.join(sentences)}&lt;/p&gt;</description></item>\n"
    )
