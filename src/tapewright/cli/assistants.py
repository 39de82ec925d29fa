"""The tools that an assistant is given: audit, facts, prove and recap over MCP.

The assistant names texts, symbols and days; where the bars are, only the command line
says, so no tool opens a file that the assistant chose.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import wraps
from importlib.metadata import version
from inspect import getdoc
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any, Final, ParamSpec, TypedDict

from mcp.server.mcpserver import MCPServer
from mcp_types import CallToolResult, TextContent, ToolAnnotations
from pydantic import Field

import tapewright
from tapewright.cli.output import format_of
from tapewright.document import plain_text
from tapewright.errors import DateError, TapewrightError
from tapewright.finding import folded
from tapewright.gathered import Place
from tapewright.gathered.telling import Days, facts_over
from tapewright.model import plain
from tapewright.story.lines import line_of_fact, line_of_facts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tapewright.finding import Proof
    from tapewright.model import Fact
    from tapewright.report import Report, Verdict

INSTRUCTIONS: Final = (
    "Tapewright proves statements about market prices from daily bars. Before you say "
    "how an index or a stock moved, ask `facts` for the figures, or write a sentence "
    "and let `audit_text` read it back: each claim gets a verdict, and what is wrong "
    "its right number. `recap` writes a whole article whose numbers are proved; "
    "`prove` checks again what `facts` or `recap` told."
)
JSON: Final = "json"
MOST: Final = 200
"""Facts that one answer may hold."""

SHOWN: Final = 40
"""Lines of text that one answer may hold; the structured result holds all."""

Asked = ParamSpec("Asked")

Symbol = Annotated[
    str, Field(description="Whose: GSPC, or an alias or name, such as SPX or S&P 500.")
]


class Facts(TypedDict):
    """Facts with their evidence; `left_off` is how many more hold."""

    facts: list[dict[str, Any]]
    left_off: int


class Proofs(TypedDict):
    """What came of proving facts again: for each what was stated and what is so."""

    holds: bool
    proofs: list[dict[str, Any]]


class Recap(TypedDict):
    """An article, written in a format; as json it is the document itself."""

    subject: str
    session: str
    title: str
    format: str
    article: str | dict[str, Any]


class Audited(TypedDict):
    """A report: how many claims have each status, and each claim's verdict."""

    as_of: str
    source: str
    counts: dict[str, int]
    verdicts: list[dict[str, Any]]
    findings: list[dict[str, Any]]


def answer(lines: Sequence[str], data: dict[str, Any]) -> CallToolResult:
    """Return a tool's result: short text to read, and the whole as JSON."""
    kept = lines[:SHOWN]
    if len(lines) > SHOWN:
        kept = [*kept, f"And {len(lines) - SHOWN} more in the structured result."]
    text = TextContent(type="text", text="\n".join(kept))
    return CallToolResult(content=[text], structured_content=data)


def _in_one_message(
    tool: Callable[Asked, CallToolResult],
) -> Callable[Asked, CallToolResult]:
    """Return a tool that answers what the user can mend with its one message."""

    @wraps(tool)
    def run(*args: Asked.args, **kwargs: Asked.kwargs) -> CallToolResult:
        try:
            return tool(*args, **kwargs)
        except TapewrightError as error:
            message = str(error)
        except OSError as error:
            message = f"{error.filename or 'the bars'}: {error.strerror or error}"
        text = TextContent(type="text", text=message)
        return CallToolResult(content=[text], is_error=True)

    return run


