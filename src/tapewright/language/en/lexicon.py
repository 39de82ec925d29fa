"""The words that English market texts are read by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tapewright.language import Lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

REGULAR: Final = {
    "UP": (
        "gain add climb advance jump rally surge soar rebound bounce recover tick inch "
        "edge+up increase strengthen firm creep+up nudge+up rocket spike vault zoom "
        "notch+up grind+higher drift+higher"
    ),
    "DOWN": (
        "slip drop decline retreat tumble plunge slump ease dip sag slide lose+ground "
        "skid tank crater collapse weaken stumble pull+back edge+down tick+down "
        "inch+down drift+lower decrease dive plummet nosedive backtrack falter crash "
        "creep+down nudge+down soften surrender"
    ),
}
"""Verbs by direction, as their stems: `edge+up` is "edged up", "edging up"..."""

IRREGULAR: Final = {
    "UP": (
        "rise|rises|rose|risen|rising|leap|leaps|leapt|leaped|leaping|grow|"
        "grows|grew|grown|growing|climbing|up|higher|rally|rallies|rallied|"
        "rallying|pop|pops|popped|popping|tack on|tacked on|tacks on|put on|"
        "puts on|shoot up|shot up|go up|went up|uptick|upswing|upside|"
        "in the green|green|in positive territory|moved up|moved higher|"
        "pushed higher|pushed up|ended higher|gaining|winning|advance|"
        "advances|plus|winners|stronger|upturn|upward|lifted|upbeat|"
        "clawed back|bounced back|run up|ran up|roared|roaring|roar back|"
        "roared back|improved|picked up|pick up|outgains"
    ),
    "DOWN": (
        "fall|falls|fell|fallen|falling|lose|loses|lost|losing|shed|sheds|"
        "shedding|sink|sinks|sank|sunk|sinking|slid|sliding|slide|down|lower|"
        "loss|losses|give up|gave up|gives up|giving up|given up|"
        "give back|gave back|gives back|giving back|"
        "given back|handed back|handing back|"
        "sell off|selloff|sold off|sells off|sell offs|selloffs|in the red|"
        "red|in negative territory|downtick|downswing|minus|pullback|"
        "pullbacks|dropped|dropping|dipped|dipping|slipped|slipping|"
        "moved lower|moved down|took off|knocked off|went down|go down|"
        "losers|weaker|downward|downturn|shaved|shave|shaving|shaved off|"
        "tanked|rout|swoon|swooned|drawdown|setback|tumbling|bled|retreating"
    ),
    "FLAT": (
        "flat|unchanged|little changed|changed little|flattish|virtually unchanged|"
        "almost unchanged|barely changed|barely moved|hardly changed|mixed|"
        "essentially flat|was steady|steady|treaded water|marked time|"
        "barely budged|nearly flat|basically flat|roughly flat|near flat|"
        "near the flat line|close to flat|little moved"
    ),
}
"""Other words of direction, apart by bars."""

SPANS: Final = {
    "day": "day days daily session sessions trading+day trading+days "
    "trading+session trading+sessions single+day one+day 1+day single+session "
    "one+session",
    "week": "week weeks weekly trading+week workweek wk one+week 1+week",
    "month": "month months monthly",
    "quarter": "quarter quarters quarterly",
    "year": "year years yearly annual annually",
}

WORDS: Final = {
    "THIS": "this|current|the same|that",
    "PREVIOUS": "last|old|previous|prior|preceding",
    "PAST": "past|latest|most recent",
    "NEXT": "next|coming|upcoming",
    "TODATE": "to date|so far|so far in|so far this|thus far",
    "CLOSE": (
        "close|closed|closes|closing|settle|settled|settles|settling|finish|finished|"
        "finishes|finishing|end|ended|ends|ending|closing level|closing price|"
        "closing value|wrap up|wrapped up|settlement|stand|stood|stands|standing|"
        "sit|sat|sits|sitting|rest|finished up|final|last trade|"
        "concluded|conclude|left"
    ),
    "OPEN": (
        "open|opened|opens|opening|began|started|start|begin|turn|beginning|kicked off"
    ),
    "HIGH": (
        "at its best|at the high|at its high|at their best|high|highs|peak|peaked|"
        "peaks|peaking|top|as high as|session high|"
        "intraday high|intraday peak|daily high|day's high|high of the day|"
        "high point|highest point|highest level|crest|topped out|session's high|"
        "traded as high as|climbed as high as|rose as high as|intra day high"
    ),
    "LOW": (
        "at its worst|at the low|at its low|at their worst|low|lows|trough|bottom|"
        "as low as|session low|intraday low|bottomed|"
        "bottomed out|troughed|day's low|low point|lowest point|lowest level|"
        "fell as low as|dropped as low as|intra day low"
    ),
    "INTRADAY": (
        "intraday|intra day|during the session|in intraday trading|at one point|"
        "earlier in the session|earlier in the day|in morning trading|midday"
    ),
    "RECORD": (
        "record|records|all time|all time high|all time highs|record high|"
        "record highs|record close|record closes|all time closing high|"
        "all time closing highs|record closing high|record closing highs|ath|"
        "record territory|record setting|history high|highest ever|new record|"
        "closing record|closing records|all time peak|record peak|record level|"
        "all time record|highest level ever|highest close ever|record finish|"
        "highest level on record|record levels|fresh record|historic high"
    ),
    "YEARLONG": (
        "of 52 weeks|in 52 weeks|of the past 52 weeks|of the last 52 weeks|"
        "past 52 weeks|"
        "in the past 52 weeks|52 week|fifty two week|one year|12 month|"
        "twelve month|52 wk"
    ),
    "YEARLONGHIGH": (
        "highest close in a year|highest level in a year|highest in a year"
    ),
    "STRAIGHT": (
        "in as many days|in as many sessions|in as many weeks|straight|consecutive|"
        "in a row|in succession|on the trot|running|successive|back to back"
    ),
    "STREAK": (
        "streak|streaks|run|string|skid|winning streak|losing streak|win streak|"
        "winning run|losing run|win streaks|stretch|slump of"
    ),
    "WINNING": "winning|win",
    "SNAP": (
        "snapped|snap|snapping|snaps|broke|break|breaking|breaks|halted|halt|halting|"
        "halts|put an end to|brought an end to|bringing an end to|ended a|ending a|"
        "ends a|end a|stopped|stopping|ended its|ending its|ends its|ended an|"
        "ending an|broke off|called a halt to|came to an end"
    ),
    "REACH": (
        "hit|hits|hitting|reached|reaches|reaching|reach|set|sets|setting|notched|"
        "notches|notching|notch|posted|posts|posting|logged|logs|logging|scored|made|"
        "marked|marks|marking|touched|touches|touching|registered|recorded|clinched|"
        "scaled|secured|printed|achieved|booked|capped|struck|earned|attained|clocked|"
        "hit a|stretched|extended|extending|extends|make"
    ),
    "MARKET": (
        "wall street|market|markets|u.s. stocks|us stocks|stocks|equities|"
        "stock market|u.s. equities|us equities|u.s. stock market|the street"
    ),
    "SINCE": "since|not seen since|since at least",
    "BEST": "best|strongest|best performing|finest",
    "WORST": "worst|weakest|sharpest fall|ugliest",
    "BIGGEST": (
        "biggest|largest|steepest|sharpest|deepest|most|greatest|widest|heaviest|"
        "broadest"
    ),
    "SMALLEST": "smallest|narrowest|tightest|quietest|calmest|slimmest|mildest",
    "HIGHEST": "highest|highest level|highest close|highest closing level|"
    "highest finish|highest point",
    "LOWEST": "lowest|lowest level|lowest close|lowest closing level|lowest finish",
    "LONGEST": "longest",
    "FIRSTTIME": (
        "for the first time|first time|for the first time ever|for the first time in "
        "history|for the first time on record|first ever"
    ),
    "ABOVE": (
        "above|past the|topped|top the|topping|surpassed|surpassing|surpass|"
        "crossed|crossing|cleared|clearing|north of|exceeded|broke above|"
        "broke through|broken through|pushed through|"
        "traded above|moved above|pushed above|beyond|"
        "breached|eclipsed"
    ),
    "BELOW": "below|under|beneath|south of|underneath|broke below|lost the",
    "AWAY": "away from|off|shy of|short of|lower than|off its|removed from|away",
    "OVER": "over",
    "THROUGH": "through",
    "BEAT": (
        "beat|beats|beating|beaten|outperformed|outperform|outperforming|"
        "outperforms|outpaced|outpacing|outpace|outpaces|bested|besting|led|"
        "ahead of|topped the|better than|outdid|surpassed the|outstripped|"
        "outstripping|outran|outshone|outgained|outgaining|fared better than|"
        "did better than|stronger than|ahead|outperformance|lead over|edge over|"
        "more than the|outshining|pulled ahead of|finished ahead of|came in ahead of"
    ),
    "LAG": (
        "lagged|lag|lagging|lags|lagged behind|underperformed|underperform|"
        "underperforming|underperforms|trailed|trailing|trail|trails|behind|"
        "fell behind|worse than|fared worse than|weaker than|did worse than|"
        "underperformance|less than the|lagging behind|finished behind|fell short of"
    ),
    "BY": "by",
    "TO": "to",
    "FROM": "from",
    "AT": "at",
    "OF": "of",
    "OR": "or|i.e.|equivalent to|equal to|that is",
    "IN": "in|on the|among|across|inside",
    "FOR": "for|during|throughout|over the course of",
    "ON": "on|as of|as at",
    "AND": "and",
    "WITH": "with|plus the",
    "THAN": "than",
    "WHILE": "while|whereas|but|although|though|yet|as the|even as|as|when|however",
    "ASMUCH": "as much as|by as much as|as many as",
    "AVERAGE": "moving average|average|dma|sma|moving averages|mean",
    "CORRECTION": "correction territory|a correction",
    "BEARMARKET": "bear market territory|a bear market",
    "BEAR": "bear market|bear market territory|bear territory",
    "BULL": "bull market|bull market territory|bull territory",
    "VOLATILITY": "volatility|realized volatility|realised volatility",
    "VOLUME": "volume|turnover|shares changed hands|trading volume|shares traded",
    "CROSS": "golden cross",
    "DEATHCROSS": "death cross",
    "DROUGHT": (
        "wait|without a record|without a new record|without setting a record|drought|"
        "without a record close|record drought|without a record high|"
        "without a new high|without an all time high"
    ),
    "CALM": "without a|without",
    "SPREAD": "gap|spread|margin|differential|difference",
    "RANGE": (
        "range|ranged|ranging|ranges|traded between|swung between|fluctuated between|"
        "moved between|trading range|between"
    ),
    "WAY": "of the way up|of the way|of its range|of the range",
    "VERSUS": (
        "against|versus|vs|compared with|compared to|relative to|measured against|"
        "in comparison with|as compared with|unlike"
    ),
    "WHICH": "which|whose|who",
    "CARRIED": (
        "over the same days|over the same period|in the same period|same period|"
        "over that stretch|over the same stretch|over that period|"
        "over the period|in that time|"
        "over the same span|over the same five days|in the same span|over that span"
    ),
    "MOMENT": (
        "noon|midday|morning|early trading|afternoon trading|half an hour|an hour|hour|"
        "hours|minutes|premarket|pre market|overnight|shortly before|early on|"
        "by lunchtime|lunchtime|after the open|before the close|midmorning|"
        "mid morning|midafternoon|in early trade|early trade|was trading|were trading|"
        "traded around|trading around|traded near|so far today"
    ),
    "MOVEMENT": "move|moves|moved|movement",
    "SHARE": "of the time|of all years|of years|of all days",
    "RETURN": "including dividends|with dividends|dividends included|total return|"
    "in euro terms|in dollar terms|in sterling terms|in yen terms|after inflation|"
    "inflation adjusted|in real terms|adjusted for inflation",
    "SHOWING": "showing|performance|new year|new year's eve|new year's day",
    "AMONG": "among|among the|one of|one of the|some of the",
    "WE": "we|our|i|my",
    "ENTERING": "entering|heading into|going into|coming into|headed into",
    "ERASE": "erased|erases|erasing|erase|recouped|recouping|overcame|shook off",
    "EVER": "ever|in history|in its history|on record|of all time|since records began",
    "TOTAL": "totalling|totaling|for a total of|cumulative|adding up to|amounting to",
    "DRAG": (
        "dragging|dragging down|knocking|pulling down|"
        "costing|cost|weighing on|weighed on|dragged on|dragging on|accounting for|"
        "adding to|contributing|contributed"
    ),
    "SWING": (
        "swing|swings|swung|swinging|retracement|retracements|whipsaw|see saw|seesawed"
    ),
    "ASFAR": "as far as",
    "LATER": (
        "a day later|one day later|the next day|next day|the following day|"
        "the day after|a day after|the day before|a day earlier|the next session|"
        "a year later|the next year|the following year|year later|"
        "was followed by|were followed by|following day|day later|"
        "day earlier|day before|day after|two days later|"
        "days later|sessions later|weeks later|months later|that stretch|that span|"
        "that run|that streak|that time|that period|those days|first half|second half|"
        "first two months|first six months|first nine months"
    ),
    "SUM": "all|both|each|every|all of",
    "NONE": "none|neither",
    "SECTOR": (
        "s&p global|sector|sector index|sub index|industry index|sectors|"
        "sector indexes|industry groups|industries"
    ),
    "MEMBERS": (
        "indexes|indices|averages|benchmarks|major indexes|major averages|"
        "main indexes|main indices|major indices|major u.s. stock indexes|gauges|"
        "major benchmarks|stock indexes|u.s. indexes|us indices|headline indexes|"
        "major u.s. indexes|main u.s. indexes|major us indices"
    ),
    "NOT": (
        "not|never|no|failed to|without|fails to|n't|nor|no longer|cannot|unable to|"
        "stopped short of|wasn't|didn't|isn't|hasn't|hadn't|doesn't|won't|couldn't|"
        "wouldn't|aren't|weren't"
    ),
    "IF": (
        "if|were the|were it|unless|should it|should the|in case|were it to|had it|"
        "provided|assuming"
    ),
    "MAY": (
        "may|might|could|would|unlikely|should|will|going to|base case|"
        "analysts see|we see|"
        "strategists see|look for|looks for|expected|expects|expect|forecast|forecasts|"
        "predicts|predicted|projected|projects|target|targets|price target|"
        "year end target|likely|"
        "estimated|estimate|estimates|consensus|sees|"
        "anticipated|hopes|looking to|aims|expectations|"
        "projection|potential|possible|scenario|believes|outlook"
    ),
    "SAID": (
        "said|says|told|wrote|writes|according to|noted|added that|analyst|"
        "analysts|strategist|strategists|economist|economists|told reporters|argued"
    ),
    "SUPPORT": "support|support level|floor|supports",
    "RESISTANCE": "resistance|resistance level|ceiling|hurdle",
    "ADVANCERS": "advancers|advancing|gainers|rising issues|advancing issues",
    "DECLINERS": "decliners|declining|laggards|declining issues|falling issues",
    "REVERSED": "reversed|reversing|reversal|fade|faded|fading|gave back gains",
    "RATHER": "respectively",
    "FORMER": "former",
    "LATTER": "latter",
    "LEVELWORD": "level|mark|levels|threshold|milestone|psychological|handle|barrier",
    "PRONOUN": ("index|it|benchmark|gauge|barometer|composite"),
    "PRIOR": "before",
    "BACK": "ago|earlier",
    "AGO": "52 weeks ago|52 weeks earlier",
    "AFTER": "after|following the|in the wake of",
    "TREND": (
        "median|typical|typically|usual|historically|historical|on average|usually|"
        "averaged|annualized|annualised|compounded|never before"
    ),
}
"""Words of a type, apart by bars; the first name given is the type's."""

