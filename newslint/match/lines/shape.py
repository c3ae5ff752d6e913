"""What one line looks like by itself, in features that any script has.

A feature is a short phrase that is true of the line (`ends in a letter`), which is also what people
are told. No word is known here, of whatever language.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import regex

from newslint.match.lines.scale import Scale, counts, shares
from newslint.match.lines.units import CLOSING, SENTENCE_ENDS

_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
_CHARACTERS_PER_WORD = 1.7
"""As for the metric `words`."""

_WORD = regex.compile(r"\p{L}[\p{L}\p{M}'’]*")
_DATE = regex.compile(r"\b(?:19|20)\d\d\b|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d\d?:\d\d")
_ADDRESS = regex.compile(
    r"https?://|www\.|\w@\w+\.|\w\.(?:com|org|net|de|es|fr|pl|it|co|ru|pt)\b", regex.IGNORECASE
)
_SENTENCE_BREAK = regex.compile(
    r"\w\w[\"”’»)\]]*[.!?…][\"”’»)\]]*\s+[\"“«¿¡(\[—–-]*\s?\p{Lu}|[。！？][^\s」』）]"
)
_BULLET = regex.compile(r"(?:[*•·▪●‣>|]|[-–](?=\s))\s*")
_SEPARATOR = regex.compile(r"[|•·›»→▶▼▲☰✕×©®™/]")

SENTENCE_WORDS: Final = 7
"""From how many words on a line that ends like a sentence is taken for prose."""

_LOOKED_AT: Final = 240
"""Code points at the beginning of a line that are looked at closely; longer ones are prose anyway."""

_WORDS_LOOKED_AT: Final = 40
"""About how many words these are."""

_WORDS = Scale(
    (0, 1, 2, 4, 7, 11, 17, 29, 59),
    (
        "no words",
        "one word",
        "two words",
        "3 or 4 words",
        "5 to 7 words",
        "8 to 11 words",
        "12 to 17 words",
        "18 to 29 words",
        "30 to 59 words",
        "60 words or more",
    ),
)
_BREAKS = Scale(
    (0, 1, 2), ("no other sentence", "two sentences", "three sentences", "many sentences")
)
_NO_BREAKS = Scale((0, 1), ("no end of a sentence", "one sentence ends", "several sentences end"))
_COMMAS = counts(0, 1, 2.5, 5, name="commas in 20 words: {}")
_CAPITALS = shares(0, 0.15, 0.35, 0.6, 0.99, name="words with a capital: {}")
_DIGITS = shares(0.05, 0.15, 0.4, name="digits: {}")
_SEPARATORS = counts(1, 3, name="separators: {}")

_SENTENCE_LIKE: Final = frozenset({"a full stop", "a question mark", "an exclamation mark"})


@dataclass(frozen=True, slots=True)
class Shape:
    """What a line looks like: `words` are estimated in scripts that write no blanks."""

    features: tuple[str, ...]
    words: float
    is_prose: bool


def shape_of(text: str) -> Shape:
    """Give the shape of a line, which may be several made one, and is not blank."""
    line = text.strip()
    beginning = line[:_LOOKED_AT]
    tokens = _WORD.findall(beginning)
    words = _count(line) if tokens else 0.0
    ending = _ending(line, words)
    ends = ending in _SENTENCE_LIKE
    features = [_WORDS(words), f"ends in {ending}"]
    breaks = len(_SENTENCE_BREAK.findall(beginning))
    features.append((_BREAKS if ends or ending == "dots" else _NO_BREAKS)(breaks))
    features += _beginning(beginning)
    features += _marks(beginning, words)
    features += _casing(tokens)
    return Shape(tuple(features), words, ends and words >= SENTENCE_WORDS)


def _count(line: str) -> float:
    tokens = line.split()
    unspaced = 0 if line.isascii() else len(_UNSPACED.findall(line))
    if not unspaced:
        return len(tokens)
    spaced = sum(1 for token in tokens if not _UNSPACED.search(token))
    return max(1, spaced) + unspaced / _CHARACTERS_PER_WORD


def _ending(line: str, words: float) -> str:
    bare = line.rstrip(CLOSING)
    last = bare[-1:] or " "
    if last in SENTENCE_ENDS:
        return _sentence_ending(bare, words)
    if last in ":：":
        return "a colon"
    if last in ",;،、，":
        return "a comma"
    if last.isdigit():
        return "a digit"
    return "a letter" if last.isalpha() else "a sign"


def _sentence_ending(bare: str, words: float) -> str:
    last = bare[-1]
    if last == "." and words <= 2:  # noqa: PLR2004 - an abbreviation as likely as a sentence
        return "the stop of a word or two"
    if bare.endswith(("...", "…")):
        return "dots"
    if last in "?？":
        return "a question mark"
    return "an exclamation mark" if last in "!！" else "a full stop"


def _beginning(line: str) -> list[str]:
    bullet = _BULLET.match(line)
    body = line[bullet.end() :] if bullet else line
    features = []
    if bullet:
        features.append("a hyphen before" if line[0] in "*-" else "a bullet before")
    if line[0] == "#":
        features.append("a heading")
        body = line.lstrip("# ")
    first = body.lstrip("\"“”„«»‘’'¿¡([_*")[:1]
    features.append(f"begins with {_letter(first, body)}")
    if separators := len(_SEPARATOR.findall(body)):
        features.append(_SEPARATORS(separators))
    return features


def _letter(first: str, body: str) -> str:
    if first and body[0] in ".,;:!?)…%":
        return "a closing sign"
    if first.islower():
        return "a small letter"
    if first.isupper():
        return "a capital"
    if first.isdigit():
        return "a digit"
    return "a letter without case" if first.isalpha() else "a sign"


def _marks(line: str, words: float) -> list[str]:
    features = []
    commas = line.count(",") + line.count("、") + line.count("，")
    if words > 4:  # noqa: PLR2004 - in fewer, the share says nothing
        features.append(_COMMAS(commas / min(words, _WORDS_LOOKED_AT) * 20))
    else:
        features.append("few words, with a comma" if commas else "few words")
    if digits := sum(map(str.isdigit, line)):
        features.append(_DIGITS(digits / len(line)))
        if _DATE.search(line):
            features.append("a date or time")
    if "." in line or "/" in line:
        features += ["an address"] if _ADDRESS.search(line) else []
    if "©" in line:
        features.append("a copyright sign")
    return features


def _casing(tokens: list[str]) -> list[str]:
    """Tell how many words have capitals; the first says nothing."""
    features = []
    capitalised = sum(1 for token in tokens[1:] if token[0].isupper())
    cased = capitalised + sum(1 for token in tokens[1:] if token[0].islower())
    if cased:
        features.append(_CAPITALS(capitalised / cased))
    shouted = sum(1 for token in tokens if len(token) > 2 and token.isupper())  # noqa: PLR2004
    if shouted and shouted >= 0.6 * len(tokens):
        features.append("all in capitals")
    return features
