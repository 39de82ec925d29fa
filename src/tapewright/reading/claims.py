"""Claims: what each number of a page states, as the questions it can be read as."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from tapewright.reading.asked import Asked
from tapewright.reading.cells import celled, head_of, stretches_of
from tapewright.reading.decisions import Decision, decisions
from tapewright.reading.doubts import doubt as doubted
from tapewright.reading.fillings import Filling
from tapewright.reading.guards import guard
from tapewright.reading.mentions import Mention, Reader, When
from tapewright.reading.owners import Owners
from tapewright.reading.sentences import MARKET, Frame, Sentence
from tapewright.reading.when import timed
from tapewright.report import Claim

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tapewright.reading.pages import Block, Page
    from tapewright.reading.times import Clock

TITLED: Final = 3
"""What a name in the title counts for, beside one in the text."""
READ: Final = ("PCT", "PTS", "PPT", "BP", "LEVEL")
"""Numbers that are told of even where nothing reads them."""


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
        self.tables.update(stretches_of(page, self.reader))
        found: list[Asked] = []
        for block in page.blocks:
            if block.kind != "skip":
                found += self._block(block, page.text, frame)
        return sorted(found, key=lambda one: (one.claim.start, one.claim.end))

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
        head = head_of(block, self.reader) if block.kind == "cell" else []
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
            mentions = [celled(m, block.column) for m in mentions]
        _clock(frame, mentions, block.text)
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
        owner = Owners(sentence).owner(at)
        why = str(decision.cue.args.get("why", "")) or guard(sentence, at, decision)
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
            Filling(
                sentence, at, decision, symbol, self.clock(symbol), owner.sure
            ).asked(claim)
            for symbol in dict.fromkeys(one for one in whose if one)
        ]
        asked = next((one for one in fillings if one.readings), fillings[0])
        readings = tuple(dict.fromkeys(q for one in fillings for q in one.readings))
        return replace(
            asked,
            readings=readings,
            owned=owner.sure,
            grouped=owner.grouped,
            doubt=STRANGER if owner.foreign else doubted(sentence, decision),
            told=_priced(sentence, decision),
            lone=len({*sentence.names}) == 1 and not STRANGERS & {*sentence.types},
        )


STRANGERS: Final = {"OTHER", "SECTOR", "PROPER", "MEMBERS", "MARKET"}
"""What may own a number, and is no index."""
PRICED: Final = {"INTRADAY", "RANGE", "CLOSE"}
"""What says which price is meant."""


def _priced(sentence: Sentence, decision: Decision) -> tuple[str, ...]:
    """Return "price" where a claim's own words say which is meant."""
    words = {*sentence.types[decision.first : decision.last]}
    return ("price",) if words & PRICED else ()


STRANGER: Final = "It may be of somebody else, told of just before."


def _clock(frame: Frame, mentions: Sequence[Mention], text: str) -> None:
    """Note whether a block tells of a moment: an hour opens it, or stood above it."""
    if not mentions or mentions[0].type != "TIME":
        frame.momentary = frame.hourly
        return
    met = HOUR.search(text, mentions[0].start)
    hour = int(met[1]) % 12 + 12 * (met[2].lower() == "p") if met and met[2] else 0
    frame.momentary = hour < CLOSED
    if len(mentions) == 1:
        frame.hourly = frame.momentary


def _covered(sentence: Sentence, decision: Decision) -> bool:
    """Return whether a word only helps to say what a number beside it states."""
    return decision.cue.bare and any(
        other.kind == decision.kind
        and not other.cue.bare
        and other.first <= decision.at < other.last
        for other in sentence.decided.values()
    )


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


CLOSED: Final = 16
"""The hour at which New York closes."""
HOUR: Final = re.compile(r"(\d{1,2})(?::\d\d)*\s?([ap])?", re.IGNORECASE)
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
    owner = Owners(sentence).owner(at)
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
