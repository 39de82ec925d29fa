"""Claims: what each number of a page states, as the questions it can be read as."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import timedelta
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING, Final

from tapewright.errors import UsageError
from tapewright.kinds import Choice, Count, Group, Kind, Peer, Since, kind
from tapewright.market.instruments import instrument
from tapewright.model import Dated, Question, Stated
from tapewright.reading.context import MARKET, SIGNS, Frame, Sentence
from tapewright.reading.decisions import Decision, decisions
from tapewright.reading.mentions import Day, Mention, Reader, When
from tapewright.reading.times import ago
from tapewright.reading.when import timed
from tapewright.report import Claim

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from tapewright.reading.pages import Block, Page
    from tapewright.reading.times import Clock

UNITS: Final = {"PCT": "percent", "PTS": "points", "BP": "points", "PPT": "percent"}
TITLED: Final = 3
"""What a name in the title counts for, beside one in the text."""
CHANGES: Final = ("point", "pts", "net", "chg", "change", "%", "percent", "pct", "+/-")
"""What the head of a column of changes says."""
SPANS: Final = ("SPAN", "WHEN")
READ: Final = ("PCT", "PTS", "PPT", "BP", "LEVEL")
"""Numbers that are told of even where nothing reads them."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A claim and every question that it can be read as, the likeliest first.

    `sure` is whether the first reading rests on the claim's own words, `owned` whether
    whose it is does, `grouped` whether it is told of several indices at once; `sign` the
    direction told: None where none is; `status` is set where no bars can judge;
    `sentence` is where the sentence begins and ends, `words` what stands there; `named` whom its paragraph names;
    a `weak` claim is read for want of a better reading; `doubt` is why what the bars
    deny may yet be true.
    """

    claim: Claim
    readings: tuple[Question, ...] = ()
    sure: bool = True
    owned: bool = True
    grouped: bool = False
    sign: int | None = None
    status: str = ""
    sentence: tuple[int, int] = (0, 0)
    words: str = ""
    named: tuple[str, ...] = ()
    titled: bool = False
    weak: bool = False
    doubt: str = ""


@dataclass(frozen=True)
class Scribe:
    """What reading takes beside the page: words, a language and a clock a symbol."""

    reader: Reader
    language: str
    clock: Callable[[str], Clock]
    tables: dict[int, Mention] = field(default_factory=dict)

    def claims(self, page: Page) -> list[Asked]:
        """Return the claims of a page in its order."""
        frame = Frame(main=self._main(page))
        self.tables.update(self._stretches(page))
        found: list[Asked] = []
        for block in page.blocks:
            if block.kind != "skip":
                found += self._block(block, page.text, frame)
        return sorted(found, key=lambda one: (one.claim.start, one.claim.end))

    def _stretches(self, page: Page) -> Iterator[tuple[int, Mention]]:
        """Yield the stretch of time that all columns of a table share, by the table."""
        heads: dict[int, dict[str, Mention]] = {}
        for block in page.blocks:
            if block.kind == "cell":
                words = timed(self.reader.words_of(f"{block.column} . {block.caption}"))
                for mention in map(_headed, words):
                    if mention.type == "WHEN" and mention.when:
                        told = replace(mention, when=When(mention.when.span))
                        heads.setdefault(block.table, {})[mention.when.span] = told
        for table, spans in heads.items():
            if len(spans) == 1:
                yield table, next(iter(spans.values()))

    def _main(self, page: Page) -> str | None:
        """Return whom a page is about: the index named most, above all in its title."""
        named: Counter[str] = Counter()
        for block in page.blocks:
            if block.kind != "skip":
                for mention in self.reader.words_of(block.text):
                    if mention.type == "NAME":
                        named[mention.name] += TITLED if block.kind == "title" else 1
        return named.most_common(1)[0][0] if named else None

    def _block(self, block: Block, text: str, frame: Frame) -> Iterator[Asked]:
        head = self._head(block)
        frame.last = None
        now = self.clock(MARKET).as_of.year
        mentions = [
            mention
            for mention in timed(self.reader.words_of(block.text))
            if not (
                mention.when and mention.when.day and (mention.when.day.year or 0) > now
            )
        ]  # "three cuts for 2024" dates nothing that has been
        if block.kind == "cell" and block.table in self.tables:
            head.insert(0, self.tables[block.table])
        if block.kind == "cell":
            mentions = [_celled(m, block.column) for m in mentions]
        frame.momentary = bool(mentions) and mentions[0].type == "TIME"
        named = tuple(dict.fromkeys(m.name for m in mentions if m.type == "NAME"))
        if block.kind in ("heading", "title"):
            frame.day = frame.when = frame.subject = None
        frame.tabled = block.kind == "cell"
        kept = replace(frame) if block.kind == "item" else None
        for part, place in _sentences(mentions, block.text):
            whole = [*head, *part]
            sentence = Sentence(whole, frame)
            sentence.decided.update(decisions(whole, self.language))
            for asked in self._sentence(sentence, len(head)):
                yield _placed(asked, block, text, place, named)
            sentence.leave()
        if block.kind in ("heading", "title"):
            _set(frame, mentions)
        elif kept is not None:  # a bullet's heading holds for its line
            frame.when, frame.day = kept.when, kept.day
        elif block.kind == "paragraph":
            frame.day = None

    def _head(self, block: Block) -> list[Mention]:
        """Return the mentions of a cell's heads: whose and what its number is."""
        if block.kind != "cell":
            return []
        words = f"{block.row} : {block.column}"
        head = timed(self.reader.words_of(words))
        kept = [
            _headed(m) for m in head if m.type not in ("STOP", "PREVIOUS", "LEVELWORD")
        ]
        if not _tells_change(block.column):
            kept.append(Mention("CLOSE", -1, -1, "close"))
        return kept

    def _sentence(self, sentence: Sentence, begin: int) -> Iterator[Asked]:
        for at in range(begin, len(sentence.mentions)):
            mention, decision = sentence.mentions[at], sentence.decided.get(at)
            if decision is not None and not _covered(sentence, decision):
                if decision.cue.args.get("why") == "":
                    continue
                yield self._decided(sentence, at, decision)
            elif mention.type == "MISDATE":
                doubt = "there is no such date"
                claim = Claim(mention.start, mention.end, "", doubt=doubt)
                yield Asked(claim, status="unread")
            elif decision is None and mention.type in READ:
                yield _undecided(sentence, at)

    def _decided(self, sentence: Sentence, at: int, decision: Decision) -> Asked:
        mention = sentence.mentions[at]
        claim = Claim(mention.start, mention.end, "")
        owner = sentence.owner(at)
        why = str(decision.cue.args.get("why", "")) or sentence.guard(at, decision)
        if why:
            return Asked(replace(claim, doubt=why), status="unverifiable")
        if owner.symbol is None and not owner.sure:
            return Asked(
                replace(claim, doubt="whose it is is not told"), status="unread"
            )
        if owner.symbol is None:
            doubt = "it is of something that there are no bars of"
            return Asked(replace(claim, doubt=doubt), status="unverifiable")
        whose: list[str | None] = [owner.symbol]
        if not owner.sure:  # "it" is the last index told, or the page's own
            before = [m.name for m in sentence.mentions[:at] if m.type == "NAME"]
            whose += [*before[::-1], sentence.frame.subject, sentence.frame.main]
            if any(m.name == "benchmark" for m in sentence.mentions):
                whose.append(MARKET)
        fillings = [
            Filling(self, sentence, at, decision, symbol, owner.sure).asked(claim)
            for symbol in dict.fromkeys(one for one in whose if one)
        ]
        asked = next((one for one in fillings if one.readings), fillings[0])
        readings = tuple(dict.fromkeys(q for one in fillings for q in one.readings))
        return replace(
            asked,
            readings=readings,
            owned=owner.sure,
            grouped=owner.grouped,
            doubt=STRANGER if owner.foreign else _doubted(sentence, at),
        )


