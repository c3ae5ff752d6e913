"""`newslint init`: a commented configuration to start from."""

from __future__ import annotations

from pathlib import Path

import click

from newslint.config.scaffold import initial_config
from newslint.errors import UsageError

NAME = "newslint.yaml"


@click.command(name="init", short_help="Write a commented configuration.")
@click.argument(
    "folder", type=click.Path(file_okay=False, exists=True, path_type=Path), default="."
)
def command(folder: Path) -> int:
    """Write newslint.yaml, with every setting explained, into FOLDER (default: here)."""
    path = folder / NAME
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(initial_config())
    except FileExistsError:
        raise UsageError(f"{path.as_posix()}: is there already; nothing was changed") from None
    click.echo(f"wrote {path.as_posix()}")
    return 0
