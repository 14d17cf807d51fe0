"""Throw odd texts at every public function: python tests/fuzz.py [--inputs 100000] [--seed 1] [--growth] [--only NAME ...]

Prints a table (function, inputs, seconds, rows, failures) and each failure with the text that made it; exits 1 if
there is one. With --growth: the time for 1 MB against that for 100 KB, for each find_ function and each kind of
hostile text; more than 12 times is a failure.
"""

import argparse
import datetime
import functools
import itertools
import random
import sys
import time
import traceback
import warnings
from collections import Counter
from pathlib import Path

import numpy as np
import pandas as pd

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parent.parent)]

from made_corpora import HOSTILE, damaged, news, soup  # noqa: E402

import helpers  # noqa: E402
from helpers.ground import reading  # noqa: E402
from helpers.ground.errors import ParallaxError  # noqa: E402

FINDERS = ("find_passages", "find_statistics", "rejected_numbers", "find_quotations", "find_claims", "find_frames")
KINDS = {
    "find_passages": {"headline", "standfirst", "byline", "dateline", "caption", "credit", "body", "sidebar", "navigation", "footer", "author_note"},
    "find_quotations": {"direct", "indirect", "mixed", "term"}, "find_claims": {"figure", "definition", "statement", "event"},
}  # fmt: skip
VERDICTS = {
    "identical", "same figure, rounded", "compatible with hedge", "within range", "same figure, converted", "arithmetic follows", "different as-of date",
    "different definition", "arithmetic does not follow", "conflict", "undetermined", "not a quantity",
}  # fmt: skip
RELATIONS = {"same", "paraphrase", "rounded", "more_precise", "attributed_differently", "differs_in_scope", "contradicts", None}


def finder_of(name):
    """A find_ function of articles alone; the codebook is read once."""
    find = getattr(helpers, name)
    return functools.partial(find, codebook=_codebook()) if name == "find_frames" else find


@functools.cache
def _codebook():
    return helpers.load_codebook()


def frame_of(texts):
    """A table of articles of a list of texts, with odd dates and outlets."""
    index = pd.Index([f"t{n:04}" for n in range(len(texts))], dtype=object, name="article")
    dates = [[None, "2015-12-19", float("nan"), datetime.date(2020, 2, 29), pd.NaT, "not a date"][n % 6] for n in range(len(texts))]
    return pd.DataFrame({"text": pd.Series(texts, index=index, dtype=object), "published": pd.Series(dates, index=index, dtype=object)})


def check_spans(name, table, articles):
    """What holds for every table of spans; an AssertionError says what does not."""
    texts = dict(zip(articles.index, articles["text"], strict=True))
    assert table.index.is_unique, "labels are not unique"
    assert all(isinstance(label, str) for label in table.index), "a label is no str"
    places = list(zip(table["article"], table["start"], table["end"], strict=True))
    assert [p[:2] for p in places] == sorted(p[:2] for p in places), "not sorted by article, start"
    column = next((c for c in ("quotation", "claim", "surface", "text") if c in table.columns), None)
    for (article, start, end), words in zip(places, table[column], strict=True):
        assert 0 <= start < end <= len(texts[article]), f"no span: {start}-{end}"
        assert texts[article][start:end] == words, f"{column} is not text[{start}:{end}]"
    for cell in table.select_dtypes(object).to_numpy().ravel():
        assert cell is None or isinstance(cell, str), f"a text cell holds {cell!r}"
    for column in table.select_dtypes("number"):
        assert table[column].dtype in (np.float64, np.int64), f"{column} is {table[column].dtype}"
    assert not set(table["kind"]) - KINDS[name] if name in KINDS else True, f"kind {set(table['kind'])}"
    if "passage" in table:
        assert not set(table["passage"]) - KINDS["find_passages"], f"passage {set(table['passage'])}"
    for what in ("speaker", "verb"):
        if f"{what}_start" in table:
            told = table.dropna(subset=[f"{what}_start"])
            for article, start, end in zip(told["article"], told[f"{what}_start"], told[f"{what}_end"], strict=True):
                assert 0 <= start < end <= len(texts[article]), f"no span of the {what}"
    if "bound" in table:
        assert not set(table["bound"]) - set("=~<>"), f"bound {set(table['bound'])}"
        known = table.dropna(subset=["low", "high"])
        assert (known["low"] <= known["high"]).all(), "low is above high"
        held = known.dropna(subset=["value"])
        slack = 1e-9 * held["value"].abs()
        assert ((held["low"] - slack <= held["value"]) & (held["value"] <= held["high"] + slack)).all(), "the value lies outside low and high"


