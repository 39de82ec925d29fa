"""How English says a change over several periods."""

from tapewright.kinds import Cue, Example, Wording

PART = Wording(
    title="change over several periods",
    templates={"line": ("{up} {size} over {periods} {span}s",)},
    examples=(
        Example(
            "The Nasdaq dropped 2.57% across the two sessions.",
            "-2.57",
            {"span": "day", "periods": 2},
        ),
        Example("It gained 4.1% in two weeks.", "4.1", {"span": "week", "periods": 2}),
    ),
    cues=(
        Cue("last:LASTING COMMA? (NAME|PRONOUN) .. MOVE .. <PCT|PTS>", sign="move"),
        Cue("MOVE last:LASTING .. <PCT|PTS>", sign="move"),
        Cue("MOVE <PTS|PCT> COMMA? OR (PCT|PTS) last:LASTING", sign="move"),
        Cue("MOVE (PTS|PCT) COMMA? OR <PCT|PTS> last:LASTING", sign="move"),
        Cue("MOVE .. <PCT|PTS> . last:LASTING", sign="move"),
        Cue("last:LASTING COMMA? .. MOVE .. <PCT|PTS>", sign="move"),
        Cue("count:NUM span:SPAN MOVE OF? <PCT|PTS>", sign="move"),
    ),
)
