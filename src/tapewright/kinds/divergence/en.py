"""How English says that two went opposite ways."""

from tapewright.kinds import Example, Wording

PART = Wording(
    title="divergence",
    templates={
        "clause": ("went the other way, {size} usual moves apart",),
        "noun": ("a divergence of {size} usual moves",),
        "line": (
            "{up} in the {span} as {peer} went the other way, {size} usual moves apart",
        ),
        "line.day": ("{up} as {peer} went the other way, {size} usual days apart",),
    },
    examples=(
        Example(
            "The Russell 2000 fell on Friday while the S&P 500 rose, 2.1 "
            "usual moves apart.",
            "-2.066217",
            {"peer": "GSPC", "span": "day"},
        ),
        Example(
            "It parted from the Nasdaq Composite by 2.2 usual days.",
            "-2.18656",
            {"peer": "IXIC", "span": "day"},
        ),
    ),
)
