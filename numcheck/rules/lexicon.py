"""Reads the word lists of `rules/lexicon/`: one YAML file a table, classes to lists of words."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from numcheck.model.lexicon import Lexicon
from numcheck.rules.location import shipped_rules
from numcheck.rules.yaml_text import load_plain


def load_lexicon(folders: Iterable[Path] = ()) -> Lexicon:
    """The shipped word lists, and after them those of `folders`, whose words are added class by class."""
    tables: dict[str, dict[str, tuple[str, ...]]] = {}
    for folder in (shipped_rules() / "lexicon", *folders):
        for path in sorted(folder.glob("*.yaml")):
            table = tables.setdefault(path.stem, {})
            for label, words in (load_plain(path) or {}).items():
                table[label] = table.get(label, ()) + tuple(str(w) for w in words)
    return Lexicon(tables)
