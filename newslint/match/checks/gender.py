"""Names that change their gender within a text: `del Kremlin` here, `de la Kremlin` there.

An engine that does not know a name picks an article anew each time. Either the gender of the name
is listed, or most of the text has to agree on it. Surnames are left alone (both genders bear them),
and so are names of several words, whose article belongs to the first.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

import regex

from newslint.language.wordlists import word_list
from newslint.match.hit import Hit
from newslint.match.shadow import encoded
from newslint.model.fix import Edit
from newslint.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from newslint.match.facts import Facts

ARTICLES: Final[Mapping[str, Mapping[str, str]]] = {
    "es": {"del": "de la", "al": "a la", "el": "la"},
    "pt": {"do": "da", "ao": "à", "no": "na", "pelo": "pela", "o": "a"},
    "gl": {"do": "da", "ao": "á", "no": "na", "polo": "pola", "o": "a"},
    "it": {
        "del": "della",
        "al": "alla",
        "dal": "dalla",
        "nel": "nella",
        "sul": "sulla",
        "il": "la",
    },
    "fr": {"du": "de la", "au": "à la", "le": "la"},
    "ca": {"del": "de la", "al": "a la", "pel": "per la", "el": "la"},
}
"""Articles, alone and with prepositions: masculine to feminine, in the singular."""

_NAME = (
    r"(?<name>\p{Lu}[\p{L}\p{M}]{2,})(?![\p{L}\p{M}\p{N}'’-]"
    r"|[^\S\n]+(?:(?:de|del|da|do|di|della)[^\S\n]+)?[\p{Lu}\p{N}])"
)


@dataclass(frozen=True, slots=True)
class Use:
    """A name with an article before it."""

    place: Span
    article: str
    name: str
    gender: str


def gender_mismatch(
    facts: Facts,
    *,
    masculine: Mapping[str, Sequence[str]],
    feminine: Mapping[str, Sequence[str]],
    either: Mapping[str, Sequence[str]],
    majority: int = 3,
) -> Iterator[Hit]:
    """Give names whose article is not of their gender.

    `masculine` and `feminine` are names of known gender, by language; `either` names and nouns that
    may have both. Of other names, a single use against at least `majority` is reported. The hit's
    value `article` is the article that belongs there.
    """
    language = facts.language or ""
    if language not in ARTICLES:
        return
    listed = frozenset(masculine.get(language, ())), frozenset(feminine.get(language, ()))
    if not (facts.remarkable(_known(*listed)) or _have_both(facts.shadow.data, language, majority)):
        return
    known = dict.fromkeys(listed[0], "m") | dict.fromkeys(listed[1], "f")
    excluded = frozenset(either.get(language, ()))
    by_name = defaultdict(list)
    for use in _uses(facts.text, language):
        by_name[use.name].append(use)
    hits = [
        use
        for name, uses in by_name.items()
        if name not in excluded
        for use in _odd_ones(uses, known.get(name), majority)
    ]
    for use in sorted(hits, key=lambda one: one.place):
        yield _hit(use, facts.text, language)


@dataclass(frozen=True, slots=True)
class Known:
    """An interest in names whose gender is listed."""

    masculine: frozenset[str]
    feminine: frozenset[str]

    def __call__(self, word: str, _frequency: float) -> bool:
        """Tell whether `word` is one."""
        return word in self.masculine or word in self.feminine


_known = lru_cache(maxsize=64)(Known)


def _have_both(shadow: bytes, language: str, majority: int) -> bool:
    """Tell whether there may be a name that has articles of both genders, one of them once.

    Only the last letter of an article is looked at, and the first byte of a name.
    """
    articles = ARTICLES[language]
    feminine = _names_behind(shadow, articles.values())
    masculine = _names_behind(shadow, articles) if feminine else []
    both = set(masculine).intersection(feminine)
    return any(masculine.count(name) + feminine.count(name) > majority for name in both)


def _names_behind(shadow: bytes, articles: Iterable[str]) -> list[bytes]:
    letters = {article[-1] for article in articles}
    patterns = map(_behind, sorted(letters | set(map(str.upper, letters))))
    return [name for pattern in patterns for name in pattern.findall(shadow)]


@cache
def _behind(letter: str) -> re.Pattern[bytes]:
    """Give the pattern for names behind a letter and a blank: both as they are, since that is fast."""
    return re.compile(re.escape(encoded(letter)) + rb"  *([A-Z\xc3-\xf4][^\t\r\v ]*)")


@cache
def _pattern(language: str) -> tuple[regex.Pattern[str], Mapping[str, str]]:
    """Give the pattern for names with an article, and the gender of each article."""
    to_feminine = ARTICLES[language]
    genders = {**dict.fromkeys(to_feminine, "m"), **dict.fromkeys(to_feminine.values(), "f")}
    alternatives = "|".join(
        article.replace(" ", r"[^\S\n]+") for article in sorted(genders, key=len, reverse=True)
    )
    return regex.compile(
        rf"(?<![\p{{L}}\p{{M}}'’-])(?<article>(?i:{alternatives}))[^\S\n]+{_NAME}"
    ), genders


def _uses(text: str, language: str) -> Iterator[Use]:
    pattern, genders = _pattern(language)
    for found in pattern.finditer(text):
        article = " ".join(found["article"].lower().split())
        yield Use(Span(*found.span()), article, found["name"], genders[article])


def _odd_ones(uses: Sequence[Use], known: str | None, majority: int) -> list[Use]:
    if known is not None:
        return [use for use in uses if use.gender != known]
    counts = Counter(use.gender for use in uses)
    (common, most), *rest = counts.most_common()
    name = uses[0].name
    if not rest or rest[0][1] > 1 or most < majority or name.isupper() or _may_be_a_person(name):
        return []
    return [use for use in uses if use.gender != common]


def _may_be_a_person(name: str) -> bool:
    return name.lower() in word_list("names")


def _hit(use: Use, text: str, language: str) -> Hit:
    to_feminine = ARTICLES[language]
    to_masculine = {feminine: masculine for masculine, feminine in to_feminine.items()}
    new = (to_masculine if use.gender == "f" else to_feminine)[use.article]
    old = use.place.of(text)
    new = new.capitalize() if old[0].isupper() else new
    gap = old[len(old) - len(use.name) - 1]
    edit = Edit(use.place, f"{new}{gap}{use.name}", old)
    gender = "masculine" if use.gender == "f" else "feminine"
    return Hit(use.place, {"name": use.name, "gender": gender, "article": new}, {}, (edit,))
