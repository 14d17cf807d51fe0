"""Run notebooks as copies and turn them into self-contained pages; called by run.py, never by a notebook."""

import argparse
import ast
import base64
import copy
import os
import re
import sys
import time
import warnings
from pathlib import Path

import nbformat

from ..corpus import load_corpus
from ..ground import ParallaxError, write_all, write_whole
from ..kept import ROOT, call_name, code_key, depends, keep, tree
from ..verdicts import day_of
from .brief_page import brief_html, event_card
from .cells import slug, visible
from .pictures import as_data
from .reader import article_page, template
from .running import NOTEBOOKS, all_notebooks, chosen, clean, read_notebook, run_all, with_settings
from .summary import brief_of

HTML, TEMPLATES = ROOT / "html", Path(__file__).resolve().parent / "templates"
OWN = "05_your_own_articles"
_HEADING = re.compile(r'<h([1-3]) id="([^"]+)">(.*?)<a class="anchor-link"', re.S)
_PLACE = re.compile(r'href="(?:\.\./html/)?articles/([^/"]+)/([^/"]+)\.html#c(\d+)"')
_FRAME = re.compile(r'<table border="1" class="dataframe">.*?</table>', re.S)
_TAGS = re.compile(r"<[^>]+>")
_WHOLE_ARTICLE = re.compile(r'<div class="px .*?\n</div>', re.S)  # what show_article leaves in an output


def facts(notebook, name):
    """Title, question, answer and first picture of a notebook, for the index and the head of its page."""
    text = "\n\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    title = re.search(r"^# (.+)$", text, re.M)
    question = re.search(r"\*\*Question[.:]?\*\*\s*(.+?)(?:\n\s*\n|$)", text, re.S)
    answers, pictures = [], []
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if "answer" in cell.metadata.get("tags", []):
                answers.append(data.get("text/markdown"))
            pictures += re.findall(r"<img [^>]+>", data.get("text/html", ""))
    return {
        "title": title[1].strip() if title else name,
        "question": " ".join(question[1].split()) if question else "",
        "answer": next(filter(None, answers), ""),
        "picture": next(iter(pictures), ""),
    }


def linked(body):
    """HTML of a notebook with its links led to the pages of the folder."""
    body = body.replace("../html/articles/", "articles/")
    return re.sub(r'href="((?:\./)?\d\d_\w+)\.ipynb(#[^"]*)?"', r'href="\1.html\2"', body)


def convert(notebook, page):
    """One page of HTML from a notebook: contents, links into the article pages, nothing fetched from outside."""
    from nbconvert import HTMLExporter, TemplateExporter
    from nbconvert.filters import Highlight2HTML

    exporter = HTMLExporter(template_name="page", extra_template_basedirs=[str(TEMPLATES)], anchor_link_text="#")
    exporter.register_filter("settings_table", settings_table)
    exporter.register_filter("highlight_code", Highlight2HTML(pygments_lexer="ipython3", parent=exporter))
    exporter.register_filter("as_data", as_data)
    # HTMLExporter would parse and print the whole page once more to set alternatives that ours has; it takes half the time.
    body, _ = TemplateExporter.from_notebook_node(exporter, notebook, resources={"page": page})
    if page.get("excerpts"):
        body = _WHOLE_ARTICLE.sub('<p class="prose">The article is left out of this edition of excerpts.</p>', body)
    body = linked(body).replace('<a class="anchor-link"', '<a class="anchor-link" aria-label="Link to this heading"')
    body = _FRAME.sub(_boxed, body)
    headings = [(level, anchor, _TAGS.sub("", text).strip()) for level, anchor, text in _HEADING.findall(body) if level != "1"]
    items = "".join(f'<li class="h{level}"><a href="#{anchor}">{text}</a></li>' for level, anchor, text in headings)
    return body.replace("@@CONTENTS@@", f"<ol>{items}</ol>" if items else "", 1)


