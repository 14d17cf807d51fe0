"""Charts of the corpus itself: when the texts appeared and how long they are."""

import pandas as pd
from matplotlib.dates import AutoDateLocator, num2date
from matplotlib.ticker import FuncFormatter

from ..pictures import COLOURS, new_figure
from .layout import bare, rows_down


def timeline(overview, events=()):
    """A dated line with a mark for each article and a band for each event.

    Parameters
    ----------
    overview : DataFrame
        Columns `article`, `outlet`, `published` (ISO date or month); rows without a date are left off.
    events : sequence of (label, first day, last day)
        ISO dates.

    Returns
    -------
    matplotlib Figure
    """
    dated = overview.dropna(subset=["published"])
    years = sorted({value[:4] for value in dated["published"]} | {event[1][:4] for event in events})
    height = 1.4 + 0.42 * max(len(dated), 2)
    figure, axes = new_figure(height, columns=max(len(years), 1), squeeze=False, sharey=True)
    for axis, year in zip(axes[0], years or [None], strict=True):
        spots = []
        for label, *days in events:
            if days[0][:4] == year:
                first, last = map(pd.Timestamp, days)
                spots += [first, last]
                axis.axvspan(first, last + pd.Timedelta(days=1), color=COLOURS["grey"], alpha=0.18, lw=0)
                axis.text(first, -0.75, label, fontsize=9, va="center", ha="left", color="#333")
        for row, article in enumerate(dated.to_dict("records")):
            if article["published"][:4] != year:
                continue
            start = end = pd.Timestamp(article["published"])
            look, when, ha = {"marker": "o", "ms": 7}, f", {start.day} {start:%b}", "center"
            if len(article["published"]) < 10:
                end = start + pd.offsets.MonthEnd(0)
                look, when, ha = {"marker": "|", "ms": 9}, " (some day of the month)", "left"
            spots += [start, end]
            axis.plot([start, end], [row, row], color=COLOURS["blue"], lw=2, **look)
            name = (article["outlet"] or article["article"]) + when
            axis.annotate(name, (start, row), xytext=(0, 8), textcoords="offset points", fontsize=9, ha=ha)
        if spots:
            axis.set_xlim(min(spots) - pd.Timedelta(days=5), max(spots) + pd.Timedelta(days=5.5))
        axis.set_ylim(len(dated) - 0.3, -1.3)
        axis.set_yticks([])
        bare(axis, "left")
        axis.set_xlabel(f"day, {year}" if year else "no text has a date")
        axis.xaxis.set_major_locator(AutoDateLocator(minticks=3, maxticks=5))
        axis.xaxis.set_major_formatter(FuncFormatter(lambda x, _: f"{num2date(x).day} {num2date(x):%b}"))
    return figure


def lengths(overview, most=30):
    """Words of article and of page furniture, one row an article, longest first.

    Parameters
    ----------
    overview : DataFrame
        Columns `article`, `outlet`, `words`, `left_out`.
    most : int
        The longest so many are drawn.

    Returns
    -------
    matplotlib Figure
    """
    shown = overview.sort_values(["words", "article"], ascending=[False, True]).head(most)
    figure, axis = new_figure(1.3 + 0.38 * max(len(shown), 2))
    rows = range(len(shown))
    hatched = {"color": "white", "edgecolor": COLOURS["grey"], "hatch": "////"}
    axis.barh(rows, shown["words"], color=COLOURS["blue"], height=0.6)
    axis.barh(rows, shown["left_out"], left=shown["words"], height=0.6, **hatched)
    names, outlets = [], shown["outlet"].tolist()
    for row, one in enumerate(shown.to_dict("records")):
        told = f"  {one['words']:,} + {one['left_out']:,}"
        axis.text(one["words"] + one["left_out"], row, told, va="center", fontsize=9)
        alone = isinstance(one["outlet"], str) and outlets.count(one["outlet"]) == 1
        names.append(one["outlet"] if alone else one["article"])
    rows_down(axis, names)
    axis.set_xlim(0, max(1, (shown["words"] + shown["left_out"]).max() * 1.15) if len(shown) else 1)
    axis.set_xlabel("words: article (filled) + left out as page furniture (hatched)")
    return figure
