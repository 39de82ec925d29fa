"""How English says an intraday move."""

from tapewright.kinds import Cue, Example, Wording

PART = Wording(
    title="intraday move",
    templates={
        "clause": ("was {up} as much as {size}",),
        "line.high": ("{up} {size} at its high",),
        "line.low": ("{up} {size} at its low",),
    },
    examples=(
        Example("The S&P 500 had been up as much as 1.8%.", "1.8"),
        Example(
            "At its best the Dow was 160.29 points above the previous close.",
            "160.29",
            {"unit": "points"},
        ),
        Example(
            "The S&P 500 was down 35.16 points at the low.",
            "-35.16",
            {"side": "low", "unit": "points"},
        ),
    ),
    cues=(
        Cue("INTRADAY . NAME .. DOWN <PCT|PTS>", {"side": "low"}, sign="-"),
        Cue("INTRADAY . NAME .. UP <PCT|PTS>", {"side": "high"}, sign="+"),
        Cue("RANGE UP OF <PCT|PTS> AND DOWN OF (PCT|PTS)", {"side": "high"}, sign="+"),
        Cue("RANGE UP OF (PCT|PTS) AND DOWN OF <PCT|PTS>", {"side": "low"}, sign="-"),
        Cue("RANGE DOWN OF <PCT|PTS> AND UP OF (PCT|PTS)", {"side": "low"}, sign="-"),
        Cue("RANGE DOWN OF (PCT|PTS) AND UP OF <PCT|PTS>", {"side": "high"}, sign="+"),
        Cue(
            "INTRADAY? LOW COMMA (NAME|PRONOUN) DOWN <PCT|PTS>",
            {"side": "low"},
            sign="-",
        ),
        Cue(
            "INTRADAY? HIGH COMMA (NAME|PRONOUN) UP <PCT|PTS>",
            {"side": "high"},
            sign="+",
        ),
        Cue("ASMUCH PCT AND DOWN <PCT>", {"side": "low"}, sign="-"),
        Cue("ASMUCH PCT AND UP <PCT>", {"side": "high"}, sign="+"),
        Cue("ASMUCH PTS AND DOWN <PTS>", {"side": "low"}, sign="-"),
        Cue(
            "HIGH .. LEVEL COMMA? WHILE PRONOUN? UP <PCT|PTS>",
            {"side": "high"},
            sign="+",
        ),
        Cue(
            "LOW .. LEVEL COMMA? WHILE PRONOUN? DOWN <PCT|PTS>",
            {"side": "low"},
            sign="-",
        ),
        Cue("UP <PCT|PTS> AT? HIGH", {"side": "high"}, sign="+"),
        Cue("DOWN <PCT|PTS> AT? LOW", {"side": "low"}, sign="-"),
        Cue(
            "HIGH .. <PTS> (BELOW|ABOVE) DATE CLOSE",
            {"side": "high"},
            sign="",
            session="now",
        ),
        Cue("(UP|HIGH) ASMUCH <PCT|PTS>", {"side": "high"}, sign="+"),
        Cue("UP (BY)? ASMUCH <PCT|PTS>", {"side": "high"}, sign="+"),
        Cue("(DOWN|LOW) (BY)? ASMUCH <PCT|PTS>", {"side": "low"}, sign="-"),
        Cue("UP .. <PCT|PTS> .. INTRADAY", {"side": "high"}, sign="+"),
        Cue("DOWN .. <PCT|PTS> .. INTRADAY", {"side": "low"}, sign="-"),
        Cue(
            "(INTRADAY|HIGH) . NAME? .. <PCT|PTS> ABOVE PREVIOUS CLOSE",
            {"side": "high"},
            sign="+",
        ),
        Cue(
            "(INTRADAY|LOW) . NAME? .. <PCT|PTS> BELOW PREVIOUS CLOSE",
            {"side": "low"},
            sign="-",
        ),
    ),
)
