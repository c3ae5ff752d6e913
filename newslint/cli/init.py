"""`newslint init`: a commented configuration to start from."""

from __future__ import annotations

from pathlib import Path

import click

from newslint.cli.options import SETTINGS, Command, argument
from newslint.cli.streams import say, start_file
from newslint.config.scaffold import initial_config

NAME = "newslint.yaml"


@click.command(cls=Command, context_settings=SETTINGS, name="init")
@argument(
    "folder",
    required=False,
    type=click.Path(file_okay=False, exists=True, path_type=Path),
    default=Path(),
    about="Where to put it.  [default: this folder]",
)
def command(folder: Path) -> int:
    """Write newslint.yaml, with every setting explained, to start from."""
    path = folder / NAME
    start_file(path, initial_config())
    say(f"wrote {path.as_posix()}")
    return 0
