"""Rules as they stand in TOML: what a language says, and which place forbids it.

A language's words stand in `language/<code>/rules.toml`, each place's rules in a pack
beside this module: `finra.toml`, `mifid.toml`, `mar.toml` and the house's own. A pack
has a date on which it stood and a jurisdiction; each of its rules has its source, with
the number of the article, and a severity.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tapewright import language as languages
from tapewright.errors import UsageError, nearest
from tapewright.reading.rules.table import Table, table
from tapewright.report import Finding

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

HERE: Final = Path(__file__).parent
PACKS: Final = tuple(sorted(path.stem for path in HERE.glob("*.toml")))
"""The packs there are; all are asked unless some are named."""
GRAVITY: Final = ("note", "warning")
BUT: Final = "but "
"""What the name of a rule's exceptions begins with in the table."""


@dataclass(frozen=True, slots=True)
class Pack:
    """The rules of one place, as they stood on a day."""

    name: str
    jurisdiction: str
    stands: date
    about: str


@dataclass(frozen=True, slots=True)
class Ground:
    """What a rule rests on in one pack.

    `when` names the things that a text must do before what it lacks is asked for.
    """

    source: str
    severity: str
    when: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Rule:
    """What is looked for, in words, and what it rests on.

    `unless` names what excuses it: of a sentence a guard (`guards.GUARDS`), of a whole
    text the groups of phrases one of which it must have.
    """

    name: str
    because: str
    remedy: str
    unless: tuple[str, ...]
    grounds: tuple[Ground, ...]

    def finding(
        self, rule: str, quote: str, start: int, grounds: Sequence[Ground]
    ) -> Finding:
        """Return a finding under this rule, as grave as its gravest ground."""
        return Finding(
            rule=rule,
            start=start,
            end=start + len(quote),
            quote=quote,
            because=self.because,
            source="; ".join(dict.fromkeys(ground.source for ground in grounds)),
            severity=max((ground.severity for ground in grounds), key=GRAVITY.index),
            remedy=self.remedy,
        )


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of some packs in one language, ready to look up.

    `said` are of a sentence, `absent` of a whole text; `classes` are the words that
    the guards know.
    """

    said: Mapping[str, Rule]
    absent: tuple[Rule, ...]
    phrases: Table
    classes: Mapping[str, frozenset[str]]


def pack(name: str) -> Pack:
    """Return a pack by its name.

    Raises:
        UsageError: when there is none; the message names the nearest.
    """
    data = _read(name)
    return Pack(
        data["name"], data["jurisdiction"], data["stands"], data["about"].strip()
    )


def words(language: str) -> dict[str, Any]:
    """Return what a language has for style and rules.

    Raises:
        UsageError: for a language that there is none of, or that has no such file.
    """
    languages.language(language)
    path = Path(languages.__file__).parent / language / "rules.toml"
    if not path.is_file():
        raise UsageError(f"there are no rules for texts in the language {language!r}")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def classes_of(data: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """Return the classes of words of a language's file."""
    return {name: frozenset(text.split()) for name, text in data["classes"].items()}


@lru_cache(maxsize=8)
def rules_of(packs: tuple[str, ...], language: str) -> Rules:
    """Return the rules of some packs in a language.

    Raises:
        UsageError: for a pack or a language that there is none of.
    """
    data, files = words(language), [_read(name) for name in packs]
    classes = classes_of(data)
    said = {
        name: rule
        for name, about in data["rules"].items()
        if (rule := _rule(name, about, [file["rules"].get(name) for file in files]))
    }
    absent = (
        _rule(name, about, [file["absent"].get(name) for file in files])
        for name, about in data["absent"].items()
    )
    phrases = dict(data["present"])
    for name in data["rules"]:
        phrases[name] = data["rules"][name]["phrases"]
        phrases[BUT + name] = data["rules"][name]["but"]
    return Rules(
        said, tuple(rule for rule in absent if rule), table(phrases, classes), classes
    )


def _rule(
    name: str, about: Mapping[str, Any], found: list[Mapping[str, Any] | None]
) -> Rule | None:
    """Return a rule with what it rests on, None where no pack has it."""
    grounds = tuple(
        Ground(
            source=one["source"],
            severity=one.get("severity", "note"),
            when=frozenset(one.get("when", about.get("when", ()))),
        )
        for one in found
        if one is not None
    )
    if not grounds:
        return None
    return Rule(
        name, about["because"], about["remedy"], tuple(about["unless"]), grounds
    )


def _read(name: str) -> dict[str, Any]:
    if name not in PACKS:
        raise UsageError(
            f"there is no pack of rules {name!r}", remedy=nearest(name, PACKS)
        )
    data = tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))
    return {"rules": {}, "absent": {}, **data}
