"""How English says a realised volatility."""

from tapewright.kinds import Cue, Example, Wording

PART = Wording(
    title="realised volatility",
    templates={
        "noun": ("a realised volatility of {value}",),
        "clause": ("had a {window}-day realised volatility of {value}",),
        "line": ("the {window}-day realised volatility is {value} a year",),
    },
    examples=(Example("Its 20-day realised volatility was 19.16%.", "19.160565"),),
    cues=(Cue("VOLATILITY .. LASTING? .. <PCT>"),),
)
