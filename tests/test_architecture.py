"""The invariants of ARCHITECTURE.md that concern the code's own shape."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "crossread"
STEPS = {"fetch", "extract", "annotate", "cluster", "align", "compose", "store", "export"}
LAYERS = (
    "errors",
    "types",
    "language",
    "STEP",
    "pipeline",
    "keep",
    "replay",
    "web",
    "cli",
    "__main__",
)
NETWORKING = (
    *("socket.", "_socket.", "ssl.", "socketserver.", "asyncio.", "http.client.", "http.server."),
    *("urllib.request.", "ftplib.", "smtplib.", "imaplib.", "poplib.", "xmlrpc.", "webbrowser."),
    *("httpx.", "httpx2.", "httpcore.", "httpcore2.", "h11.", "requests.", "urllib3.", "aiohttp."),
    *("anyio.", "websockets.", "multiprocessing.connection.", "importlib.import_module."),
    *("trafilatura.fetch_", "trafilatura.downloads.", "trafilatura.spider.", "huggingface_hub."),
)
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.name != "__init__.py")


def _part(module: str) -> str:
    """The first name below `crossread`: `crossread.align.judge.judge` is of the part `align`."""
    names = module.split(".")
    return names[1] if len(names) > 1 else ""


def _rank(part: str) -> int:
    return LAYERS.index("STEP" if part in STEPS else part)


def _imports(path: Path) -> list[str]:
    found: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            found.append(node.module or "")
    return [name for name in found if name.split(".")[0] == "crossread"]


def _name(path: Path) -> str:
    return ".".join(("crossread", *path.relative_to(PACKAGE).with_suffix("").parts))


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_imports_go_one_way(path: Path) -> None:
    """A module imports its own folder and what stands to the left of it, never another step."""
    own = _part(_name(path))
    for imported in _imports(path):
        part = _part(imported)
        allowed = part == own or _rank(part) < _rank(own)
        assert allowed, f"{_name(path)} imports {imported}"


# Of these the code map names the folder alone.
UNLISTED = ("store/migrations/", "language/lexicon/")


def _mapped() -> set[str]:
    """The files and folders that the code map names, each below the folders of its heading and of its line."""
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    code_map = page.partition("\n## Code map\n")[2].partition("\n## ")[0]
    found: set[str] = set()
    for section in code_map.split("\n### ")[1:]:
        lines = section.splitlines()
        folders = ("", *re.findall(r"`(\w+/)`", lines[0]))
        for line in lines:
            inner = re.match(r"- `(\w+/)`", line)
            below = [folder + (inner[1] if inner else "") for folder in folders]
            names = re.findall(r"`([\w/]+(?:\.py|/))`", line)
            found |= {folder + name for folder in below for name in names}
    return found


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_the_code_map_names_every_module(path: Path) -> None:
    """Of the migrations and the word lists the folder's name is enough."""
    own = path.relative_to(PACKAGE).as_posix()
    unlisted = [folder for folder in UNLISTED if own.startswith(folder)]

    assert _mapped() & {own, *unlisted}


def _folders_in_order(step: str) -> list[str]:
    """The folders within a step, in the order in which the code map lists them."""
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    section = page.partition(f"\n### `{step}/`")[2].partition("\n### ")[0]
    return re.findall(r"^- `(\w+)/`", section, re.MULTILINE)


@pytest.mark.parametrize("step", ["language", "extract", "annotate", "align"])
def test_the_folders_of_a_step_go_one_way(step: str) -> None:
    """No folder within a step imports what the code map lists below it, and each stands on the map."""
    order = _folders_in_order(step)
    homes = {path.parent.name for path in MODULES if path.parent.parent == PACKAGE / step}
    assert homes - {Path(name).name for name in UNLISTED} == set(order)

    for path in MODULES:
        if path.parent.parent != PACKAGE / step or path.parent.name not in order:
            continue
        later = order[order.index(path.parent.name) + 1 :]
        steps_down = [f"crossread.{step}.{folder}." for folder in later]
        assert not [name for name in _imports(path) if name.startswith(tuple(steps_down))], path


def test_no_module_is_imported_in_a_circle() -> None:
    """Walking the imports never leads back."""
    graph = {_name(path): _imports(path) for path in MODULES}
    done: set[str] = set()

    def walk(module: str, above: tuple[str, ...]) -> None:
        assert module not in above, " → ".join((*above, module))
        if module in done:
            return
        for imported in graph.get(module, []):
            walk(imported, (*above, module))
        done.add(module)

    for module in graph:
        walk(module, ())


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_the_first_screen_tells_what_a_module_is_for(path: Path) -> None:
    """Each module has a docstring, and says what it offers in `__all__`."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree)
    assigned = [
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    ]
    assert "__all__" in assigned


def _offered(path: Path) -> set[str]:
    """The names in a module's `__all__`."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        targets = [node.target] if isinstance(node, ast.AnnAssign) else getattr(node, "targets", ())
        if any(isinstance(target, ast.Name) and target.id == "__all__" for target in targets):
            return set(ast.literal_eval(node.value))  # type: ignore[attr-defined]
    return set()


def _made_at_the_top(path: Path) -> set[str]:
    """The names that a module gives to functions, classes and values of its own."""
    found: set[str] = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = (part for target in targets for part in ast.walk(target))
            found |= {part.id for part in names if isinstance(part, ast.Name)}
    return found


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_what_has_no_underscore_is_offered(path: Path) -> None:
    """`__all__` holds every name of a module's own that does not begin with an underscore."""
    read_by_alembic = {"revision", "down_revision"} if "versions" in path.parts else set()
    own = {name for name in _made_at_the_top(path) if not name.startswith("_")}

    assert own - read_by_alembic <= _offered(path)


def test_what_is_imported_is_offered() -> None:
    """No module takes from another what that one does not offer; tests may look at what is its own."""
    offered = {_name(path): _offered(path) for path in MODULES}
    homes = [PACKAGE, *(ROOT / name for name in ("tests", "evals", "training", "bench"))]
    taken = {
        (path.relative_to(ROOT).as_posix(), node.module, alias.name)
        for home in homes
        for path in home.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module in offered
        for alias in node.names
        if home == PACKAGE or not alias.name.startswith("_")
    }

    assert not [one for one in sorted(taken) if one[2] not in offered[one[1]]]


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_file_is_read_in_one_sitting(path: Path) -> None:
    """No module is longer than 400 lines, and no function longer than 60."""
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 400
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 60, f"{_name(path)}.{node.name}"


def _networking(path: Path) -> set[str]:
    """What `path` imports that can reach the network."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return {name for name in found if f"{name}.".startswith(NETWORKING)}


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=_name)
def test_only_fetch_opens_sockets(path: Path) -> None:
    """No module outside fetch/http.py imports a networking library, or what asks in another library."""
    assert not _networking(path) or path == PACKAGE / "fetch" / "http.py"


def test_what_the_door_imports_is_known_as_networking() -> None:
    """The test above sees nothing if it does not know the libraries that are in use."""
    assert _networking(PACKAGE / "fetch" / "http.py") == {"socket", "ssl", "httpcore2"}


def test_no_name_that_says_nothing() -> None:
    """There is no utils, helpers, common, base, manager or misc."""
    banned = {"utils", "helpers", "common", "base", "manager", "misc", "core"}
    assert not [path for path in MODULES if path.stem in banned]


def test_only_a_report_makes_citations() -> None:
    """`Citation(` is called in types/report.py alone: words are cited by `Report.cite`."""
    makers = {
        _name(path)
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Citation"
    }
    assert makers == {"crossread.types.report"}
