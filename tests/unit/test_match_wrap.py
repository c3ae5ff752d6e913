"""Line ends that only fit a text to a page."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.fix.apply import apply_edits
from newslint.match.checks.wrap import hard_wraps
from newslint.match.facts import Facts
from newslint.model.document import Document
from newslint.model.severity import Applicability

PROSE = (
    "The committee praised what it called a well-known plan for the region, and asked for a report "
    "before the end of the year. It had met in the spring, when nobody would say how many of the "
    "towns along the river were going to pay for the bridge, which was closed in 2019 after heavy "
    "rain. The mayor of the smallest town said that his people could not wait for another year."
)
GERMAN = (
    "Der Ausschuss lobte am Montag in Hannover den Plan für die Region, der nach Angaben der "
    "Regierung bis zum Ende des Jahres fertig sein soll. Die Brücke über den Fluss ist seit dem "
    "Frühjahr gesperrt, weil nach dem Hochwasser Risse in den Pfeilern gefunden worden waren."
)


def reflowed(text: str, language: str | None = "en", *, safe: bool = False) -> str:
    hits = hard_wraps(Facts(Document(text, language=language)))
    kept = [hit for hit in hits if not safe or hit.applicability is Applicability.SAFE]
    return apply_edits(text, [edit for hit in kept for edit in hit.edits or ()])


def wrapped(text: str, width: int) -> str:
    return textwrap.fill(text, width, break_long_words=False)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Roses are red,\nviolets are blue,\nsugar is sweet,\nand so are you.", id="verse"
        ),
        pytest.param(
            "\n".join(f"Line {n} of the list that is not broken at all" for n in range(6)),
            id="lines that end where the next word would not have fitted",
        ),
        pytest.param("1. one thing\n2. another thing\n3. a third thing", id="list"),
        pytest.param("\n".join(["Team A | 3 | 4", "Team B | 5 | 1"] * 4), id="table"),
        pytest.param("Anna Meier\nHauptstraße 5\n10115 Berlin\nDeutschland", id="address"),
        pytest.param("- Who is it?\n- It is me.\n- Come in, then.", id="dialogue"),
        pytest.param(f"{PROSE}\n{PROSE}\n{PROSE}", id="paragraphs on single lines"),
        pytest.param("会议在人民大会堂开幕，\n来自全国各地的代表\n参加了会议。" * 4, id="Chinese"),
        pytest.param("> quoted text that\n> goes on for some\n> lines of mail", id="quoted mail"),
        pytest.param("One line.", id="one line"),
        pytest.param("", id="empty"),
    ],
)
def test_leaves_lines_alone(text: str) -> None:
    assert list(hard_wraps(Facts(Document(text, language="en")))) == []


@pytest.mark.parametrize("width", [50, 61, 72, 80, 99])
@pytest.mark.parametrize(
    ("prose", "language"),
    [
        pytest.param(PROSE, "en", id="English"),
        pytest.param(GERMAN, "de", id="German"),
        pytest.param(PROSE, None, id="unknown language"),
    ],
)
def test_restores_wrapped_paragraphs(prose: str, language: str | None, width: int) -> None:
    text = f"A heading\n\n{wrapped(prose, width)}\n\n{wrapped(prose[::1], width)}\n"
    assert reflowed(text, language, safe=True) == f"A heading\n\n{prose}\n\n{prose}\n"


def test_a_short_line_ends_a_paragraph() -> None:
    text = "\n".join([wrapped(PROSE, 70), wrapped(PROSE, 70), wrapped(PROSE, 70)])
    assert reflowed(text) == "\n".join([PROSE] * 3)


def test_an_indent_begins_a_paragraph() -> None:
    first, second = wrapped(PROSE, 64), textwrap.fill(PROSE, 64, initial_indent="    ")
    assert reflowed(f"{first}\n{second}") == f"{PROSE}\n    {PROSE}"


def test_an_indented_page_is_joined() -> None:
    text = textwrap.fill(PROSE, 76, initial_indent="   ", subsequent_indent="   ")
    assert reflowed(text) == f"   {PROSE}"


def test_a_list_item_keeps_its_bullet() -> None:
    item = textwrap.fill(PROSE, 70, initial_indent="  * ", subsequent_indent="    ")
    assert reflowed(f"{item}\n{item}") == f"  * {PROSE}\n  * {PROSE}"


def test_text_from_proportional_letters() -> None:
    lines = [
        "The committee praised what it called a well-known plan for the region, and",
        "asked for a report before the end of the year. It had met in the spring,",
        " when nobody would say how many of the towns along the river were going",
        "to pay for the bridge.",
        "The mayor of the smallest town said that his people could",
        "not wait for another year, or two, or three, as some of the",
        "members of the committee had asked.",
    ]
    paragraphs = [" ".join(line.strip() for line in part) for part in (lines[:4], lines[4:])]
    assert reflowed("\n".join(lines)) == "\n".join(paragraphs)


def test_trailing_blanks_go_and_hyphens_of_compounds_stay() -> None:
    lines = [
        "The committee on foreign affairs praised what it called a ",
        "plan for the whole of the region that is far from the well-  ",
        "known one, and asked for a follow-up report before the end of",
        "the year at the latest from its new head.",
    ]
    joined = " ".join(line.strip() for line in lines).replace("well- ", "well-")
    assert reflowed("\n".join(lines)) == joined


def test_a_broken_word_is_left_to_the_rule_for_broken_words() -> None:
    text = wrapped(PROSE, 72).replace("committee", "com-\nmittee", 1)
    assert "com-\nmittee" in reflowed(text)


WORDS = st.lists(st.text("abcdeéñ.,", min_size=1, max_size=12), min_size=1, max_size=120)


@given(WORDS, st.integers(30, 90), st.sampled_from(["en", None]))
def test_nothing_but_blanks_changes(words: list[str], width: int, language: str | None) -> None:
    text = wrapped(" ".join(words), width)
    fixed = reflowed(text, language)
    assert "".join(fixed.split()) == "".join(text.split())
    assert reflowed(fixed, language) == fixed


@given(st.text(alphabet="ab -.\n\tB1*|中"))
def test_any_layout_is_survived(text: str) -> None:
    assert "".join(reflowed(text).split()) == "".join(text.split())
