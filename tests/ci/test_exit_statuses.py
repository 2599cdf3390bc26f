"""How a check ends, as a table; and that the same texts give the same bytes wherever it runs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Run

from numcheck.reporters import format_names

ROOT = Path(__file__).parent.parent.parent
CLEAN = "The bridge of Colvane is 300 meters long.\n"
ERROR = "The bridge of Colvane opened on Thursday, May 6, 2031.\n"
DRAFT = "Mayor Ida Holm said the bridge of Colvane cost $48 million.\n"
WIRE = "The bridge of Colvane cost $84 million, Mayor Ida Holm said.\n"
WARNING = "check draft.md --against wire.txt"
CQ = '\n<!-- numcheck: cq calendar/weekday "Thursday, May 6, 2031" reason="so the almanac" -->\n'
TEXTS = {
    "clean.md": CLEAN,
    "error.md": ERROR,
    "settled.md": ERROR + CQ,
    "draft.md": DRAFT,
    "wire.txt": WIRE,
    "bad.toml": "of = 1\n",
    "never.toml": 'fail_on = "never"\n',
    "stale.toml": 'stale_decisions = "fail"\n',
    "unused.md": CLEAN + CQ,
    "info.toml": '[severities]\n"calendar/weekday" = "info"\n',
    "off.toml": 'off = ["calendar/weekday"]\n',
    "stories.toml": '[[stories]]\ndrafts = ["error.md", "clean.md"]\n',
    "nothing.toml": '[[stories]]\ndrafts = ["nowhere/*.md"]\n',
    "binary.txt": "\0\1\2",
    "broken.docx": "PK\3\4 no archive",
    "table.pdf": "%PDF-1.7",
    "german.txt": "Die Flut in der Stadt hat nach Angaben der Polizei am Montag mehr als 310 Häuser zerstört. " * 3,
    "locale.toml": 'locale = "xx_YY"\n',
    "sources.toml": '[[sources]]\nmatch = ["wire.txt"]\nrnak = 1\n',
    "idle.toml": '[[sources]]\nmatch = ["nowhere/*"]\nrank = 1\n[[stories]]\ndrafts = ["clean.md"]\n',
    "unreadable.toml": '[[stories]]\ndrafts = ["clean.md"]\nsources = ["binary.txt"]\n',
    "decisions.toml": 'decisions = "decided.yaml"\n',
    "decided.yaml": "- {rule: calendar/weekday}\n",
    "rules.toml": 'rules = ["house.yaml"]\n',
    "house.yaml": "kind: nothing\n",
    "cards/a.txt": "The bridge of Colvane is 300 meters long.\n",
    "cards/sources.yaml": "a.txt: {rank: high}\n",
    "nothing/photo.jpg": "",
    "empty.txt": "",
}
TABLE = [
    (0, "check clean.md"),
    (1, "check error.md"),
    (0, "check error.md --fail-on never"),
    (0, "check error.md --config never.toml"),
    (1, "check error.md --config never.toml --fail-on error"),
    (0, "check error.md --config info.toml"),
    (1, "check error.md --config info.toml --fail-on info"),
    (0, "check error.md --config off.toml --fail-on info"),
    (0, "check settled.md --fail-on info"),
    (0, "check unused.md"),
    (1, "check unused.md --config stale.toml"),
    (0, WARNING),
    (1, WARNING + " --fail-on warning"),
    (1, WARNING + " --fail-on info"),
    (0, WARNING + " --fail-on never"),
    (1, "check error.md --format sarif"),
    (1, "check error.md --output sarif=x.sarif --output csv=x.csv"),
    (1, "check --config stories.toml"),
    (0, "check --config idle.toml"),
    (1, "check error.md --output x.xlsx"),
    (0, "--help"),
    (0, "--version"),
    (0, "config --show"),
    (0, "rules list"),
    (2, ""),
    (2, "check"),
    (2, "check error.md --config bad.toml"),
    (2, "check error.md --config missing.toml"),
    (2, "check error.md --config locale.toml"),
    (2, "check error.md --config sources.toml"),
    (2, "check error.md --config decisions.toml"),
    (2, "check error.md --config rules.toml"),
    (2, "check cards"),
    (2, "check error.md --format nothing"),
    (2, "check error.md --fail-on loudly"),
    (2, "check error.md --nonsense"),
    (2, "check clean.md error.md --against wire.txt"),
    (2, "check error.md --output error.md"),
    (3, "check broken.docx"),
    (3, "check table.pdf"),
    (3, "check german.txt"),
    (3, "check nothing"),
    (3, "check --config unreadable.toml"),
    (3, "check --config unreadable.toml --fail-on never"),
    (3, "check missing.md"),
    (3, "check binary.txt"),
    (3, "check empty.txt"),
    (3, "check error.md missing.md"),
    (3, "check clean.md --against missing.txt"),
    (3, "check error.md missing.md --fail-on never"),
    (3, "check missing.md --output sarif=x.sarif"),
    (3, "check clean.md --output nowhere/x.json"),
    (3, "check --config nothing.toml"),
]


@pytest.fixture
def texts(desk: Path) -> Path:
    for name, text in TEXTS.items():
        (desk / name).parent.mkdir(exist_ok=True)
        (desk / name).write_text(text)
    return desk


@pytest.mark.parametrize(("status", "call"), TABLE, ids=[call or "nothing" for _, call in TABLE])
def test_how_it_ends(texts: Path, run: Run, status: int, call: str) -> None:
    assert run(*call.split())[0] == status


def checked(folder: Path, seed: str, locale: str, zone: str, call: list[str]) -> tuple[int, bytes]:
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PYTHONHASHSEED": seed,
        "LC_ALL": locale,
        "LANG": locale,
        "TZ": zone,
        "COLUMNS": seed,
    }
    command = [sys.executable, "-m", "numcheck", *call]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    return done.returncode, done.stdout


STORIES = """
[[stories]]
drafts = ["*.md", "!draft.md"]
[[stories]]
drafts = ["draft.md"]
sources = ["wire.txt"]
[[sources]]
match = ["wire.txt"]
source = "Agency"
date = 2031-05-06
[[sources]]
match = ["nowhere/*.txt"]
rank = 1
"""


def test_the_same_bytes_everywhere(tmp_path: Path) -> None:
    """Another hash seed, locale, time zone, width, working folder and number of processes: the same reports."""
    told = []
    settings = (("one", "1", "C", "Pacific/Apia", "1"), ("two/deeper", "77", "de_DE.UTF-8", "Asia/Tokyo", "2"))
    for name, seed, locale, zone, jobs in settings:
        folder = tmp_path / name
        folder.mkdir(parents=True)
        for file, text in {**TEXTS, "numcheck.toml": STORIES}.items():
            (folder / file).parent.mkdir(exist_ok=True)
            (folder / file).write_text(text)
        forms = format_names()
        outputs = [f"--output={form}={folder / f'report.{form}'}" for form in forms]
        start = folder if name == "one" else tmp_path
        call = ["check", "--config", str(folder / "numcheck.toml"), "--jobs", jobs, "--format", "text", *outputs]
        told.append((checked(start, seed, locale, zone, call), *((folder / f"report.{f}").read_bytes() for f in forms)))
    assert told[0] == told[1]
    assert told[0][0][0] == 1
