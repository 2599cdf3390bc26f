"""Decisions written into the desk's file: an entry more or one less, and every other character of it left alone.

What would come out is read back before it is written: if it does not hold the same decisions and the one that was
meant, nothing is written. A finding that is marked as fixed settles nothing; it is noted in a comment.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import secrets
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from numcheck.faults import reason
from numcheck.model.findings import Finding
from numcheck.rules.yaml_text import load_marked
from numcheck.settling.decision import Decision
from numcheck.settling.files import DecisionsError, decisions_in

_FIXED = "# fixed: "
_BOM = "\ufeff"
_TRIES = 5
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_BARE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
"""What JSON leaves as it is and YAML does not hold bare."""


class NotWrittenError(Exception):
    """A decision that was not written; the message is one line for a person. The file is as it was."""


@dataclass(slots=True)
class DecisionsFile:
    """The desk's file of decisions, to be changed; `name` is what messages call it. Changes wait for one another."""

    file: Path
    name: str
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _seen: bytes | None = None

    def look(self) -> tuple[Decision, ...]:
        """The findings said to be fixed, none if the file cannot be read; from now on its content counts as seen."""
        with self._lock:
            try:
                self._seen = self._data()
                return fixed_in(self._text(self._seen))
            except NotWrittenError:
                return ()

    def add(self, decision: Decision) -> bool:
        """Adds a decision at the end; one that already stands there is not written twice.

        All changes tell whether somebody else has changed the file since it was last looked at; that is kept.

        Raises:
            NotWrittenError: if the file is malformed or cannot be written.
        """
        return self._change(lambda text: with_decision(text, decision, self.name))

    def remove(self, finding: Finding) -> bool:
        """Takes out the decisions that cover a finding.

        Raises:
            NotWrittenError: if there is none, or the file is malformed or cannot be written.
        """
        return self._change(lambda text: without_decisions(text, finding, self.name))

    def note_fixed(self, decision: Decision) -> bool:
        """Notes that a finding is said to be fixed.

        Raises:
            NotWrittenError: if the file is malformed or cannot be written.
        """
        return self._change(lambda text: with_fixed(text, decision, self.name))

    def forget_fixed(self, finding: Finding) -> bool:
        """Takes out the notes that a finding is fixed.

        Raises:
            NotWrittenError: if the file is malformed or cannot be written.
        """
        return self._change(lambda text: without_fixed(text, finding, self.name))

    def _change(self, edit: Callable[[str], str]) -> bool:
        """Carries a change out on what the file holds at that moment, and once more if it is saved meanwhile."""
        with self._lock:
            for _ in range(_TRIES):
                before = self._data()
                try:
                    after = edit(self._text(before))
                except DecisionsError as error:
                    raise NotWrittenError(f"{error.faults[0]}; nothing was written") from error
                bom = _BOM if before and before.startswith(_BOM.encode()) else ""
                if self._data() == before:
                    moved, self._seen = before != self._seen, (bom + after).encode()
                    self._replace(self._seen)
                    return moved
        raise NotWrittenError(f"{self.name}: changes all the time; nothing was written")

    def _data(self) -> bytes | None:
        try:
            return self.file.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise NotWrittenError(f"{self.name}: cannot be read: {reason(error)}") from error

    def _text(self, data: bytes | None) -> str:
        try:
            return (data or b"").decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise NotWrittenError(f"{self.name}: is not UTF-8; nothing was written") from error

    def _replace(self, data: bytes) -> None:
        """Puts new content in the place of the file, whole or not at all; its permissions stay, and so does a link."""
        target = Path(os.path.realpath(self.file))
        partial = target.with_name(f".{target.name}.{secrets.token_hex(4)}.partial")
        try:
            mode = target.stat().st_mode if target.exists() else None
            if mode is not None and not (mode & 0o222 and os.access(target, os.W_OK)):
                raise NotWrittenError(f"{self.name}: is read-only; nothing was written")
            with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666), "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            if mode is not None:
                partial.chmod(mode & 0o7777)
            os.replace(partial, target)
        except OSError as error:
            with contextlib.suppress(OSError):
                partial.unlink()
            raise NotWrittenError(f"{self.name}: cannot be written: {reason(error)}") from error


def with_decision(text: str, decision: Decision, name: str) -> str:
    """The text of a file with one decision more, at its end.

    Raises:
        DecisionsError: if the text is malformed.
        NotWrittenError: if the decision cannot be added to a list written like that.
    """
    before = decisions_in(text, name)
    if _key(decision) in map(_key, before):
        return text
    return _vetted(_appended(text, _entry(decision), _margin(text)), [*before, decision], name)


