"""Charts along the days: when texts appeared, and what was known on each day."""

import pandas as pd

from ..cells import clean
from ..pictures import COLOURS, FITS, LINE, MARKS, POINT, SOFT, Picture


def timeline(texts, events=(), **words):
    """A panel for each year with a text; a mark for each text at its day, a line where only the month is known.

    Parameters
    ----------
    texts : DataFrame
        `name`, `when` (second line), `published` (ISO day or month), `group`; rows without a date are left off.
    events : sequence of (label, first day, last day)
        Shaded and named.
    """
    shown = texts.dropna(subset=["published"]).sort_values(["published", "name"]).to_dict("records")
    spots = [(pd.Timestamp(row["published"]), len(row["published"]) < 10) for row in shown]
    ends = [(day, day + pd.offsets.MonthEnd(0) if month else day) for day, month in spots]
    years, around = sorted({day.year for day, _ in ends}), pd.Timedelta(days=4)
    first = {year: min(day for day, _ in ends if day.year == year) - around for year in years}
    last = {year: max(day for _, day in ends if day.year == year) + around for year in years}

    def at(day, year):
        """Where a day stands on the axis, on which each year has a length of 1."""
        part = (day - first[year]) / (last[year] - first[year])
        return years.index(year) + 0.9 * min(max(part, 0), 1)

    def paint(sheet):
        ax, ticks, few = sheet.ax, {}, sheet.narrow or len(years) > 2
        for label, begin, end in events:
            begin, end = pd.Timestamp(begin), pd.Timestamp(end) + pd.Timedelta(days=1)
            if begin.year in first:
                x = at(begin, begin.year), at(end, begin.year)
                ax.axvspan(*x, color=FITS, lw=0, zorder=0)
                sheet.say(x[1], sheet.at[0], label, "tick", color=COLOURS["article"], shift=4)
        for y, row, (begin, end) in zip(sheet.at[1:], shown, ends, strict=True):
            x = at(begin, begin.year), at(end, begin.year)
            ax.plot(x, [y, y], color=COLOURS[row["group"]], lw=4 * POINT)
            if begin == end:
                ax.plot(x[0], y, MARKS[row["group"]], color=COLOURS[row["group"]], ms=10 * POINT)
        for n, year in enumerate(years):
            ax.plot([n, n + 0.9], [sheet.plot] * 2, color=COLOURS["quiet"], lw=0.8, clip_on=False)
            days = [first[year] + (last[year] - first[year]) * part for part in ((0.5,) if few else (0.15, 0.5, 0.85))]
            ticks |= {at(d, year): f"{d.day} " * (not few) + f"{d:%b}" + f" {year}" * (d == days[0]) for d in days}
        ax.spines["bottom"].set_visible(False)
        ax.set(xlim=(0, max(len(years) - 0.1, 0.9)), xticks=list(ticks), xticklabels=list(ticks.values()))

    rows = [("", ""), *((row["name"], row["when"]) for row in shown)]
    return Picture(paint=paint, rows=rows, data=texts, **words)


def steps(series, days=(), unit="", **words):
    """What was out on each day: a step at each publication, and the days of the articles.

    Parameters
    ----------
    series : DataFrame
        `published` (Timestamp), `value`, `name` (as written at the step).
    days : sequence of (label, first day, last day)
        The days of the articles, shaded and named.
    """
    series = series.dropna(subset=["published"]).sort_values("published")

    def paint(sheet):
        ax, days_of, values, size = sheet.ax, series["published"], series["value"], sheet.px["tick"] * POINT
        low, high, spread = days_of.min(), days_of.max(), (values.max() - values.min()) or 1
        bottom = values.min() - 0.2 * spread
        ax.set_ylim(bottom, values.max() + 0.3 * spread)
        line = pd.concat([series, series.tail(1).assign(published=high + (high - low) * 0.12)])
        ax.step(line["published"], line["value"], where="post", color=COLOURS["record"], lw=2 * POINT)
        ax.plot(days_of, values, "s", color=COLOURS["record"], ms=7 * POINT)
        every = 2 if len(series) > (6 if sheet.narrow else 10) else 1
        above = {"xytext": (0, 5), "textcoords": "offset points", "ha": "center", "va": "bottom", "fontsize": size}
        for row in series[::-1][::every].to_dict("records"):
            ax.annotate(clean(row["name"]), (row["published"], row["value"]), **above)
        look = {"ha": "right", "color": COLOURS["article"], "weight": "bold", "fontsize": size}
        for label, first, last in days:
            first, last = pd.Timestamp(first), pd.Timestamp(last) + pd.Timedelta(days=1)
            ax.axvspan(first, last, color=COLOURS["article"], lw=0, alpha=0.8)
            ax.text(first, bottom + 0.08 * spread, f"{clean(label)}  ", **look)
        ax.set(xlabel="", ylabel="", yticks=[])
        ax.axhline(bottom, color=LINE, lw=0.5)
        sheet.say(0, 1.0, unit, "tick", color=SOFT, transform=ax.transAxes)
        ticks = pd.date_range(low, high, periods=3 if sheet.narrow else 5).normalize().unique()
        form = "{d.day} {d:%b}" if (high - low).days < 120 else "{d:%b} {d.year}"
        ax.set_xticks(ticks, [form.format(d=day) for day in ticks])

    return Picture(paint=paint, rows=[("", "")] * 6, data=series, left=30, **words)
