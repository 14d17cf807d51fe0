"""Loading corpora of any form, and every kind of bad input."""

import hashlib
import os
import subprocess
import sys
import warnings

import pandas as pd
import pytest

from helpers import find_passages, find_quotations, find_statistics
from helpers.corpus.load import HOME, REFERENCE_COLUMNS, corpus_from_texts, load_corpus
from helpers.ground.errors import CorpusError, CorpusWarning
from helpers.intake import language_of, read_table

STORY = "Bridge opens to traffic\n\nBy Jane Doe\n\nMarch 3, 2019\n\nThe bridge opened to traffic on Tuesday. It is long.\n"


def folder(tmp_path, files):
    for name, data in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    return tmp_path


def seen(path):
    return sorted((str(p), p.stat().st_size, p.stat().st_mtime_ns) for p in path.rglob("*"))


def test_the_five_articles():
    corpus = load_corpus("wuzhen")
    assert list(corpus.articles.index) == ["scmp", "china_daily_europe", "global_times", "china_org_cn", "china_daily"]
    assert corpus.articles.index.name == "article"
    for row in corpus.articles.itertuples():
        data = (HOME / "wuzhen" / row.file).read_bytes()
        assert row.sha256 == hashlib.sha256(data).hexdigest()
        assert row.text == data.decode("utf-8")
    assert corpus.articles["published"].tolist() == ["2015-12-19", "2015-12-20", "2017-12-11", "2015-12", "2015-12-10"]
    assert len(corpus.references) == 140
    assert (corpus.references["how_verified"] == "from memory, unverified").sum() == 8
    assert set(corpus.codings) == {"statistics", "quotations", "claims", "frames"}
    assert "5 articles" in repr(corpus)


def test_evidence_of_coding_and_of_speech_wordings_stands_where_it_says():
    corpus = load_corpus("wuzhen")
    texts = corpus.articles["text"]
    columns = {"claims": "evidence", "frames": "text", "quotations": "quotation", "statistics": "surface"}
    for name, column in columns.items():
        found = corpus.codings[name].dropna(subset=["start"])
        assert len(found) > 20
        for row in found.to_dict("records"):
            assert texts[row["article"]][int(row["start"]) : int(row["end"])] == row[column], (name, row)
    wordings = read_table(HOME / "wuzhen" / "speech_wordings.csv").to_dict("records")
    placed = [row for row in wordings if (row["article_start"] or "").isdigit()]
    assert len(placed) == 19
    for row in placed:
        assert texts[row["article"]][int(row["article_start"]) : int(row["article_end"])] == row["article_text"]
    for name in ("facts", "article_copies", "speech_wordings"):
        table = read_table(HOME / "wuzhen" / f"{name}.csv", ("how_verified",), numbers=())
        assert table["how_verified"].notna().all()
        if "article" in table:
            assert set(table["article"].dropna()) <= set(texts.index)


def test_plain_text_files_are_enough(tmp_path):
    corpus = load_corpus(folder(tmp_path, {"b.txt": "Two went home.", "a.TXT": STORY, "README.txt": "no", "notes.md": "no", ".x.txt": "no"}))
    assert list(corpus.articles.index) == ["a", "b"]
    row = corpus.articles.loc["a"]
    assert (row["title"], row["author"], row["published"], row["outlet"]) == ("Bridge opens to traffic", "Jane Doe", "2019-03-03", None)
    assert row["known"] == "title: printed; author: printed; published: printed"
    assert corpus.articles.loc["b", ["title", "author", "published", "known"]].tolist() == [None] * 4
    assert corpus.references.empty
    assert corpus.codings == {}


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("Café “opens”".encode(), "utf-8"),
        ("Café “opens”".encode("utf-8-sig"), "utf-8-sig"),
        ("Café “opens”".encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + "Café “opens”".encode("utf-16-be"), "utf-16"),
        ("Café “opens”".encode("windows-1252"), "windows-1252"),
    ],
)
def test_encodings(tmp_path, data, encoding):
    row = load_corpus(folder(tmp_path, {"articles/a.txt": data})).articles.loc["a"]
    assert (row["text"], row["encoding"]) == ("Café “opens”", encoding)


@pytest.mark.parametrize("text", ["a\nb\n", "a\r\nb", "a\rb", "a\r\nb\nc", "ab"])
def test_line_ends_are_kept(tmp_path, text):
    assert load_corpus(folder(tmp_path, {"a.txt": text})).articles.loc["a", "text"] == text


