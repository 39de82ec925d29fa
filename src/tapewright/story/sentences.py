"""Sentences: a message's wording with its slots filled by facts, each number marked.

A slot is `{name}` or `{name:form}`. A name is one of the facts given, `subject` and the
like, or a peer's symbol given as text. Forms: see `docs/reference/templates.md`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from string import Formatter
from typing import TYPE_CHECKING, Final, TypeAlias

from tapewright.document import Line, Span, line_of
from tapewright.intensity import band
from tapewright.kinds import wording
from tapewright.market.instruments import instrument

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tapewright.language import Language
    from tapewright.model import Fact

Filler: TypeAlias = "Fact | Line | str"

NO_FIGURE: Final = ("who", "dated")
"""Forms that name the question's own subject and session: they answer nothing."""

COUNTED: Final = ["ordinal", "an_ordinal", "cardinal", "age", "date", "value", "size"]
"""Forms that say a fact's own value even where they are words."""

DECIMALS: Final = {"count": 0, "sessions": 0, "ratio": 1}


@dataclass
class Voice:
    """One article's voice: its language, its subject, and the words it used already.

    `usual` answers with the usual move of a change's subject and span, or None; `told`
    gives a fact its evidence. `records` is "_short" where the past is too short to
    speak of records. `seed` varies wordings from one week to the next, the same for the
    same week.
    """

    language: Language
    symbol: str
    session: date
    first_session: date
    usual: Callable[[Fact], Decimal | None]
    told: Callable[[Fact], Fact]
    seed: int = 0
    records: str = ""
    _used: dict[str, int] = field(default_factory=dict)

    def say(self, message: str, **fillers: Filler) -> Line:
        """Write one message, in the wording least used so far."""
        wordings = self.language.messages[message]
        text = wordings[self._turn(message, len(wordings))]
        return line_of(self._filled(text, fillers))

    def line(self, fact: Fact) -> Line:
        """Say one fact on a line of its own, by its kind's own wording."""
        return self.paragraph(line_of(self._worded(fact, "line")))

    def names(self, facts: Sequence[Fact]) -> Line:
        """Name the subjects of facts as a list, each name marked with its fact."""
        told = [self.told(fact) for fact in facts]
        marks = [f"\0{at}\0" for at in range(len(told))]
        spans = []
        for at, text in enumerate(self.language.joined(marks).split("\0")):
            fact = told[int(text)] if at % 2 else None
            whose = fact and self.language.the(instrument(fact.question.subject))
            spans.append(Span(whose or text, fact))
        return line_of(spans)

    def paragraph(self, *lines: Line) -> Line:
        """Join sentences, each with its first letter large."""
        spans: list[Span] = []
        for line in lines:
            if line:
                spans += [Span(" ")] if spans else []
                first, *rest = line
                head = first.text[:1].upper() + first.text[1:]
                spans += [Span(head, first.fact), *rest]
        return line_of(spans)

    def _turn(self, name: str, choices: int) -> int:
        used = self._used.get(name, self.seed)
        self._used[name] = used + 1
        return used % choices

    def _filled(self, text: str, fillers: dict[str, Filler]) -> Iterator[Span]:
        for literal, name, form, _ in Formatter().parse(text):
            yield Span(literal)
            if name is not None:
                yield from self._slot(name, form or "", fillers)

    def _slot(self, name: str, form: str, fillers: dict[str, Filler]) -> Iterator[Span]:
        filler = fillers.get(name)
        if filler is None:
            yield Span(self._named(name))
        elif isinstance(filler, str):
            yield Span(self.language.the(instrument(filler)))
        elif isinstance(filler, tuple):
            yield from filler
        else:
            yield from self._fact(self.told(filler), form or "value")

    def _named(self, name: str) -> str:
        about = instrument(self.symbol)
        match name:
            case "subject":
                return self.language.the(about)
            case "name":
                return about.short or about.name
            case "full_name":
                return about.name
            case "index":
                return self.language.nouns.get(about.kind, self.language.the(about))
            case "description":
                return about.description or self.language.the(about)
            case "record_close" | "at_hand":
                return self.language.messages[f"word.{name}{self.records}"][0]
        msg = f"no fact was given for the slot {name!r}"
        raise KeyError(msg)

    def _fact(self, fact: Fact, form: str) -> Iterator[Span]:
        text = self._formed(fact, form)
        args = dict(fact.question.args)
        if text is None and form in args:
            yield self._asked(fact, form, args[form])
        elif text is None:
            yield from self._worded(fact, form)
        elif form not in NO_FIGURE and any(letter.isdigit() for letter in text):
            yield Span(text, fact)
        else:
            yield from self._counted(fact, form, text)

    def _counted(self, fact: Fact, form: str, text: str) -> Iterator[Span]:
        """Mark counts in words too: "seventh" is a number."""
        marked = form in COUNTED or form.startswith("nth_")
        yield Span(text, fact if marked else None)

    def _worded(self, fact: Fact, form: str) -> Iterator[Span]:
        """Say a form of the kind's own wording, its slots filled by the fact."""
        worded = wording(fact.question.kind, self.language.code)
        args = dict(fact.question.args)
        key = worded.form(form, args) if worded else None
        if worded is None or key is None:
            msg = f"{self.language.code} has no form {form!r} of {fact.question.kind}"
            raise KeyError(msg)
        texts = worded.templates[key]
        text = texts[self._turn(f"{fact.question.kind}.{key}", len(texts))]
        for literal, name, _, _ in Formatter().parse(text):
            yield Span(literal)
            if name in args:
                yield self._asked(fact, name, args[name])
            elif name is not None:
                yield from self._fact(fact, name)

    def _asked(self, fact: Fact, name: str, value: str | int) -> Span:
        """Write an argument's value, marked where it is a number."""
        text = self._argument(name, value)
        number = isinstance(value, int) or any(letter.isdigit() for letter in text)
        return Span(text, fact if number else None)

    def _argument(self, name: str, value: str | int) -> str:
        """Name an argument's value; a number in it is the question's own."""
        if name == "peer":
            return self.language.the(instrument(str(value)))
        if name == "since":
            return self.language.long_date(date.fromisoformat(str(value)))
        if isinstance(value, int):
            return self.language.cardinal(value)
        return self.language.arguments.get(value, value.replace("_", " "))

    def _formed(self, fact: Fact, form: str) -> str | None:
        if isinstance(fact.value, Decimal):
            numeric = self._numeric(fact, form)
        else:
            numeric = self.day(fact.day) if form == "value" else None
        return numeric or self._of_time(fact, form) or self._of_move(fact, form)

    def _numeric(self, fact: Fact, form: str) -> str | None:
        size = abs(fact.number)
        match form:
            case "value":
                return self._number(fact, fact.number)
            case "size":
                return self._number(fact, size)
            case "signed":
                return f"{fact.number:+.2f}%"
            case "whole":
                return self._number(fact, size, decimals=0)
            case "short":
                return self._short(fact, size)
        return self._counted_out(int(size), form)

    def _counted_out(self, count: int, form: str) -> str | None:
        match form.partition("_"):
            case "cardinal", _, _:
                return self.language.cardinal(count)
            case "ordinal", _, _:
                return self.language.ordinal(count)
            case "an", _, "ordinal":
                return self.language.an(self.language.ordinal(count))
            case "nth", _, superlative:
                return self.language.nth(count, superlative)
        return None

    def _short(self, fact: Fact, size: Decimal) -> str:
        """Write a percentage to one decimal, as newswires' cards do."""
        tenth = Decimal("0.1")
        if 0 < size < tenth / 2:
            under = self.language.messages["word.under"][0]
            return under.format(self._number(fact, tenth, decimals=1))
        whole = size.quantize(tenth, ROUND_HALF_UP) % 1 == 0
        return self._number(fact, size, decimals=0 if whole else 1)

    def _of_time(self, fact: Fact, form: str) -> str | None:
        match form:
            case "date":
                return self.day(fact.day)
            case "long_date":
                return self.language.long_date(fact.day)
            case "month":
                return self.language.month(fact.day, self.session)
            case "age":
                return self.language.age(fact.day, fact.question.session)
            case "day":
                return self.day(fact.question.session)
            case "dated":
                session = fact.question.session
                weekday = self.language.weekday(session)
                return f"{weekday}, {self.language.long_date(session)}"
        return self._of_evidence(fact, form)

    def _of_evidence(self, fact: Fact, form: str) -> str | None:
        first = fact.evidence.witnesses[0] if fact.evidence.witnesses else None
        match form:
            case "on":
                return self.language.short_date(fact.question.session, self.session)
            case "base" if first:
                return self.language.short_date(first.session, self.session)
            case "from" if first:
                decimals = instrument(fact.question.subject).decimals
                return self.language.number(first.value, decimals)
            case "who":
                return self.language.the(instrument(fact.question.subject))
            case "begun" if fact.evidence.slices:
                return self.language.long_date(fact.evidence.slices[0].first)
        return None

    def _of_move(self, fact: Fact, form: str) -> str | None:
        if not isinstance(fact.value, Decimal):
            return None
        sign = 1 if fact.value >= 0 else -1
        match form:
            case "move" | "moves":
                return self._move(fact, "past" if form == "move" else "present", sign)
            case "shifted":
                return self._pick("points", sign, "")
            case _:
                return self.language.directions[sign].get(form)

    def day(self, session: date) -> str:
        """Name a day: by weekday within the recap's own span, else by date."""
        if self.first_session <= session <= self.session:
            return self.language.weekday(session)
        return self.language.short_date(session, self.session)

    def _move(self, fact: Fact, tense: str, sign: int) -> str:
        size = band(fact.number, self.usual(fact))
        if size == "unchanged":
            return self.language.flat[tense]
        if size == "flat":
            return self._little_changed(fact, tense, sign)
        return f"{self._pick(tense, sign, size)} {self._number(fact, abs(fact.number))}"

    def _little_changed(self, fact: Fact, tense: str, sign: int) -> str:
        moved = self._number(fact, abs(fact.number))
        if Decimal(moved.strip("%")) == 0:
            return self.language.flat[tense]
        up = self.language.directions[sign]["up"]
        return f"{self.language.flat[tense]} ({up} {moved})"

    def _pick(self, tense: str, sign: int, size: str) -> str:
        verbs = self.language.verbs[tense, sign, size]
        return verbs[self._turn(f"{tense}{sign}{size}", len(verbs))]

    def _number(self, fact: Fact, value: Decimal, decimals: int | None = None) -> str:
        unit = fact.unit
        if (
            unit in ("sessions", "count")
            and abs(value) == 1
            and unit in self.language.one
        ):
            return self.language.one[unit]
        if decimals is None:
            own = instrument(fact.question.subject).decimals
            decimals = DECIMALS.get(unit, own if unit in ("level", "points") else 2)
        return self.language.units[unit].format(self.language.number(value, decimals))
