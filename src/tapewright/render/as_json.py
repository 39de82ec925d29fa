"""The document as JSON, the contract for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tapewright.render import Format

if TYPE_CHECKING:
    from tapewright.document import Document


def render(document: Document) -> str:
    """Return the document as canonical JSON: one document, one text."""
    data = document.to_json()
    return json.dumps(data, ensure_ascii=False, allow_nan=False, indent=2) + "\n"


PART = Format(
    name="json",
    doc="Text, spans and facts with their evidence, for programs.",
    suffix=".json",
    render=render,
)
