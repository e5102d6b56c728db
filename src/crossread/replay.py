"""Bundles sealed and replayed: a synopsis with all that it was made from, and whether that gives the same bytes again.

In go captures, or the bytes of a bundle; out come the bytes of a bundle, or what differs. A replay reads the bundled
inputs as they would be read from disk, compares them, and holds each file that comes out against the bundled one.
Never asks the network, and never writes what a bundle holds to disk.
"""

import hashlib
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files
from io import BytesIO
from itertools import zip_longest

from crossread.errors import BundleFormatError
from crossread.export.bundle import MANIFEST, Kept, list_members, write_bundle
from crossread.export.form import show_value
from crossread.export.unbundle import read_bundle
from crossread.extract.archives.archives import directory_size
from crossread.fetch.files import MAX_BYTES, too_large
from crossread.language.model import LanguageModel
from crossread.pipeline import Input, compare, extract_reports
from crossread.types.report import Capture, Report, StoredFile
from crossread.types.synopsis import Synopsis

__all__ = ["MAX_BUNDLE_BYTES", "Replay", "list_versions", "replay_bundle", "seal_bundle"]

MAX_BUNDLE_BYTES = 1_000_000_000
"""A bundle stores its files as they are, so that it never unpacks to more than this."""

# An entry of a zip directory takes 46 bytes and a name, here of the inputs by number.
_MOST_DIRECTORY = 10_000 * 500

# What can bear on a synopsis or its page, besides Crossread itself.
_LIBRARIES = (
    *("brotli", "charset-normalizer", "htmldate", "jinja2", "lxml", "lxml-html-clean", "numpy"),
    *("onnxruntime", "py3langid", "pypdf", "rapidfuzz", "readability-lxml", "snowballstemmer"),
    *("striprtf", "tokenizers", "trafilatura", "zlib-ng"),
)
# The first holds the hashes of the networks beside it, which are proved when they are loaded.
_WEIGHTS = (
    "language/weights/weights.json",
    "align/match/likeness_weights.json",
    "align/events/likeness_weights.json",
    "annotate/mentions/antecedent_weights.json",
    "extract/furniture/weights.npz",
)


@dataclass(frozen=True, slots=True)
class Replay:
    """What came out of a replay: what differs, and what was of another version here.

    `differences` holds the name of a file and, in a phrase, where it differs first; it is empty where all bytes are
    the same. `versions` holds a name, the version in the bundle and the version here; "none" where there is none.
    """

    differences: tuple[tuple[str, str], ...]
    versions: tuple[tuple[str, str, str], ...]


def list_versions() -> dict[str, str]:
    """The versions of all that can bear on a synopsis, and the SHA-256 of each file of weights."""
    package = files("crossread")
    hashes = {
        path: hashlib.sha256(package.joinpath(path).read_bytes()).hexdigest() for path in _WEIGHTS
    }
    return {name: version(name) for name in ("crossread", *_LIBRARIES)} | hashes


def seal_bundle(synopsis: Synopsis, inputs: Sequence[Input]) -> bytes:
    """The bundle of a synopsis and the inputs that it was made from.

    Of a file that is too long to be held, what is read from it goes into the bundle in its stead.
    """
    kept: list[Kept] = []
    for one in inputs:
        if isinstance(one, StoredFile):
            reports, problems = extract_reports([one])
            kept += [*reports, *problems]
        else:
            kept.append(one)
    return write_bundle(synopsis, kept, list_versions())


def replay_bundle(body: bytes, *, model: LanguageModel | None = None) -> Replay:
    """Make the synopsis in the bundle `body` anew from its inputs.

    Raises:
        BundleFormatError: it is no bundle, or a file in it is damaged.
        WeightsError: no `model` is given, and the weights that should ship are missing or damaged.
    """
    bundle = read_bundle(_open(body))
    _refuse_long(bundle.inputs)
    reports, problems = extract_reports(bundle.inputs)
    if not reports:
        raise BundleFormatError("none of its inputs gives a report")
    if len({report.id for report in reports}) < len(reports):
        raise BundleFormatError("two of its reports have one id")
    synopsis = compare(reports, problems=problems, model=model)
    made = list_members(synopsis, bundle.inputs, bundle.versions)
    return Replay(
        tuple(_differences(bundle.members, made)),
        tuple(_other_versions(bundle.versions, list_versions())),
    )


def _refuse_long(inputs: Sequence[Kept]) -> None:
    """Hold the inputs of a bundle to the limit that those from disk and from the network have.

    Raises:
        BundleFormatError: one is longer.
    """
    for one in inputs:
        if isinstance(one, Capture) and len(one.body) > MAX_BYTES:
            raise BundleFormatError(f"{one.address}: {too_large(len(one.body))}")
        if isinstance(one, Report) and len(one.text) > MAX_BYTES:
            raise BundleFormatError(f"{one.id}: {too_large(len(one.text))}")


def _differences(
    bundled: Mapping[str, bytes], made: Mapping[str, bytes]
) -> Iterator[tuple[str, str]]:
    for name in dict.fromkeys([*bundled, *made]):
        if name not in made:
            yield name, "is in the bundle, and was not made here"
        # The manifest only names the hashes of the others.
        elif name != MANIFEST and made[name] != bundled.get(name):
            yield name, _first_difference(bundled.get(name, b""), made[name])


def _first_difference(there: bytes, here: bytes) -> str:
    """The first line that is another, as it stands in the bundle and as it was made here."""
    pairs = zip_longest(there.split(b"\n"), here.split(b"\n"))
    number, pair = next((n, pair) for n, pair in enumerate(pairs, 1) if pair[0] != pair[1])
    old, new = ("nothing" if line is None else show_value(_shown(line)) for line in pair)
    return f"differs first in line {number:,}: {old} in the bundle, {new} here"


def _shown(line: bytes) -> str:
    return line.decode("utf-8", "replace").strip()


def _other_versions(
    bundled: Mapping[str, str], here: Mapping[str, str]
) -> Iterator[tuple[str, str, str]]:
    for name in sorted({*bundled, *here}):
        there, now = bundled.get(name, "none"), here.get(name, "none")
        if there != now:
            yield name, there, now


def _open(body: bytes) -> dict[str, bytes]:
    """The files of a bundle by their names.

    Raises:
        BundleFormatError: it is damaged, or no zip file as a bundle is one.
    """
    if len(body) > MAX_BUNDLE_BYTES:
        raise BundleFormatError(f"is longer than {MAX_BUNDLE_BYTES // 1_000_000:,} MB")
    if directory_size(BytesIO(body)) > _MOST_DIRECTORY:
        raise BundleFormatError("holds far more files than a bundle may")
    try:
        with zipfile.ZipFile(BytesIO(body)) as archive:
            listed = archive.infolist()
            if len({info.filename for info in listed}) < len(listed):
                raise BundleFormatError("holds two files of one name")
            if any(
                info.compress_type != zipfile.ZIP_STORED or info.flag_bits & 1 for info in listed
            ):
                raise BundleFormatError("holds a file that is packed or encrypted, as in no bundle")
            if sum(info.file_size for info in listed) > len(body):
                raise BundleFormatError("states more bytes than it has")
            return {info.filename: archive.read(info) for info in listed}
    except (
        zipfile.BadZipFile,
        OSError,
        EOFError,
        ValueError,
        NotImplementedError,
        zlib.error,
    ) as error:
        raise BundleFormatError(f"is no zip file, or a damaged one: {error}") from None
