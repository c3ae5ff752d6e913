"""Build the word lists of `newslint/language/data` from lemma dictionaries and lists of names.

    python scripts/build_word_lists.py           write the lists
    python scripts/build_word_lists.py --check   build elsewhere and compare: exit 1 if they differ

simplemma gives the lemma of a form, Faker names of people and places, wordfreq the order in which
words are looked at. The same versions give the same lists. All three are needed here only.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import regex
from faker.providers import address, person
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory
from wordfreq import top_n_list

from newslint.language.lexicon import DATA, LANGUAGES, lexicon

if TYPE_CHECKING:
    from types import ModuleType

VERB_LANGUAGES: Mapping[str, tuple[str, str, str, str]] = {
    "es": (
        r"[aeií]r(?:se)?",
        r"[aei]ndo",
        r"(?:ó|aron|ieron|aba|aban|ía|ían|rá|rán|ría|rían|ando|iendo|yendo|[aei]r|arse|[ei]rse)",
        "ser estar haber tener hacer ir decir ver dar saber querer poder deber llegar venir",
    ),
    "pt": (
        r"(?:[aei]r|por|pôr)(?:-se)?",
        r"[aeio]ndo",
        r"(?:ou|eu|iu|[aei]ram|ava|avam|ia|iam|rá|rão|[aei]ndo|[aei]r)",
        "ser estar haver ter fazer ir dizer ver dar saber querer poder dever chegar ficar vir",
    ),
    "gl": (
        r"(?:[aei]r|or)",
        r"[aeio]ndo",
        r"(?:ou|eu|iu|[aei]ron|aba|aban|ía|ían|rá|rán|ría|rían|[aei]ndo|[aei]r)",
        "ser estar haber ter facer ir dicir ver dar saber querer poder deber chegar vir",
    ),
    "it": (
        r"(?:[aei]re|rre)",
        r"[ae]ndo",
        r"(?:ò|[aei]rono|[aei]v[ao]|[aei]vano|[ei]rà|[ei]ranno|rebbe|rebbero|[ae]ndo)",
        "essere avere fare dire andare vedere dare sapere volere potere dovere venire stare",
    ),
    "fr": (
        r"(?:er|ir|re|oir)",
        r"ant",
        r"(?:ait|aient|[ei]ra|[ei]ront|[ai]rent|èrent|ant|er|ir)",
        "être avoir faire dire aller voir pouvoir devoir vouloir savoir venir falloir mettre",
    ),
    "ca": (
        r"(?:[aei]r|re|ur)",
        r"[aei]nt",
        r"(?:ava|aven|ia|ien|rà|ran|ria|rien|[aei]nt|[aei]r)",
        "ser estar haver tenir fer anar dir veure donar saber voler poder deure arribar venir",
    ),
    "pl": (
        r"(?:ać|eć|ić|yć|ąć|ść|źć|óc|ec)",
        r"(?:ąc|wszy|łszy)",
        r"(?:ał|ała|ało|ali|ały|ił|iła|iło|ili|iły|ył|yła|yło|yli|yły|uje|ują|ać|eć|ić|yć|ąc)",
        "być mieć móc musieć chcieć zostać mówić wiedzieć",
    ),
}
"""For each language, as patterns: how infinitives end; how a form ends that only verbs have, by
which a lemma is known to be one; how forms end that are hardly ever nouns. Last, verbs of which all
forms are taken."""

PARTICIPLES = regex.compile(r"(?:[aeií]d[oa]s?|[aeu]t[aoie]|n[iey]|t[yaei])")
"""What adjectives in names are made of: *Estados Unidos*, *Países Baixos*, *Regno Unito*."""

NOUNS = frozenset(
    Path(__file__).with_name("nouns_like_verbs.txt").read_text(encoding="utf-8").split()
)
"""Nouns and adjectives that the patterns would take for verb forms, or that the dictionaries do."""

WORDS_LOOKED_AT = 60_000
"""So many of the commonest words of a language. Rarer ones are hardly met with in an article."""

OWN_LANGUAGES = ("es", "pt", "fr", "it", "ca", "gl", "ro", "nl", "de", "sv", "da", "no", "pl")
"""Languages for which shared words are listed."""

ATTESTED_LANGUAGES = ("cs", "da", "de", "fr", "hu", "nl", "no", "pl", "ro", "sk", "sl", "sv", "tr")
"""Languages whose words have so many forms that these tell which ones are at home. In Spanish and its
nearest relatives, too many words of English look like forms."""

DICTIONARIES = {"no": "nb"}
"""Dictionaries that go by another code."""

CONTRASTS = (0.6, 1.6)
"""How much commoner in English, in zipf units, a word must and may be to be listed as shared. Where
the gap is wider, what a vocabulary counted was English."""

ATTESTED_CONTRASTS = (0.5, 2.0)
"""The same for words of which other forms are at home, which proves more."""

ATTESTED_RARE = 2.0
"""Such a word is at least so frequent (zipf), or as the rarest that a short vocabulary lists."""

AT_HOME = 0.7
"""How much commoner than in English, in zipf units, such a form is."""

FAR_RARER = 1.7
"""How much rarer than the word, in zipf units, it may be."""

STEM = 3
"""Letters that it has in common with the word: dictionaries give some a lemma that is none."""

FORMS = 2
"""So many of them make sure that they belong to the word."""

RARE = 2.5
"""A word of a language's own is at least so frequent (zipf) in it."""

