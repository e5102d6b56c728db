"""Lines that stamp a report: by whom, when it was published and changed, how long it takes to read, under which tags.

In goes one line, out comes whether it holds nothing else. Told by its parts and in several languages: a date or a time
of day, words such as "published" or "por", and names. A line with any other word is none, so that a sentence with a
date, or the heading of a day in a chronicle, stays. Never looks at other lines.
"""

import re

__all__ = ["is_stamp"]

_LONGEST = 18  # words
_MOST_NAMES = 8
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
# Behind such a word stand topics, which may be any words.
_TOPICS = re.compile(
    r"\b(?:tags?|topics?|categor(?:y|ies|ia|ias|ía|ías)|catégories?|kategorien?|rubrik|rubrique|etiquetas|schlagw[oö]rte[r]?)\b ?:.*",
    re.IGNORECASE,
)
_MONTHS = frozenset(
    "jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october "
    "nov november dec december "
    "enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre ene abr ago dic "
    "janeiro fevereiro março maio junho julho setembro outubro novembro dezembro fev mai set out dez "
    "janvier février mars avril juin juillet août septembre octobre novembre décembre janv févr juil déc "
    "januar jänner februar märz juni juli oktober dezember mär okt "
    "gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre gen mag giu lug ott "
    "januari februari maart mei augustus mrt maret agustus desember agu des "
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia "
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık "
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
)
_DAYS = frozenset(
    "mon monday tue tues tuesday wed wednesday thu thurs thursday fri friday sat saturday sun sunday "
    "lunes martes miércoles jueves viernes sábado domingo segunda terça quarta quinta sexta feira "
    "lundi mardi mercredi jeudi vendredi samedi dimanche "
    "montag dienstag mittwoch donnerstag freitag samstag sonntag "
    "lunedì martedì mercoledì giovedì venerdì sabato domenica "
    "senin selasa rabu kamis jumat sabtu minggu".split()
)
# Who and when: one of these makes a line with a date a stamp wherever it stands.
_LABELS = frozenset(
    "by posted published updated modified created issued edited "
    "por publicado publicada actualizado actualizada atualizado atualizada actualización atualização redacción redação "
    "par publié publiée modifié "
    "von veröffentlicht aktualisiert stand geändert "
    "pubblicato aggiornato aggiornamento gepubliceerd bijgewerkt door "
    "oleh diterbitkan diperbarui diupdate penulis publikasi opublikowano aktualizacja "
    "опубликовано обновлено автор".split()
)
_JOINED = frozenset(
    "on at and last first date time by the of from story article "
    "am pm a p m est edt et cst cdt ct mst mdt mt pst pdt pt gmt utc bst ist wib wita wit cet cest cat wat eat "
    "min mins minute minutes read reading th st nd rd ago h hrs hours "
    "a las el la de del y en hace última última hora horas hs minutos lectura fecha "
    "às o e em há leitura data da do "
    "à le et mis jour lecture temps heures heure min "
    "um uhr der den und zuletzt lesezeit minuten "
    "il alle ore di del tempo lettura minuti ultimo "
    "op om uur laatst pada dan menit baca jam pukul o godz dodano в".split()
)
_KNOWN = _MONTHS | _DAYS | _LABELS | _JOINED
_YEAR = r"(?:19|20)\d\d"
_NUMERIC = re.compile(
    rf"(?<!\d)(?:\d{{1,2}}[./-]\d{{1,2}}[./-](?:{_YEAR}|\d\d)|{_YEAR}[./-]\d{{1,2}}[./-]\d{{1,2}})(?!\d)"
)
_FULL_YEAR = re.compile(rf"(?<!\d){_YEAR}(?!\d)")

_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:.h]\d{2}(?!\d)|\d ?[ap]\.?m\b", re.IGNORECASE)


def is_stamp(text: str, *, is_first: bool) -> bool:
    """Whether `text` is made of a date with names and words such as "published", and of nothing else.

    Args:
        text: a line without the space around it.
        is_first: whether it stands above the first sentence of the report; elsewhere a date alone may head the day
            of a chronicle, and names beside one may be of a calendar, so that a word such as "by" must tell.
    """
    if not any(map(str.isdigit, text)):
        return False
    tokens = _TOKEN.findall(_TOPICS.sub("", text))
    if not tokens or len(tokens) > 2 * _LONGEST:
        return False
    words = [word for word in tokens if not word.isdigit()]
    folded = [word.casefold() for word in words]
    names = sum(word not in _KNOWN for word in folded)
    has_others = any(
        low not in _KNOWN and not word[0].isupper() for low, word in zip(folded, words, strict=True)
    )
    if len(words) > _LONGEST or names > _MOST_NAMES or has_others or not _has_date(text, folded):
        return False
    if is_first or any(word in _LABELS for word in folded):
        return True
    # A date alone may head a day of a chronicle.
    return not names and _CLOCK.search(text) is not None


def _has_date(text: str, folded: list[str]) -> bool:
    """Whether a whole date stands there: in figures, or a month with its year."""
    if _NUMERIC.search(text):
        return True
    return bool(_FULL_YEAR.search(text)) and any(word in _MONTHS for word in folded)
