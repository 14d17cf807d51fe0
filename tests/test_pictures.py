"""Figures: anatomy, widths, colours, what is written and what is shown; every chart on invented data, small and large."""

import itertools
import warnings

import numpy as np
import pandas as pd
import pytest

from helpers.ground import SettingError, settings_note
from helpers.show.cells import slug
from helpers.show.charts import bars, heat, intervals, pairs
from helpers.show.pictures import COLOURS, ROOT, Picture, Sheet, show_figure, wrapped

WORDS = {
    "title": "Forty boats or $40 can be one count", "subtitle": "Boats in the harbour of Tarn", "note": "Circle: an article.",
    "source": "The Harbour Post", "alt": "Marks with lines, made up for a test: boats in the harbour of Tarn, 38 to 44.",
}  # fmt: skip
MANY = 30


def numbers(n):
    return pd.DataFrame({"name": [f"Paper {i}, a <b>daily</b> of $5" for i in range(n)], "when": "as printed", "value": [40.0 + i for i in range(n)],
                         "low": [38.0] + [39.5 + i for i in range(1, n)], "high": [float("inf")] + [40.5 + i for i in range(1, n)], "group": "article"})  # fmt: skip


def charts(n):
    names = {f"p{i}": f"The Harbour and Island Gazette {i}" for i in range(n)}
    shares = pd.DataFrame({name: [10.0 * i, 5.0] for i, name in enumerate(names.values())}, index=["trade", "law"])
    two = pd.DataFrame({"name": [f"theme {i}" for i in range(n)], "one": 5.0, "other": [i * 3.0 for i in range(n)], "one_text": "1 of 20", "other_text": "2 of 9"})
    parts = pd.DataFrame({"name": list(names.values()), "when": "9 words", "own": 60, "other": 40, "sum": "100"})
    out = pd.date_range("2020-01-05", periods=n, freq="180D")
    days = pd.DataFrame({"name": list(names.values()), "when": "report", "value": out, "low": out, "high": out + pd.Timedelta(days=90), "group": "record", "text": ""})
    return {
        "intervals": intervals(numbers(n), (39.5, 40.5), "Shaded: printed as 40", **WORDS), "pairs": pairs(two, ("here", "there"), **WORDS),
        "clear": pairs(two.assign(clear=True), ("here", "there"), **WORDS), "bars": bars(parts, {"own": "its own", "other": "others"}, "sum", **WORDS),
        "heat": heat(shares, shares.map("{:.0f}".format), **WORDS),
        "days": intervals(days, (pd.Timestamp("2020-06-01"), pd.Timestamp("2020-06-02")), "the fair", **WORDS),
    }  # fmt: skip


@pytest.mark.parametrize("n", [1, 5, MANY])
def test_every_chart_is_drawn_wide_and_narrow_without_a_warning(n):
    for name, picture in charts(n).items():
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            for width in (800, 360):
                sheet = Sheet(picture, width)
                picture.paint(sheet)
                sheet.figure.canvas.draw()
        told = [text.get_text() for text in sheet.figure.texts]
        assert any("$40" in text for text in told), name
        assert sheet.height < 6000 and len(sheet.at) == len(picture.rows), name


def test_signs_that_turn_the_direction_of_writing_are_shown(tmp_path, monkeypatch):
    monkeypatch.setenv("PARALLAX_FIGURES", str(tmp_path))
    turned = {name: f"\u202e{text}" for name, text in WORDS.items()}
    show_figure(intervals(numbers(2).assign(name="\u202ea paper", text="\u202e40"), **turned), "turned")
    for path in tmp_path.iterdir():
        assert "\u202e" not in path.read_bytes().decode("utf-8", "ignore"), path.name


def test_what_is_written_and_shown(tmp_path, monkeypatch):
    monkeypatch.setenv("PARALLAX_FIGURES", str(tmp_path))
    shown = show_figure(charts(3)["intervals"], "test-boats")
    first = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    show_figure(charts(3)["intervals"], "test-boats")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == first
    assert set(first) == {"test-boats.png", "test-boats.svg", "test-boats-narrow.png", "test-boats-narrow.svg", "test-boats.csv"}
    data, told = shown._repr_mimebundle_()
    assert set(data) == {"image/png", "text/plain"} and WORDS["alt"] in data["text/plain"]
    assert told["image/png"]["width"] == 800 and WORDS["alt"] in told["image/png"]["alt"]
    assert b"<text" in first["test-boats.svg"] and b"$40" in first["test-boats.svg"] and b"$5" in first["test-boats.svg"]
    assert len(first["test-boats.png"]) < 80_000


