"""JSON Lines: whatever the spelling, places are right and only what is replaced changes."""

from __future__ import annotations

import json
from io import BytesIO
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from newslint.formats.fields import Fields
from newslint.formats.line_ends import unify
from newslint.formats.protocols import ReadSettings
from newslint.formats.registry import open_bytes
from newslint.model.document import Document
from newslint.model.fix import Edit
from newslint.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable

SETTINGS = ReadSettings(fields=Fields(("text",)))

characters = st.sampled_from([*'ab "\\/\b\f\n\r\t\0é\u00a0\u2028😀', "\ud800"])
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(characters, max_size=4),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2)
    ),
    max_leaves=4,
)


@st.composite
def literals(draw: st.DrawFn) -> tuple[str, str]:
    """Give a text, and a way to write it as a JSON string."""
    text = "".join(draw(st.lists(characters, max_size=8)))
    short = {
        '"': '\\"',
        "\\": "\\\\",
        "\n": "\\n",
        "\r": "\\r",
        "\t": "\\t",
        "\b": "\\b",
        "\f": "\\f",
    }
    parts = []
    for character in text:
        long = "".join(f"\\u{unit:04x}" for unit in units(character))
        ways = [short.get(character, character), long, long.upper().replace("\\U", "\\u")]
        if character == "/":
            ways.append("\\/")
        if character in "\0\ud800":
            ways = ways[1:]
        parts.append(draw(st.sampled_from(ways)))
    return text, "".join(parts)


def units(character: str) -> list[int]:
    wide = character.encode("utf-16-be", "surrogatepass")
    return [int.from_bytes(wide[at : at + 2], "big") for at in range(0, len(wide), 2)]


@st.composite
def lines(draw: st.DrawFn) -> tuple[str, str, Callable[[str], str]]:
    """Give a text, a record that holds it, and what makes that of another literal."""
    text, literal = draw(literals())
    blank = draw(st.sampled_from(["", " ", " \t "]))
    others = draw(
        st.dictionaries(st.text(max_size=3).filter(lambda key: key != "text"), values, max_size=2)
    )
    members = [
        f"{json.dumps(key)}{blank}:{blank}{json.dumps(value)}" for key, value in others.items()
    ]
    at = draw(st.integers(0, len(members)))

    def line(written: str) -> str:
        own = f'"text"{blank}:{blank}"{written}"'
        return f"{blank}{{{f'{blank},{blank}'.join([*members[:at], own, *members[at:]])}}}{blank}"

    return text, literal, line


def documents(content: bytes) -> list[Document]:
    found = open_bytes(content, "a.jsonl", SETTINGS, BytesIO().write).documents()
    return [item for item in found if isinstance(item, Document)]


def rewritten(content: bytes, edits: list[tuple[Edit, ...]]) -> bytes:
    made: list[bytes] = []
    open_bytes(content, "a.jsonl", SETTINGS, made.append).rewrite(edits)
    return made[0]


@given(lines())
def test_each_place_is_where_its_character_is_written(made: tuple[str, str, Any]) -> None:
    _, literal, line = made
    raw: str = line(literal)
    for document in documents(f"\n{raw}\n".encode("utf-8", "surrogatepass")):
        assert document.placement is not None
        places = [document.placement.position(at) for at in range(len(document.text) + 1)]
        assert {place.line for place in places} == {2}
        for at, character in enumerate(document.text):
            written = raw[places[at].column - 1 : places[at + 1].column - 1]
            assert json.loads(f'"{written}"').replace("\r\n", "\n") == character


@given(st.lists(lines(), min_size=1, max_size=3), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_nothing_to_fix_nothing_changes(made: list[Any], ends: str, last: bool) -> None:
    rows = [line(literal) for _, literal, line in made]
    content = (ends.join(rows) + ends * last).encode("utf-8", "surrogatepass")
    found = documents(content)
    if found:
        assert rewritten(content, [() for _ in found]) == content


@given(lines(), st.data())
def test_an_edit_changes_its_text_and_nothing_else(
    made: tuple[str, str, Any], data: st.DataObject
) -> None:
    _, literal, line = made
    content = line(literal).encode("utf-8", "surrogatepass")
    found = documents(content)
    if not found:
        return
    text = found[0].text
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    new = data.draw(st.text(st.sampled_from('xy"\\ é\n'), max_size=3))
    after = rewritten(content, [(Edit(Span(start, end), new, text[start:end]),)])
    old_record, new_record = (
        json.loads(raw.decode("utf-8", "surrogatepass")) for raw in (content, after)
    )
    (document,) = documents(after) or [Document("")]
    expected = text[:start] + new + text[end:]
    # A lone return in front of a new line end is one with it for whoever reads it.
    assert document.text == unify(expected)
    assert {**old_record, "text": ""} == {**new_record, "text": ""}
    prefix, suffix = line("\0").encode("utf-8", "surrogatepass").split(b"\0")
    assert after.startswith(prefix)
    assert after.endswith(suffix)
