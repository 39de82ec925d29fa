"""Families of wording, as desks, portals, advisers, bloggers and machines write.

Each family says one thing in many ways; none shares a phrase with the writer's own
(`src/tapewright/kinds/*/en.py`). `[a|b]` is either, `{...}` a field of
`inject_fields.py`; a wording whose field does not hold in a scene is passed over.
"""

from __future__ import annotations

from typing import Final

WEEK: Final[dict[str, tuple[str, ...]]] = {
    "weekly move": (
        "{name} {up.verb:week} {pct:week} [this week|over the week|on the week].",
        "{name} {up.verb:week} {pct:week} for the week.",
        "For the week, {name} {up.verb:week} {pct:week}.",
        "Despite plenty to digest over the past days, {name} is {up.adj:week} by "
        "{pct:week} for the week.",
        "{name} is {up.is:week} {pct:week} for the week.",
        "{name} [logged|posted|recorded] a weekly {up.noun:week} of {pct:week}.",
        "It was a {up.mood:week} week for {name}, which {up.verb:week} {pct:week}.",
        "On a weekly basis, {name} {up.verb:week} {pct:week}.",
    ),
    "weekly move and close": (
        "{name} {up.verb:week} {pct:week} for the week to [settle|finish] at "
        "{level:close}.",
        "{name} [wrapped up|capped] the week at {level:close}, {up.ing:week} "
        "{pct:week}.",
        "{name} {up.verb:week} {pct:week} for the week, [settling|finishing|ending "
        "Friday] at {level:close}.{if:whole}",
        "After a [choppy|busy|quiet] week, {name} stood at {level:close}, "
        "{up.is:week} {pct:week} from a week before.",
        "{name} ended the week at {level:close}, for a {up.noun:week} of {pct:week}.",
        "With {name} settling at {level:close}, the week's {up.noun:week} came to "
        "{pct:week}.",
    ),
    "from a prior level": (
        "{name} went from {level:prior-week} to {level:close} over the week, a "
        "{up.noun:week} of {pct:week}.",
        "{name} [settled|finished] at {level:close} versus {level:prior-week} at the "
        "end of the prior week.",
        "{name} {up.plain:week} to {level:close} from {level:prior-week} a week ago.",
        "{name} started the week from {level:prior-week} and finished it at "
        "{level:close}.",
    ),
    "from day to day": (
        "{name} {up.plain:fri} from {level:close-thu} on Thursday to {level:close-fri} "
        "on Friday.",
        "From {level:close-wed} on Wednesday, {name} went to {level:close-thu} on "
        "Thursday and {level:close-fri} on Friday.",
        "{name} had closed Tuesday at {level:close-tue}; by Thursday's close it stood "
        "at {level:close-thu}.",
        "Wednesday's session took {name} from {level:close-tue} to {level:close-wed}, "
        "{up.is:wed} {pct:wed}.",
    ),
    "day by day": (
        "{name} {up.verb:mon} {pct:mon} on Monday and {up.verb:tue} {pct:tue} on "
        "Tuesday.",
        "{name} {up.verb:tue} {pct:tue} on Tuesday, {up.verb:wed} {pct:wed} on "
        "Wednesday and {up.verb:thu} {pct:thu} on Thursday.",
        "The week [opened|began] with a {up.noun:mon} of {pct:mon} on Monday for "
        "{name}, and a {pct:tue} {up.noun:tue} followed on Tuesday.",
        "Wednesday's {pct:wed} {up.noun:wed} [stood out|set the tone] for {name}.",
        "On Thursday {it} {up.verb:thu} {pct:thu}, while Wednesday had brought a "
        "{up.noun:wed} of {pct:wed}.",
    ),
    "trimmed": (
        "Friday's {pct:fri} {up.noun:fri} trimmed {name}'s {up.noun:week} for the week "
        "to {pct:week}.{split:fri:week}",
        "Even after [giving back|losing] {pct:fri} on Friday, {name} {up.verb:week} "
        "{pct:week} for the week.{if:down:fri}{if:up:week}",
        "{name} {up.verb:fri} {pct:fri} on Friday but {up.verb:week} {pct:week} on the "
        "week.{split:fri:week}",
        "Despite a {up.noun:fri} of {pct:fri} on Friday, {name} was {up.is:week} "
        "{pct:week} for the week.{split:fri:week}",
    ),
    "week in points": (
        "For the week, {name} {up.amt:week} {pts:week}, or {pct:week}.",
        "{name} {up.amt:week} {pts:week} on the week, a {up.noun:week} of {pct:week}.",
        "Week on week, {name} is {up.is:week} {pts:week} ({spct:week}).",
        "The week's {up.noun:week} amounts to {pts:week} for {name}.",
    ),
    "last week": (
        "That follows a {up.noun:lastweek} of {pct:lastweek} for {name} last week.",
        "{name} {up.verb:week} {pct:week} for the week, after a {pct:lastweek} "
        "{up.noun:lastweek} the week before.",
        "Last week {name} {up.verb:lastweek} {pct:lastweek}; this week it "
        "{up.verb:week} {pct:week}.",
        "In the previous week {name} had {up.done:lastweek} {pct:lastweek}.",
    ),
    "weekly streak": (
        "That makes {card:week} [straight|consecutive] weeks of {ran:noun:streak:week}s"
        " for {name}.",
        "{name} has now {ran:done:streak:week} for {card:week} weeks running.",
        "It was the {ord:week} weekly {ran:noun:streak:week} running for {name}.",
        "{name} stretched its {ran:run:streak:week} run to {card:week} weeks.",
        "{name} notched its {ord:week} [consecutive|straight] weekly "
        "{ran:noun:streak:week}.",
        "{name} {up.verb:week} {pct:week}, {up.ing:week} for the {ord:week} week in "
        "succession.",
    ),
    "weekly streak over": (
        "{name} broke a {card:week:snapped}-week {ran:run:snapped:week} streak.",
        "The {up.noun:week} of {pct:week} halted a run of {card:week:snapped} weekly "
        "{ran:noun:snapped:week}s for {name}.",
        "After {card:week:snapped} [straight|consecutive] weekly "
        "{ran:noun:snapped:week}s, {name} {up.verb:week} {pct:week} this week.",
    ),
    "best week since": (
        "It was {name}'s {up.best:week} week since {since:move_since:week}.",
        "{name} {up.verb:week} {pct:week}, its {up.big:week} weekly {up.noun:week} "
        "since {since:move_since:week}.",
        "The {pct:week} weekly {up.noun:week} was the {up.big:week} for {name} since "
        "{since:move_since:week}.",
        "{name} had its {up.best:week} week in more than {months:move_since:week}.",
    ),
    "week's range": (
        "{name}'s high for the week was {level:high-week}.",
        "{name} traded between {level:low-week} and {level:high-week} during the week.",
        "The week's intraday peak for {name} was {level:high-week}, against a close of "
        "{level:close}.",
        "Within the week {name} got as low as {level:low-week} before ending it at "
        "{level:close}.",
        "At its weekly high of {level:high-week}, {name} stood well above where it "
        "began.{if:up:week}",
    ),
    "weekly outperformance": (
        "{name} {rel.beat:b:week} {b.name} by {pp:b:week} [for|on|over] the week.",
        "{name} {up.verb:week} {pct:week} on the week, {rel.beating:b:week} {b.name} "
        "by {pp:b:week}.",
        "{name} {rel.beat:b:week} {b.name} this week.",
        "{name}'s weekly {up.noun:week} of {pct:week} was {rel.ahead:b:week} "
        "{b.name}'s {b.pct:week}.{both:b:week:same}{if:up:week}",
        "{name} finished the week {pp:b:week} {rel.ahead:b:week} {b.name}.",
        "Over the week {name} {rel.beat:b:week} {b.name}, {spct:week} against "
        "{b.spct:week}.",
    ),
    "several for the week": (
        "{name} {up.verb:week} {pct:week} for the week and {b.name} {b.up.verb:week} "
        "{b.pct:week}.",
        "For the week, {name} {up.verb:week} {pct:week}, {b.name} {b.up.verb:week} "
        "{b.pct:week} and {c.name} {c.up.verb:week} {c.pct:week}.",
        "{name} and {b.name} {up.plain:week} {pct:week} and {b.pct:week}, respectively,"
        " for the week.{both:b:week:same}",
        "While {name} {up.verb:week} {pct:week} for the week, {b.name} {b.up.verb:week}"
        " {b.pct:week}.",
        "This week's scorecard: {title} {spct:week}, {b.title} {b.spct:week}, {c.title}"
        " {c.spct:week}.",
        "{title} ({spct:week}) and {b.title} ({b.spct:week}) [parted ways|went their "
        "separate ways] this week.{both:b:week:split}",
    ),
    "former and latter": (
        "Both {name} and {b.name} moved this week, the former {up.ing:week} {pct:week} "
        "and the latter {b.up.ing:week} {b.pct:week}.",
        "{name} and {b.name} both {up.plain:week} for the week, the latter by "
        "{b.pct:week}.{both:b:week:same}",
    ),
    "signs and verbs": (
        "{name} {up.verb:week} {spct:week} for the week to {level:close}.",
        "{title} {up.is:week} {spts:week} points or {spct:week} on the week, last at "
        "{level:close}.",
        "Weekly {up.noun:week} for {title}: {spct:week}.",
    ),
    "biggest day of the week": (
        "Most of the week's damage was done on Tuesday, when {name} {up.verb:tue} "
        "{pct:tue}.{if:down:tue}{if:down:week}{if:biggest:tue}",
        "The heavy lifting came on Wednesday, when {name} {up.verb:wed} {pct:wed} to "
        "{level:close-wed}.{if:up:wed}{if:up:week}{if:biggest:wed}",
        "Thursday was the day that mattered: {name} {up.verb:thu} {pct:thu}, or "
        "{pts:thu}.{if:biggest:thu}",
    ),
    "weekly headline": (
        "{title} {up.now:week} {pct:week} for the week",
        "{title} ends week {up.is:week} {pct:week}",
        "Weekly wrap: {title} {up.now:week} {pct:week} to {level:close}",
        "{title} {up.now:week} {pct:week} this week, {b.title} {b.up.now:week} "
        "{b.pct:week}",
        "Is {title}'s {pct:week} weekly {up.noun:week} a turning point?",
    ),
}
"""What is said of a whole week, or a week so far."""

