"""How English says a distance from the peak."""

from tapewright.kinds import Example, Wording

PART = Wording(
    title="distance from the peak",
    templates={
        "clause": (
            "{size} below its record close",
            "{size} off its record close",
        ),
        "level": ("the record close of {value}",),
        "session": ("the record of {date}",),
        "line.percent": ("{size} below the record close",),
        "line.points": ("{size} below the record close",),
        "line.level": ("the record close is {value}",),
        "line.session": ("the record close was set on {long_date}",),
        "line.percent.52_weeks": ("{size} below the highest close of {window}",),
        "line.points.52_weeks": ("{size} below the highest close of {window}",),
        "line.level.52_weeks": ("the highest close of {window} is {value}",),
        "line.session.52_weeks": (
            "the highest close of {window} was set on {long_date}",
        ),
        "line.percent.year": ("{size} below the highest close of the year",),
        "line.points.year": ("{size} below the highest close of the year",),
        "line.level.year": ("the highest close of the year is {value}",),
        "line.session.year": ("the highest close of the year was set on {long_date}",),
    },
    examples=(
        Example("The index is 0.77% below its record close.", "-0.767111"),
        Example(
            "It ended 18.93 points off its record close.", "-18.93", {"of": "points"}
        ),
        Example(
            "It stands below the record close of 2,467.70.", "2467.7", {"of": "level"}
        ),
    ),
)
