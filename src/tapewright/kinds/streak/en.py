"""How English says a run."""

from tapewright.kinds import Cue, Example, Wording

PART = Wording(
    title="run",
    templates={
        "noun": (
            "a {ordinal} straight {gain}",
            "a {ordinal} {gain} in a row",
        ),
        "clause": ("was {rising} for a {ordinal} straight time",),
        "count": ("{cardinal} in a row",),
        "line": ("{an_ordinal} straight {span} of {gains}",),
    },
    examples=(
        Example("It was the seventh straight weekly gain.", "7", {"span": "week"}),
        Example("The index has risen seven weeks in a row.", "7", {"span": "week"}),
        Example("The index fell for a second day running.", "-2", {"span": "day"}),
        Example("August was its fourth straight monthly gain.", "4", {"span": "month"}),
    ),
    cues=(
        Cue("<LASTING> (MOVE|WINNING)* STREAK", sign="inside"),
        Cue("(ON|WITH|IN|REACH) <NUM> span:SPAN (MOVE|WINNING)+ STREAK", sign="inside"),
        Cue("SINCE .. <NUM> span:SPAN STREAK THIS? CLOSE on:DATE", sign="inside"),
        Cue("<ORD> MOVE STRAIGHT", sign="move"),
        Cue("MOVE .. SUM .. <LASTING>", sign="move"),
        Cue("MOVE .. SUM (OF|IN)? PAST? <NUM> span:SPAN", sign="move"),
        Cue("<ORD> STRAIGHT span:SPAN . MOVE?", sign="move"),
        Cue("<ORD> STRAIGHT MOVE? span:SPAN?", sign="move"),
        Cue("<ORD> span:SPAN ( OF MOVE )? STRAIGHT", sign="move"),
        Cue("<ORD> (MOVE|WINNING) span:SPAN STRAIGHT", sign="move"),
        Cue("<ORD> span:SPAN MOVE STRAIGHT", sign="move"),
        Cue("<NUM> STRAIGHT span:SPAN", sign="move"),
        Cue("<NUM> STRAIGHT MOVE? span:SPAN?", sign="move"),
        Cue("<NUM> span:SPAN (STRAIGHT)", sign="move"),
        Cue("<NUM> (MOVE|WINNING) span:SPAN STRAIGHT", sign="move"),
        Cue("<NUM> span:SPAN MOVE? WINNING? STREAK", sign="move"),
        Cue("STREAK (OF|TO|AT) <NUM> span:SPAN", sign="move"),
        Cue("span:SPAN STREAK .. (OF|TO|AT) <NUM>", sign="move"),
        Cue("MOVE .. <ORD> span:SPAN", sign="move"),
        Cue("(MOVE|CLOSE) .. (FOR|IN) <ORD> STRAIGHT? span:SPAN", sign="move"),
        Cue("<LASTING> STRAIGHT", sign="move"),
        Cue("MOVE .. (FOR|IN) <NUM> STRAIGHT span:SPAN", sign="move"),
        Cue("STREAK OF? span:SPAN MOVE (REACH|TO) <NUM>", sign="move"),
    ),
)
