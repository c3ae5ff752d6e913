"""The hooks, run by the real pre-commit in a real repository: dirt is refused, then repaired."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DIRTY = "Los precios subieron  en mayo, dijo la oficina nacional de estadística.\n\nREAD\u00a0 Otro titular de otro día\n\nFue la tercera vez en lo que va de año, y no será la última.\n"
CLEAN = "Los precios subieron en mayo, dijo la oficina nacional de estadística.\n\nFue la tercera vez en lo que va de año, y no será la última.\n"

pytestmark = pytest.mark.timeout(600)


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    identity = {
        f"GIT_{who}_{what}": f"{what.lower()}@example.org"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    # The hook finds pre-commit on PATH, and git hooks of whoever runs the tests stay out of it.
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    settings = {
        "PATH": path,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "PRE_COMMIT_HOME": str(folder.parent / "pre-commit"),
    }
    return subprocess.run(
        ["git", *arguments], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False,
        env={**os.environ, **identity, **settings},
    )  # fmt: skip


def committed(folder: Path) -> str:
    """Commit all that is in `folder` and give the revision."""
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    done = git(folder, "commit", "-q", "--no-verify", "--allow-empty", "-m", "all")
    assert done.returncode == 0, done.stderr
    return git(folder, "rev-parse", "HEAD").stdout.strip()


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a repository with newslint as it is in the work tree: pre-commit installs from a revision."""
    copy = tmp_path_factory.mktemp("hooks") / "newslint"
    left_out = shutil.ignore_patterns(
        ".git", ".venv", "__pycache__", ".*_cache", ".hypothesis", "*.egg-info", "tests"
    )
    shutil.copytree(ROOT, copy, ignore=left_out)
    return copy


def configure(data: Path, hooks: Path, *names: str) -> None:
    rows = "".join(f"      - id: {name}\n" for name in names)
    repository = (
        f"repos:\n  - repo: {hooks.as_posix()}\n    rev: {committed(hooks)}\n    hooks:\n{rows}"
    )
    (data / ".pre-commit-config.yaml").write_text(repository, encoding="utf-8")


@pytest.fixture
def data(hooks: Path, tmp_path: Path) -> Path:
    """Give a repository of articles that newslint guards."""
    folder = tmp_path / "data"
    folder.mkdir()
    configure(folder, hooks, "newslint")
    (folder / "clean.txt").write_text(CLEAN, encoding="utf-8")
    committed(folder)
    install = [sys.executable, "-m", "pre_commit", "install"]
    subprocess.run(install, cwd=folder, capture_output=True, check=True)
    return folder


def commit(data: Path) -> tuple[int, str]:
    """Try to commit everything; give the status and what was said."""
    git(data, "add", "-A")
    done = git(data, "commit", "-m", "an article")
    return done.returncode, done.stdout + done.stderr


def test_dirt_is_refused_then_repaired(hooks: Path, data: Path) -> None:
    article = data / "dirty.txt"
    article.write_text(DIRTY, encoding="utf-8")
    status, told = commit(data)
    assert status == 1, told
    assert "error[boilerplate/related-link]" in told
    assert article.read_text(encoding="utf-8") == DIRTY

    configure(data, hooks, "newslint-fix", "newslint")
    status, told = commit(data)
    assert status == 1, told
    assert "files were modified by this hook" in told
    assert article.read_text(encoding="utf-8") == CLEAN

    status, told = commit(data)
    assert status == 0, told
