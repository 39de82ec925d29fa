"""The audit as JSON, the contract for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tapewright.reports import Format, json_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tapewright.report import Report


def many(reports: Sequence[Report], *, every: bool = False) -> str:
    """Return one report as it is, several as a list under the name `reports`."""
    del every  # what is supported is always among the verdicts
    told = [report.to_json() for report in reports]
    return json_text(told[0] if len(told) == 1 else {"reports": told})


PART = Format(
    name="json",
    doc="Every claim with its verdict and evidence, for programs.",
    suffix=".json",
    many=many,
)
