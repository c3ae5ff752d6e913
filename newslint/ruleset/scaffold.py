"""Rule files to start from: one for each kind of match, with examples that pass at once."""

from __future__ import annotations

from newslint.errors import UsageError
from newslint.ruleset.schema import RULE_SCHEMA_URL
from newslint.ruleset.wording import cure

_HEAD = """\
# yaml-language-server: $schema={schema}
# A rule. The path of this file is its id, {rule_id}; the name is that of the defect.
# Change everything below, examples first, and run: newslint test {file}

summary: {sentence} left in the text # the defect in one line
severity: warning # error | warning | info
# languages: [en, es] # the languages of the texts that are looked at; left out: all
why: |
  Say where the defect comes from and why it matters to those who read the text, or train on it.

"""

_PHRASES = """\
match:
  phrases: # literal, in any case; blanks match any blanks, {} any text within a line
    en:
      - download our free news app
      - get the {} app for your phone
    es:
      - descarga nuestra aplicación gratuita
  as: line # text | sentence-start | line-start | line | paragraph: what a match must fill or begin
  # unless: ['\\bexample\\b'] # patterns; a match that overlaps one does not count

message: '<words> left in the text: {match}'
fix: {delete: line, applicability: safe} # safe: no word of the author's changes; else unsafe

flags: # texts that must be reported, on exactly the spans between ⟦ and ⟧, and be repaired as shown
  - text: "Rents rose by a tenth.\\n\\n⟦Download our free news app⟧\\n\\nLandlords blamed the tax."
    fixed: "Rents rose by a tenth.\\n\\nLandlords blamed the tax."
  - {text: "Uno.\\n\\n⟦Descarga nuestra  aplicación gratuita⟧", fixed: "Uno."}
passes: # texts that look alike and must stay silent
  - Download our free news app, the mayor said, and you will know when the bus comes.
"""

_PATTERNS = """\
match:
  patterns: # regular expressions in single quotes, in the syntax of Python's `regex`
    - '(?<number>\\d+)[^\\S\\n]+(?i:shares?|comments?)'
  as: line # text | sentence-start | line-start | line | paragraph: what a match must fill or begin
  # unless: ['\\bexample\\b'] # patterns; a match that overlaps one does not count

message: '<words> left in the text: {match}' # named groups work, too: {number}
fix: {delete: line, applicability: safe} # safe: no word of the author's changes; else unsafe

flags: # texts that must be reported, on exactly the spans between ⟦ and ⟧, and be repaired as shown
  - text: "Rents rose by a tenth.\\n\\n⟦128 shares⟧\\n\\nLandlords blamed the tax."
    fixed: "Rents rose by a tenth.\\n\\nLandlords blamed the tax."
passes: # texts that look alike and must stay silent
  - She sold 128 shares of the company.
"""

_LEXICON = """\
match:
  lexicon: # regular expressions in single quotes
    - '\\b(?<word>\\p{Ll}{5,})\\b'
  evidence: # what must hold of a word; frequencies on the zipf scale: 3 well known, 7 `the`
    - {word: word, vocabulary: [en], at-least: 3} # well known in English
    - {word: word, vocabulary: [en], above: document, by: 2} # and 100 times rarer here

message: 'word of another language: {word}'
# fix: {replace: '…', applicability: unsafe}

flags: # texts that must be reported, on exactly the spans between ⟦ and ⟧
  - {text: "El país actuó, ⟦although⟧ las sanciones siguen.", language: es}
passes: # texts that look alike and must stay silent
  - {text: "El país actuó pese a las sanciones.", language: es}
"""

_BLOCK = """\
match:
  block: # lines that prove little each, and much when they stand together
    - phrases: # what they begin with or are, in any language
        en: [leave a reply, post comment]
        es: [deja una respuesta, publicar el comentario]
    - phrases:
        en: ["your email address will not be published"]
        es: ["tu dirección de correo electrónico no será publicada"]
      as: line-start
      weight: 2 # counts for two
  need: 2 # the evidence that makes a block
  gap: 2 # how many other lines may stand between
  within: {last: 50%} # where it must begin: a share of the text, or so many lines

message: '<words> left in the text ({lines} lines)'
fix: {delete: block, applicability: safe, max-removed: 50%} # safe: no word of the author's changes

flags: # texts that must be reported, on exactly the spans between ⟦ and ⟧, and be repaired as shown
  - text: "Rents rose by a tenth. Landlords blamed the tax.\\n\\n⟦Leave a Reply\\n\\nPost Comment⟧"
    fixed: "Rents rose by a tenth. Landlords blamed the tax."
passes: # texts that look alike and must stay silent
  - "Rents rose by a tenth. The minister did not want to leave a reply.\\n\\nLeave a reply"
"""

