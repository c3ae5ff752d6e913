from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newslint.errors import RuleFileError
from newslint.match.template import CASES as FILLED_CASES
from newslint.ruleset.examine import examine, refuse_unsound
from newslint.ruleset.examine_examples import CASES
from newslint.ruleset.load import load_rules
from newslint.ruleset.rule import CheckMatch, Rule

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "summary: A\nseverity: warning\nwhy: because\n"
PATTERN = r"""match:
  patterns: ['(?<word>\bfoo+\b)']
message: '{word} left'
fix: {delete: match}
flags:
  - {text: "⟦foo⟧ y", fixed: y}
passes: [bar]
"""
PHRASE = r"""match:
  phrases: {en: [sign up for news], es: [deja una respuesta]}
  as: line
message: 'left: {match}'
flags: [{text: "⟦sign up for news⟧"}]
passes: [bar]
"""
BLOCK = r"""match:
  block:
    - {phrases: [leave a reply]}
    - {patterns: ['^\d+ comments$'], once: true}
message: '{lines} lines'
flags: [{text: "⟦Leave a reply⟧"}]
passes: [bar]
"""
LEXICON = r"""match:
  lexicon: ['\b(?<word>\p{Ll}+)\b']
  evidence: [{word: word, at-most: 2}]
message: '{word}'
flags: [{text: "⟦foo⟧"}]
passes: [bar]
"""
METRIC = "match: {metric: words, above: 3}\nmessage: '{value}'\nflags: [{text: ⟦a⟧}]\npasses: [b]\n"
WORDS = "match: {repetition: word}\nmessage: '{word}'\nflags: [{text: 'a ⟦a⟧'}]\npasses: [b]\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cat").mkdir()
    return tmp_path


def examined(folder: Path, text: str) -> list[str]:
    """Give what is told of a rule; errors with `!` before them."""
    (folder / "cat/rule.yaml").write_text(HEAD + text, encoding="utf-8")
    problems = examine(load_rules(folder))
    return [
        f"{'!' if problem.level == 'error' else ''}{problem.clickable}".replace(
            "cat/rule.yaml:", ""
        )
        for problem in problems
    ]


@pytest.mark.parametrize("text", [PATTERN, PHRASE, BLOCK, LEXICON, METRIC, WORDS])
def test_sound_rules(folder: Path, text: str) -> None:
    assert examined(folder, text) == []


POSSESSIVE = r"let no repeat match what its neighbour does, or make it possessive, as in '\w++'"


