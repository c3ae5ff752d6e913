"""What `newslint explain` says of how good a rule is.

Only of shipped rules: a rule of the user's that takes a shipped one's place was never measured.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.ruleset.builtin import is_shipped
from newslint.ruleset.measured import NO_LABELS, is_measurable, read_measurement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.ruleset.rule import Rule


def figures(rule: Rule) -> Iterator[tuple[str, str]]:
    """Give lines, each with a name for it, about what was measured of a rule, when and on what."""
    if not is_shipped(rule):
        return
    measurement = read_measurement()
    own = measurement.rules.get(rule.id)
    if own is None:
        yield "Measured", "not yet" if is_measurable(rule) else NO_LABELS
        return
    on_clean = f"{own.on_clean or 'none'} false in {measurement.clean_words:,} words of clean text"
    yield "Precision", f"{measurement.precision(own)}; {on_clean}"
    yield "Recall", measurement.recall(own)
    yield "Measured", f"{measurement.date}; texts: {measurement.data()}"
