"""Run notebooks as copies and turn them into self-contained pages; called by run.py, never by a notebook."""

import argparse
import ast
import asyncio
import html
import os
import re
import sys
import time
from pathlib import Path

import nbformat

from .corpus import load_corpus
from .errors import ParallaxError
from .figures import write_whole

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS, HTML, TEMPLATES = ROOT / "notebooks", ROOT / "html", Path(__file__).resolve().parent / "templates"
OWN = "05_your_own_articles"
_HEADING = re.compile(r'<h([1-3]) id="([^"]+)">(.*?)<a class="anchor-link"', re.S)
_PLACE = re.compile(r'href="(?:\.\./html/)?articles/([^/"]+)/([^/"]+)\.html#c(\d+)"')
_TAGS = re.compile(r"<[^>]+>")
_WHOLE_ARTICLE = re.compile(r'<div class="px .*?\n</div>', re.S)  # what show_article leaves in an output


def all_notebooks():
    return sorted(NOTEBOOKS.glob("[0-9]*.ipynb"))


def read_notebook(path):
    try:
        return nbformat.read(path, as_version=4)
    except (OSError, nbformat.reader.NotJSONError, nbformat.ValidationError) as error:
        raise ParallaxError(f"{Path(path).name} cannot be read as a notebook: {str(error).splitlines()[0]}") from None


def with_settings(notebook, settings):
    """A copy of a notebook with a cell behind the one tagged `parameters` that sets names to values."""
    changed = nbformat.from_dict(notebook)
    at = next((i for i, cell in enumerate(changed.cells) if "parameters" in cell.metadata.get("tags", [])), None)
    if at is None:
        raise ParallaxError("The notebook has no cell tagged 'parameters', so no setting can be given from outside.")
    source = "\n".join(f"{name} = {value!r}" for name, value in settings.items())
    cell = nbformat.v4.new_code_cell(source, metadata={"tags": ["injected-parameters"]})
    cell.id = "injected"
    changed.cells.insert(at + 1, cell)
    return changed


async def execute(notebook, name, gate):
    """Run one notebook from the top in a fresh kernel with `notebooks/` as working folder; seconds come back, and the error text if a cell failed."""
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, DeadKernelError

    async with gate:
        begun = time.monotonic()
        for cell in notebook.cells:
            if cell.cell_type == "code":
                cell.outputs, cell.execution_count = [], None
        client = NotebookClient(notebook, kernel_name="python3", timeout=600, record_timing=False, extra_arguments=["--IPKernelApp.log_level=ERROR"],
                                resources={"metadata": {"path": str(NOTEBOOKS)}})
        try:
            await client.async_execute()
            problem = None
        except CellExecutionError:
            problem = failed_cell(notebook, name)
        except (DeadKernelError, TimeoutError) as error:
            problem = f"{name}: the kernel stopped ({error})."
        seconds = time.monotonic() - begun
        print(f"  {name:<28} {seconds:5.1f} s{'' if problem is None else '   FAILED'}", flush=True)
        return problem


def failed_cell(notebook, name):
    """Where a notebook failed: its name, the number of the cell and the last lines of the error."""
    for number, cell in enumerate(notebook.cells, 1):
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                lines = re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(output.traceback)).strip().splitlines()
                return f"{name}, cell {number} (code cell [{cell.execution_count}]) failed:\n    " + "\n    ".join(lines[-8:])
    return f"{name}: a cell failed without saying why."