@dataclass(frozen=True)
class Filling:
    """A decided mention on its way to a question: what its words leave open is filled."""

    scribe: Scribe
    sentence: Sentence
    at: int
    decision: Decision
    subject: str
    owned: bool

    @property
    def clock(self) -> Clock:
        """The subject's sessions."""
        return self.scribe.clock(self.subject)

    @property
    def kind(self) -> Kind:
        """The kind that the cue belongs to."""
        return kind(self.decision.kind)

    def asked(self, claim: Claim) -> Asked:
        """Return the claim with its readings."""
        when, day, sure = self.sentence.when(self.at)
        sure = sure or self.sentence.frame.tabled
        if self.decision.cue.session in ("now", "before"):
            when, day = None, None
        on = self._kept("on")
        if on is not None and self.sentence.day_listed(self.at) is None:
            when, day, sure = None, on.day, True
        kept = self._kept("span")
        if kept and kept.type == "WHEN" and kept.when:
            when = kept.when
        if when and self.decision.cue.session == "now":
            when = None
        direction = self._sign()
        found: list[Question] = []
        for span, session in self._times(when, day, sure):
            for extra in self._extras():
                question = self._question(span, session, extra)
                if question and question not in found:
                    found.append(question)
        if not found:
            return Asked(replace(claim, doubt="no session is meant"), status="unclear")
        stated = self._stated(direction, found[0].session)
        claim = replace(claim, question=found[0], stated=stated)
        own = self.owned and (sure or len(found) == 1)
        kind = self.sentence.types[self.at]
        spanned = kind == "LASTING" or bool(self._kept("span") or self._kept("last"))
        loose = kind == "LEVEL" or not (sure and self.owned)
        weak = self.decision.cue.weak and loose
        return Asked(claim, tuple(found), own or spanned, sign=direction, weak=weak)

    def _kept(self, name: str) -> Mention | None:
        at = self.decision.kept.get(name)
        return None if at is None else self.sentence.mentions[at]

    def _sign(self) -> int | None:
        sign = self.decision.cue.sign
        mention = self.sentence.mentions[self.at]
        if mention.type in SIGNS:
            return SIGNS[mention.type]
        if sign in ("+", "-"):
            return 1 if sign == "+" else -1
        if sign == "beat":
            types = self.sentence.types[self.decision.first : self.decision.last]
            return -1 if "LAG" in types else 1
        if sign in ("move", "inside"):
            figure = mention.figure
            told = self.sentence.direction(self.at, self.decision)
            if figure and figure.signed and figure.value:
                return -1 if figure.value < 0 else 1
            return told
        return None

    def _times(
        self,
        when: When | None,
        day: Day | None,
        sure: bool,  # noqa: FBT001
    ) -> Iterator[tuple[str | None, date]]:
        """Yield the span and the session meant, the likeliest first."""
        clock, span = self.clock, self._span(when)
        if when and when.same and when.span == span and not day:
            day = self.sentence.frame.day  # "that day" is the one told before
        told = clock.day(day) if day else None
        if told and told > clock.as_of:
            return
        passing = span != "day" and not sure and "span" in self._names
        now = clock.as_of if passing or not told else told
        own = replace(clock, as_of=now)
        if when is not None and span == when.span:
            ended = (own if when.day is None else clock).ended(when)
            if ended is not None:
                yield span, ended
                if when.back == 1 and self._whole(clock.as_of, span):
                    yield span, clock.session(clock.as_of)
        else:
            yield span, own.session(now)
        weekly = when is not None and when.span == "week" and self._exact
        if not sure:
            yield from self._others(span, told, clock)
        elif weekly:  # "a week with a new low": on any of its days
            yield from ((span, day) for day in replace(clock, as_of=now).week())

    def _whole(self, session: date, span: str) -> bool:
        """Return whether a span has ended with a session: "last week" may mean it."""
        calendar = self.clock.calendar
        return calendar.ends(session, span) <= session

    def _others(
        self, span: str | None, told: date | None, clock: Clock
    ) -> Iterator[tuple[str | None, date]]:
        """Yield the readings of what is carried over or goes without saying."""
        days = [clock.session(day) for day in (told, clock.as_of) if day]
        if self._exact:  # what a week's recap tells of one of its days
            days += clock.week()
        for earlier in self.sentence.mentions:
            if (
                earlier.when
                and earlier.when.back
                and (day := clock.ended(earlier.when))
            ):
                yield span, day
        for day in days:
            yield span, day
        if self._kept("span") or "span" in self.decision.cue.args:
            return
        frame = self.sentence.frame
        if frame.said and (ended := clock.ended(frame.said)):
            yield frame.said.span, ended
            yield span, ended
        carried = [one.span for one in (frame.when, frame.said) if one]
        for other in ("day", "week", *carried):
            ends = days if other == "day" else days[:2]
            for day in ends:
                yield other, day

    @property
    def _exact(self) -> bool:
        """Whether what is stated fits no other day by chance, or no day is told."""
        kind = self.sentence.mentions[self.at].type
        quiet = self.kind.quiet(self._whole_args()) and not self.decision.cue.bare
        if ("span" not in self._names and not quiet) or kind in (
            "DATE",
            "MONTH",
            "YEAR",
            "PTS",
        ):
            return True
        return "LATER" in self.sentence.types

    @property
    def _names(self) -> set[str]:
        return {arg.name for arg in self.kind.args}

    def _span(self, when: When | None) -> str | None:
        kept = self._kept("span") or self._kept("last")
        if kept is not None:
            return kept.when.span if kept.when else kept.name
        told = self.decision.cue.args.get("span")
        if told:
            return str(told)
        mention = self.sentence.mentions[self.at]
        if mention.type == "LASTING" and mention.when and not self._dates:
            return mention.when.span
        return when.span if when else "day"

    @property
    def _dates(self) -> bool:
        """Whether the kind answers with a date."""
        return self.kind.unit(self._whole_args()) == "date"

    def _extras(self) -> Iterator[Mapping[str, str | int]]:
        """Yield arguments that the words leave open: a record may be of either price."""
        either = str(self.decision.cue.args.get("of", ""))
        if "|" in either:
            yield from ({"of": one} for one in either.split("|"))
            return
        steps = next((a for a in self.kind.args if a.name == "step"), None)
        rounds = sorted(_values(steps)) if isinstance(steps, Choice) else [""]
        for price, step in product(self._prices() or ("",), rounds):
            both = {"price": price, "step": step}
            yield {name: value for name, value in both.items() if value}

    def _prices(self) -> tuple[str, ...] | None:
        named = {arg.name for arg in self.kind.args}
        if "price" not in named or "price" in self.decision.cue.args:
            return None
        words = self.sentence.mentions[self.decision.first : self.decision.last]
        if any("intraday" in mention.name for mention in words):
            return ("intraday",)
        house = self.kind.completed(self._peered({})).get("price")
        return tuple(dict.fromkeys((str(house), "close", "intraday")))

    def _peered(self, args: dict[str, str | int]) -> dict[str, str | int]:
        """Return arguments with something in place of what a question must name."""
        named = {arg.name: arg for arg in self.kind.args}
        filler = {"peer": self.subject, "group": "", "since": "2000-01-03"}
        return args | {
            name: value
            for name, value in filler.items()
            if name in named and name not in args
        }

    def _question(
        self, span: str | None, session: date, extra: Mapping[str, str | int]
    ) -> Question | None:
        args: dict[str, str | int] = {**self.decision.cue.args, **extra}
        for argument in self.kind.args:
            if argument.name in args:
                continue
            value = self._value(argument, span)
            if value is not None:
                args[argument.name] = value
        try:
            whole = self.kind.completed(args)
        except UsageError:
            return None
        session = self._moved(session, span)
        return Question(
            self.kind.name, self.subject, session, tuple(sorted(whole.items()))
        )

    def _moved(self, session: date, span: str | None) -> date:
        """Return the session that the number itself is of."""
        if self.decision.cue.session == "base" and not self.sentence.dated(self.at):
            return self.clock.start(session, span or "day")
        if self.decision.cue.session == "before":
            return self.clock.before(session)
        return session

    def _value(self, argument: object, span: str | None) -> str | int | None:
        match argument:
            case Peer(name=name):
                return self._peer(name)
            case Count(name=name):
                return self._count(name)
            case Since(name=name):
                return self._since(name)
            case Group():
                return instrument(self.subject).group or None
            case Choice(name="within"):
                mentions = self.sentence.mentions
                spans = [m.name for m in mentions if m.type in SPANS]
                return next((one for one in spans if one in _values(argument)), None)
            case Choice(name="span"):
                return span
            case Choice(name="unit" | "of"):
                return self._unit(argument)
            case Choice(name="length"):
                counted = self._count("count")
                return None if counted is None else str(counted)
            case Choice(name="per"):
                kept = self._kept("span")
                return kept.name if kept and kept.name in ("day", "week") else None
        return None

    def _unit(self, argument: Choice) -> str | None:
        unit = UNITS.get(self.sentence.types[self.at])
        return unit if unit in _values(argument) else None

    def _peer(self, name: str) -> str | None:
        kept = self._kept(name)
        if kept is not None:
            return kept.name
        named = (*self.sentence.names, self.sentence.frame.peer)
        others = [one for one in named if one and one != self.subject]
        if others:
            self.sentence.frame.peer = others[0]
        return others[0] if others else None

    def _count(self, name: str) -> int | None:
        kept = self._kept(name) or self._kept("count") or self._kept("last")
        if kept is None:
            return None
        if kept.when is not None:
            return kept.when.count
        return int(kept.figure.value) if kept.figure else None

    def _since(self, name: str) -> str | None:
        kept = self._kept(name)
        told = self.clock.day(kept.day) if kept and kept.day else None
        return told.isoformat() if told else None

    def _stated(self, sign: int | None, session: date) -> Stated | Dated | None:
        """Return what the mention states: a number with its sign, or a date."""
        mention = self.sentence.mentions[self.at]
        if self.decision.cue.bare:
            return None
        if mention.type in ("DATE", "MONTH", "YEAR", "WHEN"):
            return self._dated(mention, session)
        if mention.type == "LASTING" and mention.when:
            figure = mention.figure
            if self._dates:
                return ago(mention.when, figure.bound if figure else "=", session)
            count = Decimal(mention.when.count) * (sign or 1)
            return Stated(count, Decimal(1)) if figure else None
        figure = mention.figure
        if figure is None:
            return None
        value = figure.value
        if sign:
            value = abs(value) * sign
        if mention.type == "BP":
            value, step = value / 100, figure.step / 100
            return Stated(value, step, figure.bound)
        return Stated(
            value, figure.step, "=" if self.decision.cue.exact else figure.bound
        )

    def _whole_args(self) -> dict[str, str | int]:
        args = {
            name: value.partition("|")[0] if isinstance(value, str) else value
            for name, value in self.decision.cue.args.items()
        }
        return self.kind.completed(self._peered(args))

    def _dated(self, mention: Mention, session: date) -> Dated | None:
        clock = replace(self.clock, as_of=session - timedelta(1))
        if mention.type == "YEAR" and mention.figure:
            return clock.dated(Day(year=int(mention.figure.value)))
        told = mention.day or (mention.when.day if mention.when else None)
        dated = clock.dated(told) if told else None
        if dated and self._span(None) == "week":
            first, last = clock.calendar.week_of(dated.first)
            return Dated(first, max(dated.last, last))
        return dated


