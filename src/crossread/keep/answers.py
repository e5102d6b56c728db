"""The answers of search, news and revisions as values for JSON: what the commands print, and what the API gives.

A citation is written as `export/json.py` writes it.
"""

from collections.abc import Iterable

from crossread.keep.news import News
from crossread.keep.revisions import Resting, RevisionStep
from crossread.keep.stories import title_of
from crossread.store.search import Found
from crossread.types.report import Citation, Report

__all__ = ["found_json", "news_json", "revisions_json"]


def found_json(found: Found) -> dict[str, object]:
    """What a search gave, for programs."""
    return {
        "reports": [
            {
                **_report_json(one.report, one.story_id),
                "citations": _cites(one.citations),
                "matches": _cites(one.matches),
                "why": list(one.why),
                "replaced_by": one.replaced_by,
            }
            for one in found.reports
        ],
        "left_out": list(found.left_out),
        "ranked": found.n_candidates,
        "is_more": found.is_more,
    }


def news_json(news: News) -> dict[str, object]:
    """What was learned, for programs."""
    return {
        "reports": [
            {
                **_report_json(one.report, one.story_id),
                "change": one.change,
                "new": _cites(one.added),
                "withdrawn": _cites(one.step.revision.cut if one.step else ()),
                "reworded": _reworded_json(one.step) if one.step else [],
                "replaces": one.step.before.id if one.step else None,
                "resting": [_resting_json(resting) for resting in one.resting],
            }
            for one in news.reports
        ],
        "cursor": news.cursor,
        "is_more": news.is_more,
    }


def revisions_json(steps: Iterable[RevisionStep]) -> dict[str, object]:
    """The changes of a page, for programs."""
    return {
        "revisions": [
            {
                "before": _report_json(step.before),
                "after": _report_json(step.after),
                "went_back": step.went_back.isoformat() if step.went_back else None,
                "same": [_cites(pair) for pair in step.revision.same],
                "reworded": _reworded_json(step),
                "added": _cites(step.revision.added),
                "cut": _cites(step.revision.cut),
                "resting": [_resting_json(resting) for resting in step.resting],
            }
            for step in steps
        ]
    }


def _reworded_json(step: RevisionStep) -> list[dict[str, object]]:
    return [
        {
            "before": _cite(one.before),
            "after": _cite(one.after),
            "gone": _cites(one.gone),
            "come": _cites(one.come),
        }
        for one in step.revision.reworded
    ]


def _resting_json(resting: Resting) -> dict[str, object]:
    return {
        "story": resting.story_id,
        "about": resting.about,
        "cited": _cite(resting.cited),
        "fate": resting.fate.value,
        "now": None if resting.now is None else _cite(resting.now),
    }


def _report_json(report: Report, story_id: str | None = None) -> dict[str, object]:
    stated = {
        "report": report.id,
        "outlet": report.outlet,
        "title": title_of(report),
        "url": report.url,
        "path": report.path,
        "published": None if report.published is None else report.published.isoformat(),
        "updated": None if report.updated is None else report.updated.isoformat(),
        "section": report.section,
        "marks": [mark.value for mark in sorted(report.marks)],
    }
    return {**stated, **({"story": story_id} if story_id else {})}


def _cites(citations: Iterable[Citation]) -> list[dict[str, object]]:
    return [_cite(citation) for citation in citations]


def _cite(citation: Citation) -> dict[str, object]:
    start, end = citation.span.start, citation.span.end
    return {"report": citation.report_id, "start": start, "end": end, "text": citation.text}
