"""How English says a group's breadth."""

from tapewright.kinds import Cue, Example, Wording

PART = Wording(
    title="breadth",
    templates={
        "clause.advancers": ("saw {cardinal} of {group} rise",),
        "clause.decliners": ("saw {cardinal} of {group} fall",),
        "line.advancers": ("{value} of {group} rose",),
        "line.decliners": ("{value} of {group} fell",),
        "line.unchanged": ("{value} of {group} ended unchanged",),
        "line.compared": ("{value} of {group} can be compared",),
        "line.new_highs": ("{value} of {group} closed at 52-week highs",),
        "line.new_lows": ("{value} of {group} closed at 52-week lows",),
        "line.above_average": ("{value} of {group} closed above the 200-day average",),
        "line.advancers.week": ("{value} of {group} rose in the week",),
        "line.decliners.week": ("{value} of {group} fell in the week",),
        "line.unchanged.week": ("{value} of {group} ended the week unchanged",),
    },
    examples=(
        Example(
            "All four indices rose on Thursday.",
            "4",
            {"group": "us indices", "of": "advancers"},
        ),
        Example(
            "Three of the four indices closed at 52-week highs on Friday.",
            "3",
            {"group": "us indices", "of": "new_highs"},
        ),
    ),
    cues=(
        Cue("<NUM> MEMBERS .. UP", {"of": "advancers"}, weak=True),
        Cue("<NUM> MEMBERS .. DOWN", {"of": "decliners"}, weak=True),
        Cue("<NUM> OF NUM MEMBERS .. UP", {"of": "advancers"}, weak=True),
        Cue("<NUM> OF NUM MEMBERS .. DOWN", {"of": "decliners"}, weak=True),
        Cue("<NUM> OF NUM MEMBERS .. YEARLONG HIGH", {"of": "new_highs"}, weak=True),
    ),
)
