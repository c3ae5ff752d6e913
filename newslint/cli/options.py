"""Options under headings: click lists them all in one heap."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


class Option(click.Option):
    """An option that belongs under a heading of the help."""

    def __init__(self, *arguments: Any, heading: str = "Options", **attributes: Any) -> None:
        super().__init__(*arguments, **attributes)
        self.heading = heading


class Command(click.Command):
    """A command whose help lists its options under their headings, in the order they were given in."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write a section for each heading."""
        sections: dict[str, list[tuple[str, str]]] = {}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record is not None:
                sections.setdefault(getattr(parameter, "heading", "Others"), []).append(record)
        for heading, records in sections.items():
            with formatter.section(heading):
                formatter.write_dl(records, col_max=32)


def under(heading: str) -> Callable[..., Callable[[F], F]]:
    """Give a decorator like `click.option` for options under `heading`."""

    def option(*names: str, **attributes: Any) -> Callable[[F], F]:
        return click.option(*names, cls=Option, heading=heading, **attributes)

    return option


def words(values: Iterable[str]) -> tuple[str, ...]:
    """Part lists written with commas, and put those of a repeated option together.

    >>> words(["a,b", "c"])
    ('a', 'b', 'c')
    """
    return tuple(word.strip() for value in values for word in value.split(",") if word.strip())
