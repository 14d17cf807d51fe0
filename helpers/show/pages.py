"""Run notebooks as copies and turn them into self-contained pages; called by run.py, never by a notebook."""

import argparse
import ast
import asyncio
import os
import re
import sys
import time
from pathlib import Path

import nbformat

from ..corpus import load_corpus
from ..ground import ParallaxError, write_whole
from .cells import slug
from .reader import article_page, template

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS, HTML, TEMPLATES = ROOT / "notebooks", ROOT / "html", Path(__file__).resolve().parent / "templates"
OWN = "05_your_own_articles"
_HEADING = re.compile(r'<h([1-3]) id="([^"]+)">(.*?)<a class="anchor-link"', re.S)
_PLACE = re.compile(r'href="(?:\.\./html/)?articles/([^/"]+)/([^/"]+)\.html#c(\d+)"')
_FRAME = re.compile(r'<table border="1" class="dataframe">.*?</table>', re.S)
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
    """Run one notebook from the top in a fresh kernel with `notebooks/` as working folder; the error text comes back."""
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, DeadKernelError

    quiet = ["--IPKernelApp.log_level=ERROR"]
    options = {"kernel_name": "python3", "timeout": 600, "record_timing": False, "extra_arguments": quiet}
    async with gate:
        begun, problem = time.monotonic(), None
        for cell in notebook.cells:
            if cell.cell_type == "code":
                cell.outputs, cell.execution_count = [], None
        try:
            await NotebookClient(notebook, resources={"metadata": {"path": str(NOTEBOOKS)}}, **options).async_execute()
        except CellExecutionError:
            problem = failed_cell(notebook, name)
        except (DeadKernelError, TimeoutError) as error:
            problem = f"{name}: the kernel stopped ({error})."
        print(f"  {name:<28} {time.monotonic() - begun:5.1f} s{'   FAILED' * bool(problem)}", flush=True)
        return problem


def failed_cell(notebook, name):
    """Where a notebook failed: its name, the number of the cell and the last lines of the error."""
    for number, cell in enumerate(notebook.cells, 1):
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                lines = re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(output.traceback)).strip().splitlines()
                where = f"{name}, cell {number} (code cell [{cell.execution_count}])"
                return f"{where} failed:\n    " + "\n    ".join(lines[-8:])
    return f"{name}: a cell failed without saying why."


def clean(notebook):
    """A notebook as it is kept in git: no timing, no version of Python, no widget state."""
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    notebook.metadata = nbformat.from_dict({"kernelspec": kernel, "language_info": {"name": "python"}})
    for cell in notebook.cells:
        cell.metadata = nbformat.from_dict({k: v for k, v in cell.metadata.items() if k in ("tags", "jupyter")})
    return notebook


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
    exporter.register_filter("highlight_code", Highlight2HTML(pygments_lexer="ipython3", parent=exporter))
    # HTMLExporter would parse and print the whole page once more to set alternatives that ours has; it takes half the time.
    body, _ = TemplateExporter.from_notebook_node(exporter, notebook, resources={"page": page})
    if page.get("excerpts"):
        body = _WHOLE_ARTICLE.sub('<p class="prose">The article is left out of this edition of excerpts.</p>', body)
    body = linked(body).replace('<a class="anchor-link"', '<a class="anchor-link" aria-label="Link to this heading"')
    body = _FRAME.sub(_boxed, body)
    headings = [(level, anchor, _TAGS.sub("", text).strip()) for level, anchor, text in _HEADING.findall(body) if level != "1"]
    items = "".join(f'<li class="h{level}"><a href="#{anchor}">{text}</a></li>' for level, anchor, text in headings)
    return body.replace("@@CONTENTS@@", f"<ol>{items}</ol>" if items else "", 1)


def _boxed(table):
    """A plain data frame in a box of its own to scroll in, without an unnamed header cell."""
    named = table[0].replace("<th></th>", "<td></td>")
    return f'<div class="scroll" tabindex="0" role="region" aria-label="Table">{named}</div>'


def corpora_of(notebooks):
    """The corpora that notebooks name in their settings cell, by the name that links use."""
    found = {}
    cells = [cell for notebook in notebooks for cell in notebook.cells]
    settings = [cell.source for cell in cells if {"parameters", "injected-parameters"} & set(cell.metadata.get("tags", []))]
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
    from ..framing import find_frames, load_codebook
    from ..language import sentences
    from ..speech import find_quotations

    articles = corpus.articles
    layers = {
        "figures": find_statistics(articles), "quotations": find_quotations(articles), "claims": find_claims(articles),
        "frames": find_frames(articles, load_codebook()),
    }  # fmt: skip
    for article, text in articles["text"].items():
        own = [(name, table[table["article"] == article]) for name, table in layers.items()]
        anchors = sorted(places.get((slug(corpus.name), slug(article)), ()))
        cited = [(a, b) for a, b in sentences(text) if any(a <= at < b for at in anchors)] if excerpts else None
        yield article_address(corpus, article), article_page(corpus, article, *own, anchors=anchors, excerpts=cited)


