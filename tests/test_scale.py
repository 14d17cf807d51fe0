"""Dask: the same rows as with pandas, also where a worker dies half-way."""

import os
import random
import time

import numpy as np
import pandas as pd
import pytest
from fuzz import FINDERS, finder_of
from made_corpora import news

from helpers import find_passages, find_statistics

dask = pytest.importorskip("dask", reason="Dask is not installed (pip install -r requirements-scale.txt).")
dd = pytest.importorskip("dask.dataframe")


@pytest.fixture(scope="module")
def articles():
    rng = random.Random(11)
    index = pd.Index([f"a{n:02}" for n in range(24)], dtype=object, name="article")
    texts = [news(rng, 120) if n % 5 else "Nothing." for n in range(24)]
    return pd.DataFrame({"text": texts, "outlet": ["The Post", None] * 12, "published": [None, "2020-03-01", np.nan] * 8}, index=index, dtype=object)


@pytest.mark.parametrize("convert", [True, False], ids=["strings", "objects"])
@pytest.mark.parametrize("name", FINDERS)
def test_a_dask_table_gives_the_same_rows(articles, name, convert):
    find = finder_of(name)
    wanted = find(articles)
    with dask.config.set({"dataframe.convert-string": convert}):
        for parts in (1, 5):
            found = find(dd.from_pandas(articles, npartitions=parts))
            assert isinstance(found, dd.DataFrame)
            assert found.dtypes.equals(wanted.dtypes) and list(found.columns) == list(wanted.columns)
            made = found.compute(scheduler="synchronous")
            assert made.index.is_unique
            pd.testing.assert_frame_equal(made, wanted)


def test_an_empty_partition_is_no_fault(articles):
    some = dd.from_pandas(articles, npartitions=4)
    found = find_statistics(some[some["text"] == "Nothing."]).compute(scheduler="synchronous")
    assert len(found) == 0 and found.dtypes.equals(find_statistics(articles).dtypes)


def _slowly(part, flag):
    """The passages of a part; the first worker that begins a part behind the first few dies."""
    time.sleep(0.05)
    if part.index[0] > "a10":
        try:
            os.close(os.open(flag, os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            pass
        else:
            os._exit(1)
    return find_passages(part)


@pytest.mark.slow
def test_a_killed_worker_changes_nothing(articles, tmp_path):
    distributed = pytest.importorskip("distributed")
    wanted = find_passages(articles)
    options = {"n_workers": 2, "threads_per_worker": 1, "processes": True, "dashboard_address": None, "local_directory": str(tmp_path), "silence_logs": 50}
    with distributed.LocalCluster(**options) as cluster, distributed.Client(cluster) as client:
        before = {worker["pid"] for worker in client.run(lambda: {"pid": os.getpid()}).values()}
        parts = dd.from_pandas(articles, npartitions=12)
        found = parts.map_partitions(_slowly, str(tmp_path / "died"), meta=find_passages(parts)._meta).compute()
        client.wait_for_workers(2, timeout=60)
        after = {worker["pid"] for worker in client.run(lambda: {"pid": os.getpid()}).values()}
        plain = find_statistics(parts).compute()
    assert (tmp_path / "died").exists() and len(before) == 2 and before - after, "no worker died"
    pd.testing.assert_frame_equal(found, wanted)
    pd.testing.assert_frame_equal(plain, find_statistics(articles))
