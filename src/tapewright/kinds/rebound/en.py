"""How English says a rebound."""

from tapewright.kinds import Example, Wording

PART = Wording(
    title="rebound from a low",
    templates={
        "clause": ("{size} above its low",),
        "line.percent.52_weeks": ("{size} above the lowest close of {window}",),
        "line.points.52_weeks": ("{size} above the lowest close of {window}",),
        "line.session.52_weeks": (
            "the lowest close of {window} was set on {long_date}",
        ),
        "line.level.52_weeks": ("the lowest close of {window} is {value}",),
        "line.percent.year": ("{size} above the lowest close of the year",),
        "line.points.year": ("{size} above the lowest close of the year",),
        "line.session.year": ("the lowest close of the year was set on {long_date}",),
        "line.level.year": ("the lowest close of the year is {value}",),
        "line.percent.since_peak": ("{size} above the lowest close since the peak",),
        "line.points.since_peak": ("{size} above the lowest close since the peak",),
        "line.session.since_peak": (
            "the lowest close since the peak was set on {long_date}",
        ),
        "line.level.since_peak": ("the lowest close since the peak is {value}",),
    },
    examples=(
        Example("It stands 39.08% above its close of April 8.", "39.078554"),
        Example(
            "The index has gained 688.06 points from the year's lowest close.",
            "688.06",
            {"of": "points", "window": "year"},
        ),
    ),
)
