from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from newslint.errors import RuleFileError
from newslint.ruleset.load import load_rules
from newslint.ruleset.rule import FixSpec, FlaggedExample, PassingExample, PatternMatch

GOOD = r"""# a comment
summary: A
severity: warning
why: because
match:
  patterns: ['\bfoo\b']
message: foo left
fix: {delete: line}
flags:
  - text: "x ⟦foo⟧ y"
    fixed: ""
passes:
  - bar
"""


@pytest.fixture
def rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an empty folder for rules, `r`, in the current folder."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "r"
    folder.mkdir()
    return folder


def write(folder: Path, identity: str, text: str) -> Path:
    path = folder / f"{identity}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def complaints(*folders: Path) -> list[str]:
    with pytest.raises(RuleFileError) as caught:
        load_rules(*folders)
    return list(caught.value.problems)


def test_a_good_rule(rules: Path) -> None:
    write(rules, "markup/foo", GOOD)
    (rule,) = load_rules(rules)
    assert (rule.id, rule.category, rule.path) == ("markup/foo", "markup", "r/markup/foo.yaml")
    assert rule.match == PatternMatch(patterns=(r"\bfoo\b",))
    assert rule.fix == FixSpec(delete="line")
    assert rule.flags == (FlaggedExample(text="x ⟦foo⟧ y", fixed=""),)
    assert list(rule.passing()) == [PassingExample(text="bar")]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        pytest.param("severity: warning", "severity: waring", ["3:11: severity: 'waring' is not a severity; did you mean 'warning'?"], id="choice-with-near-miss"),
        pytest.param("severity: warning", "severity: bad", ["3:11: severity: 'bad' is not a severity; write error, warning or info"], id="choice-without"),
        pytest.param("severity: warning", "severity: 3", ["3:11: severity: 3 cannot stand here; write error, warning or info"], id="choice-number"),
        pytest.param("severity: warning", "severity:", ["3:10: severity: is empty; write error, warning or info"], id="choice-empty"),
        pytest.param("severity: warning\n", "", ["2:1: severity: is missing; write error, warning or info"], id="missing"),
        pytest.param("message: foo left\n", "", ["2:1: message: is missing; write the sentence that is reported"], id="missing-message"),
        pytest.param("message: foo left", "mesage: foo left", ["7:1: mesage: no such key; did you mean 'message'?"], id="slip-is-not-missing-too"),
        pytest.param("message: foo left", "message: {match}", ["7:10: message: '{match}' is a mapping to YAML; put the text in quotes"], id="braces"),
        pytest.param("message: foo left", "message: 2024", ["7:10: message: 2024 is no text; write '2024', in quotes"], id="number-for-text"),
        pytest.param("message: foo left", "message: true", ["7:10: message: true is no text; write 'true', in quotes"], id="constant-for-text"),
        pytest.param("message: foo left", "message: [a]", ["7:10: message: a list cannot stand here; write a text"], id="list-for-text"),
        pytest.param("message: foo left", "message:", ["7:9: message: is empty; write a text"], id="empty-for-text"),
        pytest.param("message: foo left", "message: x\nlanguages: es", ["8:12: languages: 'es' is one text; write a list: ['es']"], id="text-for-list"),
        pytest.param("message: foo left", "message: x\nenabled: maybe", ["8:10: enabled: 'maybe' cannot stand here; write true or false"], id="bad-switch"),
        pytest.param("message: foo left", "message: x\nid: a/b", ["8:1: id: no such key here; it belongs in the file's name: `<category>/<name>.yaml` is the id"], id="id"),
        pytest.param("message: foo left", "message: x\nphrases: [a]", ["8:1: phrases: no such key here; it belongs under `match`"], id="too-high"),
        pytest.param("message: foo left", "message: x\nreplace: a", ["8:1: replace: no such key here; it belongs under `fix`"], id="too-high-for-fix"),
        pytest.param("message: foo left", "message: x\nflags+: []", ["8:1: flags+: '+' changes what a parent says, and there is no parent here"], id="plus-without-parent"),
        pytest.param("message: foo left", "message: x\ncolour: red", ["8:1: colour: no such key; write extends, summary, severity, why, match, message, of, languages, fix, enabled, flags, passes or …"], id="unknown-key"),
        pytest.param(r"patterns: ['\bfoo\b']", "patterns: foo", ["6:13: match.patterns: 'foo' is one text; write a list: ['foo']"], id="pattern-no-list"),
        pytest.param(r"patterns: ['\bfoo\b']", "patterns: {es: foo}", ["6:18: match.patterns.es: 'foo' is one text; write a list: ['foo']"], id="pattern-of-language-no-list"),
        pytest.param(r"patterns: ['\bfoo\b']", "patterns: {es: [a, 3]}", ["6:22: match.patterns.es[1]: 3 is no text; write '3', in quotes"], id="number-among-patterns"),
        pytest.param(r"patterns: ['\bfoo\b']", "patterns: 3", ["6:13: match.patterns: 3 cannot stand here; write a list of patterns, or a mapping of such lists by language"], id="neither-shape"),
        pytest.param(r"patterns: ['\bfoo\b']", "phrases: {es: {a: [b]}}", ["6:21: match.phrases.es.a: a list cannot stand here; write a text"], id="replacement-no-text"),
        pytest.param(r"patterns: ['\bfoo\b']", "phrase: [a]", ["6:3: match.phrase: no such key; did you mean 'phrases'?"], id="kind-slip"),
        pytest.param(r"patterns: ['\bfoo\b']", "as: line", ["5:1: match: names no kind of match; give one of patterns, phrases, lexicon, block, repetition, metric, findings, classifier, check or across"], id="no-kind"),
        pytest.param(r"patterns: ['\bfoo\b']", "patterns: [a]\n  phrases: [b]", ["7:3: match.phrases: a rule has one kind of match, here 'patterns'; make this a rule of its own"], id="two-kinds"),
        pytest.param(r"patterns: ['\bfoo\b']", "patterns: [a]\n  scope: line", ["7:3: match.scope: no such key; did you mean 'as'?"], id="name-in-code"),
        pytest.param(r"patterns: ['\bfoo\b']", "patterns: [a]\n  fix: x", ["7:3: match.fix: no such key here; it belongs at the left margin, beside `match`"], id="too-low"),
        pytest.param(r"patterns: ['\bfoo\b']", "patterns: [a]\n  within: {frist: 20%}", ["7:12: match.within.frist: no such key; did you mean 'first'?"], id="slip-inside"),
        pytest.param(r"patterns: ['\bfoo\b']", "patterns: [a]\n  outside: [quotaton]", ["7:13: match.outside[0]: 'quotaton' is not a kind of text; did you mean 'quotation'?"], id="choice-in-list"),
        pytest.param(r"patterns: ['\bfoo\b']", "lexicon: [a]", ["6:3: match.evidence: is missing; say what the vocabulary must tell about a word of the match"], id="kind-wants-more"),
        pytest.param(r"patterns: ['\bfoo\b']", "lexicon: [a]\n  evidence: [{at-least: x}]", ["7:14: match.evidence[0].word: is missing; name the group whose word is looked up, or `whole`", "7:25: match.evidence[0].at-least: 'x' cannot stand here; write a number"], id="two-in-one"),
        pytest.param(r"patterns: ['\bfoo\b']", "block: [{phrases: foo}]\n  gap: 1.5", ["6:21: match.block[0].phrases: 'foo' is one text; write a list: ['foo']", "7:8: match.gap: 1.5 cannot stand here; write a whole number"], id="block"),
        pytest.param(r"patterns: ['\bfoo\b']", "repetition: words", ["6:15: match.repetition: 'words' is not a part that can repeat; did you mean 'word'?"], id="repetition"),
        pytest.param("match:\n  patterns: ['\\bfoo\\b']", "match: [a]", ["5:8: match: a list cannot stand here; write a mapping"], id="match-no-mapping"),
        pytest.param("fix: {delete: line}", "fix: {delete: lin, applicability: sure}", ["8:15: fix.delete: 'lin' is not a part that can be deleted; did you mean 'line'?", "8:35: fix.applicability: 'sure' is not an applicability; write safe, unsafe or display"], id="fix"),
        pytest.param("  - bar", "  - {txt: bar}\n  - 3\n  - [a]", ["13:6: passes[0].txt: no such key; did you mean 'text'?", "14:5: passes[1]: 3 cannot stand here; write a text, or a mapping with `text` and `language`", "15:5: passes[2]: a list cannot stand here; write a text, or a mapping with `text` and `language`"], id="examples"),
        pytest.param("passes:\n  - bar", "passes: []", ["12:9: passes: is empty; give at least one example"], id="no-example"),
        pytest.param("fix: {delete: line}\nflags:", "fix: {delete: line}\nflags: []\ntodo-flags:", ["9:8: flags: is empty; give at least one example"], id="no-flagged-example"),
    ],
)  # fmt: skip
def test_broken_rules(rules: Path, old: str, new: str, told: list[str]) -> None:
    assert old in GOOD
    write(rules, "a/b", GOOD.replace(old, new))
    assert complaints(rules) == [f"r/a/b.yaml:{line}" for line in told]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        pytest.param("a/b.yaml", b"- a", "r/a/b.yaml:1:1: is a list; a rule is a mapping, `summary: \u2026` and so on", id="list"),
        pytest.param("a/b.yaml", b"a: 1\na: 2", "r/a/b.yaml:2:1: 'a' is given twice; keep one", id="syntax"),
        pytest.param("a/b.yaml", "a: é".encode("latin-1"), "r/a/b.yaml:1:1: is not UTF-8 (byte 4); save it as UTF-8", id="encoding"),
        pytest.param("a/b.yml", b"", "r/a/b.yml:1:1: rule files end in .yaml; rename it to b.yaml", id="ending"),
        pytest.param("a/My_Rule.yaml", b"", "r/a/My_Rule.yaml:1:1: 'a/My_Rule' would be the rule's id, but ids are small letters and digits, joined by '-'; rename it", id="name"),
    ],
)  # fmt: skip
def test_unusable_files(rules: Path, name: str, content: bytes, told: str) -> None:
    path = rules / name
    path.parent.mkdir()
    path.write_bytes(content)
    assert complaints(rules) == [told]


