"""The engine through the rules it runs: kinds, scopes, conditions, fixes. Silence comes first."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from pydantic import TypeAdapter

from newslint.errors import RuleFileError
from newslint.match.compiled import CompiledRule
from newslint.match.facts import Facts
from newslint.match.matcher import Matcher
from newslint.model.document import Document
from newslint.model.finding import Finding, Notice
from newslint.model.severity import Applicability
from newslint.model.span import Span
from newslint.pipeline.article import FixPolicy, fix
from newslint.pipeline.verify import put_marks
from newslint.ruleset.rule import KINDS, Rule
from newslint.ruleset.signals import with_signals


def rule(match: dict[str, Any], fix_spec: dict[str, Any] | None = None, **more: Any) -> Rule:
    """A rule as a file would give it."""
    kind = next(KINDS[key] for key in match if key in KINDS)
    data = {
        "id": "test/rule",
        "path": "mine/test/rule.yaml",
        "summary": "s",
        "severity": "warning",
        "why": "w",
        "message": "found {match}",
        "flags": [],
        "passes": [],
        **more,
        "match": TypeAdapter(kind).validate_python(match),
    }
    if fix_spec:
        data["fix"] = fix_spec
    loaded: Rule = TypeAdapter(Rule).validate_python(data)
    return loaded


def marked(
    found: Rule, text: str, language: str | None = None, protected: tuple[Span, ...] = ()
) -> str:
    (matches,) = Matcher([found]).findings([Document(text, language=language, protected=protected)])
    return put_marks(text, [finding.span for finding in matches.findings])


def fixed(found: Rule, text: str, language: str | None = None) -> str:
    def keep(
        _: Document, findings: tuple[Finding, ...]
    ) -> tuple[tuple[Finding, ...], tuple[Notice, ...]]:
        return findings, ()

    policy = FixPolicy(Applicability.UNSAFE, max_removed=1)
    (result,) = fix([Document(text, language=language)], Matcher([found]), keep, policy)
    return result.document.text


@pytest.mark.parametrize(
    ("match", "text"),
    [
        pytest.param({"patterns": ["x"], "as": "line"}, "a x\nx a\n", id="line-must-be-filled"),
        pytest.param({"patterns": ["x"], "as": "line-start"}, "a x", id="not-in-mid-line"),
        pytest.param(
            {"patterns": ["x"], "as": "paragraph"}, "x\ny\n\nz\nx\n", id="part-of-a-paragraph"
        ),
        pytest.param(
            {"patterns": ["X"], "as": "sentence-start"}, "a X b, X", id="not-in-mid-sentence"
        ),
        pytest.param({"patterns": {"es": ["x"]}}, "x", id="patterns-of-another-language"),
        pytest.param({"phrases": ["ad"], "as": "text"}, "read advert", id="phrase-inside-words"),
        pytest.param(
            {"phrases": ["read more"], "as": "text"}, "read\nmore", id="phrase-over-two-lines"
        ),
        pytest.param(
            {"phrases": ["Read"], "as": "text", "ignore-case": False}, "read", id="case-matters"
        ),
        pytest.param({"patterns": ["x"], "unless": ["axb"]}, "axb", id="named-exception"),
        pytest.param(
            {"patterns": ["x"], "outside": ["quotation"]}, "a “b x c” d", id="in-a-quotation"
        ),
        pytest.param(
            {"patterns": ["x"], "outside": ["url"]}, "https://e.org/x", id="in-an-address"
        ),
        pytest.param(
            {"patterns": ["x"], "within": {"first": "10%"}}, "a" * 50 + "x", id="not-in-the-head"
        ),
        pytest.param(
            {"patterns": ["x"], "within": {"last": "1 lines"}}, "x\n\nb\n", id="not-the-last-line"
        ),
        pytest.param({"repetition": "line", "min-length": 3}, "ab\nab", id="too-short-to-count"),
        pytest.param(
            {"repetition": "line", "min-length": 5}, "市長\n市長", id="two-signs-are-four"
        ),
        pytest.param(
            {"repetition": "word", "exceptions": {"de": ["die"]}}, "die, die", id="comma-between"
        ),
        pytest.param(
            {"block": [{"phrases": ["Name"]}, {"phrases": ["Site"]}]},
            "Name\n\nb\nc\nd\nSite",
            id="markers-far-apart",
        ),
        pytest.param(
            {"block": [{"phrases": ["Name"], "once": True}]}, "Name\nName", id="one-marker-twice"
        ),
        pytest.param({"metric": "words", "below": 2}, "two words", id="enough-words"),
    ],
)
def test_silent(match: dict[str, Any], text: str) -> None:
    assert marked(rule(match), text, "de") == text


@pytest.mark.parametrize(
    ("match", "expected"),
    [
        pytest.param({"patterns": ["x+"]}, "a⟦xx⟧b⟦x⟧", id="every-occurrence"),
        pytest.param({"patterns": ["a(?<mark>x)"]}, "a⟦x⟧", id="the-group-mark"),
        pytest.param({"patterns": ["(?i)x"], "as": "line"}, "  ⟦X⟧ \r\na", id="flags-stay-in-front"),
        pytest.param({"patterns": ["x"], "as": "line-start"}, "\t⟦x⟧ a", id="blanks-before"),
        pytest.param({"patterns": ["x\\ny"], "as": "paragraph"}, "a\n\n⟦x\ny⟧\n \nb", id="paragraph"),
        pytest.param({"patterns": ["X"], "as": "sentence-start"}, "⟦X⟧. ⟦X⟧ (⟦X⟧) a.⟦X⟧", id="sentences"),
        pytest.param({"patterns": {"de": ["x"], "fr": ["y"]}}, "⟦x⟧y", id="own-language"),
        pytest.param({"patterns": {"fr": ["y"]}, "in-any-language": True}, "x⟦y⟧", id="any-language"),
        pytest.param({"patterns": [r"\b\L<words>\b"], "lists": {"words": ["x", "y"]}}, "⟦x⟧ xy ⟦y⟧", id="named-list"),
        pytest.param({"phrases": ["l'été  dernier"], "as": "text"}, "⟦L’ÉTÉ\u00a0dernier⟧!", id="tolerant-phrase"),
        pytest.param({"phrases": ["read more"], "as": "line"}, "⟦• Read more…⟧\n", id="dressed-line"),
        pytest.param({"phrases": {"fr": ["lire aussi"]}, "as": "line"}, "⟦Lire aussi :⟧", id="speaks-for-itself"),
        pytest.param({"phrases": ["{} min read"], "as": "line"}, "⟦5 min read⟧", id="any-text"),
        pytest.param({"patterns": ["x", "xyz"]}, "⟦xyz⟧", id="the-longest-of-nested"),
        pytest.param({"patterns": ["x"], "unless": ["ax"]}, "ax\n⟦x⟧", id="exception-elsewhere"),
        pytest.param({"patterns": ["x"], "unless": ["ax", "xb"]}, "ax ⟦x⟧ xb ⟦x⟧\nxb", id="several-on-a-line"),
        pytest.param({"patterns": ["x"], "within": {"last": "1 lines"}}, "x\n\n⟦x⟧\n", id="last-line"),
        pytest.param({"repetition": "paragraph"}, "A b.\n\nc\n\n⟦a  b.⟧", id="repeated-paragraph"),
        pytest.param({"repetition": "line", "min-length": 4}, "市長\n⟦市長⟧", id="signs-count-twice"),
        pytest.param({"repetition": "sentence", "min-length": 4}, "Ja gut. Nein. ⟦Ja gut.⟧", id="repeated-sentence"),
        pytest.param({"repetition": "word"}, "von⟦ von⟧ der", id="repeated-word"),
        pytest.param({"block": [{"phrases": ["Name"]}, {"phrases": ["Site"]}]}, "a\n\n⟦Name *\n\nx\nSite⟧\n", id="block"),
        pytest.param({"block": [{"phrases": ["Name"], "weight": 2}], "extent": "to-end"}, "a\n⟦Name\nb⟧\n", id="to-end"),
        pytest.param({"metric": "words", "below": 3}, "⟦zwei Worte⟧\n", id="too-few-words"),
        pytest.param({"lexicon": [r"(?<w>\p{Ll}+)"], "evidence": [{"word": "w", "at-least": 5}]}, "⟦und⟧ qxzv", id="frequent"),
        pytest.param({"lexicon": [r"\p{Ll}+"], "evidence": [{"word": "whole", "vocabulary": ["en"], "above": "document", "by": 1}]}, "und ⟦defiance⟧", id="contrast"),
    ],
)  # fmt: skip
def test_reported(match: dict[str, Any], expected: str) -> None:
    text = expected.replace("⟦", "").replace("⟧", "")
    assert marked(rule(match), text, "de") == expected


@pytest.mark.parametrize(
    ("match", "spec", "before", "after"),
    [
        pytest.param("x", {"replace": "y"}, "axb", "ayb", id="replace"),
        pytest.param("(?<a>x)(?<b>y)", {"replace": "{b}-{a|upper}"}, "xy", "y-X", id="template"),
        pytest.param("x", {"delete": "match"}, "a x b", "a b", id="one-blank-stays"),
        pytest.param("x", {"delete": "match"}, "a x.", "a.", id="no-blank-before-a-stop"),
        pytest.param("x", {"delete": "match"}, "a x\nb", "a\nb", id="at-the-line-end"),
        pytest.param("x", {"delete": "match"}, "x a\nb", "a\nb", id="at-the-line-start"),
        pytest.param("x", {"delete": "match"}, "axb", "ab", id="inside-a-word"),
        pytest.param(
            "x", {"delete": "match"}, "a\n\nx\n\nb", "a\n\nb", id="a-match-that-fills-its-line"
        ),
        pytest.param(
            "x", {"delete": "line"}, "a\n\nx 1\n\nb\n", "a\n\nb\n", id="line-between-blank-lines"
        ),
        pytest.param("x", {"delete": "line"}, "a\nx\nb", "a\nb", id="line-between-lines"),
        pytest.param("x", {"delete": "line"}, "a\nx\n\nb", "a\n\nb", id="last-line-of-a-paragraph"),
        pytest.param("x", {"delete": "line"}, "x\n\nb", "b", id="first-line"),
        pytest.param("x", {"delete": "line"}, "a\n\nx", "a", id="last-line-without-newline"),
        pytest.param("x", {"delete": "line"}, "a\n\nx\n", "a\n", id="last-line-with-newline"),
        pytest.param(
            "x", {"delete": "line"}, "a\n\nx\n\nx\n\nx\n\nb\n", "a\n\nb\n", id="several-in-a-row"
        ),
        pytest.param("x", {"delete": "line"}, "a\n\nx\n\nx\n", "a\n", id="several-at-the-end"),
        pytest.param("x", {"delete": "line"}, "x\n", "\n", id="the-whole-text"),
        pytest.param("x", {"delete": "paragraph"}, "a\n\nb\nx\nc\n\nd", "a\n\nd", id="paragraph"),
        pytest.param("x", {"delete": "to-end"}, "a\n\nx\nb\n\nc\n", "a\n", id="to-the-end"),
        pytest.param("(?<before>a)b", {"insert": "-"}, "ab", "a-b", id="insert-behind-a-group"),
        pytest.param("a", {"insert": "."}, "ab", "a.b", id="insert-behind-the-match"),
        pytest.param("a\\s+b", {"join": " "}, "a \n b", "a b", id="join-lines"),
        pytest.param(
            "x", {"delete": "to-end", "max-removed": "10%"}, "a\n\nx", "a\n\nx", id="guarded"
        ),
    ],
)
def test_fixed(match: str, spec: dict[str, Any], before: str, after: str) -> None:
    stop = {"insert": ["a[.]", "a-"]}.get(next(iter(spec)), [])
    found = rule({"patterns": [match], "unless": stop}, spec)
    assert fixed(found, before) == after
    assert fixed(found, after) == after


def test_phrases_bring_replacements() -> None:
    calques = rule(
        {"phrases": {"es": {"otros brazos": "otras armas"}}}, {"replace": "{replacement}"}
    )
    assert fixed(calques, "y otros  brazos aquí", "es") == "y otras armas aquí"


def test_protected_parts_are_not_looked_at_and_not_cut() -> None:
    found = rule({"patterns": ["x+"]}, {"delete": "match"})
    assert marked(found, "a xx b", protected=(Span(2, 4),)) == "a xx b"
    (matches,) = Matcher([found]).findings([Document("a xxx b", protected=(Span(3, 4),))])
    assert [finding.fix for finding in matches.findings] != []


@pytest.mark.parametrize(
    ("language", "languages", "match", "applies"),
    [
        pytest.param("es", ("es",), {"patterns": ["x"]}, True, id="its-language"),
        pytest.param("fr", ("es",), {"patterns": ["x"]}, False, id="another-language"),
        pytest.param(None, ("es",), {"patterns": ["x"]}, False, id="unknown-language"),
        pytest.param(None, ("es",), {"phrases": ["x"]}, True, id="unknown-but-speaks-for-itself"),
        pytest.param(None, (), {"patterns": ["x"]}, True, id="any-language"),
    ],
)
def test_languages(
    language: str | None, languages: tuple[str, ...], match: dict[str, Any], applies: bool
) -> None:
    assert ("⟦" in marked(rule(match, languages=languages), "x", language)) is applies


@pytest.mark.parametrize(
    ("match", "message"),
    [
        pytest.param({"patterns": ["("]}, "mine/test/rule.yaml: match: missing ) in '('", id="pattern"),
        pytest.param({"check": "mojibak"}, "mine/test/rule.yaml: match.check: no check is called 'mojibak'; did you mean 'mojibake'?", id="check"),
        pytest.param({"check": "mojibake", "options": {"x": 1}}, "mine/test/rule.yaml: match.options: no option is called 'x'", id="option"),
        pytest.param({"metric": "wrods"}, "mine/test/rule.yaml: match.metric: no measure is called 'wrods'", id="measure"),
    ],
)  # fmt: skip
def test_rules_that_cannot_run(match: dict[str, Any], message: str) -> None:
    with pytest.raises(RuleFileError) as error:
        Matcher([rule(match)])
    assert str(error.value).startswith(message)


def test_a_pattern_out_of_time_is_told_and_costs_only_itself() -> None:
    slow, quick = (
        rule({"patterns": [r"(?:a|a)+\b(?<!a)"]}),
        rule({"patterns": ["!"]}, id="test/quick"),
    )
    text = "a" * 40 + "!"
    (matches,) = Matcher([slow, quick], timeout=0.05).findings([Document(text, path="a.txt")])
    assert [finding.rule for finding in matches.findings] == ["test/quick"]
    (notice,) = matches.notices
    assert notice.failed
    assert str(notice).startswith("a.txt: test/rule: a pattern ran longer than 0.05 seconds")


@pytest.mark.parametrize(
    ("error", "told"),
    [
        pytest.param(MemoryError, "it ran out of memory on this text", id="memory"),
        pytest.param(RecursionError, "it went too deep on this text", id="depth"),
    ],
)
def test_a_rule_that_breaks_down_costs_only_itself(
    error: type[Exception], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(rule: CompiledRule, facts: Facts) -> list[Finding]:
        if rule.rule.id == "test/greedy":
            raise error
        return findings(rule, facts)

    findings = CompiledRule.findings
    monkeypatch.setattr(CompiledRule, "findings", fail)
    greedy, quick = (rule({"patterns": ["!"]}, id=f"test/{name}") for name in ("greedy", "quick"))
    (matches,) = Matcher([greedy, quick]).findings([Document("!", path="a.txt")])

    assert [finding.rule for finding in matches.findings] == ["test/quick"]
    assert [str(one) for one in matches.notices] == [
        f"a.txt: test/greedy: {told}; the rule was not applied here. Simplify its patterns"
    ]


def test_messages_name_what_was_found() -> None:
    (matches,) = Matcher(
        [rule({"patterns": ["x(?<y>y)"]}, message="{match} has {y}, not {z}")]
    ).findings([Document("xy")])
    assert [finding.message for finding in matches.findings] == ["xy has y, not {z}"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("x y", "x y", id="nothing is given"),
        pytest.param("x a y", "x a y", id="too few"),
        pytest.param("x a b y", "x a b y", id="too few of each"),
        pytest.param("x a y a", "⟦x⟧ a y a", id="enough of one"),
        pytest.param("x b b b", "⟦x⟧ b b b", id="enough of the other"),
        pytest.param("a a b b b", "a a b b b", id="nothing to report"),
    ],
)
def test_matches_count_given_what_others_find(text: str, expected: str) -> None:
    asked = [rule({"patterns": [rf"\b{name}\b"]}, id=f"test/{name}") for name in "ab"]
    asking = rule({"patterns": [r"\bx\b"], "given": {"test/a": 2, "test/b": 3}})
    *_, ready = with_signals([*asked, asking])
    assert marked(ready, text) == expected


def test_rules_that_ask_are_asked_by_rules_about_findings() -> None:
    plain = rule({"patterns": [r"\ba\b"]}, id="test/a")
    asking = rule({"patterns": [r"\bx\b"], "given": {"test/a": 1}}, id="test/b")
    whole = rule({"findings": ["test/a", "test/b"]}, id="test/c", message="{signals}")
    for order in permutations((plain, asking, whole)):
        ready = {one.id: one for one in with_signals(order)}["test/c"]
        assert marked(ready, "x") == "x"
        assert marked(ready, "x a") == "⟦x a⟧"
