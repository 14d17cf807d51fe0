"""Run notebooks as copies and turn them into self-contained pages; called by run.py, never by a notebook."""

import ast
import os
import re
import sys
import tempfile
import time
import warnings
from functools import cache, partial
from itertools import pairwise

import nbformat

from run import read_words

from ..corpus import load_corpus
from ..framing import codebook_for
from ..ground import ParallaxError, write_all, write_whole
from ..kept import KEPT, READ, ROOT, call_name, keep, state
from ..language import sentences
from . import running
from .brief_page import brief_html, event_card, linked_texts
from .cells import TEMPLATES, article_address, asset, slug, template
from .pictures import as_data
from .reader import article_page
from .running import NOTEBOOKS, all_notebooks, read_notebook
from .summary import brief_of, findings

OWN = "05_your_own_articles"
_HEADING = re.compile(r'<h([23]) id="([^"]+)">(.*?)<a class="anchor-link"', re.S)
_PLACE = re.compile(r'href="(?:\.\./html/)?(articles/[^"#]+)#c(\d+)"')
_TAGS = re.compile(r"<[^>]+>")
_WHOLE_ARTICLE = re.compile(r'<div class="px .*?\n</div>', re.S)  # what show_article leaves in an output
LABELS = ["0 Start", "1 Articles", "2 Said", "3 Numbers", "4 Themes", "5 Yours", "6 Appendix"]


def title_of(notebook, name):
    """The title of a notebook, which is its question."""
    text = "\n\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    title = re.search(r"^# (.+)$", text, re.M)
    return title[1].strip() if title else name


def convert(notebook, page):
    """One page of HTML from a notebook: contents, links into the article pages, nothing fetched from outside."""
    from nbconvert import HTMLExporter, TemplateExporter
    from nbconvert.filters import Highlight2HTML

    exporter = HTMLExporter(template_name="page", extra_template_basedirs=[str(TEMPLATES)], anchor_link_text="#")
    exporter.register_filter("settings", lambda cell: [one.groupdict("") for one in running.SETTING.finditer(cell)])
    exporter.register_filter("highlight_code", Highlight2HTML(pygments_lexer="ipython3", parent=exporter))
    exporter.register_filter("as_data", as_data)
    # HTMLExporter would parse and print the whole page once more to set alternatives that ours has: half the time.
    body, _ = TemplateExporter.from_notebook_node(exporter, notebook, resources={"page": page})
    if page.get("excerpts"):
        body = _WHOLE_ARTICLE.sub('<p class="prose">The article is left out of this edition of excerpts.</p>', body)
    body = body.replace("../html/articles/", "articles/")
    body = re.sub(r'href="((?:\./)?\d\d_\w+)\.ipynb(#[^"]*)?"', r'href="\1.html\2"', body)
    body = body.replace('<a class="anchor-link"', '<a class="anchor-link" aria-label="Link to this heading"')
    items = "".join(
        f'<li class="h{level}"><a href="#{anchor}">{_TAGS.sub("", text).strip()}</a></li>'
        for level, anchor, text in _HEADING.findall(body)
    )
    return body.replace("@@CONTENTS@@", f"<ol>{items}</ol>" if items else "", 1)


def corpus_of(notebook):
    """The corpus that a notebook names in its settings cell, or None."""
    written = running.settings_of(notebook).get("CORPUS", "")
    if not written.startswith(("'", '"')):
        return None
    local = NOTEBOOKS / ast.literal_eval(written)
    return load_corpus(local if local.exists() else ast.literal_eval(written))


def article_pages(brief, places, excerpts):
    """One page an article, with every table marked in it and an anchor at each place that a notebook links to."""
    corpus, back = brief.corpus, f"../../{brief_address(brief.corpus)}"
    parts = {name: dict(iter(table.groupby("article"))) for name, table in brief.layers.items()}
    for article, text in corpus.articles["text"].items():
        address = article_address(corpus, article)
        own = [(name, parts[name].get(article, table.head(0))) for name, table in brief.layers.items()]
        anchors = sorted(places.get(address, ()))
        cited = [(a, b) for a, b in sentences(text) if any(a <= at < b for at in anchors)] if excerpts else None
        yield address, article_page(corpus, article, *own, anchors=anchors, excerpts=cited, brief=back)


