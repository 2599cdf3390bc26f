"""Documents to mentions: every number, duration and date, and what was read there."""
