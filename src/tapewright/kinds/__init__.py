"""Kinds of facts: each folder here is one, declared by the values in this module."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

from tapewright import doors
from tapewright.errors import UsageError, nearest

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tapewright.market.bars import Mark, Panel

ArgValues: TypeAlias = Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a choice and its standing.

    `standing` is house (ours), accepted (somebody publishes it so: `who`) or slip
    (nobody defends it; `who` then says how it comes about).
    """

    value: str
    standing: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """An argument that is one of a few named conventions or measures."""

    name: str
    options: tuple[Option, ...]

    @property
    def house(self) -> str:
        """The first house value: what is meant where nothing is said."""
        return next(o.value for o in self.options if o.standing == "house")


@dataclass(frozen=True, slots=True)
class Peer:
    """An argument that names another symbol."""

    name: str = "peer"


@dataclass(frozen=True, slots=True)
class Group:
    """An argument that names a group of symbols; the subject may be one of them."""

    name: str = "group"


@dataclass(frozen=True, slots=True)
class Count:
    """An argument that is a whole number, `least` or more.

    `house` is meant where nothing is said; `tried` are those that finding tries. `doc`
    says what it counts.
    """

    name: str
    house: int
    tried: tuple[int, ...]
    doc: str
    least: int = 1


@dataclass(frozen=True, slots=True)
class Since:
    """An argument that is a date, as ISO text: finding tries the declared events."""

    name: str = "since"


Argument: TypeAlias = Choice | Peer | Group | Count | Since


@dataclass(frozen=True, slots=True)
class Need:
    """How much history a value takes, of the subject and of whom it is compared with.

    `back` is "all"; a span ("week": the current week and the session before it); a
    number of days (those, and the session before them); or a date (from the last
    session on or before it). `rows` adds that many sessions before.
    """

    columns: tuple[str, ...] = ("close",)
    back: str | int | date = "all"
    rows: int = 0