OTHERS: Final = (
    "china's benchmark|china's benchmark index|india's benchmark|"
    "india's benchmark index|south korea's benchmark|south korea's benchmark index|"
    "australia's benchmark|australia's benchmark index|benchmark treasury|"
    "s&p 500 growth|s&p 500 growth index|s&p 500 value|s&p 500 value index|"
    "s&p 500 equal weight|s&p 500 equal weight index|equal weight s&p 500|"
    "equal weighted s&p 500|russell 2000 growth|russell 2000 value|"
    "russell 1000 growth|russell 1000 value|exponential moving average|ema|"
    "weighted moving average|wma|sector|sectors|stock|share|shares|"
    "shares of|stock of|yield|yields|treasury|"
    "treasuries|treasury yield|10 year|10 year yield|10 year treasury|2 year|"
    "30 year|30 year mortgage|two year|ten year|bond|bonds|note|notes|oil|crude|"
    "crude oil|u.s. crude|benchmark u.s. crude|brent|brent crude|wti|"
    "west texas intermediate|gold|silver|copper|platinum|palladium|bitcoin|ether|"
    "ethereum|dollar|u.s. dollar|dollar index|euro|yen|pound|sterling|yuan|"
    "futures|nasdaq futures|dow futures|s&p futures|s&p 500 futures|"
    "russell 2000 futures|russell futures|stock futures|nasdaq 100 futures|"
    "inflation|consumer prices|producer prices|cpi|ppi|pce|gdp|payrolls|"
    "unemployment|unemployment rate|jobless claims|claims|earnings|revenue|"
    "revenues|sales|retail sales|profit|profits|income|eps|earnings per share|"
    "s&p global|"
    "etf|etfs|fund|funds|federal funds rate|fed funds|rate|rates|interest rate|"
    "interest rates|mortgage rate|mortgage rates|basis|odds|probability|chance|"
    "tariff|tariffs|dividend|market cap|market capitalization|market value|"
    "valuation|price to earnings|p/e|multiple|russell 1000 growth|"
    "russell 1000 value|russell 2000 growth|russell 2000 value|russell microcap|"
    "s&p 100|s&p 500 equal weight|equal weight s&p 500|s&p 500 equal weighted|"
    "equal weighted s&p 500|utilities|technology|tech sector|tech stocks|"
    "financials|energy|energy sector|health care|healthcare|industrials|"
    "materials|real estate|consumer discretionary|consumer staples|staples|"
    "communication services|information technology|banks|bank stocks|chip stocks|"
    "chipmakers|semiconductors|airlines|retailers|homebuilders|mega caps|"
    "megacaps|magnificent seven|mag 7|mid caps|midcaps|mid cap stocks|"
    "value stocks|growth stocks|european stocks|asian stocks|asian shares|"
    "european shares|emerging markets|msci|msci world|msci eafe|msci acwi|"
    "msci emerging markets|msci asia pacific|msci ac asia pacific|omx|psi|bel 20|"
    "kosdaq|shanghai|shenzhen|asx|bovespa|ibovespa|merval|taiex|straits times|"
    "nikkei futures|dax futures|euro stoxx 50 futures|natural gas|gasoline|wheat|"
    "corn|soybeans|housing starts|home sales|home prices|confidence|"
    "consumer confidence|consumer sentiment|sentiment|pmi|ism|manufacturing|"
    "economy|gross domestic|wages|hourly earnings|jobs|job openings|productivity|"
    "trade deficit|deficit|exports|imports|output|production|orders|"
    "durable goods|bund|gilt|bund yield|gilt yield|the bund|assets|portfolio|"
    "portfolios|investor|investors|bull bear|bulls|bears|margin debt|put call|"
    "move index|vvix|skew|iwm etf|dow jones u.s.|bloomberg|aggregate bond|agg|"
    "reit|reits|biotech|biotechs|crypto|miners|gold miners|cyclicals|defensives|"
    "members|components|constituents|companies|company|issues|names|vix futures|"
    "s&p gsci|goods|services|core cpi|core pce|core inflation|fed|ecb|"
    "price index|consumer price index|personal consumption|new orders|spending|"
    "consumer spending|household|mortgage|mortgages|lending|loans|credit|capex|"
    "bitcoin futures|oil futures|gold futures|spx options|options|buybacks|ipo|"
    "ipos|inflows|outflows|flows|polling|poll|approval|population|homes|vehicles|"
    "cars|barrels|gauge of|trade|budget|debt|growth rate"
)
"""Owners of numbers that are no instrument of ours, apart by bars."""

