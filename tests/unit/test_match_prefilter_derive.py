"""What is derived from expressions: needs, heads, and whether a match stays in its line."""

from __future__ import annotations

import pytest
import regex

from newslint.match.expression import Expression
from newslint.match.pattern import compile_pattern, compile_phrases
from newslint.match.prefilter.automata import ShapeEngine
from newslint.match.prefilter.derive import Derived, derive
from newslint.match.prefilter.fold import EDGE
from newslint.match.prefilter.parse import parse
from newslint.match.prefilter.shapes import shape, written

LISTS = {"w": frozenset({"Read more", "Leer más"})}


def derived(text: str, flags: int = 0) -> Derived:
    expression = Expression(text, int(regex.MULTILINE | flags), LISTS)
    return derive([expression], shapes=False).needs[expression]


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        pytest.param("newsletter", [{"newsletter"}], id="literal"),
        pytest.param("(?i:NewsLetter)", [{"newsletter"}], id="case"),
        pytest.param("col(?:or|our)s?", [{"color", "colour"}], id="alternatives-and-optional"),
        pytest.param(r"\L<w>", [{"read more", "leer más"}], id="list"),
        pytest.param(r"\L<w>[^\S\n]+about\b", [{"read more", "leer más"}], id="rarest"),
        pytest.param(r"will[^\S\n]+about\b", [{"about"}, {"will"}], id="both"),
        pytest.param(r"(?<!\w)zip(?![\p{L}_])", [{f"{EDGE}zip{EDGE}"}], id="edges"),
        pytest.param(r"(?<!\d)zip(?!\p{Lu})(?!s)(?<=\w)", [{"zip"}], id="no-edges"),
        pytest.param(r"(?:(?<!\w)zip(?!\w)[.]|zap)", [{f"{EDGE}zip.", "zap"}], id="edge-inside"),
        pytest.param(r"(?!\w)-zip-(?<!\w)", [{"-zip-"}], id="looks-at-the-text-itself"),
        pytest.param("e\0zip", [{"zip"}], id="what-ends-a-text-in-c"),
        pytest.param(r"about(?=.*will)", [{"about"}, {"will"}], id="look-ahead"),
        pytest.param(r"zip(?!zap)(?<!zop)(?<=z.p)", [{"zip"}], id="other-looks"),
        pytest.param(r"(?:zip|z[^x]p)", [], id="one-branch-needs-nothing"),
        pytest.param(r"(?:zip)*", [], id="any-number"),
        pytest.param(r"(?:zip){2,}", [{"zipzip"}], id="at-least-twice"),
        pytest.param(r"(?>zip)++", [{"zip"}], id="possessive"),
        pytest.param(r"(?x) zip [ ] zap # no", [{"zip zap"}], id="verbose"),
        pytest.param(r"(?x) zip {2}", [{"zipp"}], id="verbose-repeat-behind-a-blank"),
        pytest.param(r"(?x) \p L zip", [], id="verbose-property-with-a-blank"),
        pytest.param(r"(?x) (a)zip\1 2", [], id="verbose-reference-that-may-go-on"),
        pytest.param(r"[[:script=Greek:]]zip", [{"zip"}], id="posix-property"),
        pytest.param(r"\pXzip", [], id="property-that-is-none"),
        pytest.param(r"zip{\u0662}", [], id="digits-that-do-not-count"),
        pytest.param(r"\u201czip\x41", [{"“zipa"}], id="escapes"),
        pytest.param(r"(?<a>x)zip\g<a>", [{"xzip"}], id="reference"),
        pytest.param(r"[\ufeff\u200b]", [{"\ufeff", "\u200b"}], id="class"),
        pytest.param(r"\p{Lu}\p{Ll}", [], id="properties"),
        pytest.param(r"(?i:\u0264zip)", [{"zip"}], id="letter-that-folds-oddly"),
        pytest.param(r"zip(?i)zap", [], id="flags-in-the-middle"),
        pytest.param(r"(?:zip){e<=1}", [], id="fuzzy"),
        pytest.param(r"(?(DEFINE)(?<q>x))zip", [], id="conditional"),
        pytest.param(r"(?V1)[[a-z]--[b]]zip", [], id="other-version"),
        pytest.param(r"(?|(zip)|(zap))", [], id="branch-reset"),
        pytest.param(r"zip(*SKIP)", [], id="verb"),
        pytest.param(r"zip(?R)?", [{"zip"}], id="recursion"),
        pytest.param("the", [{"the"}], id="common-word"),
        pytest.param("e", [], id="too-common"),
    ],
)
def test_needs(pattern: str, needs: list[set[str]]) -> None:
    assert sorted(map(sorted, derived(pattern).needs)) == sorted(map(sorted, needs))


