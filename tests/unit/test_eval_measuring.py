"""The measuring of rules, on tracks made up here and with a score.py in small."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from newslint.ruleset.measured import KindFigures, RuleFigures
from tests.eval import measuring
from tests.eval.judging import Judge

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from tests.eval.scoring import Document, Finding, KnownKinds, Label

RULES = {"boilerplate/tag-line": "menu", "boilerplate/app-call": "share", "markup/bbcode": "other"}
"""The kinds of some shipped rules; all others have none."""


class Lines:
    """A text whose lines are ten code points each."""

    def lines(self, start: int, end: int) -> tuple[int, int]:
        return start // 10 + 1, max(start, end - 1) // 10 + 1


class SmallKinds:
    junk = frozenset({"menu", "share"})

    def of(self, finding: Finding) -> str:
        return RULES.get(finding["code"], "unmapped")

    def same(self, one: str, other: str) -> bool:
        return one == other or {one, other} == {"menu", "boilerplate"}


class SmallTool:
    """Finds what a document says that is to be found."""

    def check(self, docs: Sequence[Document]) -> None:
        for doc in docs:
            assert doc["path"].read_bytes().decode() == doc["text"]
            doc["t"] = Lines()
            doc["findings"] = doc["to_find"]


class SmallScore:
    """What score.py offers, all of it as simple as can be."""

    def __init__(self, **tracks: list[Document]) -> None:
        self.tracks = tracks

    def Kinds(self, path: Path) -> SmallKinds:  # noqa: ARG002, N802 - as score.py has it
        return SmallKinds()

    def Tool(self, cmd: str, kinds: KnownKinds, lang_arg: str) -> SmallTool:  # noqa: ARG002, N802 - likewise
        return SmallTool()

    def load(self, track: str, data: Path) -> list[Document]:  # noqa: ARG002 - likewise
        return self.tracks.get(track, [])

    def touches(self, kinds: KnownKinds, d: Document, f: Finding, x: Label, kind: str) -> bool:  # noqa: ARG002 - likewise
        return self.overlaps(f, x)

    def overlaps(self, f: Finding, x: Label) -> bool:
        return bool(f["start"] < x["end"] and x["start"] < f["end"])

    def too_wide(self, f: Finding, labels: Iterable[Label]) -> bool:
        return bool(f["end"] - f["start"] > 3 * sum(x["end"] - x["start"] for x in labels))

    def wild_pervasive(self, d: Document, f: Finding) -> bool:
        return f["start"] in d.get("pervasive", ())


def found(code: str, start: int, end: int) -> dict[str, Any]:
    return {"code": code, "kind": RULES.get(code, "unmapped"), "start": start, "end": end}


def label(kind: str, start: int, end: int, **more: object) -> dict[str, Any]:
    return {"kind": kind, "start": start, "end": end, **more}


def lines(*labels: str) -> list[dict[str, Any]]:
    return [{"n": number, "label": one} for number, one in enumerate(labels, 1)]


MENU = found("boilerplate/tag-line", 20, 30)
"""A finding that fills the third line."""


@pytest.mark.parametrize(
    ("track", "doc", "verdicts"),
    [
        pytest.param("clean", {"known_exceptions": []}, [False], id="clean"),
        pytest.param("clean", {"known_exceptions": [label("", 25, 26)]}, [], id="clean-excused"),
        pytest.param("injected", {"defects": []}, [False], id="injected-on-nothing"),
        pytest.param("injected", {"defects": [label("menu", 25, 40)]}, [True], id="injected"),
        pytest.param(
            "injected", {"defects": [label("boilerplate", 25, 40)]}, [True], id="like-kind"
        ),
        pytest.param("injected", {"defects": [label("share", 25, 40)]}, [], id="other-kind"),
        pytest.param("injected", {"defects": [label("menu", 30, 40)]}, [False], id="beside"),
        pytest.param(
            "injected",
            {"defects": [], "negatives": [label("", 29, 35, allow=["menu"])]},
            [],
            id="allowed-negative",
        ),
        pytest.param(
            "injected",
            {"defects": [], "negatives": [label("", 29, 35)]},
            [False],
            id="hard-negative",
        ),
        pytest.param(
            "leftover", {"lines": lines("keep", "keep", "boilerplate")}, [True], id="leftover"
        ),
        pytest.param(
            "leftover",
            {"lines": lines("boilerplate", "boilerplate", "keep")},
            [False],
            id="leftover-kept",
        ),
        pytest.param(
            "leftover", {"lines": lines("keep", "keep", "neutral")}, [], id="leftover-neutral"
        ),
        pytest.param("seeds", {"defects": [label("share", 25, 40)]}, [True], id="seeds-any-kind"),
        pytest.param("seeds", {"defects": []}, [False], id="seeds-on-nothing"),
        pytest.param("wild", {"defects": [label("share", 25, 40)]}, [True], id="wild-any-kind"),
        pytest.param("wild", {"defects": [label("menu", 25, 27)]}, [False], id="wild-too-wide"),
        pytest.param("wild", {"defects": [], "pervasive": [20]}, [True], id="wild-pervasive"),
        pytest.param(
            "mt",
            {"machine_translated": True, "defects": [label("share", 25, 30, also=["menu"])]},
            [True],
            id="mt-also",
        ),
        pytest.param(
            "mt",
            {"machine_translated": True, "defects": [], "ignore": []},
            [],
            id="mt-kind-without-labels",
        ),
        pytest.param(
            "mt", {"machine_translated": False, "defects": [], "ignore": []}, [False], id="human"
        ),
        pytest.param(
            "mt",
            {"machine_translated": False, "defects": [], "ignore": [label("", 30, 31)]},
            [],
            id="human-ignored",
        ),
    ],
)
def test_a_finding_is_judged(track: str, doc: Document, verdicts: list[bool]) -> None:
    judge = Judge(SmallScore(), SmallKinds(), track)
    assert judge.verdicts({"t": Lines(), **doc}, MENU) == verdicts


@pytest.mark.parametrize("translated", [True, False])
def test_the_verdict_on_a_whole_text_is_judged_by_what_it_is(translated: bool) -> None:
    judge = Judge(SmallScore(), SmallKinds(), "mt")
    verdict = {**MENU, "kind": "machine_translated"}
    doc = {"machine_translated": translated, "defects": [label("menu", 20, 30)], "ignore": []}
    assert judge.verdicts(doc, verdict) == [translated]
    asked = judge.labels(doc)
    assert [judge.answers(doc, verdict, one) for one in asked] == [False, True][: len(asked)]
    assert len(asked) == 1 + translated


def test_lines_of_a_page_are_judged_one_by_one() -> None:
    judge = Judge(SmallScore(), SmallKinds(), "leftover")
    doc = {"t": Lines(), "lines": lines("keep", "neutral", "boilerplate", "boilerplate")}
    assert judge.verdicts(doc, {**MENU, "start": 0, "end": 40}) == [False, True, True]
    assert judge.verdicts(doc, found("markup/bbcode", 0, 40)) == []


def test_labels_that_nobody_is_sure_of_are_not_asked_for() -> None:
    doc = {"defects": [label("menu", 0, 1, confidence=0.5), label("menu", 2, 3, confidence=0.6)]}
    asked = {
        track: len(Judge(SmallScore(), SmallKinds(), track).labels(doc))
        for track in ("injected", "seeds", "wild")
    }
    assert asked == {"injected": 2, "seeds": 2, "wild": 1}


def text(*to_find: Finding, **more: object) -> Document:
    return {"text": "Uno.\r\nDos.\n", "to_find": list(to_find), **more}


def test_rules_are_measured_over_all_tracks(tmp_path: Path) -> None:
    share, code = found("boilerplate/app-call", 0, 10), found("markup/bbcode", 0, 10)
    score = SmallScore(
        clean=[text(MENU, words=70, known_exceptions=[]), text(words=30, known_exceptions=[])],
        injected=[
            text(MENU, share, defects=[label("menu", 20, 30), label("menu", 40, 50)]),
            text(code, defects=[label("other", 0, 10)]),
        ],
        leftover=[text(share, lines=lines("boilerplate", "keep", "boilerplate"))],
    )
    measured = measuring.measure(score, tmp_path, SmallKinds())
    assert measured.texts == dict.fromkeys(measuring.TRACKS, 0) | {
        "clean": 2,
        "injected": 2,
        "leftover": 1,
    }
    assert measured.clean_words == 100
    assert measured.kinds == {"boilerplate": KindFigures(2, 1), "menu": KindFigures(2, 1)}
    assert {name: measured.rules[name] for name in RULES} == {
        "boilerplate/tag-line": RuleFigures("menu", right=1, wrong=0, on_clean=1, found=1),
        "boilerplate/app-call": RuleFigures("share", right=1, wrong=1, on_clean=0, found=0),
        "markup/bbcode": RuleFigures("other", right=1, wrong=0, on_clean=0, found=1),
    }
    assert not any(rule.startswith("record/") for rule in measured.rules)

    told = measuring.as_json(measured)
    assert str(tmp_path) not in told
    assert json.loads(told)["rules"]["boilerplate/app-call"]["wrong"] == 1
    assert sum("/" in line for line in told.splitlines()) == len(measured.rules)
