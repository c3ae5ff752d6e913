"""The command line's front door: which command runs, and the exit status.

Commands live in a module each and are imported when they are called for, so that `--version` and a
slip of the pen cost nothing. What a user can cause is one line on standard error and exit status 2.
Anything else is a bug and keeps its traceback; it must not pass for findings, so its status is 2 as
well.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
from importlib import import_module
from pathlib import Path
from typing import NoReturn

import click

from newslint.cli.options import SETTINGS
from newslint.cli.streams import BUG, make_encodable, say
from newslint.errors import NewslintError, UsageError
from newslint.version import VERSION

COMMANDS = {
    "check": "Lint articles, and repair them with --fix; the default command.",
    "baseline": "Keep the findings of today, so that only new ones count.",
    "ignore": "Have the configuration live with a finding.",
    "review": "Decide about findings one by one.",
    "rules": "List the rules.",
    "show": "Show the text around a place that a report names.",
    "explain": "Explain a rule, with its examples.",
    "test": "Run the examples in rule files.",
    "new": "Start a new rule.",
    "schema": "Print the JSON Schema of rule files, configurations or findings.",
    "init": "Write a configuration to start from.",
}
"""The commands in the order of the help, each with its line there."""

DEFAULT = "check"

FAILED, INTERRUPTED, TERMINATED, PIPE_CLOSED = 2, 128 + 2, 128 + 15, 128 + 13
"""Exit statuses; the last three are what shells give for the signals INT, TERM and PIPE."""

_COMPLETION = "_NEWSLINT_COMPLETE"
"""What click's completion scripts set in the environment."""


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
            _refuse_slip(args)
            args = [DEFAULT, *args]
        return super().parse_args(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Show both ways to call newslint."""
        del ctx
        formatter.write_usage("newslint", "[check] [OPTIONS] [PATHS]...")
        formatter.write_usage("newslint", "COMMAND [OPTIONS] ...", prefix="       ")

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(
    cls=Commands,
    context_settings=SETTINGS,
    epilog="""\b
Examples:
  newslint articles/             lint the articles in a folder
  newslint --fix articles/       repair what is safe to repair
  newslint --diff article.txt    show what would be repaired
  newslint explain boilerplate/related-link

`newslint check --help` tells the options of linting and fixing.""",
)
@click.version_option(VERSION, "-V", "--version", message="newslint %(version)s")
def newslint() -> None:
    """Find and repair what scrapers, translators and converters left in articles."""


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command line and exit with its status."""
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: list[str]) -> int:
    """Run the command line and give its exit status."""
    # The default would leave temporary files behind; now it is an exception as any other.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED))
    make_encodable(sys.stdout, sys.stderr)
    try:
        status = _command(arguments)
        sys.stdout.flush()
    except (NewslintError, click.ClickException) as error:
        return _complain(_told(error, arguments))
    except KeyboardInterrupt:
        say("newslint: interrupted", sys.stderr)
        return INTERRUPTED
    except OSError as error:
        return _lost_output(error)
    except Exception:  # noqa: BLE001 - whatever it is, status 1 would call it findings
        return _bug()
    return status


def _command(arguments: list[str]) -> int:
    if _COMPLETION in os.environ:
        newslint.main(arguments, "newslint")
    # Not `main`, which has its own ideas of exit statuses.
    try:
        with newslint.make_context("newslint", arguments) as context:
            status = newslint.invoke(context)
    except click.exceptions.Exit as request:  # --help and --version are done
        return request.exit_code
    return status if isinstance(status, int) else 0


def _complain(line: str) -> int:
    say(line, sys.stderr)
    return FAILED


def _refuse_slip(args: list[str]) -> None:
    """Refuse what looks more like a misspelled command than like a path.

    Raises:
        UsageError: it does.

    """
    word = args[0] if args else ""
    if not word.isalpha() or Path(word).exists():
        return
    from difflib import get_close_matches  # noqa: PLC0415 - only for what is wrong

    if close := get_close_matches(word, COMMANDS, 1, cutoff=0.7):
        meant = f"did you mean {close[0]!r}?"
        raise UsageError(f"no command, file or folder is called {word!r}; {meant}")


def _told(error: NewslintError | click.ClickException, arguments: list[str]) -> str:
    """Say what the user has to mend; a file that is wrong comes first in its line."""
    if isinstance(error, click.ClickException):
        command = arguments[0] if arguments and arguments[0] in COMMANDS else DEFAULT
        return f"newslint: {_wrong_call(error, f'see `newslint {command} --help`')}"
    return f"newslint: {error}" if isinstance(error, UsageError) else str(error)


def _wrong_call(error: click.ClickException, cure: str) -> str:
    match error:
        case click.NoSuchOption(option_name=name, possibilities=close):
            meant = f"did you mean {close[0]!r}?" if close else cure
            return f"no option is called {name!r}; {meant}"
        case click.MissingParameter(param=click.Parameter() as missing):
            return f"{missing.human_readable_name} is missing; {cure}"
        case click.BadParameter(param=click.Option() as option):
            return f"{option.opts[-1]}: {_as_clause(error.message)}"
        case click.BadParameter(param=click.Argument() as argument):
            return f"{argument.human_readable_name}: {_as_clause(error.message)}"
        case click.UsageError():
            return f"{_as_clause(error.format_message())}; {cure}"
    return _as_clause(error.format_message())


def _as_clause(sentence: str) -> str:
    return f"{sentence[:1].lower()}{sentence[1:]}".rstrip(".")


def _lost_output(error: OSError) -> int:
    """Deal with output that nobody can take; of all other errors of the system, tell as of bugs."""
    closed = isinstance(error, BrokenPipeError)
    if not closed and error.errno not in {errno.ENOSPC, errno.EDQUOT}:
        return _bug()
    # Else Python would try once more at exit, and complain.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    # Whoever stops reading (`newslint … | head`) has seen enough; the shell calls it by the signal.
    return PIPE_CLOSED if closed else _complain(f"newslint: cannot write: {error.strerror}")


def _bug() -> int:
    import traceback  # noqa: PLC0415 - hardly ever

    traceback.print_exc()
    return _complain(BUG)
