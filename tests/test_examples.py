"""The synopsis of the reports in examples/, as one sees it from outside.

`python -m tests.test_examples` writes the expected file anew; read its diff before you keep it.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import permutations
from pathlib import Path

import pytest

from crossread.export.wording import clean_line, shorten
from crossread.pipeline import compare, read_reports
from crossread.types.alignment import Alignment, Relation
from crossread.types.annotation import Quote, TimeKind
from crossread.types.report import Citation, Report
from crossread.types.span import Span
from crossread.types.synopsis import Synopsis
from tests.judged import judged

EXAMPLES = Path(__file__).parent.parent / "examples"
README = EXAMPLES.parent / "README.md"
EXPECTED = Path(__file__).parent / "data" / "examples_expected.txt"
NAMES = ("harbour-post.txt", "verrin-ledger.txt", "meridian-courier.json")


def _compare(names: Sequence[str]) -> Synopsis:
    reports, problems = read_reports([str(EXAMPLES / name) for name in names], stdin=BytesIO())
    return compare(reports, problems=problems)


def test_the_examples_give_the_synopsis_that_is_kept() -> None:
    """What the program finds in the examples is what tests/data/examples_expected.txt tells."""
    assert _tell(_compare(NAMES)) == EXPECTED.read_text(encoding="utf-8")


def test_the_readme_shows_what_the_program_prints() -> None:
    """The excerpt in the README stands so in what `crossread compare` prints for the examples."""
    shown = README.read_text(encoding="utf-8").split("```text\n")[1].split("```")[0]

    assert shown in _run("compare", *NAMES).stdout.decode()


@pytest.mark.parametrize("names", list(permutations(NAMES))[1:], ids=" ".join)
def test_the_order_of_the_reports_changes_no_alignment(names: tuple[str, ...]) -> None:
    """The same points are aligned, and judged alike, in whatever order the reports are given."""
    assert judged(_compare(names)) == judged(_compare(NAMES))


def test_every_citation_of_the_examples_is_exact(tmp_path: Path) -> None:
    """`crossread check` finds nothing amiss in what `crossread compare --json` printed."""
    synopsis = tmp_path / "synopsis.json"
    compared = _run("compare", *NAMES, "--json")
    synopsis.write_bytes(compared.stdout)
    checked = _run("check", str(synopsis))

    assert (compared.returncode, checked.returncode, checked.stderr) == (0, 0, b"")


def test_one_changed_character_is_noticed(tmp_path: Path) -> None:
    """`crossread check` refuses a synopsis in which one letter of a quotation was changed."""
    document = json.loads(_run("compare", *NAMES, "--json").stdout)
    cited = document["quotes"][0]["content"][0]
    cited["text"] = cited["text"][:-1] + "#"
    synopsis = tmp_path / "synopsis.json"
    synopsis.write_text(json.dumps(document), encoding="utf-8")

    assert _run("check", str(synopsis)).returncode == 1


def test_the_same_reports_give_the_same_bytes() -> None:
    """Two runs, with two seeds of Python's hashes, print the same JSON."""
    first, second = (_run("compare", *NAMES, "--json", seed=seed) for seed in ("1", "2"))

    assert first.stdout == second.stdout


def _run(*arguments: str, seed: str = "0") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "crossread", *arguments],
        cwd=EXAMPLES,
        env=os.environ | {"PYTHONHASHSEED": seed, "COLUMNS": "80"},
        capture_output=True,
        check=False,
    )


def _tell(synopsis: Synopsis) -> str:
    """The synopsis in lines that a person can check against the three reports."""
    return "".join(f"{line}\n" for line in _lines(synopsis))


def _lines(synopsis: Synopsis) -> Iterator[str]:
    letters = {
        report.id: letter for report, letter in zip(synopsis.story.reports, "ABC", strict=True)
    }
    yield "# reports: file | outlet | byline | published | headline"
    yield from (f"{letters[report.id]} {_report(report)}" for report in synopsis.story.reports)
    yield "# dropped lines: kind | words"
    for report in synopsis.story.reports:
        for dropped in report.dropped:
            yield f"{letters[report.id]} {dropped.kind} | {_words(report, dropped.span)}"
    yield "# quotes: kind | speaker, or (as written) | cue | relay | words"
    for report, found in zip(synopsis.story.reports, synopsis.story.annotations, strict=True):
        yield from (f"{letters[report.id]} {_quote(report, quote)}" for quote in found.quotes)
    yield "# days and hours: words -> value"
    for report, found in zip(synopsis.story.reports, synopsis.story.annotations, strict=True):
        for time in found.times:
            if time.kind is not TimeKind.DURATION:
                yield f"{letters[report.id]} {_words(report, time.span)} -> {time.value}"
    for relation in (Relation.CONFLICT, Relation.DIFFER, Relation.AGREE):
        alignments = [one for one in synopsis.alignments if one.relation is relation]
        yield f"# {relation}: {len(alignments)}"
        yield from (_alignment(one, letters) for one in alignments)
    singles = [one for one in synopsis.alignments if one.relation is Relation.SINGLE]
    yield f"# single: {len(singles)}"
    yield "# copies: reports | extent | origin"
    for copy in synopsis.copies:
        yield f"{''.join(letters[i] for i in copy.report_ids)} | {copy.extent} | {_or_dash(copy.origin)}"


def _report(report: Report) -> str:
    headline = _words(report, report.headline) if report.headline else None
    told = (report.outlet, report.byline, report.published, headline)
    return " | ".join([Path(report.path or "").name, *(_or_dash(one) for one in told)])


def _quote(report: Report, quote: Quote) -> str:
    content = " […] ".join(_words(report, span) for span in quote.content)
    cue, relay = (span and _words(report, span) for span in (quote.cue, quote.relay))
    as_written = quote.speaker and f"({_words(report, quote.speaker)})"
    speaker = quote.speaker_name or as_written
    return " | ".join([quote.kind, *map(_or_dash, (speaker, cue, relay)), content])


def _alignment(alignment: Alignment, letters: dict[str, str]) -> str:
    """Aspect, and how each variant begins; a second citation of one report is left out."""
    variants = " / ".join(
        ", ".join(dict.fromkeys(_cited(one, letters) for one in variant.citations[:3]))
        for variant in alignment.variants
    )
    return f"{alignment.aspect}: {variants}" if alignment.aspect else variants


def _cited(citation: Citation, letters: dict[str, str]) -> str:
    return f"{letters[citation.report_id]} “{shorten(clean_line(citation.text), 50)}”"


def _words(report: Report, span: Span) -> str:
    return shorten(clean_line(span.of(report.text)), 60)


def _or_dash(told: object) -> str:
    return "–" if told is None else str(told)


if __name__ == "__main__":
    EXPECTED.parent.mkdir(exist_ok=True)
    EXPECTED.write_text(_tell(_compare(NAMES)), encoding="utf-8")
