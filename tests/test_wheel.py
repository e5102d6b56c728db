"""What is installed holds all that the package reads: weights, word lists, templates, what is served, migrations."""

from pathlib import Path

from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "crossread"


def test_the_wheel_holds_every_file_of_the_package() -> None:
    """As the builder of the wheel chooses them; to build it takes some seconds and gives the same list."""
    builder = WheelBuilder(str(ROOT))
    held = {file.distribution_path for file in builder.recurse_included_files()}
    own = {
        path.relative_to(PACKAGE.parent).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }

    assert own - held == set()
    assert {Path(path).suffix for path in own} >= {
        *(".py", ".js", ".css", ".svg", ".j2"),
        *(".onnx", ".npz", ".json", ".tsv", ".txt"),
    }
    assert "crossread/store/migrations/versions/0001_first.py" in held


def test_the_wheel_holds_nothing_else() -> None:
    held = {file.distribution_path for file in WheelBuilder(str(ROOT)).recurse_included_files()}

    assert {path.split("/")[0] for path in held} == {"crossread"}
