"""The frozen tables behind the calendars: read one, and lay a file of overrides on it.

`scripts/freeze_calendars.py` makes the tables (`make calendars`), a file an exchange.
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from tapewright.errors import UsageError, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER: Final = Path(__file__).with_name("calendars")
WEEKDAYS: Final = "weekdays"


@dataclass(frozen=True, eq=False)
class Rules:
    """One exchange's table.

    `first` and `last` are the dates covered, both included. `weeks` holds
    (since, mask) and `closes` (since, mask, time), rising by date; a mask has one
    letter a weekday from Monday, "1" where the rule applies. `closed` and `open` are
    the dates that differ from the week's mask, `early` the sessions that end early.
    """

    code: str
    zone: ZoneInfo
    first: date
    last: date
    week_start: int
    weeks: tuple[tuple[date, str], ...]
    closes: tuple[tuple[date, str, time], ...]
    closed: frozenset[date]
    open: frozenset[date]
    early: Mapping[date, time]

    def trades(self, day: date) -> bool:
        """Say whether a date's weekday is one of trading, holidays apart."""
        mask = self.weeks[0][1]
        for since, later in self.weeks[1:]:
            mask = later if since <= day else mask
        return mask[day.weekday()] == "1"

    def usual_close(self, day: date) -> time:
        """Return when trading ends on a date that is not cut short."""
        at = self.closes[0][2]
        for since, mask, later in self.closes:
            if since <= day and mask[day.weekday()] == "1":
                at = later
        return at


def codes() -> tuple[str, ...]:
    """Return the exchanges there are tables of, sorted."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.json")))


@lru_cache(maxsize=64)
def rules(code: str, overrides: str | None) -> Rules:
    """Return an exchange's table, with the overrides of a TOML file laid over it.

    Raises:
        UsageError: for an exchange there is no table of, or a file that is not so.
    """
    table = _weekdays() if code == WEEKDAYS else _table(code)
    return table if overrides is None else _overridden(table, Path(overrides))


def _weekdays() -> Rules:
    """Every weekday, closing at midnight UTC's eve; a cover that holds no date."""
    return Rules(
        code=WEEKDAYS,
        zone=ZoneInfo("UTC"),
        first=date.max,
        last=date.min,
        week_start=0,
        weeks=((date.min, "1111100"),),
        closes=((date.min, "1111111", time(23, 59)),),
        closed=frozenset(),
        open=frozenset(),
        early={},
    )


def _table(code: str) -> Rules:
    path = FOLDER / f"{code}.json"
    if code not in codes():
        raise UsageError(
            f"there is no calendar {code!r}", remedy=nearest(code, codes())
        )
    raw = json.loads(path.read_text(encoding="utf-8"))
    at = date.fromisoformat
    return Rules(
        code=code,
        zone=ZoneInfo(raw["zone"]),
        first=at(raw["first"]),
        last=at(raw["last"]),
        week_start=raw["week_start"],
        weeks=tuple((at(since), mask) for since, mask in raw["weeks"]),
        closes=tuple(
            (at(since), mask, time.fromisoformat(close))
            for since, mask, close in raw["closes"]
        ),
        closed=_dates(raw["closed"]),
        open=_dates(raw["open"]),
        early={
            day: time.fromisoformat(close)
            for close, years in raw["early"].items()
            for day in _dates(years)
        },
    )


def _dates(years: Mapping[str, str]) -> frozenset[date]:
    """Read a year's "mmdd mmdd" as dates."""
    return frozenset(
        date(int(year), int(day[:2]), int(day[2:]))
        for year, days in years.items()
        for day in days.split()
    )


def _overridden(table: Rules, path: Path) -> Rules:
    given = _given(table.code, path)
    closed = {_date(day, path) for day in given.get("closed", ())}
    opened = {_date(day, path) for day in given.get("open", ())}
    early = {
        _date(day, path): _time(at, path) for day, at in given.get("early", {}).items()
    }
    trading = opened | early.keys()
    if both := closed & trading:
        raise UsageError(
            f"[{table.code}] has {min(both)} closed and open",
            expected="each date once",
            where=str(path),
        )
    usual = {day: at for day, at in table.early.items() if day not in opened}
    return replace(
        table,
        closed=(table.closed | closed) - trading,
        open=(table.open | trading) - closed,
        early=usual | early,
    )


KEYS: Final = {"closed": list, "open": list, "early": dict}


def _given(code: str, path: Path) -> dict[str, Any]:
    """Return an exchange's part of a file of overrides; every part's keys are held."""
    try:
        everything = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(
            f"the calendar overrides cannot be read: {error}", where=str(path)
        ) from error
    for name, part in everything.items():
        if name not in codes():
            raise UsageError(
                f"there is no calendar {name!r}",
                where=str(path),
                remedy=nearest(name, codes()),
            )
        for key, value in (part if isinstance(part, dict) else {"": part}).items():
            if not isinstance(value, KEYS.get(key, ())):
                raise UsageError(
                    f"[{name}] sets {key or 'no table'!r}",
                    expected="closed = [dates], open = [dates], early = {date = time}",
                    where=str(path),
                )
    part = everything.get(code, {})
    return dict(part)


def _date(given: object, path: Path) -> date:
    if isinstance(given, date) and not isinstance(given, datetime):
        return given
    try:
        return date.fromisoformat(str(given))
    except ValueError as error:
        raise UsageError(
            f"{given!r} is no date", expected="one like 2027-03-01", where=str(path)
        ) from error


def _time(given: object, path: Path) -> time:
    try:
        return given if isinstance(given, time) else time.fromisoformat(str(given))
    except ValueError as error:
        raise UsageError(
            f"{given!r} is no time of day", expected='one like "13:00"', where=str(path)
        ) from error
