"""Lines that belong together, their shapes and surroundings, and the chain that judges them."""

from __future__ import annotations

from itertools import pairwise, product
from math import exp, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.match.lines.chain import Steps, boilerplate_probabilities
from newslint.match.lines.shape import shape_of
from newslint.match.lines.surroundings import page_of
from newslint.match.lines.units import units

LINES = st.lists(st.text(alphabet=st.characters(exclude_characters="\n")), max_size=12)

PROSE = "The council will close the old bridge for three weeks from Monday."


@pytest.mark.parametrize(
    ("lines", "groups"),
    [
        pytest.param(["Home", "Sport"], [(0,), (1,)], id="menu"),
        pytest.param(["", "Home", " ", "Sport"], [(1,), (3,)], id="blank-lines"),
        pytest.param(["", "\t"], [], id="nothing"),
        pytest.param(["said", "Karen Lund", ", who leads it"], [(0,), (1, 2)], id="goes-on-with-comma"),
        pytest.param(["The man from", "the ministry"], [(0, 1)], id="goes-on-small"),
        pytest.param(["He left.", "the end"], [(0,), (1,)], id="sentence-ended"),
        pytest.param(["He left", "."], [(0, 1)], id="stop-alone"),
        pytest.param(["In Rome,", "Paris and Bonn"], [(0, 1)], id="ends-in-comma"),
        pytest.param(["In Rome,", "", "Paris and Bonn"], [(0,), (2,)], id="comma-over-blank-line"),
        pytest.param(["We sell:", "* bread", "* milk"], [(0,), (1,), (2,)], id="bullets"),
        pytest.param(["# one", "# two"], [(0,), (1,)], id="headings"),
        pytest.param(["彼は言った、", "そして去った。"], [(0, 1)], id="ideographic-comma"),
        pytest.param(["The Old Bridge in the Middle of the Town is Closed until Spring"] * 4, [(0, 1, 2, 3)], id="wrapped"),
        pytest.param(["The Old Bridge in the Middle of the Town is Closed until Spring"] * 3, [(0,), (1,), (2,)], id="too-few-to-be-wrapped"),
    ],
)  # fmt: skip
def test_units(lines: list[str], groups: list[tuple[int, ...]]) -> None:
    assert [unit.lines for unit in units(lines)] == groups


@given(LINES)
def test_units_hold_every_filled_line_once(lines: list[str]) -> None:
    held = [index for unit in units(lines) for index in unit.lines]
    assert held == [index for index, line in enumerate(lines) if line.strip()]


@pytest.mark.parametrize(
    ("line", "features"),
    [
        pytest.param("Home", {"one word", "ends in a letter", "begins with a capital", "few words"}, id="button"),
        pytest.param("ABOUT OUR TEAM", {"3 or 4 words", "all in capitals"}, id="capitals"),
        pytest.param("* [more]", {"two words", "a hyphen before", "begins with a small letter"}, id="bullet"),
        pytest.param("© 2024", {"a copyright sign", "no words", "a date or time"}, id="copyright"),
        pytest.param("Kontakt: info@example.org", {"an address"}, id="address"),
        pytest.param("One | Two | Three", {"separators: up to 3"}, id="separators"),
        pytest.param("Fri.", {"ends in the stop of a word or two"}, id="abbreviation"),
        pytest.param("And then…", {"ends in dots"}, id="dots"),
        pytest.param("Read also:", {"ends in a colon"}, id="colon"),
        pytest.param("स्वागत", {"begins with a letter without case"}, id="devanagari"),
    ],
)  # fmt: skip
def test_shape(line: str, features: set[str]) -> None:
    assert features <= set(shape_of(line).features)


@pytest.mark.parametrize(
    ("line", "is_prose"),
    [
        pytest.param(PROSE, True, id="sentence"),
        pytest.param("He said: “We had hoped to avoid it all.”", True, id="quotation"),
        pytest.param("警察では、警察無線だけではなく、幾重にも通信手段を確保。", True, id="japanese"),
        pytest.param("मंत्री ने कहा कि पुल तीन सप्ताह तक बंद रहेगा।", True, id="danda"),
        pytest.param("He left early.", False, id="short"),
        pytest.param("The council will close the old bridge for three weeks", False, id="headline"),
        pytest.param("1. 2. 3. 4. 5. 6. 7. 8.", False, id="no-words"),
    ],
)  # fmt: skip
def test_prose(line: str, *, is_prose: bool) -> None:
    assert shape_of(line).is_prose is is_prose


def test_surroundings() -> None:
    lines = [
        "Home",
        "Sport",
        PROSE,
        PROSE,
        "What else we heard this morning:",
        "Bread",
        "Milk",
        "Home",
    ]
    page = page_of(units(lines))
    assert {"up to 2 lines above the core", "prose before it: none", "repeated, short"} <= set(
        page.features[0]
    )
    assert {"in a core of up to 2 lines", "repeated"} <= set(page.features[2])
    assert "a list behind a colon" in page.features[5]
    assert "fragment below the core" in page.features[5]
    assert "the last line" in page.features[7]


@given(LINES)
def test_every_unit_has_features(lines: list[str]) -> None:
    found = units(lines)
    page = page_of(found)
    assert len(page.features) == len(page.apart) == len(found)
    assert all(len(set(one)) == len(one) for one in page.features)


def _by_hand(scores: list[float], steps: list[Steps]) -> list[float]:
    """Sum over all ways to read the page, one by one."""
    total, boilerplate = 0.0, [0.0] * len(scores)
    for states in product((False, True), repeat=len(scores)):
        score = sum(one for one, state in zip(scores, states, strict=True) if state)
        for step, (before, here) in zip(steps[1:], pairwise(states), strict=True):
            score += {
                (False, False): step.staying,
                (False, True): step.into,
                (True, False): step.out_of,
                (True, True): step.within,
            }[before, here]
        total += exp(score)
        for at, state in enumerate(states):
            boilerplate[at] += exp(score) * state
    return [one / total for one in boilerplate]


NUMBERS = st.floats(-4, 4)


@given(
    st.lists(st.tuples(NUMBERS, st.builds(Steps, NUMBERS, NUMBERS, NUMBERS, NUMBERS)), max_size=6)
)
def test_chain_sums_over_all_ways(chain: list[tuple[float, Steps]]) -> None:
    scores, steps = [score for score, _ in chain], [step for _, step in chain]
    found = boilerplate_probabilities(scores, steps)
    expected = _by_hand(scores, steps)
    assert all(
        isclose(one, other, abs_tol=1e-9) for one, other in zip(found, expected, strict=True)
    )


def test_chain_judges_stretches() -> None:
    """A line that looks like boilerplate is let off in an article, and the other way round."""
    sticky = Steps(2.0, -2.0, -2.0, 2.0)
    scores = [-3.0, -3.0, 1.0, -3.0, -3.0, 3.0, 3.0, -1.0, 3.0, 3.0]
    found = boilerplate_probabilities(scores, [sticky] * len(scores))
    assert [one > 0.5 for one in found] == [False] * 5 + [True] * 5


def test_chain_survives_thousands_of_sure_lines() -> None:
    steps = [Steps(1.0, -1.0, -1.0, 1.0)] * 5000
    assert min(boilerplate_probabilities([1e6] * 5000, steps)) > 0.99
    assert max(boilerplate_probabilities([-1e6] * 5000, steps)) < 0.01
