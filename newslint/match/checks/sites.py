"""What a title says besides the headline: the name of the site that it comes from.

Pages put it behind the headline, in `<title>` and often in what they tell search engines. That words
behind a dash or a bar are the site's name is never guessed from their looks alone, since headlines end
so, too ("... - Wall Street Journal" says who reported it): the record's own source or address must
say so, or the text, which has the headline without them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from typing import Final
from unicodedata import combining, normalize

import regex

from newslint.match.facts import Facts
from newslint.match.hit import Hit
from newslint.model.fix import Edit
from newslint.model.span import Span

_SEPARATOR: Final = regex.compile(r"\s*[|¦]\s*|\s+(?:[-–—·•»›~]|::|//)\s+")
_STRONG: Final = frozenset("|¦·•»›")
"""Separators that headlines themselves hardly have; a dash they do."""
_DOMAIN: Final = regex.compile(
    r"(?:www\.)?[\p{L}\d-]+(?:\.(?:co|com|org|net))?\.(?:com|org|net|info|news|tv|\p{L}{2})",
    regex.IGNORECASE,
)
_HOST: Final = regex.compile(r"(?:https?://)?(?P<host>[\p{L}\d-]+(?:\.[\p{L}\d-]+)+)(?:[:/?#].*)?")
_GENERIC: Final = frozenset({"www", "co", "com", "org", "net", "gov", "edu", "ac", "m", "amp"})
_WORD: Final = regex.compile(r"[\p{L}\p{M}\p{N}]+")

_LONGEST: Final = 45
"""Code points that a site's name may have."""
_SHORTEST: Final = 3
"""A name of two letters could be any two words' initials."""
_MOST_WORDS: Final = 4
"""Words of a name that is told by what papers and stations are called."""
_HEADLINE: Final = 3
"""Words that what is left must have at least, to be a headline."""


def site_name(facts: Facts, *, lists: Mapping[str, Collection[str]]) -> Iterator[Hit]:
    """Report the site's name at the end of a title, with what parts it from the headline.

    `lists` holds words of which newspapers' and stations' names are made, under `media`.
    """
    title = facts.text.rstrip()
    places = [Span(*found.span()) for found in _SEPARATOR.finditer(title)]
    if not places:
        return
    gap = places[-1]
    head, tail = title[: gap.start].strip(), title[gap.end :]
    if len(_WORD.findall(head)) < _HEADLINE or not 0 < len(tail) <= _LONGEST:
        return
    sign = gap.of(title).strip()
    if _is_named(tail, facts.document.companions) or (
        _begins_like_a_name(tail)
        and (
            _heads(head, facts.document.companions.get("text", ""))
            or _DOMAIN.fullmatch(tail)
            or (sign in _STRONG and _is_medium(tail, lists["media"]))
        )
    ):
        start = gap.end - len(gap.of(title).lstrip())
        edit = Edit(Span(gap.start, len(title)), "", title[gap.start :])
        yield Hit(Span(start, len(title)), {"site": tail, "headline": head}, edits=(edit,))


def squashed(text: str) -> str:
    """Give the letters and digits of a text, without accents and case.

    >>> squashed("El País – Uruguay")
    'elpaisuruguay'
    """
    plain = normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if letter.isalnum() and not combining(letter))


def _heads(head: str, text: str) -> bool:
    """Tell whether the text begins with the headline on a line of its own."""
    first, _, rest = text.strip().partition("\n")
    return bool(rest) and squashed(first) == squashed(head)


def _begins_like_a_name(tail: str) -> bool:
    return not tail[:1].islower() or _DOMAIN.fullmatch(tail) is not None


def _is_medium(tail: str, media: Collection[str]) -> bool:
    words = [word.casefold() for word in _WORD.findall(tail)]
    return 0 < len(words) <= _MOST_WORDS and (words[0] in media or words[-1] in media)


def _is_named(tail: str, said: Mapping[str, str]) -> bool:
    """Tell whether what the record says about its source is this name."""
    words = tuple(squashed(word) for word in _WORD.findall(tail))
    if not "".join(words):
        return False
    return any(
        _same(words, said[name], capitalised=not tail[0].islower())
        for name in ("source", "url")
        if said.get(name)
    )


def _same(words: tuple[str, ...], source: str, *, capitalised: bool) -> bool:
    label = _label(source)
    if label is None:
        named = tuple(squashed(word) for word in _WORD.findall(source))
        shorter = min(len(words), len(named))
        return words[:shorter] == named[:shorter] and len("".join(words[:shorter])) >= _SHORTEST
    whole = "".join(words)
    if whole == label or (len(whole) > _SHORTEST and label.startswith(whole)):
        return True
    return capitalised and len(label) >= _SHORTEST and _spells(words, label)


@lru_cache(maxsize=4096)
def _label(source: str) -> str | None:
    """Give the telling part of a domain; None if it is no domain.

    >>> _label("https://www.bbc.co.uk/news/1"), _label("elpais.com"), _label("El País")
    ('bbc', 'elpais', None)
    """
    found = _HOST.fullmatch(source.strip())
    if found is None:
        return None
    parts = [part for part in found["host"].casefold().split(".")[:-1] if part not in _GENERIC]
    return squashed(parts[-1]) if parts else None


def _spells(words: tuple[str, ...], label: str) -> bool:
    """Tell whether beginnings of the words, in their order, make up a label; words may be left out.

    >>> _spells(("the", "new", "york", "times"), "nytimes"), _spells(("bbc", "news"), "bbc")
    (True, True)
    """
    reached = {0}
    for word in words:
        reached |= {
            at + length
            for at in reached
            for length in range(1, len(word) + 1)
            if label.startswith(word[:length], at)
        }
    return len(label) in reached
