"""`newslint new`: a rule file to start from, whose examples pass at once."""

from __future__ import annotations

from pathlib import Path

import click
import regex

from newslint.errors import UsageError
from newslint.ruleset.rule import KINDS
from newslint.ruleset.scaffold import scaffold


@click.command(name="new", short_help="Start a new rule.")
@click.argument("rule_id")
@click.option(
    "--kind", type=click.Choice(list(KINDS)), default="phrases", help="The kind of match."
)
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("rules"),
    show_default=True,
    help="The folder of your rules; name it under `rules` in the configuration.",
)
def command(rule_id: str, kind: str, folder: Path) -> int:
    """Write a rule file for RULE_ID (`category/name`), named after the defect.

    Its examples pass at once; change them and the match, and run `newslint test`.
    """
    if not regex.fullmatch(r"[a-z][a-z0-9-]*/[a-z][a-z0-9-]*", rule_id):
        raise UsageError(
            f"{rule_id!r} is no rule id; write category/name, such as boilerplate/app-banner"
        )
    path = folder / f"{rule_id}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(scaffold(rule_id, kind))
    except FileExistsError:
        raise UsageError(f"{path.as_posix()}: is there already; nothing was changed") from None
    click.echo(f"wrote {path.as_posix()}; now run: newslint test {path.as_posix()}")
    return 0
