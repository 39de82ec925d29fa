"""How English says that an average was crossed."""

from tapewright.kinds import Cue, Example, Wording

PART = Wording(
    title="cross of an average",
    templates={
        "clause": (
            "closed {above} its {length}-day average after {size} on the other side",
        ),
        "line": (
            "first close {above} the {length}-day average after {size} on the "
            "other side",
        ),
    },
    examples=(
        Example(
            "It closed back above its 200-day average after 88 sessions below it.",
            "88",
            {"length": "200"},
        ),
        Example(
            "It closed below its 50-day moving average for the first time in 58 days.",
            "-58",
            {"length": "50"},
        ),
    ),
    cues=(
        Cue("ABOVE count:NUM SPAN AVERAGE .. AFTER <NUM> SPAN", sign="+"),
        Cue("BELOW count:NUM SPAN AVERAGE .. AFTER <NUM> SPAN", sign="-"),
        Cue("ABOVE count:NUM SPAN AVERAGE FIRSTTIME IN? <LASTING>", sign="+"),
        Cue("BELOW count:NUM SPAN AVERAGE FIRSTTIME IN? <LASTING>", sign="-"),
    ),
)