COMMON_LANGUAGES = ("es", "pt", "gl", "fr", "it", "ca")
"""Languages for which common words are listed."""

COMMON_FREQUENCY = 3.4
"""The zipf frequency from which on a word counts as common: 2.5 in a million words."""

LETTERS = 4
"""Shorter words are initials and abbreviations too often."""

NAME_FREQUENCY = 3.0
"""A name is listed if it is this frequent (zipf) in some language: rarer ones are not looked up."""

WORD = regex.compile(r"\p{Ll}[\p{Ll}\p{M}]+")
NAME = regex.compile(r"\p{Lu}[\p{Ll}\p{M}]+")

Dictionary = Mapping[str, str]


def main() -> int:
    """Build or compare, as asked; give the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="compare the lists with a rebuild")
    if not parser.parse_args().check:
        build_all(DATA)
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        build_all(Path(scratch))
        different = [
            file.name
            for file in sorted(Path(scratch).iterdir())
            if not (DATA / file.name).exists()
            or (DATA / file.name).read_bytes() != file.read_bytes()
        ]
    for name in different:
        print(f"{name}: differs from a rebuild")
    return 1 if different else 0


def build_all(folder: Path) -> None:
    """Write every list, and say how long it is."""
    names = frequent_names()
    write(folder, "names-any", names)
    for language in VERB_LANGUAGES:
        write(folder, f"verbs-{language}", verb_forms(language) - names - NOUNS)
    for language in COMMON_LANGUAGES:
        write(folder, f"common-{language}", common_words(language) - names)
    for language in sorted({*OWN_LANGUAGES, *ATTESTED_LANGUAGES}):
        shared = shared_words(language) if language in OWN_LANGUAGES else set()
        attested = attested_words(language) if language in ATTESTED_LANGUAGES else set()
        write(folder, f"own-{language}", shared | attested)


def write(folder: Path, name: str, words: Iterable[str]) -> None:
    """Write one list, sorted, a word a line."""
    listed = sorted(words)
    (folder / f"{name}.txt").write_text("".join(f"{word}\n" for word in listed), encoding="utf-8")
    print(f"{name}: {len(listed):,} words")


def lemmas(language: str) -> Dictionary:
    """Give the dictionary of forms and their lemmas."""
    dictionary: Dictionary = DefaultDictionaryFactory().get_dictionary(
        DICTIONARIES.get(language, language)
    )
    return dictionary


def looked_at(language: str) -> list[str]:
    """Give the commonest words of a language; for Galician, which has no list, its neighbours'."""
    sources = ("pt", "es") if language == "gl" else (DICTIONARIES.get(language, language),)
    words = dict.fromkeys(word for one in sources for word in top_n_list(one, WORDS_LOOKED_AT))
    return [word for word in words if WORD.fullmatch(word)]


def verb_forms(language: str) -> set[str]:
    """Give the forms that a sentence may not capitalise and that are hardly ever nouns or names."""
    infinitive, proof, ending, irregular = VERB_LANGUAGES[language]
    dictionary = lemmas(language)
    forms = defaultdict(list)
    for word in looked_at(language):
        lemma = dictionary.get(word)
        if lemma and regex.search(f"{infinitive}$", lemma):
            forms[lemma].append(word)
    every = set(irregular.split())
    return {
        form
        for lemma, listed in forms.items()
        if any(regex.search(f"{proof}$", form) for form in listed)
        for form in listed
        if (lemma in every or regex.search(f"{ending}$", form))
        and not PARTICIPLES.search(form[-3:])
    }


