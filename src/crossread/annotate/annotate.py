"""All layers of one report, in their order: sentences, times, names, attributions, quotes, statements.

In goes a report and a model of the language; out come its annotations. Same report and model, same
answer; nothing is read from elsewhere.
"""

from crossread.annotate.coreference import resolve_references
from crossread.annotate.events import find_events
from crossread.annotate.mentions import name_mentions
from crossread.annotate.quotes import find_quotes
from crossread.annotate.speakers import Speakers
from crossread.annotate.statements import find_statements
from crossread.annotate.times import find_times
from crossread.language.marks import find_marked
from crossread.language.model import LanguageModel
from crossread.language.sentences import find_sentences, paragraph_spans
from crossread.types.annotation import Annotations
from crossread.types.report import Report

__all__ = ["annotate"]


def annotate(report: Report, *, model: LanguageModel) -> Annotations:
    """The annotations of `report`, made by `model` and by rules; `made_by` names the model."""
    text = report.text
    sentences = find_sentences(report)
    times, _ = find_times(text, sentences, published=report.published)
    names = model.find_names(text, sentences)
    attributions = model.find_attributions(text, sentences)
    sources = [a.source for a in attributions if a.source is not None]
    body = [sentence for sentence in sentences if sentence.paragraph >= 0]
    quoted = [marked.inner for marked in find_marked(text, paragraph_spans(body))]
    chains = name_mentions(text, sentences, names)
    chains = resolve_references(text, sentences, chains, sources, quoted)
    mentions = tuple(sorted((m for chain in chains for m in chain.mentions), key=lambda m: m.span))
    quotes = find_quotes(text, sentences, attributions, Speakers(text, mentions), times)
    return Annotations(
        report_id=report.id,
        made_by=model.made_by,
        sentences=sentences,
        mentions=mentions,
        quotes=quotes,
        times=times,
        events=find_events(text, sentences, mentions, times),
        statements=find_statements(text, sentences, quotes),
    )
