import subprocess
import sys

import pytest

from crossread.extract.detect_language import detect_language

ENGLISH = """The envoy was called home on Wednesday after the broadcast of an interview, and the ministry in Port Selm
said that he would not be back before the end of the month."""
GERMAN = """Der Botschafter wurde am Mittwoch nach einem Interview in die Hauptstadt gerufen, und das Ministerium in
Port Selm teilte mit, dass er nicht vor Ende des Monats dorthin kommen werde."""
DUTCH = """De ambassadeur is woensdag na een vraaggesprek in het land van het ministerie in Port Selm teruggeroepen en
was er niet op de dag dat hij er had moeten zijn."""


MANY_NAMES = """PORT SELM, Norland — President Ada Brandt recalled Ambassador Rolf Neal from Oakhaven on Wednesday, Foreign
Ministry spokeswoman Mira Sund said, two days after Neal told Radio Elmport he was weighing retirement. Opposition
lawmakers Jonas Vik and Petra Holm, who chairs the foreign affairs committee, demanded that Brandt explain it to them."""


@pytest.mark.parametrize("text", [ENGLISH, MANY_NAMES])
def test_plain_english_is_told_without_loading_the_identifier(text: str) -> None:
    code = (
        "from crossread.extract.detect_language import _language_identifier, detect_language;"
        f"assert detect_language({text!r}) == 'en';"
        "print(_language_identifier.cache_info().currsize)"
    )

    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout == "0\n"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (GERMAN, "de"),
        (DUTCH, "nl"),
        (GERMAN + " Der Titel des Films: The Man Who Was on the Road to the Sea.", "de"),
        ("The envoy left.", None),
    ],
)
def test_a_text_is_told_by_most_of_its_words(text: str, language: str | None) -> None:
    assert detect_language(text) == language