STRANGER: Final = "It may be of somebody else, told of just before."


def _doubted(sentence: Sentence, at: int) -> str:
    """Return what in a sentence makes another time than a close possible."""
    moments = {"MOMENT", "TIME"} & {*sentence.types[: at + 3]}
    if moments or sentence.frame.momentary:
        return "It is told of a moment within the session."
    pairs = zip(sentence.types, sentence.types[1:], strict=False)
    if "LATER" in sentence.types or ("BY", "MONTH") in pairs:
        return "It is of another day, and which one is not told for sure."
    return ""


def _covered(sentence: Sentence, decision: Decision) -> bool:
    """Return whether a word only helps to say what a number beside it states."""
    return decision.cue.bare and any(
        other.kind == decision.kind
        and not other.cue.bare
        and other.first <= decision.at < other.last
        for other in sentence.decided.values()
    )


def _values(argument: Choice) -> set[str]:
    return {option.value for option in argument.options}


def _set(frame: Frame, mentions: Sequence[Mention]) -> None:
    """Let a heading say what the lines below it are about."""
    whens = [m.when for m in mentions if m.type == "WHEN" and m.when]
    spans = [
        "week" if (m.name, one.type) == ("day", "NUM") else m.name
        for one, m in zip([Mention("STOP", 0, 0), *mentions], mentions, strict=False)
        if m.type == "SPAN"
    ]  # a "5-day scoreboard" is a week's
    days = [m.day for m in mentions if m.type == "DATE" and m.day]
    frame.when = whens[0] if whens else When(spans[0]) if spans else None
    frame.day = days[0] if days and not whens else None


