"""Where the documentation and the schemas of newslint are."""

from __future__ import annotations

DOCUMENTATION = "https://newslint.readthedocs.io"
"""Home of the manual. Nothing is fetched from there; `newslint explain` says the same offline."""


def rule_url(rule: str) -> str:
    """Give the address of the page about a shipped rule.

    >>> rule_url("boilerplate/related-link")
    'https://newslint.readthedocs.io/rules/boilerplate/related-link'
    """
    return f"{DOCUMENTATION}/rules/{rule}"


def schema_url(name: str, version: int) -> str:
    """Give the address, which is also the identity, of a published JSON Schema."""
    return f"{DOCUMENTATION}/schemas/{name}-v{version}.json"
