"""The audit in the format of static analysis: SARIF 2.1.0, one run for all texts."""

from __future__ import annotations

import hashlib
import os
import re
from collections import Counter
from importlib.metadata import version
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from tapewright.model import plain
from tapewright.report import STATUSES, Verdict
from tapewright.reports import (
    LEVELS,
    Format,
    change,
    json_text,
    lines_of,
    message,
    remark,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tapewright.report import Finding, Report
    from tapewright.reports import Lines

SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
    "sarif-schema-2.1.0.json"
)
RULES: Final = {
    "contradicted": "The bars say something else.",
    "unclear": "It can be read in two ways, and they do not agree.",
    "unread": "A number that no kind of fact could read.",
    "unverifiable": "No bars can bear it out: a cause, a forecast, another subject.",
    "convention": "Right by an accepted convention other than the house's.",
    "supported": "The bars say the same.",
}
PREFIX: Final = "tapewright."
FINGERPRINT: Final = "tapewright/v1"
BASELINE: Final = "baseline"
"""The reason of what is suppressed outside of the text."""
NAMELESS: Final = {"": "text", "-": "stdin"}
"""What stands for a text that is no file."""

SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
"""Two letters at least: one is a drive's."""
BORDER: Final = re.compile(r"[.!?]\s|\n\s*\n|\n\s*[|>#*-]")
"""Where a sentence ends: at a stop, an empty line, a list's item, a table's row."""
REACH: Final = 400
"""Letters either side of a claim in which its sentence's ends are looked for."""

Json = dict[str, Any]


def many(reports: Sequence[Report], *, every: bool = False) -> str:
    """Return the log; what is suppressed is in it, marked so."""
    found = [(report, _shown(report, every=every)) for report in reports]
    seen = [rule_of(one) for _, shown in found for one in shown]
    told = [s for s in STATUSES if s != "supported" or every]
    rules = list(dict.fromkeys([*(PREFIX + status for status in told), *seen]))
    sources = list(dict.fromkeys(report.source for report in reports))
    run = {
        "tool": {"driver": _driver(rules, found)},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n"],
        "properties": {"as_of": sorted({str(report.as_of) for report in reports})},
        "artifacts": [{"location": _location(source)} for source in sources],
        "results": [
            result
            for report, shown in found
            for result in _results(report, shown, rules, sources.index(report.source))
        ],
    }
    return json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _shown(report: Report, *, every: bool) -> list[Verdict | Finding]:
    verdicts = [v for v in report.verdicts if every or v.status != "supported"]
    return [*verdicts, *report.findings]


def rule_of(one: Verdict | Finding) -> str:
    """Return the rule that a result belongs to: a status's, or a finding's own."""
    return PREFIX + one.status if isinstance(one, Verdict) else one.rule


def _driver(
    rules: Sequence[str], found: list[tuple[Report, list[Verdict | Finding]]]
) -> Json:
    sources = {rule_of(one): one for _, shown in found for one in shown}
    return {
        "name": "Tapewright",
        "version": version("tapewright"),
        "rules": [_rule(rule, sources.get(rule)) for rule in rules],
    }


def _rule(rule: str, one: Verdict | Finding | None) -> Json:
    """Return what a rule says; a finding's rests on what it names as its source."""
    name = "".join(word.capitalize() for word in re.split(r"\W+|_", rule))
    if one is None or isinstance(one, Verdict):
        status = rule.removeprefix(PREFIX)
        text, level = RULES[status], LEVELS[status]
    else:
        said = rule.partition(".")[2].replace("_", " ") or rule
        text, level = f"{said[:1].upper()}{said[1:]}.", one.severity
        if one.source:
            text = f"{text} It rests on {one.source}."
    return {
        "id": rule,
        "name": name,
        "shortDescription": {"text": text},
        "defaultConfiguration": {"level": level},
    }


