"""Exports of news databases, agencies and archives: invented downloads of each kind, and bad ones."""

import io
import json
import subprocess
import sys
import zipfile

import pytest

from helpers import CorpusError, find_passages, load_corpus, read_export
from helpers.exchange.importing import import_files, main
from helpers.intake.fields import read_date

ONE = ["The ferry to Lamsey stopped on Monday after 41 years.",
    "About 3,200 people used it each week, the harbour board said."]
TWO = ["The board will lose 1.4 million crowns a year.", "Length: 85 metres from bow to stern, the ferry is for sale."]
CLASSIC = """\ufeff
Download Request: Selected Items: 1-2
Send To:
READER, A CERTAIN

                               1 of 2 DOCUMENTS


                                The Lamsey Echo

                             May 6, 2019 Monday
                               Early Edition

Ferry stops
after 41 years

BYLINE: ANN COLE

SECTION: NEWS; Pg. 2

LENGTH: 20 words

The ferry to Lamsey stopped on Monday
after 41 years.

About 3,200 people used it each week, the harbour board said.

LOAD-DATE: May 6, 2019

LANGUAGE: ENGLISH

                        Copyright 2019 The Lamsey Echo
                              All Rights Reserved


                               2 of 2 DOCUMENTS


                        Copyright 2019 Strait Courier Ltd
                              All Rights Reserved

                                Strait Courier

                             May 7, 2019 Tuesday

LENGTH: 20 words

HEADLINE: Board counts its losses

BODY:
The board will lose 1.4 million crowns a year.

Length: 85 metres from bow to stern, the ferry is for sale.

GRAPHIC: The ferry at its pier
""".replace("\n", "\r\n")
UNI = """User Name: A CERTAIN READER
Job Number: 12

Documents (2)

1. Ferry stops after 41 years
Client/Matter: -None-
Narrowed by:
-None-

Ferry stops after 41 years
The Lamsey Echo
May 6, 2019 Monday 9:20 AM GMT

Copyright 2019 The Lamsey Echo All Rights Reserved

Section:\xa0NEWS; Pg. 2
Byline:\xa0Ann Cole
Body

{}
{}

Classification

Language:\xa0ENGLISH
Load-Date:\xa0May 6, 2019

End of Document

Board counts its losses
Strait Courier
May 7, 2019 Tuesday
Length:\xa020 words
Body

{}
{}

Load-Date:\xa0May 7, 2019

End of Document
""".format(*ONE, *TWO)