def test_saved_page(tmp_path):
    page = """<html><head><meta charset="utf-8"><title>Bridge opens - Daily Herald</title>
    <meta property="og:site_name" content="Daily Herald"><meta name="author" content="Jane Doe; Arts editor; In Leeds">
    <meta property="article:published_time" content="2019-03-03T10:00:00Z"></head><body><nav>Home Sport</nav><article><h1>Bridge opens</h1>
    <p>The bridge opened to traffic on Tuesday, after years of delay and a long dispute over its cost to the town and the county.</p>
    <p>“It is a good day,” said the mayor, as hundreds of people walked over it in the rain with their children and their dogs.</p>
    </article><footer>© 2019 Daily Herald. All rights reserved</footer></body></html>"""
    row = load_corpus(folder(tmp_path, {"a.html": page, "a_files/x.txt": "no"})).articles.loc["a"]
    assert row["outlet"] == "Daily Herald"
    assert (row["author"], row["published"]) == ("Jane Doe", "2019-03-03")
    assert "“It is a good day,”" in row["text"]
    assert "All rights" not in row["text"]
    assert "author: meta" in row["known"]


@pytest.mark.parametrize("direct", [True, False])
def test_one_table(tmp_path, direct):
    rows = [{"id": "x", "text": "One, two.\nThree.", "outlet": "The Post", "published": "2019-03-03"}, {"id": "y", "text": "Four.", "outlet": None}]
    path = tmp_path / "texts.csv"
    pd.DataFrame(rows).to_csv(path, index=False)
    articles = load_corpus(path if direct else tmp_path).articles
    assert articles["text"].tolist() == ["One, two.\nThree.", "Four."]
    assert articles["outlet"].tolist() == ["The Post", None]
    assert articles["published"].tolist() == ["2019-03-03", None]
    assert list(articles.index) == ["x", "y"]


LIST = "article,file,published\na,a.txt,2019-03-03\nb,b.txt,\n"
TEXTS = {"articles/a.txt": "One came.", "articles/b.txt": "Two went."}


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({}, "no articles"),
        ({"notes.xyz": "One came home."}, r"no articles \(notes\.xyz is no \.txt or \.html file"),
        ({"articles/a.txt": "", "articles/b.txt": " "}, r"articles/a\.txt is empty.*articles/b\.txt is empty"),
        ({"a.txt": b"One came \0home."}, r"a\.txt: a NUL \(zero\) character at character 9"),
        ({"a.txt": b"\xef\xbb\xbf \n"}, r"a\.txt is empty"),
        ({"a.txt": "x", "a.html": "<article><p>y came home on Tuesday.</p></article>"}, "stands in a.html already"),
        (TEXTS | {"articles.csv": LIST + "c,c.txt,\n"}, r"articles\.csv, line 4: there is no file 'c\.txt'"),
        (TEXTS | {"articles.csv": "article,file\na,a.txt\n"}, r"no row for articles/b\.txt"),
        (TEXTS | {"articles.csv": "article,file\na,a.txt\na,b.txt\n"}, r"line 3: the id 'a' stands in line 2"),
        (TEXTS | {"articles.csv": "article,file\na,a.txt\nb,articles/a.txt\n"}, "line 3: articles/a.txt stands in line 2"),
        (TEXTS | {"articles.csv": LIST.replace("2019-03-03", "2019-02-30")}, r"line 2, published: '2019-02-30' is no date"),
        (TEXTS | {"articles.csv": LIST.replace("2019-03-03", "March")}, "'March' is no date"),
        (TEXTS | {"articles.csv": "article,path\na,a.txt\n"}, "line 1: column 'file' is missing"),
        (TEXTS | {"articles.csv": "article,file,file\na,a.txt,a.txt\n"}, "column 'file' stands twice"),
        (TEXTS | {"articles.csv": ""}, r"articles\.csv is empty"),
        (TEXTS | {"articles.csv": "article,file\na,a.txt,more\n"}, "line 2: 3 cells for 2 columns"),
        (TEXTS | {"articles.csv": 'article,file\na,"a.txt\nb,b.txt\n'}, r"articles\.csv, line 2, cell 2: a double quote that is never closed"),
        (TEXTS | {"articles.csv": 'article,file\n"a"x,a.txt\n'}, r"articles\.csv, line 2: text behind a closing double quote"),
        (TEXTS | {"articles.csv/x": ""}, r"articles\.csv is a folder"),
        (TEXTS | {"references.csv/x": ""}, r"references\.csv is a folder"),
        (TEXTS | {"references.csv": f"{','.join(REFERENCE_COLUMNS)}\nr,users,Spain,2015,650,people,700,600,T,P,,,,read\n"},
            r"references\.csv, line 2: low, 700, is above high, 600"),
        (TEXTS | {"articles.csv": "article,file\n,a.txt\nb,b.txt\n"}, "line 2: the id is empty"),
        (TEXTS | {"articles.csv": "article,file,sha256\na,a.txt," + "0" * 64 + "\nb,b.txt,\n"}, r"articles/a\.txt has changed.*line 2"),
        (TEXTS | {"articles.csv": "article,file\na,../a.txt\nb,b.txt\n"}, "there is no file"),
        (TEXTS | {"articles.csv": "article,file\na,/etc/hostname\nb,b.txt\n"}, "lies outside the corpus folder"),
        (TEXTS | {"articles.csv": "article,file\na,C:\\a.txt\nb,b.txt\n"}, "there is no file"),
        (TEXTS | {"references.csv": "id,measure\nx,y\n"}, "references.csv, line 1: column 'place' is missing"),
        ({"t.csv": "id,body\n1,x\n"}, "column 'text' is missing"),
        ({"t.csv": "id,text\n1,x\n1,y\n"}, "line 3: the id '1' stands in line 2"),
        ({"t.csv": "id,text\n1,x\n2,\n"}, "line 3: the column 'text' is missing or empty"),
        ({"t.csv": "id,text\n"}, "has no rows"),
        ({"t.csv": "id,text\n1,x\n", "u.csv": "id,text\n1,x\n"}, "several tables"),
        ({"t.jsonl": '{"text": "x"}\n{"text": "y"}\n'}, r"t\.jsonl is a table \(JSON Lines\)"),
        ({"a.txt": b"\x81\x8d"}, "no UTF-8 nor WINDOWS-1252"),
        ({"a.txt": "caf\u00e9 “x”".encode() + b"\xe9"}, "damaged, or text of a kind that is not known"),
        ({"a.txt": "One came home.".encode("utf-16-le")}, "zero bytes"),
        ({"a.txt": b"\xff\xfe\x00\xd8"}, "UTF-16"),
        (TEXTS | {"coding/claims.csv": "coder,start\nx,ten\n"}, r"claims\.csv, line 2, start: 'ten' is no number"),
    ],
)
def test_bad_input_is_one_sentence_and_writes_nothing(tmp_path, files, message):
    path = folder(tmp_path, files)
    before = seen(path)
    with pytest.raises(CorpusError, match=message) as caught:
        load_corpus(path)
    assert seen(path) == before
    assert "\n" not in str(caught.value)
    assert caught.value.__suppress_context__ or (caught.value.__cause__ is None and caught.value.__context__ is None)


