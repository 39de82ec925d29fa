"""How English says how many of the last few went one way."""

from tapewright.kinds import Example, Wording

PART = Wording(
    title="how many of the last few",
    templates={"line": ("{direction} {cardinal} of the past {of} {span}s",)},
    examples=(
        Example(
            "The index has risen in five of the past six sessions.",
            "5",
            {"span": "day", "direction": "up", "of": 6},
        ),
    ),
)