@dataclass(frozen=True, slots=True)
class Columns:
    """One symbol's bars as plain lists, rising by session; None is not known."""

    symbol: str
    sessions: list[date]
    open: list[float | None]
    high: list[float | None]
    low: list[float | None]
    close: list[float | None]
    volume: list[float | None]
    week_start: int = 0

    def period(self, session: date, span: str) -> tuple[int, ...]:
        """Name the period that a session lies in."""
        match span:
            case "week":
                day = session.toordinal()  # 1 was a Monday
                return (day - (day - 1 - self.week_start) % 7,)
            case "month":
                return (session.year, session.month)
            case "quarter":
                return (session.year, (session.month - 1) // 3)
            case "year":
                return (session.year,)
        return (session.toordinal(),)

    def rows(self, span: str) -> list[int]:
        """Return the rows of the period that the last session lies in."""
        now = self.period(self.sessions[-1], span)
        days = enumerate(self.sessions)  # `range` is a kind in this namespace
        return [row for row, day in days if self.period(day, span) == now]

    def base(self, span: str) -> int:
        """Return the last row before the current period, -1 where there is none."""
        return self.rows(span)[0] - 1

    def on_or_before(self, session: date) -> int:
        """Return the last row on or before a date, -1 where there is none."""
        rows = [i for i, day in enumerate(self.sessions) if day <= session]
        return rows[-1] if rows else -1


@dataclass(frozen=True, slots=True)
class Book:
    """What a definition reads: the subject's columns, its peers' and declared marks.

    `groups` names the members of each group; those whose columns are not here count
    for nothing.
    """

    subject: Columns
    peers: Mapping[str, Columns]
    marks: tuple[Mark, ...] = ()
    groups: Mapping[str, tuple[str, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )

    def members(self, group: str) -> tuple[Columns, ...]:
        """Return the columns of a group's members, in the group's order."""
        everybody = {**self.peers, self.subject.symbol: self.subject}
        return tuple(
            everybody[symbol]
            for symbol in self.groups.get(group, ())
            if symbol in everybody
        )


Point: TypeAlias = tuple[str, date, str]
"""Where a bar's value stands: symbol, session, column."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A definition's answer: the value, and the bars that decided it."""

    value: float | date
    witnesses: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fact.

    `doc` is its glossary entry. `unit` gives the unit by arguments. `measure` computes
    one float a session (dates as days since 1970), NaN where the fact does not hold.
    `define` answers for the last session in plain Python, None where it does not hold:
    the oracle of the tests and what proves a fact. `formula` says it in words and
    `convention` how it is counted. `rarity` gives the sizes that make a value rare: the
    base rate is the share of the past that was as large in the same direction. What is
    no news by itself is `quiet`: its interest is 0. `theme` names what a fact is about:
    of facts about the same thing the rarest is told, the others support it. `latest` is
    the last row of `measure` without the others. Where a rule names levels, as round
    numbers do, it is `absolute`: it does not scale with prices. One that is told only
    where it is worth telling is `selective`: where it does not hold, what a text says
    of it may yet be true.
    """

    name: str
    doc: str
    role: str
    args: tuple[Argument, ...]
    unit: Callable[[ArgValues], str]
    needs: Callable[[ArgValues], Need]
    measure: Callable[[Panel, ArgValues], NDArray[np.float64]]
    define: Callable[[Book, ArgValues], Answer | None]
    formula: Callable[[ArgValues], str]
    convention: Callable[[ArgValues], str]
    rarity: Callable[[NDArray[np.float64], NDArray[np.int32]], NDArray[np.float64]]
    theme: Callable[[ArgValues], str]
    scope: str = "symbol"
    quiet: Callable[[ArgValues], bool] = lambda _: False
    latest: Callable[[Panel, ArgValues], float] | None = None
    absolute: bool = False
    selective: bool = False

    def completed(self, given: ArgValues) -> dict[str, str | int]:
        """Return arguments with house values where none was given.

        Raises:
            UsageError: for an argument or a value that the kind does not know.
        """
        names = {arg.name for arg in self.args}
        for name in given.keys() - names:
            raise UsageError(
                f"the kind {self.name} has no argument {name!r}",
                remedy=nearest(name, names),
            )
        return {arg.name: _chosen(self, arg, given) for arg in self.args}


def _chosen(kind: Kind, arg: Argument, given: ArgValues) -> str | int:
    match arg:
        case Peer() | Group():
            return _named(kind, arg, given)
        case Since():
            return _date(kind, arg, given)
        case Count():
            return _counted(kind, arg, given)
    value = given.get(arg.name, arg.house)
    values = [option.value for option in arg.options]
    if value not in values:
        raise UsageError(
            f"the argument {arg.name} of {kind.name} is never {value!r}",
            remedy=nearest(str(value), values),
        )
    return value


def _named(kind: Kind, arg: Peer | Group, given: ArgValues) -> str:
    if arg.name not in given:
        what, example = ("group", "us indices") if arg == Group() else ("peer", "GSPC")
        raise UsageError(
            f"the kind {kind.name} compares with a {what} and none was named",
            remedy=f"Name one, as in {arg.name}={example!r}.",
        )
    return str(given[arg.name])


def _date(kind: Kind, arg: Since, given: ArgValues) -> str:
    value = given.get(arg.name)
    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError as error:
        raise UsageError(
            f"the argument {arg.name} of {kind.name} is {value!r}",
            expected="a date such as 2024-11-05",
        ) from error


def _counted(kind: Kind, arg: Count, given: ArgValues) -> int:
    value = given.get(arg.name, arg.house)
    if isinstance(value, int) and value >= arg.least:
        return value
    raise UsageError(
        f"the argument {arg.name} of {kind.name} is {value!r}",
        expected=f"a whole number, {arg.least} or more",
    )


def by_size(
    values: NDArray[np.float64], days: NDArray[np.int32]
) -> NDArray[np.float64]:
    """Rarity: the larger the value in its own direction, the rarer."""
    del days
    return values


def by_smallness(
    values: NDArray[np.float64], days: NDArray[np.int32]
) -> NDArray[np.float64]:
    """Rarity: the smaller the count, the rarer: a first place before a second."""
    del days
    return 1 / values


def by_holding(
    values: NDArray[np.float64], days: NDArray[np.int32]
) -> NDArray[np.float64]:
    """Rarity: that it holds at all."""
    del days
    return np.where(np.isnan(values), np.nan, 1.0)


def by_age(values: NDArray[np.float64], days: NDArray[np.int32]) -> NDArray[np.float64]:
    """Rarity: the longer ago the date that is the value, the rarer."""
    return days - values


DOOR: Final = "tapewright.kinds"


@cache
def kinds() -> Mapping[str, Kind]:
    """Return every kind by its name."""
    return MappingProxyType({kind.name: kind for kind in doors.parts(DOOR).values()})


def kind(name: str) -> Kind:
    """Return one kind.

    Raises:
        UsageError: when there is none of that name; the message names the nearest.
    """
    if name not in kinds():
        raise UsageError(f"there is no kind {name!r}", remedy=nearest(name, kinds()))
    return kinds()[name]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that people write, and the question and value it should be read as."""

    text: str
    value: str
    args: ArgValues = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Cue:
    """How people say a kind, as a pattern over typed mentions (`reading.patterns`).

    `args` are the arguments that the wording itself tells; others come from what the
    pattern keeps and from the text around. `sign` says whose sign the number takes:
    that of the move beside it ("move"), its own (""), or one always ("+", "-").
    `session` is "base" where the number is of the session before the stretch of time,
    `bare` whether the mention decided states no number. A `weak` cue decides only what
    no other does; an `exact` one takes "above" before its number for a word about
    something else. `states` is the number that the words themselves state ("the largest
    ever" is the first), `less` how much the answer is below the number told ("the first
    loss in seven days" ends six gains).
    """

    pattern: str
    args: ArgValues = field(default_factory=lambda: MappingProxyType({}))
    sign: str = ""
    session: str = ""
    bare: bool = False
    weak: bool = False
    exact: bool = False
    states: int = 0
    less: int = 0


@dataclass(frozen=True, slots=True)
class Wording:
    """How one language says a kind: templates by form, a title, examples; and cues.

    Templates and cues never meet: what is said is not read by what says it.

    A template is a predicate or a clause whose slots stand in braces; the sentence owns
    the subject and the date. Slots and forms: `docs/reference/templates.md`. A form may
    be worded apart for some arguments: "line.week.points" is "line" where the values
    of two of them are these.
    """

    title: str
    templates: Mapping[str, tuple[str, ...]]
    examples: tuple[Example, ...] = ()
    cues: tuple[Cue, ...] = ()

    def form(self, name: str, args: ArgValues) -> str | None:
        """Return the form of a name that fits most of the arguments, None for none."""
        given = {str(value) for value in args.values()}
        fitting = [
            key
            for key in self.templates
            if (parts := key.split("."))[0] == name and given.issuperset(parts[1:])
        ]
        return max(fitting, key=lambda key: key.count("."), default=None)


def wording(name: str, language: str) -> Wording | None:
    """Return how a language says a kind, or None where it does not yet."""
    package = f"{DOOR}.{name}"
    if language not in doors.names(package):
        return None
    worded: Wording = doors.part(package, language)
    return worded
