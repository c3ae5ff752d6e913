"""Check what a configuration says against the schema, and publish the schema.

Only this module brings in pydantic: what fits the schema to the letter is taken as it is.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from newslint.config.problems import flaws_of
from newslint.config.schema import ConfigValues

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newslint.ruleset.flaws import Flaw


@cache
def _adapter() -> TypeAdapter[ConfigValues]:
    return TypeAdapter(ConfigValues)


def misfits(data: Mapping[str, Any]) -> list[Flaw]:
    """Tell all that does not fit the schema."""
    try:
        # As JSON, so that lists and mappings are welcome and nothing else is converted.
        _adapter().validate_json(json.dumps(data), strict=True)
    except ValidationError as error:
        return list(flaws_of(error.errors(include_url=False), data))
    raise AssertionError  # what fits pydantic's reading of the schema has been taken before


def schema() -> dict[str, Any]:
    """Give the JSON Schema of configurations."""
    described = _adapter().json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **described}
