"""Where the documentation and the schemas of newslint are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

DOCUMENTATION = "https://newslint.readthedocs.io"
"""Home of the manual. Nothing is fetched from there; `newslint explain` says the same offline."""


def rule_url(rule: str) -> str:
    """Give the address of the page about a shipped rule.

    >>> rule_url("boilerplate/related-link")
    'https://newslint.readthedocs.io/rules/boilerplate/related-link'
    """
    return f"{DOCUMENTATION}/rules/{rule}"


def page_of(rule: str, undocumented: Collection[str]) -> str | None:
    """Give the address of the page about a rule; None if it is one of the `undocumented`."""
    return None if rule in undocumented else rule_url(rule)


def schema_url(name: str, version: int) -> str:
    """Give the address, which is also the identity, of a published JSON Schema."""
    return f"{DOCUMENTATION}/schemas/{name}-v{version}.json"
