"""One module a format: `render(report, style) -> str` and the `ENCODING` of its file."""