NAMES: Final = {
    "dow": "DJI",
    "dow jones": "DJI",
    "dow 30": "DJI",
    "dow industrials": "DJI",
    "dow jones industrials": "DJI",
    "dow jones industrial average": "DJI",
    "dow jones industrial": "DJI",
    "industrial average": "DJI",
    "blue chip average": "DJI",
    "blue chip dow": "DJI",
    "blue chip index": "DJI",
    "blue chip gauge": "DJI",
    "blue chips": "DJI",
    "30 stock average": "DJI",
    "30 stock index": "DJI",
    "blue chip benchmark": "DJI",
    "s&p": "GSPC",
    "s&p 500": "GSPC",
    "euro zone benchmark": "STOXX50E",
    "euro zone index": "STOXX50E",
    "eurozone benchmark": "STOXX50E",
    "s&p500": "GSPC",
    "s p 500": "GSPC",
    "s&amp;p 500": "GSPC",
    "standard & poor's 500": "GSPC",
    "standard and poor's 500": "GSPC",
    "benchmark s&p 500": "GSPC",
    "broader s&p 500": "GSPC",
    "large cap index": "GSPC",
    "large cap benchmark": "GSPC",
    "large cap gauge": "GSPC",
    "broad market index": "GSPC",
    "large caps": "GSPC",
    "wall street's benchmark": "GSPC",
    "japan's benchmark": "N225",
    "japan's benchmark index": "N225",
    "tokyo's benchmark": "N225",
    "tokyo's benchmark index": "N225",
    "germany's benchmark": "GDAXI",
    "germany's benchmark index": "GDAXI",
    "france's benchmark": "FCHI",
    "france's benchmark index": "FCHI",
    "london's benchmark index": "FTSE",
    "hong kong's benchmark": "HSI",
    "hong kong's benchmark index": "HSI",
    "nasdaq": "IXIC",
    "nasdaq composite": "IXIC",
    "nasdaq comp": "IXIC",
    "tech heavy nasdaq": "IXIC",
    "tech heavy index": "IXIC",
    "tech heavy benchmark": "IXIC",
    "technology heavy index": "IXIC",
    "technology rich index": "IXIC",
    "tech rich index": "IXIC",
    "technology rich nasdaq": "IXIC",
    "technology heavy nasdaq": "IXIC",
    "tech heavy gauge": "IXIC",
    "nasdaq 100": "NDX",
    "nasdaq100": "NDX",
    "russell": "RUT",
    "russell 2000": "RUT",
    "russell 2k": "RUT",
    "small cap russell 2000": "RUT",
    "small cap index": "RUT",
    "small cap gauge": "RUT",
    "small cap benchmark": "RUT",
    "small caps": "RUT",
    "small cap stocks": "RUT",
    "smallcaps": "RUT",
    "small company index": "RUT",
    "index of smaller companies": "RUT",
    "index of small companies": "RUT",
    "euro stoxx 50": "STOXX50E",
    "eurostoxx 50": "STOXX50E",
    "euro stoxx": "STOXX50E",
    "eurostoxx": "STOXX50E",
    "stoxx 50": "STOXX50E",
    "dax": "GDAXI",
    "dax 40": "GDAXI",
    "german index": "GDAXI",
    "ftse": "FTSE",
    "ftse 100": "FTSE",
    "footsie": "FTSE",
    "cac": "FCHI",
    "cac 40": "FCHI",
    "nikkei": "N225",
    "nikkei 225": "N225",
    "nikkei average": "N225",
    "nikkei share average": "N225",
    "nikkei stock average": "N225",
    "hang seng": "HSI",
    "hang seng index": "HSI",
    "vix": "VIX",
    "cboe volatility index": "VIX",
    "volatility index": "VIX",
    "fear gauge": "VIX",
    "fear index": "VIX",
    "philadelphia semiconductor index": "SOX",
    "phlx semiconductor index": "SOX",
    "stoxx": "STOXX",
    "stoxx 600": "STOXX",
    "topix": "TOPX",
    "mdax": "MDAXI",
    "ftse 250": "FTMC",
    "transports": "DJT",
    "semiconductor index": "SOX",
}

