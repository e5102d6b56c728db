"""Whether a stream of reports is grouped into the stories that people made of it: g5_news_cluster, ECB+, BASIL.

The reports of a set come in by their days, those without a day first, and by their names; each is placed as it
comes, by the weights that ship and one setting for all sets. Scores, in percent: B-cubed F1, precision and recall
(Bagga and Baldwin 1998) of each set, and `order_f1`, B-cubed F1 between the groups of this order and those of
the same reports backwards. `split` is the part of ECB+, "train", "dev" or "test"; the other sets have none. A set
that is missing is named and left out.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from crossread.cluster.open_stories import OpenStories
from crossread.cluster.profile import ReportProfile, head_of, make_profile
from crossread.cluster.stories import enact, place
from crossread.language.encoder import load_encoder
from crossread.language.sentences import find_sentences
from crossread.types.annotation import Annotations
from crossread.types.report import Report
from evals.story_sets import Grouped, read_basil, read_ecbplus, read_g5

__all__ = ["b_cubed", "evaluate", "group", "profiles_of"]


def evaluate(data: Path, split: str) -> dict[str, object]:
    """The scores of every set that is there.

    Raises:
        FileNotFoundError: none is there.
    """
    readers = {
        "g5": lambda: read_g5(data),
        "ecbplus": lambda: read_ecbplus(data, split),
        "basil": lambda: read_basil(data),
    }
    scores: dict[str, float] = {}
    missing: list[str] = []
    count = 0
    for name, read in readers.items():
        try:
            grouped = read()
        except FileNotFoundError as error:
            missing.append(str(error))
            continue
        count += len(grouped)
        scores |= {f"{name}_{score}": value for score, value in _scores(grouped).items()}
    if not scores:
        raise FileNotFoundError("; ".join(missing))
    result: dict[str, object] = {"n": count, "scores": scores}
    return result | ({"missing": "; ".join(missing)} if missing else {})


def _scores(grouped: Sequence[Grouped]) -> dict[str, float]:
    profiles = profiles_of([one.report for one in grouped])
    gold = {one.report.id: one.story for one in grouped}
    ordered = sorted(profiles, key=lambda one: (one.day or date.min, one.report_id))
    found = group(ordered)
    backwards = group(ordered[::-1])
    f1, precision, recall = b_cubed(gold, found)
    return {
        "f1": round(f1, 1),
        "precision": round(precision, 1),
        "recall": round(recall, 1),
        "order_f1": round(b_cubed(found, backwards)[0], 1),
        "backwards_f1": round(b_cubed(gold, backwards)[0], 1),
    }


def profiles_of(reports: Sequence[Report]) -> list[ReportProfile]:
    """The profiles of `reports`, made from their heads; of annotations there are only sentences, as places tell
    no story from another and only explain one.
    """
    model = load_encoder()
    found: list[ReportProfile] = []
    for report in map(head_of, reports):
        sentences = find_sentences(report)
        annotations = Annotations(report.id, model.made_by, sentences=sentences)
        found.append(make_profile(report, annotations, model=model))
    return found


def group(profiles: Sequence[ReportProfile]) -> dict[str, str]:
    """The story that each report is in, once all were placed in this order."""
    stories = OpenStories()
    for number, profile in enumerate(profiles):
        enact(place(profile, stories), profile, str(number), stories)
    return {one.report_id: stories.story_of(one.report_id) or "" for one in profiles}


def b_cubed(gold: Mapping[str, str], found: Mapping[str, str]) -> tuple[float, float, float]:
    """F1, precision and recall in percent: the mean over reports of how pure and how whole their groups are."""
    wanted, got = _groups(gold), _groups(found)
    pairs = [(wanted[gold[one]], got[found[one]]) for one in gold]
    precision = sum(len(a & b) / len(b) for a, b in pairs) / len(pairs)
    recall = sum(len(a & b) / len(a) for a, b in pairs) / len(pairs)
    return 200 * precision * recall / (precision + recall), 100 * precision, 100 * recall


def _groups(story: Mapping[str, str]) -> dict[str, set[str]]:
    groups: dict[str, set[str]] = defaultdict(set)
    for one, name in story.items():
        groups[name].add(one)
    return groups