@dataclass(frozen=True, slots=True)
class Bars:
    """Where the bars are, as the command line says."""

    bars: str | None = None
    store: str | None = None
    version_of_bars: int | None = None
    marks: str | None = None

    @property
    def place(self) -> dict[str, Any]:
        """The arguments that every verb takes."""
        return {
            "bars": self.bars,
            "store": self.store,
            "version_of_bars": self.version_of_bars,
            "marks": self.marks,
        }

    @_in_one_message
    def audit_text(
        self,
        text: Annotated[
            str, Field(description="A sentence, or a whole text, Markdown or HTML.")
        ],
        as_of: Annotated[
            str | None,
            Field(
                description="The last session that the text knows, like 2018-12-28. "
                "Needed where the text itself names no date."
            ),
        ] = None,
        language: Annotated[
            str | None, Field(description="The text's language, such as en.")
        ] = None,
    ) -> Annotated[CallToolResult, Audited]:
        """Check what a text says of prices, claim by claim, against the bars.

        Statuses: supported; contradicted (with the right number, and the sentence put
        right); convention (right by another desk's way of counting); unclear, unread
        or unverifiable (not judged: causes, forecasts, what there are no bars of).
        Say only what is supported. The text may have a claim ignored, with a reason,
        in a comment: <!-- tapewright: ignore a vendor's level -->
        """
        try:
            report = tapewright.audit(
                text, as_of=as_of, language=language, **self.place
            )
        except DateError as error:
            raise error.mended("Give as_of, such as 2025-09-19.") from error
        return answer(_lines_of_report(report), report.to_json())

    @_in_one_message
    def facts(
        self,
        symbol: Symbol,
        day: Annotated[
            str | None,
            Field(description="A session like 2018-12-28; by default the last one."),
        ] = None,
        kind: Annotated[
            str | None,
            Field(description="One kind only: change, streak, record, off_peak, ..."),
        ] = None,
        limit: Annotated[
            int, Field(description="How many at most.", ge=1, le=MOST)
        ] = 20,
    ) -> Annotated[CallToolResult, Facts]:
        """List what holds of a symbol at a session, the rarest first, with evidence.

        Each fact answers one question: kind, subject, session and arguments (span,
        unit, base). Numbers are signed decimal strings. Give a fact to `prove` whole.
        """
        place = Place(self.bars, self.store, self.version_of_bars, self.marks)
        days = Days.given(day, None, None)
        found = list(facts_over(place, [symbol], days, kind))
        # Evidence costs ten times what finding does: it is taken of what is told.
        told = islice(facts_over(place, [symbol], days, kind, proved=True), limit)
        data = {
            "facts": [fact.to_json() for fact in told],
            "left_off": max(0, len(found) - limit),
        }
        return answer(_lines_of_facts(found, limit), data)

    @_in_one_message
    def prove(
        self,
        fact: Annotated[
            dict[str, Any],
            Field(description="A fact as `facts` told it, or a recap's json, whole."),
        ],
    ) -> Annotated[CallToolResult, Proofs]:
        """Compute a told fact, or every fact of an article, again from the bars alone.

        Says what the bars give now, and names the bars that are not what they were.
        """
        proofs = tapewright.prove(fact, **self.place)
        holds = all(proof.holds for proof in proofs)
        data = {"holds": holds, "proofs": [_proof_json(one) for one in proofs]}
        return answer([_line_of_proof(one) for one in proofs], data)

    @_in_one_message
    def recap(
        self,
        symbol: Symbol,
        week: Annotated[
            str | None, Field(description="Any date of the week to tell.")
        ] = None,
        day: Annotated[
            str | None, Field(description="A session, for a card or stats.")
        ] = None,
        edition: Annotated[
            str, Field(description="feature (a week), stats or card (a day).")
        ] = "feature",
        format: Annotated[  # noqa: A002 - the name that assistants know it by
            str, Field(description="markdown, html, fragment, terminal or json.")
        ] = "markdown",
    ) -> Annotated[CallToolResult, Recap]:
        """Write the recap of a week or a day, every number of it proved.

        Without a date, of the latest whole week. As json it comes with its facts and
        where in the text each stands.
        """
        shape = format_of(format, None)
        written = tapewright.recap(
            symbol, week=week, day=day, edition=edition, **self.place
        )
        program = shape.name == JSON
        whole = written.text if program else shape.render(written).strip()
        data = {
            "subject": written.subject,
            "session": written.session.isoformat(),
            "title": plain_text(written.title),
            "format": shape.name,
            "article": written.to_json() if program else whole,
        }
        return answer([whole], data)


def server_of(bars: Bars) -> MCPServer[Any]:
    """Return a server of the four tools over some bars."""
    server: MCPServer[Any] = MCPServer(
        "tapewright",
        instructions=INSTRUCTIONS,
        version=version("tapewright"),
        log_level="WARNING",
    )
    tools: tuple[Callable[..., CallToolResult], ...] = (
        bars.audit_text,
        bars.facts,
        bars.prove,
        bars.recap,
    )
    reads = ToolAnnotations(
        read_only_hint=True, idempotent_hint=True, open_world_hint=False
    )
    for tool in tools:
        server.add_tool(tool, description=getdoc(tool), annotations=reads)
    return server


def _lines_of_report(report: Report) -> list[str]:
    """Return how many claims have each status, and what is not supported."""
    counts = ", ".join(
        f"{count} {name}" for name, count in report.counts.items() if count
    )
    many = len(report.verdicts)
    lines = [f"{many} claim{'' if many == 1 else 's'}: {counts or 'none read'}."]
    lines += [
        _line_of_verdict(verdict)
        for verdict in report.verdicts
        if verdict.status != "supported" and not verdict.suppressed
    ]
    lines += [f'"{one.quote}": {one.because}' for one in report.findings]
    return lines


def _line_of_verdict(verdict: Verdict) -> str:
    line = f'"{verdict.claim.quote}" is {verdict.status}: {verdict.because}'
    right = verdict.sentence or verdict.corrected
    return f"{line} Rather: {right}" if right else line


def _lines_of_facts(found: Sequence[Fact], limit: int) -> list[str]:
    """Return a line for the first facts; those that go together share one.

    A fact that dates another ("since March 2009") is told with that one's figure.
    """
    told = {fact.id for fact in found[:limit]}
    lines = [
        f"{same[0].question.subject}, {same[0].question.session}: {line_of_facts(same)}"
        for same in folded(found)
        if same[0].id in told
    ]
    more = len(found) - limit
    return [*lines, f"And {more} more facts hold."] if more > 0 else lines


def _proof_json(proof: Proof) -> dict[str, Any]:
    return {
        "id": proof.fact.id,
        "question": proof.fact.question.to_json(),
        "stated": plain(proof.fact.value),
        "proved": None if proof.value is None else plain(proof.value),
        "unit": proof.fact.unit,
        "holds": proof.holds,
        "changed": list(proof.changed),
    }


def _line_of_proof(proof: Proof) -> str:
    asked = proof.fact.question
    told = f"{asked.subject}, {asked.session}: {line_of_fact(proof.fact)}"
    if proof.holds:
        return f"It holds. {told}"
    now = "nothing" if proof.value is None else plain(proof.value)
    return " ".join((f"It does not hold. {told}; now {now}.", *proof.changed))
