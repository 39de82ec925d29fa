"""How English says a highest or lowest volatility since."""

from tapewright.kinds import Cue, Example, Wording

PART = Wording(
    title="highest or lowest volatility since",
    templates={
        "high": ("its highest volatility since {long_date}",),
        "low": ("its lowest volatility since {long_date}",),
        "line.high": ("highest 20-day volatility since {long_date}",),
        "line.low": ("lowest 20-day volatility since {long_date}",),
    },
    examples=(
        Example(
            "Realised volatility was the highest since September 9.",
            "2025-09-09",
            {"side": "high"},
        ),
        Example(
            "Realised volatility was the lowest since July 31.",
            "2025-07-31",
            {"side": "low"},
        ),
    ),
    cues=(
        Cue(
            "VOLATILITY .. (HIGHEST|BIGGEST) .. SINCE <DATE|MONTH|YEAR|WHEN>",
            {"side": "high"},
        ),
        Cue(
            "VOLATILITY .. (LOWEST|SMALLEST) .. SINCE <DATE|MONTH|YEAR|WHEN>",
            {"side": "low"},
        ),
    ),
)
