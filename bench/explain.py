"""How often the auditor names the slip that really made a number wrong.

`python bench/explain.py [--claims N] [--show]` takes random sessions of the indices in
TAPEWRIGHT_TEST_DATA (its `daily`), makes each figure wrong by a known slip and asks for
the explanation. It prints, by slip, how many could be told apart from chance, the share
of them whose slip is named first, the time taken; and how often a number that nobody
slipped on, only invented, is explained all the same. Exits with 1 when fewer than 95%
are named first, or more than 5% of the invented ones are explained.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections import Counter
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tapewright.finding import Market, measured
from tapewright.gathered import Place, market_of_all
from tapewright.kinds import kind
from tapewright.market.instruments import instrument
from tapewright.model import DEGREE, Question, Stated
from tapewright.reading.conventions import LIMIT, Explained, explained

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from tapewright.model import Fact
    from tapewright.report import Neighbour

SYMBOLS: Final = ("RUT", "GSPC", "IXIC", "DJI", "STOXX50E")
FIRST: Final = 2003
"""The first year that is drawn: earlier bars of some lack highs and lows."""

FIRST_TARGET: Final = 0.95
INVENTED_TARGET: Final = 0.05
CENT: Final = Decimal("0.01")
YEARS_AWAY: Final = 2000
"""Days from which on a session is no neighbour."""


@dataclass(frozen=True, slots=True)
class Case:
    """A figure made wrong: what was asked, what was printed and what lies behind it.

    `behind` is the question that was answered instead; where the figure itself was
    mangled it is the one asked, and `said` begins the explanation.
    """

    question: Question
    stated: Stated
    behind: Question
    said: str = ""
    named: tuple[str, ...] = ()


def asked(name: str, subject: str, session: date, **args: str | int) -> Question:
    """Return a question whole."""
    whole = kind(name).completed(args)
    return Question(name, subject, session, tuple(sorted(whole.items())))


@dataclass(frozen=True)
class Draw:
    """Random sessions of a market, and what can go wrong there."""

    market: Market
    chance: random.Random

    def subject(self) -> str:
        """Return one of the indices."""
        return self.chance.choice([s for s in SYMBOLS if s in self.market.series])

    def session(self, subject: str, *, ends: bool = False) -> date:
        """Return a session; with `ends` the last of its week."""
        series = self.market.of(subject)
        sessions = series.sessions
        low = next(n for n, day in enumerate(sessions) if day.year >= FIRST)
        row = self.chance.randrange(low, len(series) - 30)
        if ends:
            week = series.period("week")
            while week[row] == week[row + 1]:
                row += 1
        return sessions[row]

    def beside(self, subject: str, session: date, rows: int) -> date:
        """Return the session so many rows further on."""
        series = self.market.of(subject)
        return series.sessions[series.row(session) + rows]

    def answer(self, question: Question) -> Fact | None:
        """Return a question's answer, None where it does not hold."""
        name, subject, session = question.kind, question.subject, question.session
        return measured(self.market, name, subject, session, **dict(question.args))

    def value(self, question: Question) -> Decimal | None:
        """Return a question's answer to the cent, None where it does not hold."""
        fact = self.answer(question)
        return None if fact is None else printed(fact.number)

    def swapped(self, question: Question, behind: Question) -> Case:
        """Return the case in which another question's answer is printed."""
        value = self.value(behind)
        if value is None or self.value(question) is None:
            raise LookupError
        return Case(question, Stated(value, CENT), behind)

    def mangled(
        self, question: Question, said: str, wrong: Callable[[str], str]
    ) -> Case:
        """Return the case in which the digits of the answer itself are wrong."""
        value = self.value(question)
        if value is None:
            raise LookupError
        text = wrong(f"{abs(value):f}")
        told = Decimal(text) * (-1 if value < 0 else 1)
        step = Decimal(1).scaleb(int(told.as_tuple().exponent))
        return Case(question, Stated(told, step), question, said)

    def move(self) -> Question:
        """Return a question about a change over a day or a week."""
        subject = self.subject()
        span = self.chance.choice(("day", "week"))
        session = self.session(subject, ends=span == "week")
        return asked("change", subject, session, span=span)

    def level(self) -> Question:
        """Return a question about a close."""
        subject = self.subject()
        return asked("close", subject, self.session(subject))

    def figure(self) -> Question:
        """Return a question about a change or a close."""
        return self.chance.choice((self.move, self.level))()


def printed(value: Decimal) -> Decimal:
    """Return a number as it is printed to the cent."""
    return value.quantize(CENT, rounding=ROUND_HALF_UP)


def with_args(question: Question, **args: str) -> Question:
    """Return a question with some arguments changed."""
    return replace(question, args=tuple(sorted((dict(question.args) | args).items())))


def monday_base(draw: Draw) -> Case:
    """The week from Monday's close."""
    subject = draw.subject()
    question = asked("change", subject, draw.session(subject, ends=True), span="week")
    return draw.swapped(question, with_args(question, base="first_close"))


