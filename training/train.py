"""Trains the encoder and its heads; keeps a checkpoint, so that a stopped run goes on.

    python -m training.train --base BASE --data ../shared/data --out OUT --minutes 25 [--with polnear]

Needs torch, tokenizers and safetensors beside the project; a GPU is used where one is found. One thread
a process: two threads on two busy cores are slower than one.
"""

import argparse
import json
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from crossread.language.sentences import find_sentences
from crossread.types.report import Report
from crossread.types.span import Span
from training.decode import HEADS, LINK_SIZE, distance_bucket
from training.documents import Document, read_corpus, read_names, read_pilot, read_polnear
from training.network import Network, load_base
from training.windows import Window, make_windows

LAYERS_OF = {
    "source": "attribution",
    "cue": "attribution",
    "content": "attribution",
    "time": "times",
    "names": "names",
}
NAME_TAGS = {"person": 0, "org": 1, "place": 2}


@dataclass(slots=True)
class Example:
    """A window with its tags for each head and the links of its cues, by piece numbers."""

    window: Window
    tags: dict[str, list[int]]
    cues: list[tuple[int, int]]
    sources: list[tuple[int, int]]
    contents: list[tuple[int, int]]
    source_of: list[int]
    cue_of: list[int]


def make_examples(document: Document, tokenizer: Tokenizer) -> Iterator[Example]:
    """The windows of a document with what is marked in them."""
    report = Report(id=document.id, text=document.text)
    sentences = [sentence.span for sentence in find_sentences(report)]
    for window in make_windows(document.text, sentences, tokenizer):
        yield _example(document, window)


def _example(document: Document, window: Window) -> Example:
    n = len(window.ids)
    tags = {head: [-100] * n for head in HEADS}
    for head, layer in LAYERS_OF.items():
        if layer in document.layers:
            tags[head] = [0] * n
    found: dict[str, list[tuple[int, int, list[int]]]] = defaultdict(list)
    order = sorted(document.marks, key=lambda m: (m.span.start, -m.span.end))
    for mark in order:
        place = _pieces(window, mark.span)
        head = "names" if mark.role in NAME_TAGS else mark.role
        if place is None:
            continue
        same = [number for number, one in enumerate(found[head]) if one[:2] == place]
        if same:  # two attributions share a source, or a content
            found[head][same[0]][2].append(mark.group)
            continue
        if any(tags[head][at] > 0 for at in range(*place)):
            continue
        kind = NAME_TAGS.get(mark.role, 0)
        for at in range(*place):
            tags[head][at] = 1 + 2 * kind + (at > place[0])
        found[head].append((*place, [mark.group]))
    return _linked(window, tags, found)


def _linked(
    window: Window, tags: dict[str, list[int]], found: dict[str, list[tuple[int, int, list[int]]]]
) -> Example:
    cues, sources, contents = found["cue"], found["source"], found["content"]
    cue_of = {group: number for number, (*_, groups) in enumerate(cues) for group in groups}
    source_of = {group: number for number, (*_, groups) in enumerate(sources) for group in groups}
    return Example(
        window=window,
        tags=tags,
        cues=[(a, b) for a, b, _ in cues],
        sources=[(a, b) for a, b, _ in sources],
        contents=[(a, b) for a, b, _ in contents],
        source_of=[source_of.get(groups[0], -1) for *_, groups in cues],
        cue_of=[cue_of.get(groups[0], -1) for *_, groups in contents],
    )


def _pieces(window: Window, span: Span) -> tuple[int, int] | None:
    inside = [at for at, piece in enumerate(window.spans) if span.overlap(piece)]
    return (inside[0], inside[-1] + 1) if inside else None


def make_batches(
    examples: Sequence[Example], most_pieces: int, chance: random.Random
) -> list[list[Example]]:
    """Batches of windows of like length, at most `most_pieces` pieces each, in random order."""
    order = sorted(examples, key=lambda e: len(e.window.ids) + chance.random() * 20)
    batches: list[list[Example]] = [[]]
    for example in order:
        longest = max(len(example.window.ids), *(len(e.window.ids) for e in batches[-1]), 1)
        if batches[-1] and longest * (len(batches[-1]) + 1) > most_pieces:
            batches.append([])
        batches[-1].append(example)
    chance.shuffle(batches)
    return batches


def loss_of(network: Network, batch: Sequence[Example], device: str) -> Tensor:
    """Tag losses of the layers that each window has, and the link losses of its cues."""
    longest = max(len(example.window.ids) for example in batch)
    pad = lambda row, fill: [*row, *[fill] * (longest - len(row))]  # noqa: E731 (three uses, here)
    ids = torch.tensor([pad(e.window.ids, 0) for e in batch], device=device)
    shapes = torch.tensor([pad(e.window.shapes, 0) for e in batch], device=device)
    tags, links, _ = network(ids, shapes)
    total = torch.zeros((), device=device)
    for head, columns in HEADS.items():
        gold = torch.tensor([pad(e.tags[head], -100) for e in batch], device=device)
        if (gold != -100).any():
            total = total + functional.cross_entropy(
                tags[..., columns].flatten(0, 1), gold.flatten(), ignore_index=-100
            )
    linked = [
        _link_loss(network, links[row], example)
        for row, example in enumerate(batch)
        if example.cues
    ]
    return total + torch.stack(linked).mean() if linked else total