def test_all_problems_of_all_files_are_told(rules: Path) -> None:
    write(rules, "b/two", GOOD.replace("warning", "waring"))
    write(rules, "a/one", GOOD.replace("summary", "sumary").replace("delete", "delet"))
    assert [line.rpartition(": ")[0] for line in complaints(rules)] == [
        "r/a/one.yaml:2:1: sumary",
        "r/a/one.yaml:8:7: fix.delet",
        "r/b/two.yaml:3:11: severity",
    ]


def test_rules_are_sorted_and_later_folders_win(rules: Path) -> None:
    write(rules / "x", "b/one", GOOD)
    write(rules / "x", "a/two", GOOD)
    write(rules / "y", "b/one", GOOD.replace("warning", "error"))
    write(rules / "y", "a/.hidden", "not: a rule")
    write(rules / "y", ".git/c", "not: a rule")
    loaded = load_rules(rules / "x", rules / "y")
    assert [(rule.id, rule.severity) for rule in loaded] == [
        ("a/two", "warning"),
        ("b/one", "error"),
    ]


def test_an_id_can_be_taken_once_in_a_folder(rules: Path) -> None:
    write(rules, "x/a/one", GOOD)
    write(rules, "y/a/one", GOOD)
    assert complaints(rules) == [
        "r/y/a/one.yaml:1:1: the id 'a/one' is taken by r/x/a/one.yaml; rename one of the files"
    ]


