"""Names of speakers, persons and bodies brought to one key, so that "President Putin" and "Putin" meet.

The key of a person is the last name ("putin"), of a post its holder's role ("president of france"), of a
group of a nation both ("official of united states"), of anything else the folded name. Given names only
keep apart what one text calls by the same last name. Word lists: `titles`, `demonyms`, `metonyms`,
`name_spellings`, `nicknames` of the lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from numcheck.gazetteer.folding import fold
from numcheck.model.lexicon import Lexicon


class NameKind(StrEnum):
    """What a name names."""

    PERSON = "person"
    ROLE = "role"
    BODY = "body"
    NATION = "nation"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart. `given` are a person's given names, `role` the post that the name itself states."""

    kind: NameKind
    key: str
    given: tuple[str, ...] = ()
    role: str = ""


_DETERMINERS = re.compile(
    r"^(?:(?:the|an?|one|two|three|some|several|many|other|its|his|her|their|our|another|unnamed|anonymous|both)\s+)+",
    re.I,
)
_EDGES = ' \t\n"“”‘()[],;:'
_OWNER = re.compile(r"^(.{1,80}?)(?:['’]s|(?<=s)['’])\s+(.+)$")
_LINKS = ("of", "for", "at", "in", "from", "with")
_ENDINGS = (
    (re.compile(r"sk(?:yy|yi|iy|ij|ii|i|yj)$"), "sky"),
    (re.compile(r"(?:iy|yy|ij|yj|yi)$"), "y"),
    (re.compile(r"v[iy](?:ch|c|tch|tsch)$"), "vich"),
    (re.compile(r"enka$"), "enko"),
    (re.compile(r"(?:off|ow)$"), "ov"),
)
"""Endings of Slavic names that newsrooms spell in several ways."""
_REORDERED = ("ministry", "department", "office")
_ARTICLES = ("al", "el", "ad", "as", "ash")
"""The Arabic article before a last name, which texts write or leave out."""
LONGEST_NAME = 160
"""Characters of a name that are read; a longer phrase is no name."""
LONGEST_POST = 5
"""Words in the longest title of the lexicon, and in a nation's longest name."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The lexicon's lists, folded and as sets."""

    posts: frozenset[str]
    address: frozenset[str]
    drop: frozenset[str]
    ranks: frozenset[str]
    not_now: frozenset[str]
    mouthpieces: frozenset[str]
    bodies: frozenset[str]
    companies: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    first: frozenset[str]
    first_always: frozenset[str]
    nations: Mapping[str, str]
    metonyms: Mapping[str, str]
    spellings: Mapping[str, str]
    nicknames: Mapping[str, frozenset[str]]


@lru_cache(maxsize=8)
def _words(lexicon: Lexicon) -> _Words:
    def titles(*labels: str) -> frozenset[str]:
        return frozenset(fold(w) for label in labels for w in lexicon.words("titles", label))

    nicknames: dict[str, set[str]] = {}
    for full, forms in lexicon.table("nicknames").items():
        for form in (full, *forms):
            nicknames.setdefault(form, set()).update((full, *forms))
    mouthpieces = frozenset(fold(w) for w in lexicon.words("speakers", "mouthpieces"))
    return _Words(
        posts=titles("posts", "short_posts") | mouthpieces,
        address=titles("honorifics", "not_now"),
        drop=titles("honorifics", "prefixes", "not_now"),
        ranks=titles("ranks"),
        not_now=titles("not_now"),
        mouthpieces=mouthpieces,
        bodies=titles("bodies"),
        companies=titles("company_suffixes"),
        particles=titles("particles"),
        suffixes=titles("suffixes"),
        first=titles("family_first"),
        first_always=titles("family_first_always"),
        nations=_inverted(lexicon, "demonyms"),
        metonyms=_inverted(lexicon, "metonyms"),
        spellings=_inverted(lexicon, "name_spellings"),
        nicknames={form: frozenset(forms) for form, forms in nicknames.items()},
    )