DAY: Final[dict[str, tuple[str, ...]]] = {
    "daily move": (
        "{name} {up.verb:day} {pct:day} on {on}.",
        "On {on}, {name} {up.verb:day} {pct:day}.",
        "{name} finished {on}'s session {pct:day} {up.adj:day}.",
        "{name} [ended|finished] {on} {up.is:day} {pct:day}.",
        "{on} brought a {up.noun:day} of {pct:day} for {name}.",
        "{name} {up.plain:day} by {pct:day} on {on}[|, a day with little news|, with "
        "most of the move in the last hour].",
    ),
    "points or percent to close": (
        "{name} {up.verb:day} {pts:day}, or {pct:day}, to [close|finish|end] at "
        "{level:close} on {on}.",
        "On {on}, {name} {up.amt:day} {pts:day}, or {pct:day}, to {level:close}.",
        "{name} {up.amt:day} {pct:day}, or {num:day}, to finish at {level:close} on "
        "{on}.",
        "{name} {up.verb:day} {pct:day} ({pts:day}) on {on} and [settled|finished] at "
        "{level:close}.",
        "{name} was {up.is:day} {pts:day} ({pct:day}) at {on}'s close.",
    ),
    "in brackets": (
        "{name} ({spct:day}) [settled|finished] {on} at {level:close}.",
        "{name} finished at {level:close} ({spct:day}) on {on}.",
        "{on}'s tape: {title} {level:close} ({spts:day}, {spct:day}).",
        "{name} ({spct:day}) [moved with the rest|had a say] on {on}, ending at "
        "{level:close}.",
        "{name} {up.verb:day} on {on} to {level:close} ({spct:day}).",
    ),
    "participle": (
        "{name} [settled|finished] at {level:close} on {on}, {up.ing:day} {pct:day}.",
        "{up.ing:day} {pct:day} on {on}, {name} finished at {level:close}.",
        "{name} finished {on}'s trading at {level:close}, {up.ing:day} {pts:day}, or "
        "{pct:day}.",
    ),
    "verbless": (
        "{title}: {level:close}, {spts:day} ({spct:day}).",
        "{title} {spct:day} at {level:close} on {on}.",
        "{on}: {title} {spct:day}, {b.title} {b.spct:day}.",
        "{on}'s closes: {title} {level:close}, {b.title} {b.level:close}.",
        "{title} {up.is:day} {pts:day}, or {pct:day}, at {level:close}.",
    ),
    "several on the day": (
        "{name} {up.verb:day} {pct:day} on {on}, {b.name} {b.up.verb:day} {b.pct:day} "
        "and {c.name} {c.up.verb:day} {c.pct:day}.",
        "On {on}, {name} {up.verb:day} {pct:day} while {b.name} {b.up.verb:day} "
        "{b.pct:day}.",
        "{name} and {b.name} {up.plain:day} {pct:day} and {b.pct:day}, respectively, "
        "on {on}.{both:b:day:same}",
        "{name} {up.verb:day} {pct:day} to {level:close} on {on}, and {b.name} "
        "{b.up.verb:day} {b.pct:day} to {b.level:close}.",
        "{b.name} {b.up.verb:day} {b.pct:day} on {on}; {name}, by contrast, "
        "{up.verb:day} {pct:day}.{both:b:day:split}",
    ),
    "the day's range": (
        "{name} traded as high as {level:high-day} on {on} before [settling|finishing] "
        "at {level:close}.",
        "{name} touched an intraday high of {level:high-day} on {on}.",
        "{on}'s session low for {name} was {level:low-day}.",
        "{name} swung between {level:low-day} and {level:high-day} on {on}.",
        "Having dipped to {level:low-day} intraday, {name} [finished|ended] {on} at "
        "{level:close}.",
        "The intraday high on {on} was {level:high-day} for {name}, and the close "
        "{level:close}.",
    ),
    "best day since": (
        "It was {name}'s {up.best:day} day since {since:move_since:day}.",
        "{name} {up.verb:day} {pct:day} on {on}, its {up.big:day} one-day "
        "{up.noun:day} since {since:move_since:day}.",
        "{on}'s {pct:day} {up.noun:day} was the {up.big:day} for {name} since "
        "{since:move_since:day}.",
        "{name} {up.verb:day} {pct:day} on {on} for its {up.best:day} session since "
        "{since:move_since:day}.",
    ),
    "daily streak": (
        "{on} was the {ord:day} [straight|consecutive] {ran:noun:streak:day} for "
        "{name}.",
        "{name} has {ran:done:streak:day} on {card:day} consecutive trading days.",
        "{name} {up.verb:day} {pct:day} on {on}, its {ord:day} daily {up.noun:day} in "
        "succession.",
        "{name} {up.verb:day} for the {ord:day} session running, {up.ing:day} "
        "{pct:day} on {on}.",
    ),
    "daily streak over": (
        "{name} {up.verb:day} {pct:day} on {on}, breaking a {card:day:snapped}-day "
        "{ran:run:snapped:day} streak.",
        "{on}'s {up.noun:day} put an end to {card:day:snapped} days of "
        "{ran:noun:snapped:day}s for {name}.",
        "{name} {up.verb:day} {pct:day} after {card:day:snapped} straight daily "
        "{ran:noun:snapped:day}s.",
    ),
    "daily outperformance": (
        "{name} {rel.beat:b:day} {b.name} by {pp:b:day} on {on}.",
        "On {on} {name} {rel.beat:b:day} {b.name}, {spct:day} to {b.spct:day}.",
        "{name} {up.verb:day} {pct:day} on {on}, {rel.beating:b:day} {b.name}.",
    ),
    "week to date": (
        "That leaves {name} {up.is:week} {pct:week} [so far this week|week to date].",
        "Week to date, {name} {up.verb:week} {pct:week}.",
        "So far this week {name} has {up.done:week} {pct:week}.",
    ),
    "daily headline": (
        "{title} {up.now:day} {pct:day} on {on}",
        "{title} {up.now:day} {num:day} points to {level:close} on {on}",
        "{on} wrap: {title} {up.is:day} {pct:day}, {b.title} {b.up.is:day} {b.pct:day}",
        "Stocks on {on}: {title} {spct:day}, {b.title} {b.spct:day}",
    ),
}
"""What is said of the day that a text is of."""