@pytest.mark.parametrize(
    ("pattern", "heads"),
    [
        pytest.param(r"^\L<w>", {"read more", "leer más"}, id="list"),
        pytest.param(r"^[^\S\n]*\K[•*_-]{0,3} ?Tags?:", {"tag"}, id="behind-bullets"),
        pytest.param(r"^(?:[•] )?(?:Tags|\[Photo)", {"tags", "photo"}, id="bracket"),
        pytest.param(r"^(?=[^\n]{1,60}$)zip", {"zip"}, id="look-ahead-first"),
        pytest.param(r"(?:^zip|^[“]zap)", {"zip", "zap"}, id="each-branch-anchored"),
        pytest.param(r"(?:^|[.] )zip", None, id="one-branch-not-anchored"),
        pytest.param(r"^\s*zip", None, id="over-line-ends"),
        pytest.param(r"^(?:\p{Lu}\. )?zip", None, id="unknown-letter-first"),
        pytest.param(r"^[^\w\n]*$", None, id="no-letter-at-all"),
        pytest.param(r"zip", None, id="anywhere"),
        pytest.param(r"^@?\L<w>?zip", {"zip", "read more", "leer más"}, id="optional-list"),
        pytest.param(r"(?x)^zip ?zap", {"zi"}, id="verbose-repeat-behind-a-blank"),
    ],
)
def test_heads(pattern: str, heads: set[str] | None) -> None:
    assert derived(pattern).heads == heads


@pytest.mark.parametrize(
    ("pattern", "in_line"),
    [
        pytest.param(r"[^\n]{3,}zip$", True, id="no-line-end"),
        pytest.param(r"zip(?=\s|$)", True, id="one-character-ahead"),
        pytest.param(r"zip(?!\s)", True, id="not-one-character-ahead"),
        pytest.param(r"(?<=\n\s*)zip", True, id="behind"),
        pytest.param(r"zip(?<=p(?=\s))", True, id="one-character-ahead-of-what-is-behind"),
        pytest.param(r"zip(?<=p(?=\nz))", False, id="far-ahead-of-what-is-behind"),
        pytest.param(r"zip\s", False, id="blank"),
        pytest.param(r"zip[^x]", False, id="negated-class"),
        pytest.param(r"(?s:zip.)", False, id="dot-of-all"),
        pytest.param(r"zip.", True, id="dot"),
        pytest.param(r"zip(?=\s*\Z)", False, id="far-ahead"),
        pytest.param(r"(z)ip\1", False, id="reference"),
    ],
)
def test_staying_in_a_line(pattern: str, in_line: bool) -> None:
    assert derived(pattern).in_line is in_line


def test_scopes_and_phrases_are_derived_from() -> None:
    line = compile_pattern(r"\L<w>[^\n]*", "line", ignore_case=True, lists={"w": ("read  more",)})
    phrases = compile_phrases(["Read {} more…", "l'essentiel"], "text")
    found = derive([line, phrases], shapes=False).needs

    assert found[line].heads == frozenset({"read  more", "read\u00a0\u00a0more"})
    assert found[line].in_line
    assert {"read", "essentiel"} <= {
        max(regex.findall(r"\w+", text), key=len) for need in found[phrases].needs for text in need
    } | {"read"}


@pytest.mark.parametrize(
    ("pattern", "found", "not_found"),
    [
        pytest.param(r"\p{Ll}\p{Lu}", "pasadoEl añoÁ сноваОн", "Pasado El", id="classes"),
        pytest.param(r"(?i:é)[.;:][^\S\n]+,", "É. , ", "e. ,", id="case"),
        pytest.param(r"(?<=\p{L})-\n(?=\p{Ll})", "word-\nbreak", "word-\nBreak", id="looks"),
        pytest.param(r"(?<![\p{L}])[,.](?!\S)", ", b", "a, b", id="negative-looks"),
        pytest.param(r"^[^\S\n]+(?=\S)", " a", "a", id="line-start"),
        pytest.param(r"\S[^\S\n]+$", "a \n", "a\n", id="line-end"),
        pytest.param(r"(?:a|\d{2,})\W(?:x|y)", "12.y", "1.y", id="choice-and-repeat"),
        pytest.param(r"(\w+) \1[;:]\d", "ab ab;1", "ab ab; 1", id="behind-what-is-unknown"),
        pytest.param(r"[a-z](?:(?<=\w)\p{Lu})", "aB", "ab", id="behind-what-is-matched"),
        pytest.param(r"^(?:x)?\n", "xbaaabbbxaabab\nx\n\n", "a\nb", id="empty-last-line"),
        pytest.param(r"(?<![^a])b$", "x\n" * 24 + "ab\nb", "a\nbc", id="last-letter"),
        pytest.param("[\u200b-\u200f]", "a\u200eb", "a\u2010b", id="rare-characters"),
        pytest.param("[\U000e0001\U000e0020-\U000e007f]", "a\U000e0020", "a b", id="tags"),
        pytest.param(r"(?:\L<w>)[.]\p{Lu}", "Leer más.A", "Leer mas.A", id="word-list"),
    ],
)
def test_shapes(pattern: str, found: str, not_found: str) -> None:
    row = shape(parse(pattern, int(regex.MULTILINE), LISTS))
    assert row is not None
    engine = ShapeEngine([written(row)])

    assert engine.scan(found).ends
    assert not engine.scan(not_found).ends


@pytest.mark.parametrize(
    "pattern", ["^", r"\w*", r"(?<=a)$", "(?<=a)(?=b)", "[^\\s\\S]*", "(?:(?<=[bX])X){2}"]
)
def test_no_shape(pattern: str) -> None:
    assert shape(parse(pattern, int(regex.MULTILINE), LISTS)) is None
