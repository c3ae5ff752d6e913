"""Arguments and options whose help is in sections; click alone lists them all in one heap."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Iterable

F = TypeVar("F", bound=Callable[..., Any])

_WIDEST = 24
"""Columns for the names of options; a longer one has its help on the next line."""

SETTINGS: dict[str, Any] = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
"""What all commands have in common."""


class Argument(click.Argument):
    """An argument with a line in the help."""

    def __init__(self, *arguments: Any, about: str, **attributes: Any) -> None:
        super().__init__(*arguments, **attributes)
        self.heading = "Arguments"
        self.about = about

    def get_help_record(self, ctx: click.Context) -> tuple[str, str]:
        """Give the name as the usage line has it, and the line about it."""
        del ctx
        return f"{self.human_readable_name}{'...' if self.nargs < 0 else ''}", self.about


class Option(click.Option):
    """An option that belongs in a section of the help."""

    def __init__(self, *arguments: Any, heading: str = "Options", **attributes: Any) -> None:
        super().__init__(*arguments, **attributes)
        self.heading = heading

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Give the names and the help; an option and its opposite are `--[no-]fix`."""
        record = super().get_help_record(ctx)
        if record is None or not self.secondary_opts:
            return record
        return f"--[no-]{self.opts[0].removeprefix('--')}", record[1]


class Command(click.Command):
    """A command whose help lists arguments and options in sections, in the order they came in."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the sections; `--help` ends the last one."""
        sections: dict[str, list[tuple[str, str]]] = {}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record is not None:
                # click adds `--help` itself, so that it has no heading of its own.
                heading = getattr(parameter, "heading", next(reversed(sections), "Options"))
                sections.setdefault(heading, []).append(record)
        widths = [len(name) for records in sections.values() for name, _ in records]
        widest = max((width for width in widths if width <= _WIDEST), default=0)
        for heading, records in sections.items():
            with formatter.section(heading):
                padded = [(name.ljust(widest), about) for name, about in records]
                formatter.write_dl(padded, col_max=_WIDEST)


def argument(name: str, *, about: str, **attributes: Any) -> Callable[[F], F]:
    """Give a decorator like `click.argument`; `about` is its line in the help."""
    return click.argument(name, cls=Argument, about=about, **attributes)


def one_of(*known: str) -> Callable[[click.Context, click.Parameter, Any], Any]:
    """Give the callback of a parameter that takes one of some words.

    A wrong one is answered with the word that was probably meant.
    """

    def checked(ctx: click.Context, param: click.Parameter, value: Any) -> Any:
        if value is None or value in known:
            return value
        from newslint.ruleset.wording import cure  # noqa: PLC0415 - only for what is wrong

        raise click.BadParameter(f"there is no {value!r}; {cure(value, known)}", ctx, param)

    return checked


def under(heading: str) -> Callable[..., Callable[[F], F]]:
    """Give a decorator like `click.option` for options in the section `heading`."""

    def option(*names: str, **attributes: Any) -> Callable[[F], F]:
        return click.option(*names, cls=Option, heading=heading, **attributes)

    return option


def words(values: Iterable[str]) -> tuple[str, ...]:
    """Part lists written with commas, and put those of a repeated option together.

    >>> words(["a,b", "c"])
    ('a', 'b', 'c')
    """
    return tuple(word.strip() for value in values for word in value.split(",") if word.strip())