def _headed(mention: Mention) -> Mention:
    """Return a mention of a cell's head: "Week" there means "for the week"."""
    if mention.type == "SPAN":
        mention = replace(mention, type="WHEN", when=When(mention.name))
    return replace(mention, start=-1, end=-1)


def _tells_change(column: str) -> bool:
    """Return whether a column's head says that its numbers are changes."""
    words = column.lower()
    return any(one in words for one in CHANGES)


def _celled(mention: Mention, column: str) -> Mention:
    """Return a cell's number with the unit that its column tells, and its sign."""
    figure = mention.figure
    if figure is None or mention.type not in ("PCT", "PTS", "LEVEL", "NUM"):
        return mention
    kind, words = mention.type, column.lower()
    if kind in ("LEVEL", "NUM"):
        if "%" in words or "percent" in words or "pct" in words:
            kind = "PCT"
        elif _tells_change(words):
            kind = "PTS"
    return replace(mention, type=kind, figure=replace(figure, signed=True))


LONGEST: Final = 150
"""Mentions of a sentence; what runs on longer is no sentence, and is cut."""


def _sentences(
    mentions: Sequence[Mention], text: str
) -> Iterator[tuple[list[Mention], tuple[int, int]]]:
    """Yield each sentence's mentions, and where it begins and ends in its block."""
    part: list[Mention] = []
    begin = 0
    for mention in (*mentions, Mention("STOP", len(text), len(text))):
        if mention.type == "STOP" or len(part) == LONGEST:
            if part:
                yield part, (_unspaced(text, begin), mention.end)
            part, begin = [], mention.end
        if mention.type != "STOP":
            part.append(mention)


def _unspaced(text: str, begin: int) -> int:
    """Return where a sentence's first letter stands."""
    while begin < len(text) - 1 and text[begin].isspace():
        begin += 1
    return begin


def _undecided(sentence: Sentence, at: int) -> Asked:
    """Return the claim of a number that no kind reads."""
    mention = sentence.mentions[at]
    owner = sentence.owner(at)
    claim = Claim(mention.start, mention.end, "")
    if owner.symbol is None:
        doubt = "it is of something that there are no bars of"
        return Asked(replace(claim, doubt=doubt), status="unverifiable")
    return Asked(replace(claim, doubt="no kind of fact reads it"), status="unread")


def _placed(
    asked: Asked,
    block: Block,
    text: str,
    place: tuple[int, int],
    named: tuple[str, ...],
) -> Asked:
    """Return a claim with its place in the original text."""
    claim = asked.claim
    start, end = block.at[claim.start], block.at[claim.end - 1] + 1
    first, last = block.at[place[0]], block.at[place[1] - 1] + 1
    return replace(
        asked,
        claim=replace(claim, start=start, end=end, quote=text[start:end]),
        sentence=(first, last),
        words=text[first:last],
        named=named,
        titled=block.kind == "title",
    )
