"""What both programs of the benchmark are told on their command lines."""

from __future__ import annotations

import os
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path

from tests.bench import ruleset

_DATA = os.environ.get("NEWSLINT_EVAL", "../shared/eval")


def parser(program: str, description: str | None) -> ArgumentParser:
    """Give a parser of the options that both have: where the data is, and how many rules there are."""
    made = ArgumentParser(prog=f"python -m {program}", description=description)
    made.add_argument(
        "folder",
        type=_data,
        nargs="?",
        default=_DATA,
        help=f"evaluation data; NEWSLINT_EVAL names it, too ({_DATA})",
    )
    made.add_argument(
        "--rules",
        type=int,
        default=ruleset.RULES,
        help=f"shipped rules and made-up ones ({ruleset.RULES})",
    )
    return made


def _data(text: str) -> Path:
    folder = Path(text)
    if not (folder / "clean" / "texts.jsonl").is_file():
        raise ArgumentTypeError(f"{folder} holds no evaluation data, of which the corpus is made")
    return folder
