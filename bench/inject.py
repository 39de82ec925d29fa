"""Errors put into clean recaps: how many the auditor catches, and what it blames amiss.

    python bench/inject.py [--weeks N] [--errors N] [--classes A,B] [--seed S]
                           [--show N] [--quick] [--no-peers]
    python bench/inject.py --texts 20    prints texts with their labels, no figures

Weeks are drawn by a seed; what is true of them is computed by plain code from the bars
(`inject_truth.py`) and told in many families of wording (`phrases.py`), as small texts
of two to six sentences. The clean ones must be blamed for nothing. Into others one
error each is put (`inject_errors.py`); it is caught where a verdict that stands on it
is "contradicted". The bars are those of TAPEWRIGHT_TEST_DATA (its `daily`), else the
sample that comes along. Packages that ground numbers run beside it, where they can be
imported (`inject_peers.py`). Exits with 1 when a target is missed.

The columns: errors caught; of those, the true value offered; the true explanation
first, where one is offered; how many of those that have one got any; contradictions in
other sentences. Then what was said instead of contradicting: by the gravest status that
stands on the error. Last each peer's share of errors caught.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Final

import inject_peers as peers
from inject_draft import draft
from inject_errors import CLASSES, Bench, Planted
from inject_score import Outcome, clean, outcome
from inject_show import STATUSES, head, row, share, show_clean, show_missed
from inject_truth import SYMBOLS, Desk, desk_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import polars as pl

    from inject_text import Draft
    from tapewright.report import Report


CAUGHT: Final = 0.98
RIGHT: Final = 1.0
EXPLAINED: Final = 0.95
CLAIMS: Final = 3000
TRIES: Final = 400
"""Drafts looked at for each error wanted: some need a wording that is rare."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be measured: how many weeks and errors, which classes, which seed."""

    weeks: int
    errors: int
    classes: tuple[str, ...]
    seed: int


def mondays(desk: Desk, first_year: int, asked: Asked) -> list[date]:
    """Draw weeks of at least three sessions, the same ones for the same seed."""
    days = desk.tapes[desk.symbols[0]].days
    counts = Counter(day - timedelta(days=day.weekday()) for day in days)
    whole = [
        week
        for week, count in sorted(counts.items())
        if count > 2 and week.year >= first_year  # noqa: PLR2004
    ]
    rng = Random(asked.seed)  # noqa: S311 - chance, no secret
    return rng.sample(whole[:-1], min(asked.weeks, len(whole) - 1))


def clean_drafts(desk: Desk, weeks: list[date], seed: int, least: int) -> list[Draft]:
    """Write a text for every week, then more of them until there are claims enough."""
    rng = Random(f"{seed} clean")  # noqa: S311
    found: list[Draft] = []
    claims = 0
    while len(found) < len(weeks) or claims < least:
        found.append(draft(desk, weeks[len(found) % len(weeks)], rng))
        claims += sum(piece.claims for piece in found[-1].pieces)
    return found


def planted(
    desk: Desk, weeks: list[date], name: str, asked: Asked
) -> Iterator[tuple[Draft, Planted]]:
    """Yield clean texts with one error of a class put into each."""
    rng = Random(f"{asked.seed} {name}")  # noqa: S311
    layout = "table" if name == "sign in table" else ""
    found = 0
    for at in range(asked.errors * TRIES):
        if found == asked.errors:
            return
        text = draft(desk, weeks[at % len(weeks)], rng, layout)
        error = CLASSES[name](Bench(text, desk, rng))
        if error:
            found += 1
            yield text, error


def auditor(bars: pl.DataFrame | str) -> Callable[[Draft], Report]:
    """Return the auditor over bars that are read once."""
    import polars as pl

    from tapewright import reading
    from tapewright.gathered import Place, market_of_all
    from tapewright.reading.pages import page_of

    frame = Place(bars).read(None).bars if isinstance(bars, str) else bars
    place = Place(frame.filter(pl.col("symbol").is_in(SYMBOLS)))
    market = market_of_all(place, None)

    def audit(text: Draft) -> Report:
        try:
            page = page_of(text.text, text.form)
            return reading.read(page, market, text.day, place.config)
        except Exception as error:
            error.add_note(f"as of {text.day}:\n{text.text}")
            raise

    return audit


def met(found: list[Outcome]) -> bool:
    """Return whether a class reaches its targets."""
    caught = [one for one in found if one.caught]
    offered = [one for one in caught if one.planted.cause and one.explained is not None]
    first = sum(bool(one.explained) for one in offered)
    return (
        len(caught) >= CAUGHT * len(found)
        and all(one.right for one in caught)
        and first >= EXPLAINED * len(offered)
    )


