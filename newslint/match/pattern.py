r"""Patterns and phrases made into compiled expressions, with the scope they must lie in.

Everything is matched with `regex` in its default version, with `^` and `$` at line ends and `\n` as the
only line end. A phrase is an expression, too: blanks match any blanks inside a line, apostrophes match
one another, and a word's edge must be a word's edge.
"""

from __future__ import annotations

from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING

import regex

from newslint.errors import RuleFileError
from newslint.match.expression import Expression
from newslint.match.wordtree import Piece, Pieces, caseless, lowered, tree
from newslint.ruleset.builtin import is_shipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from newslint.ruleset.rule import Rule, Scope

BLANKS = r"[^\S\n]"
"""Any white space that does not end a line."""

_LEAD = r"(?:[*•·»>→▶►|+–—-]+[^\S\n]*)?"
_TAIL = r"(?:[^\S\n]*[.:…!*»>→▶►|]+)*"

_SCOPES: Mapping[Scope, tuple[str, str]] = {
    "text": ("", ""),
    "sentence-start": (rf"(?:^|[.!?…»”\"’)\]([|•]){BLANKS}*\K", ""),
    "line-start": (rf"^{BLANKS}*\K", ""),
    "line": (rf"^{BLANKS}*\K", rf"(?={BLANKS}*$)"),
    "paragraph": (
        rf"(?:\A|(?<=\n{BLANKS}*\n)){BLANKS}*\K",
        rf"(?={BLANKS}*(?:\n{BLANKS}*\n|\s*\Z))",
    ),
}

_APOSTROPHES = "'’‘ʼ´`"
_TOKEN = regex.compile(r"\s+|…|\.\.\.|[^\s.…]+|\.")
_BLANK = Piece(" ", rf"{BLANKS}+")
_ELLIPSIS = Piece(".", r"(?:…|\.\.\.)")
_GAP = Piece("", r"[^\n]{0,80}?")
_WORD_STARTS = r"(?<!\w)"
_WORD_ENDS = Piece("", r"(?!\w)")


def compile_pattern(
    pattern: str,
    scope: Scope,
    *,
    ignore_case: bool = False,
    lists: Mapping[str, tuple[str, ...]] | None = None,
    where: str | None = "pattern",
) -> Expression:
    r"""Make a rule's pattern an expression that matches within its scope only.

    `lists` are the word lists that the pattern names as `\L<name>`. `where` names the pattern if it
    is not valid; None if it is known to be, for to try that takes a millisecond.

    Raises:
        RuleFileError: the pattern is not valid.

    """
    flags = _flags(ignore_case=ignore_case)
    used = {
        name: _spellings(words)
        for name, words in (lists or {}).items()
        if rf"\L<{name}>" in pattern
    }
    expression = Expression(_scoped(pattern, scope), flags, used)
    if where is not None:
        try:
            expression.validate()
        except regex.error as error:
            raise RuleFileError(f"{where}: {getattr(error, 'msg', error)} in {pattern!r}") from None
    return expression


def place_of(rule: Rule, key: str) -> str | None:
    """Name what stands under `key` in a rule; None for shipped rules, which are known to be valid."""
    return None if is_shipped(rule) else f"{rule.path}: {key}"


def _flags(*, ignore_case: bool) -> int:
    return int(regex.MULTILINE | (regex.IGNORECASE if ignore_case else 0))


def _scoped(pattern: str, scope: Scope) -> str:
    """Give an expression that matches what `pattern` does, within a scope."""
    before, after = _SCOPES[scope]
    if not before and not after:
        return pattern
    flags_in_front, body = _split_flags(pattern)
    return f"{flags_in_front}{before}(?:{body}){after}"


@lru_cache(maxsize=1024)
def _spellings(words: tuple[str, ...]) -> frozenset[str]:
    """Give the ways to write the entries of a word list: apostrophes and no-break spaces vary."""
    return frozenset(
        word.replace("'", apostrophe).replace(" ", blank)
        for word in words
        for apostrophe in "'’"
        for blank in " \u00a0"
    )


def _split_flags(pattern: str) -> tuple[str, str]:
    """Part flags for the whole pattern, which must stay in front, from what they apply to."""
    found = regex.match(r"\(\?[a-zA-Z0-9]+\)", pattern)
    return (found.group(), pattern[found.end() :]) if found else ("", pattern)


def phrase_expression(phrase: str) -> str:
    r"""Give the expression for one phrase.

    >>> phrase_expression("read  more")
    '(?<!\\w)read[^\\S\\n]+more(?!\\w)'
    """
    before = _WORD_STARTS if _begins_word(phrase) else ""
    return before + "".join(piece.text for piece in _pieces(phrase))


def _begins_word(phrase: str) -> bool:
    first = phrase.strip()[:1]
    return first.isalnum() and first not in _APOSTROPHES


def _pieces(phrase: str) -> Pieces:
    """Take a phrase apart, without the edge of a word at its beginning."""
    pieces: list[Piece] = []
    for number, part in enumerate(phrase.strip().split("{}")):
        if number:
            pieces.append(_GAP)
        for token in _TOKEN.findall(part):
            if token.isspace():
                pieces.append(_BLANK)
            elif token in {"…", "..."}:
                pieces.append(_ELLIPSIS)
            else:
                pieces += map(_sign, token)
    if phrase.strip()[-1:].isalnum():
        pieces.append(_WORD_ENDS)
    return tuple(pieces)


@cache
def _sign(character: str) -> Piece:
    if character in _APOSTROPHES:
        return Piece("'", f"[{_APOSTROPHES}]")
    return Piece(caseless(character), regex.escape(character))


def compile_phrases(
    phrases: Iterable[str], scope: Scope, *, ignore_case: bool = True
) -> Expression:
    """Compile phrases into one expression, longer ones tried first, those that begin a word before others.

    As a whole line or paragraph, a phrase may be dressed with a bullet before it and with stops,
    colons or arrows behind it.
    """
    ordered = sorted(
        set(phrases), key=lambda phrase: (not _begins_word(phrase), -len(phrase), phrase)
    )
    text = _dressed("|".join(map(phrase_expression, ordered)), scope)
    quick = partial(_phrase_tree, ordered, scope, lower=ignore_case)
    return Expression(text, _flags(ignore_case=ignore_case), quick=quick)


def _dressed(body: str, scope: Scope) -> str:
    dressed = scope in {"line", "paragraph"}
    return _scoped(f"{_LEAD}(?:{body}){_TAIL}" if dressed else f"(?:{body})", scope)


def _phrase_tree(phrases: Sequence[str], scope: Scope, *, lower: bool) -> str:
    """Write phrases as a tree; the edge of a word before them is looked at once."""
    parted: dict[bool, list[Pieces]] = {}
    for phrase in phrases:
        pieces = _pieces(lowered(phrase) if lower else phrase)
        parted.setdefault(_begins_word(phrase), []).append(pieces)
    body = "|".join(
        (_WORD_STARTS if begins_word else "") + tree(together)
        for begins_word, together in parted.items()
    )
    return _dressed(body, scope)


def fold_phrase(text: str) -> str:
    """Give the form in which a matched text is looked up among the phrases.

    >>> fold_phrase("L’Heure   d'Été")
    "l'heure d'été"
    """
    for character in _APOSTROPHES:
        text = text.replace(character, "'")
    return " ".join(text.casefold().split())
