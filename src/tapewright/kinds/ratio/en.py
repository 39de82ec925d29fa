"""How English says a ratio to a peer."""

from tapewright.kinds import Example, Wording

PART = Wording(
    title="ratio to a peer",
    templates={
        "clause": ("closed at {value} of {peer}'s level",),
        "line": ("the close is {value} of {peer}'s",),
    },
    examples=(
        Example(
            "The Russell 2000 closed at 36.74% of the S&P 500's level.",
            "36.744264",
            {"peer": "GSPC"},
        ),
    ),
)