def clean(notebook):
    """A notebook as it is kept in git: no timing, no version of Python, no widget state."""
    notebook.metadata = nbformat.from_dict({
        "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}, "language_info": {"name": "python"}})
    for cell in notebook.cells:
        cell.metadata = nbformat.from_dict({k: v for k, v in cell.metadata.items() if k in ("tags", "jupyter")})
    return notebook


def facts(notebook, name):
    """Title, question, answer and first picture of a notebook, for the index and the head of its page."""
    title, question, answer, picture = name, "", "", ""
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and not question:
            found = re.search(r"^# (.+)$", cell.source, re.M)
            title = found.group(1).strip() if found else title
            found = re.search(r"\*\*Question[.:]?\*\*\s*(.+?)(?:\n\s*\n|$)", cell.source, re.S)
            question = " ".join(found.group(1).split()) if found else ""
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if "answer" in cell.metadata.get("tags", []) and "text/markdown" in data and not answer:
                answer = data["text/markdown"]
            found = re.search(r"<img [^>]+>", data.get("text/html", ""))
            picture = picture or (found.group() if found else "")
    return {"title": title, "question": question, "answer": answer, "picture": picture}


def convert(notebook, page):
    """One page of HTML from a notebook: contents, links into the article pages, nothing fetched from outside."""
    from nbconvert import HTMLExporter, TemplateExporter
    from nbconvert.filters import Highlight2HTML

    exporter = HTMLExporter(template_name="page", extra_template_basedirs=[str(TEMPLATES)], anchor_link_text="#")
    exporter.register_filter("highlight_code", Highlight2HTML(pygments_lexer="ipython3", parent=exporter))
    # HTMLExporter would parse and print the whole page once more to set alternatives that ours has; it takes half the time.
    body, _ = TemplateExporter.from_notebook_node(exporter, notebook, resources={"page": page})
    if page.get("excerpts"):
        body = _WHOLE_ARTICLE.sub('<p class="prose">The article is left out of this edition of excerpts.</p>', body)
    body = body.replace("../html/articles/", "articles/").replace(' class="anchor-link" href=', ' class="anchor-link" aria-label="Link to this heading" href=')
    body = re.sub(r'(<a class="anchor-link")', r'\1 aria-label="Link to this heading"', body)
    body = re.sub(r'href="((?:\./)?\d\d_\w+)\.ipynb(#[^"]*)?"', r'href="\1.html\2"', body)
    # Plain data frames: no unnamed header cell, and a box of their own to scroll in.
    body = re.sub(r'(<table border="1" class="dataframe">.*?</table>)', lambda m: '<div class="scroll" tabindex="0" role="region" aria-label="Table">' + m.group(1).replace("<th></th>", "<td></td>") + "</div>", body, flags=re.S)
    items = [f'<li class="h{level}"><a href="#{anchor}">{_TAGS.sub("", text).strip()}</a></li>' for level, anchor, text in _HEADING.findall(body) if level != "1"]
    return body.replace("@@CONTENTS@@", f"<ol>{''.join(items)}</ol>" if items else "", 1)


def corpora_of(notebooks):
    """The corpora that notebooks name in their settings cell, by the name that links use."""
    found = {}
    for notebook in notebooks:
        for cell in notebook.cells:
            if {"parameters", "injected-parameters"} & set(cell.metadata.get("tags", [])):
                for node in ast.walk(ast.parse(cell.source)):
                    if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "CORPUS" and isinstance(node.value, ast.Constant):
                        folder = node.value.value
                        local = NOTEBOOKS / folder
                        corpus = load_corpus(local if local.exists() else folder)
                        found[corpus.name] = corpus
    return found


def article_pages(corpus, places, excerpts):
    """One page an article, with every table marked in it and an anchor at each place that a notebook links to."""
    from . import find_claims, find_frames, find_quotations, find_statistics, load_codebook
    from .reader import article_page, slug

    articles = corpus.articles
    layers = [("figures", find_statistics(articles)), ("quotations", find_quotations(articles)), ("claims", find_claims(articles)), ("frames", find_frames(articles, load_codebook()))]
    for article in articles.index:
        own = [(name, table[table["article"] == article]) for name, table in layers]
        anchors = sorted(places.get((slug(corpus.name), slug(article)), ()))
        spans = cited(articles.at[article, "text"], anchors) if excerpts else None
        yield f"articles/{slug(corpus.name)}/{slug(article)}.html", article_page(corpus, article, *own, anchors=anchors, excerpts=spans)


def cited(text, anchors):
    """The sentences in which the linked places stand."""
    from .text import sentences

    return [(a, b) for a, b in sentences(text) if any(a <= at < b for at in anchors)]


def index_page(pages, corpora, css):
    """The first page of the folder: each notebook with its question, its answer and a picture."""
    from nbconvert.filters.markdown_mistune import markdown2html_mistune

    from .reader import slug

    cards = []
    for page in pages:
        answer = re.sub(r"<(/?)h\d[^>]*>", r"<\1p>", markdown2html_mistune(page["answer"])) if page["answer"] else ""
        answer = re.sub(r'<a class="anchor-link".*?</a>', "", answer).replace("../html/articles/", "articles/")
        answer = re.sub(r'href="(\d\d_\w+)\.ipynb', r'href="\1.html', answer).replace('href="#', f'href="{page["href"]}#')
        cards.append(f'<li><h2><a href="{page["href"]}">{html.escape(page["title"])}</a></h2><p><em>{html.escape(page["question"])}</em></p>{answer}{page["picture"]}</li>')
    texts = []
    for corpus in corpora.values():
        for article, row in corpus.articles.iterrows():
            label = " · ".join(str(row[c]) for c in ("outlet", "title", "published") if c in row and isinstance(row[c], str) and row[c])
            texts.append(f'<li><a href="articles/{slug(corpus.name)}/{slug(article)}.html">{html.escape(label or article)}</a></li>')
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Parallax: one event, many newspapers</title>'
        f'<meta name="description" content="Claims, figures and frames of several newspapers on one event, compared."><style>{css}</style></head><body><main class="wide"><h1>Parallax: one event, many newspapers</h1>'
        "<p>Each page asks one question of the same articles and answers it first. Every row of every table opens at its place in the article.</p>"
        f'<ul class="cards">{"".join(cards)}</ul><h2>The articles</h2><ul>{"".join(texts)}</ul></main></body></html>\n')


def write_pages(notebooks, excerpts=False, folder=HTML):
    """Write every page beside the old one and rename it into place; returns the paths.

    The index and the links to the page before and after cover every numbered notebook that has a page in the folder.
    """
    folder = Path(folder)
    css, script = ((TEMPLATES / name).read_text(encoding="utf-8") for name in ("page.css", "page.js"))
    others = {path.stem: path for path in all_notebooks() if path.stem not in notebooks and (folder / f"{path.stem}.html").exists()}
    known = notebooks | {stem: read_notebook(path) for stem, path in others.items()}
    pages = [facts(known[name], name) | {"name": name, "href": f"{name}.html", "source": f"notebooks/{name[:len(OWN)] if name.startswith(OWN) else name}.ipynb", "css": css, "script": script} for name in sorted(known)]
    written, places = {}, {}
    for i, page in enumerate(pages):
        if page["name"] not in notebooks:
            continue
        body = convert(notebooks[page["name"]], page | {"before": pages[i - 1] if i else None, "after": pages[i + 1] if i + 1 < len(pages) else None, "excerpts": excerpts})
        written[page["href"]] = body
        for corpus, article, at in _PLACE.findall(body):
            places.setdefault((corpus, article), set()).add(int(at))
    corpora = corpora_of(known.values())
    for corpus in corpora.values():
        written.update(article_pages(corpus, places, excerpts))
    written["index.html"] = index_page(pages, corpora, css)
    for name, body in written.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, body.encode("utf-8", "replace"))
    return [folder / name for name in written]


