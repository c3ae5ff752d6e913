"""Lines that were broken to fit a page: e-mail, PDF files and page dumps bring them along.

Two tests find the documents. In fixed-width text a line is broken exactly where the next word would
not have fitted. In text from a page with proportional letters widths vary, so many sentences must
run on across the ends of lines of much the same length. Only then are single line ends looked at:
one at which a sentence surely runs on was put in; one behind a full stop begins a paragraph where
the document parts paragraphs so.

Verses, addresses, tables and lists have line ends of their own and are left alone, and so are
scripts that break lines inside words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from newslint.match.checks.hyphen import find_breaks, is_part_named_later
from newslint.match.checks.layout import OPEN_END, SHORTEST, LineEnd, blocks
from newslint.match.expression import Expression
from newslint.match.hit import Hit
from newslint.model.fix import Edit
from newslint.model.severity import Applicability

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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

LEEWAY: Final = 1.1
"""By how much a line from proportional letters may be longer than those that run on."""

_COMPOUND = Expression(r"(?<left>[\p{L}\p{M}]+)[-\u2010]\n(?<right>[\p{L}\p{M}]+)")


@dataclass(frozen=True, slots=True)
class Width:
    """The width that lines were broken at: not known to the column."""

    least: int
    """The longest line that was broken."""
    most: int
    """The longest that a line could have become without taking in the next word somewhere."""

    def keeps(self, end: LineEnd) -> bool:
        """Tell whether the line above fills the width: the next word would not have fitted."""
        return end.above.width <= self.most and (end.needed > self.least or end.hyphenated)


@dataclass(frozen=True, slots=True)
class Page:
    """How the lines of a document were broken."""

    width: Width
    fixed: bool
    """Whether lines are broken where the next word would not have fitted."""
    parts_at_newlines: bool
    """Whether paragraphs begin behind a mere newline somewhere."""


def hard_wraps(facts: Facts, *, min_width: int = 45, max_width: int = 160) -> Iterator[Hit]:
    """Give the line ends that only fit the text to a page, with the edits that take them out.

    Lines longer than `max_width` code points are not broken ones. Text narrower than `min_width`
    must show many more broken sentences, for it may be verse.
    """
    if not _may_run_on(facts, max_width):
        return
    found = blocks(facts)
    page = _page(found, min_width, max_width)
    if page is None:
        return
    hyphens = {broken.gap.end for broken in find_breaks(facts)}
    for block in found:
        proven = _is_proven(block, page)
        for end in block:
            trust = _trust(end, page) if proven else None
            if trust is not None and end.gap.end not in hyphens:
                yield _hit(end, trust, facts)


def _may_run_on(facts: Facts, max_width: int) -> bool:
    """Tell whether a sentence may run on at the end of a broken line: in most texts none does."""
    text = facts.text
    above = (
        text[text.rfind("\n", 0, end.start()) + 1 : end.start()] for end in facts.search(OPEN_END)
    )
    return any(len(line.strip()) >= SHORTEST and len(line.rstrip()) <= max_width for line in above)


def _page(found: Sequence[Sequence[LineEnd]], min_width: int, max_width: int) -> Page | None:
    """Tell how lines were broken, or None if there is no proof that they were."""
    every = [end for block in found for end in block if end.above.width <= max_width]
    ends = [end for end in every if end.joinable]
    width = _fixed_width([end for end in ends if end.flows and end.above.number], min_width)
    if width is None:
        widths = (_width_of_block(block, min_width, max_width) for block in found)
        width = next(filter(None, widths), None)
    if width is not None:
        width = Width(max(_filling(ends, width)), width.most)
        return Page(
            width,
            fixed=True,
            parts_at_newlines=_last_lines(every, NEARLY_FULL * width.least) >= FEW,
        )
    wide = [end for end in ends if end.above.width >= min_width]
    width = _usual_width([end for end in wide if end.flows], len(wide))
    if width is None:
        return None
    return Page(
        width, fixed=False, parts_at_newlines=_last_lines(every, LONG_ENOUGH * width.least) > 0
    )


def _fixed_width(running_on: Sequence[LineEnd], min_width: int) -> Width | None:
    """Give the width that the lines above nearly all of `running_on` keep to, if there is one.

    The first line of the text had better not be among them: datelines are taken off it.
    """
    for longest in sorted({end.above.width for end in running_on}, reverse=True)[:3]:
        kept = [end for end in running_on if Width(longest, longest).keeps(end)]
        needed = MANY if longest < min_width else FEW
        if len(kept) >= max(needed, KEPT * len(running_on)):
            return Width(longest, _room(kept, longest))
    return None


def _width_of_block(block: Sequence[LineEnd], min_width: int, max_width: int) -> Width | None:
    """Give the width of a paragraph all of whose lines keep to it, if it runs on at all."""
    longest = max(max(end.above.width, end.below.width) for end in block)
    width = Width(longest, _room(block, longest))
    proven = (
        len(block) >= SEVERAL
        and min_width <= longest <= max_width
        and any(end.flows for end in block)
        and all(end.joinable and width.keeps(end) for end in block)
        and sum(end.ends_sentence for end in block) * 2 < len(block)
    )
    return width if proven else None


def _room(ends: Sequence[LineEnd], longest: int) -> int:
    """Give the greatest width at which none of `ends` would have taken in the next word."""
    return max(longest, min((end.needed for end in ends if not end.hyphenated), default=0) - 1)


def _filling(ends: Sequence[LineEnd], width: Width) -> Iterator[int]:
    """Give the lengths of all lines that fill the width, that of the known longest included."""
    yield width.least
    yield from (end.above.width for end in ends if width.keeps(end))


def _usual_width(running_on: Sequence[LineEnd], of: int) -> Width | None:
    """Give the greatest width of lines that run on, if these are many and much the same."""
    if len(running_on) < max(SEVERAL, RUNNING_ON * of):
        return None
    longest = max(end.above.width for end in running_on)
    full = sum(end.above.width >= LONG_ENOUGH * longest for end in running_on)
    return Width(longest, int(LEEWAY * longest)) if full >= KEPT * len(running_on) else None


def _last_lines(ends: Sequence[LineEnd], short: float) -> int:
    """Count the line ends inside blocks that can only be a paragraph's: the line is too short."""
    return sum(
        end.ends_sentence
        and end.needed < short
        and not end.below.text[0].islower()
        and not end.parts_blocks
        for end in ends
    )


