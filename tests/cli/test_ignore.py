"""`newslint ignore`: one finding that is all right."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Newslint

LINT = Path(__file__).parent / "lint/newslint.yaml"

TEXT = "El tren llegó  tarde.\nDijo pasadoEl líder, y\u00a0 fue otraVez lo mismo.\n"


@pytest.fixture
def folder(newslint: Newslint) -> Newslint:
    """A folder with a configuration of its own, and an article."""
    config = f"# Ours.\nextend: {LINT.as_posix()}  # the rules\n\nfail-on: info\n"
    newslint.write({"newslint.yaml": config, "data/a.txt": TEXT})
    return newslint


def found(newslint: Newslint, *arguments: str) -> list[str]:
    done = newslint("--output-format", "concise", "-q", *arguments)
    assert done.err == ""
    return done.out.splitlines()


def test_one_entry_for_one_finding(folder: Newslint) -> None:
    before = folder.read("newslint.yaml").decode()
    assert len(found(folder)) == 4
    done = folder("ignore", "data/a.txt:2:6", "--reason", "a name: ours", "--until", "2999-01-31")
    assert (done.status, done.err) == (0, "")
    entry = (
        "ignores:\n"
        "  - rule: mess/glued\n"
        "    text: pasadoEl\n"
        "    path: data/a.txt\n"
        '    reason: "a name: ours"\n'
        "    until: 2999-01-31\n"
    )
    assert folder.read("newslint.yaml").decode() == before + entry
    assert done.out == (
        "newslint.yaml: ignores {rule: mess/glued, text: pasadoEl, path: data/a.txt, "
        'reason: "a name: ours", until: 2999-01-31}\n'
    )
    assert len(found(folder)) == 3
    again = folder("ignore", "data/a.txt:2:6", "--reason", "twice")
    assert again.out == "data/a.txt:2:6: mess/glued is ignored already: a name: ours\n"
    assert folder.read("newslint.yaml").decode() == before + entry


def test_a_configuration_from_windows_keeps_its_line_ends(folder: Newslint) -> None:
    before = folder.read("newslint.yaml").replace(b"\n", b"\r\n")
    folder.write({"newslint.yaml": before})
    assert folder("ignore", "data/a.txt:2:6", "--reason", "a name").status == 0
    entry = (
        b"ignores:\r\n"
        b"  - rule: mess/glued\r\n"
        b"    text: pasadoEl\r\n"
        b"    path: data/a.txt\r\n"
        b"    reason: a name\r\n"
    )
    assert folder.read("newslint.yaml") == before + entry
    assert len(found(folder)) == 3


def test_every_finding_of_a_report_can_be_ignored(folder: Newslint) -> None:
    body = "READ  Otra noticia\n\nUno  dos.\n\nLorem ipsum\n\nY pasadoEl\u200b fin, otraVez."
    config = f"extend: {LINT.as_posix()}\ninputs:\n  - {{match: '*.jsonl', text: body, id: url}}\n"
    folder.write(
        {
            "newslint.yaml": config,
            "data/a.txt": "Uno.",
            "data/b.jsonl": json.dumps({"url": "https://example.org/1", "body": body}),
            "c[1] #.txt": "Uno  dos.",
            "data/d.csv": 'title,text\nx,"Uno  dos, pasadoEl."\n',
        }
    )
    left = found(folder)
    assert len(left) == 9
    while left:
        line = left[0]
        where, rule = line.split(": ")[0], line.split("[mess/")[1].split("]")[0]
        done = folder("ignore", where, "--rule", f"mess/{rule}", "--reason", "x: y")
        assert (done.status, done.err) == (0, "")
        assert found(folder) == left[1:]
        left = left[1:]
    assert folder("check", "-q").told == []


@pytest.mark.parametrize(
    ("locator", "options", "told"),
    [
        pytest.param("data/a.txt:1:1", [], "data/a.txt:1:1: nothing was found there", id="clean"),
        pytest.param("data/a.txt:77", [], "data/a.txt:77: nothing was found there", id="no-line"),
        pytest.param("data/none.txt:1", [], "data/none.txt: ", id="no-file"),
        pytest.param("data/a.txt", [], "newslint: 'data/a.txt' is no place", id="no-place"),
        pytest.param(
            "data/a.txt:2", [],
            "newslint: 3 findings are meant: mess/glued at data/a.txt:2:6, mess/blanks at "
            "data/a.txt:2:23, mess/glued at data/a.txt:2:29; name the rule with --rule",
            id="several",
        ),
        pytest.param("data/a.txt:2", ["--rule", "mess/blank"], "did you mean 'mess/blanks'?", id="no-rule"),
        pytest.param("data/a.txt:2:6", ["--until", "tomorrow"], "--until: 'tomorrow' is not a day", id="no-day"),
        pytest.param("data/a.txt:2:6", ["--reason", " "], "--reason: is blank", id="no-reason"),
    ],
)  # fmt: skip
def test_what_is_no_finding(folder: Newslint, locator: str, options: list[str], told: str) -> None:
    before = folder.read("newslint.yaml")
    done = folder("ignore", locator, "--reason", "x", *options)
    assert (done.status, done.out, len(done.told)) == (2, "", 1)
    assert told in done.told[0]
    assert folder.read("newslint.yaml") == before


def test_a_place_within_a_finding_or_a_rule_will_do(folder: Newslint) -> None:
    assert "text: otraVez" in folder("ignore", "data/a.txt:2:31", "--reason", "x").out
    # Blanks alone say little; with the words around them they are found again.
    done = folder("ignore", "data/a.txt:2", "--rule", "mess/blanks", "--reason", "x")
    assert "text: y fue" in done.out
    assert len(found(folder)) == 2


def test_the_configuration_is_made(newslint: Newslint) -> None:
    newslint.write(
        {
            "data/a.txt": "Los precios subieron en mayo, dijo la oficina.\u200b Fue la tercera vez este año.\n"
        }
    )
    where = found(newslint)[0].split(": ")[0]
    done = newslint("ignore", where, "--reason", "x")
    assert (done.status, done.err) == (0, "")
    assert newslint.read("newslint.yaml").startswith(b"ignores:\n  - rule: ")
    assert newslint("-q").out == ""


def test_toml_is_for_its_author_to_write(folder: Newslint) -> None:
    (folder.folder / "newslint.yaml").unlink()
    config = f"[tool.newslint]\nextend = '{LINT.as_posix()}'\n"
    folder.write({"pyproject.toml": config})
    done = folder("ignore", "data/a.txt:2:6", "--reason", 'a "name"')
    assert (done.status, done.out) == (2, "")
    told = (
        "pyproject.toml: newslint does not write TOML; add to `ignores = [...]` under "
        '[tool.newslint]: {rule = "mess/glued", text = "pasadoEl", path = "data/a.txt", '
        'reason = "a \\"name\\""}'
    )
    assert done.told == [told]
    entry = told.partition("[tool.newslint]: ")[2]
    folder.write({"pyproject.toml": f"{config}ignores = [{entry}]\n"})
    assert len(found(folder)) == 3


def test_a_comment_in_the_text_has_spoken_already(folder: Newslint) -> None:
    folder.write({"data/a.md": "Y pasadoEl. <!-- newslint: disable-line=mess/glued a name -->\n"})
    done = folder("ignore", "data/a.md:1:3", "--reason", "x")
    assert (done.status, done.out) == (0, "data/a.md:1:3: mess/glued is ignored already: a name\n")
