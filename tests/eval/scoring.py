"""What the measuring of rules takes from the data's own score.py, so that both mean the same by a hit.

A document is what `load` gives for a text: `text`, and what the track says about it (see the data's README).
`Tool.check` adds `t`, its lines, and `findings`: `kind`, `code`, and `start` and `end` in code points.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any, Protocol, cast

Document = dict[str, Any]
Finding = Mapping[str, Any]
Label = Mapping[str, Any]


class KnownKinds(Protocol):
    """The kinds of defect, and what is known of them."""

    @property
    def junk(self) -> Collection[str]: ...

    def of(self, finding: Finding) -> str: ...

    def same(self, one: str, other: str) -> bool: ...


class ScoredTool(Protocol):
    """The program that is scored."""

    def check(self, docs: Sequence[Document]) -> None: ...


class Scoring(Protocol):
    """The parts of score.py that are asked."""

    def Kinds(self, path: Path) -> KnownKinds: ...  # noqa: N802 - score.py's name

    def Tool(self, cmd: str, kinds: KnownKinds, lang_arg: str) -> ScoredTool: ...  # noqa: N802 - likewise

    def load(self, track: str, data: Path) -> list[Document]: ...

    def touches(self, kinds: KnownKinds, d: Document, f: Finding, x: Label, kind: str) -> bool: ...

    def overlaps(self, f: Finding, x: Label) -> bool: ...

    def too_wide(self, f: Finding, labels: Iterable[Label]) -> bool: ...

    def wild_pervasive(self, d: Document, f: Finding) -> bool: ...


def load_scoring(script: Path) -> Scoring:
    """Import score.py from where the data lies."""
    spec = spec_from_file_location("score", script)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return cast("Scoring", module)