def _inverted(lexicon: Lexicon, table: str) -> Mapping[str, str]:
    index: dict[str, str] = {}
    for key, names in lexicon.table(table).items():
        for name in (key, *names):
            index.setdefault(fold(name), key)
    return index


@lru_cache(maxsize=8)
def title_words(lexicon: Lexicon) -> frozenset[str]:
    """The single words that may stand before a name and are no part of it."""
    words = _words(lexicon)
    return frozenset(w for w in words.posts | words.drop | words.ranks if " " not in w)


def key_of(name: str, lexicon: Lexicon) -> str:
    """The key under which a name meets its other spellings; the folded name if nothing more is known of it."""
    return parse_name(name, lexicon).key


def nation_of(phrase: str, lexicon: Lexicon) -> str | None:
    """The nation that an adjective, people or country names ("Britons", "U.S."); None for any other word."""
    known, folded = _words(lexicon).nations, fold(phrase)
    return known.get(folded) or known.get(_singular(folded))


def same_name(a: str, b: str, lexicon: Lexicon) -> bool:
    """Whether two names may well name the same: one key and no given names that differ, or initials and words."""
    first, second = parse_name(a, lexicon), parse_name(b, lexicon)
    if first.key == second.key:
        return _compatible(first.given, second.given, _words(lexicon))
    return _initials(a, first, b, second) or _initials(b, second, a, first)


def _initials(short: str, of: Name, long: str, full: Name) -> bool:
    """Whether `short` is written in capitals that begin the words of the body `full`."""
    letters = short.strip(_EDGES).replace(".", "")
    if not (2 <= len(letters) <= 6 and letters.isupper()) or full.kind is not NameKind.BODY:
        return False
    return letters.casefold() == "".join(w[0] for w in fold(long).split() if w not in ("of", "the", "and", "for"))


def _compatible(a: tuple[str, ...], b: tuple[str, ...], words: _Words) -> bool:
    if not a or not b:
        return True
    first, second = a[0], b[0]
    if first in words.nicknames.get(second, ()):
        return True
    if len(first) == 1 or len(second) == 1:
        return first[0] == second[0]
    return first[:2] == second[:2]


@lru_cache(maxsize=8192)
def parse_name(name: str, lexicon: Lexicon) -> Name:
    """A name as a text writes it, taken apart: "Russian President Vladimir Putin", "the mayor, Ida Holm"."""
    head, comma, tail = name[:LONGEST_NAME].strip(_EDGES).partition(", ")
    found = _parse(head, _words(lexicon))
    if not comma:
        return found
    other = _parse(tail, _words(lexicon))
    if found.kind is NameKind.PERSON and other.kind is NameKind.ROLE:
        return replace(found, role=other.key)
    if found.kind is NameKind.ROLE and other.kind is NameKind.PERSON:
        return replace(other, role=found.key)
    return found


def _parse(name: str, words: _Words) -> Name:
    name = _DETERMINERS.sub("", name.strip(_EDGES))
    whole = fold(name)
    if name[:1].isupper() and whole not in words.nations and _singular(whole) in words.nations:
        whole = _singular(whole)
    if whole in words.nations or whole in words.metonyms:
        pronoun = name == "us"
        return Name(NameKind.GROUP, name) if pronoun else Name(NameKind.NATION, _nation(whole, words))
    owned = _OWNER.match(name)
    if owned:
        return _owned(owned.group(1), owned.group(2), words)
    tokens = name.split()
    body = any(fold(t) in words.companies for t in tokens[1:])
    at, length = (len(tokens), 0) if body else _post(tokens, words)
    if length:
        return _with_post(tokens[:at], tokens[at : at + length], tokens[at + length :], words)
    return _without_post(tokens, words)


def _nation(folded: str, words: _Words) -> str:
    return words.nations.get(folded) or words.metonyms[folded]


