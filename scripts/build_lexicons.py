"""Build the vocabularies of `newslint/language/data` from the word lists of wordfreq.

    python scripts/build_lexicons.py           write the data
    python scripts/build_lexicons.py --check   build elsewhere and compare: exit 1 if they differ

The same versions of wordfreq and marisa-trie give the same bytes. wordfreq is needed here only: at
run time it would cost a second and 230 MB for six languages. `NOTICE` names its
sources and their licences.
"""

from __future__ import annotations

import argparse
import filecmp
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import marisa_trie
import regex
from wordfreq import available_languages, get_frequency_list

from newslint.language.fold import fold_for
from newslint.language.lexicon import DATA, STEPS_PER_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterator

UNSPACED = {"ja", "ko", "zh"}
"""Languages that need a segmenter before words can be looked up."""

RENAMED = {"nb": "no", "fil": "tl"}
"""Lists that go by another code here: see `newslint.language.codes`."""

FLOORS = {
    **dict.fromkeys(("ca", "en", "es", "fr", "it", "pt"), 1.0),
    **dict.fromkeys(("de", "nl"), 1.25),
    **dict.fromkeys(("cs", "fi", "ru", "uk"), 2.0),
    **dict.fromkeys(("ar", "bn", "he", "mk"), 2.5),
}
"""The lowest frequency that is kept, on the zipf scale. wordfreq's large lists go down to 1.0 and
hold 200,000 to 700,000 words, half of them below 1.6; its small ones end at 3.0.

The package has room for 20 MB. Of words of five letters or more in clean text, a floor of 1.5
instead of 1.0 leaves 0.3 % more unlisted in English, 0.4 % in Spanish, 1.2 % in Polish. Languages
with many forms for each word would fill the package and get a higher floor.
"""

DEFAULT_FLOOR = 1.5

SINGLE_LETTER_FLOOR = 5.0
"""One letter is a word if it is as common as one: `y`, `à`, `в`. The others are initials."""

LONGEST_WORD = 40

WORD = regex.compile(r"\p{L}[\p{L}\p{M}'·\u200c\u200d]*")
"""What a text's words can look like; numbers, symbols and numbered names are left out."""


def main() -> int:
    """Build or compare, as asked; give the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="compare the data with a rebuild")
    if not parser.parse_args().check:
        DATA.mkdir(exist_ok=True)
        for file in vocabulary_files(DATA):
            file.unlink()
        build_all(DATA)
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        build_all(Path(scratch))
        different = list(differences(DATA, Path(scratch)))
    for name in different:
        print(f"{name}: differs from a rebuild")
    return 1 if different else 0


def build_all(folder: Path) -> None:
    """Write the files of every language, and say how large they are."""
    print(f"wordfreq {version('wordfreq')}, marisa-trie {version('marisa-trie')}")
    total = 0
    for code in sorted(set(available_languages("best")) - UNSPACED):
        words = frequencies(code)
        language = RENAMED.get(code, code)
        size = write(folder, language, words)
        total += size
        rarest = min(words.values()) / STEPS_PER_UNIT
        print(f"{language}  {len(words):>7,} words from {rarest:.2f} up  {size:>9,} bytes")
    print(f"total {total:,} bytes")


def frequencies(code: str) -> dict[str, int]:
    """Give the words of a list of wordfreq, folded as for look-up, and their frequency in steps."""
    fold = fold_for(RENAMED.get(code, code))
    floor = FLOORS.get(code, DEFAULT_FLOOR)
    words: dict[str, int] = {}
    # Bucket n holds the words with a frequency of 10 ** (-n / 100): 9 - n / 100 on the zipf scale.
    for centibels, bucket in enumerate(get_frequency_list(code, "best")):
        zipf = 9 - centibels / 100
        if zipf < floor:
            break
        for word in bucket:
            if is_word(word, zipf):
                # Buckets come by falling frequency: of words that fold alike the commonest counts.
                words.setdefault(fold(word), round(zipf * STEPS_PER_UNIT))
    return words


def is_word(word: str, zipf: float) -> bool:
    """Tell whether an entry can be a word of running text."""
    if len(word) == 1:
        return word.isalpha() and zipf >= SINGLE_LETTER_FLOOR
    return len(word) <= LONGEST_WORD and WORD.fullmatch(word) is not None


def write(folder: Path, language: str, words: dict[str, int]) -> int:
    """Write the two files of a language, as `newslint.language.lexicon` reads them.

    Gives their size in bytes.
    """
    listed = sorted(words)
    trie = marisa_trie.Trie(listed, weights=[float(words[word]) for word in listed])
    steps = bytearray(len(listed) + 1)
    for word in listed:
        steps[trie[word]] = words[word]
    steps[-1] = min(words.values())
    files = folder / f"{language}.trie", folder / f"{language}.zipf"
    trie.save(str(files[0]))
    files[1].write_bytes(steps)
    return sum(file.stat().st_size for file in files)


def vocabulary_files(folder: Path) -> list[Path]:
    """Give the files that this script has written, leaving other word data alone."""
    return [*folder.glob("*.trie"), *folder.glob("*.zipf")]


def differences(committed: Path, rebuilt: Path) -> Iterator[str]:
    """Give the names of files that are not the same in both folders, or in one only."""
    names = {file.name for folder in (committed, rebuilt) for file in vocabulary_files(folder)}
    for name in sorted(names):
        pair = committed / name, rebuilt / name
        if not all(file.exists() for file in pair) or not filecmp.cmp(*pair, shallow=False):
            yield name


if __name__ == "__main__":
    sys.exit(main())