def _is_proven(block: Sequence[LineEnd], page: Page) -> bool:
    """Tell whether a block has broken lines itself, not just the document elsewhere."""
    inside = [end for end in block if end.joinable]
    if any(end.flows and end.above.width <= page.width.most for end in inside):
        return True
    return page.fixed and len(inside) >= SEVERAL and all(map(page.width.keeps, inside))


def _trust(end: LineEnd, page: Page) -> Applicability | None:
    """Tell how sure it is that a line was broken there, or None if it was not."""
    if not end.joinable or end.above.width > page.width.most:
        return None
    share = end.above.width / page.width.least
    if end.flows:
        cut_short = page.fixed and share < LONG_ENOUGH
        return Applicability.UNSAFE if cut_short else Applicability.SAFE
    if end.ends_sentence and page.parts_at_newlines:
        return None
    if page.fixed:
        return Applicability.SAFE if page.width.keeps(end) else None
    if share >= NEARLY_FULL:
        return Applicability.SAFE
    return Applicability.UNSAFE if share >= LONG_ENOUGH and not end.ends_sentence else None


def _hit(end: LineEnd, trust: Applicability, facts: Facts) -> Hit:
    old = end.gap.of(facts.text)
    touching = end.below.text[0] in ",.)]}" or _keeps_hyphen(end, facts)
    edit = Edit(end.gap, "" if touching else " ", old)
    return Hit(end.gap, edits=(edit,), applicability=trust)


def _keeps_hyphen(end: LineEnd, facts: Facts) -> bool:
    """Tell whether the line was broken behind the hyphen of a compound: `well-⏎known`."""
    words = _COMPOUND.compile().search(f"{end.above.text}\n{end.below.text}")
    return words is not None and not is_part_named_later(words["left"], words["right"], facts)
