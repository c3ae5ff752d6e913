"""Where the shipped rules lie."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.ruleset.rule import Rule


def shipped_rules() -> Path:
    """Give the folder of the shipped rules.

    A wheel carries them inside the package, as `_rules`. An editable install has none there, for a
    copy would go stale: it reads the checkout's `rules/` beside the package.
    """
    package = Path(__file__).parent.parent
    inside = package / "_rules"
    return inside if inside.is_dir() else package.parent / "rules"


def is_shipped(rule: Rule) -> bool:
    """Tell whether a rule is a shipped one: the tests see to it that these are sound."""
    return Path(rule.path).absolute().is_relative_to(shipped_rules())
