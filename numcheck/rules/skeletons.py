"""Rule files to start from, one for each kind; `numcheck rules new` writes them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_REST = """\
question: Which is right?
why: Say what goes wrong, and what the rule leaves alone.
examples:
"""

SKELETONS: Mapping[str, str] = MappingProxyType(
    {
        "same-claim": """\
kind: same-claim
severity: warning
when: {verdict: disjoint, time: [same, unknown], across: [draft-source, sources]}
message: "{a.source} has {a}, {b.source} has {b}."
"""
        + _REST
        + """\
  - documents:
      draft: {published: 2031-05-06, text: "The flood in Varrow destroyed 310 houses."}
      wire: {published: 2031-05-06, source: Agency, text: "The flood in Varrow destroyed 130 houses."}
    finds: [{draft: "310", wire: "130"}]
  - documents:
      draft: {published: 2031-05-06, text: "The flood in Varrow destroyed 310 houses."}
      wire: {published: 2031-05-06, source: Agency, text: "The flood in Varrow destroyed 310 houses."}
    finds: []
""",
        "calendar": """\
kind: calendar
check: weekday
severity: warning
message: "{date}: {day} is a {right}."
"""
        + _REST
        + """\
  - {text: "The council votes on Monday, May 6, 2031.", finds: ["Monday, May 6, 2031"]}
  - {text: "The council votes on Tuesday, May 6, 2031.", finds: []}
""",
        "equation": """\
kind: equation
relation: change
where: {measure: percent, of: amount}
severity: warning
check: by = abs(to - from) / from
message: "From {from} to {to} is {computed}, not {by}."
"""
        + _REST
        + """\
  - {text: "Rents climbed 26 percent, from 800 crowns to 920 crowns.", finds: ["26 percent"]}
  - {text: "Rents climbed 15 percent, from 800 crowns to 920 crowns.", finds: []}
""",
        "within": """\
kind: within
about: turnout
unit: percent
low: 35
high: 92
severity: warning
message: "{a} is out of the ordinary; {working}."
"""
        + _REST
        + """\
  - {text: "Turnout was 29 percent.", finds: ["29 percent"]}
  - {text: "Turnout was 61 percent.", finds: []}
""",
    }
)
