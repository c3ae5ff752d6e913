"""`newslint schema`: the JSON Schemas, for editors and for whoever reads the output."""

from __future__ import annotations

import json
from importlib import import_module

import click

from newslint.cli.options import SETTINGS, Command, argument, one_of
from newslint.cli.streams import say

_MAKERS = {
    "rule": "newslint.ruleset.schema:rule_schema",
    "config": "newslint.config.resolve:config_schema",
    "finding": "newslint.report.schema:finding_schema",
}
"""The functions that give the schemas; a module is imported only when its schema is wanted."""


@click.command(cls=Command, context_settings=SETTINGS, name="schema")
@argument("what", callback=one_of(*_MAKERS), about="rule, config or finding.")
def command(what: str) -> int:
    """Print the JSON Schema of rule files, of configurations, or of a finding in JSON output."""
    module, _, function = _MAKERS[what].partition(":")
    schema = getattr(import_module(module), function)()
    say(json.dumps(schema, ensure_ascii=False, indent=2))
    return 0
