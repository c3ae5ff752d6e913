"""newslint as it is installed: from its wheel, and editable from a checkout. Both find their rules."""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]
ARTICLE = ROOT / "examples" / "visita-inusual.txt"

pytestmark = pytest.mark.timeout(600)


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def fresh_environment(folder: Path) -> Path:
    """Make a virtual environment and give its folder of programs."""
    venv.create(folder, with_pip=True)
    return folder / ("Scripts" if sys.platform == "win32" else "bin")


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of the checkout, so that builds leave nothing in it."""
    copy = tmp_path_factory.mktemp("source") / "newslint"
    left_out = shutil.ignore_patterns(
        ".git", ".venv", "__pycache__", ".*_cache", ".hypothesis", "*.egg-info"
    )
    shutil.copytree(ROOT, copy, ignore=left_out)
    return copy


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fresh_environment(tmp_path_factory.mktemp("environment") / "venv")


def test_the_wheel_and_the_editable_install(checkout: Path, programs: Path, tmp_path: Path) -> None:
    built = run(
        programs / "pip", "wheel", "-q", "--no-deps", "-w", tmp_path, checkout, cwd=tmp_path
    )
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("newslint-*.whl")
    names = ZipFile(wheel).namelist()
    assert "newslint/_rules/boilerplate/related-link.yaml" in names
    assert "newslint/language/data/es.trie" in names
    assert "newslint/py.typed" in names

    installed = run(programs / "pip", "install", "-q", wheel, cwd=tmp_path)
    assert installed.returncode == 0, installed.stderr
    assert run(programs / "newslint", "--version", cwd=tmp_path).stdout.startswith("newslint ")
    found = run(
        programs / "newslint",
        "--isolated",
        "--no-cache",
        "--output-format",
        "concise",
        ARTICLE,
        cwd=tmp_path,
    )
    assert found.returncode == 1, found.stderr
    assert "error[boilerplate/related-link]" in found.stdout

    editable = run(programs / "pip", "install", "-q", "--no-deps", "-e", checkout, cwd=tmp_path)
    assert editable.returncode == 0, editable.stderr
    (checkout / "rules" / "boilerplate" / "related-link.yaml").unlink()
    listed = run(programs / "newslint", "rules", cwd=tmp_path)
    assert listed.returncode == 0, listed.stderr
    assert "boilerplate/comment-form" in listed.stdout
    assert "boilerplate/related-link " not in listed.stdout