BAD = {"b.txt": b"Two \0went.", "c.txt": b"Three \xff\x81 stayed.", "d.txt": ""}


@pytest.mark.parametrize("listed", [{}, {"articles.csv": "article,file\na,a.txt\nb,b.txt\nc,c.txt\nd,d.txt\n"}])
def test_files_that_cannot_be_read_are_left_out_and_named_in_one_sentence(tmp_path, listed):
    path = folder(tmp_path, {"a.txt": "One came."} | BAD | listed)
    told = r"^Not read: .*b\.txt: a NUL \(zero\) character at character 4.*c\.txt: damaged.*d\.txt is empty"
    with pytest.warns(CorpusWarning, match=told) as caught:
        assert list(load_corpus(path).articles.index) == ["a"]
    assert len(caught) == 1
    shown = warnings.formatwarning(caught[0].message, caught[0].category, caught[0].filename, caught[0].lineno)
    assert shown == f"{caught[0].message}\n"


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_file_that_the_system_does_not_give_is_left_out(tmp_path):
    path = folder(tmp_path, {"a.txt": "One came."})
    (path / "b.txt").symlink_to(path / "gone.txt")
    with pytest.warns(CorpusWarning, match=r"b\.txt cannot be read: No such file"):
        assert list(load_corpus(path).articles.index) == ["a"]


@pytest.mark.parametrize("name", ["no-such-corpus", "", "a\0b", __file__])
def test_no_folder(name):
    with pytest.raises(CorpusError, match=r"wuzhen|is no folder"):
        load_corpus(name)


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_links_cannot_leave_the_folder(tmp_path):
    outside = folder(tmp_path / "out", {"secret.txt": "secret", "more/b.txt": "secret"})
    inside = folder(tmp_path / "in", {"articles/a.txt": "One."})
    (inside / "articles" / "b.txt").symlink_to(outside / "secret.txt")
    with pytest.raises(CorpusError, match=r"articles/b\.txt: the file lies outside"):
        load_corpus(inside)
    (tmp_path / "linked").mkdir()
    (tmp_path / "linked" / "articles").symlink_to(outside / "more")
    with pytest.raises(CorpusError, match="lies outside"):
        load_corpus(tmp_path / "linked")


