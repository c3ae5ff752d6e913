"""`newslint schema`: the JSON Schemas, for editors and for whoever reads the output."""

from __future__ import annotations

import json

import click


@click.command(name="schema", short_help="Print a JSON Schema.")
@click.argument("what", type=click.Choice(["rule", "config", "finding"]))
def command(what: str) -> int:
    """Print the JSON Schema of rule files, of the configuration, or of a finding in JSON output."""
    click.echo(json.dumps(_schema(what), ensure_ascii=False, indent=2))
    return 0


def _schema(what: str) -> object:
    if what == "rule":
        from newslint.ruleset.schema import rule_schema  # noqa: PLC0415 - only what is asked for

        return rule_schema()
    if what == "config":
        from newslint.config.resolve import config_schema  # noqa: PLC0415 - likewise

        return config_schema()
    from newslint.report.schema import finding_schema  # noqa: PLC0415 - likewise

    return finding_schema()
