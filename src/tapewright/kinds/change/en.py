"""How English says a change."""

from tapewright.kinds import Example, Wording

PART = Wording(
    title="change",
    templates={
        "clause": ("{move}",),
        "signed": ("{up} {size}",),
        "noun": ("a {gain} of {size}",),
        "line": ("{up} {size} in the {span}",),
        "line.day": ("{up} {size} on the day",),
    },
    examples=(
        Example("The Russell 2000 rose 2.16% for the week.", "2.16", {"span": "week"}),
        Example("It fell 0.77% on Friday.", "-0.77", {"span": "day"}),
        Example(
            "The Dow added 172.85 points.", "172.85", {"span": "day", "unit": "points"}
        ),
    ),
)
