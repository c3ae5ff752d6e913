"""The real command line, in a process and a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[2]

collect_ignore = ["test_review.py"] if sys.platform == "win32" else []
"""What needs a pseudo-terminal, which Windows has not."""

_CONFIG = Path(__file__).parent / "lint/newslint.yaml"

_UNWANTED = frozenset(
    {
        "CI_PROJECT_DIR",
        "COLUMNS",
        "FORCE_COLOR",
        "GITHUB_ACTIONS",
        "GITHUB_WORKSPACE",
        "NO_COLOR",
        "PYTHONDONTWRITEBYTECODE",
        "PYTHONIOENCODING",
        "PYTHONUTF8",
        "TERM",
    }
)


@dataclass(frozen=True)
class Done:
    """What a call came to."""

    status: int
    out: str
    err: str
    out_bytes: bytes = b""

    @property
    def told(self) -> list[str]:
        """Give the lines on standard error."""
        return self.err.splitlines()


@dataclass(frozen=True)
class Newslint:
    """Calls `newslint` in a folder."""

    folder: Path
    environment: dict[str, str]

    def __call__(
        self,
        *arguments: str | Path,
        stdin: bytes = b"",
        cwd: Path | None = None,
        env: Mapping[str, str] | None = None,
    ) -> Done:
        """Run it to the end; `env` is added to the environment."""
        done = subprocess.run(
            self.command(*arguments),
            input=stdin,
            capture_output=True,
            cwd=cwd or self.folder,
            env={**self.environment, **(env or {})},
            check=False,
        )
        out, err = (part.decode("utf-8", "backslashreplace") for part in (done.stdout, done.stderr))
        return Done(done.returncode, out, err, done.stdout)

    def lint(
        self, *arguments: str | Path, stdin: bytes = b"", env: Mapping[str, str] | None = None
    ) -> Done:
        """Lint with the rules beside these tests, so that what they find and say never changes."""
        return self("--config", _CONFIG, *arguments, stdin=stdin, env=env)

    def start(self, *arguments: str | Path) -> subprocess.Popen[bytes]:
        """Begin to lint, with pipes for the output, and in a process group of its own."""
        return subprocess.Popen(
            self.command("--config", _CONFIG, *arguments),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=self.folder,
            env=self.environment,
            start_new_session=True,
        )

    @staticmethod
    def command(*arguments: str | Path) -> list[str]:
        return [sys.executable, "-m", "newslint", *map(str, arguments)]

    def write(self, files: Mapping[str, str | bytes]) -> None:
        """Write files, with the folders to them."""
        for name, content in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)

    def read(self, name: str) -> bytes:
        """Give what is in a file."""
        return (self.folder / name).read_bytes()


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Environment variables that let each call find what an earlier one has made ready."""
    base = tmp_path_factory.getbasetemp()
    # pytest-xdist gives each of its processes a folder of its own in one that they share.
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    return {
        "NEWSLINT_CACHE_DIR": str(shared / "kept-rules"),
        "PYTHONPYCACHEPREFIX": str(shared / "kept-modules"),
    }


@pytest.fixture
def newslint(tmp_path: Path, kept: dict[str, str]) -> Newslint:
    """The command line in an empty folder, with nothing of the surroundings."""
    around = {name: value for name, value in os.environ.items() if name not in _UNWANTED}
    folder = tmp_path / "work"
    folder.mkdir()
    return Newslint(folder, {**around, **kept, "HOME": str(tmp_path)})
