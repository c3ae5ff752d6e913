"""Where the shipped rules lie."""

from __future__ import annotations

from pathlib import Path


def shipped_rules() -> Path:
    """Give the folder of the shipped rules.

    A wheel carries them inside the package, as `_rules`. An editable install has none there, for a
    copy would go stale: it reads the checkout's `rules/` beside the package.
    """
    package = Path(__file__).parent.parent
    inside = package / "_rules"
    return inside if inside.is_dir() else package.parent / "rules"