MONTHS: Final = (
    "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|"
    "september sept sep|october oct|november nov|december dec"
)
WEEKDAYS: Final = (
    "monday mon|tuesday tue tues|wednesday wed|thursday thu thur thurs|friday fri|"
    "saturday sat|sunday sun"
)
UNITS: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen "
    "fourteen fifteen sixteen seventeen eighteen nineteen"
)
TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
NTH: Final = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh "
    "twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth "
    "nineteenth"
)

PLAIN: Final = (
    "a about after again against all also although among an and another any as at "
    "back because before being below between both but by came can come despite did do "
    "during each early earlier either elsewhere even every few finally first "
    "following for four from further given had has have he her here his how however i "
    "if in including index indeed instead into investors is it its just last late "
    "later led let like looking many market markets may meanwhile monday more most "
    "much near nearly neither new no nonetheless nor not nothing now of on once one "
    "only or other our out over overall overseas part perhaps prices put questions "
    "recap related results same second see seen several she shorter since small so "
    "some still stocks such summary than that the their them then there these they "
    "third this those though three through thus to today together trading two under "
    "having being "
    "until up us volatility was wall street we week weekly well were what when where "
    "whether which while who why will with within without year yesterday yet you key "
    "points takeaways u.s. us usa american america north europe european asia asian "
    "china japan german germany french france british britain uk london paris "
    "frankfurt tokyo new york washington fed federal reserve treasury president "
    "congress nyse broad broader major benchmark after-hours disclaimer note source "
    "date technical outlook bottom line day days session sessions close closing open "
    "daily month quarter performance gains losses winners losers advancers decliners "
    "breadth levels support resistance record streak since best worst highest lowest "
    "largest biggest longest change points percent pct ytd mtd qtd wtd spx traders "
    "strategists analysts economists bulls bears thursday friday tuesday wednesday "
    "saturday sunday next january february march april june july august september "
    "october november december est et edt gmt utc christmas thanksgiving labor "
    "memorial juneteenth independence veterans good friday's easter day's"
)