@pytest.mark.parametrize(
    ("base", "old", "new", "told"),
    [
        # patterns
        pytest.param(PATTERN, r"'(?<word>\bfoo+\b)'", r"'(?<word>foo', 'a'", [r"!5:14: match.patterns[0]: '(?<word>foo' is no pattern: missing ) at character 12", "!6:10: message: nothing fills in '{word}'; write match"], id="no-pattern"),
        pytest.param(PATTERN, r"'(?<word>\bfoo+\b)'", r'"(?<word>\bfoo)"', [r"!5:14: match.patterns[0]: in double quotes `\b` is the character U+0008; put the pattern in single quotes"], id="double-quotes"),
        pytest.param(PATTERN, r"\bfoo+\b", r"\L<nams>", [r"!5:14: match.patterns[0]: no list is called 'nams'; give it under `match.lists`", "!6:10: message: nothing fills in '{word}'; write match"], id="no-lists"),
        pytest.param(PATTERN, r"\bfoo+\b)']", "\\L<nams>)']\n  lists: {names: [foo]}", [r"!5:14: match.patterns[0]: no list is called 'nams'; did you mean 'names'?", "!7:10: message: nothing fills in '{word}'; write match"], id="no-such-list"),
        pytest.param(PATTERN, r"\bfoo+\b)']", "\\L<names>)']\n  lists: {names: [], a-b: [x]}", [r"!5:14: match.patterns[0]: '(?<word>\L<names>)' matches the empty text, so it matches anywhere", "!6:18: match.lists.names: is empty, so patterns that name it never match", "!6:22: match.lists.a-b: a list's name is made of letters, digits and '_'; rename it"], id="bad-lists"),
        pytest.param(PATTERN, r"\bfoo+\b", "(?:" * 999 + "a" + ")" * 999, ["!5:14: match.patterns[0]: '(?<word>(?:(?:(?:(?:(?:(?:(?:(?:(?:(?:(…' is no pattern: nested too deeply", "!6:10: message: nothing fills in '{word}'; write match"], id="deep-pattern"),
        pytest.param(PATTERN, r"\bfoo+\b", "o*", [r"!5:14: match.patterns[0]: '(?<word>o*)' matches the empty text, so it matches anywhere"], id="empty-match"),
        pytest.param(PATTERN, r"\bfoo+\b", "(?:o|oo|ooo)+$", [f"!5:14: match.patterns[0]: takes too long on 'o' written 40 times; {POSSESSIVE}"], id="explosion"),
        pytest.param(PATTERN, r"\bfoo+\b", r"\s*\s*\s*\s*\s*\s*[xy]", [f"5:14: match.patterns[0]: takes too long on ' ' written 300 times; {POSSESSIVE}"], id="slow"),
        pytest.param(PATTERN, r"\bfoo+\b", "[a-z]{2}o", [r"5:14: match.patterns[0]: '[a-z]' knows no letters but ASCII's: é, я or ß never match; write \p{Ll}"], id="ascii-small"),
        pytest.param(PATTERN, r"\bfoo+\b", "[A-Za-z-]+o", [r"5:14: match.patterns[0]: '[A-Za-z-]' knows no letters but ASCII's: é, я or ß never match; write \p{L}"], id="ascii-both"),
        pytest.param(PATTERN, r"\bfoo+\b", r"</?[a-z]+>|&[a-z]+;|[a-zà-ÿ]+o|[a-z\p{L}]x", [], id="ascii-in-markup"),
        pytest.param(PATTERN, r"['(?<word>\bfoo+\b)']", "{en: ['(?<word>[A-Z]+)']}", [], id="ascii-in-english"),
        pytest.param(PATTERN, "flags:", "# unless\nflags:", [], id="no-exception"),
        pytest.param(PATTERN, "message:", "  unless: ['\\bbar', 'baz']\nmessage:", ["6:21: match.unless[1]: 'baz' matches in no example under `passes`; give one"], id="idle-exception"),
        pytest.param(PATTERN, "message:", "  unless: ['(', 'bar*']\nmessage:", ["!6:12: match.unless[0]: '(' is no pattern: missing ) at character 2"], id="bad-exception"),
        # phrases
        pytest.param(PHRASE, "as: line", "as: line-start", [], id="long-phrases"),
        pytest.param(PHRASE, "deja una respuesta]}\n  as: line", "leer más, ver, a b c]}", ["5:42: match.phrases.es[0]: 'leer más' and 1 more: so short a phrase occurs in prose; take it as a whole line"], id="short-phrases"),
        pytest.param(PHRASE, "deja una respuesta]}\n  as: line", "续, 阅读全文请点击]}", ["5:42: match.phrases.es[0]: '续': so short a phrase occurs in prose; take it as a whole line"], id="short-phrase-without-blanks"),
        pytest.param(PHRASE, "deja una respuesta", "'{} ', ' '", ["!5:42: match.phrases.es[0]: '{} ' says nothing, so it matches anywhere", "!5:49: match.phrases.es[1]: ' ' says nothing, so it matches anywhere"], id="empty-phrases"),
        pytest.param(PHRASE, "es: [deja", "esp-MX: [deja", ["!5:37: match.phrases.esp-MX: 'esp-MX' is no language code; write the two letters of ISO 639-1"], id="bad-language"),
        pytest.param(PHRASE, "es: [deja", "es-MX: [deja", ["!5:37: match.phrases.es-MX: 'es-MX' is no language code; did you mean 'es'?"], id="region"),
        pytest.param(PHRASE, "match:", "languages: [en, jp]\nmatch:", ["!4:17: languages[1]: 'jp' is no language code; did you mean 'ja'?"], id="country-code"),
        pytest.param(PHRASE, "as: line", "as: line\n  in-any-language: false\nlanguages: [en]", ["!5:37: match.phrases.es: never looked at: the rule is for texts in en"], id="language-never-looked-at"),
        pytest.param(PHRASE, "passes: [bar]", "passes: [{text: bar, language: spanish}]", ["!9:32: passes[0].language: 'spanish' is no language code; write the two letters of ISO 639-1"], id="language-of-example"),
        pytest.param(PHRASE, "es: [deja una respuesta]", "es: {deja una respuesta: escribe, '': x}", ["!5:71: match.phrases.es.: '' says nothing, so it matches anywhere"], id="empty-phrase-with-replacement"),
        pytest.param(PHRASE.replace("es: [deja una respuesta]", "es: {deja una respuesta: x}"), "{match}", "{match} {replacement}", [], id="replacement-in-message"),
        # conditions
        pytest.param(PHRASE, "as: line", "as: line\n  within: {first: a fifth, last: 120%}", ["!7:19: match.within.first: 'a fifth' is no part of a text; write a share as 20%, or 12 lines", "!7:34: match.within.last: '120%' is no part of a text; write a share as 20%, or 12 lines"], id="bad-extents"),
        pytest.param(PHRASE, "as: line", "as: line\n  within: {first: 12 lines, last: 12.5%}", [], id="extents"),
        pytest.param(PHRASE, "as: line", "as: line\n  within: {}", ["!7:11: match.within: names no part; give `first` or `last`"], id="empty-extent"),
        # kinds
        pytest.param("match: {block: []}\n" + BLOCK[BLOCK.index("message") :], "[]}", "[], gap: 1}", ["!4:16: match.block: is empty; give at least two markers"], id="no-markers"),
        pytest.param(BLOCK, "    - {phrases: [leave a reply]}", "    - {weight: 2}", ["!6:7: match.block[0]: marks nothing; give `phrases`, `patterns` or `findings`"], id="empty-marker"),
        pytest.param(BLOCK, "{phrases: [leave a reply]}\n    - {patterns: ['^\\d+ comments$'], once: true}", "{findings: [a/b]}", ["!6:5: match.block: has no lines of its own to report; other rules report theirs"], id="markers-of-others-only"),
        pytest.param(BLOCK, "{phrases: [leave a reply]}", "{phrases: [leave a reply], findings: [a/b]}", ["!6:7: match.block[0]: marks lines of its own and of other rules; make two markers of it"], id="marker-of-both-kinds"),
        pytest.param(BLOCK, "{phrases: [leave a reply]}", "{phrases: [reply], as: line-start}", ["6:18: match.block[0].phrases[0]: 'reply': so short a phrase occurs in prose; take it as a whole line"], id="short-marker"),
        pytest.param(BLOCK, "message:", "  need: 3\nmessage:", [], id="needs-two-lines"),
        pytest.param(BLOCK.replace("reply]}", "reply], once: true}"), "message:", "  need: 3\nmessage:", ["!8:9: match.need: 3 can never be reached: all markers together weigh 2"], id="needs-too-much"),
        pytest.param(BLOCK, "'^\\d+ comments$'", "'('", ["!7:19: match.block[1].patterns[0]: '(' is no pattern: missing ) at character 2"], id="marker-pattern"),
        pytest.param(METRIC, ", above: 3", "", ["!4:1: match: has no limit; give `above` or `below`"], id="no-limit"),
        pytest.param(LEXICON, "at-most: 2", "by: 2", ["!6:14: match.evidence[0]: asks nothing; give `at-least`, `at-most` or `above`", "!6:31: match.evidence[0].by: by how much, but above which language? give `above`"], id="no-evidence"),
        pytest.param(LEXICON, "at-most: 2", "at-most: 2, at-least: 3", ["!6:36: match.evidence[0].at-most: no word is above 3 and below this"], id="impossible-evidence"),
        pytest.param(LEXICON, "{word: word,", "{word: wrd,", [r"!6:21: match.evidence[0].word: no group 'wrd' in '\b(?<word>\p{Ll}+)\b'; did you mean 'word'?"], id="no-group-for-evidence"),
        pytest.param(LEXICON, "at-most: 2", "at-most: 2, vocabulary: [document, xx]", ["!6:51: match.evidence[0].vocabulary: 'xx' is no language code; write the two letters of ISO 639-1"], id="vocabulary"),
        pytest.param(WORDS, "repetition: word", "repetition: word, exceptions: {any: [x], xx: [y]}", ["!4:50: match.exceptions.xx: 'xx' is no language code; write the two letters of ISO 639-1"], id="exceptions"),
        # messages, fixes and examples
        pytest.param(PATTERN, "'{word} left'", "'{wrd} left.'", ["!6:10: message: nothing fills in '{wrd}'; did you mean 'word'?", "6:10: message: ends in a full stop; leave it out"], id="message"),
        pytest.param(PATTERN, "'{word} left'", "'{word|uper} {match:.40}'", ["!6:10: message: '{word|uper}' knows no 'uper'; did you mean 'upper'?", "!6:10: message: nothing fills in '{match:.40}'; did you mean 'match'?"], id="message-forms"),
        pytest.param(METRIC, "'{value}'", "'{word}'", ["!5:10: message: nothing fills in '{word}'; write match or value"], id="message-of-kind"),
        pytest.param(PATTERN, r"\b)']", r"\b)', 'x']", ["!6:10: message: nothing fills in '{word}'; write match"], id="not-in-all-patterns"),
        pytest.param(PATTERN, "{delete: match}", "{replace: '{wort}'}", ["!7:16: fix.replace: nothing fills in '{wort}'; did you mean 'word'?"], id="fix-template"),
        pytest.param(PATTERN, "{delete: match}", "{title: x}", ["!7:6: fix: does nothing; give one of replace, delete, insert, join or repair"], id="no-action"),
        pytest.param(PATTERN, "{delete: match}", "{delete: match, join: ' '}", ["!7:22: fix.join: a fix does one thing, here 'delete'; keep one"], id="two-actions"),
        pytest.param(PATTERN, "{delete: match}", "{delete: match, max-removed: half}", ["!7:35: fix.max-removed: 'half' is no share; write a percentage, as 20%"], id="share"),
        pytest.param(PATTERN, ", fixed: y", "", ["!8:1: flags: no example shows the repaired text; add `fixed` to one"], id="no-repaired-text"),
        pytest.param(PATTERN.replace(", fixed: y", ""), "{delete: match}", "{replace: x, applicability: display}", [], id="shown-only"),
        pytest.param(PATTERN, "{delete: match}", "{replace: '', applicability: safe}", ["7:35: fix.applicability: is for fixes that change no letter, and an example shows that this one does; write unsafe"], id="not-safe"),
        pytest.param(PATTERN.replace("fixed: y", "fixed: foo y"), "{delete: match}", "{replace: '{word} ', applicability: safe}", [], id="safe"),
        pytest.param(PATTERN, "fix: {delete: match}\n", "", ["!8:30: flags[0].fixed: shows a repaired text, but the rule has no `fix`"], id="repaired-without-fix"),
        pytest.param(PATTERN, "⟦foo⟧ y", "foo y", ["!9:12: flags[0].text: does not say what is to be reported; put it between ⟦ and ⟧"], id="no-marks"),
        pytest.param(PATTERN, "⟦foo⟧ y", "⟦foo y", ["!9:12: flags[0].text: each ⟦ wants one ⟧ behind it, before the next ⟦"], id="open-mark"),
        pytest.param(PATTERN, "fixed: y", "fixed: ⟦y⟧", ["!9:30: flags[0].fixed: shows the repaired text, which has no marks"], id="marks-in-repaired-text"),
        pytest.param(PATTERN, "[bar]", "[⟦bar⟧]", ["!10:10: passes[0]: has marks, but nothing is to be reported here"], id="marks-in-passing-text"),
    ],
)  # fmt: skip
def test_flaws(folder: Path, base: str, old: str, new: str, told: list[str]) -> None:
    assert old in base
    assert examined(folder, base.replace(old, new)) == told