def from_the_open(draw: Draw) -> Case:
    """The day or the week from its open."""
    question = draw.move()
    return draw.swapped(question, with_args(question, base="first_open"))


def high_as_close(draw: Draw) -> Case:
    """The intraday high given as the close."""
    question = draw.level()
    side = draw.chance.choice(("high", "low"))
    behind = asked("range", question.subject, question.session, of=side)
    return draw.swapped(question, behind)


def close_as_high(draw: Draw) -> Case:
    """The close given as the intraday high."""
    question = draw.level()
    high = asked("range", question.subject, question.session, of="high")
    return draw.swapped(high, question)


def points_as_percent(draw: Draw) -> Case:
    """Points given as percent, or percent as points."""
    question = draw.move()
    points = with_args(question, unit="points")
    pair = [question, points]
    draw.chance.shuffle(pair)
    return draw.swapped(*pair)


def wrong_session(draw: Draw) -> Case:
    """The day's figure from another day of the week before and after."""
    subject = draw.subject()
    session = draw.session(subject)
    name = draw.chance.choice(("close", "change"))
    question = asked(name, subject, session)
    near = draw.chance.choice((-2, -1, -1, 1))
    behind = replace(question, session=draw.beside(subject, session, near))
    return draw.swapped(question, behind)


def wrong_week(draw: Draw) -> Case:
    """The week before, or the one after."""
    subject = draw.subject()
    session = draw.session(subject, ends=True)
    question = asked("change", subject, session, span="week")
    series = draw.market.of(subject)
    week = series.period("week")
    wanted = week[series.row(session)] + draw.chance.choice((-1, -1, 1))
    rows = [row for row in range(len(series)) if week[row] == wanted]
    return draw.swapped(question, replace(question, session=series.sessions[rows[-1]]))


def wrong_span(draw: Draw) -> Case:
    """The month's or the year's change given as the week's or the day's."""
    question = draw.move()
    span = draw.chance.choice(("month", "year"))
    return draw.swapped(question, with_args(question, span=span))


def swapped_index(draw: Draw) -> Case:
    """Another index's change, one that the text names."""
    question = draw.move()
    peer = draw.chance.choice(draw.market.peers_of(question.subject))
    case = draw.swapped(question, replace(question, subject=peer))
    return replace(case, named=(peer,))


def unnamed_index(draw: Draw) -> Case:
    """Another index's change that the text does not name."""
    return replace(swapped_index(draw), named=())


def flipped(draw: Draw) -> Case:
    """The sign of the right figure."""
    question = draw.move()
    value = draw.value(question)
    if not value:
        raise LookupError
    return Case(
        question, Stated(-value, CENT), question, "the right figure with the sign"
    )


def transposed(draw: Draw) -> Case:
    """Two digits side by side change places."""

    def wrong(text: str) -> str:
        at = draw.chance.randrange(len(text) - 1)
        pair = text[at : at + 2]
        if "." in pair or pair[0] == pair[1]:
            raise LookupError
        return text[:at] + pair[::-1] + text[at + 2 :]

    return draw.mangled(draw.figure(), "the figure with its digits transposed", wrong)


def lost_digit(draw: Draw) -> Case:
    """A digit before the point is lost."""

    def wrong(text: str) -> str:
        at = draw.chance.randrange(text.index("."))
        return text[:at] + text[at + 1 :]

    return draw.mangled(draw.level(), "the figure with a digit lost", wrong)


def peak_turned(draw: Draw) -> Case:
    """The gain needed to regain the peak given as the fall from it."""
    subject = draw.subject()
    question = asked("off_peak", subject, draw.session(subject))
    behind = with_args(question, formula="gain_needed")
    return draw.swapped(question, behind)


def past_year(draw: Draw) -> Case:
    """The same week some years ago."""
    subject = draw.subject()
    session = draw.session(subject, ends=True)
    question = asked("close", subject, session)
    series = draw.market.of(subject)
    back = draw.chance.choice((1, 2, 10))
    day = session.replace(year=session.year - back, day=min(session.day, 28))
    behind = replace(question, session=series.sessions[series.last_row(day)])
    if session.day > 28:  # noqa: PLR2004 - every month has as many
        raise LookupError
    return draw.swapped(question, behind)


SLIPS: Final[dict[str, Callable[[Draw], Case]]] = {
    "Monday base": monday_base,
    "from the open": from_the_open,
    "high as close": high_as_close,
    "close as high": close_as_high,
    "points for percent": points_as_percent,
    "wrong span": wrong_span,
    "wrong session": wrong_session,
    "wrong week": wrong_week,
    "swapped index": swapped_index,
    "unnamed index": unnamed_index,
    "sign": flipped,
    "transposed digits": transposed,
    "lost digit": lost_digit,
    "gain needed": peak_turned,
    "past year": past_year,
}


def slack(symbol: str) -> Decimal:
    """Return how far vendors' levels of a symbol differ."""
    return instrument(symbol).slack


