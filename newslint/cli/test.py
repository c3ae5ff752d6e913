"""`newslint test`: whether rules keep the promises in their own files.

Besides running the examples it tells what is odd about the rules themselves: patterns that can
never match, or take forever, exceptions without an example.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newslint.cli.options import SETTINGS, Command, argument, under
from newslint.cli.rulesets import known_rules, rule_folders
from newslint.cli.streams import say, wants_color
from newslint.errors import UsageError
from newslint.pipeline.verify import Example, Failure, examples, verify
from newslint.report.closing import counted
from newslint.report.paint import Paint, painter
from newslint.report.visible import visible
from newslint.ruleset.builtin import shipped_rules
from newslint.ruleset.examine import examine
from newslint.ruleset.load import load_rules
from newslint.ruleset.places import Places

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newslint.ruleset.flaws import RuleProblem
    from newslint.ruleset.rule import Rule


@click.command(cls=Command, context_settings=SETTINGS, name="test")
@argument(
    "paths",
    nargs=-1,
    type=click.Path(exists=True, path_type=Path),
    about="Rule files, or folders of them.  [default: the shipped rules and your own]",
)
@under("Options")("-q", "--quiet", is_flag=True, help="Print nothing if all is well.")
def command(paths: tuple[Path, ...], quiet: bool) -> int:
    """Run the examples in rule files, and tell what is odd about the rules.

    A flagged example must be reported on exactly its marked spans and be repaired as it shows; a
    passing one must stay silent; a known gap (`todo-flags`) must still be one.

    Exit status: 0 all is well, 1 an example failed or a rule is unsound, 2 a file is no rule.
    """
    rules = _rules(paths)
    cases = [example for rule in rules for example in examples(rule)]
    paint = painter(color=wants_color(sys.stdout))
    failed = sum(_report(example, paint) for example in cases)
    problems = examine(rules)
    for problem in problems:
        level = paint(problem.level, problem.level)
        say(f"{paint(f'{problem.place}:', 'path')} {level}: {problem.told}")
    if failed or problems or not quiet:
        say(_total(len(rules), len(cases), failed, problems))
    return 1 if failed or any(problem.level == "error" for problem in problems) else 0


def _rules(paths: tuple[Path, ...]) -> Sequence[Rule]:
    """Give the rules in `paths`; without any, all that are known here."""
    if not paths:
        return known_rules()
    wanted = [path.resolve() for path in paths]
    # With all that rules may extend; a rule there may take the place of one that is wanted.
    known = load_rules(shipped_rules(), *rule_folders(), *paths)
    rules = [rule for rule in known if _is_in(Path(rule.path).resolve(), wanted)]
    if not rules:
        raise UsageError(f"{paths[0].as_posix()}: there is no rule file here")
    return rules


def _is_in(file: Path, wanted: Sequence[Path]) -> bool:
    return any(file.is_relative_to(place) for place in wanted)


def _report(example: Example, paint: Paint) -> bool:
    failures = verify(example)
    for failure in failures:
        place = _place(example)
        say(f"{paint(f'{place}:', 'path')} {example.kind}[{example.number}] {failure.what}")
        for line in _details(failure, paint):
            say(line)
    return bool(failures)


def _place(example: Example) -> str:
    """Give `path:line:column` of an example."""
    rule = example.rule
    sections = {"flags": rule.flags, "passes": rule.passes, "todo-flags": rule.todo_flags}
    places = Places(Path(rule.path).read_text(encoding="utf-8-sig"), sections)
    line, column = places.find((example.kind, example.number))
    return f"{rule.path}:{line}:{column}"


def _details(failure: Failure, paint: Paint) -> Iterator[str]:
    if failure.wanted is not None:
        yield f"  {paint('wanted', 'new')}  {visible(failure.wanted)}"
    if failure.got is not None:
        yield f"  {paint('got', 'old')}     {visible(failure.got)}"


def _total(rules: int, cases: int, failed: int, problems: Sequence[RuleProblem]) -> str:
    tried = f"{counted(cases, 'example')} of {counted(rules, 'rule')}: {failed or 'none'} failed"
    levels = [problem.level for problem in problems]
    odd = [counted(levels.count(level), level) for level in ("error", "warning") if level in levels]
    return f"{tried}; {' and '.join(odd)} about the rules" if odd else tried
