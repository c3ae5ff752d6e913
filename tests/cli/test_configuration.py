"""Configurations and users' rules, right and wrong, as the command line tells of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Done, Newslint

BLANKS = "whitespace/double-space"
DIRTY = "Uno  dos.\n"

RULE = """\
summary: A rule
severity: error
why: A test.
match: {match}
message: found it
flags: [{{text: "⟦{flag}⟧"}}]
passes: [nothing]
"""


def rule(match: str, flag: str = "xy") -> str:
    return RULE.format(match=match, flag=flag)


def concise(done: Done) -> list[tuple[str, str]]:
    """Give place and rule of the findings."""
    rows = (line.split(" ")[:2] for line in done.out.splitlines())
    return [(place.rstrip(":"), what.partition("[")[2].rstrip("]")) for place, what in rows]


CONFIG_MISTAKES = {
    "select: [ALL]\nignor: [markup]\n": "newslint.yaml:2:1: ignor: no such key; did you mean 'ignore'?",
    "fail-on: warn\n": "newslint.yaml:1:10: fail-on: 'warn' is not ",
    "select: [boilerplat]\n": (
        "newslint.yaml:1:10: select[0]: no rule or category is called 'boilerplat'; "
        "did you mean 'boilerplate'?"
    ),
    "select: [ALL\n": "newslint.yaml:1:9: the bracket that opens here is not closed",
    "- ALL\n": "newslint.yaml:1:1: is a list; a configuration is a mapping, ",
    "extend: nowhere.yaml\n": "newslint.yaml:1:9: extend: there is no file 'nowhere.yaml'",
    "rules: [nowhere]\n": "newslint.yaml:1:9: rules[0]: ",
    "gate: [{rules: ALL}]\n": "newslint.yaml:1:8: gate[0].max: is missing",
    "timeout: soon\n": "newslint.yaml:1:10: timeout: ",
}


@pytest.mark.parametrize(
    ("config", "told"), CONFIG_MISTAKES.items(), ids=lambda text: text.split()[0]
)
def test_mistakes_in_configurations(newslint: Newslint, config: str, told: str) -> None:
    newslint.write({"a.txt": DIRTY, "newslint.yaml": config})
    done = newslint("--fix", "a.txt")
    assert (done.status, done.out, len(done.told)) == (2, "", 1)
    assert done.err.startswith(told)
    assert newslint.read("a.txt") == DIRTY.encode()


def test_all_mistakes_in_rule_files_are_told_at_once(newslint: Newslint) -> None:
    newslint.write(
        {
            "a.txt": DIRTY,
            "newslint.yaml": "{rules: [own], select: [mine]}",
            "own/mine/a.yaml": rule("{pattern: ['x']}"),
            "own/mine/b.yaml": rule("{patterns: ['xy']}").replace("error", "eror"),
            "own/mine/c.yaml": rule("{patterns: ['xy']"),
            "own/mine/d.yaml": "extends: markup/html-tg\n",
            "own/mine/e.yaml": b"\xff",
        }
    )
    done = newslint("--fix", "a.txt")
    told = [
        "a.yaml:4:9: match.pattern: no such key; did you mean 'patterns'?",
        "b.yaml:2:11: severity: 'eror' is not a severity; did you mean 'error'?",
        "c.yaml:4:8: the bracket that opens here is not closed",
        "d.yaml:1:10: extends: no rule is called 'markup/html-tg'; did you mean 'markup/html-tag'?",
        "e.yaml:1:1: is not UTF-8 (byte 1); save it as UTF-8",
    ]
    assert (done.status, done.out, newslint.read("a.txt")) == (2, "", DIRTY.encode())
    assert done.told == [f"own/mine/{line}" for line in told]


def test_rules_that_cannot_work_are_refused(newslint: Newslint) -> None:
    newslint.write(
        {
            "a.txt": DIRTY,
            "newslint.yaml": "{rules: [own], select: [mine]}",
            "own/mine/a.yaml": rule("{patterns: ['(x']}"),
            "own/mine/b.yaml": rule("{patterns: ['^(a|aa)+$']}"),
            "own/mine/c.yaml": rule("{patterns: ['x*']}"),
        }
    )
    done = newslint("--fix", "a.txt")
    assert (done.status, done.out, newslint.read("a.txt")) == (2, "", DIRTY.encode())
    begins = [
        "a.yaml:4:20: match.patterns[0]: '(x' is no pattern",
        "b.yaml:4:20: match.patterns[0]: takes too long on 'a' written 40 times; ",
        "c.yaml:4:20: match.patterns[0]: 'x*' matches the empty text",
    ]
    for line, begin in zip(done.told, begins, strict=True):
        assert line.startswith(f"own/mine/{begin}")


def test_a_pattern_that_takes_forever(newslint: Newslint) -> None:
    newslint.write(
        {
            "a.txt": "xy xxy " + "x" * 20_000 + "\n",
            "b.txt": "xy\n",
            "newslint.yaml": "{rules: [own], select: [mine], timeout: 0.1}",
            "own/mine/slow.yaml": rule("{patterns: ['(x+x+)+y']}", "xxxy"),
            "own/mine/quick.yaml": rule("{patterns: ['\\bxy']}"),
        }
    )
    done = newslint("-q", "--output-format", "concise", "a.txt", "b.txt")
    assert done.status == 2
    assert concise(done) == [("a.txt:1:1", "mine/quick"), ("b.txt:1:1", "mine/quick")]
    assert len(done.told) == 1
    assert done.err.startswith("a.txt: mine/slow: a pattern ran longer than 0.1 seconds; ")


def test_what_is_odd_about_a_rule_is_told_wherever_it_runs(newslint: Newslint) -> None:
    newslint.write(
        {
            "deep/a.txt": "[a-z]\n",
            "newslint.yaml": "{rules: [own], select: [mine]}",
            "own/mine/ascii.yaml": rule("{patterns: ['[a-z]y+x']}"),
        }
    )
    told = "'[a-z]' knows no letters but ASCII's: é, я or ß never match; write \\p{Ll}"
    for folder in ("", "deep"):
        done = newslint("-q", cwd=newslint.folder / folder)
        assert (done.status, done.told) == (0, [])
        done = newslint(cwd=newslint.folder / folder)
        path = newslint.folder / "own/mine/ascii.yaml" if folder else "own/mine/ascii.yaml"
        assert (done.status, done.told) == (0, [f"{path}:4:20: match.patterns[0]: {told}"])


def test_users_rules_extend_and_replace_shipped_ones(newslint: Newslint) -> None:
    newslint.write(
        {
            "a.txt": "Uno  dos.\n\nXyzzy\n\nTres cua\u00adtro\n",
            "newslint.yaml": f"{{rules: [own], select: [mine, {BLANKS}], language: es}}",
            "own/mine/link.yaml": (
                "extends: encoding/soft-hyphen\n"
                "match: {patterns+: ['Xyzzy']}\n"
                'flags+: [{text: "a ⟦Xyzzy⟧", fixed: "a"}]\n'
            ),
            "own/whitespace/double-space.yaml": rule("{patterns: ['Uno']}", "Uno"),
        }
    )
    done = newslint("-q", "--output-format", "concise", "a.txt")
    assert concise(done) == [
        ("a.txt:1:1", BLANKS),
        ("a.txt:3:1", "mine/link"),
        ("a.txt:5:9", "mine/link"),
    ]
    assert newslint("test", "own/mine").status == 0


def test_the_closest_configuration_counts_whole(newslint: Newslint) -> None:
    newslint.write(
        {
            "newslint.yaml": f"{{select: [{BLANKS}], fail-on: info}}",
            "in/newslint.yaml": "select: [whitespace/trailing-space]",
            "in/pyproject.toml": "[tool.newslint]\nselect = ['ALL']",
            "a.txt": "Uno  dos. \n",
            "in/a.txt": "Uno  dos. \n",
            "in/side/a.txt": "Uno  dos. \n",
        }
    )
    done = newslint("-q", "--output-format", "concise")
    assert concise(done) == [
        ("a.txt:1:4", BLANKS),
        ("in/a.txt:1:10", "whitespace/trailing-space"),
        ("in/side/a.txt:1:10", "whitespace/trailing-space"),
    ]


def test_overrides(newslint: Newslint) -> None:
    newslint.write(
        {
            "newslint.yaml": (
                f"select: [{BLANKS}]\n"
                "overrides:\n"
                "  - {match: 'wire/**', ignore: [whitespace]}\n"
                f"  - {{match: '*.md', severity: {{{BLANKS}: error}}}}\n"
            ),
            "a.txt": DIRTY,
            "a.md": DIRTY,
            "wire/a.txt": DIRTY,
        }
    )
    done = newslint("-q", "--output-format", "concise")
    assert (done.status, done.out.splitlines()) == (
        1,
        [
            f"a.md:1:4: error[{BLANKS}] more than one blank between two words [*]",
            f"a.txt:1:4: info[{BLANKS}] more than one blank between two words [*]",
        ],
    )


IGNORES = f"""\
select: [{BLANKS}, whitespace/tab]
ignores:
  - {{rule: {BLANKS}, text: Uno  dos, reason: a list}}
  - {{rule: {BLANKS}, text: nowhere}}
  - {{rule: {BLANKS}, path: in/b.txt}}
  - {{rule: {BLANKS}, text: Uno, until: 2020-01-01}}
