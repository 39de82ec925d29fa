"""How English says an intraday move."""

from tapewright.kinds import Example, Wording

PART = Wording(
    title="intraday move",
    templates={
        "clause": ("was {up} as much as {size}",),
        "line.high": ("{up} {size} at its high",),
        "line.low": ("{up} {size} at its low",),
    },
    examples=(
        Example("The S&P 500 had been up as much as 1.8%.", "1.8"),
        Example(
            "At its best the Dow was 160.29 points above the previous close.",
            "160.29",
            {"unit": "points"},
        ),
        Example(
            "The S&P 500 was down 35.16 points at the low.",
            "-35.16",
            {"side": "low", "unit": "points"},
        ),
    ),
)
