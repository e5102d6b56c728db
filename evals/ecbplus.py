"""The event mentions of ECB+ (Cybulska and Vossen 2014, CC BY 3.0), topic by topic.

In go `FOLDER/ecbplus/parsed/ECB_SPLIT_corpus.txt` and `ECB_SPLIT_Event_gold_mentions.json`; out come topics.
The corpus holds the sentences whose annotation was checked, one or two of most reports. Each topic holds
reports of two look-alike happenings, whose file names end in ecb and in ecbplus.
"""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from crossread.align.events.words import EventWords
from crossread.types.span import Span

__all__ = ["Topic", "read_texts", "read_topics"]


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic: its events, the gold chain of each, and what each report tells."""

    name: str
    events: tuple[EventWords, ...]
    chains: tuple[str, ...]
    texts: Mapping[str, str]


def read_topics(data: Path, split: str) -> tuple[Topic, ...]:
    """The topics of a split ("train", "dev" or "test"), by their numbers.

    Raises:
        FileNotFoundError: the split is missing.
    """
    start = data / "ecbplus" / "parsed" / f"ECB_{split.capitalize()}"
    mentions = json.loads(Path(f"{start}_Event_gold_mentions.json").read_text(encoding="utf-8"))
    sentences = _sentences(Path(f"{start}_corpus.txt").read_text(encoding="utf-8"))
    by_topic: dict[str, list[tuple[EventWords, str]]] = defaultdict(list)
    for mention in mentions:
        text, spans = sentences[mention["doc_id"], mention["sent_id"]]
        tokens = [spans[number] for number in mention["tokens_number"]]
        span = Span(min(one.start for one in tokens), max(one.end for one in tokens))
        event = EventWords(mention["doc_id"], mention["sent_id"], text, span)
        by_topic[_topic(mention["doc_id"])].append((event, mention["coref_chain"]))
    texts = _texts(sentences)
    return tuple(
        Topic(name, tuple(e for e, _ in told), tuple(c for _, c in told), texts[name])
        for name, told in sorted(by_topic.items(), key=lambda item: int(item[0]))
    )


def read_texts(data: Path, split: str) -> dict[str, dict[str, str]]:
    """What each report of a split tells, by topic, both sorted by name; also reports without an event.

    Raises:
        FileNotFoundError: the split is missing.
    """
    path = data / "ecbplus" / "parsed" / f"ECB_{split.capitalize()}_corpus.txt"
    texts = _texts(_sentences(path.read_text(encoding="utf-8")))
    return {topic: dict(sorted(texts[topic].items())) for topic in sorted(texts)}


def _topic(report_id: str) -> str:
    return report_id.partition("_")[0]


def _sentences(corpus: str) -> dict[tuple[str, int], tuple[str, dict[int, Span]]]:
    """Each sentence by its report and number: the text, and the span of each token."""
    tokens: dict[tuple[str, int], dict[int, str]] = defaultdict(dict)
    for line in corpus.splitlines():
        parts = line.split("\t")
        if len(parts) >= 4:
            tokens[parts[0], int(parts[1])][int(parts[2])] = parts[3]
    return {place: _text(sorted(words.items())) for place, words in tokens.items()}


def _text(tokens: Sequence[tuple[int, str]]) -> tuple[str, dict[int, Span]]:
    """The tokens with blanks between, but for the point or comma within a number: "5 . 6" is 5.6."""
    text, spans = "", dict[int, Span]()
    words = ["", *(word for _, word in tokens), ""]
    for at, (number, word) in enumerate(tokens, start=1):
        after_number = words[at - 1].isdigit() and word in {".", ","} and words[at + 1].isdigit()
        in_number = (
            at > 1 and words[at - 2].isdigit() and words[at - 1] in {".", ","} and word.isdigit()
        )
        text += "" if not text or after_number or in_number else " "
        spans[number] = Span(len(text), len(text) + len(word))
        text += word
    return text, spans


def _texts(
    sentences: Mapping[tuple[str, int], tuple[str, dict[int, Span]]],
) -> dict[str, dict[str, str]]:
    """What each report tells, by topic."""
    texts: dict[str, dict[str, str]] = defaultdict(dict)
    for (report_id, _), (text, _) in sorted(sentences.items(), key=lambda item: item[0]):
        told = texts[_topic(report_id)]
        told[report_id] = f"{told[report_id]} {text}" if report_id in told else text
    return texts
