"""How English says a highest or lowest since."""

from tapewright.kinds import Cue, Example, Wording

PART = Wording(
    title="highest or lowest since",
    templates={
        "high": ("its highest since {long_date}",),
        "low": ("its lowest since {long_date}",),
        "after": ("for the first time since {date}",),
        "line.high": ("highest close since {long_date}",),
        "line.low": ("lowest close since {long_date}",),
        "line.high.intraday": ("highest intraday price since {long_date}",),
        "line.low.intraday": ("lowest intraday price since {long_date}",),
    },
    examples=(
        Example(
            "It was the lowest close since September 17.", "2025-09-17", {"side": "low"}
        ),
        Example(
            "The index ended at its highest close since December 4, 2024.",
            "2024-12-04",
            {"side": "high"},
        ),
    ),
    cues=(
        Cue("HIGHEST CLOSE? FOR NAME . SINCE <DATE|MONTH|YEAR|WHEN>", {"side": "high"}),
        Cue("LOWEST CLOSE? FOR NAME . SINCE <DATE|MONTH|YEAR|WHEN>", {"side": "low"}),
        Cue("NOT SINCE <DATE|MONTH|YEAR|WHEN> NAME? CLOSE .. HIGH", {"side": "high"}),
        Cue("NOT SINCE <DATE|MONTH|YEAR|WHEN> NAME? CLOSE .. LOW", {"side": "low"}),
        Cue("HIGHEST .. SINCE AT? <DATE|MONTH|YEAR|WHEN>", {"side": "high"}),
        Cue("HIGHEST .. <LASTING>", {"side": "high"}),
        Cue("LOWEST .. SINCE AT? <DATE|MONTH|YEAR|WHEN>", {"side": "low"}),
        Cue("LOWEST .. <LASTING>", {"side": "low"}),
        Cue("NOT CLOSE? HIGH .. SINCE <DATE|MONTH|YEAR|WHEN>", {"side": "high"}),
        Cue("NOT CLOSE? LOW .. SINCE <DATE|MONTH|YEAR|WHEN>", {"side": "low"}),
    ),
)
