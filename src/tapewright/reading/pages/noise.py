"""Which elements of an HTML page are furniture around its article."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

ALWAYS: Final = ("nav", "aside", "footer", "menu", "dialog", "button")
"""Elements that are never the article."""
OFTEN: Final = (
    *("div", "section", "ul", "ol", "dl", "p", "table", "header", "figure", "form"),
    "article",
)
"""Elements that are furniture where their class, role or name says so."""
ROLES: Final = ("navigation", "complementary", "contentinfo", "search", "dialog")
WORDS: Final = frozenset(
    (
        *("ad", "ads", "advert", "advertisement", "sponsor", "sponsored", "promo"),
        *("cookie", "cookies", "consent", "gdpr", "paywall", "popup", "modal"),
        *("newsletter", "subscribe", "subscription", "signup", "share", "sharing"),
        *("social", "related", "recommended", "recommendations", "trending"),
        *("popular", "outbrain", "taboola", "ticker", "breadcrumb", "breadcrumbs"),
        *("nav", "navbar", "navigation", "menu", "sidebar", "comments", "toolbar"),
        *("screenreader", "tooltip"),
    )
)
"""Words of a class or an id that name furniture."""
PRICED: Final = frozenset(("price", "prices", "market", "index", "data", "has", "with"))
"""Words beside which they do not: "share-price", "has-sidebar"."""

_PART: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_UNSEEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")


def suspect(name: str, told: Mapping[str, str]) -> bool:
    """Whether an element's attributes say that it is furniture, or not shown."""
    if "hidden" in told or told.get("aria-hidden") == "true":
        return True
    if _UNSEEN.search(told.get("style", "")):
        return True
    if name not in OFTEN:
        return False
    return name == "form" or told.get("role") in ROLES or _named(told)


def _named(told: Mapping[str, str]) -> bool:
    for word in (*told.get("class", "").split(), *told.get("id", "").split()):
        parts = {part.lower() for part in _PART.findall(word)}
        if parts & WORDS and not parts & PRICED:
            return True
    return False


@dataclass(slots=True)
class _Region:
    """An element that may be furniture: what it is in, and how much it holds."""

    parent: int
    sure: bool
    size: int = 0
    core: bool = False


@dataclass(slots=True)
class Regions:
    """The elements of a page that may be furniture, in their order."""

    met: list[_Region] = field(default_factory=lambda: [_Region(-1, sure=False)])

    def open(self, parent: int, *, sure: bool) -> int:
        """Add an element inside another and return its number."""
        self.met.append(_Region(parent, sure))
        return len(self.met) - 1

    def passed(self, *, part: bool) -> list[bool]:
        """Return for each element whether it is passed over.

        One that only looks like furniture is not, if it holds the page's first
        heading or more than half of its text; of a `part` of a page no text is most.
        """
        for region in reversed(self.met[1:]):
            outer = self.met[region.parent]
            outer.size += region.size
            outer.core |= region.core and not region.sure
        whole = self.met[0].size
        over = [False]
        for region in self.met[1:]:
            held = region.core or (2 * region.size > whole and not part)
            over.append(over[region.parent] or region.sure or not held)
        return over
