#!/usr/bin/env python3
r"""Write the word lists of widget phrases that the boilerplate rules name.

    python scripts/build_widget_phrases.py widget-strings.tsv rules/boilerplate/words

The table has a header line and the columns `lang widget string source`; `{}` in a string stands for any
text. Its strings are the translations that publishing software shows its readers (WordPress, Jetpack,
Akismet, MailPoet, klaro, tarteaucitron); NOTICE tells their licences. The table itself is not kept here.

The script decides what a phrase can prove, by its length alone: in 900,000 characters of clean text no
phrase of three words or more occurred, while every third word that stands alone on a button did. So
each group of widgets makes up to five lists:

* `<group>.txt`: phrases of three words or more, which speak for themselves;
* `<group>-long.txt`: the beginnings of long ones, enough to know them by: the line goes on;
* `<group>-short.txt`: phrases of one or two, which need company;
* `<group>-open.txt`: two words or more before a `{}`: the line goes on;
* `<group>-close.txt`: what stands behind a leading `{}`: the line ends so.

It refuses to guess meanings: which rule a list serves is written in the rule.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

GROUPS: Mapping[str, frozenset[str]] = {
    "comment-form": frozenset({"wp_comment_form", "jetpack_comments", "akismet_notice", "disqus"}),
    "comment-list": frozenset({"wp_comment_list", "wp_comment_nav"}),
    "post-navigation": frozenset({"wp_post_nav", "wp_footer"}),
    "archive-widget": frozenset({"wp_archives_widget", "wp_meta_widget"}),
    "search-form": frozenset({"wp_search_form", "wp_error_page"}),
    "share-bar": frozenset({"jetpack_sharing", "jetpack_likes"}),
    "blog-subscription": frozenset({"jetpack_subscribe", "newsletter_box"}),
    "consent": frozenset({"cookie_banner", "policy_string"}),
}
"""The widgets whose phrases make up a list, by the name of the list."""

LEFT_OUT = frozenset(
    {
        "archive-widget-close",
        "blog-subscription-close",
        "blog-subscription-short",
        "comment-form-close",
        "post-navigation-close",
        "search-form-close",
        "share-bar-close",
    }
)
"""Lists that no rule has a use for."""

ORDINARY = frozenset({"what do you think?", "log in with"})
"""Phrases of three words or more that authors use, too."""

MAX_LENGTH = 40
"""Longer phrases, in code points, are cut at a word's end: what looks a list up pays for its longest entry."""

ENOUGH_WORDS = 3
"""From here on a phrase proves something by itself."""

CHARACTERS_PER_WORD = 2.5
"""How many characters of a script without blanks count as a word."""

_WITHOUT_BLANKS = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_EDGES = " \t\u00a0«»‹›←→<>|*…"
_STOPS = ".:!。：！"
_BEFORE_PLACEHOLDER = " \t\u00a0\"'“”„‘’«»‹›「『(:"
_AFTER_PLACEHOLDER = " \t\u00a0\"'“”„‘’«»‹›」』)"

_HEAD = """\
# Written by scripts/build_widget_phrases.py; changes made here are lost.
# Phrases that publishing software shows its readers, from its translations; see NOTICE.
"""


class Phrase(NamedTuple):
    """A phrase, its language, and the list that it belongs to."""

    language: str
    text: str
    list_name: str


def word_count(text: str) -> float:
    """Give the number of words in `text`, in Chinese and its like by its length.

    >>> word_count("Leave a Reply"), word_count("發佈留言")
    (3.0, 1.6)
    """
    unspaced = len(_WITHOUT_BLANKS.findall(text))
    spaced = len(_WORD.findall(_WITHOUT_BLANKS.sub(" ", text)))
    return spaced + unspaced / CHARACTERS_PER_WORD


def placed(string: str, group: str) -> tuple[str, str] | None:
    """Give the text and the list for a string of the table, or None if it can prove nothing.

    >>> placed("Required fields are marked {}", "comment-form")
    ('Required fields are marked', 'comment-form-open')
    >>> placed("{} says:", "comment-list")
    ('says', 'comment-list-close')
    """
    before, *rest = string.split("{}")
    if not rest:
        text = before.strip(_EDGES).rstrip(_STOPS + _EDGES)
        if len(text) <= 1 or text.casefold() in ORDINARY:
            return None
        if len(text) > MAX_LENGTH:
            return _beginning(text), f"{group}-long"
        return text, group if word_count(text) >= ENOUGH_WORDS else f"{group}-short"
    before = before.lstrip(_EDGES).rstrip(_BEFORE_PLACEHOLDER)
    after = rest[-1].lstrip(_AFTER_PLACEHOLDER).rstrip(_EDGES)
    if word_count(before) >= ENOUGH_WORDS - 1:
        return _beginning(before), f"{group}-open"
    if not before and len(rest) == 1 and word_count(after) >= 1:
        return after.rstrip(_STOPS + _EDGES), f"{group}-close"
    return None


def _beginning(text: str) -> str:
    """Give as many whole words from the head of `text` as fit, or characters where there are no blanks."""
    if len(text) <= MAX_LENGTH:
        return text
    words = text[: MAX_LENGTH + 1].rpartition(" ")[0]
    return (words if word_count(words) >= ENOUGH_WORDS else text[:MAX_LENGTH]).rstrip(" ,;:")


def phrases(rows: Iterable[Mapping[str, str]]) -> Iterator[Phrase]:
    """Give the phrases of the table's rows, each once in a list, whatever its case and language."""
    seen = set[tuple[str, str]]()
    for row in rows:
        for group, widgets in GROUPS.items():
            if row["widget"] not in widgets:
                continue
            string = " ".join(unicodedata.normalize("NFC", row["string"]).replace("’", "'").split())
            found = placed(string, group)
            if found is None or "#" in found[0] or found[1] in LEFT_OUT:
                continue
            text, name = found
            key = (name, text.casefold())
            if key not in seen:
                seen.add(key)
                yield Phrase(row["lang"], text, name)


def word_list(entries: Iterable[Phrase]) -> str:
    """Give the text of one list, by language."""
    by_language: dict[str, list[str]] = {}
    for entry in entries:
        by_language.setdefault(entry.language, []).append(entry.text)
    parts = [
        f"# {language}\n" + "".join(f"{text}\n" for text in sorted(texts, key=str.casefold))
        for language, texts in sorted(by_language.items())
    ]
    return _HEAD + "".join(parts)


def main() -> int:
    """Write the lists."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("table", type=Path, help="the table of strings, tab-separated")
    parser.add_argument("folder", type=Path, help="where to write the lists")
    arguments = parser.parse_args()
    with arguments.table.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        lists: dict[str, list[Phrase]] = {}
        for phrase in phrases(rows):
            lists.setdefault(phrase.list_name, []).append(phrase)
    for name, entries in sorted(lists.items()):
        (arguments.folder / f"{name}.txt").write_text(word_list(entries), encoding="utf-8")
        sys.stderr.write(f"{name}: {len(entries)} phrases\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