def without_decisions(text: str, finding: Finding, name: str) -> str:
    """The text of a file without the decisions that cover a finding.

    Raises:
        DecisionsError: if the text is malformed.
        NotWrittenError: if there is no such decision, or it cannot be taken out of a list written like that.
    """
    before = decisions_in(text, name)
    covering = [k for k, decision in enumerate(before) if decision.covers(finding)]
    if not covering:
        raise NotWrittenError(f"{name}: no decision on this finding stands there")
    lines = _LINE.findall(text)
    starts = [load_marked(text).mark((k,))[0] - 1 for k in range(len(before))]
    for k in reversed(covering):
        end = starts[k + 1] if k + 1 < len(starts) else len(lines)
        while end > starts[k] + 1 and _is_between(lines[end - 1]):
            end -= 1
        del lines[starts[k] : end]
    return _vetted("".join(lines), [d for k, d in enumerate(before) if k not in covering], name)


def with_fixed(text: str, decision: Decision, name: str) -> str:
    """The text of a file with a comment more that says that a finding is fixed.

    Raises:
        DecisionsError: if the text is malformed.
        NotWrittenError: if the file is written in a way that no comment can be added to.
    """
    noted = {"rule": decision.rule, "values": list(decision.values), "in": decision.document, "reason": decision.reason}
    if decision.by:
        noted["by"] = decision.by
    if any((d.rule, d.values, d.document) == _key(decision)[:3] for d in fixed_in(text)):
        return text
    return _vetted(_appended(text, f"{_FIXED}{_quoted(noted)}\n", ""), decisions_in(text, name), name)


def without_fixed(text: str, finding: Finding, name: str) -> str:
    """The text of a file without the comments that say that a finding is fixed.

    Raises:
        DecisionsError: if the text is malformed.
        NotWrittenError: if there is none.
    """
    lines = _LINE.findall(text)
    kept = [line for line in lines if not any(d.covers(finding) for d in fixed_in(line))]
    if len(kept) == len(lines):
        raise NotWrittenError(f"{name}: this finding is not marked as fixed there")
    return _vetted("".join(kept), decisions_in(text, name), name)


def fixed_in(text: str) -> tuple[Decision, ...]:
    """The findings that comments say are fixed; a comment that is not understood says nothing."""
    found = []
    for line in _LINE.findall(text):
        if line.startswith(_FIXED):
            with contextlib.suppress(ValueError, KeyError, TypeError, RecursionError):
                noted = json.loads(line.removeprefix(_FIXED))
                values = tuple(str(v) for v in noted["values"])
                decision = Decision(str(noted["rule"]), values, str(noted["reason"]), "", document=str(noted["in"]))
                found.append(decision)
    return tuple(found)


def _entry(decision: Decision) -> str:
    """A decision as the file holds it; strings of JSON are strings of YAML."""
    lines = [f"- rule: {_quoted(decision.rule)}", f"  values: {_quoted(list(decision.values))}"]
    if decision.document:
        lines.append(f"  in: {_quoted(decision.document)}")
    lines.append(f"  reason: {_quoted(decision.reason)}")
    if decision.by:
        lines.append(f"  by: {_quoted(decision.by)}")
    if decision.until:
        lines.append(f"  until: {decision.until.isoformat()}")
    return "\n".join(lines) + "\n"


def _quoted(value: object) -> str:
    return _BARE.sub(lambda c: f"\\u{ord(c[0]):04x}", json.dumps(value, ensure_ascii=False))


def _appended(text: str, added: str, margin: str) -> str:
    """The text with more lines, with the breaks and the margin that it has."""
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = "".join(f"{margin}{line}{newline}" for line in added.splitlines())
    return text + ("" if not text or text.endswith("\n") else newline) + lines


def _margin(text: str) -> str:
    """The blanks before the dashes of the list."""
    found = re.search(r"^([ ]*)-[ \n\r]", text, re.MULTILINE)
    return found[1] if found else ""


def _is_between(line: str) -> bool:
    """Whether a line belongs to no entry: blank, or a comment at the margin."""
    return not line.strip() or line.startswith("#")


def _vetted(text: str, wanted: Sequence[Decision], name: str) -> str:
    try:
        found = decisions_in(text, name)
    except DecisionsError:
        found = ()
    if [_key(d) for d in found] != [_key(d) for d in wanted]:
        raise NotWrittenError(f"{name}: is not written as a list with an entry a line; change it by hand")
    return text


def _key(decision: Decision) -> tuple[object, ...]:
    d = decision
    return d.rule, d.values, d.document, d.reason, d.by, d.until