_SETTING = re.compile(r"^(?P<name>[A-Z][A-Z0-9_]*)\s*=\s*(?P<value>.*?)\s*(?:#\s*(?P<note>.*))?$", re.M)


def settings_table(source):
    """The settings of a notebook as a small folded table: name, value, what it does."""
    rows = "".join(
        f'<tr><th scope="row"><code>{visible(m["name"])}</code></th><td><code>{visible(m["value"])}</code></td><td>{visible(m["note"] or "")}</td></tr>'
        for m in _SETTING.finditer(source)
    )
    head = '<thead><tr><th scope="col">Setting</th><th scope="col">Value</th><th scope="col">What it does</th></tr></thead>'
    table = f'<table class="settings"><caption>Settings</caption>{head}<tbody>{rows}</tbody></table>'
    return f'<details class="settings-box"><summary>Settings</summary><div class="scroll" tabindex="0" role="region" aria-label="Settings">{table}</div></details>' if rows else ""


def without_outputs(notebook):
    """The notebook as a link to download it: what a person wants who would run it."""
    bare = copy.deepcopy(notebook)
    for cell in bare.cells:
        cell.update({"outputs": [], "execution_count": None} if cell.cell_type == "code" else {})
    return f"data:application/x-ipynb+json;base64,{base64.b64encode(nbformat.writes(bare).encode()).decode()}"


def _boxed(table):
    """A plain data frame in a box of its own to scroll in, without an unnamed header cell."""
    named = table[0].replace("<th></th>", "<td></td>")
    return f'<div class="scroll" tabindex="0" role="region" aria-label="Table">{named}</div>'


def corpora_of(notebooks):
    """The corpora that notebooks name in their settings cell, by the name that links use."""
    found = {}
    cells = [cell for notebook in notebooks for cell in notebook.cells]
    settings = [cell.source for cell in cells if "parameters" in cell.metadata.get("tags", [])]
    for node in (node for source in settings for node in ast.parse(source).body if isinstance(node, ast.Assign)):
        if getattr(node.targets[0], "id", "") == "CORPUS" and isinstance(node.value, ast.Constant):
            local = NOTEBOOKS / node.value.value
            corpus = load_corpus(local if local.exists() else node.value.value)
            found[corpus.name] = corpus
    return found


def article_pages(corpus, places, excerpts):
    """One page an article, with every table marked in it and an anchor at each place that a notebook links to."""
    from ..claims import find_claims
    from ..figures import find_statistics
    from ..framing import codebook_for, find_frames
    from ..language import sentences
    from ..speech import find_quotations

    articles, brief = corpus.articles, f"../../brief-{slug(corpus.name)}.html"
    layers = {
        "figures": find_statistics(articles), "quotations": find_quotations(articles), "claims": find_claims(articles),
        "frames": find_frames(articles, codebook_for(articles)),
    }  # fmt: skip
    for article, text in articles["text"].items():
        own = [(name, table[table["article"] == article]) for name, table in layers.items()]
        anchors = sorted(places.get((slug(corpus.name), slug(article)), ()))
        cited = [(a, b) for a, b in sentences(text) if any(a <= at < b for at in anchors)] if excerpts else None
        yield article_address(corpus, article), article_page(corpus, article, *own, anchors=anchors, excerpts=cited, brief=brief)


def article_address(corpus, article):
    return f"articles/{slug(corpus.name)}/{slug(article)}.html"


LABELS = {"00": "0 Start", "01": "1 Articles", "02": "2 Said", "03": "3 Numbers", "04": "4 Themes", "05": "5 Yours", "06": "6 Appendix"}


def label_of(name):
    """Short name of a page for the bar; of a run on a folder its name."""
    own = name.removeprefix(f"{OWN}_") if name != OWN else ""
    return f"5 {own[:24]}" if own != name and own else LABELS.get(name[:2], name)


