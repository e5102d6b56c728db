"""Writes MODEL_CARD.md beside the weights: what they learned from, and how both recipes score.

    python -m training.card --data ../shared/data --work build/weights

Every figure is measured here, on the int8 network that ships; a recipe that was not trained is left out.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from crossread.language.encoder import load_encoder
from crossread.language.model import LanguageModel
from crossread.language.rules.rules import RuleModel
from evals import names, pronouns, quotes, vectors
from training import agreement
from training.documents import Document, gold_of, is_test, read_own
from training.weights import TARGET, WHEEL_SHA256

TEMPLATE = Path(__file__).with_name("MODEL_CARD.template.md")
QUOTES = ("source_f1", "cue_f1", "content_f1", "attribution_f1", "direct_source_accuracy")


def main() -> None:
    """Measures each trained recipe and writes the card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--work", type=Path, default=Path("build/weights"))
    options = parser.parse_args()
    own = read_own(Path(__file__).parent, options.data)
    test = [one for one in own if is_test(one.id)]
    recipes: dict[str, Mapping[str, float]] = {"rules": scores_of(RuleModel(), test, options.data)}
    for folder in sorted(options.work.glob("*/weights.json")):
        model = load_encoder(folder.parent)
        found = dict(scores_of(model, test, options.data))
        measured = vectors.evaluate(options.data, "dev", model.vectors)["scores"]
        recipes[folder.parent.name] = found | measured  # type: ignore[operator]
    told = json.loads((TARGET / "weights.json").read_text(encoding="utf-8"))
    counts = Counter("wikinews" if one.id.startswith("wn") else "invented" for one in own)
    text = TEMPLATE.read_text(encoding="utf-8").format(
        scores="\n".join(table(recipes)),
        recipe=told["recipe"],
        seed=told["seed"],
        version=told["version"],
        hashes="\n".join(f"| `{name}` | `{value}` |" for name, value in told["sha256"].items()),
        base=WHEEL_SHA256,
        invented=counts["invented"],
        points=len(list(Path(__file__).parent.glob("points/*.txt"))),
        stories=len(list(Path(__file__).parent.glob("stories/*/expected.json"))),
        wikinews=counts["wikinews"],
        attributions=sum(len({m.group for m in one.marks if m.role == "cue"}) for one in own),
        words=sum(len(one.text.split()) for one in own),
        tested=len(test),
        agreement=agreement_words(options.data),
    )
    (TARGET / "MODEL_CARD.md").write_text(text, encoding="utf-8")


def agreement_words(data: Path) -> str:
    """One clause a layer, as "source 94.4"."""
    n, scores = agreement.measure(data)
    told = ", ".join(f"{name} {value:.1f}" for name, value in scores.items())
    return f"{n} texts, F1 of exact spans and of whole attributions: {told}"


def scores_of(model: LanguageModel, test: list[Document], data: Path) -> Mapping[str, float]:
    """The scores of one model on all sets, by names that the card shows."""
    measured = {
        "PolNeAR dev": quotes.evaluate(data, "dev", model),
        "our test": quotes.score_texts(map(gold_of, test), model, nested=True),
        "names": names.evaluate(data, "test", model),
        "GAP validation": pronouns.evaluate(data, "dev", model),
    }
    return dict(_flat(measured))


def _flat(measured: Mapping[str, Mapping[str, object]]) -> Iterator[tuple[str, float]]:
    for name, result in measured.items():
        scores = result["scores"]
        assert isinstance(scores, dict)  # noqa: S101 (for mypy: evals promise it)
        for score, value in scores.items():
            if score in QUOTES or name not in {"PolNeAR dev", "our test"}:
                yield f"{name}: {score}", value


def table(recipes: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    """A Markdown table, a row a score and a column a recipe."""
    rows = list(dict.fromkeys(name for scores in recipes.values() for name in scores))
    yield "| | " + " | ".join(recipes) + " |"
    yield "|---|" + "---|" * len(recipes)
    for row in rows:
        cells = [f"{scores[row]:.1f}" if row in scores else "–" for scores in recipes.values()]
        yield f"| {row} | " + " | ".join(cells) + " |"


if __name__ == "__main__":
    main()
