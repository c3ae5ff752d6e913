"""HTML tags and elements in text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.fix.apply import apply_edits
from newslint.match.checks.tags import html_elements, html_tags
from newslint.match.facts import Facts
from newslint.model.document import Document


def repaired(text: str) -> str:
    hits = html_tags(Facts(Document(text)))
    return apply_edits(text, [edit for hit in hits for edit in hit.edits or ()])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("5 < 6 > 3; a<b; x <b> y", id="comparisons"),
        pytest.param("<ana@correo.es> <https://x.org>", id="addresses"),
        pytest.param("<Name> <The Palace: Tale> <Guinness PLC>", id="titles and names"),
        pytest.param("<P>, <F>, <S>, <I>, <A>", id="ticker symbols"),
        pytest.param("<3 :> -> <- <=> <>", id="signs"),
        pytest.param("the <time> and the <script>", id="words of HTML"),
        pytest.param("<Del>, <del>, <DEL>, <Enter>, <Tab>, <Menu> y <Ctrl>+<C>", id="keys"),
        pytest.param("<Li>, <Strong>, <Maria>, <Em>", id="people"),
        pytest.param("<video> <TABLE> <figure> <caption> <center>", id="places for something"),
        pytest.param("Toronto <TD>, DuPont <DD>, Trane <TT>", id="longer ticker symbols"),
        pytest.param("<a@correo.es>, <p.ruiz@b.es>, <br@b.es>, <em em@b.es>", id="e-mail"),
        pytest.param("a<p>c; 1<b>3; n<p> y x<i>z", id="numbers"),
    ],
)
def test_leaves_alone(text: str) -> None:
    assert repaired(text) == text


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        pytest.param("uno <b>dos</b>, <EM>tres</EM>", "uno dos, tres", id="inline"),
        pytest.param("solo<br> un", "solo un", id="break before a blank"),
        pytest.param("uno<br/>dos<BR />tres", "uno\ndos\ntres", id="break between words"),
        pytest.param(
            "<p>Uno.</p>\n\n<p>Dos.</p>", "Uno.\n\nDos.", id="paragraphs on their own lines"
        ),
        pytest.param("<p>Uno.</p><p>Dos.</p>", "Uno.\n\nDos.", id="paragraphs in one line"),
        pytest.param("a<ul><li>b</li><li>c</li></ul>d", "a\n\nb\nc\n\nd", id="list"),
        pytest.param("a<td>b</td><td>c", "a b c", id="cells"),
        pytest.param('<a href="x" target=_blank rel=”nofollow”>y</a>', "y", id="attributes"),
        pytest.param("<script async src='x'></i>z", "z", id="words with attributes"),
        pytest.param("<o:p></o:p><fb:like>a", "a", id="prefixes"),
        pytest.param("uno<p>dos</p>", "uno\n\ndos", id="paragraph behind a word"),
        pytest.param("Uno.<p>Dos.<p>Tres.", "Uno.\n\nDos.\n\nTres.", id="paragraphs never closed"),
        pytest.param("<BR>uno <Font>dos</font>", "uno dos", id="capitals"),
        pytest.param("<P>Uno.<BR>Dos <TD>tres", "Uno.\nDos tres", id="capitals in company"),
        pytest.param(
            "<Center/>uno <Del class='x'>dos</Del>", "uno dos", id="slash, attribute, end"
        ),
        pytest.param("uno<br>dos <Del>, <TD>", "uno\ndos <Del>, <TD>", id="beside keys"),
        pytest.param("<amp-img src='x'>a", "a", id="AMP"),
    ],
)
def test_takes_out(text: str, fixed: str) -> None:
    assert repaired(text) == fixed


@pytest.mark.parametrize(
    ("text", "elements"),
    [
        pytest.param(
            "a <script>if (1<2) {}</script> b", ["<script>if (1<2) {}</script>"], id="script"
        ),
        pytest.param("<STYLE>\n.a{}\n</STYLE>", ["<STYLE>\n.a{}\n</STYLE>"], id="style"),
        pytest.param(
            "<style>a</style> b <style>c</style>",
            ["<style>a</style>", "<style>c</style>"],
            id="two",
        ),
        pytest.param("a <script> b", [], id="no end"),
    ],
)
def test_elements(text: str, elements: list[str]) -> None:
    assert [hit.span.of(text) for hit in html_elements(Facts(Document(text)))] == elements


def test_tags_inside_elements_are_left_to_them() -> None:
    assert repaired("<script>a('<b>x</b>')</script>") == "<script>a('<b>x</b>')</script>"


@given(
    st.lists(
        st.sampled_from(["<p>", "</p>", "<br>", "<b>", "</b>", "<li>", "uno", " ", "\n", "<", ">"])
    )
)
def test_keeps_words_in_order(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert repaired(text).count("uno") == text.count("uno")
    assert not any(tag in repaired(text) for tag in ("</p>", "<br>", "<li>", "</b>"))
