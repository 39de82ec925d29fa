"""How English says which session made a period."""

from tapewright.kinds import Cue, Example, Wording

PART = Wording(
    title="the session that made the week",
    templates={
        "noun": ("the week's decisive session",),
        "points": ("{size}, more than any other session that way",),
        "share": ("{size} of the week's {gain}",),
        "line.session": ("the session that moved the {span} most: {date}",),
        "line.points": ("{up} {size} in the session that moved the {span} most",),
        "line.share": ("one session made {size} of the {span}'s move",),
    },
    examples=(
        Example(
            "Thursday alone added 60.36 points, more than the whole week.",
            "60.36",
            {"of": "points"},
        ),
        Example("Thursday made the week.", "2025-09-18", {"of": "session"}),
        Example(
            "Thursday's advance was 117% of the week's gain.",
            "116.727906",
            {"of": "share"},
        ),
    ),
    cues=(
        Cue("<PCT> OF span:SPAN MOVE", {"of": "share"}),
        Cue("<PCT> OF WHEN MOVE", {"of": "share"}),
    ),
)
