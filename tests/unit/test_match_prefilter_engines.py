"""Folding, and the engines: that they find the same, and can be kept and loaded."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
import regex

from newslint.match.expression import Expression
from newslint.match.matcher import Matcher
from newslint.match.prefilter import automata, engines
from newslint.match.prefilter import fold as folding
from newslint.match.prefilter.automata import ShapeEngine
from newslint.match.prefilter.engines import HyperscanEngine, PortableEngine
from newslint.match.prefilter.fold import EDGE, fold, unsound
from newslint.model.document import Document
from newslint.ruleset.load import load_rules

EVERY = "".join(chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000)
TEXTS = [
    "subscribe", "a", "más", "ab", "abc", "\n", "更多", "😀", "zzz",
    f"{EDGE}ab", f"ab{EDGE}", f"{EDGE}ab{EDGE}", f"{EDGE}更多{EDGE}",
]  # fmt: skip


def test_folding_goes_character_by_character() -> None:
    assert fold(EVERY) == "".join(map(fold, EVERY))
    assert len(fold(EVERY)) == len(EVERY)


def test_folding_keeps_lines_and_words() -> None:
    assert [character for character in EVERY if fold(character) == "\n"] == ["\n"]
    word = regex.compile(r"[^\W_]")
    changed = [character for character in EVERY if fold(character) != character]
    assert all(word.match(fold(character)) and word.match(character) for character in changed)


def test_letters_that_match_one_another_fold_alike_or_are_known_not_to() -> None:
    cased = set(folding.cased_characters())
    letters = "".join(map(regex.escape, cased))
    alike = regex.compile(f"[{letters}]", regex.IGNORECASE).findall(EVERY)

    assert set(alike) <= cased
    assert not unsound("abcdefghijklmnopqrstuvwxyzàßéñıçøœſKσςабвгдежзіїґİ")


@pytest.mark.parametrize(
    "text",
    ["", "Subscribe now", "más\nabc 更多 😀", "\ud800 ab", "ABZZ", "ab aba b\nab\n\néab", "cab"],
)
def test_engines_agree(text: str) -> None:
    folded = fold(text)
    expected = {
        index: {at for at, line in enumerate(folded.splitlines(keepends=True)) if is_in(one, line)}
        for index, one in enumerate(TEXTS)
    }
    for engine in (PortableEngine(TEXTS), HyperscanEngine(TEXTS)):
        hits = engine.scan(folded)
        assert {at: hits.lines(frozenset({at})) for at in hits.ends} == {
            at: lines for at, lines in expected.items() if lines
        }


def is_in(text: str, line: str) -> bool:
    """Tell whether a text is in a line, with the edges that it asks for."""
    before, behind = text.startswith(EDGE), text.endswith(EDGE)
    expression = f"{'(?<![a-z])' * before}{regex.escape(text.strip(EDGE))}{'(?![a-z])' * behind}"
    return regex.search(expression, line) is not None


def test_shapes_are_found_in_their_lines() -> None:
    hits = ShapeEngine([r"[a-z][A-Z]", r"\n\x{20}", r"\S\n"] + ["z{3}"] * 20).scan(
        "a aB\n aé\nzzz\n"
    )

    assert {at: hits.lines(frozenset({at})) for at in hits.ends if at < 4} == {
        0: {0},
        1: {1},
        2: {0, 1, 2},
        3: {2},
    }
    assert len(hits.ends) == 23


def test_a_shape_that_no_automaton_takes_is_left_out() -> None:
    engine = ShapeEngine(["ab", "a*", "(?=a)b", "cd"])

    assert engine.shapes == ["ab", "cd"]
    assert engine.scan("acd").ends == {1: [4]}


def test_an_automaton_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = pickle.dumps(HyperscanEngine(TEXTS))
    assert set(pickle.loads(kept).scan("abc").ends) == {1, 3, 4, 9}

    monkeypatch.setattr(automata, "_machine", lambda: "another machine")
    assert set(pickle.loads(kept).scan("abc").ends) == {1, 3, 4, 9}


@pytest.mark.parametrize(
    ("asked", "installed", "used"),
    [
        pytest.param(None, True, "hyperscan", id="best"),
        pytest.param(None, False, "portable", id="not-installed"),
        pytest.param("hyperscan", False, "portable", id="asked-but-not-installed"),
        pytest.param("portable", True, "portable", id="portable"),
        pytest.param("regex", True, "regex", id="none"),
        pytest.param("warp", True, "hyperscan", id="unknown"),
    ],
)
def test_the_environment_names_the_engine(
    asked: str | None,
    installed: bool,
    used: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(engines, "hyperscan_installed", lambda: installed)
    if asked is None:
        monkeypatch.delenv("NEWSLINT_ENGINE", raising=False)
    else:
        monkeypatch.setenv("NEWSLINT_ENGINE", asked)

    assert engines.engine_name() == used


@pytest.mark.parametrize("engine", ["hyperscan", "portable", "regex"])
def test_rules_find_the_same_on_every_engine(engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSLINT_ENGINE", engine)
    folder = Path(__file__).parents[2] / "rules"
    rules = [
        rule
        for name in ("boilerplate/tag-line", "encoding/soft-hyphen", "encoding/no-break-space")
        for rule in load_rules(folder / f"{name}.yaml")
    ]
    matcher = pickle.loads(pickle.dumps(Matcher(rules, timeout=None)))

    for rule in rules:
        for example in rule.flags:
            text = example.text.replace("⟦", "").replace("⟧", "")
            [matches] = matcher.findings([Document(text, language=example.language)])
            assert rule.id in {finding.rule for finding in matches.findings}


def test_an_expression_is_compiled_when_it_is_needed() -> None:
    expression = Expression(r"\L<w>s", int(regex.IGNORECASE), {"w": frozenset({"tag", "word"})})
    expression.validate()
    assert not expression.is_compiled

    loaded = pickle.loads(pickle.dumps(expression))
    assert loaded == expression
    assert not loaded.is_compiled
    assert loaded.lists == expression.lists
    assert [found.span() for found in loaded.compile().finditer("Tags")] == [(0, 4)]

    again = pickle.loads(pickle.dumps(loaded))
    assert again.is_compiled
    assert again.compile().fullmatch("WORDS")
