"""newslint: a linter for scraped articles.

>>> import newslint
>>> text = "El líder viajó en septiembre  pasado a Rusia en su tren blindado, dijo la agencia."
>>> [(finding.rule, finding.match) for finding in newslint.lint_text(text)]
[('whitespace/double-space', '  ')]
>>> newslint.fix_text(text)
'El líder viajó en septiembre pasado a Rusia en su tren blindado, dijo la agencia.'

The names are looked up when they are first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.version import VERSION

if TYPE_CHECKING:
    from newslint.api import Finding, Fix, Rule, fix_text, lint_text, load_rules

__version__ = VERSION
__all__ = ["Finding", "Fix", "Rule", "__version__", "fix_text", "lint_text", "load_rules"]


def __getattr__(name: str) -> object:
    """Look a public name up in `newslint.api`, which is heavy, when it is first asked for."""
    if name not in __all__:
        raise AttributeError(f"module 'newslint' has no attribute {name!r}")
    import newslint.api  # noqa: PLC0415 - the point of this function

    return getattr(newslint.api, name)


def __dir__() -> list[str]:
    """Give the public names."""
    return sorted(__all__)