def docx(text):
    """A Word file of these lines, words in runs of their own."""
    paragraphs = "".join(
        "<w:p>" + "".join(f'<w:r><w:t xml:space="preserve">{word} </w:t></w:r>'
            for word in line.split(" ")) + "</w:p>" for line in text.split("\n")
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as box:
        box.writestr("word/document.xml",
            f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{paragraphs}</w:body></w:document>')
        box.writestr("word/header1.xml", "<p>Page 1 of 9</p>")
    return file.getvalue()


def rtf(text):
    picture = r"{\pict\pngblip " + "89504e47" * 2000 + "}"
    lines = "".join(line.replace("\xa0", r"\~") + r"\par" + "\n" for line in text.split("\n"))
    return (r"{\rtf1\ansi{\fonttbl{\f0 Arial;}}{\header Page 1\par}" + picture + lines + "}").encode()


FACTIVA = """<html><head><meta charset="utf-8"></head><body><div class="article"><div class="article enArticle"><p>
<div>NEWS; Pg. 2</div><div id="hd"><span class="enHeadline">1) Ferry stops after 41 years</span></div><div class="author">By Ann Cole</div>
<div>20 字</div><div>2019 年 5 月 6 日</div><div>09:20</div><div>The Lamsey Echo</div><div>LAMEC</div><div>英文</div><div>Copyright 2019.</div></p>
<p class="articleParagraph">The <b>ferry</b> to Lamsey stopped on Monday after 41 years.</p><p class="articleParagraph">{1}</p></div></div>
<div class="article frArticle"><table><tr><td class="index"><b>HD</b></td><td>Board counts its losses</td></tr><tr><td class="index">PD</td>
<td>7 mai 2019</td></tr><tr><td class="index">SN</td><td>Strait Courier</td></tr><tr><td class="index">LP</td><td><p>{2}</p></td></tr>
<tr><td class="index">TD</td><td><p>{3}</p></td></tr></table></div></body></html>""".format(*ONE, *TWO)
PROQUEST = """
____________________________________________________________

Ferry stops after 41 years

Author: Cole, Ann

Publication info: The Lamsey Echo ; Lamsey [Lamsey]. 06 May 2019: A.2.

Abstract: {0}

Full text: {0}

{1}

Subject: Ferries

Title: Ferry stops after 41 years

Publication title: The Lamsey Echo

Publication date: May 6, 2019

Section: News

Last updated: 2019-05-20

____________________________________________________________

Board counts its losses

Full text: {2}

{3}

Publication title: Strait Courier

Publication date: May 7, 2019

Database: News

____________________________________________________________

Database copyright © 2019 Somebody
""".format(*ONE, *TWO)
REGISTRY = json.dumps({"articles": {"results": [
    {"title": "Ferry stops after 41 years", "body": "\n".join(ONE), "source": {"title": "The Lamsey Echo"},
        "authors": [{"name": "Ann Cole"}],
     "dateTimePub": "2019-05-06T08:00:00Z", "lang": "eng"},
    {"title": "Board counts its losses", "body": "\n".join(TWO), "source": {"title": "Strait Courier"}, "authors": [],
        "dateTimePub": "2019-05-07T08:00:00Z",
     "isDuplicate": True},
]}})  # fmt: skip
KINDS = {
    "a.txt": CLASSIC.encode(), "b.docx": docx(UNI), "c.rtf": rtf(UNI), "d.html": FACTIVA.encode(),
        "e.txt": PROQUEST.encode(), "f.json": REGISTRY.encode(),
    "g.pdf": docx(UNI), "h.html": FACTIVA.replace("utf-8", "iso-8859-1").encode(),
}  # fmt: skip


@pytest.mark.parametrize("name", KINDS)
def test_each_kind_is_read_by_its_content(tmp_path, name):
    (tmp_path / name).write_bytes(KINDS[name])
    found = read_export(tmp_path / name)
    assert found["title"].tolist() == ["Ferry stops after 41 years", "Board counts its losses"]
    assert found["outlet"].tolist() == ["The Lamsey Echo", "Strait Courier"]
    assert found["published"].tolist() == ["2019-05-06", "2019-05-07"]
    assert found["author"].tolist() == ["Ann Cole", None]
    assert found["text"].tolist() == ["\n\n".join(ONE), "\n\n".join(TWO)]
    assert found["number"].tolist() == [1, 2]
    assert set(found["source_file"]) == {name}
    assert set(found["language"]) == {"en"}
    assert "CERTAIN" not in found.to_csv()


def test_metadata_takes_the_text_of_the_page_it_names(tmp_path):
    (tmp_path / "page.html").write_text("<article><h1>Ferry stops</h1><p>" + " ".join(ONE * 4) + "</p></article>",
        encoding="utf-8")
    (tmp_path / "a.ris").write_text(
        "TY  - NEWS\nTI  - Ferry stops\nT2  - The Lamsey Echo\nAU  - Cole, Ann\nDA  - 2019/05/06/\nY2  - 2020/01/01\nL1  - page.html\nER  - \n\n"
        "TY  - NEWS\nTI  - Board counts\nJO  - Strait Courier\nPY  - 2019/05/07/\n",
        encoding="utf-8",
    )
    first, second = read_export(tmp_path / "a.ris").to_dict("records")
    assert first["text"].startswith("The ferry to Lamsey")
    assert (first["author"], first["published"]) == ("Ann Cole", "2019-05-06")
    assert (second["text"], second["published"]) == (None, "2019-05-07")
    assert "no text" in second["note"]


@pytest.mark.parametrize(("name", "data", "message"), [
    ("a.docx", b"", "a.docx is empty; download it again"),
    ("a.zip", b"PK\x05\x06" + bytes(18), "no article is in this ZIP file"),
    ("a.docx", docx(UNI)[:-200], "damaged or locked"),
    ("a.xml",
        b'<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/hostname">]><nitf><body>&x;</body></nitf>', "entity &x"),
    ("a.xml", b"<nitf><body>", "damaged or locked"),
    ("a.json", b'{"status": "error", "message": "key is wrong"}', "answered with an error"),
    ("a.json", b'{"articles": [', "no export that is known|damaged or locked"),
    ("a.html", b"<html><body><p>Your session has expired. Please log in again.</p></body></html>",
        "in place of an export"),
    ("a.html", b"<html><body><h1>Access denied</h1><p>Ask your library.</p></body></html>", "in place of an export"),
    ("a.txt", b"One man came home.", "without marks of a service"),
    ("a.png", b"\x89PNG\r\n", "a picture"),
])  # fmt: skip
def test_bad_files_are_named_with_the_reason(tmp_path, name, data, message):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(CorpusError, match=message) as caught:
        read_export(tmp_path / name)
    assert name in str(caught.value)
    assert "/" not in str(caught.value).replace("and/or", "").split(":")[0]


def test_a_zip_that_unpacks_to_gigabytes_is_refused(tmp_path):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as box:
        box.writestr("a.txt", b"0" * (300 * 2**20))
    (tmp_path / "a.zip").write_bytes(file.getvalue())
    with pytest.raises(CorpusError, match="unpacks to 300 MB"):
        read_export(tmp_path / "a.zip")


def test_documents_without_text_title_or_date_are_kept_and_named(tmp_path):
    (tmp_path / "a.txt").write_text(
        "1 of 2 DOCUMENTS\n\nThe Echo\n\nNo Headline In Original\n\nLENGTH: 3 words\n\nNobody came here.\n\nLANGUAGE: ENGLISH\n\n"
        "2 of 2 DOCUMENTS\n\nWe are sorry but there is an error in this document and it cannot be shown.\n",
        encoding="utf-8",
    )
    first, second = read_export(tmp_path / "a.txt").to_dict("records")
    assert (first["title"], first["text"], first["note"]) == (None, "Nobody came here.", "no date")
    assert second["text"] is None
    assert "error" in second["note"]


def test_import_adds_and_never_overwrites(tmp_path, capsys):
    (tmp_path / "in").mkdir()
    for name in ("a.txt", "f.json"):
        (tmp_path / "in" / name).write_bytes(KINDS[name])
    assert import_files([tmp_path / "in"], tmp_path / "out", say=lambda line: None) == 2
    before = {path: path.read_bytes() for path in (tmp_path / "out").rglob("*.*")}
    assert main([str(tmp_path / "in"), "--into", str(tmp_path / "out")]) == 0
    assert before == {path: path.read_bytes() for path in (tmp_path / "out").rglob("*.*")}
    assert "0 new articles" in capsys.readouterr().out
    corpus = load_corpus(tmp_path / "out")
    assert corpus.articles.index.tolist() == ["2019-05-06-the-lamsey-echo", "2019-05-07-strait-courier"]
    assert corpus.articles["text"].iloc[0] == "\n\n".join(["Ferry stops after 41 years", *ONE]) + "\n"
    (tmp_path / "in" / "b.docx").write_bytes(b"PK\x03\x04 cut")
    assert main([str(tmp_path / "in"), "--into", str(tmp_path / "new")]) == 1
    assert "Nothing was written. b.docx" in capsys.readouterr().err
    assert not (tmp_path / "new").exists()


def test_a_folder_is_imported_without_what_needs_a_library_or_is_no_export(tmp_path, monkeypatch):
    (tmp_path / "in").mkdir()
    others = {"b.pdf": b"%PDF-1.4\n", "c.json": b'{"note": "mine"}', "d.zip": b"PK\x05\x06" + bytes(18)}
    for name, data in {"a.txt": KINDS["a.txt"], **others}.items():
        (tmp_path / "in" / name).write_bytes(data)
    monkeypatch.setitem(sys.modules, "pypdf", None)
    said = []
    assert import_files([tmp_path / "in"], tmp_path / "out", say=said.append) == 2
    assert "Left out: b.pdf: files of this kind need pypdf (.venv/bin/pip install -r requirements-exchange.txt)." in said
    assert "Left out: c.json: XML or JSON of no service or agency that is known, or without an article (record)." in said
    assert "Left out: d.zip: no article is in this ZIP file." in said
    with pytest.raises(CorpusError, match=r"Nothing was written. b\.pdf: files of this kind need pypdf"):
        import_files([tmp_path / "in" / "a.txt", tmp_path / "in" / "b.pdf"], tmp_path / "new", say=said.append)


def test_a_corpus_names_what_it_does_not_read_once(tmp_path):
    (tmp_path / "a.txt").write_bytes(KINDS["a.txt"])
    (tmp_path / "b.txt").write_text("The mayor came home on Tuesday.", encoding="utf-8")
    (tmp_path / "c.txt").write_bytes(KINDS["c.rtf"])
    (tmp_path / "d.docx").write_bytes(KINDS["b.docx"])
    (tmp_path / "e.html").write_bytes(b"<html><body></body></html>")
    with pytest.warns(UserWarning,
        match=r"a\.txt holds 2 articles.*c\.txt is an RTF file.*e\.html.*d\.docx is a ZIP or Word file.*run\.py import") as caught:
        corpus = load_corpus(tmp_path)
    assert len(caught) == 1
    assert corpus.articles.index.tolist() == ["b"]
    (tmp_path / "b.txt").unlink()
    with pytest.raises(CorpusError, match=r"holds 2 articles.*run\.py import"):
        load_corpus(tmp_path)


def test_orders_of_labels_in_classic_documents(tmp_path):
    (tmp_path / "a.txt").write_text(
        "1 of 3 DOCUMENTS\n\nThe Echo\n\nMay 6, 2019\n\nFerry stops\n\nSECTION: NEWS\n\nIt stopped.\n\nPOLICE: Nobody was hurt.\n\nLOAD-DATE: May 7, 2019\n\n"
        "2 of 3 DOCUMENTS\n\nThe Echo\n\nMay 6, 2019\n\nPier at dusk\n\nGRAPHIC: The pier.\n\nLANGUAGE: ENGLISH\n\nCopyright 2019 The Echo\n\n"
        "3 of 3 DOCUMENTS\n\nCopyright 2019 Strait Courier\n\nStrait Courier\n\nDistributed by Wire\n\nMay 8, 2019\n\nLENGTH: 9 words\n\nHEADLINE: Ferry is sold\n\n"
        "HIGHLIGHT: Sold.\n\nTo a museum.\n\nBODY:\n\nIt was sold.\n\nLANGUAGE: ENGLISH\n",
        encoding="utf-8",
    )
    found = read_export(tmp_path / "a.txt")
    assert found["title"].tolist() == ["Ferry stops", "Pier at dusk", "Ferry is sold"]
    assert found["text"].tolist() == ["It stopped.\n\nPOLICE: Nobody was hurt.", None, "It was sold."]
    assert found["outlet"].tolist() == ["The Echo", "The Echo", "Strait Courier"]
    assert found["published"].tolist() == ["2019-05-06", "2019-05-06", "2019-05-08"]
    assert "The pier." in found["note"].iloc[1]


def test_a_cover_with_dates_and_a_missing_outlet(tmp_path):
    text = UNI.replace("-None-", "News\nTimeline: Jan 01, 2019 to Dec 31, 2019").replace("The Lamsey Echo\nMay", "May",
        1)
    (tmp_path / "a.docx").write_bytes(docx(text))
    first = read_export(tmp_path / "a.docx").iloc[0]
    assert (first["title"], first["outlet"], first["published"]) == ("Ferry stops after 41 years", "The Lamsey Echo",
        "2019-05-06")


def test_the_start_of_a_file_may_end_within_a_letter(tmp_path):
    (tmp_path / "a.txt").write_text("One came home.", encoding="utf-8")
    (tmp_path / "b.log").write_bytes(b"x" * (2**16 - 1) + "é".encode() * 9)
    with pytest.warns(UserWarning, match=r"Not read: b\.log is no \.txt or \.html file"):
        assert len(load_corpus(tmp_path).articles) == 1


def test_files_that_were_cut_are_named_as_cut(tmp_path):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as box:
        box.writestr("a.docx", KINDS["b.docx"])
        box.writestr("b.docx", KINDS["b.docx"])
    (tmp_path / "a.zip").write_bytes(file.getvalue()[: len(KINDS["b.docx"]) + 200])
    with pytest.raises(CorpusError, match=r"a\.zip cannot be read: damaged or locked \(a part is cut off"):
        read_export(tmp_path / "a.zip")
    (tmp_path / "a.html").write_bytes(KINDS["d.html"].split(b"</html>")[0])
    assert "cut off" in read_export(tmp_path / "a.html")["note"].iloc[-1]
    (tmp_path / "a.txt").write_bytes(KINDS["a.txt"].replace(b"of 2 DOCUMENTS", b"of 9 DOCUMENTS"))
    assert "the file names 9 documents and holds 2" in read_export(tmp_path / "a.txt")["note"].iloc[-1]


def test_a_saved_page_that_was_cut_is_named_as_cut(tmp_path):
    page = f"<html><body><h1>Ferry stops</h1><p>{ONE[0]}</p><p>{ONE[1]}</p></body></html>"
    head = "From: <Saved by Blink>\nSnapshot-Content-Location: https://echo.example/a\nMIME-Version: 1.0\n"
    head += 'Content-Type: multipart/related; boundary="x"\n\n--x\nContent-Type: text/html\n\n'
    (tmp_path / "a.mhtml").write_text(f"{head}{page}\n--x--\n", encoding="utf-8")
    (tmp_path / "b.mhtml").write_text(head + page[:-30], encoding="utf-8")
    assert read_export(tmp_path / "a.mhtml")["note"].tolist() == ["no date"]
    assert read_export(tmp_path / "b.mhtml")["note"].tolist() == ["the file is cut off: this article may be short; no date"]


def test_valid_utf8_wins_over_what_xml_declares(tmp_path):
    body = "<nitf><body><body.head><hedline><hl1>Fähre steht still</hl1></hedline></body.head><body.content><p>Über 3 Wochen.</p>"
    for name, charset, said in (("a.xml", "utf-8", "ISO-8859-1"), ("b.xml", "windows-1252", "UTF-8")):
        text = f'<?xml version="1.0" encoding="{said}"?>{body}</body.content></body></nitf>'
        (tmp_path / name).write_bytes(text.encode(charset))
    assert read_export(tmp_path)["title"].tolist() == ["Fähre steht still"] * 2


def test_labels_of_a_language_that_is_not_known_and_a_document_that_is_a_picture(tmp_path):
    (tmp_path / "a.docx").write_bytes(docx(
        "Lautta seisoo\nThe Lamsey Echo\nOsasto:\xa0Uutiset\nPituus:\xa020 sanaa\nBody\nThe ferry stopped.\nLoad-Date:\xa0May 6, 2019\nEnd of Document\n"
        "Picture of the day\nThe Lamsey Echo\nMay 6, 2019 Monday\nSection:\xa0NEWS\nLength:\xa00 words\nGraphic\nThe ferry at the quay\nEnd of Document\n"))
    words, picture = read_export(tmp_path / "a.docx").to_dict("records")
    assert (words["title"], words["outlet"], words["text"]) == ("Lautta seisoo", "The Lamsey Echo", "The ferry stopped.")
    assert (picture["title"], picture["text"]) == ("Picture of the day", None)
    assert picture["note"] == "picture: The ferry at the quay; no text"


def test_wrong_words_of_the_command_are_answered_in_a_sentence(tmp_path, capsys, monkeypatch):
    (tmp_path / "a.txt").write_bytes(KINDS["a.txt"])
    assert main([str(tmp_path / "a.txt"), "--into", str(tmp_path / "a.txt")]) == 1
    assert "a.txt is a file; --into wants a folder" in capsys.readouterr().err
    monkeypatch.setattr("helpers.exchange.importing.rows_of", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    assert main([str(tmp_path / "a.txt"), "--into", str(tmp_path / "out")]) == 130
    assert "Stopped." in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def pdf(text):
    """A PDF of one page with these lines, in a typewriter's letters."""
    lines = [line.strip().replace("(", r"\(").replace(")", r"\)") for line in text.split("\n")]
    shown = "".join(f"1 0 0 1 72 {770 - 11 * i} Tm ({line}) Tj\n" for i, line in enumerate(lines) if line)
    stream = f"BT /F1 9 Tf\n{shown}ET"
    parts = [
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(stream)}>>stream\n{stream}\nendstream", "<</Type/Font/Subtype/Type1/BaseFont/Courier>>",
    ]  # fmt: skip
    file, places = "%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(file))
        file += f"{number} 0 obj\n{part}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return f"{file}xref\n0 6\n0000000000 65535 f \n{table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n{len(file)}\n%%EOF".encode()


def test_lines_of_a_pdf_are_put_together_to_paragraphs(tmp_path):
    pytest.importorskip("pypdf")
    text = CLASSIC.lstrip("\ufeff").replace("\r", "").replace("\nabout 41", " about 41")
    text = text.replace("Ferry stops\nafter", "Ferry stops after").replace("on Monday\nafter 41 years.", "on Monday after\n41 years.")
    (tmp_path / "a.pdf").write_bytes(pdf(text))
    found = read_export(tmp_path / "a.pdf")
    assert found["title"].tolist() == ["Ferry stops after 41 years", "Board counts its losses"]
    assert found["published"].tolist() == ["2019-05-06", "2019-05-07"]
    assert [set(" ".join(text).split()) - set(row.split()) for text, row in zip((ONE, TWO), found["text"], strict=True)] == [set()] * 2
    assert "LOAD-DATE" not in found["text"].str.cat()


def test_a_cover_alone_is_no_article_and_a_cut_file_is_named(tmp_path):
    (tmp_path / "cover.rtf").write_bytes(rtf(UNI.partition("Documents (2)")[0])[:-1])
    with pytest.raises(CorpusError, match="no article was found"):
        read_export(tmp_path / "cover.rtf")
    (tmp_path / "cut.txt").write_text(PROQUEST.partition("Publication title: Strait")[0], encoding="utf-8")
    assert read_export(tmp_path / "cut.txt")["note"].str.contains("cut off").fillna(False).tolist() == [False, True]
    (tmp_path / "two.rtf").write_bytes(KINDS["c.rtf"] + KINDS["c.rtf"])
    assert len(read_export(tmp_path / "two.rtf")) == 4


def test_edition_lines_are_no_title(tmp_path):
    text = CLASSIC.replace("May 6, 2019 Monday\r\n                               Early Edition",
        "May 6, 2019 Monday\r\n\r\n                  Correction Appended\r\n\r\n                  Late Edition - Final")
    (tmp_path / "a.txt").write_bytes(text.encode())
    assert read_export(tmp_path / "a.txt")["title"].iloc[0] == "Ferry stops after 41 years"


def test_a_document_without_a_text_of_its_own_keeps_its_labels_out(tmp_path):
    (tmp_path / "a.txt").write_text(PROQUEST.replace(f"Full text: {ONE[0]}\n\n{ONE[1]}\n\n", ""), encoding="utf-8")
    assert read_export(tmp_path / "a.txt")["text"].tolist() == [None, "\n\n".join(TWO)]


@pytest.mark.parametrize(("printed", "day"), [
    ("9 Agustus 2018", "2018-08-09"), ("12 października 2019 r.", "2019-10-12"), ("12 Ağustos 2019 Pazartesi", "2019-08-12"),
    ("lundi 11 janvier 2010", "2010-01-11"), ("12. März 2024 Dienstag", "2024-03-12"), ("2018 年 10 月 7 日", "2018-10-07"),
    ("den 3 maj 2017", "2017-05-03"), ("21 de septiembre de 2017", "2017-09-21"), ("December 19, 1991, Sunday, An Edition", "1991-12-19"),
])  # fmt: skip
def test_dates_in_languages_of_interfaces(printed, day):
    assert read_date(printed) == (day, False)


def test_soft_hyphens_do_not_part_words(tmp_path):
    (tmp_path / "a.txt").write_text(CLASSIC.replace("harbour", "har\u00adbour").replace("41", "41\u00a0"), encoding="utf-8")
    assert read_export(tmp_path / "a.txt")["text"].iloc[0] == "\n\n".join(ONE)


def test_proquest_pages(tmp_path):
    def field(name, value):
        return f'<p style="margin:0"><strong>{name}: </strong>{value}</p>'

    def document(number, title, *fields, text=()):
        body = f'<text wordcount="20">{"".join(f"<p>{line}</p>" for line in text)}</text>' if text else ""
        return (f'<div><a name="DocID_{number}"></a><p style="margin:0"><strong>{title}</strong></p><p><a href="/docview/{number}">'
            f'ProQuest document link</a></p>{"".join(fields[:2])}<p><strong>Full text: </strong></p>{body}{"".join(fields[2:])}</div><hr>')

    pages = document(1, "Ferry stops after 41 years", field("Author", "Cole, Ann; Hale, Bo"), field("Abstract", ONE[0]),
        field("Publication title", "The Lamsey Echo; Lamsey"), field("Publication date", "May 6, 2 019"), field("Subject", "Ferries"),
        field("Last updated", "2019-05-20"), text=ONE)  # fmt: skip
    pages += document(2, "Board counts its losses", field("Links", "Check for full text"), field("Abstract", "None available."),
        field("Publication title", "Strait Courier"), field("Publication date", "May 7, 2019"), text=TWO)  # fmt: skip
    (tmp_path / "a.html").write_text(f"<html><body><table><tr><td>A CERTAIN READER</td></tr></table>{pages}</body></html>", encoding="utf-8")
    found = read_export(tmp_path / "a.html")
    assert found["title"].tolist() == ["Ferry stops after 41 years", "Board counts its losses"]
    assert found["author"].tolist() == ["Ann Cole; Bo Hale", None]
    assert found["published"].tolist() == ["2019-05-06", "2019-05-07"]
    assert found["text"].tolist() == ["\n\n".join(ONE), "\n\n".join(TWO)]
    assert found["outlet"].tolist() == ["The Lamsey Echo; Lamsey", "Strait Courier"]
    assert "CERTAIN" not in found.to_csv()


def test_letters_of_an_rtf_file_that_are_written_byte_by_byte(tmp_path):
    source = KINDS["c.rtf"].replace(b"Ferry stops", rb"Caf\'c3\'a9 \'e2\'80\'9cstops\'e2\'80\'9d \'7bnow\'7d")
    (tmp_path / "a.rtf").write_bytes(source)
    assert read_export(tmp_path / "a.rtf")["title"].iloc[0] == "Café “stops” {now} after 41 years"


def test_an_insert_above_a_french_text_is_no_end_of_it(tmp_path):
    (tmp_path / "a.txt").write_text(
        "Document 1 de 1\n\nLe Port\n\nLe conseil veut une enquête\n\n13 mars 2024 mercredi\n\nLONGUEUR: 20 mots\n\n"
        "ENCART: Les coûts\n\nLe conseil a voté.\n\nLANGUE: FRENCH; FRANÇAIS\n\nCopyright 2024 Le Port\nTous droits réservés\n",
        encoding="utf-8",
    )
    row = read_export(tmp_path / "a.txt").iloc[0]
    assert (row["title"], row["outlet"], row["published"]) == ("Le conseil veut une enquête", "Le Port", "2024-03-13")
    assert (row["text"], row["note"]) == ("Le conseil a voté.", "highlight: Les coûts")


def test_a_label_that_goes_on_in_a_second_line_does_not_hide_the_end_of_the_text(tmp_path):
    (tmp_path / "a.docx").write_bytes(docx(UNI.replace("Language:\xa0ENGLISH", "Language:\xa0ENGLISH\nSubject:\xa0FERRIES (90%);\nPIERS")))
    assert read_export(tmp_path / "a.docx")["text"].tolist() == ["\n\n".join(ONE), "\n\n".join(TWO)]


@pytest.mark.skipif(sys.platform != "linux", reason="the peak is counted in other units elsewhere")
def test_a_page_of_many_articles_takes_a_few_times_its_size(tmp_path):
    lines = "".join(f"<P><SPAN>Paragraph {i} of the council’s talk on the ferry was long, and its members said that the costs had risen.</SPAN></P>" for i in range(90))
    one = ("<A NAME='DOC_ID_0_{0}'></A><DIV><P>{0} of 262 DOCUMENTS</P></DIV><DIV><P>The Echo</P></DIV><DIV><P>May 6, 2019 Monday</P></DIV>"
        "<DIV><P>Ferry stops</P></DIV><DIV><P>LENGTH: 90 words</P></DIV><DIV>{1}</DIV><DIV><P>LOAD-DATE: May 6, 2019</P></DIV>")
    (tmp_path / "a.html").write_text("<HTML><BODY>" + "".join(one.format(i, lines) for i in range(1, 263)) + "</BODY></HTML>", encoding="utf-8")
    (tmp_path / "b.html").write_text("<HTML><BODY>" + one.format(1, lines) + "</BODY></HTML>", encoding="utf-8")
    code = ("import resource, sys, time; from helpers import read_export; peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024\n"
        "read_export(sys.argv[2]); base, begun = peak(), time.process_time(); rows = len(read_export(sys.argv[1])); print(rows, peak() - base, time.process_time() - begun)")
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path / "a.html"), str(tmp_path / "b.html")], capture_output=True, text=True, check=True)
    rows, more, seconds = map(float, done.stdout.split())
    assert rows == 262
    assert more < 4 * (tmp_path / "a.html").stat().st_size
    assert seconds < 3


