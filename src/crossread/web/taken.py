"""The forms in which a story can be taken away: as a page, as JSON, as Markdown, and as a letter with the page attached."""

from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP

from fastapi.responses import Response

from crossread.errors import StoreError
from crossread.export.html import render_html
from crossread.export.json import write_json
from crossread.export.markdown import render_markdown
from crossread.export.outline import give_letters
from crossread.export.wording import clean_line
from crossread.keep.stories import title_of
from crossread.types.synopsis import Synopsis

__all__ = ["Form", "find_form"]

_LONGEST_SUBJECT = 200  # characters


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a story: its media type, the ending of its file, and what writes it, told the file's stem."""

    media_type: str
    ending: str
    write: Callable[[Synopsis, str], str | bytes]

    def answer(self, synopsis: Synopsis, story_id: str) -> Response:
        """A file of `synopsis` to be saved."""
        stem = f"crossread-{story_id}"
        headers = {"Content-Disposition": f'attachment; filename="{stem}.{self.ending}"'}
        return Response(self.write(synopsis, stem), media_type=self.media_type, headers=headers)


def find_form(name: str) -> Form:
    """The form of that name, with which its address ends.

    Raises:
        StoreError: there is no such form.
    """
    if name not in _FORMS:
        raise StoreError(f"{name[:60]}: there is no such form of a story")
    return _FORMS[name]


def _write_letter(synopsis: Synopsis, stem: str) -> bytes:
    """A letter that is not sent yet, with the page attached: mail programs open it as a draft."""
    letter = EmailMessage(policy=SMTP)
    letter["Subject"] = clean_line(title_of(synopsis.story.reports[0]))[:_LONGEST_SUBJECT]
    letter["X-Unsent"] = "1"
    names = "\n".join(
        f"{each.letter}  {clean_line(each.report.name)}" for each in give_letters(synopsis.story)
    )
    letter.set_content(
        "The attached page sets these reports side by side. It opens in any browser and asks for nothing "
        f"from the network.\n\n{names}\n"
    )
    page = render_html(synopsis).encode()
    letter.add_attachment(page, maintype="text", subtype="html", filename=f"{stem}.html")
    return letter.as_bytes()


_FORMS = {
    "page.html": Form("text/html; charset=utf-8", "html", lambda told, _: render_html(told)),
    "synopsis.json": Form("application/json", "json", lambda told, _: write_json(told)),
    "synopsis.md": Form(
        "text/markdown; charset=utf-8", "md", lambda told, _: render_markdown(told)
    ),
    "mail.eml": Form("message/rfc822", "eml", _write_letter),
}