def _owned(owner: str, thing: str, words: _Words) -> Name:
    """ "France's president", "the mayor's spokesman": the thing, of its owner."""
    inner, outer = _parse(thing, words), _parse(owner, words)
    if inner.kind is NameKind.PERSON:
        return replace(inner, role=_of(inner.role, outer.key)) if inner.role else inner
    if _singular(inner.key) in words.mouthpieces:
        return outer
    return replace(inner, key=_of(inner.key, outer.key))


def _of(thing: str, owner: str) -> str:
    return f"{thing} of {owner}" if thing and owner and not thing.endswith(f" of {owner}") else thing or owner


def _post(tokens: Sequence[str], words: _Words) -> tuple[int, int]:
    """Where the title stands in a name, and how many words it has; no words if there is none."""
    folded = [fold(t) for t in tokens]
    for at in range(len(tokens)):
        for length in range(min(LONGEST_POST, len(tokens) - at), 0, -1):
            phrase = " ".join(folded[at : at + length])
            if phrase in words.posts or _singular(phrase) in words.posts:
                meant = not _names_body(folded[at + length :], words) and not _last_of_person(tokens, at, length, words)
                return (at, length) if meant else (len(tokens), 0)
    return len(tokens), 0


def _names_body(following: Sequence[str], words: _Words) -> bool:
    """Whether what follows a title makes it the name of a body: "General Motors"."""
    return any(f in words.bodies for f in following) and following[0] not in _LINKS


def _last_of_person(tokens: Sequence[str], at: int, length: int, words: _Words) -> bool:
    """Whether the title is the last name of a person with given names: "Martin Luther King Jr."."""
    before, after = tokens[:at], tokens[at + length :]
    if not before or length > 1 or not tokens[at][:1].isupper() or any(fold(t) not in words.suffixes for t in after):
        return False
    folded = [fold(t) for t in before]
    known = " ".join(folded) in words.nations or " ".join(folded) in words.metonyms
    other = words.bodies | words.drop | words.ranks
    return not known and not other & set(folded) and all(t[:1].isupper() and not t.isupper() for t in before)


def _with_post(before: Sequence[str], post: Sequence[str], after: Sequence[str], words: _Words) -> Name:
    """A title with what it is of and who holds it: "Russian President Vladimir Putin"."""
    folded = [fold(t) for t in before]
    title = _spelled(_singular(" ".join(map(fold, post))), words)
    title = " ".join((*(f for f in folded if f in words.ranks), title))
    kept = [t for t, f in zip(before, folded, strict=True) if f not in words.drop | words.ranks]
    owner = _parse(" ".join(kept), words).key if kept else ""
    if after and after[0].casefold() in _LINKS:
        nation, rest = _leading_nation(after[1:], words)
        owner = nation if rest and nation else _parse(" ".join(after[1:]), words).key or owner
        after = rest if nation else ()
    speaks = title in words.mouthpieces
    if after and after[0][:1].isupper():
        held = not speaks and not words.not_now & set(folded)
        return replace(_person(after, words), role=_of(title, owner) if held else "")
    return Name(NameKind.BODY, owner) if speaks and owner else Name(NameKind.ROLE, _of(title, owner))


def _without_post(tokens: Sequence[str], words: _Words) -> Name:
    folded = [fold(t) for t in tokens]
    if not any(folded):
        return Name(NameKind.GROUP, "")
    nation, rest = _leading_nation(tokens, words)
    if nation and rest:
        return _of_nation(nation, rest, words)
    if _is_body(tokens, folded, words):
        return Name(NameKind.BODY, _body_key(folded, words))
    if not tokens[0][:1].isupper() and (named := _named_at_end(tokens, words)):
        return _without_post(named, words)
    return _person_or_group(_trimmed(tokens, words), words)