def check_whole_chain(articles):
    """Every function that takes tables or texts, on one small table of articles."""
    found = {name: finder_of(name)(articles) for name in FINDERS}
    hits, claims, statistics = found["find_frames"], found["find_claims"], found["find_statistics"]
    ranked = helpers.rank_frames(hits)
    assert set(ranked["article"]) <= set(hits["article"]) and (ranked["rank"] >= 1).all()
    verdicts = helpers.reconcile(statistics)
    assert not set(verdicts["verdict"]) - VERDICTS, set(verdicts["verdict"])
    assert set(verdicts["a"]) | set(verdicts["b"]) <= set(statistics.index)
    helpers.print_this(statistics, verdicts)
    for threshold in (None, 0):
        aligned = helpers.align_claims(claims.head(40), threshold=threshold)
        assert aligned["score"].between(0, 1).all() and not set(aligned["relation"]) - RELATIONS
    shared = helpers.shared_wording(articles, words=3)
    for row in shared.itertuples():
        assert articles.at[row.a_article, "text"][row.a_start : row.a_end] == row.text_a
    counts = [Counter(text.split()) for text in articles["text"]]
    for a, b in itertools.pairwise(counts):
        if a and b:
            helpers.keyness(dict(a), dict(b))
    for article in articles.index:
        shown = helpers.show_article(articles, article, *((name, found[name]) for name in ("find_statistics", "find_quotations", "find_claims")))
        markup = shown._repr_html_()
        assert "<script" not in markup.lower() and "\0" not in markup
        markup.encode("utf-8")
    for name, table in found.items():
        helpers.show_table(table, name)._repr_html_().encode("utf-8")


def check_pair(a, b):
    """Functions of two texts."""
    one, other = helpers.compare(a, b), helpers.compare(b, a)
    assert one.verdict in VERDICTS and one.compatible in (True, False, None) and isinstance(one.why, str)
    assert (one.verdict, one.compatible) == (other.verdict, other.compatible), "compare is not symmetric"
    scores = helpers.similarity([a, a], [b, a])
    assert ((scores >= 0) & (scores <= 1)).all(), scores
    for text, pieces in zip((a, b), helpers.compare_wordings(a, b), strict=True):
        assert "".join(piece for piece, _ in pieces) == text


