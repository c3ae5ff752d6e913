"""Bytes to text and back."""

from __future__ import annotations

import codecs

import pytest

from newslint.errors import InputError
from newslint.formats.decode import codec_name, decode

SPANISH = (
    "El año pasado, según informó el Ministerio, la inversión creció más de lo que habían previsto "
    "los economistas: «Señores, será difícil», afirmó después el niño José Ibáñez en la reunión. "
    "Los jóvenes también querían más días de vacaciones, pero la Cámara dijo que no habría ninguno."
)
RUSSIAN = (
    "В прошлом году, как сообщило министерство, вложения выросли больше, чем ожидали экономисты. "
    '"Господа, будет трудно", сказал после этого директор на собрании. Молодые люди тоже хотели '
    "больше дней отпуска, но палата решила, что их не будет."
)
JAPANESE = "昨年、同省が発表したところによると、投資は予想を上回って増加した。若者も休暇を望んだ。"


@pytest.mark.parametrize(
    ("content", "text", "encoding"),
    [
        pytest.param(b"", "", "utf-8", id="nothing"),
        pytest.param(b"plain", "plain", "utf-8", id="ascii"),
        pytest.param("añó".encode(), "añó", "utf-8", id="utf-8"),
        pytest.param(codecs.BOM_UTF8 + b"a", "a", "utf-8", id="utf-8-mark"),
        pytest.param(codecs.BOM_UTF8 * 2 + b"a", "\ufeffa", "utf-8", id="second-mark-is-text"),
        pytest.param(codecs.BOM_UTF16_LE + "añ".encode("utf-16-le"), "añ", "utf-16-le", id="le"),
        pytest.param(codecs.BOM_UTF16_BE + "añ".encode("utf-16-be"), "añ", "utf-16-be", id="be"),
        pytest.param(codecs.BOM_UTF32_LE + "añ".encode("utf-32-le"), "añ", "utf-32-le", id="32-le"),
        pytest.param(codecs.BOM_UTF32_BE + "añ".encode("utf-32-be"), "añ", "utf-32-be", id="32-be"),
        pytest.param("uno dos".encode("utf-16-le"), "uno dos", "utf-16-le", id="unmarked-16-le"),
        pytest.param("uno dos".encode("utf-16-be"), "uno dos", "utf-16-be", id="unmarked-16-be"),
        pytest.param("uno dos".encode("utf-32-le"), "uno dos", "utf-32-le", id="unmarked-32-le"),
        pytest.param("uno dos".encode("utf-32-be"), "uno dos", "utf-32-be", id="unmarked-32-be"),
        pytest.param(SPANISH.encode("cp1252"), SPANISH, "cp1252", id="guessed-western"),
        pytest.param(RUSSIAN.encode("cp1251"), RUSSIAN, "cp1251", id="guessed-cyrillic"),
        pytest.param(RUSSIAN.encode("koi8_r"), RUSSIAN, "koi8_r", id="guessed-koi8"),
        pytest.param(JAPANESE.encode("cp932"), JAPANESE, "cp932", id="guessed-japanese"),
        pytest.param("año\x85\x1b[0m".encode(), "año\x85\x1b[0m", "utf-8", id="controls-in-utf-8"),
    ],
)
def test_it_finds_the_encoding(content: bytes, text: str, encoding: str) -> None:
    decoded = decode(content)
    assert (decoded.text, decoded.encoding) == (text, encoding)
    assert decoded.encode(text) == content


@pytest.mark.parametrize(
    ("content", "declared", "text"),
    [
        pytest.param(b"se\xf1or", "cp1252", "señor", id="said"),
        pytest.param(b"se\xf1or", "Latin-1", "señor", id="another-name"),
        pytest.param("señor".encode(), "cp1252", "señor", id="utf-8-comes-first"),
        pytest.param("señor".encode("utf-16-le"), "utf-16", "señor", id="16-without-mark"),
        pytest.param(codecs.BOM_UTF16_BE + b"\0a", "utf-16", "a", id="16-with-mark"),
        pytest.param(codecs.BOM_UTF8 + b"a", "cp1252", "a", id="a-mark-comes-first"),
        pytest.param("漢字".encode("iso2022_jp"), "iso2022_jp", "漢字", id="seven-bit"),
        pytest.param("中国".encode("utf-16-le"), "utf-16-le", "中国", id="no-null-bytes"),
        pytest.param(b"a\0b", "utf-8", "a\0b", id="null-bytes-if-said-so"),
    ],
)
def test_a_declared_encoding_holds_for_what_is_not_utf_8(
    content: bytes, declared: str, text: str
) -> None:
    decoded = decode(content, declared)
    assert decoded.text == text
    assert not decoded.guessed
    assert decoded.encode(text) == content


