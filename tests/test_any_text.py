"""Whatever a text holds: no error but the documented ones, true offsets, the same rows on every partitioning."""

import random
import warnings

import pandas as pd
import pytest
from fuzz import (
    FINDERS,
    check_finder,
    check_loading,
    check_number,
    check_pair,
    check_whole_chain,
    finder_of,
    frame_of,
    soup,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_corpora import HOSTILE, MADE, damaged, news

import helpers
from helpers.ground.errors import CorpusError, LexiconError, ParallaxError, SettingError
from helpers.ground.lexicons import LEXICONS

ANY = st.text(st.characters(), max_size=60)  # lone surrogates and NUL are among them
SEEDS = st.integers(0, 10**9).map(random.Random)
ODD = SEEDS.map(soup) | SEEDS.map(damaged) | SEEDS.map(lambda rng: HOSTILE[rng.choice(list(HOSTILE))](rng.randrange(300)))
TEXTS = ANY | ODD
FEW = settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("name", FINDERS)
@FEW
@given(texts=st.lists(TEXTS, min_size=1, max_size=5))
def test_rows_are_true_and_each_article_stands_alone(name, texts):
    check_finder(name, frame_of(texts))


@FEW
@given(a=TEXTS, b=TEXTS)
def test_two_texts(a, b):
    check_pair(a, b)
    for text in (a, b):
        check_number(text[:30])


@settings(FEW, max_examples=12)
@given(texts=st.lists(TEXTS, min_size=1, max_size=4))
def test_every_table_can_be_made_of_what_was_found(texts):
    check_whole_chain(frame_of(texts))
    check_loading(texts)


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_texts(kind):
    articles = frame_of([HOSTILE[kind](1_500)])
    for name in FINDERS:
        check_finder(name, articles)


@pytest.mark.parametrize("name", FINDERS)
def test_a_column_of_strings_gives_what_a_column_of_objects_gives(name):
    rng = random.Random(7)
    articles = frame_of([news(rng, 120) for _ in range(3)])[["text"]]
    strings = articles.astype("str").set_axis(articles.index.astype("str"))
    pd.testing.assert_frame_equal(finder_of(name)(strings), finder_of(name)(articles))


@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_the_same_rows_on_every_partitioning_in_every_order(size):
    articles = frame_of([news(random.Random(n), 90) for n in range(7)])
    for name in FINDERS:
        find = finder_of(name)
        whole = find(articles)
        parts = [find(articles.iloc[n : n + size]) for n in range(0, 7, size)]
        pd.testing.assert_frame_equal(pd.concat(parts), whole)
        pd.testing.assert_frame_equal(find(articles.sample(frac=1, random_state=size)), whole)


@pytest.mark.parametrize("wrong", [None, 5, "a text", ["a"], {"text": "x"}, pd.DataFrame({"body": ["x"]}), pd.DataFrame({"text": [None]}), pd.DataFrame({"text": [5]}), pd.DataFrame({"text": [b"x"]})])
@pytest.mark.parametrize("name", FINDERS)
def test_what_is_no_table_of_articles_is_told_in_a_sentence(name, wrong):
    with pytest.raises(CorpusError):
        getattr(helpers, name)(wrong)


NOT_TEXT = [None, b"x", ["x"], object()]


@pytest.mark.parametrize(
    "call",
    [lambda x: helpers.compare(x, "5"), lambda x: helpers.unround(x), lambda x: helpers.similarity([x], ["a"]), lambda x: helpers.compare_wordings(x, "a"),
     lambda x: helpers.corpus_from_texts({"a": x}), lambda x: helpers.corpus_from_texts(x), lambda x: helpers.align_claims(x), lambda x: helpers.reconcile(x),
     lambda x: helpers.rank_frames(x), lambda x: helpers.keyness(x, {"a": 1}), lambda x: helpers.show_article(frame_of(["a"]), x), lambda x: helpers.coding_agreement(x, "claims")],
    ids=["compare", "unround", "similarity", "compare_wordings", "texts", "corpus_from_texts", "align_claims", "reconcile", "rank_frames", "keyness", "show_article", "coding_agreement"],
)  # fmt: skip
@pytest.mark.parametrize("wrong", NOT_TEXT, ids=["None", "bytes", "list", "object"])
def test_what_is_no_text_or_table_is_told_in_a_sentence(call, wrong):
    with pytest.raises(ParallaxError):
        call(wrong)


@pytest.mark.parametrize("name", ["../secret.txt", "/etc/passwd", "..\\secret.txt", "C:\\secret.txt", "articles/../../secret.txt", "articles/link.txt", "a\0b.txt"])
def test_no_path_leaves_the_folder(tmp_path, name):
    folder = MADE["two-bare"](tmp_path / "corpus")
    (tmp_path / "secret.txt").write_text("Nobody should read this.", encoding="utf-8")
    (folder / "articles" / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "articles.csv").write_text(f"article,file\nx,{name}\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"articles\.csv, line 2"):
        helpers.load_corpus(folder)


@pytest.mark.parametrize("name", ["references.csv", "coding/claims.csv"])
def test_no_table_is_read_from_outside(tmp_path, name):
    folder = MADE["two-bare"](tmp_path / "corpus")
    outside = tmp_path / "outside.csv"
    outside.write_text("coder,article\nAnn,one\n", encoding="utf-8")
    (folder / "coding").mkdir()
    (folder / name).symlink_to(outside)
    with pytest.raises(CorpusError, match="outside the corpus folder"):
        helpers.load_corpus(folder)


@pytest.mark.parametrize("rows", ['article,file\na,"one.txt\nb,two.txt\n', "article,file\na,one.txt,more\n", "article,file\na,one.txt\na,two.txt\n", "article,file,published\na,one.txt,soon\nb,two.txt,\n"])
def test_a_fault_in_a_table_names_file_and_line(tmp_path, rows):
    folder = MADE["two-bare"](tmp_path / "corpus")
    (folder / "articles.csv").write_text(rows, encoding="utf-8")
    with pytest.raises(CorpusError, match=r"articles\.csv, line \d"):
        helpers.load_corpus(folder)


@pytest.mark.parametrize("damage", [b'\n[[frame]]\nid = "x\n', b"\n]\n", b"\nid = 1\nid = 2\n", b"\xff\xfe\x00"])
def test_a_fault_in_a_codebook_names_file_and_line(tmp_path, damage):
    book = tmp_path / "mine.toml"
    book.write_bytes((LEXICONS / "frames.toml").read_bytes() + damage)
    with pytest.raises(LexiconError, match=r"mine\.toml.*(line|byte) \d"):
        helpers.load_codebook(book)


@pytest.mark.parametrize("why", [PermissionError(13, "Permission denied"), OSError(28, "No space left on device"), OSError(30, "Read-only file system")])
def test_a_folder_that_cannot_be_written_is_told_and_nothing_is_half_written(tmp_path, monkeypatch, why):
    from helpers.show.export import write_tables
    from helpers.show.pictures import Picture, show_figure

    def refuse(*_args, **_options):
        raise why

    monkeypatch.setenv("PARALLAX_FIGURES", str(tmp_path / "figures"))
    old = tmp_path / "tables" / "claims.csv"
    old.parent.mkdir()
    old.write_bytes(b"as it was")
    picture = Picture("A title", "s", "n", "s", "A text alternative that is long enough to be read aloud.", paint=lambda sheet: None, rows=[], data=pd.DataFrame())
    corpus = helpers.load_corpus("wuzhen")
    for name in ("replace", "rename"):
        monkeypatch.setattr(f"os.{name}", refuse)
        monkeypatch.setattr(f"pathlib.Path.{name}", refuse)
    monkeypatch.setattr("pathlib.Path.write_bytes", refuse)
    monkeypatch.setattr("pathlib.Path.write_text", refuse)
    with pytest.raises(SettingError, match=why.strerror):
        write_tables(tmp_path / "tables", claims=pd.DataFrame({"a": [1]}))
    assert old.read_bytes() == b"as it was"
    with pytest.raises(ParallaxError, match=why.strerror):
        show_figure(picture, "03-odd")
    with pytest.raises(SettingError, match=why.strerror):
        helpers.blank_sheet(corpus, "claims", "Zoe", tmp_path / "sheets")
    left = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert left == [old], left


@pytest.mark.parametrize("name", MADE)
def test_made_folders_go_through_the_whole_chain(tmp_path, name):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        corpus = helpers.load_corpus(MADE[name](tmp_path / name))
    assert len(corpus.articles) == {"two-bare": 2, "thirty-full": 30, "hostile": 9}[name]
    for finder in FINDERS:
        check_finder(finder, corpus.articles.head(6))