def test_a_category_or_a_file_can_be_loaded_alone(rules: Path) -> None:
    path = write(rules, "a/one", GOOD)
    write(rules, "b/two", GOOD)
    assert [rule.id for rule in load_rules(rules / "a")] == ["a/one"]
    assert [rule.id for rule in load_rules(path)] == ["a/one"]
    assert [rule.id for rule in load_rules(Path("r/a/one.yaml"))] == ["a/one"]
    assert load_rules() == ()


def test_a_folder_elsewhere_is_told_in_full(
    rules: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("elsewhere")
    write(folder, "a/one", GOOD)
    assert load_rules(folder)[0].path == (folder / "a/one.yaml").as_posix()
    assert complaints(rules / "none") == ["r/none: no such folder of rules"]


def test_numbers_and_switches_may_be_texts(rules: Path) -> None:
    text = GOOD.replace(r"patterns: ['\bfoo\b']", "repetition: word\n  min-length: '3'")
    write(rules, "a/b", text.replace("severity:", "enabled: yes\nseverity:"))
    (rule,) = load_rules(rules)
    assert rule.enabled is True
    assert getattr(rule.match, "min_length") == 3  # noqa: B009 - the match is of one of many kinds


WORDS = GOOD.replace("patterns: ['\\bfoo\\b']", "patterns: ['\\L<names>']\n  lists: {names: LIST}")


def test_word_lists_lie_beside_the_rule(rules: Path) -> None:
    write(rules, "a/b", WORDS.replace("LIST", "words/names.txt"))
    (rules / "a/words").mkdir()
    (rules / "a/words/names.txt").write_text(
        "# names\n Ana \n\nÉva Kiss\n#no\n", encoding="utf-8-sig"
    )
    (rule,) = load_rules(rules)
    assert rule.match.lists == {"names": ("Ana", "Éva Kiss")}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        pytest.param("none.txt", "no file 'none.txt' beside the rule", id="missing"),
        pytest.param("../../x.txt", "'../../x.txt' does not lie beside the rule; put it there", id="elsewhere"),
        pytest.param("latin.txt", "the word list 'latin.txt' is not UTF-8", id="encoding"),
        pytest.param("folder", "the word list 'folder' cannot be read", id="folder"),
        pytest.param("3", "3 cannot stand here; write a list of words, or the name of a text file beside the rule", id="number"),
    ],
)  # fmt: skip
def test_word_lists_that_cannot_be_read(rules: Path, name: str, told: str) -> None:
    write(rules, "a/b", WORDS.replace("LIST", name))
    (rules / "a/latin.txt").write_bytes(b"\xe9")
    (rules / "a/folder").mkdir()
    assert complaints(rules) == [f"r/a/b.yaml:7:18: match.lists.names: {told}"]


def test_good_rules_are_loaded_without_pydantic(rules: Path) -> None:
    write(rules, "a/b", GOOD)
    code = (
        "import sys; from pathlib import Path; from newslint.ruleset.load import load_rules;"
        "load_rules(Path('r')); sys.exit('pydantic' in sys.modules)"
    )
    root = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    assert (
        subprocess.run([sys.executable, "-c", code], env=environment, check=False).returncode == 0
    )


def test_paths_are_told_without_detours(rules: Path) -> None:
    write(rules, "a/b", GOOD)
    assert load_rules(Path("r/../r"))[0].path == "r/a/b.yaml"
