"""Everything in the repository that the program writes: `python -m tests.golden` rewrites it, a test compares it.

The golden reports of the example story in every text format, the schemas of rule files and of the settings, and the
output shown in the README and in docs/: the block of text after `<!-- numcheck … -->` is what that command prints.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from numcheck.cli.main import main
from numcheck.config.schema import json_schema_text as config_schema_text
from numcheck.reporters import format_names, is_packed
from numcheck.rules.schema import json_schema_text

ROOT = Path(__file__).parent.parent
STORIES = {
    "draft": ["check", "examples/draft.md", "--against", "examples/story"],
    "story": ["check", "examples/story"],
}
"""The golden reports: a draft with its sources, and the five sources with one another."""
_BLOCK = re.compile(
    r"(?P<head><!-- numcheck (?P<command>[^\n>]*) -->\n```text\n).*?(?P<tail>^```$)", re.DOTALL | re.MULTILINE
)


def generated() -> Iterator[tuple[Path, bytes]]:
    """Every generated file with what it ought to hold."""
    with _at_home():
        for name, command in STORIES.items():
            for form in (f for f in format_names() if not is_packed(f)):
                suffix = "txt" if form == "text" else form
                yield ROOT / "reports" / f"{name}.{suffix}", printed([*command, "--format", form])
        for page in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))):
            text = page.read_text(encoding="utf-8")
            yield page, _BLOCK.sub(_filled, text).encode()
    yield ROOT / "docs" / "rule.schema.json", json_schema_text().encode()
    yield ROOT / "docs" / "config.schema.json", config_schema_text().encode()


def printed(arguments: list[str]) -> bytes:
    """What a command prints to standard output, whatever its status."""
    held = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")
    with contextlib.redirect_stdout(held), contextlib.redirect_stderr(io.TextIOWrapper(io.BytesIO())):
        main(arguments)
        held.flush()
    assert isinstance(held.buffer, io.BytesIO)
    return held.buffer.getvalue()


def _filled(block: re.Match[str]) -> str:
    return block["head"] + printed(block["command"].split()).decode().rstrip() + "\n" + block["tail"]


@contextlib.contextmanager
def _at_home() -> Iterator[None]:
    """In the folder of the repository, as a user would call it, on 80 columns and with a cache of its own."""
    with tempfile.TemporaryDirectory() as cache:
        given = {"COLUMNS": "80", "XDG_CACHE_HOME": cache}
        known = {name: os.environ.get(name) for name in given}
        os.environ.update(given)
        try:
            with contextlib.chdir(ROOT):
                yield
        finally:
            for name, value in known.items():
                del os.environ[name]
                if value is not None:
                    os.environ[name] = value


if __name__ == "__main__":
    for path, content in generated():
        if not path.exists() or path.read_bytes() != content:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
