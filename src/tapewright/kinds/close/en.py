"""How English says a close."""

from tapewright.kinds import Cue, Example, Wording

PART = Wording(
    title="close",
    templates={
        "at": ("at {value}",),
        "clause": ("closed at {value}", "ended at {value}", "finished at {value}"),
        "line": ("closed at {value}",),
    },
    examples=(Example("The Russell 2000 closed at 2,448.77.", "2448.77"),),
    cues=(
        Cue("CLOSE . (AT|TO|OF) . <PTS>"),
        Cue("SINCE CLOSE (AT|OF) <LEVEL> on:DATE"),
        Cue("(LEVELWORD|CLOSE) OF <LEVEL> (FROM|OF|REACH) on:DATE"),
        Cue("PREVIOUS AT <LEVEL>"),
        Cue("REACH WHEN (AT|WITH) <LEVEL>"),
        Cue("MOVE TO <LEVEL> FROM"),
        Cue("MOVE TO LEVEL FROM <LEVEL>", session="base"),
        Cue("FROM LEVEL . TO <LEVEL> WHEN"),
        Cue("AT <LEVEL> . (PRONOUN|NAME)"),
        Cue("FROM <LEVEL> OF on:DATE"),
        Cue("FROM <LEVEL> on:DATE"),
        Cue("CLOSE (ABOVE|OVER|BELOW) LEVELWORD? <LEVEL> FIRSTTIME SINCE"),
        Cue("CLOSE . (AT|TO|OF|ON|IN|WITH)? . <LEVEL>"),
        Cue("CLOSE . (AT|TO|OF) . <PTS>"),
        Cue("(PCT|PTS) (TO|AT) <PTS>"),
        Cue("CLOSE (ABOVE|BELOW|OVER) LEVELWORD? <LEVEL>"),
        Cue("CLOSE .. (AT|TO|OF) <LEVEL>"),
        Cue("(PCT|PTS) COMMA? MOVE? (WHEN|DATE)? COMMA? (TO|AT) CLOSE? (AT)? <LEVEL>"),
        Cue("MOVE (WHEN|DATE)? (TO|AT) <LEVEL>", weak=True),
        Cue("(TO|AT) <LEVEL>", weak=True),
        Cue("NAME (OPENP|COMMA|COLON|DASH|AT)* CLOSE? . <LEVEL>"),
        Cue("<LEVEL> . CLOSE", weak=True),
        Cue("FROM <LEVEL>", session="base", weak=True),
        Cue("FROM CLOSE OF? <LEVEL>", session="base"),
        Cue("PREVIOUS CLOSE (OF|AT)? <LEVEL>", session="base"),
        Cue("PREVIOUS SPAN CLOSE (OF|AT)? <LEVEL>", session="base"),
        Cue("FROM <LEVEL> DATE"),
        Cue("<LEVEL>", weak=True),
    ),
)
