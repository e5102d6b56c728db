"""What the reports of one story say on the same point, and how that stands to each other."""

from dataclasses import dataclass
from enum import StrEnum

from crossread.errors import InvalidValueError
from crossread.types.annotation import EntityKind
from crossread.types.report import Citation

__all__ = [
    "Alignment",
    "Aspect",
    "Copy",
    "Entity",
    "Extent",
    "Independence",
    "Label",
    "Match",
    "Relation",
    "Variant",
]


class Relation(StrEnum):
    """Agree: told alike; differ: both can be true; conflict: both cannot; single: in one report."""

    AGREE = "agree"
    DIFFER = "differ"
    CONFLICT = "conflict"
    SINGLE = "single"


class Aspect(StrEnum):
    """In what the variants of one alignment differ."""

    WORDING = "wording"
    DATE = "date"
    NUMBER = "number"
    NAME = "name"
    ATTRIBUTION = "attribution"
    CERTAINTY = "certainty"
    UPDATE = "update"


class Independence(StrEnum):
    """How the reports behind one alignment stand to each other."""

    INDEPENDENT = "independent"
    COPIED = "copied"
    SAME_ORIGIN = "same origin"
    NOT_ESTABLISHED = "not established"


class Match(StrEnum):
    """How surely the words that an alignment sets side by side tell one point; loose ones may as well tell two."""

    SURE = "sure"
    LOOSE = "loose"


class Extent(StrEnum):
    """How much of a text two reports share."""

    WHOLE = "whole"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation or place, with every mention of it in all reports of the story."""

    name: str
    kind: EntityKind
    roles: tuple[str, ...]
    mentions: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """One way in which a point is told, with the words that tell it."""

    citations: tuple[Citation, ...]

    def __post_init__(self) -> None:
        if not self.citations:
            raise InvalidValueError("a variant has at least one citation")

    @property
    def report_ids(self) -> frozenset[str]:
        """The reports that tell it so."""
        return frozenset(citation.report_id for citation in self.citations)


@dataclass(frozen=True, slots=True)
class Alignment:
    """One point, and how each report tells it.

    `why` says in a plain sentence what the relation rests on, where there is something to say.

    Invariant: agree has one variant of two or more reports; differ and conflict have an aspect and
    two or more variants; single has one variant of one report.
    """

    relation: Relation
    about: str
    variants: tuple[Variant, ...]
    aspect: Aspect | None = None
    why: str | None = None
    origins: int | None = None
    independence: Independence = Independence.NOT_ESTABLISHED
    match: Match = Match.SURE

    def __post_init__(self) -> None:
        many = len(self.variants) > 1
        in_reports = len(self.report_ids)
        holds = {
            Relation.AGREE: not many and in_reports > 1 and self.aspect is None,
            Relation.DIFFER: many and self.aspect is not None,
            Relation.CONFLICT: many and self.aspect is not None,
            Relation.SINGLE: not many and in_reports == 1 and self.aspect is None,
        }
        if not holds[self.relation]:
            raise InvalidValueError(
                f"{self.relation} with {len(self.variants)} variants of {in_reports} reports, aspect {self.aspect}"
            )

    @property
    def report_ids(self) -> frozenset[str]:
        """All reports that carry the point."""
        return frozenset().union(*(variant.report_ids for variant in self.variants))

    @property
    def most_origins(self) -> int:
        """How many origins it has, or can have at most where that is not established."""
        return self.origins if self.origins is not None else len(self.report_ids)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All words cited, variant after variant."""
        return tuple(citation for variant in self.variants for citation in variant.citations)


@dataclass(frozen=True, slots=True)
class Copy:
    """Reports that print one text; `origin` is who wrote it, where a credit or dateline names that."""

    report_ids: tuple[str, ...]
    origin: str | None
    extent: Extent
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """What each report calls the same person, group or act: names and descriptions, without a score."""

    entity: str
    citations: tuple[Citation, ...]
