"""Word lists that vocabularies cannot give: which words are verb forms, names, a language's own.

Frequencies know no parts of speech, and of a word that two languages share they only say where it
is commoner. These lists were made from lemma dictionaries and lists of names; they are short of
many words, so that a word is missing from one proves nothing.

The data is built by `scripts/build_word_lists.py`.
"""

from __future__ import annotations

from functools import cache
from typing import Final, Literal

from newslint.language.codes import canonical
from newslint.language.lexicon import DATA

Kind = Literal["verbs", "common", "own", "names"]
"""`verbs`: finite forms, gerunds and infinitives that are no names and hardly ever nouns. `common`:
frequent words of any kind that are no names. `own`: regular words of a language that are far
commoner in English, such as Spanish `compete`. `names`: words that are common as first names,
surnames or places, whatever else they mean; all languages share one list."""

ANY_LANGUAGE: Final = "any"
"""The language of the list that all share."""


@cache
def word_list(kind: Kind, language: str = ANY_LANGUAGE) -> frozenset[str]:
    """Give the words of one list, in lower case; empty where there is none for `language`."""
    file = DATA / f"{kind}-{canonical(language)}.txt"
    if not file.exists():
        return frozenset()
    return frozenset(file.read_text(encoding="utf-8").split())