ABBREVIATIONS: Final = (
    "vs u.s u.k e.u mr mrs ms dr st inc corp co ltd no nos jan feb mar apr jun jul "
    "aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun approx pct "
    "pts avg est a.m p.m i.e e.g cf al jr sr rep sen gov fig vol wk yr"
)


BOUNDS: Final = {
    "about": (
        "nearly|almost|about|around|roughly|approximately|approx|close to|some|"
        "just about|just under|just over|just shy of|a little over|a bit over|"
        "slightly more than|a little more than|slightly less than|just above|"
        "just below|a little under|near|circa|not quite|a shade under|a hair over"
    ),
    "over": "more than|greater than|exceeding|upwards of|in excess of|well over",
    "under": "less than|fewer than|smaller than|well under",
    "at_least": "at least|no less than|a minimum of",
    "at_most": "at most|no more than|within",
}
"""Words before a number that bound it."""

FRACTIONS: Final = {
    "half": "0.5",
    "one half": "0.5",
    "a quarter": "0.25",
    "one quarter": "0.25",
    "a third": "0.33",
    "one third": "0.33",
    "two thirds": "0.67",
    "three quarters": "0.75",
    "a tenth": "0.1",
    "one tenth": "0.1",
    "an eighth": "0.125",
    "one eighth": "0.125",
    **{
        f"{word} and {half} half": f"{n}.5"
        for n, word in enumerate(("one", "two", "three", "four", "five"), 1)
        for half in ("a", "one")
    },
}


