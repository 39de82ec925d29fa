"""The document as one page that needs nothing else: no script, no request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tapewright.document import plain_text
from tapewright.markup import article, key_of, style
from tapewright.markup.elements import Markup, element, joined
from tapewright.markup.words import direction, word
from tapewright.render import Format

if TYPE_CHECKING:
    from tapewright.document import Document

POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)

FRAME: Final = """<style>
:root { color-scheme: light dark; --paper: #fffdf9; --name: #5b626a; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #171a1d; --name: #a3a8ad; }
}
body { margin: 0; background: var(--paper); }
.frame {
  box-sizing: border-box;
  max-inline-size: 42.5rem;
  margin-inline: auto;
  padding: 1.5rem 1.25rem 3.5rem;
}
.skip { position: absolute; inset-block-start: -6rem; }
.skip:focus {
  inset-block-start: 0;
  padding: 0.6rem 1rem;
  background: var(--paper);
  font: 1rem/1.5 system-ui, sans-serif;
}
@media (min-width: 48rem) { .frame { padding-block-start: 3.5rem; } }
@media print {
  @page { margin: 18mm 16mm; }
  :root { color-scheme: light; --paper: #ffffff; }
  .frame { max-inline-size: none; padding: 0; }
  .skip { display: none; }
}
</style>"""


def render(document: Document) -> str:
    """Return the page: a strict policy, the style, and the article in its frame."""
    page = element(
        "html",
        element("head", "\n", joined(_head(document), "\n"), "\n"),
        "\n",
        element(
            "body",
            element(
                "a",
                word(document, "skip"),
                class_="skip",
                href=f"#{key_of(document)}",
            ),
            element("main", article(document), class_="frame"),
        ),
        lang=document.language,
        dir=direction(document.language),
    )
    return f"<!doctype html>\n{page}\n"


def _head(document: Document) -> list[Markup]:
    first = next(iter(document.key_points), document.title)
    return [
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=POLICY),
        element(
            "meta", name_="viewport", content="width=device-width, initial-scale=1"
        ),
        element("meta", name_="color-scheme", content="light dark"),
        element("meta", name_="description", content=plain_text(first)),
        element("title", plain_text(document.title)),
        Markup(FRAME),
        style(document),
    ]


PART = Format(
    name="html",
    doc="One self-contained page; every number shows its proof.",
    suffix=".html",
    render=render,
)
