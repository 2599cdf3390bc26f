"""The plain copy of a text that recognizers read: one character for each, so offsets stay those of the document.

Full-width and other scripts' digits become ASCII digits, every dash a hyphen, every space a blank, curly
quotes straight ones; a space or apostrophe that groups digits ("10 000") becomes `GROUP`. Newlines stay. In a
text without any capitals, as some wires send it, months and weekdays get theirs.
"""

from __future__ import annotations

import re
import unicodedata

from numcheck.model.conventions import PLAIN_ENGLISH, Conventions

GROUP = "\u00a0"
"""What stands in the plain copy for a space or apostrophe that groups the digits of one number."""

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_TABLE: dict[str, str] = {
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d", "-"),
    **dict.fromkeys("\u2018\u2019\u02bc\u2032\uff07", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u2033\uff02", '"'),
    "\uff0c": ",",
    "\uff0e": ".",
    "\u066c": ",",
    "\u066b": ".",
    "\uff05": "%",
    "\uff04": "$",
    "\uffe1": "£",
    "\uffe5": "¥",
    "\t": " ",
}
_ODD = re.compile(r"[^\x00-\x08\x0a-\x7f]")
_ODD_SPACE = re.compile(f"[{_SPACES}]")
_GROUPED = re.compile(rf"(?<=\d)[{_SPACES}](?=\d\d\d(?!\d))")
_THOUSANDS = re.compile(r"(?<=\d) (?=000(?!\d))")
_LONG_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:[ '’]\d{3}){2,4}(?![\d'’]|[.,]?\d)")
_SEPARATOR = re.compile("[ '’]")
_CALENDAR = re.compile(
    r"(?<!\w)(?:(?:january|february|april|june|july|august|september|october|november|december"
    r"|(?:jan|feb|aug|sept?|oct|nov|dec)(?=\.)"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
    r"|(?:march|may|mar|apr|jun|jul)(?=\.? \d))(?!\w)|(?<=\d )(?:march|may)(?!\w)"
)
_SWAPPED = str.maketrans(".,", ",.")
_COMMA = re.compile(r"(?<![\d.,])\d+,\d+(?![.,]?\d)")
_COMMA_AND_POINTS = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d+)(?![.,]?\d)")
"""Numbers as they are written where the comma is the decimal sign; 12.5, 1,234,567 and 06.05.2031 are none."""


def plain(text: str, conventions: Conventions = PLAIN_ENGLISH) -> str:
    """The plain copy of `text`, of the same length.

    Under a decimal comma points and commas change places inside numbers written so: "1.234,5" reads as 1,234.5.
    """
    text = _LONG_GROUPED.sub(lambda m: _SEPARATOR.sub(GROUP, m[0]), text)
    if " 000" in text:
        text = _THOUSANDS.sub(GROUP, text)
    if not text.isascii() and _ODD_SPACE.search(text):
        text = _GROUPED.sub(GROUP, text)
    if not text.isascii() or "\t" in text:
        text = _ODD.sub(lambda m: _plain_character(m[0]), text)
    if text.islower():
        text = _CALENDAR.sub(lambda m: m[0].capitalize(), text)
    if conventions.decimal_comma:
        written = _COMMA_AND_POINTS if conventions.grouping_point else _COMMA
        text = written.sub(lambda m: m[0].translate(_SWAPPED), text)
    return text


def _plain_character(char: str) -> str:
    found = GROUP if char == GROUP else _TABLE.get(char)
    if found is not None:
        return found
    return str(unicodedata.decimal(char)) if char.isdecimal() else char
