"""Tests that only code can make: one module each, entered in CHECKS by the name that rules use.

A check is a generator function of the facts of one document. Its keyword parameters are the options that
a rule may set; their annotations say what values they take. What it searches the text for it asks of
`Facts.search`, with expressions that are told here: so a text that cannot hold them is not looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from newslint.match.checks.anchors import anchor_casing
from newslint.match.checks.blanks import GAP, TAB, doubled_blanks, edge_blanks, line_edges, tabs
from newslint.match.checks.calque import mixed_grouping, possessive_country
from newslint.match.checks.characters import normalizable, normalized, substitutable, substitute
from newslint.match.checks.code import code_beginnings, program_code
from newslint.match.checks.doubled import doubled_phrase, doubled_word, word_loop
from newslint.match.checks.entities import REFERENCE, html_entities
from newslint.match.checks.escapes import ESCAPE, literal_escapes
from newslint.match.checks.foreign import untranslated_phrase, untranslated_word
from newslint.match.checks.gender import gender_mismatch
from newslint.match.checks.glue import CAPITAL_INSIDE, glued_words, run_together
from newslint.match.checks.homoglyphs import SEAM, homoglyphs
from newslint.match.checks.hyphen import BEFORE_GAP, INSIDE, hyphen_breaks
from newslint.match.checks.language import (
    foreign_paragraph,
    foreign_sentence,
    wrong_language,
    wrong_script,
)
from newslint.match.checks.layout import OPEN_END
from newslint.match.checks.legacy import misread_letters, wrong_code_page
from newslint.match.checks.lost_letters import loose_accent, lost_letter, lost_ligature
from newslint.match.checks.markup import ALONE, LAST, MARKS, bare_urls, markdown_marks
from newslint.match.checks.mojibake import mojibake
from newslint.match.checks.mojibake_rest import GRAVE, PREFIX, QUOTE, mojibake_rest
from newslint.match.checks.names import inconsistent_name
from newslint.match.checks.pairs import MARK, unbalanced_marks
from newslint.match.checks.records import (
    field_is_address,
    impossible_date,
    missing_field,
    summary_is_lead,
    title_in_text,
)
from newslint.match.checks.sites import site_name
from newslint.match.checks.spacing import PLACE, missing_space
from newslint.match.checks.split import split_words
from newslint.match.checks.stops import STOP, lower_after_stop, lower_case_place, verbless_sentence
from newslint.match.checks.tags import ELEMENT, TAG, html_elements, html_tags
from newslint.match.checks.wrap import hard_wraps
from newslint.match.expression import Expression
from newslint.match.hit import Hit
from newslint.match.mojibake.codepages import run_beginnings


@dataclass(frozen=True, slots=True)
class Check:
    """A check, and what tells that there is nothing for it to do."""

    find: Callable[..., Iterator[Hit]]
    """Gives the hits in the text of some `Facts`; takes the options of a rule as keywords."""
    telling: tuple[Expression, ...] | Callable[..., tuple[Expression, ...]] = ()
    """Expressions of which one must match if the check is to find anything, or what gives them for the
    options of a rule: they are looked for in one scan with those of all rules. None if the check looks
    at every text."""


CHECKS: Mapping[str, Check] = {
    "bare-urls": Check(bare_urls, (ALONE, LAST)),
    "markdown-marks": Check(markdown_marks, (MARKS,)),
    "doubled-blanks": Check(doubled_blanks, (GAP,)),
    "line-edges": Check(line_edges, edge_blanks),
    "tabs": Check(tabs, (TAB,)),
    "split-words": Check(split_words),
    "glued-words": Check(glued_words),
    "anchor-casing": Check(anchor_casing),
    "doubled-phrase": Check(doubled_phrase),
    "doubled-word": Check(doubled_word),
    "word-loop": Check(word_loop),
    "gender-mismatch": Check(gender_mismatch),
    "lower-after-stop": Check(lower_after_stop, (STOP,)),
    "lower-case-place": Check(lower_case_place),
    "mixed-grouping": Check(mixed_grouping),
    "possessive-country": Check(possessive_country),
    "inconsistent-name": Check(inconsistent_name),
    "unbalanced-marks": Check(unbalanced_marks, (MARK,)),
    "foreign-paragraph": Check(foreign_paragraph),
    "foreign-sentence": Check(foreign_sentence),
    "wrong-language": Check(wrong_language),
    "wrong-script": Check(wrong_script),
    "verbless-sentence": Check(verbless_sentence),
    "untranslated-phrase": Check(untranslated_phrase),
    "untranslated-word": Check(untranslated_word),
    "hard-wraps": Check(hard_wraps, (OPEN_END,)),
    "homoglyphs": Check(homoglyphs, (SEAM,)),
    "html-elements": Check(html_elements, (ELEMENT,)),
    "html-entities": Check(html_entities, (REFERENCE,)),
    "html-tags": Check(html_tags, (TAG,)),
    "hyphen-breaks": Check(hyphen_breaks, (BEFORE_GAP, *INSIDE)),
    "missing-space": Check(missing_space, (PLACE,)),
    "run-together": Check(run_together, CAPITAL_INSIDE),
    "literal-escapes": Check(literal_escapes, (ESCAPE,)),
    "loose-accent": Check(loose_accent),
    "lost-letter": Check(lost_letter),
    "lost-ligature": Check(lost_ligature),
    "mojibake": Check(mojibake, run_beginnings),
    "mojibake-rest": Check(mojibake_rest, (QUOTE, GRAVE, PREFIX)),
    "program-code": Check(program_code, code_beginnings),
    "wrong-code-page": Check(wrong_code_page, misread_letters),
    "missing-field": Check(missing_field),
    "field-is-address": Check(field_is_address),
    "summary-is-lead": Check(summary_is_lead),
    "impossible-date": Check(impossible_date),
    "title-in-text": Check(title_in_text),
    "site-name": Check(site_name),
    "normalized": Check(normalized, normalizable),
    "substitute": Check(substitute, substitutable),
}
"""The checks by name."""
