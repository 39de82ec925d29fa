"""The audit as JSON, the contract for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tapewright.reports import Format, json_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tapewright.report import Report


def one(report: Report) -> str:
    """Return one report as it is."""
    return json_text(report.to_json())


def many(reports: Sequence[Report], *, every: bool = False) -> str:
    """Return reports, however many there are, as a list under the name `reports`."""
    del every  # what is supported is always among the verdicts
    return json_text({"reports": [report.to_json() for report in reports]})


PART = Format(
    name="json",
    doc="Every claim with its verdict and evidence, for programs.",
    suffix=".json",
    many=many,
    one=one,
)
