"""How English says a rebound."""

from tapewright.kinds import Cue, Example, Wording

PART = Wording(
    title="rebound from a low",
    templates={
        "clause": ("{size} above its low",),
        "line.percent.52_weeks": ("{size} above the lowest close of {window}",),
        "line.points.52_weeks": ("{size} above the lowest close of {window}",),
        "line.session.52_weeks": (
            "the lowest close of {window} was set on {long_date}",
        ),
        "line.level.52_weeks": ("the lowest close of {window} is {value}",),
        "line.percent.year": ("{size} above the lowest close of the year",),
        "line.points.year": ("{size} above the lowest close of the year",),
        "line.session.year": ("the lowest close of the year was set on {long_date}",),
        "line.level.year": ("the lowest close of the year is {value}",),
        "line.percent.since_peak": ("{size} above the lowest close since the peak",),
        "line.points.since_peak": ("{size} above the lowest close since the peak",),
        "line.session.since_peak": (
            "the lowest close since the peak was set on {long_date}",
        ),
        "line.level.since_peak": ("the lowest close since the peak is {value}",),
    },
    examples=(
        Example("It stands 39.08% above its close of April 8.", "39.078554"),
        Example(
            "The index has gained 688.06 points from the year's lowest close.",
            "688.06",
            {"of": "points", "window": "year"},
        ),
    ),
    cues=(
        Cue(
            "(PCT|PTS) .. (ABOVE|FROM|OVER) <DATE|MONTH|YEAR> CLOSE? LOW",
            {"of": "session"},
            session="now",
        ),
        Cue(
            "(SINCE|FROM) (DATE|MONTH|YEAR)? CLOSE? LOW OF LEVEL DATE? COMMA? "
            "(NAME|PRONOUN) .. UP <PCT|PTS>",
            sign="+",
            session="now",
        ),
        Cue(
            "(SINCE|FROM) (MONTH|YEAR) CLOSE? LOW COMMA? (NAME|PRONOUN) .. UP "
            "<PCT|PTS>",
            sign="+",
            session="now",
        ),
        Cue(
            "(SINCE|FROM) LOW OF LEVEL <DATE> COMMA? (NAME|PRONOUN) .. UP (PCT|PTS)",
            {"of": "session"},
            session="now",
        ),
        Cue("<PCT|PTS> .. (ABOVE|FROM) YEAR CLOSE? LOW", {"window": "year"}, sign="+"),
        Cue(
            "FROM (LOWEST|LOW) .. YEARLONG COMMA? (NAME|PRONOUN)? UP <PCT|PTS>",
            {"window": "52_weeks"},
            sign="+",
            session="now",
        ),
        Cue(
            "FROM YEARLONG CLOSE? (LOWEST|LOW) COMMA? (NAME|PRONOUN)? UP <PCT|PTS>",
            {"window": "52_weeks"},
            sign="+",
            session="now",
        ),
        Cue(
            "YEARLONG RANGE .. FROM? <LEVEL> (TO|AND) LEVEL",
            {"of": "level", "window": "52_weeks", "price": "intraday"},
        ),
        Cue(
            "(PCT|PTS) .. (ABOVE|FROM|OVER) .. (LOW|LOWEST) (OF|AT|COMMA)* LEVEL "
            "COMMA? (REACH|PRONOUN|OF)* <DATE>",
            {"of": "session"},
            session="now",
        ),
        Cue(
            "(PCT|PTS) .. (ABOVE|FROM|OVER) .. YEARLONG CLOSE? (LOW|LOWEST) "
            "(OF|AT|COMMA)* LEVEL COMMA? (REACH|PRONOUN|OF)* <DATE>",
            {"of": "session", "window": "52_weeks"},
            session="now",
        ),
        Cue(
            "(PCT|PTS) .. (ABOVE|FROM|OVER) .. (LOW|LOWEST) .. YEARLONG "
            "(OF|AT|COMMA)* LEVEL COMMA? (REACH|PRONOUN|OF)* <DATE>",
            {"of": "session", "window": "52_weeks"},
            session="now",
        ),
        Cue(
            "(PCT|PTS) .. (ABOVE|FROM|OVER) .. (SPAN|WHEN|YEAR) CLOSE? "
            "(LOW|LOWEST) (OF|AT|COMMA)* LEVEL COMMA? (REACH|PRONOUN|OF)* <DATE>",
            {"of": "session", "window": "year"},
            session="now",
        ),
        Cue(
            "(PCT|PTS) .. (ABOVE|FROM|OVER) .. (LOW|LOWEST) "
            "(PRONOUN|REACH|OF|FROM)+ <DATE>",
            {"of": "session"},
            session="now",
        ),
        Cue(
            "(PCT|PTS) .. (ABOVE|FROM|OVER) .. YEARLONG CLOSE? (LOW|LOWEST) "
            "(PRONOUN|REACH|OF|FROM)+ <DATE>",
            {"of": "session", "window": "52_weeks"},
            session="now",
        ),
        Cue(
            "(PCT|PTS) .. (ABOVE|FROM|OVER) .. (LOW|LOWEST) .. YEARLONG "
            "(PRONOUN|REACH|OF|FROM)+ <DATE>",
            {"of": "session", "window": "52_weeks"},
            session="now",
        ),
        Cue(
            "(PCT|PTS) .. (ABOVE|FROM|OVER) .. (SPAN|WHEN|YEAR) CLOSE? "
            "(LOW|LOWEST) (PRONOUN|REACH|OF|FROM)+ <DATE>",
            {"of": "session", "window": "year"},
            session="now",
        ),
        Cue(
            "(PCT|PTS) (ABOVE|FROM) YEARLONG CLOSE? LOW OF? <LEVEL>",
            {"of": "level", "window": "52_weeks"},
            session="now",
        ),
        Cue(
            "<PCT|PTS> .. (ABOVE|FROM) .. (LOWEST|LOW) .. YEARLONG",
            {"window": "52_weeks"},
            sign="+",
        ),
        Cue(
            "<PCT|PTS> .. (ABOVE|FROM) (SPAN|WHEN) (LOWEST|LOW)",
            {"window": "year"},
            sign="+",
        ),
        Cue("<PCT|PTS> .. (ABOVE|FROM) .. LOWEST", sign="+"),
        Cue(
            "(LOWEST|LOW) .. YEARLONG . (OF|AT)? <LEVEL>",
            {"of": "level", "window": "52_weeks"},
            session="now",
        ),
        Cue(
            "(PCT|PTS) (ABOVE|FROM) (SPAN|WHEN) (LOWEST|LOW) . (OF|AT)? <LEVEL>",
            {"of": "level", "window": "year"},
            session="now",
        ),
        Cue("<PCT|PTS> .. (ABOVE|FROM|AWAY) .. LOW", sign="+"),
        Cue("UP .. <PCT|PTS> .. FROM .. LOW", sign="+"),
        Cue(
            "<PCT|PTS> .. (ABOVE|FROM|AWAY) .. YEARLONG CLOSE? LOW",
            {"window": "52_weeks"},
            sign="+",
        ),
        Cue(
            "<PCT|PTS> .. (ABOVE|FROM|AWAY) (WHEN|THIS)* SPAN? LOW",
            {"window": "year"},
            sign="+",
        ),
    ),
)
