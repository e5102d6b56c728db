"""Lines of the house in other languages, between the lines of an invented report, and look-alikes that stay."""

import pytest

from crossread.extract.furniture.furniture import find_furniture

REPORT = (
    "El puerto de Velm fue cerrado el martes después de que una grúa cayera en su dársena, dijo la autoridad portuaria.",
    "Nadie resultó herido, y la capitana del puerto, Odile Marsh, dijo que la causa no se conocía todavía.",
    "Los buzos revisarán la dársena el miércoles, y los barcos fueron enviados a los muelles de Brae.",
    "La grúa había sido construida en 1974, y la autoridad portuaria quería retirarla dentro de dos años.",
)


def dropped_beside(line: str) -> list[tuple[str, str]]:
    """What is dropped of the report with `line` as its last but one."""
    text = "\n\n".join((*REPORT[:3], line, REPORT[3]))
    return [(one.kind.value, one.span.of(text)) for one in find_furniture(text)]


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("related", "Lea también: La grúa de Brae"),
        ("related", "Te puede interesar: los muelles de Brae"),
        ("related", "Más información: la dársena en cifras"),
        ("related", "Leia também | O guindaste de Brae"),
        ("related", "Saiba mais"),
        ("related", "À lire aussi La grue de Brae"),
        ("related", "Sur le même sujet"),
        ("related", "Lesen Sie auch: Der Kran von Brae"),
        ("related", "Mehr zum Thema"),
        ("related", "Leggi anche La gru di Brae"),
        ("related", "Lees ook: De kraan van Brae"),
        ("related", "Baca juga: Derek di pelabuhan Brae"),
        ("related", "Czytaj też: Dźwig w porcie Brae"),
        ("related", "Läs också: Kranen i Brae"),
        ("related", "Читайте также: Кран в порту Брэ"),
        ("related", "相关阅读：布雷港的起重机"),
        ("subscribe", "Suscríbete a nuestro boletín"),
        ("subscribe", "Assine a newsletter do Courier"),
        ("subscribe", "Abonnez-vous à notre lettre du matin"),
        ("subscribe", "Jetzt Newsletter abonnieren"),
        ("subscribe", "Iscriviti alla nostra newsletter"),
        ("promotion", "Síguenos en nuestras redes"),
        ("promotion", "Siga o canal do Courier no WhatsApp"),
        ("promotion", "Ikuti berita Courier di WhatsApp"),
        ("promotion", "Únete a nuestro canal de noticias"),
        ("promotion", "Baixe o nosso aplicativo"),
        ("promotion", "Publicidade"),
        ("promotion", "La suite après cette publicité"),
        ("promotion", "SCROLL UNTUK MELANJUTKAN MEMBACA"),
        ("share", "Compartir en Facebook"),
        ("share", "Bagikan artikel ini"),
        ("notice", "© 2031 Courier de Velm. Todos los derechos reservados"),
        ("notice", "Alle Rechte vorbehalten"),
        ("notice", "Utilizamos cookies para mejorar su visita."),
        ("notice", "Diese Website verwendet Cookies."),
        ("notice", "Atenção: Comentários com ofensas não serão publicados."),
        ("notice", "Deje un comentario"),
        ("notice", "12 Kommentare"),
        ("byline", "Por Ada Brandt"),
        ("byline", "Von Ada Brandt, Velm"),
        ("byline", "Oleh: Ada Brandt"),
        ("credit", "Foto: Jo Lind"),
        ("credit", "Quelle: Hafenamt Velm"),
        ("caption", "La grúa en la dársena de Velm el martes (Foto: Jo Lind)"),
    ],
)
def test_a_line_of_the_house_is_dropped_with_its_kind(kind: str, line: str) -> None:
    assert dropped_beside(line) == [(kind, line)]


@pytest.mark.parametrize(
    "line",
    [
        "Más información sobre la grúa se espera el jueves, dijo la autoridad portuaria de Velm.",
        "Veja também o que fez a capitã do porto, que na terça-feira mandou fechar a doca.",
        "Por Velm pasan cada año cuatro mil barcos, y la dársena es la mayor de la costa.",
        "Siga el barco o no, la policía portuaria no abrirá el muelle antes del viernes.",
        "Mehr zum Thema Kran wollte die Hafenmeisterin am Dienstag nicht sagen.",
        "Lesen Sie auch, wie es ist, sagte Marsh, wenn ein Kran in ein Becken fällt, dann wissen Sie es.",
        "Von der Mole aus war der Kran am Mittwoch nicht mehr zu sehen, sagten zwei Taucher.",
        "Sur le même sujet, la capitaine a refusé de répondre aux questions de la presse mardi soir.",
        "Saiba mais quem souber, disse a capitã do porto, pois nós nada sabemos da queda.",
        "Comentarios de los vecinos llegaron el martes a la mesa de la capitana del puerto.",
        "Assine quem quiser, disse Marsh aos marinheiros, e mostrou a carta que tinha escrito.",
    ],
)
def test_a_line_of_the_report_that_sounds_like_it_stays(line: str) -> None:
    assert dropped_beside(line) == []
