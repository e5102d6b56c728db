"""Whether a synopsis in JSON is true to itself: form, every citation, every text, the digest.

In goes the text of a file, or the JSON value read from it; out come Problems whose subject is a JSON path
and whose message says what was expected there. Needs nothing but the document, for it carries the texts
of its reports. Never raises on a value that JSON can hold, whatever stands in it.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TypeGuard

from crossread.errors import SynopsisFormatError
from crossread.export.form import find_form_problems, problem_at, show_key, show_value
from crossread.export.json import digest_of, sha256_of
from crossread.types.problem import Problem

__all__ = ["check_synopsis", "read_document"]

_TOO_DEEP = "is nested too deeply to be read"


def read_document(text: str) -> object:
    """The JSON value that `text` writes.

    Raises:
        SynopsisFormatError: it is not JSON, names a field of one object twice, or nests too deep to read.
    """
    try:
        value: object = json.loads(
            text, object_pairs_hook=_without_repeats, parse_constant=_refuse_constant
        )
    except RecursionError as error:
        raise SynopsisFormatError(_TOO_DEEP) from error
    except ValueError as error:
        raise SynopsisFormatError(f"not a JSON document: {error}") from error
    return value


def check_synopsis(document: object) -> tuple[Problem, ...]:
    """All that is wrong with a synopsis as read from JSON; empty where every word is bound right.

    Raises:
        SynopsisFormatError: `document` is no JSON object, or holds what JSON cannot.
    """
    if not isinstance(document, dict):
        raise SynopsisFormatError(f"expected a synopsis, found {_kind_of(document)}")
    try:
        digest = digest_of(document)
        digest_of({"of": document.get("digest")})
    except RecursionError as error:
        raise SynopsisFormatError(_TOO_DEEP) from error
    except (TypeError, ValueError) as error:
        raise SynopsisFormatError(f"not a JSON document: {error}") from error
    texts = _texts_of(document)
    return (
        *find_form_problems(document),
        *_check_reports(document),
        *_check_citations(document, texts),
        *_check_ids(document, texts),
        *_check_relations(document),
        *_check_digest(document, digest),
    )


def _without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        twice = Counter(name for name, _ in pairs).most_common(1)[0][0]
        raise SynopsisFormatError(
            f"not a JSON document: the field {show_value(twice)} stands twice"
        )
    return fields


def _refuse_constant(name: str) -> object:
    raise SynopsisFormatError(f"not a JSON document: {name} is no number of JSON")


def _kind_of(value: object) -> str:
    return show_value(value) if isinstance(value, (list, bool, int, str)) else "something else"


def _parts(document: Mapping[str, object], key: str) -> Iterator[tuple[str, dict[str, object]]]:
    """The objects in the list `document[key]`, each with its path; what has not that form is left out."""
    parts = document.get(key)
    for number, part in enumerate(parts if isinstance(parts, list) else ()):
        if isinstance(part, dict):
            yield f"$.{key}[{number}]", part


def _texts_of(document: Mapping[str, object]) -> dict[str, str]:
    texts: dict[str, str] = {}
    for _, report in _parts(document, "reports"):
        name, text = report.get("id"), report.get("text")
        if isinstance(name, str) and isinstance(text, str):
            texts.setdefault(name, text)
    return texts


def _check_reports(document: Mapping[str, object]) -> Iterator[Problem]:
    seen: set[str] = set()
    for path, report in _parts(document, "reports"):
        name, text = report.get("id"), report.get("text")
        if isinstance(name, str):
            if name in seen:
                yield problem_at(
                    f"{path}.id", f"expected an id of its own, found {show_value(name)}"
                )
            seen.add(name)
        if isinstance(text, str):
            yield from _compare(f"{path}.sha256", sha256_of(text), report.get("sha256"))
        if ("path" in report) == ("url" in report):
            yield problem_at(path, "expected either a path or a url")
        for key in ("path", "url"):
            if not isinstance(report.get(key, ""), str):
                yield problem_at(f"{path}.{key}", "expected a text")
        at = report.get("headline_at")
        headline = at.get("text") if isinstance(at, dict) else None
        yield from _compare(f"{path}.headline", headline, report.get("headline"))


def _check_citations(document: dict[str, object], texts: Mapping[str, str]) -> Iterator[Problem]:
    """Compare every object that has offsets with the text of its report, wherever it stands."""
    # A list of what is still to be seen, not recursion: added fields may nest to any depth.
    waiting: list[tuple[str, object, object]] = [("$", document, None)]
    while waiting:
        path, value, home = waiting.pop()
        if isinstance(value, dict):
            # A dropped line has no "report" of its own: it lies in the report that holds it.
            owner = value.get("id", home) if "dropped" in value else home
            if "start" in value or "end" in value:
                yield from _check_citation(path, value, value.get("report", home), texts)
            parts = [(f"{path}.{show_key(str(key))}", part) for key, part in value.items()]
        elif isinstance(value, list):
            owner = home
            parts = [(f"{path}[{number}]", part) for number, part in enumerate(value)]
        else:
            continue
        waiting.extend((place, part, owner) for place, part in reversed(parts))


def _check_citation(
    path: str, cite: Mapping[str, object], report: object, texts: Mapping[str, str]
) -> Iterator[Problem]:
    if not isinstance(report, str) or report not in texts:
        yield problem_at(
            f"{path}.report", f"expected the id of a report, found {show_value(report)}"
        )
        return
    text, start, end = texts[report], cite.get("start"), cite.get("end")
    if not (_is_offset(start) and _is_offset(end) and start < end <= len(text)):
        found = f"{show_value(start)} and {show_value(end)}"
        yield problem_at(
            path, f"expected start and end within 0..{len(text)}, the first smaller, found {found}"
        )
        return
    yield from _compare(f"{path}.text", text[start:end], cite.get("text"))


def _check_ids(document: Mapping[str, object], texts: Mapping[str, str]) -> Iterator[Problem]:
    for path, name in _ids_outside_citations(document):
        if isinstance(name, str) and name not in texts:
            yield problem_at(path, f"expected the id of a report, found {show_value(name)}")


def _ids_outside_citations(document: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    for path, quote in _parts(document, "quotes"):
        yield f"{path}.report", quote.get("report")
    for path, copy in _parts(document, "copies"):
        reports = copy.get("reports")
        for number, name in enumerate(reports if isinstance(reports, list) else ()):
            yield f"{path}.reports[{number}]", name
    for path, label in _parts(document, "labels"):
        by_report = label.get("by_report")
        for name in by_report if isinstance(by_report, dict) else ():
            yield f"{path}.by_report.{show_key(str(name))}", name


def _check_relations(document: Mapping[str, object]) -> Iterator[Problem]:
    """Agree: one variant of several reports; differ, conflict: several; single: one of one report."""
    for path, alignment in _parts(document, "alignments"):
        relation, variants = alignment.get("relation"), alignment.get("variants")
        if not isinstance(relation, str) or not isinstance(variants, list):
            continue
        reports = set(_reports_cited(variants))
        told = (len(variants) > 1, len(reports) > 1, alignment.get("aspect") is not None)
        holds = {
            "agree": told == (False, True, False),
            "single": told == (False, False, False),
            "differ": told[0] and told[2],
            "conflict": told[0] and told[2],
        }
        if not holds.get(relation, True):
            yield problem_at(
                path,
                f"expected what {relation} means, found {len(variants)} variants of "
                f"{len(reports)} reports, aspect {show_value(alignment.get('aspect'))}",
            )


def _reports_cited(variants: list[object]) -> Iterator[str]:
    for variant in variants:
        cites = variant.get("citations") if isinstance(variant, dict) else None
        for cite in cites if isinstance(cites, list) else ():
            if isinstance(cite, dict) and isinstance(cite.get("report"), str):
                yield cite["report"]


def _check_digest(document: Mapping[str, object], digest: str) -> Iterator[Problem]:
    """The digest sees what nothing else does: a name, an added field, a line taken out."""
    found = document.get("digest")
    if found != digest:
        yield problem_at(
            "$.digest",
            f"expected {digest} for what the document says now, found {show_value(found)}: "
            "something in it was changed after it was written",
        )


def _compare(path: str, expected: object, found: object) -> Iterator[Problem]:
    if expected == found:
        return
    if isinstance(expected, str) and isinstance(found, str) and len(expected) > 40:
        at = _first_difference(expected, found)
        near = slice(max(0, at - 20), at + 20)
        yield problem_at(
            path,
            f"expected {show_value(expected[near])} around character {at}, "
            f"found {show_value(found[near])}",
        )
        return
    yield problem_at(path, f"expected {show_value(expected)}, found {show_value(found)}")


def _first_difference(one: str, other: str) -> int:
    for at, (here, there) in enumerate(zip(one, other, strict=False)):
        if here != there:
            return at
    return min(len(one), len(other))


def _is_offset(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0