def test_labels_of_a_german_interface(tmp_path):
    text = UNI.replace("Body\n", "Textkörper\n").replace("Classification", "Klassifikation").replace("End of Document", "Ende des Dokuments")
    (tmp_path / "a.docx").write_bytes(docx(text))
    assert read_export(tmp_path / "a.docx")["text"].tolist() == ["\n\n".join(ONE), "\n\n".join(TWO)]


def test_a_last_paragraph_on_copyright_is_text(tmp_path):
    text = CLASSIC.replace("each week, the harbour board said.", "each week, the harbour board said.\r\n\r\nCopyright law is old.")
    (tmp_path / "a.txt").write_bytes(text.encode())
    assert read_export(tmp_path / "a.txt")["text"].iloc[0] == "\n\n".join([*ONE, "Copyright law is old."])


def written(path, text):
    path.write_text(text, encoding="utf-8")
    return path


def test_an_agency_item_may_hold_a_page(tmp_path):
    item = (
        "<newsItem xml:lang='en'><rightsInfo><copyrightHolder literal='Fjord Press'/></rightsInfo><itemMeta>"
        "<firstCreated>2020-11-1{0}T21:00:00Z</firstCreated></itemMeta><contentMeta><by>By Tor Lie</by>"
        "<headline>Item {0}</headline></contentMeta><contentSet><inlineXML contenttype='application/xhtml+xml'>"
        "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>t</title></head><body><h1>Item {0}</h1>"
        "<p>A farm lost 12,000 fish.</p><table><tr><td>Hamn</td><td>12</td></tr></table></body></html>"
        "</inlineXML></contentSet></newsItem>"
    )
    begin = "<?xml version='1.0'?><newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><itemSet>"
    message = f"{begin}{item.format(0)}{item.format(1)}</itemSet></newsMessage>"
    found = read_export(written(tmp_path / "a.xml", message))
    assert found["title"].tolist() == ["Item 0", "Item 1"]
    assert found["published"].tolist() == ["2020-11-10", "2020-11-11"]
    assert set(found["author"]) == {"Tor Lie"}
    assert set(found["outlet"]) == {"Fjord Press"}
    assert set(found["text"]) == {"A farm lost 12,000 fish.\n\nHamn | 12 |"}


