"""Descriptions and pronouns: "the ministry", "the spokeswoman", "he", "it".

In go the text with its sentences, the chains of names, and what a model read in it; the chains come out with the
mentions that could be decided. The text is read once from its beginning; each name that is met leaves a trace, by
which `pronouns` and `descriptions` tell what words mean. Words inside quotation marks neither are resolved nor offer
themselves: whom an "I" or a "they" in a quote means is the speaker's matter.
"""

from collections.abc import Sequence

from crossread.annotate.mentions.antecedents import Choose, likeliest
from crossread.annotate.mentions.clues import find_clues
from crossread.annotate.mentions.descriptions import DEFINITE, meant_by_description
from crossread.annotate.mentions.mentions import Chain
from crossread.annotate.mentions.progress import MENTIONED, SPOKE, STOOD_FIRST, Progress
from crossread.annotate.mentions.pronouns import GENDERS, THIRD_PERSON, meant_by_pronoun
from crossread.language.closed_classes import PREPOSITIONS
from crossread.language.model import Reading
from crossread.language.words import Word
from crossread.types.annotation import EntityKind, Mention, MentionForm, Sentence
from crossread.types.span import Span

__all__ = ["resolve_references"]

_MAY_MEAN = THIRD_PERSON | DEFINITE  # one word in nine
# What a phrase before the subject begins with.
_FRONTED = PREPOSITIONS | frozenset("when while as although though asked because if once".split())
_FRONTED_REACH = (
    120  # characters from the beginning of a sentence to the comma behind its first phrase
)
_LED_BY = len("Those ")  # characters before the description of who begins a sentence: its article
_LED_BY_ROLE = 3  # words of a role before the person who begins a sentence


def resolve_references(  # noqa: PLR0913 - what is read of a text, and how a person is chosen
    text: str,
    sentences: Sequence[Sentence],
    chains: Sequence[Chain],
    read: Reading,
    quoted: Sequence[Span],
    *,
    choose: Choose = likeliest,
) -> list[Chain]:
    """`chains` with nominal and pronoun mentions.

    `quoted` is sorted and free of overlaps. What the model that `read` the text is sure of goes before the
    rules for pronouns, and behind them for descriptions; `choose` tells which person a speaking pronoun means.
    """
    progress = Progress(find_clues(text, sentences, chains, read, quoted), list(chains))
    for number in range(len(sentences)):
        _read_sentence(progress, number, choose)
    return progress.chains


def _read_sentence(progress: Progress, number: int, choose: Choose) -> None:
    """Notes each name of a sentence as met, and what its pronouns and descriptions mean."""
    words = progress.clues.words(number)
    subject = _behind_fronted(progress, number, words)
    met_person = False
    for at, word in enumerate(words):
        chain = progress.clues.names.get(word.span.start)
        if chain is None:
            if word.lower in _MAY_MEAN:
                _resolve(progress, number, words, at, choose)
            continue
        is_person = progress.chains[chain].kind == EntityKind.PERSON
        is_owner = _owns(words, at)
        is_first = not met_person and at >= subject
        if is_person and is_first and at <= subject + _LED_BY_ROLE and not is_owner:
            progress.led[number] = chain
        weight = STOOD_FIRST if is_first else MENTIONED
        speaks = word.span.start in progress.clues.speaking and not is_owner
        progress.meet(chain, number, word.span.start, SPOKE if speaks else weight)
        met_person = met_person or (is_person and at >= subject)


def _behind_fronted(progress: Progress, number: int, words: Sequence[Word]) -> int:
    """The place among `words` where the subject may stand behind a phrase before it: "After his talk with Neal, Brandt left".

    Nought where the sentence begins with no such phrase.
    """
    if not words or words[0].lower not in _FRONTED:
        return 0
    text, span = progress.clues.text, progress.clues.sentences[number].span
    comma = text.find(
        ", ", words[0].span.start, min(span.end, words[0].span.start + _FRONTED_REACH)
    )
    if comma < 0:
        return 0
    return next((at for at, word in enumerate(words) if word.span.start > comma + 1), 0)


def _owns(words: Sequence[Word], at: int) -> bool:
    """Whether the name at `at` is a possessive: what it owns speaks or acts, not it."""
    end = at + 1
    while end < len(words) and words[end].is_capitalised:
        end += 1
    return end < len(words) and words[end].lower == "'s"


def _resolve(
    progress: Progress, number: int, words: Sequence[Word], at: int, choose: Choose
) -> None:
    """Gives the word at `at`, or the words behind it, to the chain that they mean, if one is known."""
    chain = meant_by_pronoun(progress, number, words[at], choose)
    if chain is not None:
        if words[at].lower in {"he", "she"} and words[at].span.start in progress.clues.speaking:
            progress.genders.setdefault(chain, GENDERS[words[at].lower])
        _add(progress, number, chain, words[at].span, MentionForm.PRONOUN)
        return
    described = meant_by_description(progress, words, at)
    if described is not None:
        _add(progress, number, *described, MentionForm.NOMINAL)


def _is_possessive(words: str) -> bool:
    """Whether a pronoun owns what begins the sentence: "his ship sank"."""
    return words.lower() in {"his", "her", "hers"}


def _add(progress: Progress, number: int, chain: int, span: Span, form: MentionForm) -> None:
    owner = progress.chains[chain]
    begin, text = progress.clues.sentences[number].span.start, progress.clues.text
    leads = span.start - begin <= _LED_BY and text[span.end : span.end + 2] not in {"'s", "’s"}
    if owner.kind == EntityKind.PERSON and leads and not _is_possessive(span.of(text)):
        progress.led.setdefault(number, chain)
    owner.mentions.append(Mention(span, owner.kind, form, owner.name))
    speaks = span.start in progress.clues.speaking
    progress.meet(chain, number, span.start, SPOKE if speaks else STOOD_FIRST)
