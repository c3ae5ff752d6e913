"""Say of each finding whether it is right, and of each labelled defect which findings answer it.

score.py judges kinds of defect; here its notions are asked for single findings, so that they can be told of
rules. Where it counts lines (`leftover`), the lines of a finding are judged one by one.
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.eval.scoring import Document, Finding, KnownKinds, Label, Scoring

SURE = {"seeds": 0.5, "wild": 0.6}
"""How sure the labels of a track must be to be asked for, as in score.py."""

VERDICT = "machine_translated"
"""The kind of a finding that means the whole text."""


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges the findings on one track."""

    score: Scoring
    kinds: KnownKinds
    track: str
    labelled: frozenset[str] = frozenset()
    """The kinds that the track labels; all others are everywhere in machine translations."""

    def verdicts(self, doc: Document, finding: Finding) -> list[bool]:
        """Tell whether a finding is right, once or for each of its lines; not at all if no label tells."""
        if self.track == "leftover":
            return self._right_lines(doc, finding)
        judges = {
            "clean": self._right_clean,
            "injected": self._right_injected,
            "mt": self._right_mt,
            "seeds": self._right_seeds,
            "wild": self._right_wild,
        }
        right = judges[self.track](doc, finding)
        return [] if right is None else [right]

    def labels(self, doc: Document) -> list[Label]:
        """Give the defects that are to be found in a text."""
        if self.track == "leftover":
            lines = [line for line in doc["lines"] if line["label"] == "boilerplate"]
            return [{"kind": "boilerplate", "n": line["n"]} for line in lines]
        least = SURE.get(self.track, 0)
        sure = [one for one in doc.get("defects", ()) if one.get("confidence", 1) >= least]
        return [*sure, *([{"kind": VERDICT}] if doc.get("machine_translated") else [])]

    def answers(self, doc: Document, finding: Finding, label: Label) -> bool:
        """Tell whether a finding answers a label: in its place, and of its kind or a like one."""
        if self.track == "leftover":
            first, last = doc["t"].lines(finding["start"], finding["end"])
            return finding["kind"] in self.kinds.junk and bool(first <= label["n"] <= last)
        if VERDICT in {finding["kind"], label["kind"]}:
            return bool(finding["kind"] == label["kind"])
        if self.track == "wild":
            there = self.score.overlaps(finding, label)
            there = there and not self.score.too_wide(finding, [label])
        else:
            there = self.score.touches(self.kinds, doc, finding, label, label["kind"])
        return there and self._fits(finding, label)

    def _fits(self, finding: Finding, label: Label) -> bool:
        also = label.get("also", ())
        return self.kinds.same(finding["kind"], label["kind"]) or finding["kind"] in also

    def _touched(self, doc: Document, finding: Finding) -> list[Label]:
        touches = self.score.touches
        return [x for x in doc["defects"] if touches(self.kinds, doc, finding, x, x["kind"])]

    def _right_clean(self, doc: Document, finding: Finding) -> bool | None:
        excused = any(self.score.overlaps(finding, place) for place in doc["known_exceptions"])
        return None if excused else False

    def _right_injected(self, doc: Document, finding: Finding) -> bool | None:
        near = self._touched(doc, finding)
        if any(self._fits(finding, label) for label in near):
            return True
        allowed = any(
            finding["kind"] in place.get("allow", ()) and _meet(finding, place)
            for place in doc.get("negatives", ())
        )
        return None if near or allowed else False

    def _right_lines(self, doc: Document, finding: Finding) -> list[bool]:
        first, last = doc["t"].lines(finding["start"], finding["end"])
        labels = [line["label"] for line in doc["lines"] if first <= line["n"] <= last]
        junk = finding["kind"] in self.kinds.junk
        return [one == "boilerplate" for one in labels if junk and one in {"boilerplate", "keep"}]

    def _right_mt(self, doc: Document, finding: Finding) -> bool | None:
        translated = bool(doc["machine_translated"])
        if finding["kind"] == VERDICT:
            return translated
        near = self._touched(doc, finding)
        if any(self._fits(finding, label) for label in near):
            return True
        neutral = any(_meet(finding, place) for place in doc["ignore"])
        neutral = neutral or (translated and finding["kind"] not in self.labelled)
        return None if near or neutral else False

    def _right_seeds(self, doc: Document, finding: Finding) -> bool | None:
        return bool(self._touched(doc, finding))

    def _right_wild(self, doc: Document, finding: Finding) -> bool | None:
        on = [label for label in doc["defects"] if self.score.overlaps(finding, label)]
        if on and not self.score.too_wide(finding, on):
            return True
        return self.score.wild_pervasive(doc, finding)


def _meet(finding: Finding, place: Label) -> bool:
    return bool(finding["start"] <= place["end"] and place["start"] <= finding["end"])
