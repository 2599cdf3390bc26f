"""What every rule file holds, and what a kind adds to it: the base that the kinds extend."""

from __future__ import annotations

import datetime as dt
from abc import abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema
from pydantic_core.core_schema import no_info_before_validator_function

from numcheck.model.findings import Label, Place, Range, Severity
from numcheck.rules.evidence import Evidence

T = TypeVar("T")


class Strict(BaseModel):
    """A part of a rule file: unknown keys are faults, values are frozen."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_enum_values=False)


class OneOrMany:
    """Marks a tuple for which a rule file may also hold a lone value."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_before_validator_function(_as_many, handler(source))

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        many = handler(core)
        return {"anyOf": [many["items"], many]}


def _as_many(value: object) -> object:
    return value if isinstance(value, list | tuple) else [value]


OneOrMore = Annotated[tuple[T, ...], OneOrMany]
"""Several values, or a lone one in their place."""


class ExampleDocument(Strict):
    """One text of an example. `text` holds paragraphs parted by empty lines; the others name the parts of a page."""

    published: dt.date | None = None
    source: str | None = None
    rank: int = 0
    headline: str | None = None
    standfirst: str | None = None
    body: str | None = None
    caption: str | None = None
    text: str | None = None

    @model_validator(mode="after")
    def _says_something(self) -> ExampleDocument:
        if not any((self.headline, self.standfirst, self.body, self.caption, self.text)):
            raise ValueError("a document needs a text (or a headline, standfirst, body or caption)")
        return self


class Example(Strict):
    """Documents, and what the rule must find in them; `finds: []` must stay silent.

    `text` (with `published`) is short for one document named `draft`. Each find names, for each document, the
    passage that a place of the finding covers; `note` and `severity` are checked where they are given.
    `miss` says why an example is known to fail; it is a fault once it passes.
    """

    documents: dict[str, ExampleDocument] = Field(default_factory=dict)
    text: str | None = None
    published: dt.date | None = None
    finds: tuple[str | dict[str, OneOrMore[str]], ...]
    miss: str = ""

    @model_validator(mode="after")
    def _one_form(self) -> Example:
        if bool(self.documents) == (self.text is not None):
            raise ValueError("an example has either documents or a text")
        if self.published is not None and self.text is None:
            raise ValueError("published goes with each document")
        names = {*self.texts, "note", "severity"}
        for found in self.finds:
            for name in found if isinstance(found, dict) else ():
                if name not in names:
                    raise ValueError(f"finds names {name}, which is no document of the example")
        return self

    @property
    def texts(self) -> Mapping[str, ExampleDocument]:
        """The documents by name, in order."""
        return self.documents or {"draft": ExampleDocument(text=self.text, published=self.published)}

    @property
    def expected(self) -> tuple[Mapping[str, tuple[str, ...]], ...]:
        """The finds, each as passages by document (and `note`, `severity`)."""
        only = next(iter(self.texts))
        return tuple({only: (f,)} if isinstance(f, str) else f for f in self.finds)


@dataclass(frozen=True, slots=True)
class Hit:
    """What a kind saw, before the engine makes a finding of it.

    `places` begin with the primary one. `key` and `values` go into the finding's id. `fields` fill the
    templates. `severity` and `label` replace the rule's, `cap` lowers it. Of all hits with the same `slot`
    only that of the first rule counts: one finding a disagreement.
    """

    places: tuple[Place, ...]
    key: str
    values: tuple[str, ...]
    fields: Mapping[str, str]
    verdict: str
    working: str
    notes: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    severity: Severity | None = None
    label: Label | None = None
    cap: Severity | None = None
    quoted: bool = False
    slots: tuple[object, ...] = field(default=())
    ranges: tuple[Range, ...] = ()


class RuleBody(Strict):
    """The content of a rule file. A kind extends it with its settings, its template fields and its search."""

    kind: str
    severity: Severity = Field(description="error (proven), warning or info (asks).")
    label: Label = Field(default=Label.CONFLICT, description="conflict, or update: a later state of the same thing.")
    row: int = Field(default=100, description="Place in the decision table: of several rules that match, the lowest.")
    message: str = Field(description="What the finding says; fields in braces, {a}, {b.source}, {working}.")
    question: str = Field(default="", description="What to ask the reporter; the message's fields can be used.")
    why: str = Field(description="For the manual: what goes wrong, and what the rule leaves alone.")
    examples: tuple[Example, ...] = Field(default=(), description="Texts on both sides: conflicts, and near misses.")

    @abstractmethod
    def fields(self) -> frozenset[str]:
        """The names that the templates of this rule may use."""

    @abstractmethod
    def hits(self, evidence: Evidence) -> Iterator[Hit]:
        """What this rule sees in the evidence, in any order."""
