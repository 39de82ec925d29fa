"""How English says a distance from the peak."""

from typing import Final

from tapewright.kinds import Cue, Example, Wording

LEVEL: Final = {"of": "level"}
OF_YEAR: Final = {"of": "level", "window": "year"}
OF_WEEKS: Final = {"of": "level", "window": "52_weeks"}
TRADED: Final = {**OF_WEEKS, "price": "intraday"}
SESSION: Final = {"of": "session"}
SESSION_OF_YEAR: Final = {"of": "session", "window": "year"}
SESSION_OF_WEEKS: Final = {"of": "session", "window": "52_weeks"}

PART = Wording(
    title="distance from the peak",
    templates={
        "clause": (
            "{size} below its record close",
            "{size} off its record close",
        ),
        "level": ("the record close of {value}",),
        "session": ("the record of {date}",),
        "line.percent": ("{size} below the record close",),
        "line.points": ("{size} below the record close",),
        "line.level": ("the record close is {value}",),
        "line.session": ("the record close was set on {long_date}",),
        "line.percent.52_weeks": ("{size} below the highest close of {window}",),
        "line.points.52_weeks": ("{size} below the highest close of {window}",),
        "line.level.52_weeks": ("the highest close of {window} is {value}",),
        "line.session.52_weeks": (
            "the highest close of {window} was set on {long_date}",
        ),
        "line.percent.year": ("{size} below the highest close of the year",),
        "line.points.year": ("{size} below the highest close of the year",),
        "line.level.year": ("the highest close of the year is {value}",),
        "line.session.year": ("the highest close of the year was set on {long_date}",),
    },
    examples=(
        Example("The index is 0.77% below its record close.", "-0.767111"),
        Example(
            "It ended 18.93 points off its record close.", "-18.93", {"of": "points"}
        ),
        Example(
            "It stands below the record close of 2,467.70.", "2467.7", {"of": "level"}
        ),
    ),
    cues=(
        Cue("(SINCE|FROM) DATE RECORD (OF|AT)? <LEVEL>", LEVEL, session="now"),
        Cue("BOUND RECORD (OF|AT)? <LEVEL>", LEVEL, session="now"),
        Cue("(BELOW|AWAY) .. RECORD CLOSE OF <LEVEL>", LEVEL, session="now"),
        Cue("(IN|REACH|TO) . <CORRECTION>", sign="-", states=10),
        Cue("(IN|REACH|TO) . <BEARMARKET>", sign="-", states=20),
        Cue(
            "(PCT|PTS) .. UNDER <DATE|MONTH|YEAR> CLOSE? (RECORD|HIGH)",
            SESSION,
            session="now",
        ),
        Cue(
            "(SINCE|FROM|VERSUS) (DATE|MONTH|YEAR)? CLOSE? (RECORD|HIGH) COMMA? "
            "(NAME|PRONOUN)? .. DOWN <PCT|PTS>",
            sign="-",
            session="now",
        ),
        Cue(
            "(SINCE|FROM|VERSUS) (DATE|MONTH|YEAR)? CLOSE? (RECORD|HIGH) COMMA? "
            "(NAME|PRONOUN)? .. <PCT|PTS> DOWN",
            sign="-",
            session="now",
        ),
        Cue(
            "(PCT|PTS) .. (UNDER|OF) .. (RECORD|HIGH|HIGHEST) "
            "(OF|AT|ON|COMMA|LEVEL|REACH|PRONOUN|THIS|FROM)+ <DATE>",
            SESSION,
            session="now",
        ),
        Cue(
            "(PCT|PTS) .. (UNDER|OF) .. YEARLONG CLOSE? (HIGH|HIGHEST) "
            "(OF|AT|ON|COMMA|LEVEL|REACH|PRONOUN|THIS|FROM)+ <DATE>",
            SESSION_OF_WEEKS,
            session="now",
        ),
        Cue(
            "(PCT|PTS) .. (UNDER|OF) .. (HIGH|HIGHEST) .. YEARLONG "
            "(OF|AT|ON|COMMA|LEVEL|REACH|PRONOUN|THIS|FROM)+ <DATE>",
            SESSION_OF_WEEKS,
            session="now",
        ),
        Cue(
            "(PCT|PTS) .. (UNDER|OF) .. (SPAN|WHEN|YEAR) CLOSE? (HIGH|HIGHEST) "
            "(OF|AT|ON|COMMA|LEVEL|REACH|PRONOUN|THIS|FROM)+ <DATE>",
            SESSION_OF_YEAR,
            session="now",
        ),
        Cue("(PCT|PTS) .. (UNDER|OF) <DATE> RECORD", SESSION, session="now"),
        Cue("FROM (HIGH|RECORD) OF? LEVEL (REACH|ON)? <DATE>", SESSION, session="now"),
        Cue("PREVIOUS RECORD .. <DATE|MONTH>", SESSION, session="before"),
        Cue("RECORD OF <LEVEL> COMMA REACH on:DATE", LEVEL),
        Cue("PREVIOUS RECORD (CLOSE|HIGH|OF|AT)* <LEVEL> COMMA? REACH? on:DATE", LEVEL),
        Cue(
            "PREVIOUS RECORD (CLOSE|HIGH|OF|AT)* COMMA? REACH? on:DATE . (OF|AT)? "
            "<LEVEL>",
            LEVEL,
        ),
        Cue("PREVIOUS RECORD . (CLOSE|HIGH|OF|AT)* . <LEVEL>", LEVEL, session="before"),
        Cue(
            "(BEAT|ABOVE|OVER) PRONOUN? (RECORD|INTRADAY|CLOSE|HIGH)+ OF <LEVEL>",
            LEVEL,
            session="before",
        ),
        Cue(
            "(RESISTANCE|UNDER|VERSUS|ABOVE) .. RECORD OF <LEVEL>", LEVEL, session="now"
        ),
        Cue("FROM (HIGH|RECORD) OF? <LEVEL>", LEVEL, session="now"),
        Cue("(PCT|PTS) .. UNDER .. (RECORD|HIGH) OF <LEVEL>", LEVEL, session="now"),
        Cue(
            "(PCT|PTS) (UNDER|OF) NAME CLOSE? RECORD . (OF|AT)? . <LEVEL>",
            LEVEL,
            session="now",
        ),
        Cue(
            "(PCT|PTS) .. (UNDER|OF) .. RECORD . (OF|AT)? . <LEVEL>",
            LEVEL,
            session="now",
        ),
        Cue(
            "(PCT|PTS) .. (UNDER|OF) . DATE RECORD . (OF|AT)? . <LEVEL>",
            LEVEL,
            session="now",
        ),
        Cue("(PCT|PTS) .. UNDER .. HIGHEST .. <LEVEL>", LEVEL, session="now"),
        Cue("(BELOW|AWAY) RECORD . (OF|AT)? . <LEVEL>", LEVEL, session="now"),
        Cue("(BELOW|AWAY) . <LEVEL> RECORD", LEVEL, session="now"),
        Cue(
            "(PCT|PTS) UNDER (SPAN|WHEN) (HIGHEST|HIGH) . (OF|AT)? <LEVEL>",
            OF_YEAR,
            session="now",
        ),
        Cue(
            "(PCT|PTS) UNDER YEARLONG CLOSE? HIGH OF? <LEVEL>", OF_WEEKS, session="now"
        ),
        Cue(
            "(PCT|PTS) .. UNDER .. HIGHEST .. YEARLONG .. <LEVEL>",
            OF_WEEKS,
            session="now",
        ),
        Cue("(HIGHEST|HIGH) .. YEARLONG . (OF|AT)? <LEVEL>", OF_WEEKS, session="now"),
        Cue("YEARLONG CLOSE HIGH . (OF|AT|COLON)? . <LEVEL>", OF_WEEKS, session="now"),
        Cue(
            "YEARLONG INTRADAY? HIGH . (OF|AT|COLON)? . <LEVEL>", TRADED, session="now"
        ),
        Cue("YEARLONG INTRADAY? HIGH . (OF|AT|COLON) <BARE>", TRADED, session="now"),
        Cue("YEARLONG .. RANGE .. LEVEL (TO|AND) <LEVEL|BARE>", TRADED, session="now"),
        Cue(
            "YEARLONG .. NAME .. RANGE .. LEVEL (TO|AND) <LEVEL>", TRADED, session="now"
        ),
        Cue("RANGE .. LEVEL (TO|AND) <LEVEL> .. YEARLONG", TRADED, session="now"),
        Cue("<PCT|PTS> (UNDER|OF) DATE (RECORD|HIGH) CLOSE?", sign="-", session="now"),
        Cue(
            "<PCT|PTS> (UNDER|OF) DATE (RECORD|HIGH) CLOSE? OF LEVEL",
            sign="-",
            session="now",
        ),
        Cue(
            "FROM (HIGH|RECORD) OF? LEVEL . (PRONOUN|NAME)? <PCT> DOWN",
            sign="-",
            session="now",
        ),
        Cue("<PCT|PTS> (UNDER|OF) NAME CLOSE? RECORD", sign="-"),
        Cue(
            "<PCT|PTS> COMMA? OR? (PCT|PTS) COMMA? UNDER .. (RECORD|HIGH|HIGHEST)",
            sign="-",
        ),
        Cue(
            "(PCT|PTS) COMMA? OR <PCT|PTS> COMMA? UNDER .. (RECORD|HIGH|HIGHEST)",
            sign="-",
        ),
        Cue("<PCT|PTS> .. UNDER .. (RECORD|HIGH|HIGHEST)", sign="-"),
        Cue("<PCT|PTS> (UNDER|OF) .. RECORD", sign="-"),
        Cue("(BELOW|AWAY|FROM|OVER) .. RECORD .. BY <PCT|PTS>", sign="-"),
        Cue("DOWN <PCT> FROM .. (RECORD|HIGH)", sign="-"),
        Cue("<PCT|PTS> .. UNDER YEAR CLOSE? HIGH", {"window": "year"}, sign="-"),
        Cue(
            "<PCT|PTS> .. UNDER (SPAN|WHEN) (HIGHEST|HIGH)",
            {"window": "year"},
            sign="-",
        ),
        Cue("<PCT|PTS> .. UNDER (WHEN|THIS)* SPAN? HIGH", {"window": "year"}, sign="-"),
        Cue(
            "<PCT|PTS> .. UNDER .. (HIGHEST|HIGH) .. YEARLONG",
            {"window": "52_weeks"},
            sign="-",
        ),
        Cue(
            "<PCT|PTS> .. UNDER .. YEARLONG INTRADAY? CLOSE? HIGH",
            {"window": "52_weeks"},
            sign="-",
        ),
    ),
)