def test_errors_refuse_and_warnings_are_given(folder: Path) -> None:
    assert examined(folder, PATTERN.replace("left'", "left.'"))
    (warning,) = refuse_unsound(load_rules(folder))
    assert (warning.level, warning.place) == ("warning", "cat/rule.yaml:6:10")
    assert warning.told == "message: ends in a full stop; leave it out"
    examined(folder, PATTERN.replace("{word}", "{wort}").replace("left'", "left.'"))
    with pytest.raises(RuleFileError) as caught:
        refuse_unsound(load_rules(folder))
    assert caught.value.problems == (
        "cat/rule.yaml:6:10: message: nothing fills in '{wort}'; did you mean 'word'?",
    )


def test_rules_made_in_memory_are_examined() -> None:
    rule = Rule(
        id="a/b",
        summary="",
        severity="info",
        why="",
        match=CheckMatch(check="x"),
        message="x.",
        flags=(),
        passes=(),
    )
    assert [problem.clickable for problem in examine([rule])] == [
        "a/b:1:1: message: ends in a full stop; leave it out"
    ]


def test_inherited_flaws_are_told_at_extends(folder: Path) -> None:
    (folder / "cat/a.yaml").write_text(HEAD + PATTERN.replace("foo+", "(a"), encoding="utf-8")
    (folder / "cat/b.yaml").write_text("severity: info\nextends: cat/a\n", encoding="utf-8")
    places = [problem.place for problem in examine(load_rules(folder))]
    assert places == ["cat/a.yaml:5:14", "cat/a.yaml:6:10", "cat/b.yaml:2:10", "cat/b.yaml:2:10"]


def test_cases_are_those_that_are_filled_in() -> None:
    assert set(CASES) == set(FILLED_CASES)
