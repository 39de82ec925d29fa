"""How long, and in how much memory, a text is read that was made to be hard to read.

    python bench/hostile.py             hostile texts, ten times the text, 500 words
    python bench/hostile.py --mega 10   hostile texts of ten megabytes

Each is read by a process of its own, so that its peak of memory is its own. An ordinary
text is read at 10 kB, 100 kB and 1 MB: the ratios say whether work grows with length.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Final

import tapewright

if TYPE_CHECKING:
    from collections.abc import Callable

DAY: Final = "2018-12-28"
ORDINARY: Final = (
    "The S&P 500 fell 0.12% on Friday to 2,485.74, and the Nasdaq Composite rose "
    "0.08%. For the week the S&P 500 gained 2.86%, its best since November, and "
    "snapped a three-week losing streak. Oil fell 1% and gold was little changed. "
    "The broad index is down 7.03% this year, 15.18% below its record.\n\n"
)


def _fill(piece: str) -> Callable[[int], str]:
    return lambda size: piece * (size // len(piece))


TEXTS: Final[dict[str, Callable[[int], str]]] = {
    "ordinary": _fill(ORDINARY),
    "one line": _fill(ORDINARY.replace("\n", " ")),
    "one sentence": _fill("the S&P 500 rose 0.5% and the Nasdaq fell 3 points, "),
    "numbers": lambda size: " ".join(f"{n}.5%" for n in range(size // 7)),
    "levels": lambda size: " ".join(f"{n % 9000 + 1000:,}" for n in range(size // 6)),
    "no spaces": _fill("6,664.36"),
    "digits": _fill("7"),
    "commas": _fill("a, "),
    "names": _fill("S&P 500 "),
    "dates": _fill("Friday, December 28, 2018 "),
    "spans": _fill("for the week "),
    "records": _fill("a record high of "),
    "quotes": _fill('" '),
    "brackets": lambda size: "(" * (size // 2) + ")" * (size // 2),
    "null bytes": _fill("0.5%\0 "),
    "directions": _fill("\u202e0.5% \u202c\u200f"),
    "capitals": _fill("Aa"),
    "words": _fill("the "),
    "tags": _fill("<div>"),
    "open tags": _fill("<a "),
    "entities": _fill("&amp;"),
    "cells": _fill("<tr><td>S&P 500</td><td>0.5%</td></tr>"),
    "rows": _fill("| S&P 500 | 0.5% | 2,485.74 |\n"),
    "bullets": _fill("- S&P 500: 0.5%\n"),
}


def read(name: str, size: int) -> None:
    """Read one text in this process; print milliseconds, megabytes and claims."""
    text = TEXTS[name](size)
    tapewright.audit(ORDINARY, as_of=DAY, bars="sample")  # what is made once is made
    start = time.perf_counter()
    report = tapewright.audit(text, as_of=DAY, bars="sample")
    took = (time.perf_counter() - start) * 1000
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{took:.0f} {peak:.0f} {len(report.verdicts)}")


def measured(name: str, size: int, limit: float) -> tuple[float, float, int] | None:
    """Read one text in a process of its own; None where it takes too long."""
    command = [sys.executable, __file__, "--one", name, "--size", str(size)]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, check=True, timeout=limit
        )
    except subprocess.TimeoutExpired:
        return None
    took, peak, claims = done.stdout.split()
    return float(took), float(peak), int(claims)


def growth(limit: float) -> None:
    """Print how an ordinary text's time and memory grow with its length."""
    for name in ("ordinary", "one line", "one sentence"):
        before = None
        for size in (10_000, 100_000, 1_000_000):
            found = measured(name, size, limit)
            if found is None:
                print(f"{name:12} {size:>9,} B  more than {limit:.0f} s")
                break
            took, peak, claims = found
            ratio = f"x {took / before:5.1f}" if before else ""
            print(
                f"{name:12} {size:>9,} B {took:>9,.0f} ms {peak:>6,.0f} MB "
                f"{claims:>7,} claims {ratio}"
            )
            before = took


def hostile(size: int, limit: float) -> None:
    """Print what each hostile text takes at a size."""
    for name in TEXTS:
        found = measured(name, size, limit)
        if found is None:
            print(f"{name:12} {size:>11,} B  more than {limit:.0f} s")
        else:
            took, peak, claims = found
            print(
                f"{name:12} {size:>11,} B {took:>9,.0f} ms {peak:>6,.0f} MB "
                f"{claims:>8,} claims"
            )


def article() -> None:
    """Print the milliseconds for an article of 500 words, the least of several."""
    words = (ORDINARY * 12).split(" ")[:500]
    text = " ".join(words)
    tapewright.audit(text, as_of=DAY, bars="sample")
    times = []
    for _ in range(7):
        start = time.perf_counter()
        tapewright.audit(text, as_of=DAY, bars="sample")
        times.append((time.perf_counter() - start) * 1000)
    print(f"500 words of a synthetic text: {min(times):.0f} ms beyond start-up")
    document = tapewright.recap("GSPC", week=DAY, bars="sample")
    times = []
    for _ in range(7):
        start = time.perf_counter()
        tapewright.audit(document.text, as_of=DAY, bars="sample")
        times.append((time.perf_counter() - start) * 1000)
    count = len(document.text.split())
    print(f"our own article of {count} words: {min(times):.0f} ms beyond start-up")


def main() -> None:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--one", choices=TEXTS, help="read one text, in this process")
    parser.add_argument("--size", type=int, default=1_000_000, help="its bytes")
    parser.add_argument("--mega", type=float, default=1, help="megabytes of each text")
    parser.add_argument(
        "--limit", type=float, default=120, help="seconds for each text"
    )
    asked = parser.parse_args()
    if asked.one:
        read(asked.one, asked.size)
        return
    article()
    growth(asked.limit)
    hostile(int(asked.mega * 1_000_000), asked.limit)


if __name__ == "__main__":
    main()
