"""What is said of the figures of a rule."""

from __future__ import annotations

import pytest

from newslint.ruleset.builtin import shipped_rules
from newslint.ruleset.files import rule_files
from newslint.ruleset.load import load_rules
from newslint.ruleset.measured import (
    NO_LABELS,
    KindFigures,
    Measurement,
    RuleFigures,
    is_measurable,
    measured_file,
    read_measurement,
)

MEASUREMENT = Measurement(
    date="2026-11-22",
    texts={"clean": 12, "wild": 3},
    clean_words=9000,
    kinds={
        "menu": KindFigures(labelled=40, found=30),
        "label": KindFigures(labelled=1999, found=1998),
        "space": KindFigures(labelled=5, found=5),
    },
    rules={},
)


def figures(kind: str = "menu", *, right: int = 0, wrong: int = 0, found: int = 0) -> RuleFigures:
    return RuleFigures(kind, right, wrong, 0, found)


@pytest.mark.parametrize(
    ("own", "told"),
    [
        pytest.param(figures(), "no findings", id="nothing"),
        pytest.param(figures(wrong=3), "0 of 3 (0 %)", id="none-right"),
        pytest.param(figures(right=1), "1 of 1 (100 %)", id="few"),
        pytest.param(figures(right=1998, wrong=1), "1,998 of 1,999 (99 %)", id="not-quite-all"),
    ],
)
def test_precision(own: RuleFigures, told: str) -> None:
    assert MEASUREMENT.precision(own) == told


@pytest.mark.parametrize(
    ("own", "told"),
    [
        pytest.param(figures("other"), NO_LABELS, id="kind-without-labels"),
        pytest.param(figures("space"), NO_LABELS, id="others-found-all"),
        pytest.param(figures("space", found=5), "5 of 5 (100 %) space", id="all"),
        pytest.param(figures(), "0 of 40 (0 %) menu; all rules 30", id="missed"),
        pytest.param(figures(found=30), "30 of 40 (75 %) menu", id="all-that-was-found"),
        pytest.param(
            figures("label", found=1),
            "1 of 1,999 (0 %) label; all rules 1,998",
            id="one-of-many-rules",
        ),
    ],
)
def test_recall(own: RuleFigures, told: str) -> None:
    assert MEASUREMENT.recall(own) == told


def test_the_data_is_named_with_its_size() -> None:
    assert MEASUREMENT.data() == "clean 12, wild 3"


def test_the_shipped_figures_are_no_rule_and_are_of_rules_that_labels_can_tell_of() -> None:
    assert measured_file() not in set(rule_files(shipped_rules()))
    measured = read_measurement()
    told = {rule.id for rule in load_rules(shipped_rules()) if not is_measurable(rule)}
    assert told
    assert not told & set(measured.rules)
    assert min(measured.texts.values()) > 0
