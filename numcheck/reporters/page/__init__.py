"""The review page: one HTML file that needs no network."""
