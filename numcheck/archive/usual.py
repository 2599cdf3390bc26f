"""What holds for work on an archive unless a call says otherwise; loaded with the command line, so it loads nothing."""

from __future__ import annotations

WINDOW = 7
"""Days between two articles that are laid side by side."""
LIMIT: float = 300
"""Seconds for one article. A book of a megabyte takes a minute; nothing in print takes five."""
