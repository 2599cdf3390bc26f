"""The locale of the settings: the region's decimal sign and order of day and month, and what outranks them."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from conftest import Run

import numcheck
from numcheck.config.locales import conventions_of
from numcheck.model.calendar import Anchor, Moment
from numcheck.model.conventions import PLAIN_ENGLISH, Conventions
from numcheck.pipeline import Settings, read_document


@pytest.mark.parametrize(
    ("name", "conventions"),
    [
        ("en_US", Conventions(day_first=False)),
        ("en_GB", Conventions(day_first=True)),
        ("en-GB", Conventions(day_first=True)),
        ("en_IN", Conventions(day_first=True)),
        ("en_CA", Conventions(day_first=False)),
        ("en_ZA", Conventions(decimal_comma=True, day_first=True)),
        ("de_DE", Conventions(decimal_comma=True, grouping_point=True, day_first=True)),
        ("de_CH", Conventions(day_first=True)),
        ("fr_FR", Conventions(decimal_comma=True, day_first=True)),
        ("en", Conventions()),
    ],
)
def test_what_a_region_writes(name: str, conventions: Conventions) -> None:
    assert conventions_of(name) == conventions


@pytest.mark.parametrize("name", ["xx_YY", "english", "", "C"])
def test_a_locale_that_does_not_exist_is_a_fault(run: Run, name: str) -> None:
    Path("numcheck.toml").write_text(f'\nlocale = "{name}"\n')
    status, _, err = run("config", "--show")
    assert status == 2
    assert f"numcheck.toml:2: locale: {name!r} is no locale; write a language and a region, as in en_GB" in err


def values(text: str, name: str | None, published: dt.date | None = None) -> list[str]:
    settings = Settings(conventions=conventions_of(name) if name else PLAIN_ENGLISH)
    article = read_document(numcheck.document(text, published=published), settings)
    found = (f.value for f in article.figures)
    return [v.timex if isinstance(v, Moment) else str(v.reading.number.value) for v in found if v]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "plain", "german", "african"),
    [
        ("The bridge of Colvane is 1.234 meters long.", "617/500", "1234", "617/500"),
        ("The bridge of Colvane is 1.234,5 meters long.", None, "2469/2", None),
        ("The bridge of Colvane weighs 1,234 tonnes.", "1234", "617/500", "617/500"),
        ("The bridge of Colvane is 12,5 meters wide.", None, "25/2", "25/2"),
        ("The bridge of Colvane is 12.5 meters wide.", "25/2", "25/2", "25/2"),
        ("The bridge of Colvane cost 1,234,567 dollars.", "1234567", "1234567", "1234567"),
        ("Some 12,5% of the bridge was painted.", None, "25/2", "25/2"),
    ],
)
def test_numbers_as_the_region_writes_them(text: str, plain: str | None, german: str, african: str | None) -> None:
    for name, wanted in (("en_US", plain), ("de_DE", german), ("en_ZA", african)):
        if wanted is not None:
            assert values(text, name) == [wanted], name


def moment(text: str, name: str | None, published: dt.date | None = None) -> tuple[str, bool]:
    """The first date, and whether it is a guess."""
    settings = Settings(conventions=conventions_of(name) if name else PLAIN_ENGLISH)
    article = read_document(numcheck.document(text, published=published), settings)
    found = next(f.value for f in article.figures if isinstance(f.value, Moment))
    return found.timex, found.anchor is Anchor.GUESS


def test_day_and_month_as_the_region_orders_them() -> None:
    text = "The bridge of Colvane opened on 06/05/2029."
    assert moment(text, None) == ("2029-06-05", True)
    assert moment(text, "en_US") == ("2029-06-05", False)
    assert moment(text, "en_GB") == ("2029-05-06", False)
    assert moment(text, "de_DE") == ("2029-05-06", False)


def test_what_the_text_tells_outranks_the_region() -> None:
    sure = "The bridge of Colvane opened on 06/05/2029 and closed on 12/25/2029."
    assert moment(sure, "en_GB") == ("2029-06-05", False)
    words = "The bridge of Colvane opened on 06/05/2029, not on May 9, 2029."
    assert moment(words, "en_GB") == ("2029-06-05", True)
    assert moment(words, "en_US") == ("2029-06-05", False)


def test_a_date_near_publication_by_the_other_order_stays_a_guess() -> None:
    text = "The bridge of Colvane opened on 05/09/2031."
    day = dt.date(2031, 5, 10)
    assert moment(text, None, day) == ("2031-05-09", False)
    assert moment(text, "en_US", day) == ("2031-05-09", False)
    assert moment(text, "en_GB", day) == ("2031-09-05", True)


def test_the_setting_reaches_every_command_and_the_cache_keeps_apart(run: Run) -> None:
    Path("a.txt").write_text("The bridge of Colvane opened on 06/05/2031 and is 1,5 km long.\n")
    told = {}
    for name in ("en_US", "de_DE", "en_US"):
        Path("numcheck.toml").write_text(f'locale = "{name}"\n')
        rows = json.loads(run("extract", "a.txt", "--format", "json")[1])
        told[name] = [row["value"] for row in rows]
        cached, fresh = (
            run("check", "a.txt", "--format", "json"),
            run("check", "a.txt", "--format", "json", "--no-cache"),
        )
        assert cached == fresh
    assert told["de_DE"] == ["2031-05-06", "1.5 km"]
    assert told["en_US"] != told["de_DE"]
    assert 'locale = "en_US"' in run("config", "--show")[1]


def test_the_machines_locale_plays_no_part(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.txt").write_text("The bridge of Colvane opened on 06/05/2029 and is 1,234 meters long.\n")
    one = run("extract", "a.txt", "--format", "json")
    for variable in ("LC_ALL", "LANG"):
        monkeypatch.setenv(variable, "de_DE.UTF-8")
    assert run("extract", "a.txt", "--format", "json") == one
