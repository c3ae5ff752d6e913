"""Addresses and Markdown in plain text."""

import pytest

from newslint.fix.apply import apply_edits
from newslint.match.checks.markup import bare_urls, markdown_marks
from newslint.match.facts import Facts
from newslint.model.document import Document


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Más en https://x.org/a, www.x.org\nwww.usef.org\n", [], id="in a sentence"),
        pytest.param("Uno.\n  https://x.org/a  \nDos.", ["https://x.org/a"], id="a line"),
        pytest.param("<https://x.org/a>", ["https://x.org/a"], id="brackets"),
        pytest.param("vimeo.com/ondemand/a", ["vimeo.com/ondemand/a"], id="no protocol"),
        pytest.param("a https://x.org\nb https://y.org", [], id="two of a list"),
        pytest.param(
            "a https://x.org\nb https://y.org\nc https://z.org",
            ["https://x.org", "https://y.org", "https://z.org"],
            id="a list",
        ),
    ],
)
def test_addresses(text: str, found: list[str]) -> None:
    assert [hit.span.of(text) for hit in bare_urls(Facts(Document(text)))] == found


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        pytest.param(
            "5 ** 3, Mel****, #1, a * b * c", "5 ** 3, Mel****, #1, a * b * c", id="signs"
        ),
        pytest.param(
            "snake_case__name, [1] (sic), [el](sic)",
            "snake_case__name, [1] (sic), [el](sic)",
            id="brackets",
        ),
        pytest.param("**muy** y __poco__", "muy y poco", id="bold"),
        pytest.param('[aquí](https://x.org "T") ![a](b.jpg)', "aquí a", id="links"),
        pytest.param("## Titular\n#hashtag", "Titular\n#hashtag", id="headings"),
    ],
)
def test_markdown(text: str, fixed: str) -> None:
    hits = list(markdown_marks(Facts(Document(text, path="a.txt"))))
    assert apply_edits(text, [edit for hit in hits for edit in hit.edits or ()]) == fixed


def test_markdown_is_right_in_markdown_files() -> None:
    assert not list(markdown_marks(Facts(Document("**a** [b](https://c.d)", path="x/README.MD"))))
