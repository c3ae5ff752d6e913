from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newslint.fix.apply import apply_edits
from newslint.model.document import Document
from newslint.model.finding import Finding
from newslint.model.fix import Edit, Fix
from newslint.model.result import DocumentResult
from newslint.model.severity import Applicability, Severity
from newslint.model.span import Span
from newslint.report.fixes import fix_list, original_text
from newslint.report.protocols import ReportOptions


@st.composite
def changed_texts(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    text = draw(st.text("ab\n", max_size=30))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    spans = [Span(*pair) for pair in zip(cuts[::2], cuts[1::2], strict=False)]
    return text, [Edit(span, draw(st.text("xy", max_size=3)), span.of(text)) for span in spans]


@given(changed_texts())
def test_original_text(change: tuple[str, list[Edit]]) -> None:
    text, edits = change
    result = DocumentResult(Document(apply_edits(text, edits)), (), edits=tuple(edits))
    assert original_text(result) == text


def test_places_are_those_before_the_fix() -> None:
    """The second fix stands on the third line of the old text, though the first took a line."""
    text = "READ more\nfoo\ta  b"
    edits = (Edit(Span(0, 10), "", "READ more\n"), Edit(Span(15, 17), " ", "  "))
    fixed = tuple(
        Finding("x/y", Severity.INFO, edit.span, "", edit.old, Fix("", Applicability.SAFE, (edit,)))
        for edit in edits
    )
    document = Document(apply_edits(text, edits), "a.jsonl", record=3, record_id="id 3")
    lines = list(fix_list([DocumentResult(document, (), fixed[::-1], edits)], ReportOptions()))
    assert lines == [
        "Fixed 2 findings in a.jsonl, record 3, id id 3:",
        '  1:1  x/y  "READ more↵" → deleted',
        '  2:6  x/y  "  " → " "',
        "",
    ]


def test_nothing_fixed() -> None:
    assert list(fix_list([DocumentResult(Document("a"), ())], ReportOptions())) == []
