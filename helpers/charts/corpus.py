"""Charts of the corpus itself: when the texts appeared and how long they are."""

import pandas as pd

from ..figures import COLOURS, new_figure


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
    from matplotlib.dates import AutoDateLocator, num2date
    from matplotlib.ticker import FuncFormatter

    dated = overview.dropna(subset=["published"])
    years = sorted({value[:4] for value in dated["published"]} | {event[1][:4] for event in events})
    figure, axes = new_figure(1.4 + 0.42 * max(len(dated), 2), columns=max(len(years), 1), squeeze=False, sharey=True)
    for axis, year in zip(axes[0], years or [None], strict=True):
        for label, first, last in events:
            if first[:4] == year:
                axis.axvspan(pd.Timestamp(first), pd.Timestamp(last) + pd.Timedelta(days=1), color=COLOURS["grey"], alpha=0.18, lw=0)
                axis.text(pd.Timestamp(first), -0.75, label, fontsize=9, va="center", ha="left", color="#333")
        spots = []
        for row, (_, article) in enumerate(dated.iterrows()):
            if article["published"][:4] != year:
                continue
            start = pd.Timestamp(article["published"])
            month_only = len(article["published"]) < 10
            end = start + pd.offsets.MonthEnd(0) if month_only else start
            spots += [start, end]
            axis.plot([start, end], [row, row], color=COLOURS["blue"], marker="|" if month_only else "o", ms=9 if month_only else 7, lw=2)
            name = (article["outlet"] or article["article"]) + (" (some day of the month)" if month_only else f", {start.day} {start:%b}")
            axis.annotate(name, (start, row), xytext=(0, 8), textcoords="offset points", fontsize=9, ha="center" if not month_only else "left")
        spots += [pd.Timestamp(day) for _, first, last in events if first[:4] == year for day in (first, last)]
        if spots:
            axis.set_xlim(min(spots) - pd.Timedelta(days=5), max(spots) + pd.Timedelta(days=5.5))
        axis.set_ylim(len(dated) - 0.3, -1.3)
        axis.set_yticks([])
        axis.spines["left"].set_visible(False)
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
    axis.barh(rows, shown["words"], color=COLOURS["blue"], height=0.6)
    axis.barh(rows, shown["left_out"], left=shown["words"], color="white", edgecolor=COLOURS["grey"], hatch="////", height=0.6)
    for row, (_, article) in zip(rows, shown.iterrows(), strict=True):
        axis.text(article["words"] + article["left_out"], row, f"  {article['words']:,} + {article['left_out']:,}", va="center", fontsize=9)
    names = [outlet if isinstance(outlet, str) and (shown["outlet"] == outlet).sum() == 1 else article for outlet, article in zip(shown["outlet"], shown["article"], strict=True)]
    axis.set_yticks(list(rows), names)
    axis.set_ylim(len(shown) - 0.4, -0.6)
    axis.set_xlim(0, max(1, (shown["words"] + shown["left_out"]).max() * 1.15) if len(shown) else 1)
    axis.set_xlabel("words: article (filled) + left out as page furniture (hatched)")
    axis.tick_params(axis="y", length=0)
    return figure
