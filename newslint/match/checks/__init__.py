"""Tests that only code can make: one module each, entered in CHECKS by the name that rules use.

A check is a generator function of the facts of one document. Its keyword parameters are the options that
a rule may set; their annotations say what values they take.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

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
from newslint.match.hit import Hit

Check = Callable[..., Iterator[Hit]]

CHECKS: Mapping[str, Check] = {
    "bare-urls": bare_urls,
    "markdown-marks": markdown_marks,
    "doubled-blanks": doubled_blanks,
    "line-edges": line_edges,
    "tabs": tabs,
    "split-words": split_words,
    "glued-words": glued_words,
    "anchor-casing": anchor_casing,
    "gender-mismatch": gender_mismatch,
    "lower-after-stop": lower_after_stop,
    "lower-case-place": lower_case_place,
    "mixed-grouping": mixed_grouping,
    "possessive-country": possessive_country,
    "foreign-sentence": foreign_sentence,
    "wrong-script": wrong_script,
    "verbless-sentence": verbless_sentence,
    "untranslated-phrase": untranslated_phrase,
    "untranslated-word": untranslated_word,
    "hard-wraps": hard_wraps,
    "homoglyphs": homoglyphs,
    "html-elements": html_elements,
    "html-entities": html_entities,
    "html-tags": html_tags,
    "hyphen-breaks": hyphen_breaks,
    "missing-space": missing_space,
    "run-together": run_together,
    "literal-escapes": literal_escapes,
    "loose-accent": loose_accent,
    "lost-letter": lost_letter,
    "lost-ligature": lost_ligature,
    "mojibake": mojibake,
    "mojibake-rest": mojibake_rest,
    "program-code": program_code,
    "wrong-code-page": wrong_code_page,
    "normalized": normalized,
    "substitute": substitute,
}
"""The checks by name."""
