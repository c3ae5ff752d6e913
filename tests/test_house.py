"""House rules that no linter checks for us."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "newslint"
MODULES = sorted(PACKAGE.rglob("*.py"))
LINES = 300
NAMELESS = {"base", "common", "core", "helper", "helpers", "manager", "misc", "util", "utils"}
"""Names that say nothing of what is inside."""


def ids(paths: list[Path]) -> list[str]:
    return [path.relative_to(ROOT).as_posix() for path in paths]


def wordy(tree: ast.Module) -> str:
    return ast.get_docstring(tree) or ""


@pytest.mark.parametrize("path", MODULES, ids=ids(MODULES))
def test_modules_are_short_and_say_what_they_are_for(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LINES
    assert wordy(ast.parse(text)).strip()
    assert not NAMELESS & {path.stem, path.parent.name}


def test_only_the_command_line_and_reports_print() -> None:
    """The reports write to the stream that they are given."""
    talking = [
        f"{path.relative_to(ROOT).as_posix()}:{node.lineno}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "print"
        if path.relative_to(PACKAGE).parts[0] not in {"cli", "report"}
    ]
    assert talking == []


def test_imports_only_go_down() -> None:
    """The contracts are in pyproject.toml."""
    lint = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    assert lint is not None, "install the development set-up: pip install -e '.[dev]'"
    done = subprocess.run(
        [lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
