"""How the fields of a schema are written in YAML, and how strictly files are held against it.

The classes of rules and those of the configuration have it in common.
"""

from __future__ import annotations


def yaml_key(name: str) -> str:
    """Give the key in a file for a field: `scope` is written `as`, `_` is written `-`."""
    return {"scope": "as"}.get(name, name.replace("_", "-"))


def strict(description: str) -> dict[str, object]:
    """Give pydantic's settings for a class of a schema."""
    return {
        "extra": "forbid",
        "use_attribute_docstrings": True,
        "alias_generator": yaml_key,
        "title": description,
    }