"""


@pytest.mark.parametrize(
    ("call", "lines"),
    [
        pytest.param("", [4, 6], id="the-folder"),
        pytest.param("--fix", [4, 6], id="fixing"),
        pytest.param(". a.txt", [4, 6], id="the-folder-and-more"),
        pytest.param("--workers 2", [4, 6], id="two-processes"),
        pytest.param("a.txt in/b.txt", [], id="named-files-as-from-pre-commit"),
        pytest.param("in", [], id="a-folder-below"),
        pytest.param(". missing.txt", [], id="not-all-was-read"),
        pytest.param("--select whitespace/tab", [], id="other-rules"),
        pytest.param("--exclude in", [], id="files-left-out"),
        pytest.param("-q", [], id="quietly"),
    ],
)
def test_useless_ignores_are_told_when_all_was_looked_at(
    newslint: Newslint, call: str, lines: list[int]
) -> None:
    newslint.write({"newslint.yaml": IGNORES, "a.txt": DIRTY, "in/b.txt": "Tres  cuatro.\n"})
    done = newslint(*call.split())
    told = [line for line in done.told if line.startswith("newslint.yaml")]
    assert [int(line.split(":")[1]) for line in told] == lines
    assert done.status == (2 if "missing" in call else 0)


def test_ignored_findings_do_not_count(newslint: Newslint) -> None:
    newslint.write({"newslint.yaml": IGNORES, "a.txt": DIRTY})
    done = newslint("--fail-on", "info", "--fix", "a.txt")
    assert (done.status, done.out) == (0, "All clean: 1 document checked (1 suppressed).\n")
    assert newslint.read("a.txt") == DIRTY.encode()


def test_comments_in_texts(newslint: Newslint) -> None:
    newslint.write(
        {
            "a.md": f"<!-- newslint: disable={BLANKS} -->\n\nUno  dos.\n",
            "b.md": f"<!-- newslint: disable={BLANKS} -->\n\nUno dos.\n",
            "c.md": "<!-- newslint: disable=whitespace/doubl-space -->\n\nUno  dos.\n",
        }
    )
    call = ("--select", BLANKS, "-q", "--output-format", "concise")
    assert newslint(*call, "a.md").out == ""
    assert newslint("--select", BLANKS, "b.md").err.startswith("b.md:1:")
    wrong = newslint(*call, "c.md")
    assert wrong.err.startswith("c.md:1:")
    assert "did you mean 'whitespace/double-space'?" in wrong.err
    assert concise(wrong) == [("c.md:3:4", BLANKS)]


def test_settings_are_shown_with_their_origins(newslint: Newslint) -> None:
    newslint.write({"newslint.yaml": f"{{select: [{BLANKS}], fail-on: info}}", "a.txt": DIRTY})
    done = newslint("--show-settings", "--language", "es", "a.txt")
    lines = done.out.splitlines()
    assert (done.status, lines[:2]) == (
        0,
        ["# settings of a.txt", "# configuration: newslint.yaml"],
    )
    assert "fail-on: info  # newslint.yaml" in lines
    assert "language: es  # command line" in lines
    assert lines[-2:] == ["rules:", f"  {BLANKS}: info"]


def test_a_configuration_by_name(newslint: Newslint) -> None:
    newslint.write({"conf/strict.yaml": f"{{select: [{BLANKS}], fail-on: info}}", "a.txt": DIRTY})
    assert newslint("--config", "conf/strict.yaml", "a.txt").status == 1
    missing = newslint("--config", "conf/none.yaml", "a.txt")
    assert (missing.status, len(missing.told)) == (2, 1)
    assert missing.err.startswith("conf/none.yaml: cannot be read")
