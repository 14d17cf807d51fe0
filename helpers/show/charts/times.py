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
    years = sorted({day.year for day, _ in ends})

    def paint(sheet):
        box, ax = sheet.ax.get_position(), sheet.ax
        ax.set_xticks([])
        ax.spines["bottom"].set_visible(False)
        share, size = box.width / max(len(years), 1), sheet.px["tick"] * POINT
        look = {"fontsize": size, "color": COLOURS["article"], "va": "center"}
        for n, year in enumerate(years):
            place = [box.x0 + n * share, box.y0, share * 0.9, box.height]
            panel = ax.figure.add_axes(place, zorder=-1)  # names over bands
            panel.set(ylim=ax.get_ylim(), yticks=[])
            panel.patch.set_alpha(0)
            panel.tick_params(labelsize=size)
            own = [one for one in zip(sheet.at[1:], shown, ends, strict=True) if one[2][0].year == year]
            low = min(span[0] for *_, span in own) - pd.Timedelta(days=4)
            high = max(span[1] for *_, span in own) + pd.Timedelta(days=4)
            for label, first, last in events:
                first, last = pd.Timestamp(first), pd.Timestamp(last) + pd.Timedelta(days=1)
                if first.year == year:
                    panel.axvspan(first, last, color=FITS, lw=0)
                    panel.text(last + pd.Timedelta(days=0.4), sheet.at[0], clean(label), **look)
            for y, row, span in own:
                panel.plot(span, [y, y], color=COLOURS[row["group"]], lw=4 * POINT)
                if span[0] == span[1]:
                    panel.plot(span[0], y, MARKS[row["group"]], color=COLOURS[row["group"]], ms=10 * POINT)
            panel.set_xlim(low, high)
            few = sheet.narrow or len(years) > 2
            day = [(low + (high - low) * part).normalize() for part in ((0.5,) if few else (0.15, 0.5, 0.85))]
            told = [f"{d.day} " * (not few) + f"{d:%b}" + f" {year}" * (d == day[0]) for d in day]
            panel.set_xticks(day, told)

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

        ax, days_of, values, size = sheet.ax, series["published"], series["value"], sheet.px["tick"] * POINT
        low, high, spread = days_of.min(), days_of.max(), (values.max() - values.min()) or 1
        bottom = values.min() - 0.2 * spread
        ax.set_ylim(bottom, values.max() + 0.3 * spread)
        line = pd.concat([series, series.tail(1).assign(published=high + (high - low) * 0.12)])
        look = {"drawstyle": "steps-post", "color": COLOURS["record"], "lw": 2 * POINT}
        sns.lineplot(x=line["published"], y=line["value"], ax=ax, **look)
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
