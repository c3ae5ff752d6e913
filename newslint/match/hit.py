"""What a kind of match hands to its rule: a place, what is named in it, perhaps a repair."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from newslint.match.facts import Facts
from newslint.model.fix import Edit
from newslint.model.severity import Applicability
from newslint.model.span import Span


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where a rule's match holds.

    `values` are named texts for the message and the fix, `remarks` more of them for the message alone,
    which gives them in full; `places` are the named groups' spans. A hit may bring the edits that
    repair it, and may trust them less (never more) than the rule does.
    """

    span: Span
    values: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, Span] = field(default_factory=dict)
    edits: tuple[Edit, ...] | None = None
    applicability: Applicability | None = None
    remarks: Mapping[str, str] = field(default_factory=dict)


class Finder(Protocol):
    """One kind of match, compiled for one rule."""

    def find(self, facts: Facts) -> Iterator[Hit]:
        """Give the hits in text order.

        Raises:
            TimeoutError: the time that `facts` allow is over.

        """
