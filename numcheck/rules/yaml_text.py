"""The one door to the YAML library: YAML 1.2, safe, duplicate keys refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ruamel.yaml import YAML


def load_plain(path: Path) -> Any:  # noqa: ANN401 - YAML holds anything until a schema has seen it
    """The values of a YAML file, without positions.

    Raises:
        ruamel.yaml.error.YAMLError: if the text is no YAML.
    """
    return YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