TO_DATE: Final = {
    "ytd": "year",
    "mtd": "month",
    "qtd": "quarter",
    "wtd": "week",
    "since new year": "year",
    "since january 1": "year",
}


def _verbs(stem: str) -> Iterator[str]:
    """Yield a regular verb's forms, its particle after each."""
    word, plus, rest = stem.partition("+")
    tail = f" {rest}" if plus else ""
    past = word + ("d" if word.endswith("e") else "ed")
    going = (word.removesuffix("e") if word.endswith("e") else word) + "ing"
    irregular = {
        "drop": ("dropped", "dropping"),
        "slip": ("slipped", "slipping"),
        "dip": ("dipped", "dipping"),
        "sag": ("sagged", "sagging"),
        "skid": ("skidded", "skidding"),
        "rally": ("rallied", "rallying"),
        "slide": ("slid", "sliding"),
        "lose": ("lost", "losing"),
        "creep": ("crept", "creeping"),
        "grind": ("ground", "grinding"),
        "notch": ("notched", "notching"),
        "dive": ("dove", "diving"),
        "plummet": ("plummeted", "plummeting"),
    }
    past, going = irregular.get(word, (past, going))
    plural = word + ("es" if word.endswith(("ch", "sh", "ss")) else "s")
    yield from (form + tail for form in (word, plural, past, going))


