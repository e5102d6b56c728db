"""What has been met while a text is read from its beginning: which chain, where, and how it stood there.

The one value of its kind that changes: `coreference` notes in it what it meets, and whom a pronoun or a description
means is told by it.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from crossread.annotate.mentions.clues import Clues
from crossread.annotate.mentions.mentions import Chain
from crossread.types.annotation import EntityKind

__all__ = ["MENTIONED", "SPOKE", "STOOD_FIRST", "Progress", "Trace"]

# How a chain stood where it was met, and what that weighs.
SPOKE = 3
STOOD_FIRST = 2  # the first person of its sentence, or met by a pronoun or a description
MENTIONED = 1


@dataclass(frozen=True, slots=True)
class Trace:
    """Where a chain was met last: its sentence, its offset, and its weight there."""

    sentence: int
    offset: int
    weight: int


@dataclass(slots=True)
class Progress:
    """What has been read so far of a text with `clues`.

    `chains` grow by what is found to mean them. `traces` tells where each was met last, the chain met last standing
    last, `times` how often each was met; `spoken` who spoke at an offset, and `spoke_last` who did last; `led` the
    person who began a sentence, by its number; `genders` what pronouns told of a chain.
    """

    clues: Clues
    chains: list[Chain]
    traces: dict[int, Trace] = field(default_factory=dict)
    times: Counter[int] = field(default_factory=Counter)
    spoken: dict[int, int] = field(default_factory=dict)
    spoke_last: int | None = None
    led: dict[int, int] = field(default_factory=dict)
    genders: dict[int, str] = field(default_factory=dict)

    def gender(self, chain: int) -> str | None:
        """M or f where a role or a given name tells it of a chain, else a pronoun that meant it before."""
        return self.chains[chain].gender or self.genders.get(chain)

    def meet(self, chain: int, sentence: int, offset: int, weight: int) -> None:
        """Notes that `chain` was met; a weight once earned holds through the sentence."""
        old = self.traces.pop(chain, None)
        if old is not None and old.sentence == sentence:
            weight = max(weight, old.weight)
        self.traces[chain] = Trace(sentence, offset, weight)
        self.times[chain] += 1
        if weight == SPOKE and self.chains[chain].kind == EntityKind.PERSON:
            self.spoke_last = chain
            self.spoken[offset] = chain

    def last_met(self, most: int) -> Iterator[tuple[int, Trace]]:
        """The chains met last, the nearest first, `most` at most."""
        return islice(((chain, self.traces[chain]) for chain in reversed(self.traces)), most)
