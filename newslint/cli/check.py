"""`newslint check`, the default command: what it can be told, and its help."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newslint.cli.options import SETTINGS, Command, argument, one_of, under, words
from newslint.config.settings import CommandLine
from newslint.formats.registry import FORMATS
from newslint.report.registry import AUTO, REPORTERS
from newslint.ruleset.wording import listed

if TYPE_CHECKING:
    from newslint.cli.call import Call
    from newslint.config.resolve import Resolver

choosing, fixing = under("Choosing rules"), under("Fixing")
reading, showing, gating, running = under("Input"), under("Output"), under("Gate"), under("Run")


def _processes(ctx: click.Context, param: click.Parameter, value: str) -> int | None:
    """Give the number of processes, None for `auto`."""
    if value == "auto":
        return None
    if not value.isdecimal() or not int(value):
        raise click.BadParameter(
            f"{value!r} is no number of processes; write 4, or auto", ctx, param
        )
    return int(value)


@click.command(
    cls=Command,
    context_settings=SETTINGS,
    name="check",
    epilog="""\b
Exit status:
  0  nothing was found that --fail-on asks for
  1  something was found, or --diff would change something
  2  newslint could not do its job: a wrong call, configuration or rule, or an
     input that could not be read, written or checked in full""",
)
@argument(
    "paths", nargs=-1, about="Files, folders or globs; - is standard input.  [default: this folder]"
)
@choosing(
    "--select",
    multiple=True,
    metavar="RULES",
    help="Run these only: ids, categories, globs or ALL, with commas between.",
)
@choosing("--ignore", multiple=True, metavar="RULES", help="Run all but these.")
@choosing("--extend-select", multiple=True, metavar="RULES", help="Run these as well.")
@fixing("--fix/--no-fix", default=None, help="Repair what is safe to repair, in place.")
@fixing(
    "--unsafe-fixes/--no-unsafe-fixes",
    default=None,
    help="With --fix or --diff: make also those repairs that move or remove words.",
)
@fixing("--diff", is_flag=True, help="Show what --fix would change as a patch; change nothing.")
@fixing(
    "--output-dir",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="With --fix: leave the files alone, and write repaired copies of all of them here.",
)
@fixing("--show-fixes", is_flag=True, help="With --fix: list what was repaired.")
@reading("--language", metavar="CODE", help="The language of the articles (es), or auto.")
@reading(
    "--input-format",
    callback=one_of(*FORMATS),
    metavar="FORMAT",
    help=f"What the files are, whatever their names: {listed(list(FORMATS))}.",
)
@reading(
    "--field",
    multiple=True,
    metavar="NAMES",
    help="The fields of records that hold the text: body, article.body, with commas between;"
    " can be repeated.  [default: the first of text, body, content ... that there is]",
)
@reading("--record-id", metavar="NAME", help="The field that tells a record from others.")
@reading(
    "--stdin-filename",
    metavar="NAME",
    help="What to call standard input; its ending tells the format, its folder the configuration.",
)
@reading(
    "--allow-bad-records",
    type=click.IntRange(0),
    default=0,
    metavar="N",
    help="So many records may be unreadable without exit status 2.  [default: 0]",
)
@reading("--exclude", multiple=True, metavar="GLOBS", help="Leave these out of folders.")
@reading("--force-exclude", is_flag=True, help="Leave out what is excluded even if it is named.")
@showing(
    "--output-format",
    callback=one_of(*REPORTERS, AUTO),
    metavar="FORMAT",
    help=f"How to show findings: {listed(list(REPORTERS))}; or auto, which is github in GitHub Actions"
    " and else full.  [default: full]",
)
@showing(
    "--output",
    multiple=True,
    metavar="FORMAT=FILE",
    help="Write a report to a file as well; can be repeated.",
)
@showing(
    "--statistics",
    is_flag=True,
    help="Count findings by rule, source, language and file instead of listing them.",
)
@showing("-q", "--quiet", is_flag=True, help="Print findings and failures only.")
@showing("--no-color", is_flag=True, help="Print no colour; as does NO_COLOR in the environment.")
@showing(
    "--fail-on",
    callback=one_of("error", "warning", "info", "never"),
    metavar="LEVEL",
    help="How bad a finding must be for exit status 1: error, warning, info or never."
    "  [default: warning]",
)
@gating(
    "--baseline",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The findings in this file are known and do not count; see `newslint baseline --help`.",
)
@gating(
    "--gate",
    is_flag=True,
    help="Let the thresholds under `gate:` in the configuration decide the exit status.",
)
@running(
    "--config",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Use this configuration instead of the closest one.",
)
@running("--isolated", is_flag=True, help="Use no configuration.")
@running(
    "--workers",
    callback=_processes,
    metavar="N",
    default="auto",
    help="How many processes share the work."
    "  [default: auto, one for each processor if there is much to read]",
)
@running(
    "--no-cache",
    is_flag=True,
    help="Look at everything anew, and keep nothing of it for the next run.",
)
@running(
    "--cache-dir",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Keep results here.  [default: NEWSLINT_CACHE_DIR, or the user's cache folder]",
)
@running(
    "--profile",
    is_flag=True,
    help="Say on standard error what each rule cost; look at everything anew.",
)
@running(
    "--show-settings",
    is_flag=True,
    help="Print the settings of the first path, and where they come from; check nothing.",
)
@running("--show-files", is_flag=True, help="Print the files to be checked; check nothing.")
def command(**options: Any) -> int:
    """Lint articles, and repair them with --fix.

    This is the default command: `newslint articles/` is short for `newslint check articles/`.
    """
    # Help and mistakes need none of them.
    from newslint.cli.known import known_findings  # noqa: PLC0415
    from newslint.cli.session import Session  # noqa: PLC0415

    call, resolver = taken(options)
    return Session(call, resolver, known_findings(call, resolver)).run()


def taken(options: dict[str, Any]) -> tuple[Call, Resolver]:
    """Take the options of a call apart: what they say about the run, and about settings.

    Raises:
        UsageError: they make no sense.
        ConfigError: the configuration cannot be used.

    """
    from newslint.cli.call import Call  # noqa: PLC0415
    from newslint.config.resolve import Resolver  # noqa: PLC0415

    call = Call(**{name: options[name] for name in Call.__dataclass_fields__})
    return call, Resolver(_command_line(options), config=call.config, isolated=call.isolated)


def _command_line(options: dict[str, Any]) -> CommandLine:
    return CommandLine(
        select=words(options["select"]) or None,
        ignore=words(options["ignore"]) or None,
        extend_select=words(options["extend_select"]) or None,
        language=options["language"],
        input_format=options["input_format"],
        fields=words(options["field"]),
        record_id=options["record_id"],
        exclude=words(options["exclude"]),
        fail_on=options["fail_on"],
        output_format=options["output_format"],
        fix=options["fix"],
        unsafe_fixes=options["unsafe_fixes"],
    )