def _phrases() -> dict[str, tuple[str, str]]:
    """Return every phrase with its type; of two with the same words the later."""
    spans = {word.replace("+", " "): ("SPAN", span) for span, word in _spread(SPANS)}
    return {
        **{phrase: ("OTHER", phrase) for phrase in OTHERS.split("|")},
        **_barred(WORDS),
        **{form: (kind, form) for kind, form in _verbal()},
        **_barred(IRREGULAR),
        **spans,
        "today": ("RELATIVEDAY", "0"),
        "yesterday": ("RELATIVEDAY", "-1"),
        **{phrase: ("BOUND", bound) for bound, (_, phrase) in _barred_items(BOUNDS)},
        **{phrase: ("FRACTION", value) for phrase, value in FRACTIONS.items()},
        **{phrase: ("SPANTODATE", span) for phrase, span in TO_DATE.items()},
    }


def _barred(table: dict[str, str]) -> dict[str, tuple[str, str]]:
    """Return phrases that stand apart by bars, each with its type and itself."""
    return {phrase: (kind, phrase) for kind, (_, phrase) in _barred_items(table)}


def _barred_items(table: dict[str, str]) -> Iterator[tuple[str, tuple[str, str]]]:
    for kind, words in table.items():
        yield from ((kind, (kind, phrase)) for phrase in words.split("|"))


def _spread(table: dict[str, str]) -> Iterator[tuple[str, str]]:
    for name, words in table.items():
        yield from ((name, word) for word in words.split())


def _verbal() -> Iterator[tuple[str, str]]:
    for kind, stem in _spread(REGULAR):
        yield from ((kind, form) for form in _verbs(stem))


def _counted() -> dict[str, int]:
    units, tens = UNITS.split(), TENS.split()
    small = {word: value for value, word in enumerate(units)}
    large = {word: 10 * (at + 2) for at, word in enumerate(tens)}
    both = {
        f"{ten} {unit}": large[ten] + small[unit]
        for ten in tens
        for unit in units[1:10]
    }
    return {**small, **large, **both, "a dozen": 12, "dozen": 12}


def _ordinals() -> dict[str, int]:
    units, tens = NTH.split(), TENS.split()
    small = {word: value for value, word in enumerate(units) if value}
    large = {ten.removesuffix("y") + "ieth": 10 * n for n, ten in enumerate(tens, 2)}
    both = {
        f"{ten} {units[unit]}": 10 * n + unit
        for n, ten in enumerate(tens, 2)
        for unit in range(1, 10)
    }
    return {**small, **large, **both}


def _numbered(words: str, start: int) -> dict[str, int]:
    groups = words.split("|")
    return {w: at + start for at, group in enumerate(groups) for w in group.split()}


