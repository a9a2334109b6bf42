"""The house rules of docs/architecture.md, checked on the source itself."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
APPS = ["trainer", "simulations", "courses", "records"]
STANDARD = {
    "__init__",
    "models",
    "forms",
    "views",
    "urls",
    "apps",
    "admin",
    "wagtail_hooks",
    "blocks",
    "tasks",
    "queries",
    "management",
    "templatetags",
    "migrations",
}
MAX_ENTRIES = 12
MAX_MODULE_LINES = 300
MAX_FUNCTION_LINES = 60
MAX_TEMPLATE_LINES = 80
FORBIDDEN_NAMES = {"utils", "helpers", "common", "misc"}
SOURCES = [path for app in APPS for path in (ROOT / app).rglob("*.py") if "migrations" not in path.parts]


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def names(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", SOURCES, ids=names)
def test_an_app_imports_only_leftwards(path: Path) -> None:
    app = path.relative_to(ROOT).parts[0]
    to_the_right = set(APPS[APPS.index(app) + 1 :])
    assert not [name for name in imports_of(path) if name.split(".")[0] in to_the_right]


def test_openai_is_imported_only_at_the_language_model_boundary() -> None:
    importers = [path for path in SOURCES if any(n.split(".")[0] == "openai" for n in imports_of(path))]
    assert importers
    assert all("llm" in path.parts for path in importers)


@pytest.mark.parametrize("app", APPS)
def test_an_app_has_at_most_twelve_entries_of_its_own(app: str) -> None:
    entries = {
        p.stem
        for p in (ROOT / app).iterdir()
        if p.suffix == ".py" or (p.is_dir() and p.name != "__pycache__")
    }
    assert len(entries - STANDARD) <= MAX_ENTRIES, sorted(entries - STANDARD)


@pytest.mark.parametrize("path", SOURCES, ids=names)
def test_modules_and_functions_stay_small(path: Path) -> None:
    text = path.read_text()
    assert path.stem not in FORBIDDEN_NAMES
    if path.name != "settings.py":
        assert len(text.splitlines()) <= MAX_MODULE_LINES
    functions = (
        n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    assert not [n.name for n in functions if (n.end_lineno or 0) - n.lineno + 1 > MAX_FUNCTION_LINES]


def test_nine_functions_in_ten_have_at_most_thirty_lines() -> None:
    lengths = sorted(
        (node.end_lineno or 0) - node.lineno + 1
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    assert lengths[int(len(lengths) * 0.9)] <= 30


def test_templates_stay_small() -> None:
    long = [
        p
        for p in (ROOT / "templates").rglob("*.html")
        if len(p.read_text().splitlines()) > MAX_TEMPLATE_LINES
    ]
    assert not [names(path) for path in long]


def test_templates_carry_no_inline_style_or_script() -> None:
    offending = [
        names(path)
        for path in (ROOT / "templates").rglob("*.html")
        if "emails" not in path.parts
        and any(bit in path.read_text() for bit in (' style="', " onclick=", "javascript:"))
    ]
    assert not offending