def _results(
    report: Report, shown: list[Verdict | Finding], rules: list[str], at: int
) -> Iterator[Json]:
    text = lines_of(report.text)
    prints = fingerprints(report.text, shown)
    for one, digest in zip(shown, prints, strict=True):
        told = _verdict(one) if isinstance(one, Verdict) else _finding(one)
        where = {**_location(report.source), "index": at}
        region = _region(text, one)
        snippet = {"text": _quote(one)}
        result = {
            "ruleId": rule_of(one),
            "ruleIndex": rules.index(rule_of(one)),
            **told,
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": where,
                        "region": {**region, "snippet": snippet},
                    }
                }
            ],
            "partialFingerprints": {FINGERPRINT: digest},
        }
        if isinstance(one, Verdict) and one.corrected:
            result["fixes"] = [_fix(one, where, region)]
        # an empty list says that none is suppressed, as against that nobody looked
        result["suppressions"] = [_suppression(one)] if one.suppressed else []
        yield result


def _verdict(one: Verdict) -> Json:
    """Return what a verdict tells; SARIF wants no level of what passes."""
    proved = plain(one.fact.value) if one.fact else None
    near = one.neighbour
    return {
        "kind": "pass" if one.status == "supported" else "fail",
        "level": LEVELS[one.status],
        "message": {"text": message(one)},
        "properties": {
            "status": one.status,
            "proved": proved,
            "unit": one.fact.unit if one.fact else None,
            "flips": one.flips,
            "question": one.claim.question.to_json() if one.claim.question else None,
            "neighbour": near.question.to_json() if near else None,
        },
    }


def _finding(one: Finding) -> Json:
    return {
        "kind": "fail",
        "level": one.severity,
        "message": {"text": remark(one)},
        "properties": {"source": one.source},
    }


def _span(one: Verdict | Finding) -> tuple[int, int]:
    at = one.claim if isinstance(one, Verdict) else one
    return at.start, at.end


def _quote(one: Verdict | Finding) -> str:
    return one.claim.quote if isinstance(one, Verdict) else one.quote


def _region(text: Lines, one: Verdict | Finding) -> Json:
    """Return where a result is; all of SARIF's characters are code points here."""
    start, end = _span(one)
    place = text.place(start, end)
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
        "charOffset": start,
        "charLength": end - start,
    }


def _fix(one: Verdict, where: Json, region: Json) -> Json:
    replacement = {"deletedRegion": region, "insertedContent": {"text": one.corrected}}
    return {
        "description": {"text": change(one)},
        "artifactChanges": [{"artifactLocation": where, "replacements": [replacement]}],
    }


def _suppression(one: Verdict | Finding) -> Json:
    """Return why a result is not reported: in the text itself, or in a baseline."""
    kind = "external" if one.suppressed == BASELINE else "inSource"
    return {"kind": kind, "justification": one.suppressed}


def _location(source: str) -> Json:
    """Return a source as a reference; a relative path stays relative."""
    if source in NAMELESS:
        return {"uri": NAMELESS[source]}
    if SCHEME.match(source):
        return {"uri": quote(source, safe="/:?#[]@!$&'()*+,;=%~")}
    path = PurePath(source)
    uri = quote(os.fsencode(path.as_posix()))
    return {"uri": f"file://{uri}"} if path.is_absolute() else {"uri": uri}


def fingerprints(text: str, found: Sequence[Verdict | Finding]) -> list[str]:
    """Return what tells each result again after lines have moved or been wrapped anew.

    It hashes the rule, the quote, the sentence around it with its blanks evened out,
    and the number of results before it that share all three.
    """
    seen: Counter[str] = Counter()
    prints = []
    for one in found:
        key = repr((rule_of(one), _even(_quote(one)), _sentence(text, *_span(one))))
        digest = hashlib.blake2b(
            f"{key} {seen[key]}".encode(errors="surrogatepass"), digest_size=12
        )
        seen[key] += 1
        prints.append(digest.hexdigest())
    return prints


def _sentence(text: str, start: int, end: int) -> str:
    """Return the sentence around a piece of text."""
    low, high = max(0, start - REACH), min(len(text), end + REACH)
    first = max((met.end() for met in BORDER.finditer(text, low, start)), default=low)
    last = BORDER.search(text, end, high)
    return _even(text[first : last.start() if last else high])


def _even(text: str) -> str:
    return " ".join(text.split())


PART = Format(
    name="sarif",
    doc="SARIF 2.1.0, for code scanning and editors.",
    suffix=".sarif",
    many=many,
)
