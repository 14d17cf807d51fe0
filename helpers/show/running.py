"""Notebooks run as copies, each in a fresh process; what nothing has changed since is taken from the last run.

What a run depended on is not guessed: its process notes every file it opens and every folder it lists. The outputs are
used again only while those files and listings, the notebook's cells, the code of `helpers`, the tables of rules and the
environment are what they were.
"""

import hashlib
import json
import multiprocessing
import os
import re
import signal
import sys
import time
from concurrent.futures import ThreadPoolExecutor
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
    """Where a notebook failed: its name, the number of the cell and the last lines of the error; None where it did not."""
    cells = enumerate(notebook.cells, 1)
    outputs = ((number, cell, output) for number, cell in cells for output in cell.get("outputs", []))
    found = next((found for found in outputs if found[2].output_type == "error"), None)
    if found is None:
        return None
    number, cell, output = found
    lines = re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(output.traceback)).strip().splitlines()
    where = f"{name}, cell {number} (code cell [{cell.execution_count}])"
    return f"{where} failed:\n    " + "\n    ".join(lines[-8:])


def _ours(path):
    """Is it material of a run: no library, device, setting of Jupyter at home, or listing that only shows html/?"""
    home = str(Path.home())
    hidden = path.startswith(home + os.sep) and not path.startswith(str(ROOT)) and f"{os.sep}." in path[len(home) :]
    libraries = (sys.prefix, sys.base_prefix, str(Path(nbformat.__file__).parents[1]))
    beside = path.startswith((*libraries, str(KEPT), "/dev/", "/proc/", "/sys/", "/etc/", "/usr/"))
    passing = path in (str(ROOT), str(NOTEBOOKS)) or path.endswith((".part", ".pyc", "__pycache__"))
    return not (hidden or beside or passing)


def _executed(name, sources):
    """What the cells give when they run in a process of their own, and the files and folders that they saw."""
    from .cell_runner import LOADED_FIRST, run_cells

    fork = "forkserver" in multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if fork else "spawn")
    context.set_forkserver_preload(LOADED_FIRST)
    ours, theirs = context.Pipe(duplex=False)
    given = (theirs, sources, str(NOTEBOOKS), dict(os.environ))
    process = context.Process(target=run_cells, args=given, daemon=True)
    process.start()
    theirs.close()
    try:
        return ours.recv()
    except EOFError:
        process.join()
        raise ParallaxError(f"{name}: its process ended in the middle (exit code {process.exitcode}).") from None


def run(name, notebook, code, fresh):
    """Run one notebook from the top with `notebooks/` as working folder, or take what is kept; returns the error."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    sources, begun, seen = [cell.source for cell in cells], time.monotonic(), None
    key = hashlib.sha256((json.dumps(sources) + code).encode("utf-8", "surrogateescape")).hexdigest()
    results = None if fresh else kept(name, key)
    if results is None:
        print(f"  {name:<28} runs ...", flush=True)
        results, seen = _executed(name, sources)
    for cell, (count, outputs) in zip(cells, results, strict=True):
        cell.execution_count, cell.outputs = count, [nbformat.from_dict(output) for output in outputs]
    problem, told = failed_cell(notebook, name), "nothing has changed since the last run"
    if seen is not None:
        told = f"{time.monotonic() - begun:5.1f} s{'   FAILED' * bool(problem)}"
    if seen and not problem:
        paths = {path for _, path in seen} | {os.path.dirname(path) for kind, path in seen if kind == "read"}
        keep(name, key, filter(_ours, paths), results)
    print(f"  {name:<28} {told}", flush=True)
    return problem


def run_all(notebooks, jobs, fresh=False):
    """Run notebooks, so many at a time; what went wrong comes back, a text each."""
    print(f"Running {len(notebooks)} notebook{'s' * (len(notebooks) != 1)}, {jobs} at a time:", flush=True)
    mask, code = getattr(signal, "pthread_sigmask", lambda *_: ()), code_key()
    resource_tracker.ensure_running()  # first: it lets interrupts through again when it starts
    held = mask(signal.SIG_BLOCK, {signal.SIGINT})  # threads and processes begun from here leave it to this thread
    with ThreadPoolExecutor(max(1, jobs)) as pool:
        runs = [pool.submit(run, name, notebook, code, fresh) for name, notebook in notebooks.items()]
        mask(signal.SIG_SETMASK, held)
        return [problem for one in runs if (problem := one.result())]
