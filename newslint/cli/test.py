"""`newslint test`: do rules keep the promises in their own files?"""

from __future__ import annotations

from pathlib import Path

import click

from newslint.cli.rulesets import known_rules
from newslint.pipeline.verify import Example, examples, verify
from newslint.ruleset.builtin import shipped_rules
from newslint.ruleset.load import load_rules
from newslint.ruleset.rule import Rule


@click.command(name="test", short_help="Run the examples in rule files.")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("-q", "--quiet", is_flag=True, help="Print problems only.")
def command(paths: tuple[Path, ...], quiet: bool) -> int:
    """Run the examples in rule files, or in those below PATHS.

    Without PATHS: the shipped rules and those of the configuration. Each flagged example must be
    reported on exactly its marked spans and be repaired as it shows; each passing example must stay
    silent. Exit status 1 if one is not.
    """
    cases = [example for rule in _rules(paths) for example in examples(rule)]
    failed = sum(_report(example) for example in cases)
    if not cases:
        click.echo("no rule file found", err=True)
        return 2
    if failed or not quiet:
        rules = len({example.rule.id for example in cases})
        click.echo(f"{len(cases)} examples of {rules} rules: {failed or 'none'} failed")
    return 1 if failed else 0


def _rules(paths: tuple[Path, ...]) -> tuple[Rule, ...]:
    if not paths:
        return known_rules()
    wanted = {path.resolve() for path in paths}
    rules = load_rules(shipped_rules(), *(path for path in paths if path.is_dir()))
    return tuple(rule for rule in rules if _is_below(Path(rule.path).resolve(), wanted))


def _is_below(path: Path, wanted: set[Path]) -> bool:
    return path in wanted or any(parent in wanted for parent in path.parents)


def _report(example: Example) -> bool:
    problems = verify(example)
    for problem in problems:
        click.echo(f"{example.rule.path}: {example.kind}[{example.number}]: {problem}")
    return bool(problems)
