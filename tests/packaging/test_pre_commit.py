"""The hooks as users have them: the real pre-commit, in a repository of articles."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHIPPED = (
    "newslint",
    "rules",
    "pyproject.toml",
    "README.md",
    "LICENSE",
    "NOTICE",
    ".pre-commit-hooks.yaml",
)

pytestmark = pytest.mark.timeout(600)  # pre-commit installs newslint from a package index

ARTICLE = """\
El presidente llegó ayer a la capital para reunirse con los ministros de la región.

READ\u00a0 El rapero PnB Rock muere baleado en Los Ángeles

La reunión duró tres horas y terminó sin acuerdo, según dijeron las autoridades.
"""
CLEAN = "\n\n".join(ARTICLE.split("\n\n")[::2])

CONFIG = """\
repos:
  - repo: {repo}
    rev: {rev}
    hooks: [{hooks}]
"""


class Repository:
    """A git repository, and what is done there."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder = folder
        self._environment = environment
        folder.mkdir(exist_ok=True)
        self.run("git", "init", "--quiet")

    def run(self, *command: str, status: int = 0) -> str:
        """Give what a command prints on either stream."""
        done = subprocess.run(
            command,
            cwd=self.folder,
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == status, done.stdout
        return done.stdout

    def commit(self, status: int = 0) -> str:
        """Commit everything there is."""
        self.run("git", "add", "--all")
        return self.run("git", "commit", "--message", "Articles", status=status)


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    clean = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "GIT_", "PRE_COMMIT"))
    }
    return {
        **clean,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "A",
        "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@example.org",
        "NEWSLINT_CACHE_DIR": str(tmp_path / "rules"),
        "PRE_COMMIT_HOME": str(tmp_path / "pre-commit"),
    }


@pytest.fixture
def revision(tmp_path: Path, environment: dict[str, str]) -> str:
    """This checkout as it is now, committed: pre-commit installs a revision of a repository."""
    repository = Repository(tmp_path / "newslint", environment)
    for name in SHIPPED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, repository.folder / name)
    repository.commit()
    return repository.run("git", "rev-parse", "HEAD").strip()


def test_a_dirty_article_is_refused_then_repaired(
    tmp_path: Path, environment: dict[str, str], revision: str
) -> None:
    articles = Repository(tmp_path / "articles", environment)

    def use(*names: str) -> None:
        listed = ", ".join(f"{{id: {name}}}" for name in names)
        config = CONFIG.format(repo=tmp_path / "newslint", rev=revision, hooks=listed)
        (articles.folder / ".pre-commit-config.yaml").write_text(config)

    use("newslint")
    articles.run(sys.executable, "-m", "pre_commit", "install")
    # An entry that this commit has no use for: nothing is to be said of it.
    entry = "ignores: [{rule: sentence/run-together, text: BioNTech, path: old/*}]\nexclude: [raw/]"
    (articles.folder / "newslint.yaml").write_text(entry)
    (articles.folder / "raw").mkdir()
    (articles.folder / "raw/b.txt").write_text(ARTICLE, encoding="utf-8")
    article = articles.folder / "a.txt"
    article.write_text(ARTICLE, encoding="utf-8")

    refused = articles.commit(status=1)
    assert "a.txt:3:1: error[boilerplate/related-link]" in refused
    assert "raw/b.txt" not in refused
    assert "newslint.yaml:" not in refused
    assert article.read_text(encoding="utf-8") == ARTICLE

    use("newslint-fix", "newslint")
    repaired = articles.commit(status=1)
    assert "files were modified by this hook" in repaired
    assert article.read_text(encoding="utf-8") == CLEAN

    passed = articles.commit()
    assert "Passed" in passed
    assert articles.run("git", "status", "--porcelain") == ""


def test_the_example_of_a_data_repository(
    tmp_path: Path, environment: dict[str, str], revision: str
) -> None:
    shutil.copytree(ROOT / "examples/data-repo", tmp_path / "data-repo")
    example = Repository(tmp_path / "data-repo", environment)
    hooks = example.folder / ".pre-commit-config.yaml"
    written = hooks.read_text(encoding="utf-8")
    hooks.write_text(
        written.replace("https://github.com/newslint/newslint", str(tmp_path / "newslint")).replace(
            "v0.1.0", revision
        ),
        encoding="utf-8",
    )
    example.commit()
    example.run(sys.executable, "-m", "pre_commit", "install")
    data = example.folder / "data/thewire.jsonl"
    first, others = data.read_text(encoding="utf-8").split('"}\n', 1)
    link = "\\n\\nREAD\u00a0 School garden feeds the canteen of the whole town"
    data.write_text(f'{first}{link}"}}\n{others}', encoding="utf-8")

    repaired = example.commit(status=1)
    assert "files were modified by this hook" in repaired
    assert link not in data.read_text(encoding="utf-8")
    assert example.commit().count("Passed") == 2
