"""Lines that were broken to fit a page: e-mail, PDF files and page dumps bring them along.

Two tests find the documents. In fixed-width text a line is broken exactly where the next word would
not have fitted. In text from a page with proportional letters widths vary, so many sentences must run
on across the ends of lines of much the same length. Only then are single line ends looked at: one at
which a sentence surely runs on was put in; one behind a full stop begins a paragraph where the
document parts paragraphs so.

Verses, addresses, tables and lists have line ends of their own and are left alone, and so are
scripts that break lines inside words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import regex

from newslint.match.checks.hyphen import find_breaks, is_part_named_later
from newslint.match.checks.layout import LineEnd, blocks
from newslint.match.hit import Hit
from newslint.model.fix import Edit
from newslint.model.severity import Applicability
from newslint.model.span import Span

if TYPE_CHECKING:
    from newslint.match.facts import Facts

FEW: Final = 2
"""Running-on line ends that prove a fixed width, if all lines of their block keep to it."""

SEVERAL: Final = 3
"""Running-on line ends that prove broken lines of varying width."""

MANY: Final = 6
"""Running-on line ends that prove a narrow column, which verse might be."""

KEPT: Final = 0.9
"""The share of running-on line ends that must keep to a fixed width. 97 % of the line ends did that
were put into 843 web pages at widths from 60 to 100."""

RUNNING_ON: Final = 0.25
"""The share of line ends that must run on in text of varying width; 0.4 % of web pages have as many
for other reasons."""

NEARLY_FULL: Final = 0.85
"""The share of the width below which a line behind which a sentence ends is a paragraph's last."""

LONG_ENOUGH: Final = 0.7
"""The share of the width that lines of varying width have when they are full."""

_SINGLE_NEWLINE = regex.compile(r"\S[^\S\n]*\n[^\S\n]*\S")
