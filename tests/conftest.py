"""What holds for all tests."""

from __future__ import annotations

from hypothesis import settings

# Machines are busy, and what is needed once, rules and vocabularies, is made ready in some case or other.
settings.register_profile("newslint", deadline=None)
settings.load_profile("newslint")