def list_figures(folder):
    """`README.md` of the figures: each with its title, its text alternative and the notebook that made it."""
    from PIL import Image

    lines = ["# Figures", "", "Made by the notebooks; PNG for slides, SVG with text as text. This list is written by `python3 run.py`.", ""]
    sources = {path.name[:2]: path.name for path in all_notebooks()}
    for path in sorted(Path(folder).glob("*.png")):
        with Image.open(path) as picture:
            told = picture.text
        lines += [f"## {path.stem}", "", f"![{told.get('Description', '')}]({path.name})", "", f"**{told.get('Title', '')}**", "", told.get("Description", ""),
                  "", f"[PNG]({path.name}) · [SVG]({path.stem}.svg) · from [{sources.get(path.name[:2], 'a notebook')}](../notebooks/{sources.get(path.name[:2], '')})", ""]
    write_whole(Path(folder) / "README.md", "\n".join(lines).encode("utf-8"))


def chosen(names):
    """Paths of the notebooks that a person named (by path, name or number); all without a name."""
    known = all_notebooks()
    if not names:
        return known
    paths = []
    for name in names:
        fitting = [p for p in known if p.stem == Path(name).stem or p.name.startswith(f"{name}_")] or ([Path(name)] if Path(name).suffix == ".ipynb" and Path(name).exists() else [])
        if not fitting:
            raise ParallaxError(f"There is no notebook {name!r}; there are {', '.join(p.stem for p in known)}.")
        paths += fitting
    return paths


async def run_all(notebooks, jobs):
    gate = asyncio.Semaphore(max(1, jobs))
    return [p for p in await asyncio.gather(*(execute(nb, name, gate) for name, nb in notebooks.items())) if p]


def main(words=None):
    parser = argparse.ArgumentParser(prog="run.py")
    parser.add_argument("notebooks", nargs="*")
    parser.add_argument("--as-saved", action="store_true")
    parser.add_argument("--save", action="store_true")
    parser.add_argument("--corpus")
    parser.add_argument("--excerpts", action="store_true")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--out", type=Path, default=HTML)
    given = parser.parse_args(words)
    begun = time.monotonic()
    try:
        if given.corpus:
            from .reader import slug

            corpus = load_corpus(given.corpus)
            os.environ["PARALLAX_FIGURES"] = str(given.out / "figures" / slug(corpus.name))
            notebooks = {f"{OWN}_{slug(corpus.name)}": with_settings(read_notebook(NOTEBOOKS / f"{OWN}.ipynb"), {"CORPUS": given.corpus})}
        else:
            notebooks = {path.stem: read_notebook(path) for path in chosen(given.notebooks)}
        problems = []
        if not given.as_saved:
            print(f"Running {len(notebooks)} notebook{'s' * (len(notebooks) != 1)}, {given.jobs} at a time:", flush=True)
            problems = asyncio.run(run_all(notebooks, given.jobs))
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
    except ParallaxError as error:
        print(f"{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    first = "index.html" if len(notebooks) > 1 else next(iter(notebooks)) + ".html"
    shown = given.out.resolve()
    shown = shown.relative_to(ROOT) if shown.is_relative_to(ROOT) else shown
    print(f"{len(paths)} pages in {shown}{os.sep}: open {shown / first} ({time.monotonic() - begun:.0f} s)", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
