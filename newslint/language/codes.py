"""Language codes: one spelling for each language.

Scrapers, detectors and people write the same language as `pt`, `pt-BR`, `PT_pt`; Norwegian as `no`,
`nb` or `nn`; Hebrew as `he`, `iw` or `heb`. Here each gets one code, ISO 639-1 where that has one. A code
is not checked against a list of languages: whoever uses it knows which ones it can serve.
"""

from __future__ import annotations

import re
from typing import Final

from newslint.language.three_letters import TWO_LETTERS

SYNONYMS: Final = {
    "fil": "tl",  # Filipino is standardized Tagalog
    "in": "id",  # withdrawn from ISO 639 in 1989, alive in Java and Android
    "iw": "he",  # likewise
    "ji": "yi",  # likewise
    "jw": "jv",  # a slip of an early edition, alive in browsers
    "mo": "ro",  # withdrawn in 2008
    "nb": "no",  # the lists and the detector do not tell the two written standards apart
    "nn": "no",
}
"""Other codes of a language, and the one that is used here."""

_SEPARATOR = re.compile("[-_]")


def canonical(tag: str) -> str:
    """Give the one code for the language of a BCP 47 tag or locale name, in lower case.

    >>> [canonical(tag) for tag in ("es", "pt_BR", "NB", "iw", "zh-Hant", "spa")]
    ['es', 'pt', 'no', 'he', 'zh', 'es']
    """
    primary = _SEPARATOR.split(tag.strip(), maxsplit=1)[0].lower()
    return SYNONYMS.get(primary) or TWO_LETTERS.get(primary, primary)