def is_wrong(draw: Draw, case: Case) -> bool:
    """Return whether what is printed is not the truth after all."""
    fact = draw.answer(case.question)
    if fact is None:
        return False
    loose = slack(case.question.subject) if DEGREE.get(fact.unit) else Decimal(0)
    return not case.stated.admits(fact.number, loose)


def cases(draw: Draw, slip: str, count: int) -> list[Case]:
    """Draw cases of one slip; what holds by accident is drawn again."""
    found: list[Case] = []
    while len(found) < count:
        try:
            case = SLIPS[slip](draw)
        except (LookupError, ValueError):
            continue
        if is_wrong(draw, case):
            found.append(case)
    return found


def explanation(draw: Draw, case: Case) -> Explained:
    """Ask why a number is not the right one."""
    return explained(
        draw.market, case.question, case.stated, named=case.named, slack=slack
    )


def is_it(draw: Draw, case: Case, near: Neighbour) -> bool:
    """Return whether an explanation is the slip that was made, or one just as good.

    On some days two slips are one: the week's high is the day's, a month began with
    the week. What answers with the very same value says the same.
    """
    if case.said:
        return near.changed.startswith(case.said)
    if near.question == case.behind:
        return True
    behind = draw.answer(case.behind)
    return behind is not None and near.value == behind.number


@dataclass(slots=True)
class Tally:
    """What became of the cases of one slip; `instead` what was named before it."""

    asked: int = 0
    offered: int = 0
    first: int = 0
    instead: Counter[str] = field(default_factory=Counter)


def measure(draw: Draw, slip: str, count: int) -> Tally:
    """Explain cases of one slip and count those whose slip is named."""
    tally = Tally()
    for case in cases(draw, slip, count):
        tally.asked += 1
        found = explanation(draw, case)
        if not any(is_it(draw, case, one) for one in found.rivals):
            continue
        tally.offered += 1
        if is_it(draw, case, found.rivals[0]):
            tally.first += 1
        else:
            tally.instead[found.rivals[0].changed] += 1
    return tally


def invented(draw: Draw, count: int) -> tuple[float, float]:
    """Return how many invented numbers are explained, and how many should be.

    A number is invented as far from the truth as such numbers move: the answer to the
    same question at a session years away, or a close moved by a random share. What the
    figure's own digits show is not counted: it is named whatever the chance.
    """
    explained_, expected = 0, 0.0
    for _ in range(count):
        case = made_up(draw)
        found = explanation(draw, case)
        other = [one for one in found.rivals if one.question != case.question]
        explained_ += bool(other)
        expected += min(found.coincidence, LIMIT)
    return explained_ / count, expected / count


def made_up(draw: Draw) -> Case:
    """Return a case with a number that is nobody's."""
    while True:
        question = draw.figure()
        value = draw.value(question)
        if value is None:
            continue
        if question.kind == "close":
            told = printed(value * (1 + Decimal(draw.chance.gauss(0, 0.02))))
        else:
            other = draw.session(question.subject, ends=True)
            away = draw.value(replace(question, session=other))
            if away is None or abs((other - question.session).days) < YEARS_AWAY:
                continue
            told = away
        case = Case(question, Stated(told, CENT), question)
        if is_wrong(draw, case):
            return case


def show(slip: str, tally: Tally, *, listed: bool) -> None:
    """Print a line for one slip."""
    share = tally.first / tally.offered if tally.offered else 0.0
    print(f"{slip:20}{tally.asked:7}{tally.offered / tally.asked:12.1%}{share:10.1%}")
    if listed:
        for words, times in tally.instead.most_common(5):
            print(f"{'':24}{times:4}  {words}")


def main() -> None:
    """Measure every slip, then invented numbers."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--claims", type=int, default=2000, help="how many in all")
    parser.add_argument(
        "--show", action="store_true", help="list what was named instead"
    )
    data = os.environ.get("TAPEWRIGHT_TEST_DATA")
    if not data:
        sys.exit("set TAPEWRIGHT_TEST_DATA to the folder that holds `daily`")
    given = parser.parse_args()
    market = market_of_all(Place(str(Path(data) / "daily")), SYMBOLS)
    draw = Draw(market, random.Random(1987))  # noqa: S311 - no secrets here
    print(f"{'slip':20}{'claims':>7}{'offered':>12}{'first':>10}")
    every, begun = Tally(), time.perf_counter()
    for slip in SLIPS:
        tally = measure(draw, slip, -(-given.claims // len(SLIPS)))
        show(slip, tally, listed=given.show)
        every.asked += tally.asked
        every.offered += tally.offered
        every.first += tally.first
    show("all", every, listed=False)
    spent = time.perf_counter() - begun
    print(f"{1000 * spent / every.asked:.1f} ms a claim, its making included")
    by_chance, expected = invented(draw, given.claims)
    print(
        f"invented numbers explained: {by_chance:.1%} (printed chance {expected:.1%})"
    )
    met = every.first >= FIRST_TARGET * every.offered and by_chance <= INVENTED_TARGET
    print("targets met" if met else "targets missed")
    sys.exit(0 if met else 1)


if __name__ == "__main__":
    main()