def article_address(corpus, article):
    return f"articles/{slug(corpus.name)}/{slug(article)}.html"


def index_page(pages, corpora, css):
    """The first page of the folder: each notebook with its question, its answer and a picture."""
    from nbconvert.filters.markdown_mistune import markdown2html_mistune

    for page in pages:
        answer = re.sub(r"<(/?)h\d[^>]*>", r"<\1p>", markdown2html_mistune(page["answer"]) if page["answer"] else "")
        answer = linked(re.sub(r'<a class="anchor-link".*?</a>', "", answer))
        page["answer"] = answer.replace('href="#', f'href="{page["href"]}#')
    texts = []
    for corpus in corpora.values():
        for article, row in corpus.articles.iterrows():
            known = [row[name] for name in ("outlet", "title", "published") if isinstance(row[name], str)]
            texts.append((article_address(corpus, article), " · ".join(known) or article))
    return template("index.html.j2").render(pages=pages, texts=texts, css=css)


def write_pages(notebooks, excerpts=False, folder=HTML):
    """Write every page beside the old one and rename it into place; returns the paths.

    The index and the links to the page before and after cover every numbered notebook that has a page in the folder.
    """
    folder = Path(folder)
    css, script = ((TEMPLATES / name).read_text(encoding="utf-8") for name in ("page.css", "page.js"))
    known = dict(notebooks)
    for path in all_notebooks():
        if path.stem not in known and (folder / f"{path.stem}.html").exists():
            known[path.stem] = read_notebook(path)
    pages = []
    for name in sorted(known):
        source = f"notebooks/{OWN if name.startswith(OWN) else name}.ipynb"
        of_all = {"name": name, "href": f"{name}.html", "source": source, "css": css, "script": script, "excerpts": excerpts}
        pages.append(facts(known[name], name) | of_all)
    written, places = {}, {}
    for before, page, after in zip([None, *pages], pages, [*pages[1:], None], strict=False):
        if page["name"] in notebooks:
            body = convert(notebooks[page["name"]], page | {"before": before, "after": after})
            written[page["href"]] = body
            for corpus, article, at in _PLACE.findall(body):
                places.setdefault((corpus, article), set()).add(int(at))
    corpora = corpora_of(known.values())
    for corpus in corpora.values():
        written.update(article_pages(corpus, places, excerpts))
    written["index.html"] = index_page(pages, corpora, css)
    for name, body in written.items():
        write_whole(folder / name, body.encode("utf-8", "replace"))
    return [folder / name for name in written]


def list_figures(folder):
    """`README.md` of the figures: each with its title, its text alternative and the notebook that made it."""
    from PIL import Image

    told = "Made by the notebooks; PNG for slides, SVG with text as text. This list is written by `python3 run.py`."
    lines = ["# Figures", "", told, ""]
    sources = {path.name[:2]: path.name for path in all_notebooks()}
    for path in sorted(Path(folder).glob("*.png")):
        with Image.open(path) as picture:
            title, alt = (picture.text.get(name, "") for name in ("Title", "Description"))
        name, source = path.stem, sources.get(path.name[:2])
        origin = f"[{source or 'a notebook'}](../notebooks/{source or ''})"
        lines += [f"## {name}", "", f"![{alt}]({path.name})", "", f"**{title}**", "", alt, ""]
        lines += [f"[PNG]({path.name}) · [SVG]({name}.svg) · from {origin}", ""]
    write_whole(Path(folder) / "README.md", "\n".join(lines).encode("utf-8"))


def chosen(names):
    """Paths of the notebooks that a person named (by path, name or number); all without a name."""
    known = all_notebooks()
    if not names:
        return known
    paths = []
    for name in names:
        fitting = [path for path in known if path.stem == Path(name).stem or path.name.startswith(f"{name}_")]
        if not fitting and Path(name).suffix == ".ipynb" and Path(name).exists():
            fitting = [Path(name)]
        if not fitting:
            raise ParallaxError(f"There is no notebook {name!r}; there are {', '.join(p.stem for p in known)}.")
        paths += fitting
    return paths


async def run_all(notebooks, jobs):
    gate = asyncio.Semaphore(max(1, jobs))
    problems = await asyncio.gather(*(execute(notebook, name, gate) for name, notebook in notebooks.items()))
    return [problem for problem in problems if problem]


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
            name = slug(load_corpus(given.corpus).name)
            os.environ["PARALLAX_FIGURES"] = str(given.out / "figures" / name)
            own = read_notebook(NOTEBOOKS / f"{OWN}.ipynb")
            notebooks = {f"{OWN}_{name}": with_settings(own, {"CORPUS": given.corpus})}
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