@pytest.mark.parametrize(
    ("content", "declared", "message"),
    [
        pytest.param(b"PK\x03\x04\0\0\x80", None, "looks like a binary file", id="null-bytes"),
        pytest.param(bytes(range(1, 256)), None, "looks like a binary file", id="controls"),
        pytest.param(b"\x00", None, "null byte at offset 0", id="one-null"),
        pytest.param(b"\0\1\0\2", None, "null byte at offset 0", id="numbers-of-two-bytes"),
        pytest.param("中国。".encode("utf-16-be") + b"\0\n", None, "binary", id="unmarked-chinese"),
        pytest.param(b"caf\xe9", None, "byte 0xe9 at offset 3", id="too-short-to-guess"),
        pytest.param(b"caf\xe9", None, "`encoding:`", id="with-the-cure"),
        pytest.param(b"caf\xe9", "utf-8", "is not utf-8: byte 0xe9 at offset 3", id="not-utf-8"),
        pytest.param(b"\x81", "cp1252", "is not cp1252: byte 0x81", id="not-as-declared"),
        pytest.param(codecs.BOM_UTF8 + b"\xe9", None, "is not utf-8", id="mark-then-not-utf-8"),
        pytest.param(codecs.BOM_UTF16_LE + b"\x00\xd8", None, "is not utf-16-le", id="surrogate"),
        pytest.param(codecs.BOM_UTF16_LE + b"a", None, "is not utf-16-le", id="half-a-unit"),
        pytest.param(b"+2AA-", "utf-7", "is not utf-7", id="surrogate-in-utf-7"),
        pytest.param(b"a", "utf8mb4", "'utf8mb4' is no encoding", id="unknown"),
        pytest.param(b"a", "base64", "'base64' is no encoding", id="not-of-text"),
        pytest.param(b"a", "undefined", "'undefined' is no encoding", id="pythons-joke"),
        pytest.param(b"a", "a\0b", "is no encoding", id="no-name"),
    ],
)
def test_it_refuses_what_it_cannot_read(content: bytes, declared: str | None, message: str) -> None:
    with pytest.raises(InputError) as caught:
        decode(content, declared)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_only_guesses_are_called_guesses() -> None:
    assert decode(SPANISH.encode("cp1252")).guessed
    assert decode("a b".encode("utf-16-le")).guessed
    assert not decode(SPANISH.encode()).guessed
    assert not decode(SPANISH.encode("cp1252"), "cp1252").guessed


def test_a_large_file_is_guessed_by_its_beginning() -> None:
    content = (SPANISH + "\n").encode("cp1252") * 5000
    assert decode(content).encoding == "cp1252"


def test_a_large_file_without_lines_is_guessed_as_a_whole() -> None:
    content = (SPANISH + " ").encode("cp1252") * 5000
    assert decode(content).encoding == "cp1252"


def test_a_lacking_character_is_named() -> None:
    decoded = decode(b"se\xf1or", "cp1252")
    with pytest.raises(InputError, match=r"'漢' \(U\+6F22\) cannot be written in cp1252"):
        decoded.encode("a漢")


@pytest.mark.parametrize(
    ("encoding", "new", "named"),
    [
        pytest.param("cp932", "日\u2212", "U+2212", id="as-its-like"),
        pytest.param("iso2022_jp", "日\x1b$", "U+001B", id="as-a-shift"),
        pytest.param("iso2022_jp", "日\x1b$B", "U+001B", id="as-a-shift-that-leaves-no-trace"),
    ],
)
def test_a_character_that_would_be_written_as_another_is_named(
    encoding: str, new: str, named: str
) -> None:
    decoded = decode("日本".encode(encoding), encoding)
    with pytest.raises(InputError) as caught:
        decoded.encode(new)
    assert f"({named}) cannot be written in {encoding}" in str(caught.value)


def test_what_would_not_come_back_the_same_is_not_written() -> None:
    content = b"\x1b(B\x1b(Babc"  # shifts to ASCII twice: read, but never written so
    decoded = decode(content, "iso2022_jp")
    assert decoded.text == "abc"
    with pytest.raises(InputError, match="byte for byte"):
        decoded.check_exact(content)


def test_what_comes_back_the_same_is_written() -> None:
    content = "señor".encode("cp1252")
    decode(content, "cp1252").check_exact(content)


@pytest.mark.parametrize(
    ("declared", "name"),
    [
        pytest.param("UTF8", "utf-8", id="utf-8"),
        pytest.param("utf-8-sig", "utf-8", id="with-mark"),
        pytest.param("windows-1252", "cp1252", id="windows"),
    ],
)
def test_encodings_have_many_names(declared: str, name: str) -> None:
    assert codec_name(declared) == name
