"""The wheel that users install: built, installed where nothing else is, and run from elsewhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest

from newslint.version import VERSION

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples/visita-inusual.txt"

pytestmark = pytest.mark.timeout(600)  # everything comes from a package index


def run(*command: str | Path, cwd: Path, status: int = 0, **environment: str) -> str:
    """Give what a command prints, in an environment without any of Python's own variables."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env={**clean, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == status, (done.stdout, done.stderr)
    return done.stdout


def pip(*arguments: str | Path, cwd: Path) -> None:
    command = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")
    run(*command, *arguments, cwd=cwd)


def environment(folder: Path) -> Path:
    """Make a virtual environment without anything in it; give the folder of its programs."""
    run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder.parent)
    return folder / ("Scripts" if os.name == "nt" else "bin")


def files(folder: str) -> set[str]:
    """Give the files of the checkout in a folder, those aside that are made and not kept."""
    listed = run("git", "ls-files", "--cached", "--others", "--exclude-standard", folder, cwd=ROOT)
    return {name for name in listed.splitlines() if (ROOT / name).is_file()}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip("wheel", "--no-deps", "--wheel-dir", folder, ROOT, cwd=folder)
    (built,) = folder.iterdir()
    return built


def test_the_wheel_carries_what_it_needs_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        info = f"newslint-{VERSION}.dist-info"
        metadata = message_from_bytes(archive.read(f"{info}/METADATA"))
    package = {name for name in names if not name.startswith(info)}
    rules = {name.replace("rules/", "newslint/_rules/", 1) for name in files("rules")}
    assert package == files("newslint") | rules
    assert "newslint/py.typed" in package
    assert any(name.startswith("newslint/language/data/") for name in package)
    assert {f"{info}/licenses/LICENSE", f"{info}/licenses/NOTICE"} <= names
    assert metadata["Version"] == VERSION
    needed = [line for line in metadata.get_all("Requires-Dist", []) if "extra ==" not in line]
    assert not any(line.startswith(("pytest", "wordfreq")) for line in needed)


def test_the_wheel_works_alone(wheel: Path, tmp_path: Path) -> None:
    programs = environment(tmp_path / "venv")
    pip("--python", programs / "python", "install", wheel, cwd=tmp_path)
    newslint = programs / "newslint"
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    kept = {"NEWSLINT_CACHE_DIR": str(tmp_path / "cache")}

    assert run(newslint, "--version", cwd=elsewhere) == f"newslint {VERSION}\n"
    rules = json.loads(run(newslint, "rules", "--output-format", "json", cwd=elsewhere))
    assert len(rules) == sum(name.endswith(".yaml") for name in files("rules"))
    assert all("/newslint/_rules/" in rule["path"] for rule in rules)

    call = ("--isolated", "--output-format", "json", EXAMPLE)
    found = json.loads(run(newslint, *call, cwd=elsewhere, status=1, **kept))
    here = run(sys.executable, "-m", "newslint", *call, cwd=ROOT, status=1, **kept)
    assert [(one["line"], one["code"]) for one in found] == [
        (one["line"], one["code"]) for one in json.loads(here)
    ]
    diff = run(newslint, "--isolated", "--diff", EXAMPLE, cwd=elsewhere, status=1, **kept)
    module = (programs / "python", "-m", "newslint")
    assert run(*module, "--isolated", "--diff", EXAMPLE, cwd=elsewhere, status=1, **kept) == diff


def test_an_editable_install_reads_the_rules_of_the_checkout(tmp_path: Path) -> None:
    programs = environment(tmp_path / "venv")
    pip("--python", programs / "python", "install", "--no-deps", "--editable", ROOT, cwd=tmp_path)
    code = "from newslint.ruleset.builtin import shipped_rules; print(shipped_rules())"
    told = run(programs / "python", "-c", code, cwd=tmp_path)
    assert Path(told.strip()) == ROOT / "rules"