def measure_clean(
    drafts: list[Draft], audit: Callable[[Draft], Report], most: int
) -> bool:
    """Print what became of true claims; return whether none was blamed."""
    began = time.perf_counter()
    texts = [clean(one, audit(one)) for one in drafts]
    spent = (time.perf_counter() - began) / max(len(drafts), 1)
    counts = Counter(status for one in texts for _, status in one.statuses)
    families = {piece.family for one in drafts for piece in one.pieces if piece.claims}
    blamed = sum(len(one.accused) for one in texts)
    if most:
        show_clean(texts, most)
    weeks = len({one.day.isocalendar()[:2] for one in drafts})
    print(
        f"\nclean: {counts.total()} claims in {len(drafts)} texts of {weeks} weeks, "
        f"{len(families)} families, {spent * 1000:.0f} ms a text"
    )
    print(", ".join(f"{name} {counts[name]}" for name in STATUSES))
    print(f"false contradictions: {blamed} (target 0)")
    return not blamed


def measure_peers(
    desk: Desk, drafts: list[Draft], tallies: dict[str, peers.Tally]
) -> None:
    """Count what the peers flag in clean texts."""
    for one in drafts:
        facts = peers.table(desk, one)
        for name, tally in tallies.items():
            tally.figures += sum(piece.claims for piece in one.pieces)
            tally.alarms += peers.alarms(name, facts, one)


def print_texts(desk: Desk, weeks: list[date], asked: Asked, count: int) -> None:
    """Print clean texts and texts with errors, with the labels of each."""
    for one in clean_drafts(desk, weeks[:count], asked.seed, 0):
        print(f"\n--- as of {one.day}, {one.form}\n{one.text}")
        for at, piece in enumerate(one.pieces):
            if piece.claims:
                start, _ = one.span(at)
                print(f"    {start:4} {piece.text!r}: {piece.who} {piece.key}", end="")
                print(f" = {piece.value} ({piece.family})")
    few = Asked(asked.weeks, 2, asked.classes, asked.seed)
    for name in asked.classes:
        for before, error in planted(desk, weeks, name, few):
            spots = [(before.pieces[at], error.draft.pieces[at]) for at in error.at]
            told = ", ".join(f"{a.text!r} -> {b.text!r}" for a, b in spots)
            print(f"\n=== {name}, as of {before.day}: {told}; right is {error.right}")
            print(f"{error.draft.text}\n    cause: {error.cause}")


def measure(asked: Asked, desk: Desk, weeks: list[date], given: Given) -> bool:
    """Print the figures; return whether every target is met."""
    audit = auditor(given.bars)
    tallies = {name: peers.Tally() for name in given.peers}
    drafts = clean_drafts(desk, weeks, asked.seed, given.claims)
    reached = [measure_clean(drafts, audit, given.show)]
    measure_peers(desk, drafts[:: max(1, len(drafts) // 100)], tallies)
    rows = []
    for name in asked.classes:
        found = []
        for before, error in planted(desk, weeks, name, asked):
            found.append(outcome(error, audit(error.draft)))
            facts = peers.table(desk, before) if tallies else []
            for peer, tally in tallies.items():
                tally.tried[name] += 1
                tally.caught[name] += peers.catches(peer, facts, error)
        show_missed(found, given.show)
        rows.append(row(name, found, tallies))
        reached.append(met(found))
    print(head(tallies))
    print("\n".join(rows))
    for name, tally in tallies.items():
        alarms = share(tally.alarms, tally.figures)
        print(f"{name} flags {alarms} of the true figures of clean texts")
    return all(reached)


@dataclass(frozen=True, slots=True)
class Given:
    """How it is measured: bars, peers, how many claims and how much is shown."""

    bars: pl.DataFrame | str
    peers: list[str]
    claims: int
    show: int


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--weeks", type=int, default=300, help="weeks to draw")
    parser.add_argument("--errors", type=int, default=200, help="errors of each class")
    parser.add_argument("--classes", help="some classes only, by commas")
    parser.add_argument("--seed", type=int, default=20250919)
    parser.add_argument("--show", type=int, default=0, help="misses to print of each")
    parser.add_argument("--texts", type=int, help="print so many texts, and stop")
    parser.add_argument("--quick", action="store_true", help="a tenth of it")
    parser.add_argument("--no-peers", action="store_true")
    return parser.parse_args()


def main() -> None:
    """Measure, or print texts."""
    given = arguments()
    desk, bars, first_year = desk_of()
    names = tuple(given.classes.split(",")) if given.classes else tuple(CLASSES)
    if unknown := set(names) - set(CLASSES):
        sys.exit(f"no such class: {', '.join(unknown)}; there are {', '.join(CLASSES)}")
    part = 10 if given.quick else 1
    asked = Asked(given.weeks // part, given.errors // part, names, given.seed)
    weeks = mondays(desk, first_year, asked)
    if given.texts:
        print_texts(desk, weeks, asked, given.texts)
        return
    found = [] if given.no_peers else peers.present()
    if absent := set(peers.NAMES) - set(found):
        print(f"not run: {', '.join(sorted(absent))} (pip install them to compare)")
    how = Given(bars, found, CLAIMS // part, given.show)
    sys.exit(0 if measure(asked, desk, weeks, how) else 1)


if __name__ == "__main__":
    main()
