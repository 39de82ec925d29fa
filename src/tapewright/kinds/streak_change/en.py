"""How English says the change over a streak."""

from tapewright.kinds import Example, Wording

PART = Wording(
    title="change over the run",
    templates={"line": ("{up} {size} over the run of {span}s that stands",)},
    examples=(
        Example(
            "The DAX rose for a ninth session running, totalling 4.03%.",
            "4.03",
            {"span": "day"},
        ),
    ),
)
