"""A chart as Vega-Lite: lines, rules, the recap's own days, and labels at the ends."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final

from tapewright.charts import scales
from tapewright.charts.frame import (
    BOTTOM,
    INK,
    LEFT,
    LINE,
    SHADE,
    SOFT,
    WIDE,
    Frame,
    Size,
    colour_of,
    drawable,
    frame_of,
    known,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tapewright.document import Chart

LABEL_GAP: Final = 31


def picture(chart: Chart, size: Size, *, titled: bool) -> dict[str, Any]:
    """Return the whole specification."""
    import altair as alt

    chart = drawable(chart)
    frame = frame_of(chart, size, titled=titled)
    title = alt.Title(
        chart.title if titled else "",
        anchor="start",
        frame="bounds",
        fontSize=16,
        fontWeight=600,
        color=INK,
        limit=size[0] - 20,
    )
    sheet = (
        alt.layer(*_layers(frame))
        .properties(
            width=frame.width,
            height=frame.height,
            title=title,
            description=chart.caption,
            autosize=alt.AutoSizeParams(type="none"),
            padding={
                "left": LEFT,
                "right": frame.right,
                "top": frame.top,
                "bottom": BOTTOM,
            },
        )
        .configure(background="transparent", font="system-ui, sans-serif")
        .configure_view(stroke=None)
    )
    spec: dict[str, Any] = sheet.to_dict(validate=False)
    return spec


def _milliseconds(day: date) -> int:
    """Return the midnight that Vega counts from; its axes are in UTC too."""
    return int(datetime.combine(day, time(), UTC).timestamp()) * 1000


def _layers(frame: Frame) -> Iterator[Any]:
    """Yield what is drawn, from the back to the front."""
    yield _shade(frame)
    yield from _levels(frame)
    # peers first: the subject is drawn over them
    for at in reversed(range(len(frame.chart.curves))):
        yield from _curve(frame, at)
    yield from _labels(frame)


def _x(frame: Frame, field: str = "day") -> Any:  # noqa: ANN401 - altair's channel
    import altair as alt

    first, last = scales.span_of(frame.sessions)
    half = timedelta(hours=12) / timedelta(milliseconds=1)
    shown = scales.date_ticks(frame.sessions, max(2, frame.width // 66))
    years = [
        _milliseconds(day)
        for before, day in zip((None, *shown), shown, strict=False)
        if before is None or before.year != day.year
    ]
    stamp = "utcFormat(datum.value, '%b %-d')"
    whole = f"[{stamp}, utcFormat(datum.value, '%Y')]"
    return alt.X(
        f"{field}:T",
        title=None,
        scale=alt.Scale(
            type="utc",
            domain=[_milliseconds(first) - half, _milliseconds(last) + half],
            nice=False,
        ),
        axis=alt.Axis(
            values=[_milliseconds(day) for day in shown],
            labelExpr=f"indexof({years}, +datum.value) >= 0 ? {whole} : {stamp}",
            labelColor=SOFT,
            labelFontSize=12,
            labelPadding=5,
            grid=False,
            domainColor=LINE,
            tickColor=LINE,
            labelFlush=False,
            labelOverlap=False,
        ),
    )


def _y(frame: Frame) -> Any:  # noqa: ANN401 - altair's channel
    import altair as alt

    marks = scales.ticks(frame.low, frame.high, 5 if frame.size == WIDE else 4)
    places = scales.decimals(marks)
    number = f"format(datum.value, ',.{places}f')"
    if frame.chart.unit == "percent":
        signed = f"format(datum.value, '+.{places}f') + '%'"
        number = f"datum.value == 0 ? '0%' : {signed}"
    return alt.Y(
        "value:Q",
        title=None,
        scale=alt.Scale(domain=[frame.low, frame.high], zero=False, nice=False),
        axis=alt.Axis(
            values=marks,
            labelExpr=number,
            labelColor=SOFT,
            labelFontSize=12,
            labelPadding=6,
            gridColor=LINE,
            domain=False,
            ticks=False,
        ),
    )


def _drawn(rows: list[dict[str, Any]]) -> Any:  # noqa: ANN401 - altair's chart
    import altair as alt

    return alt.Chart(alt.Data(values=rows))


def _shade(frame: Frame) -> Any:  # noqa: ANN401 - altair's chart
    """Shade the recap's own sessions, from the half day before to the one after."""
    import altair as alt

    first, last = frame.chart.shaded or (date.max, date.max)
    inside = [day for day in frame.sessions if first <= day <= last]
    half = timedelta(hours=12) / timedelta(milliseconds=1)
    ends = [(inside[0], inside[-1])] if inside else []
    rows = [
        {"day": _milliseconds(start) - half, "end": _milliseconds(end) + half}
        for start, end in ends
    ]
    return _drawn(rows).mark_rect(color=SHADE).encode(x=_x(frame), x2=alt.X2("end"))


def _levels(frame: Frame) -> Iterator[Any]:
    zero = frame.chart.unit == "percent"
    values = [label.value for label in frame.labels if label.colour == SOFT]
    for value, dash in [(0.0, []), *((v, [2, 3]) for v in values)][not zero :]:
        mark = _drawn([{"value": value}]).mark_rule(
            color=SOFT, strokeWidth=1, strokeDash=dash or [1, 0]
        )
        yield mark.encode(y=_y(frame))


def _curve(frame: Frame, at: int) -> Iterator[Any]:
    points = known(frame.chart.curves[at])
    rows = [{"day": _milliseconds(day), "value": value} for day, value in points]
    base = _drawn(rows).encode(x=_x(frame), y=_y(frame))
    yield base.mark_line(
        color=colour_of(at),
        strokeWidth=1.5 if at else 2.5,
        strokeJoin="round",
        strokeCap="round",
    )
    end = _drawn(rows[-1:]).encode(x=_x(frame), y=_y(frame))
    yield end.mark_point(
        filled=True, opacity=1, color=colour_of(at), size=26 if at else 48
    )


def _labels(frame: Frame) -> Iterator[Any]:
    """Yield the labels at the right edge, kept apart, each tied to its own height."""
    import altair as alt

    wanted = [frame.y(label.value) for label in frame.labels]
    placed = scales.nudged(wanted, LABEL_GAP, frame.height)
    for label, at, now in zip(frame.labels, wanted, placed, strict=True):
        tie: list[dict[str, Any]] = [{}]
        yield (
            _drawn(tie)
            .mark_rule(color=LINE)
            .encode(
                x=alt.XValue(frame.width + 1),
                x2=alt.X2Value(frame.width + 10),
                y=alt.YValue(at),
                y2=alt.Y2Value(now),
            )
        )
        for text, weight, colour, lift in (
            (label.number, 600, label.colour, -6),
            (label.name, 400, SOFT, 8),
        ):
            yield (
                _drawn(tie)
                .mark_text(
                    text=text,
                    align="left",
                    baseline="middle",
                    fontSize=12,
                    fontWeight=weight,
                    color=INK if weight == 600 and colour == SOFT else colour,  # noqa: PLR2004
                    limit=frame.right - 16,
                )
                .encode(x=alt.XValue(frame.width + 14), y=alt.YValue(now + lift))
            )
