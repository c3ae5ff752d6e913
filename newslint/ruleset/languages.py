"""Which codes a rule may name a language by: one for each, the one that documents carry.

The list is that of ISO 639-1. A language without a code there goes by its three letters of
ISO 639-3, which are not checked.
"""

from __future__ import annotations

import re

ISO_639_1 = frozenset(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de
    dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia
    id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo
    lt lu lv mg mh mi mk ml mn mr ms mt my na nd ne ng nl no nr nv ny oc oj om or os pa pi pl ps pt
    qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl
    tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    """.split()  # noqa: SIM905 - two hundred quotation marks help nobody
)
"""The codes, with `sh`, which was once one of them; for Norwegian only `no`, for its two written
standards are not told apart."""

_MEANT = {
    "cn": "zh",
    "cz": "cs",
    "dk": "da",
    "fil": "tl",
    "gr": "el",
    "in": "id",
    "iw": "he",
    "ji": "yi",
    "jp": "ja",
    "jw": "jv",
    "mo": "ro",
    "nb": "no",
    "nn": "no",
    "ua": "uk",
    "vn": "vi",
}
"""Country codes and old codes that people write, and what documents carry instead."""

_THREE_LETTERS = re.compile("[a-z]{3}")


def language_flaw(code: str) -> str | None:
    """Say what is wrong with a language code; None if nothing is.

    >>> language_flaw("pt-BR")
    "'pt-BR' is no language code; did you mean 'pt'?"
    """
    if code in ISO_639_1 or (_THREE_LETTERS.fullmatch(code) and code not in _MEANT):
        return None
    primary = re.split("[-_]", code.lower())[0]
    meant = _MEANT.get(primary, primary)
    known = meant in ISO_639_1
    cure = f"did you mean {meant!r}?" if known else "write the two letters of ISO 639-1"
    return f"{code!r} is no language code; {cure}"