def test_marks_of_html_in_feeds(tmp_path):
    cold = "It was the coldest week at the fjord for nine years, the harbour master said."
    feed = (
        "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel>"
        "<title>Fjord Press</title><item><title>Ice &amp;amp; &lt;b&gt;snow&lt;/b&gt;</title>"
        "<author>desk@fjord.example (Ann Cole)</author><pubDate>Sat, 07 Sep 2019 00:30:00 +0200</pubDate>"
        "<content:encoded><![CDATA[<h1>Ice &amp; snow</h1><p>The works let out 668<sup>3</sup> tonnes of "
        "CO<sub>2</sub>, <q>no more</q>.</p><figure><img/><figcaption>Ice at the pier</figcaption></figure>"
        f"<p>{cold}</p><p>The post Ice appeared first on Fjord Press.</p>]]></content:encoded></item></channel></rss>"
    )
    row = read_export(written(tmp_path / "a.xml", feed)).iloc[0]
    assert (row["title"], row["author"], row["published"]) == ("Ice & snow", "Ann Cole", "2019-09-07")
    assert row["text"].split("\n\n") == [
        "The works let out 668 tonnes of CO₂, “no more”.",
        "[Caption: Ice at the pier]",
        cold,
        "The post Ice appeared first on Fjord Press.",
    ]
    assert main([str(tmp_path / "a.xml"), "--into", str(tmp_path / "out")]) == 0
    passages = find_passages(load_corpus(tmp_path / "out").articles)
    assert passages["kind"].tolist() == ["headline", "body", "caption", "body", "footer"]


