"""A decided mention beside its sentence: what a question is filled from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tapewright.kinds import Kind, kind

if TYPE_CHECKING:
    from tapewright.reading.decisions import Decision
    from tapewright.reading.mentions import Mention, When
    from tapewright.reading.sentences import Sentence
    from tapewright.reading.times import Clock


@dataclass(frozen=True)
class Met:
    """A cue that met a sentence, the subject that it is about, and its sessions."""

    sentence: Sentence
    at: int
    decision: Decision
    subject: str
    clock: Clock

    @property
    def kind(self) -> Kind:
        """The kind that the cue belongs to."""
        return kind(self.decision.kind)

    @property
    def mention(self) -> Mention:
        """The mention decided."""
        return self.sentence.mentions[self.at]

    def kept(self, name: str) -> Mention | None:
        """Return the mention that the cue's pattern keeps by a name."""
        at = self.decision.kept.get(name)
        return None if at is None else self.sentence.mentions[at]

    @property
    def names(self) -> set[str]:
        """The names of the kind's arguments."""
        return {arg.name for arg in self.kind.args}

    def span(self, when: When | None) -> str | None:
        """Return the span meant: the cue's own, else that of the time told."""
        kept = self.kept("span") or self.kept("last")
        if kept is not None:
            return kept.when.span if kept.when else kept.name
        told = self.decision.cue.args.get("span")
        if told:
            return str(told)
        mention = self.sentence.mentions[self.at]
        if mention.type == "LASTING" and mention.when and not self.dates:
            return mention.when.span
        return when.span if when else "day"

    @property
    def dates(self) -> bool:
        """Whether the kind answers with a date."""
        return self.kind.unit(self.whole_args()) == "date"

    def whole_args(self) -> dict[str, str | int]:
        """Return the cue's arguments, the others by house values."""
        args = {
            name: value.partition("|")[0] if isinstance(value, str) else value
            for name, value in self.decision.cue.args.items()
        }
        return self.kind.completed(self.peered(args))

    def peered(self, args: dict[str, str | int]) -> dict[str, str | int]:
        """Return arguments with something in place of what a question must name."""
        named = {arg.name: arg for arg in self.kind.args}
        filler = {"peer": self.subject, "group": "", "since": "2000-01-03"}
        return args | {
            name: value
            for name, value in filler.items()
            if name in named and name not in args
        }
