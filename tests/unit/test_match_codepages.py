"""The shape of UTF-8 that was read in a one-byte code page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.match.mojibake.codepages import CodePage, code_pages, run_beginning, runs, suspects

PAGES = {page.name: page for page in code_pages()}
NOT_ASCII = st.text(st.characters(min_codepoint=0x80, exclude_categories=["Cs"]), min_size=1)


def misread(text: str, page: CodePage) -> str:
    character_of = {byte: one for one, byte in reversed(list(page.byte_of.items()))}
    return "".join(character_of.get(byte, chr(byte)) for byte in text.encode())


@pytest.mark.parametrize(
    ("page", "text", "read"),
    [
        pytest.param("cp1252", "política", "polÃ\xadtica", id="Latin-1"),
        pytest.param("cp1252", "”", "â€\x9d", id="a byte that the page leaves undefined"),
        pytest.param("cp1251", "Привет", "РџСЂРёРІРµС‚", id="Windows, Cyrillic"),
        pytest.param("koi8_r", "Привет", "п÷я─п╦п╡п╣я┌", id="KOI8"),
        pytest.param("mac_roman", "café", "caf√©", id="Macintosh"),
        pytest.param("cp437", "café", "caf├⌐", id="DOS"),
    ],
)
def test_decodes(page: str, text: str, read: str) -> None:
    assert misread(text, PAGES[page]) == read
    assert PAGES[page].decode_all(read) == text


@given(NOT_ASCII, st.sampled_from(code_pages()))
def test_every_text_has_a_way_back(text: str, page: CodePage) -> None:
    damaged = misread(text, page)
    assert runs(page).fullmatch(damaged)
    assert page.decode(damaged) == text
    assert suspects().match(damaged)
    assert run_beginning(page).compile().match(damaged)


def test_latin_1_is_read_as_windows() -> None:
    assert PAGES["cp1252"].decode("â\x80\x9d") == "”"
    assert PAGES["cp1252"].decode("â€\x9d") == "”"
