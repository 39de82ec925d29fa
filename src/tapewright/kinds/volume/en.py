"""How English says a volume against its average."""

from tapewright.kinds import Cue, Example, Wording

PART = Wording(
    title="volume against its average",
    templates={
        "noun": ("volume {size} {above} its {window}-day average",),
        "clause": ("traded on volume {size} {above} its {window}-day average",),
        "line": ("volume was {size} {above} its {window}-day average",),
    },
    examples=(Example("Volume was 89% above its 20-day average.", "89.199984"),),
    cues=(
        Cue("VOLUME .. <PCT> ABOVE .. NUM SPAN AVERAGE", sign="+"),
        Cue("VOLUME .. <PCT> BELOW .. NUM SPAN AVERAGE", sign="-"),
        Cue("VOLUME .. <PCT> .. (ABOVE|BELOW) .. AVERAGE OF NUM SPAN", sign="move"),
        Cue("VOLUME .. <PCT> .. (ABOVE|BELOW|OVER) .. AVERAGE", sign="move"),
    ),
)
