"""Texts with repairs, for reports that somebody makes them from."""

from __future__ import annotations

from hypothesis import strategies as st

from newslint.model.fix import Edit
from newslint.model.span import Span


@st.composite
def repairs(draw: st.DrawFn) -> tuple[str, tuple[Edit, ...]]:
    """A text with characters and line ends of all kinds, and edits of it."""
    text = draw(st.text(st.sampled_from("aé\n𐐀\u2028\r "), min_size=1))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=6)))
    spans = [Span(*pair) for pair in zip(cuts[::2], cuts[1::2], strict=False)]
    return text, tuple(Edit(span, draw(st.text(max_size=3)), span.of(text)) for span in spans)
