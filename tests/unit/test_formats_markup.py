"""What is protected in Markdown. The protected parts stand between ⟦ and ⟧."""

from __future__ import annotations

import pytest

from newslint.formats.front_matter import front_matter_end
from newslint.formats.markup import protected_spans


def marked(text: str) -> str:
    """Put the marks around the protected parts of `text`."""
    parts: list[str] = []
    at = 0
    for span in protected_spans(text):
        parts += (text[at : span.start], "⟦", span.of(text), "⟧")
        at = span.end
    return "".join((*parts, text[at:]))


PROSE = [
    pytest.param("Uno  dos.\n\nTres.", id="paragraphs"),
    pytest.param("# Uno  dos ##\n\n## *Tres*\n", id="headings"),
    pytest.param("*uno* **dos** ***tres*** ~~cuatro~~ _cinco_", id="emphasis"),
    pytest.param("2 * 3 * 4 and snake_case_name [not a link] (nor this)", id="stray-signs"),
    pytest.param("a < b > c & d &unknown; AT&T", id="no-tags-no-entities"),
    pytest.param("uno\rdos\r\rtres", id="lone-returns"),
    pytest.param("uno\\", id="backslash-at-the-end"),
    pytest.param("", id="nothing"),
    pytest.param("\n\n\n", id="line-ends"),
    pytest.param("\ufeff\u00a0\u200b", id="invisible-characters"),
]


@pytest.mark.parametrize("text", PROSE)
def test_prose_is_not_protected(text: str) -> None:
    assert marked(text) == text


@pytest.mark.parametrize(
    "expected",
    [
        pytest.param("uno ⟦`dos  tres`⟧ ⟦``a ` b``⟧", id="inline-code"),
        pytest.param("Año ⟦`ñ`⟧ é ⟦`ü`⟧", id="beyond-ascii"),
        pytest.param("uno\n⟦```py\nx  =  1\n\n# y\n```⟧\ndos", id="fence"),
        pytest.param("⟦~~~\nuno\n\ndos⟧", id="fence-never-closed"),
        pytest.param("⟦    uno\n\n\tdos⟧\n\ntres", id="indented-code"),
        pytest.param("uno⟦\n⟧    dos", id="indent-in-a-paragraph-is-no-code"),
        pytest.param("⟦>⟧⟦ ```\n> uno⟧\n\ndos", id="fence-in-a-quote"),
        pytest.param("⟦- ⟧uno\n\n⟦      code⟧\n\n⟦  ⟧dos", id="code-in-an-item"),
    ],
)
def test_code(expected: str) -> None:
    assert marked(expected.replace("⟦", "").replace("⟧", "")) == expected


@pytest.mark.parametrize(
    "expected",
    [
        pytest.param("[uno  *dos*⟦](http://a.b/c_d)⟧ tres", id="link"),
        pytest.param('[uno⟦](<a  b> "tres  cuatro")⟧', id="angle-brackets-and-title"),
        pytest.param("[uno⟦](a\n'dos')⟧", id="over-two-lines"),
        pytest.param("[uno⟦](a_(b))⟧.", id="brackets-in-it"),
        pytest.param("![uno⟦](a.png)⟧", id="image"),
        pytest.param("[![uno⟦](a.png)⟧⟦](b)⟧", id="image-in-a-link"),
        pytest.param("[⟦](a)⟧", id="link-without-text"),
        pytest.param("[uno⟦][dos]⟧\n\n⟦[dos]: /a⟧\n", id="reference"),
        pytest.param("[dos⟦]⟧⟦[]⟧ [dos⟦]⟧\n\n⟦[dos]: /a⟧", id="short-references"),
        pytest.param("⟦[a]: /a⟧\n⟦[A]: /b⟧\n⟦[c]: /c⟧\n⟦  'uno'⟧\n\ndos", id="definitions"),
        pytest.param("uno⟦[^1]⟧\n\n⟦[^1]: ⟧dos⟦\n⟧⟦    ⟧tres", id="footnote"),
        pytest.param("⟦<https://a.b/c>⟧ ⟦<uno@dos.es>⟧", id="autolinks"),
        pytest.param("uno ⟦https://a.b/c_d?e=f&g=h#i⟧, dos", id="bare"),
        pytest.param("(⟦http://a.b⟧). **⟦www.a.b⟧**! ‘⟦http://ñ.es⟧’", id="without-punctuation"),
        pytest.param("⟦https://a.b/Lima_(Peru)⟧) (⟦http://a.b/(c(d))⟧)", id="own-brackets"),
        pytest.param("见⟦http://a.b/c⟧。他说⟦http://a.b⟧他", id="no-blank-behind"),
        pytest.param("[uno⟦](http://a.b)⟧,dos", id="a-target-is-no-bare-address"),
        pytest.param("[⟦http://a.b⟧⟦](http://c.d)⟧", id="address-as-text"),
        pytest.param("⟦http://a.b?c&amp;d\\_e⟧ x", id="marks-inside"),
        pytest.param("⟦http://a.b⟧⟦&amp;⟧ ⟦www.a.b⟧⟦\\\n⟧x", id="marks-at-the-end"),
        pytest.param("http:// www. awww.b", id="no-addresses"),
    ],
)
def test_addresses(expected: str) -> None:
    assert marked(expected.replace("⟦", "").replace("⟧", "")) == expected


