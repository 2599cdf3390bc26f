"""Mentions to figures: units, calendar, precision, hedges."""
