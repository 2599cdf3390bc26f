"""The kinds of rules: each file adds one class of settings with its search. Listed once, here."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from numcheck.rules.body import RuleBody
from numcheck.rules.kinds.calendar import Calendar
from numcheck.rules.kinds.equation import Equation
from numcheck.rules.kinds.same_claim import SameClaim
from numcheck.rules.kinds.within import Within

KINDS: Mapping[str, type[RuleBody]] = MappingProxyType(
    {
        "same-claim": SameClaim,
        "calendar": Calendar,
        "equation": Equation,
        "within": Within,
    }
)
"""The class of each kind by the name that rule files use."""
