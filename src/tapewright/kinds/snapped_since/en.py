"""How English says since when a streak that ended was the longest."""

from tapewright.kinds import Cue, Example, Wording

PART = Wording(
    title="the last run as long as the one ended",
    templates={"line": ("the longest run of {span}s to be ended since {long_date}",)},
    examples=(
        Example(
            "It broke a five-day losing streak, the longest since April.",
            "2024-04-19",
            {"span": "day"},
        ),
    ),
    cues=(
        Cue(
            "SNAP .. STREAK OF? NUM MOVE STRAIGHT? .. LONGEST .. SINCE NUM? THIS? "
            "CLOSE? . <DATE|MONTH|YEAR>"
        ),
        Cue(
            "SNAP .. STREAK OF? NUM span:SPAN .. LONGEST .. SINCE NUM? THIS? "
            "CLOSE? . <DATE|MONTH|YEAR>"
        ),
        Cue(
            "SNAP .. NUM span:SPAN .. LONGEST .. SINCE NUM? CLOSE? . <DATE|MONTH|YEAR>"
        ),
        Cue(
            "SNAP NUM SPAN NAME? (MOVE|WINNING)* STREAK .. LONGEST .. SINCE "
            "<DATE|MONTH|YEAR|WHEN>"
        ),
        Cue("SNAP .. LONGEST .. SINCE <DATE|MONTH|YEAR|WHEN>"),
    ),
)
