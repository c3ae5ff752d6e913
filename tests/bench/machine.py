"""What was measured on: figures mean nothing without it."""

from __future__ import annotations

import os
import platform
import subprocess
from importlib import metadata
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_PACKAGES = ("regex", "hyperscan", "orjson")


def machine() -> str:
    """Give processor, system and versions in one line."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    parts = [f"{os.cpu_count()} × {_processor()}", platform.system(), python]
    parts += [f"{name} {_version(name)}" for name in _PACKAGES]
    return ", ".join([*parts, f"newslint {_version('newslint')} {_commit()}"]).strip()


def _processor() -> str:
    """Give the name of the processor; Linux keeps it in a file."""
    try:
        told = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in told.splitlines() if "model name" in line]
    return names[0] if names else platform.machine()


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "not installed"


def _commit() -> str:
    """Give the commit that is checked out, nothing where there is none to tell."""
    call = ["git", "-C", str(_ROOT), "describe", "--always", "--dirty"]
    try:
        return subprocess.run(call, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""
