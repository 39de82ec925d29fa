"""How English says when a run against a peer was last as long."""

from tapewright.kinds import Cue, Example, Wording

PART = Wording(
    title="the last run against a peer as long",
    templates={
        "line": ("longest such run against {peer}, in {span}s, since {long_date}",)
    },
    examples=(
        Example(
            "It beat the S&P 500 for 14 sessions in a row, the most since 1996.",
            "1996-05-22",
            {"peer": "GSPC", "span": "day"},
        ),
    ),
    cues=(
        Cue(
            "BEAT peer:NAME LASTING STRAIGHT .. (BIGGEST|LONGEST) .. SINCE "
            "<DATE|MONTH|YEAR|WHEN>"
        ),
        Cue(
            "LAG peer:NAME LASTING STRAIGHT .. (BIGGEST|LONGEST) .. SINCE "
            "<DATE|MONTH|YEAR|WHEN>"
        ),
    ),
)
