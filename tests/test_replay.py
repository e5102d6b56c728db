"""Bundles: what is sealed can be replayed to the same bytes, and what was changed in one is told."""

import contextlib
import hashlib
import io
import json
import stat
import tomllib
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.errors import BundleFormatError
from crossread.export.bundle import Kept, list_members, write_bundle
from crossread.export.unbundle import read_bundle
from crossread.export.zip_file import write_zip
from crossread.language.rules.rules import RuleModel
from crossread.pipeline import Input, compare, extract_reports, read_inputs
from crossread.replay import list_versions, replay_bundle, seal_bundle
from crossread.types.problem import Problem
from crossread.types.report import Capture, Dropped, FurnitureKind, PageMark, Report, StoredFile
from crossread.types.span import Span
from crossread.types.story import Story
from crossread.types.synopsis import Synopsis
from tests.export.any_synopsis import any_synopsis, any_words

POST = b"""Fire destroys grain mill in Vessel Bay

A fire destroyed the old grain mill of Vessel Bay on Monday, March 15, 2021.

The blaze killed 21 workers. "We have lost our neighbours," Mayor Ada Brandt said.
"""
PAGE = b"""<!doctype html><html><head><title>Mill burns down</title></head><body><article>
<h1>Mill burns down in Vessel Bay</h1><p>Flames destroyed the old grain mill in Vessel Bay late on Monday, and they
could be seen from the harbour until the morning.</p><p>Nineteen workers died in the blaze. "We lost our neighbours,"
Mayor Ada Brandt told reporters who had come to the bay.</p></article></body></html>"""
LEDGER = b"""Mill burns down in Vessel Bay

Nineteen workers died in the blaze. "We lost our neighbours," Mayor Ada Brandt told reporters who had come.
"""
INPUTS: tuple[Input, ...] = (
    Problem("fetch", "none.txt", "no such file"),
    Capture(POST, path="reports/post.txt"),
    Capture(LEDGER, url="https://ledger.example/mill.txt"),
    Capture(b"\xff\xd8\xff\xe0 no report", path="picture.txt"),
)
EMPTY = Synopsis(Story((), ()), (), (), (), (), (), (), ())


@pytest.fixture(scope="module")
def bundle() -> bytes:
    return seal(INPUTS)


def seal(inputs: tuple[Input, ...]) -> bytes:
    reports, problems = extract_reports(inputs)
    return seal_bundle(compare(reports, problems=problems, model=RuleModel()), inputs)


