"""Which configurations a run has looked at everything of.

Only of those can it be said that an entry under `ignores` is of no use: a run over a few named
files, such as pre-commit's, or with a few rules only has not seen what the entry may be for.
"""

from __future__ import annotations

import os.path
from pathlib import Path
from typing import TYPE_CHECKING

from newslint.config.configuration import Config

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newslint.config.resolve import Resolver
    from newslint.config.settings import CommandLine


def within_reach(resolver: Resolver, paths: Sequence[str], chosen: Path | None) -> Iterator[Config]:
    """Give the configurations of a run, without the files in them that also speak of other texts.

    `paths` are those of the command line, `chosen` the configuration that it names.
    """
    if _narrowed(resolver.command_line):
        return
    folders = [_absolute(path) for path in paths or (".",) if Path(path).is_dir()]

    def searched(folder: Path) -> bool:
        return any(folder.is_relative_to(one) for one in folders)

    # A configuration that was named may lie anywhere; its globs are about the working folder.
    if chosen is not None and not searched(Path.cwd()):
        return
    named = None if chosen is None else _absolute(chosen)
    for config in resolver.configs:
        yield Config(tuple(f for f in config.files if f.path == named or searched(f.folder)))


def _narrowed(said: CommandLine) -> bool:
    """Tell whether the command line leaves out rules or files, or has them read otherwise."""
    return any((said.select, said.ignore, said.exclude, said.language, said.input_format))


def _absolute(path: str | Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - drops `..` by its looks, as shells do