def _of_nation(nation: str, rest: Sequence[str], words: _Words) -> Name:
    """ "Russian Navy", "U.S. officials", "the Norwegian oil company Equinor"."""
    inner = _without_post(rest, words)
    if not rest[0][:1].isupper() and inner.kind is not NameKind.GROUP:
        return inner
    if inner.kind is NameKind.PERSON:
        return inner if len(rest) > 1 else Name(NameKind.BODY, _of(fold(rest[0]), nation))
    return replace(inner, key=_of(inner.key, nation))


def _named_at_end(tokens: Sequence[str], words: _Words) -> Sequence[str]:
    """The capitals after a description in lower case: "oil giant Shell"; empty if there are none."""
    at = len(tokens)
    while at > 0 and tokens[at - 1][:1].isupper():
        at -= 1
    before = tokens[:at]
    described = not any(t.casefold() in _LINKS for t in before) and any(fold(t) not in words.particles for t in before)
    return tokens[at:] if described else ()


def _person_or_group(kept: Sequence[str], words: _Words) -> Name:
    folded = [fold(t) for t in kept]
    if all(any(c.isupper() for c in t) or f in words.particles for t, f in zip(kept, folded, strict=True)):
        return Name(NameKind.BODY, folded[0]) if _is_acronym(kept) else _person(kept, words)
    link = next((k for k, f in enumerate(folded) if k and f in _LINKS), len(folded))
    folded[link - 1] = _singular(folded[link - 1])
    group = _spelled(" ".join(folded[:link]), words)
    if folded[link : link + 1] == ["in"]:
        return Name(NameKind.GROUP, " ".join((group, *folded[link:])))
    return Name(NameKind.GROUP, _of(group, _parse(" ".join(kept[link + 1 :]), words).key))


def _is_acronym(tokens: Sequence[str]) -> bool:
    letters = tokens[0].replace(".", "")
    return len(tokens) == 1 and letters.isupper() and 2 <= len(letters) <= 6


def _trimmed(tokens: Sequence[str], words: _Words) -> list[str]:
    """Without forms of address and "former" before the name."""
    kept = list(tokens)
    while len(kept) > 1 and fold(kept[0]) in words.address:
        kept = kept[1:]
    return kept


def _leading_nation(tokens: Sequence[str], words: _Words) -> tuple[str, Sequence[str]]:
    for length in range(min(LONGEST_POST, len(tokens) - 1), 0, -1):
        nation = words.nations.get(fold(" ".join(tokens[:length])))
        if nation:
            return nation, tokens[length:]
    return "", tokens


def _is_body(tokens: Sequence[str], folded: Sequence[str], words: _Words) -> bool:
    named = tokens[0][:1].isupper()
    return named and any(
        f in words.bodies or f in ("of", "and", "for") or (f in words.companies and k > 0) for k, f in enumerate(folded)
    )


def _body_key(folded: Sequence[str], words: _Words) -> str:
    kept = list(folded)
    while len(kept) > 1 and kept[-1] in words.companies:
        kept.pop()
    if len(kept) > 2 and kept[0] in _REORDERED and kept[1] == "of":
        kept = [*kept[2:], kept[0]]
    return _spelled(" ".join(kept), words)


def _person(tokens: Sequence[str], words: _Words) -> Name:
    """A personal name: the last name is what follows the given names, with its small words."""
    folded = [fold(t) for t in _trimmed(tokens, words)]
    while len(folded) > 1 and folded[-1] in words.suffixes:
        folded.pop()
    if _family_first(folded, words):
        return Name(NameKind.PERSON, folded[0], tuple(folded[1:]))
    start = len(folded) - 1
    while start > 1 and folded[start - 1] in words.particles:
        start -= 1
    if start == 1 and folded[0] in words.particles:
        start = 0
    last = folded[start:]
    while len(last) > 1 and last[0] in _ARTICLES:
        last = last[1:]
    return Name(NameKind.PERSON, _last_name(" ".join(last), words), tuple(folded[:start]))