_REPETITION = """\
match:
  repetition: paragraph # paragraph | line | sentence | word: what must not stand twice
  min-length: 20 # shorter ones may
  # adjacent: true # only when one follows the other

message: the same paragraph as at line {first_line}
fix: {delete: paragraph, applicability: unsafe} # unsafe: words of the author's vanish

flags: # texts that must be reported, on exactly the spans between ⟦ and ⟧, and be repaired as shown
  - text: "Rents rose by a tenth.\\n\\nTwo.\\n\\n⟦Rents rose by a tenth.⟧"
    fixed: "Rents rose by a tenth.\\n\\nTwo."
passes: # texts that look alike and must stay silent
  - "Yes.\\n\\nNo.\\n\\nYes."
"""

_METRIC = """\
match:
  metric: words # a number about the document
  below: 5 # or `above`

message: 'only {value} words'

flags: # texts that must be reported; the first line stands for the document
  - text: "⟦Page not found⟧"
passes: # texts that must stay silent
  - Rents rose by a tenth last year.
"""

_FINDINGS = """\
match:
  findings: [translation/gender-mismatch, translation/untranslated-word] # rules to ask
  need: 2 # how many of them must find something

message: 'machine-translated, as it seems: {signals}'

flags: # texts that must be reported; the first line stands for the document
  - {text: "⟦El asesor de la Kremlin promete cooperar en defiance de las sanciones.⟧", language: es}
passes: # texts that must stay silent
  - El asesor del Kremlin promete cooperar.
"""

_CLASSIFIER = """\
match:
  classifier: # what weighs how much; a model that was trained lies in a file beside the rule
    {"any line": -6, "one word": 5, "two words": 5, "ends in a letter": 4}
  at-least: 0.9 # how sure it must be

message: '{lines} that seem no part of the article: {reasons}'
fix: {delete: line, applicability: unsafe} # unsafe: words of the author's may vanish

flags: # texts that must be reported, on exactly the spans between ⟦ and ⟧, and be repaired as shown
  - text: "Rents rose by a tenth last year.\\n\\nTenants protested.\\n\\n⟦Home\\nSport⟧"
    fixed: "Rents rose by a tenth last year.\\n\\nTenants protested."
passes: # texts that look alike and must stay silent
  - "Rents rose by a tenth last year.\\n\\nWhat now?\\n\\nTenants protested."
"""

_CHECK = """\
match:
  check: mojibake # code that looks at the text
  # options: {} # what it can be told

message: 'read in the wrong encoding: {match}'
fix: {repair: encoding, applicability: safe} # safe: no word of the author's changes; else unsafe

flags: # texts that must be reported, on exactly the spans between ⟦ and ⟧, and be repaired as shown
  - {text: "La ⟦polÃ­tica⟧ exterior.", fixed: "La política exterior."}
passes: # texts that look alike and must stay silent
  - La política exterior.
"""

_ACROSS = """\
match:
  across: text # id | text: what no two records may share
  min-length: 20 # shorter ones may

message: the same text as in {first}

flags: # records that must be reported after those `before` them; the first line stands for the text
  - text: "⟦Rents rose by a tenth.⟧\\n\\nLandlords blamed the tax."
    before: [{text: "Rents rose by a tenth. Landlords blamed the tax."}]
passes: # records that must stay silent
  - text: "Rents rose by a tenth.\\n\\nLandlords blamed the tax."
    before: [{text: Rents rose by a tenth.}]
"""

_BODIES = {
    "patterns": _PATTERNS,
    "phrases": _PHRASES,
    "lexicon": _LEXICON,
    "block": _BLOCK,
    "repetition": _REPETITION,
    "metric": _METRIC,
    "findings": _FINDINGS,
    "classifier": _CLASSIFIER,
    "check": _CHECK,
    "across": _ACROSS,
}


def scaffold(rule_id: str, kind: str) -> str:
    """Give the text of a rule file for the rule `rule_id`, of a kind of match.

    Raises:
        UsageError: there is no such kind.

    """
    if kind not in _BODIES:
        raise UsageError(f"no kind of match is called {kind!r}; {cure(kind, _BODIES)}")
    words = rule_id.rpartition("/")[2].replace("-", " ")
    head = _HEAD.format(
        schema=RULE_SCHEMA_URL,
        rule_id=rule_id,
        file=f"rules/{rule_id}.yaml",
        sentence=words[:1].upper() + words[1:],
    )
    return head + _BODIES[kind].replace("<words>", words)