def test_marks_and_particles_in_references(tmp_path):
    person = {"family": "Berg", "given": "Nils", "non-dropping-particle": "von"}
    item = {"title": "<i>Ice</i> melts", "container-title": "The Echo", "author": [person]}
    item["issued"] = {"date-parts": [["2011", "4"]]}
    row = read_export(written(tmp_path / "a.json", json.dumps([item]))).iloc[0]
    assert (row["title"], row["author"], row["published"]) == ("Ice melts", "Nils von Berg", "2011-04")


def test_an_entry_of_a_feed_has_the_address_of_its_page(tmp_path):
    feed = (
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>Fjord Press</title><entry><title>Ice</title>"
        "<published>2020-02-02T02:00:00Z</published><link rel='self' href='https://fjord.example/feed/1'/>"
        "<link rel='alternate' href='https://fjord.example/ice'/>"
        "<content type='html'>&lt;p&gt;Ice came.&lt;/p&gt;</content></entry></feed>"
    )
    assert read_export(written(tmp_path / "a.atom", feed))["url"].tolist() == ["https://fjord.example/ice"]


def test_a_short_pdf_keeps_its_first_paragraph(tmp_path):
    pytest.importorskip("pypdf")
    head = "Mill fire kills 40 sheep\nBy Una Bell\n55 words\n3 May 2010\nThe Fell Post\nFELLP\nEnglish\n"
    head += "Copyright 2010. The Fell Post.\n"
    text = "A fire in a mill killed 40 sheep on Sunday, firemen said, and burned most\nof the roof."
    end = "\nIt took 3 hours to put out.\nDocument FELLP00020100503e65300001\n"
    (tmp_path / "a.pdf").write_bytes(pdf(head + text + end))
    row = read_export(tmp_path / "a.pdf").iloc[0]
    assert (row["title"], row["author"], row["outlet"]) == ("Mill fire kills 40 sheep", "Una Bell", "The Fell Post")
    assert row["text"].startswith(text.replace("\n", " "))


