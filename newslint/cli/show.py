"""`newslint show`: the text around a place that a report names."""

from __future__ import annotations

import sys
from bisect import bisect_right
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newslint.cli.locator import FORMS, documents_at, parsed
from newslint.cli.options import SETTINGS, Command, argument, under
from newslint.cli.streams import columns, say, wants_color
from newslint.config.resolve import Resolver
from newslint.errors import InputError
from newslint.model.span import LineTable, Position, Span
from newslint.report.line import record_name
from newslint.report.paint import painter
from newslint.report.snippet import window
from newslint.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.cli.locator import Place
    from newslint.model.document import Document
    from newslint.report.paint import Paint

_PIPED = 100
"""Columns where there is no terminal."""

option = under("Options")


@click.command(cls=Command, context_settings=SETTINGS, name="show")
@argument(
    "locator",
    nargs=-1,
    required=True,
    about=FORMS,
)
@option(
    "--lines", default=3, metavar="N", help="Lines of the text before and behind.  [default: 3]"
)
@option("--field", multiple=True, metavar="NAME", help="The field of records that holds the text.")
@option(
    "--config",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Use this configuration instead of the closest one.",
)
@option("--isolated", is_flag=True, help="Use no configuration.")
def command(
    locator: tuple[str, ...],
    lines: int,
    field: tuple[str, ...],
    config: Path | None,
    isolated: bool,
) -> int:
    """Show the text around a place, in a record as rules see it: decoded, with its line ends."""
    from newslint.config.settings import CommandLine  # noqa: PLC0415 - beside its only use

    place = parsed(locator)
    resolver = Resolver(CommandLine(fields=field), config=config, isolated=isolated)
    there = documents_at(place, resolver.settings(place.path))
    found = [one for one in there if one.role != "record"]  # that has no text
    if not found:
        raise InputError(f"{place.path}:{place.line}: no text that could be read is there")
    width = columns(sys.stdout, piped=_PIPED)
    paint = painter(color=wants_color(sys.stdout))
    say("\n\n".join("\n".join(_drawn(one, place, lines, width, paint)) for one in found))
    return 0


def _drawn(
    document: Document, place: Place, around: int, width: int, paint: Paint
) -> Iterator[str]:
    """Give the lines to print: what the record is called, and the lines of the text."""
    if name := record_name(document):
        title = document.companions.get("title")
        yield paint(f"{visible(document.path)}: {name}{f', {title}' if title else ''}", "path")
    lines = LineTable(document.text)
    target = place.inside or _inside(document, place)
    middle = target.line if target else 1
    last = min(len(lines), middle + around)
    gutter = len(str(last))
    for number in range(max(1, middle - around), last + 1):
        line = lines.span(number).of(document.text)
        at = target.column - 1 if target and number == middle else 0
        mark = Span(min(at, len(line)), min(at + 1, len(line)))
        shown = window(line, mark, width - gutter - len(" | "))
        text = f"{shown.before.text}{shown.marked.text}{shown.after.text}"
        yield f"{paint(f'{number:>{gutter}} |', 'gutter')} {text}".rstrip()
        if target and number == middle:
            yield f"{paint(f'{str():>{gutter}} |', 'gutter')} {paint(shown.carets, 'error')}"


def _inside(document: Document, place: Place) -> Position | None:
    """Give where in the text of a document a place of the file is; None if it does not say."""
    if document.placement is None:
        return Position(place.line, place.column or 1)
    if place.column is None:
        return None
    # Places in the file come in the order of the text.
    way = document.placement.position
    wanted = Position(place.line, place.column)
    behind = bisect_right(range(len(document.text) + 1), wanted, key=way)
    return LineTable(document.text).position(max(0, behind - 1))