def check_loading(texts):
    """A corpus of texts in memory; the only fault it may find is an empty one."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        corpus = helpers.corpus_from_texts({f"t{n}": text for n, text in enumerate(texts)}, outlet=texts[0])
    assert corpus.articles["text"].tolist() == texts and corpus.articles["text"].dtype == object
    repr(corpus)


def check_number(text):
    """A printed number, or a documented error."""
    try:
        interval = helpers.unround(text)
    except ParallaxError:
        return
    assert interval.low <= interval.high


def make_input(rng):
    """One odd text: soup, damaged news, whole news, or a piece of a hostile text."""
    kind = rng.random()
    if kind < 0.5:
        return soup(rng)
    if kind < 0.8:
        return damaged(rng)
    if kind < 0.82:
        return news(rng, 120, rng.choice(["\n\n", "\r\n\r\n", "\r", " "]))
    text = HOSTILE[rng.choice(list(HOSTILE))](rng.randrange(0, 300))
    return soup(rng, 10) + text + soup(rng, 10)


class Tally:
    """Seconds, inputs and failures of each function."""

    def __init__(self, most=5):
        self.rows, self.most = {}, most

    def run(self, name, inputs, check, *given):
        """Run one check; a documented error is none, anything else is kept with what was given."""
        row = self.rows.setdefault(name, {"inputs": 0, "seconds": 0.0, "rows": 0, "failures": []})
        began = time.process_time()
        try:
            made = check(*given)
            row["rows"] += len(made) if made is not None else 0
        except Exception as error:
            row["failures"].append((given, "".join(traceback.format_exception(error)[-3:])))
        row["seconds"] += time.process_time() - began
        row["inputs"] += inputs

    def show(self):
        """Print the table; the number of failures comes back."""
        print(f"{'function':<18} {'inputs':>8} {'seconds':>8} {'rows':>8} {'failures':>8}")
        for name, row in self.rows.items():
            print(f"{name:<18} {row['inputs']:>8,} {row['seconds']:>8.1f} {row['rows']:>8,} {len(row['failures']):>8}")
        return sum(len(row["failures"]) for row in self.rows.values())

    def tell(self):
        """Print the failures that have not been told yet, the first few of each function."""
        for name, row in self.rows.items():
            for given, why in row["failures"][row.get("told", 0) : self.most]:
                print(f"\n{name}: {[g['text'].tolist() if isinstance(g, pd.DataFrame) else g for g in given]!a}\n{why}", flush=True)
            row["told"] = len(row["failures"])


def forget_readings():
    """Nothing that was worked out of a text is kept."""
    reading._kept().clear()


def check_finder(name, articles, halves=True):
    """A finder on a table of articles; with `halves` the same rows from each half alone, read anew, last half first."""
    before = articles.copy(deep=True)
    find = finder_of(name)
    whole = find(articles)
    pd.testing.assert_frame_equal(articles, before)
    check_spans(name, whole, articles)
    if halves:
        half, parts = len(articles) // 2, []
        for part in (articles.iloc[half:], articles.iloc[:half]):
            forget_readings()
            parts.append(find(part))
        pd.testing.assert_frame_equal(pd.concat(parts[::-1]), whole)
    return whole


def check_batch(tally, name, articles, check):
    """The whole batch at once; after a failure each text alone, so that the one text is shown."""
    batch = Tally()
    batch.run(name, len(articles), check, articles)
    if batch.rows[name]["failures"]:
        alone = Tally()
        for n in range(len(articles)):
            alone.run(name, 1, check, articles.iloc[n : n + 1])
        batch = alone if alone.rows[name]["failures"] else batch
    row = tally.rows.setdefault(name, {"inputs": 0, "seconds": 0.0, "rows": 0, "failures": []})
    for key, more in batch.rows[name].items():
        row[key] += more


def fuzz(inputs, seed, only, batch=100):
    """Run so many inputs through everything; the number of failures comes back.

    Each text goes through every find_ function, `unround` and `corpus_from_texts`; one in ten with its neighbour
    through the functions of two texts; of every second batch ten through the whole chain of tables, which takes longest.
    Every fifth batch is read again in halves, from nothing. What fails is told when it fails.
    """
    rng, tally, done, began = random.Random(seed), Tally(), 0, time.monotonic()
    while done < inputs:
        halves, chain = done // batch % 5 == 0, done // batch % 2 == 0
        texts = [make_input(rng) for _ in range(min(batch, inputs - done))]
        articles = frame_of(texts)
        for name in FINDERS:
            if not only or name in only:
                check_batch(tally, name, articles, functools.partial(check_finder, name, halves=halves))
        if not only or "pairs" in only:
            for text in texts:
                tally.run("unround", 1, check_number, text[:40])
            for a, b in zip(texts[::10], texts[1::10], strict=False):
                tally.run("pairs", 1, check_pair, a, b)
        if not only or "chain" in only:
            if chain:
                tally.run("chain", len(texts[:10]), check_whole_chain, articles.head(10))
            tally.run("corpus_from_texts", len(texts), check_loading, texts)
        done += len(texts)
        tally.tell()
        if done % 5_000 == 0:
            print(f"... {done:,} inputs, {(time.monotonic() - began) / 60:.0f} minutes", flush=True)
    return tally.show()


def growth(only, small=100_000, least=0.05):
    """Time of a text of `small` characters and of one ten times as long (of the processor, so that a busy machine does not count); the number of pairs over 12 times comes back."""
    kinds = {"news": lambda size: news(random.Random(5), size // 6)[:size], **HOSTILE}
    failures = 0
    print(f"{'function':<18} {'text':<22} {small // 1000:>6} KB s {10 * small // 1000:>6} KB s {'times':>6}")
    for name in only or FINDERS:
        find = finder_of(name)
        find(frame_of([news(random.Random(1), 300)]))
        for kind, make in kinds.items():
            seconds = []
            for size in (small, 10 * small):
                articles = frame_of([make(size)])
                began = time.process_time()
                find(articles)
                seconds.append(time.process_time() - began)
            times = seconds[-1] / max(seconds[0], 1e-4)
            bad = times > 12 and seconds[1] > least
            failures += bad
            if bad or kind == "news" or seconds[-1] > 10:
                print(f"{name:<18} {kind:<22} {seconds[0]:>9.2f} {seconds[-1]:>9.2f} {times:>6.1f}{'   TOO MUCH' if bad else ''}", flush=True)
    return failures


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*", default=[], help=f"some of {', '.join(FINDERS)}, pairs, chain")
    parser.add_argument("--size", type=int, default=100_000, help="characters of the shorter text of --growth")
    parser.add_argument("--growth", action="store_true", help="the growth of time with length instead")
    given = parser.parse_args()
    warnings.simplefilter("ignore")
    found = growth(given.only, given.size) if given.growth else fuzz(given.inputs, given.seed, given.only)
    print(f"\n{found or 'no'} failure{'s' * (found != 1)}")
    sys.exit(found > 0)
