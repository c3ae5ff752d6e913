"""`newslint ignore`: have the configuration live with a finding."""

from __future__ import annotations

from dataclasses import astuple
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from newslint.cli.locator import FORMS, documents_at, parsed
from newslint.cli.look import Look
from newslint.cli.options import SETTINGS, Command, argument, under
from newslint.cli.streams import say
from newslint.config.new_ignore import entry_about
from newslint.config.place import shown
from newslint.config.resolve import Resolver
from newslint.config.schema import day
from newslint.config.settings import CommandLine
from newslint.config.write_ignore import add_ignore, flow, keys_of
from newslint.errors import InputError, UsageError
from newslint.pipeline.cache import cache_folder
from newslint.pipeline.kept_results import KeptResults
from newslint.pipeline.kept_rules import KeptRules
from newslint.pipeline.rulings import Rulings, known_ids
from newslint.report.line import locator as locator_of
from newslint.report.places import Places
from newslint.suppress.naming import complaint, means

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newslint.cli.locator import Place
    from newslint.model.document import Document
    from newslint.model.finding import Finding
    from newslint.model.result import DocumentResult

_LISTED = 10
"""How many findings are listed where there are several."""

option = under("Options")


class _Found(NamedTuple):
    """A finding at the place."""

    document: Document
    finding: Finding
    places: Places

    @property
    def where(self) -> str:
        """Give the locator that reports print."""
        return locator_of(self.document, self.finding.span.start, self.places)


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value is not None and day(value) is None:
        raise click.BadParameter(f"{value!r} is not a day; write it as 2027-03-31", ctx, param)
    return value


def _reason(ctx: click.Context, param: click.Parameter, value: str) -> str:
    if not value.strip():
        raise click.BadParameter("is blank; say why the finding is all right", ctx, param)
    return value.strip()


@click.command(cls=Command, context_settings=SETTINGS, name="ignore")
@argument("locator", nargs=-1, required=True, about=FORMS)
@option(
    "--reason",
    required=True,
    callback=_reason,
    metavar="TEXT",
    help="Why the finding is all right; needed.",
)
@option("--rule", metavar="ID", help="The rule, where several found something.")
@option("--until", callback=_day, metavar="DAY", help="The last day to ignore it, as 2027-03-31.")
@option("--field", multiple=True, metavar="NAME", help="The field of records that holds the text.")
@option("--language", metavar="CODE", help="The language of the article, if it was said before.")
@option(
    "--config",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write into this configuration instead of the closest one.",
)
def command(  # noqa: PLR0913 - one for each option
    *,
    locator: tuple[str, ...],
    reason: str,
    rule: str | None,
    until: str | None,
    field: tuple[str, ...],
    language: str | None,
    config: Path | None,
) -> int:
    r"""Write an entry for one finding under `ignores` into the closest newslint.yaml.

    \b
    newslint ignore article.txt:12:4 --reason "the company spells itself so"

    The entry names the rule, the words, and the record or the file: it holds when the text moves.
    """
    place = parsed(locator)
    extra = None if rule is None else (rule,)
    said = CommandLine(fields=field, language=language, extend_select=extra)
    resolver = Resolver(said, config=config)
    settings = resolver.settings(place.path)
    if rule is not None and (wrong := complaint(rule, known_ids(settings.rule_folders))):
        raise UsageError(f"--rule: {wrong}")
    look = Look(resolver, Rulings(KeptRules.of_user(), KeptResults(cache_folder())))
    found = _at(place, [look(document) for document in documents_at(place, settings)])
    chosen = _chosen(place, [one for one in found if rule is None or means(rule, one.finding.rule)])
    if chosen.finding.suppression is not None:
        why = chosen.finding.suppression.justification
        say(f"{chosen.where}: {chosen.finding.rule} is ignored already{why and f': {why}'}")
        return 0
    path = file_for(chosen.document, resolver)
    entry = entry_about(chosen.document, chosen.finding, path.parent, reason, until)
    add_ignore(path, entry)
    say(f"{shown(path)}: ignores {flow(keys_of(entry))}")
    return 0


def file_for(document: Document, resolver: Resolver) -> Path:
    """Give the configuration for entries about a document; it need not be there yet."""
    closest = resolver.closest_file(document.path)
    if closest is not None:
        return closest
    here, path = Path.cwd(), Path(document.path).absolute()
    return (here if path.is_relative_to(here) else path.parent) / "newslint.yaml"


def _at(place: Place, results: Sequence[DocumentResult]) -> list[_Found]:
    """Give the findings that begin at the place, or, if none does, those that it lies in."""
    found = [
        _Found(result.document, finding, places)
        for result in results
        for places in [Places(result.document)]
        for finding in result.findings
    ]
    begun = [one for one in found if _is(place, one.finding.span.start, one.places)]
    return begun or [
        one
        for one in found
        if any(_is(place, at, one.places) for at in range(*astuple(one.finding.span)))
    ]


def _is(place: Place, offset: int, places: Places) -> bool:
    """Tell whether the place means an offset of a document."""
    if place.inside is not None:
        return places.in_text(offset) == place.inside
    there = places.in_file(offset)
    return there.line == place.line and place.column in {None, there.column}


def _chosen(place: Place, found: Sequence[_Found]) -> _Found:
    """Give the one finding that is meant: that which counts, if there is but one.

    Raises:
        InputError: there is none.
        UsageError: there are several.

    """
    if not found:
        raise InputError(f"{place}: nothing was found there that could be ignored")
    live = [one for one in found if one.finding.suppression is None]
    if len(live) <= 1:
        return (live or found)[0]
    listed = [f"{one.finding.rule} at {one.where}" for one in live[:_LISTED]]
    more = f" and {len(live) - _LISTED:,} more" if len(live) > _LISTED else ""
    raise UsageError(
        f"{len(live):,} findings are meant: {', '.join(listed)}{more}; "
        "name the rule with --rule, or the very place"
    )