@pytest.mark.parametrize(("name", "alt"), [("Test Line", "x" * 50), ("test", "short")])
def test_a_name_or_alternative_that_does_not_serve_is_refused(name, alt):
    with pytest.raises(SettingError):
        show_figure(Picture("t", "s", "n", "s", alt, paint=lambda sheet: None, rows=[], data=None), name)


def test_a_corpus_of_any_name_has_figures(tmp_path, monkeypatch):
    monkeypatch.setenv("PARALLAX_FIGURES", str(tmp_path))
    for name in ("my_articles", "My Articles", "2024"):  # notebook 5 names its figures so
        show_figure(charts(2)["pairs"], f"05-intervals-{slug(name)}")
        assert (tmp_path / f"05-intervals-{slug(name)}.png").exists()


def test_a_trial_never_overwrites_the_figures_that_are_kept(monkeypatch):
    written = []
    monkeypatch.delenv("PARALLAX_FIGURES", raising=False)
    note = lambda folder, files: written.extend(folder / name for name in files)  # noqa: E731
    monkeypatch.setattr("helpers.show.pictures.write_all", note)
    settings_note("THRESHOLD is 0.4 (default 0.5)")
    show_figure(charts(2)["pairs"], "03-users-intervals")
    settings_note(None)
    assert written and all(path.parent == ROOT / "html" / "figures" for path in written)
    written.clear()
    show_figure(charts(2)["pairs"], "03-users-intervals")
    assert all(path.parent == ROOT / "figures" for path in written)


def test_lines_fit_their_width():
    lines = wrapped("A headline of some words and averyveryveryverylongaddresswithoutanyblankinit", 14, 120)
    assert len(lines) > 3 and "".join(lines).replace(" ", "").endswith("anyblankinit")


def linear(colour):
    part = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)


def lab(light):
    x = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]) @ np.clip(light, 0, 1) / [0.95047, 1, 1.08883]
    f = np.where(x > 0.008856, np.cbrt(x), 7.787 * x + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


# Machado, Oliveira and Fernandes 2009, full severity, on linear RGB.
SIGHT = {
    "usual": np.eye(3),
    "deutan": np.array([[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]),
    "protan": np.array([[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    "tritan": np.array([[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]),
}


@pytest.mark.parametrize("sight", SIGHT)
def test_colours_hold_for_colour_blind_readers_and_as_text(sight):
    for one, other in itertools.combinations(COLOURS.values(), 2):
        assert np.linalg.norm(lab(SIGHT[sight] @ linear(one)) - lab(SIGHT[sight] @ linear(other))) > 20
    for colour in COLOURS.values():
        assert 1.05 / (float(linear(colour) @ [0.2126, 0.7152, 0.0722]) + 0.05) >= 4.5


def test_numbers_of_a_picture_are_digits_as_printed(tmp_path, monkeypatch):
    monkeypatch.setenv("PARALLAX_FIGURES", str(tmp_path))
    open_end = numbers(2).assign(value=[12_500.0, 250_000.0], low=[12_450.0, 250_000.0], high=[12_550.0, float("inf")])
    show_figure(intervals(open_end.drop(columns="text", errors="ignore"), **WORDS), "digits")
    drawn = (tmp_path / "digits.svg").read_text()
    assert ">12,500<" in drawn and ">250,000<" in drawn and "e+" not in drawn


def test_of_two_hundred_articles_a_picture_shows_twelve():
    from helpers.show.say_claims import voices_picture

    other = np.linspace(0, 90, 200)
    voices = pd.DataFrame({"name": [f"Paper {n}" for n in range(200)], "when": "40 words", "own": 100 - other, "other": other})
    shown = voices_picture(voices, "an article's words")
    assert len(shown.rows) <= 13 and "the 12 of 200" in shown.subtitle and "From 0 to 90" in shown.title