def _family_first(folded: Sequence[str], words: _Words) -> bool:
    first = folded[0]
    if len(folded) == 2:
        return first in words.first_always
    return len(folded) == 3 and (first in words.first or first in words.first_always)


def _last_name(last: str, words: _Words) -> str:
    for article in _ARTICLES:
        if last.startswith(f"{article} ") and len(last) > len(article) + 3:
            last = last[len(article) + 1 :]
    if last in words.spellings:
        return words.spellings[last]
    for ending, spelled in _ENDINGS:
        if len(last) > 5 and ending.search(last):
            return ending.sub(spelled, last)
    return last


def _spelled(key: str, words: _Words) -> str:
    """One spelling for a title or a body: "defence" -> "defense", "premier" -> "prime minister"."""
    return words.spellings.get(key) or " ".join(words.spellings.get(w, w) for w in key.split())


def _singular(word: str) -> str:
    """The singular of a regular plural: "officials", "authorities", "spokesmen"."""
    if word.endswith("men"):
        return f"{word[:-3]}man"
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def chains(names: Iterable[str], lexicon: Lexicon) -> Mapping[str, str]:
    """The key of each name of one document, in reading order, where the document itself says who is who.

    A last name follows a full one; a post leads to its holder only after the text has named both together
    ("Russian President Vladimir Putin", then "the Russian president"); a body may be called by its first words
    or its initials. Two persons of one last name keep their given names, and the bare last name stays apart.
    """
    ordered = tuple(dict.fromkeys(names))
    parsed = {name: parse_name(name, lexicon) for name in ordered}
    words = _words(lexicon)
    keys = _person_keys(parsed, words)
    holders = _holders(parsed, keys)
    earlier: list[str] = []
    for name in ordered:
        found = parsed[name]
        if found.kind is NameKind.ROLE and len(holders.get(found.key, ())) == 1:
            keys[name] = next(iter(holders[found.key]))
        elif found.kind in (NameKind.BODY, NameKind.PERSON, NameKind.NATION) and not found.given:
            keys[name] = _earlier_body(name, found, earlier, parsed, keys) or keys[name]
        earlier.append(name)
    return keys


def _person_keys(parsed: Mapping[str, Name], words: _Words) -> dict[str, str]:
    """Keys by last name, and with the given name where two persons of the text share the last one."""
    given: dict[str, list[tuple[str, ...]]] = {}
    for found in parsed.values():
        if found.kind is NameKind.PERSON and found.given:
            given.setdefault(found.key, []).append(found.given)
    shared = {k for k, all_given in given.items() if any(not _compatible(all_given[0], g, words) for g in all_given)}
    return {
        name: f"{found.given[0]} {found.key}" if found.key in shared and found.given else found.key
        for name, found in parsed.items()
    }


def _holders(parsed: Mapping[str, Name], keys: Mapping[str, str]) -> Mapping[str, dict[str, None]]:
    """Role -> the keys of the persons that the text calls so, in order."""
    found: dict[str, dict[str, None]] = {}
    for name, one in parsed.items():
        if one.kind is NameKind.PERSON and one.role:
            found.setdefault(one.role, {})[keys[name]] = None
            found.setdefault(one.role.partition(" of ")[0], {})[keys[name]] = None
    return found


def _earlier_body(
    name: str, found: Name, earlier: Sequence[str], parsed: Mapping[str, Name], keys: Mapping[str, str]
) -> str | None:
    """The key of the one earlier name that this one shortens; None if there is none or more than one."""
    short = fold(name)
    longer: dict[str, None] = {}
    for other in earlier:
        full = parsed[other]
        if found.kind is NameKind.NATION and full.kind is NameKind.PERSON and full.given and full.key == short:
            return keys[other]
        if full.kind is NameKind.BODY and other != name:
            starts = keys[other] != short and f"{fold(other)} ".startswith(f"{short} ")
            if starts or _initials(name, found, other, full):
                longer[keys[other]] = None
    return next(iter(longer)) if len(longer) == 1 else None
