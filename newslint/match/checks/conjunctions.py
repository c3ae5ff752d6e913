"""Words for `and`, `or` and the like: behind a hyphen they say that a part of a word is named later."""

from __future__ import annotations

from typing import Final

CONJUNCTIONS: Final = {
    "bg": "и или",
    "ca": "i o",
    "cs": "a i nebo či",
    "da": "og eller samt",
    "de": "und oder bzw beziehungsweise sowie als wie bis auch noch statt",
    "el": "και ή",
    "en": "and or to nor but versus vs",
    "es": "y e o u ni",
    "fi": "ja tai sekä eli",
    "fr": "et ou ni",
    "hu": "és vagy",
    "id": "dan atau",
    "it": "e ed o od",
    "nl": "en of als tot noch dan",
    "no": "og eller samt enn",
    "pl": "i lub czy a oraz",
    "pt": "e ou nem",
    "ro": "și sau ori",
    "ru": "и или",
    "sh": "i ili te",
    "sk": "a i alebo či",
    "sl": "in ali ter",
    "sv": "och eller samt",
    "tr": "ve veya ya",
    "uk": "і й та або чи",
}
"""Conjunctions by language, as in `pre- y poselectorales`."""

_EVERY_CONJUNCTION: Final = frozenset(" ".join(CONJUNCTIONS.values()).split())
_BY_LANGUAGE: Final = {code: frozenset(words.split()) for code, words in CONJUNCTIONS.items()}


def is_conjunction(word: str, language: str | None) -> bool:
    """Tell whether `word` joins parts of a sentence in a language, or in any if none is given."""
    return word.lower() in _BY_LANGUAGE.get(language or "", _EVERY_CONJUNCTION)
