"""Tests that only code can make: one module each, entered in CHECKS by the name that rules use.

A check is a generator function of the facts of one document. Its keyword parameters are the options that
a rule may set; their annotations say what values they take. What it searches the text for it asks of
`Facts.search`, with expressions that are told here: so a text that cannot hold them is not looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from newslint.match.checks.blanks import doubled_blanks, line_edges, tabs
from newslint.match.checks.calque import mixed_grouping, possessive_country
from newslint.match.checks.casing import anchor_casing
from newslint.match.checks.characters import normalized, substitute
from newslint.match.checks.code import program_code
from newslint.match.checks.entities import html_entities
from newslint.match.checks.escapes import literal_escapes
from newslint.match.checks.foreign import untranslated_phrase, untranslated_word
from newslint.match.checks.gender import gender_mismatch
from newslint.match.checks.glue import glued_words, run_together
from newslint.match.checks.homoglyphs import homoglyphs
from newslint.match.checks.hyphen import hyphen_breaks
from newslint.match.checks.language import foreign_sentence, wrong_script
from newslint.match.checks.legacy import wrong_code_page
from newslint.match.checks.lost_letters import loose_accent, lost_letter, lost_ligature
from newslint.match.checks.markup import bare_urls, markdown_marks
from newslint.match.checks.mojibake import mojibake
from newslint.match.checks.mojibake_rest import mojibake_rest
from newslint.match.checks.spacing import missing_space
from newslint.match.checks.split import split_words
from newslint.match.checks.stops import lower_after_stop, lower_case_place, verbless_sentence
from newslint.match.checks.tags import html_elements, html_tags
from newslint.match.checks.wrap import hard_wraps
from newslint.match.expression import Expression
from newslint.match.hit import Hit


@dataclass(frozen=True, slots=True)
class Check:
    """A check, and what tells that there is nothing for it to do."""

    find: Callable[..., Iterator[Hit]]
    """Gives the hits in the text of some `Facts`; takes the options of a rule as keywords."""
    telling: tuple[Expression, ...] = ()
    """Expressions of which one must match if the check is to find anything: they are looked for in
    one scan with those of all rules. None if the check looks at every text."""


CHECKS: Mapping[str, Check] = {
    "bare-urls": Check(bare_urls),
    "markdown-marks": Check(markdown_marks),
    "doubled-blanks": Check(doubled_blanks),
    "line-edges": Check(line_edges),
    "tabs": Check(tabs),
    "split-words": Check(split_words),
    "glued-words": Check(glued_words),
    "anchor-casing": Check(anchor_casing),
    "gender-mismatch": Check(gender_mismatch),
    "lower-after-stop": Check(lower_after_stop),
    "lower-case-place": Check(lower_case_place),
    "mixed-grouping": Check(mixed_grouping),
    "possessive-country": Check(possessive_country),
    "foreign-sentence": Check(foreign_sentence),
    "wrong-script": Check(wrong_script),
    "verbless-sentence": Check(verbless_sentence),
    "untranslated-phrase": Check(untranslated_phrase),
    "untranslated-word": Check(untranslated_word),
    "hard-wraps": Check(hard_wraps),
    "homoglyphs": Check(homoglyphs),
    "html-elements": Check(html_elements),
    "html-entities": Check(html_entities),
    "html-tags": Check(html_tags),
    "hyphen-breaks": Check(hyphen_breaks),
    "missing-space": Check(missing_space),
    "run-together": Check(run_together),
    "literal-escapes": Check(literal_escapes),
    "loose-accent": Check(loose_accent),
    "lost-letter": Check(lost_letter),
    "lost-ligature": Check(lost_ligature),
    "mojibake": Check(mojibake),
    "mojibake-rest": Check(mojibake_rest),
    "program-code": Check(program_code),
    "wrong-code-page": Check(wrong_code_page),
    "normalized": Check(normalized),
    "substitute": Check(substitute),
}
"""The checks by name."""
