"""Build the lists of places that English calls otherwise: `rules/translation/words/places-*.txt`.

    python scripts/build_place_names.py           write the lists
    python scripts/build_place_names.py --check   exit 1 if they would be others

Countries and the cities of time zones, from the Unicode CLDR as Babel has it. Left out are names with
brackets, names that are part of their translation or its genitive, English names that are another place's
in the language, and those that may be no place at all.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import regex
from babel import Locale

FOLDER: Final = Path(__file__).parents[1] / "rules" / "translation" / "words"
LANGUAGES: Final = (
    "ca",
    "cs",
    "da",
    "de",
    "es",
    "eu",
    "fi",
    "fr",
    "gl",
    "hr",
    "hu",
    "id",
    "it",
    "lt",
    "lv",
    "nl",
    "no",
    "pl",
    "pt",
    "ro",
    "sk",
    "sl",
    "sv",
    "tr",
)

AMBIGUOUS: Final = frozenset(
    {"Chad", "Christmas", "Dominica", "Easter", "Georgia", "Grenada", "Jordan"}
)
"""What may be a person, a feast, or another place."""

USUAL: Final = {"CZ": "Czech Republic", "TR": "Turkey"}
"""What English calls countries as often as the CLDR's way."""

NO_PLACES: Final = frozenset({"EU", "QO", "UN", "XA", "XB", "ZZ"})

_NAME = regex.compile(r"\p{Lu}[\p{L}’' -]{3,}")
_HEAD = """\
# Places that English calls otherwise: the English name, and behind = the name in this language.
# Built by scripts/build_place_names.py from the Unicode CLDR.
"""


def names(language: str) -> Iterator[tuple[str, str]]:
    """Give English names of places and those in a language."""
    english, own = Locale("en"), Locale(language)
    for code, name in english.territories.items():
        if len(code) == 2 and code in own.territories.keys() - NO_PLACES:  # noqa: PLR2004 - no continents
            yield name, own.territories[code]
            yield USUAL.get(code, name), own.territories[code]
    there, here = _cities(english), _cities(own)
    for zone in {**there, **here}.keys() - {"Etc/Unknown"}:
        name = there.get(zone, zone.rpartition("/")[2].replace("_", " "))
        yield name, here.get(zone, name)


def _cities(locale: Locale) -> Mapping[str, str]:
    zones = locale._data["time_zones"]  # noqa: SLF001 - Babel has no other way to them
    return {zone: data["city"] for zone, data in zones.items() if "city" in data}


def listed(language: str) -> list[str]:
    """Give the lines of a list."""
    pairs = set(names(language))
    here = {own for _, own in pairs}
    return sorted(
        f"{english} = {own}"
        for english, own in pairs
        if _NAME.fullmatch(english)
        and _NAME.fullmatch(own)
        and english not in here | AMBIGUOUS
        and english != f"{own}s"
        and not _words(english) <= _words(own)
        and not _words(own) <= _words(english)
    )


def _words(name: str) -> set[str]:
    return set(regex.findall(r"\p{L}+", name))


def main() -> int:
    """Write the lists, or compare them."""
    stale = 0
    for language in LANGUAGES:
        path = FOLDER / f"places-{language}.txt"
        text = _HEAD + "\n".join(listed(language)) + "\n"
        if "--check" in sys.argv:
            stale += not path.exists() or path.read_text(encoding="utf-8") != text
        else:
            path.write_text(text, encoding="utf-8")
    return min(stale, 1)


if __name__ == "__main__":
    sys.exit(main())