LONG: Final[dict[str, tuple[str, ...]]] = {
    "year to date": (
        "{name} is {up.is:year} {pct:year} [so far this year|year to date|since "
        "January 1].",
        "For the year, {name} is now {up.is:year} {pct:year}.",
        "{name} has {up.done:year} {pct:year} since the start of the year.",
        "That leaves {name} with a year-to-date {up.noun:year} of {pct:year}.",
        "Year to date: {title} {spct:year}, {b.title} {b.spct:year}.",
        "The {up.noun:year} for the year so far stands at {pct:year} for {name} and "
        "{b.pct:year} for {b.name}.{both:b:year:same}",
    ),
    "month and quarter": (
        "So far this month, {name} is {up.is:month} {pct:month}.",
        "{name} has {up.done:month} {pct:month} month to date and {pct:quarter} since "
        "the quarter began.{agree:month:quarter}",
        "Month to date, {name} {up.verb:month} {pct:month}.",
        "For the quarter to date {name} is {up.is:quarter} {pct:quarter}.",
    ),
    "record": (
        "{name} finished at an all-time closing high of {level:close}.{if:record}",
        "At {level:close}, {name} has never closed higher.{if:record}",
        "{name} [hit|set] a new closing record on {on}, eclipsing the old mark of "
        "{level:peak} from {peakday}.{if:record}",
        "{name} ended {on} at {level:close}, an all-time high.{if:record}",
        "{name} hit an all-time intraday high of {level:summit} on {on}.{if:summit}",
        "{on}'s trading took {name} to an intraday record, {level:summit}, and a "
        "close of {level:close}.{if:summit}",
        "The close of {level:close} beat {name}'s prior record of {level:peak}, set on "
        "{peakday}.{if:record}",
    ),
    "off the record": (
        "{name} is {ask:off_record:pct} below its all-time closing high.{if:below}",
        "{name} sits {ask:off_record:pct} off the closing record of {level:peak}."
        "{if:below}",
        "That is {ask:off_record:pct} short of {name}'s record finish of {level:peak}, "
        "reached on {peakday}.{if:below}",
        "{name} remains {ask:off_record:pct} beneath its closing peak of {peakday}."
        "{if:below}",
    ),
    "52-week high": (
        "{name} set a new 52-week high at {level:year-high} during the week."
        "{if:touched}",
        "During the week {name} printed a fresh 52-week intraday high at "
        "{level:high-week}.{if:touched}",
        "{name}'s 52-week range runs from {level:year-low} to {level:year-high}.",
        "Over the past 52 weeks {name} has traded between {level:year-low} and "
        "{level:year-high}.",
        "{name} closed at its highest level in a year, {level:close}.{if:yearhigh}",
    ),
    "highest close since": (
        "It was the highest close for {name} since {since:beyond_since:high}.",
        "At {level:close}, {name} is at its highest finish since "
        "{since:beyond_since:high}.",
        "{name} [sank|dropped] to {level:close}, the lowest finish since "
        "{since:beyond_since:low}.",
        "Not since {since:beyond_since:low} has {name} closed this low.",
        "{name}'s finish of {level:close} was the lowest since "
        "{since:beyond_since:low}.",
    ),
    "moving average": (
        "{name} is trading {ask:above_average:pct:200} above its 200-day moving "
        "average.{if:over:200}",
        "{name} finished below its 50-day moving average of {level:average-50}."
        "{if:under:50}",
        "{name} trades {ask:above_average:pct:200} under its 200-day moving average of "
        "{level:average-200}.{if:under:200}",
        "{name} [held|stayed] above its 50-day moving average, now at "
        "{level:average-50}.{if:over:50}",
        "With its 200-day moving average at {level:average-200}, {name} is "
        "[comfortably|still] above it.{if:over:200}",
    ),
    "since the year's low": (
        "Since its {lowday} low, {name} has {up.done:sincelow} "
        "{ask:from_year_low:pct}.",
        "{name} is {ask:from_year_low:pct} above its closing low of {lowday}.",
        "{name} has {up.done:sincelow} {ask:from_year_low:pct} since closing at "
        "{level:year_low} on {lowday}.",
    ),
    "rebound": (
        "{name} has climbed {ask:rebound:pct} from its 52-week closing low.",
        "From its lowest close of the past 52 weeks, {name} is up {ask:rebound:pct}.",
    ),
    "round numbers": (
        "{name} [settled|finished] above the {floor:above} mark on {on}.",
        "{name} closed below {floor:below} on {on}.",
        "{name} ended at {level:close}, [holding|staying] above {floor:above}.",
    ),
    "loose sizes": (
        "{name} {up.verb:week} {about:week} for the week.",
        "{name} is {up.is:year} {about:year} for the year.",
        "{name} {up.verb:day} {about:day} on {on}.",
        "{name} posted a weekly {up.noun:week} of {about:week}.",
    ),
    "n of m": (
        "{name} has risen in {of:week:8} of the past eight weeks.{if:ended}",
        "{name} has finished higher in {of:day:10} of the last 10 sessions.",
        "{name} was up in {of:week:5} of the last five weeks.{if:ended}",
    ),
    "records of the year": (
        "It was {name}'s {nth:records_in_year} record close of the year.{if:record}",
        "{on} brought the {nth:records_in_year} closing record of the year for {name}."
        "{if:record}",
    ),
}
"""What reaches further back; it goes with a week or a day."""

