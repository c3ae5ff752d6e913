from __future__ import annotations

from io import BytesIO

import pytest

from newslint.errors import InputError
from newslint.formats.csv_encoding import SAMPLE, OriginalBytes, characters, encoding_of, undecoded

SPANISH = "id,text\n1,El año pasado llegó la señora García con su niño pequeño a la estación.\n"
ENGLISH = "id,text\n1,The year before the lady came to the station with her child.\n"
RUSSIAN = "id,text\n1,В прошлом году на станцию приехала женщина с маленьким ребёнком.\n"


@pytest.mark.parametrize(
    ("sample", "declared", "name", "guessed"),
    [
        pytest.param(SPANISH.encode(), None, "utf-8", False, id="utf-8"),
        pytest.param(SPANISH.encode("utf-8-sig"), None, "utf-8", False, id="marked"),
        pytest.param(SPANISH.encode("utf-16"), None, "utf-16-le", False, id="utf-16"),
        pytest.param(SPANISH.encode("utf-16-be"), None, "utf-16-be", True, id="utf-16-unmarked"),
        pytest.param(SPANISH.encode("cp1252"), None, "cp1252", True, id="windows"),
        pytest.param(RUSSIAN.encode("cp1251"), None, "cp1251", True, id="russian"),
        pytest.param(SPANISH.encode("cp1252"), "latin-1", "iso8859-1", False, id="declared"),
        pytest.param(SPANISH.encode(), "cp1252", "utf-8", False, id="declared-but-utf-8"),
        pytest.param(ENGLISH.encode(), "cp1252", "cp1252", False, id="declared-and-ascii"),
        pytest.param(SPANISH.encode() + b"2,\xe9\n", None, "utf-8", False, id="a-bad-byte"),
        pytest.param(SPANISH.encode() + b"2,\0\n", None, "utf-8", False, id="a-null"),
        pytest.param(SPANISH.encode("cp1252") + b"\0\n", None, "cp1252", True, id="windows-null"),
        pytest.param("é".encode() * (SAMPLE // 2), None, "utf-8", False, id="no-line-end"),
        pytest.param(b"a" + "é".encode() * (SAMPLE // 2), None, "utf-8", False, id="cut-off"),
    ],
)
def test_the_encoding_is_found_out(
    sample: bytes, declared: str | None, name: str, guessed: bool
) -> None:
    found = encoding_of(sample[:SAMPLE], declared)
    assert (found.encoding, found.guessed) == (name, guessed)


@pytest.mark.parametrize(
    ("sample", "told"),
    [
        pytest.param(b"PK\x03\x04\x14\x00\x06\x00\x08\x00!\x00\xdf\xa4", "binary", id="workbook"),
        pytest.param(bytes(1000), "binary", id="nulls"),
        pytest.param(bytes(range(128, 256)) * 3, "no other encoding fits well", id="unknown"),
    ],
)
def test_what_is_no_text_is_refused(sample: bytes, told: str) -> None:
    with pytest.raises(InputError, match=told):
        encoding_of(sample, None)


def test_an_unknown_encoding_is_refused() -> None:
    with pytest.raises(InputError, match="'klingon' is no encoding"):
        encoding_of(b"a", "klingon")


def test_characters_may_be_cut_anywhere() -> None:
    content = "año 😀 漢".encode()
    assert "".join(characters((bytes([one]) for one in content), "utf-8")) == "año 😀 漢"


def test_bad_bytes_are_told_and_given_back() -> None:
    [text] = filter(None, characters([b"a\xffb"], "utf-8"))
    assert undecoded(text) == 1
    assert OriginalBytes("utf-8", BytesIO()).of(text) == b"a\xffb"


def test_half_a_character_of_two_bytes_ends_everything() -> None:
    with pytest.raises(InputError, match="is not utf-16-le"):
        list(characters([b"a\0b"], "utf-16-le"))


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        pytest.param(b"\x87\x90", "cp932", id="a-character-with-two-codes"),
        pytest.param(b"\x1b$B\x1b(B", "iso2022_jp", id="shifts-for-nothing"),
    ],
)
def test_bytes_that_would_be_others_are_refused(content: bytes, encoding: str) -> None:
    original = OriginalBytes(encoding, BytesIO(content))
    with pytest.raises(InputError, match="byte for byte"):  # noqa: PT012  # either way
        original.of("".join(characters([content], encoding)))
        original.finish()
