"""How English says a highest or lowest volume since."""

from tapewright.kinds import Cue, Example, Wording

PART = Wording(
    title="highest or lowest volume since",
    templates={
        "high": ("its highest volume since {long_date}",),
        "low": ("its lowest volume since {long_date}",),
        "line.high": ("highest volume since {long_date}",),
        "line.low": ("lowest volume since {long_date}",),
    },
    examples=(
        Example(
            "Friday's volume was the heaviest since April 9.",
            "2025-04-09",
            {"side": "high"},
        ),
    ),
    cues=(
        Cue(
            "VOLUME .. (HIGHEST|BIGGEST) .. SINCE <DATE|MONTH|YEAR|WHEN>",
            {"side": "high"},
        ),
        Cue(
            "VOLUME .. (LOWEST|SMALLEST) .. SINCE <DATE|MONTH|YEAR|WHEN>",
            {"side": "low"},
        ),
    ),
)
