"""How English says a run ahead of a peer."""

from tapewright.kinds import Cue, Example, Wording

PART = Wording(
    title="run against a peer",
    templates={"line": ("{ahead_of} {peer} for {cardinal} {span}s in a row",)},
    examples=(
        Example(
            "The Russell 2000 topped the S&P 500 in 14 consecutive sessions.",
            "14",
            {"peer": "GSPC", "span": "day"},
        ),
    ),
    cues=(
        Cue("BEAT peer:NAME <LASTING> STRAIGHT", sign="+"),
        Cue("LAG peer:NAME <LASTING> STRAIGHT", sign="-"),
        Cue("(BEAT|LAG) peer:NAME .. <ORD|NUM> STRAIGHT span:SPAN", sign="beat"),
        Cue("<ORD|NUM> STRAIGHT span:SPAN .. (BEAT|LAG) peer:NAME", sign="beat"),
    ),
)
