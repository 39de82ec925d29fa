"""What a whole text lacks: a disclaimer, a warning, a source, an author, a date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tapewright.language import language as spoken
from tapewright.report import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tapewright.reading.rules.guards import Scene
    from tapewright.reading.rules.packs import Rule, Rules

DATE: Final = re.compile(
    r"\b(?:19|20)\d\d-\d\d-\d\d|\b\d{1,2}[/.]\d{1,2}[/.](?:19|20)?\d\d\b"
)
BYLINE: Final = 30
"""Words of the longest line that names an author."""
DAYS: Final = 31
