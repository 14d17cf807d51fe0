"""Notebooks run as copies, each in a fresh kernel; what nothing has changed since is taken from the last run.

What a run depended on is not guessed: its kernel notes every file it opens and every folder it lists. The outputs are used again only
while those files and listings, the notebook's cells, the code of `helpers`, the tables of rules and the environment are what they were.
"""

import ast
import asyncio
import hashlib
import json
import os
import re
import sys
import threading
import time
from concurrent.futures import Future
from pathlib import Path

import nbformat

from ..ground import ParallaxError
from ..kept import KEPT, ROOT, code_key, keep, kept

NOTEBOOKS = ROOT / "notebooks"
# Runs first in each kernel: files read, files written (by renaming) and folders listed go to a file, a line each.
_NOTE_FILES = """
def _note():
    import os, sys
    out, seen = os.open({trace!r}, os.O_WRONLY | os.O_CREAT | os.O_APPEND), set()
    def note(event, args):
        if event == "open" and not set(str(args[1] or "r")) & set("wax+"):
            kind, path = "read", args[0]
        elif event in ("os.listdir", "os.scandir"):
            kind, path = "list", args[0] or "."
        elif event == "os.rename":
            kind, path = "made", args[1]
        else:
            return
        if isinstance(path, (str, os.PathLike)) and (kind, str(path)) not in seen:
            seen.add((kind, str(path)))
            os.write(out, f"{{kind}} {{os.path.abspath(path)}}\\n".encode("utf-8", "surrogateescape"))
    sys.addaudithook(note)
_note(); del _note
"""


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
    """The cell tagged `parameters`, or None."""
    return next((cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", [])), None)


def with_settings(notebook, settings):
    """A copy of a notebook whose cell tagged `parameters` sets names to these values: what that cell does with them follows."""
    changed = nbformat.from_dict(notebook)
    cell = settings_cell(changed)
    if cell is None:
        raise ParallaxError("The notebook has no cell tagged 'parameters', so no setting can be given from outside.")
    lines = cell.source.splitlines()
    for node in reversed(ast.parse(cell.source).body):
        name = getattr(node.targets[0], "id", None) if isinstance(node, ast.Assign) else None
        if name in settings:
            lines[node.lineno - 1 : node.end_lineno] = [f"{name} = {settings[name]!r}"]
    cell.source = "\n".join(lines)
    return changed


def clean(notebook):
    """A notebook as it is kept in git: no timing, no version of Python, no widget state."""
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    notebook.metadata = nbformat.from_dict({"kernelspec": kernel, "language_info": {"name": "python"}})
    for cell in notebook.cells:
        cell.metadata = nbformat.from_dict({k: v for k, v in cell.metadata.items() if k in ("tags", "jupyter")})
    return notebook


def failed_cell(notebook, name):
    """Where a notebook failed: its name, the number of the cell and the last lines of the error."""
    for number, cell in enumerate(notebook.cells, 1):
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                lines = re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(output.traceback)).strip().splitlines()
                where = f"{name}, cell {number} (code cell [{cell.execution_count}])"
                return f"{where} failed:\n    " + "\n    ".join(lines[-8:])
    return f"{name}: a cell failed without saying why."


def _key(notebook, code):
    cells = [(cell.cell_type, cell.source, cell.metadata.get("tags", [])) for cell in notebook.cells]
    return hashlib.sha256((json.dumps(cells) + code).encode("utf-8", "surrogateescape")).hexdigest()


def taken(notebook, name, code):
    """The outputs of the last run put into the notebook, where all that it depended on is unchanged; True then."""
    outputs = kept(name, _key(notebook, code))
    for cell, (count, given) in zip(notebook.cells, outputs or [], strict=bool(outputs)):
        if cell.cell_type == "code":
            cell.execution_count, cell.outputs = count, [nbformat.from_dict(output) for output in given]
    return outputs is not None


def keep_outputs(notebook, name, code, trace):
    """Keep the outputs of a run with what it read and made, so that a changed article or a lost picture means a new run."""
    seen = trace.read_text("utf-8", "surrogateescape").splitlines() if trace.exists() else []
    paths = {line[5:] for line in seen} | {os.path.dirname(line[5:]) for line in seen if line.startswith("read")}
    outputs = [(cell.get("execution_count"), cell.get("outputs", [])) for cell in notebook.cells]
    keep(name, _key(notebook, code), filter(_ours, paths), outputs)


def _ours(path):
    """Is it material of a run, not a library, a device, a setting of Jupyter in the home folder or a listing that only shows html/?"""
    home = str(Path.home())
    hidden = path.startswith(home + os.sep) and not path.startswith(str(ROOT)) and f"{os.sep}." in path[len(home) :]
    libraries = (sys.prefix, sys.base_prefix, str(Path(nbformat.__file__).parents[1]))
    beside = path.startswith((*libraries, str(KEPT), "/dev/", "/proc/", "/sys/", "/etc/", "/usr/"))
    return not hidden and not beside and path not in (str(ROOT), str(NOTEBOOKS)) and not path.endswith((".part", ".pyc", "__pycache__"))


async def execute(notebook, name, gate, code, fresh):
    """Run one notebook from the top with `notebooks/` as working folder, or take what is kept; the error text comes back."""
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, DeadKernelError

    from .kernels import manager

    async with gate:
        begun, problem = time.monotonic(), None
        if not fresh and taken(notebook, name, code):
            print(f"  {name:<28} nothing has changed since the last run", flush=True)
            return None
        for cell in notebook.cells:
            if cell.cell_type == "code":
                cell.outputs, cell.execution_count = [], None
        print(f"  {name:<28} runs ...", flush=True)
        KEPT.mkdir(exist_ok=True)
        trace = KEPT / f"{name}.{os.getpid()}.trace"
        first = ["--IPKernelApp.log_level=ERROR", f"--IPKernelApp.code_to_run={_NOTE_FILES.format(trace=str(trace))}"]
        options = {"kernel_name": "python3", "kernel_manager_class": manager(), "extra_arguments": first}
        options |= {"timeout": 600, "record_timing": False, "shutdown_kernel": "immediate"}
        try:
            await NotebookClient(notebook, resources={"metadata": {"path": str(NOTEBOOKS)}}, **options).async_execute()
            keep_outputs(notebook, name, code, trace)
        except CellExecutionError:
            problem = failed_cell(notebook, name)
        except (DeadKernelError, TimeoutError) as error:
            problem = f"{name}: the kernel stopped ({error})."
        finally:
            trace.unlink(missing_ok=True)
        print(f"  {name:<28} {time.monotonic() - begun:5.1f} s{'   FAILED' * bool(problem)}", flush=True)
        return problem


async def _run_all(notebooks, jobs, fresh):
    gate, code = asyncio.Semaphore(max(1, jobs)), code_key()
    problems = await asyncio.gather(*(execute(notebook, name, gate, code, fresh) for name, notebook in notebooks.items()))
    return [problem for problem in problems if problem]


def run_all(notebooks, jobs, fresh=False):
    """Run notebooks, so many at a time; what went wrong comes back, a text each."""
    print(f"Running {len(notebooks)} notebook{'s' * (len(notebooks) != 1)}, {jobs} at a time:", flush=True)
    found = Future()

    def work():
        try:
            found.set_result(asyncio.run(_run_all(notebooks, jobs, fresh)))
        except BaseException as error:
            found.set_exception(error)

    threading.Thread(target=work, daemon=True).start()  # the main thread stays free for an interrupt
    return found.result()
