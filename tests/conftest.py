"""What all tests share: hypothesis without a clock, and the same cases every time."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("numcheck", deadline=None, derandomize=True)
settings.load_profile("numcheck")
