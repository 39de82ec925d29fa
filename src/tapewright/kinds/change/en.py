"""How English says a change."""

from tapewright.kinds import Cue, Example, Wording

PART = Wording(
    title="change",
    templates={
        "clause": ("{move}",),
        "signed": ("{up} {size}",),
        "noun": ("a {gain} of {size}",),
        "line": ("{up} {size} in the {span}",),
        "line.day": ("{up} {size} on the day",),
    },
    examples=(
        Example("The Russell 2000 rose 2.16% for the week.", "2.16", {"span": "week"}),
        Example("It fell 0.77% on Friday.", "-0.77", {"span": "day"}),
        Example(
            "The Dow added 172.85 points.", "172.85", {"span": "day", "unit": "points"}
        ),
    ),
    cues=(
        Cue("CLOSE <UP|DOWN> (WHEN|DATE)", bare=True),
        Cue("REACH span:SPAN <UP|DOWN>", bare=True),
        Cue("MOVE OF <PCT|PTS> SNAP .. STREAK OF NUM span:SPAN", sign="move"),
        Cue(
            "NAME OPENP <PCT|PTS> CLOSEP AND NAME OPENP (PCT|PTS) CLOSEP .. span:WHEN",
            sign="move",
        ),
        Cue("MOVE <PCT|PTS> COMMA MOVE FOR ORD span:SPAN STRAIGHT", sign="move"),
        Cue("OPEN span:WHEN WITH? MOVE OF? <PCT|PTS>", sign="move"),
        Cue("OPEN span:WHEN WITH? <PCT|PTS> MOVE", sign="move"),
        Cue("(UP|DOWN) span:WHEN CLOSE? (AT|TO) <PTS|PCT>", sign="move"),
        Cue("CLOSE . (DATE|WHEN)? . <FLAT>", bare=True),
        Cue("NAME . (DATE|WHEN)? . CLOSE? . <FLAT>", bare=True),
        Cue("(UP|DOWN) <NUM> WHEN", {"unit": "points"}, sign="move"),
        Cue("MOVE <PCT|PTS> (FOR|IN) EXTREME span:SPAN", sign="move"),
        Cue("(SNAP|CLOSE) .. STREAK (WITH|BY) MOVE OF <PCT|PTS>", sign="move"),
        Cue(
            "(SNAP|CLOSE) .. NUM span:SPAN? STREAK (WITH|BY) MOVE OF <PCT|PTS>",
            sign="move",
        ),
        Cue("EXTREME span:SPAN MOVE? SINCE COMMA MOVE <PCT|PTS>", sign="move"),
        Cue(
            "(FIRSTTIME|EXTREME|HIGHEST|LOWEST|RECORD) .. SINCE (MONTH|DATE|YEAR) "
            "COMMA (NAME|PRONOUN)? MOVE <PCT|PTS>",
            sign="move",
        ),
        Cue(
            "(BEST|WORST|BIGGEST) span:SPAN (UP|DOWN)? SINCE (MONTH|DATE|YEAR|WHEN) "
            "COMMA MOVE <PCT|PTS>",
            sign="move",
        ),
        Cue(
            "(BEST|WORST|BIGGEST) span:SPAN (UP|DOWN)? SINCE (MONTH|DATE|YEAR|WHEN) "
            "COMMA NAME . MOVE <PCT|PTS>",
            sign="move",
        ),
        Cue("(NAME|PRONOUN) OPENP <PCT|PTS> CLOSEP", sign="move"),
        Cue("LEVEL COMMA <PTS|NUM> OPENP PCT", {"unit": "points"}, sign="move"),
        Cue("LEVEL COMMA (PTS|NUM) OPENP <PCT>", sign="move"),
        Cue("LEVEL OPENP <PTS|NUM> COMMA PCT", {"unit": "points"}, sign="move"),
        Cue("LEVEL OPENP (PTS|NUM) COMMA <PCT>", sign="move"),
        Cue("(PCT|PTS) WHEN AND <PCT|PTS> WHEN", sign="move"),
        Cue("MOVE .. <PCT|PTS> FROM span:WHEN", sign="move", session="now"),
        Cue("span:SPAN MOVE FOR NAME COLON? <PCT|PTS>", sign="move"),
        Cue("(BEAT|LAG) peer:NAME COMMA? <PCT> (TO|VERSUS) PCT", sign="move"),
        Cue("(BEAT|LAG) whose:NAME COMMA? PCT (TO|VERSUS) <PCT>", sign="move"),
        Cue("LEVEL COMMA PTS OPENP? <PCT>", sign="move"),
        Cue("LEVEL COMMA <PTS>", sign="move"),
        Cue("<PTS|PCT> BELOW PREVIOUS CLOSE", {"span": "day"}, sign="-"),
        Cue("<PTS|PCT> ABOVE PREVIOUS CLOSE", {"span": "day"}, sign="+"),
        Cue("on:DATE OPENP <PCT|PTS>", sign="move"),
        Cue("CLOSE <LEVEL> (UP|DOWN)", {"unit": "points"}, sign="move"),
        Cue("(PCT|PTS) COMMA? AND? <PCT|PTS|BP>", sign="move"),
        Cue("MOVE BY? <LEVEL>", {"unit": "points"}, sign="move"),
        Cue("<PCT|PTS> ABOVE OPEN", {"span": "week"}, sign="+"),
        Cue("<PCT|PTS> BELOW OPEN", {"span": "week"}, sign="-"),
        Cue("<PCT|PTS> ABOVE . span:SPAN OPEN", sign="+"),
        Cue("<PCT|PTS> BELOW . span:SPAN OPEN", sign="-"),
        Cue("span:SPAN <PCT|PTS>", sign="move"),
        Cue(
            "MOVE .. <PCT|PTS> .. TRAILING",
            {"span": "year", "base": "twelve_months"},
            sign="move",
        ),
        Cue(
            "TRAILING . NAME? .. MOVE .. <PCT|PTS>",
            {"span": "year", "base": "twelve_months"},
            sign="move",
        ),
        Cue("MOVE ~ <PCT|PTS|BP>", sign="move"),
        Cue(
            "MOVE (PCT|PTS|BP|NUM|LEVEL) (COMMA|OPENP|DASH)* OR? MOVE? <PCT|PTS|BP>",
            sign="move",
        ),
        Cue("<PCT|PTS|BP> span:SPAN? MOVE", sign="move"),
        Cue("span:SPAN MOVE . (OF|BY|TO|AT|WITH)? <PCT|PTS|BP>", sign="move"),
        Cue("NAME (OPENP|COMMA|COLON|DASH|AT|SLASH)* . <PCT|PTS>", sign="move"),
        Cue("(PCT|PTS) . AND? . <PCT|PTS|BP> RATHER", sign="move"),
        Cue(
            "MOVE BY? <NUM|LEVEL> (COMMA|OPENP)? OR? PCT",
            {"unit": "points"},
            sign="move",
        ),
        Cue("PCT (COMMA|OPENP)? OR <NUM|LEVEL>", {"unit": "points"}, sign="move"),
        Cue("<PCT|PTS|BP> (FOR|IN|ON|BY|AT) NAME", sign="move"),
        Cue("LEVEL (COMMA|OPENP|DASH)* (UP|DOWN)? <PCT|PTS|BP>", sign="move"),
        Cue("AWAY <PCT|PTS|BP>", sign="-"),
        Cue("<PCT|PTS|BP>", weak=True, sign="move"),
        Cue("NAME . <UP|DOWN|FLAT> (WHEN|DATE)", bare=True),
        Cue("(WHEN|DATE) COMMA? NAME <UP|DOWN|FLAT>", bare=True),
    ),
)
