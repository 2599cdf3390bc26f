"""Reads the word lists of `rules/lexicon/`: one YAML file a table, classes to lists of words."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from numcheck.model.lexicon import Lexicon
from numcheck.rules.location import shipped_rules
from numcheck.rules.yaml_text import load_plain


@lru_cache(maxsize=4)
def load_lexicon(folders: tuple[Path, ...] = ()) -> Lexicon:
    """The shipped word lists, and after them those of `folders`, whose words are added class by class.

    Read once: stages cache what they compile by the lexicon's identity.
    """
    tables: dict[str, dict[str, tuple[str, ...]]] = {}
    for folder in (shipped_rules() / "lexicon", *folders):
        for path in sorted(folder.glob("*.yaml")):
            table = tables.setdefault(path.stem, {})
            for label, words in (load_plain(path) or {}).items():
                table[label] = table.get(label, ()) + tuple(str(w) for w in words)
    return Lexicon(tables)
