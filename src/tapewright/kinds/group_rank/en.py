"""How English says a place in a group."""

from tapewright.kinds import Example, Wording

PART = Wording(
    title="place in a group",
    templates={
        "clause": ("came {ordinal} of {group} over the {span}",),
        "clause.day": ("came {ordinal} of {group} on the day",),
        "clause.from_bottom": (
            "came {ordinal} from the bottom of {group} over the {span}",
        ),
        "clause.from_bottom.day": (
            "came {ordinal} from the bottom of {group} on the day",
        ),
        "line": ("{ordinal} from the top of {group} over the {span}",),
        "line.day": ("{ordinal} from the top of {group} on the day",),
        "line.from_bottom": ("{ordinal} from the bottom of {group} over the {span}",),
        "line.from_bottom.day": ("{ordinal} from the bottom of {group} on the day",),
    },
    examples=(
        Example(
            "The Russell 2000 had the largest gain of the four on Thursday.",
            "1",
            {"group": "us indices", "span": "day"},
        ),
        Example(
            "On Friday it came last of the four.",
            "1",
            {"group": "us indices", "span": "day", "place": "from_bottom"},
        ),
    ),
)
