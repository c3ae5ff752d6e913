"""What the rules of a run cost, for people who write rules: `--profile`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.report.closing import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.model.profile import Cost, Profile

_TITLES = ("      ms", " share", "documents", "matches", "findings")


def profile_table(profile: Profile) -> Iterator[str]:
    """Give the lines of a table, the most expensive rule first, and of what belongs to no rule."""
    if not profile.documents:
        yield "No document was looked at."
        return
    yield "  ".join((*_TITLES, "rule"))
    for rule, cost in profile.ranked():
        yield _row(profile, cost, rule)
    yield f"{_time(profile, profile.scanning)}  for finding out which rules may match"
    yield f"{_time(profile, profile.seconds)}  for {counted(profile.documents, 'document')} in all"


def _row(profile: Profile, cost: Cost, rule: str) -> str:
    numbers = (cost.documents, cost.matches, cost.findings)
    cells = (f"{n:>{len(title)},}" for n, title in zip(numbers, _TITLES[2:], strict=True))
    return "  ".join((_time(profile, cost.seconds), *cells, rule))


def _time(profile: Profile, seconds: float) -> str:
    share = seconds / profile.seconds if profile.seconds > 0 else 0.0
    return f"{seconds * 1000:>{len(_TITLES[0])},.1f}  {share:>{len(_TITLES[1])}.1%}"
