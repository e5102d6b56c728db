"""Which mentions of events tell one event, across reports: ECB+ (Cybulska and Vossen 2014).

`FOLDER/ecbplus/parsed`, see `evals.ecbplus`. Gold mentions, all of them, singletons too, are grouped within
each gold topic, as the systems do that are measured against "cluster + head lemma"; which of a topic's two
look-alike happenings a report tells is not given. Scores, in percent: MUC, B-cubed and CEAF-e, and their mean
`conll_f1` (Pradhan et al. 2014). The same is given for two plain groupings: mentions of one head word in a
topic (`head_word`), and in what gold knows to be one happening (`gold_happening_head_word`).
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from crossread.align.events.coreference import group_events
from crossread.align.events.words import EventWords, event_features
from crossread.language.frequency import stem
from evals.coreference_scores import conll, coreference_sums
from evals.ecbplus import Topic, read_topics
from evals.measured import measured

__all__ = ["evaluate", "grouped", "score_topics"]

Grouping = Callable[[Topic], Iterable[Iterable[int]]]


def evaluate(data: Path, split: str) -> dict[str, object]:
    """The scores of `crossread.align.events.coreference` on one split, and of the plain groupings."""
    return score_topics(read_topics(data, split))


def score_topics(topics: Sequence[Topic]) -> dict[str, object]:
    """The scores over all of `topics`, which share no chain."""
    units = [_counts(topic) for topic in topics]
    return measured(units, _scores)


def _counts(topic: Topic) -> Counter[str]:
    counts = Counter[str]()
    for name, grouping in _GROUPINGS.items():
        sums = coreference_sums(grouped(topic.chains), _frozen(grouping(topic)))
        counts.update({f"{name}{key}": value for key, value in sums.items()})
    return counts


def _ours(topic: Topic) -> Iterable[Iterable[int]]:
    return group_events(topic.events, topic.texts)


def _head_word(topic: Topic) -> Iterable[Iterable[int]]:
    return grouped([_head(event) for event in topic.events])


def _gold_happening_head_word(topic: Topic) -> Iterable[Iterable[int]]:
    return grouped([(e.report_id.endswith("plus"), _head(e)) for e in topic.events])


def _head(event: EventWords) -> str:
    return stem(event_features(event).head)


_GROUPINGS: Mapping[str, Grouping] = {
    "": _ours,
    "head_word_": _head_word,
    "gold_happening_head_word_": _gold_happening_head_word,
}


def grouped(values: Sequence[object]) -> list[frozenset[int]]:
    """The places of each value."""
    groups: dict[object, list[int]] = defaultdict(list)
    for number, value in enumerate(values):
        groups[value].append(number)
    return [frozenset(group) for group in groups.values()]


def _frozen(groups: Iterable[Iterable[int]]) -> list[frozenset[int]]:
    return [frozenset(group) for group in groups]


def _scores(counts: Mapping[str, int]) -> dict[str, float]:
    """All four scores of ours, and the CoNLL F1 of the plain groupings."""
    scores = conll(counts)
    for name in _GROUPINGS:
        if name:
            own = {key.removeprefix(name): v for key, v in counts.items() if key.startswith(name)}
            scores[f"{name}conll_f1"] = conll(own)["conll_f1"]
    return scores
