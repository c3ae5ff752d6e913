"""Six hundred rules: the shipped ones that are on, and a newsroom's own phrases for the rest.

The phrases are made of the labels of real widgets (`widget-strings.tsv`: language, widget, label): the
first words of one and the last words of another of the same language, so that they read like what an
editor writes down and hardly ever occur. Each eighth is a label as it is.
"""

from __future__ import annotations

import json
import random
from collections import defaultdict
from typing import TYPE_CHECKING

from newslint.ruleset.builtin import shipped_rules
from newslint.ruleset.load import load_rules
from newslint.ruleset.select import is_on
from tests.bench.corpus import SEED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from newslint.ruleset.rule import Rule

RULES = 600
LANGUAGES = ("es", "en", "fr", "de", "pt", "it", "nl", "sv", "no", "da", "pl", "ru")
"""The languages of the phrases: those of the corpus, and as many others."""

_CODES = {"pt-BR": "pt", "pt-PT": "pt"}
_SCOPES = ("line", "line-start", "text")
_PHRASES = range(3, 16)
"""How many phrases a rule has."""

_WORDS = range(2, 9)
"""How many words a label has that phrases are made of."""

_AS_IT_IS = 1 / 8
"""The share of phrases that are labels."""

_ANY_LANGUAGE = 1 / 4
"""The share of rules that look at texts of every language."""


def labels(folder: Path) -> Path:
    """Give the file of labels that lies beside the evaluation data in `folder`."""
    return folder.parent / "reference" / "widget-strings.tsv"


def make_rules(labels: Path, folder: Path, count: int = RULES) -> tuple[Rule, ...]:
    """Give `count` rules; those that are not shipped are written to `folder` first.

    Raises:
        ValueError: there are more shipped rules than that.

    """
    shipped = [rule for rule in load_rules(shipped_rules()) if is_on(rule)]
    if count < len(shipped):
        raise ValueError(f"{len(shipped)} rules are shipped: more than {count}")
    write_phrase_rules(labels, folder, count - len(shipped))
    return tuple(rule for rule in load_rules(shipped_rules(), folder) if is_on(rule))


def write_phrase_rules(labels: Path, folder: Path, count: int) -> None:
    """Write `count` rule files, `house/phrases-NNN.yaml`, below `folder`."""
    bank = _bank(labels)
    chance = random.Random(SEED)  # noqa: S311 - a benchmark, not a secret
    place = folder / "house"
    place.mkdir(parents=True)
    for number in range(count):
        language = LANGUAGES[number % len(LANGUAGES)]
        phrases = _phrases(bank[language], chance)
        languages = () if chance.random() < _ANY_LANGUAGE else (language,)
        rule = _rule(phrases, chance.choice(_SCOPES), languages)
        path = place / f"phrases-{number:03}.yaml"
        path.write_text(json.dumps(rule, ensure_ascii=False, indent=1), encoding="utf-8")


def _bank(labels: Path) -> Mapping[str, Sequence[str]]:
    """Give the labels of several words by language."""
    bank: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for line in labels.read_text(encoding="utf-8").splitlines()[1:]:
        code, _, label, *_ = line.split("\t")
        if len(label.split()) in _WORDS and not set("{}⟦⟧\\") & set(label):
            bank[_CODES.get(code, code)][label] = None
    return {language: tuple(bank[language]) for language in LANGUAGES}


def _phrases(bank: Sequence[str], chance: random.Random) -> list[str]:
    count = chance.choice(_PHRASES)
    made = (_phrase(bank, chance) for _ in range(count))
    return list(dict.fromkeys(made))


def _phrase(bank: Sequence[str], chance: random.Random) -> str:
    first = chance.choice(bank)
    if chance.random() < _AS_IT_IS:
        return first
    head, tail = first.split(), chance.choice(bank).split()
    return " ".join([*head[: (len(head) + 1) // 2], *tail[len(tail) // 2 :]])


def _rule(phrases: Sequence[str], scope: str, languages: Sequence[str]) -> dict[str, object]:
    """Give the data of a rule file; JSON is YAML, too."""
    match = {"as": scope, "phrases": phrases}
    return {
        "summary": f"What widgets left: {phrases[0]}",
        "severity": "warning",
        "why": "An editor found these words in what came from our own pages.",
        "match": match if scope != "text" else {"phrases": phrases},
        **({"languages": languages} if languages else {}),
        "message": "words of a widget left in the text",
        "flags": [{"text": f"⟦{phrases[0]}⟧", **({"language": languages[0]} if languages else {})}],
        "passes": ["The minister answered at once."],
    }
