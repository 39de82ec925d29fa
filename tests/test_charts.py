"""Charts as pictures: legible in light and dark, whole for any values."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from datetime import date, timedelta
from itertools import pairwise

import pytest

from tapewright.charts import NARROW, WIDE, png, svg, vega_lite
from tapewright.charts.scales import date_ticks, nudged, ticks
from tapewright.document import Chart, Curve, Rule

DAYS = tuple(date(2025, 7, 21) + timedelta(n) for n in range(60))
WEEK = (DAYS[-5], DAYS[-1])


def price(*values: float, rules: tuple[Rule, ...] = ()) -> Chart:
    curve = Curve("Russell 2000", DAYS[: len(values)], values)
    return Chart("price", "A week", "Closes", "level", (curve,), rules, WEEK)


def relative(*ends: float) -> Chart:
    curves = tuple(
        Curve(f"Peer {at}", DAYS[:3], (0.0, end / 2, end))
        for at, end in enumerate(ends)
    )
    return Chart("relative", "Peers", "Percent", "percent", curves, (), WEEK)


def texts(drawn: str) -> list[str]:
    return [e.text or "" for e in ET.fromstring(drawn).iter() if e.tag.endswith("text")]  # noqa: S314 - our own


ODD = {
    "one point": price(2448.77),
    "no points": price(),
    "no curves": Chart("price", "", "", "level", ()),
    "all equal": price(5.0, 5.0, 5.0),
    "all zero": price(0.0, 0.0),
    "not a number": price(1.0, float("nan"), 2.0),
    "tiny": price(0.00012, 0.00013),
    "huge": price(4.2e12, 4.3e12),
    "below zero": price(-37.63, 10.01),
    "a far rule": price(1.0, 2.0, rules=(Rule("record", 900.0),)),
    "steering characters": Chart("price", "\x1b[31m", "\x00", "level", ()),
    "no peers": relative(),
    "flat peers": relative(0.0, 0.0),
}


@pytest.mark.parametrize("chart", ODD.values(), ids=ODD)
def test_odd_values_are_drawn(chart: Chart) -> None:
    for size in (WIDE, NARROW):
        drawn = svg(chart, size=size)
        root = ET.fromstring(drawn)  # noqa: S314 - our own
        assert root.get("viewBox") == f"0 0 {size[0]} {size[1]}"
        assert "NaN" not in drawn


def test_an_svg_takes_its_colours_from_the_page() -> None:
    drawn = svg(price(*range(2400, 2450), rules=(Rule("high", 2448.5),)))
    colours = re.findall(r'(?:fill|stroke)="([^"]+)"', drawn)
    assert all(c in ("none", "transparent") or c.startswith("var(") for c in colours)
    assert "var(--tw-accent,#" in drawn


def test_an_svg_asks_nothing_of_the_outside() -> None:
    drawn = svg(price(1, 2, 3)).replace("http://www.w3.org/2000/svg", "", 1)
    assert "http" not in drawn
    assert "url(" not in drawn
    assert "<script" not in drawn
    assert set(re.findall(r'font-family="([^"]+)"', drawn)) == {"system-ui,sans-serif"}


def test_two_charts_share_a_page_without_sharing_an_id() -> None:
    both = svg(price(1, 2)) + svg(price(1, 2), size=NARROW) + svg(relative(1, 2))
    ids = re.findall(r'\sid="([^"]+)"', both)
    assert ids
    assert len(ids) == len(set(ids))


def test_a_caption_is_the_picture_name_and_escaped() -> None:
    chart = Chart("price", "<b>", "S&P <script>", "level", ())
    drawn = svg(chart)
    root = ET.fromstring(drawn)  # noqa: S314 - our own
    assert root.get("role") == "img"
    assert root[0].text == "S&P <script>"
    assert root.get("aria-labelledby") == root[0].get("id")
    assert "<script" not in drawn


def test_prices_do_not_start_at_zero_and_part_their_thousands() -> None:
    shown = texts(svg(price(*range(2400, 2450))))
    assert "2,420" in shown
    assert "0" not in shown
    assert "2,449.00" in shown


def test_the_last_point_and_each_near_rule_are_labelled() -> None:
    rules = (Rule("week's high", 2472.27), Rule("record close", 9999.0))
    shown = texts(svg(price(2400.0, 2448.77, rules=rules)))
    assert {"2,448.77", "Russell 2000", "2,472.27", "week's high"} <= set(shown)
    assert "record close" not in shown, "a far rule would flatten the curve"


def test_labels_at_line_ends_keep_apart() -> None:
    placed = sorted(nudged([10, 11, 12, 200], 30, 250))
    assert all(b - a >= 29.9 for a, b in pairwise(placed))
    assert placed[0] >= 0
    assert max(nudged([5] * 20, 30, 100)) <= 100.001


def test_percentages_are_signed_and_have_their_zero() -> None:
    shown = texts(svg(relative(2.16, -1.22)))
    assert {"+2.16%", "\u22121.22%", "0%"} <= set(shown)


def test_ticks_are_round() -> None:
    assert ticks(2380, 2480, 5) == [2380, 2400, 2420, 2440, 2460, 2480]
    assert len(date_ticks(DAYS, 5)) <= 5


def test_no_text_can_abort_the_drawing() -> None:
    assert png(ODD["steering characters"], scale=1).startswith(b"\x89PNG")


def test_a_specification_and_a_png_come_out() -> None:
    spec = vega_lite(price(1, 2))
    assert spec["$schema"].startswith("https://vega.github.io/schema/vega-lite/")
    assert png(price(1, 2), scale=1).startswith(b"\x89PNG")
