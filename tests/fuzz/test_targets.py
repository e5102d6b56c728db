"""Each target of the fuzzer holds for its seeds, and for some changes of them that a fixed seed of chance makes."""

import random

import pytest

from tests.fetch.loopback import connections
from tests.fuzz.targets import TARGETS

N_CHANGED = 40
_ENDS = (b"\x00", b"\xff", b"<", b">", b'"', b"\n\n", b"\xe2\x80\x9c", b"9" * 20, b"=", b":")


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_holds_for_its_seeds_and_for_what_is_near_them(name: str) -> None:
    """`make fuzz` goes on from here; what it finds becomes a test of the reader."""
    chance = random.Random(name)  # noqa: S311 - not for secrets
    target = TARGETS[name]
    for seed in (b"", b"\n", *target.seeds):
        target.test(seed)
    for _ in range(N_CHANGED):
        target.test(_changed(chance.choice(target.seeds), chance))


def test_nothing_is_looked_up_or_connected_to_while_anything_is_parsed() -> None:
    """The seeds name addresses of articles, feeds and pictures; libraries are watched as well."""
    with connections() as seen:
        for target in TARGETS.values():
            for seed in target.seeds:
                target.test(seed)

    assert seen == []


def _changed(seed: bytes, chance: random.Random) -> bytes:
    body = bytearray(seed)
    for _ in range(chance.randrange(1, 5)):
        at = chance.randrange(len(body) + 1)
        piece = chance.choice(
            (b"", chance.randbytes(2), chance.choice(_ENDS), body[at : at + 40] * 2)
        )
        body[at : at + chance.choice((0, 1, 30))] = piece
    return bytes(body)