def index_page(pages, briefs, css):
    """The first page of the folder: a card for each event, a line for each notebook, the articles."""
    for page in pages:
        page["label"], page["line"] = f"{page['label']}.", page["question"] or page["title"]
    events = [event_card(brief) | {"href": f"brief-{slug(brief.corpus.name)}.html"} for brief in briefs]
    texts = []
    for brief in briefs:
        for article, row in brief.corpus.articles.iterrows():
            known = {name: row[name] if isinstance(row[name], str) else "" for name in ("outlet", "title", "published")}
            texts.append({"href": article_address(brief.corpus, article), "name": known["outlet"] or "Outlet not known",
                          "title": known["title"] or "without headline", "day": day_of(known["published"])})  # fmt: skip
    return template("index.html.j2").render(pages=pages, events=events, texts=texts, css=css)


def write_pages(notebooks, excerpts=False, folder=HTML):
    """Write every page beside the old one and rename it into place; returns the paths.

    The index and the links to the page before and after cover every numbered notebook that has a page in the folder.
    """
    folder = Path(folder)
    css, script, tables = ((TEMPLATES / name).read_text(encoding="utf-8") for name in ("page.css", "page.js", "table.js"))
    known = dict(notebooks)
    for path in all_notebooks():
        if path.stem not in known and (folder / f"{path.stem}.html").exists():
            known[path.stem] = read_notebook(path)
    pages = []
    for name in sorted(known):
        source = f"notebooks/{OWN if name.startswith(OWN) else name}.ipynb"
        of_all = {"name": name, "label": label_of(name), "href": f"{name}.html", "source": source, "css": css, "script": script + tables, "excerpts": excerpts}
        pages.append(facts(known[name], name) | of_all)
    corpora = {name: next(iter(corpora_of([notebook]).values()), None) for name, notebook in known.items()}
    briefs = {corpus.name: brief_of(corpus) for corpus in corpora.values() if corpus is not None}
    bar = [{"label": f"Brief {'' if len(briefs) == 1 else name}".strip(), "href": f"brief-{slug(name)}.html"} for name in briefs]
    bar += [{"label": page["label"], "href": page["href"]} for page in pages]
    for page in pages:
        corpus = corpora[page["name"]]
        brief = briefs[corpus.name] if corpus else next(iter(briefs.values()), None)
        page |= {"bar": bar, "event": brief.title if brief else "", "notebook": without_outputs(known[page["name"]])}
    written, places = {}, {}

    def add_places(body):
        for corpus, article, at in _PLACE.findall(body):
            places.setdefault((corpus, article), set()).add(int(at))

    for before, page, after in zip([None, *pages], pages, [*pages[1:], None], strict=False):
        if page["name"] in notebooks:
            body = convert(notebooks[page["name"]], page | {"before": before, "after": after})
            written[page["href"]] = body
            add_places(body)
    for brief in briefs.values():
        written[f"brief-{slug(brief.corpus.name)}.html"] = body = brief_html(brief)
        add_places(body)
        written.update(article_pages(brief.corpus, places, excerpts))
    written["index.html"] = index_page(pages, list(briefs.values()), css)
    write_all(folder, {name: body.encode("utf-8", "replace") for name, body in written.items()})
    return [folder / name for name in written]


def for_other_programs(corpus, folder):
    """A workbook with links to the pages, and a folder with references, codebook and coded articles."""
    from ..exchange import corpus_tables, found_codings, write_codebook, write_project, write_references, write_workbook
    from ..framing import codebook_for

    name, codebook = slug(corpus.name), codebook_for(corpus.articles)
    beside = Path(folder) / f"{name}-for-other-programs"
    paths = [write_workbook(Path(folder) / f"workbook-{name}.xlsx", corpus_tables(corpus), lambda one: article_address(corpus, one))]
    paths += write_references(corpus, beside)
    paths.append(write_codebook(codebook, beside / "frames.qdc"))
    paths.append(write_project(corpus, found_codings(corpus), beside / "coded.qdpx", codebook))
    print(f"{paths[0].name} and {beside.name}{os.sep} (references, codebook, coded articles) are in {Path(folder).name}{os.sep}", flush=True)
    return paths


