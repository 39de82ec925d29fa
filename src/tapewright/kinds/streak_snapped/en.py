"""How English says that a streak has ended."""

from tapewright.kinds import Cue, Example, Wording

PART = Wording(
    title="the run that ended",
    templates={
        "clause": ("ended a run of {cardinal} {gains}",),
        "line": ("ended a run of {cardinal} {span}s of {gains}",),
    },
    examples=(
        Example("A seven-day winning streak ended on October 7.", "7", {"span": "day"}),
        Example("It was the first fall in seven sessions.", "6", {"span": "day"}),
        Example("The S&P 500 broke a five-day losing streak.", "-5", {"span": "day"}),
    ),
    cues=(
        Cue("CLOSE NAME <NUM> span:SPAN (MOVE|WINNING)* STREAK", sign="inside"),
        Cue("SNAP NAME <NUM> span:SPAN (MOVE|WINNING)* STREAK", sign="inside"),
        Cue("ORD span:SPAN? (UP|DOWN) <LASTING>", less=1),
        Cue("(UP|DOWN) FIRSTTIME <LASTING>", less=1),
        Cue("(UP|DOWN) (PCT|PTS) FIRSTTIME <LASTING>", less=1),
        Cue("SNAP <NUM> span:SPAN OF MOVE", sign="inside"),
        Cue("SNAP .. <NUM> STRAIGHT span:SPAN? MOVE", sign="inside"),
        Cue("SNAP STREAK OF <NUM> span:SPAN? MOVE?", sign="inside"),
        Cue("AFTER .. <NUM> STRAIGHT span:SPAN? MOVE", sign="inside"),
        Cue("AFTER .. <NUM> span:SPAN? MOVE STRAIGHT", sign="inside"),
        Cue("SNAP .. <NUM> span:SPAN NAME? (MOVE|WINNING)* STREAK", sign="inside"),
        Cue("SNAP .. <NUM> span:SPAN .. STREAK", sign="inside"),
        Cue("SNAP .. STREAK OF <NUM> STRAIGHT? span:SPAN", sign="inside"),
        Cue("<NUM> span:SPAN (MOVE|WINNING)* STREAK .. (SNAP|CLOSE)", sign="inside"),
        Cue(
            "<NUM> span:SPAN NAME? (MOVE|WINNING)* STREAK .. (SNAP|CLOSE)",
            sign="inside",
        ),
    ),
)
