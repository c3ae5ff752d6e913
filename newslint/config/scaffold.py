"""The configuration that `newslint init` writes: every setting explained, most commented out."""

from __future__ import annotations

_INITIAL = """\
# What newslint does here. `newslint check --show-settings` shows what comes out of it.
# Paths and globs are relative to this file; globs are like those of .gitignore.

# The rules that run: ids (boilerplate/related-link), categories (boilerplate), globs, or ALL.
# `newslint rules` lists them, `newslint explain ID` explains one.
select: [ALL]

# Rules that do not run.
ignore: []

# Rules that run besides, for instance some that are off by default.
# extend-select: [statistics]

# Folders with rules of your own; `newslint new` starts one.
# rules: [lint/rules]

# Other severities than the rules' own: error, warning, info or off.
# severity:
#   sentence/run-together: error
#   whitespace: info

# The languages that may occur, as ISO 639-1 codes. It makes finding out a document's safer, and
# language/wrong-language reports texts in others.
# languages: [en, es]

# The language of all articles, if they have but one.
# language: es

# How inputs are read, where it cannot be told by their names or is guessed wrong.
# inputs:
#   - {match: "archive/*.txt", encoding: cp1252}
#   - {match: "notes/*", format: markdown, language: en}

# What is different for some of the inputs.
# overrides:
#   - match: data/wire/**
#     ignore: [whitespace/hard-wrap]
#     language: en

# Findings that are all right. All conditions of an entry must hold: rule, text (words that the
# finding lies in, or that lie in it), path, record, source. Entries without any use are reported.
# ignores:
#   - {rule: sentence/run-together, text: BioNTech, reason: a company}
#   - {rule: markup, path: "guides/**", reason: they explain markup, until: 2030-12-31}

# The findings of today, so that only new ones count: `newslint baseline write` makes the file.
# baseline: newslint-baseline.txt

# How much may be wrong before `newslint check --gate` fails.
# gate:
#   - {rules: [boilerplate], max: {new-findings: 0}}
#   - {rules: [sentence], max: {share-of-records: 0.5%}, level: warning}

# What to leave out when a folder is walked; what .gitignore names is left out anyway.
# exclude: [drafts/, "*.orig.txt"]

# The severity from which on findings make the exit status 1: error, warning, info or never.
fail-on: warning

# How findings are shown: full, concise, grouped, json or jsonl.
# output-format: full

# Whether safe fixes are made without --fix, and whether unsafe ones are made, too.
# fix: false
# unsafe-fixes: false

# The share of an article's letters and digits that fixes may remove; over that, those that remove
# words are not made.
# max-removed: 50%

# Seconds that the patterns of one rule may run on one document.
# timeout: 5

# Another configuration to build on. What is said here counts before what is said there.
# extend: ../newslint.yaml
"""


def initial_config() -> str:
    """Give the text of a configuration to start from; as it is, it changes no default."""
    return _INITIAL
