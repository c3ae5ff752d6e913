"""One article: how fixes are made, until nothing is left to do or too much would go."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from newslint.fix.apply import apply_edits
from newslint.match.matcher import Matcher
from newslint.model.document import Document
from newslint.model.finding import Suppression
from newslint.model.severity import Applicability
from newslint.model.span import Span
from newslint.pipeline.article import FixPolicy, fix, lint
from newslint.ruleset.rule import FixSpec, PatternMatch, Rule

if TYPE_CHECKING:
    from newslint.model.finding import Finding, Notice
    from newslint.model.result import DocumentResult
    from newslint.ruleset.rule import ApplicabilityName

EVERYTHING = FixPolicy(Applicability.UNSAFE, max_removed=1)


def rule(pattern: str, new: str, trust: ApplicabilityName = "safe", name: str = "rule") -> Rule:
    return Rule(
        summary="s",
        severity="warning",
        why="w",
        match=PatternMatch(patterns=(pattern,)),
        message="{match}",
        fix=FixSpec(replace=new, applicability=trust),
        flags=(),
        passes=(),
        id=f"test/{name}",
    )


def keep(
    document: Document, findings: tuple[Finding, ...]
) -> tuple[tuple[Finding, ...], tuple[Notice, ...]]:
    del document
    return findings, ()


def fixed(text: str, *rules: Rule, policy: FixPolicy = EVERYTHING) -> DocumentResult:
    (result,) = fix([Document(text, path="a.txt")], Matcher(rules), keep, policy)
    assert apply_edits(text, result.edits) == result.document.text
    return result


def test_nothing_to_fix() -> None:
    result = fixed("abc", rule("x", "y"))
    assert (result.document.text, result.edits, result.fixed) == ("abc", (), ())


def test_fixes_are_made_until_none_is_left() -> None:
    result = fixed("aaaa b", rule("aa", "a"))
    assert result.document.text == "a b"
    assert [one.span for one in result.fixed] == [Span(0, 2), Span(2, 4), Span(0, 2)]
    assert result.findings == ()


def test_findings_that_remain_point_into_the_new_text() -> None:
    result = fixed("xx b", rule("xx ", ""), replace(rule("b", ""), fix=None))
    (left,) = result.findings
    assert left.span.of(result.document.text) == "b"


def test_fixes_of_later_passes_tell_where_it_was_in_the_old_text() -> None:
    result = fixed("aab", rule("aa", ""), rule("^b", "c", name="second"))
    assert [(one.rule, one.span) for one in result.fixed] == [
        ("test/rule", Span(0, 2)),
        ("test/second", Span(2, 3)),
    ]


@pytest.mark.parametrize(
    ("trust", "allowed", "text"),
    [
        pytest.param("safe", Applicability.SAFE, "y", id="safe"),
        pytest.param("unsafe", Applicability.SAFE, "x", id="unsafe-is-not-allowed"),
        pytest.param("unsafe", Applicability.UNSAFE, "y", id="unsafe-is-allowed"),
        pytest.param("display", Applicability.UNSAFE, "x", id="display-never"),
    ],
)
def test_trust(trust: ApplicabilityName, allowed: Applicability, text: str) -> None:
    assert fixed("x", rule("x", "y", trust), policy=FixPolicy(allowed)).document.text == text


def test_suppressed_findings_are_not_fixed() -> None:
    def silence(
        document: Document, findings: tuple[Finding, ...]
    ) -> tuple[tuple[Finding, ...], tuple[Notice, ...]]:
        del document
        mark = Suppression("external")
        return tuple(replace(one, suppression=mark) for one in findings), ()

    (result,) = fix([Document("x")], Matcher([rule("x", "y")]), silence, EVERYTHING)
    assert (result.document.text, len(result.findings), result.active) == ("x", 1, ())


def test_fixes_that_never_settle_are_given_up_and_told() -> None:
    result = fixed("x", rule("x", "y", name="there"), rule("y", "x", name="back"))
    (notice,) = result.notices
    assert notice.failed
    assert "not stable after 10 rounds of fixes by test/" in notice.message


def test_fixes_that_remove_too_much_are_not_made() -> None:
    text = "one two  three"
    words, blanks = rule(r"\w+$", "", name="words"), rule("  ", " ", name="blanks")
    result = fixed(text, words, blanks, policy=FixPolicy(max_removed=0.4))
    assert result.document.text == "one two three"
    (notice,) = result.notices
    assert not notice.failed
    assert notice.message.startswith("the fixes would remove 45% of the text; ")
    assert fixed(text, words, blanks, policy=FixPolicy(max_removed=0.5)).document.text == "one two "


def test_what_stands_there_again_may_go() -> None:
    text = "one two\n" * 3 + "three"
    lines = rule(r"(?:one two\n)+(?=one)", "")
    policy = FixPolicy(max_removed=0)
    assert fixed(text, lines, policy=policy).document.text == "one two\nthree"
    assert fixed(text, rule(r"(?:one two\n)+", ""), policy=policy).document.text == text


def test_a_fix_is_bound_by_its_own_limit() -> None:
    greedy = rule("b+", "")
    assert greedy.fix is not None
    bound = replace(greedy, fix=replace(greedy.fix, max_removed="40%"))
    assert fixed("aabb", bound).document.text == "aabb"
    assert fixed("aaabb", bound).document.text == "aaa"


def test_protected_parts_stay_protected_after_fixes() -> None:
    document = Document("xx `xx`", protected=(Span(3, 7),))
    (result,) = fix([document], Matcher([rule("xx", "y")]), keep, EVERYTHING)
    assert result.document.text == "y `xx`"
    assert result.document.protected == (Span(2, 6),)


def test_a_batch_keeps_its_order() -> None:
    documents = [Document(text) for text in ("x", "a", "xx")]
    matcher = Matcher([rule("x", "y")])
    found = lint(documents, matcher, keep)
    assert [len(result.findings) for result in found] == [1, 0, 2]
    assert [result.document for result in found] == documents
    after = fix(documents, matcher, keep, EVERYTHING)
    assert [result.document.text for result in after] == ["y", "a", "yy"]


def test_what_suppressing_tells_is_passed_on() -> None:
    def tell(
        document: Document, findings: tuple[Finding, ...]
    ) -> tuple[tuple[Finding, ...], tuple[Notice, ...]]:
        return findings, (notice(document),)

    def notice(document: Document) -> Notice:
        from newslint.model.finding import Notice

        return Notice(document.path, "told", failed=False)

    (result,) = lint([Document("x", path="a")], Matcher([]), tell)
    assert [str(one) for one in result.notices] == ["a: told"]