ASIDES: Final = (
    ("<BEAT> (NAME|PRONOUN)? PREVIOUS? (RECORD|HIGH)", ""),
    ("<BEAT> (NAME|PRONOUN) PREVIOUS? (RECORD|HIGH|CLOSE)", ""),
    ("(BEST|WORST|BIGGEST) .. <LASTING> .. SINCE", ""),
    ("<NUM> SPAN AWAY", "no kind of fact tells how many are missing"),
    ("ORD MOVE OF <PCT>", "no kind of fact judges a move of that size alone"),
    ("EXTREME MONTH . SINCE <YEAR|MONTH|DATE>", "it is told of fewer months than all"),
    ("<PCT|PTS> RANGE", "no kind of fact tells a range so"),
    ("SWING .. <PCT|PTS> RANGE", "no kind of fact tells a range so"),
    ("ERASE .. <PCT|PTS> MOVE", "no kind of fact tells a loss within the session"),
    ("MOVEMENT .. PCT .. <NUM> STRAIGHT", "no kind of fact tells a run of large moves"),
    ("(ABOVE|BELOW) NUM SPAN AVERAGE <LASTING>", "no kind of fact tells how long"),
    ("CLOSE (ABOVE|BELOW|OVER) LEVEL <LASTING>", "no kind of fact tells how long"),
    ("<PCT> SHARE", "it is a share"),
    ("IN? <PCT> SHARE", "it is a share"),
    ("(UP|DOWN) <PCT> SHARE", "it is a share"),
    ("(UP|DOWN) <PCT> SWING", "no kind of fact tells a swing"),
    ("<PCT> SWING", "no kind of fact tells a swing"),
    ("RANGE OF <PTS>", "no kind of fact tells a range so"),
    ("MOVE <PCT|PTS> FROM HIGH TO LOW", "no kind of fact tells a swing"),
    ("MOVE <PCT|PTS> FROM LOW TO HIGH", "no kind of fact tells a swing"),
    ("<RECORD> MONEY", ""),
    ("REACH . <RECORD> OTHER? MONEY", ""),
    ("VOLUME .. REACH . <RECORD>", ""),
    ("SINCE NAME PREVIOUS? CLOSE? AT? <RECORD>", ""),
    ("AMONG <BIGGEST|BEST|WORST>", ""),
    ("AMONG <BIGGEST|BEST|WORST> .. EVER", ""),
    ("SINCE .. <NUM> SPAN STREAK", ""),
    ("SINCE <NUM> SPAN STREAK THIS? CLOSE", ""),
    (
        "(HIGHEST|LOWEST) SPAN CLOSE . SINCE? <LASTING|DATE|MONTH|YEAR>",
        "no kind of fact ranks the closes of weeks",
    ),
    ("VERSUS <LEVEL> TRAILING", "it is of a year ago"),
    ("AVERAGE OF <PCT>", "it is an average of many"),
    ("CALM <PCT> (UP|DOWN)", "no kind of fact judges a move of that size alone"),
    ("EXTREME <NUM> SPAN STREAK", ""),
    ("<PCT> MOVEMENT", "no kind of fact judges a move of that size alone"),
    ("MOVEMENT OF <PCT>", "no kind of fact judges a move of that size alone"),
    ("MOVE ~ <PCT|PTS> SINCE", "since when is not told as a date"),
    ("SINCE . (NAME|PRONOUN)? MOVE <PCT|PTS>", "since when is not told as a date"),
    ("OPEN .. (AT|TO|BY)? . <LEVEL|PCT|PTS>", "no kind of fact tells an open"),
    ("OPEN MOVE <PCT|PTS>", "no kind of fact tells an open"),
    ("OPEN MOVE (PCT|PTS) (AT|TO) <LEVEL>", "no kind of fact tells an open"),
    ("OPEN .. <PCT|PTS> MOVE", "no kind of fact tells an open"),
    ("OPEN .. (PCT|PTS) MOVE (AT|TO) <LEVEL>", "no kind of fact tells an open"),
    ("<PCT|PTS> MOVE? (AT|BY) OPEN", "no kind of fact tells an open"),
    ("MONTH (HIGH|LOW) (OF|AT)? <LEVEL>", "it is the extreme of another month"),
    ("SWING .. <PCT|PTS>", "no kind of fact tells a swing"),
    ("<PCT> OF (NAME|PRONOUN|OTHER|MEMBERS)", "it is a share"),
    ("NUM <YEARLONG> (HIGH|LOW)", "it counts members"),
    ("(ADVANCERS|DECLINERS) .. <LEVEL|NUM>", "it counts members"),
    ("<PCT|LEVEL> .. BY OF? (MONTH|SPAN|WHEN)", "no day is told for sure"),
    ("MAY .. (LEVEL|PCT) COMMA? .. FROM <LEVEL|PCT>", "it is a forecast or a target"),
    ("(ABOVE|BELOW) AT <LEVEL>", "it is a line of the author's own"),
    ("<LEVEL> (PROPER|OTHER)", "it is of something that there are no bars of"),
)
"""What market texts tell that no kind of fact judges; "" is part of another claim."""

LEXICON: Final = Lexicon(
    phrases=_phrases(),
    names=NAMES,
    counts=_counted(),
    ordinals=_ordinals(),
    months=_numbered(MONTHS, 1),
    weekdays=_numbered(WEEKDAYS, 0),
    plain=frozenset(PLAIN.split()),
    abbreviations=frozenset(ABBREVIATIONS.split()),
    asides=ASIDES,
)
