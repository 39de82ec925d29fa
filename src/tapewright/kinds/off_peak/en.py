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