def brief_address(corpus):
    return f"brief-{slug(corpus.name)}.html"


def label_of(name):
    """Short name of a page for the bar; of a run on a folder its name."""
    own = [f"5 {name.removeprefix(OWN)[1:25]}"] if name.startswith(f"{OWN}_") else LABELS
    return next((label for label in own if name.startswith(f"0{label[0]}")), name)


def index_page(pages, briefs, css):
    """The first page of the folder: a card for each event, a line for each notebook, the articles."""
    events = [event_card(brief) | {"href": brief_address(brief.corpus)} for brief in briefs]
    texts = [text for brief in briefs for text in linked_texts(brief, brief.corpus.articles)]
    return template("index.html.j2").render(pages=pages, events=events, texts=texts, css=css)


def write_pages(notebooks, excerpts, folder):
    """Write every page beside the old one and rename it into place; returns the paths.

    The index and the links to the page before and after cover every numbered notebook that has a page in the folder.
    """
    css, *scripts = map(asset, ("page.css", "page.js", "table.js"))
    known = {path.stem: read_notebook(path) for path in all_notebooks() if (folder / f"{path.stem}.html").exists()}
    known |= notebooks
    corpora = {name: corpus_of(notebook) for name, notebook in known.items()}
    briefs = {corpus.name: brief_of(corpus) for corpus in corpora.values() if corpus is not None}
    label = "Brief {}" if len(briefs) > 1 else "Brief"
    bar = [{"label": label.format(name), "href": brief_address(brief.corpus)} for name, brief in briefs.items()]
    pages, same = [], {"css": css, "script": "".join(scripts), "excerpts": excerpts, "bar": bar}
    for name in sorted(known):
        brief = briefs[corpora[name].name] if corpora[name] else next(iter(briefs.values()), None)
        pages.append(same | {
            "title": title_of(known[name], name), "name": name, "label": label_of(name), "href": f"{name}.html",
            "event": brief.title if brief else "",
            "source": f"notebooks/{OWN if name.startswith(OWN) else name}.ipynb",
        })  # fmt: skip
    bar += [{"label": page["label"], "href": page["href"]} for page in pages]
    for before, after in pairwise([{}, *pages, {}]):
        before["after"], after["before"] = after, before
    written = {page["href"]: convert(notebooks[page["name"]], page) for page in pages if page["name"] in notebooks}
    written |= {brief_address(brief.corpus): brief_html(brief) for brief in briefs.values()}
    places = {}
    for address, at in (place for body in written.values() for place in _PLACE.findall(body)):
        places.setdefault(address, set()).add(int(at))
    for brief in briefs.values():
        written.update(article_pages(brief, places, excerpts))
    written["index.html"] = index_page(pages, list(briefs.values()), css)
    write_all(folder, {name: body.encode("utf-8", "replace") for name, body in written.items()})
    return [folder / name for name in written]


PRINTED = ["name", "printed", "as_of", "status", "sentence", "missing", "sources", "figures", "articles"]
_PLAIN = {"printed": "number", "as_of": "as of", "status": "advice", "figures": "as printed", "articles": "printed in"}


def for_other_programs(corpus, folder):
    """A workbook of everything found, with links to the pages, and a folder with references, codebook, coded articles.

    Whole texts are not in the workbook.
    """
    from ..exchange import cite, found_codings, write_codebook, write_project, write_references, write_workbook

    articles, references = corpus.articles, corpus.references
    name, codebook = slug(corpus.name), codebook_for(articles)
    found, beside = findings(corpus, articles, codebook), folder / f"{name}-for-other-programs"
    listed = {"articles": articles.drop(columns="text").reset_index(), "references": references}
    things = found.things[PRINTED].rename(columns=_PLAIN).reset_index(drop=True)
    tables = {"to print": things, "verdicts": found.verdicts, **found.layers, "claim families": found.families}
    tables |= {kind: rows.assign(reference=[cite(row) for _, row in rows.iterrows()]) for kind, rows in listed.items()}
    paths = [
        write_workbook(folder / f"workbook-{name}.xlsx", tables, partial(article_address, corpus)),
        *write_references(corpus, beside),
        write_codebook(codebook, beside / "frames.qdc"),
        write_project(corpus, found_codings(corpus, found.layers["frames"]), beside / "coded.qdpx", codebook),
    ]
    told = f"{paths[0].name} and {beside.name}{os.sep} (references, codebook, coded articles)"
    print(f"{told} are in {folder.name}{os.sep}", flush=True)
    return paths