def common_words(language: str) -> set[str]:
    """Give the words that dictionaries know in lower case, as form and as lemma."""
    dictionary = lemmas(language)
    codes = ("pt", "es") if language == "gl" else (language,)
    vocabularies = [lexicon(code) for code in codes]
    return {
        word
        for word in looked_at(language)
        if len(word) >= LETTERS
        and WORD.fullmatch(dictionary.get(word) or "")
        and any(one.zipf(word) >= COMMON_FREQUENCY for one in vocabularies)
    }


def shared_words(language: str) -> set[str]:
    """Give the words that are commoner in English but formed by the rules of `language`.

    That a dictionary lists a word proves little, since dictionaries list loans. That it is a form
    of another word which is at home in the language proves that it is one.
    """
    dictionary = lemmas(language)
    own = lexicon(language) if language in LANGUAGES else lexicon("pt")
    english = lexicon("en")
    least, most = CONTRASTS
    listed = set()
    for word in top_n_list("en", WORDS_LOOKED_AT):
        lemma = dictionary.get(word, word)
        contrast = english.zipf(word) - own.zipf(word)
        if WORD.fullmatch(word) and least <= contrast <= most and own.zipf(word) >= RARE:
            at_home = lemma != word and own.zipf(lemma) > english.zipf(lemma)
            if at_home and not is_second_person(word, lemma):
                listed.add(word)
    return listed


def attested_words(language: str) -> set[str]:
    """Give the words that are commoner in English, but of which other forms are at home.

    A word that a translation left is alone in its language; beside Czech *most* there are *mostu*
    and *mostem*. Loans with endings of the language count as well.
    """
    own, english = lexicon(language), lexicon("en")
    least, most = ATTESTED_CONTRASTS
    asked = {
        word
        for word in top_n_list("en", WORDS_LOOKED_AT)
        if len(word) >= LETTERS
        and WORD.fullmatch(word)
        and least <= english.zipf(word) - (own.zipf(word) or own.floor) <= most
        and (own.zipf(word) or own.floor) >= ATTESTED_RARE
    }
    dictionary = lemmas(language)
    paradigms = {dictionary.get(word, word): {dictionary.get(word, word)} for word in asked}
    for form in dictionary:
        if WORD.fullmatch(form) and (lemma := dictionary[form]) in paradigms:
            paradigms[lemma].add(form)
    return {
        word
        for word in asked
        if sum(
            form != word
            and form[:STEM] == word[:STEM]
            and own.zipf(form) > english.zipf(form) + AT_HOME
            and own.zipf(form) > own.zipf(word) - FAR_RARER
            for form in paradigms[dictionary.get(word, word)]
        )
        >= FORMS
    }


def is_second_person(word: str, lemma: str) -> bool:
    """Tell whether a form in -s is no plural: *causes* of *causar*, said to a friend."""
    return word.endswith("s") and not word.startswith(lemma[:-1] + lemma[-1:].strip("eao"))


def frequent_names() -> set[str]:
    """Give the words that name people or places and are common enough to be other words, too."""
    names = {
        name.lower()
        for package, parts in (
            (person, ("first_name", "last_name")),
            (address, ("cities", "countr", "city_name", "state", "province", "region", "town")),
        )
        for name in provided(package, parts)
        if NAME.fullmatch(name)
    }
    vocabularies = [lexicon(code) for code in ("en", *OWN_LANGUAGES) if code in LANGUAGES]
    return {name for name in names if any(one.zipf(name) >= NAME_FREQUENCY for one in vocabularies)}


def provided(package: ModuleType, parts: tuple[str, ...]) -> Iterator[str]:
    """Give the texts in Faker's tables whose name holds one of `parts`, in all locales."""
    for locale in pkgutil.iter_modules(package.__path__):
        provider = importlib.import_module(f"{package.__name__}.{locale.name}").Provider
        for table, content in vars(provider).items():
            if any(part in table for part in parts):
                yield from texts(content)


def texts(content: object) -> Iterator[str]:
    """Give the texts in nested tables."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, Mapping | tuple | list | set | frozenset):
        for one in content:
            yield from texts(one)


if __name__ == "__main__":
    sys.exit(main())
