"""A file's bytes as text, and which form a text is in."""

from __future__ import annotations

import codecs
import re
from typing import Final

from tapewright.reading.pages.front import front_of

LOOKED: Final = 50_000
"""Characters by which a text's form is told."""
DECLARED: Final = 2048
"""Bytes in which a page declares how it is encoded."""
TAGS: Final = 3
MARKS: Final = 2
"""Tags, and marks of Markdown, that tell a form where nothing else does."""

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHARSET: Final = re.compile(
    rb"charset\s{0,9}=\s{0,9}[\"']?((?:windows-125|iso-8859-|cp125)\d{1,2}"
    rb"|shift_jis|euc-jp|euc-kr|gb2312|gbk|gb18030|big5|koi8-r|macintosh)\b",
    re.IGNORECASE,
)
_PAGE: Final = re.compile(
    r"\s{0,99}(?:<!doctype\s+html|<html|<\?xml|<head|<body)", re.IGNORECASE
)
_TAG: Final = re.compile(
    r"</?(?:p|div|table|tr|td|h[1-6]|ul|ol|li|span|article|section|br ?/?|strong|em|b)"
    r"(?:\s[^<>]{0,500})?>",
    re.IGNORECASE,
)
_MARKED: Final = re.compile(
    r"^\#{1,6}[ \t]+(?!tapewright:)\S|^ {0,3}\|?(?:[ \t]*:?-{2,}:?[ \t]*\|)+"
    r"|\*\*[^\s*](?:[^*\n]{0,200}[^\s*])?\*\*|^```|\]\((?:https?:|/|\#|mailto:)",
    re.MULTILINE,
)
_HEADED: Final = re.compile(r"\#{1,6}[ \t]+(?!tapewright:)\S")


def decoded(data: bytes) -> str:
    """Return a file's text: by its mark, as UTF-8, as it declares, or as Windows wrote.

    Line ends stay as they are; bytes that mean nothing become replacement characters.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data.decode(name, errors="replace")
    try:
        text = data.decode()
    except UnicodeDecodeError:
        pass
    else:
        return text if not _wide(data) else data.decode(_wide(data), errors="replace")
    declared = _CHARSET.search(data[:DECLARED])
    name = _wide(data) or (declared[1].decode() if declared else "cp1252")
    return data.decode(name, errors="replace")


def _wide(data: bytes) -> str:
    """Return which UTF-16 a text without mark is in, by its null bytes; "" for none."""
    head = data[:DECLARED]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if 4 * max(even, odd) < len(head) or min(even, odd) > len(head) // 20:
        return ""
    return "utf-16-be" if even > odd else "utf-16-le"


def form_of(text: str) -> str:
    """Return "html", "markdown" or "text", by the marks near a text's beginning."""
    head = text[:LOOKED].lstrip("\ufeff")
    if _PAGE.match(head):
        return "html"
    marks = len(_MARKED.findall(head))
    if front_of(text).end or _HEADED.match(head) or marks >= MARKS:
        return "markdown"
    if len(_TAG.findall(head)) >= TAGS:
        return "html"
    return "markdown" if marks else "text"
