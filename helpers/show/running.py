"""Notebooks run as copies, each in a process of its own; what nothing has changed since is taken from the last run.

What a run depended on is not guessed: its process notes every file it opens and every folder it lists. The outputs are
used again only while those files and listings, the notebook's cells, the code of `helpers`, the tables of rules and the
environment are what they were.
"""

import hashlib
import json
import os
import re
import signal
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from multiprocessing import resource_tracker
from pathlib import Path

import nbformat

from ..ground import ParallaxError
from ..kept import KEPT, ROOT, code_key, keep, kept

NOTEBOOKS = ROOT / "notebooks"
_VALUE = r"(?P<value>(?:\"[^\"\n]*\"|'[^'\n]*'|[^#\"'\n])*?)"
SETTING = re.compile(rf"^(?P<name>[A-Z][A-Z0-9_]*)[^\S\n]*=[^\S\n]*{_VALUE}[^\S\n]*(?:#\s*(?P<note>.*))?$", re.M)


def all_notebooks():
    return sorted(NOTEBOOKS.glob("[0-9]*.ipynb"))


def read_notebook(path):
    try:
        return nbformat.read(path, as_version=4)
    except (OSError, nbformat.reader.NotJSONError, nbformat.ValidationError) as error:
        raise ParallaxError(f"{Path(path).name} cannot be read as a notebook: {str(error).splitlines()[0]}") from None


def chosen(names):
    """Paths of the notebooks that a person named (by path, name or number); all without a name."""
    known, paths = all_notebooks(), []
    for name in names:
        fitting = [path for path in known if path.stem == Path(name).stem or path.name.startswith(f"{name}_")]
        fitting = fitting or [path for path in [Path(name)] if path.suffix == ".ipynb" and path.exists()]
        if not fitting:
            raise ParallaxError(f"There is no notebook {name!r}; there are {', '.join(p.stem for p in known)}.")
        paths += fitting
    return paths or known


def settings_cell(notebook):
    """The cell tagged `parameters`, or an empty one."""
    tagged = (cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", []))
    return next(tagged, nbformat.v4.new_code_cell())


def settings_of(notebook):
    """What a notebook sets in its settings cell: each name to its value as written."""
    return {found["name"]: found["value"] for found in SETTING.finditer(settings_cell(notebook).source)}


def with_settings(notebook, settings):
    """A copy of a notebook whose settings cell gives these values to these names."""
    changed = nbformat.from_dict(notebook)
    cell = settings_cell(changed)
    if not settings.keys() <= settings_of(changed).keys():
        raise ParallaxError(f"The notebook has no cell tagged 'parameters' that sets {' and '.join(settings)}.")
    given = {name: f"{name} = {value!r}" for name, value in settings.items()}
    cell.source = SETTING.sub(lambda found: given.get(found["name"], found[0]), cell.source)
    return changed


def clean(notebook):
    """A notebook as it is kept in git: no timing, no version of Python, no widget state."""
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    notebook.metadata = nbformat.from_dict({"kernelspec": kernel, "language_info": {"name": "python"}})
    for cell in notebook.cells:
        cell.metadata = nbformat.from_dict({k: v for k, v in cell.metadata.items() if k in ("tags", "jupyter")})
    return notebook


def clear(notebook):
    """The same notebook without outputs."""
    for cell in notebook.cells:
        cell.update({"outputs": [], "execution_count": None} if cell.cell_type == "code" else {})
    return notebook


def failed_cell(notebook, name):
    """Where a notebook failed: its name, the number of the cell and the last lines of the error."""
    cells = enumerate(notebook.cells, 1)
    outputs = ((number, cell, output) for number, cell in cells for output in cell.get("outputs", []))
    number, cell, output = next(found for found in outputs if found[2].output_type == "error")
    lines = re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(output.traceback)).strip().splitlines()
    where = f"{name}, cell {number} (code cell [{cell.execution_count}])"
    return f"{where} failed:\n    " + "\n    ".join(lines[-8:])


def _key(notebook, code):
    cells = [(cell.cell_type, cell.source, cell.metadata.get("tags", [])) for cell in notebook.cells]
    return hashlib.sha256((json.dumps(cells) + code).encode("utf-8", "surrogateescape")).hexdigest()


def _ours(path):
    """Is it material of a run: no library, device, setting of Jupyter at home, or listing that only shows html/?"""
    home = str(Path.home())
    hidden = path.startswith(home + os.sep) and not path.startswith(str(ROOT)) and f"{os.sep}." in path[len(home) :]
    libraries = (sys.prefix, sys.base_prefix, str(Path(nbformat.__file__).parents[1]))
    beside = path.startswith((*libraries, str(KEPT), "/dev/", "/proc/", "/sys/", "/etc/", "/usr/"))
    passing = path in (str(ROOT), str(NOTEBOOKS)) or path.endswith((".part", ".pyc", "__pycache__"))
    return not (hidden or beside or passing)


def execute(name, notebook, code, fresh):
    """Run one notebook from the top with `notebooks/` as working folder, or take what is kept; returns the error."""
    from .kernels import CONTEXT, run_cells

    begun, problem, key = time.monotonic(), "", _key(notebook, code)
    outputs = None if fresh else kept(name, key)
    cells = [cell for cell in clear(notebook).cells if cell.cell_type == "code" and cell.source.strip()]
    if outputs is None:
        print(f"  {name:<28} runs ...", flush=True)
        answer, theirs = CONTEXT.Pipe(duplex=False)
        given = [cell.source for cell in cells], NOTEBOOKS, theirs
        CONTEXT.Process(target=run_cells, args=given, daemon=True).start()  # one of its own, as if it were opened anew
        theirs.close()
        try:
            outputs, paths = answer.recv()
        except EOFError:
            return f"{name}: the process that ran it stopped; perhaps there was not enough memory."
        said = f"{time.monotonic() - begun:5.1f} s"
    else:
        said, paths = "nothing has changed since the last run", None
    for cell, (count, given) in zip(cells, outputs, strict=False):
        cell.execution_count, cell.outputs = count, [nbformat.from_dict(output) for output in given]
        if any(output["output_type"] == "error" for output in given):
            problem = failed_cell(notebook, name)
    if paths and not problem:
        keep(name, key, filter(_ours, paths), outputs)
    print(f"  {name:<28} {said}{'   FAILED' * bool(problem)}", flush=True)
    return problem


def _hold_interrupts():
    """In a thread that starts processes: neither it nor they answer an interrupt, the main thread does."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


def run_all(notebooks, jobs, fresh=False):
    """Run notebooks, so many at a time; what went wrong comes back, a text each."""
    print(f"Running {len(notebooks)} notebook{'s' * (len(notebooks) != 1)}, {jobs} at a time:", flush=True)
    code = code_key()
    resource_tracker.ensure_running()  # first: it lets interrupts through again when it starts
    with ThreadPoolExecutor(max(1, jobs), initializer=_hold_interrupts) as threads:
        run = partial(execute, code=code, fresh=fresh)
        return list(filter(None, threads.map(run, notebooks, notebooks.values())))
