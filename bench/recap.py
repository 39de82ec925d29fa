"""How long recaps take, as ratios to what they cannot do without, in one run.

    python bench/recap.py [FOLDER OF DAILY BARS] [--runs N]

Every figure is a ratio of two medians of whole processes that ran in turn, so a slow
machine or a busy minute weighs on both sides alike. Without a folder, the one named by
TAPEWRIGHT_TEST_DATA is used (its `daily`). Exits with 1 when a target is missed.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

WEEK = "2025-09-19"
INDICES = ("RUT", "GSPC", "IXIC", "DJI", "STOXX50E")
HEAVY = ("pandas", "exchange_calendars", "altair", "vl_convert", "deltalake", "rich")
RUN = "from tapewright.cli import main; main()"
CHART = """
import altair, vl_convert
chart = altair.Chart(altair.Data(values=[{"x": 1, "y": 2}])).mark_line()
vl_convert.vegalite_to_svg(chart.encode(x="x:Q", y="y:Q").to_dict())
"""


@dataclass(frozen=True)
class Race:
    """A command, what it is measured against, and the ratio it may cost at most."""

    name: str
    ours: list[list[str]]
    floor: list[str]
    target: float
    program: str = RUN


def races(daily: Path | None, out: Path) -> list[Race]:
    """Return the races that the bars at hand allow."""
    help_race = Race("--help / import polars", [["--help"]], ["import polars"], 2.0)
    if daily is None:
        return [help_race]
    files = ", ".join(repr(str(daily / f"{name}.csv")) for name in INDICES)
    read = f"import polars as pl\nfor path in ({files}): pl.read_csv(path)"
    told = ["--week", WEEK, "--bars", str(daily), "--accept-flaws"]
    recaps = [
        ["recap", name, *told, "--out", str(out / f"{name}.json")] for name in INDICES
    ]
    python = (
        f"import tapewright as tw\ntw.recap('RUT', week={WEEK!r}, bars={str(daily)!r})"
    )
    page = ["recap", "RUT", *told, "--out", str(out / "RUT.html")]
    return [
        help_race,
        Race("RUT in Python / reading the five files", [[]], [read], 3.0, python),
        Race("RUT as JSON / reading the five files", recaps[:1], [read], 3.0),
        Race("all five as JSON / five times that", recaps, [read] * 5, 3.0),
        Race("RUT as a page / Altair and one chart", [page], [CHART], 3.0),
    ]


def seconds(programs: list[str], arguments: list[list[str]]) -> float:
    """Run programs one after the other, each a process of its own."""
    start = time.perf_counter()
    for program, words in zip(programs, arguments, strict=True):
        done = subprocess.run(
            [sys.executable, "-c", program, *words],
            capture_output=True,
            check=False,
            text=True,
        )
        if done.returncode:
            sys.exit(f"{' '.join(words)} failed:\n{done.stderr}")
    return time.perf_counter() - start


def measured(race: Race, runs: int) -> tuple[float, float]:
    """Return the medians of ours and of the floor, run in turn."""
    ours, floor = [], []
    for _ in range(runs):
        ours.append(seconds([race.program] * len(race.ours), race.ours))
        floor.append(seconds(race.floor, [[]] * len(race.floor)))
    return statistics.median(ours), statistics.median(floor)


def imported(words: list[str]) -> list[str]:
    """Return which heavy libraries a command imports."""
    program = f"""
import sys
from tapewright.cli import main
try:
    main()
except SystemExit:
    pass
print(*[name for name in {HEAVY} if name in sys.modules], file=sys.stderr)
"""
    done = subprocess.run(
        [sys.executable, "-c", program, *words],
        capture_output=True,
        check=False,
        text=True,
    )
    return done.stderr.split("\n")[-2].split()


def main() -> None:
    """Measure, print a table, and exit with 1 when a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("daily", nargs="?", help="a folder of daily bars")
    parser.add_argument("--runs", type=int, default=7, help="runs of each side")
    given = parser.parse_args()
    data = os.environ.get("TAPEWRIGHT_TEST_DATA")
    daily = Path(given.daily) if given.daily else Path(data) / "daily" if data else None
    missed = False
    with tempfile.TemporaryDirectory() as folder:
        todo = races(daily, Path(folder))
        print(f"{'':40} {'ours':>8} {'floor':>8} {'ratio':>6} {'target':>6}")
        for race in todo:
            ours, floor = measured(race, given.runs)
            ratio = ours / floor
            missed |= ratio > race.target
            figures = f"{ours:7.3f}s {floor:7.3f}s {ratio:6.2f} {race.target:6.2f}"
            print(f"{race.name:40} {figures}")
        for race in [race for race in todo if race.ours[0]][:2]:
            found = imported(race.ours[0])
            missed |= bool(found)
            print(f"{race.ours[0][0]:40} imports {', '.join(found) or 'nothing heavy'}")
    if daily is None:
        print("no folder of daily bars was given: recaps were not measured")
    sys.exit(int(missed))


if __name__ == "__main__":
    main()
