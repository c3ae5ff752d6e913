"""What holds for the rules about white space, whatever the text."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.formats.markup import protected_spans
from newslint.match.matcher import Matcher
from newslint.model.document import Document
from newslint.model.finding import Finding, Notice
from newslint.model.severity import Applicability
from newslint.pipeline.article import FixPolicy, fix
from newslint.ruleset.load import load_rules

RULES = load_rules(Path(__file__).parents[2] / "rules" / "whitespace")
MATCHER = Matcher(RULES)
MARKDOWN = """\
# Title

- one
  - two

    inside two
- three

      code

1.  item
    more\x20\x20
    hard break

> quote
>   quoted

```
  a    b\x20\x20
```

| a  |  b |
|----|----|
| c  |  d |
"""


def keep_all(
    document: Document, findings: tuple[Finding, ...]
) -> tuple[tuple[Finding, ...], tuple[Notice, ...]]:
    del document
    return findings, ()


def fixed(document: Document) -> str:
    (result,) = fix([document], MATCHER, keep_all, FixPolicy(Applicability.SAFE, max_removed=1))
    assert not result.notices
    return result.document.text


@settings(max_examples=300)
@given(st.text("abÉ9.,-“”«»(|#*\t\u00a0\u2003\u3000 \r\n", max_size=80))
def test_every_visible_character_stays(text: str) -> None:
    new = fixed(Document(text, language="es"))
    assert "".join(new.split()) == "".join(text.split())


@settings(max_examples=100)
@given(st.text("ab. \t\u00a0\n", max_size=60))
def test_a_second_run_changes_nothing(text: str) -> None:
    once = fixed(Document(text))
    assert fixed(Document(once)) == once


def test_markdown_structure_stays() -> None:
    assert fixed(Document(MARKDOWN, protected=protected_spans(MARKDOWN))) == MARKDOWN


@pytest.mark.parametrize("blank", ["  ", "\u00a0 ", "   "])
def test_markdown_prose_is_tidied(blank: str) -> None:
    text = f"# A{blank}b\n\n- one{blank}two\n"
    assert fixed(Document(text, protected=protected_spans(text))) == "# A b\n\n- one two\n"
