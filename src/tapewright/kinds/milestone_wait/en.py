"""How English says the time between two milestones."""

from tapewright.kinds import Example, Wording

PART = Wording(
    title="time between milestones",
    templates={
        "line": ("{value} after the first close at the round number before",),
        "line.intraday": ("{value} after the first trade at the round number before",),
    },
    examples=(Example("It took 24 sessions from 10,000 to 11,000.", "24"),),
)
