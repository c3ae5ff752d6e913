"""`newslint new`: a rule file to start from, whose examples pass at once."""

from __future__ import annotations

from pathlib import Path

import click

from newslint.cli.options import SETTINGS, Command, argument, one_of, under
from newslint.cli.streams import say, start_file
from newslint.errors import UsageError
from newslint.ruleset.rule import KINDS
from newslint.ruleset.scaffold import scaffold
from newslint.ruleset.wording import listed, quoted

option = under("Options")


@click.command(cls=Command, context_settings=SETTINGS, name="new")
@argument("rule_id", about="category/name, named after the defect: boilerplate/app-banner.")
@option(
    "--kind",
    default="phrases",
    metavar="KIND",
    callback=one_of(*KINDS),
    help=f"The kind of match: {listed(list(KINDS))}.  [default: phrases]",
)
@option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("rules"),
    metavar="FOLDER",
    help="The folder of your rules; name it under `rules` in the configuration.  [default: rules]",
)
def command(rule_id: str, kind: str, folder: Path) -> int:
    """Start a new rule.

    The file explains itself, and its examples pass at once: change them, change the match, and run
    `newslint test`.
    """
    parts = rule_id.split("/")
    if len(parts) != 2 or not all(map(_is_name, parts)):  # noqa: PLR2004 - category and name
        raise UsageError(
            f"{quoted(rule_id)} is no id; write category/name in small letters, with hyphens, "
            "as boilerplate/app-banner"
        )
    path = folder / f"{rule_id}.yaml"
    start_file(path, scaffold(rule_id, kind))
    say(f"wrote {path.as_posix()}; now run: newslint test {path.as_posix()}")
    return 0


def _is_name(text: str) -> bool:
    words = text.split("-")
    return text.isascii() and text == text.lower() and all(word.isalnum() for word in words)
