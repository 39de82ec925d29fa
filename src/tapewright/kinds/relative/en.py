"""How English says a spread over a peer."""

from tapewright.kinds import Cue, Example, Wording

PART = Wording(
    title="spread over a peer",
    templates={
        "clause": (
            "was {size} {ahead}",
            "ended {size} {ahead}",
        ),
        "noun": ("a gap of {size}",),
        "line": ("{size} {ahead_of} {peer} over the {span}",),
        "line.day": ("{size} {ahead_of} {peer} on the day",),
    },
    examples=(
        Example(
            "On Friday it trailed the S&P 500 by 1.26 percentage points.",
            "-1.255654",
            {"peer": "GSPC", "span": "day"},
        ),
        Example(
            "The Russell 2000 beat the S&P 500 by 0.94 percentage points for the week.",
            "0.941149",
            {"peer": "GSPC", "span": "week"},
        ),
    ),
    cues=(
        Cue("BEAT peer:NAME .. <PPT>", sign="+"),
        Cue("LAG peer:NAME .. <PPT>", sign="-"),
        Cue("<PPT> BEAT", sign="+"),
        Cue("<PPT> LAG", sign="-"),
        Cue("SPREAD .. <PPT>", sign=""),
        Cue("(BEAT|LAG) peer:NAME .. BY <PCT|PPT|BP>", sign="beat"),
        Cue("BEAT peer:NAME BY .. <PCT|PPT>", sign="+"),
        Cue("LAG peer:NAME BY .. <PCT|PPT>", sign="-"),
        Cue("<PPT> (BEAT|ABOVE) peer:NAME", sign="+"),
        Cue("<PPT> (LAG|BELOW) peer:NAME", sign="-"),
        Cue("<PPT> THAN peer:NAME", sign="+"),
        Cue("(SPREAD|BEAT) .. <PPT> .. (OVER|TO|WITH|ABOVE) peer:NAME", sign="+"),
        Cue("(SPREAD|BEAT) .. (OVER|TO|WITH|ABOVE) peer:NAME .. <PPT>", sign="+"),
        Cue("<BEAT> . peer:NAME", sign="+", bare=True),
        Cue("<LAG> . peer:NAME", sign="-", bare=True),
        Cue("<PPT>", weak=True, sign="+"),
    ),
)
