"""How English says a change since a named date."""

from tapewright.kinds import Example, Wording

PART = Wording(
    title="change since a date",
    templates={"line": ("{up} {size} since {since}",)},
    examples=(
        Example(
            "The Russell 2000 is up 8.28% since the election.",
            "8.282834",
            {"since": "2024-11-05"},
        ),
    ),
)
