"""The page's template, filled in: the one place that knows the template engine.

Everything that comes from a text passes through `shown` and is escaped; only the page's own style and script are not.
"""

from __future__ import annotations

import base64
import hashlib
import unicodedata
from importlib.resources import files

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that turn the order of what follows: digits would be shown in another order than they are checked."""


def filled(keeper: str, asks: str = "'none'", **values: object) -> str:
    """The whole page as HTML; `keeper` is the script that keeps the decisions, `asks` whom it may ask."""
    style, script = _assets(keeper)
    environment = Environment(
        loader=DictLoader({"page": _asset("page.html.jinja")}),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalized,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("page").render(
        style=Markup(style),
        script=Markup(script),
        policy=Markup(policy(keeper, asks)),
        **values,
    )


def policy(keeper: str, asks: str) -> str:
    """The content security policy of a page: its own style and script, by digest, and whom they may ask."""
    style, script = _assets(keeper)
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; connect-src {asks}; "
        "base-uri 'none'; form-action 'none'"
    )


def shown(text: str) -> str:
    """Text that a page can hold: control characters replaced, characters that turn the line spelled out."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_character, text))


def _character(character: str) -> str:
    if character in _TURNS:
        return f"[U+{ord(character):04X}]"
    if character in "\t\n" or unicodedata.category(character) not in ("Cc", "Cs"):
        return character
    return "\N{REPLACEMENT CHARACTER}"


def _finalized(value: object) -> object:
    return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _assets(keeper: str) -> tuple[str, str]:
    return _asset("page.css"), _asset("page.js") + _asset(keeper)


def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    """A hash as a content security policy wants it: no other style or script on the page is obeyed."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
