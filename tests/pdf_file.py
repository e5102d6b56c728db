"""PDFs made by hand for tests: pages of drawing commands, and the objects around them."""

from collections.abc import Sequence

__all__ = ["make_pdf", "show", "show_lines"]

FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>"
PAGE = (
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] "
    "/Resources << /Font << /F 3 0 R >> {resources} >> {more} /Contents {contents} 0 R >>"
)


def show(x: float, y: float, text: str, size: float = 10) -> str:
    """The commands that draw `text` from the point (x, y), counted from the lower left, in points."""
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F {size} Tf 1 0 0 1 {x} {y} Tm ({escaped}) Tj ET\n"


def show_lines(x: float, y: float, lines: Sequence[str], size: float = 10) -> str:
    """`lines` under one another, with a fifth of their height between them."""
    return "".join(show(x, y - 1.2 * size * i, line, size) for i, line in enumerate(lines))


def make_pdf(  # noqa: PLR0913 - each is one part of a file
    pages: Sequence[str | bytes],
    *,
    title: str | None = None,
    resources: str = "",
    more: str = "",
    stream: str = "",
    trailer: str = "",
    objects: Sequence[str] = (),
    kids: str | None = None,
) -> bytes:
    """A file of `pages`; the rest is put as it is into resources, pages, streams and trailer, or behind them.

    `kids` names the pages in their order, where it is not the plain one.
    """
    numbers = [4 + 2 * i for i in range(len(pages))]
    kids = kids or " ".join(f"{number} 0 R" for number in numbers)
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        FONT.encode(),
    ]
    for number, page in zip(numbers, pages, strict=True):
        drawn = page.encode("cp1252") if isinstance(page, str) else page
        shown = PAGE.format(resources=resources, more=more, contents=number + 1)
        head = f"<< /Length {len(drawn)} {stream} >>\nstream\n".encode()
        bodies += [shown.encode(), head + drawn + b"\nendstream"]
    bodies += [f"<< /Title ({title or ''}) >>".encode(), *(one.encode() for one in objects)]
    return _number(bodies, f"/Info {4 + 2 * len(pages)} 0 R {trailer}")


def _number(bodies: Sequence[bytes], trailer: str) -> bytes:
    """The file of numbered objects, with the table that says where each begins."""
    file = b"%PDF-1.7\n"
    table = ""
    for number, body in enumerate(bodies, 1):
        table += f"{len(file):010d} 00000 n \n"
        file += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    n = len(bodies) + 1
    end = (
        f"xref\n0 {n}\n0000000000 65535 f \n{table}"
        f"trailer << /Size {n} /Root 1 0 R {trailer} >>\nstartxref\n{len(file)}\n%%EOF\n"
    )
    return file + end.encode()
