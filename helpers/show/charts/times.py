"""Charts along the days: when texts appeared, and what was known on each day."""

import pandas as pd

from ..cells import clean
from ..pictures import COLOURS, FITS, LINE, MARKS, POINT, SOFT, Picture


def _days(sheet, low, high):
    """Three to five days under the axis, in words."""
    days = pd.date_range(low, high, periods=3 if sheet.narrow else 5).normalize()
    form = "{d.day} {d:%b}" if (high - low).days < 120 else "{d:%b} {d.year}"
    sheet.ax.set_xticks(days, list(dict.fromkeys(form.format(d=day) for day in days)) if len(set(days)) == len(days) else [""] * len(days))


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
    years = sorted({day.year for day, _ in ends})

    def paint(sheet):
        box, ax = sheet.ax.get_position(), sheet.ax
        ax.set_xticks([])
        ax.spines["bottom"].set_visible(False)
        share = box.width / max(len(years), 1)
        for n, year in enumerate(years):
            panel = ax.figure.add_axes([box.x0 + n * share, box.y0, share * 0.9, box.height])
            panel.set(ylim=ax.get_ylim(), yticks=[])
            panel.patch.set_alpha(0)
            panel.set_zorder(-1)  # names over bands
            panel.tick_params(labelsize=sheet.px["tick"] * POINT)
            own = [(low, high) for low, high in ends if low.year == year]
            low = min(a for a, _ in own) - pd.Timedelta(days=4)
            high = max(b for _, b in own) + pd.Timedelta(days=4)
            for label, first, last in events:
                if pd.Timestamp(first).year == year:
                    panel.axvspan(pd.Timestamp(first), pd.Timestamp(last) + pd.Timedelta(days=1), color=FITS, lw=0)
                    panel.text(pd.Timestamp(last) + pd.Timedelta(days=1.4), sheet.at[0], clean(label), fontsize=sheet.px["tick"] * POINT,
                               color=COLOURS["article"], va="center")  # fmt: skip
            for y, row, (a, b) in zip(sheet.at[1:], shown, ends, strict=True):
                if a.year == year:
                    colour = COLOURS[row["group"]]
                    panel.plot([a, b], [y, y], color=colour, lw=4 * POINT)
                    if a == b:
                        panel.plot(a, y, MARKS[row["group"]], color=colour, ms=10 * POINT)
            panel.set_xlim(low, high)
            if sheet.narrow or len(years) > 2:
                panel.set_xticks([low + (high - low) / 2], [f"{low + (high - low) / 2:%b} {year}"])
                continue
            day = [(low + (high - low) * part).normalize() for part in (0.15, 0.5, 0.85)]
            panel.set_xticks(day, [f"{d.day} {d:%b}" + f" {year}" * (d == day[0]) for d in day])

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
        import seaborn as sns

        ax, top = sheet.ax, series["value"].max()
        low, high = series["published"].min(), series["published"].max()
        spread = (series["value"].max() - series["value"].min()) or 1
        ax.set_ylim(series["value"].min() - 0.2 * spread, top + 0.3 * spread)
        line = pd.concat([series, series.tail(1).assign(published=high + (high - low) * 0.12)])
        sns.lineplot(x=line["published"], y=line["value"], drawstyle="steps-post", ax=ax, color=COLOURS["record"], lw=2 * POINT)
        ax.plot(series["published"], series["value"], "s", color=COLOURS["record"], ms=7 * POINT)
        many = len(series) > (6 if sheet.narrow else 10)
        for n, row in enumerate(series.to_dict("records")):
            if not many or n % 2 == (len(series) - 1) % 2:
                ax.annotate(clean(row["name"]), (row["published"], row["value"]), xytext=(0, 5), textcoords="offset points", ha="center",
                            va="bottom", fontsize=sheet.px["tick"] * POINT)  # fmt: skip
        for label, first, last in days:
            first, last = pd.Timestamp(first), pd.Timestamp(last) + pd.Timedelta(days=1)
            ax.axvspan(first, last, color=COLOURS["article"], lw=0, alpha=0.8)
            ax.text(first, ax.get_ylim()[0] + 0.08 * spread, f"{clean(label)}  ", ha="right", color=COLOURS["article"], weight="bold",
                    fontsize=sheet.px["tick"] * POINT)  # fmt: skip
        ax.set(xlabel="", ylabel="", yticks=[])
        ax.axhline(ax.get_ylim()[0], color=LINE, lw=0.5)
        sheet.say(0, 1.0, unit, "tick", color=SOFT, transform=ax.transAxes)
        _days(sheet, low, high)

    return Picture(paint=paint, rows=[("", "")] * 6, data=series, left=30, **words)
