"""The settings file as a schema: what may stand in it, with a word on each key. Unknown keys are faults."""

from __future__ import annotations

import datetime as dt
import json
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Level = Literal["error", "warning", "info"]
FailOn = Literal["error", "warning", "info", "never"]
Patterns = Annotated[list[str], Field(min_length=1)]
RuleMap = "By rule, or by pattern: calendar/weekday, arithmetic/*."


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class StoryTable(_Table):
    """Drafts and the sources that each of them is compared with. Drafts are never compared with each other."""

    drafts: Patterns = Field(description="Patterns of the drafts, from the folder of this file.")
    sources: list[str] = Field(default=[], description="Patterns of the sources.")
    name: str = Field(default="", description="What the story is called in messages.")
    date: dt.date | None = Field(default=None, description="The drafts' day of publication, where they name none.")


class PathTable(_Table):
    """Other settings for the drafts that match; later tables win."""

    match: Patterns = Field(description="Patterns of the drafts, from the folder of this file.")
    fail_on: FailOn | None = Field(default=None, description="What makes a check exit with 1.")
    off: list[str] = Field(default=[], description="Further rules not to run.")
    severities: dict[str, Level] = Field(default={}, description=RuleMap)
    tolerances: dict[str, float] = Field(default={}, description=RuleMap)


class SourceTable(_Table):
    """What the desk says of the sources that match; later tables win, and sources.yaml wins over all."""

    match: Patterns = Field(description="Patterns of the texts, from the folder of this file.")
    source: str | None = Field(default=None, description="Who published them.", min_length=1)
    date: dt.date | None = Field(default=None, description="Their day of publication, whatever they say themselves.")
    role: Literal["source", "reference"] | None = Field(
        default=None, description="What they are in a comparison; a reference has rank 1 unless rank says another."
    )
    rank: Annotated[int, Field(ge=-100, le=100)] | None = Field(
        default=None, description="How far the desk trusts them: the higher outranks the lower; 0 if unset."
    )


class RecordsTable(_Table):
    """Where the desk's own JSON records keep what: keys in any case, or paths such as story.text; the first there."""

    headline: list[str] = Field(default=[], description="The headline.")
    standfirst: list[str] = Field(default=[], description="The standfirst.")
    body: list[str] = Field(default=[], description="The text; with tags it is HTML.")
    date: list[str] = Field(default=[], description="The day of publication.")
    source: list[str] = Field(default=[], description="Who published it.")
    language: list[str] = Field(default=[], description="The tag of its language.")


class ConfigTable(_Table):
    """The settings of numcheck: numcheck.toml, or [tool.numcheck] in pyproject.toml."""

    extend: str | None = Field(default=None, description="Another settings file, which holds where this one is silent.")
    rules: list[str] = Field(default=[], description="Further rule packs: files or folders.")
    lexicon: list[str] = Field(default=[], description="Folders of further word lists.")
    off: list[str] = Field(default=[], description="Rules not to run.")
    fail_on: FailOn = Field(default="error", description="What makes a check exit with 1.")
    model: str | None = Field(default=None, description="Another installed spaCy model.", pattern=r"^[A-Za-z_]\w*$")
    locale: str | None = Field(
        default=None, description="Whose decimal sign and order of day and month texts follow: en_GB, en_ZA, de_DE."
    )
    max_megabytes: float = Field(default=10.0, gt=0, le=1000, description="The largest text that is read.")
    severities: dict[str, Level] = Field(default={}, description=RuleMap)
    tolerances: dict[str, float] = Field(default={}, description=RuleMap)
    decisions: str | None = Field(default=None, description="The file of settled findings.")
    baseline: str | None = Field(default=None, description="The file that `numcheck baseline` writes.")
    stale_decisions: Literal["say", "fail"] = Field(
        default="say", description="What unused and expired decisions do: say so, or exit with 1 too."
    )
    ledger: str | None = Field(
        default=None, description="The ledger of published articles, against which drafts are checked."
    )
    cache: str | None = Field(default=None, description="The folder of the cache; the user's cache folder if unset.")
    records: RecordsTable = Field(default=RecordsTable(), description="Keys of the desk's own JSON records.")
    paths: list[PathTable] = Field(default=[], description="Other settings for some drafts.")
    sources: list[SourceTable] = Field(default=[], description="Who published which texts, when, and their rank.")
    stories: list[StoryTable] = Field(default=[], description="What `numcheck check` without texts checks.")


def json_schema() -> dict[str, Any]:
    """The schema of a settings file, for editors and CI."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **ConfigTable.model_json_schema()}


def json_schema_text() -> str:
    """The same as text, as it stands in docs/config.schema.json."""
    return json.dumps(json_schema(), indent=2) + "\n"