def test_rights_below_which_the_outlet_stands_at_once(tmp_path):
    text = (
        "Dokument 1 von 1\n\nCopyright 2011 Neue Seezeitung AG\n     Alle Rechte vorbehalten\n     Neue Seezeitung\n\n"
        "9. Mai 2011\n\nLÄNGE: 30 Wörter\n\nTITEL: Werft streicht Stellen\n\nTEXTKÖRPER:\n"
        "Die Werft in Horn streicht 75 von 310 Stellen.\n\nSPRACHE: GERMAN\n"
    )
    row = read_export(written(tmp_path / "a.txt", text)).iloc[0]
    assert (row["title"], row["outlet"]) == ("Werft streicht Stellen", "Neue Seezeitung")
    assert (row["published"], row["text"]) == ("2011-05-09", "Die Werft in Horn streicht 75 von 310 Stellen.")


def test_an_address_does_not_tell_the_library_of_the_reader(tmp_path):
    told = "Document URL: https://base.example/docview/7?accountid=12345\n\nDatabase: News"
    found = read_export(written(tmp_path / "a.txt", PROQUEST.replace("Database: News", told)))
    assert found["url"].tolist() == [None, "https://base.example/docview/7"]


def test_a_title_of_factiva_may_begin_like_a_by_line(tmp_path):
    text = "BUSINESS\nBy the river, a new start\n20 字\n2019年3月4日\nThe Echo\nECHO\n英文\nCopyright 2019 The Echo\n"
    text += f"{ONE[0]}\nDocument ECHOE00020190304ef3400001\n"
    row = read_export(written(tmp_path / "a.txt", text)).iloc[0]
    assert (row["title"], row["author"], row["section"]) == ("By the river, a new start", None, "BUSINESS")
    assert (row["published"], row["text"]) == ("2019-03-04", ONE[0])