def _link_loss(network: Network, links: Tensor, example: Example) -> Tensor:
    vectors = links.view(len(links), 6, LINK_SIZE)
    loss = links.sum() * 0
    if example.sources:
        scores = _scores(vectors, network.distances[0], example.cues, example.sources, 2)
        gold = torch.zeros_like(scores)
        for row, source in enumerate(example.source_of):
            if source >= 0:
                gold[row, source] = 1
        loss = loss + functional.binary_cross_entropy_with_logits(scores, gold)
    kept = [number for number, cue in enumerate(example.cue_of) if cue >= 0]
    if kept:
        scores = _scores(vectors, network.distances[1], example.cues, example.contents, 4)
        gold_cues = torch.tensor([example.cue_of[number] for number in kept])
        loss = loss + functional.cross_entropy(scores.T[kept], gold_cues.to(scores.device))
    return loss


def _scores(
    vectors: Tensor,
    biases: Tensor,
    cues: Sequence[tuple[int, int]],
    arguments: Sequence[tuple[int, int]],
    column: int,
) -> Tensor:
    cue = torch.stack([vectors[a, 0] + vectors[b - 1, 1] for a, b in cues])
    argument = torch.stack([vectors[a, column] + vectors[b - 1, column + 1] for a, b in arguments])
    buckets = torch.tensor([[distance_bucket(a, b, c, d) for c, d in arguments] for a, b in cues])
    return cue @ argument.T / LINK_SIZE**0.5 + biases[buckets]


def read_documents(data: Path, corpus: Path, extra: str | None) -> list[Document]:
    """What is learned from: openly licensed sets and our own, and PolNeAR when asked for."""
    documents = [*read_corpus(corpus), *read_pilot(data), *read_names(data)]
    if extra == "polnear":
        documents += read_polnear(data / "polnear" / "train")
    return documents


def main() -> None:
    """Trains for `--minutes`, with a checkpoint every two, and writes the averaged weights."""
    options = _options()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    chance = random.Random(options.seed)  # noqa: S311 (a seed, not a secret)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    tokenizer = Tokenizer.from_file(str(options.base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    documents = read_documents(options.data, options.corpus, options.extra)
    examples = [example for one in documents for example in make_examples(one, tokenizer)]
    print(f"{len(documents)} documents, {len(examples)} windows", flush=True)
    network = Network()
    load_base(network, options.base / "model.safetensors")
    network.words.weight.requires_grad_(requires_grad=False)
    network.to(device)
    run(network, examples, options, chance, device)


def run(
    network: Network,
    examples: Sequence[Example],
    options: argparse.Namespace,
    chance: random.Random,
    device: str,
) -> None:
    """The loop: linear warm-up and decay over the time given, weights averaged as it goes."""
    heads = [
        p
        for n, p in network.named_parameters()
        if n.split(".")[0] in {"tags", "links", "distances", "shapes"}
    ]
    inner = [
        p
        for n, p in network.named_parameters()
        if p.requires_grad and all(p is not h for h in heads)
    ]
    optimizer = torch.optim.AdamW(
        [{"params": inner, "lr": options.rate}, {"params": heads, "lr": 3 * options.rate}],
        weight_decay=0.01,
    )
    rates = [group["lr"] for group in optimizer.param_groups]
    average = {n: p.detach().clone() for n, p in network.state_dict().items()}
    start, spent, step, saved = time.process_time(), 0.0, 0, 0.0
    checkpoint = options.out / "checkpoint.pt"
    options.out.mkdir(parents=True, exist_ok=True)
    if checkpoint.exists():
        kept = torch.load(checkpoint, map_location=device)
        network.load_state_dict(kept["network"])
        optimizer.load_state_dict(kept["optimizer"])
        average, spent, step = kept["average"], kept["spent"], kept["step"]
    clock = time.monotonic if device == "cuda" else time.process_time
    start = clock() - spent
    losses: list[float] = []
    while (clock() - start) < 60 * options.minutes:
        for batch in make_batches(examples, options.pieces, chance):
            done = min(1.0, (clock() - start) / (60 * options.minutes))
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * min(1.0, 50 * done + 0.02) * (1 - done)
            loss = loss_of(network, batch, device)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            step += 1
            losses.append(loss.item())
            decay = min(0.998, step / (step + 10))
            for name, value in network.state_dict().items():
                average[name].lerp_(value, 1 - decay) if value.is_floating_point() else None
            if clock() - start - saved > 120 or done >= 1:
                saved = clock() - start
                print(
                    f"{saved / 60:5.1f} min, step {step}, loss {sum(losses[-200:]) / len(losses[-200:]):.3f}",
                    flush=True,
                )
                torch.save(
                    {
                        "network": network.state_dict(),
                        "optimizer": optimizer.state_dict(),
                        "average": average,
                        "spent": saved,
                        "step": step,
                    },
                    checkpoint,
                )
            if done >= 1:
                break
    torch.save(average, options.out / "weights.pt")
    (options.out / "run.json").write_text(json.dumps({"steps": step, "seed": options.seed}))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--corpus", type=Path, default=Path("training/corpus"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--with", dest="extra", choices=["polnear"])
    parser.add_argument("--minutes", type=float, default=25)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--pieces", type=int, default=1400)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
