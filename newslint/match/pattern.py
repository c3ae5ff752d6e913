r"""Patterns and phrases made into compiled expressions, with the scope they must lie in.

Everything is matched with `regex` in its default version, with `^` and `$` at line ends and `\n` as the
only line end. A phrase is an expression, too: blanks match any blanks inside a line, apostrophes match
one another, and a word's edge must be a word's edge.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from newslint.errors import RuleFileError
from newslint.match.expression import Expression

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from newslint.ruleset.rule import Scope

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
_ANY_TEXT = r"[^\n]{0,80}?"


def compile_pattern(
    pattern: str,
    scope: Scope,
    *,
    ignore_case: bool = False,
    lists: Mapping[str, tuple[str, ...]] | None = None,
    where: str = "pattern",
) -> Expression:
    r"""Compile a rule's pattern so that it matches within its scope only.

    `lists` are the word lists that the pattern names as `\L<name>`.

    Raises:
        RuleFileError: the pattern is not valid; `where` names it.

    """
    before, after = _SCOPES[scope]
    flags = regex.MULTILINE | (regex.IGNORECASE if ignore_case else 0)
    used = {
        name: _spellings(words)
        for name, words in (lists or {}).items()
        if rf"\L<{name}>" in pattern
    }
    flags_in_front, body = _split_flags(pattern)
    text = f"{flags_in_front}{before}(?:{body}){after}" if before or after else pattern
    expression = Expression(text, int(flags), used)
    try:
        expression.validate()
    except regex.error as error:
        raise RuleFileError(f"{where}: {getattr(error, 'msg', error)} in {pattern!r}") from None
    return expression


def _spellings(words: Iterable[str]) -> frozenset[str]:
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
    parts = (_literal(part) for part in phrase.strip().split("{}"))
    body = _ANY_TEXT.join(parts)
    first, last = phrase.strip()[:1], phrase.strip()[-1:]
    before = r"(?<!\w)" if first.isalnum() else ""
    after = r"(?!\w)" if last.isalnum() else ""
    return f"{before}{body}{after}"


def _literal(text: str) -> str:
    pieces = []
    for piece in regex.findall(r"\s+|…|\.\.\.|[^\s.…]+|\.", text):
        if piece.isspace():
            pieces.append(rf"{BLANKS}+")
        elif piece in {"…", "..."}:
            pieces.append(r"(?:…|\.\.\.)")
        else:
            pieces.append(_characters(piece))
    return "".join(pieces)


def _characters(piece: str) -> str:
    return "".join(
        f"[{_APOSTROPHES}]" if character in _APOSTROPHES else regex.escape(character)
        for character in piece
    )


def compile_phrases(
    phrases: Iterable[str], scope: Scope, *, ignore_case: bool = True
) -> Expression:
    """Compile phrases into one expression, longer ones tried first.

    As a whole line or paragraph, a phrase may be dressed with a bullet before it and with stops,
    colons or arrows behind it.
    """
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    alternatives = "|".join(phrase_expression(phrase) for phrase in ordered)
    dressed = scope in {"line", "paragraph"}
    body = f"{_LEAD}(?:{alternatives}){_TAIL}" if dressed else f"(?:{alternatives})"
    return compile_pattern(body, scope, ignore_case=ignore_case)


def fold_phrase(text: str) -> str:
    """Give the form in which a matched text is looked up among the phrases.

    >>> fold_phrase("L’Heure   d'Été")
    "l'heure d'été"
    """
    for character in _APOSTROPHES:
        text = text.replace(character, "'")
    return " ".join(text.casefold().split())