def test_numbers_of_documents_part_nothing_in_proquest_and_the_label_of_the_text_has_two_spellings(tmp_path):
    numbered = PROQUEST.replace("_" * 60, f"{'_' * 60}\n\nDocument 1 of 2").replace("Full text:", "Full Text:")
    (tmp_path / "a.txt").write_text(numbered, encoding="utf-8")
    (tmp_path / "b.txt").write_text(PROQUEST, encoding="utf-8")
    columns = ["title", "outlet", "author", "published", "text"]
    assert read_export(tmp_path / "a.txt")[columns].equals(read_export(tmp_path / "b.txt")[columns])


def test_a_text_without_its_mark_in_a_known_language_is_no_label(tmp_path):
    (tmp_path / "a.docx").write_bytes(docx(UNI.replace("\nBody\n", "\nBrödtext\n")))
    assert [text.partition("\n\n")[0] for text in read_export(tmp_path / "a.docx")["text"]] == ["Brödtext"] * 2


def test_the_reason_why_a_file_is_damaged_is_one_line(tmp_path):
    (tmp_path / "a.rss").write_text("<rss><channel><item><title><![CDATA[Ferry\nstops\nafter", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"a\.rss cannot be read: damaged or locked \([^\n]*\); download it again"):
        read_export(tmp_path / "a.rss")
