"""Facts' charts as Vega-Lite, SVG and PNG."""

from __future__ import annotations

import hashlib
import json
import re
from html import escape
from typing import TYPE_CHECKING, Any, Final

from tapewright.charts.frame import NARROW, PALETTE, WIDE, Size, drawable
from tapewright.charts.spec import picture

if TYPE_CHECKING:
    from tapewright.document import Chart

__all__ = ["NARROW", "WIDE", "Size", "png", "svg", "vega_lite"]

PAPER: Final = "#fffdf9"
"""Behind a PNG: it may be shown on any page, a dark one too."""


def vega_lite(
    chart: Chart, *, size: Size = WIDE, titled: bool = True
) -> dict[str, Any]:
    """Return a chart as a Vega-Lite specification with its data inside.

    Altair checks every part against the whole schema, which takes longer than drawing;
    the tests do that once for every shape of chart.
    """
    from altair.utils.schemapi import debug_mode

    with debug_mode(arg=False):
        return picture(chart, size, titled=titled)


def svg(
    chart: Chart, *, size: Size = WIDE, titled: bool = True, prefix: str = ""
) -> str:
    """Return a chart as an SVG that takes its colours from the page around it.

    Colours are the custom properties `--tw-ink`, `--tw-soft`, `--tw-line`,
    `--tw-shade`, `--tw-accent` and `--tw-peer-1` to `-4`, each with a fallback.
    `prefix` begins every id; without one it is a digest of the chart and its size.
    """
    drawn = _converted("vegalite_to_svg", vega_lite(chart, size=size, titled=titled))
    return _adopted(
        drawn, drawable(chart).caption, size, prefix or _digest(chart, size)
    )


def png(chart: Chart, scale: float = 2) -> bytes:
    """Return a chart as a PNG on paper, `scale` times its size in pixels."""
    spec = {**vega_lite(chart), "background": PAPER}
    return bytes(_converted("vegalite_to_png", spec, scale=scale))


def _converted(how: str, spec: dict[str, Any], **options: float) -> Any:  # noqa: ANN401
    import vl_convert

    release = re.search(r"/v(\d+)\.(\d+)", spec["$schema"])
    version = ".".join(release.groups()) if release else None
    return getattr(vl_convert, how)(spec, vl_version=version, **options)


def _digest(chart: Chart, size: Size) -> str:
    text = json.dumps([repr(chart), size])
    return f"chart-{hashlib.blake2b(text.encode(), digest_size=4).hexdigest()}"


def _adopted(drawn: str, caption: str, size: Size, prefix: str) -> str:
    """Make a drawing part of a page: sized, coloured, named and read by it."""
    body = re.sub(r"^.*?<svg[^>]*>|</svg>\s*$", "", drawn, flags=re.DOTALL)
    body = re.sub(r'\s(?:aria-[a-z]+|role|class|pointer-events)="[^"]*"', "", body)
    body = re.sub(r'\sfont-family="[^"]*"', "", body)
    body = re.sub(r'\sid="', f' id="{prefix}-', body)
    body = re.sub(r'(url\(#|href="#)', rf"\g<1>{prefix}-", body)
    for colour, name in PALETTE.items():
        body = body.replace(f'"{colour}"', f'"var(--tw-{name},{colour})"')
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size[0]} {size[1]}" '
        f'role="img" aria-labelledby="{prefix}-title" direction="ltr" '
        'font-family="system-ui,sans-serif">'
        f'<title id="{prefix}-title">{escape(caption)}</title>'
    )
    return f"{head}{body}</svg>"