ASIDES: Final = (
    "Investors weighed remarks from central bankers and a batch of earnings reports.",
    "Technology shares led for most of the period, while utilities lagged.",
    "Shares of {stock} rose {n}% after the company raised its outlook.",
    "{stock} fell {n}% to ${m} after results disappointed.",
    "The unemployment rate came in at {r}%, in line with forecasts.",
    "Consumer prices rose {r}% from a year earlier, the Labor Department said.",
    "Analysts at the bank said they expect stocks to rise another {w}% by year-end.",
    "About {k} billion shares changed hands on U.S. exchanges.",
    '"We would not be surprised by a {w}% pullback from here," one strategist said.',
    "Traders now see a {p}% chance of a rate cut at the next meeting.",
    "Trading was thin ahead of the holiday.",
    "The move came as worries about trade eased.",
)
"""Sentences around the claims that bars say nothing of."""

STOCKS: Final = ("Nvidia", "Apple", "Boeing", "FedEx", "Micron", "Nike", "Ford")
DAY_TABLES: Final = (
    (("Index", "Close", "Day", "YTD"), ("level:close", "spct:day", "spct:year")),
    (("", "Last", "Change", "% Change"), ("level:close", "spts:day", "spct:day")),
    (("Index", "Close", "Points", "%"), ("level:close", "spts:day", "spct:day")),
)
TABLES: Final = (
    *DAY_TABLES,
    (("Index", "Close", "Week", "YTD"), ("level:close", "spct:week", "spct:year")),
    (("Index", "Level", "1-Day %", "1-Week %"),
     ("level:close", "spct:day", "spct:week")),
    (("Index", "Friday's close", "Week's change", "% chg on week", "YTD %"),
     ("level:close", "spts:week", "spct:week", "spct:year")),
    (("Market", "Close", "Weekly change"), ("level:close", "spct:week")),
    (("Index", "Prior week", "This week", "% change"),
     ("level:prior-week", "level:close", "spct:week")),
)  # fmt: skip
"""Headings of tables, and what stands below each."""