@pytest.mark.parametrize(
    "expected",
    [
        pytest.param("uno ⟦<b>⟧dos⟦</b>⟧⟦<br/>⟧ ⟦<!-- tres -->⟧ cuatro", id="inline"),
        pytest.param("uno ⟦<a\nhref='x'>⟧dos⟦</a>⟧", id="over-two-lines"),
        pytest.param("⟦<div>\nuno\n</div>⟧\n\ndos", id="block"),
        pytest.param("⟦<div>⟧\n\n*uno*\n\n⟦</div>⟧", id="markdown-in-a-block"),
        pytest.param("⟦<script>\na  b\n\nc</script>⟧\nuno", id="script"),
        pytest.param("⟦<!-- uno\n\ndos -->⟧\ntres", id="comment"),
        pytest.param("⟦<!-- uno -->⟧ dos  tres", id="prose-behind-a-comment"),
        pytest.param("⟦<!-- uno --><b>dos</b>⟧", id="tags-behind-a-comment"),
        pytest.param("⟦<!-- uno\n\ndos⟧", id="comment-never-closed"),
        pytest.param("⟦- ⟧uno\n⟦  ⟧⟦<!-- dos -->⟧\n", id="comment-in-an-item"),
        pytest.param("uno⟦&nbsp;⟧dos ⟦&amp;⟧ ⟦&#160;⟧", id="entities"),
        pytest.param("⟦\\⟧* uno ⟦\\⟧_ \\a", id="backslashes"),
    ],
)
def test_tags_and_entities(expected: str) -> None:
    assert marked(expected.replace("⟦", "").replace("⟧", "")) == expected


@pytest.mark.parametrize(
    "expected",
    [
        pytest.param("uno⟦  \n⟧dos⟦\\\n⟧tres", id="hard-breaks"),
        pytest.param("uno  \n\ndos  ", id="no-breaks-at-the-end-of-paragraphs"),
        pytest.param("Uno\n⟦===⟧\n\nDos  \n⟦---⟧\n", id="underlines"),
        pytest.param("#uno\n⟦===⟧", id="an-underline-below-a-hash"),
        pytest.param("uno\n\n⟦***⟧\n⟦- - -⟧\n", id="thematic-breaks"),
        pytest.param("   Uno⟦\n⟧  dos ⟦\n⟧tres  \n\nx", id="line-breaks-in-a-paragraph"),
        pytest.param("⟦- ⟧uno  dos⟦\n⟧⟦  ⟧tres\n⟦* ⟧cuatro\n⟦+   ⟧cinco", id="bullets"),
        pytest.param("⟦1. ⟧uno\n⟦2. ⟧dos\n\n⟦10) ⟧tres", id="numbers"),
        pytest.param("⟦-⟧\n⟦- ⟧uno", id="empty-item"),
        pytest.param("⟦- ⟧⟦- ⟧uno\n⟦  ⟧⟦- ⟧dos\n\n⟦    ⟧tres", id="items-in-items"),
        pytest.param("⟦- ⟧⟦[x]⟧ uno", id="task"),
        pytest.param("⟦> ⟧uno\n⟦>⟧\n⟦> ⟧⟦> ⟧dos⟦\n⟧tres", id="quotes"),
        pytest.param("⟦> [!NOTE]⟧\n⟦> ⟧uno", id="alert"),
        pytest.param(
            "⟦|⟧⟦ ⟧uno⟦  ⟧⟦|⟧⟦ ⟧dos⟦ ⟧⟦|⟧\n⟦|------|:--:|⟧\n⟦|⟧⟦ ⟧a  b⟦ ⟧⟦|⟧⟦ ⟧c⟦ ⟧⟦|⟧\n\nx",
            id="table",
        ),
        pytest.param("a⟦|⟧b\n⟦-|-⟧\n⟦\\⟧|c⟦|⟧d", id="table-without-frame"),
        pytest.param("uno | dos", id="a-bar-alone"),
    ],
)
def test_marks_of_structure(expected: str) -> None:
    assert marked(expected.replace("⟦", "").replace("⟧", "")) == expected


@pytest.mark.parametrize(
    "expected",
    [
        pytest.param("⟦---\ntitle: uno\ntags:\n  - a\n- b\n# c\n---⟧\ndos", id="yaml"),
        pytest.param("⟦---\ntitle: uno\n...⟧\ndos", id="yaml-with-dots"),
        pytest.param("⟦---\n---⟧\ndos", id="empty"),
        pytest.param("⟦+++\ntitle = 'uno'\n+++⟧\n\ndos  ⟦`c`⟧", id="toml"),
        pytest.param('⟦---\n"a b": [1,\n  2\n]\n"c":\n---⟧', id="nothing-behind-it"),
        pytest.param("⟦---\ntítulo: añó\n---⟧\n\nñ ⟦`ñ`⟧", id="beyond-ascii"),
        pytest.param("⟦---⟧\nuno, dos\n⟦---⟧\ntres", id="prose-between-rules"),
        pytest.param("⟦---⟧\n⟦- ⟧uno\n\n⟦---⟧\ntres", id="list-between-rules"),
        pytest.param("⟦---⟧\n\nuno", id="never-closed"),
        pytest.param("uno\n\n⟦---⟧\na: b\n⟦---⟧\n", id="not-at-the-beginning"),
    ],
)
def test_front_matter(expected: str) -> None:
    assert marked(expected.replace("⟦", "").replace("⟧", "")) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("- a\n" + " \n" * 20_000 + "  b", id="blank-lines"),
        pytest.param("***\n" * 20_000, id="rules"),
        pytest.param("[" * 20_000 + "<!--" * 20_000, id="never-closed"),
        pytest.param("> " * 5_000 + "- " * 5_000, id="nested"),
        pytest.param("http://x" + "(" * 20_000 + ")" * 20_000, id="brackets"),
    ],
)
def test_long_monsters_take_no_longer_than_their_length(text: str) -> None:
    assert all(span.end <= len(text) for span in protected_spans(text))


def test_front_matter_ends_with_its_line() -> None:
    assert front_matter_end("---\na: b\n--- \nc") == len("---\na: b\n--- \n")