def test_columns_and_cells_that_articles_csv_lacks_are_read_from_the_text(tmp_path):
    row = load_corpus(folder(tmp_path, {"a.txt": STORY, "articles.csv": "article;file;title;mood\nx;a.txt;;glad\n"})).articles.loc["x"]
    assert (row["title"], row["author"], row["mood"]) == ("Bridge opens to traffic", "Jane Doe", "glad")
    assert row["known"] == "title: printed; author: printed; published: printed"


def test_other_languages_are_warned_of_once(tmp_path):
    german = "Die Brücke wurde am Dienstag nach langem Streit für den Verkehr geöffnet und viele Menschen gingen zu Fuß hinüber. " * 5
    chinese = "桥梁周二通车，许多人步行过桥。市长说这是好日子。" * 10
    with pytest.warns(UserWarning, match=r"Not in English: de \(de\), zh \(zh\)") as caught:
        load_corpus(folder(tmp_path, {"de.txt": german, "zh.txt": chinese, "en.txt": STORY * 5, "short.txt": "Guten Tag."}))
    assert len(caught) == 1
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        load_corpus("wuzhen")
    assert language_of("") is None


def test_corpus_from_texts():
    texts = {"a": "One came.", "b": "Two went.", "c": STORY}
    corpus = corpus_from_texts(
        texts, outlet={"a": "The Post"}, published=["2019-03-03", None, pd.Timestamp("2019-03-05 10:00")], event="bridge", mood=pd.Series({"b": 2})
    )
    assert list(corpus.articles.index) == ["a", "b", "c"]
    assert corpus.articles["outlet"].tolist() == ["The Post", None, None]
    assert corpus.articles["published"].tolist() == ["2019-03-03", None, "2019-03-05"]
    assert corpus.articles["event"].tolist() == ["bridge"] * 3
    assert corpus.articles["mood"].tolist() == [None, 2, None]
    assert corpus.articles.loc["c", "author"] == "Jane Doe"
    assert corpus.articles["text"].tolist() == list(texts.values())
    assert corpus.folder is None
    assert corpus_from_texts({}).articles.empty
    assert corpus_from_texts({"e": ""}).articles.loc["e", "text"] == ""


@pytest.mark.parametrize(
    ("texts", "columns", "message"),
    [
        (["x"], {}, "dict from id to text"),
        ({"a": 5}, {}, "'a': the text is 5"),
        ({"a": "x"}, {"outlet": ["P", "Q"]}, "2 values for 1"),
        ({"a": "x"}, {"outlet": {"b": "P"}}, "no text with the id 'b'"),
        ({"a": "x"}, {"published": "soon"}, "'a', published: 'soon' is no date"),
        ({"1": "x", 1: "y"}, {}, "the id '1' stands in"),
        ({"a": "x"}, {"text": "y"}, "another name"),
    ],
)
def test_corpus_from_bad_texts(texts, columns, message):
    with pytest.raises(CorpusError, match=message):
        corpus_from_texts(texts, **columns)


def test_loading_needs_no_heavy_library():
    code = "import sys; from helpers import load_corpus; load_corpus('wuzhen'); print([m for m in ('nltk', 'trafilatura', 'pyarrow.parquet') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=HOME.parent, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_texts_in_other_languages_have_no_figures_or_quotations():
    texts = {
        "de": "Die Brücke kostete 668 Millionen Kronen, sagte die Bürgermeisterin am Dienstag. „Wir sind stolz auf dieses Werk“, sagte sie.",
        "ja": "橋は668億円かかり、1日に12000台が通った。",
        "zh": "大桥耗资668亿元，每天有12000辆车通过。",
        "en": "The bridge cost 668 million crowns, the mayor said on Tuesday. “We are proud of it,” she said.",
    }
    with pytest.warns(UserWarning, match=r"Not in English: de \(de\), ja \(ja\), zh \(zh\)"):
        articles = corpus_from_texts(texts).articles
    assert articles["language"].tolist() == ["de", "ja", "zh", "en"]
    assert set(find_statistics(articles)["article"]) == {"en"}
    assert set(find_quotations(articles)["article"]) == {"en"}
    assert set(find_passages(articles)["article"]) == set(texts)


@pytest.mark.parametrize(("text", "code"), [
    ("Le pont du port ouvre avec deux ans de retard", "fr"), ("El alcalde dijo que el puente costó 12 millones", "es"), ("橋が開通", "ja"),
    ("东京电力公司开始排放处理水", "zh"), ("다리 개통", "ko"), ("Міст відкрито для руху у вівторок", "uk"), ("Bridge opens after delay", None),
    ("The mayor said on Tuesday that the bridge is open.", "en"), ("Xi Jinping, Li Keqiang, Jack Ma", None), ("12 400", None),
])  # fmt: skip
def test_languages_of_short_texts(text, code):
    assert language_of(text) == code