def list_figures(folder):
    """`README.md` of the figures: each with its title, its text alternative and the notebook that made it."""
    from PIL import Image

    told = "Made by the notebooks; PNG for slides, SVG with text as text. This list is written by `python3 run.py`."
    lines, sources = ["# Figures", "", told, ""], {path.name[:2]: path.name for path in all_notebooks()}
    for path in sorted(path for path in folder.glob("*.png") if not path.stem.endswith("-narrow")):
        with Image.open(path) as picture:
            title, alt = (picture.text.get(name, "") for name in ("Title", "Description"))
        name, source = path.stem, sources.get(path.name[:2])
        origin = f"from [{source or 'a notebook'}](../notebooks/{source or ''})"
        files = f"[PNG]({path.name}) · [SVG]({name}.svg) · [narrow]({name}-narrow.png) · [rows]({name}.csv) · {origin}"
        lines += [f"## {name}", "", f"![{alt}]({path.name})", "", f"**{title}**", "", alt, "", files, ""]
    write_whole(folder / "README.md", "\n".join(lines).encode("utf-8"))


def main(words=None):
    """What run.py becomes; gives the exit code."""
    given = read_words(sys.argv[1:] if words is None else words)
    call = call_name(given)
    KEPT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=KEPT) as os.environ["PARALLAX_RUN"]:  # what kernels leave for the pages
        return _run(given, call)


def _run(given, call):
    told_once = cache(lambda said: print(said, file=sys.stderr, flush=True))  # a corpus is loaded several times
    warnings.showwarning = lambda said, *_, **__: told_once(str(said))
    begun = time.monotonic()
    try:
        if given.corpus:
            name = slug(load_corpus(given.corpus).name)
            os.environ["PARALLAX_FIGURES"] = str(given.out / "figures" / name)
            own, first = read_notebook(NOTEBOOKS / f"{OWN}.ipynb"), f"brief-{name}.html"
            notebooks = {f"{OWN}_{name}": running.with_settings(own, {"CORPUS": given.corpus})}
        else:
            notebooks = {path.stem: read_notebook(path) for path in running.chosen(given.notebooks)}
            first = "index.html" if len(notebooks) > 1 else f"{next(iter(notebooks))}.html"
        named = set().union(*map(running.named_in, notebooks.values()))
        read = [*(ROOT / place for place in READ), *(NOTEBOOKS / text for text in sorted(named))]
        before = state(read)
        problems = [] if given.as_saved else running.run_all(notebooks, given.jobs)
        if problems:
            print("", *problems, "No pages were written; html/ is as it was.", sep="\n\n", file=sys.stderr)
            return 1
        if not given.as_saved and not given.corpus:
            for name, notebook in notebooks.items() if given.save else ():
                write_whole(NOTEBOOKS / f"{name}.ipynb", nbformat.writes(running.clean(notebook)).encode() + b"\n")
            list_figures(ROOT / "figures")
        paths = write_pages(notebooks, given.excerpts, given.out)
        if given.workbook:
            paths += for_other_programs(load_corpus(given.corpus or "wuzhen"), given.out)
    except ParallaxError as error:
        print(error, file=sys.stderr)
        return 1
    shown = given.out.relative_to(ROOT) if given.out.is_relative_to(ROOT) else given.out
    said = f"{len(paths)} pages in {shown}{os.sep}: open {shown / first}"
    print(f"{said} ({time.monotonic() - begun:.0f} s)", flush=True)
    if not given.as_saved:
        made = [ROOT / "figures", given.out]
        keep(call, said, (read, before), (made, state(made)))
    return 0
