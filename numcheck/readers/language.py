"""Which language a text is in, by its commonest words: enough to leave alone what is not English.

numcheck reads English. "1.250" or "am 3. Mai" would be misread by its rules, so such a text is named and skipped.
"""

from __future__ import annotations

import re
from collections import Counter

_LONGEST = 40_000
"""Characters that are looked at."""
_FEWEST = 12
"""Words below which the text itself tells nothing."""
_MOST_FOREIGN = 0.08
_NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English",
    "es": "Spanish", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hu": "Hungarian",
    "it": "Italian", "ja": "Japanese", "ko": "Korean", "nb": "Norwegian", "nl": "Dutch", "nn": "Norwegian",
    "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sv": "Swedish",
    "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "zh": "Chinese",
}  # fmt: skip
_WORDS = {
    "en": "the of and to in a is that for on it with as was by at from has have had his her this are be an not but or"
    " they he she which who were said been will would their its about after when there more than",
    "de": "der die das und den dem des ein eine einen einer nicht ist mit von auf für sich auch als nach bei wird sind"
    " zum zur",
    "fr": "le la les des du une et est dans que qui pour pas sur au aux avec ce cette sont par plus il elle ont été",
    "es": "el la los las del que una y en con por para se su es al lo como más ha pero sus fue este",
    "it": "il lo gli della del di che una e è per con non sono dei alla nel anche più ha come dal delle",
    "pt": "o os as da do das dos que uma e em com não para por se mais ao na no foi como são pelo",
    "nl": "de het een van en dat niet zijn op voor met aan ook bij naar uit heeft maar wordt worden werd",
    "sv": "och att det som en på är av för med den till inte har ett om från var sig säger också",
    "no": "og det som er en på av for med til ikke har et om fra var seg sier også de den ble",
    "da": "og det som er en på af for med til ikke har et om fra var sig siger også de den blev",
    "fi": "ja on ei se että oli ovat mutta myös kun hän joka mukaan sekä vuoden",
    "pl": "i w na z do nie się jest że to po od dla przez jak oraz są był ma",
}
_ENGLISH = frozenset(_WORDS["en"].split())
_SHARED = frozenset(("also", "as", "come", "den", "die", "do", "i", "man", "me", "men", "no", "os", "per", "sat", "so"))
"""Words of other languages that are English ones too, or stand in English lists and code; they tell nothing."""
_STOP_WORDS = {code: frozenset(words.split()) - _ENGLISH - _SHARED for code, words in _WORDS.items() if code != "en"}
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)
_SCRIPT_SHARE = {"ja": 0.1}
"""Of the letters; Japanese mixes its own with Chinese ones. Else half."""


def other_language(text: str, stated: str | None = None) -> str | None:
    """The name of the language of a text that is not English; None for English and for what is too short to tell.

    `stated` is the tag that the file itself gives ("nb-NO"); it decides where the words do not.
    """
    shown = text[:_LONGEST]
    code = (stated or "").strip().lower().replace("_", "-").partition("-")[0]
    words = [w.lower() for w in _WORD.findall(shown)]
    if script := _script(shown):
        return _NAMES[code] if code in _NAMES and code != "en" else _NAMES[script]
    seen = Counter(words)
    total = len(words)
    english = sum(seen[w] for w in _ENGLISH)
    best, count = max(((c, sum(seen[w] for w in stop)) for c, stop in _STOP_WORDS.items()), key=lambda pair: pair[1])
    if total >= _FEWEST and count > _MOST_FOREIGN * total and count > english:
        return _NAMES[code] if code in _NAMES and code != "en" else _NAMES[best]
    if code in ("", "en") or (total >= _FEWEST and english > _MOST_FOREIGN * total):
        return None
    return _NAMES.get(code, f"the language {code!r}")


def _script(text: str) -> str | None:
    letters = sum(c.isalpha() for c in text)
    for code, pattern in _SCRIPTS:
        if letters and len(pattern.findall(text)) > _SCRIPT_SHARE.get(code, 0.5) * letters:
            return code
    return None
