"""How English says a change since a named date."""

from tapewright.kinds import Example, Wording

PART = Wording(
    title="change since a date",
    templates={"line": ("{up} {size} since {since}",)},
    examples=(
        Example(
            "The Russell 2000 is up 8.31% since the election.",
            "8.312397",
            {"since": "2024-11-05"},
        ),
    ),
)
