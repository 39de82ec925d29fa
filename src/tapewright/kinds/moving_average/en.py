"""How English says a moving average and the distance from it."""

from tapewright.kinds import Cue, Example, Wording

PART = Wording(
    title="moving average",
    templates={
        "noun": ("its {length}-day average of {value}",),
        "noun.week": ("its {length}-week average of {value}",),
        "clause": ("closed {size} {above} its {length}-day average",),
        "clause.week": ("closed {size} {above} its {length}-week average",),
        "line.level": ("the {length}-day average is {value}",),
        "line.level.week": ("the {length}-week average is {value}",),
        "line.distance": ("{size} {above} the {length}-day average",),
        "line.distance.week": ("{size} {above} the {length}-week average",),
    },
    examples=(
        Example(
            "The S&P 500's 50-day average stood at 6,421.69.",
            "6421.691",
            {"length": "50", "of": "level"},
        ),
        Example(
            "The index closed 12.17% above its 200-day moving average.",
            "12.171674",
            {"length": "200", "of": "distance"},
        ),
    ),
    cues=(
        Cue("count:NUM span:SPAN AVERAGE (OF|FOR) NAME .. <LEVEL>", {"of": "level"}),
        Cue("count:NUM span:SPAN AVERAGE (OF|FOR) NAME .. AT <LEVEL>", {"of": "level"}),
        Cue("count:NUM span:SPAN AVERAGE .. (OF|AT) <BARE>", {"of": "level"}),
        Cue("<PCT> ABOVE AVERAGE OF count:NUM span:SPAN", {"of": "distance"}, sign="+"),
        Cue("<PCT> BELOW AVERAGE OF count:NUM span:SPAN", {"of": "distance"}, sign="-"),
        Cue(
            "AVERAGE .. COMMA? <PCT> ABOVE THIS OF count:NUM",
            {"of": "distance"},
            sign="+",
        ),
        Cue(
            "AVERAGE .. COMMA? <PCT> BELOW THIS OF count:NUM",
            {"of": "distance"},
            sign="-",
        ),
        Cue("<PCT> ABOVE THIS OF count:NUM", {"of": "distance"}, sign="+"),
        Cue("<PCT> BELOW THIS OF count:NUM", {"of": "distance"}, sign="-"),
        Cue("count:NUM span:SPAN AVERAGE .. (OF|AT)? .. <LEVEL>", {"of": "level"}),
        Cue("<LEVEL> COMMA? OPENP? count:NUM span:SPAN AVERAGE", {"of": "level"}),
        Cue(
            "<PCT> .. ABOVE .. count:NUM span:SPAN AVERAGE",
            {"of": "distance"},
            sign="+",
        ),
        Cue(
            "<PCT> .. (BELOW|AWAY) .. count:NUM span:SPAN AVERAGE",
            {"of": "distance"},
            sign="-",
        ),
        Cue(
            "<ABOVE> .. count:NUM span:SPAN AVERAGE",
            {"of": "distance"},
            sign="+",
            bare=True,
        ),
        Cue(
            "<BELOW> .. count:NUM span:SPAN AVERAGE",
            {"of": "distance"},
            sign="-",
            bare=True,
        ),
    ),
)