def members_of(bundle: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def changed(bundle: bytes, name: str, body: bytes) -> bytes:
    """The bundle with another file `name`, and the manifest made to fit, as a forger would do it."""
    held = members_of(bundle) | {name: body}
    manifest = json.loads(held.pop("manifest.json"))
    manifest["sha256"] = {name: hashlib.sha256(body).hexdigest() for name, body in held.items()}
    return write_zip([("manifest.json", json.dumps(manifest).encode()), *held.items()])


def test_a_replay_gives_the_same_bytes(bundle: bytes) -> None:
    replayed = replay_bundle(bundle, model=RuleModel())

    assert (replayed.differences, replayed.versions) == ((), ())


def test_a_page_is_read_again_as_it_was() -> None:
    sealed = seal((Capture(PAGE, url="https://ledger.example/mill"),))

    assert replay_bundle(sealed, model=RuleModel()).differences == ()


def test_the_same_inputs_give_the_same_bundle(bundle: bytes) -> None:
    assert seal(INPUTS) == bundle


def test_a_bundle_holds_captures_as_received_and_names_their_hashes(bundle: bytes) -> None:
    held = members_of(bundle)
    manifest = json.loads(held["manifest.json"])

    assert list(held) == [
        *("manifest.json", "synopsis.json", "synopsis.html"),
        *("inputs/2.bin", "inputs/3.bin", "inputs/4.bin"),
    ]
    assert (held["inputs/2.bin"], held["inputs/3.bin"]) == (POST, LEDGER)
    assert manifest["inputs"][:3] == [
        {
            "holds": "problem",
            "stage": "fetch",
            "subject": "none.txt",
            "message": "no such file",
        },
        {"holds": "capture", "file": "inputs/2.bin", "path": "reports/post.txt"},
        {"holds": "capture", "file": "inputs/3.bin", "url": "https://ledger.example/mill.txt"},
    ]
    assert list(manifest["sha256"]) == list(held)[1:]
    assert {"crossread", "onnxruntime", "language/weights/weights.json"} <= set(
        manifest["versions"]
    )


def test_nothing_in_the_zip_file_tells_when_or_where_it_was_made(bundle: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
        infos = archive.infolist()

    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert {info.compress_type for info in infos} == {zipfile.ZIP_STORED}
    assert {stat.filemode(info.external_attr >> 16) for info in infos} == {"-rw-r--r--"}


def test_a_long_file_goes_in_as_the_reports_in_it(tmp_path: Path) -> None:
    archive = tmp_path / "news.zip"
    archive.write_bytes(write_zip([("post.txt", POST), ("ledger.txt", LEDGER), ("x.png", b"x")]))
    inputs = (StoredFile("news.zip", lambda: archive.open("rb")),)
    sealed = seal(inputs)

    assert [name for name in members_of(sealed) if name.startswith("inputs/")] == [
        "inputs/1.json",
        "inputs/2.json",
    ]
    assert replay_bundle(sealed, model=RuleModel()).differences == ()


def test_a_changed_capture_whose_hash_was_not_changed_is_damage(bundle: bytes) -> None:
    held = members_of(bundle) | {"inputs/2.bin": POST.replace(b"killed 21", b"killed 12")}

    with pytest.raises(BundleFormatError, match=r"inputs/2.bin: is damaged or was changed"):
        replay_bundle(write_zip(held.items()), model=RuleModel())


def test_a_changed_capture_whose_hash_was_changed_too_gives_another_synopsis(
    bundle: bytes,
) -> None:
    forged = changed(bundle, "inputs/2.bin", POST.replace(b"killed 21", b"killed 12"))
    names = [name for name, _ in replay_bundle(forged, model=RuleModel()).differences]

    assert names == ["synopsis.json", "synopsis.html"]


def test_a_changed_word_of_the_synopsis_is_shown_as_in_the_bundle_and_as_made_here(
    bundle: bytes,
) -> None:
    text = members_of(bundle)["synopsis.json"]
    forged = changed(bundle, "synopsis.json", text.replace(b"no such file", b"not read", 1))
    ((name, why),) = replay_bundle(forged, model=RuleModel()).differences

    assert name == "synopsis.json"
    assert '"message": "not read"\' in the bundle' in why
    assert why.endswith('"message": "no such file"\' here')


def test_a_file_that_nothing_makes_is_told(bundle: bytes) -> None:
    forged = changed(bundle, "letter.txt", b"Dear colleagues")

    assert replay_bundle(forged, model=RuleModel()).differences == (
        ("letter.txt", "is in the bundle, and was not made here"),
    )


def test_another_version_is_told_and_is_no_difference_by_itself() -> None:
    reports, problems = extract_reports(INPUTS)
    synopsis = compare(reports, problems=problems, model=RuleModel())
    versions = list_versions() | {"crossread": "9.9", "abacus": "1"}
    kept = tuple(one for one in INPUTS if not isinstance(one, StoredFile))
    replayed = replay_bundle(write_bundle(synopsis, kept, versions), model=RuleModel())

    assert replayed.differences == ()
    assert [(name, there) for name, there, _ in replayed.versions] == [
        ("abacus", "1"),
        ("crossread", "9.9"),
    ]


def zip_bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", b" " * 50_000_000)
    return file.getvalue()


def overlapping() -> bytes:
    """Two entries of one stretch of bytes: each is there, and together they are more than the file."""
    body = b"x" * 1000
    one = write_zip([("a", body)])
    with zipfile.ZipFile(io.BytesIO(one)) as archive:
        at = archive.start_dir
    entry = one[at:-22]
    many = b"".join(entry.replace(b"a", bytes([97 + n])) for n in range(20))
    end = bytearray(one[-22:])
    end[8:12] = (20).to_bytes(2, "little") * 2
    end[12:16] = len(many).to_bytes(4, "little")
    return one[:at] + many + bytes(end)


REFUSED = {
    "no zip file": b"crossread",
    "empty": b"",
    "packed": zip_bomb(),
    "overlapping": overlapping(),
    "no manifest": write_zip([("synopsis.json", b"{}")]),
    "another manifest": write_zip([("manifest.json", b'{"format": "crossread/bundle/2"}')]),
    "a list": write_zip([("manifest.json", b"[]")]),
    "no JSON": write_zip([("manifest.json", b"\xff")]),
    "deep": write_zip([("manifest.json", b"[" * 100_000)]),
    "two of a name": write_zip([("a", b"1"), ("b", b"2")]).replace(b"b", b"a"),
}


@pytest.mark.parametrize("body", REFUSED.values(), ids=REFUSED)
def test_what_is_no_bundle_is_refused(body: bytes) -> None:
    with pytest.raises(BundleFormatError):
        replay_bundle(body, model=RuleModel())


MANIFESTS = {
    "no version": {"versions": {}},
    "a number for a version": {"versions": {"crossread": 1}},
    "no inputs": {"inputs": []},
    "inputs of another form": {"inputs": [1]},
    "an input of no kind": {"inputs": [{"holds": "rumour"}]},
    "a capture of no file": {"inputs": [{"holds": "capture", "path": "a.txt"}]},
    "a capture of a file outside": {
        "inputs": [{"holds": "capture", "file": "../../etc/passwd", "path": "a.txt"}]
    },
    "a capture of nowhere": {"inputs": [{"holds": "capture", "file": "inputs/2.bin"}]},
    "a report that is none": {"inputs": [{"holds": "report", "file": "synopsis.json"}]},
    "one input twice": {
        "inputs": [{"holds": "capture", "file": "inputs/2.bin", "path": "reports/post.txt"}] * 2
    },
}


@pytest.mark.parametrize("fields", MANIFESTS.values(), ids=MANIFESTS)
def test_a_manifest_of_another_form_is_refused(bundle: bytes, fields: dict[str, object]) -> None:
    held = members_of(bundle)
    manifest = json.dumps(json.loads(held["manifest.json"]) | fields).encode()

    with pytest.raises(BundleFormatError):
        replay_bundle(write_zip((held | {"manifest.json": manifest}).items()), model=RuleModel())


@settings(max_examples=30, deadline=None)
@given(share=st.floats(0, 1, exclude_max=True), end=st.sampled_from(["kept", "cut off"]))
def test_no_damage_does_more_than_be_refused(bundle: bytes, share: float, end: str) -> None:
    """A byte is changed anywhere, and what stands behind it is kept or cut off."""
    at = int(share * len(bundle))
    damaged = bundle[:at] + bytes([bundle[at] ^ 1]) + (bundle[at + 1 :] if end == "kept" else b"")

    with contextlib.suppress(BundleFormatError):
        # A byte of a zip header that bears on nothing.
        assert replay_bundle(damaged, model=RuleModel()).differences == ()


@settings(deadline=None)
@given(any_synopsis(), any_words)
def test_reports_come_out_of_a_bundle_as_they_went_in(synopsis: Synopsis, words: str) -> None:
    report = Report(
        id="r-1",
        text=f"Share this\n{words} end",
        url=words or None,
        headline=Span(0, 5),
        published=datetime(2024, 3, 14, 5, 20, tzinfo=UTC),
        dropped=(Dropped(Span(0, 10), FurnitureKind.SHARE),),
        section=words or None,
        updated=date(2024, 3, 15),
        marks=frozenset({PageMark.PAYWALL, PageMark.DOUBT}),
    )
    kept: tuple[Kept, ...] = (
        report,
        *synopsis.story.reports,
        Capture(words.encode("utf-8", "replace"), path=words),
        Problem("fetch", words, words),
    )

    assert read_bundle(list_members(EMPTY, kept, {"crossread": "1"})).inputs == kept


def test_what_bears_on_a_synopsis_is_named_in_its_bundle() -> None:
    """Each library that is installed with Crossread is named, or draws on a terminal, asks the network, keeps or serves."""
    project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text("utf-8"))
    needed = {line.partition(">=")[0] for line in project["project"]["dependencies"]}

    terminal_and_network = {"click", "httpcore2", "idna", "rich"}
    library_and_page = {"alembic", "fastapi", "python-multipart", "sqlalchemy", "uvicorn"}
    assert needed - set(list_versions()) == terminal_and_network | library_and_page


def test_inputs_are_read_in_the_order_in_which_a_bundle_keeps_them(tmp_path: Path) -> None:
    (tmp_path / "post.txt").write_bytes(POST)
    inputs = read_inputs(
        [str(tmp_path / "post.txt"), str(tmp_path / "none.txt")], stdin=io.BytesIO()
    )

    assert [type(one) for one in inputs] == [Problem, Capture]
