"""Outcomes on their way between processes.

Left to themselves, frozen dataclasses are taken apart and put together field by field in Python;
as calls of their classes they travel in half the time, and the process that collects outcomes from
all others has little time.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import fields
from io import BytesIO
from operator import attrgetter
from typing import Any

from newslint.model.document import Document
from newslint.model.finding import Finding, Notice, Suppression
from newslint.model.fix import Edit, Fix
from newslint.model.result import DocumentResult
from newslint.model.span import Span
from newslint.pipeline.kept_results import Entry
from newslint.pipeline.outcome import Outcome


def _as_call(kind: type) -> Callable[[Any], tuple[type, tuple[Any, ...]]]:
    values = attrgetter(*(field.name for field in fields(kind)))
    return lambda value: (kind, values(value))


_TABLE: dict[type, Callable[[Any], Any]] = {
    kind: _as_call(kind)
    for kind in (
        Document,
        DocumentResult,
        Edit,
        Entry,
        Finding,
        Fix,
        Notice,
        Outcome,
        Span,
        Suppression,
    )
}


def packed(outcome: Outcome) -> bytes:
    """Give `outcome` as a pickle."""
    sink = BytesIO()
    pickler = pickle.Pickler(sink, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _TABLE
    pickler.dump(outcome)
    return sink.getvalue()
