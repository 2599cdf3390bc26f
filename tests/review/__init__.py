"""Tests of the page that is served."""