def list_figures(folder):
    """`README.md` of the figures: each with its title, its text alternative and the notebook that made it."""
    from PIL import Image

    told = "Made by the notebooks; PNG for slides, SVG with text as text. This list is written by `python3 run.py`."
    lines = ["# Figures", "", told, ""]
    sources = {path.name[:2]: path.name for path in all_notebooks()}
    for path in sorted(path for path in Path(folder).glob("*.png") if not path.stem.endswith("-narrow")):
        with Image.open(path) as picture:
            title, alt = (picture.text.get(name, "") for name in ("Title", "Description"))
        name, source = path.stem, sources.get(path.name[:2])
        origin = f"[{source or 'a notebook'}](../notebooks/{source or ''})"
        lines += [f"## {name}", "", f"![{alt}]({path.name})", "", f"**{title}**", "", alt, ""]
        lines += [f"[PNG]({path.name}) · [SVG]({name}.svg) · [narrow]({name}-narrow.png) · [rows]({name}.csv) · from {origin}", ""]
    write_whole(Path(folder) / "README.md", "\n".join(lines).encode("utf-8"))


def main(words=None):
    parser = argparse.ArgumentParser(prog="run.py")
    parser.add_argument("notebooks", nargs="*")
    parser.add_argument("--as-saved", action="store_true")
    parser.add_argument("--save", action="store_true")
    parser.add_argument("--corpus")
    parser.add_argument("--excerpts", action="store_true")
    parser.add_argument("--workbook", action="store_true")
    parser.add_argument("--fresh", action="store_true")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--out", type=Path, default=HTML)
    words = sys.argv[1:] if words is None else [str(word) for word in words]
    warnings.simplefilter("once")
    warnings.showwarning = lambda said, *_, **__: print(said, file=sys.stderr, flush=True)
    given = parser.parse_args(words)
    begun = time.monotonic()
    try:
        if given.corpus:
            name = slug(load_corpus(given.corpus).name)
            os.environ["PARALLAX_FIGURES"] = str(given.out / "figures" / name)
            own = read_notebook(NOTEBOOKS / f"{OWN}.ipynb")
            notebooks = {f"{OWN}_{name}": with_settings(own, {"CORPUS": given.corpus})}
        else:
            notebooks = {path.stem: read_notebook(path) for path in chosen(given.notebooks)}
        problems = []
        if not given.as_saved:
            problems = run_all(notebooks, given.jobs, given.fresh)
            if given.save and not problems and not given.corpus:
                for name, notebook in notebooks.items():
                    write_whole(NOTEBOOKS / f"{name}.ipynb", nbformat.writes(clean(notebook)).encode() + b"\n")
            if not problems and not given.corpus:
                list_figures(ROOT / "figures")
        if problems:
            print("\n" + "\n\n".join(problems), file=sys.stderr)
            print("\nNo pages were written; html/ is as it was.", file=sys.stderr)
            return 1
        paths = write_pages(notebooks, given.excerpts, given.out)
        if given.workbook:
            paths += for_other_programs(load_corpus(given.corpus or "wuzhen"), given.out)
    except ParallaxError as error:
        print(f"{error}", file=sys.stderr)
        return 1
    first = "index.html" if len(notebooks) > 1 else next(iter(notebooks)) + ".html"
    first = f"brief-{name}.html" if given.corpus else first
    shown = given.out.resolve()
    shown = shown.relative_to(ROOT) if shown.is_relative_to(ROOT) else shown
    said = f"{len(paths)} pages in {shown}{os.sep}: open {shown / first}"
    print(f"{said} ({time.monotonic() - begun:.0f} s)", flush=True)
    if not given.as_saved:
        read = [path for name in notebooks for path in depends(name)] + tree(ROOT / "corpus") + tree(given.corpus or ROOT / "corpus")
        keep(call_name([word for word in words if word != "--fresh"]), code_key(), [*read, *all_notebooks(), *paths], said)
    return 0

