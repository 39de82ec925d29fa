"""How English says the test of a level."""

from tapewright.kinds import Cue, Example, Wording

PART = Wording(
    title="test of a level",
    templates={
        "broken": (
            "closed beyond {value}",
            "broke through {value}",
        ),
        "held": (
            "reached {value} and closed short of it",
            "tested {value}, which held",
        ),
        "line.broken": ("closed beyond {side} at {value}",),
        "line.held": ("reached {side} at {value} and closed short of it",),
    },
    examples=(
        Example(
            "The week's close broke through 2,422.33, the high of the 20 "
            "sessions before.",
            "2422.33",
            {"side": "resistance", "outcome": "broken"},
        ),
        Example(
            "It tested support at 2,159.80, which held.",
            "2159.8",
            {"side": "support", "outcome": "held"},
        ),
    ),
    cues=(
        Cue(
            "REACH <LEVEL> . HIGH (OF|IN)? (LASTING|NUM)",
            {"side": "resistance", "outcome": "held"},
        ),
        Cue(
            "REACH <LEVEL> . LOW (OF|IN)? (LASTING|NUM)",
            {"side": "support", "outcome": "held"},
        ),
        Cue(
            "ABOVE <LEVEL> . HIGH (OF|IN)? (LASTING|NUM)",
            {"side": "resistance", "outcome": "broken"},
            exact=True,
        ),
        Cue(
            "BELOW <LEVEL> . LOW (OF|IN)? (LASTING|NUM)",
            {"side": "support", "outcome": "broken"},
            exact=True,
        ),
    ),
)
