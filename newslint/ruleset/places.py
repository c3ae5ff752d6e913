"""Tell at which line and column of a rule file something stands.

Positions are looked up only when there is something to tell, so the file is parsed a second time
then, this time into nodes. A rule that extends another is checked as a whole; what it got from its
parent stands in another file and is told at the `extends` line.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, SequenceNode

if TYPE_CHECKING:
    from collections.abc import Sequence

Step = str | int
KeyPath = tuple[Step, ...]
"""Keys and list indices that lead to a value."""


def spelled(path: Sequence[Step]) -> str:
    """Give a path as error lines show it.

    >>> spelled(("match", "patterns", "es", 2))
    'match.patterns.es[2]'
    """
    steps = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return steps.removeprefix(".")


def last_key(path: Sequence[Step]) -> str:
    """Give the last key in a path, whatever indices follow it.

    >>> last_key(("match", "evidence", 0))
    'evidence'
    """
    return next((step for step in reversed(path) if isinstance(step, str)), "")


@dataclass(frozen=True, slots=True)
class _Part:
    """A value in the file, with the mark of its key if it has one."""

    key_mark: Any
    node: Any


class Places:
    """The positions in one rule file.

    `data` is what the file says, with what its parents say: it tells how far a list that is
    added to goes back.
    """

    def __init__(self, text: str, data: object) -> None:
        self._root = YAML(typ="safe").compose(text)
        self._data = data

    def find(self, path: KeyPath, *, key: bool = False) -> tuple[int, int]:
        """Give line and column, from 1, of the value at `path`, or of its key.

        For what is not there it is the place of what should hold it.
        """
        part = _Part(self._root.start_mark, self._root)
        data = self._data
        for step in path:
            inner = _inner(part.node, step, data)
            if inner is None:
                return self._elsewhere(part, step, data)
            part = inner
            data = _value(data, step)
        return _position(part.key_mark if key else part.node.start_mark)

    def _elsewhere(self, part: _Part, step: Step, data: object) -> tuple[int, int]:
        extends = _inner(self._root, "extends", None)
        if extends is not None and _has(data, step):
            return _position(extends.node.start_mark)
        return _position(part.node.start_mark)


def _position(mark: Any) -> tuple[int, int]:
    return mark.line + 1, mark.column + 1


def _inner(node: Any, step: Step, data: object) -> _Part | None:
    if isinstance(node, MappingNode):
        keys = {key.value: _Part(key.start_mark, value) for key, value in node.value}
        return keys.get(step) or keys.get(f"{step}+")
    if isinstance(node, SequenceNode) and isinstance(step, int):
        before = len(data) - len(node.value) if isinstance(data, list | tuple) else 0
        if 0 <= step - before < len(node.value):
            item = node.value[step - before]
            return _Part(item.start_mark, item)
    return None


def _has(data: object, step: Step) -> bool:
    if isinstance(data, dict):
        return step in data
    return isinstance(data, list | tuple) and isinstance(step, int) and step < len(data)


def _value(data: object, step: Step) -> object:
    if isinstance(data, dict):
        return data.get(step)
    if isinstance(data, list | tuple) and isinstance(step, int) and step < len(data):
        return data[step]
    return None
