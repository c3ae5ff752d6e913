from __future__ import annotations

import pytest

from newslint.formats.csv_dialect import dialect_of
from newslint.formats.csv_grammar import Dialect

PROSE = "Hello, world; this, too | is a text, with\tall; sorts, of | marks"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("id,text\n1,a\n2,b\n", Dialect(","), id="comma"),
        pytest.param("id;text\n1;a, b, c\n2;d, e\n", Dialect(";"), id="semicolon-and-prose"),
        pytest.param("id\ttext\n1\ta, b; c\n", Dialect("\t"), id="tab"),
        pytest.param("id|text\n1|a, b; c\td\n", Dialect("|"), id="bar"),
        pytest.param(f'id,text\n1,"{PROSE}"\n', Dialect(","), id="prose-in-quotes"),
        pytest.param(f'id;text\n1;"{PROSE}\n\n{PROSE}"\n', Dialect(";"), id="prose-over-lines"),
        pytest.param("title, long;text\na;b\nc;d\n", Dialect(";"), id="comma-in-a-name"),
        pytest.param('"a, b, c";"text"\n1;2\n', Dialect(";"), id="comma-in-a-quoted-name"),
        pytest.param("id;a,b;text\n1;2,3;x\n", Dialect(";"), id="as-consistent-but-fewer-fields"),
        pytest.param("text\nHello; world\nHello; you\n", Dialect(","), id="a-single-field"),
        pytest.param("id,text", Dialect(","), id="only-a-header"),
        pytest.param("id,text\n1\n2,b\n3,c,d\n4,e\n", Dialect(","), id="some-ragged"),
        pytest.param('id,text\n1,"a\n2,"b"\n3,"c"\n', Dialect(","), id="a-mark-too-few"),
        pytest.param("", Dialect(","), id="nothing"),
        pytest.param('id,text\n1,"a \\"b\\", c"\n', Dialect(escapes=True), id="escaped-marks"),
        pytest.param("id,text\n1,a\\, b\n", Dialect(escapes=True), id="escaped-delimiter"),
        pytest.param("id,text\n1,a\\\nb\n", Dialect(escapes=True), id="escaped-line-end"),
        pytest.param('id,text\n1,"C:\\"\n2,"D:\\"\n', Dialect(), id="backslash-before-the-mark"),
        pytest.param('id,text\n1,"a \\""b\\"", c"\n', Dialect(), id="backslash-and-doubled"),
        pytest.param("id,text\n1,C:\\\n2,D\n", Dialect(), id="backslash-at-the-end-of-a-line"),
        pytest.param("id,text\n1,a\\;b\\n\n", Dialect(), id="backslashes-by-themselves"),
        pytest.param('id, text\n1, "a, b"\n', Dialect(skips_blanks=True), id="blank-and-quotes"),
        pytest.param("id, text\n1, a\n2, b\n", Dialect(skips_blanks=True), id="always-a-blank"),
        pytest.param("id,text\n1, a\n2,b\n", Dialect(), id="sometimes-a-blank"),
        pytest.param(
            'id\ttext\n1\t"Yes" she said\n2\t"No\n3\t"No" he said\n',
            Dialect("\t", quotes=False),
            id="no-quotes",
        ),
        pytest.param('id\ttext\n1\t"Yes\n2\tNo\n', Dialect("\t"), id="a-mark-too-many"),
        pytest.param(
            'id,text\n1,"Yes" she said\n2,"No\n3,"No" he said\n', Dialect(","), id="quotes-in-csv"
        ),
        pytest.param(
            'id\ttext\n1\t"Yes"\n2\t"No\nand no"\n3\t"a\nb"\n4\t"c\nd"\n5\t"e\nf"\n',
            Dialect("\t"),
            id="quotes-over-lines",
        ),
        pytest.param(
            'id\ttext\n1\t"a\\\tb\n2\t"c\n3\t"d\n',
            Dialect("\t", quotes=False, escapes=True),
            id="escapes-instead-of-quotes",
        ),
    ],
)
def test_the_way_of_writing_is_found_out(text: str, expected: Dialect) -> None:
    assert dialect_of(text, ",", whole=True) == expected


def test_a_file_of_a_single_field_goes_by_its_ending() -> None:
    assert dialect_of("text\na\n", "\t", whole=True) == Dialect("\t")


def test_the_ending_does_not_overrule_the_header() -> None:
    assert dialect_of("id,text\n1,a\n", "\t", whole=True) == Dialect(",")


def test_a_record_that_is_cut_off_says_nothing() -> None:
    assert dialect_of('id;text\n1;a\n2;"b, c', ",", whole=False) == Dialect(";")
