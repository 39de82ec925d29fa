"""How English says a spread over a peer."""

from tapewright.kinds import Example, Wording

PART = Wording(
    title="spread over a peer",
    templates={
        "clause": (
            "was {size} {ahead}",
            "ended {size} {ahead}",
        ),
        "noun": ("a gap of {size}",),
        "line": ("{size} {ahead_of} {peer} over the {span}",),
        "line.day": ("{size} {ahead_of} {peer} on the day",),
    },
    examples=(
        Example(
            "On Friday it trailed the S&P 500 by 1.26 percentage points.",
            "-1.255654",
            {"peer": "GSPC", "span": "day"},
        ),
        Example(
            "The Russell 2000 beat the S&P 500 by 0.94 percentage points for the week.",
            "0.941149",
            {"peer": "GSPC", "span": "week"},
        ),
    ),
)
