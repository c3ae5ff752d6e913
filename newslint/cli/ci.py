"""What newslint knows of the service that it runs in: what the environment says."""

from __future__ import annotations

import os
from pathlib import Path

_ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""The variables in which GitHub Actions and GitLab name the root of the checkout."""


def in_actions() -> bool:
    """Tell whether this is a step of GitHub Actions."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def folder_in_checkout() -> str:
    """Give the working folder as seen from the root of the checkout.

    It is empty where that is the root itself, or not known.
    """
    here = Path.cwd()
    for name in _ROOTS:
        root = os.environ.get(name)
        if root and here.is_relative_to(Path(root).resolve()):
            return here.relative_to(Path(root).resolve()).as_posix()
    return ""
