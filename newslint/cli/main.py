"""The command line's front door: which command runs, and the exit status.

Commands live in a module each and are imported when they are called for, so that `newslint --version`
and a typing error cost nothing. What a user can cause is one line on stderr and exit status 2;
anything else is a bug and keeps its traceback.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import NoReturn

import click

import newslint
from newslint.errors import NewslintError

COMMANDS = {
    "check": "Lint articles, and repair them with --fix. The default command.",
    "rules": "List the rules.",
    "explain": "Explain a rule, with its examples.",
    "test": "Run the examples in rule files.",
    "new": "Start a new rule.",
    "schema": "Print the JSON Schema of rule files, configuration or findings.",
    "init": "Write a commented configuration.",
}
"""The commands in the order of the help, each with its line there."""

DEFAULT = "check"


class Commands(click.Group):
    """Commands that are imported when used; what is no command is given to `check`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names in the order of the help."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command of that name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"newslint.cli.{cmd_name}").command
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the default command in front unless a command or an option of our own comes first."""
        own = {"--help", "-h", "--version", "-V"}
        if not args or (args[0] not in COMMANDS and args[0] not in own):
            args = [DEFAULT, *args]
        return super().parse_args(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
Examples:
  newslint articles/             lint a folder
  newslint --fix articles/       repair what is safe to repair
  newslint --diff article.txt    show what would be repaired
  newslint explain boilerplate/related-link

`newslint check --help` lists the options of linting and fixing.""",
)
@click.version_option(newslint.__version__, "-V", "--version", message="newslint %(version)s")
def newslint_command() -> None:
    """Find and repair what scrapers, translators and converters left in articles.

    `newslint [OPTIONS] [PATHS]...` is short for `newslint check`.

    Exit status: 0 clean, 1 findings, 2 newslint could not do its job.
    """


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command line and exit with its status."""
    sys.exit(_run(arguments))


def _run(arguments: list[str] | None) -> int:
    try:
        status = newslint_command.main(arguments, prog_name="newslint", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return 2
    except click.Abort:
        click.echo("interrupted", err=True)
        return 130
    except NewslintError as error:
        click.echo(str(error), err=True)
        return 2
    except BrokenPipeError:
        # The reader has seen enough (`newslint … | head`). Python would complain once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status if isinstance(status, int) else 0
