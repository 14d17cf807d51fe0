"""The one picture of a brief: what each outlet prints of the lead thing, and the source, with what rounding leaves open."""

import base64

import pandas as pd

from .charts.rows import intervals, scale_of
from .pictures import drawn
from .summary import converted

_SIZES = {"wide": 600, "narrow": 340}  # css pixels
_FITS = ("the same", "the same, rounded", "in line with it")


def lead_picture(brief, thing, reference):
    """`wide` and `narrow` as data: links, and `alt`; None where nothing differs and no source stands beside."""
    prints = brief.printed[(brief.printed["key"] == thing["key"]) & brief.printed["value"].notna()].drop_duplicates(
        ["article", "value"]
    )
    prints = prints[~prints["relation"].map(converted).astype(bool)]  # 72 hours and 3 days have no axis in common
    rows = [
        {
            "name": brief.names[row["article"]],
            "when": f"{row['surface']}: {row['relation']}",
            "group": "article" if row["relation"] in _FITS else "differs",
        }
        | row
        for row in prints[["article", "relation", "surface", "value", "low", "high"]].head(7).to_dict("records")
    ]
    value = pd.to_numeric(pd.Series([reference.get("value")]), errors="coerce")[0]
    if value == value:
        ends = {end: float(reference.get(end) or value) for end in ("low", "high")}
        when = f"source, {thing['when']}" if thing["when"] else "source"
        rows.append(
            {
                "name": reference.get("publisher") or "Source",
                "when": f"{thing['printed']}: {when}",
                "value": value,
                "group": "record",
            }
            | ends
        )
    table = pd.DataFrame(rows)
    if (
        len(rows) < 2
        or (table["value"].nunique() < 2 and value != value)
        or table["value"].max() > 50 * max(table["value"].min(), 1e-9)
    ):
        return None
    numbers = list(dict.fromkeys([*prints["surface"], *[thing["printed"]] * bool(value == value)]))
    fits = prints["relation"].isin(_FITS).all() and len(numbers) == 2
    name = thing["measure"][0].upper() + thing["measure"][1:]
    words = {
        "title": f"{numbers[0]} and {numbers[1]} can be one number"
        if fits
        else f"{name}: {len(numbers)} different numbers",
        "subtitle": f"{name}{f', in {word}s' if (word := scale_of(table['value'])[1].strip()) else ''}, as printed"
        + (" and as the source has it" if value == value else ""),
        "note": "Line: all numbers that round to it or that its wording allows.",
        "source": "the articles named" + (" and the source" if value == value else ""),
    }
    told = "; ".join(f"{row['name']}, {row['when']}" for row in rows)
    band = (
        (rows[-1]["low"], rows[-1]["high"])
        if value == value and rows[-1]["low"] < rows[-1]["high"] < float("inf")
        else None
    )
    picture = intervals(
        table,
        band=band,
        band_text="what the source allows",
        right=60,
        alt=f"A mark for each number on one axis. {told}.",
        **words,
    )
    links = {
        kind: f"data:image/png;base64,{base64.b64encode(drawn(picture, width)[0]).decode()}"
        for kind, width in _SIZES.items()
    }
    return links | {"alt": f"{picture.title}. {picture.alt}"}
